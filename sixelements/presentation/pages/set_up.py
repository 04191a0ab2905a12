"""Set up: the organization, its team, and how this round is asked; saved as typed, undone step by step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar
from weakref import ref

from sixelements.application import organization, rounds, teams
from sixelements.application.days_off import check_place
from sixelements.application.days_off_words import closed_code, place_code, read_closed, read_place
from sixelements.application.files import Progress
from sixelements.application.ports import Branding, Workbook
from sixelements.application.rounds import RoundSettings, as_it_is
from sixelements.application.teams import MOST_PEOPLE
from sixelements.application.templates import ENDING as TEMPLATE
from sixelements.application.templates import template_from
from sixelements.application.typed import read_whole
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.holidays import WorkDays
from sixelements.domain.ids import ElementId, RoundId, TeamId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.papers import usual_paper
from sixelements.domain.rounds import HIGHEST_THRESHOLD, HORIZONS, LOWEST_THRESHOLD, Mode, Round
from sixelements.domain.teams import Headcount, Team
from sixelements.i18n import Language, _, languages, ngettext
from sixelements.presentation.held import HeldText, Refusal
from sixelements.presentation.pages.report_views import PaperChoice, paper_words
from sixelements.presentation.pages.set_up_outlook import OutlookView, asked, outlook
from sixelements.presentation.session import Session
from sixelements.presentation.typed import too_long
from sixelements.presentation.undo import with_way_back
from sixelements.presentation.unsaved import WaitingChange
from sixelements.wording import cldr
from sixelements.wording.pictures import hardly_seen

ALL, CORE, CHOSEN = "all", "core", "chosen"
"""Languages that a report can be written in, by their own names."""
_BEGINNING = 20
"""Letters by which a service is told."""


class TypedPart(Enum):
    """What is typed here."""

    ORGANIZATION = auto()
    COLOR = auto()
    FIRM = auto()
    TEAM = auto()
    SERVICES = auto()
    THRESHOLD = auto()
    HOLIDAYS = auto()
    CLOSED = auto()


_IN_PIECES = frozenset(
    {
        TypedPart.ORGANIZATION,
        TypedPart.COLOR,
        TypedPart.FIRM,
        TypedPart.TEAM,
        TypedPart.SERVICES,
        TypedPart.CLOSED,
    }
)
"""What is stored while somebody types; the others once they are left."""


class LogoOf(Enum):
    """Whose logo it is; the value is what `ports.Branding` calls it."""

    ORGANIZATION = "logo"
    FIRM = "firm_logo"


TypedPlace = TypedPart | Role
"""A field that is typed into: one of the parts, or the head count of a role."""
OF_ROUND: tuple[TypedPlace, ...] = (*Role, TypedPart.THRESHOLD)
"""What belongs to the round, and is fixed with it."""


Record = TypeVar("Record", Team, Branding, WorkDays, RoundSettings)
"""What set-up changes some parts of."""


class Edit(NamedTuple):
    """A change of one or more parts, and what takes it back. ``label`` completes "Undo …"."""

    label: str
    change: Callable[[], object]
    undo: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChoice:
    """An element that can be asked or left out."""

    id: ElementId
    title: str
    count: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpView:
    """What Set up shows. ``fixed`` says why the round's settings can't change, ``closed`` why nothing can,
    ``under_way`` what is stored in the background meanwhile.

    ``held``: what was typed and can't be stored. ``waiting``: what is not stored yet.
    """

    facts: str
    closed: str
    fixed: str
    under_way: str
    organization: str
    color: str
    logo: bytes | None
    logo_problem: str
    language: str
    languages: tuple[tuple[str, str], ...]
    paper: str
    papers: tuple[tuple[str, str], ...]
    firm: str
    firm_logo: bytes | None
    firm_logo_problem: str
    holidays: str
    closed_days: str
    team: str
    heads: tuple[tuple[Role, str, int], ...]
    total: str
    services: str
    mode: Mode
    threshold: int
    outlook: tuple[OutlookView, ...]
    practices: str
    elements: tuple[ElementChoice, ...]
    asked: str
    all_text: str
    core_text: str
    several_sittings: bool
    horizon: int
    horizons: tuple[tuple[int, str], ...]
    held: Mapping[TypedPlace, HeldText]
    waiting: Mapping[TypedPlace, WaitingChange]


class SetUpPresenter:
    """Decides what Set up says; each change returns why it can't be made, or nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._choosing = False
        self._logo_for: Callable[[], Workbook | None] = lambda: None

    def start_over(self) -> None:
        """Reset after another round was chosen, or the page was entered again."""
        self._choosing = False
        if self._fixed_for_good():
            for part in OF_ROUND:
                self._session.held.drop(self._place(part))

    def view(self) -> SetUpView:
        """Set up as it is now."""
        session = self._session
        round_, team, assessment = session.round, session.team, session.assessment
        branding = organization.printable(session.book)
        heads = self._heads()
        names = assessment.roles
        parts: tuple[TypedPlace, ...] = (*TypedPart, *Role)
        held = {part: text for part in parts if (text := session.held.at(self._place(part)))}
        waiting = {part: change for part in parts if (change := session.waiting_at(self._place(part)))}
        return SetUpView(
            facts=_("Everything is saved as you type."),
            closed=_("The workbook is open for reading only.") if session.read_only else "",
            fixed=self._fixed(),
            under_way=session.under_way,
            organization=session.book.info.organization,
            color=branding.color or "",
            logo=branding.logo,
            logo_problem=_logo_problem(branding.logo_problem),
            language=branding.language.code,
            languages=_choices(branding.language),
            paper=session.book.organization.branding().paper or "",
            papers=_papers(branding.language),
            firm=branding.firm,
            firm_logo=branding.firm_logo,
            firm_logo_problem=_logo_problem(branding.firm_logo_problem),
            holidays=self._said(TypedPart.HOLIDAYS),
            closed_days=self._said(TypedPart.CLOSED),
            team=team.name,
            heads=tuple((role, names[role], heads.of(role)) for role in Role),
            total=ngettext("{n} person", "{n} people", heads.total).format(n=heads.total),
            services=", ".join(team.services),
            mode=round_.mode,
            threshold=round_.threshold,
            outlook=outlook(round_, assessment),
            practices=self._practices_choice(),
            elements=self._elements(),
            asked=asked(assessment, len(round_.practices)),
            all_text=asked(assessment, len(assessment.practices)),
            core_text=asked(assessment, len(assessment.core)),
            several_sittings=round_.several_sittings,
            horizon=round_.horizon_days,
            horizons=tuple((days, _horizon(days)) for days in HORIZONS),
            held=held,
            waiting=waiting,
        )

    def _place(self, part: TypedPlace) -> tuple[TeamId | RoundId | None, TypedPlace]:
        """Name and services are the team's, head count and threshold the round's, the rest is of all."""
        if part in OF_ROUND:
            return self._session.round.id, part
        return self._session.team.id if part in (TypedPart.TEAM, TypedPart.SERVICES) else None, part

    def _store(self, part: TypedPlace, text: str, read: Callable[[str], Edit | None]) -> str:
        """Store what was typed; what is refused is held. A click after closing does nothing."""
        session = self._session
        if not session.is_open:
            return ""
        typing = session.held.typing(
            self._place(part),
            text,
            field=self._label(part),
            instead_of=self._said(part),
            in_pieces=part in _IN_PIECES,
        )
        with Refusal() as refusal, typing:
            try:
                if edit := read(text):
                    session.run_with_undo(*edit)
            except SixElementsError as error:  # whatever it is, it stands beside the field until it fits
                raise BadInput(error.sentence) from None
        return refusal.sentence

    def _said(self, part: TypedPlace) -> str:
        """What is stored of a part, as its field shows it."""
        session = self._session
        if isinstance(part, Role):
            return str(self._heads().of(part))
        days = session.book.organization.work_days()
        return {
            TypedPart.ORGANIZATION: session.book.info.organization,
            TypedPart.COLOR: organization.printable(session.book).color or "",
            TypedPart.FIRM: session.book.organization.branding().firm,
            TypedPart.TEAM: session.team.name,
            TypedPart.SERVICES: ", ".join(session.team.services),
            TypedPart.THRESHOLD: str(session.round.threshold),
            TypedPart.HOLIDAYS: place_code(days),
            TypedPart.CLOSED: "; ".join(map(closed_code, days.closed)),
        }[part]

    def _make(self, edit: Edit | None) -> str:
        """Make a change that nobody typed."""
        with Refusal() as refusal:
            if edit:
                self._session.run_with_undo(*edit)
        return refusal.sentence

    def _label(self, part: TypedPlace) -> str:
        if isinstance(part, Role):
            return _("Head count: {role}").format(role=self._session.assessment.roles[part])
        return _label(part)

    def _fixed(self) -> str:
        """Why the round's settings can't be changed now; empty if they can."""
        return self._fixed_for_good() or self._session.under_way

    def _fixed_for_good(self) -> str:
        session = self._session
        if session.read_only:
            return _("The workbook is open for reading only.")
        if not session.round.collecting:
            return _("Round {n} is closed, so its settings stay as they were.").format(n=session.round.number)
        if rounds.has_answers(session.book, session.round):
            return _(
                "Fixed since the first answer came in, so that everybody answers under the same promise."
            )
        return ""

    def _practices_choice(self) -> str:
        round_, assessment = self._session.round, self._session.assessment
        if self._choosing:
            return CHOSEN
        if set(round_.practices) == set(assessment.practices):
            return ALL
        return CORE if set(round_.practices) == set(assessment.core) else CHOSEN

    def _elements(self) -> tuple[ElementChoice, ...]:
        asked = set(self._session.round.practices)
        return tuple(
            ElementChoice(
                id=element.id,
                title=_("{n} {title}").format(n=element.id, title=element.title),
                count=ngettext("{n} practice", "{n} practices", len(element.practices)).format(
                    n=len(element.practices)
                ),
                chosen=all(p.id in asked for p in element.practices),
            )
            for element in self._session.assessment.elements
        )

    # the organization

    def rename(self, name: str) -> str:
        """Give the organization another name."""
        return self._store(TypedPart.ORGANIZATION, name, self._renamed)

    def _renamed(self, name: str) -> Edit:
        _refuse_too_long(name.strip(), Writing.ORGANIZATION)
        book = self._session.book
        put = partial(organization.rename, book, announce=self._session.announce)
        label = _("the name of the organization")
        return Edit(label, *with_way_back(put, lambda: book.info.organization, name))

    def set_color(self, color: str) -> str:
        """Set the color of the report; empty for the usual one."""
        plain = color.strip().upper()
        if plain and not plain.startswith("#"):
            plain = f"#{plain}"
        return self._store(
            TypedPart.COLOR, color, lambda _typed: self._branded(_("the color"), color=plain or None)
        )

    def reading_logo(self, path: Path) -> Callable[[Progress], bytes]:
        """The work of reading a picture, which can be done off the window's thread; see `take_logo`."""
        read, self._logo_for = self._session.services.read_logo, ref(self._session.book)
        return lambda _progress: read(path)

    def take_logo(self, png: bytes, of: LogoOf = LogoOf.ORGANIZATION) -> str:
        """Set the logo that was read, unless another workbook has been opened since.

        Returns why it was refused, or that nobody sees it on white paper.
        """
        session = self._session
        if not session.is_open or session.book is not self._logo_for():
            return ""
        refusal = self.set_logo(png, of)
        return refusal or (hardly_seen() if session.services.hardly_seen(png) else "")

    def set_logo(self, png: bytes | None, of: LogoOf = LogoOf.ORGANIZATION) -> str:
        """Set or remove a logo. One that can't be read does not come back with undo."""
        book, part = self._session.book, of.value
        if png == getattr(book.organization.branding(), part) and not self._session.unsaved:
            return ""
        label = _("the logo") if of is LogoOf.ORGANIZATION else _("the logo of the firm")

        def put(picture: bytes | None) -> None:
            new = replace(book.organization.branding(), **{part: picture})  # type: ignore[arg-type] # a logo
            organization.change_branding(book, new, announce=self._session.announce)

        def now() -> bytes | None:
            before: bytes | None = getattr(organization.readable_branding(book), part)
            return before

        return self._make(Edit(label, *with_way_back(put, now, png)))

    def set_language(self, language: str) -> str:
        """Set the language of the report."""
        return self._make(self._branded(_("the language"), language=language))

    def set_paper(self, paper: str) -> str:
        """Set the paper of reports and forms; empty for the usual one of the language."""
        return self._make(self._branded(_("the paper"), paper=paper or None))

    def rename_firm(self, name: str) -> str:
        """Set the name of the firm that works for the organization; empty for none."""
        return self._store(TypedPart.FIRM, name, self._with_firm)

    def _with_firm(self, name: str) -> Edit | None:
        _refuse_too_long(name.strip(), Writing.FIRM)
        return self._branded(_("the name of the firm"), firm=" ".join(name.split()))

    def save_template(self, path: Path) -> str:
        """Write a template of these settings; returns where it is, or why not."""
        services = self._session.services
        if path.suffix.lower() != TEMPLATE:
            path = path.with_name(path.name + TEMPLATE)
        try:
            services.write_template(path, template_from(self._session.book))
        except SixElementsError as refusal:
            return refusal.sentence
        return _("Wrote {path}.").format(path=path)

    def _branded(self, label: str, **change: object) -> Edit | None:
        session, book = self._session, self._session.book
        write = partial(organization.change_branding, book, announce=session.announce)
        return self._of_parts(label, write, book.organization.branding, change)

    def set_holidays(self, code: str) -> str:
        """Keep the holidays of a country, or of a part of one; empty for none."""
        return self._store(TypedPart.HOLIDAYS, code, self._with_place)

    def _with_place(self, code: str) -> Edit | None:
        country, part = read_place(code)
        check_place(country, part)
        return self._with_days(_("the holidays"), country=country, subdivision=part)

    def set_closed_days(self, text: str) -> str:
        """Set the organization's own closed days, parted by semicolons."""
        return self._store(TypedPart.CLOSED, text, self._with_closed)

    def _with_closed(self, text: str) -> Edit | None:
        parts = (part.strip() for part in text.split(";"))
        closed = tuple(read_closed(part) for part in parts if part)
        return self._with_days(_("the closed days"), closed=closed)

    def _with_days(self, label: str, **change: object) -> Edit | None:
        session, book = self._session, self._session.book

        write = partial(organization.change_work_days, book, announce=session.announce)
        return self._of_parts(label, write, book.organization.work_days, change)

    # the team

    def rename_team(self, name: str) -> str:
        """Give the team another name."""
        return self._store(TypedPart.TEAM, name, self._team_renamed)

    def _team_renamed(self, name: str) -> Edit | None:
        _refuse_too_long(name.strip(), Writing.TEAM)
        return self._of_team(_("the name of the team"), name=name)

    def set_head(self, role: Role, text: str) -> str:
        """Set how many people have a role, as it was typed."""
        return self._store(role, text, partial(self._headed, role))

    def _headed(self, role: Role, text: str) -> Edit | None:
        number = read_whole(text, least=0, most=MOST_PEOPLE)
        if number == self._heads().of(role) and not self._session.unsaved:
            return None
        session, book, id_ = self._session, self._session.book, self._session.team.id

        def now() -> Headcount:
            return book.rounds.of(id_)[-1].headcount or _team(book, id_).headcount or Headcount()

        before: list[int] = []

        def put(people: int) -> None:
            session.refuse_under_way()
            before[:] = [now().of(role)]  # when it is stored, which may be later than it was typed
            heads = replace(now(), **{role.value: people})
            new = replace(_team(book, id_), headcount=heads if heads.total else None)
            teams.change_team(book, new, announce=session.announce)

        return Edit(_("the head count"), partial(put, number), lambda: put(before[0]))

    def _heads(self) -> Headcount:
        """The head count that is shown."""
        return self._session.round.headcount or self._session.team.headcount or Headcount()

    def set_services(self, text: str) -> str:
        """Set what the team offers, parted by commas or lines."""
        return self._store(TypedPart.SERVICES, text, self._with_services)

    def _with_services(self, text: str) -> Edit | None:
        parts = (" ".join(part.split()) for part in text.replace("\n", ",").split(","))
        services = tuple(dict.fromkeys(part for part in parts if part))
        longest = max(services, key=len, default="")
        if too_long(longest, CHARACTERS[Writing.SERVICE]):
            text = _('A service is told in at most {n} characters. Shorten "{beginning}…".')
            beginning = longest[:_BEGINNING]
            raise BadInput(text.format(n=CHARACTERS[Writing.SERVICE], beginning=beginning))
        return self._of_team(_("the services"), services=services)

    def _of_team(self, label: str, **change: object) -> Edit | None:
        session, book, id_ = self._session, self._session.book, self._session.team.id

        write = partial(teams.change_team, book, announce=session.announce)
        return self._of_parts(label, write, partial(_team, book, id_), change)

    # the round

    def set_mode(self, mode: Mode) -> str:
        """Anonymous or open; the threshold becomes the usual one of the mode."""
        return self._make(self._settings(_("the kind of round"), mode=mode, threshold=None))

    def set_threshold(self, text: str) -> str:
        """Set the smallest group that is shown, as it was typed."""
        return self._store(TypedPart.THRESHOLD, text, self._with_threshold)

    def _with_threshold(self, text: str) -> Edit | None:
        threshold = read_whole(text, least=LOWEST_THRESHOLD, most=HIGHEST_THRESHOLD)
        return self._settings(_("the threshold"), threshold=threshold)

    def choose_practices(self, choice: str) -> str:
        """Ask all practices, the core ones, or those of chosen elements."""
        self._choosing = choice == CHOSEN
        assessment = self._session.assessment
        if choice == CHOSEN:
            wanted = tuple(element.id for element in self._elements() if element.chosen)
            practices = assessment.of_elements(wanted) or tuple(assessment.practices)
        else:
            practices = assessment.core if choice == CORE else tuple(assessment.practices)
        return self._make(self._settings(_("the practices"), practices=practices))

    def choose_element(self, element: ElementId, *, yes: bool) -> str:
        """Ask an element or leave it out."""
        self._choosing = True
        chosen = {e.id for e in self._elements() if e.chosen}
        chosen = chosen | {element} if yes else chosen - {element}
        practices = self._session.assessment.of_elements(tuple(chosen))
        return self._make(self._settings(_("the practices"), practices=practices))

    def set_several_sittings(self, *, yes: bool) -> str:
        """One sitting, or as many as a person likes."""
        return self._make(self._settings(_("the sittings"), several_sittings=yes))

    def set_horizon(self, days: int) -> str:
        """Set how far the plan looks ahead."""
        session, book, old = self._session, self._session.book, self._session.round

        def put(days: int) -> None:
            session.refuse_under_way()
            rounds.change_horizon(book, old, days, announce=session.announce)

        ways = with_way_back(put, lambda: as_it_is(book, old).horizon_days, days)
        return self._make(Edit(_("the horizon"), *ways))

    def _settings(self, label: str, **change: object) -> Edit | None:
        session, book, round_ = self._session, self._session.book, self._session.round

        def write(new: RoundSettings) -> None:
            session.refuse_under_way()
            rounds.change_settings(book, round_, new, announce=session.announce)

        return self._of_parts(label, write, lambda: _settings_of(as_it_is(book, round_)), change)

    def _of_parts(
        self,
        label: str,
        write: Callable[[Record], None],
        read: Callable[[], Record],
        change: Mapping[str, object],
    ) -> Edit | None:
        """Change some parts of a record; the others stay as they are when it is stored, or taken back."""
        before: dict[str, object] = {}

        def parts(record: Record) -> dict[str, object]:
            return {name: getattr(record, name) for name in change}

        def put() -> None:
            record = read()
            before.update(parts(record))
            write(replace(record, **change))  # type: ignore[arg-type] # fields of the record

        if parts(read()) == change and not self._session.unsaved:
            return None
        return Edit(label, put, lambda: write(replace(read(), **before)))  # type: ignore[arg-type] # as above


def _refuse_too_long(text: str, writing: Writing) -> None:
    if problem := too_long(text, CHARACTERS[writing]):
        raise BadInput(problem)


def _settings_of(round_: Round) -> RoundSettings:
    return RoundSettings(
        mode=round_.mode,
        threshold=round_.threshold,
        practices=round_.practices,
        several_sittings=round_.several_sittings,
    )


def _logo_problem(problem: str) -> str:
    return problem and _("{problem} Choose another picture, or remove it.").format(problem=problem)


def _label(part: TypedPart) -> str:
    return {
        TypedPart.ORGANIZATION: _("Name of the organization"),
        TypedPart.COLOR: _("Color of the report"),
        TypedPart.FIRM: _("Name of the firm"),
        TypedPart.TEAM: _("Name of the team"),
        TypedPart.SERVICES: _("Services of the team"),
        TypedPart.THRESHOLD: _("Threshold"),
        TypedPart.HOLIDAYS: _("Whose public holidays"),
        TypedPart.CLOSED: _("Days on which we are closed"),
    }[part]


def _choices(chosen: Language) -> tuple[tuple[str, str], ...]:
    """Codes and names of the languages a report can be in; none if there is nothing to choose."""
    known = languages()
    if chosen not in known:
        known = (*known, chosen)
    return tuple((language.code, cldr.autonym(language)) for language in known) if len(known) > 1 else ()


def _papers(language: Language) -> tuple[tuple[str, str], ...]:
    """Papers as they are stored and as they are called; the first is the usual one of the language."""
    names = {paper.value: paper_words(paper) for paper in PaperChoice}
    usual = _("The usual one: {paper}").format(paper=names[usual_paper(language.tag)])
    return (("", usual), *names.items())


def _horizon(days: int) -> str:
    return {90: _("3 months"), 180: _("6 months"), 365: _("A year")}.get(
        days, ngettext("{n} day", "{n} days", days).format(n=days)
    )


def _team(book: Workbook, id_: TeamId) -> Team:
    """A team as it is now: a change that waited is made of the team it was typed for."""
    return next(team for team in book.teams.all() if team.id == id_)

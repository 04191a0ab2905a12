"""Collect: how many have answered, never what; the ways to answer; files taken in; closing the round."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.application.responses import asks_role, undo
from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Role
from sixelements.domain.rounds import Round
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.closing import Closing, closing
from sixelements.presentation.pages.sheet_import import ImportView, SheetImport
from sixelements.presentation.session import Session
from sixelements.wording import promise
from sixelements.wording.rounds import no_sheet, no_way_back


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """A count: who, how many, of how many (0: not known)."""

    name: str
    count: int
    people: int
    of: str
    spoken: str


class WayAct(Enum):
    """What a way's button or link does."""

    HAND_ROUND = auto()
    CHOOSE_FILES = auto()
    GET_FORMS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One way to answer, as a column. ``reason`` says why its button is off."""

    icon: str
    title: str
    text: str
    fit: str
    act: WayAct
    button: str
    reason: str = ""
    link_act: WayAct | None = None
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectView:
    """What Collect shows."""

    facts: str
    total: CountView
    roles: tuple[CountView, ...]
    note: str
    discard: str
    message: str
    groups: tuple[tuple[str, tuple[WayView, ...]], ...]
    taken: tuple[ImportView, ...]
    undo: str
    closing: Closing


class CollectPresenter:
    """Decides what Collect says and allows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.files = SheetImport(session)

    def view(self) -> CollectView:
        """Collect as it is now."""
        session = self._session
        arrived = session.book.responses.arrived(session.round.id)
        return CollectView(
            facts=_facts(session),
            total=_total(session, sum(arrived.values())),
            roles=_roles(session, arrived) if asks_role(session.round) else (),
            note=_note(session),
            discard=_discard(session),
            message=_message(session),
            groups=tuple((title, tuple(way(session) for way in ways)) for title, ways in _groups()),
            taken=self.files.rows,
            undo=_undo(session),
            closing=closing(session),
        )

    def undo(self) -> str:
        """Take the newest take-in back; returns what to say. Raises SixElementsError."""
        session, gone = self._session, self._session.book.responses.newest(self._session.round.id)
        session.erase(lambda: undo(session.book, session.round, announce=session.announce))
        self.files.forget()
        return ngettext("{n} sheet was taken back.", "{n} sheets were taken back.", gone).format(n=gone)


def _undo(session: Session) -> str:
    """The button that takes the newest take-in back; empty where nothing can be."""
    free = session.round.collecting and not session.read_only
    n = session.book.responses.newest(session.round.id) if free else 0
    return ngettext("Undo {n} sheet", "Undo {n} sheets", n).format(n=n) if n else ""


def _facts(session: Session) -> str:
    if not session.round.collecting:
        return no_sheet(session.round)
    return _("Use these ways side by side. Everything lands in the same round.")


def _note(session: Session) -> str:
    round_ = session.round
    k = showing_threshold(round_)
    if round_.anonymous:
        privacy = _("Anonymous: groups under {k} stay hidden.").format(k=k)
    else:
        privacy = _("Open round: results show once at least {k} people have answered.").format(k=k)
    note = _("You see how many, never what.")
    if round_.collecting:
        note = _(
            "You see how many, never what. Nobody, you included, can read an answer or a result "
            "until the round is closed."
        )
    return " ".join(part for part in (privacy, note, _begun(session)) if part)


def _message(session: Session) -> str:
    """A message to the whole team, which names nobody; empty where nobody is waited for."""
    if not session.round.collecting:
        return ""
    text = _(
        "We are asking everybody on our team ({team}) how well we serve people: {n} short practices, "
        "about {low} to {high} minutes. If you have answered already, thank you. If not, we count on you."
    )
    low, high = _minutes(session.round)
    asked = text.format(team=session.team.name, n=len(session.round.practices), low=low, high=high)
    return f"{asked}\n\n{promise.joined(promise.sentences(session.round))}"


def _minutes(round_: Round) -> tuple[int, int]:
    """How long a sheet takes, from quick to slow."""
    return (12, 20) if len(round_.practices) >= 20 else (5, 10)


def _total(session: Session, count: int) -> CountView:
    people = session.round.headcount.total if session.round.headcount else 0
    return _count(ngettext("has answered", "have answered", count), count, people)


def _count(name: str, count: int, people: int) -> CountView:
    spoken = _("{n} of {all} {what}").format(n=count, all=people, what=name)
    if not people:
        spoken = _("{n} {what}").format(n=count, what=name)
    of = _("of {all}").format(all=people) if people else ""
    return CountView(name=name, count=count, people=people, of=of, spoken=spoken)


def _roles(session: Session, found: Mapping[Role | None, int]) -> tuple[CountView, ...]:
    heads = session.round.headcount
    names = session.assessment.roles
    counts = [
        _count(names[role], found.get(role, 0), heads.of(role) if heads else 0)
        for role in Role
        if found.get(role) or heads is None or heads.of(role)
    ]
    if found.get(None):
        counts.append(_count(_("No role given"), found[None], 0))
    return tuple(counts)


def _begun(session: Session) -> str:
    n = session.book.responses.paused_count(session.round.id)
    if not n:
        return ""
    text = ngettext("{n} sheet is begun and not handed in.", "{n} sheets are begun and not handed in.", n)
    return text.format(n=n)


def _discard(session: Session) -> str:
    """The button for sheets that were begun and never handed in; empty where there is none to discard."""
    n = 0 if session.read_only else session.book.responses.paused_count(session.round.id)
    return ngettext("Discard {n} begun sheet…", "Discard all {n} begun sheets…", n).format(n=n) if n else ""


Way = Callable[[Session], WayView]


def _groups() -> tuple[tuple[str, tuple[Way, ...]], ...]:
    """The ways as they stand on the page, group by group; a new way is one entry more."""
    return ((_("Beforehand"), (_this_laptop, _spreadsheet)),)


def _this_laptop(session: Session) -> WayView:
    low, high = _minutes(session.round)
    return WayView(
        icon="laptop",
        title=_("This laptop"),
        text=_(
            "Hand it round, or leave it in a quiet corner. Each person answers alone, "
            "and nothing stays on the screen."
        ),
        fit=_("{low} to {high} minutes each").format(low=low, high=high),
        act=WayAct.HAND_ROUND,
        button=_("Hand over the laptop"),
        reason=_why_not(session),
    )


def _spreadsheet(session: Session) -> WayView:
    reason = _why_not(session)
    way_back = "" if reason else no_way_back(session.round)
    return WayView(
        icon="table",
        title=_("Spreadsheet"),
        text=" ".join(part for part in (_what_files_hold(), way_back) if part),
        fit=_("For people who are away"),
        act=WayAct.CHOOSE_FILES,
        button=_("Choose files…"),
        reason=reason,
        link_act=WayAct.GET_FORMS,
        link=_("Get the forms…"),
    )


def _what_files_hold() -> str:
    return _(
        "Answers gathered elsewhere, as Excel or CSV files with one row a person. "
        "Each file is checked before anything of it is taken in."
    )


def _why_not(session: Session) -> str:
    if session.read_only:
        return _("The workbook is open for reading only.")
    return "" if session.round.collecting else _("No sheet goes in.")

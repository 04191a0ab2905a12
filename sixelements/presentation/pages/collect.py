"""Collect: how many have answered, never what; the ways to answer; files taken in; closing the round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from sixelements.application.forms import forms_name
from sixelements.application.hands import why_no_hands
from sixelements.application.responses import asks_role
from sixelements.application.sharing import share
from sixelements.application.workshops import left_at
from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Role
from sixelements.domain.responses import Way
from sixelements.domain.script import (
    ScriptBlock,
    ballot_minutes,
    hands_minutes,
    typing_minutes,
    typing_seconds,
    typists,
)
from sixelements.domain.teams import Headcount
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import arrived
from sixelements.presentation.pages.closing import Closing, begun_sheets, closing
from sixelements.presentation.pages.sheet_import import ImportView, PreviewView, SheetImport
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases, promise
from sixelements.wording.rounds import collection_goes_back, no_sheet


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
    CHOOSE_FOLDER = auto()
    GET_FORMS = auto()
    SHARE = auto()
    TYPE_IN = auto()
    BALLOT = auto()
    HANDS = auto()
    PRINT_SHEETS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One way to answer, with its buttons. ``reason`` says why they are off; ``fit`` for whom it is."""

    icon: str
    title: str
    text: str
    acts: tuple[tuple[WayAct, str], ...]
    fit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectView:
    """What Collect shows. ``forms`` and ``files`` are the best way beforehand; ``others`` stand below.

    In a ``collection`` file nothing goes out and no file comes back, so that neither is shown.

    ``ways`` counts sheets by the way they came: a number and its words, and ``ways_line`` in one line.
    ``room`` are the ways in the room.

    ``next``: the act whose button is filled, None if it is another part of the page.
    """

    facts: str
    total: CountView
    roles: tuple[CountView, ...]
    ways: tuple[tuple[str, str], ...]
    ways_line: str
    note: str
    discard: str
    message: str
    group: tuple[str, str]
    collection: bool
    forms: WayView
    files: WayView
    others: tuple[WayView, ...]
    room_group: tuple[str, str]
    room: tuple[WayView, ...]
    next: WayAct | None
    preview: PreviewView | None
    taken: tuple[ImportView, ...]
    taken_note: str
    undo: str
    closing: Closing


class CollectPresenter:
    """Decides what Collect says and allows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.files = SheetImport(session)
        self.forms_made = False
        """Whether forms were made on this visit."""

    def view(self) -> CollectView:
        """Collect as it is now."""
        session = self._session
        ways = _ways(session)
        by_role = session.book.responses.arrived(session.round.id)
        by_hands = arrived(session) - sum(by_role.values())  # a raised hand has no role
        preview, foot = self.files.preview, closing(session)
        only_collects = session.collection
        others = (_this_laptop(session), *(() if only_collects else (_other_laptops(session),)))
        return CollectView(
            facts=_facts(session),
            total=_total(session, arrived(session)),
            roles=_roles(session, by_role) if asks_role(session.round) and not by_hands else (),
            ways=ways,
            ways_line=_ways_line(ways),
            note=_note(session),
            discard=_discard(session),
            message=_message(session),
            group=(_("Beforehand"), _("People answer when it suits them, with what they already use.")),
            collection=only_collects,
            forms=_forms(session),
            files=_files(session),
            others=others,
            room_group=(_("In the room"), _("Everybody marks one sheet of paper, in one go.")),
            room=(_type_in(session),)
            if only_collects
            else (_ballot(session), _type_in(session), _hands(session)),
            next=self._next(arrived(session)) if not (preview or foot.complete) else None,
            preview=preview,
            taken=self.files.rows,
            taken_note=_("Shown until you leave this page. File names are not stored."),
            undo=_undo(session),
            closing=foot,
        )

    def _next(self, there: int) -> WayAct | None:
        """What comes next: the forms go out, then what comes back goes in; elsewhere, people answer."""
        if _why_not(self._session):
            return None
        if self._session.collection:
            return WayAct.HAND_ROUND
        return WayAct.CHOOSE_FILES if self.forms_made or there else WayAct.GET_FORMS

    @property
    def room_waits(self) -> int | None:
        """How many sheets the workshop of this round waits for, in its ballot or break; None if none does."""
        session = self._session
        at = left_at(session.book, session.round)
        if at is None or at.by_hands or at.block not in (ScriptBlock.BALLOT, ScriptBlock.BREAK):
            return None
        return max(0, at.people - sum(session.book.responses.arrived(session.round.id).values()))

    @property
    def room_waits_words(self) -> str:
        """What to say of a workshop that waits for more sheets; empty if none does."""
        n = self.room_waits or 0
        text = ngettext("The room waits for {n} more.", "The room waits for {n} more.", n)
        return text.format(n=n) if n else ""


def _undo(session: Session) -> str:
    """The button that takes the newest take-in back; empty if nothing can be."""
    free = session.round.collecting and not session.read_only
    n = session.book.responses.newest(session.round.id) if free else 0
    return ngettext("Undo {n} sheet", "Undo {n} sheets", n).format(n=n) if n else ""


def sharing(session: Session, path: Path) -> Callable[[], str]:
    """The work of writing a collection file; it returns what to say. Raises WorldsFault beforehand.

    Raises SixElementsError, also where a file has the name already.
    """
    session.store_waiting()
    book, team, round_ = session.book, session.team, session.round
    write = session.services.write_collection(path, session.path)

    def work() -> str:
        share(book, team, round_, write)
        return phrases.sentences(_("{file} is made.").format(file=path.name), collection_goes_back())

    return work


def suggested_collection(session: Session) -> Path:
    """Where a collection file goes unless another place is chosen: beside the workbook."""
    name = forms_name(session.book.teams.all(), session.team, session.round)
    return (session.path or Path()).with_name(f"{name}.sixc")


def _facts(session: Session) -> str:
    if not session.round.collecting:
        return no_sheet(session.round)
    if session.collection:
        text = _("A collection file of {organization}. Answers are given here, and nothing is shown of them.")
        return text.format(organization=session.book.info.organization)
    return _("Use these ways side by side. Everything lands in the same round.")


def _note(session: Session) -> str:
    round_ = session.round
    k = showing_threshold(round_)
    if round_.anonymous:
        privacy = _("Anonymous: groups under {k} stay hidden.").format(k=k)
    else:
        privacy = _("Open round: results show once at least {k} people have answered.").format(k=k)
    note = _("You see how many, never what.")
    until = promise.while_open() if round_.collecting else ""
    return phrases.sentences(privacy, note, until, _begun(session))


def _message(session: Session) -> str:
    """A message to the whole team, which names nobody; empty if nobody is waited for."""
    if not session.round.collecting or session.collection:
        return ""
    text = _(
        "We are asking everybody on our team ({team}) how well we serve people: {n} short practices, "
        "about {m} minutes. If you have answered already, thank you. If not, we count on you."
    )
    asked = text.format(team=session.team.name, n=len(session.round.practices), m=_minutes(session))
    return f"{asked}\n\n{phrases.sentences(*promise.sentences(session.round))}"


def _minutes(session: Session) -> int:
    return promise.minutes(len(session.round.practices), len(session.assessment.three_thirds.lines))


def _total(session: Session, count: int) -> CountView:
    heads = _heads(session)
    people = heads.total if heads else 0
    return _count(ngettext("has answered", "have answered", count), count, people)


def _count(name: str, count: int, people: int) -> CountView:
    spoken = _("{n} of {all} {what}").format(n=count, all=people, what=name)
    if not people:
        spoken = _("{n} {what}").format(n=count, what=name)
    of = _("of {all}").format(all=people) if people else ""
    return CountView(name=name, count=count, people=people, of=of, spoken=spoken)


def _roles(session: Session, found: Mapping[Role | None, int]) -> tuple[CountView, ...]:
    heads = _heads(session)
    names = session.assessment.roles
    counts = [
        _count(names[role], found.get(role, 0), heads.of(role) if heads else 0)
        for role in Role
        if found.get(role) or heads is None or heads.of(role)
    ]
    if found.get(None):
        counts.append(_count(_("No role given"), found[None], 0))
    return tuple(counts)


def _heads(session: Session) -> Headcount | None:
    """How many people there are, where all of them answer: in a collection file it is only some."""
    return None if session.collection else session.round.headcount


def _ways(session: Session) -> tuple[tuple[str, str], ...]:
    """The number of sheets for each way in. Those of an earlier version come last: it did not count ways."""
    responses, round_ = session.book.responses, session.round.id
    found, n = responses.ways(round_), sum(responses.arrived(round_).values())
    names = {
        Way.TABLE: _("Tables and exports"),
        Way.FORM: _("PDF forms"),
        Way.LAPTOP: _("This laptop"),
        Way.COLLECTION: _("Other laptops"),
        Way.PAPER: _("Typed in from paper"),
    }
    counts = [(found[way], name) for way, name in names.items() if found.get(way)]
    if counts and (rest := n - sum(count for count, _name in counts)) > 0:
        counts.append((rest, _("Before ways were counted")))
    if hands := arrived(session) - n:
        counts.append((hands, _("Show of hands")))
    return tuple((numbers.count(count), name) for count, name in counts)


def _ways_line(ways: Sequence[tuple[str, str]]) -> str:
    counts = (_("{way} {n}").format(way=name, n=count) for count, name in ways)
    return _("By way: {counts}.").format(counts=numbers.series(counts)) if ways else ""


def _ballot(session: Session) -> WayView:
    asked = len(session.round.practices)
    fit = ngettext("About {n} minute for all", "About {n} minutes for all", ballot_minutes(asked))
    return WayView(
        icon="screen",
        title=_("Paced ballot"),
        text=_("The projector shows one practice at a time; everybody crosses one box of a sheet."),
        fit=fit.format(n=ballot_minutes(asked)),
        acts=((WayAct.BALLOT, _("Prepare it")),),
        reason=_why_not(session),
    )


def _hands(session: Session) -> WayView:
    """Locked with the reason where hands would be a way to answer at all, but not in this round."""
    asked = len(session.round.practices)
    fit = ngettext("About {n} minute for all", "About {n} minutes for all", hands_minutes(asked))
    return WayView(
        icon="hand",
        title=_("Show of hands"),
        text=_("You type how many hands each level gets; nothing is on paper."),
        fit=fit.format(n=hands_minutes(asked)),
        acts=((WayAct.HANDS, _("Prepare it")),),
        reason=_why_not(session) or why_no_hands(session.round),
    )


def _type_in(session: Session) -> WayView:
    n = len(session.book.responses.drafts(session.round.id))
    text = _("Sheets are typed in by keys alone, the whole pile at once.")
    if n:
        waits = ngettext(
            "{n} sheet is typed in and not handed in.", "{n} sheets are typed in and not handed in.", n
        )
        text = waits.format(n=n)
    print_sheets = (WayAct.PRINT_SHEETS, _("Print sheets…"))
    type_in = (WayAct.TYPE_IN, _("Open the grid…"))
    return WayView(
        icon="grid",
        title=_("Type in paper"),
        text=text,
        fit=_typing(session),
        acts=(type_in,) if session.collection else (print_sheets, type_in),
        reason=_why_not(session),
    )


def _typing(session: Session) -> str:
    """How long typing in takes, by the rule of a workshop's script; a sheet, where nobody knows how many."""
    heads, asked = _heads(session), len(session.round.practices)
    if not heads or not heads.total:
        seconds = typing_seconds(asked)
        return ngettext("About {n} second a sheet", "About {n} seconds a sheet", seconds).format(n=seconds)
    n = typing_minutes(heads.total, asked)
    sheets = ngettext("{n} sheet", "{n} sheets", heads.total).format(n=heads.total)
    text = ngettext("About {n} minute for {sheets}", "About {n} minutes for {sheets}", n)
    if typists(heads.total) > 1:
        text = ngettext(
            "About {n} minute for {sheets}, if two type", "About {n} minutes for {sheets}, if two type", n
        )
    return text.format(n=n, sheets=sheets)


def _begun(session: Session) -> str:
    n = begun_sheets(session)
    if not n:
        return ""
    text = ngettext("{n} sheet is begun and not handed in.", "{n} sheets are begun and not handed in.", n)
    return text.format(n=n)


def _discard(session: Session) -> str:
    """The button for sheets that were begun and never handed in; empty if there is none to discard."""
    n = 0 if session.read_only else begun_sheets(session)
    return ngettext("Discard {n} begun sheet…", "Discard all {n} begun sheets…", n).format(n=n) if n else ""


def _forms(session: Session) -> WayView:
    return WayView(
        icon="paper",
        title=_("Get the forms"),
        text=_("PDF, paper, Excel, and questions for survey tools, with the mail to send along."),
        acts=((WayAct.GET_FORMS, _("Get the forms…")),),
        reason=_why_not(session),
    )


def _files(session: Session) -> WayView:
    reason = _why_not(session)
    return WayView(
        icon="folder",
        title=_("Drop here what comes back"),
        text=_(
            "PDF forms, a whole folder, Excel, CSV, or an export of Microsoft or Google Forms, LimeSurvey, "
            "and the like. You see what it would bring before anything is taken in."
        ),
        acts=((WayAct.CHOOSE_FILES, _("Choose files…")), (WayAct.CHOOSE_FOLDER, _("Choose a folder…"))),
        reason=reason,
    )


def _this_laptop(session: Session) -> WayView:
    text = ngettext("About {m} minute each", "About {m} minutes each", _minutes(session))
    return WayView(
        icon="laptop",
        title=_("This laptop, in a quiet corner"),
        text=_("Each person answers alone, and nothing stays on the screen."),
        fit=text.format(m=_minutes(session)),
        acts=((WayAct.HAND_ROUND, _("Hand over the laptop")),),
        reason=_why_not(session),
    )


def _other_laptops(session: Session) -> WayView:
    return WayView(
        icon="link",
        title=_("Other laptops"),
        text=_("A collection file takes the questions there and the answers back. Drop it here then."),
        fit=_("For another office or shift"),
        acts=((WayAct.SHARE, _("Save a collection file…")),),
        reason=_why_not(session),
    )


def _why_not(session: Session) -> str:
    if session.read_only:
        return _("The workbook is open for reading only.")
    return "" if session.round.collecting else _("This round takes no more sheets.")

"""Before the room comes: which screens there are, a check-list, the script, and Start (picture 19)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from sixelements.domain.anonymity import can_show_roles, showing_threshold
from sixelements.domain.rounds import Round
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _, ngettext
from sixelements.presentation.room.script_view import ScriptView, place_words, script_view
from sixelements.wording import numbers, phrases

SPARE = 2
"""Answer sheets beyond one for each person."""


class Screens(Enum):
    """What the window found."""

    ONE = "this laptop alone"
    MIRRORED = "a second one that shows the same"
    APART = "a second one of its own"


class Check(Enum):
    """A row of the check-list."""

    SCREENS = "screens"
    PEOPLE = "people"
    AWAKE = "awake"
    SHEETS = "sheets"
    SOUND = "sound"
    READABLE = "readable"
    EVERYONE = "everyone"
    REHEARSED = "rehearsed"


LEADS_OWN = (Check.SOUND, Check.READABLE, Check.EVERYONE, Check.REHEARSED)
"""Rows with a box, which the lead ticks; the app works the others out."""


class CheckMark(Enum):
    """How a row stands. AMBER: look here; BOX and TICKED: the lead's box."""

    DONE = "done"
    AMBER = "amber"
    BOX = "box"
    TICKED = "ticked"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row. ``button`` is empty if there is none; ``spoken`` says the title, and how it stands."""

    check: Check
    mark: CheckMark
    title: str
    text: str
    button: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What the window knows. ``one_screen``: one was chosen. ``awake`` None: it can't be told here.

    ``sheets``: how many answer sheets were made, None if that is not known. ``showing``: the test
    picture covers the other screen.
    """

    screens: Screens
    one_screen: bool = False
    awake: bool | None = None
    sheets: int | None = None
    showing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeView:
    """The page. ``start``: the button's words; ``waits``: why it is off; ``asks``: what it asks first.

    ``by_hands``: what to tick for a show of hands; empty if the round takes none. ``mirrored``: the room sees
    what is on the presenter's screen, as both show the same.
    """

    title: str
    facts: str
    screens: str
    one_screen: str
    rows: tuple[CheckRow, ...]
    script: ScriptView
    foot: str
    open: str
    start: str
    waits: str
    asks: str
    by_hands: str
    mirrored: bool


def before_view(
    at: Workshop,
    round_: Round,
    found: Equipment,
    *,
    ticked: Collection[Check],
    begun: bool,
    arrived: int = 0,
) -> BeforeView:
    """The page as it is. ``begun``: the workshop was left in the middle and goes on.

    ``arrived``: how many sheets were handed in before the room comes.
    """
    asked = [check for check in Check if _asked(check, at, begun=begun)]
    rows = tuple(_row(check, at, round_, found, ticked, arrived) for check in asked)
    open_ = [row.title for row in rows if row.mark is CheckMark.AMBER]
    waits = ""
    if found.screens is Screens.MIRRORED and not found.one_screen:
        waits = _(
            "Both screens show the same, so the room would see your notes. Part them, or tick Use one screen."
        )
    return BeforeView(
        title=_("Before the room comes"),
        facts=phrases.sentences(_("Ten minutes are enough."), _seen(found)),
        screens=_screens(found),
        one_screen=_("Only one screen? Then the room sees all of it."),
        rows=rows,
        script=script_view(at),
        foot=_foot(len(open_)),
        open=phrases.sentences(*map(phrases.sentence, open_)),  # whole titles, so no sentence
        start=resume_words(at) if begun else _("Start the workshop"),
        waits=waits,
        asks=_asks(found),
        by_hands=_by_hands(at, round_, begun=begun),
        mirrored=found.screens is Screens.MIRRORED,
    )


def _by_hands(at: Workshop, round_: Round, *, begun: bool) -> str:
    """In an anonymous round hands never join the tallies."""
    over = begun and at.block not in (ScriptBlock.WELCOME, ScriptBlock.BALLOT)
    offered = not (over or at.beforehand or round_.anonymous)
    return _("Count raised hands, without sheets") if offered else ""


def resume_words(at: Workshop) -> str:
    """Where it goes on: "Go on at Ballot, 12 of 37"."""
    return _("Go on at {place}").format(place=place_words(at))


def _seen(found: Equipment) -> str:
    """What the room sees until it starts; empty if there is no screen of its own."""
    if found.screens is not Screens.APART or found.one_screen:
        return ""
    if found.showing:
        return _("The room sees only the test picture until you start.")
    return _("The test picture is hidden, so the room sees whatever else is on its screen.")


def _asks(found: Equipment) -> str:
    """A projector that shows the same as the laptop may look to the system like no second screen."""
    if found.one_screen or found.screens is not Screens.ONE:
        return ""
    return _(
        "No second screen is found. If a projector shows this screen, the room will see your notes: "
        "tick Use one screen first."
    )


def _screens(found: Equipment) -> str:
    if found.one_screen and found.screens is Screens.APART:
        return _("A second screen is there, and not used. Untick Use one screen to put the page on it.")
    if found.one_screen:
        return _("One screen: the room sees all of it. Private notes open only after the amber test.")
    return {
        Screens.ONE: _("No second screen. Plug it in, or use one screen."),
        Screens.MIRRORED: _(
            "The second screen shows the same as this one. Press Windows+P and choose Extend; on a Mac, "
            "turn off Mirror in Displays; on Linux, choose Join Displays in the settings."
        ),
        Screens.APART: _("Two screens, apart. The keyboard stays with you."),
    }[found.screens]


def _asked(check: Check, at: Workshop, *, begun: bool) -> bool:
    """Without a ballot on paper nobody needs a sheet; and once it began everybody has one."""
    needed = not (at.beforehand or at.by_hands) and (not begun or at.block is ScriptBlock.WELCOME)
    return check is not Check.SHEETS or needed


def _row(
    check: Check, at: Workshop, round_: Round, found: Equipment, ticked: Collection[Check], arrived: int
) -> CheckRow:
    title, text, button = _words(check, at, round_, found, arrived)
    if check in LEADS_OWN:
        mark = CheckMark.TICKED if check in ticked else CheckMark.BOX
    else:
        mark = CheckMark.DONE if _fine(check, at, round_, found, arrived) else CheckMark.AMBER
    state = {
        CheckMark.DONE: _("Fine"),
        CheckMark.AMBER: _("Look here"),
        CheckMark.BOX: _("Not ticked"),
        CheckMark.TICKED: _("Ticked"),
    }[mark]
    return CheckRow(check, mark, title, text, button, phrases.read_aloud(title, state))


def _fine(check: Check, at: Workshop, round_: Round, found: Equipment, arrived: int) -> bool:
    """Whether what the app works out is as it should be.

    Where all sheets are in, a ballot would ask everybody again: the round is to be closed before.
    """
    match check:
        case Check.SCREENS:
            return found.one_screen is not (found.screens is Screens.APART)
        case Check.PEOPLE:
            return not (too_few_people(at, round_) or more_than_team(at, round_)) and at.people > 0
        case Check.AWAKE:
            return found.awake is True
        case _:
            made = found.sheets is not None and found.sheets >= _to_print(at, arrived)
            return made and not everybody_answered(at, arrived)


def too_few_people(at: Workshop, round_: Round) -> str:
    """Why nothing could be shown after the ballot; empty if it could. To be said before it begins."""
    k = showing_threshold(round_)
    if at.beforehand or at.people >= k:
        return ""
    text = ngettext(
        "{n} person is here, and {k} must hand in a sheet. Below that nothing can be shown to anybody.",
        "{n} people are here, and {k} must hand in a sheet. Below that nothing can be shown to anybody.",
        at.people,
    )
    return text.format(n=at.people, k=k)


def more_than_team(at: Workshop, round_: Round) -> str:
    """That more people are said to be here than are on the team; empty if that can be, or is not known."""
    people = round_.headcount.total if round_.headcount else 0
    if not 0 < people < at.people:
        return ""
    text = ngettext(
        "The team has {n} person. Put the number right here, or on Set up.",
        "The team has {n} people. Put the number right here, or on Set up.",
        people,
    )
    return text.format(n=people)


def everybody_answered(at: Workshop, arrived: int) -> bool:
    """Whether as many sheets are in as people are here, so that the ballot has nobody left to ask."""
    return arrived >= at.people > 0


def _to_print(at: Workshop, arrived: int) -> int:
    """How many answer sheets whoever did not answer yet needs, with spare ones."""
    return max(0, at.people - arrived) + SPARE


def _words(check: Check, at: Workshop, round_: Round, found: Equipment, arrived: int) -> tuple[str, str, str]:
    """The row's title, its line, and its button."""
    worked_out: Mapping[Check, Callable[[], tuple[str, str, str]]] = {
        Check.SCREENS: lambda: (_("A screen for the room"), _screens(found), ""),
        Check.PEOPLE: lambda: _people(at, round_),
        Check.AWAKE: lambda: _awake(found),
        Check.SHEETS: lambda: _sheets(at, found, arrived),
    }
    if check in worked_out:
        return worked_out[check]()
    everyone = _("Large print, a laptop with a screen reader, or you read aloud.")
    rehearsed = _("Two minutes on both screens, with invented answers. Nothing is kept.")
    return {
        Check.SOUND: (
            _("Sound off, no mail or chat open"),
            _("Nothing may pop up before the room."),
            "",
        ),
        Check.READABLE: (_("Readable from the last seat"), _("Sit there and look at the test picture."), ""),
        Check.EVERYONE: (_("A way for everyone"), everyone, _("Large print…")),
        Check.REHEARSED: (_("Rehearsed, if you like"), rehearsed, _("Rehearse")),
    }[check]


def _people(at: Workshop, round_: Round) -> tuple[str, str, str]:
    title = ngettext("{n} person is here", "{n} people are here", at.people).format(n=at.people)
    k = showing_threshold(round_)
    text = _("{k} must hand in a sheet, or nothing can be shown.").format(k=k)
    if at.by_hands:
        text = _("{k} must raise a hand, or nothing can be shown.").format(k=k)
    elif at.beforehand or not round_.collecting:
        text = _("They share the dots, and nobody raises two hands.")
    elif not can_show_roles(round_):
        text = phrases.sentences(text, _("No role is asked, as none would be shown."))
    return title, too_few_people(at, round_) or more_than_team(at, round_) or text, ""


def _awake(found: Equipment) -> tuple[str, str, str]:
    if found.awake:
        return _("This laptop stays awake"), _("It won't sleep until you end the workshop."), ""
    title = _("This laptop may fall asleep")
    return title, _("Plug it in, and turn sleep off in the system's settings."), ""


def _sheets(at: Workshop, found: Equipment, arrived: int) -> tuple[str, str, str]:
    needed, text = _to_print(at, arrived), _("Take two spare ones along, and pens.")
    if arrived:
        here = ngettext("{n} sheet is in", "{n} sheets are in", arrived).format(n=arrived)
        if everybody_answered(at, arrived):
            text = _("Close the round, and the workshop begins with what they say, without a ballot.")
            return here, text, _("Close the round…")
        rest = ngettext("{n} more to print", "{n} more to print", needed).format(n=needed)
        text = _("That is two spare ones. Who answered already takes none.")
        return numbers.series((here, rest)), text, _("Print sheets…")
    if found.sheets is None:
        title = ngettext("{n} answer sheet to print", "{n} answer sheets to print", needed)
        return title.format(n=needed), text, _("Print sheets…")
    made = ngettext("{n} made", "{n} made", found.sheets).format(n=found.sheets)
    people = ngettext("{n} person", "{n} people", at.people).format(n=at.people)
    title = _("Answer sheets: {made}, {people}").format(made=made, people=people)
    more = needed - found.sheets
    button = ngettext("Make {n} more…", "Make {n} more…", more).format(n=more) if more > 0 else ""
    return title, text, button


def _foot(n: int) -> str:
    if not n:
        return _("Everything is ready.")
    return ngettext("{n} thing to see to:", "{n} things to see to:", n).format(n=n)

"""What the presenter sees in blocks without a desk of their own: welcome, break, profile, plan, and close."""

from dataclasses import dataclass
from enum import Enum, auto

from sixelements.domain.script import ScriptBlock, typists
from sixelements.i18n import _, ngettext
from sixelements.presentation.room.ballot_desk import pause_words, room_line
from sixelements.presentation.room.before import too_few_people
from sixelements.presentation.room.closing import self_reported
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import (
    ScriptView,
    block_name,
    done_line,
    ends_line,
    script_view,
)
from sixelements.wording import numbers, phrases


class DeskAct(Enum):
    """What the block's own button leads to: other parts of the app, so the window does it."""

    TYPE_IN = auto()
    CLOSE_ROUND = auto()
    NAME_OWNER = auto()
    PRINT_HANDOUT = auto()
    OPEN_PLAN = auto()
    END = auto()
    PRINT_LIST = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDesk:
    """Everything beside the thumbnail. ``acts`` are buttons of its own, ``next`` the one that goes on.

    ``main`` is the one of ``acts`` that is the step at hand; None: that is to go on.

    ``warning`` is amber: what must be said or done before the next block.
    """

    block: ScriptBlock
    title: str
    facts: str
    script: ScriptView
    room: str
    left: str
    done: str
    late: bool
    ends: str
    say: str
    notes: tuple[str, ...]
    warning: str
    acts: tuple[tuple[DeskAct, str], ...]
    main: DeskAct | None
    pause: str
    next: str


def plain_desk(runner: Runner) -> PlainDesk:
    """The desk of a block without one of its own."""
    at, done = runner.workshop, runner.block_done
    say, notes = _say(runner)
    return PlainDesk(
        block=at.block,
        title=block_name(at.block),
        facts="" if at.by_hands and at.block is ScriptBlock.BREAK else _facts(at.block),
        script=script_view(at),
        room=room_line(runner),
        left=numbers.time_left(at.left()),
        done=done_line(done),
        late=done.late,
        ends=ends_line(runner.all_done, runner.of_day),
        say=say,
        notes=(*notes, *_typing(runner)),
        warning=_warning(runner),
        acts=_acts(runner),
        main=_main(runner),
        pause=pause_words(runner),
        next=_next(runner),
    )


def _facts(block: ScriptBlock) -> str:
    return {
        ScriptBlock.WELCOME: _("Say why you are here. The room sees what is promised."),
        ScriptBlock.BREAK: _(
            "Sheets are shuffled and typed in. Nobody sees a result before the round is closed."
        ),
        ScriptBlock.PROFILE: _("The room sees itself before it talks. Nothing is explained yet."),
        ScriptBlock.PLAN: _("First steps that somebody in the room takes on."),
        ScriptBlock.CLOSE: _("The room sees what it agreed, and who does what first."),
    }.get(block, "")


def _say(runner: Runner) -> tuple[str, tuple[str, ...]]:
    """Words to say, and what to mind."""
    block = runner.workshop.block
    if block is ScriptBlock.BREAK and runner.workshop.by_hands:
        return _("“A short break. Then we look at it together.”"), ()
    found = {
        ScriptBlock.WELCOME: (_welcome(runner), (_("Read the promise aloud. Ask what is unclear."),)),
        ScriptBlock.BREAK: (
            _("“Face down on the pile. Somebody else shuffles it.”"),
            (_("Someone neutral types, where nobody else sees the grid."),),
        ),
        ScriptBlock.PROFILE: (
            _("“One minute in silence. What surprises you?”"),
            (_("Start with what stands well."), _("No reasons yet: they come in the talk.")),
        ),
        ScriptBlock.PLAN: (
            _("“Who takes the first step, and by which day?”"),
            (_("Whoever is not here owns nothing."), _("A step fits into a week."), _order(runner)),
        ),
        ScriptBlock.CLOSE: (
            _("“Thank you for saying how it is. We look at this again, on the day you see.”")
            if runner.material.plan
            else _("“Thank you for saying how it is. Who makes the plan, and by when?”"),
            (_unshown(runner), _("Name the owners aloud, once.") if runner.material.plan else ""),
        ),
    }
    words, notes = found.get(block, ("", ()))
    return words, tuple(note for note in notes if note)


def _order(runner: Runner) -> str:
    """Why most dots need not come first, as somebody in the room will ask; empty if nobody put any."""
    if not runner.discussion.voted or (runner.material.plan and runner.material.plan.actions):
        return ""
    return _(
        "What comes first weighs the way to the aim as well as the dots, so the most dots need not be first. "
        "The Plan page lists actions by time."
    )


def _unshown(runner: Runner) -> str:
    """What to do about levels that the wall calls self-reported; empty for none."""
    results = runner.material.results
    found = self_reported(results) if results else ()
    text = ngettext(
        "Self-reported: {practices}. Ask what shows that level, and type it there in the talk as evidence; "
        "or leave it, and the plan works from the average.",
        "Self-reported: {practices}. Ask what shows these levels, and type it there in the talk as evidence; "
        "or leave them, and the plan works from the average.",
        len(found),
    )
    return text.format(practices=numbers.series(found)) if found else ""


def _welcome(runner: Runner) -> str:
    """Never more than the promise of the round."""
    if not runner.material.round.anonymous:
        return _("“We look at how we work, not at who. Answers in this round can be traced to persons.”")
    if runner.workshop.beforehand:
        return _("“You have answered. Today we look at it together. Nobody has to say what was theirs.”")
    return _("“We look at how we work, not at who. No names on the sheets, and they are shuffled.”")


def _typing(runner: Runner) -> tuple[str, ...]:
    """How many should type."""
    at = runner.workshop
    if at.block is not ScriptBlock.BREAK or at.by_hands or typists(at.people) < 2:
        return ()
    return (_("Two type on two laptops: a collection file carries the questions to the second."),)


def _warning(runner: Runner) -> str:
    at = runner.workshop
    if at.block is ScriptBlock.WELCOME:
        return too_few_people(at, runner.material.round)
    if at.block in (ScriptBlock.BREAK, ScriptBlock.PROFILE) and runner.material.results is None:
        return _nothing_to_show(runner)
    if at.block is ScriptBlock.CLOSE:
        return _unowned(runner)
    return ""


def _nothing_to_show(runner: Runner) -> str:
    """Which step is left before there are results: sheets, closing, or showing them."""
    if runner.material.round.sealed:
        return _("The round is closed. Show the results, and go on with the profile.")
    if runner.workshop.by_hands:
        return _("The hands are counted. Close the round, and the results can be shown.")
    n, people = runner.arrived, runner.workshop.people
    if n == 0:
        return _("No sheet is handed in yet. Type them in, hand in the pile, then close the round.")
    if n < people:
        text = ngettext("{n} of {all} sheets is handed in.", "{n} of {all} sheets are handed in.", n)
        return phrases.sentences(
            text.format(n=n, all=people), _("Type in the rest, or close the round without them.")
        )
    text = ngettext("{n} sheet is handed in.", "{n} sheets are handed in.", n).format(n=n)
    return phrases.sentences(text, _("Close the round, and the results can be shown."))


def _unowned(runner: Runner) -> str:
    plan = runner.material.plan
    n = sum(not a.owner and not a.locked for a in plan.actions) if plan else 0
    text = ngettext("{n} first step has no owner yet.", "{n} first steps have no owner yet.", n)
    return text.format(n=n) if n else ""


def _acts(runner: Runner) -> tuple[tuple[DeskAct, str], ...]:
    round_, block = runner.material.round, runner.workshop.block
    if block is ScriptBlock.BREAK and round_.collecting:
        return (DeskAct.TYPE_IN, _("Type in the sheets…")), (DeskAct.CLOSE_ROUND, _("Close the round…"))
    if block in (ScriptBlock.BREAK, ScriptBlock.PROFILE) and not round_.readable:
        return ((DeskAct.CLOSE_ROUND, _("Show the results…")),)
    if block is ScriptBlock.PLAN:
        return ((DeskAct.OPEN_PLAN, _("Open the plan")),)
    if block is ScriptBlock.CLOSE:
        return close_acts()
    return ()


def close_acts() -> tuple[tuple[DeskAct, str], ...]:
    """The buttons of the close. The one that ends it asks first, and stands apart from the filled one."""
    return (
        (DeskAct.END, _("End the workshop…")),
        (DeskAct.NAME_OWNER, _("Name an owner")),
        (DeskAct.PRINT_HANDOUT, _("Print the handout…")),
        (DeskAct.OPEN_PLAN, _("Open the plan")),
    )


def would_do(act: DeskAct) -> str:
    """In a rehearsal: what the button would do in a workshop. Empty if it does the same in both."""
    does = {
        DeskAct.TYPE_IN: _("In the workshop this opens the grid to type in the sheets."),
        DeskAct.CLOSE_ROUND: _("In the workshop this closes the round, or shows its results."),
        DeskAct.NAME_OWNER: _("In the workshop this opens the plan, where each first step gets an owner."),
        DeskAct.PRINT_HANDOUT: _("In the workshop this opens the report, where the handout is made."),
        DeskAct.OPEN_PLAN: _("In the workshop this opens the plan."),
        DeskAct.PRINT_LIST: _("In the workshop this opens the forms, where the list for dots is made."),
    }.get(act, "")
    return does and phrases.sentences(does, _("A rehearsal stays here, as nothing of it is kept."))


def _main(runner: Runner) -> DeskAct | None:
    """One step at a time: typing until a sheet of everybody is in, then closing, then showing."""
    acts = [act for act, _words in _acts(runner)]
    if (
        not runner.workshop.by_hands
        and DeskAct.TYPE_IN in acts
        and runner.arrived < max(1, runner.workshop.people)
    ):
        return DeskAct.TYPE_IN
    return next((act for act in (DeskAct.CLOSE_ROUND, DeskAct.OPEN_PLAN) if act in acts), None)


def _next(runner: Runner) -> str:
    """The button that goes on, named by what comes; empty if nothing does."""
    ahead = runner.workshop.ahead
    if not ahead:
        return ""
    return _("Go on: {block}").format(block=block_name(ahead[0]))

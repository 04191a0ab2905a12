"""What the presenter sees while dots are typed in: one step for all, in printed order (picture 22)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.domain.ids import PracticeId
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _, ngettext
from sixelements.presentation.room.ballot_desk import room_line
from sixelements.presentation.room.projector import for_dots, talked_about
from sixelements.presentation.room.runner import Runner, too_many_dots
from sixelements.presentation.room.script_view import ScriptView, script_view
from sixelements.presentation.room.slides import ElementMark
from sixelements.wording import numbers, phrases


@dataclass(frozen=True, slots=True)
class DotsLine:
    """A practice with its dots; ``dots`` None is not typed ("–"), 0 is typed."""

    practice: PracticeId
    element: ElementMark
    name: str
    dots: int | None
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsDesk:
    """The whole desk. ``refused``: why Done waits, in amber; ``counts``: whether the toggle may be used.

    ``earlier`` says that the dots that stand here are no new ones; ``clear``: whether there are any to clear.
    """

    title: str
    facts: str
    script: ScriptView
    room: str
    people: int
    each: int
    most: str
    typed: int
    typed_where: str
    left: int
    left_note: str
    talked_title: str
    talked: tuple[DotsLine, ...]
    talked_dots: str
    talked_note: str
    others_title: str
    others: tuple[DotsLine, ...]
    say: str
    say_notes: str
    refused: str
    earlier: str
    clear: bool
    foot: str
    foot_note: str
    done: bool
    counts: bool
    counts_shown: bool
    counts_note: str
    announced: str


def dots_desk(runner: Runner) -> DotsDesk:
    """The desk of the dots."""
    at = runner.workshop
    talked = talked_about(at, runner.material)
    others = tuple(p for p in for_dots(at, runner.material) if p not in talked)
    in_talk, in_others = (sum(at.dots.get(p, 0) for p in rows) for rows in (talked, others))
    left = max(0, at.dots_most - at.dots_typed)
    return DotsDesk(
        title=_("Importance dots"),
        facts=_(
            "One step for all practices. People put dots on their own lists; "
            "you type in how many each practice got."
        ),
        script=script_view(at),
        room=room_line(runner),
        people=at.people,
        each=at.dots_each,
        most=_("{n} is the most there can be").format(n=numbers.count(at.dots_most)),
        typed=at.dots_typed,
        typed_where=_("{n} on the left, {m} on the right").format(n=in_talk, m=in_others),
        left=left,
        left_note=_("fewer is fine, more is not possible"),
        talked_title=_("Talked about"),
        talked=_lines(runner, talked),
        talked_dots=ngettext("{n} dot", "{n} dots", in_talk).format(n=in_talk),
        talked_note=_talked_note(talked),
        others_title=ngettext("The other one", "The other {n}", len(others)).format(n=len(others)),
        others=_lines(runner, others),
        say=_("“If our customers could choose, which of these would they want first?”"),
        say_notes=_("Three quiet minutes. Lists are handed in face down. No names on them."),
        refused="" if at.dots_done else too_many_dots(at),
        earlier=_earlier(runner),
        clear=bool(at.dots_typed),
        foot=_foot(at, left),
        foot_note=_("The counts go on the projector only when you show them."),
        done=at.dots_done,
        counts=at.dots_done and bool(at.dots_typed),
        counts_shown=at.counts_shown,
        counts_note=_counts_note(at),
        announced=_("{n} left").format(n=left),
    )


def _lines(runner: Runner, practices: Sequence[PracticeId]) -> tuple[DotsLine, ...]:
    return tuple(_line(runner, practice) for practice in practices)


def _line(runner: Runner, practice: PracticeId) -> DotsLine:
    name, dots = runner.material.practice(practice).name, runner.workshop.dots.get(practice)
    said = _("not typed")
    if dots is not None:
        said = ngettext("{n} dot", "{n} dots", dots).format(n=dots)
    full = f"{practice} {name}"
    return DotsLine(practice, runner.material.mark(practice), full, dots, phrases.clauses((full, said)))


def _talked_note(talked: Sequence[PracticeId]) -> str:
    if talked:
        return _("In the order of the printed list. Nothing moves while you type.")
    return _("Nothing was talked through. The right column is enough.")


def _earlier(runner: Runner) -> str:
    """What the lead has to know of dots that were recorded before; empty if there are none, or no more."""
    at, recorded = runner.workshop, {p: n for p, n in runner.discussion.votes.items() if n}
    n = sum(recorded.values())
    if runner.dots_are_earlier:
        text = ngettext(
            "{n} dot was recorded here earlier. For a new vote, clear the dots first.",
            "These {n} dots were recorded earlier. For a new vote, clear the dots first, or old and new mix.",
            n,
        )
        return text.format(n=numbers.count(n))
    if at.dots_done or not at.dots or not recorded:
        return ""
    if not at.dots_typed:
        text = ngettext(
            "Done takes the {n} dot recorded earlier away.",
            "Done takes the {n} dots recorded earlier away.",
            n,
        )
        return text.format(n=numbers.count(n))
    same = sum(at.dots.get(practice) == dots for practice, dots in recorded.items())
    text = ngettext(
        "Done puts these in the place of the {n} dot recorded earlier.",
        "Done puts these in the place of the {n} dots recorded earlier.",
        n,
    )
    still = ngettext(
        "{n} practice has the same dots as then.", "{n} practices have the same dots as then.", same
    )
    return phrases.sentences(text.format(n=numbers.count(n)), still.format(n=same) if same else "")


def _counts_note(at: Workshop) -> str:
    if at.dots_done and not at.dots_typed:
        return _("No dots were given, so there are no counts to show.")
    return _("After Done: early counts sway the rest.")


def _foot(at: Workshop, left: int) -> str:
    if at.dots_done and not at.dots_typed:
        return _("No dots are recorded. Go on to the plan.")
    if at.dots_done:
        return _("The dots are recorded. Go on to the plan.")
    if not left:
        return _("All dots are typed in.")
    text = ngettext(
        "{n} dot is not given. That's fine if every list is in.",
        "{n} dots are not given. That's fine if every list is in.",
        left,
    )
    return text.format(n=left)

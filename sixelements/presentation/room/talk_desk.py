"""What the presenter sees during the talk: the agenda, the item with its steps, and the record (picture 04).

It is private: it has the answers before they are revealed, and why an item is on the agenda. In one-screen
mode none of it may stand beside the slide; `strips` has what may.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from sixelements.application.results import RoundResults
from sixelements.domain import comparison
from sixelements.domain.agenda import AgendaItem, TalkReason
from sixelements.domain.discussion import Outcome, differs_again
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import MINUTE, ScriptBlock
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.element import spoken_counts
from sixelements.presentation.pages.settle import preset_aim
from sixelements.presentation.reading import LevelView, agreed_view
from sixelements.presentation.room.ballot_desk import pause_words, room_line
from sixelements.presentation.room.projector import item_seconds
from sixelements.presentation.room.runner import ItemForm, Runner
from sixelements.presentation.room.script_view import ScriptView, done_line, ends_line, script_view
from sixelements.presentation.room.slides import ElementMark
from sixelements.wording import findings, numbers, phrases


class ItemMark(Enum):
    """How an item of the agenda stands: settled, ≠, at hand, to come, or skipped."""

    SETTLED = "settled"
    NOT_AGREED = "not agreed"
    HERE = "here"
    AHEAD = "ahead"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """A row of the agenda. ``level`` is the agreed one; ``minutes`` empty where it is settled."""

    practice: PracticeId
    element: ElementMark
    mark: ItemMark
    name: str
    note: str
    minutes: str
    level: LevelView | None
    spoken: str


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One of the six steps; the first that is not done is at hand."""

    words: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDesk:
    """The item at hand. ``counts`` are the answers at levels 1 to 5, empty where they are withheld."""

    practice: PracticeId
    element: ElementMark
    reasons: str
    statement: str
    facts: str
    counts: tuple[int, ...]
    counts_spoken: str
    revealed: bool
    reveal: str
    left: str
    of: str
    over: bool
    steps: tuple[TalkStep, ...]
    say: str
    prompt: str
    hints: tuple[str, ...]
    words: tuple[str, ...]
    anchors: tuple[str, ...]
    form: ItemForm
    aim: int
    can_record: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDesk:
    """The whole desk. ``item`` is None where nothing is talked through; ``empty`` says so then."""

    script: ScriptView
    room: str
    used: str
    left: str
    share: float
    confirm: str
    confirmed: str
    items: tuple[AgendaRow, ...]
    later: tuple[AgendaRow, ...]
    later_note: str
    unread: str
    item: ItemDesk | None
    empty: str
    done: str
    late: bool
    ends: str
    pause: str
    undo: str


@dataclass(frozen=True, slots=True)
class SecondVote:
    """What a second, silent vote says. ``apart``: it asks for Not agreed; ``wrong``: too many hands."""

    line: str
    apart: bool
    wrong: bool


def talk_desk(runner: Runner, hands: Sequence[int] = ()) -> TalkDesk:
    """The desk of the talk. ``hands``: the second vote typed in for the item at hand, five numbers."""
    at, results = runner.workshop, runner.material.results
    done, spent = runner.block_done, at.spent.get(ScriptBlock.TALK, 0)
    time = at.script.of(ScriptBlock.TALK)
    whole = time.minutes * MINUTE if time else 0
    rows = _rows(runner, results) if results else ()
    later = _later(runner, results) if results else ()
    item = _item(runner, results, at.practice, hands) if results and at.practice else None
    return TalkDesk(
        script=script_view(at),
        room=room_line(runner),
        used=_("{n} min used").format(n=spent // MINUTE),
        left=_("{n} left").format(n=max(0, whole - spent) // MINUTE),
        share=min(1.0, spent / whole) if whole else 1.0,
        confirm=_confirm(runner),
        confirmed=_confirmed(runner),
        items=rows,
        later=later,
        later_note=_later_note(len(later)),
        unread=_unread(len(runner.agenda.unread)),
        item=item,
        empty="" if item else _empty(runner),
        done=done_line(done),
        late=done.late,
        ends=ends_line(runner.all_done, runner.of_day),
        pause=pause_words(runner),
        undo=runner.next_undo,
    )


def second_vote(hands: Sequence[int], *, people: int) -> SecondVote:
    """What the hands of a second vote say, typed in by level."""
    levels = tuple(level for level, n in enumerate(hands, start=1) for _hand in range(n))
    if not levels:
        return SecondVote(_("Type how many hands each level gets."), apart=False, wrong=False)
    if people and len(levels) > people:
        text = ngettext("{hands} hands for {n} person. Count again.",
                        "{hands} hands for {n} people. Count again.", people)  # fmt: skip
        return SecondVote(text.format(hands=len(levels), n=people), apart=False, wrong=True)
    if differs_again(levels):
        return SecondVote(_("Still apart. Choose Not agreed: both levels are kept."), apart=True, wrong=False)
    most = max(range(5), key=lambda place: hands[place]) + 1
    text = _("Closer now. Most hands are at level {level}.")
    return SecondVote(text.format(level=most), apart=False, wrong=False)


def reason_words(reasons: Iterable[TalkReason]) -> str:
    """Why an item is on the agenda."""
    words = {
        TalkReason.SPLIT: _("two experiences"),
        TalkReason.WIDE: _("wide spread"),
        TalkReason.ROLES: _("roles differ"),
        TalkReason.UNSEEN: _("hard to see"),
    }
    return phrases.capital(numbers.series(words[reason] for reason in reasons))


# --- the agenda


def _rows(runner: Runner, results: RoundResults) -> tuple[AgendaRow, ...]:
    return tuple(_row(runner, results, practice) for practice in runner.workshop.order)


def _later(runner: Runner, results: RoundResults) -> tuple[AgendaRow, ...]:
    there = {*runner.workshop.order}
    return tuple(
        _row(runner, results, item.practice) for item in runner.agenda.all_items if item.practice not in there
    )


def _row(runner: Runner, results: RoundResults, practice: PracticeId) -> AgendaRow:
    item, mark = runner.agenda.item(practice), _mark(runner, results, practice)
    level = results.discussion.agreed(practice)
    name, note = results.practice(practice).name, _row_note(results, practice, item)
    minutes = ""
    if item and mark in (ItemMark.HERE, ItemMark.AHEAD):
        minutes = ngettext("{n} min", "{n} min", item.minutes).format(n=item.minutes)
    said = {
        ItemMark.SETTLED: _("settled"),
        ItemMark.NOT_AGREED: _("not agreed"),
        ItemMark.HERE: _("at hand"),
        ItemMark.AHEAD: "",
        ItemMark.SKIPPED: _("skipped"),
    }[mark]
    return AgendaRow(
        practice=practice,
        element=runner.material.mark(practice),
        mark=mark,
        name=f"{practice} {name}",
        note=note,
        minutes=minutes,
        level=agreed_view(results, level) if level is not None else None,
        spoken=phrases.read_aloud(*(part for part in (f"{practice} {name}", note, minutes, said) if part)),
    )


def _mark(runner: Runner, results: RoundResults, practice: PracticeId) -> ItemMark:
    at, settled = runner.workshop, results.discussion.settled.get(practice)
    if at.block is ScriptBlock.TALK and at.practice == practice:
        return ItemMark.HERE
    if settled:
        return ItemMark.NOT_AGREED if settled.outcome is Outcome.NOT_AGREED else ItemMark.SETTLED
    return ItemMark.SKIPPED if practice in at.skipped else ItemMark.AHEAD


def _row_note(results: RoundResults, practice: PracticeId, item: AgendaItem | None) -> str:
    """What was settled, else why it is talked about."""
    settled = results.discussion.settled.get(practice)
    if settled is None:
        return reason_words(item.reasons) if item else ""
    if settled.outcome is Outcome.NOT_AGREED:
        levels = [str(level) for level in comparison.apart(results.score.practices[practice])]
        if len(levels) < 2:
            return _("Not agreed")
        return _("Not agreed: {low} and {high} kept").format(low=levels[0], high=levels[1])
    if settled.level is None:
        return _("Confirmed")
    aim = results.discussion.aims.get(practice)
    text = _("Agreed on {level}, aim {aim}") if aim else _("Agreed on {level}")
    return text.format(level=numbers.level(settled.level), aim=aim)


def _confirm(runner: Runner) -> str:
    """The button that confirms the close ones; empty where there are none left."""
    n = len(runner.close_left)
    text = ngettext("Confirm {n} practice", "Confirm {n} practices together", n)
    return text.format(n=n) if n else ""


def _confirmed(runner: Runner) -> str:
    settled = runner.discussion.settled
    n = sum(settled[p].outcome is Outcome.CONFIRMED for p in runner.agenda.close if p in settled)
    close = len(runner.agenda.close)
    return _("{n} of {all} practices").format(n=n, all=close) if close else ""


def _later_note(n: int) -> str:
    text = ngettext(
        "{n} more doesn't fit the minutes. Bring it back, or talk about it another day.",
        "{n} more don't fit the minutes. Bring some back, or talk about them another day.",
        n,
    )
    return text.format(n=n) if n else ""


def _unread(n: int) -> str:
    text = ngettext(
        "{n} practice has too few answers to be shown.", "{n} practices have too few answers to be shown.", n
    )
    return text.format(n=n) if n else ""


def _empty(runner: Runner) -> str:
    if runner.material.round.sealed:
        return _("Show the results first: the break has the button for it.")
    if runner.material.results is None:
        return _("Close the round first: the team talks about results, and there are none before.")
    if runner.workshop.order:
        return _("All items are skipped. Bring one back, or go on.")
    n = len(runner.agenda.close)
    text = ngettext(
        "Nothing to talk through: the one practice is close. Confirm it.",
        "Nothing to talk through: all {n} are close. Confirm them together.",
        n,
    )
    return text.format(n=n)


# --- the item


def _item(runner: Runner, results: RoundResults, practice: PracticeId, hands: Sequence[int]) -> ItemDesk:
    words, score = results.practice(practice), results.score.practices[practice]
    item, at = runner.agenda.item(practice), runner.workshop
    settled = results.discussion.settled.get(practice)
    reasons = item.reasons if item else ()
    form = ItemForm(
        level=settled.level if settled else None,
        not_agreed=results.discussion.not_agreed(practice),
        why=settled.why if settled else "",
        evidence=settled.evidence if settled else "",
        aim=results.discussion.aims.get(practice),
    )
    left, whole = runner.page_left, item_seconds(at, runner.material)
    can = at.revealed or settled is not None
    return ItemDesk(
        practice=practice,
        element=runner.material.mark(practice),
        reasons=reason_words(reasons),
        statement=words.statement,
        facts=_facts(results, practice),
        counts=tuple(score.counts or ()),
        counts_spoken=_counts_spoken(results, practice),
        revealed=at.revealed,
        reveal=_("Hide answers") if at.revealed else _("Reveal answers"),
        left=numbers.time_left(left),
        of=_("left of {time}").format(time=numbers.time_left(whole)),
        over=not left,
        steps=_steps(revealed=at.revealed, voted=any(hands), settled=settled is not None),
        say=_say(reasons),
        prompt=words.prompt,
        hints=_hints(runner),
        words=tuple(results.assessment.scale.words),
        anchors=tuple(words.anchors),
        form=form,
        aim=preset_aim(results, practice, form.level),
        can_record=can,
        why_not="" if can else _("Reveal the answers first."),
    )


def _counts_spoken(results: RoundResults, practice: PracticeId) -> str:
    score = results.score.practices[practice]
    if score.counts is None:
        return _("There are not enough answers to show this practice.")
    counts = phrases.labeled(_("Answers"), phrases.sentence(spoken_counts(score)))
    return phrases.sentences(counts, _("Two experiences.") if score.split else "")


def _facts(results: RoundResults, practice: PracticeId) -> str:
    """Its number and name, how many answered, and how many don't know."""
    score, name = results.score.practices[practice], results.practice(practice).name
    if score.counts is None:
        return phrases.sentences(phrases.sentence(f"{practice} {name}"), _("Too few answered."))
    n = ngettext("{n} answered", "{n} answered", score.rated).format(n=score.rated)
    dont_know = findings.dont_know(score.dont_know, score.dont_know + score.rated)
    nobody = _("nobody chose don't know")
    return phrases.sentences(
        phrases.sentence(f"{practice} {name}"), phrases.clauses((n, dont_know if score.dont_know else nobody))
    )


def _steps(*, revealed: bool, voted: bool, settled: bool) -> tuple[TalkStep, ...]:
    """The six steps. What is said between showing and voting nobody ticks: the vote says that it was."""
    talked = voted or settled
    return (
        TalkStep(_("Show the statement"), done=True),
        TalkStep(_("Reveal the answers"), done=revealed or settled),
        TalkStep(_("One example low, one high"), done=talked),
        TalkStep(_("What shows it? Papers, numbers"), done=talked),
        TalkStep(_("Vote again, silently"), done=talked),
        TalkStep(_("Record what you agree"), done=settled),
    )


def _say(reasons: Sequence[TalkReason]) -> str:
    """Words to say, by the first reason."""
    words = {
        TalkReason.SPLIT: _(
            "“We have two experiences here, and both are true for someone. "
            "What can we all live with for today?”"
        ),
        TalkReason.WIDE: _("“We see this differently. What did you think of when you chose?”"),
        TalkReason.ROLES: _("“It looks different from different places. What is a day like at yours?”"),
        TalkReason.UNSEEN: _("“Many of us can't see this from where we work. Who could show it to us?”"),
    }
    return words[reasons[0]] if reasons else _("“What would have to be true for the next level?”")


def _hints(runner: Runner) -> tuple[str, ...]:
    hints = [_("Managers speak last."), _("One example low, one example high. No names.")]
    if runner.material.round.anonymous:
        hints.append(_("Nobody has to say which answer was theirs."))
    return (*hints, _("If it stays split, choose Not agreed: both levels are kept."))

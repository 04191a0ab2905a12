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
from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.discussion import Outcome, differs_again
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.rounds import Round
from sixelements.domain.scores import PracticeScore
from sixelements.domain.script import MINUTE, ScriptBlock
from sixelements.domain.workshop import Jotting
from sixelements.i18n import _, ngettext
from sixelements.presentation.level_views import LevelView, agreed_view
from sixelements.presentation.pages.element import spoken_counts
from sixelements.presentation.pages.settle import ItemForm, OfferedFact, offered_facts, preset_aim
from sixelements.presentation.room.ballot_desk import pause_words, room_line
from sixelements.presentation.room.projector import item_seconds
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import ScriptView, done_line, ends_line, script_view
from sixelements.presentation.room.slides import ElementMark
from sixelements.presentation.room.typed_hands import level_box, unread_words
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
    """A row of the agenda. ``level`` is the agreed one; ``minutes`` are empty if it is settled."""

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
    """The item at hand. ``counts`` are the answers at levels 1 to 5, empty if they are withheld."""

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
    jotting: Jotting
    offered: tuple[OfferedFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDesk:
    """The whole desk. ``item`` is None if nothing is talked through; ``empty`` says so then.

    ``spare`` says how much of what is left the items don't need; the end times count it.
    """

    script: ScriptView
    room: str
    used: str
    left: str
    spare: str
    share: float
    show_close: str
    confirm: str
    confirmed: str
    close_ones: str
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
    """What a second, silent vote says. ``apart``: it asks for Not agreed.

    ``wrong``: there are too many hands, or a box holds no number; nothing goes on until that is mended.
    """

    line: str
    apart: bool
    wrong: bool


def talk_desk(runner: Runner, hands: Sequence[int] = ()) -> TalkDesk:
    """The desk of the talk. ``hands``: the second vote typed in for the item at hand, five numbers."""
    at, results = runner.workshop, runner.material.results
    done, spent = runner.block_done, at.spent.get(ScriptBlock.TALK, 0)
    time = at.script.of(ScriptBlock.TALK)
    whole = time.minutes * MINUTE if time else 0
    left = max(0, whole - spent) if runner.talk_left is None else runner.talk_left
    needs = -(-runner.talk_needs // MINUTE)
    spare = left // MINUTE - needs
    rows = _rows(runner, results) if results else ()
    later = _later(runner, results) if results else ()
    item = _item(runner, results, at.practice, hands) if results and at.practice else None
    return TalkDesk(
        script=script_view(at),
        room=room_line(runner),
        used=_("{n} min used").format(n=spent // MINUTE),
        left=_("{n} left").format(n=left // MINUTE),
        spare=_spare(needs, spare),
        share=min(1.0, spent / whole) if whole else 1.0,
        show_close=_show_close(runner),
        confirm=_confirm(runner),
        confirmed=_confirmed(runner),
        close_ones=_close_ones(runner),
        items=rows,
        later=later,
        later_note=_later_note(len(later)),
        unread=_unread(len(runner.agenda.unread)),
        item=item,
        empty="" if item else _empty(runner),
        done=done_line(done, spare=spare > 0),
        late=done.late,
        ends=ends_line(runner.all_done, runner.of_day, spare=spare > 0),
        pause=pause_words(runner),
        undo=runner.next_undo,
    )


def second_vote(hands: Sequence[int], *, people: int, unread: Sequence[int] = ()) -> SecondVote:
    """What the hands of a second vote say, by level. ``unread``: levels whose box holds no number."""
    if unread:
        return SecondVote(unread_words([level_box(level) for level in unread]), apart=False, wrong=True)
    levels = tuple(level for level, n in enumerate(hands, start=1) for _hand in range(n))
    if not levels:
        return SecondVote(_("Type how many hands each level gets."), apart=False, wrong=False)
    if people and len(levels) > people:
        text = ngettext("{hands} hands for {n} person. Count again.",
                        "{hands} hands for {n} people. Count again.", people)  # fmt: skip
        return SecondVote(text.format(hands=len(levels), n=people), apart=False, wrong=True)
    if differs_again(levels):
        return SecondVote(
            _("Still apart: that counts as Not agreed, and the private answers stand."),
            apart=True,
            wrong=False,
        )
    most = max(range(5), key=lambda place: hands[place]) + 1
    text = _("Closer now. Most hands are at level {level}.")
    if len(levels) < people:
        text = _("{hands} of {people} hands so far, most at level {level}.")
    words = text.format(hands=len(levels), people=people, level=most)
    return SecondVote(words, apart=False, wrong=False)


def reason_words(reasons: Iterable[TalkReason], told: Contrast | None = None) -> str:
    """Why an item is on the agenda; ``told``: the level that a worksheet suggests."""
    facts = _("a worksheet says {level}").format(level=told.level) if told else ""
    words = {
        TalkReason.SPLIT: _("two experiences"),
        TalkReason.WIDE: _("wide spread"),
        TalkReason.ROLES: _("roles differ"),
        TalkReason.UNSEEN: _("hard to see"),
        TalkReason.FACTS: facts or _("a worksheet says otherwise"),
    }
    return phrases.capital(numbers.series(words[reason] for reason in reasons))


# --- the agenda


def _spare(needs: int, spare: int) -> str:
    """Why the talk ends later than its items do. Empty if they take all of its time."""
    text = ngettext(
        "The items take {needs} min, so {n} minute is spare. The end times count it.",
        "The items take {needs} min, so {n} minutes are spare. The end times count them.",
        spare,
    )
    return text.format(needs=needs, n=spare) if needs and spare > 0 else ""


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
    name, note = results.practice(practice).name, _row_note(runner, results, practice, item)
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


def _row_note(runner: Runner, results: RoundResults, practice: PracticeId, item: AgendaItem | None) -> str:
    """What was settled, else why it is talked about."""
    settled = results.discussion.settled.get(practice)
    if settled is None:
        told = runner.material.contrasts.get(practice)
        return reason_words(item.reasons, told) if item else ""
    if settled.outcome is Outcome.NOT_AGREED:
        levels = [str(level) for level in comparison.apart(results.score.practices[practice])]
        if len(levels) < 2:
            return _("Not agreed")
        return _("Not agreed: answers around {low} and {high} stand").format(low=levels[0], high=levels[1])
    if settled.level is None:
        return _("Confirmed")
    aim = results.discussion.aims.get(practice)
    text = _("Agreed on {level}, aim {aim}") if aim else _("Agreed on {level}")
    return text.format(level=numbers.level(settled.level), aim=aim)


def _show_close(runner: Runner) -> str:
    """The button that shows the room which ones are close, or the item again; empty if none is left."""
    if runner.workshop.close_shown:
        return _("Hide the list")
    n = len(runner.close_left)
    text = ngettext("Show the {n} close one", "Show the {n} close ones", n)
    return text.format(n=n) if n else ""


def confirmed_words(n: int) -> str:
    """What is said once so many were confirmed together."""
    text = ngettext(
        "{n} practice is confirmed, and the room sees it. Undo takes it back.",
        "{n} practices are confirmed together, and the room sees which. Undo takes that back.",
        n,
    )
    return text.format(n=n)


def _confirm(runner: Runner) -> str:
    """The button that confirms the close ones once the room saw which; empty if there are none left."""
    n = len(runner.close_left) if runner.workshop.close_shown else 0
    text = ngettext("Confirm {n} practice", "Confirm {n} practices together", n)
    return text.format(n=n) if n else ""


def _confirmed(runner: Runner) -> str:
    settled = runner.discussion.settled
    n = sum(settled[p].outcome is Outcome.CONFIRMED for p in runner.agenda.close if p in settled)
    close = runner.agenda.close
    return _("{n} of {all} confirmed.").format(n=n, all=len(close)) if close else ""


def _close_ones(runner: Runner) -> str:
    """Which ones are close, for who asks; the wall shows them by name."""
    close = runner.agenda.close
    return _("Close together: {practices}.").format(practices=numbers.series(close)) if close else ""


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
        reasons=reason_words(reasons, runner.material.contrasts.get(practice)),
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
        hints=_hints(runner, score),
        words=tuple(results.assessment.scale.words),
        anchors=tuple(words.anchors),
        form=form,
        aim=preset_aim(results, practice, form.level),
        can_record=can,
        why_not="" if can else _("Reveal the answers first."),
        jotting=runner.jotting(practice),
        offered=facts_that_differ(runner, practice),
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
        TalkReason.FACTS: _(
            "“We filled in a sheet that says otherwise. Which of the two is right, and why?”"
        ),
    }
    return words[reasons[0]] if reasons else _("“What would have to be true for the next level?”")


def _hints(runner: Runner, score: PracticeScore) -> tuple[str, ...]:
    hints = [
        *(fact.words for fact in facts_that_differ(runner, score.id)),
        _("Managers speak last."),
        _("One example low, one example high. No names."),
    ]
    if runner.material.round.anonymous:
        hints.append(_("Nobody has to say which answer was theirs."))
    hints.append(_("If it stays split, choose Not agreed: the private answers stand."))
    return (*hints, *_about_few(runner.material.round, score.counts or ()))


def facts_that_differ(runner: Runner, practice: PracticeId) -> tuple[OfferedFact, ...]:
    """What worksheets say against what people said of a practice, or of the leg that it rests on."""
    material, services = runner.material, runner.discussion.services
    return offered_facts(material.assessment, services, material.contrasts.get(practice), practice)


def _about_few(round_: Round, counts: Sequence[int]) -> tuple[str, ...]:
    """What to say to who sees one dot alone and remembers the promise; nothing if no column is small."""
    k, n = showing_threshold(round_), sum(counts)
    if not round_.anonymous or not any(0 < count < k for count in counts):
        return ()
    text = _(
        "Asked why a dot stands alone: “These are all {n} of us in one picture. The promise is about groups "
        "inside it, such as a role: none smaller than {k} is shown, and no dot says whose it is.”"
    )
    return (text.format(n=numbers.count(n), k=k),)

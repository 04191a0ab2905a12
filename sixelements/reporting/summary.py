"""Page 1: the finding, where the team stands, three priorities, the next 30 days, who was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sixelements.application.reports import Material
from sixelements.domain import comparison
from sixelements.domain.actions import Action, Because, Difference, Horizon, Kind
from sixelements.domain.guardrails import FIRST_PRIORITIES
from sixelements.domain.ids import PracticeId
from sixelements.domain.priorities import Priority, nearly_as_high, short_leg
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.next_steps import (
    begins_later,
    chosen,
    left_over,
    no_step,
    starts_later,
    steps,
    that_fit,
    title,
)
from sixelements.reporting.outline import (
    Block,
    Column,
    Columns,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, plain_text, text
from sixelements.reporting.standing import bars_table, stool_blocks, stool_words
from sixelements.wording import asked, changes, findings, numbers, phrases
from sixelements.wording.actions import noun
from sixelements.wording.because import because
from sixelements.wording.left_out import many_talks, reason, stands_still

_NARROW_LETTERS = 29
"""Letters beside the steps that are sure to fit in a line, long words and all."""
_STOOL_LINES = 3
"""Lines under the stool that are no higher than the bars beside it."""
_ROOM = 23
"""Lines of the lead, the priorities, and who was asked that page 1 has room for."""
_STEPS = 2
"""Steps that stay when other things give way: what is overdue or next, and one on the first priority."""
_BEGINS_WITH = 2
"""How many practices are named that begin before the priorities do."""
_LEAD_LETTERS, _BECAUSE_LETTERS, _KNOWN_LETTERS, _ASKED_LETTERS = 84, 50, 28, 34
"""Letters in a line of the lead, in lines of two columns of the priorities, and beside the steps."""


@dataclass(frozen=True, slots=True)
class _FirstPage:
    """How much page 1 says: steps, all about who was asked, the goals of measures beside the priorities.

    ``more``: what chance can do, and what builds on a priority. ``notes``: which steps stand on the cards,
    what talks can't do, and doubts about the legs; ``talks``: why a priority gets a talk. Other pages say
    these, too.
    """

    steps: int
    goals: bool
    all_asked: bool
    more: bool = True
    notes: bool = True
    talks: bool = True


def summaries(material: Material) -> Iterator[Section]:
    """The first page from the fullest that is likely to fit to the shortest.

    Room is guessed in letters; what gives way where the guess is wrong: who was asked, steps down to two,
    what is more, goals, the second step, notes, and why a talk. When the priorities begin never gives way,
    nor how many could as well be the last one.
    """
    room = _likely_room(material)
    short = replace(room, all_asked=False)
    rooms = [room, *(replace(short, steps=n) for n in range(room.steps, _STEPS - 1, -1))]
    less = replace(short, steps=min(room.steps, _STEPS), more=False)
    tight = replace(less, goals=False)
    one = replace(tight, steps=1)
    rooms += [less, tight, one, replace(one, notes=False), replace(one, notes=False, talks=False)]
    yield from (_summary(material, r) for r in dict.fromkeys(rooms))


def summary(material: Material) -> Section:
    """The first page."""
    return _summary(material, _likely_room(material))


def _summary(material: Material, room: _FirstPage) -> Section:
    blocks: list[Block] = [heading(1, material.team)]
    if room.notes and material.organization and material.organization != material.team:
        blocks.append(paragraph(material.organization, role=ParagraphRole.ORGANIZATION))
    blocks.append(paragraph(lead(material, full=room.more), role=ParagraphRole.LEAD))
    stands = _("Where the team stands, {month}").format(month=facts.round_month(material))
    blocks.append(
        Columns(
            widths=(322, 150),
            gap=32,
            columns=(
                (heading(3, stands), bars_table(material)),
                stool_blocks(material, doubt=room.notes),
            ),
        )
    )
    blocks += _priorities(material, room)
    asked_ = _who_was_asked(material, every=room.all_asked)
    blocks.append(Columns(widths=(332, 148), gap=24, columns=(_next_steps(material, room), asked_)))
    return Section(title=_("Summary"), blocks=tuple(blocks))


def lead(material: Material, *, by_role: bool = True, full: bool = True) -> str:
    """What customers get, as staff say, where they differ, what changed, and what the team will do.

    Without ``by_role`` nothing is told of front line and leads; ``full``: with what chance can do.
    """
    titles = {e.id: e.title for e in material.assessment.elements}
    elements = material.score.elements
    said = findings.service(material.score.legs)
    if all(e.score is None for e in elements):
        said = phrases.sentences(findings.no_standing(), said)
    else:
        if not said:
            said = findings.staff_rate([(titles[e.id], e.score) for e in elements if e.score is not None])
        stories = findings.two_stories(material.score)
        said = phrases.sentences(findings.could_not_say(material.score), said, stories)
    apart = findings.apart(material.score, material.assessment, by_role=by_role)
    if apart and by_role and _no_talk_where_farthest(material):
        apart = phrases.sentences(apart, findings.not_taken_up())
    return phrases.sentences(said, apart, since_words(material, by_chance=full), _intent(material))


def _no_talk_where_farthest(material: Material) -> bool:
    """Whether no open action is a talk in the elements where front line and leads are farthest apart."""
    actions, farthest = facts.open_actions(material), material.score.farthest_apart
    talks = {a.element for a in actions if a.kind in (Kind.CONVERSATION, Kind.FIND_OUT)}
    return bool(actions and farthest) and farthest.isdisjoint(talks)


def since_words(material: Material, *, by_chance: bool = True) -> str:
    """Which elements really changed since the round before; empty if there is none to compare with."""
    if material.earlier is None or material.earlier_round is None:
        return ""
    titles = {e.id: e.title for e in material.assessment.elements}
    moved = [(titles[e.id], comparison.element_change(material.earlier, e)) for e in material.score.six]
    compared = [(name, c) for name, c in moved if c]
    return changes.since(compared, material.earlier_round.number, elements=len(moved), by_chance=by_chance)


def _intent(material: Material) -> str:
    if _run_out(material) and material.earlier_round and not _only_left_over(material):
        done, working, left = facts.how_far(material)
        before = material.earlier_round.number
        return findings.run_out(before, done=done, working=working, left=left)
    if material.plan and material.plan.aim:
        return _("The aim: {aim}").format(aim=material.plan.aim)
    known = material.assessment.practices
    lifted = [a.practice for a in facts.open_actions(material) if a.practice in known]
    first = [p.practice for p in first_priorities(material) if p.practice in lifted]
    soon = [p for p in lifted if not _begins_after_the_plan(material, p)] or lifted
    named = [p for p in first if p in soon] or list(dict.fromkeys(soon))[:FIRST_PRIORITIES]
    if not named and not material.recommendation.priorities and not material.recommendation.unrated:
        return findings.all_at_aim()
    if _only_left_over(material):
        return phrases.sentences(*_left_over(material))
    nouns = [noun(facts.practice_of(material, practice)) for practice in named]
    if not nouns:
        return facts.no_actions(material)
    talks = all(_only_talk(a) for a in facts.open_actions(material) if a.practice in named)
    told = _works_on(material, named, nouns, talks=talks)
    told = phrases.sentences(told, _begins(material, named, talks=talks))
    return phrases.sentences(told, _comes_later(material, [p for p in first if p not in named]))


def _begins_after_the_plan(material: Material, practice: PracticeId) -> bool:
    """Whether what a plan has on a practice begins after the six months that its lead speaks of."""
    first = _first_action(material, practice)
    if material.plan is None or first is None or first.start is None or facts.begun(first):
        return False
    return first.start > facts.horizon_end(material, Horizon.DAYS_180)


def _comes_later(material: Material, practices: Sequence[PracticeId]) -> str:
    """Which priorities come after the six months, and their first month; empty if none."""
    actions = [a for p in practices if (a := _first_action(material, p))]
    days = [a.start for a in actions if a.start]
    return findings.comes_later(_nouns(material, actions), min(days)) if days else ""


def _only_left_over(material: Material) -> bool:
    """Whether no practice is below its aim, and all that is planned came along from rounds before."""
    actions = facts.open_actions(material)
    return not material.recommendation.priorities and bool(actions) and all(a.carried_from for a in actions)


def _left_over(material: Material) -> Iterator[str]:
    """That the aims are reached, and what came along for them and is still to be done."""
    if not material.recommendation.unrated:
        yield findings.all_at_aim()
    actions, before = facts.open_actions(material), material.earlier_round
    done, working, left = facts.how_far(material)
    if left and before:
        yield findings.still_needed(
            left, before.number if all(a.carried_from == before.id for a in actions) else None
        )
    else:
        yield findings.how_far(done=done, working=working, left=left)


def _run_out(material: Material) -> bool:
    """Whether all that is in the plan was carried over and was due before this round's plan began."""
    actions = facts.open_actions(material)
    return bool(actions) and all(facts.overdue_from_before(material, a) for a in actions)


def _only_talk(action: Action) -> bool:
    """Whether an action is a talk about how people see it; what people can't see is shown to them."""
    shown = isinstance(action.because, Because) and action.because.difference is Difference.VISIBILITY
    return action.kind is Kind.CONVERSATION and not shown


def _begins(material: Material, named: Sequence[PracticeId], *, talks: bool) -> str:
    """What begins first, where one of the practices named begins later than the steps of this page.

    Where the sentence before says that the team ``talks`` first, nothing else is said to be first.
    """
    actions = [a for p in named if (a := _first_action(material, p))]
    days = [(a.start, a) for a in actions if a.start and begins_later(material, a)]
    if not days:
        return ""
    first = [a for a in facts.in_order(material) if a.start and not begins_later(material, a)]
    return findings.begins(
        [] if talks or any(map(facts.begun, first)) else _nouns(material, first)[:_BEGINS_WITH],
        [] if len(days) == len(actions) else _nouns(material, [a for _day, a in days]),
        [day for day, _a in days],
    )


def _nouns(material: Material, actions: Sequence[Action]) -> list[str]:
    known = material.assessment.practices
    return list(dict.fromkeys(noun(known[a.practice]) for a in actions if a.practice in known))


def _works_on(material: Material, named: Sequence[PracticeId], nouns: Sequence[str], *, talks: bool) -> str:
    if material.plan is None:
        return findings.recommended(nouns, talks=talks)
    end = facts.horizon_end(material, Horizon.DAYS_180)
    begun = {a.practice for a in facts.open_actions(material) if facts.begun(a)}
    start, today = material.plan.start, material.made_on
    if today > end and not begun.issuperset(named):
        done, working, left = facts.how_far(material)
        told = findings.intent(nouns, start=start, end=end, today=today, begun=False, talks=talks)
        return phrases.sentences(told, findings.how_far(done=done, working=working, left=left))
    return findings.intent(nouns, start=start, end=end, today=today, begun=bool(begun), talks=talks)


def first_priorities(material: Material) -> tuple[Priority, ...]:
    """The priorities of page 1; its lead speaks of these and of no others, where they have actions."""
    return material.recommendation.priorities[:FIRST_PRIORITIES]


def _priorities(material: Material, room: _FirstPage) -> list[Block]:
    found = first_priorities(material)
    if not found:
        return []
    columns = (
        Column(header=_("No."), width=20),
        Column(header=_("Priority"), width=98),
        Column(header=_("Because"), width=206),
        Column(header=_("How we will know"), width=142),
        Column(header=_("Action no."), width=38),
    )
    rows = tuple(_priority_row(material, n, item, room) for n, item in enumerate(found, start=1))
    named = {1: _("One priority"), 2: _("Two priorities"), 3: _("Three priorities")}[len(found)]
    if facts.open_actions(material) and not any(_first_action(material, item.practice) for item in found):
        named = _("Highest priorities, not in this plan yet")
    tied = _close(material)
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("What to lift first, and why"),
        caption=text(tied) if tied else (),
    )
    return [heading(3, named), table]


def _priority_row(material: Material, n: int, item: Priority, room: _FirstPage) -> Row:
    practice = facts.practice_of(material, item.practice)
    element = material.assessment.element(practice.element).title
    name = cell(Run(practice.name, Voice.SEMIBOLD), paragraph(element, role=ParagraphRole.TAG), header=True)
    action = _first_action(material, item.practice)
    numbers_, why = facts.actions_on(material, item.practice), _reason(material, item)
    return Row(
        cells=(
            cell(Run(str(n), Voice.NUMBER)),
            name,
            cell(because(_told(why, room), material.assessment, brief=True)),
            cell(
                *(
                    _known_by(material, action, goals=room.goals)
                    if action
                    else (text(_no_action(material, item)),)
                )
            ),
            cell(numbers.series(map(str, numbers_)) or "–", *_from(material, action)),
        )
    )


def _told(why: Because, room: _FirstPage) -> Because:
    """The reason as there is room for it: without what builds on it, figures of a talk, or why it is one."""
    told = why if room.more else replace(why, foundation_for=())
    told = told if room.goals else replace(told, unseen=None, gap=None)
    return told if room.talks else replace(told, difference=None)


def _from(material: Material, action: Action | None) -> tuple[Paragraph, ...]:
    """The day it starts, where nothing of it is among the steps of this page."""
    if action is None or action.start is None or not begins_later(material, action):
        return ()
    day = _("from {day}").format(day=facts.day(material, action.start))
    return (paragraph(day, role=ParagraphRole.TAG),)


def _close(material: Material) -> str:
    """How many others could as well be the last of the priorities shown; empty if none."""
    shown = first_priorities(material)
    others = nearly_as_high(material.recommendation.priorities, len(shown))
    text_ = ngettext(
        "{n} other ranks as high as number {last}, or nearly: your call.",
        "{n} others rank as high as number {last}, or nearly: your call.",
        others,
    )
    return text_.format(n=findings.counted(others), last=len(shown)) if others else ""


def _first_action(material: Material, practice: PracticeId) -> Action | None:
    return next((a for a in facts.open_actions(material) if a.practice == practice), None)


def _no_action(material: Material, item: Priority) -> str:
    """That there is none, and why: it stands under measures."""
    why = _waits_for(material, item)
    return _("No action yet: {reason}").format(reason=why) if why else _("No action on it in this plan yet.")


def _waits_for(material: Material, item: Priority) -> str:
    """What a priority without an action waits for; empty if nothing says why the plan has none."""
    called, left_out = facts.action_numbers(material), material.recommendation.left_out
    needed = facts.practice_of(material, item.practice).prerequisites
    before = next((a for a in facts.in_order(material) if a.practice in needed), None)
    if before is not None:
        text_ = _("waits for action {n}, {practice}")
        return text_.format(n=called[before.id], practice=noun(facts.practice_of(material, before.practice)))
    if any(a.practice == item.practice for a in material.actions):
        return _("waits until its process is streamlined")
    recommended = {a.practice for a in material.recommendation.actions}
    if item.practice not in left_out or not recommended <= {a.practice for a in material.actions}:
        return ""
    return reason(left_out[item.practice], material.assessment)


def _known_by(material: Material, action: Action, *, goals: bool) -> tuple[tuple[Run, ...], ...]:
    """The measure and its goal; without ``goals`` the measure alone, and the goal in the action plan."""
    due = None if facts.overdue_from_before(material, action) else action.due  # no goal by a day gone before
    by = facts.day(material, due) if due else ""
    goal = text(Run(findings.goal(action.measure, by), Voice.SEMIBOLD))
    if not action.measure.name:
        return (goal,)
    return (text(action.measure.name), goal) if goals else (text(action.measure.name),)


def _reason(material: Material, item: Priority) -> Because:
    """Why a practice comes first: level, votes, and the difference that calls for a talk, or the leg."""
    discussion = material.discussion
    leg = short_leg(material.score.legs)
    practice = facts.practice_of(material, item.practice)
    base = Because(
        practice=item.practice,
        level=item.level,
        agreed=item.because.agreed,
        aim=item.aim,
        votes=item.votes if discussion.voted else None,
        all_votes=sum(discussion.votes.values()) if discussion.voted else None,
        foundation_for=item.because.foundation_for,
    )
    found = next((a for a in material.recommendation.actions if a.practice == item.practice), None)
    if found is None or found.because.difference is None:
        return replace(base, weakest_leg=leg if leg and practice.rests_on(leg) else None)
    why = found.because
    return replace(base, difference=why.difference, gap=why.gap, unseen=why.unseen)


def _next_steps(material: Material, room: _FirstPage) -> tuple[Block, ...]:
    head = heading(3, title(material))
    if not facts.open_actions(material):
        return (head, paragraph(facts.no_actions(material)))
    found = steps(material)
    still = stands_still(material.actions, start=facts.plan_start(material), today=material.made_on)
    if not found:
        return (head, paragraph(phrases.sentences(no_step(material), starts_later(material), still)))
    columns = (
        Column(header=_("By"), width=42),
        Column(header=_("What"), width=222),
        Column(header=_("Who"), width=68),
    )
    shown = chosen(found, room.steps, on=_first_priority_action(material))
    notes = [starts_later(material)] if material.plan else [_("Recommended, not agreed yet.")]
    notes.append(still)
    if room.notes:
        notes.append(many_talks(material.actions))
        notes.append(left_over([step for step in found if step not in shown]))
    table = Table(
        columns=columns,
        rows=tuple(row(Run(facts.day(material, s.day), Voice.SEMIBOLD), s.words, s.who) for s in shown),
        summary=_("First steps and due dates of these 30 days"),
        caption=text(phrases.sentences(*notes)),
    )
    return (head, table)


def _first_priority_action(material: Material) -> int | None:
    """The number of the action on the highest priority that has one."""
    actions = (a for p in first_priorities(material) if (a := _first_action(material, p.practice)))
    first = next(actions, None)
    return facts.action_numbers(material)[first.id] if first else None


def _likely_room(material: Material) -> _FirstPage:
    """What page 1 most likely has room for."""
    every = _all_asked_fits(material)
    asked_ = _lines_of(_asked(material, every=every), _ASKED_LETTERS)
    goals = _lines(material, goals=True) + asked_ <= _ROOM
    shown = that_fit(steps(material), _lines(material, goals=goals))
    return _FirstPage(steps=max(_STEPS, len(shown)), goals=goals, all_asked=every)


def _lines(material: Material, *, goals: bool) -> int:
    """About how many lines of page 1 its lead and its priorities take, and the round before."""
    count = _lines_of([lead(material)], _LEAD_LETTERS) + (material.earlier is not None)
    count += max(0, _lines_of([stool_words(material)], _ASKED_LETTERS) - _STOOL_LINES)
    for item in first_priorities(material):
        action = _first_action(material, item.practice)
        said = [because(_reason(material, item), material.assessment, brief=True)]
        known = [plain_text(words) for words in _known_by(material, action, goals=goals)] if action else []
        count += max(_lines_of(said, _BECAUSE_LETTERS), _lines_of(known, _KNOWN_LETTERS), 2)
    return count + bool(_close(material))


def _lines_of(paragraphs: Sequence[str], letters: int) -> int:
    """About how many lines paragraphs take with so many letters in a line."""
    return sum(-(-len(words) // letters) for words in paragraphs)


def _who_was_asked(material: Material, *, every: bool) -> tuple[Block, ...]:
    said, *sponsor = _asked(material, every=every)
    small = (paragraph(Run(words, Voice.SMALL)) for words in sponsor)
    return (heading(3, _("Who was asked")), paragraph(said), *small)


def _all_asked_fits(material: Material) -> bool:
    words = _lines_of(_asked(material, every=True), _NARROW_LETTERS)
    return _lines(material, goals=False) + words <= _ROOM


def _asked(material: Material, *, every: bool) -> list[str]:
    """Who answered and how, and the plan's sponsor; without ``every`` only how many answered."""
    sponsor = material.plan.sponsor if material.plan else ""
    named = [_("Sponsor: {name}.").format(name=sponsor)] if sponsor else []
    scored = any(e.score is not None for e in material.score.elements)
    told = scored and findings.could_not_say(material.score)  # the lead says how many don't count
    short = (
        asked.answered(material.round, material.score),
        "" if told else asked.dropped(material.score),
        facts.mostly_self_reported(material),
    )
    return [phrases.sentences(*(_all_asked(material) if every else short)), *named]


def _all_asked(material: Material) -> tuple[str, ...]:
    round_, score = material.round, material.score
    talked = set(material.discussion.discussed)
    return (
        asked.answered(round_, score),
        asked.headcount(round_),
        asked.mode(round_),
        asked.practices(round_, material.assessment),
        asked.discussed(len(talked & set(round_.practices)), len(round_.practices)),
        asked.dropped(score),
        facts.mostly_self_reported(material),
        *(asked.role_mix(item, material.assessment) for item in score.role_mix),
    )

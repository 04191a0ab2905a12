"""Page 1: the finding, where the team stands, three priorities, the next 30 days, who was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sixelements.application.reports import Material
from sixelements.domain import comparison
from sixelements.domain.actions import Action, Because, Horizon
from sixelements.domain.priorities import Priority, short_leg
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.next_steps import no_step, starts_later, steps, that_fit, title
from sixelements.reporting.outline import (
    Block,
    Column,
    Columns,
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
from sixelements.wording.left_out import FIRST, reason

PRIORITIES = FIRST
_NARROW_LETTERS = 29
"""Letters beside the steps that are sure to fit in a line, long words and all."""
_STOOL_LINES = 3
"""Lines under the stool that are no higher than the bars beside it."""
_ROOM = 23
"""Lines of the lead, the priorities, and who was asked that page 1 has room for."""
_LEAD_LETTERS, _BECAUSE_LETTERS, _KNOWN_LETTERS, _ASKED_LETTERS = 84, 50, 28, 34
"""Letters in a line of the lead, in lines of two columns of the priorities, and beside the steps."""


@dataclass(frozen=True, slots=True)
class _FirstPage:
    """How much page 1 says: steps, the goals of measures beside the priorities, all about who was asked."""

    steps: int
    goals: bool
    all_asked: bool


def summaries(material: Material) -> Iterator[Section]:
    """The first page from the fullest that is likely to fit to the shortest.

    Room is guessed in letters; what gives way where the guess is wrong: steps, goals, and who was asked.
    """
    room = _likely_room(material)
    for steps_ in range(room.steps, 1, -1):
        yield _summary(material, replace(room, steps=steps_))
    least = replace(room, steps=1)
    tight = replace(least, goals=False)
    yield from (_summary(material, r) for r in dict.fromkeys((least, tight, replace(tight, all_asked=False))))


def summary(material: Material) -> Section:
    """The first page."""
    return _summary(material, _likely_room(material))


def _summary(material: Material, room: _FirstPage) -> Section:
    blocks: list[Block] = [heading(1, material.team)]
    if material.organization and material.organization != material.team:
        blocks.append(paragraph(material.organization, role=ParagraphRole.ORGANIZATION))
    blocks.append(paragraph(lead(material), role=ParagraphRole.LEAD))
    stands = _("Where the team stands, {month}").format(month=facts.round_month(material))
    blocks.append(
        Columns(
            widths=(322, 150),
            gap=32,
            columns=((heading(3, stands), bars_table(material)), stool_blocks(material)),
        )
    )
    blocks += _priorities(material, goals=room.goals)
    asked_ = _who_was_asked(material, every=room.all_asked)
    blocks.append(
        Columns(widths=(332, 148), gap=24, columns=(_next_steps(material, most=room.steps), asked_))
    )
    return Section(title=_("Summary"), blocks=tuple(blocks))


def lead(material: Material, *, by_role: bool = True) -> str:
    """What customers get, as staff say, where they differ, what changed, and what the team will do.

    Without ``by_role`` nothing is told of front line and leads.
    """
    titles = {e.id: e.title for e in material.assessment.elements}
    elements, practices = material.score.elements, material.score.practices.values()
    said = findings.service(material.score.legs)
    if not said:
        said = findings.staff_rate([(titles[e.id], e.score) for e in elements if e.score is not None])
    gaps = [(titles[e.id], e.gap) for e in elements if e.gap]
    apart = findings.seen_differently(gaps, len(elements), by_role=by_role)
    if not apart:
        shown = [p for p in practices if p.mean is not None]
        apart = findings.in_two_camps(sum(p.split for p in shown), len(shown))
    return phrases.sentences(said, apart, since_words(material), _intent(material))


def since_words(material: Material) -> str:
    """Which elements really changed since the round before; empty where there is none to compare with."""
    if material.earlier is None or material.earlier_round is None:
        return ""
    titles = {e.id: e.title for e in material.assessment.elements}
    moved = [(titles[e.id], comparison.element_change(material.earlier, e)) for e in material.score.elements]
    return changes.since([(name, c) for name, c in moved if c], material.earlier_round.number)


def _intent(material: Material) -> str:
    if material.plan and material.plan.aim:
        return material.plan.aim
    known = material.assessment.practices
    lifted = [a.practice for a in facts.open_actions(material) if a.practice in known]
    first = [p.practice for p in first_priorities(material) if p.practice in lifted]
    named = first or list(dict.fromkeys(lifted))[:PRIORITIES]
    if not named and not material.recommendation.priorities and not material.recommendation.unrated:
        return _("Every practice reads as its aim or higher.")
    nouns = [noun(facts.practice_of(material, practice)) for practice in named]
    if not nouns:
        return facts.no_actions(material)
    if material.plan is None:
        return findings.recommended(nouns)
    end = facts.horizon_end(material, Horizon.DAYS_180)
    begun = any(facts.begun(a) for a in facts.open_actions(material))
    return findings.intent(nouns, start=material.plan.start, end=end, today=material.made_on, begun=begun)


def first_priorities(material: Material) -> tuple[Priority, ...]:
    """The priorities of page 1; its lead speaks of these and of no others, where they have actions."""
    return material.recommendation.priorities[:PRIORITIES]


def _priorities(material: Material, *, goals: bool) -> list[Block]:
    found = first_priorities(material)
    if not found:
        return []
    columns = (
        Column(header=_("No."), width=20),
        Column(header=_("Priority"), width=98),
        Column(header=_("Because"), width=206),
        Column(header=_("We will know by"), width=142),
        Column(header=_("Action no."), width=38),
    )
    rows = tuple(_priority_row(material, n, item, goals=goals) for n, item in enumerate(found, start=1))
    named = {1: _("One priority"), 2: _("Two priorities"), 3: _("Three priorities")}[len(found)]
    table = Table(columns=columns, rows=rows, summary=_("What to lift first, and why"))
    return [heading(3, named), table]


def _priority_row(material: Material, n: int, item: Priority, *, goals: bool) -> Row:
    practice = facts.practice_of(material, item.practice)
    element = next(e.title for e in material.assessment.elements if e.id == practice.element)
    name = cell(Run(practice.name, Voice.SEMIBOLD), paragraph(element, role=ParagraphRole.TAG), header=True)
    action = _first_action(material, item)
    numbers_ = facts.actions_on(material, item.practice)
    return Row(
        cells=(
            cell(Run(str(n), Voice.NUMBER)),
            name,
            cell(because(_reason(material, item), material.assessment)),
            cell(*(_known_by(action, goals=goals) if action else (text(_waits_for(material, item)),))),
            cell(numbers.series(map(str, numbers_)) or "–"),
        )
    )


def _first_action(material: Material, item: Priority) -> Action | None:
    return next((a for a in facts.open_actions(material) if a.practice == item.practice), None)


def _waits_for(material: Material, item: Priority) -> str:
    """What a priority without an action waits for."""
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
        return _("the plan has no action on it")
    return reason(left_out[item.practice], material.assessment)


def _known_by(action: Action, *, goals: bool) -> tuple[tuple[Run, ...], ...]:
    """The measure and its goal; without ``goals`` the measure alone, and the goal in the action plan."""
    goal = text(Run(findings.goal(action.measure, action.due), Voice.SEMIBOLD))
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
    )
    found = next((a for a in material.recommendation.actions if a.practice == item.practice), None)
    if found is None or found.because.difference is None:
        return replace(base, weakest_leg=leg if leg and practice.rests_on(leg) else None)
    why = found.because
    return replace(base, difference=why.difference, gap=why.gap, unseen=why.unseen)


def _next_steps(material: Material, *, most: int) -> tuple[Block, ...]:
    head = heading(3, title(material))
    if not facts.open_actions(material):
        return (head, paragraph(facts.no_actions(material)))
    found = steps(material)
    if not found:
        return (head, paragraph(phrases.sentences(no_step(material), starts_later(material))))
    columns = (
        Column(header=_("By"), width=42),
        Column(header=_("What"), width=222),
        Column(header=_("Who"), width=68),
    )
    shown = found[:most]
    notes = [starts_later(material)] if material.plan else [_("Recommended, not agreed yet.")]
    left = len(found) - len(shown)
    if left:
        more = ngettext(
            "{n} more step is in the action plan.", "{n} more steps are in the action plan.", left
        )
        notes.append(more.format(n=findings.counted(left)))
    table = Table(
        columns=columns,
        rows=tuple(row(Run(numbers.short_day(s.day), Voice.SEMIBOLD), s.words, s.who) for s in shown),
        summary=_("First steps and due dates of these 30 days"),
        caption=text(phrases.sentences(*notes)),
    )
    return (head, table)


def _likely_room(material: Material) -> _FirstPage:
    """What page 1 most likely has room for."""
    every = _all_asked_fits(material)
    asked_ = _lines_of(_asked(material, every=every), _ASKED_LETTERS)
    goals = _lines(material, goals=True) + asked_ <= _ROOM
    shown = that_fit(steps(material), _lines(material, goals=goals))
    return _FirstPage(steps=max(1, len(shown)), goals=goals, all_asked=every)


def _lines(material: Material, *, goals: bool) -> int:
    """About how many lines of page 1 its lead and its priorities take, and the round before."""
    count = _lines_of([lead(material)], _LEAD_LETTERS) + (material.earlier is not None)
    count += max(0, _lines_of([stool_words(material)], _ASKED_LETTERS) - _STOOL_LINES)
    for item in first_priorities(material):
        action = _first_action(material, item)
        said = [because(_reason(material, item), material.assessment)]
        known = [plain_text(words) for words in _known_by(action, goals=goals)] if action else []
        count += max(_lines_of(said, _BECAUSE_LETTERS), _lines_of(known, _KNOWN_LETTERS), 2)
    return count


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
    short = (asked.answered(material.round, material.score), asked.dropped(material.score))
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
        *(asked.role_mix(item, material.assessment) for item in score.role_mix),
    )

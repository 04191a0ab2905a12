"""The action plan: what already works, the actions by horizon, and what was decided around them."""

from sixelements.application.reports import Material
from sixelements.domain.actions import Action, Horizon
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.around_the_plan import crowded, decided, of_actions, side_by_side
from sixelements.reporting.outline import (
    Block,
    Cell,
    Column,
    ParagraphRole,
    Row,
    RowKind,
    Section,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
)
from sixelements.reporting.runs import Run, RunText, Voice, text
from sixelements.reporting.why import why_this_action
from sixelements.wording import findings, numbers, phrases, plan_check
from sixelements.wording.notes import rule_line


def action_plan(material: Material, *, cards: bool = False) -> Section:
    """The plan as it was accepted, or as it is recommended.

    ``cards``: the same report has a card for each action, which says what the action needs and risks.
    """
    blocks: list[Block] = [
        heading(2, _("Action plan")),
        paragraph(_lead(material), role=ParagraphRole.LEAD),
        *_strengths(material),
    ]
    if facts.open_actions(material) or _locked(material):
        blocks.append(_table(material))
    blocks += [*why_this_action(material), *_around(material, cards=cards)]
    return Section(title=_("Action plan"), blocks=tuple(blocks))


def _lead(material: Material) -> str:
    actions = facts.open_actions(material)
    if not actions:
        said = facts.no_actions(material)
        if material.plan is None and not material.recommendation.priorities:
            return phrases.sentences(said, *(note for note in material.notes if note != said))
        return said
    n = len(actions)
    if material.plan:
        first = ngettext("{n} action is agreed.", "{n} actions are agreed.", n)
    else:
        first = ngettext(
            "{n} action is recommended, not agreed yet.", "{n} actions are recommended, not agreed yet.", n
        )
    return phrases.sentences(first.format(n=findings.counted(n)), *_missing(actions))


def _missing(actions: tuple[Action, ...]) -> list[str]:
    """What the plan still lacks, counted."""
    sentences = []
    owners = sum(not a.owner for a in actions)
    if owners == len(actions):
        sentences.append(ngettext("It needs an owner.", "Each one needs an owner.", owners))
    elif owners:
        text_ = ngettext("{n} still needs an owner.", "{n} still need an owner.", owners)
        sentences.append(text_.format(n=findings.counted(owners)))
    first = sum(a.measure.baseline is None for a in actions)
    if first:
        text_ = ngettext(
            "{n} baseline still has to be measured.", "{n} baselines still have to be measured.", first
        )
        sentences.append(text_.format(n=findings.counted(first)))
    return sentences


def _strengths(material: Material) -> list[Block]:
    """What the team can build on, before anything that is to change."""
    found = material.recommendation.strengths
    if not found:
        return [paragraph(findings.no_strengths())] if material.recommendation.priorities else []
    named = [(facts.practice_of(material, s.practice).name, s) for s in found]
    return [
        heading(3, _("What already works")),
        paragraph(findings.strengths(named, material.recommendation.alike)),
    ]


def _locked(material: Material) -> tuple[Action, ...]:
    return tuple(a for a in material.actions if a.locked)


def _table(material: Material) -> Table:
    columns = (
        Column(header=_("No."), width=22),
        Column(header=_("Action"), width=152),
        Column(header=_("Owner and helpers"), width=112),
        Column(header=_("When"), width=52),
        Column(header=_("Measure, baseline to target"), width=122),
        Column(header=_("Waits for"), width=44),
    )
    rows = _carried(material, len(columns))
    for horizon in Horizon:
        rows += _horizon(material, horizon, len(columns))
    locked = _locked(material)
    if locked:
        title = _("Not yet: streamline first")
        rows.append(_group(text(Run(title, Voice.BOLD)), len(columns)))
        rows += [_row(material, action) for action in locked]
    return Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Actions by horizon, with owner, dates, measure, and what each waits for"),
        look=TableLook.PLAN,
    )


def _carried(material: Material, columns: int) -> list[Row]:
    """What was due before this plan began; no stretch of this plan holds its dates."""
    actions = [a for a in facts.open_actions(material) if facts.overdue_from_before(material, a)]
    if not actions:
        return []
    title = text(Run(findings.carried_over(actions, material.earlier_round), Voice.BOLD))
    return [_group(title, columns), *(_row(material, action) for action in actions)]


def _group(title: RunText, columns: int) -> Row:
    return Row(cells=(cell(title, span=columns, header=True),), kind=RowKind.GROUP)


def _horizon(material: Material, horizon: Horizon, columns: int) -> list[Row]:
    name = plan_check.horizon(horizon)
    actions = [
        a
        for a in facts.open_actions(material)
        if a.horizon is horizon and not facts.overdue_from_before(material, a)
    ]
    if horizon is Horizon.LATER:
        if not actions:
            return []
        title = text(Run(name, Voice.BOLD))
    else:
        by = _("by {day}").format(day=numbers.day(facts.horizon_end(material, horizon)))
        title = text(Run(name, Voice.BOLD), " ", Run(by, Voice.SOFT))
    if not actions:
        words = paragraph(Run(_("Nothing is due in this stretch."), Voice.SOFT))
        empty = Row(cells=(cell("", header=True), Cell(blocks=(words,), span=columns - 1)))
        return [_group(title, columns), empty]
    return [_group(title, columns), *(_row(material, action) for action in actions)]


def _row(material: Material, action: Action) -> Row:
    n = facts.action_numbers(material).get(action.id)
    number = cell(Run(str(n), Voice.NUMBER)) if n else cell("–")
    return Row(
        cells=(
            number,
            _what(material, action),
            _who(action),
            _when(material, action),
            _measure(action),
            _waits(material, action),
        )
    )


def _what(material: Material, action: Action) -> Cell:
    names = [findings.leg_inside(leg, material.assessment) for leg in action.legs]
    tag = _("{practice} · {legs}").format(practice=action.practice, legs=numbers.series(names))
    small = [tag] if names else [str(action.practice)]
    if action.guardrail:
        small.append(rule_line(action))
    if not action.locked and (waits := facts.waits_for_gate_of(material, action)):
        small.append(waits)
    return cell(Run(action.title, Voice.SEMIBOLD), Run(" · ".join(small), Voice.SMALL), header=True)


def _who(action: Action) -> Cell:
    owner = Run(action.owner or _("to be named"), Voice.SEMIBOLD if action.owner else Voice.SOFT)
    if not action.helpers:
        return cell(owner)
    return cell(owner, Run(_("with {helpers}").format(helpers=action.helpers), Voice.SMALL))


def _when(material: Material, action: Action) -> Cell:
    if action.locked:
        return cell(Run(_("once the process is streamlined"), Voice.SOFT))
    if action.due is None:
        return cell(Run(_("to be set"), Voice.SOFT))
    if action.start is None:
        return cell(Run(facts.day(material, action.due), Voice.BOLD))
    first, due = numbers.plan_days(action.start, action.due, facts.plan_start(material))
    return cell(_("{day} to").format(day=first), Run(due, Voice.BOLD))


def _waits(material: Material, action: Action) -> Cell:
    waits = facts.waits_for(material, action)
    if not waits:
        return cell("–")
    return cell(_("after {actions}").format(actions=numbers.series(map(str, waits))))


def _measure(action: Action) -> Cell:
    measure = action.measure
    if not measure.name:
        return cell(Run(_("to be set"), Voice.SOFT))
    goal = Run(findings.goal(measure), Voice.SEMIBOLD)
    return cell(measure.name, goal)


def _around(material: Material, *, cards: bool) -> list[Block]:
    """What was decided around the actions; beside cards only what they don't say."""
    if not cards:
        return side_by_side([*of_actions(material), *decided(material)], 2)
    return [] if crowded(material) else side_by_side(decided(material))

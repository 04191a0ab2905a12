"""Why these actions: from the aim over elements and practices to each action, and what to build on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sixelements.application.reports import Material
from sixelements.domain import levels
from sixelements.domain.actions import Action
from sixelements.domain.ids import ElementId, PracticeId, beside_the_six
from sixelements.domain.levels import level_of
from sixelements.domain.priorities import short_leg
from sixelements.domain.recommendation import Strength
from sixelements.domain.scores import LegSource
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import WIDE, Run, RunText, Voice, Words, text
from sixelements.reporting.shortening import shortened
from sixelements.wording import findings, numbers, phrases

_AIM = 240
"""Letters of the aim; all of it stands on the first page."""
_LATE = 90
"""Days after the plan's start from which on an element waits its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A practice and the actions that lift it."""

    element: ElementId
    practice: PracticeId
    actions: tuple[Action, ...]


def why(material: Material) -> Section | None:
    """The page of reasons; one action alone is explained on the page of the plan."""
    if len(facts.open_actions(material)) < 2:
        return None
    title = _("Why these actions")
    blocks: list[Block] = [
        heading(2, title),
        paragraph(_lead(material), role=ParagraphRole.LEAD),
        tree(material),
        *_strengths(material),
    ]
    return Section(title=title, blocks=tuple(blocks))


def why_this_action(material: Material) -> list[Block]:
    """The reason of a plan's only action; nothing if there are more, or none."""
    if len(facts.open_actions(material)) != 1:
        return []
    return [Together(blocks=(heading(3, _("Why this action")), tree(material)))]


def branches(material: Material) -> tuple[Branch, ...]:
    """The practices with actions: elements in order of priority, those that begin late last."""
    called = facts.action_numbers(material)
    ranked = [p.practice for p in material.recommendation.priorities]
    order = {practice: n for n, practice in enumerate(ranked)}
    found: dict[PracticeId, list[Action]] = {}
    for action in sorted(facts.open_actions(material), key=lambda a: called[a.id]):
        found.setdefault(action.practice, []).append(action)
    made = [
        Branch(element=actions[0].element, practice=practice, actions=tuple(actions))
        for practice, actions in found.items()
    ]
    made.sort(key=lambda b: order.get(b.practice, len(order)))
    elements = list(dict.fromkeys(b.element for b in made))
    late = [e for e in elements if _late(material, e)]
    place = {e: n for n, e in enumerate([*(e for e in elements if e not in late), *late])}
    return tuple(sorted(made, key=lambda b: place[b.element]))


def _late(material: Material, element: ElementId) -> bool:
    """Whether all that is planned on an element starts after the first 90 days."""
    start = facts.plan_start(material)
    days = [(a.start - start).days for a in facts.open_actions(material) if a.element == element and a.start]
    return bool(days) and min(days) >= _LATE


def _lead(material: Material) -> str:
    found = branches(material)
    if material.plan:
        first = _("The plan has {actions} on {practices} in {elements}.")
    else:
        first = _("The recommended plan, not agreed yet, has {actions} on {practices} in {elements}.")
    actions, practices = len(facts.open_actions(material)), len(found)
    elements = len({b.element for b in found})
    said = findings.counted_inside
    counts = first.format(
        actions=ngettext("{n} action", "{n} actions", actions).format(n=said(actions)),
        practices=ngettext("{n} practice", "{n} practices", practices).format(n=said(practices)),
        elements=ngettext("{n} element", "{n} elements", elements).format(n=said(elements)),
    )
    how = _(
        "Read it from left to right to see what the aim needs, and from right to left to see why an action "
        "is there."
    )
    return phrases.sentences(counts, how)


def tree(material: Material) -> Table:
    """Aim, elements, practices, and actions; what covers several rows is said once."""
    columns = (
        Column(header=_("Aim"), width=108),
        Column(header=_("Elements that drive it"), width=108),
        Column(header=_("Practices to lift"), width=120),
        Column(header=_("Actions and how we will know"), width=168),
    )
    found = branches(material)
    rows: list[Row] = []
    for element, several in groupby(found, key=lambda b: b.element):
        rows += _element_rows(material, element, tuple(several))
    first, *others = rows
    aim = _aim(material, len(rows))
    return Table(
        columns=columns,
        rows=(Row(cells=(aim, *first.cells)), *others),
        summary=_("From the aim to elements, practices, and actions"),
        look=TableLook.TREE,
    )


def _aim(material: Material, rows: int) -> Cell:
    plan, legs = material.plan, material.score.legs
    aim = shortened(plan.aim, _AIM) if plan and plan.aim else _("No aim sentence yet.")
    blocks = [paragraph(aim, role=ParagraphRole.AIM)]
    leg = short_leg(legs)
    if legs and leg:
        words = _("{leg} is the short leg").format(leg=material.assessment.legs[leg])
        if legs.source is not LegSource.PRACTICES:
            words = _("{leg} {contacts} contacts, the short leg").format(
                leg=material.assessment.legs[leg], contacts=numbers.contacts(legs.scores[leg])
            )
        blocks.append(paragraph(words, role=ParagraphRole.TAG))
    return Cell(blocks=tuple(blocks), header=True, rows=rows)


def _element_rows(material: Material, element: ElementId, found: Sequence[Branch]) -> list[Row]:
    cells: list[list[Cell]] = []
    for branch in found:
        lines = [[_action(material, action)] for action in branch.actions]
        lines[0].insert(0, _practice(material, branch))
        cells += lines
    cells[0].insert(0, _element(material, element, len(cells)))
    return [Row(cells=tuple(line)) for line in cells]


def _element(material: Material, element: ElementId, rows: int) -> Cell:
    title = next((e.title for e in material.assessment.elements if e.id == element), "")
    name = paragraph(_named(element, title), role=ParagraphRole.DRIVER)
    tags = [paragraph(_standing(material, element), role=ParagraphRole.TAG)]
    if _late(material, element):
        tags.append(paragraph(_("After day {day}").format(day=_LATE), role=ParagraphRole.TAG))
    return Cell(blocks=(name, *tags), header=True, rows=rows)


def _standing(material: Material, element: ElementId) -> str:
    score = next((e for e in material.score.elements if e.id == element), None)
    if score is not None and beside_the_six(element):
        return findings.no_score(score)
    if score is None or score.score is None or score.level_range is None:
        return _("No score: not enough answers")
    text_ = _("Score {score}, level {level}")
    return text_.format(score=numbers.points(score.score), level=numbers.level_short(score.level_range))


def _practice(material: Material, branch: Branch) -> Cell:
    known = material.assessment.practices.get(branch.practice)
    words = _named(branch.practice, Run(known.name, Voice.SEMIBOLD) if known else "")
    tag = paragraph(_level_and_aim(material, branch.practice), role=ParagraphRole.TAG)
    return Cell(blocks=(paragraph(words), tag), header=True, rows=len(branch.actions))


def _named(id_: str, name: Words) -> RunText:
    """Number and name; the number alone where a workbook tells of something the questionnaires lack."""
    number = Run(shortened(id_), Voice.NUMBER)
    return text(number, " ", name) if name else text(number)


def _level_and_aim(material: Material, practice: PracticeId) -> str:
    aim = material.discussion.aim(practice)
    score = material.score.practices.get(practice)
    level = facts.standing(material, score) if score else None
    if material.discussion.not_agreed(practice):
        return _("No level agreed, aim {aim}").format(aim=aim)
    if level is None:
        return _("Not enough answers, aim {aim}").format(aim=aim)
    shown = numbers.level_short(levels.level_range_of(level))
    return _("Level {level}, aim {aim}").format(level=shown, aim=aim)


def _action(material: Material, action: Action) -> Cell:
    n = facts.action_numbers(material)[action.id]
    title = text(Run(str(n), Voice.NUMBER), WIDE, Run(shortened(action.title), Voice.SEMIBOLD))
    return cell(title, paragraph(_known_by(action), role=ParagraphRole.TAG))


def _known_by(action: Action) -> str:
    measure = action.measure
    if not measure.name:
        return _("Measure to be set")
    words = _("{measure}: {goal}").format(measure=shortened(measure.name), goal=findings.goal(measure))
    return shortened(words)


def _strengths(material: Material) -> list[Block]:
    """What stands well already, in the words of the level it stands at."""
    found = material.recommendation.strengths
    if not found:
        return []
    columns = (
        Column(header=_("Practice"), width=132),
        Column(header=_("Level"), width=48, align=Align.RIGHT, tabular=True),
        Column(header=_("What the team says of it"), width=324),
    )
    rows = [_strength(material, strength) for strength in found]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Practices that stand well"),
        caption=text(_("Who could show others how it is done?")),
    )
    return [Together(blocks=(heading(3, _("Strengths to build on")), table))]


def _level(strength: Strength) -> RunText:
    """The level, and by how many where most couldn't rate it."""
    level = numbers.level_short(levels.level_range_of(strength.level))
    if not strength.by_few:
        return text(level)
    return text(level, " ", Run(findings.by_few(strength.rated, strength.asked), Voice.SMALL))


def _strength(material: Material, strength: Strength) -> Row:
    practice, level = strength.practice, strength.level
    known = facts.practice_of(material, practice)
    settled = material.discussion.settled.get(practice)
    blocks = [paragraph(known.anchor(level_of(level)))]
    if settled and settled.evidence and settled.level is not None:
        words = _("Evidence: {evidence}").format(evidence=shortened(settled.evidence))
        blocks.append(paragraph(words, role=ParagraphRole.TAG))
    return row(
        text(Run(practice, Voice.NUMBER), " ", Run(known.name, Voice.SEMIBOLD)),
        _level(strength),
        Cell(blocks=tuple(blocks)),
    )

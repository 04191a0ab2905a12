"""Where the team stands: the six bars with their ranges, and the three legs as a stool."""

from sixelements.application.reports import Material
from sixelements.charts import bars, stool
from sixelements.domain import comparison, levels
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import ElementScore, LegScores, LegSource
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    ParagraphRole,
    Row,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import WIDE, Run, Voice, text
from sixelements.wording import findings, numbers, pictures

BAR = 136.0


def bars_table(material: Material) -> Table:
    """A row for every element of the round: name, bar, score with its range, level."""
    columns = (
        Column(header=_("Element"), width=112),
        Column(
            header=_("Score on a line from 0 to 100, levels 1 to 5"),
            width=BAR + 8,
            picture=bars.axis(BAR, alt=_("Levels 1 to 5")),
        ),
        Column(header=_("Score"), width=40, align=Align.RIGHT, tabular=True),
        Column(header=_("Level"), width=26, align=Align.RIGHT, tabular=True),
    )
    rows = tuple(_bar_row(material, element) for element in material.score.elements)
    return Table(
        columns=columns,
        rows=rows,
        summary=_("Score, likely range and level of each element"),
        caption=text(_bars_caption(material)),
        look=TableLook.BARS,
    )


def _bar_row(material: Material, element: ElementScore) -> Row:
    title = next(e.title for e in material.assessment.elements if e.id == element.id)
    name = cell(text(Run(element.id, Voice.NUMBER), WIDE, Run(title, Voice.SEMIBOLD)))
    before = comparison.earlier_element(material.earlier, element)
    earlier = before.score if before else None
    bar = bars.bar_of(element, earlier=earlier)
    if bar is None or element.score is None or element.level_range is None:
        words = findings.not_enough(element.scored, len(element.practices))
        return row(name, Cell(blocks=(paragraph(words, role=ParagraphRole.TAG),), span=3))
    scene = bars.score_bar(bar, width=BAR, alt=pictures.score_bar(element, earlier=earlier))
    score = text(Run(numbers.points(element.score), Voice.BOLD), Run(margin(element), Voice.SMALL))
    level = Run(numbers.level_short(element.level_range), Voice.SEMIBOLD)
    return row(name, cell(Figure(scene=scene)), score, level)


def margin(element: ElementScore) -> str:
    """The likely range as plus or minus points, from the wider side where it was clipped."""
    if element.interval is None or element.score is None:
        return ""
    low, high = element.interval
    half = max(element.score - low, high - element.score)
    return f" ±{numbers.points(half)}"


def _bars_caption(material: Material) -> str:
    scored = [e for e in material.score.elements if e.score is not None]
    people = material.round.headcount.total if material.round.headcount else None
    parts = [_("Mark: score, 0 to 100.")]
    if any(e.interval for e in scored):
        if people is None:
            parts.append(_("Bracket: likely range."))
        else:
            parts.append(_("Bracket: likely range had all {people} answered.").format(people=people))
    elif scored and all(e.everyone_answered for e in scored):
        parts.append(_("No range: everyone answered."))
    parts.append(_("Ticks: practices."))
    if material.earlier_round and any(comparison.earlier_element(material.earlier, e) for e in scored):
        parts.append(_("Open mark: round {n}.").format(n=material.earlier_round.number))
    if len(scored) < len(material.score.elements):
        parts.append(_("A score needs enough answers on two thirds of an element's practices."))
    return " ".join(parts)


def stool_blocks(material: Material) -> tuple[Block, ...]:
    """The stool under its finding; a sentence where the legs were not asked about."""
    legs, names = material.score.legs, material.assessment.legs
    if legs is None:
        few = _("Too few people answered the lines on courtesy, accuracy and speed to show them.")
        return (heading(3, _("Three thirds of service")), paragraph(few))
    if legs.source is LegSource.PRACTICES:
        return (heading(3, _("Three thirds of service")), paragraph(findings.support(legs, names)))
    words = {leg: _leg_words(legs, leg, names[leg]) for leg in Leg}
    scene = stool.stool(legs, words=words, alt=pictures.stool(legs, names))
    return (
        heading(3, findings.stool_heading(legs, names)),
        Figure(scene=scene),
        paragraph(_("Dashed: missing to 100"), role=ParagraphRole.CAPTION),
    )


def _leg_words(legs: LegScores, leg: Leg, name: str) -> stool.Words:
    score = legs.scores[leg]
    level = numbers.level_short(levels.level_range_of(levels.mean_of(score)))
    return stool.Words(score=numbers.points(score), name=name, level=_("level {level}").format(level=level))

"""Where the team stands: the six bars with their ranges, and the three legs as a stool."""

from collections.abc import Mapping
from dataclasses import replace

from sixelements.application.reports import Material
from sixelements.charts import bars, stool
from sixelements.domain import comparison
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import ElementScore, LegScores, LegSource
from sixelements.i18n import _
from sixelements.reporting import facts
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
from sixelements.reporting.runs import WIDE, Run, Voice, Words, plain_text, text
from sixelements.wording import asked, findings, numbers, phrases, pictures

BAR, WIDTH, FIGURES = 118.0, 322.0, 84.0
"""Widths of the bars, of their table on page 1, and of score and level in it."""


def bars_table(
    material: Material, *, ticks: bool = True, caption: str = "", bar: float = BAR, width: float = WIDTH
) -> Table:
    """A row for every element of the round: name, bar, score with its range, level.

    Without ``ticks`` for the practices the rows are lower. ``caption`` stands in place of the legend.
    ``bar`` and ``width`` are those of the bars and of the table, in points.
    """
    figures = width * FIGURES / WIDTH
    columns = (
        Column(header=_("Element"), width=width - bar - 8 - figures),
        Column(
            header=_("Score on a line from 0 to 100, levels 1 to 5"),
            width=bar + 8,
            picture=bars.paper_axis(bar, alt=_("Levels 1 to 5")),
        ),
        Column(header=_("Score"), width=figures - 26 * width / WIDTH, align=Align.RIGHT, tabular=True),
        Column(header=_("Level"), width=26 * width / WIDTH, align=Align.RIGHT, tabular=True),
    )
    rows = tuple(_bar_row(material, element, ticks=ticks, width=bar) for element in material.score.elements)
    return Table(
        columns=columns,
        rows=rows,
        summary=_("Score, likely range, and level of each element"),
        caption=text(caption or _bars_caption(material)),
        look=TableLook.BARS,
    )


def _bar_row(material: Material, element: ElementScore, *, ticks: bool, width: float) -> Row:
    title = material.assessment.element(element.id).title
    name = cell(text(Run(element.id, Voice.NUMBER), WIDE, Run(title, Voice.SEMIBOLD)))
    before = comparison.earlier_element(material.earlier, element)
    earlier = before.score if before else None
    bar = bars.bar_of(element, earlier=earlier)
    if bar is None or element.score is None or element.level_range is None:
        words = findings.no_score(element)
        return row(name, Cell(blocks=(paragraph(words, role=ParagraphRole.TAG),), span=3))
    if not ticks:
        bar = replace(bar, practices=())
    alt = pictures.score_bar(element, earlier=earlier, practices=ticks)
    scene = bars.paper_bar(bar, width=width, alt=alt, height=bars.ROW if ticks else bars.LOW_ROW)
    score = text(Run(numbers.points(element.score), Voice.BOLD), Run(margin(element), Voice.SMALL))
    level = Run(numbers.level_short(element.level_range), Voice.SEMIBOLD)
    return row(name, cell(Figure(scene=scene)), score, level)


def margin(element: ElementScore) -> str:
    """The likely range beside a score, as the bracket shows it; empty if there is none."""
    if element.interval is None:
        return ""
    low, high = element.interval
    words = _("({low}–{high})").format(low=numbers.points(low), high=numbers.points(high))
    return f" {words}"


def _bars_caption(material: Material) -> str:
    scored = [e for e in material.score.elements if e.score is not None]
    people = material.round.headcount.total if material.round.headcount else None
    parts = [_("Mark: score, 0 to 100.")]
    if facts.any_agreed(material):
        parts = [_("Mark: score by the answers, 0 to 100.")]
    if any(e.interval for e in scored):
        if people is None:
            parts.append(_("Bracket: likely range."))
        else:
            words = _("Bracket: where the score would likely be if all {people} had answered.")
            if material.score.people + material.score.dropped >= people:
                words = _(
                    "Bracket: where the score would likely be if all {people} had rated enough to count."
                )
            parts.append(words.format(people=people))
    parts.append(asked.without_range(scored))
    parts.append(_("Ticks: practices."))
    parts.append(earlier_mark(material))
    if len(scored) < len(material.score.six):
        parts.append(_("A score needs enough answers on two thirds of an element's practices."))
    return phrases.sentences(*parts)


def earlier_mark(material: Material) -> str:
    """What the open marks at the bars are; empty if there are none."""
    elements = material.score.elements
    if material.earlier_round and any(comparison.earlier_element(material.earlier, e) for e in elements):
        return _("Open mark: round {n}.").format(n=material.earlier_round.number)
    return ""


def has_stool(material: Material) -> bool:
    """Whether people were asked about the legs, and their answers may be shown."""
    legs = material.score.legs
    return legs is not None and legs.source is not LegSource.PRACTICES


def stool_blocks(material: Material, *, caption: bool = True, doubt: bool = True) -> tuple[Block, ...]:
    """The stool under its finding; a sentence where the legs were not asked about.

    Without ``doubt`` it is not said where all three are told of more contacts than one leg, nor
    what the marks are.
    """
    legs, names = material.score.legs, material.assessment.legs
    if legs is None:
        few = _("There are not enough answers to the lines on courtesy, accuracy, and speed to show them.")
        return (heading(3, _("Three thirds of service")), paragraph(few))
    if legs.source is LegSource.PRACTICES:
        return (heading(3, _("Three thirds of service")), paragraph(findings.support(legs, names)))
    scene = stool.paper_stool(legs, words=leg_words(legs, names), alt=pictures.stool(legs, names))
    drawn: tuple[Block, ...] = (heading(3, findings.stool_heading(legs, names)), Figure(scene=scene))
    together = findings.all_three(legs, names if doubt else None)
    if not caption:
        words = (paragraph(Run(together, Voice.SEMIBOLD), role=ParagraphRole.CAPTION),) if together else ()
        return (*drawn, *words)
    below = text(*_stool_caption(together, legs, names))
    if not doubt:
        nobodys = findings.means_of_two_groups(legs, names)
        below = text(Run(together, Voice.SEMIBOLD), " ", nobodys) if together else text(nobodys)
    if not plain_text(below).strip():
        return drawn
    return (*drawn, paragraph(below, role=ParagraphRole.CAPTION))


def _stool_caption(together: str, legs: LegScores, names: Mapping[Leg, str]) -> tuple[Words, ...]:
    dashed = _("Contacts of ten; dashed: the rest of the way.")
    if legs.two_ways:
        dashed = phrases.sentences(
            _("Contacts of ten."),
            findings.means_of_two_groups(legs, names),
            _("Dashed: the rest of the way."),
        )
    return (Run(together, Voice.SEMIBOLD), " ", dashed) if together else (dashed,)


def stool_words(material: Material) -> str:
    """What stands under the stool."""
    legs, names = material.score.legs, material.assessment.legs
    if legs is None or not has_stool(material):
        return ""
    return plain_text(text(*_stool_caption(findings.all_three(legs, names), legs, names)))


def leg_words(legs: LegScores, names: Mapping[Leg, str]) -> Mapping[Leg, stool.LegWords]:
    """What stands at each leg of the stool."""
    return {
        leg: stool.LegWords(
            figure=numbers.contacts_short(legs.scores[leg]),
            name=names[leg],
            told=_("{n} of 10").format(n=numbers.contacts_short(legs.scores[leg])),
        )
        for leg in Leg
    }

"""What the measures of the plan showed: a run chart with its target line for each that was read."""

from collections.abc import Sequence

from sixelements.application.reports import Material
from sixelements.charts.run_chart import RunLine, RunWords, dated_chart
from sixelements.charts.scene import Scene
from sixelements.domain.actions import Action
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import Block, Columns, Figure, ParagraphRole, Together, heading, paragraph
from sixelements.reporting.runs import Run, Voice
from sixelements.wording import numbers, phrases
from sixelements.wording.readings import median_of, run_chart_words, spoken_readings

_WIDE, _GAP, _HIGH, _SIZE = 244.0, 16.0, 112.0, 7.5


def readings(material: Material) -> tuple[Block, ...]:
    """A chart for each action with readings, two side by side; nothing if nobody read any."""
    drawn = [(a, scene) for a in facts.in_order(material) if a.readings and (scene := _chart(a))]
    if not drawn:
        return ()
    pairs = [drawn[n : n + 2] for n in range(0, len(drawn), 2)]
    first, *others = (_pair(material, pair) for pair in pairs)
    said = phrases.sentences(
        _("Dashed: the target. Dotted: where it began. Upright: the day it is due."),
        _("Thin: the median, the middle of the readings.")
        if any(median_of(a) is not None for a, _scene in drawn)
        else "",
    )
    caption = paragraph(said, role=ParagraphRole.CAPTION)
    title = heading(3, _("What the measures showed"))
    return (Together(blocks=(title, first)), *others, caption)


def _pair(material: Material, pair: Sequence[tuple[Action, Scene]]) -> Columns:
    called = facts.action_numbers(material)
    columns: list[tuple[Block, ...]] = [
        (
            paragraph(Run(str(called[a.id]), Voice.NUMBER), " ", Run(a.measure.name, Voice.SEMIBOLD)),
            Figure(scene=scene),
        )
        for a, scene in pair
    ]
    columns += [()] * (2 - len(columns))
    return Columns(widths=(_WIDE, _WIDE), gap=_GAP, columns=tuple(columns))


def _chart(action: Action) -> Scene | None:
    measure = action.measure
    line = RunLine(
        points=tuple((r.day, r.value) for r in action.readings),
        target=measure.target,
        baseline=measure.baseline,
        median=median_of(action),
        first=action.start,
        due=action.due,
    )
    said = run_chart_words(action)
    words = RunWords(
        unit=said.unit, target=said.target, baseline=said.baseline, median=said.median, due=said.due
    )
    return dated_chart(
        line,
        words,
        number=numbers.quantity,
        day=numbers.short_day,
        width=_WIDE,
        height=_HIGH,
        size=_SIZE,
        alt=spoken_readings(action),
    )

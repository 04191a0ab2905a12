"""The readings of a measure in words."""

from dataclasses import dataclass
from statistics import median

from sixelements.domain.actions import Action
from sixelements.i18n import _
from sixelements.wording import findings, numbers, phrases

_MEDIAN_FROM = 8
"""Readings; fewer say little about where the middle lies."""
_SHORT_UNIT = 8
"""Characters of a unit that has room beside its figure in a table."""


def median_of(action: Action) -> float | None:
    """The middle of the readings, from eight on."""
    return median(r.value for r in action.readings) if len(action.readings) >= _MEDIAN_FROM else None


@dataclass(frozen=True, slots=True)
class RunChartWords:
    """What stands at the lines of a run chart, as far as there are such lines."""

    unit: str
    target: str
    baseline: str
    median: str
    due: str


def run_chart_words(action: Action) -> RunChartWords:
    """The words of an action's run chart: its unit, target, baseline and median with their days."""
    measure, middle = action.measure, median_of(action)
    by = action.target_by or action.due
    target = baseline = ""
    if measure.target is not None:
        value = numbers.quantity(measure.target)
        target = _("target {n}").format(n=value)
        if by:
            target = _("target {n} by {day}").format(n=value, day=numbers.short_day(by))
    if measure.baseline is not None:
        value = numbers.quantity(measure.baseline)
        baseline = _("baseline {n}").format(n=value)
        if action.baseline_on:
            baseline = _("baseline {n}, {day}").format(n=value, day=numbers.short_day(action.baseline_on))
    return RunChartWords(
        unit=measure.unit,
        target=target,
        baseline=baseline,
        median="" if middle is None else _("median {n}").format(n=numbers.quantity(middle)),
        due=_("due {day}").format(day=numbers.short_day(action.due)) if action.due else "",
    )


def spoken_readings(action: Action) -> str:
    """Measure, baseline, readings, and target in one sentence: a run chart as it is read aloud."""
    measure, read = action.measure, action.readings
    parts = [measure.name]
    if measure.baseline is not None:
        parts.append(_("baseline {n}").format(n=numbers.quantity(measure.baseline)))
    parts.append(_readings(action) if read else _("no reading yet"))
    by = action.target_by or action.due
    if measure.target is not None:
        value = numbers.quantity(measure.target)
        parts.append(
            _("target {n} by {day}").format(n=value, day=numbers.short_day(by))
            if by
            else _("target {n}").format(n=value)
        )
    unit = findings.unit_words(measure)
    return phrases.sentence(numbers.series(filter(None, (*parts, unit))))


def _readings(action: Action) -> str:
    last = action.readings[-1]
    return _("{n} readings, last {value} on {day}").format(
        n=len(action.readings), value=numbers.quantity(last.value), day=numbers.short_day(last.day)
    )


def short_unit(unit: str) -> str:
    """A percent sign, or a unit of a word; a longer one stands in words beside the measure."""
    return "%" if unit.startswith("%") else unit if len(unit) <= _SHORT_UNIT else ""

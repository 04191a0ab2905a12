"""The actions as rows with a bar each: who, from when to when, how it is measured."""

from collections.abc import Sequence

from sixelements.application.reports import Material
from sixelements.charts import calendar
from sixelements.charts.scene import Scene
from sixelements.domain.actions import Action, Horizon
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Cell,
    Column,
    Figure,
    Row,
    Table,
    TableLook,
    cell,
)
from sixelements.reporting.runs import Run, Voice, fill
from sixelements.reporting.shortening import shortened
from sixelements.wording import findings, numbers

_LINE = 150.0
_TITLE, _OWNER, _MEASURE, _GOAL = 110, 80, 90, 60
"""The most letters in a row; the plan has all of them."""
_ONE_LINE = 24
"""Letters of the longest name that does not break."""


def at_a_time(actions: Sequence[Action]) -> int:
    """The most actions under way on one day; 0 where dates are missing."""
    dates = [(a.start, a.due) for a in actions if a.start and a.due]
    if len(dates) < len(actions):
        return 0
    return max(sum(start <= day <= due for start, due in dates) for day, _due in dates)


def actions_table(material: Material, actions: Sequence[Action], *, tight: bool = False) -> Table:
    """One row an action, in the order given; ``tight`` rows have no picture of their days."""
    due = [a.due for a in facts.open_actions(material) if a.due]
    line = calendar.span(facts.plan_start(material), due, width=_LINE)
    days = Column(header=_("From start to due date"), width=_LINE + 10, picture=_head(line))
    columns = (
        Column(header=_("No."), width=20),
        Column(header=_("Action and owner"), width=224 if tight else 158),
        *(() if tight else (days,)),
        Column(header=_("Due"), width=40),
        Column(header=_("Measure, baseline to target"), width=220 if tight else 126),
    )
    return Table(
        columns=columns,
        rows=tuple(_row(material, line, action, tight=tight) for action in actions),
        summary=_("Actions with owner, time, due date, and measure"),
        look=TableLook.DENSE,
    )


def _head(line: calendar.Span) -> Scene:
    bands = {
        _("30 d"): facts.HORIZONS[Horizon.DAYS_30],
        _("90 days"): facts.HORIZONS[Horizon.DAYS_90],
        _("Six months"): facts.HORIZONS[Horizon.DAYS_180],
    }
    if line.days > calendar.SHORTEST:
        bands = {_("Six months"): facts.HORIZONS[Horizon.DAYS_180], _("Later"): line.days}
    months = line.months()
    step = -(-len(months) // calendar.MOST_MONTHS)
    names = {day: numbers.short_month(day) for day in months[::step]}
    last = names[months[::step][-1]] if months else ""
    alt = _("The line begins on {day} and ends in {month}").format(day=numbers.day(line.first), month=last)
    return calendar.head(line, bands=bands, months=names, alt=alt)


def _row(material: Material, line: calendar.Span, action: Action, *, tight: bool) -> Row:
    n = facts.action_numbers(material)[action.id]
    title = Run(shortened(action.title, _TITLE), Voice.SEMIBOLD)
    owner = Run(_whole(shortened(action.owner or _("owner to be named"), _OWNER)), Voice.SMALL)
    what = cell((title, Run("  "), owner), header=True) if tight else cell(title, owner, header=True)
    return Row(
        cells=(
            cell(Run(str(n), Voice.NUMBER)),
            what,
            *(() if tight else (_bar(material, line, action),)),
            _due(material, action),
            _measure(action, tight=tight),
        )
    )


def _whole(name: str) -> str:
    """A name on one line, where it is not too long for that."""
    return name.replace(" ", "\u00a0") if len(name) <= _ONE_LINE else name


def _due(material: Material, action: Action) -> Cell:
    if action.due is None:
        return cell(Run(_("to be set"), Voice.SOFT))
    return cell(Run(facts.day(material, action.due), Voice.SEMIBOLD))


def _bar(material: Material, line: calendar.Span, action: Action) -> Cell:
    if action.start is None or action.due is None:
        return cell(Run(_("not dated yet"), Voice.SOFT))
    first, due = numbers.plan_days(action.start, action.due, facts.plan_start(material))
    alt = _("From {start} to {due}").format(start=first, due=due)
    return cell(Figure(scene=calendar.bar(line, action.start, action.due, alt=alt)))


def _measure(action: Action, *, tight: bool) -> Cell:
    measure = action.measure
    if not measure.name:
        return cell(Run(_("to be set"), Voice.SOFT))
    goal = Run(shortened(findings.goal(measure), _GOAL), Voice.SEMIBOLD)
    name = shortened(measure.name, _MEASURE)
    if not tight:
        return cell(name, goal)
    return cell(fill(_("{measure}: {goal}"), measure=Run(name), goal=goal))

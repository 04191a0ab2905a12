"""The sheets of the plan: its actions, what was decided around them, and the priorities behind them."""

from sixelements.application.plan_file import SheetSetting, links, state, state_of_reading
from sixelements.application.reports import Material
from sixelements.domain.actions import Action, Horizon
from sixelements.domain.assessment import Size
from sixelements.domain.plan_file import cell_id
from sixelements.domain.priorities import standing_of
from sixelements.i18n import _, pgettext
from sixelements.reporting import facts
from sixelements.reporting.projected_levels import MOMENTS, scores_ahead
from sixelements.reporting.spreadsheet.model import (
    SheetColumn,
    SheetValue,
    SpreadsheetTable,
    count,
    day,
    number,
    text,
)
from sixelements.reporting.spreadsheet.scores import yes_or_no
from sixelements.wording import numbers
from sixelements.wording.actions import then_start, when_then
from sixelements.wording.because import because
from sixelements.wording.notes import rule_line
from sixelements.wording.plan_sheet import NUMBER, plan_sheet_words, statuses


def _state() -> str:
    return _("By this the plan knows what was edited in the file, and what was left alone.")


def plan(material: Material) -> SpreadsheetTable:
    """A row for every action, numbered as in the roadmap."""
    ordered = (*facts.in_order(material), *(a for a in material.actions if a.locked))
    rows = tuple(_action(material, action) for action in ordered)
    return SpreadsheetTable(name=_("Plan"), columns=(*_what(), *_when(), *_how(), *_more()), rows=rows)


def _what() -> tuple[SheetColumn, ...]:
    return (
        count(_("No."), _("The action's number in the roadmap."), width=6),
        text(_("Action"), _("What is to be done."), width=40),
        text(_("Practice"), _("The practice it lifts."), width=9),
        text(_("Element"), _("The element of the practice."), values=_("1 to 6"), width=9),
        text(_("Legs"), _("The thirds of service it serves."), width=18),
        text(_("Size"), _("How much work it is: small, medium, or large."), values=_("S, M, L"), width=6),
        text(_("Status"), _("Where the action stands."), values=numbers.series(statuses().values())),
        text(
            _("Locked"), _("Whether it waits until the process is streamlined."), values=_("yes, no"), width=8
        ),
    )


def _when() -> tuple[SheetColumn, ...]:
    horizons = numbers.series((_("Carried over"), *_horizons().values()))
    return (
        text(
            _("Horizon"),
            _("The stretch of the plan it is due in, or that it was due before."),
            values=horizons,
            width=11,
        ),
        day(pgettext("the first day", "Start"), _("The first day.")),
        day(_("Due"), _("The last day.")),
        text(_("Owner"), _("The one person who sees to it."), width=18),
        text(_("Helpers"), _("Who helps."), width=18),
        text(_("First step"), _("Two hours at most."), width=40),
        day(_("First step by"), _("The day by which the first step is done.")),
        text(_("Then start"), _("What a talk leads to: the action for where the practice stands."), width=40),
        text(_("When and then"), _("The sentence to say aloud."), width=40),
        text(_("After"), _("The numbers of the actions that it waits for."), width=8),
    )


def _how() -> tuple[SheetColumn, ...]:
    return (
        text(_("Measure"), _("What shows the effect."), width=30),
        text(_("Unit"), _("The unit of baseline and target.")),
        text(_("How counted"), _("How the measure is counted."), width=30),
        number(_("Baseline"), _("The value before; empty if today's number still has to be measured.")),
        number(_("Target"), _("The value wanted by the due day.")),
        number(
            _("Expected level"),
            _("The level the practice should reach."),
            unit=_("levels"),
            values=_("1 to 5"),
            width=14,
        ),
    )


def _more() -> tuple[SheetColumn, ...]:
    return (
        text(_("Because"), _("Why the action is in the plan."), width=40),
        text(_("Guardrail"), _("The planning rule that put it there, if one did."), width=24),
        text(_("Needs"), _("A decision or resource it needs, and from whom."), width=30),
        text(_("Risk"), _("What could go wrong, and what then."), width=30),
        text(_("Told"), _("How customers and staff are told."), width=30),
        text(_("Evidence"), _("What shows that it is done."), width=30),
        text(_("Review notes"), _("What the reviews found."), width=30),
        text(
            plan_sheet_words().id,
            _("By this the plan takes the row back in, edited in a spreadsheet; of an accepted plan."),
            width=20,
        ),
        text(plan_sheet_words().state, _state(), width=20),
    )


def _horizons() -> dict[Horizon, str]:
    return {
        Horizon.DAYS_30: _("Within 30 days"),
        Horizon.DAYS_90: _("Within 90 days"),
        Horizon.DAYS_180: _("Within six months"),
        Horizon.LATER: _("Later"),
    }


def _stretch(material: Material, action: Action) -> str:
    """The stretch it is due in; what was due before this plan began stands in none, as in every output."""
    if facts.overdue_from_before(material, action):
        return _("Carried over")
    return _horizons()[action.horizon]


def _action(material: Material, action: Action) -> tuple[SheetValue, ...]:
    called = facts.action_numbers(material)
    found = standing_of(action.practice, material.score, material.discussion)
    worked_out: dict[str, SheetValue] = {
        NUMBER: called.get(action.id),
        "element": action.element,
        "legs": numbers.series([material.assessment.legs[leg] for leg in action.legs]) or None,
        "locked": yes_or_no(material.held_by_gate(action)),
        "horizon": _stretch(material, action),
        "then_start": then_start(action, found, material.assessment) or None,
        "expected_level": action.expected_level,
        "guardrail": rule_line(action) or None,
    }
    of = SheetSetting(words=plan_sheet_words(), numbers=called, assessment=material.assessment)
    return (
        worked_out[NUMBER],
        action.title,
        action.practice,
        worked_out["element"],
        worked_out["legs"],
        Size(action.size).value,
        statuses()[action.status],
        worked_out["locked"],
        worked_out["horizon"],
        action.start,
        action.due,
        action.owner,
        action.helpers,
        action.first_step,
        action.first_step_by,
        worked_out["then_start"],
        when_then(action),
        links(action, called),
        *_measured(action),
        because(action.because, material.assessment),
        worked_out["guardrail"],
        action.needs,
        action.risk,
        action.told,
        action.evidence,
        action.review_notes,
        cell_id(material.plan, action.id) if material.plan else None,
        state(action, of, worked_out) if material.plan else None,
    )


def _measured(action: Action) -> tuple[SheetValue, ...]:
    measure = action.measure
    return (
        measure.name,
        measure.unit,
        measure.how,
        measure.baseline,
        measure.target,
        action.expected_level,
    )


def readings(material: Material) -> SpreadsheetTable | None:
    """What the measures showed, a row a day, with an empty one for each action; None without a plan."""
    plan, words = material.plan, plan_sheet_words()
    if plan is None:
        return None
    columns = (
        text(_("Action"), _("What is to be done."), width=40),
        text(_("Measure"), _("What shows the effect."), width=30),
        day(words.day, _("The day of a reading; write the next one into the empty row.")),
        number(words.value, _("What the measure showed.")),
        text(words.note, _("What is to be known about it."), width=30),
        text(words.id, _("Whose reading it is; copy it for one more row."), width=20),
        text(words.state, _state(), width=20),
    )
    rows = tuple(
        (action.title, action.measure.name, *values, cell_id(plan, action.id), as_it_was)
        for action in material.actions
        if action.measure.name and not action.locked
        for *values, as_it_was in (
            *((r.day, r.value, r.note, state_of_reading(r)) for r in action.readings),
            (None, None, None, None),
        )
    )
    return SpreadsheetTable(name=words.readings_tab, columns=columns, rows=rows) if rows else None


def outlook(material: Material) -> SpreadsheetTable | None:
    """What the plan would reach; None if no action has a due day."""
    found = scores_ahead(material)
    if not found:
        return None
    titles = {e.id: e.title for e in material.assessment.elements}
    estimate = _("What the plan would reach by then if every action works: an estimate, not a promise.")
    columns = (
        text(_("Element"), _("The element's number."), width=9),
        text(_("Name"), _("What the element is called."), width=26),
        number(
            _("Now"), _("The score from agreed levels, else means."), unit=_("points"), values=_("0 to 100")
        ),
        *(
            number(_("{n} days").format(n=n), estimate, unit=_("points"), values=_("0 to 100"))
            for n in MOMENTS[1:]
        ),
    )
    rows: tuple[tuple[SheetValue, ...], ...] = tuple(
        (element, titles[element], *scores) for element, scores in found.items()
    )
    return SpreadsheetTable(name=_("Outlook"), columns=columns, rows=rows)


def priorities(material: Material) -> SpreadsheetTable:
    """Why these actions: the priority of every practice below its aim."""
    names = material.assessment.practices
    rows = tuple(
        (
            p.practice,
            names[p.practice].name,
            p.level,
            p.aim,
            p.need,
            p.importance,
            p.leg,
            p.foundation,
            p.priority,
            because(p.because, material.assessment),
        )
        for p in material.recommendation.priorities
    )
    return SpreadsheetTable(name=_("Priorities"), columns=_priority_columns(), rows=rows)


def _priority_columns() -> tuple[SheetColumn, ...]:
    factor = _("factor")
    return (
        text(_("Practice"), _("The practice's number."), width=9),
        text(_("Name"), _("What the practice is called."), width=26),
        number(
            _("Level"),
            _("The agreed level, else the mean; a 4 or 5 agreed without evidence counts as the mean."),
            unit=_("levels"),
            values=_("1 to 5"),
        ),
        count(_("Aim"), _("The level wanted in the end."), unit=_("levels"), values=_("1 to 5")),
        number(_("Need"), _("How far below its aim, over 4."), unit=factor, values=_("0 to 1")),
        number(_("Importance"), _("From the importance dots it got."), unit=factor, values=_("0.5 to 1")),
        number(
            _("Leg"), _("More than 1 where it feeds the shortest leg."), unit=factor, values=_("1 to 1.25")
        ),
        number(
            _("Foundation"),
            _("1.15 where another practice builds on it."),
            unit=factor,
            values=_("1 or 1.15"),
        ),
        number(
            _("Priority"),
            _("100 times the four factors, 100 at most."),
            unit=_("points"),
            values=_("0 to 100"),
        ),
        text(_("Because"), _("The same in words."), width=60),
    )


def around(material: Material) -> SpreadsheetTable | None:
    """What stands around the actions; None if nothing does."""
    found = [(title, words) for title, words in _around(material) if words]
    if not found:
        return None
    columns = (
        text(_("What"), _("What kind of line it is."), width=26),
        text(_("Words"), _("What was written down."), width=90),
    )
    return SpreadsheetTable(name=_("Around the plan"), columns=columns, rows=tuple(found))


def _around(material: Material) -> list[tuple[str, str]]:
    notes = [(_("Note on the list"), words) for words in material.notes]
    accepted = material.plan
    if accepted is None:
        return notes
    declined = _("{action}: {reason}")
    return [
        (_("Aim"), accepted.aim),
        (_("Sponsor"), accepted.sponsor),
        *((_("What we will stop doing"), words) for words in accepted.stop_doing),
        *((_("Not now"), words) for words in facts.put_off(material)),
        *((_("Decision"), words) for words in accepted.log),
        *(
            (_("Recommended, and declined"), declined.format(action=item.title, reason=item.reason))
            for item in accepted.declined
        ),
        *notes,
    ]

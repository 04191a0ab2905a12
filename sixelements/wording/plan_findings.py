"""The plan check in words: what is missing or unwise, what mends it, and the second way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sixelements.domain.actions import Action
from sixelements.domain.assessment import Assessment
from sixelements.domain.holidays import ClosedDays, DaysOff, FederalHoliday, PublicHoliday
from sixelements.domain.ids import ActionId
from sixelements.domain.plan_findings import CheckedPart, FindingKind, PlanFinding, Severity
from sixelements.domain.priorities import Standing
from sixelements.domain.schedule import IN_A_PLAN, IN_PROGRESS, Slot
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, plan_check
from sixelements.wording.actions import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What the words of a finding are taken from."""

    actions: Mapping[ActionId, Action]
    assessment: Assessment
    days_off: DaysOff
    standings: Mapping[str, Standing]

    def named(self, ids: tuple[ActionId, ...]) -> str:
        """Some actions by their short titles, in quotes."""
        return numbers.listing(
            [_('"{title}"').format(title=short_title(self.actions[i], self.assessment)) for i in ids]
        )


def severity(value: Severity) -> str:
    """A group of findings as a heading."""
    return {
        Severity.ROOM: _("Before anyone leaves the room"),
        Severity.WEEK: _("Complete this week"),
        Severity.LOOK: _("Worth a look"),
    }[value]


def counted(value: Severity, n: int) -> str:
    """How many findings of a group there are, within a line."""
    return {
        Severity.ROOM: _("{n} before anyone leaves the room"),
        Severity.WEEK: _("{n} this week"),
        Severity.LOOK: _("{n} worth a look"),
    }[value].format(n=n)


def head(finding: PlanFinding, of: FindingWords) -> str:
    """What a finding is about: the action in a few words, or the plan."""
    if finding.action:
        return short_title(of.actions[finding.action], of.assessment)
    if finding.kind is FindingKind.ELEMENT_WITHOUT_ACTION:
        titles = {e.id: e.title for e in of.assessment.elements}
        return numbers.listing([titles[e] for e in finding.elements])
    return {
        FindingKind.TOO_MANY: _("The whole plan"),
        FindingKind.TOO_MANY_AT_ONCE: _("Too many at once"),
        FindingKind.NO_QUICK_START: _("Nothing small in the first 30 days"),
        FindingKind.NO_THANKS: _("No thank-you in the first 30 days"),
    }[finding.kind]


def said(finding: PlanFinding, of: FindingWords) -> str:
    """A finding in one sentence."""
    if finding.kind is FindingKind.DOUBT and finding.action and finding.doubt:
        action = of.actions[finding.action]
        return plan_check.doubted(finding.doubt, action, of.standings.get(action.practice))
    if finding.kind in _LACKING:
        return _LACKING[finding.kind]()
    return _with_figures(finding, of)


def _with_figures(finding: PlanFinding, of: FindingWords) -> str:
    day = "" if finding.day is None else numbers.dated(finding.day)
    others = of.named(finding.others)
    owner = of.actions[finding.action].owner if finding.action else ""
    kind = finding.kind
    if kind is FindingKind.DAY_OFF and finding.day:
        text = {
            CheckedPart.FIRST_STEP_BY: _("The first step is on {day}: {why}."),
            CheckedPart.START: _("It starts on {day}: {why}."),
            CheckedPart.DUE: _("It is due on {day}: {why}."),
        }[finding.part or CheckedPart.DUE]
        return text.format(day=day, why=day_off(of.days_off.reason(finding.day)))
    if kind is FindingKind.STANDS_STILL and finding.day and finding.better:
        return nothing_runs(Slot(finding.day, finding.better))
    if kind is FindingKind.TOO_MANY:
        text = _("{n} actions are open. A team keeps up with about {most}; leave some for the next plan.")
        return text.format(n=finding.count, most=IN_A_PLAN)
    if kind is FindingKind.TOO_MANY_AT_ONCE:
        text = _("{n} are in progress on {day}. More than {most} at once stay unfinished.")
        return text.format(n=finding.count, day=day, most=IN_PROGRESS)
    if kind is FindingKind.ELEMENT_WITHOUT_ACTION:
        return ngettext(
            "It has practices below the aim and no action.",
            "They have practices below the aim and no action.",
            len(finding.elements),
        )
    names = numbers.listing([_('"{title}"').format(title=name) for name in finding.names])
    return {
        FindingKind.DAY_IMPOSSIBLE: _("{day} can't be meant. Which day is it?"),
        FindingKind.STEP_BEFORE_START: _("The first step is on {day}, before the action starts."),
        FindingKind.STEP_LATE: _("The first step is on {day}, more than two weeks after the start."),
        FindingKind.STEP_MISSED: _("The first step was to be taken by {day}. Was it?"),
        FindingKind.OVERDUE: _("It was due on {day}."),
        FindingKind.STARTS_TOO_SOON: _("It starts on {day}, before {others} is done."),
        FindingKind.OVERLOAD: _("{owner} is busy with {others} at that time."),
        FindingKind.SPELLED_TWICE: _("{names} are taken for one person. Spell the name alike."),
    }[kind].format(day=day, others=others, owner=owner, names=names)


def nothing_runs(weeks: Slot) -> str:
    """In which weeks a plan stands still, and what to do about it."""
    return _("Nothing runs from {first} to {last}; bring one action forward.").format(
        first=numbers.short_day(weeks.start), last=numbers.short_day(weeks.due)
    )


_LACKING = {
    FindingKind.NO_TITLE: lambda: _("It has no title."),
    FindingKind.NO_OWNER: lambda: _("Nobody owns it."),
    FindingKind.NO_FIRST_STEP: lambda: _("It has no first step."),
    FindingKind.NO_DUE: lambda: _("It has no due date."),
    FindingKind.NO_HELPERS: lambda: _("Nobody helps. One helper should be from the front line."),
    FindingKind.NO_WHEN_THEN: lambda: _('The sentence "When …, I will …" is not filled in.'),
    FindingKind.NO_MEASURE: lambda: _("Nothing shows whether it works."),
    FindingKind.NO_BASELINE: lambda: _("The measure has no baseline."),
    FindingKind.NO_TARGET: lambda: _("The measure has no target."),
    FindingKind.NO_HOW: lambda: _("It is not said how the measure is counted."),
    FindingKind.NO_RISK: lambda: _("It is not said what could go wrong."),
    FindingKind.NO_TOLD: lambda: _("It is not said how people are told."),
    FindingKind.STEP_UNDATED: lambda: _("The first step has no day."),
    FindingKind.MEASURE_FIRST: lambda: _("It is to be measured first, and there is no reading yet."),
    FindingKind.NO_FRONT_LINE: lambda: _("Nobody from the front line owns it or helps."),
    FindingKind.TECHNOLOGY: lambda: _("It brings in technology, and the process is not streamlined yet."),
    FindingKind.NO_QUICK_START: lambda: _("A small action that is done soon shows that the plan is meant."),
    FindingKind.NO_THANKS: lambda: _("A small one keeps people with the plan."),
}


def mends(finding: PlanFinding) -> str:
    """What the link of a finding says, which leads to the field or the actions that mend it."""
    if finding.kind is FindingKind.DAY_OFF and finding.better:
        return _("Move it to {day}").format(day=numbers.short_day(finding.better))
    if finding.kind is FindingKind.SPELLED_TWICE:
        return _("Write {name}").format(name=finding.names[0])
    known = {
        FindingKind.ELEMENT_WITHOUT_ACTION: _("See their actions"),
        FindingKind.NO_THANKS: _("See those that fit"),
        FindingKind.NO_QUICK_START: _("See those that fit"),
        FindingKind.TOO_MANY: _("Choose what can wait"),
        FindingKind.TOO_MANY_AT_ONCE: _("Work out the dates"),
        FindingKind.STARTS_TOO_SOON: _("Work out the dates"),
        FindingKind.TECHNOLOGY: _("Open Streamline first"),
        FindingKind.OVERLOAD: _("Choose another owner"),
    }
    if finding.kind in known:
        return known[finding.kind]
    return _part(finding.part)


def _part(part: CheckedPart | None) -> str:
    return {
        None: _("Open it"),
        CheckedPart.TITLE: _("Write the title"),
        CheckedPart.OWNER: _("Name an owner"),
        CheckedPart.HELPERS: _("Name helpers"),
        CheckedPart.FIRST_STEP: _("Write the first step"),
        CheckedPart.FIRST_STEP_BY: _("Date the first step"),
        CheckedPart.START: _("Change the start"),
        CheckedPart.DUE: _("Set the due date"),
        CheckedPart.WHEN: _("Fill in the sentence"),
        CheckedPart.MEASURE: _("Name a measure"),
        CheckedPart.BASELINE: _("Enter the baseline"),
        CheckedPart.TARGET: _("Set the target"),
        CheckedPart.HOW: _("Say how it is counted"),
        CheckedPart.RISK: _("Say what could go wrong"),
        CheckedPart.TOLD: _("Say how people are told"),
    }[part]


def second_way(finding: PlanFinding) -> str:
    """The other way to settle a finding; empty if there is none."""
    if finding.kind is FindingKind.NO_BASELINE:
        return _('Mark "measure first"')
    if finding.kind is FindingKind.STEP_MISSED:
        return _("It was taken")
    return _("Leave it so…") if finding.severity is Severity.LOOK else ""


def in_a_word(finding: PlanFinding) -> str:
    """What a card shows in place of its status."""
    known = {
        FindingKind.NO_TITLE: _("No title"),
        FindingKind.NO_OWNER: _("No owner"),
        FindingKind.NO_FIRST_STEP: _("No first step"),
        FindingKind.NO_DUE: _("No date"),
        FindingKind.NO_HELPERS: _("No helper"),
        FindingKind.NO_WHEN_THEN: _("No when"),
        FindingKind.NO_MEASURE: _("No measure"),
        FindingKind.NO_BASELINE: _("No baseline"),
        FindingKind.NO_TARGET: _("No target"),
        FindingKind.NO_HOW: _("Not counted"),
        FindingKind.NO_RISK: _("No risk"),
        FindingKind.NO_TOLD: _("Nobody told"),
        FindingKind.STEP_UNDATED: _("Step undated"),
        FindingKind.STEP_MISSED: _("First step?"),
        FindingKind.DAY_OFF: _("Day off"),
        FindingKind.DAY_IMPOSSIBLE: _("Check the date"),
        FindingKind.OVERDUE: _("Overdue"),
        FindingKind.STARTS_TOO_SOON: _("Too soon"),
        FindingKind.STANDS_STILL: _("Could start sooner"),
        FindingKind.OVERLOAD: _("Owner busy"),
        FindingKind.SPELLED_TWICE: _("Name spelled twice"),
        FindingKind.TECHNOLOGY: _("Gate not passed"),
    }
    return known.get(finding.kind, _("Check it"))


def day_off(reason: PublicHoliday | ClosedDays | None) -> str:
    """Why nobody works on a day; a plain weekend has no other reason."""
    if reason is None:
        return _("a weekend")
    if isinstance(reason, ClosedDays):
        return reason.name or _("we are closed")
    return _federal(reason) if isinstance(reason, FederalHoliday) else reason


def day_off_said(day: date, off: DaysOff) -> str:
    """That nobody works on a day, as a sentence. Empty if people work then."""
    if day not in off:
        return ""
    return _("{day} is {why}.").format(day=numbers.short_day(day), why=day_off(off.reason(day)))


def _federal(holiday: FederalHoliday) -> str:
    return {
        FederalHoliday.NEW_YEAR: _("New Year's Day"),
        FederalHoliday.KING: _("Martin Luther King Jr. Day"),
        FederalHoliday.WASHINGTON: _("Washington's Birthday"),
        FederalHoliday.MEMORIAL: _("Memorial Day"),
        FederalHoliday.JUNETEENTH: _("Juneteenth"),
        FederalHoliday.INDEPENDENCE: _("Independence Day"),
        FederalHoliday.LABOR: _("Labor Day"),
        FederalHoliday.COLUMBUS: _("Columbus Day"),
        FederalHoliday.VETERANS: _("Veterans Day"),
        FederalHoliday.THANKSGIVING: _("Thanksgiving"),
        FederalHoliday.CHRISTMAS: _("Christmas Day"),
    }[holiday]

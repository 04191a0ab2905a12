"""``sixelements review``: what is due at the next review, and recording one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import plans, reviews
from sixelements.application.days_off import days_off
from sixelements.application.next_round import planned_before
from sixelements.cli import options
from sixelements.cli.output import arrow
from sixelements.domain.actions import HeldReview, Plan, action_numbers
from sixelements.domain.assessment import Assessment
from sixelements.domain.holidays import DaysOff
from sixelements.domain.reviews_held import AgendaGroup, agenda_of, changes_of, in_progress, to_rate_again
from sixelements.domain.schedule import IN_PROGRESS
from sixelements.i18n import _
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import due_said, status
from sixelements.wording.plan_findings import day_off_said


@click.command(
    "review",
    help=_(
        "List what the next review of a plan asks about, or record a review from a JSON file: what was said "
        "of actions by their numbers, levels that the group gave, decisions, and when to look again."
    ),
)
@options.FILE
@click.argument("json_file", metavar="[JSON]", required=False, type=click.Path(path_type=Path))
@options.TEAM
@options.ROUND
@click.option("--preview", "only_look", is_flag=True, help=_("Print what would change; store nothing."))
def command(
    *, file: Path, json_file: Path | None, team: str | None, number: int | None, only_look: bool
) -> None:
    patch = bootstrap.read_review(json_file) if json_file else None
    with options.chosen(file, team, number, read_only=only_look or patch is None) as at:
        before = None
        if number is None and not at.round.readable:
            before = planned_before(at.book, at.round)
            if before:
                text = _("Round {n} is open, so this is about the plan of round {before}.")
                click.echo(text.format(n=at.round.number, before=before.number))
        round_ = before or at.round
        plan, assessment = plans.accepted(at.book, round_), at.book.assessments.get(round_.assessment)
        off = days_off(at.book)
        if patch is None:
            lines = _asked(plan, assessment, bootstrap.today(), off)
        else:
            held = reviews.hold(plan, patch, assessment=assessment, today=bootstrap.today(), days_off=off)
            if not only_look:
                plans.store(at.book, round_, held)
            head = _("Preview, nothing is stored:") if only_look else _("Recorded:")
            lines = _recorded(held, held.reviews[-1], assessment, off, head)
        for line in lines:
            click.echo(line)


def _asked(plan: Plan, assessment: Assessment, day: date, off: DaysOff) -> Iterator[str]:
    """The agenda of a review today, and when the next one is."""
    agenda, called = agenda_of(plan, day), action_numbers(plan.actions)
    actions = {a.id: a for a in plan.actions}
    yield phrases.labeled(_("Review of {day}").format(day=numbers.day(day)), _("15 minutes"))
    for group in AgendaGroup:
        found = [actions[i.action] for i in agenda.items if i.group is group]
        if not found:
            continue
        yield ""
        yield _group(group)
        for action in found:
            due = due_said(action, plan.start, day)
            facts = numbers.series(filter(None, (action.owner or _("no owner"), due, status(action.status))))
            yield _("{n}. {title}: {facts}").format(
                n=called[action.id], title=short_title(action, assessment), facts=facts
            )
    if not agenda.items:
        yield _("Nothing is due.")
    following = reviews.proposed(plan, day, off)
    yield ""
    yield _("Next review: {day}").format(day=numbers.day(following.day))


def _group(group: AgendaGroup) -> str:
    return {
        AgendaGroup.DUE: _("Due or under way"),
        AgendaGroup.HOLDS: _("Does it still hold?"),
        AgendaGroup.STARTS: _("Starts next"),
        AgendaGroup.ASKED: _("Asked about today"),
    }[group]


def _recorded(
    plan: Plan, review: HeldReview, assessment: Assessment, off: DaysOff, head: str
) -> Iterator[str]:
    """What a review changed, a line each."""
    called = action_numbers(plan.actions)
    yield head
    for change in changes_of(plan, review):
        entry = change.entry
        moved = f"{status(entry.before)} {arrow()} {status(entry.status)}"
        if change.reading is not None:
            value = findings.in_unit(numbers.quantity(change.reading), change.unit)
            moved = numbers.series((moved, _("{value} read").format(value=value)))
        line = _("{n}. {title}: {change}").format(
            n=called.get(entry.action, 0), title=entry.title, change=moved
        )
        yield f"  {line}"
        if entry.line:
            yield f"     {entry.line}"
    for rating in review.ratings:
        level = _("not agreed") if rating.level is None else numbers.level(rating.level)
        said = _("the group says {level}").format(level=level)
        yield f"  {phrases.labeled(rating.practice, said)}"
    for decision in review.decisions:
        line = phrases.labeled(_("Decided"), decision)
        yield f"  {line}"
    left = [
        p for p in to_rate_again(plan, review, assessment) if p not in {r.practice for r in review.ratings}
    ]
    if left:
        yield _("Not rated again: {practices}").format(practices=numbers.series(left))
    running = len(in_progress(plan))
    if running > IN_PROGRESS:
        text = _("{n} are in progress. More than {most} at once stay unfinished.")
        yield text.format(n=numbers.count(running), most=IN_PROGRESS)
    if plan.next_review:
        yield _("Next review: {day}").format(day=numbers.day(plan.next_review.day))
        if said := day_off_said(plan.next_review.day, off):
            yield said

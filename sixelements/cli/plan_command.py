"""``sixelements plan``: the recommended plan, and making it the team's own."""

from datetime import date
from itertools import groupby
from pathlib import Path
from textwrap import wrap

import click

from sixelements import bootstrap
from sixelements.application import plans
from sixelements.application.limits import check_day
from sixelements.application.reports import Material, gather
from sixelements.cli import options
from sixelements.cli.score_command import every_material
from sixelements.domain.actions import Action, Status, action_numbers, in_order
from sixelements.domain.errors import NotAllowed
from sixelements.domain.priorities import standing_of
from sixelements.i18n import _, spoken
from sixelements.wording import findings, numbers, phrases, plan_check
from sixelements.wording.actions import outlook, then_start, when_then
from sixelements.wording.because import because

_WIDTH = 96


@click.command(
    "plan", help=_("Print the recommended plan, or the accepted one; --accept makes it the team's own.")
)
@options.workbook_options
@options.ALL_TEAMS
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON, unrounded."))
@click.option("--accept", is_flag=True, help=_("Write the recommended plan into the workbook."))
@click.option("--replace", is_flag=True, help=_("With --accept: put it in the place of an accepted plan."))
@click.option(
    "--start", type=options.Day(), metavar="YYYY-MM-DD", help=_("The first day; today unless given.")
)
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path,
    team: str | None,
    number: int | None,
    all_teams: bool,
    as_json: bool,
    accept: bool,
    replace: bool,
    start: date | None,
) -> None:
    if replace and not accept:
        raise click.UsageError(_("--replace goes with --accept."))
    if start:
        check_day(start)
    first_day = start or bootstrap.today()
    options.one_or_all_teams(team, all_teams=all_teams)
    if all_teams:
        if accept:
            raise click.UsageError(_("--accept is for one team at a time. Name it with --team."))
        context.exit(_print_all(file, number, start, as_json=as_json))
    with options.chosen(file, team, number, read_only=not accept) as at:
        if accept:
            plans.accept(at.book, at.round, start=first_day, new_id=bootstrap.new_id, replace_plan=replace)
        material = gather(
            at.book, at.team, at.round, made_on=bootstrap.today(), start=first_day, language=spoken()
        )
    _check_start(material, start)
    if as_json:
        click.echo(bootstrap.plan_json(material), nl=False)
        return
    for line in lines(material):
        click.echo(line)
    if accept and first_day < bootstrap.today():
        click.echo(_("Its first day, {day}, is in the past.").format(day=numbers.day(first_day)))
    if accept and not material.actions:
        click.echo(_("There was nothing to accept."))


def _check_start(material: Material, start: date | None) -> None:
    """Raise NotAllowed where a first day was asked for that is not an accepted plan's."""
    if start and material.plan and material.plan.start != start:
        text = _(
            "The plan of {team} is accepted and starts {day}. To plan again: --accept --replace --start."
        )
        raise NotAllowed(text.format(team=material.team, day=numbers.day(material.plan.start)))


def _print_all(file: Path, number: int | None, start: date | None, *, as_json: bool) -> int:
    """Print the plans of all teams; returns the exit code."""
    found, refusals = every_material(
        file,
        number,
        start=start or bootstrap.today(),
        check=lambda material: _check_start(material, start),
    )
    if as_json:
        click.echo(bootstrap.plans_json(found), nl=False)
    else:
        click.echo("\n\n".join("\n".join(lines(material)) for material in found))
    return options.tell_refused(refusals)


def lines(material: Material) -> list[str]:
    """The whole printout."""
    plan = material.plan
    start = numbers.day(material.recommendation.start)
    if plan:
        head = _("Plan of {team}, from {day}").format(team=material.team, day=start)
    else:
        head = _("Recommended plan for {team}, from {day} (not accepted yet)").format(
            team=material.team, day=start
        )
    result = [head, *_strengths(material)]
    for horizon, actions in groupby(in_order(material.actions), key=lambda a: a.horizon):
        result += ["", plan_check.horizon(horizon)]
        for action in actions:
            result += _action(material, action)
    locked = [a for a in material.actions if a.locked]
    if locked:
        result += ["", _("Locked until their process is streamlined")]
        result += [f"   {a.title} ({a.practice})" for a in locked]
    if material.notes:
        result += ["", _("What changed the list")]
        result += [line for note in material.notes for line in _wrapped(note, " - ")]
    return result


def _strengths(material: Material) -> list[str]:
    strengths = material.recommendation.strengths
    if not strengths:
        return ["", findings.no_strengths()] if material.recommendation.priorities else []
    named = [(material.assessment.practices[s.practice].name, s.level) for s in strengths]
    return ["", *_wrapped(findings.strengths(named, material.recommendation.alike), ""), *_options(material)]


def _options(material: Material) -> list[str]:
    """What keeps the strengths that have reached their aim; outside the plan."""
    strong = {s.practice for s in material.recommendation.strengths}
    found = [o for o in material.recommendation.options if o.practice in strong and o.library]
    if not found:
        return []
    lines = [f"{o.library.title} ({o.practice})" for o in found if o.library]
    return [
        _("Options for what has reached its aim:"),
        *(one for x in lines for one in _wrapped(x, " - ")),
    ]


def _action(material: Material, action: Action) -> list[str]:
    called = action_numbers(material.actions)
    waits_for = sorted(called[other] for other in action.depends_on if other in called)
    found = standing_of(action.practice, material.score, material.discussion)
    dates = ""
    if action.start and action.due:
        text = _("{start} to {due}")
        dates = text.format(start=numbers.short_day(action.start), due=numbers.short_day(action.due))
    head = _("{n}. {title} ({practice}, {size}, {dates})").format(
        n=called[action.id], title=action.title, practice=action.practice, size=action.size.value, dates=dates
    )
    details = [
        (_("Because"), because(action.because, material.assessment)),
        (_("Level"), outlook(action, found, material.assessment.scale)),
        (_("First step"), action.first_step),
        (_("Then start"), then_start(action, found, material.assessment)),
        (_("Say it aloud"), when_then(action)),
        (_("Owner"), action.owner or _("to be named")),
        (_("Measure"), _measure(action)),
        (_("Check"), plan_check.doubt(action, found)),
        (_("Waits for"), numbers.listing([str(n) for n in waits_for])),
    ]
    if action.status is not Status.TO_DO:
        details.append((_("Status"), plan_check.status(action.status)))
    result = _wrapped(head, "", hang=3)
    for label, text in details:
        if text:
            result += _wrapped(phrases.labeled(label, text), "   ", hang=6)
    return result


def _measure(action: Action) -> str:
    measure = action.measure
    if not measure.name:
        return _("to be set")
    return phrases.labeled(measure.name, findings.goal(measure, None))


def _wrapped(text: str, first: str, *, hang: int | None = None) -> list[str]:
    indent = " " * (len(first) if hang is None else hang)
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=indent)

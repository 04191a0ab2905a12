"""``sixelements plan``: the recommended plan, and making it the team's own."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from textwrap import wrap

import click

from sixelements import bootstrap
from sixelements.application import plan_file, plans
from sixelements.application.limits import check_day
from sixelements.application.plan_check import check_setting
from sixelements.application.plan_words import DAYS, NAMES, by_name, change_by_words, short_ids
from sixelements.application.reports import Material, gather
from sixelements.application.typed import unlikely
from sixelements.cli import options
from sixelements.cli.score_command import every_material
from sixelements.domain.actions import Action, Kind, Plan, Status, action_numbers, in_order, open_actions
from sixelements.domain.carried import overdue_from_before
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.plan_findings import Severity, plan_findings
from sixelements.domain.priorities import standing_of
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.i18n import _, spoken
from sixelements.wording import findings, numbers, phrases, plan_check
from sixelements.wording import plan_findings as finding_words
from sixelements.wording.actions import action as in_words
from sixelements.wording.actions import outlook, sheet_that_helps, short_title, then_start, when_then
from sixelements.wording.because import because
from sixelements.wording.plan_findings import FindingWords
from sixelements.wording.worksheets import waits_for_gate

_WIDTH = 96


@click.command(
    "plan", help=_("Print the recommended plan, or the accepted one; --accept makes it the team's own.")
)
@options.workbook_options
@options.ALL_TEAMS
@click.argument("words", metavar="[NAME=WORD]…", nargs=-1)
@click.option(
    "--set",
    "changed",
    metavar="N",
    help=_(
        "Change action N of the accepted plan: owner=… due=YYYY-MM-DD status=… and more. N is its number, "
        "which follows its dates, or its id, which stays; plan FILE prints both."
    ),
)
@click.option(
    "--take-in",
    "edited",
    type=click.Path(path_type=Path),
    metavar="XLSX",
    help=_("Take the accepted plan back in from a report's XLSX that was edited."),
)
@click.option("--preview", "only_look", is_flag=True, help=_("With --take-in: print what would change."))
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
    changed: str | None,
    words: tuple[str, ...],
    edited: Path | None,
    only_look: bool,
) -> None:
    if edited is not None or only_look:
        _refuse_beside_taking_in(edited, other=bool(accept or start or all_teams or words or changed))
        with options.chosen(file, team, number, read_only=only_look) as at:
            click.echo("\n".join(_take_in(at, edited or Path(), only_look=only_look)))
        return
    if changed is not None or words:
        _refuse_beside_set(changed, words, accept=accept, other=bool(start or all_teams))
        with options.chosen(file, team, number) as at:
            click.echo("\n".join(_change(at, changed or "", _named(words))))
        return
    options.one_or_all_teams(team, all_teams=all_teams)
    if replace and not accept:
        raise click.UsageError(_("--replace goes with --accept."))
    if start:
        check_day(start)
    first_day = start or bootstrap.today()
    if all_teams:
        accepted = _accept_all(file, number, first_day, replace_plan=replace) if accept else ()
        context.exit(_print_all(file, number, start, as_json=as_json, refusals=accepted))
    with options.chosen(file, team, number, read_only=not accept) as at:
        gone = _accept(at, first_day, replace_plan=replace) if accept else ""
        material = gather(
            at.book, at.team, at.round, made_on=bootstrap.today(), start=first_day, language=spoken()
        )
    _check_start(material, start)
    if as_json:
        click.echo(bootstrap.plan_json(material), nl=False)
    else:
        click.echo("\n".join(lines(material)))
    if gone:
        click.echo(gone, err=as_json)
    if accept and not as_json:
        _say_of_accepted(material, first_day)


def _accept(at: options.Chosen, first_day: date, *, replace_plan: bool) -> str:
    """Write the recommended plan into the workbook; what went out of the one before, empty for nothing."""
    before = at.book.plans.of(at.round.id)
    after = plans.accept(
        at.book, at.round, start=first_day, new_id=bootstrap.new_id, replace_plan=replace_plan
    )
    return plan_check.went_out(before, after)


def _say_of_accepted(material: Material, first_day: date) -> None:
    if first_day < bootstrap.today():
        click.echo(_("Its first day, {day}, is in the past.").format(day=numbers.day(first_day)))
    if not material.actions:
        click.echo(_("There was nothing to accept."))


def _refuse_beside_taking_in(edited: Path | None, *, other: bool) -> None:
    if edited is None:
        raise click.UsageError(_("--preview goes with --take-in."))
    if other:
        raise click.UsageError(_("--take-in goes with --team, --round, and --preview alone."))


def _take_in(at: options.Chosen, edited: Path, *, only_look: bool) -> Iterator[str]:
    """Take the plan back in from a spreadsheet; a line for each difference."""
    file = bootstrap.read_plan(edited, plan_file.tabs(at.book))
    taken = plan_file.compare(at.book, at.round, file, today=bootstrap.today())
    if not only_look:
        plans.store(at.book, at.round, taken.plan)
    if taken.differences:
        yield _("Preview, nothing is stored:") if only_look else _("Taken in:")
    else:
        yield _("Nothing changes.")
    for line in plan_file.lines(taken):
        yield f"  {line}"
    if taken.absent:
        yield _("Not in the file, and left as they are: {titles}").format(
            titles=numbers.listing(taken.absent)
        )


def _refuse_beside_set(changed: str | None, words: tuple[str, ...], *, accept: bool, other: bool) -> None:
    if changed is None:
        raise click.UsageError(_("Name the action to change: --set N."))
    if accept or other:
        raise click.UsageError(_("--set goes with --team, --round, and what to change alone."))
    if not words:
        names = numbers.listing(list(NAMES))
        raise click.UsageError(
            _("Say what to change, such as owner=…. Known are {names}.").format(names=names)
        )


def _named(words: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for word in words:
        name, sign, text = word.partition("=")
        if not sign:
            raise click.UsageError(_('"{word}" says no name: write it like owner=….').format(word=word))
        if name in found:
            raise click.UsageError(_("{name} is named twice.").format(name=name))
        found[name] = text
    return found


def _change(at: options.Chosen, name: str, words: dict[str, str]) -> Iterator[str]:
    """Change an action of the accepted plan; what it is now, and what the change moved besides."""
    before = plans.accepted(at.book, at.round)
    action = by_name(before, name)
    after = change_by_words(at.book, before, action.id, words, today=bootstrap.today())
    if after == before:
        yield _("Nothing changes.")
        return
    plans.store(at.book, at.round, after)
    known = {a.id: a for a in before.actions}
    called = action_numbers(after.actions)
    for now in in_order(after.actions):
        if now != known.get(now.id):
            title = short_title(now, at.book.assessments.get(at.round.assessment))
            yield _changed(now, called[now.id], title, after.start)
    yield from _far_days(action, before, after)
    yield from _new_number(action, before, after)
    yield from _new_findings(at, before, after)


def _far_days(action: Action, before: Plan, after: Plan) -> Iterator[str]:
    """What is to be asked of days that were said, years from the plan or long before it, as in the window."""
    now = after.action(action.id)
    said = (day for name in DAYS if (day := getattr(now, name)) and day != getattr(action, name))
    yield from dict.fromkeys(doubt for day in said if (doubt := unlikely(day, before.start)))


def _new_number(action: Action, before: Plan, after: Plan) -> Iterator[str]:
    """That an action has another number now, and by what it can be named whatever its number."""
    was, now = action_numbers(before.actions)[action.id], action_numbers(after.actions)[action.id]
    if was != now:
        text = _("It was number {was}, and is number {now} now. Its id stays {id}.")
        yield text.format(was=was, now=now, id=short_ids(after.actions)[action.id])


def _new_findings(at: options.Chosen, before: Plan, after: Plan) -> Iterator[str]:
    """What the plan check finds since the change, as the window shows at once."""
    setting = check_setting(at.book, at.round, today=bootstrap.today())
    known = {(f.kind, f.subject, f.day) for f in plan_findings(before, setting)}
    of = FindingWords(
        actions={a.id: a for a in after.actions},
        assessment=setting.assessment,
        days_off=setting.days_off,
        standings={str(p): s for p, s in setting.standings.items()},
    )
    for finding in plan_findings(after, setting):
        if (finding.kind, finding.subject, finding.day) not in known and finding.severity is Severity.LOOK:
            found = phrases.labeled(finding_words.head(finding, of), finding_words.said(finding, of))
            yield phrases.labeled(_("Worth a look"), found)


def _changed(action: Action, number: int, title: str, start: date) -> str:
    due = plan_check.due_said(action, start, bootstrap.today())
    facts = (action.owner or _("no owner"), due, plan_check.status(action.status))
    return _("{n}. {title}: {facts}").format(n=number, title=title, facts=numbers.series(facts))


def _check_start(material: Material, start: date | None) -> None:
    """Raise NotAllowed where a first day was asked for that is not an accepted plan's."""
    if start and material.plan and material.plan.start != start:
        text = _(
            "The plan of {team} is accepted and starts {day}. To plan again: --accept --replace --start."
        )
        raise NotAllowed(text.format(team=material.team, day=numbers.day(material.plan.start)))


def _accept_all(
    file: Path, number: int | None, first_day: date, *, replace_plan: bool
) -> tuple[options.Refused, ...]:
    """Write the recommended plan of every team into the workbook; those that have none, and why."""
    refusals = list[options.Refused]()
    with options.every_team(file, number, read_only=False) as teams:
        for at in teams:
            if isinstance(at, options.Refused):
                refusals.append(at)
                continue
            try:
                _accept(at, first_day, replace_plan=replace_plan)
            except SixElementsError as refusal:
                refusals.append(options.refused(at, refusal, number))
    return tuple(refusals)


def _print_all(
    file: Path,
    number: int | None,
    start: date | None,
    *,
    as_json: bool,
    refusals: Sequence[options.Refused] = (),
) -> int:
    """Print the plans of all teams; returns the exit code. ``refusals``: what was said of teams before."""
    found, more = every_material(
        file,
        number,
        start=start or bootstrap.today(),
        check=lambda material: None if refusals else _check_start(material, start),
    )
    if as_json:
        click.echo(bootstrap.plans_json(found), nl=False)
    else:
        click.echo("\n\n".join("\n".join(lines(material)) for material in found))
    return options.tell_refused(tuple(dict.fromkeys((*refusals, *more))))


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
    ordered = in_order(material.actions)
    before = [a for a in ordered if overdue_from_before(a, material.recommendation.start)]
    if before:
        result += ["", findings.carried_over(before, material.earlier_round)]
        result += [line for action in before for line in _action(material, action)]
    rest = [a for a in ordered if a not in before]
    for horizon, actions in groupby(rest, key=lambda a: a.horizon):
        result += ["", plan_check.horizon(horizon)]
        for action in actions:
            result += _action(material, action)
    result += _left(material)
    locked = [a for a in material.actions if a.locked]
    if locked:
        result += ["", _("Locked until their process is streamlined")]
        result += [f"   {a.title} ({a.practice})" for a in locked]
    if material.notes:
        result += ["", _("What changed the list")]
        result += [line for note in material.notes for line in _wrapped(note, " - ")]
    return result


def _left(material: Material) -> list[str]:
    """What is recommended and not in the plan, as it has no room beside what was carried over."""
    plan = material.plan
    if plan is None or not any(a.carried_from for a in plan.actions):
        return []
    n = len(open_actions(plan.actions))
    known = {a.id for a in plan.actions} | {d.action for d in plan.declined}
    left = [a for a in material.recommendation.actions if a.id not in known and not a.locked]
    if n < IN_A_PLAN or not left:
        return []
    text = _("Put off, as {n} actions are open and a team keeps up with about {most}; they stay recommended")
    titles = [in_words(a, material.assessment, anonymous=material.round.anonymous).title for a in left]
    head = text.format(n=n, most=IN_A_PLAN)
    return ["", *_wrapped(head, ""), *(line for t in titles for line in _wrapped(t, " - "))]


def _strengths(material: Material) -> list[str]:
    strengths = material.recommendation.strengths
    if not strengths:
        return ["", findings.no_strengths()] if material.recommendation.priorities else []
    named = [(material.assessment.practices[s.practice].name, s) for s in strengths]
    said = _wrapped(findings.strengths(named, material.recommendation.alike), "")
    return ["", *said, *_options(material)]


def _options(material: Material) -> list[str]:
    """What keeps the strengths that have reached their aim; outside the plan."""
    strong = {s.practice for s in material.recommendation.strengths}
    found = [o for o in material.recommendation.options if o.practice in strong and o.kind is Kind.LIBRARY]
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
    dates = _dates(action, material.recommendation.start)
    facts = numbers.series((action.practice, action.size.value, dates))
    head = _("{n}. {title} ({facts})").format(n=called[action.id], title=action.title, facts=facts)
    helps = sheet_that_helps(action, material.assessment, material.facts.begun)
    held = material.held_by_gate(action)
    details = [
        (_("Id"), short_ids(material.actions)[action.id] if material.plan else ""),
        (_("Because"), because(action.because, material.assessment)),
        (_("Level"), outlook(action, found, material.assessment.scale)),
        (_("First step"), phrases.sentences(action.first_step, helps)),
        (_("Then start"), then_start(action, found, material.assessment)),
        (_("Say it aloud"), when_then(action)),
        (_("Owner"), action.owner or _("to be named")),
        (_("Measure"), _measure(action)),
        (_("Check"), plan_check.doubt(action, found)),
        (_("Waits for"), numbers.listing([str(n) for n in waits_for])),
        (_("Locked"), waits_for_gate(material.facts.requests, action.practice) if held else ""),
    ]
    if action.status is not Status.TO_DO:
        details.append((_("Status"), plan_check.status(action.status)))
    result = _wrapped(head, "", hang=3)
    for label, text in details:
        if text:
            result += _wrapped(phrases.labeled(label, text), "   ", hang=6)
    return result


def _dates(action: Action, start: date) -> str:
    if action.start and action.due:
        return numbers.plan_span(action.start, action.due, start)
    if action.due:
        return _("due {day}").format(day=numbers.plan_day(action.due, start))
    return _("put off, no date") if action.parked else _("no date")


def _measure(action: Action) -> str:
    measure = action.measure
    if not measure.name:
        return _("to be set")
    return phrases.labeled(measure.name, findings.goal(measure))


def _wrapped(text: str, first: str, *, hang: int | None = None) -> list[str]:
    indent = " " * (len(first) if hang is None else hang)
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=indent)

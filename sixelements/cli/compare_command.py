"""``sixelements compare``: many teams side by side, under aliases, where that can be trusted."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.comparing import (
    Comparison,
    Wanted,
    choose,
    compare,
    gather_published,
    select,
    titles,
    told_by_an_earlier,
)
from sixelements.cli import options
from sixelements.cli.output import bar, table
from sixelements.cli.status_command import unread_line
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _, spoken
from sixelements.wording import numbers, phrases
from sixelements.wording import side_by_side as words
from sixelements.wording.numbers import listing


@click.command(
    "compare",
    help=_(
        "Set the teams of workbooks side by side by their newest closed rounds, under names drawn by "
        "chance each time. It says how much of the differences can be trusted, and shows no team where they "
        "are mostly chance. Never a ranking."
    ),
)
@options.FILES
@click.option(
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=_("Write it as a file instead; the ending says which: .pdf, .xlsx, .csv."),
)
@click.option(
    "--key",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=_("Write which team is which into a CSV of its own, for your eyes only."),
)
@click.option(
    "--round",
    "number",
    type=options.Whole(1),
    metavar="N",
    help=_("The round of every team; the newest closed one unless given."),
)
@click.option(
    "--since",
    type=options.Whole(1),
    metavar="N",
    help=_("Also what all teams have in common in an earlier round, over the teams that have both."),
)
@options.PAPER
@click.pass_context
def command(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    out: Path | None,
    key: Path | None,
    number: int | None,
    since: int | None,
    paper: str | None,
) -> None:
    _check(out, paper)
    _check_key(key, out)
    gathered = gather_published(files, bootstrap.open_for_reading)
    for entry in gathered.unread:
        click.echo(unread_line(entry), err=True)
    wanted = Wanted(number=number, since=since)
    left_out = (phrases.labeled(team.team, team.sentence) for team in select(gathered, wanted).left_out)
    for line in dict.fromkeys(left_out):  # a team that is in many workbooks is named once
        click.echo(line, err=True)
    chosen = choose(gathered, wanted)
    if told := told_by_an_earlier(gathered, chosen):
        click.echo(words.beside_an_earlier(told.teams, until=told.until), err=True)
    comparison = compare(
        chosen.now, shuffle=bootstrap.shuffle, made_on=bootstrap.today(), earlier=chosen.earlier
    )
    if out:
        _write(out, comparison, paper or "")
    else:
        for line in lines(comparison):
            click.echo(line)
    keyless = bool(key) and not comparison.shows_teams
    if keyless:
        click.echo(_("No team is shown, so there is no key."), err=True)
    elif key:
        bootstrap.write_file(key, bootstrap.comparison_key(comparison), overwrite=False, private=True)
        text = _("Wrote {path}. It tells which team is which: keep it apart from the report.")
        click.echo(text.format(path=key))
    if gathered.unread or keyless:
        context.exit(1)


def _check(out: Path | None, paper: str | None) -> None:
    """Raise UsageError for an ending or a paper that does not fit."""
    if out and out.is_dir() and out.suffix.lower() not in bootstrap.COMPARISONS:
        text = _("{path} is a folder. Name a file that ends in one of {endings}.")
        raise click.UsageError(text.format(path=out, endings=numbers.any_of(bootstrap.COMPARISONS)))
    if out and out.suffix.lower() not in bootstrap.COMPARISONS:
        text = _("The ending of {path} is not known. Choose one of {endings}.")
        raise click.UsageError(text.format(path=out.name, endings=numbers.any_of(bootstrap.COMPARISONS)))
    if paper and not (out and out.suffix.lower() == ".pdf"):
        raise click.UsageError(_("--paper is for a PDF: name one with --out."))


def _check_key(key: Path | None, out: Path | None) -> None:
    """Refuse a place for the key where something lies: without its key, an earlier report can't be read."""
    if key and key == out:
        raise click.UsageError(_("The key is a file of its own: give it another name than the report."))
    if key and key.exists():
        text = _("{path} exists already, and it may be the key of an earlier report. Choose another name.")
        raise NotAllowed(text.format(path=key))


def _write(out: Path, comparison: Comparison, paper: str) -> None:
    made = bootstrap.make_comparison(out.suffix.lower(), comparison, spoken(), paper)
    bootstrap.write_file(out, made.data)
    click.echo(_("Wrote {path}.").format(path=out))
    if made.missing:
        text = _("No font has these characters, so they print as codes: {codes}.")
        codes = [f"[U+{ord(c):04X}]" for c in sorted(made.missing)]
        click.echo(text.format(codes=listing(codes)), err=True)


def lines(comparison: Comparison) -> list[str]:
    """The whole printout."""
    found, names = comparison.found, titles(comparison)
    who = words.who(
        teams=len(comparison.teams),
        workbooks=comparison.workbooks,
        answered=comparison.answered,
        people=comparison.people,
    )
    trust = phrases.sentences(words.trust(found, names), words.more(found))
    result = [phrases.sentences(who, words.no_ranking()), "", trust, "", *_together(comparison)]
    result += _teams(comparison)
    if not comparison.shows_teams:
        missing = (comparison.people or 0) - comparison.answered
        return [*result, "", *words.tell_more(missing=missing)]
    for element in found.shown:
        outside = [comparison.teams[n].alias for n, mark in element.marks.items() if mark.outside]
        if outside:
            result += ["", phrases.labeled(names[element.id], words.outside_words(outside))]
    return [*result, "", *words.how_to_read(len(comparison.teams))]


def _together(comparison: Comparison) -> list[str]:
    head = [
        "",
        _("All {n} teams together").format(n=numbers.count(len(comparison.teams))),
        _("Score"),
        "",
        _("Range"),
    ]
    rows = [[*head, _("Level"), _("Beyond chance"), *_since(comparison)]]
    for element in comparison.found.elements:
        title, total = titles(comparison)[element.id], element.total
        if total is None:
            why = words.no_total(element.no_total) if element.no_total else ""
            rows.append([element.id, title, "", "", "", "", why])
            continue
        score, level = numbers.points(total.score), numbers.level_short(total.level_range)
        beyond = words.beyond_chance_exactly(element)
        before = words.total_words(comparison.before.get(element.id))
        row = [element.id, title, score, bar(total.score), words.total_range(total), level, beyond]
        rows.append([*row, *([before] if comparison.since else [])])
    return table(rows, right=frozenset({2}))


def _since(comparison: Comparison) -> list[str]:
    """The head of the column for the earlier round, where there is one."""
    return [_("Round {n}").format(n=comparison.since)] if comparison.since else []


def _teams(comparison: Comparison) -> list[str]:
    """A block a team, in the random order of the aliases."""
    rows: list[list[str]] = []
    for n, team in enumerate(comparison.teams):
        marks = [(e, e.marks[n]) for e in comparison.found.shown if n in e.marks]
        if marks:
            rows += [[], [_("{team}, {band}").format(team=team.alias, band=words.band(team.band))]]
            rows += [[f"  {e.id} {titles(comparison)[e.id]}", words.mark(mark)] for e, mark in marks]
    heads = [row for row in rows if len(row) < 2]
    aligned = iter(table([row for row in rows if row not in heads]))
    return ["".join(row) if len(row) < 2 else next(aligned) for row in rows]

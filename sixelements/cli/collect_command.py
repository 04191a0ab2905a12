"""``sixelements collect``: take in files of answers, a line a file, or show what would become of them."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import match_file, responses
from sixelements.application.arrivals import Arrival, Arriving, for_good, meant, outlooks, take_all_in
from sixelements.application.ports import Workbook
from sixelements.application.responses import ImportResult, Outlook, form_of
from sixelements.application.rounds import find_round
from sixelements.application.teams import find_team
from sixelements.cli import options
from sixelements.domain.errors import NotFound
from sixelements.domain.matching import NO_DECISIONS
from sixelements.i18n import _, ngettext
from sixelements.wording import matching as words
from sixelements.wording.numbers import listing
from sixelements.wording.phrases import labeled
from sixelements.wording.quoted import quoted
from sixelements.wording.rounds import no_way_back, way_back

MOST_PROBLEMS = 10
"""How many problems of a file are printed; the others go into a file of their own."""
REPORT = "report.csv"


@click.command("collect", help=_("Take in filled answer files; a file is taken whole or not at all."))
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH...]")
@options.TEAM
@options.ROUND
@click.option("--preview", is_flag=True, help=_("Print what would be taken in, and store nothing."))
@click.option(
    "--match-out",
    type=click.Path(path_type=Path),
    help=_("With --preview: write what is to decide into a TOML file."),
)
@click.option("--match", type=click.Path(path_type=Path), help=_("Read what was decided from a TOML file."))
@click.option("--again", is_flag=True, help=_("Take files and rows in that were taken in before."))
@click.option("--skip-bad", is_flag=True, help=_("Take the good rows of a file that has bad ones."))
@click.option("--undo", is_flag=True, help=_("Remove the sheets of the newest take-in."))
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path,
    paths: tuple[Path, ...],
    team: str | None,
    number: int | None,
    preview: bool,
    match_out: Path | None,
    match: Path | None,
    again: bool,
    skip_bad: bool,
    undo: bool,
) -> None:
    if undo:
        _refuse_beside_undo(paths=paths, given=(preview, match_out, match, again, skip_bad))
        _undo(file, team, number)
        return
    if not paths:
        raise click.UsageError(_("Say which files to take in."))
    if match_out and not preview:
        raise click.UsageError(_("--match-out goes with --preview."))
    with options.workbook(file) as book:
        at, unnamed = _place(book, team, number)
        found, alone = _read(at, paths, match, only=bool(team or number), unnamed=unnamed)
        back = for_good(at.book, found, skip_bad=skip_bad, again=again)
        if preview:
            refused = _preview(at, found, match_out)
            if said := no_way_back(*back) or way_back(*back):
                click.echo(said)
        else:
            taken = take_all_in(at.book, found, new_id=bootstrap.new_id, skip_bad=skip_bad, again=again)
            refused = _report(at, found, taken)
            if any(one.count for one in taken) and (said := no_way_back(*back)):
                click.echo(said, err=True)
    _print_left_alone(alone)
    if not found:
        click.echo(_("There is no file of answers in {paths}.").format(paths=_names(paths)), err=True)
    if refused or not found:
        context.exit(1)


def _place(book: Workbook, team: str | None, number: int | None) -> tuple[options.Chosen, str]:
    """Which round the files go to; says that a team must be named for files that don't name theirs."""
    unnamed, at = "", book.teams.all()[0]
    try:
        at = find_team(book, team)
    except NotFound as several:
        if team or number:
            raise
        unnamed = several.sentence
    return options.Chosen(book, at, find_round(book, at.id, number)), unnamed


def _read(
    at: options.Chosen, paths: Sequence[Path], match: Path | None, *, only: bool, unnamed: str
) -> tuple[list[Arrival], list[str]]:
    """What came back, and a line for each file that is left alone. For the rest see `Arriving`."""
    form = form_of(at.book.assessments.get(at.round.assessment), at.round)
    decisions = bootstrap.read_match(match, form) if match else NO_DECISIONS
    arriving = Arriving(at.book, at.team, at.round, decisions, only=only, unnamed=unnamed)
    files, others = meant(paths, bootstrap.answer_files)
    with bootstrap.answer_gate([*files]) as read:
        found = [arriving.read(path, read, found=files[path]) for path in _each([*files])]
    blank = _("{file}: left alone, as nothing is filled in.")
    no_answers = _("{file}: left alone, as it holds no answers.")
    ours = [one for one in found if one.left_alone]
    alone = [(blank if one.file.blank else no_answers).format(file=quoted(one.path.name)) for one in ours]
    alone += [no_answers.format(file=quoted(path.name)) for path in others]
    return [one for one in found if not one.left_alone], alone


def _names(paths: Sequence[Path]) -> str:
    return listing([quoted(str(path)) for path in paths[:MOST_PROBLEMS]])


def _preview(at: options.Chosen, found: Sequence[Arrival], match_out: Path | None) -> bool:
    """Print what would happen to each file, and what to decide; returns whether any would be refused."""
    ahead = outlooks(at.book, found)
    for one, its in zip(found, ahead, strict=True):
        _print_preview(at, one, its)
    changed = any(its.changed for its in ahead)
    if match_out:
        _write_match(match_out, found, changed=changed)
    else:
        _say_how_to_decide(found, [its.changed for its in ahead])
    return changed or any(
        one.file.refusal or one.file.problems or its.refusal for one, its in zip(found, ahead, strict=True)
    )


def _refuse_beside_undo(*, paths: Sequence[Path], given: Sequence[object]) -> None:
    if paths or any(given):
        raise click.UsageError(_("--undo goes with no file and no other option but --team and --round."))


def _undo(file: Path, team: str | None, number: int | None) -> None:
    with options.chosen(file, team, number) as at:
        gone = responses.undo(at.book, at.round)
        left = sum(at.book.responses.arrived(at.round.id).values())
    text = ngettext(
        "{n} sheet was taken back. In now: {left}.", "{n} sheets were taken back. In now: {left}.", gone
    )
    click.echo(text.format(n=gone, left=left))


def _each(files: Sequence[Path]) -> Iterator[Path]:
    """The files one by one, with progress on the error stream if there are many and it is a terminal."""
    if len(files) < 20:
        yield from files
        return
    with click.progressbar(files, label=_("Reading files"), file=sys.stderr) as bar:
        yield from bar


def _report(at: options.Chosen, found: Sequence[Arrival], taken: Sequence[ImportResult]) -> bool:
    """Print a line for each file and at most ten problems; returns whether anything was refused."""
    rest: list[str] = []
    report = _free(Path(REPORT))
    for arrival, one in zip(found, taken, strict=True):
        _print_taken(_name(at, arrival), one)
        problems = [labeled(quoted(arrival.path.name), problem) for problem in one.problems]
        for problem in problems[:MOST_PROBLEMS]:
            click.echo(problem, err=True)
        rest += problems if len(problems) > MOST_PROBLEMS else ()
        if one.problems and not one.count:
            text = _("{file}: nothing was taken in.")
            click.echo(text.format(file=quoted(arrival.path.name)), err=True)
        _print_more(len(one.problems) - MOST_PROBLEMS, report)
    _say_how_to_decide(found, [one.changed if one.refused else () for one in taken])
    if rest:
        bootstrap.write_file(report, bootstrap.problems_csv(rest), overwrite=False)
    return any(one.refused for one in taken)


def _say_how_to_decide(found: Sequence[Arrival], changed: Sequence[Sequence[str]]) -> None:
    """Where files wait for a decision, print once how it is made; ``changed`` are rows changed since."""
    waits = (one.file.matched and words.undecided(one.file.matched) for one in found)
    if any(changed) or any(waits):
        text = _(
            "To decide: collect the same with --preview --match-out decisions.toml, fill in what is empty "
            "there, and collect with --match decisions.toml. Or drop the file on Collect in the window."
        )
        click.echo(text, err=True)


def _name(at: options.Chosen, arrival: Arrival) -> str:
    """A file by its name, and the round that its form is for where it could be another one."""
    name, to = quoted(arrival.path.name), arrival.to
    if arrival.table.mark is None or arrival.file.refusal or len(at.book.teams.all()) == 1:
        return name
    text = _("{file} (for {team}, round {n})")
    return text.format(file=name, team=quoted(to.team.name), n=to.round.number)


def _print_taken(name: str, taken: ImportResult) -> None:
    if taken.held:
        text = _("{file}: held back, as it was taken in before. Take it in anyway with --again.")
        click.echo(text.format(file=name))
        return
    text = ngettext("{file}: {n} sheet taken in.", "{file}: {n} sheets taken in.", taken.count)
    if taken.count or not taken.problems:
        click.echo(text.format(file=name, n=taken.count))
    if taken.before:
        click.echo(f"  {words.came_before(taken.before)}")
    for said in (*taken.left_out, *taken.remarks):
        click.echo(f"  {said}")


def _print_more(left: int, report: Path) -> None:
    if left > 0:
        text = ngettext("And {n} more, in {file}.", "And {n} more, in {file}.", left)
        click.echo(text.format(n=left, file=report), err=True)


def _free(path: Path) -> Path:
    """A path in the current folder that no file has yet."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(p for p in chain((path,), names) if not p.exists())


def _print_left_alone(alone: Sequence[str]) -> None:
    for said in alone[:MOST_PROBLEMS]:
        click.echo(said)
    if left := len(alone[MOST_PROBLEMS:]):
        text = ngettext("{n} more file was left alone.", "{n} more files were left alone.", left)
        click.echo(text.format(n=left))


def _print_preview(at: options.Chosen, arrival: Arrival, ahead: Outlook) -> None:
    file, name = arrival.file, quoted(arrival.path.name)
    click.echo(_name(at, arrival))
    if file.matched:
        for line in words.columns(file.matched):
            click.echo(f"  {line}")
    if ahead.held:
        click.echo("  " + _("The same file was taken in before, and is held back without --again."))
    refusal = file.refusal or ahead.refusal
    for problem in (refusal,) if refusal else file.problems[:MOST_PROBLEMS]:
        click.echo(f"  {labeled(name, problem)}")
    if not refusal and (left := len(file.problems) - MOST_PROBLEMS) > 0:
        text = ngettext("And {n} more.", "And {n} more.", left)
        click.echo("  " + text.format(n=left))
    for line in (*(labeled(name, asked) for asked in ahead.changed), *ahead.left_out):
        click.echo(f"  {line}")
    if not refusal and not ahead.held:
        click.echo("  " + ngettext("{n} new sheet.", "{n} new sheets.", ahead.new).format(n=ahead.new))
        for line in words.ahead(
            before=ahead.before, too_little=ahead.too_little, sheets=ahead.sheets, people=ahead.people
        ):
            click.echo(f"  {line}")


def _write_match(path: Path, found: Sequence[Arrival], *, changed: bool) -> None:
    text = match_file.written((one.file.matched for one in found if one.file.matched), changed=changed)
    bootstrap.write_file(path, text.encode(), overwrite=False)
    click.echo(_("Wrote {path}. Fill in what is empty, and collect with --match.").format(path=path))

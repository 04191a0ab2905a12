"""``sixelements collect``: take in files of answers, a line a file, or show what would become of them."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application import match_file, responses
from sixelements.application.foreign_sheets import SheetFile, sheet_file
from sixelements.application.responses import ImportResult, Outlook, form_of, known_matches, outlook, take_in
from sixelements.cli import options
from sixelements.domain.matching import NO_DECISIONS
from sixelements.i18n import _, ngettext
from sixelements.wording import matching as words
from sixelements.wording.asked import more_sheets
from sixelements.wording.quoted import quoted
from sixelements.wording.rounds import no_way_back

MOST_PROBLEMS = 10
"""Of a file that are printed; the others go into a file of their own."""
REPORT = "report.csv"
Files = Sequence[tuple[Path, SheetFile]]


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
    with options.chosen(file, team, number) as at:
        form = form_of(at.book.assessments.get(at.round.assessment), at.round)
        if not preview and (said := no_way_back(at.round)):
            click.echo(said, err=True)
        decisions = bootstrap.read_match(match, form) if match else NO_DECISIONS
        known = known_matches(at.book, at.round)
        meant, alone = _files(paths)
        with bootstrap.answer_gate() as read:
            found = [(path, sheet_file(path, read(path), form, decisions, known)) for path in _each(meant)]
        if preview:
            refused = _preview(at, found, match_out)
        else:
            taken = take_in(
                at.book,
                at.round,
                [one for _path, one in found],
                form=form,
                new_id=bootstrap.new_id,
                skip_bad=skip_bad,
                again=again,
            )
            refused = _report([path for path, _one in found], taken)
    _print_left_alone(alone)
    if refused:
        context.exit(1)


def _preview(at: options.Chosen, found: Files, match_out: Path | None) -> bool:
    """What would become of each file, and what is to decide; returns whether anything would be refused."""
    ahead = outlook(at.book, at.round, [one for _path, one in found])
    for (path, read_file), of_file in zip(found, ahead, strict=True):
        _print_preview(path, read_file, of_file)
    if match_out:
        _write_match(match_out, found)
    return any(one.refusal or one.problems for _path, one in found)


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


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files meant by paths, each once, and those left alone in folders."""
    found = [bootstrap.answer_files(path) for path in paths]
    meant = dict.fromkeys(file for files, _alone in found for file in files)
    return list(meant), [file for _files, alone in found for file in alone]


def _each(files: Sequence[Path]) -> Iterator[Path]:
    """The files one by one, with progress on the error stream where there are many and somebody looks."""
    if len(files) < 20:
        yield from files
        return
    with click.progressbar(files, label=_("Reading files"), file=sys.stderr) as bar:
        yield from bar


def _report(paths: Sequence[Path], taken: Sequence[ImportResult]) -> bool:
    """A line a file and ten problems at most; returns whether anything was refused."""
    rest: list[str] = []
    report = _free(Path(REPORT))
    for path, one in zip(paths, taken, strict=True):
        _print_taken(path, one)
        for problem in one.problems[:MOST_PROBLEMS]:
            click.echo(problem, err=True)
        rest += one.problems if len(one.problems) > MOST_PROBLEMS else ()
        if one.problems and not one.count:
            click.echo(_("{file}: nothing was taken in.").format(file=quoted(path.name)), err=True)
        _print_more(len(one.problems) - MOST_PROBLEMS, report)
    if rest:
        bootstrap.write_file(report, bootstrap.problems_csv(rest), overwrite=False)
    return any(one.refused for one in taken)


def _print_taken(path: Path, taken: ImportResult) -> None:
    name = quoted(path.name)
    if taken.held:
        text = _("{file}: held back, as it was taken in before. Take it in anyway with --again.")
        click.echo(text.format(file=name))
        return
    text = ngettext("{file}: {n} sheet taken in.", "{file}: {n} sheets taken in.", taken.count)
    if taken.count or not taken.problems:
        click.echo(text.format(file=name, n=taken.count))
    if taken.before:
        click.echo(f"  {_came_before(taken.before)}")
    for said in (*taken.left_out, *taken.remarks):
        click.echo(f"  {said}")


def _print_more(left: int, report: Path) -> None:
    if left > 0:
        text = ngettext("And {n} more, in {file}.", "And {n} more, in {file}.", left)
        click.echo(text.format(n=left, file=report), err=True)


def _free(path: Path) -> Path:
    """A name beside where the command was given that no file has."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(p for p in chain((path,), names) if not p.exists())


def _print_left_alone(alone: Sequence[Path]) -> None:
    for path in alone[:MOST_PROBLEMS]:
        click.echo(_("{file}: left alone, as it is no table.").format(file=quoted(path.name)))
    if left := len(alone[MOST_PROBLEMS:]):
        text = ngettext("{n} more file was left alone.", "{n} more files were left alone.", left)
        click.echo(text.format(n=left))


def _print_preview(path: Path, file: SheetFile, ahead: Outlook) -> None:
    click.echo(quoted(path.name))
    if file.matched:
        for line in words.columns(file.matched):
            click.echo(f"  {line}")
    if ahead.held:
        click.echo("  " + _("The same file was taken in before, and is held back without --again."))
    for problem in (file.refusal,) if file.refusal else file.problems[:MOST_PROBLEMS]:
        click.echo(f"  {problem}")
    if not file.refusal and (left := len(file.problems) - MOST_PROBLEMS) > 0:
        text = ngettext("And {n} more.", "And {n} more.", left)
        click.echo("  " + text.format(n=left))
    for line in file.left_out:
        click.echo(f"  {line}")
    if not file.refusal and not ahead.held:
        for line in _ahead(ahead):
            click.echo(f"  {line}")


def _ahead(ahead: Outlook) -> Iterator[str]:
    """What taking a file in would do, in counts."""
    yield ngettext("{n} new sheet.", "{n} new sheets.", ahead.new).format(n=ahead.new)
    if ahead.before:
        yield _came_before(ahead.before)
    if ahead.too_little:
        text = ngettext(
            "{n} sheet rates fewer than half of the practices and will not count.",
            "{n} sheets rate fewer than half of the practices and will not count.",
            ahead.too_little,
        )
        yield text.format(n=ahead.too_little)
    if ahead.people is not None:
        yield more_sheets(ahead.sheets, ahead.people)


def _came_before(n: int) -> str:
    text = ngettext(
        "{n} row came with an earlier file and is left out.",
        "{n} rows came with an earlier file and are left out.",
        n,
    )
    return text.format(n=n)


def _write_match(path: Path, found: Files) -> None:
    text = match_file.written(one.matched for _path, one in found if one.matched)
    bootstrap.write_file(path, text.encode(), overwrite=False)
    click.echo(_("Wrote {path}. Fill in what is empty, and collect with --match.").format(path=path))

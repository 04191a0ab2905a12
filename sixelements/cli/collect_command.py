"""``sixelements collect``: take in files of answers, a line a file."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.foreign_sheets import reading
from sixelements.application.responses import Taken, collect, form_of
from sixelements.cli import options
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.wording.quoted import quoted
from sixelements.wording.rounds import no_way_back


@click.command("collect", help=_("Take in filled answer files; a file is taken whole or not at all."))
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@options.TEAM
@options.ROUND
@click.option("--again", is_flag=True, help=_("Take files in that were taken in before."))
@click.option("--skip-bad", is_flag=True, help=_("Take the good rows of a file that has bad ones."))
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path,
    paths: tuple[Path, ...],
    team: str | None,
    number: int | None,
    again: bool,
    skip_bad: bool,
) -> None:
    refused = False
    with options.chosen(file, team, number) as at, bootstrap.answer_gate() as read:
        if said := no_way_back(at.round):
            click.echo(said, err=True)
        form = form_of(at.book.assessments.get(at.round.assessment), at.round)
        for path in _each(_files(paths)):
            try:
                taken = collect(
                    at.book,
                    at.round,
                    path,
                    form=form,
                    read=reading(read),
                    new_id=bootstrap.new_id,
                    skip_bad=skip_bad,
                    again=again,
                )
            except SixElementsError as problem:
                taken = Taken(problems=(f"{quoted(path.name)}: {problem.sentence}",))
            _report(path, taken)
            refused = refused or taken.refused
    if refused:
        context.exit(1)


def _files(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in bootstrap.answer_files(path)[0]]


def _each(files: Sequence[Path]) -> Iterator[Path]:
    """The files one by one, with progress on the error stream where there are many and somebody looks."""
    if len(files) < 20:
        yield from files
        return
    with click.progressbar(files, label=_("Reading files"), file=sys.stderr) as bar:
        yield from bar


def _report(path: Path, taken: Taken) -> None:
    if taken.held:
        text = _("{file}: held back, as it was taken in before. Take it in anyway with --again.")
        click.echo(text.format(file=quoted(path.name)))
        return
    text = ngettext("{file}: {n} sheet taken in.", "{file}: {n} sheets taken in.", taken.count)
    if taken.count or not taken.problems:
        click.echo(text.format(file=quoted(path.name), n=taken.count))
    for remark in taken.remarks:
        click.echo(f"  {remark}")
    for problem in taken.problems:
        click.echo(problem, err=True)
    if taken.problems and not taken.count:
        click.echo(_("{file}: nothing was taken in.").format(file=quoted(path.name)), err=True)

"""``sixelements check``: everything that is wrong with a workbook or an assessment folder."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.application.files import Progress
from sixelements.domain.errors import NotFound
from sixelements.i18n import _, ngettext


@click.command("check", help=_("Check a workbook or an assessment folder; prints all problems at once."))
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, *, path: Path) -> None:
    if not path.exists():
        raise NotFound(_("There is nothing at {path}. Check the name.").format(path=path))
    with _progress() as progress:
        problems = bootstrap.problems(path, progress)
    context.exit(tell_problems(path, problems))


def tell_problems(path: Path, problems: Sequence[str]) -> int:
    """Print what is wrong with a workbook or a folder, or that nothing is; returns the exit code."""
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(_("{path}: everything is in order.").format(path=path))
        return 0
    if advice := bootstrap.advice(path):
        click.echo(advice)
    text = ngettext("{n} problem found.", "{n} problems found.", len(problems))
    click.echo(text.format(n=len(problems)), err=True)
    return 1


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on the error stream if that is a terminal; it disappears once all is checked."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=100, label=_("Checking"), file=sys.stderr) as bar:

        def move(done: int, total: int) -> None:
            bar.update(100 * done // total - bar.pos)

        yield move

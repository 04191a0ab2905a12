"""``sixelements check``: everything that is wrong with a workbook or an assessment folder."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.domain.errors import NotFound
from sixelements.i18n import _, ngettext


@click.command("check", help=_("Check a workbook or an assessment folder; prints all problems at once."))
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, *, path: Path) -> None:
    if not path.exists():
        raise NotFound(_("There is nothing at {path}. Check the name.").format(path=path))
    problems = bootstrap.problems(path)
    for problem in problems:
        click.echo(problem)
    if problems:
        if advice := bootstrap.advice(path):
            click.echo(advice)
        text = ngettext("{n} problem found.", "{n} problems found.", len(problems))
        click.echo(text.format(n=len(problems)), err=True)
        context.exit(1)
    click.echo(_("{path}: everything is in order.").format(path=path))

"""``sixelements [FILE]``: the window."""

from pathlib import Path

import click

from sixelements import bootstrap
from sixelements.i18n import _


@click.command("window", help=_("Open the window."))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--smoke", is_flag=True, help=_("Open, paint once, and end."))
@click.pass_context
def command(context: click.Context, *, file: Path | None, smoke: bool) -> None:
    context.exit(bootstrap.run_window(file, smoke=smoke))

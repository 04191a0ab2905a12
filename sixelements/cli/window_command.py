"""``sixelements [FILE]``: the window."""

from pathlib import Path

import click

from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _


@click.command("window", help=_("Open the window."))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--smoke", is_flag=True, help=_("Open, paint once, and end."))
def command(file: Path | None, smoke: bool) -> None:  # noqa: ARG001, FBT001 - click gives both
    raise NotAllowed(_("This version works from the command line. Type: sixelements --help"))

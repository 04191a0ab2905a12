"""Opens the window in a separate process, for a command that still has output to print."""

import os
from pathlib import Path

import click

from sixelements import ourselves
from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _
from sixelements.wording.causes import cause


def open_window_apart(file: Path) -> bool:
    """Open the window on a workbook if there is a screen; returns whether it was opened."""
    from sixelements.ui import system  # noqa: PLC0415 - finds out without loading Qt

    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    try:
        system.check()
    except NotAllowed:
        return False
    try:
        ourselves.start_window(str(file))
    except OSError as error:
        click.echo(_("The window can't be started: {reason}.").format(reason=cause(error)), err=True)
        return False
    return True

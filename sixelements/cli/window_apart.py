"""Opening the window from a command that has more to say: as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from sixelements.domain.errors import NotAllowed


def open_window_apart(file: Path) -> bool:
    """Open the window on a workbook, where there is a screen for it; whether it was opened."""
    from sixelements.ui import system  # noqa: PLC0415 - finds out without loading Qt

    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    try:
        system.check()
    except NotAllowed:
        return False
    command = [sys.executable, "-m", "sixelements", str(file.absolute())]
    subprocess.Popen(command, start_new_session=True)  # noqa: S603 - ourselves, no shell
    return True

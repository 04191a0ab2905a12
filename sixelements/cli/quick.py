"""The usual way to open the window: no command, at most a file. It starts without click."""

import sys
from collections.abc import Sequence
from pathlib import Path

from sixelements.domain.errors import SixElementsError

SMOKE = "--smoke"


def window_wanted(arguments: Sequence[str]) -> tuple[Path | None, bool] | None:
    """The file to open, and whether to paint once and quit; None if the full command line must decide."""
    files = [word for word in arguments if word != SMOKE]
    if len(files) > 1 or any(word.startswith("-") or not _is_file(word) for word in files):
        return None
    return (Path(files[0]) if files else None), SMOKE in arguments


def _is_file(word: str) -> bool:
    """Files have a dot or a slash in their name; a bare word is a command, or one mistyped."""
    return any(sign in word for sign in "./\\")


def stopped() -> int:
    """Report that Ctrl+C was pressed; returns the exit code."""
    from sixelements.i18n import _  # noqa: PLC0415

    sys.stderr.write(_("Stopped. What was stored before stays stored.") + "\n")
    return 1


def open_window(file: Path | None, *, smoke: bool) -> int:
    """Open the window; a refusal is one sentence and exit code 1."""
    from sixelements import bootstrap  # noqa: PLC0415 - not needed where the command line decides

    try:
        return bootstrap.run_window(file, smoke=smoke)
    except SixElementsError as refusal:
        sys.stderr.write(f"{refusal.sentence}\n")
        return 1

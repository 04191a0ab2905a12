"""A small log of mistakes in the app: what kind and where, never an answer, a comment or a name."""

import logging
from pathlib import Path

LARGEST = 200_000
"""Bytes; a larger log becomes the old one, and the old one before it is removed."""

NAME = "six-elements.log"


class _File(logging.FileHandler):
    """Opened with the first line; a disk that says no is no reason to disturb anybody."""

    def emit(self, record: logging.LogRecord) -> None:
        record.exc_info = record.exc_text = record.stack_info = None  # they may quote what was typed
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        del record


def start_log(folder: Path) -> None:
    """Log the app's own mistakes into a folder; without one that can be made, nowhere."""
    file = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(file.with_suffix(".old.log"))
    except OSError:
        return
    handler = _File(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("sixelements")
    for earlier in [h for h in log.handlers if isinstance(h, _File)]:
        log.removeHandler(earlier)
        earlier.close()
    log.addHandler(handler)
    log.setLevel(logging.INFO)

"""A small log of mistakes in the app: what kind and where, never an answer, a comment or a name."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

NAME = "six-elements.log"
LARGEST = 200_000
"""Bytes; a larger log becomes the old one, and the old one before it is removed."""


class MistakeLog:
    """Opened with the first mistake; a disk that says no is no reason to disturb anybody."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log: logging.Logger | None = None

    def add(self, kind: str, places: Sequence[str]) -> None:
        """Note a mistake: its type's name and the lines of code that led to it, the last one first."""
        if self._log is None:
            self._log = self._open()
        self._log.error("%s at %s", kind, " < ".join(reversed(places)))

    def _open(self) -> logging.Logger:
        log = logging.getLogger("sixelements")
        for earlier in list(log.handlers):
            log.removeHandler(earlier)
            earlier.close()
        log.addHandler(self._file() or logging.NullHandler())
        return log

    def _file(self) -> logging.Handler | None:
        file = self._folder / NAME
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if file.exists() and file.stat().st_size > LARGEST:
                file.replace(file.with_suffix(".old.log"))
            handler = logging.FileHandler(file, encoding="utf-8")
        except OSError:
            return None
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        handler.handleError = _say_nothing  # type: ignore[method-assign]  # as Python's own docs do it
        return handler


def _say_nothing(record: logging.LogRecord) -> None:
    """A disk that has filled up is no reason to disturb anybody."""
    del record

"""A file that was made and is not written yet."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much; raising in it cancels the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A report, a chart or a form as bytes.

    ``missing`` are characters that no font has and that print as codes. ``text`` is the same as HTML to
    read on the screen, and ``pages`` how many there are, for those that are pages. ``kind`` ends the name
    of a form.
    """

    data: bytes
    missing: frozenset[str] = frozenset()
    text: str = ""
    pages: int = 0
    kind: str = ""

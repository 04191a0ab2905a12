"""Aligned tables and bars for a terminal; no meaning hangs on color alone."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def width(text: str) -> int:
    """How many terminal columns a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as aligned lines; the columns in ``right`` hold numbers."""
    columns = max((len(row) for row in rows), default=0)
    padded = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = [max(width(row[i]) for row in padded) for i in range(columns)]
    lines = []
    for row in padded:
        cells = [_padded(c, w, right=i in right) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return lines


def _padded(text: str, columns: int, *, right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space


def bar(score: float | None, columns: int = 20) -> str:
    """A bar for a score from 0 to 100; empty if there is none."""
    if score is None:
        return ""
    if not _can_print(_EIGHTHS):
        return "#" * round(score / 100 * columns)
    eighths = round(score / 100 * columns * 8)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


@contextmanager
def at_work(words: str) -> Iterator[None]:
    """What is being worked on, in the last line of a terminal; it goes when that is done or stopped."""
    seen = sys.stderr.isatty()
    if seen:
        sys.stderr.write(f"{words}\r")
        sys.stderr.flush()
    try:
        yield
    finally:
        if seen:
            sys.stderr.write(" " * width(words) + "\r")
            sys.stderr.flush()


def arrow() -> str:
    """A change, as the old value and the new one."""
    return "→" if _can_print("→") else "->"


def _can_print(characters: str) -> bool:
    """Whether the terminal has these characters."""
    try:
        characters.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

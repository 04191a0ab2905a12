"""Finding a practice, an action, or a text by words in it; no answer is ever looked through."""

from collections.abc import Sequence

from sixelements.i18n import _


def matches(wanted: str, texts: Sequence[str]) -> tuple[int, ...]:
    """Which texts hold all words that are wanted, in any order; none if nothing is."""
    words = wanted.casefold().split()
    if not words:
        return ()
    return tuple(n for n, text in enumerate(texts) if all(word in text.casefold() for word in words))


def place_among(at: int | None, found: int, *, wanted: str) -> str:
    """Which of how many is shown, counted from 0; empty while nothing is wanted."""
    if not wanted.strip():
        return ""
    if not found or at is None:
        return _("Nothing found")
    return _("{n} of {all}").format(n=at + 1, all=found)

"""Words put one after another: done here only, as languages differ in how they do it."""

from collections.abc import Iterable

from sixelements.i18n import _
from sixelements.wording import numbers


def sentence(words: str) -> str:
    """Words that are a sentence, with its full stop."""
    return _("{words}.").format(words=words)


def sentences(*whole: str) -> str:
    """Whole sentences one after another; empty ones are left out."""
    return " ".join(sentence for sentence in whole if sentence)


def read_aloud(*parts: str) -> str:
    """What a screen reader says of one thing, with a pause between its parts; empty ones are left out."""
    shown = [part for part in parts if part]
    return "".join([*(f"{part}{_pause(part)}" for part in shown[:-1]), *shown[-1:]])


def _pause(part: str) -> str:
    """After what ends as a sentence does there is no second stop."""
    return " " if part.rstrip("”")[-1:] in (".", "?", "!", "…") else ". "


def facts(*parts: str) -> str:
    """Facts side by side that may hold commas: "of Alder County; after changes"; empty ones are left out."""
    return "; ".join(part for part in parts if part)


def labeled(label: str, text: str) -> str:
    """A text with what it is before it."""
    return _("{label}: {text}").format(label=label, text=text)


def clauses(parts: Iterable[str]) -> str:
    """Short statements as one sentence: "8 at level 2, mean 2.4, aim 4."."""
    return sentence(numbers.series(parts))


def capital(words: str) -> str:
    """Words that begin a sentence or a line; a language without capitals has none."""
    return words[:1].upper() + words[1:]

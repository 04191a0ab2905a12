"""Which names are one person's: they differ in nothing that somebody would hear."""

from collections.abc import Iterable
from unicodedata import normalize


def person(name: str | None) -> str:
    """What all spellings of a name have in common that differ in capitals, spaces, or how an accent is typed.

    Empty for nobody.
    """
    plain = normalize("NFC", " ".join((name or "").split())).casefold()
    return normalize("NFC", plain)


def each_person(names: Iterable[str | None]) -> tuple[str, ...]:
    """Every person once, in the spelling that comes first; nobody is left out."""
    found: dict[str, str] = {}
    for name in names:
        if name and person(name):
            found.setdefault(person(name), name)
    return tuple(found.values())

"""What can be read of an assessment's tables, however wrong the rest is, and how a place in them is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from sixelements.content.toml_gate import TomlTable
from sixelements.wording.quoted import quoted

MANIFEST = "manifest.toml"
KEY = "[key]"
"""What pydantic adds to a place where a key is wrong, not its value."""
LONGEST_WORD = 60

TomlPlace = tuple[int | str, ...]
"""The steps from the top of a file: keys, and positions in lists from 0."""


@dataclass(frozen=True, slots=True)
class ContentProblem:
    """One thing that is wrong: in which file, where in its tables, and a sentence with what to do."""

    file: str
    place: TomlPlace
    what: str


def text_in(table: TomlTable, key: str) -> str | None:
    """The text of a key, if it is one."""
    value = table.get(key)
    return value if isinstance(value, str) else None


def texts_in(table: TomlTable, key: str) -> Iterator[tuple[int, str]]:
    """The texts in the list of a key, each with its position."""
    value = table.get(key)
    for position, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield position, item


def table_in(table: TomlTable, key: str) -> TomlTable | None:
    """The table of a key, if it is one."""
    value = table.get(key)
    return value if isinstance(value, dict) else None


def tables_in(table: TomlTable, key: str) -> Iterator[tuple[int, TomlTable]]:
    """The tables in the list of a key, each with its position."""
    value = table.get(key)
    for position, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield position, item


def length_of(table: TomlTable, key: str) -> int | None:
    """How many entries the list of a key has, if it is one."""
    value = table.get(key)
    return len(value) if isinstance(value, list) else None


def name_of(place: TomlPlace, table: TomlTable | None) -> str:
    """A place in words, with the id of the nearest practice, action or line instead of its position."""
    words: list[str] = []
    here: object = table
    for step in place[:-1] if place[-1:] == (KEY,) else place:
        here = _inside(here, step)
        known = here.get("id") if isinstance(here, dict) else None
        if isinstance(step, int) and isinstance(known, str):
            words = [quoted(known, LONGEST_WORD)]
        else:
            words.append(str(step + 1) if isinstance(step, int) else quoted(step, LONGEST_WORD))
    return " ".join(words)


def _inside(value: object, step: int | str) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None

"""The list of recent workbooks: path, title, day, and nothing for who wants no list."""

from datetime import date
from pathlib import Path

from sixelements.presentation.recents import MOST, Recents

DAY = date(2026, 11, 18)


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, key: str) -> str:
        return self.values.get(key, "")

    def write(self, key: str, value: str) -> None:
        self.values[key] = value


def test_the_newest_stands_first_and_once() -> None:
    recents = Recents(Kept())
    for name in ("a", "b", "a"):
        recents.add(Path(name), name.upper(), DAY)
    assert [r.title for r in recents.all()] == ["A", "B"]


def test_only_so_many_are_kept() -> None:
    recents = Recents(Kept())
    for number in range(MOST + 5):
        recents.add(Path(f"{number}"), "x", DAY)
    assert len(recents.all()) == MOST


def test_who_wants_no_list_has_none_from_then_on() -> None:
    kept = Kept()
    recents = Recents(kept)
    recents.add(Path("a"), "Secret client", DAY)
    recents.keep(yes=False)
    recents.add(Path("b"), "Another client", DAY)
    assert recents.all() == ()
    assert "client" not in str(kept.values)


def test_a_list_that_was_tampered_with_is_empty() -> None:
    kept = Kept()
    for broken in ("{", "[1]", '[["a", "b"]]', '[["a", "b", "no day"]]'):
        kept.values["recents"] = broken
        assert Recents(kept).all() == ()

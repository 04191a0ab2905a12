"""What sync clients set beside a workbook is known by its name, and by its id as a copy of it."""

import shutil
from pathlib import Path

import pytest

from sixelements.storage.conflict_copies import beside
from tests.storage.books import new_book

NAMES = (
    "county (Ana Ruiz's conflicted copy 2026-11-30).sixe",
    "county (conflicted copy 2026-11-30 141500).sixe",
    "county (Case Conflict).sixe",
    "county [Conflict].sixe",
    "county (1).sixe",
    "county 2.sixe",
    "county_conf(2).sixe",
    "county-DESKTOP-7QK2.sixe",
    "county-Anas MacBook.sixe",
    "county.sync-conflict-20261130-140322-ABCDEFG.sixe",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_each_sync_client_is_recognized(tmp_path: Path, name: str) -> None:
    path = tmp_path / "county.sixe"
    book = new_book(path)
    shutil.copy(path, tmp_path / name)
    assert beside(path, book.info.id) == (tmp_path / name,)
    book.close()


def test_what_is_called_otherwise_or_is_another_workbook_is_none(tmp_path: Path) -> None:
    path = tmp_path / "county.sixe"
    book = new_book(path)
    for name in ("county copy.sixe", "county2.sixe", "other (1).sixe", "county (1).txt"):
        shutil.copy(path, tmp_path / name)
    (tmp_path / "county (2).sixe").write_text("no workbook")
    shutil.copy(path, tmp_path / "county (3).sixe")
    assert beside(path, book.info.id) == (tmp_path / "county (3).sixe",)
    assert beside(tmp_path / "gone" / "county.sixe", book.info.id) == ()
    book.close()

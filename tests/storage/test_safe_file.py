"""Files of our own are there whole or not at all, for their owner only, and leave no litter."""

import os
import stat
from pathlib import Path

import pytest

from sixelements.application.errors import CannotWrite
from sixelements.domain.errors import BadInput
from sixelements.storage.safe_file import write_file_safely, write_safely
from tests.storage.books import files, start


def test_a_file_is_written_for_its_owner_only(path: Path) -> None:
    write_safely(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_safely(path, b"two")
    assert files(path.parent) == {path.name: b"two"}


def test_a_file_that_is_there_is_kept_where_asked(path: Path) -> None:
    write_safely(path, b"one", overwrite=False)
    with pytest.raises(BadInput):
        write_safely(path, b"two", overwrite=False)
    assert files(path.parent) == {path.name: b"one"}


def test_a_drive_without_links_keeps_it_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "not on this drive")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_safely(path, b"one", overwrite=False)
    with pytest.raises(BadInput):
        write_safely(path, b"two", overwrite=False)
    assert files(path.parent) == {path.name: b"one"}


def test_a_writer_that_fails_leaves_the_old_file_and_no_litter(path: Path) -> None:
    write_safely(path, b"one")

    def broken(part: Path) -> None:
        part.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file_safely(path, broken)
    assert files(path.parent) == {path.name: b"one"}


def test_what_does_not_read_back_equal_is_not_put_in_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_safely(path, b"one")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"garbled")
        with pytest.raises(CannotWrite):
            write_safely(path, b"two")
    assert files(path.parent) == {path.name: b"one"}


def test_a_folder_that_is_not_there_is_said_in_words(path: Path) -> None:
    with pytest.raises(CannotWrite, match="can't be written"):
        write_safely(path.parent / "no" / "a.pdf", b"one")


def test_what_a_killed_run_left_behind_is_cleared_away_and_what_others_are_writing_is_not(path: Path) -> None:
    program = """
import os
from sixelements.storage.safe_file import write_file_safely
def killed(part):
    part.write_bytes(b"half")
    os.kill(os.getpid(), 9)
write_file_safely(path, killed)
"""
    start(program, path).communicate(timeout=30)
    (leftover,) = files(path.parent)
    ours = path.with_name(leftover.replace(leftover.split("-")[2], str(os.getppid())))
    ours.write_bytes(b"being written")
    write_safely(path, b"one")
    assert files(path.parent) == {path.name: b"one", ours.name: b"being written"}


def test_a_name_of_255_bytes_works(path: Path) -> None:
    long = path.with_name("é" * 125 + ".xlsx")
    write_safely(long, b"one")
    write_safely(long, b"two")
    assert files(path.parent) == {long.name: b"two"}

"""Files of our own are there whole or not at all, for their owner only, and leave no litter."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from sixelements.application.errors import CannotWrite
from sixelements.domain.errors import BadInput
from sixelements.storage.faults import translate_os_errors
from sixelements.storage.safe_file import write_file_safely, write_safely
from tests.patience import PATIENCE
from tests.storage.books import files, new_book, start


def test_a_private_file_is_for_its_owner_only(path: Path) -> None:
    write_safely(path, b"one", private=True)
    assert _mode(path) == 0o600
    write_safely(path, b"two")
    assert (files(path.parent), _mode(path)) == ({path.name: b"two"}, 0o600)
    path.chmod(0o644)
    write_safely(path, b"three", private=True)
    assert _mode(path) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_report_may_be_read_by_whoever_may_read_any_new_file(path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_safely(path, b"one")
        write_safely(path.with_name("other"), b"one", overwrite=False)
    finally:
        os.umask(before)
    assert {_mode(path), _mode(path.with_name("other"))} == {mode}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_replaces_a_file_is_read_by_the_same_people(path: Path) -> None:
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_safely(path, b"two")
    assert (path.read_bytes(), _mode(path)) == (b"two", 0o640)


def test_a_link_still_leads_to_the_file_that_was_written(path: Path) -> None:
    shelf = path.parent / "shelf"
    shelf.mkdir()
    try:
        path.symlink_to(shelf / "report.pdf")
    except OSError:
        pytest.skip("no links here")
    for data in (b"one", b"two"):
        write_safely(path, data)
        assert (path.is_symlink(), (shelf / "report.pdf").read_bytes()) == (True, data)
    with pytest.raises(BadInput):
        write_safely(path, b"three", overwrite=False)
    assert files(shelf) == {"report.pdf": b"two"}


def test_no_report_is_written_over_a_workbook_whatever_its_name(path: Path) -> None:
    new_book(path).close()
    before = path.read_bytes()
    with pytest.raises(BadInput, match="exists already"):
        write_safely(path, b"%PDF")
    assert path.read_bytes() == before


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


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
    with pytest.raises(CannotWrite, match=r"there is no folder .*Make it, or plug in its drive"):
        write_safely(path.parent / "no" / "a.pdf", b"one")


def test_what_a_killed_run_left_behind_is_cleared_away_and_what_others_are_writing_is_not(path: Path) -> None:
    program = """
import errno
import os
from sixelements.storage.faults import translate_os_errors
from sixelements.storage.safe_file import write_file_safely
def killed(part):
    part.write_bytes(b"half")
    os.kill(os.getpid(), 9)
write_file_safely(path, killed)
"""
    start(program, path).communicate(timeout=PATIENCE)
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


@pytest.mark.parametrize("code", [errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ])
def test_a_name_that_the_drive_does_not_allow_is_said_to_be_the_name(code: int, tmp_path: Path) -> None:
    with (
        pytest.raises(CannotWrite, match=r"does not allow the name a\?\.pdf"),
        translate_os_errors(tmp_path / "a?.pdf"),
    ):
        raise OSError(code, "no")


def test_a_workbook_is_not_made_where_there_is_no_folder_and_no_drive_is_blamed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no folder .*nowhere\. Make it first"):
        new_book(tmp_path / "nowhere" / "a.sixe")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, "lies on a drive that can only be read"),
        (errno.EACCES, "nothing may be written into the folder of"),
        (errno.EPERM, "nothing may be written into the folder of"),
        (errno.ENOSPC, "the disk is full"),
    ],
)
def test_a_target_that_can_not_be_written_is_called_what_the_system_calls_it(
    code: int, words: str, path: Path
) -> None:
    with pytest.raises(CannotWrite, match=words), translate_os_errors(path):
        raise OSError(code, "said by the system")


def test_a_folder_in_the_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CannotWrite, match="is a folder"):
        write_safely(path, b"report")


def test_a_link_into_a_folder_that_is_missing_is_said_to_lead_there(tmp_path: Path) -> None:
    link, away = tmp_path / "dang.json", tmp_path / "nothere"
    link.symlink_to(away / "there.json")
    with pytest.raises(CannotWrite) as refused:
        write_safely(link, b"{}")
    sentence = f"Not saved: dang.json leads to {away}, which is not there. Make it, or choose another name."
    assert refused.value.sentence == sentence

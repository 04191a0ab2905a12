"""A workbook's file that is moved while it is open: the true cause, nothing lost, and a way on."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sixelements.application.errors import CannotWrite, CutShort, FileGone, FileRenamed, InUse, OtherFile
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.storage import left, whereabouts
from sixelements.storage.lock import lock_path
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_team
from tests.storage.books import new_book_with_round, open_book, start


def copied_back(path: Path) -> None:
    """As a sync client does it: the same content under another number."""
    shutil.copy2(path, path.with_name("new"))
    path.with_name("new").replace(path)


def moved_and_copied_back(path: Path) -> None:
    path.rename(path.with_name("away"))
    shutil.copy2(path.with_name("away"), path)


def another_state(path: Path) -> None:
    """The same workbook, changed on another computer."""
    new = path.with_name("new")
    shutil.copy2(path, new)
    with sqlite3.connect(new) as other:
        other.execute("UPDATE workbook SET organization = 'Birch County'")
    other.close()
    new.replace(path)


def another_workbook(path: Path) -> None:
    new = path.with_name("new")
    shutil.copy2(path, new)
    with sqlite3.connect(new) as other:
        other.execute("UPDATE workbook SET id = 'another'")
    other.close()
    new.replace(path)


def a_text(path: Path) -> None:
    path.with_name("new").write_text("hello", encoding="utf-8")
    path.with_name("new").replace(path)


def cut_short(path: Path) -> None:
    path.with_name("new").write_bytes(path.read_bytes()[:-4096])
    path.with_name("new").replace(path)


def emptied(path: Path) -> None:
    path.with_name("new").write_bytes(b"")
    path.with_name("new").replace(path)


def zeroed(path: Path) -> None:
    """As some drives leave a file after a power cut."""
    path.with_name("new").write_bytes(bytes(path.stat().st_size))
    path.with_name("new").replace(path)


def cut_to(part: float) -> Callable[[Path], None]:
    """The very file, as another program or a drive leaves it; ``part`` of its length stays."""

    def happen(path: Path) -> None:
        with path.open("rb+") as file:
            file.truncate(int(path.stat().st_size * part))

    return happen


def over_it(happen: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same written into the very file, as ``cp`` does it."""

    def happen_in_place(path: Path) -> None:
        beside = path.with_name("beside")
        shutil.copy2(path, beside)
        happen(beside)
        path.write_bytes(beside.read_bytes())
        beside.unlink()

    return happen_in_place


def written_to(path: Path) -> None:
    """By another program that takes no notice of our lock."""
    with sqlite3.connect(path) as other:
        other.execute("UPDATE workbook SET organization = 'Birch County'")
    other.close()


def name_in(path: Path) -> str:
    book = open_book(path, read_only=True)
    book.close()
    return book.info.organization


@pytest.mark.parametrize("happening", [copied_back, moved_and_copied_back])
def test_a_file_that_comes_back_as_it_was_is_gone_on_with(
    happening: Callable[[Path], None], path: Path
) -> None:
    book = new_book_with_round(path)
    happening(path)
    for name in ("Birch County", "Cedar County"):  # the second needs no new beginning
        book.organization.rename(name)
    assert name_in(path) == "Cedar County"
    held = open_book(path)
    assert held.info.read_only  # the lock went over, too
    held.close()
    book.close()
    assert not lock_path(path).exists()


def test_a_file_whose_folder_went_away_and_came_back_as_a_copy_is_gone_on_with(path: Path) -> None:
    book = new_book_with_round(path)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    with pytest.raises(FileGone, match=r"The folder of .* is not there"):
        book.organization.rename("Birch County")
    shutil.copytree(away, path.parent)
    book.organization.rename("Birch County")
    book.close()
    assert name_in(path) == "Birch County"
    assert name_in(away / path.name) == "Alder County"


CAUSES: dict[str, tuple[Callable[[Path], object], type[CannotWrite], str]] = {
    "deleted": (Path.unlink, FileGone, "was deleted or moved away"),
    "renamed": (lambda path: path.rename(path.with_name("b.sixe")), FileRenamed, r"is called b\.sixe now"),
    "in another state": (another_state, OtherFile, "the same workbook lies there in another state"),
    "another workbook": (another_workbook, OtherFile, "is not this workbook"),
    "a text": (a_text, OtherFile, "is not this workbook"),
    "cut short": (cut_short, CutShort, "is damaged: it was cut short or over"),
    "empty": (emptied, CutShort, "is damaged: it was cut short or over"),
    "nothing but zeros": (zeroed, CutShort, "is damaged: it was cut short or over"),
    "written to": (written_to, OtherFile, "written over .* same workbook in another state"),
    "another state over it": (over_it(another_state), OtherFile, "written over .* in another state"),
    "another workbook over it": (over_it(another_workbook), OtherFile, "written over .* not this workbook"),
    "a text over it": (over_it(a_text), OtherFile, "written over .* not this workbook"),
    "cut short in place": (
        over_it(cut_short),
        CutShort,
        "is damaged: it was cut short or over",
    ),
    "cut in half": (cut_to(0.5), CutShort, "is damaged: it was cut short or over"),
    "cut within its first page": (
        cut_to(0.001),
        CutShort,
        "is damaged: it was cut short or over",
    ),
    "cut to nothing": (cut_to(0), CutShort, "is damaged: it was cut short or over"),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_the_sentence_names_the_cause_and_what_is_open_can_be_saved_whole(cause: str, path: Path) -> None:
    happen, kind, words = CAUSES[cause]
    book = new_book_with_round(path)
    happen(path)
    lies_there = path.read_bytes() if path.exists() else None
    for _ in range(2):
        with pytest.raises(kind, match=words):
            book.organization.rename("Birch County")
        with pytest.raises(kind, match=words):
            book.look()
    assert book.info.organization == "Alder County"
    copy = path.with_name("copy.sixe")
    book.go_on_in_copy(copy)
    book.look()
    book.organization.rename("Birch County")
    assert open_read_only(copy)
    book.close()
    assert name_in(copy) == "Birch County"
    assert not lock_path(copy).exists()
    assert not lock_path(path).exists()
    assert (path.read_bytes() if path.exists() else None) == lies_there


def open_read_only(path: Path) -> bool:
    """Whether somebody has the workbook."""
    book = open_book(path)
    book.close()
    return book.info.read_only


OVER_IT = (written_to, over_it(another_state), over_it(another_workbook), over_it(a_text), over_it(cut_short))


@pytest.mark.parametrize("happen", OVER_IT)
def test_nothing_of_what_was_written_over_the_open_file_is_read(
    happen: Callable[[Path], None], path: Path
) -> None:
    book = new_book_with_round(path)
    happen(path)
    lies_there = path.read_bytes()
    assert book.info.organization == "Alder County"
    assert [team.id for team in book.teams.all()] == [a_team().id]  # never read before
    assert name_in(book.back_up()) == "Alder County"
    book.close()
    assert path.read_bytes() == lies_there


@pytest.mark.parametrize("happen", OVER_IT)
def test_what_is_copied_back_over_it_is_gone_on_with(happen: Callable[[Path], None], path: Path) -> None:
    book = new_book_with_round(path)
    ours = path.read_bytes()
    happen(path)
    with pytest.raises(OtherFile):
        book.organization.rename("Cedar County")
    path.write_bytes(ours)
    book.look()
    for name in ("Cedar County", "Dogwood County"):
        book.organization.rename(name)
    book.close()
    assert name_in(path) == "Dogwood County"
    assert not lock_path(path).exists()


MOVED: tuple[Callable[[Path], object], ...] = (
    copied_back,
    moved_and_copied_back,
    Path.unlink,
    lambda path: path.rename(path.with_name("b.sixe")),
)


@pytest.mark.parametrize("move", MOVED, ids=["copied back", "moved and copied", "deleted", "renamed"])
@pytest.mark.parametrize("happen", OVER_IT)
def test_nor_where_it_was_moved_before_anybody_looked(
    happen: Callable[[Path], None], move: Callable[[Path], object], path: Path
) -> None:
    book = new_book_with_round(path)
    happen(path)
    foreign = path.read_bytes()
    move(path)
    assert book.info.organization == "Alder County"
    assert [team.id for team in book.teams.all()] == [a_team().id]
    with pytest.raises(CannotWrite):
        book.organization.rename("Cedar County")
    assert book.info.organization == "Alder County"
    book.close()
    assert [found.read_bytes() for found in (path, path.with_name("b.sixe")) if found.exists()] in (
        [foreign],
        [],
    )


@pytest.mark.parametrize("happen", OVER_IT)
def test_what_is_put_back_in_its_place_is_gone_on_with_though_nobody_looked(
    happen: Callable[[Path], None], path: Path
) -> None:
    book = new_book_with_round(path)
    shutil.copy2(path, path.with_name("ours"))
    happen(path)
    path.with_name("ours").replace(path)
    book.organization.rename("Dogwood County")
    book.close()
    assert name_in(path) == "Dogwood County"


def test_an_older_state_over_it_is_not_taken_for_ours_though_nothing_else_tells(path: Path) -> None:
    book = new_book_with_round(path)
    before, stamp = path.read_bytes(), path.stat()
    book.organization.rename("Birch County")
    path.write_bytes(before)
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert book.info.organization == "Birch County"
    with pytest.raises(OtherFile) as found:
        book.teams.put(a_team("team-2"))
    assert found.value.same_workbook
    book.close()
    assert path.read_bytes() == before


def test_a_file_that_was_only_touched_or_read_is_ours(path: Path) -> None:
    book = new_book_with_round(path)
    os.utime(path)
    with sqlite3.connect(path) as other:
        other.execute("SELECT * FROM workbook").fetchall()
    other.close()
    book.back_up()
    book.look()
    book.organization.rename("Birch County")
    book.close()
    assert name_in(path) == "Birch County"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is too large to keep what was in it."""
    monkeypatch.setattr(left, "_MOST_KEPT", 0)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("happen", OVER_IT)
def test_a_file_too_large_to_keep_is_neither_read_nor_written_until_it_is_back(
    happen: Callable[[Path], None], path: Path
) -> None:
    book = new_book_with_round(path)
    ours = path.read_bytes()
    happen(path)
    for use in (book.teams.all, book.look, book.back_up, lambda: book.organization.rename("Birch County")):
        with pytest.raises(OtherFile, match="open the newest backup"):
            use()
    path.write_bytes(ours)
    assert [team.id for team in book.teams.all()] == [a_team().id]
    for name in ("Birch County", "Cedar County"):
        book.organization.rename(name)
    book.close()
    assert name_in(path) == "Cedar County"


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("part", [0, 0.5])
def test_a_large_file_that_was_cut_is_called_damaged(part: float, path: Path) -> None:
    book = new_book_with_round(path)
    cut_to(part)(path)
    for use in (book.teams.all, book.look, lambda: book.organization.rename("Birch County")):
        with pytest.raises(CutShort, match=r"is damaged: .* open the newest backup"):
            use()
    book.close()


def by_us(path: Path) -> None:
    book = open_book(path)
    book.organization.rename("Fir County")
    book.close()


def fork(path: Path, happen: Callable[[Path], None]) -> bytes:
    """What becomes of a copy elsewhere, to which as much happens as to ours next."""
    copy = path.with_name("fork.sixe")
    shutil.copyfile(path, copy)
    happen(copy)
    forked = copy.read_bytes()
    copy.unlink()
    return forked


FORKS = pytest.mark.parametrize("happen", [written_to, by_us], ids=["by another program", "by us"])


@pytest.mark.usefixtures("large")
@FORKS
def test_a_large_fork_that_saw_as_many_changes_is_not_taken_for_ours(
    happen: Callable[[Path], None], path: Path
) -> None:
    book = new_book_with_round(path)
    book.organization.rename("Aspen County")
    forked = fork(path, happen)
    book.organization.rename("Cedar County")
    ours = path.read_bytes()
    path.write_bytes(forked)
    assert ours[24:40] == forked[24:40]  # all that SQLite goes by
    for use in (book.teams.all, book.look, lambda: book.organization.rename("Dogwood County")):
        with pytest.raises(OtherFile):
            use()
    path.write_bytes(ours)
    book.organization.rename("Dogwood County")
    book.close()
    assert name_in(path) == "Dogwood County"


@pytest.mark.usefixtures("large")
@FORKS
def test_nor_is_one_of_a_large_file_to_which_we_wrote_nothing_yet(
    happen: Callable[[Path], None], path: Path
) -> None:
    new_book_with_round(path).close()
    forked = fork(path, happen)
    happen(path)
    book = open_book(path)
    path.write_bytes(forked)
    with pytest.raises(OtherFile):
        book.teams.all()
    book.close()
    assert path.read_bytes() == forked


@FORKS
@pytest.mark.parametrize("move", MOVED, ids=["copied back", "moved and copied", "deleted", "renamed"])
@pytest.mark.parametrize("most_kept", [0, 16_000_000], ids=["large", "small"])
def test_nor_is_one_that_was_moved_before_anybody_looked(
    happen: Callable[[Path], None],
    move: Callable[[Path], object],
    most_kept: int,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(left, "_MOST_KEPT", most_kept)
    book = new_book_with_round(path)
    book.organization.rename("Aspen County")
    forked = fork(path, happen)
    book.organization.rename("Cedar County")
    path.write_bytes(forked)
    move(path)
    book._store.connection.execute("PRAGMA shrink_memory")  # as if much else was read since
    assert book.info.organization in ("Alder County", "Cedar County")  # as read last, or as it was
    with pytest.raises(CannotWrite):
        book.organization.rename("Dogwood County")
    book.close()
    found = [file.read_bytes() for file in (path, path.with_name("b.sixe")) if file.exists()]
    assert found in ([forked], [])


def test_what_is_gone_on_with_is_our_last_change_where_the_clock_of_files_is_coarse(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = whereabouts.stamp
    monkeypatch.setattr(whereabouts, "stamp", lambda path: (s := stamp(path)) and s._replace(written=0))
    book = new_book_with_round(path)
    for name in ("Birch County", "Cedar County"):
        book.organization.rename(name)
    written_to(path)
    assert book.info.organization == "Cedar County"
    book.close()


def test_whether_another_state_is_this_workbook_is_known(path: Path) -> None:
    for happen, ours in ((another_state, True), (another_workbook, False), (a_text, False)):
        place = path.with_name(f"{happen.__name__}.sixe")
        book = new_book_with_round(place)
        happen(place)
        with pytest.raises(OtherFile) as found:
            book.look()
        assert found.value.same_workbook is ours
        book.close()


def test_a_renamed_file_is_gone_on_with_under_its_new_name(path: Path) -> None:
    book = new_book_with_round(path)
    there = path.with_name("b.sixe")
    path.rename(there)
    with pytest.raises(FileRenamed) as found:
        book.organization.rename("Birch County")
    assert found.value.there == there
    book.go_on_at(there)
    book.organization.rename("Birch County")
    assert open_read_only(there)
    book.close()
    assert name_in(there) == "Birch County"
    assert not path.exists()
    assert not lock_path(path).exists()


def test_nothing_is_gone_on_with_that_is_not_the_same(path: Path) -> None:
    book = new_book_with_round(path)
    other = path.with_name("other.sixe")
    new_book_with_round(other).close()
    with pytest.raises(OtherFile):
        book.go_on_at(other)
    book.organization.rename("Birch County")
    book.close()
    assert name_in(path) == "Birch County"


def test_a_copy_takes_no_other_files_place(path: Path) -> None:
    book = new_book_with_round(path)
    other = path.with_name("other.txt")
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="exists already"):
        book.go_on_in_copy(other)
    with pytest.raises(SixElementsError):
        book.go_on_in_copy(path.parent / "no" / "a.sixe")
    assert other.read_text(encoding="utf-8") == "mine"
    book.organization.rename("Birch County")  # still where it was
    book.close()
    assert name_in(path) == "Birch County"


def test_a_file_that_somebody_else_opened_when_it_was_back_is_theirs(path: Path) -> None:
    book = new_book_with_round(path)
    copied_back(path)
    lock_path(path).unlink()  # the sync client took away what it did not know
    program = """
book = workbook.open_workbook(path, codec=snapshot)
print(book.info.read_only, flush=True)
import threading
threading.Event().wait()
"""
    with start(program, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        for _ in range(2):
            with pytest.raises(InUse, match="has it"):
                book.organization.rename("Birch County")
        other.kill()
        other.wait()
    book.organization.rename("Cedar County")
    book.close()
    assert name_in(path) == "Cedar County"


def handle_of(path: Path) -> int:
    """The number under which this process has a file open."""
    for entry in Path("/proc/self/fd").iterdir():
        if os.path.realpath(entry) == str(path):
            return int(entry.name)
    raise AssertionError("not open")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="handles are looked up as Linux names them")
@pytest.mark.parametrize("changed", [False, True], ids=["as it was", "changed meanwhile"])
def test_a_drive_that_was_away_is_gone_on_with_if_it_is_as_it_was(
    changed: bool,
    path: Path,
) -> None:
    book = new_book_with_round(path)
    read = os.open(os.devnull, os.O_RDONLY)
    os.dup2(read, handle_of(path))  # as dead as that of a drive that was pulled out
    os.close(read)
    if changed:
        copied_back(path)
        with sqlite3.connect(path) as other:
            other.execute("INSERT INTO team VALUES ('t', 99, ?, 1, 1, 1)", ("x" * 9000,))
        other.close()
        later = path.stat().st_mtime + 10
        os.utime(path, (later, later))
        with pytest.raises(SixElementsError):
            book.organization.rename("Birch County")
        with pytest.raises(OtherFile):
            book.organization.rename("Birch County")
    else:
        with pytest.raises(SixElementsError):
            book.organization.rename("Birch County")
        book.organization.rename("Birch County")
    book.close()
    assert name_in(path) == ("Alder County" if changed else "Birch County")


def test_moving_it_is_no_part_of_a_change(path: Path) -> None:
    book: StoredWorkbook = new_book_with_round(path)
    with pytest.raises(RuntimeError), book.change():
        book.go_on_at(path)
    book.close()


def test_one_that_was_closed_while_its_folder_had_another_name_can_be_written_again(path: Path) -> None:
    """The lock file could not be removed, and this process took itself for somebody who has it open."""
    book = new_book_with_round(path)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    book.close()
    away.rename(path.parent)
    assert lock_path(path).exists()
    again = open_book(path)
    assert not again.info.read_only
    beside = open_book(path)
    assert beside.info.read_only, "this process has it open now"
    beside.close()
    again.close()
    assert not lock_path(path).exists()

"""Another program keeps the file to itself: what was read is still seen, and nothing is written."""

from pathlib import Path

import pytest

from sixelements.application.errors import InUse, KeptFromUs, OtherFile
from sixelements.storage import left, store
from tests.builders import a_team
from tests.storage.books import ROUND, new_book_with_round, open_book, start
from tests.storage.test_moved import name_in

HOLDING = """
import sqlite3
other = sqlite3.connect(path, isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
other.execute("UPDATE workbook SET organization = 'Birch County'")
other.execute("COMMIT")
other.close()
"""


def test_what_was_read_is_seen_while_another_program_holds_the_file_and_after_its_change(
    path: Path,
) -> None:
    book = new_book_with_round(path)
    before = book.info, book.teams.all(), book.rounds.get(ROUND), book.plans.of(ROUND)
    with start(HOLDING, path) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        assert (book.info, book.teams.all(), book.rounds.get(ROUND), book.plans.of(ROUND)) == before
        with pytest.raises(InUse):
            book.teams.put(a_team("team-2"))
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait()
    with pytest.raises(OtherFile):
        book.teams.put(a_team("team-2"))
    assert (book.info, book.teams.all(), book.rounds.get(ROUND), book.plans.of(ROUND)) == before
    book.close()
    assert name_in(path) == "Birch County"


def test_what_was_never_read_is_seen_too_while_another_program_holds_the_file_and_with_no_wait_each(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book_with_round(path)
    with start(HOLDING, path) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        assert book.responses.ways(ROUND) == {}
        monkeypatch.setattr(store, "settle", pytest.fail)
        assert book.responses.newest(ROUND) == 0
        assert not book.responses.drafts(ROUND)
        monkeypatch.undo()
        with pytest.raises(InUse):
            book.teams.put(a_team("team-2"))
        other.kill()
        other.wait()
    book.teams.put(a_team("team-2"))
    assert [team.id for team in book.teams.all()] == ["team-1", "team-2"]
    assert book.responses.ways(ROUND) == {}
    book.close()


@pytest.mark.parametrize("reading", [False, True])
def test_of_a_large_file_or_one_that_is_only_read_it_is_known_when_it_can_be_read_again_with_no_wait_each(
    reading: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left, "_MOST_KEPT", 0)
    new_book_with_round(path).close()
    book = open_book(path, read_only=reading)
    book.look()
    with start(HOLDING, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        book.look()  # nobody wanted to read anything
        with pytest.raises(KeptFromUs):
            book.responses.ways(ROUND)
        monkeypatch.setattr(store, "settle", pytest.fail)
        for read in (lambda: book.responses.newest(ROUND), book.look):
            with pytest.raises(KeptFromUs):
                read()
        monkeypatch.undo()
        other.kill()
        other.wait()
    book.look()
    assert book.responses.ways(ROUND) == {}
    book.close()

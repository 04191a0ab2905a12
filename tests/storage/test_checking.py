"""Checking a workbook: how far it is, how it is stopped, and that it takes no longer than it must."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sixelements.content import snapshot
from sixelements.domain.assessment import Role
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.storage import checks, connection
from sixelements.storage.connection import in_memory, in_time
from tests.builders import PRACTICES, a_response, a_round, a_team, an_assessment
from tests.storage.books import files, new_book

SHEETS = 800
FOR_EVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class Stop(Exception):
    pass


@pytest.fixture
def many(path: Path) -> Path:
    """A workbook with many answers, so that there is something to stop and to count."""
    book = new_book(path)
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(mode=Mode.OPEN, assessment=book.assessments.put(an_assessment())))
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(SHEETS)])
    book.close()
    return path


def raising(error: type[BaseException], times: list[int]) -> Callable[[], None]:
    def tick() -> None:
        if times:
            times.pop()
            raise error

    return tick


def test_whoever_is_told_how_far_it_is_stops_it_also_in_the_middle_of_a_statement() -> None:
    """SQLite keeps to itself what its handler raises, so it is asked again."""
    with closing(in_memory()) as memory, pytest.raises(Stop), in_time(memory, raising(Stop, [1, 2])):
        memory.execute(FOR_EVER).fetchall()


def test_ctrl_c_in_the_middle_of_a_statement_is_not_taken_for_a_file_that_takes_too_long() -> None:
    with (
        closing(in_memory()) as memory,
        pytest.raises(KeyboardInterrupt),
        in_time(memory, raising(KeyboardInterrupt, [1])),
    ):
        memory.execute(FOR_EVER).fetchall()


def test_what_takes_too_long_still_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_LONGEST_CHECK", -1.0)
    with closing(in_memory()) as memory, pytest.raises(sqlite3.OperationalError), in_time(memory):
        memory.execute(FOR_EVER).fetchall()


def test_it_is_told_how_far_it_is_to_the_end(many: Path) -> None:
    told: list[tuple[int, int]] = []
    assert checks.problems(many, codec=snapshot, progress=lambda *far: told.append(far)) == []
    assert told == sorted(told)
    assert told[-1] == (told[0][1], told[0][1])
    assert len({done for done, _total in told}) > 20


@pytest.mark.parametrize("part", [0, 120, 350])
def test_a_check_that_is_stopped_leaves_nothing_behind(part: int, many: Path) -> None:
    before = files(many.parent)

    def stop(done: int, _total: int) -> None:
        if done >= part:
            raise Stop

    with pytest.raises(Stop):
        checks.problems(many, codec=snapshot, progress=stop)
    assert files(many.parent) == before


def test_answers_are_not_looked_up_one_by_one(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a workbook of a thousand teams that took 20 of 23 seconds."""
    thousands_of_steps: list[int] = []

    def counting(opened: sqlite3.Connection, _tick: object) -> "closing[sqlite3.Connection]":
        opened.set_progress_handler(lambda: thousands_of_steps.append(1), 1000)
        return closing(sqlite3.connect(":memory:"))

    monkeypatch.setattr(checks, "in_time", counting)
    assert checks.problems(many, codec=snapshot) == []
    assert len(thousands_of_steps) * 1000 / (SHEETS * len(PRACTICES)) < 80


@pytest.mark.parametrize(("leads", "named"), [(2, True), (0, False)])
def test_roles_in_a_round_that_keeps_none_are_named(leads: int, path: Path, *, named: bool) -> None:
    """In a round of the front line alone earlier versions kept them, and nobody can be told by that."""
    book = new_book(path)
    with book.change():
        book.teams.put(a_team())
        small = Headcount(frontline=9, supervisor=leads)
        book.rounds.put(a_round(headcount=small, assessment=book.assessments.put(an_assessment())))
        book.responses.add([a_response(n, {}, role=Role.FRONTLINE) for n in range(2)])
    book.close()
    said = [problem.split(".")[0] for problem in checks.problems(path, codec=snapshot)]
    assert said == (["2 sheets have roles in rounds that keep none"] if named else [])

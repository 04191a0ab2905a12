"""Promise 5: a damaged workbook ends in a known, worded outcome, and is never written to."""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements.application.errors import DamagedWorkbook
from sixelements.content import snapshot
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ElementId, ItemId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import State
from sixelements.storage import checks, mending, soundness, workbook
from sixelements.storage.rules import RULES
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN
from tests.builders import PRACTICES, a_response, a_response_id, a_round, a_team, an_assessment
from tests.sampling import THOROUGH
from tests.storage.books import ROUND, new_book, open_book

MUTATIONS = 1_500 if THOROUGH else 100


def full_book(path: Path) -> None:
    """A workbook with something in every table."""
    book = new_book(path)
    with book.change():
        book.teams.put(a_team())
        digest = book.assessments.put(an_assessment())
        closed = a_round(assessment=digest, state=State.PUBLISHED)
        book.rounds.put(replace(closed, closed_on=date(2026, 11, 20)))
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 9)])
        book.responses.begin(a_response_id(9), round_=ROUND, role=None)
        book.responses.comment(a_response_id(9), ItemId("1.1"), "näh")
        book.responses.submit(a_response_id(9))
        book.responses.show_hands(ROUND, ItemId("1.1"), Counts(dont_know=1))
        book.responses.remember(ROUND, b"\x01" * 32)
        book.discussions.put(ROUND, FULL_DISCUSSION)
        book.plans.put(ROUND, FULL_PLAN)
    book.close()


def read_everything(book: StoredWorkbook) -> None:
    for team in book.teams.all():
        for round_ in book.rounds.of(team.id):
            if round_.assessment:
                book.assessments.get(round_.assessment)
            book.responses.tally(round_.id, practices=PRACTICES, minimum=1)
            elements = {ElementId("1"): PRACTICES[:3]}
            book.responses.sheet_sums(round_.id, elements=elements, practices=PRACTICES, minimum=1)
            book.responses.comments(round_.id)
            book.responses.unfinished(a_response_id(9))
            book.discussions.of(round_.id)
            book.plans.of(round_.id)


def mutated(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    kind = chance.randrange(6)
    if kind == 0:
        return bytes(data[: chance.randrange(len(data))])
    if kind == 1:
        start = chance.randrange(len(data))
        data[start : start + chance.randrange(1, 5000)] = bytes(chance.randrange(1, 5000))
    elif kind == 2:
        page = chance.randrange(len(data) // 4096) * 4096
        data[page : page + 4096] = chance.randbytes(4096)
    else:
        for _ in range(chance.randrange(1, 2 + 8 * (kind - 2))):
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def outcome_of(path: Path, *, read_only: bool) -> str:
    try:
        book = open_book(path, read_only=read_only)
    except SixElementsError as error:
        return type(error).__name__
    try:
        read_everything(book)
    except SixElementsError as error:
        return type(error).__name__
    else:
        return "read"
    finally:
        book.close()


def test_mutations_end_in_known_worded_outcomes_and_leave_the_file_alone(path: Path) -> None:
    full_book(path)
    sound = path.read_bytes()
    outcomes: Counter[str] = Counter()
    chance = random.Random(1)  # noqa: S311 - repeatable
    for _ in range(MUTATIONS):
        content = mutated(sound, chance)
        path.write_bytes(content)
        outcome = outcome_of(path, read_only=True)
        outcomes[outcome] += 1
        assert path.read_bytes() == content
        if outcome == "DamagedWorkbook":
            found = checks.problems(path, codec=snapshot)
            assert found
            assert all("Front desk" not in text and "näh" not in text for text in found)
    assert set(outcomes) <= {
        "read",
        "DamagedWorkbook",
        "NotAWorkbook",
        "NewerWorkbook",
        "CannotRead",
        "BadInput",
    }
    assert outcomes["DamagedWorkbook"] > MUTATIONS / 3


def test_words_on_all_of_a_sheet_are_in_order_and_an_answer_to_all_is_not(path: Path) -> None:
    """Every workbook with such a comment was told to be damaged."""
    full_book(path)
    before = checks.problems(path, codec=snapshot)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE comment SET item = 'all'")
        connection.commit()
        assert checks.problems(path, codec=snapshot) == before
        connection.execute("UPDATE answer SET item = 'all' WHERE item = '1.1'")
        connection.commit()
    assert "8 answers are to something" in " ".join(checks.problems(path, codec=snapshot))


@pytest.mark.parametrize("seed", range(40))
def test_opening_a_damaged_file_for_writing_does_not_change_it(seed: int, path: Path) -> None:
    full_book(path)
    content = mutated(path.read_bytes(), random.Random(seed))  # noqa: S311 - repeatable
    path.write_bytes(content)
    if outcome_of(path, read_only=False) != "read":
        assert path.read_bytes() == content


def test_text_that_is_no_utf_8_is_damage_and_not_a_crash(path: Path) -> None:
    full_book(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE team SET name = CAST(x'ff41ff' AS TEXT)")
        connection.commit()
    with pytest.raises(DamagedWorkbook):
        open_book(path)
    book = workbook.open_workbook(path, codec=snapshot, check=False)
    with pytest.raises(DamagedWorkbook):
        book.teams.all()
    book.close()


def test_a_value_that_is_never_stored_is_damage_to_everybody(path: Path) -> None:
    """To what only reads, too, for which SQLite leaves out the rules of the columns."""
    full_book(path)
    with closing(open_book(path)) as book:
        backup = book.back_up()
    for file in (path, backup):
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute("UPDATE round SET state = 'shown'")
    (said,) = checks.problems(path, codec=snapshot)
    assert said == "The file is damaged: it holds a value that is never stored. Restore a backup."
    assert not soundness.opens(backup)
    with pytest.raises(DamagedWorkbook, match="There is 1 backup: restore it"):
        open_book(path, read_only=True)
    with pytest.raises(DamagedWorkbook):
        mending.mend(path, path.with_name("mended.sixe"))


BREAKS = [
    ("UPDATE answer SET item = '9.9' WHERE item = '1.1'", "8 answers are to something"),
    ("DELETE FROM round_practice WHERE practice = '2.2'", "8 answers are to something"),
    ("UPDATE comment SET item = '9.9'", "1 answer is to something"),
    ("UPDATE hands SET item = '9.9'", "1 answer is to something"),
    ("INSERT INTO round_practice VALUES ('round-1', '9.9', 9, NULL)", "1 practice of a round is not in"),
    ("UPDATE settled SET level = 2.25 WHERE outcome = 'agreed'", "1 agreed level is not whole"),
    ("UPDATE settled SET level = 5.5 WHERE outcome = 'agreed'", "1 agreed level is not whole"),
    ("UPDATE settled SET outcome = 'agreed'", "2 practices have an agreed level"),
    (
        "DELETE FROM plan_action_kept WHERE action = 'own-1'; DELETE FROM plan_action WHERE id = 'own-1'",
        "2 actions wait for",
    ),
    ("UPDATE plan_action SET due = '2020-01-01' WHERE start > ''", "1 action is due before"),
    (
        "INSERT INTO plan_action_dependency VALUES ('round-1', 'own-1', 0, '1.1-start')",
        "2 actions wait for themselves",
    ),
    ("UPDATE plan_action_dependency SET depends_on = '1.1-start'", "1 action waits for itself"),
    ("DELETE FROM response", "belong to something that is not there"),
    ("DELETE FROM answer; DELETE FROM comment; DELETE FROM response; DELETE FROM hands", "no sheets"),
    ("UPDATE response SET handed_in = 0", "9 sheets were begun in rounds that were shown"),
    ("DELETE FROM answer; DELETE FROM round_practice", "1 round asks nothing"),
    ("UPDATE round SET number = 3", "1 team lacks a round"),
    ("UPDATE round SET threshold = 2", "1 round shows groups of other sizes"),
    ("UPDATE round SET threshold = 51", "1 round shows groups of other sizes"),
    ("UPDATE round SET opened_on = 'yesterday'", "1 round lacks a date"),
    ("UPDATE round SET closed_on = '2026-02-30'", "1 round lacks a date"),
    ("UPDATE round SET closed_on = NULL", "1 round lacks a date"),
    ("UPDATE round SET assessment = NULL", "1 round does not say which questionnaire"),
    (
        (
            "UPDATE round SET state = 'sealed'; INSERT INTO round SELECT 'round-2', team, 2, mode, threshold,"
            " NULL, NULL, NULL, 'open', assessment, opened_on, NULL, 0, 180 FROM round"
        ),
        "1 round is open although a later one",
    ),
    ("UPDATE vote SET practice = '9.' || practice", "about 2 practices that"),
    ("UPDATE discussed SET practice = '9.9' WHERE position = 0", "about 1 practice that"),
    ("DELETE FROM service_level WHERE leg = 'speed' AND position = 1", "1 line of the three-thirds"),
    ("UPDATE workbook SET logo = x'47494638'", "logo can't be read"),
    ("UPDATE workbook SET logo = x'89504E470D0A1A0A00'", "logo can't be read"),
    ("UPDATE workbook SET organization = ' '; UPDATE team SET name = ''", "2 names are empty"),
    ("UPDATE assessment SET content = content || ' '", "was changed after it was stored"),
    ("DELETE FROM workbook", "does not say whose it is"),
    (
        "UPDATE assessment SET content = 'no assessment'; UPDATE round SET assessment = NULL",
        "was changed after",
    ),
]
"""What breaks a workbook, and the words by which the check tells it."""


def broken(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


class TestCheckWorkbook:
    def test_a_sound_workbook_has_no_problems(self, path: Path) -> None:
        full_book(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM plan_action_dependency WHERE depends_on = '9'")
            connection.commit()
        assert checks.problems(path, codec=snapshot) == []

    def test_a_file_that_is_none_is_one_problem(self, path: Path) -> None:
        assert len(checks.problems(path, codec=snapshot)) == 1
        path.write_text("x")
        assert len(checks.problems(path, codec=snapshot)) == 1

    @pytest.mark.parametrize(("sql", "words"), BREAKS)
    def test_each_broken_rule_is_said_in_words(self, sql: str, words: str, path: Path) -> None:
        full_book(path)
        broken(path, sql)
        found = checks.problems(path, codec=snapshot)
        assert any(words in text for text in found), found
        assert not any(secret in text for text in found for secret in ("Front desk", "Grace", "näh", "Ines"))

    def test_each_rule_has_a_workbook_above_that_breaks_it(self, path: Path) -> None:
        full_book(path)
        sound, found = path.read_bytes(), set[str]()
        for sql, _words in BREAKS:
            path.write_bytes(sound)
            broken(path, sql)
            with closing(sqlite3.connect(path)) as connection:
                found |= {rule for rule, _ in RULES if connection.execute(rule).fetchone()[0]}
        assert [rule for rule, _ in RULES if rule not in found] == []

    def test_all_problems_come_at_once(self, path: Path) -> None:
        full_book(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(
                "UPDATE settled SET level = 2.25; UPDATE round SET number = 3, opened_on = 'soon'"
            )
        assert len(checks.problems(path, codec=snapshot)) >= 5


def test_a_discussion_keeps_what_it_has_to_say(path: Path) -> None:
    full_book(path)
    book = open_book(path)
    book.discussions.put(
        ROUND, Discussion(settled={PRACTICES[0]: Settled(outcome=Outcome.AGREED, level=4.5)})
    )
    book.close()
    assert checks.problems(path, codec=snapshot) == checks.problems(path, codec=snapshot)

"""What can be stored can be opened: every text, day and number to its limit and one beyond.

``SIXELEMENTS_THOROUGH=1`` tries every alphabet in a file of its own, and a year in every decade.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application import plans
from sixelements.cli.main import run
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, DAYS, Writing
from tests.builders import change_action
from tests.end_to_end.limits_desk import PUT, assert_opens_again, closed_round, opened, plan_of
from tests.sampling import THOROUGH

ALPHABETS = {"ASCII": "a", "Cyrillic": "ж", "emoji": "🦉", "combining": "e\u0301"}
TEAM = "Alder County"
YEARS = range(1, 10_000, 10) if THOROUGH else (1, 99, 207, 1899, 1900, 1999, 2101, 2999, 3000, 9999)
TRIED = [[name] for name in ALPHABETS] if THOROUGH else [[*ALPHABETS]]


def of_length(alphabet: str, n: int) -> str:
    """A text of so many characters."""
    letters = ALPHABETS[alphabet]
    return (letters * n)[: n - 1] + "x"


def test_every_kind_of_text_is_tried() -> None:
    assert set(PUT) == set(Writing)


@pytest.mark.parametrize("alphabets", TRIED, ids=",".join)
@pytest.mark.parametrize("writing", Writing)
def test_a_text_that_is_stored_opens_again(writing: Writing, alphabets: list[str], path: Path) -> None:
    most = CHARACTERS[writing]
    with opened(path) as book:
        for alphabet in alphabets:
            PUT[writing](book, of_length(alphabet, most))
            for n in (most + 1, 21_750):
                with pytest.raises(BadInput):
                    PUT[writing](book, of_length(alphabet, n))
    assert_opens_again(path)


@pytest.mark.parametrize("name", ["start", "due", "first_step_by"])
def test_a_day_that_is_stored_opens_again(name: str, path: Path) -> None:
    with opened(path) as book:
        round_ = closed_round(book)
        first = replace(plan_of(book).actions[0], start=None, due=None, first_step_by=None)
        for day in (DAYS.first, DAYS.last):
            change_action(book, round_, replace(first, **{name: day}))  # type: ignore[arg-type] # a day
        for year in YEARS:
            if date(year, 5, 3) not in DAYS:
                with pytest.raises(BadInput, match=r"Choose another day\."):
                    change_action(book, round_, replace(first, **{name: date(year, 5, 3)}))  # type: ignore[arg-type] # a day
    assert_opens_again(path)


@pytest.mark.parametrize("year", [0, 1, 1999, 2000, 2100, 9999, *(YEARS[1:-1] if THOROUGH else ())])
def test_a_first_day_that_is_accepted_opens_again(
    year: int, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ["plan", str(path), "--team", TEAM, "--start", f"{year:04}-12-31"]
    code = run([*shown, "--accept", "--replace"])
    assert (code == 0) == (2000 <= year < 2100), capsys.readouterr().err
    assert run(shown) == (2 if year == 0 else 0 if code == 0 else 1)
    assert_opens_again(path)


def test_numbers_that_are_stored_open_again(path: Path) -> None:
    with opened(path) as book:
        first = plan_of(book).actions[0]
        for number in (1e12, -1e12, 0.1 + 0.2, 5e-324):
            measure = replace(first.measure, baseline=number, target=number)
            change_action(book, closed_round(book), replace(first, measure=measure))
        for number in (1.0000001e12, 1e300, float("inf"), float("nan")):
            measure = replace(first.measure, target=number)
            with pytest.raises(BadInput):
                change_action(book, closed_round(book), replace(first, measure=measure))
    assert_opens_again(path)


def test_a_discussion_of_4000_cyrillic_letters_a_practice_is_refused_in_one_sentence(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    practices = [f"{e}.{n}" for e in range(1, 7) for n in range(1, 7 if e < 6 else 8)]
    for letters, code in ((4_000, 1), (3_000, 0)):
        texts = dict.fromkeys(practices, "ж" * letters)
        record = {"confirmed": practices, "agreed": {}, "why": texts, "evidence": texts}
        (tmp_path / "talk.json").write_text(json.dumps(record), encoding="utf-8")
        assert run(["discuss", str(path), str(tmp_path / "talk.json"), "--replace", "--team", TEAM]) == code
        err = capsys.readouterr().err
        if code:
            assert "too long together: 592 kB, and 500 kB fit. Shorten some." in err
    assert_opens_again(path)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["team", "ж" * 200], 0),
        (["team", "🦉" * 201], 1),
        (["team", "x", "--frontline", "100000"], 0),
        (["team", "x", "--frontline", "100001"], 2),
        (["team", "x", "--threshold", "50"], 0),
        (["team", "x", "--threshold", "51"], 2),
    ],
    ids=lambda value: "".join(value)[:20] if isinstance(value, list) else "",
)
def test_what_a_command_stores_opens_again(words: list[str], code: int, path: Path) -> None:
    assert run([words[0], str(path), *words[1:]]) == code
    assert_opens_again(path)


def test_a_new_workbook_opens_again_with_the_longest_names(tmp_path: Path) -> None:
    for letter in ALPHABETS.values():
        path = tmp_path / f"{ord(letter[0])}.sixe"
        name = (letter * 200)[:200]
        assert run(["new", str(path), "--organization", name, "--team", name]) == 0
        assert run(["new", str(tmp_path / "more.sixe"), "--organization", name + "x"]) == 1
        assert_opens_again(path)


def test_sheets_beyond_the_limit_are_refused_before_they_are_stored(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """49,990 sheets and a collect of 500 more."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        round_ = connection.execute("SELECT id FROM round WHERE number = 1 ORDER BY rowid DESC").fetchone()[0]
        columns = connection.execute(
            "SELECT group_concat(name) FROM pragma_table_info('response')"
        ).fetchone()[0]
        assert "round" in columns
        connection.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 49990)"
            " INSERT INTO response (id, round, handed_in) SELECT randomblob(16), ?, 1 FROM n",
            (round_,),
        )
    practices = ",".join(f"{e}.{n}" for e in range(1, 7) for n in range(1, 7 if e < 6 else 8))
    rows = "\n".join(["role," + practices, *["," + ",".join(["3"] * 37)] * 500])
    (tmp_path / "more.csv").write_text(rows + "\n", encoding="utf-8")
    team = "Front desk"
    assert run(["collect", str(path), str(tmp_path / "more.csv"), "--team", team]) == 1
    said = "".join(capsys.readouterr())
    assert "holds 49,990 of 50,000 sheets, and 500 more came" in said
    assert_opens_again(path)
    (tmp_path / "ten.csv").write_text("\n".join(rows.split("\n")[:11]) + "\n", encoding="utf-8")
    assert run(["collect", str(path), str(tmp_path / "ten.csv"), "--team", team]) == 0
    with opened(path):
        pass
    assert bootstrap.problems(path) == []


def test_a_change_that_would_make_the_file_too_large_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last guard: whatever door it came by, the file stays one that opens."""
    from sixelements.application.errors import TooMuch
    from sixelements.domain import limits

    with opened(path) as book:
        monkeypatch.setattr(limits, "LARGEST_FILE", path.stat().st_size + 10_000)
        before = plan_of(book)
        with pytest.raises(TooMuch, match="larger than the 100 MB"):
            plans.store(book, closed_round(book), replace(before, log=("x" * 1_900,) * 40))
        assert plan_of(book) == before
        plans.store(book, closed_round(book), replace(before, aim="A shorter queue"))
    assert_opens_again(path)

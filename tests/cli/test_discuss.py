"""Recording a discussion from the command line: merged, shown first, replaced only when asked."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DESIGN, Said, Type

EXAMPLE = DESIGN / "example-discussion.json"


@pytest.fixture
def discuss(sixelements: Type, discussed: Path) -> Type:
    """Runs the command with a table as the file."""

    def run(table: object, *options: str) -> Said:
        Path("talk.json").write_text(json.dumps(table), encoding="utf-8")
        return sixelements("discuss", discussed, "talk.json", *options)

    return run


def results(sixelements: Type, book: Path) -> str:
    return sixelements("score", book, "--json").out + sixelements("plan", book, "--json").out


@pytest.mark.parametrize("table", [{}, {"headcount": {}, "mode": "open"}, {"agreed": {}, "discussed": []}])
def test_naming_nothing_changes_nothing(
    sixelements: Type, discussed: Path, discuss: Type, table: object
) -> None:
    before = results(sixelements, discussed)
    assert discuss(table) == Said(0, "Nothing changes.\n69 entries stay as they were.\n", "")
    assert results(sixelements, discussed) == before


def test_the_same_file_twice_changes_nothing(sixelements: Type, discussed: Path) -> None:
    said = sixelements("discuss", discussed, EXAMPLE)
    assert said == Said(0, "Nothing changes.\n69 entries stay as they were.\n", "")


def test_what_changed_is_printed_and_everything_else_stays(discuss: Type) -> None:
    said = discuss(
        {"agreed": {"1.1": None, "3.4": 2.5}, "aims": {"1.2": 5}, "importance_dots": {"6.2": None}}
    )
    assert said.out.splitlines() == [
        "Recorded:",
        "  1.1: level 3 → not agreed",
        "  3.4: not agreed → level 2.5",
        "  1.2 aim: none → 5",
        "  6.2 dots: 9 → none",
        "66 entries stay as they were.",
    ]
    assert discuss({"aims": {"1.2": None}}).out.splitlines() == [
        "Recorded:",
        "  1.2 aim: 5 → none",
        "68 entries stay as they were.",
    ]


@pytest.mark.parametrize("options", [(), ("--preview",)])
def test_an_aim_below_the_agreed_level_is_said(discuss: Type, options: tuple[str, ...]) -> None:
    """It was taken without a word, and the practice was planned for no more."""
    said = discuss({"aims": {"1.1": 1}}, *options).out.splitlines()[-1]
    assert said == "1.1: The aim, level 1, is below the agreed level 3, so nothing is planned for it."


def test_a_preview_prints_the_same_and_stores_nothing(
    sixelements: Type, discussed: Path, discuss: Type
) -> None:
    before, table = discussed.read_bytes(), {"agreed": {"1.1": 4}, "evidence": {"1.1": "Log"}}
    first, *lines = discuss(table, "--preview").out.splitlines()
    assert first == "Preview, nothing is stored:"
    assert discussed.read_bytes() == before
    assert discuss(table).out.splitlines() == ["Recorded:", *lines]
    assert discussed.read_bytes() != before


def test_replacing_says_all_that_goes(discuss: Type) -> None:
    table = {"agreed": {"1.1": 3, "1.2": 4}}
    preview = discuss(table, "--replace", "--preview").out.splitlines()
    assert preview[1] == "  1.2: level 2 → level 4"
    assert len([line for line in preview if line.endswith(" → none")]) == 67
    assert preview[-1] == "1 entry stays as it was."
    assert discuss(table, "--replace").out.splitlines()[1:] == preview[1:]
    assert discuss(table, "--replace").out == "Nothing changes.\n2 entries stay as they were.\n"


def test_a_refusal_changes_nothing(sixelements: Type, discussed: Path, discuss: Type) -> None:
    before = discussed.read_bytes()
    for table in ({"agreed": {"1.1": 5, "1.2": 9}}, {"why": {"9.9": "x"}}, {"aims": {"1.1": 7}}):
        for options in ((), ("--replace",), ("--preview",)):
            said = discuss(table, *options)
            assert (said.code, said.out) == (1, "")
    said = discuss({"aims": {"1.1": 2, "1.2": "x"}})
    assert said.err == "The discussion can't be read. aims 1.2 must hold numbers of ordinary size.\n"
    assert discussed.read_bytes() == before

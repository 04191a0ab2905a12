"""A round on paper: print, mark, type in by keys, close, score; the same answers by file score the same."""

import io
import json
import random
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sixelements import bootstrap
from sixelements.application.forms import WantedForms, gather_forms
from sixelements.application.pile import pile_of
from sixelements.application.rounds import find_round
from sixelements.cli.main import run
from sixelements.presentation.pages.grid import GridPresenter
from sixelements.presentation.session import Session
from tests.presentation.plan_room import FakeSettings

HEADS = ("--frontline", "8", "--supervisor", "5")
ROLES = {"1": "frontline", "2": "supervisor", "3": "manager", "0": ""}
CELLS = {"0": "dk", "-": "na", ".": ""}


def printed_lines(path: Path) -> list[str]:
    """The ids of the lines on the answer sheet, from the top; where there are two sheets, on the first."""
    book = bootstrap.open_workbook(path)
    team = book.teams.all()[0]
    material = gather_forms(book, team, find_round(book, team.id), made_on=date(2026, 11, 2))
    book.close()
    (made,) = bootstrap.make_forms(material, WantedForms(kinds=frozenset(("answer-sheet.pdf",))))
    text = pypdf.PdfReader(io.BytesIO(made.data)).pages[0].extract_text()
    return list(dict.fromkeys(re.findall(r"^(\d\.\d|t\.\d+) ", text, re.MULTILINE)))


def marked(asked: int, sheets: int) -> list[str]:
    """Sheets as somebody reads them off the paper: the role's key, then one of each line."""
    chance = random.Random(20)  # noqa: S311 - repeatable
    return [
        chance.choice("1122")
        + "".join(chance.choice("1223334450-.") for _ in range(asked))
        + "".join(chance.choice("12345550.") for _ in range(10))
        for _ in range(sheets)
    ]


def type_in(path: Path, sheets: list[str], asked: list[str]) -> None:
    """By keys alone, in two sittings: the first ends in the middle of a sheet, as when the power is cut."""
    half = len(sheets) // 2
    torn = sheets[half]
    cut = next(n for n in range(9, 2, -1) if torn[n - 1] != ".")  # it goes on after the last mark
    sitting(path, [*sheets[:half], torn[:cut]], asked, whole=False)
    sitting(path, [torn[cut:], *sheets[half + 1 :]], asked, whole=True)


def sitting(path: Path, sheets: list[str], asked: list[str], *, whole: bool) -> None:
    session = Session(bootstrap._services(FakeSettings()))
    session.put(bootstrap.open_workbook(path), path)
    grid = GridPresenter(session)
    grid.begin(len(sheets))
    lines = [line.number for column in grid.view().columns for group in column for line in group.lines]
    assert lines == asked, "the grid has the lines in the order of the paper"
    keys: Mapping[str, Callable[[], str]] = {"-": grid.not_applicable, ".": grid.enter}
    for n, sheet in enumerate(sheets):
        for key in sheet:
            keys[key]() if key in keys else grid.digit(int(key))
        if whole or n < len(sheets) - 1:
            grid.next_sheet()
        if grid.view().problem:  # lines that were left empty before the power was cut
            grid.next_sheet()
    if whole:
        grid.hand_in()
        assert not pile_of(session.book, session.round)
    session.close()


def score(path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    assert run(["close", str(path)]) == 0
    capsys.readouterr()
    assert run(["score", str(path), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_sheets_that_are_printed_marked_and_typed_in_score_as_the_same_answers_in_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, table = tmp_path / "paper.sixe", tmp_path / "table.sixe"
    for path in (paper, table):
        words = ("new", str(path), "--organization", "Alder County", "--practices", "core", *HEADS)
        assert run(list(words)) == 0
    asked = printed_lines(paper)
    head = ["role", *asked]
    sheets = marked(len(asked) - 10, 8)
    type_in(paper, sheets, asked)
    rows = [[ROLES[s[0]], *(CELLS.get(key, key) for key in s[1:])] for s in sheets]
    (tmp_path / "answers.csv").write_text("\n".join(map(",".join, [head, *rows])) + "\n", encoding="utf-8")
    assert run(["collect", str(table), str(tmp_path / "answers.csv")]) == 0
    assert score(paper, capsys) == score(table, capsys)

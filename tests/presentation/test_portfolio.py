"""The portfolio without a window: lists hold paths alone, rows hold counts and days alone."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from sixelements import bootstrap
from sixelements.application.errors import DamagedWorkbook
from sixelements.application.ports import Workbook
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import State
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.portfolio import (
    Narrowed,
    PortfolioPresenter,
    TeamRow,
    UnreadRow,
    WorkbookRow,
)
from sixelements.presentation.session import Session
from sixelements.presentation.workbook_lists import WorkbookLists
from tests.agencies import Answered, an_agency


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, key: str) -> str:
        return self.values.get(key, "")

    def write(self, key: str, value: str) -> None:
        self.values[key] = value


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two agencies: one that has closed its rounds, one that is still collecting; and a letter."""
    folder = tmp_path_factory.mktemp("agencies")
    an_agency(
        folder / "library.sixe", "Alder County Library", [Answered("Branches", 7, 3), Answered("Loans", 8, 2)]
    )
    an_agency(folder / "transit.sixe", "Harlow Transit", [Answered("Depot", 6, 3)], state=State.OPEN)
    (folder / "letter.sixe").write_text("a letter\n" * 200, encoding="utf-8")
    return folder


@pytest.fixture
def settings() -> Kept:
    return Kept()


@pytest.fixture
def presenter(settings: Kept) -> PortfolioPresenter:
    services = replace(bootstrap._services(settings), today=lambda: date(2026, 11, 18))
    return PortfolioPresenter(Session(services))


def read(presenter: PortfolioPresenter) -> list[tuple[int, int]]:
    """Read all; returns what was told of the progress."""
    told: list[tuple[int, int]] = []
    work, found = presenter.reading()
    work(lambda done, all_: told.append((done, all_)))
    presenter.take(found)
    presenter.finished()
    return told


def test_a_list_holds_paths_once_and_names_and_nothing_else(settings: Kept, tmp_path: Path) -> None:
    lists = WorkbookLists(settings)
    one, two = tmp_path / "one.sixe", tmp_path / "two.sixe"
    assert lists.add([one, two, one]) == 2
    assert lists.add([tmp_path / "x" / ".." / "one.sixe"]) == 0
    assert lists.begin("  Alder   County ") == "Alder County"
    assert lists.add([two], "Alder County") == 1
    with pytest.raises(BadInput, match="There is a list with this name"):
        lists.begin("Alder County")
    with pytest.raises(BadInput, match="Give the list a name"):
        lists.begin(" ")
    again = WorkbookLists(settings)
    assert (again.paths(), again.paths("Alder County")) == ((one, two), (two,))
    assert settings.values == {
        "portfolio": f'{{"all": ["{one}", "{two}"], "lists": {{"Alder County": ["{two}"]}}}}'
    }


def test_what_is_forgotten_is_off_every_list_and_a_list_that_is_forgotten_leaves_its_workbooks(
    settings: Kept, tmp_path: Path
) -> None:
    lists = WorkbookLists(settings)
    one, two = tmp_path / "one.sixe", tmp_path / "two.sixe"
    lists.begin("A")
    lists.begin("B")
    lists.add([one, two], "A")
    lists.add([one], "B")
    lists.forget(one, "B")
    assert (lists.paths(), lists.paths("B")) == ((one, two), ())
    lists.forget(one)
    assert (lists.paths(), lists.paths("A")) == ((two,), (two,))
    lists.drop("A")
    assert (lists.names, lists.paths()) == (("B",), (two,))


@pytest.mark.parametrize("bad", ["[]", "{", '{"all": 3}', '{"lists": []}', "null"])
def test_a_list_that_cannot_be_read_is_empty(settings: Kept, bad: str) -> None:
    settings.write("portfolio", bad)
    assert WorkbookLists(settings).paths() == ()


def test_rows_say_how_far_teams_are_and_what_cannot_be_read_is_one_line(
    presenter: PortfolioPresenter, made: Path, settings: Kept
) -> None:
    presenter.add([made / "gone.sixe", made / "library.sixe", made / "letter.sixe", made / "transit.sixe"])
    kept = dict(settings.values)
    assert read(presenter) == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    view = presenter.view()
    assert view.facts.startswith("3 teams in 2 workbooks. 2 workbooks could not be read. Read today at ")
    library, branches, loans, transit, depot, gone, letter = view.rows
    assert isinstance(library, WorkbookRow)
    assert (library.organization, library.file, library.teams) == (
        "Alder County Library",
        "library.sixe",
        "2 teams",
    )
    assert isinstance(branches, TeamRow)
    assert isinstance(loans, TeamRow)
    assert isinstance(transit, WorkbookRow)
    assert (branches.team, branches.answered, branches.roles, branches.closed) == (
        "Branches",
        "7 of 10",
        (),
        "Oct 1",
    )
    assert branches.spoken == (
        "Branches, Round 1, closed October 1, 2026, 7 of 10 answered, No plan yet. Next: Talk it through"
    )
    assert (branches.next, branches.page) == ("Talk it through", StepId.DISCUSS)
    assert isinstance(depot, TeamRow)
    assert (depot.closed, depot.next, depot.page) == ("open", "Remind 3 people", StepId.COLLECT)
    assert isinstance(gone, UnreadRow)
    assert (gone.name, gone.missing, gone.way_out) == ("gone.sixe", True, "Locate…")
    assert gone.sentence.startswith("gone.sixe is not there")
    assert isinstance(letter, UnreadRow)
    assert (letter.missing, letter.way_out) == (False, "Read again")
    assert settings.values == kept  # nothing of what was read


def test_a_team_in_a_copy_counts_once_and_one_without_results_is_not_compared(
    presenter: PortfolioPresenter, made: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy2(made / "library.sixe", tmp_path / "library (1).sixe"))
    presenter.add([made / "library.sixe", copy, made / "transit.sixe"])
    read(presenter)
    view = presenter.view()
    assert view.facts.startswith("3 teams in 3 workbooks. 1 of them is a copy. Read today at ")
    assert view.compare == "Compare 2 teams…"


def test_filters_count_and_a_word_finds_team_or_organization(
    presenter: PortfolioPresenter, made: Path
) -> None:
    presenter.add([made / "library.sixe", made / "transit.sixe", made / "gone.sixe"])
    read(presenter)
    counts = {shown.narrowed: shown.count for shown in presenter.view().filters}
    assert counts == {
        Narrowed.ALL: 3,
        Narrowed.TO_DO: 3,
        Narrowed.COLLECTING: 1,
        Narrowed.REVIEW_LATE: 0,
        Narrowed.ACTIONS_LATE: 0,
        Narrowed.NO_PLAN: 2,
    }
    presenter.narrowed = Narrowed.COLLECTING
    assert [row.spoken.split(",")[0].split(".")[0] for row in presenter.view().rows] == [
        "Harlow Transit",
        "Depot",
    ]
    presenter.narrowed, presenter.find = Narrowed.ALL, "LOANS"
    assert [type(row) for row in presenter.view().rows] == [WorkbookRow, TeamRow]
    presenter.find = "nobody"
    assert presenter.view().empty == "No team fits. Choose All, and clear the field."


def test_an_empty_list_says_what_to_do_and_one_that_moved_is_found_again(
    presenter: PortfolioPresenter, made: Path, tmp_path: Path
) -> None:
    assert presenter.view().empty == "No workbooks in this list. Add some: only their paths are kept."
    presenter.begin_list("Library")
    place, there = tmp_path / "a.sixe", tmp_path / "b.sixe"
    assert presenter.add([place]) == "1 workbook added."
    assert presenter.add([place]) == "0 workbooks added. 1 was on the list before."
    shutil.copy2(made / "library.sixe", there)
    presenter.moved(place, there)
    read(presenter)
    assert (presenter.paths, presenter.lists.paths()) == ((there,), (there,))
    assert presenter.said == "2 teams in 1 workbook."


def test_reports_of_all_teams_come_in_a_folder_for_each_workbook_and_one_failure_stops_nothing(
    presenter: PortfolioPresenter, made: Path, tmp_path: Path
) -> None:
    presenter.add([made / "library.sixe", made / "transit.sixe"])
    read(presenter)
    told: list[tuple[int, int]] = []
    said = presenter.reporting(tmp_path, (".json",))(lambda done, all_: told.append((done, all_)))
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")) == [
        "library/branches-round-1.json",
        "library/loans-round-1.json",
    ]
    assert said.startswith(f"Wrote 2 reports to {tmp_path}. Depot (Harlow Transit): ")
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_workbook_that_breaks_while_it_is_read_keeps_no_other_from_its_reports(
    presenter: PortfolioPresenter, made: Path, tmp_path: Path
) -> None:
    presenter.add([made / "transit.sixe", made / "library.sixe"])
    read(presenter)
    services = presenter._session.services
    open_ = services.open_read_only

    def opened(path: Path) -> Workbook:
        book = open_(path)
        return cast("Workbook", _Broken(book)) if path.name == "transit.sixe" else book

    services.open_read_only = opened
    said = presenter.reporting(tmp_path, (".json",))(lambda _done, _all: None)
    assert said == f"Wrote 2 reports to {tmp_path}. It is damaged further in."


class _Broken:
    """A workbook whose teams can't be read."""

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def __getattr__(self, name: str) -> object:
        if name == "teams":
            raise DamagedWorkbook("It is damaged further in.")
        return getattr(self._book, name)

"""Copies brought together in the window: what may count twice and what was removed is chosen."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.application.teams import remove_team
from sixelements.domain.bringing_together import SAID_TWICE, Side
from sixelements.domain.ids import ResponseId
from sixelements.domain.responses import Response
from sixelements.domain.rounds import State
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.merge import MergeDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.shortcuts import Command
from tests.agencies import an_agency, apart

pytestmark = pytest.mark.qt


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """The first team's sheets are in both copies under other ids; the second team was removed in one."""
    here = an_agency(tmp_path / "county.sixe", "Alder County", apart(2), state=State.OPEN)
    there = Path(shutil.copy(here, tmp_path / "field laptop.sixe"))
    book = bootstrap.open_workbook(here)
    first, second = book.teams.all()
    (round_,) = book.rounds.of(first.id)
    sheets = book.responses.handed_in(round_.id)
    for sheet in sheets:
        assert sheet.id
        book.responses.remove(sheet.id)
    book.responses.add(
        Response(id=ResponseId(f"{n:032x}"), round=round_.id, role=s.role, answers=s.answers)
        for n, s in enumerate(sheets)
    )
    remove_team(book, second)
    book.close()
    return here, there


def test_everything_is_chosen_by_keys_before_it_can_be_merged(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    two: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, there = two
    session.open(here)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(there), ""))
    said: list[object] = []

    def walk() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MergeDialog))
        try:
            step(dialog)
        finally:
            dialog.close()

    def step(dialog: MergeDialog) -> None:
        radios = dialog.radios
        said.extend((len(radios), any(radio.isChecked() for radio in radios.values())))
        said.append(dialog.left.text())
        for (place, _part, side), radio in radios.items():
            if side is (Side.HERE if place[1] == SAID_TWICE else Side.COPY):
                radio.setFocus()
                qtbot.keyClick(radio, Qt.Key.Key_Space)
        said.append(dialog.merge_button.isEnabled())
        dialog.merge_button.click()
        said.append(dialog.problem.text())

    QTimer.singleShot(0, walk)
    window.menus.actions[Command.MERGE].trigger()
    n, preset, left, ready, problem = said
    assert (n, preset, ready, problem) == (4, False, True, "")
    assert left == (
        "2 choices are open: Team Plan review, removed here, Sheets that say the same here and in the copy. "
        "Nothing is chosen for you."
    )
    assert [team.name for team in session.book.teams.all()] == ["Permit counter", "Plan review"]
    rounds = [session.book.rounds.of(team.id)[0] for team in session.book.teams.all()]
    assert [len(session.book.responses.handed_in(r.id)) for r in rounds] == [7, 8]


def test_another_copy_than_the_one_beside_the_workbook_can_be_chosen(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    two: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, there = two
    shutil.copy(here, here.with_name("county (1).sixe"))
    session.open(here)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(there), ""))
    shown: list[str] = []

    def walk() -> None:
        dialog = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, MergeDialog) and w.isVisible()
        )
        shown.append(dialog.presenter.path.name)
        if len(shown) == 1:
            QTimer.singleShot(0, walk)
            dialog.another.click()
        else:
            dialog.close()

    QTimer.singleShot(0, walk)
    window.menus.actions[Command.MERGE].trigger()
    assert shown == ["county (1).sixe", "field laptop.sixe"]


def test_after_one_copy_beside_the_workbook_the_next_is_offered_and_none_that_holds_nothing_new(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    here = an_agency(tmp_path / "county.sixe", "Alder County", apart(2), state=State.OPEN)
    names = ["county (1).sixe", "county (2).sixe", "county-laptop.sixe"]
    for n, name in enumerate(names[1:]):
        copy = bootstrap.open_workbook(Path(shutil.copy(here, here.with_name(name))))
        team = copy.teams.all()[n]
        copy.teams.put(replace(team, name=f"{team.name} {n}"))
        copy.close(back_up=False)
    shutil.copy(here, here.with_name(names[0]))
    session.open(here)
    shown: list[str] = []

    def walk() -> None:
        dialog = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, MergeDialog) and w.isVisible()
        )
        try:
            shown.append(dialog.presenter.path.name)
            for (_place, _part, side), radio in dialog.radios.items():
                if side is Side.COPY:
                    radio.click()
            dialog.merge_button.click()
        finally:
            dialog.close()

    said = []
    for _n in range(2):
        QTimer.singleShot(0, walk)
        window.menus.actions[Command.MERGE].trigger()
        said.append(window.page.banner.text)
    assert shown == names[1:]
    assert said == [
        "Merged. The backup leads back. 2 of 3 copies merged. Next: county-laptop.sixe.",
        "Merged. The backup leads back.",
    ]

"""Teams side by side by keyboard; the window asks for places, and one drawing serves page, export and key."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.compare import ComparePage
from sixelements.ui.registry import COMPARE, HOME
from tests.agencies import an_agency, apart
from tests.application.test_comparing import a_gathered, a_world, closed, five


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agency") / "alder.sixe"
    return an_agency(path, "Alder County", apart(6), practices="core")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, agency: Path) -> ComparePage:
    window.go_to_part(COMPARE, (agency,))
    found = window.page
    assert isinstance(found, ComparePage)
    qtbot.waitUntil(lambda: found._reading is None)
    return found


def test_arrows_go_from_team_to_team_and_choose_the_funnel_s_element(qtbot: QtBot, page: ComparePage) -> None:
    assert [panel.accessibleName()[:4] for panel in page.panels] == ["Team"] * 6
    page.panels[0].setFocus()
    qtbot.keyClick(page.panels[0], Qt.Key.Key_Right)
    assert page.panels[1].hasFocus()
    page.funnel.setFocus()
    before = page.funnel.accessibleName()
    qtbot.keyClick(page.funnel, Qt.Key.Key_Down)
    assert page.of_funnel.currentIndex() == 1
    assert page.funnel.accessibleName() != before


def test_a_warning_stands_above_the_teams(page: ComparePage) -> None:
    others = [closed(team, 2, 10) for team in five()]
    page.presenter.take(a_world(*others, closed(a_gathered("Transit", (1, 2), 4.4), 2, 20)))
    page.refresh()
    assert "those of Transit" in page.warning.text()
    assert page.warning.isVisible()
    assert page.panels
    top = page.warning.mapTo(page, QPoint()).y()
    assert page.trust.mapTo(page, QPoint()).y() < top < page.panels[0].mapTo(page, QPoint()).y()


def test_export_and_key_are_written_where_the_person_says(
    qtbot: QtBot, page: ComparePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "teams"), "*.csv"))
    page.export_table.click()
    qtbot.waitUntil(lambda: page.banner.text == f"Wrote {tmp_path / 'teams.csv'}.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "key.csv"), "*.csv"))
    page.save_key.click()
    assert (tmp_path / "key.csv").exists()
    page.save_key.click()
    assert "may be the key of an earlier report" in page.banner.text


def test_teams_are_left_out_and_fewer_than_five_are_refused_in_words(
    page: ComparePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = frozenset(choice.key for choice in page.presenter.choices[:2])
    monkeypatch.setattr("sixelements.ui.pages.compare.ChooseTeamsDialog.ask", lambda *_: keys)
    page.choose_teams.click()
    assert page.trust.text() == "Four teams are chosen. Comparing starts at five."
    assert page.panels == []
    assert page.save_key.isHidden()


def test_w_says_why_so_much_goes_beyond_chance_and_what_changed_is_read_again(
    qtbot: QtBot, window: MainWindow, page: ComparePage, agency: Path
) -> None:
    second = list(page.together.buttons.values())[1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_W)
    assert page.why.isVisible()
    assert page.why.accessibleName().startswith("Train the team")
    window.go(HOME)
    os.utime(agency, ns=(1, 1))
    window.go(COMPARE)
    qtbot.waitUntil(lambda: page._reading is None and not page.presenter.outdated)
    assert page.why.isHidden()

"""From Home to the exported roadmap with the mouse and the keyboard, as a team lead would the first time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from tests.conftest import MISSING

if MISSING:
    pytest.skip("Qt's system libraries are missing", allow_module_level=True)

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from sixelements.ui.main_window import MainWindow
from sixelements.ui.widgets.import_row import ImportRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILES = Path(__file__).parents[1] / "files"


def press(qtbot: "QtBot", inside: QWidget, text: str) -> None:
    """Click the one visible, enabled button with this text."""
    QApplication.processEvents()
    found = [
        b for b in inside.findChildren(QAbstractButton) if b.isVisible() and b.text().replace("&", "") == text
    ]
    assert len(found) == 1, (text, [b.text() for b in inside.findChildren(QAbstractButton) if b.isVisible()])
    assert found[0].isEnabled(), text
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


@contextmanager
def in_dialog(do: Callable[[QDialog], None]) -> Iterator[None]:
    """Do something in the dialog that the block opens; what goes wrong there fails the test."""
    wrong: list[BaseException] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        timer.stop()
        try:
            do(dialog)
        except BaseException as problem:  # noqa: BLE001 - told to the test below
            wrong.append(problem)
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(10)
    yield
    timer.stop()
    assert wrong == []


def field(inside: QWidget, name: str) -> QLineEdit:
    return next(f for f in inside.findChildren(QLineEdit) if f.accessibleName().startswith(name))


def _take_in(qtbot: "QtBot", window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the file of eleven answers, see what it would bring, and take it in."""
    answers = str(FILES / "example-answers.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_more: ([answers], ""))
    press(qtbot, window.page, "Choose files…")
    qtbot.waitUntil(lambda: bool(window.page.findChildren(ImportRow)))
    press(qtbot, window.page, "Take in 11 sheets")
    qtbot.waitUntil(lambda: not window._session.under_way)
    assert sum(window._session.book.responses.arrived(window._session.round.id).values()) == 11


def test_a_team_lead_goes_from_home_to_the_roadmap(
    qtbot: "QtBot", window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, pdf = tmp_path / "alder.sixe", tmp_path / "roadmap.pdf"

    def fill_in(dialog: QDialog) -> None:
        qtbot.keyClicks(field(dialog, "Organization"), "Alder County")
        qtbot.keyClicks(field(dialog, "First team"), "Permit Counter")
        place = field(dialog, "Saved as")
        place.clear()
        qtbot.keyClicks(place, str(book))
        press(qtbot, dialog, "Create the workbook")

    with in_dialog(fill_in):
        press(qtbot, window.page, "New workbook")
    assert book.exists()

    numbers = [s for s in window.page.findChildren(QSpinBox) if s.isVisible()]
    for spin, people in zip(numbers[:3], (9, 2, 1), strict=True):
        spin.setFocus()
        spin.setValue(people)
    choices = [b for b in window.page.findChildren(QAbstractButton) if b.accessibleName().startswith("Open.")]
    choices[0].click()
    press(qtbot, window.page, "Go on to Collect")
    assert window._session.round.headcount == Headcount(frontline=9, supervisor=2, manager=1)
    assert not window._session.round.anonymous

    _take_in(qtbot, window, monkeypatch)

    with in_dialog(lambda dialog: press(qtbot, dialog, "Close round 1")):
        press(qtbot, window.page, "Close the round…")
    assert window._session.round.readable
    assert window._here is StepId.RESULTS

    press(qtbot, window.page, "Go to Plan")
    press(qtbot, window.page, "Add all")
    plan = window._session.book.plans.of(window._session.round.id)
    assert plan is not None
    assert plan.actions
    press(qtbot, window.page, "Go to the report")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(pdf), ""))
    press(qtbot, window.page, "Export PDF…")
    qtbot.waitUntil(pdf.exists)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    for words in ("Permit Counter", "Alder County", "Set expectations", plan.actions[0].title.split()[0]):
        assert words in text

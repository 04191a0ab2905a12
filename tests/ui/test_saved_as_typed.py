"""Whatever is typed is on disk after a short rest, and until then the rail does not say that all is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import FieldShape
from sixelements.presentation.save_words import save_line
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_box import FieldBox
from sixelements.ui.widgets.unstored import PAUSE, rest
from sixelements.ui.widgets.whole_number import WholeNumber
from tests.ui.opening import go_to_plan
from tests.ui.places import NEW
from tests.ui.rounds import open_round

TYPED = "Zq7w"
SHORT = 40
"""Milliseconds of rest, in place of ``PAUSE``: long enough that nothing is stored between two keys."""


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sixelements.ui.widgets.unstored.PAUSE", SHORT)
    monkeypatch.setattr("sixelements.ui.widgets.unstored.LONGEST", SHORT * 4)


def _plan(window: MainWindow, session: Session, example: Path) -> Path:
    session.open(example)
    go_to_plan(window)
    assert isinstance(window.page, PlanPage)
    window.page.about.click()
    window.page._open(window.page.presenter.board().cards[0].id)
    return example


def _set_up(window: MainWindow, session: Session, example: Path) -> Path:
    path = example.with_name("new.sixe")
    open_round(session, path)
    window.go(StepId.SET_UP)
    return path


def _question(window: MainWindow, session: Session, example: Path) -> Path:
    path = example.with_name("new.sixe")
    open_round(session, path)
    NEW["answer-question"](window)
    return path


PLACES: dict[str, Callable[[MainWindow, Session, Path], Path]] = {
    "plan": _plan,
    "set up": _set_up,
    "a question": _question,
}
LEAST = {"plan": 14, "set up": 4, "a question": 1}


def _fields(window: MainWindow) -> list[QLineEdit | QPlainTextEdit]:
    """All that a text can be typed into; not the lines of days, numbers and choices."""
    lines = [
        line
        for line in window.page.findChildren(QLineEdit)
        if not isinstance(line.parent(), DayField | QAbstractSpinBox | QComboBox) and not _number(line)
    ]
    found: list[QLineEdit | QPlainTextEdit] = [*lines, *window.page.findChildren(QPlainTextEdit)]
    shown = [f for f in found if f.isVisibleTo(window)]  # not the field to find with in another view
    return [f for f in shown if not f.isReadOnly() and f.isEnabled()]


def _number(line: QLineEdit) -> bool:
    box = line.parent()
    return isinstance(box, FieldBox) and box.spec.shape is FieldShape.NUMBER


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


class _Left(QObject):
    """Knows whether the focus went elsewhere."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.left = False
        field.installEventFilter(self)

    def eventFilter(  # noqa: N802 - Qt's own
        self, _watched: QObject, event: QEvent
    ) -> bool:
        self.left |= event.type() is QEvent.Type.FocusOut
        return False


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_stored_while_its_field_has_the_focus(
    place: str, qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    path = PLACES[place](window, session, example_path)
    fields = _fields(window)
    assert len(fields) >= LEAST[place]
    for n, field in enumerate(fields):
        typed = f"{TYPED}{n}x"
        field.setFocus()
        left = _Left(field)
        field.selectAll()
        QTest.keyClicks(field, typed)
        assert save_line(session).text == "What you are typing is not saved yet", field.accessibleName()
        held = len(session.held)
        qtbot.waitUntil(lambda: not session.typing())
        stored = typed.encode() in path.read_bytes()
        assert stored or len(session.held) > held, field.accessibleName()
        assert _text(field) == typed
        assert not left.left


@pytest.mark.parametrize("place", PLACES)
def test_a_text_that_is_typed_without_a_pause_is_stored_meanwhile(
    place: str, qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    """Somebody who types on and on lost all of it to a crash."""
    path = PLACES[place](window, session, example_path)
    field = _fields(window)[-1]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, TYPED)
    typed = QTimer(field)
    typed.timeout.connect(lambda: QTest.keyClicks(field, "n"))
    typed.start(SHORT // 8)
    qtbot.waitUntil(lambda: TYPED.encode() in path.read_bytes())
    typed.stop()
    assert _text(field).startswith(TYPED + "n")
    qtbot.waitUntil(lambda: save_line(session).settled)


def test_nothing_waits_longer_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert [rest(waited) for waited in (0, 600, 700, 1000, 5000)] == [PAUSE, PAUSE, 300, 0, 0]


@pytest.mark.parametrize("place", ["plan"])
def test_a_day_or_a_number_half_typed_is_not_called_saved(
    place: str, window: MainWindow, session: Session, example_path: Path
) -> None:
    PLACES[place](window, session, example_path)
    days = [day.line for day in window.page.findChildren(DayField) if day.isVisibleTo(window)]
    assert len(days) >= 4
    for day in days:
        day.setFocus()
        day.selectAll()
        QTest.keyClicks(day, "Nov 1")
        assert save_line(session).text == "What you are typing is not saved yet"
        assert window.rail._saved.text() == "What you are typing is not saved yet"
        QTest.keyClick(day, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert save_line(session).text != "What you are typing is not saved yet"


def test_a_number_that_is_typed_is_not_called_saved_before_it_is(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "new.sixe")
    window.go(StepId.SET_UP)
    boxes = [box for box in window.page.findChildren(WholeNumber) if box.isVisibleTo(window)]
    assert len(boxes) == 4
    for n, box in enumerate(boxes, start=1):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "4,5")
        assert window.rail._saved.text() == "What you are typing is not saved yet"
        window.go(StepId.COLLECT)
        assert len(session.held) == n
        window.go(StepId.SET_UP)
        assert box.text() == "4,5"
    assert window.rail._saved.text() == "4 fields are not saved yet"

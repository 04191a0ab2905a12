"""A walk over every place of the window: names, tab order, nothing cut, no typed text as markup."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sixelements.presentation import guide
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import _PAGES
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text
from tests.ui.places import PLACES, visit

SIZES = [(1280, 800, 1.0), (1280, 800, 1.5), (1024, 768, 1.0), (1024, 768, 1.5)]
MOST_STOPS = 400


@pytest.fixture(params=PLACES)
def place(
    request: pytest.FixtureRequest,
    window: MainWindow,
    session: Session,
    built_example: Path,
    tmp_path: Path,
) -> str:
    """The window at a place."""
    name = str(request.param)
    visit(window, session, name, example=built_example, folder=tmp_path)
    QApplication.processEvents()
    return name


def shown(window: MainWindow) -> Iterator[QWidget]:
    """Everything that is seen of the page and the rail."""
    for widget in window.centralWidget().findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0:
            yield widget


def is_a_part(widget: QWidget) -> bool:
    """Whether it belongs to a control that speaks for it."""
    around = widget.parentWidget()
    return isinstance(around, QComboBox | QAbstractSpinBox | QLineEdit)


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_every_control_has_a_name(place: str, window: MainWindow) -> None:
    controls = [
        w
        for w in shown(window)
        if (w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, QAbstractButton)) and not is_a_part(w)
    ]
    assert controls
    assert [f"{type(w).__name__} {w.objectName()}" for w in controls if not spoken(w).strip()] == []


def test_tab_goes_through_everything_and_returns(qtbot: QtBot, place: str, window: MainWindow) -> None:
    window.page.title.setFocus()
    start = window.focusWidget()
    assert start is not None
    visited = [start]
    for _ in range(MOST_STOPS):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        if focused is start:
            break
        assert focused not in visited, f"Tab is caught at {type(focused).__name__} {spoken(focused)}"
        assert focused.isVisible()
        visited.append(focused)
    else:
        pytest.fail("Tab does not return")
    missed = [w for w in shown(window) if is_a_stop(w) and w not in visited]
    assert [f"{type(w).__name__} {spoken(w)}" for w in missed] == []


def is_a_stop(widget: QWidget) -> bool:
    """Whether Tab has to stop there; of a group of choices, only at the one that is chosen."""
    if isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group()):
        return False
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return reachable and not is_a_part(widget)


def test_nothing_is_cut_and_nothing_is_reached_only_sideways(
    place: str, window: MainWindow, theme: Theme
) -> None:
    cut = []
    for width, height, scale in SIZES:
        theme.choose(replace(theme.choice, scale=scale))
        window.resize(width, height)
        QApplication.processEvents()
        QApplication.processEvents()
        where = f"{width}x{height} at {scale}"
        assert (window.width(), window.height()) == (width, height), f"the window is forced open: {where}"
        cut += [f"{where}: {what}" for widget in shown(window) if (what := cut_of(widget))]
    assert cut == []


def cut_of(widget: QWidget) -> str:
    """What is wrong with how much of a label or button is seen; nothing when all is well."""
    if not isinstance(widget, QLabel | QPushButton) or not widget.text():
        return ""
    words = f"{type(widget).__name__} “{widget.text()[:60]}”"
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = (widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    elif isinstance(widget, QLabel) and not isinstance(widget, Text):
        metrics = widget.fontMetrics()
        needed = (metrics.horizontalAdvance(widget.text()), metrics.height())
    else:
        hint = widget.minimumSizeHint() if isinstance(widget, QPushButton) else widget.sizeHint()
        needed = (hint.width(), hint.height())
    if widget.width() + 1 < needed[0] or widget.height() + 1 < needed[1]:
        return f"{words} has {widget.width()}x{widget.height()} and needs {needed[0]}x{needed[1]}"
    return outside(widget, words)


def outside(widget: QWidget, words: str) -> str:
    """Whether an area around it, up to what scrolls, cuts it off."""
    box = QRect(QPoint(0, 0), widget.size())
    at = widget
    while (around := at.parentWidget()) is not None and not at.isWindow():
        area = around.parentWidget()
        scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is around
        box = QRect(at.mapTo(around, box.topLeft()), box.size())
        room = around.rect().adjusted(-1, -1, 1, 1)
        across = box.left() >= room.left() and box.right() <= room.right()
        down = scrolled or (box.top() >= room.top() and box.bottom() <= room.bottom())
        if not (across and down):
            return f"{words} is cut by {type(around).__name__}: {box} in {room}"
        if scrolled:
            return ""
        at = around
    return ""


def test_no_label_takes_text_for_markup(place: str, window: MainWindow) -> None:
    labels = [w for w in window.findChildren(QLabel) if w.text()]
    assert labels
    plain = Qt.TextFormat.PlainText
    assert [f"{type(w).__name__} {w.text()[:40]}" for w in labels if w.textFormat() != plain] == []


def test_there_is_one_filled_button_at_most(place: str, window: MainWindow) -> None:
    filled = [w for w in shown(window) if w.property("kind") == "primary"]
    assert len(filled) <= 1, [spoken(w) for w in filled]


def test_f1_opens_a_section_that_there_is(place: str, window: MainWindow) -> None:
    assert window.page.help_section in {section.name for section in guide.sections()}


def test_every_page_of_the_registry_is_walked() -> None:
    walked = {name.partition(" ")[2].partition("-")[0] for name in PLACES}
    pages = {module.split("_")[0] for module, _class in _PAGES.values()}
    assert pages - walked == set()

"""Drawings are charts and pictures for a screen reader, titles are headings; all is read as it is seen."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from sixelements.charts import marks
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.chart_view import ChartView
from sixelements.ui.widgets.example_teaser import ExampleTeaser
from sixelements.ui.widgets.scene_view import SceneView
from tests.ui.looking import spoken
from tests.ui.places import visit

pytestmark = pytest.mark.qt
Role = QAccessible.Role


def test_radar_and_stool_are_charts_that_say_what_they_show(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    charts = [c for c in window.page.findChildren(ChartView) if c.isVisible()]
    assert len(charts) == 2
    for chart in charts:
        heard = QAccessible.queryAccessibleInterface(chart)
        assert heard.role() is QAccessible.Role.Chart
        assert heard.state().focusable
        assert heard.text(QAccessible.Text.Description) == "Ctrl+T shows it as a table."
        assert any(digit in spoken(chart) for digit in "0123456789")


def test_a_mark_beside_its_word_is_a_picture(qtbot: QtBot, theme: Theme) -> None:
    mark = SceneView(theme, marks.element("3", alt="Empower the team"))
    qtbot.addWidget(mark)
    heard = QAccessible.queryAccessibleInterface(mark)
    assert heard.role() is QAccessible.Role.Graphic
    assert spoken(mark) == "Empower the team"


def test_a_mark_that_says_nothing_is_nothing_to_a_listener(qtbot: QtBot, theme: Theme) -> None:
    mark = SceneView(theme, marks.element("3", alt=""))
    qtbot.addWidget(mark)
    assert QAccessible.queryAccessibleInterface(mark).role() is QAccessible.Role.Client


def test_another_drawing_has_another_name(qtbot: QtBot, theme: Theme) -> None:
    chart = ChartView(theme, marks.element("3", alt="Empower the team"))
    qtbot.addWidget(chart)
    assert spoken(chart) == "Empower the team"
    chart.show_scene(marks.element("4", alt="Collect feedback"))
    assert spoken(chart) == "Collect feedback"


def test_drawings_come_and_go_without_mixing_up_their_names(theme: Theme) -> None:
    gc.freeze()  # what other tests left need not be looked through sixty times
    for number in range(60):
        chart = SceneView(theme, marks.element("1", alt=str(number)))
        assert spoken(chart) == str(number)
        chart.deleteLater()
        del chart
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    gc.unfreeze()


def test_home_says_the_examples_figures_once_it_has_drawn_them(qtbot: QtBot, window: MainWindow) -> None:
    (teaser,) = window.page.findChildren(ExampleTeaser)
    qtbot.waitUntil(lambda: bool(teaser.accessibleName()))
    QApplication.processEvents()
    assert spoken(teaser).startswith("The six elements in the example, of 100: 48, ")
    assert QAccessible.queryAccessibleInterface(teaser).role() is QAccessible.Role.Graphic


def test_titles_are_headings_and_figures_are_not(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    found = [w for w in window.page.findChildren(QLabel) if w.isVisible() and role(w) is Role.Heading]
    assert [spoken(w) for w in found] == ["Results", "Service legs", "Strengths", "Worth knowing"]
    assert QAccessible.queryAccessibleInterface(window.page.title).state().focusable


def role(widget: QWidget) -> Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("name", ["example home", "example results-element", "example plan"])
def test_what_stands_at_the_left_or_above_is_read_first(
    name: str, window: MainWindow, session: Session, built_example: Path, tmp_path: Path
) -> None:
    visit(window, session, name, example=built_example, folder=tmp_path)
    QApplication.processEvents()
    first = next(w for w in read_in_order(window) if spoken(w))
    left = {
        "example home": "Six Elements",
        "example results-element": "Alder County Development Services",
        "example plan": "Alder County Development Services",
    }
    assert spoken(first) == left[name]
    if name == "example results-element":
        said = [spoken(w) for w in read_in_order(window)]
        assert said.index("1 Set expectations") < said.index("6 Improve processes") < said.index("Practices")


def read_in_order(window: MainWindow) -> list[QWidget]:
    """Labels, buttons and tables in the order of the accessible tree."""
    central = window.centralWidget()
    assert central is not None
    kinds = (QLabel, QAbstractButton, QTableView)
    return [w for w in central.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]

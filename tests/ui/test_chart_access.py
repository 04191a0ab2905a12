"""Drawings are charts and pictures for a screen reader, not nameless panes."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
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

pytestmark = pytest.mark.qt


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


def test_another_drawing_has_another_name(qtbot: QtBot, theme: Theme) -> None:
    chart = ChartView(theme, marks.element("3", alt="Empower the team"))
    qtbot.addWidget(chart)
    assert spoken(chart) == "Empower the team"
    chart.show_scene(marks.element("4", alt="Collect feedback"))
    assert spoken(chart) == "Collect feedback"


def test_drawings_come_and_go_without_mixing_up_their_names(theme: Theme) -> None:
    for number in range(60):
        chart = SceneView(theme, marks.element("1", alt=str(number)))
        assert spoken(chart) == str(number)
        chart.deleteLater()
        del chart
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def test_home_says_the_examples_figures_once_it_has_drawn_them(qtbot: QtBot, window: MainWindow) -> None:
    (teaser,) = window.page.findChildren(ExampleTeaser)
    qtbot.waitUntil(lambda: bool(teaser.accessibleName()))
    QApplication.processEvents()
    assert spoken(teaser).startswith("The six elements in the example, of 100: 48, ")
    assert QAccessible.queryAccessibleInterface(teaser).role() is QAccessible.Role.Graphic

"""What a person waits for in the window, each beside the least that PySide6 and SQLite need for it."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements import bootstrap
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.answer import AnswerPage
from sixelements.ui.preload import PlanPreload
from sixelements.ui.widgets.answer_question import QuestionPanel
from sixelements.ui.widgets.layouts import scrolling
from tests.benchmarks.measure import measured
from tests.benchmarks.thousand import workbooks
from tests.benchmarks.windows import a_window, application
from tests.ui.places import NEW
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt
ROUNDS = 400
FAST = Path("/dev/shm")  # noqa: S108 - a disk in memory
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


@pytest.fixture(params=["on disk", "in memory"])
def question(request: pytest.FixtureRequest) -> Iterator[QuestionPanel]:
    """The first question of a round on this laptop."""
    if request.param == "in memory" and not FAST.is_dir():
        pytest.skip("there is no disk in memory here")
    place = FAST if request.param == "in memory" else None
    with a_window(place) as (window, session, folder):
        open_round(session, folder / "a.sixe", practices="all")
        NEW["answer-question"](window)
        application().processEvents()
        assert isinstance(window.page, AnswerPage)
        assert isinstance(window.page.panel, QuestionPanel)
        yield window.page.panel


class Painted(QObject):
    """Counts how often a chosen row was painted."""

    def __init__(self, panel: QuestionPanel) -> None:
        super().__init__(panel)
        self.seen = 0
        for row in panel.rows.values():
            row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        painted = event.type() is QEvent.Type.Paint
        self.seen += painted and isinstance(watched, QRadioButton) and watched.isChecked()
        return False


def say_slowest(benchmark: BenchmarkFixture) -> None:
    """The 99th of a hundred, in milliseconds, printed and kept beside the median."""
    assert benchmark.stats is not None
    times = benchmark.stats.stats.sorted_data
    slowest = 1000 * times[min(len(times) - 1, round(0.99 * len(times)))]
    benchmark.extra_info["p99, ms"] = round(slowest, 2)
    sys.stdout.write(f"p99 {slowest:.2f} ms\n")


@pytest.mark.benchmark(group="from the key to the painted answer, stored")
class TestAnswer:
    def test_a_bare_radio_button(self, benchmark: BenchmarkFixture) -> None:
        """Chosen and painted; nothing is stored."""
        app, window = application(), QWidget()
        column = QVBoxLayout(window)
        buttons = [QRadioButton(f"Answer {n}") for n in range(7)]
        for button in buttons:
            column.addWidget(button)
        window.resize(1280, 800)
        window.show()
        turn = cycle(buttons)

        def choose() -> None:
            QTest.keyClick(next(turn), Qt.Key.Key_Space)
            app.processEvents()

        measured(benchmark, choose, rounds=ROUNDS)
        say_slowest(benchmark)
        window.deleteLater()

    def test_ours_painted(self, question: QuestionPanel, benchmark: BenchmarkFixture) -> None:
        """From the key to the painted row: what a person sees, before the disk is asked."""
        question.chosen.disconnect()
        measured(benchmark, pressing(question, around=False), rounds=ROUNDS)
        say_slowest(benchmark)

    def test_ours_stored(self, question: QuestionPanel, benchmark: BenchmarkFixture) -> None:
        """The key, the row painted, the answer on disk, all around it painted."""
        measured(benchmark, pressing(question, around=True), rounds=ROUNDS)
        say_slowest(benchmark)


def pressing(question: QuestionPanel, *, around: bool) -> Callable[[], None]:
    """Gives another answer by its key; ``around``: lets all be painted that follows from it."""
    app, turn, painted = application(), cycle(KEYS), Painted(question)

    def press() -> None:
        before = painted.seen
        QTest.keyClick(question, next(turn))
        if around:
            app.processEvents()
        assert painted.seen > before

    return press


@pytest.mark.benchmark(group="a workbook with 500 responses: opened, its results painted")
class TestOpening:
    def test_bare(self, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        """SQLite's own two checks and one GROUP BY over a team's answers."""
        path = copy(workbooks()[0], tmp_path)

        def open_() -> None:
            with closing(sqlite3.connect(path)) as bare:
                bare.execute("PRAGMA quick_check").fetchall()
                bare.execute("PRAGMA foreign_key_check").fetchall()
                bare.execute(
                    "SELECT a.item, r.role, a.code, count(*) FROM response r"
                    " JOIN answer a ON a.response = r.id"
                    " WHERE r.round = (SELECT id FROM round LIMIT 1) GROUP BY 1, 2, 3"
                ).fetchall()

        measured(benchmark, open_, rounds=20)

    def test_ours(self, benchmark: BenchmarkFixture) -> None:
        with a_window() as (window, session, folder):
            path = Path(copy(workbooks()[0], folder))

            def open_() -> None:
                session.close()
                session.open(path)
                window.go(StepId.RESULTS)
                window.grab()

            measured(benchmark, open_, rounds=20)


WIDGETS = 360
"""As many as Plan holds with the worked example."""


@pytest.mark.benchmark(group="the first visit to Plan, painted")
class TestPlan:
    def test_bare(self, benchmark: BenchmarkFixture) -> None:
        """As many labels in a column, made and painted."""
        with a_window() as (window, _session, _folder):

            def visit() -> None:
                page = _labels()
                window.stack.addWidget(page)
                window.stack.setCurrentWidget(page)
                application().processEvents()
                page.deleteLater()

            measured(benchmark, visit, rounds=10)

    @pytest.mark.parametrize("ahead", [False, True], ids=["not made yet", "made ahead"])
    def test_ours(self, benchmark: BenchmarkFixture, *, ahead: bool) -> None:
        with ExitStack() as stack:

            def results() -> tuple[tuple[MainWindow], dict[str, object]]:
                stack.close()
                window, session, folder = stack.enter_context(a_window())
                _open_example(window, session, folder)
                made = PlanPreload(window)
                made.timer.setInterval(0)
                while ahead and made.timer.isActive():
                    application().processEvents()
                made.timer.stop()
                return (window,), {}

            def visit(window: MainWindow) -> None:
                window.go(StepId.PLAN)
                application().processEvents()

            benchmark.pedantic(visit, setup=results, rounds=10)  # type: ignore[no-untyped-call]


@pytest.mark.benchmark(group="a step of the text size, all five pages made")
class TestTextSize:
    def test_bare(self, benchmark: BenchmarkFixture) -> None:
        """As many labels as one page holds get another font, and are painted."""
        app, page, sizes = application(), _labels(), cycle((16, 14))
        page.resize(1280, 800)
        page.show()

        def step() -> None:
            font = page.font()
            font.setPixelSize(next(sizes))
            page.setFont(font)
            app.processEvents()

        measured(benchmark, step, rounds=20)
        page.deleteLater()

    def test_ours(self, benchmark: BenchmarkFixture) -> None:
        with a_window() as (window, session, folder):
            _open_example(window, session, folder)
            for page in StepId:
                window.go(page)
                application().processEvents()
            window.go(StepId.PLAN)
            scales, theme = cycle((1.15, 1.0)), window.theme

            def step() -> None:
                theme.choose(replace(theme.choice, scale=next(scales)))
                application().processEvents()

            measured(benchmark, step, rounds=20)


def _labels() -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    for n in range(WIDGETS):
        column.addWidget(QLabel(f"Label {n}"))
    return scrolling(inside)


def _open_example(window: MainWindow, session: Session, folder: Path) -> None:
    path = folder / "permit-counter.sixe"
    bootstrap.build_example(path).close()
    session.put(session.services.open_read_only(path), path, example=True)
    window.go(StepId.RESULTS)
    application().processEvents()

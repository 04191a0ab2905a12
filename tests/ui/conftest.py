"""What the tests of the window share: real services on a folder of the test's own, theme, window.

Qt is imported inside the fixtures: where its libraries are missing this file is loaded all the same.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from sixelements import bootstrap
from sixelements.application.ports import Workbook
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from tests.conftest import MISSING, REASON

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sixelements.ui.main_window import MainWindow
    from sixelements.ui.settings import StoredSettings
    from sixelements.ui.theme import Theme

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 10, 42, tzinfo=UTC)


class _Skipped(pytest.Module):
    def collect(self) -> list[pytest.Item | pytest.Collector]:
        pytest.skip(REASON)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Stand in for the modules of this folder where Qt can't be loaded; one of them tests just that."""
    skipped = MISSING and module_path.name != "test_system.py"
    return _Skipped.from_parent(parent, path=module_path) if skipped else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here) and item.path.name != "test_system.py":
            item.add_marker(pytest.mark.qt)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application is made as the window makes it."""
    from sixelements.ui.theme import STYLE

    return ["sixelements", *STYLE]


@pytest.fixture
def qtbot(qtbot: "QtBot") -> "QtBot":
    """The harness's own, with the patience for a busy machine where a test asks for no other."""
    from tests.ui.waiting import PATIENCE

    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Delete a test's widgets when it ends: each one left would be restyled by every theme that follows."""
    yield
    if MISSING:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def settings(tmp_path: Path) -> "StoredSettings":
    """The settings of a person who starts for the first time."""
    from sixelements.ui.settings import StoredSettings

    return StoredSettings(tmp_path / "settings.ini")


@pytest.fixture
def services(settings: "StoredSettings", tmp_path: Path) -> Services:
    """The real services, in the test's own folder, on 18 November 2026 at 10:42."""
    real = bootstrap._services(settings)
    return replace(real, data_folder=tmp_path / "data", today=lambda: TODAY, now=lambda: NOW)


@pytest.fixture
def session(services: Services) -> Iterator[Session]:
    """A session with nothing on the table."""
    session = Session(services)
    yield session
    session.close()


@pytest.fixture
def theme(qapp: object) -> Iterator["Theme"]:
    """The light theme at 100 %."""
    from PySide6.QtWidgets import QApplication

    from sixelements.ui.theme import Look, Looks, Theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, Looks(look=Look.LIGHT))
    yield theme
    theme.deleteLater()


@pytest.fixture
def window(
    qtbot: "QtBot", session: Session, theme: "Theme", settings: "StoredSettings"
) -> Iterator["MainWindow"]:
    """The window, shown at Home, 1280 by 800."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from sixelements.ui.main_window import MainWindow

    window = MainWindow(session, theme, settings)
    qtbot.addWidget(window, before_close_func=lambda _window: session.close())  # else it may ask
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.menus.actions))  # its entries come once it was painted
    yield window
    session.close()
    # pytest-qt asked for its deletion; without this it would live on and restyle in every later test
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, built once; copied before it is used."""
    path = tmp_path_factory.mktemp("example") / "permit-counter.sixe"
    bootstrap.build_example(path).close()
    return path


@pytest.fixture
def example_path(built_example: Path, tmp_path: Path) -> Path:
    """A copy of the worked example's workbook that a test may change: two rounds, both closed."""
    path = tmp_path / "permit-counter.sixe"
    copyfile(built_example, path)
    return path


@pytest.fixture
def example_book(example_path: Path) -> Iterator[Workbook]:
    """The worked example, open for writing."""
    book = bootstrap.open_workbook(example_path)
    yield book
    book.close()

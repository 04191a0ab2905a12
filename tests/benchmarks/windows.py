"""A window for the benchmarks, with the real services, in a folder that is removed again."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sixelements import bootstrap
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import STYLE, Look, Looks, Theme, keep_large_letters


def application() -> QApplication:
    """The one application of this process."""
    keep_large_letters()
    made = QApplication.instance()
    return made if isinstance(made, QApplication) else QApplication([*sys.argv[:1], *STYLE])


@contextmanager
def a_window(parent: Path | None = None) -> Iterator[tuple[MainWindow, Session, Path]]:
    """A window at Home, 1280 by 800, active, as it is once Home has been painted."""
    app = application()
    with tempfile.TemporaryDirectory(prefix="sixelements-", dir=parent) as made:
        folder = Path(made)
        settings = StoredSettings(folder / "settings.ini")
        session = Session(bootstrap._services(settings))
        theme = Theme(app, Looks(look=Look.LIGHT))
        theme.load_other_faces()
        window = MainWindow(session, theme, settings)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        yield window, session, folder
        session.close()
        window.close()
        window.deleteLater()
        theme.deleteLater()
        app.processEvents()

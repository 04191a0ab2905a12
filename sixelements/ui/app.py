"""The application: made once, with its looks, its crash hook and its first window."""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sixelements import paths
from sixelements.domain.errors import SixElementsError
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.ui.log import MistakeLog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.startup import collect_from_now_on
from sixelements.ui.theme import STYLE, Theme

_IDLE = 250
"""Milliseconds after which the window has been painted, on any machine that is not much too busy."""

_LAST = 5000
"""Milliseconds that work in the background gets to end, once the window is closed and all is stored."""


class MakeServices(Protocol):
    """Made by the composition root once the settings are there."""

    def __call__(self, settings: StoredSettings) -> Services: ...


def run(make_services: MakeServices, *, file: Path | None, smoke: bool) -> int:
    """Open the window; returns the exit code. ``smoke``: paint once, print the size, end."""
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Six Elements")
    app.setDesktopFileName("sixelements")
    settings = StoredSettings(paths.user_data() / "settings.ini")
    theme = Theme(app, settings.looks())
    session = Session(make_services(settings))
    window = MainWindow(session, theme, settings, empty=file is not None)
    _catch_crashes(MistakeLog(session.services.data_folder / "logs"))
    window.show()

    def shown() -> None:
        if smoke:
            _smoke(window)
        QTimer.singleShot(_IDLE, window, lambda: _finish(app, window, session.services))

    if file is not None:
        window.opener.finished.connect(shown, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(0, lambda: window.open(file))
    else:
        QTimer.singleShot(0, shown)
    code = app.exec()
    session.close()
    _end_work(window, code)
    return code


def _end_work(window: MainWindow, code: int) -> None:
    """Let what works in the background come to its end; what hangs, as on a drive that is gone, is left."""
    if not QThreadPool.globalInstance().waitForDone(_LAST):
        os._exit(code)
    if "opener" in vars(window):
        window.opener.tidy_up()


def _finish(app: QApplication, window: MainWindow, services: Services) -> None:
    """Do what Home can be painted without, and what takes longer in the background."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - PySide makes many names for it

    from sixelements.ui.preload import Preload  # noqa: PLC0415 - nothing of it is for the start

    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    window.theme.load_other_faces()
    collect_from_now_on()
    Preload(services, window)


def _smoke(window: MainWindow) -> None:
    """Prove that the window was painted: its size in pixels, on stdout."""
    picture = window.grab()
    sys.stdout.write(f"{picture.width()}x{picture.height()}\n")
    sys.stdout.flush()
    QApplication.exit(0)


def _catch_crashes(log: MistakeLog) -> None:
    """Take what nobody caught: log where, never with what; what is stored stays stored; say so once."""

    def hook(type_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(type_, KeyboardInterrupt):
            QApplication.exit(1)
            return
        window = _front()
        if isinstance(error, SixElementsError) and window:
            window.page.banner.say(error.sentence, alarm=True)
            return
        places = _places(trace)
        log.add(type_.__name__, places)
        from sixelements.ui.dialogs.crash import CrashDialog  # noqa: PLC0415

        if window:
            CrashDialog.ask(window, window.theme, type_.__name__, places)

    sys.excepthook = hook


def _front() -> MainWindow | None:
    """The window in use, or the one under the dialog in use; else any that is open."""
    at: QWidget | None = QApplication.activeWindow()
    while at is not None and not isinstance(at, MainWindow):
        at = at.parentWidget()
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
    return at or next(shown, None)


def _places(trace: TracebackType | None) -> list[str]:
    """Where it happened, from the outside in: file, line and function, never a value."""
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]

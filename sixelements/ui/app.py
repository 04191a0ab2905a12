"""The application: made once, with its looks, its crash hook and its first window."""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from sixelements import paths
from sixelements.domain.errors import SixElementsError
from sixelements.presentation.services import Services
from sixelements.ui.garbage import GarbageCollector
from sixelements.ui.log import MistakeLog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import ANSWER, page_ids
from sixelements.ui.repeated_keys import RepeatedKeys
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import STYLE, Theme, keep_large_letters
from sixelements.ui.windows import Windows, in_use

EVERY_PAGE = "SIXELEMENTS_SMOKE_PAGES"
"""Set where ``--smoke`` is to open every page, as `.ci/frozen` wants it."""
_A_PAGE = 1_500
"""Milliseconds in which a page does what it does off the window's thread, such as its preview."""
_IDLE = 250
"""Milliseconds after which the window has been painted, on any machine that is not much too busy."""


class MakeServices(Protocol):
    """Made by the composition root once the settings are there."""

    def __call__(self, settings: StoredSettings) -> Services: ...


def run(make_services: MakeServices, *, file: Path | None, smoke: bool) -> int:
    """Open the first window; returns the exit code. ``smoke``: paint once, print the size, end."""
    keep_large_letters()
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Six Elements")
    app.setDesktopFileName("sixelements")
    if app.platformName() == "xcb":  # elsewhere the system itself says what is a repeat
        RepeatedKeys(app)
    settings = StoredSettings(paths.user_data() / "settings.ini")
    theme = Theme(app, settings.looks())
    services = make_services(settings)
    windows = Windows(services, theme, settings)
    window = windows.add(empty=file is not None)
    _catch_crashes(MistakeLog(services.data_folder / "logs"))
    window.show()

    def shown() -> None:
        if smoke:
            _smoke(window)
        QTimer.singleShot(_IDLE, app, lambda: _finish(app, theme, services, windows))

    if file is not None:
        window.opener.finished.connect(shown, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(0, lambda: window.open(file))
    else:
        QTimer.singleShot(0, shown)
    code = app.exec()
    windows.end(code)
    return code


def _finish(app: QApplication, theme: Theme, services: Services, windows: Windows) -> None:
    """Do what Home can be painted without, and what takes longer in the background."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - PySide makes many names for it

    from sixelements.ui.preload import ModulePreload, PlanPreload  # noqa: PLC0415 - nothing of it is for the start

    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    theme.load_other_faces()
    GarbageCollector(app)
    ModulePreload(services, app).finished.connect(lambda: windows.with_each(PlanPreload))


def _smoke(window: MainWindow) -> None:
    """Prove that the window was painted: its size in pixels, on stdout; where it is wanted, page by page."""
    sys.stdout.write(_size(window.grab()))
    if os.environ.get(EVERY_PAGE):
        _open_every_page(window)
    sys.stdout.flush()
    QApplication.exit(0)


def _size(picture: QPixmap) -> str:
    return f"{picture.width()}x{picture.height()}\n"


def _open_every_page(window: MainWindow) -> None:
    """Open each page that can be opened from the rail or Home, let it do its work, and paint it."""
    for page_id in page_ids():
        if page_id == ANSWER:  # it fills the window and gives it back to the facilitator alone
            continue
        window.go(page_id)
        loop = QEventLoop()
        QTimer.singleShot(_A_PAGE, loop.quit)
        loop.exec()
        picture = window.grab()
        sys.stdout.writelines((window.page.help_section, ": ", _size(picture)))


def _catch_crashes(log: MistakeLog) -> None:
    """Take what nobody caught: log where, never with what; what is stored stays stored; say so once."""

    def hook(type_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(type_, KeyboardInterrupt):
            QApplication.exit(1)
            return
        window = in_use()
        if isinstance(error, SixElementsError) and window:
            window.watch.meet(error)
            return
        places = _places(trace)
        log.add(type_.__name__, places)
        from sixelements.ui.dialogs.crash import CrashDialog  # noqa: PLC0415

        if window:
            CrashDialog.ask(window, window.theme, type_.__name__, places)

    sys.excepthook = hook


def _places(trace: TracebackType | None) -> list[str]:
    """Where it happened, from the outside in: file, line and function, never a value."""
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]

"""Walk pages and dialogs on one size of screen, in a process of its own, and print what is out of reach.

    python -m tests.ui.walk_sizes FOLDER EXAMPLE [--pictures]

The screen is the offscreen platform's, its size and scale are the caller's: see ``test_screen_sizes.py``.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QWidget

from sixelements import bootstrap
from sixelements.application.results import results_of
from sixelements.domain.ids import PracticeId
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.library import LibraryDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.add_team import AddTeamDialog
from sixelements.ui.dialogs.close_round import CloseRoundDialog
from sixelements.ui.dialogs.discard_begun import DiscardBegunDialog
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.dialogs.library import LibraryDialog
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.next_round import NextRoundDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_not_now
from sixelements.ui.dialogs.replace import ReplaceDialog
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Look, Looks, Theme
from sixelements.ui.widgets.close_foot import CloseFoot
from sixelements.ui.widgets.export_foot import ExportFoot
from sixelements.ui.widgets.grid_panel import GridPanel
from sixelements.ui.widgets.text import Button
from tests.own_process import own_process
from tests.sampling import some
from tests.ui.looking import scrolled_in
from tests.ui.places import PLACES, visit
from tests.ui.test_every_dialog import DIALOGS, Make
from tests.ui.waiting import come_to_rest

_PRACTICE = PracticeId("6.3")
_OF_ROUNDS: Mapping[str, Callable[[MainWindow, Session, Theme], QDialog]] = {
    "new action": lambda w, s, t: NewActionDialog(w, t, PlanPresenter(s)),
    "reason": lambda w, _s, t: ReasonDialog(w, t, why_not_now("An action"), lambda _why: None),
    "settle": lambda w, s, t: SettleDialog(w, t, SettlePresenter(s, results_of(s.book, s.round), _PRACTICE)),
    "add a team": AddTeamDialog,
    "next round": NextRoundDialog,
    "library": lambda w, s, t: LibraryDialog(w, t, LibraryDesk(BoardDesk(s)), to_gate=bool),
    "close the round": CloseRoundDialog,
    "discard": DiscardBegunDialog,
    "replace": lambda w, _s, t: ReplaceDialog(w, t, Path("roadmap.pdf")),
}
"""Those that speak of a round that was answered."""
_AFTER_GRID = "new collect-grid-hand-in"
"""Come to from the place before, as typing half a pile takes seconds."""
_PATIENCE = 3
"""Seconds that layouts get to come to rest where something is out of reach."""
_LEAST = 40
"""Logical pixels that scroll in which a button can still be seen and pressed."""


def main(folder: Path, example: Path, *, pictures: bool) -> None:
    """Print a line for each thing that can't be reached, and at last how many buttons were looked at."""
    seen = 0
    with own_process() as app, _window(app, folder) as (window, session, theme, settings):
        for place in some(PLACES, 3):
            if place == _AFTER_GRID:
                continue
            made = folder / place.replace(" ", "-")
            made.mkdir()
            visit(window, session, place, example=example, folder=made)
            come_to_rest(window)
            seen += _look(place, window)
            if isinstance(window.page, CollectPage) and isinstance(panel := window.page.panel, GridPanel):
                panel._ask()
                come_to_rest(window)
                seen += _look(_AFTER_GRID, window)
            if pictures:
                window.grab().save(str(folder / f"{made.name}.png"))
            session.close()
        of_rounds = {name: _with_example(made, example) for name, made in _OF_ROUNDS.items()}
        for name, make in {**DIALOGS, **of_rounds}.items():
            dialog = make(window, session, theme, settings)
            dialog.show()
            come_to_rest(dialog)
            seen += _look(name, dialog)
            if pictures:
                dialog.grab().save(str(folder / f"dialog-{name.replace(' ', '-')}.png"))
            dialog.close()
            dialog.deleteLater()
            session.close()
            _forget(folder)
    sys.stdout.write(f"{seen} buttons\n")


def _look(place: str, shown: MainWindow | QDialog) -> int:
    """Print what of a window is out of reach; how many buttons were looked at."""
    screen = shown.screen().availableGeometry().adjusted(-1, -1, 1, 1)  # a part of a pixel is rounded
    if not screen.contains(shown.frameGeometry()):
        sys.stdout.write(f"{place}: {shown.frameGeometry()} is not on {screen}\n")
    until = monotonic() + _PATIENCE
    while any(_lacking(button, shown) for button in _pressable(shown)) and monotonic() < until:
        QApplication.processEvents()
    buttons = _pressable(shown)
    for button in buttons:
        if what := _lacking(button, shown):
            sys.stdout.write(f"{place}: {button.text() or button.accessibleName()} {what}\n")
    for foot in _feet(shown):
        at = QRect(foot.mapTo(shown, QPoint()), foot.size())
        if _scroll_area(foot) or not shown.rect().contains(at):
            sys.stdout.write(f"{place}: {type(foot).__name__} is not always in sight\n")
    return len(buttons)


def _pressable(shown: QWidget) -> list[QAbstractButton]:
    return [b for b in shown.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]


def _feet(shown: MainWindow | QDialog) -> list[QWidget]:
    """What is to be in sight all the time: the foot of the page or dialog, and whether all is saved."""
    if isinstance(shown, Dialog):
        return [b for b in shown.findChildren(Button) if b.isVisible() and not shown.scroller.isAncestorOf(b)]
    if isinstance(shown, QDialog):
        return []
    feet: list[QWidget] = [*shown.findChildren(CloseFoot), *shown.findChildren(ExportFoot)]
    feet += [panel.foot for panel in shown.findChildren(GridPanel)]
    feet += [shown.rail._sign] if isinstance(shown.here, StepId) else []
    return [foot for foot in feet if foot.isVisible()]


def _lacking(button: QWidget, shown: QWidget) -> str:
    """Why a button can't be seen whole, however far one scrolls; empty if it can."""
    least = button.minimumSizeHint()
    high = button.heightForWidth(button.width()) if button.hasHeightForWidth() else least.height()
    if button.height() + 1 < high or button.width() + 1 < least.width():
        return f"is crushed to {button.size()} and needs {least.width()} by {high}"
    around: QWidget = button
    while (area := _scroll_area(around)) is not None:
        port = area.viewport()
        inside = QRect(button.mapTo(port, QPoint()), button.size())
        across = area.horizontalScrollBar()
        beyond = across.maximum() - across.value()
        if inside.left() + across.value() < -1 or inside.right() - beyond > port.width() + 1:
            return f"reaches from {inside.left()} to {inside.right()} of {port.width()}"
        if port.height() < min(_LEAST, button.height()):
            return f"scrolls in {port.height()} pixels"
        around = area
    at = QRect(around.mapTo(shown, QPoint()), around.size())
    return "" if shown.rect().contains(at) else f"lies at {at} in {shown.rect()}"


def _scroll_area(widget: QWidget) -> QAbstractScrollArea | None:
    port = scrolled_in(widget)
    area = port.parentWidget() if port else None
    return area if isinstance(area, QAbstractScrollArea) else None


@contextmanager
def _window(
    application: QApplication, folder: Path
) -> Iterator[tuple[MainWindow, Session, Theme, StoredSettings]]:
    """A window as large as the screen lets it be, at Home."""
    settings = StoredSettings(folder / "settings.ini")
    theme = Theme(application, Looks(look=Look.LIGHT))
    real = bootstrap._services(settings)
    data, now = folder / "data", datetime(2026, 11, 18, 10, 42, tzinfo=UTC)
    session = Session(replace(real, data_folder=data, today=now.date, now=lambda: now))
    window = MainWindow(session, theme, settings)
    window.showMaximized()
    QApplication.processEvents()
    yield window, session, theme, settings
    session.close()


def _with_example(make: Callable[[MainWindow, Session, Theme], QDialog], example: Path) -> Make:
    def made(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
        session.put(session.services.open_read_only(example), example, example=True)
        return make(window, session, theme)

    return made


def _forget(folder: Path) -> None:
    """Let the next dialog make its workbook at the same place."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for made in ("Development Services*", "example.sixe*"):
        for file in folder.glob(made):
            rmtree(file) if file.is_dir() else file.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), pictures="--pictures" in sys.argv)

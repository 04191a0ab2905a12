"""About the app: credits, licenses, versions, and what to send when something is wrong."""

import platform
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements import __version__
from sixelements.i18n import _
from sixelements.presentation.about import about, diagnostics
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import StoolMark
from sixelements.ui.widgets.text import Button, Text, line


class AboutDialog(Dialog):
    """Says whose ideas these are, and that she has not endorsed the app."""

    def __init__(self, parent: QWidget, theme: Theme, settings: Path) -> None:
        super().__init__(parent, theme, _("About Six Elements"))
        self._view, self._settings = about(), settings
        self._build()

    def _build(self) -> None:
        theme, view = self.theme, self._view
        self.column.addLayout(self._head())
        self.column.addSpacing(8)
        self.column.addWidget(Text(theme, view.credits))
        self.column.addWidget(Text(theme, view.promise, tone="muted"))
        where = _("Your own settings: {folder}").format(folder=self._settings)
        self.column.addWidget(Text(theme, where, role="small", tone="muted"))
        self.column.addWidget(line())
        self.column.addWidget(Text(theme, view.own_license))
        self.column.addWidget(Text(theme, _("It is made with"), weight=600))
        self.column.addLayout(self._parts())
        self.column.addStretch(1)
        self.copy = Button(theme, _("Copy diagnostics"), self._copy)
        self.copied = Text(theme, role="small", tone="muted")
        self.column.addWidget(self.copied)
        self.copied.hide()
        self.add_foot(Button(theme, _("Close"), self.accept, kind="primary"), left=self.copy)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.theme, "Six Elements", role="title"))
        words.addWidget(Text(self.theme, self._view.version, tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(StoolMark(self.theme, 48))
        row.addLayout(words, stretch=1)
        return row

    def _parts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, part in enumerate(self._view.parts):
            grid.addWidget(Text(self.theme, part.name, role="small", wrap=False), number, 0)
            grid.addWidget(Text(self.theme, part.license, role="small", tone="muted"), number, 1)
        return grid

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> None:
        """Show it until it is closed."""
        cls(parent, theme, session.services.data_folder).run()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics(_facts(self)))
        self.copied.setText(_("Copied: versions and the screen. No path, no name, no answer."))
        self.copied.show()
        announce(self, self.copied.text())
        self.fit()


def _facts(widget: QWidget) -> tuple[tuple[str, str], ...]:
    """Versions, system and screen."""
    screen = widget.screen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    facts = [
        ("Six Elements", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("Platform", QGuiApplication.platformName()),
        ("Screen", f"{size.width()}x{size.height()} at {ratio:g}"),
        ("Packaged", "yes" if getattr(sys, "frozen", False) else "no"),
    ]
    return (*facts, *_versions())


def _versions() -> list[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 70 ms, only needed here

    found = []
    for part in about().parts:
        if part.package:
            try:
                found.append((part.package, version(part.package)))
            except PackageNotFoundError:
                found.append((part.package, "?"))
    return found

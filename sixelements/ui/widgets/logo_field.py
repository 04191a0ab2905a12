"""A logo in set-up: the picture, a way to choose another or none, and what is wrong with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sixelements.application.files import Progress
from sixelements.i18n import _
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text

_WIDEST, _HIGHEST = 160, 48
"""Pixels in which the picture is shown."""


class LogoField(QWidget):
    """Has a picture checked and made small off the window's thread, and says why one is refused.

    ``reading`` gives that work for a path, ``take`` stores what it made, ``store`` stores a picture or none;
    both return why not, or nothing. ``names`` are those of the picture and its two buttons for a listener.
    """

    resized = Signal()
    """The picture came or went, so that more or less room is needed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        names: tuple[str, str, str],
        *,
        reading: Callable[[Path], Callable[[Progress], bytes]],
        take: Callable[[bytes], str],
        store: Callable[[bytes | None], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._reads, self._take, self._store = reading, take, store
        self._reading: Task[bytes] | None = None
        self._refusal = self._stored_problem = ""
        picture, choose, remove = names
        self.picture = QLabel()
        self.picture.setAccessibleName(picture)
        self.load = Button(theme, _("Choose a picture…"), self._choose, name=choose)
        self.remove = Button(theme, _("Remove"), lambda: self._say(self._store(None)), name=remove)
        self.problem = Text(theme, role="small", tone="warn")
        """Stands where its owner puts it."""
        self.problem.hide()
        row = QHBoxLayout()
        for part in (self.picture, self.load, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(theme, title, weight=500))
        column.addLayout(row)
        column.addStretch(1)

    @property
    def is_empty(self) -> bool:
        """Whether no picture is shown."""
        return self.picture.isHidden()

    def show_logo(self, logo: bytes | None, problem: str) -> None:
        """Show what is stored, and what is wrong with it."""
        self.picture.setVisible(logo is not None)
        self.resized.emit()
        if logo is not None:
            picture = QPixmap()
            picture.loadFromData(logo, "PNG")
            room = QSize(self._theme.px(_WIDEST), self._theme.px(_HIGHEST))
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        self.remove.setVisible(bool(logo or problem))
        self._stored_problem = problem
        self._say(self._refusal)

    def take_logo(self, path: str) -> None:
        """Have a picture checked and made small, and store it."""
        if self._reading is not None:
            return
        self._reading = Task(
            self._reads(Path(path)),
            owner=self,
            done=self._read,
            refused=self._refused,
            broken=lambda: self._refused(""),
        )

    def forget(self) -> None:
        """The workbook was closed, and with it what was said of a picture for it."""
        self._say("")

    def _choose(self) -> None:
        pictures = _("Pictures ({pattern})").format(pattern="*.png *.jpg *.jpeg")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", pictures)
        if chosen:
            self.take_logo(chosen)

    def _read(self, png: bytes) -> None:
        self._reading = None
        self._say(self._take(png))

    def _refused(self, sentence: str) -> None:
        self._reading = None
        self._say(sentence)

    def _say(self, refusal: str) -> None:
        """Say why a picture was refused, until another is chosen; else what is wrong with the one stored."""
        self._refusal = refusal
        problem = refusal or self._stored_problem
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

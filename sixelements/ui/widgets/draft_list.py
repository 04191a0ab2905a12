"""What a sheet would make into actions, to be ticked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Text, line
from sixelements.wording import phrases


class DraftRow(NamedTuple):
    """``fixed``: it can't be ticked, as what is in the plan already."""

    id: str
    title: str
    words: str
    ticked: bool
    fixed: bool = False


class DraftList(QWidget):
    """Rows stay as somebody ticked them. ``across``: title and words in one line, else in two.

    ``ticked``: another one is, or one no longer.
    """

    ticked = Signal()

    def __init__(self, theme: Theme, *, across: bool = False) -> None:
        super().__init__()
        self._theme, self._across = theme, across
        self._rows: tuple[DraftRow, ...] = ()
        self._locked = ""
        self._chosen: dict[str, bool] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._titles: dict[QObject, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in order."""
        return tuple(id_ for id_, box in self.boxes.items() if box.isChecked())

    def forget(self) -> None:
        """Another thing is shown: its rows are ticked as they come."""
        self._chosen.clear()
        self._rows = ()

    def show_rows(self, rows: Sequence[DraftRow], *, locked: str) -> None:
        """Show these rows; ``locked``: why nothing can be ticked."""
        if tuple(rows) == self._rows and locked == self._locked:
            return
        self._rows, self._locked = tuple(rows), locked
        focused = next((id_ for id_, box in self.boxes.items() if box.hasFocus()), None)
        clear(self._column)
        self.boxes, self._titles = {}, {}
        for row in rows:
            self._column.addWidget(self._row(row, locked))
            self._column.addWidget(line())
        if focused in self.boxes:
            self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: DraftRow, locked: str) -> QWidget:
        box = self.boxes[row.id] = QCheckBox()
        on = not row.fixed and self._chosen.get(row.id, row.ticked)
        box.setChecked(on)
        box.setEnabled(not row.fixed and not locked)
        box.setToolTip(locked)
        box.setAccessibleName(phrases.read_aloud(row.title, row.words))
        title = Text(self._theme, row.title, weight=600 if on else None)
        words = Text(self._theme, row.words, role="caption", tone="muted")
        box.toggled.connect(lambda now: self._tick(row.id, title, on=now))
        for part in (title, words):
            part.installEventFilter(self)
            self._titles[part] = box
        said = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if self._across else QBoxLayout.Direction.TopToBottom
        )
        said.setSpacing(12 if self._across else 1)
        said.addWidget(title, stretch=1 if self._across else 0)
        said.addWidget(words, stretch=1 if self._across else 0)
        pad = 4 if self._across else 8
        widget = QWidget()
        whole = QHBoxLayout(widget)
        whole.setContentsMargins(0, pad, 0, pad)
        whole.setSpacing(8)
        whole.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(said, stretch=1)
        return widget

    def _tick(self, id_: str, title: Text, *, on: bool) -> None:
        self._chosen[id_] = on
        title.set_role("body", weight=600 if on else None)
        title.updateGeometry()
        self.ticked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words tick their box, too."""
        box = self._titles.get(watched)
        if box is not None and event.type() is QEvent.Type.MouseButtonRelease and box.isEnabled():
            box.toggle()
        return super().eventFilter(watched, event)

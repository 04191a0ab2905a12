"""Importance dots: one number a practice, saved as it is typed."""

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.pages.dots import MOST, DotsGroup, DotsRow, DotsView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.whole_number import WholeNumber

_ROOM_FOR_TWO, _WIDEST, _BOX = 760, 440, 72


class DotsPanel(QWidget):
    """``put`` stores the dots of a practice as they were typed; it returns why it can't, or nothing."""

    def __init__(self, theme: Theme, put: Callable[[PracticeId, str], str]) -> None:
        super().__init__()
        self._theme, self._put = theme, put
        self._fields: dict[PracticeId, WholeNumber] = {}
        self._how = Text(theme)
        self._total = Text(theme, role="heading")
        self._locked = Text(theme, tone="muted")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(48)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._how, self._locked, self._total):
            column.addWidget(widget)
        column.addLayout(self._halves)
        column.addStretch(1)

    def show_view(self, view: DotsView) -> None:
        """Show the dots; the fields stay while their practices do."""
        self._how.setText(view.how)
        self._total.setText(view.total)
        self._total.set_tone("warn" if view.too_many else "")
        self._locked.setText(view.locked)
        self._locked.setVisible(bool(view.locked))
        rows = [row for group in view.groups for row in group.rows]
        if list(self._fields) != [row.id for row in rows]:
            self._fill(view.groups)
        for row in rows:
            field = self._fields[row.id]
            field.setEnabled(not view.locked)
            field.show_number(row.dots, row.held, row.waiting)

    def field(self, practice: PracticeId) -> WholeNumber:
        """The field of one practice."""
        return self._fields[practice]

    def flush(self) -> None:
        """Store what was typed last."""
        for field in self._fields.values():
            field.flush()

    def _fill(self, groups: tuple[DotsGroup, ...]) -> None:
        clear(self._halves)
        self._fields.clear()
        half = (len(groups) + 1) // 2
        for part in (groups[:half], groups[half:]):
            column = QVBoxLayout()
            column.setSpacing(12)
            for group in part:
                column.addLayout(self._group(group))
            column.addStretch(1)
            half_ = QWidget()
            half_.setLayout(column)
            half_.setMaximumWidth(self._theme.px(_WIDEST))
            column.setContentsMargins(0, 0, 0, 0)
            self._halves.addWidget(half_, stretch=1)
        self._halves.addStretch(1)
        self._arrange()

    def _group(self, group: DotsGroup) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        shape = marks.element(group.element, alt=_("Element {n}").format(n=group.element), size=22)
        head.addWidget(SceneView(self._theme, shape, zoom=1.0))
        head.addWidget(Text(self._theme, group.title, role="heading"), stretch=1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for n, row in zip(count(step=2), group.rows, strict=False):
            name = Text(self._theme, row.name)
            field = self._field(row)
            name.setBuddy(field)
            grid.addWidget(Text(self._theme, row.id, tone="muted", wrap=False, tabular=True), n, 0)
            grid.addWidget(name, n, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, n, 2)
            grid.addWidget(field.note, n + 1, 1, 1, 2)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        return column

    def _field(self, row: DotsRow) -> WholeNumber:
        name = _("Dots for {id} {practice}").format(id=row.id, practice=row.name)
        store = partial(self._put, row.id)
        field = WholeNumber(self._theme, name, least=0, most=MOST, width=_BOX, store=store)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._fields[row.id] = field
        return field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_ROOM_FOR_TWO)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if wide else down)

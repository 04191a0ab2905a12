"""The chosen practice: what is true now, what comes next, what was found, and the record of the room."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.element import DetailView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout, clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases


class PracticePanel(QWidget):
    """Its buttons stay while the words change, so that focus does too."""

    why_wanted = Signal()
    record_wanted = Signal()
    set_aside_wanted = Signal()
    comments_wanted = Signal()
    sheet_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = Text(theme, role="heading", wrap=True)
        self.why = Button(theme, "", self.why_wanted.emit)
        self.record = Button(theme, "", self.record_wanted.emit)
        self.set_aside = Button(theme, _("Set aside…"), self.set_aside_wanted.emit)
        self.comments = Button(theme, "", self.comments_wanted.emit)
        self._statement = Text(theme, tone="muted")
        self._locked = Text(theme, role="small", tone="muted")
        self._stands, self._remarks = QGridLayout(), QGridLayout()
        for grid in (self._stands, self._remarks):
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, stretch=1)
        for button in (self.why, self.comments, self.set_aside, self.record):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(32)
        for grid in (self._stands, self._remarks):
            column = QVBoxLayout()
            column.addLayout(grid)
            column.addStretch(1)
            self._halves.addLayout(column, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._statement)
        column.addLayout(self._halves)
        self._sheets = FlowLayout(spacing=16)
        column.addLayout(self._sheets)
        column.addWidget(self._locked)

    def show_view(self, view: DetailView) -> None:
        """Show a practice."""
        self._name.setText(f"{view.id}  {view.name}")
        self.why.setText(view.why)
        self.why.setAccessibleName(phrases.labeled(view.id, view.why))
        self.record.setText(view.record)
        self.record.setEnabled(not view.locked)
        self.record.setToolTip(view.locked)
        self.record.setAccessibleDescription(view.locked)
        self.comments.setText(view.comments)
        self.comments.setVisible(bool(view.comments))
        self.set_aside.setVisible(view.can_set_aside)
        self.set_aside.setEnabled(not view.locked)
        self._statement.setText(view.statement)
        self._locked.setText(view.locked)
        self._locked.setVisible(bool(view.locked))
        self._show_stands(view)
        clear(self._sheets)
        for sheet, words in view.sheets:
            wanted = partial(self.sheet_wanted.emit, sheet)
            self._sheets.addWidget(Button(self._theme, words, wanted, kind="link"))
        clear(self._remarks)
        for n, remark in enumerate(view.remarks):
            icon = Icon(self._theme, remark.icon, tone="muted", side=18)
            self._remarks.addWidget(icon, n, 0, Qt.AlignmentFlag.AlignTop)
            self._remarks.addWidget(Text(self._theme, remark.text), n, 1)

    def _show_stands(self, view: DetailView) -> None:
        clear(self._stands)
        for n, stand in enumerate(view.stands):
            if stand.level:
                level = stand.level
                alt = _("Level {label} {words}").format(label=level.label, words=level.words)
                square = SceneView(self._theme, marks.level(level.label, level.fill, alt=alt), zoom=1.0)
                self._stands.addWidget(square, n, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(self._theme, stand.head, role="small", tone="muted"))
            words.addWidget(Text(self._theme, stand.sentence))
            self._stands.addLayout(words, n, 1)

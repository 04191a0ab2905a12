"""What stands around the actions: what is true of all of it, what was declined, what changed the list."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.plan import DeclinedView, PlanPageView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, line


class PlanAround(QObject):
    """Three parts that the page puts above, between and below. ``reconsidered`` carries an action's id."""

    reconsidered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.above, above = _part(6)
        self._fixed = Text(theme, tone="muted")
        above.addWidget(self._fixed)
        self.strengths, strengths = _part(6)
        self._strengths = Text(theme)
        strengths.addWidget(Text(theme, _("What already works"), role="heading"))
        strengths.addWidget(self._strengths)
        self.said, said = _part(6)
        self._empty = Text(theme)
        self._too_many = Text(theme, tone="warn")
        for widget in (self._empty, self._too_many):
            said.addWidget(widget)
        self.below, self._below = _part(6)
        self._shown: tuple[object, ...] = ()

    def show_words(self, view: PlanPageView) -> None:
        """Show the words of the page."""
        self._fixed.setText(view.fixed)
        self.above.setVisible(bool(view.fixed))
        self._strengths.setText(view.strengths)
        for part, text in ((self._empty, view.empty), (self._too_many, view.too_many)):
            part.setText(text)
            part.setVisible(bool(text))
        self.said.setVisible(bool(view.empty or view.too_many))
        if self._shown != (view.declined, view.notes, view.fixed):
            self._shown = (view.declined, view.notes, view.fixed)
            self._show_below(view)

    def _show_below(self, view: PlanPageView) -> None:
        clear(self._below)
        if view.declined:
            self._below.addWidget(Text(self._theme, _("Not now"), role="heading"))
            for item in view.declined:
                self._below.addWidget(self._declined(item, fixed=view.fixed))
            self._below.addSpacing(12)
        if view.notes:
            self._below.addWidget(Text(self._theme, _("What changed the list"), role="heading"))
            for note in view.notes:
                self._below.addWidget(Text(self._theme, note))

    def _declined(self, item: DeclinedView, *, fixed: str) -> QWidget:
        part, column = _part(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self._theme, item.title, weight=600))
        words.addWidget(Text(self._theme, item.reason, role="small", tone="muted"))
        row.addLayout(words, stretch=1)
        again = Button(
            self._theme,
            _("Consider again"),
            lambda: self.reconsidered.emit(item.id),
            kind="quiet",
            name=_("Consider again: {action}").format(action=item.title),
            hint=fixed,
        )
        again.setEnabled(not fixed)
        row.addWidget(again, alignment=Qt.AlignmentFlag.AlignTop)
        column.addWidget(line())
        column.addLayout(row)
        return part


def _part(spacing: int) -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return part, column

"""What stands around the actions: strengths, the check, what was declined, what changed the list."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.plan import DeclinedView, LackingView, PlanPageView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import phrases


class PlanAround(QObject):
    """Three parts that the page puts above, between and below.

    ``reconsidered`` carries an action's id; ``lacking_wanted`` that of the first which lacks something, and
    its field.
    """

    reconsidered = Signal(str)
    lacking_wanted = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.above, above = _part(6)
        self._fixed = Text(theme, tone="muted")
        self._strengths_head = Text(theme, _("What already works"), role="heading")
        self._strengths = Text(theme)
        for part in (self._fixed, self._strengths_head, self._strengths):
            above.addWidget(part)
        self.check, check = _part(6)
        self._empty = Text(theme)
        self._check = Text(theme)
        self._sign = Icon(theme, "check", side=18)
        self._too_many = Text(theme, tone="warn")
        self._band = QFrame()
        band = QHBoxLayout(self._band)
        band.setContentsMargins(12, 8, 12, 8)
        band.setSpacing(10)
        band.addWidget(self._sign)
        band.addWidget(self._check, stretch=1)
        self._lacking: LackingView | None = None
        self.go_there = Button(theme, _("Go there"), self._go_there, kind="link")
        band.addWidget(self.go_there)
        check.addWidget(Text(theme, _("The plan"), role="heading"))
        for widget in (self._empty, self._band, self._too_many):
            check.addWidget(widget)
        self.below, self._below = _part(6)
        self._shown: tuple[object, ...] = ()

    def show_words(self, view: PlanPageView) -> None:
        """Show the words of the page."""
        self._fixed.setText(view.fixed)
        self._fixed.setVisible(bool(view.fixed))
        for part in (self._strengths_head, self._strengths):
            part.setVisible(bool(view.strengths))
        self._strengths.setText(view.strengths)
        self._show_check(view)
        if self._shown != (view.declined, view.notes, view.fixed):
            self._shown = (view.declined, view.notes, view.fixed)
            self._show_below(view)

    def _go_there(self) -> None:
        if self._lacking:
            self.lacking_wanted.emit(self._lacking.action, self._lacking.field)

    def _show_check(self, view: PlanPageView) -> None:
        for part, text in ((self._empty, view.empty), (self._too_many, view.too_many)):
            part.setText(text)
            part.setVisible(bool(text))
        self._band.setVisible(bool(view.check))
        first = view.lacking.words if view.lacking else ""
        self._check.setText(phrases.sentences(view.check, first))
        self._lacking = view.lacking
        self.go_there.setVisible(view.lacking is not None)
        self.go_there.setAccessibleDescription(first)
        self._sign.show_icon(
            "check" if view.complete else "warning", tone="success" if view.complete else "warn"
        )
        kind = "quote" if view.complete else "banner"
        if self._band.property("kind") != kind:
            self._band.setProperty("kind", kind)
            self._band.style().unpolish(self._band)
            self._band.style().polish(self._band)

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

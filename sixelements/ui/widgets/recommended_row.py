"""One recommended action: what it is, why, and the two answers to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.plan import RecommendedView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_NARROWEST, _BETWEEN, _MOST = 196, 24, 3
"""Pixels of one beside others and between two, and how many at most."""


class RecommendedRow(QWidget):
    """``added`` and ``declined`` carry the action's id; ``gate_wanted``: the sheet that unlocks it."""

    added = Signal(str)
    declined = Signal(str)
    gate_wanted = Signal()

    def __init__(self, theme: Theme, view: RecommendedView, *, fixed: str) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(
            phrases.read_aloud(
                view.title, *filter(None, (view.because, view.rule, view.near_tie, view.locked))
            )
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head(theme))
        words.addWidget(Text(theme, view.title, weight=600))
        words.addWidget(Text(theme, view.because, role="small", tone="muted"))
        if view.near_tie:
            words.addWidget(Text(theme, view.near_tie, role="small", weight=600))
        if view.rule:
            words.addWidget(Text(theme, view.rule, role="small"))
        if view.locked:
            words.addLayout(self._locked(theme))
        words.addStretch(1)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addLayout(words, stretch=1)
        if not view.locked:
            row.addLayout(self._answers(theme, fixed))

    def set_upright(self, *, upright: bool) -> None:
        """Whether the answers stand beneath the words, as in a narrow column."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if upright else ways.LeftToRight)
        self._row.setSpacing(6 if upright else 16)

    def _head(self, theme: Theme) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SceneView(theme, marks.element(self.view.element, alt="", size=18), zoom=1))
        head.addWidget(Text(theme, self.view.practice, role="small", tone="muted"), stretch=1)
        if self.view.facts:
            head.addWidget(Text(theme, self.view.facts, role="small", tone="muted", wrap=False))
        return head

    def _locked(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Icon(theme, "lock", side=16, tone="muted"))
        row.addWidget(Text(theme, self.view.locked, role="small"), stretch=1)
        self.gate = Button(theme, _("Open Streamline first"), self.gate_wanted.emit, kind="link")
        row.addWidget(self.gate)
        return row

    def _answers(self, theme: Theme, fixed: str) -> QHBoxLayout:
        self.add = Button(
            theme,
            _("Add"),
            lambda: self.added.emit(self.view.id),
            icon_name="plus",
            name=_("Add: {action}").format(action=self.view.title),
            hint=fixed,
        )
        self.not_now = Button(
            theme,
            _("Not now…"),
            lambda: self.declined.emit(self.view.id),
            kind="quiet",
            name=_("Not now: {action}").format(action=self.view.title),
            hint=fixed,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.not_now):
            button.setEnabled(not fixed)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return row


class RecommendedRows(QWidget):
    """Recommended actions one under another, or as many side by side as there is room for, at most three."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[RecommendedRow] = []
        self._beside, self._across = False, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: list[RecommendedRow], *, beside: bool) -> None:
        """Show other rows than before."""
        clear(self._grid)
        self._rows, self._beside, self._across = rows, beside, 0
        self.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrowest = self._theme.px(_NARROWEST)
        fit = (self.width() + _BETWEEN) // (narrowest + _BETWEEN) if self._beside else 1
        across = max(1, min(fit, _MOST))
        if not self._rows or across == self._across:
            return
        self._across = across
        for n, row in enumerate(self._rows):
            row.set_upright(upright=across > 1)
            self._grid.addWidget(row, n // across, n % across)
        for n in range(_MOST):
            self._grid.setColumnStretch(n, 1 if n < across else 0)

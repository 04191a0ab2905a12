"""The three legs of service: the stool, and the figures beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.overview import LegsView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.chart_view import ChartView
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line

HEAD = 26
"""Height of the headings of the overview's lower row, in pixels at 100 %."""


class LegsPanel(QWidget):
    """``why_wanted`` carries the button that asked."""

    why_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Service legs"))
        heading = Text(theme, _("Service legs"), role="heading")
        heading.setMinimumHeight(theme.px(HEAD))
        head = QHBoxLayout()
        head.addWidget(heading, stretch=1)
        self._why = Button(
            theme, _("Why?"), self._ask_why, kind="link", name=_("Service legs: why these numbers?")
        )
        head.addWidget(self._why)
        self.stool = ChartView(theme)
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(8)
        self._list.setVerticalSpacing(6)
        self._list.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.stool, alignment=Qt.AlignmentFlag.AlignTop)
        figures = QVBoxLayout()
        figures.addLayout(self._list)
        figures.addStretch(1)
        row.addLayout(figures, stretch=1)
        self._all_three = Text(theme, weight=600)
        self._instead = Text(theme, tone="muted")
        self._source = Text(theme, role="caption", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._all_three)
        column.addLayout(row)
        column.addWidget(self._instead)
        column.addWidget(self._source)
        column.addStretch(1)

    def show_view(self, view: LegsView) -> None:
        """Show the legs of a round, or why there are none."""
        self.stool.show_scene(view.stool)
        self.stool.setVisible(view.stool is not None)
        labels = (
            (view.all_three, self._all_three),
            (view.instead, self._instead),
            (view.source, self._source),
        )
        for text, label in labels:
            label.setText(text)
            label.setVisible(bool(text))
        clear(self._list)
        at = 0
        for row in view.rows:
            shape = SceneView(self._theme, marks.leg(row.leg, alt=""), zoom=1.0)
            self._list.addWidget(shape, at, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(self._theme, row.name, wrap=False))
            if row.told:
                words.addWidget(Text(self._theme, row.told, role="caption", weight=600, wrap=False))
            self._list.addLayout(words, at, 1, Qt.AlignmentFlag.AlignTop)
            self._list.addWidget(self._figure(row.figure), at, 2, Qt.AlignmentFlag.AlignTop)
            self._list.addWidget(line(), at + 1, 0, 1, 3)
            at += 2
        if view.together:
            name = Text(self._theme, _("Balance, of 100"), tone="muted", wrap=False)
            self._list.addWidget(name, at, 0, 1, 2)
            self._list.addWidget(self._figure(view.together), at, 2)

    def _figure(self, points: str) -> Text:
        figure = Text(self._theme, points, weight=600, wrap=False, tabular=True)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        return figure

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._why)

"""Results at a glance; beside each other where there is room, else one below the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.overview import OverviewView, StrengthView
from sixelements.presentation.pages.worth_knowing import FindingView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bars_panel import BarsPanel
from sixelements.ui.widgets.chart_view import ChartView
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear, widgets_of
from sixelements.ui.widgets.legs_panel import HEAD, LegsPanel
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line, upright_line

_ROOM_FOR_RADAR, _ROOM_FOR_THREE = 840, 820


class OverviewPanel(QWidget):
    """``practice_wanted`` and ``element_wanted`` ask for the elements view."""

    practice_wanted = Signal(object)
    element_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._finding = Text(theme, role="lead", weight=500)
        self.bars = BarsPanel(theme)
        self.bars.opened.connect(self.element_wanted)
        self.radar = ChartView(theme)
        self.legs = LegsPanel(theme)
        self._strengths, self._findings = QVBoxLayout(), QVBoxLayout()
        self._upper = self._side_by_side([(self.bars, 1), (self._radar_box(), 0)])
        strengths = self._column(_("Strengths"), self._strengths)
        worth = self._column(_("Worth knowing"), self._findings)
        self._lower = self._side_by_side([(self.legs, 5), (strengths, 4), (worth, 6)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._finding)
        column.addLayout(self._upper)
        column.addWidget(line())
        column.addLayout(self._lower)

    def _radar_box(self) -> QWidget:
        self._radar_box_ = QWidget()
        column = QVBoxLayout(self._radar_box_)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.radar, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._radar_words = Text(self._theme, role="caption", tone="muted")
        self._radar_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._radar_words)
        column.addStretch(1)
        return self._radar_box_

    def _column(self, title: str, rows: QVBoxLayout) -> QWidget:
        box = QWidget()
        box.setAccessibleName(title)
        rows.setSpacing(6)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        heading = Text(self._theme, title, role="heading")
        heading.setMinimumHeight(self._theme.px(HEAD))
        column.addWidget(heading)
        column.addLayout(rows)
        column.addStretch(1)
        return box

    def _side_by_side(self, parts: list[tuple[QWidget, int]]) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        for n, (part, stretch) in enumerate(parts):
            if n:
                row.addWidget(upright_line())
            row.addWidget(part, stretch)
        return row

    # showing

    def show_view(self, view: OverviewView) -> None:
        """Show the overview of a round."""
        self._finding.setText(view.finding)
        self.bars.show_view(view)
        self.radar.show_scene(view.radar)
        self._radar_box_.setVisible(view.radar is not None)
        self._radar_words.setText(view.radar_words)
        self.legs.show_view(view.legs)
        clear(self._strengths)
        for strength in view.strengths:
            self._strengths.addWidget(self._strength(strength))
        if view.strengths_note:
            self._strengths.addWidget(Text(self._theme, view.strengths_note, tone="muted"))
        clear(self._findings)
        for finding in view.findings:
            self._findings.addWidget(self._finding_row(finding))
            self._findings.addWidget(line())
        if not view.findings:
            self._findings.addWidget(Text(self._theme, _("Nothing stands out."), tone="muted"))
        self._arrange()

    def _strength(self, view: StrengthView) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        shape = marks.element(view.element, alt="", size=22)
        row.addWidget(SceneView(self._theme, shape, zoom=1.0), alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{view.practice} {view.name}"
        words.addWidget(Text(self._theme, name))
        words.addWidget(Text(self._theme, view.note, role="caption", tone="muted"))
        row.addLayout(words, stretch=1)
        alt = _("Level {label} {words}").format(label=view.level.label, words=view.level.words)
        square = marks.level(view.level.label, view.level.fill, alt=alt)
        row.addWidget(SceneView(self._theme, square, zoom=1.0), alignment=Qt.AlignmentFlag.AlignTop)
        return box

    def _finding_row(self, view: FindingView) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(
            Icon(self._theme, view.icon, tone="muted", side=18), alignment=Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        if view.title:
            words.addWidget(Text(self._theme, view.title, weight=500))
        if view.text:
            words.addWidget(Text(self._theme, view.text, role="small", tone="muted"))
        row.addLayout(words, stretch=1)
        if view.see:
            see = Button(self._theme, _("See"), kind="link", name=view.see)
            see.clicked.connect(lambda _on=False: self._see(view))
            row.addWidget(see, alignment=Qt.AlignmentFlag.AlignTop)
        return box

    def _see(self, view: FindingView) -> None:
        if view.practice is not None:
            self.practice_wanted.emit(view.practice)
        else:
            self.element_wanted.emit(view.element)

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for layout, needed in ((self._upper, _ROOM_FOR_RADAR), (self._lower, _ROOM_FOR_THREE)):
            wide = self.width() >= self._theme.px(needed)
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            layout.setDirection(across if wide else down)
            for divider in widgets_of(layout)[1::2]:
                divider.setVisible(wide and (layout is self._lower or self._radar_box_.isVisibleTo(self)))

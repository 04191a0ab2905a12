"""A process on a line of days, in one row or in the lanes of who does it, with what its colors mean."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.charts.ribbon import WORK_INKS, lanes, ribbon, swatch
from sixelements.charts.scene import Ink
from sixelements.i18n import _
from sixelements.presentation.closer.waste import WasteView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text

_LEAST = 200.0


class RibbonView(QWidget):
    """As wide as there is room; where days are missing, it says of which steps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: WasteView | None = None
        self._drawn: object = None
        self.scene = SceneView(theme, zoom=1)
        self.scene.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.scene.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.waits = Text(theme, role="small", tone="muted")
        self.by_who = Button(theme, _("By who does it"), self._draw, kind="quiet")
        self.by_who.setCheckable(True)
        self.legend = QWidget()
        flow = FlowLayout(spacing=14)
        self.legend.setLayout(flow)
        self.unsaid = _key(theme, WORK_INKS[None], _("work, value not said yet"))
        for key in (
            _key(theme, WORK_INKS[True], _("work that adds value")),
            _key(theme, WORK_INKS[False], _("work that adds none")),
            self.unsaid,
            _key(theme, Ink.WASH, _("waiting")),
        ):
            flow.addWidget(key)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.legend, stretch=1)
        below.addWidget(self.by_who)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.scene)
        column.addWidget(self.waits)
        column.addLayout(below)
        theme.changed.connect(self._draw)

    def show_view(self, view: WasteView) -> None:
        """Show a process."""
        self._view = view
        self.waits.setText(view.ribbon_waits)
        self.waits.setVisible(bool(view.ribbon_waits))
        for part in (self.scene, self.legend, self.by_who):
            part.setVisible(bool(view.ribbon))
        self.unsaid.setVisible(any(box.work and box.adds_value is None for box in view.ribbon))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Only where something else is to be seen: most keys change nothing of it."""
        view = self._view
        if view is None or not view.ribbon:
            return
        width = max(self.width() / self._theme.choice.scale, _LEAST)
        on = self.by_who.isChecked()
        look = (view.ribbon, view.lanes, view.whole, width, on)
        if look == self._drawn:
            return
        self._drawn = look
        day_0, alt = _("day 0"), view.ribbon_alt
        if on:
            scene = lanes(view.ribbon, view.lanes, width=width, days=view.whole, day_0=day_0, alt=alt)
        else:
            scene = ribbon(view.ribbon, width=width, days=view.whole, day_0=day_0, alt=alt)
        self.scene.show_scene(scene)


def _key(theme: Theme, ink: Ink, words: str) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(SceneView(theme, swatch(ink), zoom=1))
    row.addWidget(Text(theme, words, role="caption", tone="muted", wrap=False))
    return part

"""Lies over the desk while the room's page covers this screen: another window may be brought to the front."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.text import Button, Text, filled


class Veil(QWidget):
    """As large as what it lies over, and opaque. ``lifted``: the room's page is wanted in front again."""

    lifted = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        ground = filled("panel")
        self.back = Button(theme, _("Show the room's page"), self.lifted.emit, kind="primary", hint=_("Esc"))
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the room's page
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        inside.addWidget(Text(theme, _("The room may see this screen"), role="title"))
        inside.addWidget(
            Text(
                theme,
                _("Your notes are behind the room's page: press N or Esc on it."),
                tone="muted",
            )
        )
        inside.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.hide()
        over.installEventFilter(self)

    def fall(self) -> None:
        """Cover it."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.fall()
        return super().eventFilter(watched, event)

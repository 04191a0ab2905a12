"""Why this number? A calm card over the page, closed by Esc; focus goes back to who asked."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from sixelements.i18n import _
from sixelements.presentation.pages.why import WhyView
from sixelements.ui.picture import copy_text
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, line

_WIDTH, _EDGE = 470, 12


class WhyPopover(QFrame):
    """Lies over ``page`` near the widget that asked; one for the page, filled again each time."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._asker: QWidget | None = None
        self._text = ""
        self.setProperty("kind", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Text(theme, role="heading")
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close = Button(theme, "", self.put_away, kind="quiet", icon_name="close", name=_("Close"))
        self._copy = Button(theme, _("Copy as text"), self._copy_text)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(5)
        self._rows.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self._title, stretch=1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._copy)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 14, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addLayout(foot)
        self.hide()
        page.installEventFilter(self)

    def show_why(self, view: WhyView, asker: QWidget) -> None:
        """Say why, beside the widget that asked; asked a second time there, it goes."""
        if self.isVisible() and self._asker is asker and self._text == view.as_text():
            self.put_away()
            return
        self._asker, self._text = asker, view.as_text()
        self._title.setText(view.title)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(self._text)
        clear(self._rows)
        for n, (name, text) in enumerate(view.rows):
            flags = Qt.AlignmentFlag.AlignTop
            self._rows.addWidget(
                Text(self._theme, name, role="small", tone="muted", wrap=False), 2 * n, 0, flags
            )
            self._rows.addWidget(Text(self._theme, text, role="small"), 2 * n, 1, flags)
            self._rows.addWidget(line(), 2 * n + 1, 0, 1, 2)
        self._place()
        self.show()
        self.raise_()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._text)

    def put_away(self) -> None:
        """Close it and give the focus back."""
        asker, self._asker = self._asker, None
        inside = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        if asker is not None and inside and isValid(asker):  # its row may have been made again
            asker.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the page: the place is no longer right."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Below who asked, or above where there is no room; never over the page's edge."""
        page, asker = self._page, self._asker
        if asker is None:
            return
        width = min(self._theme.px(_WIDTH), page.width() - 2 * _EDGE)
        self.setFixedWidth(width)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())
        self.resize(width, height)
        at = asker.mapTo(page, QPoint(0, 0))
        left = min(max(at.x() + asker.width() - width, _EDGE), page.width() - width - _EDGE)
        top = at.y() + asker.height() + 6
        if top + height > page.height() - _EDGE:
            above = at.y() - height - 6
            top = above if above >= _EDGE else max(_EDGE, page.height() - height - _EDGE)
        self.move(left, top)

    def _copy_text(self) -> None:
        copy_text(self._text)
        announce(self, _("Copied"))

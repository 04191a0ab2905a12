"""Under the bar of trouble: what is typed and not stored, each to be copied, until it is stored."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _, ngettext, pgettext
from sixelements.presentation.not_stored import FEW, NotStoredRow, NotStoredView, not_stored
from sixelements.presentation.session import Session
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.text import Button, Text, line

_MARGIN = 28
_LOW = 680
"""Below this height of the window, at 100 % text, the rows are folded away."""
_HIGHEST = 0.3
"""Of the window, for all rows; beyond it they scroll."""
_SHARES = (5, 3, 9, 0)
"""How wide what it is a part of, field, words and button are."""


class NotStoredTray(QFrame):
    """Hidden while nothing waits. ``dismissed``: what was set aside need not be shown any more."""

    dismissed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._shown: NotStoredView | None = None
        self._all, self._opened = False, False
        self.copies: dict[NotStoredRow, Button] = {}
        self.setProperty("kind", "tray")
        self.hide()
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self._title = Text(theme, role="heading", wrap=False)
        self._count = Text(theme, tone="muted")
        self.open_button = Button(theme, "", self._open, kind="link")
        self.copy_all = Button(theme, _("Copy all as text"), self._copy_all, kind="link")
        self.dismiss = Button(theme, _("Dismiss"), self.dismissed.emit, kind="link")
        self.more_button = Button(theme, "", self._show_all, kind="link")
        self._more = Text(theme, role="small", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, stretch=1)
        for button in (self.open_button, self.copy_all, self.dismiss):
            head.addWidget(button)
        self._rows = QWidget()
        self._scroller = scrolling(self._rows)
        grid = self._grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column_, share in enumerate(_SHARES):
            grid.setColumnStretch(column_, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroller)
        column.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._more)

    def refresh(self, *, shown: bool) -> None:
        """Show what waits now; said aloud when all of it is stored."""
        wanted = shown and bool(self._session.save_state.fault or self._session.left_over)
        now = not_stored(self._session) if wanted else None
        if now == self._shown:
            return
        before, self._shown = self._shown, now
        self.setVisible(now is not None)
        if now is None:
            self._all = self._opened = False
            if before and not before.dropped and shown and not self._session.unsaved:
                n = len(before.rows)
                announce(
                    self, ngettext("{n} change is stored.", "All {n} changes are stored.", n).format(n=n)
                )
            return
        self._title.setText(now.title)
        self._count.setText(now.how_many)
        self.setAccessibleName(now.title)
        self.setAccessibleDescription(now.how_many)
        self.dismiss.setVisible(now.dropped)
        self.copy_all.setVisible(bool(now.text))
        self._more.setText(now.more)
        self._fill(now.rows)
        self.fit()

    def _fill(self, rows: tuple[NotStoredRow, ...]) -> None:
        """Rebuild the rows, and keep the focus on the same row's button."""
        focused = next((row for row, button in self.copies.items() if button.hasFocus()), None)
        self.copies = {}
        few = rows if self._all else rows[:FEW]
        clear(self._grid)
        for n, row in enumerate(few):
            self._add(self._grid, 2 * n, row)
        left = len(rows) - len(few)
        self.more_button.setText(ngettext("and {n} more", "and {n} more", left).format(n=left))
        if focused in self.copies:
            self.copies[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, at: int, row: NotStoredRow) -> None:
        theme = self._theme
        edge = line()
        grid.addWidget(edge, at, 0, 1, 4)
        texts = (
            Text(theme, row.of or row.field),
            Text(theme, row.field if row.of else "", tone="muted"),
            Text(theme, row.words or ""),
        )
        for column, text in enumerate(texts):
            grid.addWidget(text, at + 1, column)
        for part in (edge, *texts):  # Qt would show them later, and what is hidden takes no room
            part.show()
        if row.words is not None:
            copy = Button(theme, pgettext("a text", "Copy"), partial(self._copy, row), kind="link")
            copy.setAccessibleName(_("Copy: {row}").format(row=row.spoken))
            grid.addWidget(copy, at + 1, len(texts), Qt.AlignmentFlag.AlignRight)
            copy.show()
            self.copies[row] = copy

    def fit(self) -> None:
        """In a low window only the head is shown until somebody opens it."""
        if self._shown is None:
            return
        scale = self._theme.choice.scale
        low = self.window().height() < _LOW * scale
        open_ = self._opened or not low
        self.open_button.setVisible(low)
        self.open_button.setText(_("Hide") if self._opened else _("Show"))
        self._scroller.setVisible(open_)
        grid, wide = self._grid, self.width() - 2 * _MARGIN
        needed = grid.totalHeightForWidth(wide) if grid.hasHeightForWidth() else grid.totalSizeHint().height()
        self._scroller.setFixedHeight(min(needed, round(self.window().height() * _HIGHEST)))
        self.more_button.setVisible(open_ and not self._all and len(self._shown.rows) > FEW)
        self._more.setVisible(open_ and bool(self._shown.more))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other words stand in a line, so the rows are as high as that takes."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the row that has the focus."""
        row = next((row for row, button in self.copies.items() if button.hasFocus()), None)
        if row is not None and event.matches(QKeySequence.StandardKey.Copy):
            self._copy(row)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self._opened = not self._opened
        self.fit()

    def _show_all(self) -> None:
        self._all = True
        if self._shown:
            self._fill(self._shown.rows)
        self.fit()
        next(iter(self.copies.values()), self.copy_all).setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, row: NotStoredRow) -> None:
        QGuiApplication.clipboard().setText(row.words or "")
        announce(self, _("Copied"))

    def _copy_all(self) -> None:
        if self._shown:
            QGuiApplication.clipboard().setText(self._shown.text)
            announce(self, _("Copied"))

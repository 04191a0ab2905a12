"""The plan check in the place of the inspector: what should be settled, each line with its way there (32)."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.board.check import CheckDesk, CheckPanelView, FindingGroup, FindingRow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import numbers

_TONES = {"warning": "warn", "edit": "muted", "info": "muted"}
_ICONS = {"pencil": "edit"}


class FindingLine(QFrame):
    """One finding: what it is about, what is so, the way there, and the other way out.

    ``wanted``: its link was pressed; ``second``: the other way; ``stepped``: to the next or the one before.
    """

    wanted = Signal(str)
    second = Signal(str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, row: FindingRow, *, fixed: bool) -> None:
        super().__init__()
        self.row = row
        icon = _ICONS.get(row.icon, row.icon)
        self.link = Button(theme, row.link, lambda: self.wanted.emit(row.key), kind="link")
        self.other = Button(theme, row.second, lambda: self.second.emit(row.key), kind="quiet")
        self.link.setAccessibleName(_("{link}: {action}").format(link=row.link, action=row.head))
        self.link.setAccessibleDescription(row.spoken)
        if not row.second:
            self.other.hide()
        for button in (self.link, self.other):
            button.setEnabled(not fixed or button is self.link)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(theme, row.head, weight=600))
        words.addWidget(Text(theme, row.said))
        ways = QHBoxLayout()
        ways.setSpacing(4)
        ways.addWidget(self.link)
        ways.addWidget(self.other)
        ways.addStretch(1)
        words.addLayout(ways)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(8, 8, 4, 8)
        lines.setSpacing(6)
        sign = Icon(theme, icon, side=18, tone=_TONES.get(icon, "muted"))
        lines.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        lines.addLayout(words, stretch=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class PlanCheckPanel(QWidget):
    """``opened``: an action and a field to be filled in; ``asked``: a finding that needs a reason to stay so.

    ``followed``: a finding that leads elsewhere. ``shown_at``: the action of the finding that is looked at;
    ``closed``: Esc.
    """

    opened = Signal(str, object)
    followed = Signal(str)
    asked = Signal(str)
    changed = Signal(str)
    shown_at = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, desk: CheckDesk) -> None:
        super().__init__()
        self.presenter, self._theme = desk, theme
        self.lines: dict[str, FindingLine] = {}
        self._shown: CheckPanelView | None = None
        self._title = Text(theme, role="heading", wrap=False)
        self._left = Text(theme, tone="muted")
        self.shut = Button(theme, _("Close"), self.closed.emit, kind="quiet", icon_name="close")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._list)
        self._scroller = QScrollArea()
        self._scroller.setWidget(inside)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()

    def _build(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 0)
        head.addWidget(self._title, stretch=1)
        head.addWidget(self.shut)
        self.following = Button(theme, _("Next finding"), lambda: self.step(1), hint=_("F8"))
        self.before = Button(theme, _("Back"), lambda: self.step(-1), hint=_("Shift+F8"))
        self.copy = Button(theme, _("Copy as text"), self._copy, kind="link")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        for button in (self.following, self.before):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.copy)
        left = QHBoxLayout()
        left.setContentsMargins(12, 0, 12, 8)
        left.addWidget(self._left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(left)
        column.addWidget(line())
        column.addWidget(self._scroller, stretch=1)
        column.addWidget(line())
        column.addLayout(foot)

    def open(self) -> None:
        """Begin again: nothing is settled yet."""
        self.presenter.open()
        self._shown = None
        self.show_check()

    def show_check(self) -> None:
        """Show the findings as they are now; the focus stays where it was, or goes to what comes next."""
        view = self.presenter.view()
        current, view = view.current, replace(view, current="")
        if view == self._shown:
            self._mark(current)
            return
        here = QApplication.focusWidget()
        focused = here is not None and any(found.isAncestorOf(here) for found in self.lines.values())
        self._shown = view
        self._title.setText(view.title)
        self._left.setText(view.empty or numbers.series(filter(None, (view.left, view.settled))))
        clear(self._list)
        self.lines = {}
        for group in view.groups:
            self._list.addWidget(self._group_head(group))
            for row in group.rows:
                self._add(row, fixed=bool(view.locked))
        for words in view.fixed:
            done = Text(self._theme, words, role="small", tone="muted")
            done.setContentsMargins(12, 6, 12, 0)
            self._list.addWidget(done)
        self._list.addStretch(1)
        self._mark(current)
        if focused:
            self.focus_current()

    def _group_head(self, group: FindingGroup) -> QWidget:
        whole, tone = QWidget(), "warn" if group.amber else ""
        head = QHBoxLayout(whole)
        head.setContentsMargins(12, 12, 12, 4)
        head.addWidget(Text(self._theme, group.title, weight=600, tone=tone), stretch=1)
        head.addWidget(Text(self._theme, group.count, weight=600, tone=tone, wrap=False, tabular=True))
        return whole

    def _add(self, row: FindingRow, *, fixed: bool) -> None:
        found = FindingLine(self._theme, row, fixed=fixed)
        found.wanted.connect(self._go)
        found.second.connect(self._settle)
        found.stepped.connect(self.step)
        self.lines[row.key] = found
        self._list.addWidget(found)
        self._list.addWidget(line())

    def _mark(self, current: str) -> None:
        for key, found in self.lines.items():
            kind = "chosen" if key == current else ""
            found.setProperty("kind", kind)
            found.style().unpolish(found)
            found.style().polish(found)

    def focus_current(self) -> None:
        """Put the focus on the link of the current finding."""
        found = self.lines.get(self.presenter.view().current)
        if found is None:
            self.shut.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found.link.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroller.ensureWidgetVisible(found)

    def step(self, by: int) -> None:
        """To the next finding, or the one before."""
        row = self.presenter.next(by)
        if row is None:
            return
        self._mark(row.key)
        self.focus_current()
        if row.finding.action:
            self.shown_at.emit(str(row.finding.action))

    def _go(self, key: str) -> None:
        self.presenter.choose(key)
        self._mark(key)
        row = self.lines[key].row
        if row.at_once:
            self.changed.emit(key)
        elif row.leads:
            self.followed.emit(key)
        elif row.finding.action:
            self.opened.emit(str(row.finding.action), row.field)

    def _settle(self, key: str) -> None:
        self.presenter.choose(key)
        self.asked.emit(key)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.presenter.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

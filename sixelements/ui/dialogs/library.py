"""The library of actions: browsed, searched, and of each why it is in the plan or not, by factors (33)."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ActionId, LibraryActionId
from sixelements.i18n import _
from sixelements.presentation.board.library import (
    BranchView,
    LibraryDesk,
    LibraryGroup,
    LibraryItem,
    LibraryOrder,
    LibraryView,
)
from sixelements.ui.dialogs.frame import BareDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_not_now
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.digit_keys import held_down
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.library_detail import LibraryDetailPanel
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.wording import numbers, phrases

_SIZE = QSize(1180, 780)
_TREE, _WIDE, _BESIDE = 236, 1000, 600
"""Pixels at 100 %: the tree; from where all three panes fit, and from where list and detail do."""
_BESIDE_WORDS, _ABOVE_AND_BELOW = 24, 10
"""Pixels of a row that hold no words."""
_VALUE = Qt.ItemDataRole.UserRole


class LibraryDialog(BareDialog):
    """Accepted where somebody wants to write an action of their own instead.

    ``to_gate`` leads to the sheet that opens what is locked, once this is closed.
    """

    def __init__(
        self, parent: QWidget, theme: Theme, desk: LibraryDesk, *, to_gate: Callable[[], object]
    ) -> None:
        super().__init__(parent, theme, _("Library of actions"))
        self.desk, self._to_gate = desk, to_gate
        self._view = desk.view()
        self._build()
        self._connect()
        self.fit_within(theme.px(_SIZE.width()), theme.px(_SIZE.height()))
        self.show_view()
        self.list.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, desk: LibraryDesk, *, to_gate: Callable[[], object]) -> bool:
        """Show it; whether an action of the team's own is wanted."""
        return cls(parent, theme, desk, to_gate=to_gate).run()

    # building

    def _build(self) -> None:
        theme = self.theme
        self.own = Button(theme, _("Write your own"), self.accept, icon_name="edit")
        self.close_button = Button(theme, _("Close"), self.reject)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(theme, _("Library of actions"), role="title"), stretch=1)
        head.addWidget(self.own)
        head.addWidget(self.close_button)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(0)
        self.tree = _list(_("Parts of the library"))
        self._edge = upright_line()
        self._panes.addWidget(self.tree)
        self._panes.addWidget(self._edge)
        self._panes.addWidget(self._build_list(), stretch=1)
        self._panes.addWidget(upright_line())
        self.detail = LibraryDetailPanel(theme)
        self._panes.addWidget(self.detail, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._build_filters())
        column.addWidget(line())
        column.addLayout(self._panes, stretch=1)

    def _build_filters(self) -> QWidget:
        self.word = LineEdit()
        self.word.setPlaceholderText(_("Find a word"))
        self.word.setAccessibleName(_("Find a word"))
        self.branch, self.size_, self.leg_, self.order = (ChoiceBox() for _n in range(4))
        for box, name in (
            (self.branch, _("Parts of the library")),
            (self.size_, _("Size")),
            (self.leg_, _("Leg")),
            (self.order, _("Order")),
        ):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(12)
        self.fits = QCheckBox(_("Fits our level"))
        self.order.addItem(_("By practice"), LibraryOrder.PRACTICE)
        self.order.addItem(_("By rank"), LibraryOrder.RANK)
        filters = QWidget()
        flow = FlowLayout(spacing=10)
        filters.setLayout(flow)
        for part in (self.word, self.branch, self.size_, self.leg_, self.fits, self.order):
            flow.addWidget(part)
        return filters

    def _build_list(self) -> QWidget:
        theme = self.theme
        self._head = Text(theme, role="small", tone="muted")
        self._below = Text(theme, role="small", tone="muted")
        self.list = _list(_("Actions"), _ActionList())
        self._empty = Text(theme)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(2)
        for part in (self._head, self._below, self._empty):
            column.addWidget(part)
        column.addWidget(self.list, stretch=1)
        column.addStretch(0)  # keeps the words together where nothing is listed
        return whole

    def _connect(self) -> None:
        self.word.textChanged.connect(lambda text: self._narrow(find=text))
        self.size_.activated.connect(lambda n: self._narrow(size=self.size_.itemData(n)))
        self.leg_.activated.connect(lambda n: self._narrow(leg=self.leg_.itemData(n)))
        self.order.activated.connect(lambda n: self._narrow(order=self.order.itemData(n)))
        self.branch.activated.connect(lambda n: self._narrow(branch=self.branch.itemData(n)))
        self.fits.toggled.connect(lambda on: self._narrow(fits=on))
        self.tree.currentItemChanged.connect(self._branch_chosen)
        self.list.currentItemChanged.connect(self._action_chosen)
        self.list.itemActivated.connect(lambda _item: self._add())
        self.detail.add_wanted.connect(self._add)
        self.detail.not_now_wanted.connect(self._not_now)
        self.detail.gate_wanted.connect(self._open_gate)
        self.detail.park_chosen.connect(self._say_what_it_would_do)
        for keys, act in (
            ("Ctrl+F", self.word.setFocus),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    # showing

    def show_view(self) -> None:
        """Show the library as it is now."""
        view = self._view = self.desk.view()
        self._head.setText(view.head)
        self._below.setText(view.below)
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self.list.setVisible(not view.empty)
        fixed = self.desk.desk.fixed
        self.own.setEnabled(not fixed)
        self.own.setToolTip(fixed)
        self._fill_tree(view)
        self._fill_list(view)
        _fill(self.size_, view.sizes, self.desk.filter.size)
        _fill(self.leg_, view.legs, self.desk.filter.leg)
        self._show_detail()
        self._fit()

    def _show_detail(self) -> None:
        self.detail.show_detail(self._view.detail, fixed=self.desk.desk.fixed, to_park=self.desk.to_park())

    def _fill_tree(self, view: LibraryView) -> None:
        blocked = QSignalBlocker(self.tree)
        self.tree.clear()
        for line_ in view.tree:
            self.tree.addItem(_branch_item(line_))
            if line_.branch == self.desk.filter.branch:
                self.tree.setCurrentRow(self.tree.count() - 1)
        del blocked
        names = [(b.branch, phrases.read_aloud(b.title, b.count)) for b in view.tree]
        _fill(self.branch, names, self.desk.filter.branch)

    def _fill_list(self, view: LibraryView) -> None:
        blocked = QSignalBlocker(self.list)
        self.list.clear()
        for group in view.groups:
            self.list.addItem(self._group_item(group))
            for item in group.items:
                row = self._action_item(item)
                self.list.addItem(row)
                if item.id == self.desk.chosen:
                    self.list.setCurrentItem(row)
        del blocked
        self.list.scrollToItem(self.list.currentItem())

    def _group_item(self, group: LibraryGroup) -> QListWidgetItem:
        words = group.title
        if group.level is not None and group.aim is not None:
            now = _("now {level}, aim {aim}").format(level=group.level, aim=group.aim)
            words = phrases.labeled(group.title, now)
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self.theme.font("small", weight=600))
        item.setForeground(self.theme.color("muted"))
        item.setBackground(self.theme.color("sunken"))
        return item

    def _action_item(self, action: LibraryItem) -> QListWidgetItem:
        facts = numbers.series(filter(None, (action.facts, action.place)))
        item = QListWidgetItem(f"{action.title}\n{facts}")
        item.setData(_VALUE, action.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, action.spoken)
        item.setFont(self.theme.font("body", weight=600 if action.fits else 400))
        item.setForeground(self.theme.color("ink" if action.fits else "muted"))
        return item

    def _fit(self) -> None:
        """Three panes side by side; where room is short, the tree as a list to choose from, and two."""
        px, width = self.theme.px, self.width()
        wide = width >= px(_WIDE)
        for part in (self.tree, self._edge):
            part.setVisible(wide)
        self.branch.setVisible(not wide)
        ways = QBoxLayout.Direction
        beside = width >= px(_BESIDE)
        self._panes.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.tree.setFixedWidth(px(_TREE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # doing

    def _narrow(self, **changes: object) -> None:
        self.desk.narrow(**changes)
        self.show_view()
        announce(self, self._view.announced)

    def _branch_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._narrow(branch=item.data(_VALUE))

    def _action_chosen(self, item: QListWidgetItem | None) -> None:
        id_ = item.data(_VALUE) if item is not None else None
        if id_ is not None:
            self.desk.look_at(LibraryActionId(id_))
            self._view = self.desk.view()
            self._show_detail()

    def _add(self) -> None:
        """Add the action that is looked at; where the plan is full, it is asked what is parked for it."""
        detail = self._view.detail
        if detail is None or not detail.can_add:
            return
        instead = self.detail.parked if detail.full else ""
        if instead is None:
            said = self.desk.must_choose()
            self.detail.ask(said)
            announce(self, said)
            return
        self._do(lambda: self.desk.add(instead=ActionId(instead) if instead else None))

    def _say_what_it_would_do(self) -> None:
        parked = self.detail.parked
        self.detail.show_would(self.desk.would(ActionId(parked) if parked else None))

    def _not_now(self) -> None:
        detail = self._view.detail
        if detail is None:
            return
        said: list[str] = []
        asked = why_not_now(detail.title)
        if ReasonDialog.ask(self, self.theme, asked, lambda why: said.append(self.desk.not_now(why))):
            self._say(said[0])

    def _open_gate(self) -> None:
        self.reject()
        self._to_gate()

    def _do(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except SixElementsError as refusal:
            self.detail.say(refusal.sentence)
            return
        self._say(said)

    def _say(self, said: str) -> None:
        self.show_view()
        self.detail.say(said)
        announce(self, said)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed is off now

    def _next_pane(self, by: int) -> None:
        panes = [p for p in (self.tree, self.list, self.detail.why_title) if p.isVisible()]
        at = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """W goes to why, while nobody types."""
        if event.key() == Qt.Key.Key_W and not event.modifiers() and self.theme.choice.letters:
            self.detail.why_title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


class _ActionList(QListWidget):
    """Home and End go to the first and the last action, beyond the heads of practices."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        rows = [n for n in range(self.count()) if self.item(n).flags() & Qt.ItemFlag.ItemIsSelectable]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held_down(event):
            event.accept()
        elif rows and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.setCurrentRow(rows[0] if key is Qt.Key.Key_Home else rows[-1])
        else:
            super().keyPressEvent(event)


def _list(name: str, found: QListWidget | None = None) -> QListWidget:
    found = found or QListWidget()
    found.setAccessibleName(name)
    found.setWordWrap(True)
    found.setResizeMode(QListWidget.ResizeMode.Adjust)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    found.setProperty("kind", "library")
    found.setItemDelegate(_WholeWords(found))
    return found


class _WholeWords(QStyledItemDelegate):
    """Every row is as high as its words are: where a line just fits, Qt counts one line too few."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        found, view = super().sizeHint(option, index), self.parent()
        if not isinstance(view, QListWidget):
            return found
        self.initStyleOption(option, index)
        room = QRect(0, 0, view.viewport().width() - _BESIDE_WORDS, 10_000)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(found.width(), max(found.height(), words.height() + _ABOVE_AND_BELOW))


def _branch_item(branch: BranchView) -> QListWidgetItem:
    words = branch.title
    if branch.level is not None:
        words = phrases.labeled(branch.title, _("level {level}").format(level=branch.level))
    elif branch.count:
        words = phrases.labeled(branch.title, branch.count)
    item = QListWidgetItem("\u2003" * branch.depth + words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    item.setData(_VALUE, branch.branch)
    return item


def _fill(box: ChoiceBox, choices: object, chosen: object) -> None:
    """Offer what there is, with what is chosen."""
    assert isinstance(choices, (tuple, list))  # noqa: S101 - pairs of a value and its words
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
        if value == chosen:
            box.setCurrentIndex(box.count() - 1)

"""The board: a list of cards for each horizon, side by side where there is room, else one under another."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.domain.actions import Horizon
from sixelements.i18n import _
from sixelements.presentation.board.cards import BoardColumn, CardView
from sixelements.presentation.board.desk import BoardView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.plan_card import GAP, HEIGHT, PlanCard
from sixelements.ui.widgets.plan_model import CardModel, ColumnProxy
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.text import Text

_NARROWEST, _BETWEEN, _LEAST = 198, 12, 60
"""Pixels: of a column beside others, between two, and of what a layout may press one to."""
_WAYS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "earlier",
    Qt.Key.Key_Right: "later",
}


class CardList(QListView):
    """The cards of a horizon; all of them are in sight, as the page scrolls and not each list.

    ``moved``: up, down, earlier or later; ``aside``: to the column before (-1) or after.
    """

    chosen = Signal(str)
    opened = Signal(str)
    pressed_card = Signal(str)
    moved = Signal(str, str)
    aside = Signal(int)
    deleted = Signal(str)

    def __init__(self, theme: Theme, proxy: ColumnProxy, delegate: PlanCard) -> None:
        super().__init__()
        self.proxy, self._theme, self.fixed = proxy, theme, False
        self.setModel(proxy)
        self.setItemDelegate(delegate)
        self.setProperty("kind", "sections")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        proxy.modelReset.connect(self.updateGeometry)
        proxy.rowsInserted.connect(self.updateGeometry)
        proxy.rowsRemoved.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = max(self.proxy.rowCount(), 1)
        return QSize(self._theme.px(_NARROWEST), rows * self._theme.px(HEIGHT + GAP) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.sizeHint().height())

    def card(self) -> CardView | None:
        """The current card."""
        index = self.currentIndex()
        return self.proxy.card(index) if index.isValid() else None

    def put_on(self, row: int) -> None:
        """Make a row current, the nearest there is."""
        row = min(max(row, 0), self.proxy.rowCount() - 1)
        self.setCurrentIndex(self.proxy.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.chosen.emit(str(self.proxy.card(current).id))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.proxy.rowCount():
            self.put_on(0)
        card = self.card()
        if card and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.chosen.emit(str(card.id))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.pressed_card.emit(str(self.proxy.card(index).id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = Qt.Key(event.key()), self.card()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if card and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(str(card.id))
        elif card and alt and key in _WAYS:
            if not self.fixed:
                self.moved.emit(str(card.id), _WAYS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(-1 if key is Qt.Key.Key_Left else 1)
        elif card and key is Qt.Key.Key_Delete and not self.fixed:
            self.deleted.emit(str(card.id))
        else:
            super().keyPressEvent(event)


class PlanBoard(QWidget):
    """Each signal carries the action's id; ``placed`` also its horizon and the action that comes after it."""

    chosen = Signal(str)
    pressed = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str)
    placed = Signal(str, object, object)
    deleted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model = CardModel(self)
        self.model.dropped.connect(self.placed)
        self._delegate = PlanCard(theme, self)
        self.lists: dict[Horizon, CardList] = {}
        self._heads: dict[Horizon, tuple[Text, Text, Text, Text]] = {}
        self._columns: dict[Horizon, QWidget] = {}
        self._laid_out: tuple[int, list[QWidget]] = (0, [])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(16)
        for horizon in Horizon:
            self._build(horizon)
        theme.changed.connect(self._fit)

    def _build(self, horizon: Horizon) -> None:
        theme = self._theme
        head = (
            Text(theme, weight=600, wrap=False),
            Text(theme, tone="muted", wrap=False),
            Text(theme, tone="muted", wrap=False, tabular=True),
            Text(theme, role="small", tone="muted"),
        )
        cards = CardList(theme, ColumnProxy(horizon, self.model), self._delegate)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(head[0])
        row.addWidget(head[1], stretch=1)
        row.addWidget(head[2])
        column = QWidget(self)  # without a parent it would be shown as a window of its own
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addLayout(row)
        lines.addWidget(head[3])
        lines.addWidget(cards)
        lines.addStretch(1)
        cards.chosen.connect(self.chosen)
        cards.pressed_card.connect(self.pressed)
        cards.opened.connect(self.opened)
        cards.moved.connect(self.moved)
        cards.deleted.connect(self.deleted)
        cards.aside.connect(lambda by: self._go_aside(horizon, by))
        self.lists[horizon], self._heads[horizon], self._columns[horizon] = cards, head, column

    def show_board(self, view: BoardView, *, chosen: str | None, fixed: bool) -> None:
        """Show the board as it is now; the focus stays on the card that had it, wherever it lies now."""
        focused = self._focused()
        self.model.show_cards(view.cards, fixed=fixed)
        self._delegate.chosen = chosen
        shown = {c.horizon: c for c in view.columns}
        for horizon in Horizon:
            self._columns[horizon].setVisible(horizon in shown)
            self.lists[horizon].fixed = fixed
            if horizon in shown:
                self._show_head(shown[horizon], fixed=fixed)
        self._fit()
        if focused:
            self.focus_card(focused)
        self._one_stop(focused or chosen or "")
        for cards in self.lists.values():
            cards.viewport().update()

    def _one_stop(self, id_: str) -> None:
        """Let Tab stop at the board once, on the card that is looked at; arrows go to the others."""
        filled = [cards for cards in self.lists.values() if cards.proxy.rowCount()]
        stop = self.put_on(id_) or next(iter(filled), None)
        for cards in self.lists.values():
            cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards is stop else Qt.FocusPolicy.ClickFocus)

    def _show_head(self, column: BoardColumn, *, fixed: bool) -> None:
        title, purpose, count, empty = self._heads[column.horizon]
        title.setText(column.title)
        purpose.setText(column.purpose)
        count.setText(column.count)
        empty.setText(column.empty)
        empty.setVisible(not column.cards)
        cards = self.lists[column.horizon]
        cards.setAccessibleName(column.spoken)
        keys = _("Enter opens it.")
        if not fixed:
            keys = _("Enter opens it, Alt and an arrow key moves it, Delete takes it out.")
        cards.setAccessibleDescription(keys)
        cards.updateGeometry()

    def focus_chosen(self) -> None:
        """Put the focus on the chosen card, else on the first."""
        if not self.focus_card(self._delegate.chosen or ""):
            self._focus_first()

    def focus_card(self, id_: str) -> bool:
        """Put the focus on a card; whether it is there."""
        cards = self.put_on(id_)
        if cards:
            cards.setFocus(Qt.FocusReason.OtherFocusReason)
        return cards is not None

    def put_on(self, id_: str) -> CardList | None:
        """Make a card the current one of its column, which is returned; None if it has none."""
        for cards in self.lists.values():
            for row in range(cards.proxy.rowCount()):
                if cards.proxy.card(cards.proxy.index(row, 0)).id == id_:
                    cards.put_on(row)
                    return cards
        return None

    def place_of(self, id_: str) -> QRect | None:
        """Where a card lies on the board; None if it has none."""
        for cards in self.lists.values():
            for row in range(cards.proxy.rowCount()):
                index = cards.proxy.index(row, 0)
                if cards.proxy.card(index).id == id_:
                    box = cards.visualRect(index)
                    return QRect(cards.viewport().mapTo(self, box.topLeft()), box.size())
        return None

    def _focus_first(self) -> None:
        found = next((cards for cards in self.lists.values() if cards.proxy.rowCount()), None)
        if found:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str:
        held = next((cards for cards in self.lists.values() if cards.hasFocus()), None)
        card = held.card() if held else None
        return str(card.id) if card else ""

    def _go_aside(self, horizon: Horizon, by: int) -> None:
        """To the nearest column that has cards, at the same height."""
        order = list(Horizon)
        at, row = order.index(horizon) + by, self.lists[horizon].currentIndex().row()
        while 0 <= at < len(order):
            cards = self.lists[order[at]]
            if cards.proxy.rowCount():
                cards.put_on(row)
                cards.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at += by

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many columns side by side as there is room for; then one under another."""
        shown = [h for h in Horizon if not self._columns[h].isHidden()]
        narrowest = self._theme.px(_NARROWEST)
        fit = max((self.width() + _BETWEEN) // (narrowest + _BETWEEN), 1)
        across = len(shown) if fit >= len(shown) else 1 if fit < 2 else min(fit, len(shown))
        placed = [self._columns[h] for h in shown]
        if (across, placed) == self._laid_out:
            return
        self._laid_out = (across, placed)
        for column in self._columns.values():
            self._grid.removeWidget(column)
        for n, column in enumerate(placed):
            self._grid.addWidget(column, n // across, n % across, Qt.AlignmentFlag.AlignTop)
        for n in range(len(Horizon)):
            self._grid.setColumnStretch(n, 1 if n < across else 0)

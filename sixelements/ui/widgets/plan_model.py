"""The cards of the plan as the one list that all its views look at, and the part of it in a column."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from sixelements.domain.actions import Horizon
from sixelements.presentation.board.cards import CardView
from sixelements.ui.widgets.rows_model import Index

MIME = "application/x-sixelements-action"
CARD_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """One card a row, column by column; ``dropped``: an action's id, a horizon, and what comes after it.

    A drop only says where: what is refused stays where it is, and what moved comes back with the next cards.
    """

    dropped = Signal(str, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: tuple[CardView, ...] = ()
        self.fixed = False

    def show_cards(self, cards: tuple[CardView, ...], *, fixed: bool) -> None:
        """Show the cards as they are now; where the same ones stay in place only they are painted again."""
        same = [(c.id, c.horizon) for c in cards] == [(c.id, c.horizon) for c in self.cards]
        if not same:
            self.beginResetModel()
        before, self.cards, self.fixed = self.cards, cards, fixed
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, cards, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, id_: str) -> int:
        """The row of an action; -1 where it has no card."""
        return next((n for n, card in enumerate(self.cards) if card.id == id_), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return card.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.fixed:
            return flags
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            card: CardView = self.cards[indexes[0].row()]
            data.setData(MIME, str(card.id).encode())
        return data


class ColumnProxy(QSortFilterProxyModel):
    """The cards of one horizon."""

    def __init__(self, horizon: Horizon, model: CardModel) -> None:
        super().__init__(model)
        self.horizon, self._model = horizon, model
        self.setSourceModel(model)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return self._model.cards[row].horizon is self.horizon

    def card(self, index: Index) -> CardView:
        """The card of a row of this column."""
        found: CardView = index.data(CARD_ROLE)
        return found

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid():
            return self._model.flags(self.mapToSource(index))
        return self._model.flags(_NOWHERE)

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        return not self._model.fixed and data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Say where it was dropped. Never True: Qt would take the row out of where it came from."""
        if self._model.fixed or not data.hasFormat(MIME):
            return False
        at = parent.row() if parent.isValid() else row
        before = self.card(self.index(at, 0)).id if 0 <= at < self.rowCount() else None
        id_ = bytes(data.data(MIME).data()).decode()
        if before != id_:
            self._model.dropped.emit(id_, self.horizon, before)
        return False

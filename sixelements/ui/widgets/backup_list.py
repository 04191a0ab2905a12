"""The backups as rows under their days: time, reason, size, and whether each opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from sixelements.application.ports import BackupCopy
from sixelements.i18n import _
from sixelements.presentation.backups import BackupGroup, BackupRow, Soundness
from sixelements.ui.icons import icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.rows_model import Index

_ROW = Qt.ItemDataRole.UserRole
_TIME, _REASON, _SIZE, _STATE = range(4)
_LOOKS = {Soundness.OPENS: ("check", "success"), Soundness.DAMAGED: ("warning", "danger")}


class BackupList(QTreeWidget):
    """``chosen``: another backup is. ``entered``: Enter or two clicks. ``unfold_wanted``: show older ones."""

    chosen = Signal(object)
    entered = Signal()
    unfold_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filling = False
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("kind", "bare")
        self.setAccessibleName(_("Backups, newest first"))
        self.setItemDelegate(_RowDelegate(theme, self))
        self.currentItemChanged.connect(self._changed)
        self.itemDoubleClicked.connect(lambda _item, _column: self._enter())
        self.itemClicked.connect(self._clicked)
        theme.changed.connect(self._restyle)

    def show_groups(self, groups: Sequence[BackupGroup], chosen: BackupCopy | None) -> None:
        """Show days and rows; the chosen backup is the current row."""
        self._filling = True
        self.clear()
        for group in groups:
            self._add_title(group.title)
            for row in group.rows:
                item = self._add_row(row)
                if row.copy is not None and row.copy == chosen:
                    self.setCurrentItem(item)
        self._fit()
        self._filling = False

    def show_state(self, groups: Sequence[BackupGroup]) -> None:
        """Show what is known of the same rows so far."""
        rows = {row.copy.path: row for group in groups for row in group.rows if row.copy}
        for n in range(self.topLevelItemCount()):
            item = self.topLevelItem(n)
            row: BackupRow | None = item.data(_TIME, _ROW) if item else None
            if item and row and row.copy and row.copy.path in rows:
                self._fill(item, rows[row.copy.path])

    def _add_title(self, title: str) -> None:
        item = QTreeWidgetItem([title])
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # no key stops at a day
        item.setForeground(_TIME, self._theme.color("ink"))
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        item.setFont(_TIME, self._theme.font("small", weight=600))

    def _add_row(self, row: BackupRow) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        self.addTopLevelItem(item)
        self._fill(item, row)
        return item

    def _fill(self, item: QTreeWidgetItem, row: BackupRow) -> None:
        theme = self._theme
        item.setData(_TIME, _ROW, row)
        for column, text in enumerate((row.time, row.reason, row.size, row.state)):
            item.setText(column, text)
            item.setFont(column, theme.font("body", tabular=column in (_TIME, _SIZE)))
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, row.spoken if column == _TIME else text)
        item.setForeground(_SIZE, theme.color("muted"))
        item.setToolTip(_REASON, row.reason)
        item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        sign, tone = _LOOKS.get(row.soundness, ("chevron-down" if row.copy is None else "", "muted"))
        item.setForeground(_STATE, theme.color(tone))
        if sign:
            item.setIcon(_STATE, icon(sign, theme.color(tone), side=theme.px(14)))

    def _restyle(self) -> None:
        for n in range(self.topLevelItemCount()):
            item = self.topLevelItem(n)
            row: BackupRow | None = item.data(_TIME, _ROW) if item else None
            if item and row:
                self._fill(item, row)
            elif item:
                item.setFont(_TIME, self._theme.font("small", weight=600))
                item.setForeground(_TIME, self._theme.color("ink"))
        self._fit()

    def _fit(self) -> None:
        theme, head = self._theme, self.header()
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(10)
        head.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, least in ((_TIME, 72), (_SIZE, 64), (_STATE, 104)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            hint = self.sizeHintForColumn(column) if column != _TIME else self._widest_time()
            head.resizeSection(column, max(hint, theme.px(least)))

    def _widest_time(self) -> int:
        items = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        rows = [row for item in items if item and (row := item.data(_TIME, _ROW))]
        metrics = QFontMetrics(self._theme.font("body", tabular=True))
        widest = max((metrics.horizontalAdvance(row.time) for row in rows), default=0)
        return widest + self._theme.px(40)

    def _changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        row: BackupRow | None = item.data(_TIME, _ROW) if item else None
        if row and row.copy and not self._filling:
            self.chosen.emit(row.copy)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        row: BackupRow | None = item.data(_TIME, _ROW)
        if row and row.copy is None:
            self.unfold_wanted.emit()

    def _enter(self) -> None:
        item = self.currentItem()
        row: BackupRow | None = item.data(_TIME, _ROW) if item else None
        if row and row.copy is None:
            self.unfold_wanted.emit()
        elif row:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """A line under every row, none under a day, and air around the words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + self._theme.px(16), max(size.height(), self._theme.px(31)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRectF(option.rect)
        first = index.column() == _TIME
        if first and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.color("accent"))
        inner = QStyleOptionViewItem(option)
        if first:
            inner.rect.setLeft(inner.rect.left() + theme.px(20))
        super().paint(painter, inner, index)
        if index.sibling(index.row(), _TIME).data(_ROW) is not None:
            under = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
            painter.fillRect(under, theme.color("line"))

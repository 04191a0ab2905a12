"""The table of the portfolio: a head a workbook, a row a team, a line for what can't be read."""

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelectionModel,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sixelements.i18n import _
from sixelements.presentation.pages.portfolio import PortfolioRow, TeamRow, UnreadRow, WorkbookRow
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.rows_model import ROW_ROLE, Index, RowsModel

_ROW, _PAD, _BAR, _BAR_HIGH, _INDENT = 31, 8, 44, 8, 18
_LEAST_NAME, _ICON = 130, 16


class PortfolioColumn(IntEnum):
    """The columns, left to right."""

    TEAM = 0
    ROUND = 1
    ALL = 2
    FRONTLINE = 3
    SUPERVISORS = 4
    MANAGERS = 5
    CLOSED = 6
    DONE = 7
    REVIEW = 8
    NEXT = 9


_ROLES = (PortfolioColumn.FRONTLINE, PortfolioColumn.SUPERVISORS, PortfolioColumn.MANAGERS)
_RIGHT = (PortfolioColumn.ALL, *_ROLES, PortfolioColumn.CLOSED)
_FIRST_TO_GO = (_ROLES, (PortfolioColumn.ROUND,), (PortfolioColumn.CLOSED,), (PortfolioColumn.REVIEW,))
"""What is left out where room is short, in this order; the row read aloud has all of it."""


class _Said(NamedTuple):
    text: str
    tone: str = "ink"
    weight: int = 400
    link: bool = False


class PortfolioModel(RowsModel[PortfolioRow]):
    """The first cell is heard as the whole row; one that can't be read says why in each of its cells."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            parent,
            headers(),
            words=lambda row, column: words_of(row, PortfolioColumn(column)),
            spoken=lambda row, column: words_of(row, PortfolioColumn(column)) if column else row.spoken,
            tip=lambda row, column: (
                row.sentence if isinstance(row, UnreadRow) else words_of(row, PortfolioColumn(column))
            ),
            figures=_RIGHT,
            at=Qt.AlignmentFlag.AlignBottom,
        )


def headers() -> tuple[str, ...]:
    """What stands over the columns."""
    return (
        _("Team"),
        _("Round"),
        _("All"),
        _("Front line"),
        _("Supervisors"),
        _("Managers"),
        _("Closed"),
        _("Actions done"),
        _("Next review"),
        _("What to do next"),
    )


def forget_words() -> str:
    """The link that takes a workbook off the list."""
    return _("Forget")


def words_of(row: PortfolioRow, column: PortfolioColumn) -> str:
    """What a cell says."""
    if isinstance(row, WorkbookRow):
        return row.organization if column is PortfolioColumn.TEAM else ""
    if isinstance(row, UnreadRow):
        return {PortfolioColumn.TEAM: row.name, PortfolioColumn.NEXT: row.way_out}.get(column, "")
    return _team_words(row, column)


def _team_words(row: TeamRow, column: PortfolioColumn) -> str:
    if column in _ROLES:
        not_asked = _("role not asked") if column is _ROLES[-1] else ""
        return row.roles[_ROLES.index(column)] if row.roles else not_asked
    return {
        PortfolioColumn.TEAM: row.team,
        PortfolioColumn.ROUND: row.round,
        PortfolioColumn.ALL: row.answered,
        PortfolioColumn.CLOSED: row.closed,
        PortfolioColumn.DONE: row.done,
        PortfolioColumn.REVIEW: row.review,
        PortfolioColumn.NEXT: row.next,
    }[column]


class PortfolioTable(BareTable):
    """``opened`` and ``followed`` carry the row, as Enter and the link do; ``forgotten`` too."""

    opened, followed, forgotten = Signal(object), Signal(object), Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(whole=False)
        self._theme = theme
        self.cells = PortfolioModel(self)
        self._delegate = _RowPainter(theme, self)
        self.setModel(self.cells)
        self.setHorizontalHeader(_ColumnHeads(theme, self))
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Teams"))
        self.setAccessibleDescription(
            _("Enter opens the workbook, Right does what comes next, Delete takes the workbook off the list.")
        )
        self.setMouseTracking(True)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: tuple[PortfolioRow, ...]) -> None:
        """Show other rows; the current one stays the current one."""
        before = self.current
        self.cells.show_rows(rows)
        self.clearSpans()
        for n, row in enumerate(rows):
            if isinstance(row, WorkbookRow):
                self.setSpan(n, 0, 1, len(PortfolioColumn))
            elif isinstance(row, UnreadRow):
                self.setSpan(n, 0, 1, PortfolioColumn.NEXT)
        self._fit()
        at = next((n for n, row in enumerate(rows) if before and _same(row, before)), None)
        if at is None:
            at = next((n for n, row in enumerate(rows) if not isinstance(row, WorkbookRow)), 0)
        if rows:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.cells.index(at, 0), flags)

    @property
    def current(self) -> PortfolioRow | None:
        """The row that is selected."""
        at = self.currentIndex().row()
        return self.cells.rows[at] if 0 <= at < len(self.cells.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current, event.key()
        signals = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Right: self.followed,
            Qt.Key.Key_Delete: self.forgotten,
        }
        wanted = signals.get(Qt.Key(key))
        if row is not None and wanted is not None and not event.modifiers() & ~_KEYPAD:
            wanted.emit(row)
        elif key != Qt.Key.Key_Left:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        row, column = self.cells.rows[index.row()], PortfolioColumn(index.column())
        if not self._is_link(row, column):
            return
        if isinstance(row, UnreadRow) and self._delegate.is_last(row, self.visualRect(index), at.x()):
            self.forgotten.emit(row)
        else:
            self.followed.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_link(
            self.cells.rows[index.row()], PortfolioColumn(index.column())
        ):
            self.opened.emit(self.cells.rows[index.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        link = index.isValid() and self._is_link(
            self.cells.rows[index.row()], PortfolioColumn(index.column())
        )
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @staticmethod
    def _is_link(row: PortfolioRow, column: PortfolioColumn) -> bool:
        linked = isinstance(row, UnreadRow) or (isinstance(row, TeamRow) and row.page is not None)
        return linked and column is PortfolioColumn.NEXT

    # room

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it scrolls by itself, and takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(5 * _ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns are as wide as their words, the name takes the rest; where room is short some go."""
        widths = self._widths()
        gone: set[PortfolioColumn] = set()
        for columns in _FIRST_TO_GO:
            if self._rest(widths, gone) >= self._theme.px(_LEAST_NAME):
                break
            gone |= set(columns)
        widths[PortfolioColumn.TEAM] = max(self._rest(widths, gone), self._theme.px(80))
        for column in PortfolioColumn:
            self.setColumnHidden(column, column in gone)
            self.setColumnWidth(column, widths[column])
        for n in range(len(self.cells.rows)):
            self.setRowHeight(n, self._theme.px(_ROW))
        self.updateGeometry()

    def _rest(self, widths: dict[PortfolioColumn, int], gone: set[PortfolioColumn]) -> int:
        taken = sum(w for c, w in widths.items() if c is not PortfolioColumn.TEAM and c not in gone)
        return self.viewport().width() - taken

    def _widths(self) -> dict[PortfolioColumn, int]:
        theme = self._theme
        cells = QFontMetrics(theme.font("body", weight=600, tabular=True))
        heads = QFontMetrics(theme.font("small", weight=600))
        widths = {}
        for column in PortfolioColumn:
            wide = [self._wide(cells, row, column) for row in self.cells.rows]
            widths[column] = max(heads.horizontalAdvance(headers()[column]), *wide, 0) + theme.px(2 * _PAD)
        return widths

    def _wide(self, metrics: QFontMetrics, row: PortfolioRow, column: PortfolioColumn) -> int:
        """How wide what a cell says is; what goes over several columns does not count."""
        if isinstance(row, UnreadRow) and column is PortfolioColumn.NEXT:
            ways = (row.way_out, forget_words())
            return sum(metrics.horizontalAdvance(words) for words in ways) + self._theme.px(_PAD)
        if not isinstance(row, TeamRow) or (column in _ROLES and not row.roles):
            return 0
        words = metrics.horizontalAdvance(words_of(row, column))
        if column is PortfolioColumn.DONE and row.share is not None:
            late = metrics.horizontalAdvance(row.late)
            return words + self._theme.px(_BAR + 2 * _PAD) + late
        return words


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _same(one: PortfolioRow, other: PortfolioRow) -> bool:
    """Whether two rows are about the same team, or the same workbook."""
    if isinstance(one, TeamRow) and isinstance(other, TeamRow):
        return (one.path, one.id) == (other.path, other.id)
    return type(one) is type(other) and one.path == other.path


class _ColumnHeads(QHeaderView):
    """The names of the columns, and over four of them what they count."""

    def __init__(self, theme: Theme, table: PortfolioTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme, self._table = theme, table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        high = 2 * self._theme.line("small") + self._theme.px(8)
        return QSize(super().sizeHint().width(), high)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = self._theme
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("lineStrong"))
        painter.setFont(theme.font("small", weight=600))
        painter.setPen(theme.color("muted"))
        pad = theme.px(_PAD)
        left = theme.px(_INDENT) + pad if column == PortfolioColumn.TEAM else pad
        across = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
        box = rect.adjusted(left, 0, -pad, -theme.px(4))
        painter.drawText(box, across | Qt.AlignmentFlag.AlignBottom, headers()[column])
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        counted = [c for c in (PortfolioColumn.ALL, *_ROLES) if not self.isSectionHidden(c)]
        lefts = [self.sectionViewportPosition(c) for c in counted]
        left = min(lefts)
        right = max(at + self.sectionSize(c) for at, c in zip(lefts, counted, strict=True)) - theme.px(_PAD)
        painter = QPainter(self.viewport())
        painter.setFont(theme.font("small", weight=600))
        painter.setPen(theme.color("muted"))
        high = theme.line("small")
        wide = QFontMetrics(painter.font()).horizontalAdvance(_("Answered of asked"))
        box = QRect(min(left, right - wide), 0, max(right - left, wide), high)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Answered of asked"))
        if len(counted) > 1:
            painter.fillRect(
                QRect(left + theme.px(_PAD), high, right - left - theme.px(_PAD), 1), theme.color("line")
            )
        painter.end()


class _RowPainter(QStyledItemDelegate):
    """Paints heads, teams, and lines of what can't be read."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PortfolioRow = index.data(ROW_ROLE)
        column, theme, box = PortfolioColumn(index.column()), self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selected"))
        elif isinstance(row, WorkbookRow):
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        pad = theme.px(_PAD)
        inner = box.adjusted(pad, 0, -pad, 0)
        if isinstance(row, WorkbookRow):
            self._head(painter, inner, row)
        elif isinstance(row, UnreadRow):
            self._unread(painter, inner, row, column)
        else:
            self._team(painter, inner, row, column)
        painter.restore()

    def _head(self, painter: QPainter, box: QRectF, row: WorkbookRow) -> None:
        right = self._write(painter, box, [_Said(row.teams, "muted")], right=True)
        room = box.adjusted(0, 0, -right - self._theme.px(_PAD), 0)
        taken = self._write(painter, room, [_Said(row.organization, weight=600), _Said(row.file, "muted")])
        if row.held:
            room = room.adjusted(taken + self._theme.px(2 * _PAD), 0, 0, 0)
            self._signed(painter, room, "lock", "muted", [_Said(row.held, "muted")])

    def _unread(self, painter: QPainter, box: QRectF, row: UnreadRow, column: PortfolioColumn) -> None:
        if column is PortfolioColumn.TEAM:
            sign = "warning" if row.missing else "lock"
            self._signed(painter, box, sign, "warn", [_Said(row.name, weight=600), _Said(row.sentence)])
        else:
            ways = (row.way_out, forget_words())
            self._write(painter, box, [_Said(words, "accent", link=True) for words in ways])

    def is_last(self, row: UnreadRow, box: QRect, x: int) -> bool:
        """Whether the second of a row's two links lies there, rather than the first."""
        metrics = QFontMetrics(self._theme.font("body", tabular=True))
        return x > box.left() + metrics.horizontalAdvance(row.way_out) + self._theme.px(2 * _PAD)

    def _team(self, painter: QPainter, box: QRectF, row: TeamRow, column: PortfolioColumn) -> None:
        words = words_of(row, column)
        if column is PortfolioColumn.TEAM:
            box = box.adjusted(self._theme.px(_INDENT), 0, 0, 0)
        if column is PortfolioColumn.DONE:
            self._done(painter, box, row)
        elif column is PortfolioColumn.NEXT:
            linked = row.page is not None
            self._write(painter, box, [_Said(words, "accent" if linked else "muted", link=linked)])
        elif column in _ROLES and not row.roles and column is _ROLES[-1]:
            wider = box.adjusted(-2 * box.width(), 0, 0, 0)
            self._write(painter, wider, [_Said(words, "muted")], right=True)
        else:
            self._write(painter, box, [_styled(row, column, words)], right=column in _RIGHT)

    def _done(self, painter: QPainter, box: QRectF, row: TeamRow) -> None:
        theme = self._theme
        if row.share is None:
            self._write(painter, box, [_Said(row.done, "muted")])
            return
        wide, high = theme.px(_BAR), theme.px(_BAR_HIGH)
        bar = QRectF(box.left(), box.center().y() - high / 2, wide, high)
        painter.setPen(theme.color("muted"))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.fillRect(bar.adjusted(0, 0, -bar.width() * (1 - row.share), 0), theme.color("muted"))
        room = box.adjusted(wide + theme.px(_PAD), 0, 0, 0)
        self._write(painter, room, [_Said(row.done), _Said(row.late, "warn")], gap=5)

    def _signed(self, painter: QPainter, box: QRectF, sign: str, tone: str, words: list[_Said]) -> None:
        side = self._theme.px(_ICON)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_icon(painter, sign, square, self._theme.color(tone))
        self._write(painter, box.adjusted(side + self._theme.px(6), 0, 0, 0), words)

    def _write(
        self, painter: QPainter, box: QRectF, words: list[_Said], *, right: bool = False, gap: int = _PAD
    ) -> int:
        """Write one after another, cut where the room ends; returns how wide that is."""
        at, room = box.left(), box.width()
        across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        for said in words:
            font = self._theme.font("body", weight=said.weight, tabular=True)
            font.setUnderline(said.link)
            painter.setFont(font)
            painter.setPen(self._theme.color(said.tone))
            metrics = painter.fontMetrics()
            left = int(box.left() + room - at) + 1
            text = metrics.elidedText(said.text, Qt.TextElideMode.ElideRight, left)
            flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(QRectF(at, box.top(), left, box.height()), flags, text)
            at += metrics.horizontalAdvance(text) + self._theme.px(gap)
        return round(at - box.left())


def _styled(row: TeamRow, column: PortfolioColumn, words: str) -> _Said:
    if column is PortfolioColumn.CLOSED and row.collecting:
        return _Said(words, weight=600)
    if column is PortfolioColumn.REVIEW:
        return _Said(words, "warn" if row.review_late else "ink" if row.share is not None else "muted")
    return _Said(words)

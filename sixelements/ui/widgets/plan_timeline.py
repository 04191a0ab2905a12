"""The plan as bars over days, with arrows for what waits, and the profile it would reach (picture 10)."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sixelements.charts import marks
from sixelements.charts.scene import Scene
from sixelements.charts.what_if import WhatIfLegend, WhatIfLine, what_if_chart
from sixelements.i18n import _
from sixelements.presentation.board.timeline import (
    BarKind,
    DayLine,
    TimelineOrder,
    TimelineRow,
    TimelineView,
    WhatIfView,
)
from sixelements.presentation.table import TableView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.data_table import DataTable
from sixelements.ui.widgets.kept_paintings import KeptPaintings
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.scene_view import SceneView, paint_scene
from sixelements.ui.widgets.text import Text
from sixelements.wording import numbers, phrases

ROW_ROLE = Qt.ItemDataRole.UserRole
_ROW, _HEAD, _BAR, _PIN = 34, 46, 18, 14
_TITLES = 0.24, 0.44
"""The share of the width that the titles take at least, and at most where they are long."""
_MARK = 38
"""Pixels before a title and after it."""
_AFTER = 150
"""Pixels kept free behind the last day, for owner and date."""
_GROUP = 0.42
"""The share of a row's height that the name of a group takes in its first row."""
_AHEAD, _NARROW_AHEAD = 560, 330
"""Units across: what the plan would reach, and where large words leave less room."""
_APART = 6
"""Pixels between two names over the days."""
_NOWHERE = QModelIndex()
_WEEK = 7


class DaysAcross(QObject):
    """Where days lie across: the titles left, the days right of them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.days = 1
        self._titles: tuple[str, ...] = ()
        self._longest = 0.0
        theme.changed.connect(self._measure)

    def left(self, width: float) -> float:
        """Where the first day begins: after the longest title, as far as the bars leave it room."""
        least, most = (width * share for share in _TITLES)
        return min(max(self._longest, least), most)

    def show_titles(self, titles: Iterable[str]) -> None:
        """Make room for these titles."""
        self._titles = tuple(titles)
        self._measure()

    def _measure(self) -> None:
        metrics = QFontMetricsF(self._theme.font("body", weight=600, tabular=True))
        words = max(map(metrics.horizontalAdvance, self._titles), default=0.0)
        self._longest = words + self._theme.px(_MARK) + 1

    def day(self, n: float, width: float) -> float:
        """Where a day begins, counted from the first shown."""
        room = width - self.left(width) - self._theme.px(_AFTER)
        return self.left(width) + room * n / max(self.days, 1)

    def weeks(self, pixels: float, width: float) -> int:
        """How many weeks a way across is, rounded."""
        week = self.day(_WEEK, width) - self.day(0, width)
        return round(pixels / week) if week else 0


class TimelineModel(QAbstractListModel):
    """One bar a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[TimelineRow, ...] = ()

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Show other rows; where the same actions stay in place they are only painted again."""
        same = [r.id for r in rows] == [r.id for r in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


class BarDelegate(QStyledItemDelegate):
    """A row: mark and title, the bar, and owner and date behind it."""

    def __init__(self, theme: Theme, scale: DaysAcross, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._scale = theme, scale
        self._kept = KeptPaintings(theme, self)
        self.chosen: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TimelineRow = index.data(ROW_ROLE)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)

        def act(on: QPainter, whole: QRectF) -> None:
            self._row(on, whole, row, focused=focused)

        key = (row, row.id == self.chosen, focused, self._scale.days, self._scale.left(option.rect.width()))
        self._kept.paint(painter, QRectF(option.rect), key, act)

    def _row(self, painter: QPainter, box: QRectF, row: TimelineRow, *, focused: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id == self.chosen:
            painter.fillRect(box, self._theme.color("selected"))
        under = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(under, self._theme.color("line"))
        self._title(painter, box, row)
        if row.first is not None and row.last is not None:
            self._bar(painter, box, row, row.first, row.last)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)

    def _title(self, painter: QPainter, box: QRectF, row: TimelineRow) -> None:
        px, scale = self._theme.px, self._theme.choice.scale
        scene = marks.element(row.element, alt="", size=16)
        painter.save()
        painter.translate(QPointF(box.left() + px(4), box.top() + (box.height() - 16 * scale) / 2))
        paint_scene(painter, scene, self._theme, scale)
        painter.restore()
        left = box.left() + px(30)
        words = QRectF(left, box.top(), self._scale.left(box.width()) - px(_MARK), box.height())
        if row.group:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), self._theme.color("lineStrong"))
            above = QRectF(words.left(), words.top() + px(1), words.width(), words.height() * _GROUP)
            self._words(painter, above, row.group, role="small", tone="muted", weight=600)
            words.setTop(above.bottom() - px(2))
        self._words(painter, words, row.title, weight=600 if row.id == self.chosen else 400)

    def _bar(self, painter: QPainter, box: QRectF, row: TimelineRow, first: int, last: int) -> None:
        px, theme = self._theme.px, self._theme
        bar = bar_box(box, self._scale, first, last, px(_BAR))
        color = theme.color("warn" if row.kind in (BarKind.AMBER, BarKind.STUCK) else "accent")
        pen = QPen(color, 1.5)
        if row.kind is BarKind.DASHED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color if row.kind is BarKind.FILLED else theme.color("panel"))
        painter.drawRoundedRect(bar, 4, 4)
        if row.kind is BarKind.STUCK:  # told apart without its color
            painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, 4, 4)
        elif row.kind is BarKind.DONE:
            self._tick(painter, bar, color)
        left = bar.right() + px(8)
        if row.pinned:
            side = px(_PIN)
            square = QRectF(left, box.center().y() - side / 2, side, side)
            paint_icon(painter, "tag", square, theme.color("muted"))
            left += px(_PIN + 4)
        room = max(box.right() - left, 0)
        owner = QRectF(left, box.top(), room, box.height())
        amber = row.kind is BarKind.AMBER
        used = self._words(painter, owner, row.owner, role="small", tone="warn" if amber else "ink")
        after = QRectF(left + used + px(8), box.top(), max(room - used - px(8), 0), box.height())
        self._words(painter, after, row.after, role="small", tone="muted")

    def _tick(self, painter: QPainter, bar: QRectF, color: QColor) -> None:
        """A tick in the middle of the bar of what is done."""
        side, middle = min(bar.height() * 0.3, bar.width() / 3), bar.center()
        painter.setPen(QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        low = middle + QPointF(-side * 0.2, side * 0.7)
        painter.drawPolyline(
            QPolygonF([middle + QPointF(-side, 0), low, middle + QPointF(side * 1.1, -side * 0.8)])
        )

    def words_box(self, box: QRectF, row: TimelineRow) -> QRectF | None:
        """Where the words behind a bar stand, which no arrow may strike through; None without a bar."""
        if row.first is None or row.last is None:
            return None
        bar = bar_box(box, self._scale, row.first, row.last, self._theme.px(_BAR))
        wide = sum(
            QFontMetricsF(self._theme.font("small", tabular=True)).horizontalAdvance(text)
            for text in (row.owner, row.after)
        )
        left = bar.right() + self._theme.px(7)
        tall = self._theme.px(_BAR)
        wide += self._theme.px(10 + (_PIN + 4 if row.pinned else 0))
        return QRectF(left, box.center().y() - tall / 2, wide, tall)

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        *,
        role: str = "body",
        tone: str = "ink",
        weight: int = 400,
    ) -> float:
        """Paint words, cut to their box; returns how wide they are."""
        painter.setFont(self._theme.font(role, weight=weight, tabular=True))
        painter.setPen(self._theme.color(tone))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, flags, shown)
        return float(painter.fontMetrics().horizontalAdvance(shown))


def bar_box(box: QRectF, scale: DaysAcross, first: int, last: int, height: float) -> QRectF:
    """Where the bar of a row lies."""
    left, right = scale.day(first, box.width()), scale.day(last + 1, box.width())
    top = box.top() + (box.height() - height) / 2
    return QRectF(box.left() + left, top, max(right - left, 4), height)


class BarList(QListView):
    """``weeks``: an action's id and by how many weeks; ``opened``: Enter. A bar is dragged by whole weeks."""

    chosen = Signal(str)
    opened = Signal(str)
    weeks = Signal(str, int)

    def __init__(self, theme: Theme, scale: DaysAcross) -> None:
        super().__init__()
        self._theme, self._scale, self.fixed = theme, scale, False
        self.rows = TimelineModel(self)
        self.bars = BarDelegate(theme, scale, self)
        self._view: TimelineView | None = None
        self._grabbed: tuple[str, float] | None = None
        self.setModel(self.rows)
        self.setItemDelegate(self.bars)
        self.setProperty("kind", "sections")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Actions over time"))

    def show_view(self, view: TimelineView, *, chosen: str | None, fixed: bool) -> None:
        """Show the bars as they are now; the current row stays with its action."""
        index = self.currentIndex()
        current = str(self.rows.rows[index.row()].id) if index.isValid() else chosen
        self._view, self.fixed, self.bars.chosen = view, fixed, chosen
        self._scale.days = view.days
        self._scale.show_titles(row.title for row in view.rows)
        self.rows.show_rows(view.rows)
        at = next((n for n, row in enumerate(view.rows) if row.id == current), -1)
        if at >= 0 and self.currentIndex().row() != at:
            blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.setCurrentIndex(self.rows.index(at))
            self.blockSignals(blocked)
        keys = _("Enter opens it.")
        if not fixed:
            keys = _("Enter opens it. Alt and Left or Right moves it by a week.")
        self.setAccessibleDescription(keys)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(300, max(self.rows.rowCount(), 1) * self._theme.px(_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def row(self) -> TimelineRow | None:
        """The current row."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.chosen.emit(str(self.rows.rows[current.row()].id))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.row()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row and alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if not self.fixed:
                self.weeks.emit(str(row.id), -1 if key is Qt.Key.Key_Left else 1)
        elif row and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(str(row.id))
        else:
            super().keyPressEvent(event)

    # dragging a bar

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._bar_at(event.position())
        self._grabbed = (str(row.id), event.position().x()) if row and not self.fixed else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._grabbed:
            id_, begun = self._grabbed
            by = self._scale.weeks(event.position().x() - begun, self.viewport().width())
            self._grabbed = None
            if by:
                self.weeks.emit(id_, by)

    def _bar_at(self, at: QPointF) -> TimelineRow | None:
        index = self.indexAt(at.toPoint())
        row = self.rows.rows[index.row()] if index.isValid() else None
        if row is None or row.first is None or row.last is None:
            return None
        box = QRectF(self.visualRect(index))
        return row if bar_box(box, self._scale, row.first, row.last, box.height()).contains(at) else None

    # lines and arrows over the rows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines lie under the words, arrows over the bars."""
        if self._view is not None:
            painter = QPainter(self.viewport())
            painter.setClipRegion(self._beside_words(self._view, event.rect()))
            self._lines(painter, self._view)
            painter.end()
        super().paintEvent(event)
        if self._view is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRegion(self._beside_words(self._view, event.rect()))
            self._arrows(painter, self._view, QRectF(event.rect()))
            painter.end()

    def _lines(self, painter: QPainter, view: TimelineView) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        for mark in view.marks:
            pen = QPen(self._theme.color("muted"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            x = self._scale.day(mark.day, width)
            painter.drawLine(QPointF(x, 0), QPointF(x, height))
        if view.today:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            x = self._scale.day(view.today.day, width)
            painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def _beside_words(self, view: TimelineView, seen: QRect) -> QRegion:
        """All that is seen but the owners and dates behind the bars."""
        free = QRegion(self.viewport().rect())
        for n, row in enumerate(view.rows):
            box = self.visualRect(self.rows.index(n))
            words = self.bars.words_box(QRectF(box), row) if box.intersects(seen) else None
            if words is not None:
                free -= QRegion(words.toAlignedRect())
        return free

    def _arrows(self, painter: QPainter, view: TimelineView, seen: QRectF) -> None:
        ink = self._theme.color("ink")
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink)
        for to, row in enumerate(view.rows):
            for at in row.waits_for:
                one, ends = view.rows[at], sorted((self._middle(at), self._middle(to)))
                out_of_sight = ends[1] < seen.top() or ends[0] > seen.bottom()
                if one.last is not None and row.first is not None and not out_of_sight:
                    self._arrow(painter, (one.last, at), (row.first, to))

    def _arrow(self, painter: QPainter, end: tuple[int, int], begin: tuple[int, int]) -> None:
        """From the end of a bar, a day and a row, to the beginning of the one that waits for it.

        Where both are next to one another, it comes from above or below.
        """
        width, px = self.viewport().width(), self._theme.px
        start = QPointF(self._scale.day(end[0] + 1, width), self._middle(end[1]))
        tip = QPointF(self._scale.day(begin[0], width), self._middle(begin[1]))
        side = px(4)
        if tip.x() - start.x() >= px(14):
            turn = start.x() + px(5)
            points = [start, QPointF(turn, start.y()), QPointF(turn, tip.y()), tip]
            head = [tip, tip + QPointF(-side, -side), tip + QPointF(-side, side)]
        else:
            below = 1 if begin[1] > end[1] else -1
            top = QPointF(tip.x() + px(6), tip.y() - below * px(_BAR) / 2)
            points = [start, QPointF(top.x(), start.y()), top]
            head = [top, top + QPointF(-side, -below * side), top + QPointF(side, -below * side)]
        painter.drawPolyline(QPolygonF(points))
        painter.drawPolygon(QPolygonF(head))

    def _middle(self, row: int) -> float:
        return self.visualRect(self.rows.index(row)).center().y()


class DayScale(QWidget):
    """What stands over the bars: months, and today, 30, 90 and 180 days."""

    def __init__(self, theme: Theme, scale: DaysAcross) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self._view: TimelineView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: TimelineView) -> None:
        """Show the days that are shown."""
        self._view = view
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._theme.px(_HEAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        half = self.height() / 2
        painter.setFont(self._theme.font("small", weight=600))
        for mark in self.heads(painter.fontMetrics()):
            tone = "accent" if mark is self._view.today else "ink"
            self._write(painter, mark.day, mark.words, 0, half, tone=tone)
        painter.setFont(self._theme.font("small"))
        free = -1.0
        for month in self._view.months:
            x = self._scale.day(month.day, self.width())
            if x >= free:
                free = self._write(painter, month.day, month.words, half, half, tone="muted", middle=False)
        painter.setPen(self._theme.color("lineStrong"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def heads(self, metrics: QFontMetrics) -> tuple[DayLine, ...]:
        """Today, and the other days that are named, as far as they have room beside it and one another."""
        view, taken = self._view, list[tuple[float, float]]()
        named = []
        for mark in ((view.today,) if view and view.today else ()) + (view.marks if view else ()):
            wide = metrics.horizontalAdvance(mark.words)
            left = min(self._scale.day(mark.day, self.width()) - wide / 2, self.width() - wide)
            if all(left + wide + _APART <= start or left >= end + _APART for start, end in taken):
                taken.append((left, left + wide))
                named.append(mark)
        return tuple(named)

    def _write(
        self,
        painter: QPainter,
        day: int,
        words: str,
        top: float,
        height: float,
        *,
        tone: str,
        middle: bool = True,
    ) -> float:
        """Write words at a day; returns where there is room again."""
        wide = painter.fontMetrics().horizontalAdvance(words)
        x = self._scale.day(day, self.width()) - (wide / 2 if middle else -3)
        x = min(x, self.width() - wide)
        painter.setPen(self._theme.color(tone))
        painter.drawText(QRectF(x, top, wide + 2, height), Qt.AlignmentFlag.AlignVCenter, words)
        return float(x + wide + 8)


class PlanTimeline(QWidget):
    """The bars with their days, what is too much at once, and what the plan would reach.

    ``ordered``: the rows are wanted in the ``order`` that was chosen.
    """

    ordered = Signal()
    chosen = Signal(str)
    opened = Signal(str)
    weeks = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        scale = DaysAcross(theme, self)
        self.head, self.list = DayScale(theme, scale), BarList(theme, scale)
        self.order = ChoiceBox()
        self.order.setAccessibleName(_("Order"))
        for order, words in (
            (TimelineOrder.PLAN, _("By date")),
            (TimelineOrder.OWNER, _("By owner")),
            (TimelineOrder.ELEMENT, _("By element")),
        ):
            self.order.addItem(words, order)
        self.order.activated.connect(lambda _n: self.ordered.emit())
        self._caption = Text(theme, role="small", tone="muted")
        self._crowded = Text(theme, role="small", tone="warn")
        self._title = Text(theme, role="heading", wrap=False)
        self._caveat = Text(theme, tone="muted")
        self._theme = theme
        self.ahead = SceneView(theme, zoom=1)
        self.what_if = DataTable(theme, whole=True, first_wraps=True)
        self._empty = Text(theme)
        self._lay_out()
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.weeks.connect(self.weeks)
        self._what_if_view: WhatIfView | None = None
        theme.changed.connect(self._fit_ahead)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        ways = QHBoxLayout()
        ways.addWidget(self.order)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.list)
        column.addSpacing(8)
        column.addWidget(self._crowded)
        column.addWidget(self._caption)
        column.addSpacing(20)
        column.addWidget(self._title)
        column.addWidget(self._caveat)
        column.addSpacing(6)
        column.addWidget(self.ahead, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self.what_if)
        column.addWidget(self._empty)

    def show_timeline(self, view: TimelineView, *, chosen: str | None, fixed: bool) -> None:
        """Show the timeline as it is now."""
        self.list.show_view(view, chosen=chosen, fixed=fixed)
        self.head.show_view(view)
        self._caption.setText(view.caption)
        self._crowded.setText(phrases.facts(*(days.words for days in view.crowded)))
        self._crowded.setVisible(bool(view.crowded))
        self._show_what_if(view.what_if)

    def _fit_ahead(self) -> None:
        """Draw again what the plan would reach: how wide that is goes by how large the words are."""
        if self._what_if_view is not None:
            self._show_what_if(self._what_if_view)

    def _show_what_if(self, view: WhatIfView) -> None:
        self._what_if_view = view
        self._title.setText(view.title)
        self._caveat.setText(view.caveat)
        self._empty.setText(view.empty or view.note)
        for part in (self.what_if, self.ahead):
            part.setVisible(bool(view.rows))
        if view.rows:
            wide = max(_AHEAD * 100 / self._theme.px(100), _NARROW_AHEAD)
            self.ahead.show_scene(_ahead(view, wide))
            self.what_if.show_table(what_if_table(view))

    def focus_chosen(self) -> None:
        """Put the focus on the current bar."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _ahead(view: WhatIfView, width: float) -> Scene:
    """The same as a picture: now, at each stretch, and at the end."""
    now, *between, end = view.heads
    return what_if_chart(
        [WhatIfLine(row.title, row.scores) for row in view.rows],
        WhatIfLegend(now, numbers.listing(between), end),
        width=width,
        alt=phrases.sentences(*(row.spoken for row in view.rows)),
    )


def what_if_table(view: WhatIfView) -> TableView:
    """The profile that the plan would reach as a table of words."""
    return TableView(
        title=view.title,
        headers=(_("If every action works"), *view.heads, _("Level")),
        rows=tuple((row.title, *row.words, _level(row.level_now, row.level_then)) for row in view.rows),
        note=view.caveat,
    )


def _level(now: str, then: str) -> str:
    return now if now == then else _("{now} → {then}").format(now=now, then=then)

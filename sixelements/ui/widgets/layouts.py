"""Empty a layout before it is filled again, let what is too high scroll, and what is too wide go on below."""

from operator import itemgetter

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QScrollArea, QStyle, QWidget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are hidden at once and deleted when Qt comes to it."""
    while item := layout.takeAt(0):
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order; none as long as no widget has it.

    A layout of Qt's own is never asked for its items: PySide keeps what stands for an item for as long as the
    layout lives, even when Qt has long deleted it, and then damages what came to lie at the same address.
    """
    around = layout.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = around.findChildren(QWidget, options=direct) if around is not None else []
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(part), part) for part in widgets]
    placed += [(layout.indexOf(part), part) for part in layout.findChildren(QLayout, options=direct)]
    return [part for at, part in sorted(placed, key=itemgetter(0)) if at >= 0]


def widgets_of(layout: QLayout) -> list[QWidget]:
    """The widgets in a layout, in its order, without those of layouts within it."""
    return [part for part in parts_of(layout) if isinstance(part, QWidget)]


def keep_room(part: QWidget, *, keep: bool) -> None:
    """Let a part keep its room while it is hidden, so that nothing below it moves under the mouse."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    part.setSizePolicy(policy)


def scrolling(content: QWidget) -> QScrollArea:
    """The content, as wide as there is room, scrolled when it is too high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def scroller_of(widget: QWidget) -> QScrollArea | None:
    """What a widget is scrolled in; None if it is not."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


class FlowLayout(QLayout):
    """Parts side by side as words are, going on in the next line where the room ends.

    ``last_at_end``: the last of them stands at the end of its line. ``at_top``: what is lower than its line
    stands at the top of it, else in the middle.
    """

    last_at_end, at_top = False, False

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), put=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, put=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown]
        wide = sum(size.width() + self.spacing() for size in sizes)
        return QSize(max(wide - self.spacing(), 0), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Each in a line of its own."""
        sizes = [item.minimumSize() for item in self._shown]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, put: bool) -> int:
        """Go from line to line; returns how high they are."""
        y = rect.top()
        for n, (sizes, items) in enumerate(self._lines(rect.width())):
            y += self.spacing() // 2 if n else 0
            high = max(size.height() for size in sizes)
            if put:
                self._put(rect, y, high, sizes, items)
            y += high
        return y - rect.top()

    def _lines(self, width: int) -> list[tuple[list[QSize], list[QLayoutItem]]]:
        """The parts line by line, with their sizes."""
        lines: list[tuple[list[QSize], list[QLayoutItem]]] = []
        left = 0
        for item in self._shown:
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if lines and left >= size.width():
                lines[-1][0].append(size)
                lines[-1][1].append(item)
            else:
                lines.append(([size], [item]))
                left = width
            left -= size.width() + self.spacing()
        return lines

    def _put(self, rect: QRect, y: int, high: int, sizes: list[QSize], items: list[QLayoutItem]) -> None:
        """Put the parts of a line in their places, across its height."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        x = rect.left()
        for size, item in zip(sizes, items, strict=True):
            ends = self.last_at_end and item is self._items[-1] and len(items) > 1
            left = rect.right() + 1 - size.width() if ends else x
            box = QRect(QPoint(left, y if self.at_top else y + (high - size.height()) // 2), size)
            item.setGeometry(QStyle.visualRect(direction, rect, box))
            x += size.width() + self.spacing()

"""The plan's actions under their horizons; rows can be dragged to another place or horizon."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.pages.plan_rows import PlanGroupView, PlanRowView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_row import MIME, ActionRow
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Text


class ActionList(QWidget):
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
        self._groups: tuple[PlanGroupView, ...] = ()
        self._heads: list[QWidget] = []
        self.rows: dict[str, ActionRow] = {}
        self._line: QRect | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setAcceptDrops(True)

    def show_groups(self, groups: tuple[PlanGroupView, ...], *, chosen: str | None, fixed: bool) -> None:
        """Show the plan as it is now; rows that stay where they are are kept, with their focus."""
        focused = next((i for i, row in self.rows.items() if row.hasFocus()), None)
        if _order(groups) != _order(self._groups) or not self._heads:
            self._build(groups)
        self._groups = groups
        for group in groups:
            for view in group.rows:
                self.rows[view.id].show_row(view, fixed=fixed)
        self._choose(chosen)
        if focused in self.rows and not self.rows[focused].hasFocus():
            self.rows[focused].setFocus()

    def focus_chosen(self) -> None:
        """Put the focus on the chosen row, else on the first."""
        row = next((r for r in self.rows.values() if r.chosen), next(iter(self.rows.values()), None))
        if row:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, groups: tuple[PlanGroupView, ...]) -> None:
        kept, self.rows = self.rows, {}
        wanted = {view.id for group in groups for view in group.rows}
        for id_ in wanted & set(kept):
            self._column.removeWidget(kept[id_])
        clear(self._column)
        self._heads = []
        for group in groups:
            self._head(group)
            for view in group.rows:
                row = kept.get(view.id) or self._row(view)
                self.rows[view.id] = row
                self._column.addWidget(row)
            if not group.rows:
                self._column.addWidget(Text(self._theme, group.empty, role="small", tone="muted"))
            self._column.addSpacing(8)

    def _row(self, view: PlanRowView) -> ActionRow:
        row = ActionRow(self._theme, view)
        self._connect(row)
        return row

    def _head(self, group: PlanGroupView) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(self._theme, group.title, weight=600, wrap=False))
        row.addWidget(Text(self._theme, group.purpose, tone="muted"), stretch=1)
        row.addWidget(Text(self._theme, str(len(group.rows)), tone="muted", wrap=False, tabular=True))
        self._heads.append(head)
        self._column.addWidget(head)

    def _connect(self, row: ActionRow) -> None:
        id_ = row.view.id
        row.clicked.connect(lambda _on=False: self.pressed.emit(id_))
        row.opened.connect(lambda: self.opened.emit(id_))
        row.moved.connect(lambda way: self.moved.emit(id_, way))
        row.stepped.connect(lambda by: self._step(id_, by))
        row.deleted.connect(lambda: self.deleted.emit(id_))

    def _step(self, id_: str, by: int) -> None:
        ids = list(self.rows)
        to = ids.index(id_) + by
        if 0 <= to < len(ids):
            self.rows[ids[to]].setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(ids[to])

    def _choose(self, chosen: str | None) -> None:
        """Tab stops at one row, the chosen one; arrows move from there."""
        stop = chosen if chosen in self.rows else next(iter(self.rows), None)
        for id_, row in self.rows.items():
            row.choose(chosen=id_ == chosen)
            policy = Qt.FocusPolicy.StrongFocus if id_ == stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        group, at, top = self._target(event.position().toPoint())
        del at
        if group.horizon is None:
            event.ignore()
            self._line = None
        else:
            event.acceptProposedAction()
            self._line = QRect(0, top - 1, self.width(), 3)
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._line = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        group, at, _top = self._target(event.position().toPoint())
        self._line = None
        self.update()
        if group.horizon is None:
            return
        before = group.rows[at].id if at < len(group.rows) else None
        id_ = bytes(event.mimeData().data(MIME).data()).decode()
        event.acceptProposedAction()
        if before != id_:
            self.placed.emit(id_, group.horizon, before)

    def _target(self, point: QPoint) -> tuple[PlanGroupView, int, int]:
        """The group under the pointer, the place in it, and where the line is drawn."""
        starts = [head.geometry().top() for head in self._heads]
        number = max((n for n, top in enumerate(starts) if top <= point.y()), default=0)
        group = self._groups[number]
        boxes = [self.rows[row.id].geometry() for row in group.rows]
        at = sum(box.center().y() < point.y() for box in boxes)
        if at < len(boxes):
            return group, at, boxes[at].top() - 3
        bottom = boxes[-1].bottom() if boxes else self._heads[number].geometry().bottom()
        return group, at, bottom + 3

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.fillRect(self._line, self._theme.color("accent"))
            painter.end()


def _order(groups: tuple[PlanGroupView, ...]) -> list[tuple[object, list[str]]]:
    return [(group.horizon, [row.id for row in group.rows]) for group in groups]

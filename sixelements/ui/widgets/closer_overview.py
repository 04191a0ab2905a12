"""The five sheets as rows to open: how far each is, what it found, what waits for it; the foot below."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.i18n import _
from sixelements.presentation.closer.facts import FactView
from sixelements.presentation.closer.overview import CloserView, SheetRow
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.sheet_parts import SheetFoot
from sixelements.ui.widgets.text import Button, Text, line

_ROW = 46
"""A row is at least as high as this and its margins, so that it is easily hit."""
_WIDE = 820
"""From this width on, at 100 %, all five columns stand side by side."""
_STRETCH = (27, 14, 31, 25)
_GAP = 12


class SheetsList(QWidget):
    """``opened`` carries the sheet of the row that was pressed."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[Worksheet, SheetRowButton] = {}
        self._heads = QWidget()
        heads = QHBoxLayout(self._heads)
        heads.setContentsMargins(theme.px(30) + _GAP, 0, theme.px(16) + _GAP, 6)
        heads.setSpacing(_GAP)
        for text, stretch in zip(
            (
                _("Sheet, and the question it answers"),
                _("Filled in"),
                _("What it found so far"),
                _("What waits for it"),
            ),
            _STRETCH,
            strict=True,
        ):
            heads.addWidget(_loose(Text(theme, text, role="caption", tone="muted")), stretch=stretch)
        self._empty = Text(theme, role="lead")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty)
        self._column.addSpacing(4)
        self._column.addWidget(self._heads)
        self._column.addWidget(line())

    def show_view(self, view: CloserView) -> None:
        """Show the sheets as they are now."""
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        for row in view.rows:
            if row.sheet not in self.rows:
                button = self.rows[row.sheet] = SheetRowButton(self._theme)
                button.clicked.connect(lambda _on=False, sheet=row.sheet: self.opened.emit(sheet))
                button.arrow.connect(self._move)
                self._column.addWidget(button)
            self.rows[row.sheet].show_row(row)
        self._arrange()

    def _move(self, by: int) -> None:
        buttons = list(self.rows.values())
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), 0) + by
        if 0 <= at < len(buttons):
            buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        self._heads.setVisible(wide)
        for button in self.rows.values():
            button.arrange(wide=wide)


class SheetRowButton(QAbstractButton):
    """A sheet as a row; all of it opens the sheet. ``arrow``: to the row above (-1) or below."""

    arrow = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wide: bool | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state = _StateMark(theme)
        self._name = Text(theme, weight=600)
        self._question = Text(theme, role="small", tone="muted")
        self._filled, self._more = Text(theme, role="small"), Text(theme, role="small", tone="muted")
        self._finding, self._amber = Text(theme, role="small"), Text(theme, role="small", tone="warn")
        self._practices = QVBoxLayout()
        self._practices.setSpacing(1)
        self._waits = Text(theme, role="small", tone="muted")
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 9, 0, 9)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._parts = (
            _stacked(self._name, self._question),
            _stacked(self._filled, self._more),
            _stacked(self._finding, self._amber),
            self._waiting(),
        )
        self._chevron = Icon(theme, "chevron-right", side=16)
        self._keep_high()
        theme.changed.connect(self._keep_high)

    def _waiting(self) -> QWidget:
        part = _loose(QWidget())
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(self._practices)
        column.addWidget(self._waits)
        column.addStretch(1)
        return part

    def show_row(self, row: SheetRow) -> None:
        """Show the sheet as it is now."""
        if row == self._shown:
            return
        self._shown = row
        self.setText(row.name)
        self.setAccessibleName(row.spoken)
        self.setAccessibleDescription(_("Enter opens the sheet."))
        self._state.show_state(begun=row.begun, done=row.done)
        self._name.setText(row.name)
        self._question.setText(row.question)
        filled = (*row.filled, "", "")
        for label, text in (
            (self._filled, filled[0]),
            (self._more, filled[1]),
            (self._finding, row.finding),
            (self._amber, row.amber),
            (self._waits, row.waits),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        clear(self._practices)
        for practice, words in row.practices:
            self._practices.addWidget(_marked(self._theme, words, practice.partition(".")[0]))
        if row.sheet is Worksheet.THIRDS:
            self._practices.addWidget(_legs(self._theme))
        self.updateGeometry()

    def arrange(self, *, wide: bool) -> None:
        """All parts side by side, or two by two."""
        if wide == self._wide:
            return
        self._wide = wide
        top = Qt.AlignmentFlag.AlignTop
        grid, (name, filled, finding, waits) = self._grid, self._parts
        for part in (self._state, *self._parts, self._chevron):
            grid.removeWidget(part)
        places = (
            ((name, 0, 1), (filled, 0, 2), (finding, 0, 3), (waits, 0, 4))
            if wide
            else ((name, 0, 1), (finding, 0, 2), (filled, 1, 1), (waits, 1, 2))
        )
        grid.addWidget(self._state, 0, 0, top)
        for part, row, column in places:
            grid.addWidget(part, row, column)
        grid.addWidget(self._chevron, 0, 5 if wide else 3, Qt.AlignmentFlag.AlignVCenter)
        for column in range(6):
            grid.setColumnStretch(column, 0)
        for column, stretch in enumerate(_STRETCH if wide else (1, 1), start=1):
            grid.setColumnStretch(column, stretch)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._grid.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid.totalHeightForWidth(width)

    def _keep_high(self) -> None:
        self._grid.setRowMinimumHeight(0, self._theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves:
            self.arrow.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()


class _StateMark(QWidget):
    """A disc with a tick: filled in; half a disc: begun; a ring: not yet. The row says it in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._begun, self._done = theme, False, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, *, begun: bool, done: bool) -> None:
        self._begun, self._done = begun, done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(30), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        node = QRectF(1, 1, side - 1, side - 1)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            node.moveRight(self.width() - 1)
        painter.setPen(QPen(theme.color("success" if self._begun else "lineStrong"), 1.5))
        painter.setBrush(theme.color("success" if self._done else "panel"))
        painter.drawEllipse(node)
        if self._done:
            inside = theme.px(4)
            paint_icon(
                painter, "check", node.adjusted(inside, inside, -inside, -inside), theme.color("onAccent")
            )
        elif self._begun:
            half = QPainterPath(QPointF(node.center()))
            half.arcTo(node, 90, 180)
            painter.fillPath(half, theme.color("success"))
        painter.end()


def _loose(widget: QWidget) -> QWidget:
    """As wide as its share of the row, whatever it holds, so that columns line up."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget


def _stacked(*parts: QWidget) -> QWidget:
    whole = _loose(QWidget())
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole


def _marked(theme: Theme, words: str, element: str) -> QWidget:
    """A practice with the shape of its element."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(SceneView(theme, marks.element(element, alt="", size=16), zoom=1))
    row.addWidget(Text(theme, words, role="small"), stretch=1)
    return whole


def _legs(theme: Theme) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for leg in Leg:
        row.addWidget(SceneView(theme, marks.leg(leg, alt="", size=16), zoom=1))
    row.addWidget(Text(theme, _("The three legs"), role="small"), stretch=1)
    return whole


class FactsPart(QWidget):
    """The few figures about customers, three by two. ``edit_wanted``: to type them in."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._line = Text(theme, role="small", tone="muted")
        self.edit = Button(theme, _("Edit facts"), self.edit_wanted.emit, kind="link")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(theme, _("Customer facts"), role="heading", wrap=False))
        head.addWidget(self._line, stretch=1)
        head.addWidget(self.edit)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._cells: list[QWidget] = []
        self._figures: list[Text] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(line())
        column.addLayout(self._grid)
        column.addStretch(1)
        theme.changed.connect(self._arrange)

    def show_facts(self, facts: tuple[FactView, ...], words: str, *, locked: str) -> None:
        """Show them; a fact that nobody asked for says so."""
        self._line.setText(words)
        self.edit.setText(_("See the facts") if locked else _("Edit facts"))
        if facts != self._shown:
            self._shown = facts
            clear(self._grid)
            self._figures = []
            self._cells = [self._cell(fact) for fact in facts]
            self._arrange()

    def _cell(self, fact: FactView) -> QWidget:
        theme, whole = self._theme, _loose(QWidget())
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        figure = Text(
            theme,
            fact.figure or "–",
            role="title",
            wrap=False,
            tabular=True,
            tone="" if fact.figure else "muted",
        )
        self._figures.append(figure)
        row.addWidget(figure, alignment=top)
        row.addWidget(
            _stacked(Text(theme, fact.name), Text(theme, fact.source, role="caption", tone="muted")),
            stretch=1,
        )
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(3, self.width() // self._theme.px(200)))
        for column in range(columns):
            figures = self._figures[column::columns]
            wide = max((figure.sizeHint().width() for figure in figures), default=0)
            for figure in figures:
                figure.setMinimumWidth(wide)
        for n, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, n // columns, n % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class SpherePart(QWidget):
    """The sphere of influence: a page on paper, never typed, never stored; here stands what it is."""

    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Text(theme, role="heading")
        self._why, self._what = Text(theme, role="small"), Text(theme, role="small")
        self._never = Text(theme, role="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(_Thumbnail(theme), alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (self._title, self._why, self._what, self._never):
            column.addWidget(part)
        printing = Button(theme, _("Print a blank page…"), self.print_wanted.emit, kind="link")
        column.addWidget(printing, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row.addLayout(column, stretch=1)

    def show_words(self, title: str, words: tuple[str, str]) -> None:
        """Show what it is."""
        self._title.setText(title)
        self._why.setText(words[0])
        self._what.setText(words[1])
        self._never.setText(_("On paper only: never typed, never stored."))


class _Thumbnail(QWidget):
    """The page as it prints, from afar: three circles and lines to write on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(71), self._theme.px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.choice.scale, theme.choice.scale)
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRect(QRectF(0.5, 0.5, 70, 91))
        painter.fillRect(QRectF(8, 8, 32, 3), theme.color("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("muted"), 1))
        for radius in (19, 12, 6):
            painter.drawEllipse(QPointF(35.5, 38), radius, radius)
        for y in (69, 76, 83):
            painter.drawLine(QPointF(8, y), QPointF(63, y))
        painter.end()


class CloserFoot(SheetFoot):
    """Customer facts, and the sphere of influence."""

    def __init__(self, theme: Theme) -> None:
        self.facts, self.sphere = FactsPart(theme), SpherePart(theme)
        super().__init__(theme, self.facts, self.sphere, stretch=(68, 30))

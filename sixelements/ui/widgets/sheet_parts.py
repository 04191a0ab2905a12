"""What the worksheets share beside their tables: figures, a list to tick, fact beside opinion, keys."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.charts import marks
from sixelements.charts.cell_marks import cell_mark
from sixelements.i18n import _
from sixelements.presentation.closer.desk import ContrastView, SheetFact
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout, clear, widgets_of
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.wording import phrases

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_WORDS = 116
"""Room that the words under a figure want, in pixels at 100 %."""
_COLUMN = 290
"""Room that a part of the foot wants."""


class FactsRow(QWidget):
    """Figures over a sheet, parted by lines; in several rows where room is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells: list[_FactCell] = []
        self._arranged = 0
        """In how many columns they stand."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(10)
        theme.changed.connect(self._arrange)

    def show_facts(self, facts: tuple[SheetFact, ...]) -> None:
        """Show these; only the words change where there are as many as before."""
        if len(facts) != len(self._cells):
            clear(self._grid)
            self._cells = [_FactCell(self._theme) for _fact in facts]
            self._arranged = 0
        for cell, fact in zip(self._cells, facts, strict=True):
            cell.show_fact(fact)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one of them: they find room below each other."""
        widest = max((cell.minimumSizeHint().width() for cell in self._cells), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = self._columns()
        if columns == self._arranged:
            return
        self._arranged = columns
        for n, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, *divmod(n, columns))
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for n, cell in enumerate(self._cells):  # which may change the room
            cell.part(first=n % self._arranged == 0)

    def _columns(self) -> int:
        """As many as there is room for, each as wide as its widest figure."""
        words = self._theme.px(_WORDS)
        least = [max(cell.minimumSizeHint().width(), words) for cell in self._cells]
        for columns in range(len(least), 1, -1):
            if sum(max(least[n::columns]) for n in range(columns)) <= self.width():
                return columns
        return 1


class _FactCell(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figure = Text(theme, role="title", wrap=False, tabular=True)
        self._words = Text(theme, role="caption", tone="muted")
        self._line = upright_line()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._words)
        column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 12, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._line)
        self._row.addLayout(column, stretch=1)

    def show_fact(self, fact: SheetFact) -> None:
        self._figure.setText(fact.figure)
        self._words.setText(fact.words)

    def part(self, *, first: bool) -> None:
        """A line before it, but not before the first of a row."""
        self._line.setVisible(not first)


class ListedRow(NamedTuple):
    """A row of a list under a sheet; ``words`` are muted, ``end`` stands at the end."""

    id: str
    name: str
    words: str = ""
    end: str = ""


class TickList(QWidget):
    """What a sheet found, row by row; where it ``ticks``, what is ticked becomes a draft action.

    ``ticked``: another row is ticked, or one no longer.
    """

    ticked = Signal()

    def __init__(self, theme: Theme, title: str, *, ticks: bool = True) -> None:
        super().__init__()
        self._theme, self._ticks = theme, ticks
        self._shown: object = None
        self._boxes: dict[str, QCheckBox] = {}
        self._known: set[str] = set()
        self.title = Text(theme, title, role="heading")
        self._count = Text(theme, role="heading", tone="muted", weight=400, wrap=False)
        self._none = Text(theme, role="small", tone="muted")
        self._note = Text(theme, role="caption", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_rows(
        self, rows: Sequence[ListedRow], *, none: str, note: str = "", first: int = 0, locked: str = ""
    ) -> None:
        """Show these; ``none`` is said where there are none. Of new rows the ``first`` are ticked."""
        self._count.setText(str(len(rows)) if rows else "")
        self._none.setText(none)
        self._none.setVisible(not rows)
        self._note.setText(note)
        self._note.setVisible(bool(note and rows))
        shown = (tuple(rows), locked)
        if shown == self._shown:
            return
        self._shown = shown
        before = self.chosen
        new = {row.id for row in rows[:first]} if not self._known else set()
        self._known |= {row.id for row in rows}
        focused = next((id_ for id_, box in self._boxes.items() if box.hasFocus()), None)
        clear(self._rows)
        self._boxes = {}
        told = 3 if any(row.words for row in rows) else 0
        for place, share in enumerate((0, 3, told, 0) if self._ticks else (3, 0, told, 2)):
            self._rows.setColumnStretch(place, share)
        for n, row in enumerate(rows):
            if n:
                self._rows.addWidget(line(), 2 * n - 1, 0, 1, 4)
            self._fill(2 * n, row, on=row.id in before or row.id in new, locked=locked)
        if focused in self._boxes:
            self._boxes[focused].setFocus()

    def untick(self) -> None:
        """Tick nothing any more: the actions were made, or another round is looked at."""
        self._known = set(self._boxes)
        for box in self._boxes.values():
            box.setChecked(False)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the ticked rows."""
        return frozenset(id_ for id_, box in self._boxes.items() if box.isChecked())

    def _fill(self, at: int, row: ListedRow, *, on: bool, locked: str) -> None:
        theme = self._theme
        if self._ticks:
            box = self._boxes[row.id] = QCheckBox()
            box.setChecked(on and not locked)
            box.setEnabled(not locked)
            box.setToolTip(locked)
            box.setAccessibleName(phrases.facts(row.name, row.words, row.end))
            box.toggled.connect(lambda _on: self.ticked.emit())
            self._rows.addWidget(box, at, 0)
        name = Text(theme, row.name, role="small", weight=600 if self._ticks else None)
        self._rows.addWidget(name, at, 1 if self._ticks else 0, 1, 1 if self._ticks else 2)
        if row.words:
            self._rows.addWidget(Text(theme, row.words, role="small", tone="muted"), at, 2)
        if row.end:
            end = Text(theme, row.end, role="small", tone="muted")
            end.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._rows.addWidget(end, at, 3)


class ContrastBlock(QWidget):
    """A level that a sheet suggests beside what people said; amber only where they lie a level apart.

    ``discuss_wanted``: to talk about that, as the agenda of Discuss does.
    """

    discuss_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = Text(theme, role="small")
        self._matrix, self._you = SceneView(theme, zoom=1), SceneView(theme, zoom=1)
        self._by_matrix = Text(theme, _("matrix"), role="caption", tone="muted", wrap=False)
        self._by_you = Text(theme, _("you"), role="caption", tone="muted", wrap=False)
        self._sign = Icon(theme, "check", side=16)
        self._sentence = Text(theme, role="small", weight=600)
        self._reason = Text(theme, role="caption", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, _("Facts and opinions"), role="heading"))
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name, stretch=1)
        for part in (self._by_matrix, self._matrix, self._by_you, self._you):
            row.addWidget(part)
        column.addWidget(self._row)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, stretch=1)
        column.addLayout(said)
        column.addWidget(self._reason)
        self.discuss = Button(theme, _("Take it to Discuss"), self.discuss_wanted.emit, kind="link")
        self.more = FlowLayout(spacing=12)
        """What a sheet says besides."""
        self.more.addWidget(self.discuss)
        column.addLayout(self.more)
        column.addStretch(1)

    def show_contrast(self, view: ContrastView | None, *, reason: str = "", none: str = "") -> None:
        """Show both; ``none`` is said where the round asks no such practice."""
        self._row.setVisible(view is not None)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._sign.setVisible(bool(view and view.agrees))
        self.discuss.setVisible(bool(view and view.differs))
        self._sentence.setText(view.sentence if view else none)
        self._sentence.set_tone("warn" if view and view.differs else "" if view and view.agrees else "muted")
        if view is None:
            return
        self._name.setText(view.name)
        label, fill = ("–", 1) if view.level is None else (str(view.level), view.level)
        self._matrix.show_scene(marks.level(label, fill, alt=_("The matrix: {level}").format(level=label)))
        you = marks.level(view.said, view.fill, alt=_("You: {level}").format(level=view.said))
        self._you.show_scene(you)


class KeysBlock(QWidget):
    """The keys of a sheet, each as a cap beside what it does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, _("Keys on this page"), role="caption", tone="muted"))
        column.addLayout(self._grid)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        now = tuple(keys), self._theme.choice.letters
        if now == self._shown:
            return
        self._shown = now
        clear(self._grid)
        letters = self._theme.choice.letters
        for n, (key, words) in enumerate(keys):
            if not letters and all(len(cap) == 1 and cap.isalpha() for cap in key.split()):
                continue  # switched off
            self._grid.addWidget(_KeyCap(self._theme, key), n, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(Text(self._theme, words, role="small"), n, 1)


class _KeyCap(QWidget):
    """Its words are read with what the key does."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._theme.font("caption")).horizontalAdvance(self._key)
        return QSize(wide + self._theme.px(12), self._theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("caption"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()


class MarkLegend(QWidget):
    """What the rings mean; the fullest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = [Text(theme, role="caption", tone="muted", wrap=False) for _mark in range(3)]
        flow = FlowLayout(spacing=14)
        self.setLayout(flow)
        for mark in (2, 1, 0):
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(SceneView(theme, cell_mark(mark), zoom=1))
            row.addWidget(self._words[mark])
            flow.addWidget(part)

    def show_words(self, words: Sequence[str]) -> None:
        """Show what 0, 1 and 2 are called."""
        for label, text in zip(self._words, words, strict=True):
            label.setText(text)


class SheetFoot(QWidget):
    """Parts at the foot of a sheet, side by side and parted by lines, or below each other."""

    def __init__(self, theme: Theme, *parts: QWidget, stretch: Collection[int] = ()) -> None:
        super().__init__()
        self._theme, self._parts = theme, parts
        self.setProperty("kind", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        self._box = QBoxLayout(_ACROSS)
        self._box.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 14)
        self._box.setSpacing(20)
        weights = tuple(stretch) or (1,) * len(parts)
        for n, (part, weight) in enumerate(zip(parts, weights, strict=True)):
            if n:
                self._box.addWidget(upright_line())
            self._box.addWidget(part, stretch=weight)
        column.addLayout(self._box)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_COLUMN) * len(self._parts)
        self._box.setDirection(_ACROSS if wide else _DOWN)
        for divider in widgets_of(self._box)[1::2]:
            divider.setVisible(wide)

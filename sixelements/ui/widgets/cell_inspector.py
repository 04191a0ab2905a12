"""The chosen cell of a matrix: its three answers, what is written about it, the round before."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.charts.cell_marks import SIDE, cell_mark
from sixelements.domain.marks import MARKS
from sixelements.i18n import _
from sixelements.presentation.closer.cells import CellPart, CellView, part_spec
from sixelements.presentation.closer.desk import SheetField
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.field_box import FieldBox, Spec
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.lines import Lines
from sixelements.ui.widgets.scene_view import SceneView, paint_scene
from sixelements.ui.widgets.sheet_parts import KeysBlock
from sixelements.ui.widgets.text import Button, Text, line

_PAD, _RADIO, _CAP = 10, 18, 20


class CellInspector(QWidget):
    """``marked`` carries the answer 0 to 2; ``written`` a part, its text, and whether that is sure.

    ``next_wanted``: the next cell with a note. ``more`` takes what the sheet asks besides.
    """

    marked = Signal(int)
    written = Signal(object, str, bool)
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str] = ("", "")
        self._of, self._title = Text(theme, role="small", tone="muted"), Text(theme, role="heading")
        self._empty = Text(theme, _("Choose a cell to mark."), tone="muted")
        self._inside = QWidget()
        self.answers = [AnswerMark(theme, mark) for mark in MARKS]
        self._group = QButtonGroup(self)
        for answer in self.answers:
            self._group.addButton(answer)
            answer.clicked.connect(lambda _on=False, mark=answer.mark: self.marked.emit(mark))
        self.fields = {part: FieldBox(theme, part_spec(part)) for part in CellPart}
        for part, field in self.fields.items():
            field.edited.connect(lambda text, sure, part=part: self.written.emit(part, text, sure))
        self._before, self._before_mark = Text(theme, role="small", tone="muted"), SceneView(theme, zoom=1)
        self._before_words = Text(theme, role="small", wrap=False)
        self._notes = Text(theme, role="small", tone="muted")
        self.following = Button(theme, _("Next note"), self.next_wanted.emit, kind="link")
        self.keys = KeysBlock(theme)
        self.more = QVBoxLayout()
        self.more.setSpacing(10)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._of)
        head.addWidget(self._title)
        inside.addLayout(head)
        for answer in self.answers:
            inside.addWidget(answer)
        inside.addWidget(self.fields[CellPart.NOTE])
        inside.addWidget(self.fields[CellPart.SOURCE])
        inside.addWidget(self.fields[CellPart.DAY])
        inside.addWidget(line())
        before = QHBoxLayout()
        before.setSpacing(6)
        before.addWidget(self._before, stretch=1)
        before.addWidget(self._before_mark)
        before.addWidget(self._before_words)
        inside.addLayout(before)
        notes = QHBoxLayout()
        notes.setSpacing(6)
        notes.addWidget(self._notes, stretch=1)
        notes.addWidget(self.following)
        inside.addLayout(notes)
        column.addWidget(self._empty)
        column.addWidget(self._inside)
        column.addLayout(self.more)
        column.addStretch(1)
        column.addWidget(line())
        column.addWidget(self.keys)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.scroller = scrolling(content)
        whole.addWidget(self.scroller)

    def show_cell(self, view: CellView | None, *, notes: str, any_notes: bool) -> None:
        """Show another cell, or none."""
        self._empty.setVisible(view is None)
        self._inside.setVisible(view is not None)
        if view is None:
            return
        at = (view.of, view.title)
        another, self._shown = at != self._shown, at
        self._of.setText(view.of)
        self._title.setText(view.title)
        self._choose(view)
        for part, field in self.fields.items():
            _show(field, view.parts[part], near=view.day, another=another, locked=view.locked)
        was = bool(view.before_round)
        for label, text in ((self._before, view.before_round), (self._before_words, view.before)):
            label.setText(text)
            label.setVisible(was)
        self._before_mark.show_scene(cell_mark(view.before_mark))
        self._before_mark.setVisible(was)
        self._notes.setText(notes)
        self.following.setVisible(any_notes)

    def _choose(self, view: CellView) -> None:
        self._group.setExclusive(False)
        why_not = view.locked or view.no_mark
        for answer, words in zip(self.answers, view.answers, strict=True):
            answer.show_answer(words, of=view.name)
            answer.setChecked(view.mark == answer.mark)
            answer.setEnabled(not why_not)
            answer.setToolTip(why_not)
        self._group.setExclusive(True)

    def flush(self) -> None:
        """Store what is being typed."""
        for field in self.fields.values():
            field.flush()

    def focus_note(self) -> None:
        """Let a note be written."""
        note = self.fields[CellPart.NOTE]
        self.scroller.ensureWidgetVisible(note)
        note.editor.setFocus(Qt.FocusReason.OtherFocusReason)


class SheetExtras(QWidget):
    """What a sheet asks as a whole. ``edited``: the place of the field, its text, and whether it is sure."""

    edited = Signal(int, str, bool)

    def __init__(self, theme: Theme, *specs: Spec) -> None:
        super().__init__()
        self.fields = [FieldBox(theme, spec) for spec in specs]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(line())
        for n, field in enumerate(self.fields):
            field.edited.connect(lambda text, sure, n=n: self.edited.emit(n, text, sure))
            column.addWidget(field)

    def show_fields(self, *shown: SheetField, near: date, locked: str) -> None:
        """Show what they say."""
        for field, said in zip(self.fields, shown, strict=True):
            _show(field, said, near=near, another=False, locked=locked)

    def flush(self) -> None:
        """Store what is being typed."""
        for field in self.fields:
            field.flush()


def _show(field: FieldBox, said: SheetField, *, near: date, another: bool, locked: str) -> None:
    field.show_value(
        said.text,
        refused=said.held.refusal if said.held else None,
        unstored=said.waiting.said if said.waiting else "",
        missing=False,
        near=near,
        another=another,
    )
    field.set_fixed(fixed=bool(locked))


class AnswerMark(Radio):
    """One of the three answers: radio, its ring, its words, its key."""

    def __init__(self, theme: Theme, mark: int) -> None:
        super().__init__()
        self._theme, self.mark = theme, mark
        self._words = ""
        self._laid_out: dict[int, Lines] = {}
        self.setProperty("drawn", "true")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)

    def show_answer(self, words: str, *, of: str) -> None:
        """Show what it is called; ``of`` is the cell."""
        self._words = words
        text = _("{mark}, {words}").format(mark=self.mark, words=words)
        self.setAccessibleName(text)
        self.setAccessibleDescription(of)
        self._restyle()

    def _restyle(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()
        self.update()

    def hitButton(self, _at: object) -> bool:
        return True

    def _left(self) -> int:
        px = self._theme.px
        return px(_PAD) + px(_RADIO) + px(_PAD) + px(SIDE) + px(_PAD)

    def _lines(self, width: int) -> Lines:
        room = max(width - self._left() - self._theme.px(_CAP + 2 * _PAD), 1)
        if room not in self._laid_out:
            font = self._theme.font("body", weight=500)
            self._laid_out[room] = Lines(self._words, font, width=room, line=self._theme.line("body"))
        return self._laid_out[room]

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._theme.font("body")).horizontalAdvance(self._words)
        width = min(self._left() + wide + self._theme.px(_CAP + 3 * _PAD), self._theme.px(250))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + self._theme.px(80), self._theme.px(34))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._lines(width).height + self._theme.px(12), self._theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "selected" if on else "hover" if self.underMouse() and self.isEnabled() else "panel"
        wide = 2 if on else 1
        painter.setBrush(theme.color(fill if self.isEnabled() else "sunken"))
        painter.setPen(QPen(theme.color("accent" if on else "lineStrong"), wide))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._paint_radio(painter, self._box(theme.px(_PAD), theme.px(_RADIO), right=right), on=on)
        ring = self._box(theme.px(2 * _PAD + _RADIO), theme.px(SIDE), right=right)
        painter.save()
        painter.translate(ring.topLeft())
        paint_scene(painter, cell_mark(self.mark), theme, theme.choice.scale)
        painter.restore()
        words = self._lines(self.width())
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        left = theme.px(_CAP + 2 * _PAD) if right else self._left()
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room = self.width() - self._left() - theme.px(_CAP + 2 * _PAD)
        words.paint(painter, left, (self.height() - words.height) / 2, room, align)
        side = theme.px(_CAP)
        self._paint_key(painter, self._box(self.width() - side - theme.px(_PAD), side, right=right))
        painter.end()

    def _box(self, left: int, side: int, *, right: bool) -> QRectF:
        """A square in the middle of the height, mirrored where people read from the right."""
        x = self.width() - left - side if right else left
        return QRectF(x, (self.height() - side) / 2, side, side)

    def _paint_radio(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        theme = self._theme
        painter.setBrush(theme.color("panel"))
        painter.setPen(QPen(theme.color("accent" if on else "lineStrong"), 2 if on else 1))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            inside = box.width() * 0.28
            painter.drawEllipse(box.adjusted(inside, inside, -inside, -inside))

    def _paint_key(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        painter.setBrush(theme.color("panel"))
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("caption"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.mark))

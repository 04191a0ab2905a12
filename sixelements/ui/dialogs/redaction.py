"""Check the words that will be printed: strike or change them for what is exported now."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.redaction import RedactionGroupView, RedactionPresenter, RedactionRowView
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.find_bar import Findable, FindBar
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.redaction_row import RedactionRow
from sixelements.ui.widgets.text import Button, Text, line

_TOGETHER = 4
"""So many rows are made and dropped together."""
_FIRST = 3
"""So many times, until the dialog has its height."""
_AROUND = 0.5
"""Rows are made so many pages before they come into sight, and dropped four times as far from it."""
_ANY = 2**24 - 1
"""Pixels; Qt's way to say that a height has no limit."""
_MOST_LINES = 12
"""A text that is longer scrolls within its row."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One text, and the headings over it where its group, or the rest of all groups, begins with it."""

    row: RedactionRowView
    group: str
    heading: str
    rest: str


class RedactionDialog(Dialog):
    """The workbook keeps every word; closing without taking over changes nothing.

    There may be a thousand texts, and a row takes 0.2 MB. So a row is made when it comes near to what is in
    sight, and dropped when it is far from it and nobody touched it; its slot keeps the height.
    """

    def __init__(self, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> None:
        super().__init__(parent, theme, _("Check the words that will print"), width=680)
        self._presenter = presenter
        self.column.addWidget(Text(theme, self.windowTitle(), role="title"))
        groups = presenter.groups()
        self.column.addWidget(Text(theme, _lead(any_=bool(groups)), tone="muted"))
        self._texts = QWidget()
        column = QVBoxLayout(self._texts)
        column.setContentsMargins(0, 0, 0, 0)
        metrics, width = QFontMetrics(theme.font("body")), theme.px(620)
        places = tuple(_places(groups))
        self._slots = [
            _Slot(places[n : n + _TOGETHER], metrics, width) for n in range(0, len(places), _TOGETHER)
        ]
        for slot in self._slots:
            slot.setParent(self._texts)
            column.addWidget(slot)
        self.column.addWidget(self._texts)
        self.column.addStretch(1)
        self.done_button = Button(theme, _("Use these words"), self._use, kind="primary")
        self.all_back = Button(theme, _("Bring all back"), self._bring_back, kind="link")
        self.all_back.setVisible(bool(groups))
        for n in range(min(_FIRST, len(self._slots))):
            self._make(n)
        self.add_foot(Button(theme, _("Cancel"), self.reject), self.done_button, left=self.all_back)
        self.find_bar = FindBar(theme, self._findables)
        self.outer.insertWidget(1, self.find_bar)
        first = self.rows[0].box if self.rows else self.done_button
        first.setFocus()
        bar = self.scroller.verticalScrollBar()
        bar.valueChanged.connect(self._look_around)
        bar.rangeChanged.connect(self._look_around)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> bool:
        """Show the words; whether they are to be used."""
        return cls(parent, theme, presenter).run()

    @property
    def rows(self) -> list[RedactionRow]:
        """Those that are there now, in their order."""
        return [row for slot in self._slots for row in slot.rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_around()

    def _look_around(self) -> None:
        """Make the rows that are near to what is in sight, and those beside the focus; drop what is far."""
        laid_out = len(self._slots) > _FIRST and self._slots[-1].y() > 0
        if not laid_out:
            return
        bar = self.scroller.verticalScrollBar()
        top, page = bar.value() - self._texts.y(), bar.pageStep()
        near = self._between(top - _AROUND * page, top + (1 + _AROUND) * page)
        kept = self._between(top - 4 * _AROUND * page, top + (1 + 4 * _AROUND) * page)
        focused = next((n for n, slot in enumerate(self._slots) if slot.has_focus), None)
        beside = () if focused is None else (focused - 1, focused, focused + 1)
        for n, slot in enumerate(self._slots):
            if n in near or n in beside:
                self._make(n)
            elif n and n not in kept:  # the first is what the order of Tab begins with
                slot.drop()

    def _between(self, top: float, bottom: float) -> range:
        """The slots from a height to another, in pixels from the first."""
        first = bisect_left(self._slots, top, key=lambda slot: slot.y() + slot.height())
        return range(first, bisect_left(self._slots, bottom, key=lambda slot: slot.y()))

    def _make(self, n: int) -> None:
        """Make rows, at their place in the order of Tab; what is in sight stays where it is."""
        slot = self._slots[n]
        if slot.rows:
            return
        before = slot.height()
        for row in slot.make(self.theme):
            row.changed.connect(lambda words, text=row.row.text: self._presenter.change(text, words))
            row.show()  # Qt would do it later, and Tab would go past it
        for one, other in pairwise(field for row in self.rows for field in (row.box, row.button)):
            QWidget.setTabOrder(one, other)
        bar = self.scroller.verticalScrollBar()
        if self.isVisible() and slot.y() + before <= bar.value() - self._texts.y():
            for _layer in ("slot", "box"):  # a box knows its lines once it has its width
                self.column.activate()
            bar.setValue(bar.value() + slot.height() - before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F finds, as on a page."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_bar.open()
        else:
            super().keyPressEvent(event)

    def _findables(self) -> tuple[Findable, ...]:
        return tuple(
            Findable(place.row.text.text, partial(self._find, n, at))
            for n, slot in enumerate(self._slots)
            for at, place in enumerate(slot.places)
        )

    def _find(self, n: int, at: int) -> QWidget:
        """The row of a slot with that text, in sight."""
        slot = self._slots[n]
        self.scroller.ensureWidgetVisible(slot)
        self._make(n)
        row = slot.rows[at]
        self.column.activate()
        self.scroller.ensureWidgetVisible(row)
        return row.box

    def _bring_back(self) -> None:
        self._presenter.forget()
        for slot in self._slots:
            slot.reset()

    def _use(self) -> None:
        too_long = next((row for row in self.rows if row.note.problem), None)
        if too_long:
            too_long.box.setFocus()
            return
        for row in self.rows:
            row.flush()
        self.accept()


class _Slot(QWidget):
    """The place of some texts, as high as their rows are or will be about."""

    def __init__(self, places: Sequence[_Place], metrics: QFontMetrics, width: int) -> None:
        super().__init__()
        self.places = places
        self.rows: list[RedactionRow] = []
        self._column: QVBoxLayout | None = None
        self.setFixedHeight(sum(_about(place, metrics, width) for place in places))

    @property
    def has_focus(self) -> bool:
        return bool(self.rows) and self.isAncestorOf(self.window().focusWidget())

    def make(self, theme: Theme) -> Sequence[RedactionRow]:
        self.setMinimumHeight(0)
        self.setMaximumHeight(_ANY)
        if self._column is None:
            self._column = QVBoxLayout(self)
            self._column.setContentsMargins(0, 0, 0, 0)
        for place in self.places:
            self._begin(theme, place, self._column)
            row = RedactionRow(theme, place.row, place.group)
            self.rows.append(row)
            self._column.addWidget(row)
        return self.rows

    def _begin(self, theme: Theme, place: _Place, column: QVBoxLayout) -> None:
        if place.rest:
            column.addSpacing(18)
            column.addWidget(line())
            column.addSpacing(8)
            column.addWidget(Text(theme, place.rest, role="heading"))
        if place.heading:
            column.addSpacing(10)
            column.addWidget(Text(theme, place.heading, weight=600))

    def drop(self) -> None:
        """Keep the height alone, unless somebody did something here."""
        if not self._column or any(row.touched for row in self.rows):
            return
        self.setFixedHeight(self.height())
        self.rows = []
        clear(self._column)

    def reset(self) -> None:
        """Show the texts as they were written, now or when their rows are made."""
        self.places = [replace(p, row=replace(p.row, words=p.row.text.text)) for p in self.places]
        for row in self.rows:
            row.reset()


def _places(groups: tuple[RedactionGroupView, ...]) -> Iterator[_Place]:
    rest = _("Not in this PDF, but in other versions or formats")
    for group in groups:
        heading, over = group.title, rest if group.elsewhere else ""
        for row in group.rows:
            yield _Place(row, group.title, heading, over)
            heading = over = ""
        rest = "" if group.elsewhere else rest


def _about(place: _Place, metrics: QFontMetrics, width: int) -> int:
    """How high a row will be, in pixels; exactly only once it is made."""
    letters = max(1, width // max(1, metrics.averageCharWidth()))
    lines = 1 + len(place.row.words) // letters + place.row.words.count("\n")
    return (min(lines, _MOST_LINES) + 2 + bool(place.heading) + 2 * bool(place.rest)) * metrics.lineSpacing()


def _lead(*, any_: bool) -> str:
    if not any_:
        return _("Nothing in this report was written by people of the team.")
    return _(
        "These are the words that people wrote. Strike or change them for what you export now; "
        "the workbook keeps them as they are."
    )

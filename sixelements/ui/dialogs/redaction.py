"""Check the words that will be printed: strike or change them for what is exported now."""

from collections import deque
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.redaction import RedactionGroupView, RedactionPresenter, RedactionRowView
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.find_bar import Findable, FindBar
from sixelements.ui.widgets.redaction_row import RedactionRow
from sixelements.ui.widgets.text import Button, Text, line

_AT_ONCE = 12
"""So many rows are made at a time: more than fit on a screen."""


class RedactionDialog(Dialog):
    """The workbook keeps every word; closing without taking over changes nothing.

    There may be a thousand texts, so rows are made when somebody scrolls, or tabs, to where they stand.
    """

    def __init__(self, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> None:
        super().__init__(parent, theme, _("Check the words that will print"), width=680)
        self._presenter = presenter
        self.rows: list[RedactionRow] = []
        self.column.addWidget(Text(theme, self.windowTitle(), role="title"))
        groups = presenter.groups()
        self.column.addWidget(Text(theme, _lead(any_=bool(groups)), tone="muted"))
        self._all = tuple(row for group in groups for row in group.rows)
        self._left = deque((group, row) for group in groups for row in group.rows)
        self._last: RedactionGroupView | None = None
        self._texts = QVBoxLayout()
        self.column.addLayout(self._texts)
        self._make_more()
        self.column.addStretch(1)
        self.done_button = Button(theme, _("Use these words"), self._use, kind="primary")
        self.all_back = Button(theme, _("Bring all back"), self._bring_back, kind="link")
        self.all_back.setVisible(bool(groups))
        self.add_foot(Button(theme, _("Cancel"), self.reject), self.done_button, left=self.all_back)
        self.find_bar = FindBar(theme, self._findables)
        self.outer.insertWidget(1, self.find_bar)
        first = self.rows[0].box if self.rows else self.done_button
        first.setFocus()
        bar = self.scroller.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._scrolled)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: RedactionPresenter) -> bool:
        """Show the words; whether they are to be used."""
        return cls(parent, theme, presenter).run()

    def _scrolled(self) -> None:
        """Make the next rows before the last of those there are comes into sight."""
        bar = self.scroller.verticalScrollBar()
        if self._left and bar.value() >= bar.maximum() - bar.pageStep():
            self._make_more()

    def _make_more(self) -> None:
        for _n in range(min(_AT_ONCE, len(self._left))):
            group, view = self._left.popleft()
            if group is not self._last:
                self._begin(group)
            row = RedactionRow(self.theme, view, group.title)
            row.changed.connect(lambda words, r=view: self._change(r, words))
            self.rows.append(row)
            self._texts.addWidget(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F finds, as on a page."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_bar.open()
        else:
            super().keyPressEvent(event)

    def _findables(self) -> tuple[Findable, ...]:
        return tuple(Findable(row.text.text, partial(self._find, n)) for n, row in enumerate(self._all))

    def _find(self, n: int) -> QWidget:
        """The row with that text, made with all before it, in sight."""
        while n >= len(self.rows):
            self._make_more()
        self.rows[n].show()  # Qt would do it later
        self.column.activate()
        self.scroller.ensureWidgetVisible(self.rows[n])
        return self.rows[n].box

    def _begin(self, group: RedactionGroupView) -> None:
        if group.elsewhere and not (self._last and self._last.elsewhere):
            self._texts.addSpacing(18)
            self._texts.addWidget(line())
            self._texts.addSpacing(8)
            words = _("Not in this PDF, but in other versions or formats")
            self._texts.addWidget(Text(self.theme, words, role="heading"))
        self._last = group
        self._texts.addSpacing(10)
        self._texts.addWidget(Text(self.theme, group.title, weight=600))

    def _change(self, row: RedactionRowView, words: str) -> None:
        self._presenter.change(row.text, words)

    def _bring_back(self) -> None:
        self._presenter.forget()
        for row in self.rows:
            row.reset()
        self._left = deque((group, replace(view, words=view.text.text)) for group, view in self._left)

    def _use(self) -> None:
        too_long = next((row for row in self.rows if row.note.problem), None)
        if too_long:
            too_long.box.setFocus()
            return
        for row in self.rows:
            row.flush()
        self.accept()


def _lead(*, any_: bool) -> str:
    if not any_:
        return _("Nothing in this report was written by people of the team.")
    return _(
        "These are the words that people wrote. Strike or change them for what you export now; "
        "the workbook keeps them as they are."
    )

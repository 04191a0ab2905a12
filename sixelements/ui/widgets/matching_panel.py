"""Match an export: columns at the left, words at the right, what it would bring at the foot."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.arrivals import Arrival
from sixelements.i18n import _
from sixelements.presentation.pages.matching import (
    LEAVE_OUT,
    ColumnFilter,
    ColumnView,
    MatchingPresenter,
    MatchingView,
    WordView,
    shown,
)
from sixelements.ui.tasks import Task
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.match_table import MatchRow, MatchTable
from sixelements.ui.widgets.text import Button, Text, filled, line, upright_line

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ROOMY = 820
"""From this width on, at 100 % text, the two tables stand beside one another."""


class MatchingPanel(QWidget):
    """``take_wanted`` carries the file as it was decided; ``back_wanted``: it waits, as far as it is decided.

    ``foot`` goes where the foot of the page stands.
    """

    back_wanted = Signal()
    take_wanted = Signal(object)

    def __init__(self, theme: Theme, presenter: MatchingPresenter) -> None:
        super().__init__()
        self._theme, self.presenter = theme, presenter
        self._filter = ColumnFilter.ALL
        self._task: Task[Arrival] | None = None
        self._build()
        self._connect()
        self._show()

    # building

    def _build(self) -> None:
        theme = self._theme
        self._back = Button(
            theme, _("Collect"), self.back_wanted.emit, kind="link", name=_("Back to Collect")
        )
        self.title = Text(theme, role="page")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facts = Text(theme, tone="muted")
        head = QVBoxLayout()
        head.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 8)
        head.setSpacing(2)
        head.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.title)
        head.addWidget(self._facts)
        self._sides = QBoxLayout(_ACROSS)
        self._sides.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 8)
        self._sides.setSpacing(20)
        self._sides.addLayout(self._build_columns(), stretch=2)
        self._sides.addWidget(upright_line())
        self._sides.addLayout(self._build_words(), stretch=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        both = QWidget()
        both.setLayout(self._sides)
        whole.addWidget(scrolling(both), stretch=1)
        self.foot = self._build_foot()

    def _build_columns(self) -> QVBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(4)
        head = self._columns_head = QBoxLayout(_ACROSS)
        head.addWidget(Text(theme, _("Columns → questions"), role="heading", wrap=False))
        head.addStretch(1)
        head.addLayout(row)
        self._filters = QButtonGroup(self)
        self._filter_buttons: dict[ColumnFilter, Button] = {}
        for kind in ColumnFilter:
            button = self._filter_buttons[kind] = Button(theme, "", kind="quiet")
            button.setCheckable(True)
            button.setChecked(kind is ColumnFilter.ALL)
            button.clicked.connect(lambda _on=False, k=kind: self._filter_by(k))
            self._filters.addButton(button)
            row.addWidget(button)
        self.columns = MatchTable(
            theme,
            ("", _("In the file"), _("Goes to"), _("Why")),
            widths=(48, 240, 220, 124),
            edits=2,
            choices=self.presenter.column_choices,
        )
        self.columns.setAccessibleName(_("Columns and the questions they answer"))
        self.columns.setAccessibleDescription(
            _(
                "Enter opens the list, a number finds a question, Delete leaves a column out, F8 goes on, "
                "Ctrl+Z takes the last decision back."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.columns, stretch=1)
        column.addLayout(self._build_strip())
        return column

    def _build_strip(self) -> QVBoxLayout:
        theme = self._theme
        self._header, self._nearest = Text(theme, weight=600), Text(theme, role="small", tone="muted")
        self._use = Button(theme, "", self._use_nearest)
        self._out = Button(theme, _("Leave it out"), lambda: self._leave_out(self.columns.current))
        self._cost = Text(theme, role="small", tone="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._use)
        buttons.addWidget(self._out)
        buttons.addStretch(1)
        row = self._strip_row = QBoxLayout(_ACROSS)
        row.setSpacing(8)
        row.addLayout(buttons)
        row.addWidget(self._cost, stretch=1)
        strip = QVBoxLayout()
        strip.setSpacing(4)
        for part in (self._header, self._nearest):
            strip.addWidget(part)
        strip.addLayout(row)
        return strip

    def _build_words(self) -> QVBoxLayout:
        theme = self._theme
        self.words = MatchTable(
            theme,
            (_("In the cells"), _("Counts as")),
            widths=(170, 160),
            edits=1,
            choices=self.presenter.word_choices,
        )
        self.words.setAccessibleName(_("Words and what they count as"))
        self.words.setAccessibleDescription(_("Enter opens the list, Ctrl+Z takes the last decision back."))
        self._where, self._note = (
            Text(theme, role="small", tone="warn"),
            Text(theme, role="small", tone="muted"),
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Text(theme, _("Words → levels"), role="heading", wrap=False))
        column.addWidget(self.words, stretch=1)
        column.addWidget(self._where)
        column.addWidget(self._note)
        return column

    def _build_foot(self) -> QWidget:
        theme = self._theme
        self._counts, self._dropped = Text(theme, weight=600), Text(theme, role="small", tone="muted")
        self._heed = Text(theme, role="small", tone="warn")
        self._open = Text(theme, role="small", tone="warn")
        self._leave = Button(theme, "", self.back_wanted.emit, kind="quiet")
        self.take = Button(theme, "", self._take)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._counts, self._dropped, self._heed, self._open):
            words.addWidget(part)
        bar = filled("rail")
        row = QHBoxLayout(bar)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        row.setSpacing(10)
        row.addLayout(words, stretch=1)
        row.addWidget(self._leave)
        row.addWidget(self.take)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(bar)
        return whole

    def _connect(self) -> None:
        self.columns.chosen.connect(self._column_chosen)
        self.columns.left_out.connect(self._leave_out)
        self.columns.looked_at.connect(lambda _at: self._show_strip())
        self.words.chosen.connect(self._word_chosen)
        self.words.looked_at.connect(lambda _at: self._show_where())
        for keys, doing in (
            ("F8", self.next_open),
            ("Ctrl+Return", self._take),
            ("Ctrl+Enter", self._take),
            ("Esc", self.back_wanted.emit),
        ):
            for part in (self, self.foot):
                shortcut = QShortcut(QKeySequence(keys), part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setAutoRepeat(keys == "F8")
                shortcut.activated.connect(doing)
        for part in (self, self.foot):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Here Ctrl+Z is about what is decided, not about the workbook as in the menu."""
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if undo and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if undo and event.type() == QEvent.Type.KeyPress:
            self._take_back()
            return True
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """The person came here: to what is to decide, or to the table."""
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.columns.waits:
            self.next_open()
        self._match_again()  # where it was left before that was done

    # showing

    def _show(self) -> None:
        self._view = view = self.presenter.view()
        self.title.setText(view.title)
        self.setAccessibleName(view.title)
        self._facts.setText(view.facts)
        for kind, text in view.filters:
            self._filter_buttons[kind].setText(text)
        self._show_columns()
        self.words.show_rows([_word_row(word) for word in view.words])
        self._note.setText(view.words_note)
        self._show_where()
        self._show_foot(view)

    def _show_columns(self) -> None:
        rows = [_column_row(c) for c in self._view.columns if shown(c, self._filter)]
        self.columns.show_rows(rows)
        self._show_strip()

    def _show_foot(self, view: MatchingView) -> None:
        texts = ((self._counts, view.counts), (self._dropped, view.dropped), (self._heed, view.heed))
        for part, text in (*texts, (self._open, view.open)):
            part.setText(text)
            part.setVisible(bool(text))
        self._leave.setText(view.leave)
        ready = self.presenter.is_decided and self._task is None
        self.take.setText(_("Take in") if view.open and self.presenter.place.files == 1 else view.button)
        self.take.setEnabled(ready)
        self.take.set_kind("primary" if ready else "plain")
        self.take.setAccessibleDescription(view.open)

    def _show_strip(self) -> None:
        at = self.columns.current
        for part in (self._header, self._nearest, self._use, self._out, self._cost):
            part.setVisible(at is not None)
        if at is None:
            return
        strip = self.presenter.strip(at)
        self._header.setText(strip.header)
        self._nearest.setText(strip.nearest)
        self._nearest.setVisible(bool(strip.nearest))
        self._use.setText(strip.use)
        self._use.setVisible(bool(strip.use))
        self._cost.setText(strip.cost)

    def _show_where(self) -> None:
        at = self.words.current
        where = next((word.where for word in self._view.words if word.at is not None and word.at == at), "")
        self._where.setText(where)
        self._where.setVisible(bool(where))

    def _filter_by(self, kind: ColumnFilter) -> None:
        self._filter = kind
        self._show_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self._theme.px(_ROOMY)
        self._sides.setDirection(_ACROSS if roomy else _DOWN)
        self._columns_head.setDirection(_ACROSS if roomy else _DOWN)
        self._strip_row.setDirection(_ACROSS if roomy else _DOWN)

    # deciding

    def next_open(self) -> None:
        """Go to the next column or word somebody has to decide about."""
        current = self.columns.current
        at = self.presenter.next_open(-1 if current is None else current)
        if at is not None:
            if self._filter not in (ColumnFilter.ALL, ColumnFilter.TO_DECIDE):
                self._filter_buttons[ColumnFilter.ALL].click()
            self.columns.go_to(at)
            self.columns.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        waiting = [word.at for word in self._view.words if word.undecided and word.at is not None]
        if waiting:
            before = self.words.current if self.words.hasFocus() else None
            self.words.go_to(next((at for at in waiting if before is not None and at > before), waiting[0]))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _column_chosen(self, at: int, said: str) -> None:
        self.presenter.choose_column(at, said)
        self._decided(self.columns)

    def _word_chosen(self, at: int, said: str) -> None:
        self.presenter.choose_word(at, said)
        self._decided(self.words)

    def _leave_out(self, at: int | None) -> None:
        if at is not None:
            self._column_chosen(at, LEAVE_OUT)

    def _use_nearest(self) -> None:
        at = self.columns.current
        if at is not None:
            self._column_chosen(at, self.presenter.strip(at).use_said)

    def _take_back(self) -> None:
        if self.presenter.take_back():
            self._decided(self.columns)

    def _decided(self, table: MatchTable) -> None:
        """Show what was decided in a table, and go on from there."""
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        self._match_again()
        self._go_on()

    def _match_again(self) -> None:
        """Match the file in the background with what is decided, where that is to be done and is not yet."""
        if self._task is None and self.presenter.needs_matching:
            self._task = Task(
                self.presenter.matching(),
                owner=self,
                done=self._rematched,
                refused=lambda _sentence: self._rematched(self.presenter.arrival),
                broken=lambda: self._rematched(self.presenter.arrival),
            )
            self._show_foot(self._view)

    def _rematched(self, arrival: Arrival) -> None:
        self._task = None
        self.presenter.show(arrival)
        self._show()
        self._match_again()
        self._go_on()

    def _go_on(self) -> None:
        """The next decision has the focus, or what takes all in; not where somebody is about another one."""
        if self._task is None:
            announce(self, self._view.open or self._view.counts)
        focus = QApplication.focusWidget()
        if not isinstance(focus, MatchTable) or focus.waits:
            return
        if self._view.open:
            self.next_open()
        elif self.take.isEnabled():
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.take_wanted.emit(self.presenter.arrival)


def _column_row(column: ColumnView) -> MatchRow:
    return MatchRow(
        cells=(column.letter, column.header, column.goes, column.why),
        spoken=column.spoken,
        at=column.at,
        said=column.said,
        element=column.question[:1] if column.question[:1].isdigit() else "",
        waits=column.undecided,
        muted=column.left_out,
    )


def _word_row(word: WordView) -> MatchRow:
    return MatchRow(
        cells=(word.word, word.means),
        spoken=word.spoken,
        at=word.at,
        said=word.said,
        level=word.level,
        waits=word.undecided,
    )

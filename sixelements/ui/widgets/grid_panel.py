"""Type in paper: a start page, one sheet of the pile after the other, and the question before it goes in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.charts import marks
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.grid import (
    MOST_SHEETS,
    GridGroup,
    GridNotice,
    GridPresenter,
    GridStage,
    RoleView,
    TypingView,
)
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import Banner, announce
from sixelements.ui.widgets.digit_keys import digit, held_down
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.number_field import NumberField
from sixelements.ui.widgets.pile_meter import PileMeter
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.sheet_line import BoxKeys, SheetLine
from sixelements.ui.widgets.text import Button, Text, filled, line

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_LEVELS = 5
_ROOMY = 980
"""From this width on, at 100 % text, all columns of the sheet stand beside one another."""
_TIGHT = 840
"""Below this width the foot stands in two rows, and what each key does is left to the guide."""
_ROOM_FOR_ROOMY = 700
"""From this height on, at 100 % text, the lines of a short sheet stand further apart."""
_WIDEST = 560
"""A column that stands alone, so that marks are not far from names."""
_SHARES = (348, 348, 280)
_MARK, _NO_LIMIT = 16.0, (1 << 24) - 1


class GridPanel(QWidget):
    """``handed_in`` carries what to say. ``foot`` goes where the foot of the page stands."""

    back_wanted = Signal()
    handed_in = Signal(str)

    def __init__(self, theme: Theme, presenter: GridPresenter, banner: Banner) -> None:
        super().__init__()
        self._theme, self.presenter, self._banner = theme, presenter, banner
        self.lines: dict[int, SheetLine] = {}
        self._column_of: dict[int, QWidget] = {}
        self._few_lines = False
        self._key_hints: list[KeyHints] = []
        self._keys_below = True
        """Whether what each key does stands under the last lines, else beside the one column."""
        self._build()
        self._connect()
        self._show_notice(presenter.start_view())

    # building

    def _build(self) -> None:
        theme = self._theme
        self._back = Button(
            theme, _("Collect"), self.back_wanted.emit, kind="link", name=_("Back to Collect")
        )
        self.title = Text(theme, role="page")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facts = Text(theme, tone="muted")
        self._pile = PileMeter(theme)
        self._left = Text(theme, role="small", tone="muted", wrap=False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.title)
        words.addWidget(self._facts)
        pile = QVBoxLayout()
        pile.setSpacing(4)
        pile.addStretch(1)
        pile.addWidget(self._pile, alignment=Qt.AlignmentFlag.AlignRight)
        pile.addWidget(self._left, alignment=Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 8)
        head.addLayout(words, stretch=1)
        head.addLayout(pile)
        self._notice = self._build_notice()
        self._typing = self._build_typing()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._notice, stretch=1)
        whole.addWidget(self._typing, stretch=1)
        self.foot = self._build_foot()

    def _build_notice(self) -> QWidget:
        theme = self._theme
        self._points = QVBoxLayout()
        self._points.setSpacing(8)
        self._heed = Text(theme, tone="warn")
        self.sheets = NumberField(theme, _("How many sheets lie on the pile?"), least=1, most=MOST_SHEETS)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        column.setSpacing(16)
        column.addLayout(self._points)
        column.addWidget(self._heed)
        column.addWidget(self.sheets)
        column.addStretch(1)
        return scrolling(inside)

    def _build_typing(self) -> QWidget:
        theme = self._theme
        self._role_label = Text(theme, _("Role on the sheet"), tone="muted", wrap=False)
        self._role_row = QHBoxLayout()
        self._role_row.setSpacing(12)
        self._role_row.addWidget(self._role_label)
        self.role: LevelChoice | None = None
        self._progress = Text(theme, tone="muted", wrap=False, tabular=True)
        self._role_row.addStretch(1)
        self._role_row.addWidget(self._progress)
        self._columns = QBoxLayout(_ACROSS)
        self._columns.setSpacing(16)
        self._parts: list[QWidget] = []
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 8)
        self._inside.setSpacing(0)
        self._inside.addLayout(self._columns)
        self._inside.addStretch(1)
        self._scroller = scrolling(inside)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._role_row.setContentsMargins(PAGE_MARGIN, 2, PAGE_MARGIN, 0)
        column.addLayout(self._role_row)
        column.addWidget(self._scroller, stretch=1)
        return whole

    def _build_foot(self) -> QWidget:
        theme = self._theme
        self._before = Text(theme, role="small", weight=600, wrap=False)
        self._before_counts = Text(theme, role="small")
        self.open_again = Button(theme, "", lambda: self._do(self.presenter.open_again), kind="link")
        self._said = Text(theme, role="small", tone="muted")
        self.undo = Button(theme, "", self._undo_sheet, kind="quiet")
        self.hand_in = Button(theme, _("Hand in the pile…"), self._ask)
        self.next = Button(theme, "", self._primary, kind="primary", hint="+")
        line_ = QHBoxLayout()
        line_.setSpacing(8)
        line_.addWidget(self._before)
        line_.addWidget(self._before_counts, stretch=1)
        line_.addWidget(self.open_again)
        left = QWidget()
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout(left)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addLayout(line_)
        words.addWidget(self._said)
        bar = filled("rail")
        row = self._foot_row = QBoxLayout(_ACROSS, bar)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        row.setSpacing(10)
        row.addWidget(left, stretch=1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.undo, self.hand_in, self.next):
            buttons.addWidget(button)
        row.addLayout(buttons)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(bar)
        return whole

    def _connect(self) -> None:
        for part in (self, self.foot):
            shortcut = QShortcut(QKeySequence("Esc"), part)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._escape)
            part.installEventFilter(self)

    def enter(self) -> None:
        """The person came here."""
        self.sheets.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheets.box.selectAll()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Here Ctrl+Z takes back the last key of the sheet; keys count in the foot, too."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        undo = event.matches(QKeySequence.StandardKey.Undo) and self.presenter.stage is GridStage.TYPING
        if undo and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and (undo or watched is self.foot):
            self.keyPressEvent(event)
            return event.isAccepted()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key a line, on the keypad or in the upper row; before the first sheet, Enter begins.

        A key that is held down counts once, as whoever types looks at the paper; those that move may repeat.
        """
        if held_down(event) and not event.matches(QKeySequence.StandardKey.Undo):
            event.accept()
            return
        if self.presenter.stage is GridStage.START and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._begin()
            return
        doing = self._meant(event) if self.presenter.stage is GridStage.TYPING else None
        if doing is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self._do(doing)

    def _meant(self, event: QKeyEvent) -> Callable[[], str] | None:
        presenter = self.presenter
        if event.matches(QKeySequence.StandardKey.Undo):
            return presenter.take_back
        number = digit(event)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None if number is None else partial(presenter.go_to_element, number)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        keys: dict[int, Callable[[], str]] = {
            Qt.Key.Key_Plus: presenter.next_sheet,
            Qt.Key.Key_Equal: presenter.next_sheet,  # the same key, where + needs Shift
            Qt.Key.Key_Minus: presenter.not_applicable,
            Qt.Key.Key_Return: presenter.enter,
            Qt.Key.Key_Enter: presenter.enter,
            Qt.Key.Key_Down: partial(presenter.go_to, presenter.at + 1),
            Qt.Key.Key_Up: presenter.back,
            Qt.Key.Key_Backspace: presenter.back,
            Qt.Key.Key_Delete: presenter.clear,
        }
        if number is not None and (number <= _LEVELS or event.key() not in keys):
            return partial(presenter.digit, number)  # also where that key types +, as on a Czech keyboard
        return keys.get(event.key())

    def _escape(self) -> None:
        if self.presenter.stage is GridStage.HAND_IN:
            self._go_on_typing()
        else:
            self.back_wanted.emit()

    # doing

    def _do(self, doing: Callable[[], str]) -> None:
        """Do what a key means, show it, and say it."""
        if self.presenter.stage is GridStage.TYPING:
            said = doing()
            self._show()
            if self.presenter.rings:
                QApplication.beep()  # whoever types looks at the paper
            if said:
                announce(self, said)

    def _begin(self) -> None:
        if self.presenter.stage is not GridStage.START:
            return
        self.sheets.box.flush()
        if self.sheets.box.problem:
            return
        self.presenter.begin(self.sheets.box.value())
        self._show()
        announce(self, self.title.text())

    def _undo_sheet(self) -> None:
        try:
            said = self.presenter.undo_sheet()
        except SixElementsError as refusal:
            self._banner.say(refusal.sentence, alarm=True)
            return
        self._show()
        announce(self, said)

    def _clear_away(self) -> None:
        try:
            said = self.presenter.clear_away()
        except SixElementsError as refusal:
            self._banner.say(refusal.sentence, alarm=True)
            return
        self._show_notice(self.presenter.start_view())
        if self.presenter.asks:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)  # so that Enter keeps what was typed
        else:
            self.enter()
        announce(self, said)

    def _ask(self) -> None:
        """The second button of the foot."""
        if self.presenter.stage is GridStage.HAND_IN:
            self._go_on_typing()
        elif self.presenter.stage is GridStage.START:
            self._clear_away()
        elif self.presenter.ask_to_hand_in():
            self._show_notice(self.presenter.hand_in_view())
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_typing(self) -> None:
        self.presenter.go_on_typing()
        self._show()

    def _primary(self) -> None:
        """The last button of the foot."""
        if self.presenter.stage is GridStage.START:
            self._begin()
        elif self.presenter.stage is GridStage.TYPING:
            self._do(self.presenter.next_sheet)
        else:
            self._hand_in()

    def _hand_in(self) -> None:
        try:
            said = self.presenter.hand_in()
        except SixElementsError as refusal:
            self._banner.say(refusal.sentence, alarm=True)
            return
        self.handed_in.emit(said)

    # showing

    def look(self) -> None:
        """What waited was stored, or waits now: the foot says so."""
        if self.presenter.stage is GridStage.TYPING:
            self._show_foot(self.presenter.view())

    def _show_notice(self, view: GridNotice) -> None:
        theme, start = self._theme, self.presenter.stage is GridStage.START
        self._typing.hide()
        self._notice.show()
        self.title.setText(view.title)
        self.setAccessibleName(view.title)
        for part in (self._facts, self._pile, self._left, self._before, self._before_counts, self._said):
            part.hide()
        clear(self._points)
        for point in view.points:
            self._points.addWidget(Text(theme, point))
        self._heed.setText(view.heed)
        self._heed.setVisible(bool(view.heed))
        self.sheets.setVisible(start)
        if start:
            self.sheets.box.show_number(min(view.number, MOST_SHEETS))
        for button in (self.open_again, self.undo):
            button.hide()
        second = view.clear if start else view.cancel
        self.hand_in.setText(second)
        self.hand_in.setVisible(bool(second))
        self.hand_in.set_kind("plain")
        self.next.setText(view.button)
        self.next.set_kind("primary")
        self.next.setAccessibleDescription(view.heed)

    def _show(self) -> None:
        """The sheet as it is now, with the focus on its current line."""
        view = self.presenter.view()
        self._notice.hide()
        self._typing.show()
        if not self._parts:
            self._build_columns(view)
        _say(self.title, view.title)
        self.setAccessibleName(view.title)
        tight = self._is_tight
        facts = view.progress if tight else view.facts
        for part, text in ((self._facts, facts), (self._left, view.time_left)):
            _say(part, text)
        self._pile.show_pile(*view.pile, as_bar=view.as_bar or tight)
        self._pile.show()
        _say(self._progress, "" if tight else view.progress)
        self._show_role(view.role)
        for group in (group for column in view.columns for group in column):
            for one in group.lines:
                if self.lines[one.stop].view != one:
                    self.lines[one.stop].show_view(one)
        self.twice.setChecked(view.twice)
        self._show_foot(view)
        self._fit()
        self._go_to_current(view)

    def _show_role(self, view: RoleView | None) -> None:
        self._role_label.setVisible(view is not None)
        if self.role is None or view is None:
            return
        chosen = next((n for n, box in enumerate(view.boxes) if box.chosen), None)
        if self.role.chosen != chosen:
            self.role.choose(chosen)
        self.role.setAccessibleName(view.spoken)

    def _show_foot(self, view: TypingView) -> None:
        name, counts = view.before
        kept = ""
        if view.saved and not self._is_tight:
            kept = _("Every key is saved. A sheet can be undone until the pile is in.")
        self._said.set_tone("warn" if view.problem else "muted")
        for part, text in (
            (self._before, name),
            (self._before_counts, counts),
            (self._said, view.problem or kept),
            (self.open_again, view.open_again),
            (self.undo, view.undo),
        ):
            _say(part, text)
        self.hand_in.setText(_("Hand in the pile…"))
        self.hand_in.setEnabled(self.presenter.whole > 0)
        self.hand_in.set_kind("plain" if view.next_filled else "primary")
        self.hand_in.show()
        self.next.setText(view.next)
        self.next.set_kind("primary" if view.next_filled else "plain")
        self.next.setAccessibleDescription(view.problem)

    def _go_to_current(self, view: TypingView) -> None:
        """Focus where the next key counts: a line, the role, or the button after the last line."""
        here = self.lines.get(self.presenter.at)
        if not (view.next_filled or view.at_end):  # all are in, so Enter hands in, and a digit begins another
            self.hand_in.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroller.ensureWidgetVisible(here, 0, self._theme.px(60))
        elif view.at_end or self.role is None:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.role.focus_chosen()
            self._scroller.verticalScrollBar().setValue(0)

    # columns

    def _build_columns(self, view: TypingView) -> None:
        self._few_lines = view.roomy
        if view.role is not None:
            options = [(f"{box.code}  {box.sign}", box.sign) for box in view.role.boxes]
            self.role = LevelChoice(self._theme, _("Role on the sheet"), options)
            codes = [box.code for box in view.role.boxes]
            self.role.changed.connect(lambda n: self._do(partial(self.presenter.mark, 0, codes[n])))
            self._role_row.insertWidget(1, self.role)
        for n, groups in enumerate(view.columns):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for group in groups:
                self._add_group(column, part, group)
            if n == len(view.columns) - 1:
                self._add_keys(column)
            column.addStretch(1)
            self._parts.append(part)
            self._columns.addWidget(part, stretch=_SHARES[n] if len(view.columns) > 2 else 300)
        self._columns.addStretch(1)  # what a column that stands alone leaves over

    def _add_group(self, column: QVBoxLayout, part: QWidget, group: GridGroup) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.setContentsMargins(0, 8, 0, 4)
        head.setSpacing(8)
        if group.mark:
            mark = SceneView(theme)
            mark.show_scene(marks.element(group.mark, alt="", size=_MARK))
            head.addWidget(mark)
        head.addWidget(Text(theme, group.title, weight=600, wrap=False))
        head.addStretch(1)
        head.addWidget(Text(theme, group.note, role="caption", tone="muted", wrap=False))
        column.addLayout(head)
        column.addWidget(line())
        keyed = group.keyed
        for one in group.lines:
            row = SheetLine(theme, one)
            if keyed:
                column.addWidget(BoxKeys(theme, row))
                keyed = False
            row.marked.connect(lambda stop, code: self._do(partial(self.presenter.mark, stop, code)))
            row.wanted.connect(lambda stop: self._do(partial(self.presenter.go_to, stop)))
            self.lines[one.stop] = row
            self._column_of[one.stop] = part
            column.addWidget(row)

    def _add_keys(self, column: QVBoxLayout) -> None:
        """What each key does, under the last lines."""
        theme = self._theme
        self._keys = QWidget()
        inside = QVBoxLayout(self._keys)
        inside.setContentsMargins(0, 14, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(Text(theme, _("Keys"), weight=600))
        self._key_rows = QGridLayout()
        self._key_rows.setSpacing(0)
        for text in _hints():
            hints = KeyHints(theme)
            hints.show_hints(text)
            self._key_hints.append(hints)
        self._lay_keys(beside=2 if self._few_lines else 1)
        inside.addLayout(self._key_rows)
        self.twice = QCheckBox(_("Type each sheet twice and compare"))
        self.twice.clicked.connect(lambda on: self._tick_twice(on=on))
        inside.addSpacing(8)
        inside.addWidget(self.twice)
        self._last_column = column
        column.addWidget(self._keys)

    def _lay_keys(self, *, beside: int) -> None:
        """So many of them beside one another."""
        for n, hints in enumerate(self._key_hints):
            self._key_rows.addWidget(hints, n // beside, n % beside)

    def _tick_twice(self, *, on: bool) -> None:
        self.presenter.tick_twice(on=on)
        self._show()

    @property
    def _is_tight(self) -> bool:
        return self.width() < self._theme.px(_TIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot_row.setDirection(_DOWN if self._is_tight else _ACROSS)
        if self.presenter.stage is GridStage.TYPING:
            self._show()

    def _fit(self) -> None:
        """Where room is short, the column with the current line stands alone."""
        roomy = self.width() >= self._theme.px(_ROOMY)
        here = self._column_of.get(self.presenter.at)
        if here is None:
            focus = QApplication.focusWidget()
            shown = next((part for part in self._parts if focus and part.isAncestorOf(focus)), None)
            at_end = self.presenter.at >= len(self.lines)
            here = shown or (self._parts[-1 if at_end else 0] if self._parts else None)
        for part in self._parts:
            part.setVisible(roomy or part is here)
            part.setMaximumWidth(_NO_LIMIT if roomy else self._theme.px(_WIDEST))
        if self._parts and roomy is not self._keys_below:
            self._keys_below = roomy
            self._lay_keys(beside=2 if self._few_lines and roomy else 1)
            if roomy:
                self._last_column.insertWidget(self._last_column.count() - 1, self._keys)
            else:
                self._columns.insertWidget(len(self._parts), self._keys, alignment=Qt.AlignmentFlag.AlignTop)
        if self._parts:
            self._keys.setVisible(not self._is_tight)
        low = self.height() < self._theme.px(_ROOM_FOR_ROOMY)
        for row in self.lines.values():
            row.set_roomy(roomy=self._few_lines and not low)


def _say(part: Text | Button, text: str) -> None:
    """Show words, or nothing; what is said already is not laid out again, as this follows every key."""
    if part.text() != text:
        part.setText(text)
    part.setVisible(bool(text))


def _hints() -> tuple[str, ...]:
    return (
        _("[1] to [5] mark, go on"),
        _("[0] don't know"),
        _("[−] not applicable"),
        _("[Enter] leave empty, go on"),
        _("[Backspace] back one line"),
        _("[Delete] clear this line"),
        _("[Ctrl+Z] take the last key back"),
        _("[+] next sheet"),
    )

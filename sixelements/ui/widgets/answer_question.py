"""One practice a page: statement, five large rows, don't know, not applicable, and a comment."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE
from sixelements.i18n import _
from sixelements.presentation.pages.answer_pages import Act, KioskView, QuestionView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_panel import AnswerPanel
from sixelements.ui.widgets.answer_progress import AnswerProgress
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.comment_field import CommentField
from sixelements.ui.widgets.digit_keys import digit, held_down
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, filled, line
from sixelements.wording import phrases

_ROOM_FOR_COMMENT = 760
"""Height of the panel, at 100 % text, from which the comment stands on the page by itself."""
_ROOM_FOR_AIR = 800
"""The same from which the rows are as high as they like to be; at 768 nothing scrolls only without."""
_AIRY, _CLOSE = (56, 52, 60), (48, 44, 44)
"""How high a level is, what is no level, and the comment, in pixels at 100 %."""


class QuestionPanel(AnswerPanel):
    """``chosen`` carries the code of an answer, ``commented`` the comment, ``retried`` nothing."""

    chosen = Signal(int)
    commented = Signal(str)
    retried = Signal()

    def __init__(self, theme: Theme, view: QuestionView) -> None:
        super().__init__(theme)
        self.view = view
        self._shown = ""
        self._comment_wanted = False
        self._build_top()
        self._build_question()
        self._build_foot()
        self._connect()
        self.show_view(view)

    # building

    def _build_top(self) -> None:
        theme = self.theme
        bar = filled("rail")
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 10, 28, 10)
        row.setSpacing(12)
        self._mark = SceneView(theme, zoom=1.15)
        self._section = Text(theme, role="lead", weight=500)
        self._lock = Icon(theme, "lock", tone="muted", side=16)
        self._privacy = Text(theme, role="small", tone="muted", wrap=False)
        self._progress = Text(theme, role="body", tone="muted", wrap=False, tabular=True)
        self._segments = AnswerProgress(theme)
        row.addWidget(self._mark)
        row.addWidget(self._section, stretch=1)
        row.addWidget(self._lock)
        row.addWidget(self._privacy)
        row.addSpacing(12)
        row.addWidget(self._progress)
        row.addWidget(self._segments)
        self.outer.insertWidget(0, bar)
        self.outer.insertWidget(1, line())

    def _build_question(self) -> None:
        theme = self.theme
        self._hint = Text(theme, tone="accent")
        self._lead = Text(theme, role="lead", tone="muted")
        self.statement = Text(theme, role="kioskStatement")
        self.statement.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.statement.installEventFilter(self)
        self._rule = Text(theme, tone="muted")
        self._helper = Text(theme)
        for words in (self._hint, self._lead, self.statement, self._rule, self._helper):
            self.column.addWidget(words)
        self._group = QButtonGroup(self)
        self.rows: dict[int, AnswerRow] = {}
        levels = self._levels = QVBoxLayout()
        for level in range(1, 6):
            levels.addWidget(self._row(level, AnswerRow(theme)))
        others = QGridLayout()
        others.setSpacing(8)
        for place, code in enumerate((DONT_KNOW.code, NOT_APPLICABLE.code)):
            others.addWidget(self._row(code, AnswerRow(theme, stacked=True, light=True)), 0, place)
            others.setColumnStretch(place, 1)
        self.column.addSpacing(4)
        self.column.addLayout(levels)
        self.column.addLayout(others)
        self.comment = CommentField(theme)
        self._comment_label = Text(theme, role="small", tone="muted")
        self._comment_label.setBuddy(self.comment)
        self.note = FieldNote(theme, self.comment, most=CHARACTERS[Writing.COMMENT])
        self._comment_part = QWidget()
        part = QVBoxLayout(self._comment_part)
        part.setContentsMargins(0, 0, 0, 0)
        for widget in (self._comment_label, self.comment, self.note):
            part.addWidget(widget)
        self.column.addWidget(self._comment_part)
        self.column.addStretch(1)

    def _row(self, code: int, row: AnswerRow) -> AnswerRow:
        self._group.addButton(row)
        row.clicked.connect(lambda _checked=False: self._choose(code))
        self.rows[code] = row
        return row

    def _build_foot(self) -> None:
        view = self.view
        self._pause = self.button(view.pause, "quiet", "pause")
        self._list = self.button(view.list, "quiet", "table")
        self._comment_button = Button(
            self.theme, _("Comment"), self.show_comment, kind="quiet", icon_name="note"
        )
        self._keys = KeyHints(self.theme)
        self._problem = Text(self.theme, tone="danger")
        self._retry = Button(self.theme, _("Retry"), self.retried.emit)
        self._previous = self.button(view.previous, "plain", "chevron-left")
        self._next = self.button(view.next, "primary")
        for widget in (self._pause, self._list, self._comment_button):
            self.foot.addWidget(widget)
        self.foot.addWidget(self._keys, stretch=100)
        self.foot.addWidget(self._problem, stretch=1)
        self.foot.addStretch(1)
        for widget in (self._retry, self._previous, self._next):
            self.foot.addWidget(widget)

    def _connect(self) -> None:
        self.theme.changed.connect(self._fit_height)
        self.comment.edited.connect(self.commented.emit)
        self.comment.left.connect(lambda: self.statement.setFocus(Qt.FocusReason.OtherFocusReason))
        for keys, act in (("Alt+Left", Act.PREVIOUS), ("Ctrl+Return", Act.NEXT), ("Ctrl+Enter", Act.NEXT)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda wish=act: self.send(wish))

    def _choose(self, code: int) -> None:
        """Paint the choice at once, and only then have it stored: a disk takes longer than a screen."""
        for of, row in self.rows.items():
            if of in (code, self.view.chosen):
                row.repaint()
        self.chosen.emit(code)

    # showing

    def show_again(self, view: KioskView) -> None:
        if isinstance(view, QuestionView):
            self.show_view(view)

    def show_view(self, view: QuestionView) -> None:
        """Show a question, or the same one after an answer."""
        new = self._shown != view.section + view.statement
        self.view, self._shown = view, view.section + view.statement
        self._show_top(view)
        self._group.setExclusive(False)
        for code, row in self.rows.items():
            row.setChecked(code == view.chosen)
        self._group.setExclusive(True)
        if new:
            self._show_question(view)
        self._show_foot(view)
        self._fit_height()

    def _show_top(self, view: QuestionView) -> None:
        self._mark.setVisible(bool(view.mark))
        self._mark.show_scene(marks.element(view.mark, alt="") if view.mark else None)
        self._section.setText(view.section)
        self._privacy.setText(view.privacy)
        self._progress.setText(view.progress)
        self._segments.show_segments(view.segments)

    def _show_question(self, view: QuestionView) -> None:
        pairs = (
            (self._hint, view.hint),
            (self._lead, view.lead),
            (self.statement, view.statement),
            (self._rule, view.rule),
            (self._helper, view.helper),
        )
        for label, text in pairs:
            label.setText(text)
            label.setVisible(bool(text))
        for code, widget in self.rows.items():
            row = view.offered.get(code)
            widget.setVisible(row is not None)
            if row is not None:
                widget.show_row(key=row.key, word=row.word, sentence=row.text, spoken=row.spoken)
        self._comment_wanted = False
        self._comment_label.setText(view.comment_label)
        self.comment.show_text(view.comment or "", name=view.comment_label)
        self.note.say(None)
        self.scroller.verticalScrollBar().setValue(0)
        self.setAccessibleName(view.statement)

    def _show_foot(self, view: QuestionView) -> None:
        self._previous.setEnabled(not view.previous.reason)
        self._previous.setToolTip(view.previous.reason)
        self._next.setText(view.next.text)
        self._keys.show_hints(view.keys)
        self._problem.setText(view.problem)
        for widget in (self._problem, self._retry):
            widget.setVisible(bool(view.problem))

    def _fit_height(self) -> None:
        """Where room is short, comment and keys wait behind a button and F1."""
        roomy = self.height() >= self.theme.px(_ROOM_FOR_COMMENT)
        airy = self.height() >= self.theme.px(_ROOM_FOR_AIR)
        level, other, comment = _AIRY if airy else _CLOSE
        for code, row in self.rows.items():
            row.set_least(level if code in _LEVELS else other)
        self.column.setSpacing(12 if airy else 8)
        self._levels.setSpacing(8 if airy else 6)
        self.comment.set_high(comment)
        offered = self.view.comment is not None
        shown = offered and (roomy or self._comment_wanted)
        for widget in (self._comment_part, self.comment, self._comment_label):
            widget.setVisible(shown)
        self._comment_button.setVisible(offered and not roomy)
        wide = self.width() >= self.theme.px(1000)
        self._segments.set_narrow(narrow=not wide)
        self._lock.setVisible(wide)
        self._privacy.setVisible(wide)
        self._keys.setVisible(wide and not self.view.problem)

    def show_comment(self) -> None:
        """Show the comment field and go there."""
        if self.view.comment is None:
            return
        self._comment_wanted = True
        self._fit_height()
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.scroller.ensureWidgetVisible(self.comment)

    def forget(self) -> None:
        self.comment.show_text("", name="")
        self.note.say(None)
        self._group.setExclusive(False)
        for row in self.rows.values():
            row.setChecked(False)

    def focus_first(self) -> None:
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(
            self,
            phrases.read_aloud(self.view.progress, phrases.sentences(self.view.lead, self.view.statement)),
        )

    # keys

    def send(self, act: Act) -> None:
        self.comment.flush()
        if self.note.problem:
            self.show_comment()
            announce(self.comment, self.note.problem)
            return
        super().send(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys choose; they come here only while nobody types a comment.

        One that is held down chooses and goes on once, or its owner would be pages further.
        """
        if held_down(event):
            event.accept()
            return
        key, plain = Qt.Key(event.key()), event.modifiers() in (_NONE, _KEYPAD, _SHIFT)
        plain = plain and (self.theme.choice.letters or key not in _LETTERS)
        code = _CODES.get(key) if plain else None
        level = digit(event) if event.modifiers() in (_NONE, _KEYPAD, _SHIFT) else None
        if level in _LEVELS:
            code = level
        if code is not None and code in self.view.offered:
            self.rows[code].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.scroller.ensureWidgetVisible(self.rows[code])
            self.rows[code].click()
        elif key is Qt.Key.Key_C and plain:
            self.show_comment()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.press_focused():
                self.send(Act.NEXT)
        elif key is Qt.Key.Key_F1:
            self._keys.show()
            announce(self, self.view.keys)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the statement to the rows; else the scrolled area would take the key."""
        pressed = watched is self.statement and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.rows[1].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()


_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LETTERS = (Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_C)
_LEVELS = range(1, 6)
_CODES: dict[Qt.Key, int] = {
    Qt.Key.Key_D: DONT_KNOW.code,
    Qt.Key.Key_N: NOT_APPLICABLE.code,
}

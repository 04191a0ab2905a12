"""A page of words on the laptop handed round: promise, role, four words, PIN, thanks."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.answer_pages import KioskView, NoticeView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_panel import AnswerPanel
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.digit_keys import COMMANDS, digit, held_down
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.unstored import note_wrong


class NoticePanel(AnswerPanel):
    """Built once for its view; only the problem beside the field changes."""

    def __init__(self, theme: Theme, view: NoticeView) -> None:
        super().__init__(theme, widest=640)
        self.view = view
        self._field: QLineEdit | None = None
        self._rows: dict[AnswerRow, str] = {}
        self.title = Text(theme, view.title, role="kioskStatement")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._problem = Text(theme, tone="danger")
        self._build()
        self.show_view(view)

    def _build(self) -> None:
        self.column.addStretch(2)
        self.column.addWidget(self.title)
        if self.view.lead:
            self.column.addWidget(Text(self.theme, self.view.lead, role="lead"))
        for point in self.view.points:
            self.column.addWidget(Text(self.theme, point, tone="muted"))
        if self.view.big:
            big = Text(self.theme, self.view.big, role="display")
            big.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self.column.addSpacing(12)
            self.column.addWidget(big)
        self._build_choices()
        self._build_field()
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        buttons = QHBoxLayout()
        self._primary = self.button(self.view.primary, "primary")
        buttons.addWidget(self._primary)
        for other in self.view.others:
            buttons.addWidget(self.button(other))
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addStretch(3)
        self.foot.addStretch(1)
        for link in self.view.foot:
            self.foot.addWidget(self.button(link, "quiet"))
        self.bar.setVisible(bool(self.view.foot))
        self.foot_line.setVisible(bool(self.view.foot))

    def _build_choices(self) -> None:
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(8)
        for n, (value, text) in enumerate(self.view.choices, start=1):
            row = AnswerRow(self.theme, height=52)
            row.show_row(key=str(n), word=text, sentence="", spoken=text)
            row.clicked.connect(self._allow)
            row.installEventFilter(self)
            group.addButton(row)
            self._rows[row] = value
            column.addWidget(row)
        self.column.addLayout(column)

    def _build_field(self) -> None:
        if self.view.field is None:
            return
        field = _Digits() if self.view.field.digits else LineEdit()
        field.setProperty("large", "true")
        field.setFont(self.theme.font("lead"))
        if self.view.field.digits:
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            field.setMaximumWidth(self.theme.px(240))
        if self.view.field.hidden:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        label = Text(self.theme, self.view.field.label, weight=600)
        label.setBuddy(field)
        field.setAccessibleName(self.view.field.label)
        field.textEdited.connect(lambda: self._say(""))
        self.column.addWidget(label)
        self.column.addWidget(field)
        self._field = field
        if self.view.field.show:
            self.show_box = QCheckBox(self.view.field.show)
            self.show_box.toggled.connect(self._show_typed)
            self.column.addWidget(self.show_box)

    def _show_typed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """A wall may show this screen, too, so only where somebody wants it."""
        if self._field is not None:
            modes = QLineEdit.EchoMode
            self._field.setEchoMode(modes.Normal if on else modes.Password)

    def _allow(self) -> None:
        self._primary.setEnabled(not self.view.primary.reason)
        self._say("")

    def show_again(self, view: KioskView) -> None:
        if isinstance(view, NoticeView):
            self.show_view(view)

    def show_view(self, view: NoticeView) -> None:
        """Say the problem, if there is one."""
        self._say(view.problem)
        if self._rows:
            self._primary.setEnabled(any(row.isChecked() for row in self._rows))

    def _say(self, problem: str) -> None:
        """A problem goes as soon as somebody corrects what it is about."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if self._field is not None:
            note_wrong(self._field, wrong=bool(problem))
            self._field.setProperty("problem", "true" if problem else "false")
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)
            self._field.setAccessibleDescription(problem)

    def text(self) -> str:
        for row, value in self._rows.items():
            if row.isChecked():
                return value
        return self._field.text() if self._field is not None else ""

    def forget(self) -> None:
        if self._field is not None:
            self._field.clear()

    def focus_first(self) -> None:
        target: QWidget = self._field or next(iter(self._rows), None) or self._primary
        if not target.isEnabled():
            target = self.title
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, also the first time, when Qt would only move the focus."""
        rows = list(self._rows)
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched not in rows or event.key() not in _MOVES or any(row.isChecked() for row in rows):
            return False
        at = next(n for n, row in enumerate(rows) if row is watched) + _MOVES[Qt.Key(event.key())]
        row = rows[min(max(at, 0), len(rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, or else the page's own; digits choose a row.

        Enter chooses none: whoever pressed it once too often would have a role that is not theirs.
        """
        if held_down(event):
            event.accept()  # the Enter that came here must not go on to the next page, too
            return
        rows = list(self._rows)
        number = None if event.modifiers() & COMMANDS or not rows else digit(event)
        if number is not None and 1 <= number <= len(rows):
            rows[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            rows[number - 1].click()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif rows and not any(row.isChecked() for row in rows) and not self.focus_on_button:
            self._say(_("Choose one first: press its number, or Space."))
            announce(self, self._problem.text())
        elif not self.press_focused():
            self._primary.click()


_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Digits(LineEdit):
    """Takes a key of the upper row for its digit, as nobody sees the signs that it types instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = None if event.modifiers() & COMMANDS else digit(event)
        if number is None:
            super().keyPressEvent(event)
            return
        self.insert(str(number))
        self.textEdited.emit(self.text())

"""The agenda of the talk: minutes used, the close ones in one step, and items to choose, move, and skip."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.talk_desk import AgendaRow, ItemMark, TalkDesk, confirmed_words
from sixelements.ui.room.desk import put
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.digit_keys import held_down
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text

_BAR = 6


class AgendaPanel(QWidget):
    """``stepped`` asks for a step, ``said`` is to be announced. Alt with Up and Down moves the item that
    had the focus last, from anywhere, and Delete skips the one that has it.
    """

    stepped, made, said = Signal(object), Signal(), Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AgendaButton] = []
        self._shown: object = None
        self._chosen: PracticeId | None = None
        self._used, self._left = Text(theme, role="small", tone="muted"), Text(theme, role="small")
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._spare = Text(theme, role="small", tone="muted")
        self._share = ShareBar(theme)
        self.show_close = Button(theme, "", lambda: self.stepped.emit(Runner.toggle_close))
        self.confirm = Button(theme, "", lambda: self.stepped.emit(self._confirm))
        self._confirmed = Text(theme, role="small", tone="muted")
        self._lists = QWidget(), QWidget()  # so that who reads in order meets the rows where they stand
        self._list, self._later = (QVBoxLayout(part) for part in self._lists)
        for box in (self._list, self._later):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        self._later_note, self._unread = Text(theme, role="small", tone="muted"), Text(theme, role="small")
        self.up = Button(theme, _("Up"), partial(self._move, -1), icon_name="up")
        self.down = Button(theme, _("Down"), partial(self._move, 1), icon_name="down")
        self.skip = Button(theme, _("Skip"), self._skip, kind="quiet")
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # wherever the keys are
            shortcut.activated.connect(partial(self._move, by))
        self._build()

    def _build(self) -> None:
        time = QHBoxLayout()
        time.addWidget(self._used)
        time.addWidget(self._left, stretch=1)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        for button in (self.up, self.down, self.skip):
            moves.addWidget(button)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self._theme, _("Agenda"), role="heading"))
        column.addWidget(self._share)
        column.addLayout(time)
        column.addWidget(self._spare)
        column.addWidget(self.show_close)
        column.addWidget(self.confirm)
        column.addWidget(self._confirmed)
        column.addWidget(Text(self._theme, _("Talk through, widest first"), role="small", tone="muted"))
        column.addLayout(moves)  # over the rows, so that no long agenda takes them out of sight
        column.addWidget(self._lists[0])
        column.addWidget(self._later_note)
        column.addWidget(self._lists[1])
        column.addWidget(self._unread)
        column.addStretch(1)

    def show_desk(self, desk: TalkDesk) -> None:
        """Show the agenda as it is."""
        put(self._used, desk.used)
        put(self._left, desk.left)
        put(self._spare, desk.spare)
        self._share.show_share(desk.share)
        self.show_close.setText(desk.show_close)
        self.show_close.setVisible(bool(desk.show_close))
        self.confirm.setText(desk.confirm)
        self.confirm.setVisible(bool(desk.confirm))
        put(self._confirmed, desk.confirmed)
        for part in (self.show_close, self._confirmed):
            part.setToolTip(desk.close_ones)
        self.show_close.setAccessibleDescription(desk.close_ones)
        put(self._later_note, desk.later_note)
        put(self._unread, desk.unread)
        for button in (self.up, self.down, self.skip):
            button.setVisible(bool(desk.items))
        if (desk.items, desk.later) != self._shown:
            self._shown = (desk.items, desk.later)
            self._fill(desk)

    def _fill(self, desk: TalkDesk) -> None:
        had = next((row.view.practice for row in self._rows if row.hasFocus()), None)
        clear(self._list)
        clear(self._later)
        self._rows = []
        for box, views in ((self._list, desk.items), (self._later, desk.later)):
            for view in views:
                row = AgendaButton(self._theme, view, later=box is self._later)
                row.clicked.connect(partial(self._open, view, later=box is self._later))
                row.skipped.connect(partial(self._skipped, view.practice))
                row.reached.connect(partial(self._choose, view.practice))
                row.walked.connect(partial(self._walk, row))
                box.addWidget(row)
                self._rows.append(row)
        here = next((v.practice for v in desk.items if v.mark is ItemMark.HERE), None)
        if had is None or self._chosen not in {row.view.practice for row in self._rows}:
            self._chosen = here
        self._one_stop()
        if had is not None:
            self._focus(had)
        self.made.emit()

    def _focus(self, practice: PracticeId) -> None:
        for row in self._rows:
            if row.view.practice == practice:
                row.show()
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, practice: PracticeId) -> None:
        self._chosen = practice
        self._one_stop()

    def _one_stop(self) -> None:
        """Tab stops at one row, from which Up and Down lead to the others."""
        stop = next((row for row in self._rows if row.view.practice == self._chosen), None)
        stop = stop or next(iter(self._rows), None)
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def _walk(self, row: AgendaButton, by: int) -> None:
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, view: AgendaRow, _on: bool = False, *, later: bool) -> None:  # noqa: FBT001, FBT002 - Qt's
        if later or view.mark is ItemMark.SKIPPED:
            self.stepped.emit(lambda run: run.bring_back(view.practice))
        else:
            self.stepped.emit(lambda run: run.go_to_item(view.practice))

    def _confirm(self, run: Runner) -> None:
        n = len(run.close_left)
        run.confirm_close()
        self.said.emit(confirmed_words(n))

    def _move(self, by: int) -> None:
        practice = self._chosen
        if practice and self._rows:
            self.stepped.emit(lambda run: run.move(practice, by))

    def _skip(self) -> None:
        if self._chosen:
            self._skipped(self._chosen)

    def _skipped(self, practice: PracticeId) -> None:
        self.stepped.emit(lambda run: run.skip(practice))


class AgendaButton(QAbstractButton):
    """A row: how it stands, its name, why it is talked about, and its minutes or the agreed level."""

    skipped, reached, walked = Signal(), Signal(), Signal(int)

    def __init__(self, theme: Theme, view: AgendaRow, *, later: bool = False) -> None:
        super().__init__()
        self.view, self._theme = view, theme
        self.setText(view.name)
        spoken = view.spoken
        self.setAccessibleName(spoken)
        back = later or view.mark is ItemMark.SKIPPED
        self.setAccessibleDescription(_("Enter brings it back.") if back else _("Enter goes there."))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        mark = SceneView(theme, marks.element(view.element.id, alt="", size=20.0), zoom=1)
        strong = view.mark is ItemMark.HERE
        name = Text(theme, view.name, weight=600 if strong else 500, tone="muted" if back else "")
        note = Text(theme, view.note, role="small", tone="muted")
        if not view.note:
            note.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(note)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, stretch=1)
        row.addWidget(self._right())
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _right(self) -> QWidget:
        view, theme = self.view, self._theme
        if view.level is not None:
            return SceneView(theme, marks.level(view.level.label, view.level.fill, alt=""), zoom=1)
        signs = {ItemMark.NOT_AGREED: "≠", ItemMark.SETTLED: "✓"}
        text = Text(theme, signs.get(view.mark, view.minutes), role="small", tone="muted", wrap=False)
        if view.mark is ItemMark.NOT_AGREED:
            text.set_role("heading")
            text.set_tone("warn")
        return text

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._row.minimumSize().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if held_down(event):
            event.accept()
        elif by:
            self.walked.emit(by)
        elif key == Qt.Key.Key_Delete:
            self.skipped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        here = self.view.mark is ItemMark.HERE
        if here or self.underMouse():
            painter.fillRect(self.rect(), theme.color("selected" if here else "hover"))
        if here:
            painter.fillRect(QRectF(0, 0, 3, self.height()), theme.color("accent"))
        painter.end()


class ShareBar(QWidget):
    """How much of the time is over; the figures stand beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(_BAR)

    def show_share(self, share: float) -> None:
        """From 0 to 1."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        painter.fillRect(QRectF(0, 0, self.width() * self._share, _BAR), self._theme.color("accent"))
        painter.end()

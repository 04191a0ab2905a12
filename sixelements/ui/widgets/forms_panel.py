"""Get the forms: what to make at the left, what lies there at the right, with the mail to send along."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from sixelements.application.forms import SavedForms
from sixelements.application.typed import Reply
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.forms import FormGroup, FormsPresenter, FormsView, MadeView
from sixelements.ui.tasks import Task
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import Banner, announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.tab_bar import TabBar
from sixelements.ui.widgets.text import Button, Text, filled, line, upright_line

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ROOMY = 820
"""From this width on, at 100 % text, choices and result stand beside one another."""
_OPTIONS, _TEXTS = 320, 150


class FormsPanel(QWidget):
    """``back_wanted``: to Collect. ``foot`` goes where the foot of the page stands."""

    back_wanted = Signal()

    def __init__(self, theme: Theme, presenter: FormsPresenter, banner: Banner) -> None:
        super().__init__()
        self._theme, self.presenter, self._banner = theme, presenter, banner
        self.task: Task[SavedForms] | None = None
        self._build()
        self._connect()
        self.refresh()

    # building

    def _build(self) -> None:
        theme = self._theme
        self._back = Button(
            theme, _("Collect"), self.back_wanted.emit, kind="link", name=_("Back to Collect")
        )
        self.title = Text(theme, role="page")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facts = Text(theme, tone="muted")
        options = QWidget()
        options.setMinimumWidth(theme.px(_OPTIONS))
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self._facts)
        column.addWidget(Text(theme, _("What to make"), role="small", tone="muted"))
        self._build_groups(column)
        self._build_fields(column)
        column.addStretch(1)
        inside = QWidget()
        self._sides = QBoxLayout(_ACROSS, inside)
        self._sides.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        self._sides.setSpacing(24)
        self._sides.addWidget(options, stretch=2)
        self._sides.addWidget(upright_line())
        self._sides.addLayout(self._build_result(), stretch=3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))
        self.foot = self._build_foot()

    def _build_groups(self, column: QVBoxLayout) -> None:
        self.groups: dict[FormGroup, QCheckBox] = {}
        self._captions: dict[FormGroup, Text] = {}
        self.large = QCheckBox(_("Sheet and booklet in large print, too"))
        self.large.clicked.connect(lambda on: self._change(lambda: self.presenter.tick_large(on=on)))
        for group in FormGroup:
            box = self.groups[group] = QCheckBox()
            box.clicked.connect(lambda on, g=group: self._change(lambda: self.presenter.tick(g, on=on)))
            caption = self._captions[group] = Text(self._theme, role="small", tone="muted")
            caption.setContentsMargins(self._theme.px(26), 0, 0, 0)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(box)
            pair.addWidget(caption)
            column.addLayout(pair)
            if group is FormGroup.BOOKLET:
                indented = QHBoxLayout()
                indented.setContentsMargins(self._theme.px(26), 0, 0, 0)
                indented.addWidget(self.large)
                column.addLayout(indented)

    def _build_fields(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self.paper = ChoiceBox()
        self.paper.setAccessibleName(_("Paper"))
        self.paper.activated.connect(
            lambda n: self._change(lambda: self.presenter.choose_paper(self.paper.itemData(n)))
        )
        self.return_by = DayField(theme, name=_("Return by"))
        self.return_by.chosen.connect(self._put_return_by)
        self.return_note = FieldNote(theme, self.return_by.line)
        self.return_note.replied.connect(self._return_by_replied)
        self.return_to = LineEdit()
        self.return_to.setAccessibleName(_("Return to"))
        self.return_to.editingFinished.connect(
            lambda: self._change(lambda: self.presenter.put_return_to(self.return_to.text()))
        )
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(4)
        for n, (text, part) in enumerate(((_("Paper"), self.paper), (_("Return by"), self.return_by))):
            fields.addWidget(Text(theme, text, role="small", tone="muted"), 0, n)
            fields.addWidget(part, 1, n)
            fields.setColumnStretch(n, 2 + n)
        fields.addWidget(self.return_note, 2, 0, 1, 2)
        fields.addWidget(Text(theme, _("Return to"), role="small", tone="muted"), 3, 0, 1, 2)
        fields.addWidget(self.return_to, 4, 0, 1, 2)
        column.addLayout(fields)
        self._reader = Text(theme, role="small", tone="muted")
        column.addWidget(self._reader)
        column.addWidget(Text(theme, _("Where"), role="small", tone="muted"))
        self._folder = Text(theme)
        self.change_folder = Button(theme, _("Change…"), self._choose_folder, name=_("Change the folder"))
        row = QHBoxLayout()
        row.addWidget(self._folder, stretch=1)
        row.addWidget(self.change_folder)
        column.addLayout(row)

    def _build_result(self) -> QVBoxLayout:
        theme = self._theme
        self._made_title = Text(theme, role="heading")
        self.open_folder = Button(theme, _("Open folder"), self._open, icon_name="folder")
        head = QHBoxLayout()
        head.addWidget(self._made_title, stretch=1)
        head.addWidget(self.open_folder)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.tabs = TabBar(_("What to send, and what to do in a survey tool"))
        for text in (_("Message"), _("Reminder"), _("Steps in survey tools")):
            self.tabs.addTab(text)
        self.tabs.currentChanged.connect(lambda _at: self._show_text())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(_TEXTS))
        self.copy = Button(theme, _("Copy message"), self._copy)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.tabs)
        column.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, stretch=1)
        return column

    def _build_foot(self) -> QWidget:
        theme = self._theme
        self._said = Text(theme, tone="warn")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the forms"))
        self.cancel = Button(theme, _("Cancel"), self._cancel)
        self.make = Button(theme, "", self._make, hint="Ctrl+Return")
        bar = filled("rail")
        row = QHBoxLayout(bar)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        row.setSpacing(10)
        row.addWidget(self._said, stretch=1)
        row.addWidget(self._bar, stretch=1)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(bar)
        return whole

    def _connect(self) -> None:
        for keys, doing in (
            ("Ctrl+Return", self._make),
            ("Ctrl+Shift+O", self._open),
            ("Alt+C", self._copy),
            ("Esc", self.back_wanted.emit),
        ):
            for part in (self, self.foot):
                shortcut = QShortcut(QKeySequence(keys), part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(doing)

    def enter(self) -> None:
        """The person came here."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    # showing

    def refresh(self) -> None:
        """Show what is chosen, and what was made."""
        self._view = view = self.presenter.view()
        self.title.setText(view.title)
        self.setAccessibleName(view.title)
        self._facts.setText(view.facts)
        self._show_choices(view)
        self._made_title.setText(view.made_title)
        self.open_folder.setVisible(bool(view.made))
        clear(self._rows)
        for made in view.made:
            self._rows.addWidget(line())
            self._rows.addWidget(_made_row(self._theme, made))
        self._show_text()
        self._show_foot(view)

    def _show_choices(self, view: FormsView) -> None:
        for one in view.groups:
            self.groups[one.group].setText(one.text)
            self.groups[one.group].setAccessibleDescription(one.caption)
            self.groups[one.group].setChecked(one.ticked)
            self._captions[one.group].setText(one.caption)
        self.large.setChecked(view.large)
        self.large.setEnabled(view.large_enabled)
        self.paper.clear()
        for paper, text, chosen in view.papers:
            self.paper.addItem(text, paper)
            if chosen:
                self.paper.setCurrentIndex(self.paper.count() - 1)
        self.return_by.show_day(view.return_by, view.near)
        self.return_note.say(view.return_by_refused)
        if self.return_to.text() != view.return_to:
            self.return_to.setText(view.return_to)
        self._reader.setText(view.reader)
        self._folder.setText(view.folder)

    def _show_text(self) -> None:
        texts = (self._view.message, self._view.reminder, self._view.steps)
        text = texts[max(self.tabs.currentIndex(), 0)]
        self.text.setPlainText(text or _("The message is here once the forms are made."))
        self.text.setAccessibleName(self.tabs.tabText(self.tabs.currentIndex()))
        self.copy.setVisible(self.tabs.currentIndex() < 2 and bool(text))

    def _show_foot(self, view: FormsView) -> None:
        working = self.task is not None
        said = view.reason or view.said
        self._said.setText(said)
        self._said.setVisible(not working)
        for part in (self._bar, self.cancel):
            part.setVisible(working)
        self.make.setText(view.button)
        self.make.setEnabled(not working and not view.reason)
        fresh = bool(view.made) and not view.stale
        self.make.set_kind("plain" if fresh else "primary")
        self.copy.set_kind("primary" if fresh and not working else "plain")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.setDirection(_ACROSS if self.width() >= self._theme.px(_ROOMY) else _DOWN)

    # doing

    def _change(self, change: Callable[[], None]) -> None:
        """Change a choice, and show what comes of it."""
        if not self.presenter.is_open:
            return
        try:
            change()
        except SixElementsError as refusal:
            self._banner.say(refusal.sentence, alarm=True)
        self.refresh()

    def _put_return_by(self, text: str) -> None:
        self._change(lambda: self.presenter.put_return_by(text))
        if self.return_by.line.hasFocus():  # Enter was pressed in it
            self.return_note.focus_reply()

    def _return_by_replied(self, reply: Reply) -> None:
        self._change(lambda: self.presenter.put_return_by(reply.text, sure=reply.sure))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where to put the folder with the forms"))
        if chosen:
            self._change(lambda: self.presenter.choose_folder(Path(chosen)))

    def _make(self) -> None:
        """Make them in the background; the folder is asked for where none is chosen yet."""
        if self.task is not None or not self.make.isEnabled():
            return
        if self.presenter.folder is None:
            self._choose_folder()
        if self.presenter.folder is None:
            return
        try:
            work = self.presenter.making()
        except BadInput:
            self.return_by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except SixElementsError as refusal:
            self._banner.say(refusal.sentence, alarm=True)
            return
        self._banner.hide()
        self._bar.setRange(0, 0)
        self.task = Task(
            work,
            owner=self,
            done=self._made,
            refused=self._refused,
            cancelled=self._ended,
            broken=self._ended,
        )
        self.refresh()
        self.cancel.setEnabled(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, saved: SavedForms) -> None:
        said = self.presenter.made(saved)
        self._ended()
        self._banner.say(said, done=True)

    def _refused(self, sentence: str) -> None:
        self._ended()
        self._banner.say(sentence, alarm=True)

    def _ended(self) -> None:
        self.task = None
        self.refresh()
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.cancel.setEnabled(False)

    def _open(self) -> None:
        if self.presenter.saved_in:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.presenter.saved_in)))

    def _copy(self) -> None:
        if self.copy.isHidden():
            return
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        announce(self, _("Message copied"))


def _made_row(theme: Theme, made: MadeView) -> QWidget:
    """A file as a row: its own part of the name in ink, the rest muted."""
    row = QWidget()
    row.setAccessibleName(made.spoken)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 6, 0, 6)
    across.setSpacing(8)
    name = Text(theme, made.name, weight=600)
    name.setToolTip(f"{made.stem}{made.name}")
    across.addWidget(name, stretch=3)
    across.addWidget(Text(theme, made.use, role="small"), stretch=5)
    across.addWidget(Text(theme, made.length, role="small", tone="muted"), stretch=1)
    return row

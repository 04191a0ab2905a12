"""Hand the workbook over: what goes along and what stays, a name for the copy, and what was made of it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.handing_over import HandedOverCopy
from sixelements.i18n import _, pgettext
from sixelements.presentation.handing_over import Amount, HandOverPresenter, HandOverView, naming
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.password_field import NewPassword
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.text_box import TextBox
from sixelements.wording.passwords import what_counts


class HandOverDialog(Dialog):
    """Enter makes the copy, Escape cancels; afterward the same dialog says what was made."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: HandOverPresenter) -> None:
        super().__init__(parent, theme, _("Hand-over copy"), width=660)
        self.presenter = presenter
        self._task: Task[HandedOverCopy] | None = None
        self.view = view = presenter.view()
        self.add_words(_("Hand this workbook over"), view.lead)
        self.names = QCheckBox(view.names.what)
        self.name = LineEdit()
        self.where = Text(theme, presenter.where, role="small", tone="muted")
        self.make_button = Button(theme, _("Make the copy"), self._make, kind="primary")
        counts = _("Made, opened again, and searched before it counts.")
        self.said = Text(theme, counts, role="small", tone="muted", wrap=False)
        if view.refusal:
            self.make_button.setEnabled(False)
            self.make_button.setToolTip(view.refusal)
            self.column.addWidget(Text(theme, view.refusal, tone="warn"))
        else:
            self._build(view)
        self.finish(self.make_button)
        self._foot.insertWidget(0, self.said, stretch=1)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> None:
        """Show it until it is closed."""
        cls(parent, theme, HandOverPresenter(session)).run()

    # building

    def _build(self, view: HandOverView) -> None:
        two = QHBoxLayout()
        two.setSpacing(20)
        along = self._amounts(_("Goes along"), view.along, icon="check", tone="success")
        self.names.setChecked(True)
        self.names.setAccessibleName(_("{what}, {n}").format(what=view.names.what, n=view.names.n))
        self.names.toggled.connect(self._choose_names)
        row = along.rowCount()
        along.addWidget(self.names, row, 0, 1, 2)
        along.addWidget(
            Text(self.theme, view.names.n, tabular=True, wrap=False), row, 2, Qt.AlignmentFlag.AlignRight
        )
        along.setRowStretch(row + 1, 1)
        two.addLayout(along, stretch=1)
        two.addWidget(upright_line())
        stays = self._amounts(_("Stays here, always"), view.stays, icon="lock", tone="muted")
        stays.setRowStretch(stays.rowCount(), 1)
        two.addLayout(stays, stretch=1)
        self.column.addLayout(two)
        self.column.addSpacing(8)
        self._add_warnings(view)
        row_of_name = QWidget()
        row_layout = QHBoxLayout(row_of_name)
        row_layout.setContentsMargins(0, 0, 0, 0)
        self.name.setText(self.presenter.name)
        self.name.textChanged.connect(self._rename)
        self.folder_button = Button(self.theme, _("Folder…"), self._choose_folder)
        row_layout.addWidget(self.name, stretch=1)
        row_layout.addWidget(self.folder_button)
        self.add_field(_("Name of the file"), row_of_name)
        self.name.setAccessibleName(_("Name of the file"))
        row_of_name.setFocusProxy(self.name)
        self.column.addWidget(self.where)
        self.column.addSpacing(8)
        self.passwords = NewPassword(self.theme, _("Password, if you want one"), hint=what_counts())
        self.passwords.typed.connect(self._set_password)
        self.column.addWidget(self.passwords)
        self.column.addWidget(self.place_beside(self.passwords.again))
        about = Text(self.theme, self.presenter.about_password, role="small")
        self.column.addWidget(about)
        self.name.setFocus()

    def _amounts(self, title: str, amounts: tuple[Amount, ...], *, icon: str, tone: str) -> QGridLayout:
        """A heading, and a row for each: a sign, what, and how much."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Text(self.theme, title, role="heading"), 0, 0, 1, 3)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        for n, amount in enumerate(amounts, start=1):
            grid.addWidget(Icon(self.theme, icon, tone=tone, side=18), n, 0, top)
            grid.addWidget(Text(self.theme, amount.what), n, 1, top)
            grid.addWidget(Text(self.theme, amount.n, tabular=True, wrap=False), n, 2, top | right)
        return grid

    def _add_warnings(self, view: HandOverView) -> None:
        for warning in view.warnings:
            self.column.addLayout(self._warning(warning))
        if view.naming:
            self.read_them = Button(self.theme, _("Read them"), self._read, kind="link")
            self.column.addLayout(self._warning(naming(len(view.naming)), self.read_them))
            self.texts = TextBox()
            self.texts.setReadOnly(True)
            self.texts.setAccessibleName(_("Texts that may name a person"))
            self.texts.setText("\n\n".join(view.naming))
            self.texts.hide()
            self.column.addWidget(self.texts)
        if view.warnings or view.naming:
            self.column.addSpacing(8)

    def _warning(self, words: str, button: Button | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(self.theme, "warning", tone="warn", side=18), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self.theme, words, tone="warn"), stretch=1)
        if button:
            row.addWidget(button)
        return row

    # what is done

    def _read(self) -> None:
        self.texts.setVisible(self.texts.isHidden())
        self.fit()

    def _choose_names(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.names = on

    def _rename(self, name: str) -> None:
        self.presenter.name = name
        self.say("")

    def _set_password(self) -> None:
        self.presenter.password, self.presenter.again = (
            self.passwords.first.text(),
            self.passwords.again.text(),
        )
        self.say("")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where the copy goes"), str(self.presenter.folder))
        if chosen:
            self.presenter.folder = Path(chosen)
            self.where.setText(self.presenter.where)
            self.say("")

    def _make(self) -> None:
        if problem := self.presenter.problem():
            self.say(problem)
            self.name.setFocus()
            return
        if problem := self.presenter.problem_of_password():
            self.say(problem, self.passwords.again)
            return
        self.say("")
        self.make_button.setEnabled(False)
        self._task = Task(
            self.presenter.making(),
            owner=self,
            done=self._show,
            refused=self._refused,
            broken=lambda: self._refused(_("The copy was not made.")),
            cancelled=lambda: None,
            progress=lambda done, _all: self.said.setText(self.presenter.under_way(done)),
        )

    def _refused(self, sentence: str) -> None:
        self._task = None
        self.make_button.setEnabled(True)
        self.said.setText("")
        self.say(sentence)

    def _show(self, copy: HandedOverCopy) -> None:
        """The copy is made: the file, and what was looked at."""
        self._task = None
        made = self.presenter.made(copy)
        clear(self.column)
        clear(self._foot)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(
            Icon(self.theme, "check", tone="success", side=26), alignment=Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.addWidget(Text(self.theme, _("The copy is ready"), role="title"))
        words.addWidget(Text(self.theme, made.file))
        words.addWidget(Text(self.theme, made.size, role="small", tone="muted"))
        head.addLayout(words, stretch=1)
        self.column.addLayout(head)
        self.column.addSpacing(12)
        for amount in made.looked_at:
            row = QHBoxLayout()
            row.addWidget(Text(self.theme, amount.what, role="small"), stretch=1)
            row.addWidget(Text(self.theme, amount.n, role="small", tabular=True, wrap=False))
            self.column.addLayout(row)
            self.column.addWidget(line())
        self.column.addSpacing(8)
        self.column.addWidget(Text(self.theme, made.further, role="small"))
        self.column.addStretch(1)
        self.done_button = Button(self.theme, pgettext("a button", "Done"), self.accept, kind="primary")
        folder = Button(self.theme, _("Show in folder"), self._show_folder)
        self.add_foot(self.done_button, left=folder)
        self._wide = 440
        QTimer.singleShot(0, self._settle)  # once what stood here is gone
        announce(self, _("The copy is ready"))

    def _settle(self) -> None:
        self.fit()
        self.done_button.setFocus()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.presenter.folder)))

    def done(self, result: int) -> None:
        """However it is closed, what is under way stops, and nothing is left of it."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

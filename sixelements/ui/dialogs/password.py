"""The password of a workbook: asked for when it is opened; set, changed, and removed from the menu."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from sixelements.application.errors import DamagedWorkbook
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.passwords import At, PasswordPresenter, PasswordTold
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.tasks import Report, Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.password_field import NewPassword, PasswordField
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import passwords as words


class AskPasswordDialog(Dialog):
    """Enter tries what was typed, Escape opens nothing. Working the key out takes a moment."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, path: Path) -> None:
        super().__init__(parent, theme, _("Password"), width=460)
        self._session, self._path = session, path
        self._task: Task[str] | None = None
        self.damage = ""
        self.add_words(_("Password of {file}").format(file=path.name))
        self.field = PasswordField()
        self.add_field(_("Password"), self.field, hint=words.what_counts())
        self.shown = QCheckBox(_("Show what is typed"))
        self.shown.toggled.connect(lambda on: self.field.show_typed(on=on))
        self.column.addWidget(self.shown)
        self.open_button = Button(theme, _("Open the workbook"), self._try, kind="primary")
        self.finish(self.open_button)
        self.field.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, theme: Theme, path: Path, *, button: str = ""
    ) -> "AskPasswordDialog | None":
        """Ask until it is right. None if somebody gives up; ``damage`` is set if the file is damaged.

        ``button``: what comes of it, where that is not opening it.
        """
        dialog = cls(parent, session, theme, path)
        if button:
            dialog.open_button.setText(button)
        return dialog if dialog.run() else None

    def _try(self) -> None:
        typed, path, unlock = self.field.text(), self._path, self._session.services.unlock
        self.say("")
        self._busy(on=True)

        def work(_report: Report) -> str:
            try:
                unlock(path, typed)
            except DamagedWorkbook as damage:
                return damage.sentence
            return ""

        self._task = Task(
            work, owner=self, done=self._unlocked, refused=self._refused, broken=lambda: self._busy(on=False)
        )

    def _busy(self, *, on: bool) -> None:
        self.field.setReadOnly(on)
        self.open_button.setEnabled(not on)

    def _unlocked(self, damage: str) -> None:
        self.damage = damage
        self.field.clear()
        self.accept()

    def _refused(self, sentence: str) -> None:
        self._busy(on=False)
        self.say(sentence, self.field)
        self.field.selectAll()


class PasswordDialog(Dialog):
    """Says what forgetting means before a password is set; changing or removing one takes the present one."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: PasswordPresenter) -> None:
        super().__init__(parent, theme, _("Password"), width=560)
        self.presenter = presenter
        self._task: Task[PasswordTold] | None = None
        self.said = ""
        self.add_words(presenter.title, presenter.lead)
        self.present = PasswordField()
        if presenter.has_one:
            self.add_field(_("The present password"), self.present)
        self.new = NewPassword(theme, _("New password"), hint=words.what_counts())
        self.column.addWidget(self.new)
        for field in (self.new.first, self.new.again):
            self.column.addWidget(self.place_beside(field))
        self.column.addSpacing(8)
        sentences = ((words.forgotten(), "warn"), (words.stays_readable(), "muted"))
        for sentence, tone in (*sentences, (presenter.removing, "muted")):
            if sentence:
                self.column.addWidget(Text(theme, sentence, tone=tone))
        self.set_button = Button(theme, presenter.button, self._set, kind="primary")
        self.remove_button = Button(theme, _("Remove the password"), self._remove)
        self.remove_button.setVisible(presenter.has_one)
        self.finish(*((self.remove_button,) if presenter.has_one else ()), self.set_button)
        if presenter.refusal:
            for button in (self.set_button, self.remove_button):
                button.setEnabled(False)
                button.setToolTip(presenter.refusal)
            self.say(presenter.refusal)
        (self.present if presenter.has_one else self.new.first).setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> str:
        """Show it; what was done, in a sentence, or nothing."""
        dialog = cls(parent, theme, PasswordPresenter(session))
        dialog.run()
        return dialog.said

    def _set(self) -> None:
        first, again = self.new.first.text(), self.new.again.text()
        if first != again:
            self.say(words.differ(), self.new.again)
            return
        self._begin(first)

    def _remove(self) -> None:
        self._begin(None)

    def _begin(self, password: str | None) -> None:
        self.say("")
        self._busy(on=True)
        work = self.presenter.changing(self.present.text(), password)
        self._task = Task(
            lambda _report: work(),
            owner=self,
            done=self._done,
            refused=self._refused,
            broken=lambda: self._busy(on=False),
        )

    def _busy(self, *, on: bool) -> None:
        self.new.setEnabled(not on)
        self.present.setReadOnly(on)
        for button in self.foot_buttons():
            button.setEnabled(not on)

    def _done(self, told: PasswordTold) -> None:
        if told.at is not At.DONE:
            self._refused(told.sentence, self.present if told.at is At.PRESENT else self.new.first)
            return
        self._task, self.said = None, told.sentence
        for field in (self.present, self.new.first, self.new.again):
            field.clear()
        self.accept()

    def _refused(self, sentence: str, field: PasswordField | None = None) -> None:
        self._task = None
        self._busy(on=False)
        self.say(sentence, field)
        if field is None:
            (self.present if self.presenter.has_one else self.new.first).setFocus()
        else:
            field.selectAll()

    def reject(self) -> None:
        """Not while the file is being replaced, which takes a moment and is done whole."""
        if self._task is None:
            super().reject()


def unlocked(parent: QWidget, session: Session, theme: Theme, path: Path) -> bool:
    """Whether a file can be opened without a password, or its password was given now."""
    try:
        if not session.services.is_locked(path):
            return True
    except SixElementsError:  # opening it says why
        return True
    return AskPasswordDialog.ask(parent, session, theme, path) is not None

"""The dialog that sets, changes, or removes the password of the open workbook."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from sixelements.application.errors import WrongPassword
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import passwords as words
from sixelements.wording import phrases


class At(Enum):
    """What a sentence is about."""

    DONE = "what was done"
    PRESENT = "the present password"
    NEW = "the new one"


class PasswordTold(NamedTuple):
    """The outcome of a change: what was done, or which password is wrong or can't be taken."""

    at: At
    sentence: str


class PasswordPresenter:
    """Says what there is, and has it changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._path = session.path or Path()
        self.has_one = session.services.has_password(self._path)

    @property
    def title(self) -> str:
        """What can be done."""
        if self.has_one:
            return _("Change or remove the password")
        return _("Give this workbook a password")

    @property
    def lead(self) -> str:
        """What a password does."""
        return _(
            "It encrypts the workbook and its backups. Whoever opens them is asked for it, and so is each "
            "command. Reports and forms made from it have none. A backup is made first."
        )

    @property
    def removing(self) -> str:
        """What removing it means; empty for a workbook without one."""
        if not self.has_one:
            return ""
        return _(
            "Without a password, everybody who can read the files can open the workbook and its backups."
        )

    @property
    def button(self) -> str:
        """What the filled button says."""
        return _("Change the password") if self.has_one else _("Set the password")

    @property
    def refusal(self) -> str:
        """Why nothing can be changed now; empty if it can."""
        if self._session.book.info.read_only:
            return _("This workbook is open for reading only.")
        if self._session.unsaved:
            return _("Some changes are not stored yet. Store them first.")
        return ""

    def changing(self, present: str, password: str | None) -> Callable[[], PasswordTold]:
        """The work, which says what was done; ``password``: the new one, or None for none."""
        session, path, before = self._session, self._path, self.has_one
        book = session.book

        def work() -> PasswordTold:
            try:
                if before:
                    session.services.unlock(path, present)
            except WrongPassword:
                return PasswordTold(At.PRESENT, words.wrong(path.name))
            except BadInput as unfit:
                return PasswordTold(At.PRESENT, unfit.sentence)
            try:
                left = session.services.set_password(book, password)
            except BadInput as unfit:
                return PasswordTold(At.NEW, unfit.sentence)
            session.know_password()
            said = words.done(path, before=before, after=password is not None)
            return PasswordTold(At.DONE, phrases.sentences(said, words.left_behind(left) if left else ""))

        return work

"""The dialog that sets, changes, or removes the password of the open workbook."""

from collections.abc import Callable
from pathlib import Path

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import passwords as words
from sixelements.wording import phrases


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

    def changing(self, present: str, password: str | None) -> Callable[[], str]:
        """The work, which says what was done; ``password``: the new one, or None for none.

        Raises WrongPassword where the ``present`` one is not that.
        """
        session, path, before = self._session, self._path, self.has_one
        book = session.book

        def work() -> str:
            if before:
                session.services.unlock(path, present)
            left = session.services.set_password(book, password)
            session.know_password()
            said = words.done(path, before=before, after=password is not None)
            return phrases.sentences(said, words.left_behind(left)) if left else said

        return work

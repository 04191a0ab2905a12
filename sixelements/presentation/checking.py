"""A check of a workbook's file: how far it is, and what it found, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.files import Progress
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import phrases

_ALL = 100


@dataclass(frozen=True, slots=True)
class CheckView:
    """What was found: one sentence, and every problem in a line of its own."""

    sentence: str
    lines: tuple[str, ...]

    @property
    def as_text(self) -> str:
        """All of it, to be copied."""
        return "\n".join((self.sentence, *self.lines))


class CheckPresenter:
    """Looks at a file as it lies on the disk, and changes nothing of it."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session, self.path = session, path

    @property
    def title(self) -> str:
        """Which file it is."""
        return _("Check of {file}").format(file=self.path.name)

    def looking(self) -> Callable[[Progress], Sequence[str]]:
        """The work: all problems there are."""
        problems, path = self._session.services.problems, self.path
        return lambda report: problems(path, report)

    def under_way(self, done: int, total: int) -> str:
        """How far it is."""
        return _("Checking, {n} %").format(n=_ALL * done // max(total, 1))

    def found(self, problems: Sequence[str]) -> CheckView:
        """What the check found."""
        if problems:
            text = ngettext("{n} problem was found.", "{n} problems were found.", len(problems))
            return CheckView(text.format(n=len(problems)), tuple(problems))
        waits = _("What is not saved yet was not checked.") if self._waits else ""
        return CheckView(phrases.sentences(_("Everything is in order."), waits), ())

    @property
    def _waits(self) -> bool:
        return self.path == self._session.path and bool(self._session.unsaved)

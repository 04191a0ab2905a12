"""A workbook that holds more than fits: what that is, and a copy beside it in which all of it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sixelements.i18n import _
from sixelements.presentation.session import Session


@dataclass(frozen=True, slots=True)
class MendView:
    """What the dialog says."""

    title: str
    sentence: str
    lines: tuple[str, ...]
    promise: str


class Mended(NamedTuple):
    """The copy that was made, and what was changed in it."""

    path: Path
    changed: tuple[str, ...]


class MendPresenter:
    """Says what is beyond the limits, and has the copy made."""

    def __init__(self, session: Session, path: Path, beyond: Sequence[str]) -> None:
        self._session, self._path, self._beyond = session, path, tuple(beyond)

    def view(self) -> MendView:
        """What is too long or too much, and what a mended copy does about it."""
        promise = _(
            "A mended copy, {name}, goes beside it and can be changed. Texts are cut at their end, days get "
            "the year that their plan makes likely, the last of too many are left out. "
            "This file stays as it is."
        )
        return MendView(
            title=_("This workbook holds more than fits"),
            sentence=_("It is not damaged. It is open for reading only, and everything in it can be seen."),
            lines=self._beyond,
            promise=promise.format(name=self.target().name),
        )

    def target(self) -> Path:
        """Where the copy goes: beside the file, under a name that is free."""
        path, text = self._path, _("{name} mended")
        stem = text.format(name=path.stem)
        names = (f"{stem}{'' if n == 1 else f' {n}'}{path.suffix}" for n in count(1))
        return next(path for name in names if not (path := self._path.with_name(name)).exists())

    def mend(self) -> Mended:
        """Make the copy. Raises SixElementsError."""
        target = self.target()
        return Mended(target, tuple(self._session.services.mend(self._path, target)))

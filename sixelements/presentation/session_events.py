"""What happens to the window's session, beside the changes that the use cases announce."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sixelements.application.events import StoreChange


class WorkbookOpened:
    """Another workbook is on the table."""


class WorkbookClosed:
    """No workbook is on the table."""


class PlaceChosen:
    """Another team or round is looked at."""


class Saved:
    """All is on disk, and no `StoreChange` says so: an answer on a sheet not handed in, or a backup."""


class NotSaved:
    """A change could not be stored; the session knows the sentence and can try again."""


class OtherFound(NamedTuple):
    """Where a recent workbook was, another one lies now; nothing was opened."""

    path: Path


class ReadAgain:
    """What could not be read for a while can be read again, and may be another than it was."""


class HeldChanged:
    """What somebody typed can't be stored as it is, or fits now."""


class TakenBack:
    """What was typed and not stored was taken back, or brought again."""


class BesideChanged:
    """Something began, or ended, that is stored in the background."""


if TYPE_CHECKING:
    OfWorkbook = WorkbookOpened | WorkbookClosed | PlaceChosen | OtherFound
    OfChanges = Saved | NotSaved | ReadAgain | HeldChanged | TakenBack | BesideChanged
    SessionEvent = StoreChange | OfWorkbook | OfChanges
else:
    SessionEvent = object  # only annotations name it; Home starts without the events


def renames(happening: SessionEvent) -> bool:
    """Whether the workbook, team or round that the window is named after may be another one now."""
    from sixelements.application.events import StoreChange, What  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        return happening.what in (What.ORGANIZATION, What.TEAM)
    return isinstance(happening, WorkbookOpened | PlaceChosen | WorkbookClosed)


def passes_over(happening: SessionEvent) -> bool:
    """Whether something changed or was stored, so that what was said before is out of date."""
    from sixelements.application.events import StoreChange  # noqa: PLC0415 - not at the start

    return isinstance(happening, StoreChange | Saved)


def outdates(happening: SessionEvent, *, by: object = None) -> bool:
    """Whether what was read of the workbook may be old now, for ``by``, who has shown their own changes."""
    from sixelements.application.events import StoreChange  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        return by is None or happening.by is not by
    return isinstance(happening, WorkbookOpened | PlaceChosen | TakenBack | ReadAgain)

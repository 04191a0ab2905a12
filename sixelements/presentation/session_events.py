"""What happens to a window's session, besides the changes that use cases announce."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sixelements.application.events import StoreChange


class WorkbookOpened:
    """Another workbook is open."""


class WorkbookClosed:
    """No workbook is open."""


class PlaceChosen:
    """Another team or round is shown."""


class Saved:
    """All is on disk, and no `StoreChange` says so: an answer on a sheet not handed in, or a backup."""


class NotSaved:
    """A change could not be stored; the session knows the sentence and can try again."""


class OtherFound(NamedTuple):
    """Another workbook is now where a recent one was; nothing was opened."""

    path: Path


class ReadAgain:
    """A file that could not be read for a while can be read again, and may have changed."""


class HeldChanged:
    """Text that was typed can't be stored as it is, or can be now."""


class TakenBack:
    """Text that was typed and not stored was undone, or brought back."""


class BesideChanged:
    """Something began or ended that is stored in the background."""


if TYPE_CHECKING:
    OfWorkbook = WorkbookOpened | WorkbookClosed | PlaceChosen | OtherFound
    OfChanges = Saved | NotSaved | ReadAgain | HeldChanged | TakenBack | BesideChanged
    SessionEvent = StoreChange | OfWorkbook | OfChanges
else:
    SessionEvent = object  # only annotations name it; Home starts without the events


def renames(happening: SessionEvent) -> bool:
    """Whether the workbook, team, or round in the window's title may have changed."""
    from sixelements.application.events import StoreChange, What  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        return happening.what in (What.ORGANIZATION, What.TEAM)
    return isinstance(happening, WorkbookOpened | PlaceChosen | WorkbookClosed)


def passes_over(happening: SessionEvent) -> bool:
    """Whether something was changed or stored, so that a message shown before is out of date."""
    from sixelements.application.events import StoreChange  # noqa: PLC0415 - not at the start

    return isinstance(happening, StoreChange | Saved)


def outdates(happening: SessionEvent, *, by: object = None) -> bool:
    """Whether what was read of the workbook may be out of date for ``by``, who showed their own changes."""
    from sixelements.application.events import StoreChange  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        return by is None or happening.by is not by
    return isinstance(happening, WorkbookOpened | PlaceChosen | TakenBack | ReadAgain)

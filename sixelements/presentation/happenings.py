"""What happens to the window's session, beside the events of the use cases."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sixelements.application.events import Event


class WorkbookOpened:
    """Another workbook is on the table."""


class WorkbookClosed:
    """No workbook is on the table."""


class PlaceChosen:
    """Another team or round is looked at."""


class Saved:
    """A change is on disk."""


class NotSaved:
    """A change could not be stored; the session knows the sentence and can try again."""


class OtherFound(NamedTuple):
    """Where a recent workbook was, another one lies now; nothing was opened."""

    path: Path


class HeldChanged:
    """What somebody typed can't be stored as it is, or fits now."""


class UndoChanged:
    """What undo and redo would do is another thing now."""


class BesideChanged:
    """Something began, or ended, that is stored beside the window."""


if TYPE_CHECKING:
    OfWorkbook = WorkbookOpened | WorkbookClosed | PlaceChosen | OtherFound
    OfChanges = Saved | NotSaved | HeldChanged | UndoChanged | BesideChanged
    Happening = Event | OfWorkbook | OfChanges
else:
    Happening = object  # only annotations name it; Home starts without the events


def renames(happening: Happening) -> bool:
    """Whether the workbook, team or round that the window is named after may be another one now."""
    from sixelements.application.events import OrganizationChanged, TeamChanged  # noqa: PLC0415 - not at the start

    place = WorkbookOpened | PlaceChosen | WorkbookClosed
    return isinstance(happening, place | OrganizationChanged | TeamChanged)

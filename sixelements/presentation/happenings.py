"""What happens to the window's session, beside the events of the use cases."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sixelements.application.events import Event


@dataclass(frozen=True, slots=True)
class WorkbookOpened:
    """Another workbook is on the table."""


@dataclass(frozen=True, slots=True)
class WorkbookClosed:
    """No workbook is on the table."""


@dataclass(frozen=True, slots=True)
class PlaceChosen:
    """Another team or round is looked at."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A change is on disk."""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A change could not be stored; the session knows the sentence and can try again."""


@dataclass(frozen=True, slots=True)
class UndoChanged:
    """What undo and redo would do is another thing now."""


if TYPE_CHECKING:
    Happening = Event | WorkbookOpened | WorkbookClosed | PlaceChosen | Saved | NotSaved | UndoChanged
else:
    Happening = object  # only annotations name it; Home starts without the events

"""What happens to a window's session, besides the changes that use cases announce."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from sixelements.application.events import StoreChange, What
    from sixelements.domain.ids import RoundId, TeamId


class WorkbookOpened:
    """Another workbook is open."""


class WorkbookClosed:
    """No workbook is open."""


class PlaceChosen:
    """Another team or round is shown."""


class WentOn:
    """The workbook goes on in its copy or under its new name; what is shown and typed stays."""


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
    OfWorkbook = WorkbookOpened | WorkbookClosed | PlaceChosen | WentOn | OtherFound
    OfChanges = Saved | NotSaved | ReadAgain | HeldChanged | TakenBack | BesideChanged
    SessionEvent = StoreChange | OfWorkbook | OfChanges
else:
    SessionEvent = object  # only annotations name it; Home starts without the events


def renames(happening: SessionEvent) -> bool:
    """Whether the workbook, team, or round in the window's title may have changed."""
    from sixelements.application.events import StoreChange, What  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        return happening.what in (What.ORGANIZATION, What.TEAM)
    return isinstance(happening, WorkbookOpened | PlaceChosen | WentOn | WorkbookClosed)


def passes_over(happening: SessionEvent) -> bool:
    """Whether something was changed or stored, so that a message shown before is out of date."""
    from sixelements.application.events import StoreChange  # noqa: PLC0415 - not at the start

    return isinstance(happening, StoreChange | Saved)


def outdates(
    happening: SessionEvent,
    *,
    by: object = None,
    shows: Collection[What] | None = None,
    team: TeamId | None = None,
    round_: RoundId | None = None,
) -> bool:
    """Whether what was read of the workbook may be out of date.

    A page that shows only what ``shows`` names, or only rounds of ``team``, isn't outdated by other changes;
    ``by`` has already shown their own. Beside ``round_`` a page shows the results of earlier ones, into which
    no sheets come any more; those that come into a later one change nothing there.
    """
    from sixelements.application.events import StoreChange, What  # noqa: PLC0415 - not at the start

    if isinstance(happening, StoreChange):
        own = by is not None and happening.by is by
        elsewhere = team is not None and happening.team not in (team, None)
        if happening.what is What.SHEETS and round_ is not None:
            elsewhere = elsewhere or happening.round not in (round_, None)
        return not own and not elsewhere and (shows is None or happening.what in shows)
    return isinstance(happening, WorkbookOpened | PlaceChosen | WentOn | TakenBack | ReadAgain)

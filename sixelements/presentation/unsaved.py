"""The one queue of what is not on disk, whatever refused it: kept and stored in its order."""

from collections.abc import Callable

from sixelements.application.errors import WorldsFault
from sixelements.domain.errors import SixElementsError

Change = Callable[[], object]


class Unsaved:
    """What is not on disk yet, oldest first; each change waits for those before it."""

    def __init__(self) -> None:
        self._waiting: dict[Change, None] = {}
        self._refusals: list[SixElementsError] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, change: Change) -> None:
        """Let a change wait. The same change again keeps its place."""
        self._waiting[change] = None

    def store(self, stored: Callable[[], None]) -> None:
        """Make each in its turn and call ``stored`` after each.

        Raises WorldsFault where the disk says no: full, busy, gone, or replaced: that change and all
        after it go on waiting. One that the workbook refuses waits no longer; its refusal is raised when
        all others are stored.
        """
        while self._waiting:
            change = next(iter(self._waiting))
            del self._waiting[change]
            try:
                change()
            except WorldsFault:
                self._waiting = {change: None, **self._waiting}
                raise
            except SixElementsError as refusal:
                self._refusals.append(refusal)
            else:
                stored()
        refusals, self._refusals = self._refusals, []
        if refusals:
            raise refusals[0]

    def clear(self) -> None:
        """Forget all of it, as when somebody chose to."""
        self._waiting.clear()
        self._refusals.clear()

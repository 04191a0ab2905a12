"""The one queue of what is not on disk, whatever refused it: kept and stored in its order."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sixelements.application.errors import WorldsFault
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.undo import UndoStep

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.domain.actions import Plan
    from sixelements.domain.ids import RoundId

Change = Callable[[], object]


class TypedText(NamedTuple):
    """What somebody typed or chose: its place, the field's name, what that is a part of, and the words.

    ``before``: what stood in the field, where that is known.
    """

    place: Hashable
    field: str
    of: str
    words: str
    before: str | None = None


class WaitingChange(NamedTuple):
    """A change that waits, in words, for those who made it: they are never logged.

    ``typed``: into which field; None where none shows it, and then ``label`` names it.
    ``plan``: the plan with the change in it, where it is one of a plan.
    ``taken_back``: it takes back what is stored, and nobody typed what the field says with it.
    """

    label: str
    at: datetime
    where: "RoundId"
    typed: TypedText | None = None
    plan: "Plan | None" = None
    taken_back: bool = False

    @property
    def said(self) -> str:
        """What stands under its field."""
        time = self.at.strftime("%H:%M")
        if self.taken_back:
            return _("Taken back at {time}, not stored yet.").format(time=time)
        return _("Typed at {time}, not stored yet.").format(time=time)

    def back(self, at: datetime, plan: "Plan | None") -> "WaitingChange":
        """What takes it back, in words: its field says what it said before, and ``plan`` is as it was."""
        typed = self.typed
        known = typed is not None and typed.before is not None
        typed = typed._replace(words=typed.before or "", before=typed.words) if typed and known else None
        return self._replace(at=at, typed=typed, plan=plan, taken_back=not self.taken_back)


class Queued(NamedTuple):
    """What is known of a change in the queue: how it is shown, and what takes it back once it is stored."""

    words: WaitingChange | None
    step: UndoStep | None


class Unsaved:
    """What is not on disk yet, oldest first; each change waits for those before it."""

    def __init__(self) -> None:
        self._waiting: dict[Change, Queued] = {}
        self._refusals: list[SixElementsError] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waiting(self) -> tuple[WaitingChange, ...]:
        """What waits and may be read, oldest first; an answer on a sheet is nobody's to read."""
        return tuple(queued.words for queued in self._waiting.values() if queued.words)

    def at(self, place: Hashable) -> WaitingChange | None:
        """What was typed last into a field and waits."""
        found = [w for w in self.waiting if w.typed and w.typed.place == place]
        return found[-1] if found else None

    def add(
        self, change: Change, words: WaitingChange | None = None, step: UndoStep | None = None
    ) -> Change | None:
        """Let a change wait. The same change again keeps its place.

        Typed on in the same field, it stands for what was typed there before, which is returned.
        """
        last, before = next(reversed(self._waiting.items()), (None, None))
        dropped = last if last is not change and _same_field(words, before and before.words) else None
        if dropped:
            del self._waiting[dropped]
        self._waiting[change] = Queued(words, step)
        return dropped

    def withdraw(self, change: Change) -> None:
        """Take a change out of the queue, so that it is never made."""
        self._waiting.pop(change, None)

    def store(self, stored: Callable[[UndoStep | None], None], refused: Callable[[Change], None]) -> None:
        """Make the changes in order and call ``stored`` after each, with the step that takes it back.

        Raises WorldsFault where the disk says no: full, busy, gone, or replaced: that change and all
        after it go on waiting. One that the workbook refuses waits no longer, and ``refused`` hears of it;
        its refusal is raised when all others are stored.
        """
        while self._waiting:
            change = next(iter(self._waiting))
            queued = self._waiting.pop(change)
            try:
                change()
            except WorldsFault:
                self._waiting = {change: queued, **self._waiting}
                raise
            except SixElementsError as refusal:
                self._refusals.append(refusal)
                refused(change)
            else:
                stored(queued.step)
        refusals, self._refusals = self._refusals, []
        if refusals:
            raise refusals[0]

    def clear(self) -> None:
        """Forget all of it, as when somebody chose to."""
        self._waiting.clear()
        self._refusals.clear()


def _same_field(one: WaitingChange | None, other: WaitingChange | None) -> bool:
    typed, before = one and one.typed, other and other.typed
    return bool(typed and before and typed.place == before.place)

"""The one queue of what is not on disk, whatever the reason: kept and stored in order."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sixelements.application.errors import WorldsFault
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.undo import UndoStep
from sixelements.wording import numbers, phrases

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.domain.actions import Plan
    from sixelements.domain.discussion import Discussion
    from sixelements.domain.ids import RoundId

QueuedChange = Callable[[], object]
_LONGEST_PAUSE = 32
"""Looks: about a minute, at one every other second."""


class TypedText(NamedTuple):
    """What somebody typed or chose: the field, its name, what it belongs to, and the words.

    ``before``: what was in the field, if that is known. ``in_pieces``: it is stored while somebody types, so
    that what is typed on until the field is left counts as one change with it.
    """

    place: Hashable
    field: str
    of: str
    words: str
    before: str | None = None
    in_pieces: bool = False


class WaitingChange(NamedTuple):
    """A waiting change in words, for the people who made it; they are never logged.

    ``typed``: into which field; None if no field shows it, and then ``label`` names it. ``plan``: the plan
    with the change in it, if it is a change of one. ``taken_back``: it undoes something stored, so nobody
    typed what the field says now. ``settles``: what it makes of the record of a discussion.
    """

    label: str
    at: datetime
    where: "RoundId"
    typed: TypedText | None = None
    plan: "Plan | None" = None
    taken_back: bool = False
    settles: "Callable[[Discussion], Discussion] | None" = None

    @property
    def said(self) -> str:
        """The words under its field."""
        time = numbers.clock(self.at)
        if self.taken_back:
            return _("Taken back at {time}, not stored yet.").format(time=time)
        return _("Typed at {time}, not stored yet.").format(time=time)

    def back(self, at: datetime, plan: "Plan | None") -> "WaitingChange":
        """What undoes it, in words: the field says what it said before, and ``plan`` is as it was."""
        typed = self.typed
        known = typed is not None and typed.before is not None
        typed = typed._replace(words=typed.before or "", before=typed.words) if typed and known else None
        return self._replace(at=at, typed=typed, plan=plan, taken_back=not self.taken_back)


class Queued(NamedTuple):
    """What the queue knows of a change: how it is shown, and what undoes it once it is stored."""

    words: WaitingChange | None
    step: UndoStep | None


class PutAside(NotAllowed):
    """What waited was refused when its turn came, and will not be stored; the sentence says what it was."""


class Unsaved:
    """What is not on disk yet, oldest first; each change waits for those before it."""

    def __init__(self) -> None:
        self._waiting: dict[QueuedChange, Queued] = {}
        self._refusals: list[tuple[WaitingChange | None, SixElementsError]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, change: object) -> bool:
        return change in self._waiting

    @property
    def waiting(self) -> tuple[WaitingChange, ...]:
        """The waiting changes that may be read, oldest first; nobody may read an answer on a sheet."""
        return tuple(queued.words for queued in self._waiting.values() if queued.words)

    def at(self, place: Hashable) -> WaitingChange | None:
        """What was last typed into a field and is waiting."""
        found = [w for w in self.waiting if w.typed and w.typed.place == place]
        return found[-1] if found else None

    def add(
        self,
        change: QueuedChange,
        words: WaitingChange | None = None,
        step: UndoStep | None = None,
        *,
        instead_of: object = None,
    ) -> Queued | None:
        """Let a change wait. If it is there already, it keeps its place.

        ``instead_of``: a change that the new one stands for as well. If it is the last that waits, the new
        one replaces it; returns what was known of it.
        """
        last = next(reversed(self._waiting), None)
        replaced = None
        if last is not None and last is instead_of and last is not change:
            replaced = self._waiting.pop(last)
        self._waiting[change] = Queued(words, step)
        return replaced

    def last_in(self, place: Hashable) -> QueuedChange | None:
        """The change that waits last, if it was made in this field and can't be undone by itself."""
        last, known = next(reversed(self._waiting.items()), (None, None))
        typed = known.words.typed if known and known.words and known.step is None else None
        return last if typed and typed.place == place else None

    def withdraw(self, change: QueuedChange) -> None:
        """Take a change out of the queue, so that it is never made."""
        self._waiting.pop(change, None)

    def store(
        self,
        stored: Callable[[UndoStep | None], None],
        refused: Callable[[QueuedChange], None],
        *,
        own: QueuedChange | None = None,
    ) -> None:
        """Make the changes in order and call ``stored`` after each, with the step that undoes it.

        Raises WorldsFault if the disk refuses, because it is full, busy, gone, or replaced; then that change
        and all after it keep waiting. If the workbook refuses a change, it stops waiting and ``refused`` is
        called; once all others are stored, PutAside says which it was, or the refusal itself is raised if it
        is of what the person does now, ``own``, or of what nobody may read.
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
                self._refusals.append((None if change is own else queued.words, refusal))
                refused(change)
            else:
                stored(queued.step)
        refusals, self._refusals = self._refusals, []
        if len(refusals) == 1 and refusals[0][0] is None:
            raise refusals[0][1]
        if refusals:
            raise PutAside(phrases.sentences(*(_said_of(words, refusal) for words, refusal in refusals)))

    def clear(self) -> None:
        """Forget all changes, as when somebody chose to."""
        self._waiting.clear()
        self._refusals.clear()


def _said_of(words: WaitingChange | None, refusal: SixElementsError) -> str:
    """What was refused and why, with what was typed."""
    if words is None:
        return refusal.sentence
    if words.typed and words.typed.words and not words.taken_back:
        text = _('Not stored: {what}, "{typed}". {reason}')
        return text.format(what=words.label, typed=words.typed.words, reason=refusal.sentence)
    return _("Not stored: {what}. {reason}").format(what=words.label, reason=refusal.sentence)


class Pauses:
    """Counts looks at the file between one try and the next: 1, 2, 4, and so on up to `_LONGEST_PAUSE`."""

    def __init__(self) -> None:
        self.begin_again()

    def begin_again(self) -> None:
        """Try at the very next look; the pauses are short again."""
        self._pause = self._left = 1

    def are_over(self) -> bool:
        """Whether it is time for a try, asked at each look; if so, the next pause is twice as long."""
        self._left -= 1
        if self._left:
            return False
        self._pause = self._left = min(2 * self._pause, _LONGEST_PAUSE)
        return True

"""The last changes of set-up and plan, to be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sixelements.domain.errors import SixElementsError

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.domain.ids import RoundId

DEEPEST = 100


class UndoStep(NamedTuple):
    """Something that can be taken back. ``label`` completes "Undo …", ``where`` it shows.

    Steps with the same ``key`` one by one count as one, as when a word is typed. ``of``: what it takes
    back; a change that waits for the disk has a step that is another one once it is stored.
    """

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    where: RoundId
    key: str = ""
    of: object = None


class UndoStack:
    """Steps done and steps taken back, of a whole workbook. A submitted response is never among them."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def next_undo(self) -> UndoStep | None:
        """The change that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The change that redo does again."""
        return self._undone[-1] if self._undone else None

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be taken back, the newest first."""
        return tuple(step.label for step in reversed(self._done))

    def add(self, step: UndoStep) -> None:
        """Remember what was just done; it keeps its place where it was known before."""
        known = [n for n, done in enumerate(self._done) if step.of is not None and done.of == step.of]
        if known:
            self._done[known[0]] = step
            return
        last = self._done[-1] if self._done and not self._undone else None
        if last and step.key and (last.key, last.where) == (step.key, step.where):
            self._done[-1] = step._replace(undo=last.undo)
        else:
            self._done = [*self._done[-DEEPEST + 1 :], step]
        self._undone.clear()

    def undo(self) -> None:
        """Take the last change back; it stays if that fails."""
        if self._done:
            step = self._done.pop()
            try:
                step.undo()
            except SixElementsError:
                self._done.append(step)
                raise
            self._undone.append(step)

    def redo(self) -> None:
        """Do the change last taken back again; it stays if that fails."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            try:
                step.redo()
            except SixElementsError:
                self._undone.append(self._done.pop())
                raise

    def drop(self, of: object) -> None:
        """Forget the step of something that is over: there is nothing left to take back."""
        self._done = [step for step in self._done if step.of != of]

    def forget(self, where: RoundId) -> None:
        """Forget what was done in a round, as when it is closed."""
        self._done = [step for step in self._done if step.where != where]
        self._undone = [step for step in self._undone if step.where != where]

    def clear(self) -> None:
        """Forget all, as when another workbook is opened."""
        self._done.clear()
        self._undone.clear()

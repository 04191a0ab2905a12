"""The last changes of set-up and plan, to be undone and redone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sixelements.domain.errors import SixElementsError

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.domain.ids import RoundId

Value = TypeVar("Value")
DEEPEST = 100


class UndoStep(NamedTuple):
    """Something that can be undone. ``label`` completes "Undo …"; ``where`` it shows.

    Successive steps with the same ``key`` count as one, as when a word is typed, until that is ended;
    ``since`` is what was there before the first of them, and ``undo_all`` undoes them together where the
    undo of the first would not take back all that the later ones did. ``of``: the change that it undoes; a
    change that waits for the disk has one step while it waits and another once it is stored. ``page``: what
    the window showed when it was done; None without a window.
    """

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    where: RoundId
    key: Hashable = None
    of: object = None
    page: Hashable = None
    since: object = None
    undo_all: Callable[[], object] | None = None

    def going_on_with(self, first: UndoStep) -> UndoStep:
        """The two as one step."""
        return self._replace(undo=self.undo_all or first.undo, since=first.since)


def with_way_back(
    put: Callable[[Value], object], read: Callable[[], Value], value: Value
) -> tuple[Callable[[], object], Callable[[], object]]:
    """What puts a value, and what puts back the one that was there when it was put.

    That may be later than it was typed, after others that waited before it.
    """
    before: list[Value] = []

    def change() -> None:
        before[:] = [read()]
        put(value)

    return change, lambda: put(before[0])


class UndoStack:
    """Steps done and undone in a whole workbook. A submitted response is never one of them."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def next_undo(self) -> UndoStep | None:
        """The change that undo undoes."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The change that redo makes again."""
        return self._undone[-1] if self._undone else None

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be undone, newest first."""
        return tuple(step.label for step in reversed(self._done))

    def add(self, step: UndoStep) -> None:
        """Remember what was just done; a step that is known keeps its place."""
        known = [n for n, done in enumerate(self._done) if step.of is not None and done.of == step.of]
        if known:
            self._done[known[0]] = step._replace(key=self._done[known[0]].key)
            return
        last = self.open_step(step.key, step.where)
        if last:
            self._done[-1] = step.going_on_with(last)
        else:
            self._done = [*self._done[-DEEPEST + 1 :], step]
        self._undone.clear()

    def open_step(self, key: Hashable, where: RoundId) -> UndoStep | None:
        """The last step, if the next one with this key counts as one with it."""
        last = self._done[-1] if self._done and not self._undone else None
        return last if last and key is not None and (last.key, last.where) == (key, where) else None

    def undo(self) -> None:
        """Undo the last change; if that fails, it stays."""
        if self._done:
            step = self._done.pop()
            try:
                step.undo()
            except SixElementsError:
                self._done.append(step)
                raise
            self._undone.append(step)

    def redo(self) -> None:
        """Make the change that was undone last again; if that fails, it stays."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            try:
                step.redo()
            except SixElementsError:
                self._undone.append(self._done.pop())
                raise

    def end_step(self) -> None:
        """The field was left: what is typed there the next time is a step of its own."""
        if self._done:
            self._done[-1] = self._done[-1]._replace(key=None)

    def end_redo(self) -> None:
        """Something else was done since: what was undone before is not made again over it."""
        self._undone.clear()

    def drop(self, of: object) -> None:
        """Forget a step of which nothing is left to undo."""
        self._done = [step for step in self._done if step.of != of]

    def forget(self, where: RoundId) -> None:
        """Forget what was done in a round, as when it is closed."""
        self._done = [step for step in self._done if step.where != where]
        self._undone = [step for step in self._undone if step.where != where]

    def clear(self) -> None:
        """Forget all steps, as when another workbook is opened."""
        self._done.clear()
        self._undone.clear()

"""The last changes of set-up and plan, to be taken back and done again."""

from collections.abc import Callable
from typing import NamedTuple

DEEPEST = 100


class UndoStep(NamedTuple):
    """A change that can be taken back. ``label`` completes "Undo …".

    Steps with the same ``key`` one after the other count as one, as when a word is typed.
    """

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    key: str = ""


class UndoStack:
    """Steps done and steps taken back. A submitted response is never among them."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def next_undo(self) -> str | None:
        """The label of the change that undo takes back."""
        return self._done[-1].label if self._done else None

    @property
    def next_redo(self) -> str | None:
        """The label of the change that redo does again."""
        return self._undone[-1].label if self._undone else None

    def add(self, step: UndoStep) -> None:
        """Remember a change that was just made."""
        last = self._done[-1] if self._done and not self._undone else None
        if last and step.key and last.key == step.key:
            self._done[-1] = step._replace(undo=last.undo)
        else:
            self._done = [*self._done[-DEEPEST + 1 :], step]
        self._undone.clear()

    def undo(self) -> None:
        """Take the last change back; it stays if that fails."""
        if self._done:
            self._done[-1].undo()
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Do the change last taken back again; it stays if that fails."""
        if self._undone:
            self._undone[-1].redo()
            self._done.append(self._undone.pop())

    def clear(self) -> None:
        """Forget all, as when another workbook is opened."""
        self._done.clear()
        self._undone.clear()

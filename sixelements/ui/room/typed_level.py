"""The agreed level as it is typed while the room looks on: a digit, or one and a half as "2.5"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.widgets.settle_fields import SettleFields

_HALF = 5
"""The only digit after a point that a level has."""


class TypedLevel:
    """Chooses once it is plain that a number stands alone: one in the midst of words is stored for nobody.

    ``on_level``: whether the agreed level has the keys.
    """

    def __init__(self, letters: StrayWords, fields: SettleFields, on_level: Callable[[], bool]) -> None:
        self._letters, self._fields, self._on_level = letters, fields, on_level
        self._number: int | None = None
        self._point = False
        letters.on_words.append(self._forget)
        fields.level.take = self.digit

    def _forget(self) -> None:
        self._number, self._point = None, False

    def digit(self, number: int) -> None:
        """A digit that an option is called by."""
        before = self._number if self._letters.goes_on else None
        if self._point and before is not None:
            self._forget()
            if number == _HALF:
                self._wait(partial(self._choose_half, before))
            else:
                self._letters.stray()
            return
        self._number, self._point = number, False
        self._letters.press(object(), partial(self._choose, number), _nothing, waits=True)

    def point(self) -> bool:
        """A point or comma right after a digit: whether it belongs to a level, so that it blanks nothing."""
        if self._number is None or self._point or not (self._letters.goes_on and self._on_level()):
            return False
        self._point = True
        self._wait(partial(self._choose, self._number))
        return True

    def _wait(self, do: Callable[[], object]) -> None:
        if not self._letters.go_on(do):
            self._letters.press(object(), do, _nothing, waits=True)

    def _choose(self, number: int) -> None:
        self._fields.level.choose_numbered(number)

    def _choose_half(self, whole: int) -> None:
        self._choose(whole)
        if self._fields.half.isEnabled():
            self._fields.half.setChecked(True)


def _nothing() -> None:
    """What waited was not done, so nothing is taken back."""

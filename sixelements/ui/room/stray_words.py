"""Tells a letter that is a key from the first one of words that somebody types beside all fields.

A key works at once, as the room waits for it. Where another sign comes right after it, it was no key: what it
did is taken back, and nothing of the rest of those words does anything. What can't be taken back, as the room
saw it, waits for a moment until it is plain that the letter stands alone. Enter right after words presses no
button, and a space never does.
"""

from collections.abc import Callable
from time import monotonic

_WORD = 0.7
"""Seconds after a sign within which the next one belongs to the same words."""
_BURST = 0.4
"""Seconds between two keys that are too few for somebody who means both."""
_ALONE = 0.5
"""Seconds without another sign after which a letter that waits stands alone."""
_NUMBER = 1.5
"""Seconds after a digit within which a point, and a digit after that, belong to the same number."""
CALM = 1.0
"""Seconds after words within which Enter presses no button."""

CallLater = Callable[[int, Callable[[], None]], object]
"""Calls a function after so many milliseconds."""


def _at_once(_milliseconds: int, do: Callable[[], None]) -> None:
    do()


class StrayWords:
    """``taken_back`` is called once after something was, to say so. ``now`` counts seconds.

    ``on_words`` are called at each sign that is no key.
    """

    def __init__(
        self,
        taken_back: Callable[[], object],
        now: Callable[[], float] = monotonic,
        later: CallLater = _at_once,
    ) -> None:
        self._said, self._now, self._later = taken_back, now, later
        self._last = self._strayed = float("-inf")
        self._key: object = None
        self._done: list[Callable[[], object]] = []
        self._waiting: Callable[[], object] | None = None
        self.on_words: list[Callable[[], object]] = []

    def press(
        self, key: object, do: Callable[[], object], take_back: Callable[[], object], *, waits: bool = False
    ) -> None:
        """A letter that is a key. The same one again is a key at once, as on a clicker.

        ``waits``: what it does can't be taken back, so it is done once no other sign came; pressed twice, at
        once, as no word begins like that.
        """
        self._end_words()
        gap = self._now() - self._last
        if gap < (_BURST if self._done or self._waiting else _WORD) and key != self._key:
            self.stray()
            return
        if waits and key != self._key:
            self._wait(key, do)
            return
        done, self._waiting = self._done, None
        do()
        self._key, self._last, self._done = key, self._now(), [*done, take_back]

    def _wait(self, key: object, do: Callable[[], object]) -> None:
        self._key, self._last, self._waiting = key, self._now(), do
        self._later(int(_ALONE * 1000), lambda: self.stand_alone() if self._waiting is do else None)

    def stand_alone(self) -> None:
        """No other sign came: do what waits."""
        waited, self._waiting = self._waiting, None
        if waited:
            waited()

    def go_on(self, do: Callable[[], object]) -> bool:
        """Another sign belongs to the key that waits, as in a number: ``do`` waits in place of what did.

        Whether anything waits.
        """
        if self._waiting is None:
            return False
        self._wait(self._key, do)
        return True

    @property
    def goes_on(self) -> bool:
        """Whether a sign that comes now may belong to the key before it."""
        return self._now() - self._last < _NUMBER

    def go_to_field(self, key: object) -> bool:
        """A number comes right after a key that waits to go to a field of numbers: both are meant.

        Does what waits and returns True, if that key was the one pressed last.
        """
        if self._waiting is None or key != self._key:
            return False
        self.stand_alone()
        self.over()
        return True

    def stray(self) -> None:
        """A sign that is no key, or in the midst of words."""
        self._end_words()
        done, self._done = self._done, []
        waited, self._waiting = self._waiting, None
        for take_back in reversed(done):
            take_back()
        self._key, self._last = None, self._now()  # last, as what is taken back may say that a word is over
        self._strayed = self._last
        for tell in self.on_words:
            tell()
        if done or waited:
            self._said()

    def space(self) -> bool:
        """A space where it presses nothing; whether it stood alone, so that it was meant for a button."""
        alone, strayed = self._now() - self._last >= _WORD, self._strayed
        self.stray()
        if alone:
            self._strayed = strayed
        return alone

    @property
    def in_words(self) -> bool:
        """Whether words were typed just now, so that Enter is the end of them and no press of a button."""
        return self._now() - self._strayed < CALM

    def over(self) -> None:
        """Something else was done: what was typed before belongs to no word any more."""
        self._last, self._waiting = float("-inf"), None

    def _end_words(self) -> None:
        if self._now() - self._last >= _WORD:
            self._key, self._done = None, []

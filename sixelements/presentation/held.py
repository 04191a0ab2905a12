"""What was typed and can't be stored as it is: kept as it stands until it fits, or until it is given up."""

from collections.abc import Callable, Hashable
from typing import NamedTuple

from sixelements.domain.errors import BadInput, SixElementsError


class HeldText(NamedTuple):
    """A text as it was typed, why it can't be stored, and the name of its field."""

    text: str
    refusal: BadInput
    field: str


class HeldTexts:
    """The texts by their places. A field shows its own again whenever it is come back to.

    ``changed`` is called when there is one more, or one less.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._texts: dict[Hashable, HeldText] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def at(self, place: Hashable) -> HeldText | None:
        """What a field holds, if anything."""
        return self._texts.get(place)

    def store(self, place: Hashable, text: str, store: Callable[[str], object], *, field: str) -> None:
        """Store a text that was typed; one that is refused is held, and its BadInput raised."""
        before = self._texts.pop(place, None)
        try:
            store(text)
        except BadInput as refusal:
            self._texts[place] = HeldText(text, refusal, field)
            raise
        except SixElementsError:  # the disk's fault: asked again, it may be stored
            if before:
                self._texts[place] = before
            raise
        finally:
            if (place in self._texts) is not (before is not None):
                self._changed()

    def drop(self, place: Hashable) -> None:
        """Forget what a field holds, where it can't be stored any more whatever it says."""
        if self._texts.pop(place, None):
            self._changed()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that hold something."""
        return tuple(held.field for held in self._texts.values())

    def clear(self) -> None:
        """Forget all of it, as when somebody chose to."""
        self._texts.clear()

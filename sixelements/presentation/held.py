"""Text that was typed and can't be stored as it is: kept until it fits, or until the person gives it up."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Self

from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.unsaved import TypedText

if TYPE_CHECKING:
    from types import TracebackType


class HeldText(NamedTuple):
    """A text as it was typed, why it can't be stored, and its field: its name, and what it belongs to."""

    text: str
    refusal: BadInput
    field: str
    of: str = ""

    @property
    def name(self) -> str:
        """What the field belongs to and its name, on one line."""
        return _("{field}: {of}").format(field=self.field, of=self.of) if self.of else self.field


class HeldTexts:
    """The texts by their fields. A field shows its text again whenever somebody returns to it.

    ``changed`` is called with the field when its text is another than before, or none. ``storing``: the
    text that is being stored right now.
    """

    def __init__(self, changed: Callable[[Hashable], None]) -> None:
        self._changed = changed
        self.storing: TypedText | None = None
        self._texts: dict[Hashable, HeldText] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def at(self, place: Hashable) -> HeldText | None:
        """What a field holds, if anything."""
        return self._texts.get(place)

    @contextmanager
    def typing(
        self,
        place: Hashable,
        text: str,
        *,
        field: str,
        of: str = "",
        part: str = "",
        words: str = "",
        instead_of: str | None = None,
        in_pieces: bool = False,
    ) -> Iterator[None]:
        """Store typed text inside this; if it is refused, the text is held, and its BadInput raised.

        ``of``: what the field belongs to; ``part``: its name there. ``words``: how the text reads, if it is
        the code of a choice. ``instead_of``: what the field showed before, if that is known. ``in_pieces``:
        it is stored while somebody types.
        """
        before = self._texts.pop(place, None)
        self.storing = TypedText(place, part or field, of, words or text, instead_of, in_pieces)
        try:
            yield
        except BadInput as refusal:
            self._texts[place] = HeldText(text, refusal, field, of)
            raise
        except SixElementsError:  # the disk's fault: asked again, it may be stored
            if before:
                self._texts[place] = before
            raise
        finally:
            self.storing = None
            if self._texts.get(place) is not before:
                self._changed(place)

    def put_back(self, place: Hashable, held: HeldText) -> None:
        """Hold a text again that was dropped."""
        self._texts[place] = held
        self._changed(place)

    def drop(self, place: Hashable) -> None:
        """Forget what a field holds, if it can't be stored any more whatever it says."""
        if self._texts.pop(place, None):
            self._changed(place)

    def drop_where(self, is_about: Callable[[Hashable], bool]) -> None:
        """Forget what all fields hold that are about something, as it is gone with them."""
        for place in [place for place in self._texts if is_about(place)]:
            self.drop(place)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that hold something."""
        return tuple(held.name for held in self._texts.values())

    def clear(self) -> None:
        """Forget all texts, as when somebody chose to."""
        self._texts.clear()


class Refusal:
    """Turns a refusal inside it into a sentence instead of an error; empty if there is none."""

    def __init__(self) -> None:
        self.sentence = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, SixElementsError):
            return False
        self.sentence = error.in_full
        return True

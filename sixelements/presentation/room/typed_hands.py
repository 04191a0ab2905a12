"""Numbers of hands as they are typed in a row of boxes, and which boxes hold none."""

from collections.abc import Sequence
from typing import NamedTuple

from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.wording import numbers

MOST_IN_A_BOX = 999


class TypedHands(NamedTuple):
    """``counts`` box by box, 0 where one is empty or unread. ``unread``: boxes without a number, from 1.

    ``empty``: those with nothing in them."""

    counts: tuple[int, ...]
    unread: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()

    @property
    def given(self) -> tuple[int | None, ...]:
        """Box by box, None if nothing that can be read was typed in."""
        none = {*self.unread, *self.empty}
        return tuple(None if n in none else count for n, count in enumerate(self.counts, start=1))


def read_hands(texts: Sequence[str]) -> TypedHands:
    """Read a row of boxes."""
    counts, unread = [], []
    for place, text in enumerate(texts, start=1):
        try:
            counts.append(read_whole(text, least=0, most=MOST_IN_A_BOX))
        except BadInput:
            counts.append(0)
            unread.append(place)
    empty = tuple(place for place, text in enumerate(texts, start=1) if not text.strip())
    return TypedHands(tuple(counts), tuple(unread), empty)


def unread_words(boxes: Sequence[str]) -> str:
    """Which boxes, named by what they count, hold no number; empty for none."""
    text = _("What is typed at {boxes} is no number of hands.")
    return text.format(boxes=numbers.listing(boxes)) if boxes else ""


def level_box(level: int) -> str:
    """What the box of a level is called in a sentence."""
    return _("level {n}").format(n=level)

"""Labeled texts, as they stand on the card of an action."""

from dataclasses import dataclass
from typing import ClassVar

from sixelements.reporting.runs import RunText
from sixelements.reporting.structures import Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class LabeledText:
    """A label and what stands under it, line by line."""

    label: str
    lines: tuple[RunText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A numbered heading with short words at its side, over labeled texts in three columns.

    A heading and one list to a listener. A title too long for two lines is cut on paper only.
    """

    number: str
    title: str
    side: str
    columns: tuple[tuple[LabeledText, ...], ...]
    structure: ClassVar[Structure] = Structure.LIST

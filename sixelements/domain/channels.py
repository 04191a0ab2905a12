"""Worksheet 1: in which ways people meet a team, and what they may expect there."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property

from sixelements.domain.marks import BLANK, FULL, MarkedCell, is_recent


class Volume(IntEnum):
    """How much comes by a channel; its weight in the coverage."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Expectation(StrEnum):
    """What is asked of a channel: an expectation for each leg, and whether it lives."""

    COURTESY = "courtesy"
    ACCURACY = "accuracy"
    SPEED = "speed"
    STAFF = "staff"
    CUSTOMERS = "customers"
    CHECKED = "checked"


LEG_EXPECTATIONS = (Expectation.COURTESY, Expectation.ACCURACY, Expectation.SPEED)


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A way in which people meet the team. One that is not used stands in no figure."""

    id: str
    name: str
    used: bool = False
    volume: Volume | None = None
    cells: Mapping[Expectation, MarkedCell] = field(default_factory=dict)

    def cell(self, expectation: Expectation) -> MarkedCell:
        """What is said of an expectation."""
        return self.cells.get(expectation, BLANK)

    def mark(self, expectation: Expectation) -> int | None:
        return self.cell(expectation).mark

    @cached_property
    def marked(self) -> int:
        """How many of its six cells are marked."""
        return sum(self.mark(e) is not None for e in Expectation)

    @cached_property
    def finished(self) -> bool:
        """Whether it counts in the coverage: used, its volume known, and all six cells marked."""
        return self.used and self.volume is not None and self.marked == len(Expectation)

    @cached_property
    def coverage(self) -> float | None:
        """Sum of the marks of twelve, 0 to 1; None until all six are marked (instrument, W1)."""
        marks = [self.mark(e) for e in Expectation]
        known = [m for m in marks if m is not None]
        return sum(known) / (FULL * len(Expectation)) if len(known) == len(marks) else None

    @property
    def missing(self) -> tuple[Expectation, ...]:
        """The legs that are marked with nothing; a leg that is not marked is not known to be missing."""
        return tuple(e for e in LEG_EXPECTATIONS if self.mark(e) == 0)


@dataclass(frozen=True, kw_only=True)
class ChannelMatrix:
    """All channels in their order. ``tested_on``: the same question was asked across channels on that day.

    Its figures are worked out once: a sheet asks for them many times with every key.
    """

    channels: tuple[Channel, ...] = ()
    tested_on: date | None = None

    @cached_property
    def used(self) -> tuple[Channel, ...]:
        return tuple(c for c in self.channels if c.used)

    @cached_property
    def finished(self) -> tuple[Channel, ...]:
        return tuple(c for c in self.channels if c.finished)

    @cached_property
    def coverage(self) -> float | None:
        """Σ volume·coverage / Σ volume over finished channels, 0 to 1 (instrument, W1)."""
        told = [(c.volume, c.coverage) for c in self.finished]
        known = [(volume, share) for volume, share in told if volume is not None and share is not None]
        if not known:
            return None
        return math.fsum(volume * share for volume, share in known) / sum(volume for volume, _ in known)

    @cached_property
    def gaps(self) -> tuple[Channel, ...]:
        """The used channels with nothing for a leg, busiest first."""
        found = [c for c in self.used if c.missing]
        return tuple(sorted(found, key=lambda c: -(c.volume or 0)))

    def with_full(self, expectation: Expectation) -> tuple[Channel, ...]:
        """The used channels where an expectation is there in full: with a number, where it is speed."""
        return tuple(c for c in self.used if c.mark(expectation) == FULL)

    @cached_property
    def covered(self) -> tuple[Channel, ...]:
        """The used channels with all three expectations, in writing or not."""
        return tuple(c for c in self.used if all(c.mark(e) for e in LEG_EXPECTATIONS))

    def level(self, on: date) -> int | None:
        """The level that the matrix suggests for "every channel", 1 to 5 (instrument, W1).

        None until all six cells of every used channel are marked.
        """
        used = self.used
        if not used or any(c.marked < len(Expectation) for c in used):
            return None
        covered = len(self.covered)
        if all(c.mark(e) == FULL for c in used for e in (*LEG_EXPECTATIONS, Expectation.CHECKED)):
            return 5 if is_recent(self.tested_on, on) else 4
        if 2 * covered > len(used):
            return 3
        return 2 if covered else 1

"""Worksheet 2: whom a team hears, and by which techniques."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from sixelements.domain.marks import BLANK, FULL, MarkedCell, is_recent


class TechniqueKind(StrEnum):
    """How a technique hears people."""

    ASK = "ask"
    WATCH = "watch"
    COUNT = "count"
    HEAR = "hear"
    """Listens to those who speak up; it counts as no kind towards the level."""


SOUGHT = (TechniqueKind.ASK, TechniqueKind.WATCH, TechniqueKind.COUNT)
"""The kinds that also hear those who don't speak up."""
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """A way to hear people. One that is not shown has no column, and stands in no figure."""

    id: str
    name: str
    kind: TechniqueKind
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerGroup:
    """People the team serves: outside, inside, or regulated. ``cells`` by technique."""

    id: str
    name: str
    main: bool = False
    cells: Mapping[str, MarkedCell] = field(default_factory=dict)

    def cell(self, technique: str) -> MarkedCell:
        """What is said of a technique."""
        return self.cells.get(technique, BLANK)


@dataclass(frozen=True, kw_only=True)
class GroupMatrix:
    """All groups and techniques in their order; ``silent`` says who stays silent, and when that was noted.

    Its figures are worked out once: a sheet asks for them many times with every key.
    """

    groups: tuple[CustomerGroup, ...] = ()
    techniques: tuple[Technique, ...] = ()
    silent: str = ""
    silent_on: date | None = None

    @cached_property
    def shown(self) -> tuple[Technique, ...]:
        """The techniques that have a column, in the order of their kinds."""
        return tuple(t for kind in TechniqueKind for t in self.techniques if t.shown and t.kind is kind)

    def kinds(self, group: CustomerGroup) -> tuple[TechniqueKind, ...]:
        """The kinds by which a group is heard at all."""
        return self._heard.get(group.id) or self._kinds(group)

    @cached_property
    def _heard(self) -> Mapping[str, tuple[TechniqueKind, ...]]:
        return {g.id: self._kinds(g) for g in self.groups}

    def _kinds(self, group: CustomerGroup) -> tuple[TechniqueKind, ...]:
        heard = {t.kind for t in self.shown if group.cell(t.id).mark}
        return tuple(kind for kind in TechniqueKind if kind in heard)

    def reached(self, technique: str) -> int:
        """How many groups a technique hears."""
        return sum(bool(g.cell(technique).mark) for g in self.groups)

    @cached_property
    def in_two_kinds(self) -> tuple[CustomerGroup, ...]:
        return tuple(g for g in self.groups if len(self.kinds(g)) >= _TWO)

    @cached_property
    def sought_in_two_kinds(self) -> tuple[CustomerGroup, ...]:
        """The same where hearing those who speak up is no kind, as in the suggested level."""
        return tuple(g for g in self.groups if len(self._sought(g, at_least=1)) >= _TWO)

    @cached_property
    def blind(self) -> tuple[CustomerGroup, ...]:
        """The groups known to be not heard at all: every shown cell is marked with 0; main ones first."""
        found = [g for g in self.groups if self.shown and all(g.cell(t.id).mark == 0 for t in self.shown)]
        return tuple(sorted(found, key=lambda g: not g.main))

    @cached_property
    def loudest_only(self) -> tuple[CustomerGroup, ...]:
        """The groups of whom only those who speak up are heard; every other shown cell is marked with 0."""
        sought = [t for t in self.shown if t.kind in SOUGHT]
        return tuple(
            g
            for g in self.groups
            if self.kinds(g) == (TechniqueKind.HEAR,) and all(g.cell(t.id).mark == 0 for t in sought)
        )

    @cached_property
    def kinds_used(self) -> tuple[TechniqueKind, ...]:
        """The kinds in use with any group; their number of four is the diversity."""
        used = {kind for g in self.groups for kind in self.kinds(g)}
        return tuple(kind for kind in TechniqueKind if kind in used)

    @cached_property
    def _marks(self) -> list[int | None]:
        return [g.cell(t.id).mark for g in self.groups for t in self.shown]

    @property
    def marked(self) -> int:
        """How many cells with a column are marked."""
        return sum(mark is not None for mark in self._marks)

    @property
    def cells(self) -> int:
        """How many cells have a column."""
        return len(self.groups) * len(self.shown)

    @property
    def used_rate(self) -> tuple[int, int]:
        """How many uses are scheduled and used, of all that are used."""
        marks = self._marks
        return marks.count(FULL), sum(bool(mark) for mark in marks)

    def level(self, on: date) -> int | None:
        """The level that the matrix suggests for "several techniques", 1 to 5 (instrument, W2).

        None until half of the cells are marked.
        """
        if not self.cells or 2 * self.marked < self.cells:
            return None
        if all(len(self._sought(g, at_least=FULL)) >= _TWO for g in self.groups):
            return 5 if self.silent.strip() and is_recent(self.silent_on, on) else 4
        main = [g for g in self.groups if g.main]
        if main and all(self._sought_techniques(g) >= _TWO for g in main):
            return 3
        in_no_way = sum(not self._sought(g, at_least=1) for g in self.groups)
        return 1 if 2 * in_no_way > len(self.groups) else 2

    def _sought(self, group: CustomerGroup, *, at_least: int) -> frozenset[TechniqueKind]:
        return frozenset(
            t.kind for t in self.shown if t.kind in SOUGHT and (group.cell(t.id).mark or 0) >= at_least
        )

    def _sought_techniques(self, group: CustomerGroup) -> int:
        return sum(t.kind in SOUGHT and bool(group.cell(t.id).mark) for t in self.shown)

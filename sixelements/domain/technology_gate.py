"""Worksheet 4: streamline before you automate, a gate for each request for a tool."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from sixelements.domain.actions import Gates
from sixelements.domain.ids import PracticeId

POINTS = tuple(range(1, 10))
MUST = POINTS[:6]
BEFORE_MONEY = POINTS[6:8]
NOTED = POINTS[8:]


class GateVerdict(Enum):
    """What the gate says of a request."""

    STREAMLINE_FIRST = "streamline first"
    ALMOST = "almost"
    READY = "ready to look at technology"


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """Whether a point is met, and what shows it; None is open, and counts as no."""

    yes: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologyRequest:
    """A tool that somebody asked for, and the process that it is for.

    ``process``: the id of a process of the waste walk, or empty. ``opens``: the practice whose technology
    action waits for this gate.
    """

    id: str
    name: str
    asked_by: str = ""
    process: str = ""
    opens: PracticeId | None = None
    points: Mapping[int, PointAnswer] = field(default_factory=dict)

    def point(self, number: int) -> PointAnswer:
        """What is said of a point from 1 to 9."""
        return self.points.get(number, PointAnswer())

    def _open(self, points: Iterable[int]) -> tuple[int, ...]:
        return tuple(n for n in points if not self.point(n).yes)

    @property
    def met(self) -> int:
        """How many of the first eight points are met; the ninth is noted, and changes nothing."""
        return len(MUST) + len(BEFORE_MONEY) - len(self.missing)

    @property
    def missing(self) -> tuple[int, ...]:
        """Which of the first eight are not met."""
        return self._open((*MUST, *BEFORE_MONEY))

    @property
    def holding(self) -> tuple[int, ...]:
        """The points that decide the verdict as it is."""
        return self._open(MUST) or self._open(BEFORE_MONEY)

    @property
    def verdict(self) -> GateVerdict:
        """Any of 1 to 6 missing: streamline first; 7 or 8: almost; else ready (instrument, W4)."""
        if self._open(MUST):
            return GateVerdict.STREAMLINE_FIRST
        return GateVerdict.ALMOST if self._open(BEFORE_MONEY) else GateVerdict.READY


def gates(requests: Iterable[TechnologyRequest], processes: Mapping[str, str]) -> Gates:
    """The practices whose technology is open: every request for them is ready, and there is one.

    ``processes``: the names of the processes of the waste walk by their ids.
    """
    asked = [(r.opens, r) for r in requests if r.opens is not None]
    held = {practice: r for practice, r in reversed(asked) if r.verdict is not GateVerdict.READY}
    return Gates(
        passed=frozenset(practice for practice, _request in asked) - held.keys(),
        processes={p: processes[r.process] for p, r in held.items() if processes.get(r.process, "").strip()},
        holding={p: r.holding for p, r in held.items()},
    )

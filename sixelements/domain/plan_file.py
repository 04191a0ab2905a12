"""A plan's spreadsheet as it comes back: rows of words, and what they change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sixelements.domain.actions import Plan

MARK = "/"
"""Between the mark of a plan and the id of an action, in a cell."""
_LETTERS = 8
_PRINT = 5


@dataclass(frozen=True, slots=True)
class PlanFileRow:
    """A row below the header: its number in the file, and its cells by the titles over them."""

    place: int
    cells: Mapping[str, str]


PlanFile = Mapping[str, Sequence[PlanFileRow]]
"""The sheets that were found, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDifference:
    """What a file says otherwise: of which action, by number and title, what it was and would be.

    ``since``: the plan was changed there, too, since the file was made.
    """

    number: int
    title: str
    part: str
    before: str
    after: str
    since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTakenIn:
    """The plan as a file would have it, and everything that differs. ``absent``: actions without a row.

    ``remarks``: sentences about what it says and somebody may not have meant.
    """

    plan: Plan
    differences: tuple[PlanDifference, ...]
    absent: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def cell_id(plan: Plan, action: str) -> str:
    """What names an action of a plan in a file: other plans use the same ids of library actions."""
    return f"{mark_of(plan)}{MARK}{action}"


def mark_of(plan: Plan) -> str:
    """What tells a plan from others in a file."""
    return plan.id[:_LETTERS]


def print_of(*words: str) -> str:
    """A few letters that tell words from others in all but one in a million; spaces count for nothing."""
    plain = (" ".join(word.split()) for word in words)
    return sha256("\n".join(plain).encode()).hexdigest()[:_PRINT]


def prints_in(cell: str) -> tuple[str, ...]:
    """The prints that a cell holds, one after another."""
    word = cell.strip()
    return tuple(word[n : n + _PRINT] for n in range(0, len(word), _PRINT))

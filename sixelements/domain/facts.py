"""Hard facts beside what a group says: of a line of a service, and the few figures about customers."""

from dataclasses import dataclass
from enum import Enum

ENOUGH_CASES = 30
FAR = 20.0
"""Points by which a share contradicts a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardFact:
    """A figure with where it is from. ``share``: it is per cent of contacts or cases, 0 to 100.

    ``n``: on how many cases it stands; None: nobody said.
    """

    value: float
    unit: str = "%"
    share: bool = False
    source: str = ""
    period: str = ""
    n: int | None = None


class FactVerdict(Enum):
    """How a fact stands to what was said."""

    AGREES = "agrees"
    DIFFERS = "differs"
    TOO_FEW = "too few to say"
    BESIDE = "no verdict"
    """It is no share, or nothing was said."""


def judge(fact: HardFact, said: float | None) -> FactVerdict:
    """A fact beside a share that people said, both in points of 100 (instrument, W5)."""
    if not fact.share or said is None:
        return FactVerdict.BESIDE
    if fact.n is None or fact.n < ENOUGH_CASES:
        return FactVerdict.TOO_FEW
    far = round(abs(fact.value - said), 9) >= FAR
    return FactVerdict.DIFFERS if far else FactVerdict.AGREES


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFact:
    """A figure about customers, entered once a round; ``fact`` None: nobody has asked, never 0."""

    id: str
    name: str
    fact: HardFact | None = None

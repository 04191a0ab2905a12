"""Worksheet 3: a process step by step, what each step takes, and what of it is waste."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from itertools import pairwise

HOUR = 60
DAY = 8 * HOUR
WEEK = 5 * DAY
MONTH = 21 * DAY
YEAR = 12 * MONTH
"""Minutes of work in a working day, week, month, and year; elapsed time is counted in working days."""
REMOVALS = 2
"""How many of the best removals are offered first."""
_MONTHS = 12


class Waste(StrEnum):
    """The seven wastes."""

    WAITING = "waiting"
    DEFECTS = "defects"
    OVER_PROCESSING = "over-processing"
    OVERPRODUCTION = "overproduction"
    INVENTORY = "inventory"
    TRANSPORT = "transport"
    MOTION = "motion"


class Ease(StrEnum):
    """How hard a waste is to remove."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def factor(self) -> float:
        """By what its hours count where removals are ranked."""
        return {"easy": 1.0, "medium": 0.5, "hard": 0.25}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteFound:
    """A waste ticked at a step.

    ``minutes`` a case that has it, ``share`` of cases that have it (0 to 100), ``out_on`` the day on which it
    was removed; None if nobody said.
    """

    text: str = ""
    minutes: float | None = None
    share: float | None = None
    ease: Ease | None = None
    out_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """A step. ``work`` and ``elapsed`` are minutes, the second of working days; elapsed holds the work.

    ``usable``: how often what comes in can be used as it comes, 0 to 100. ``hand_off`` None: worked out from
    who did the step before. ``adds_value``: the customer gets something from it. None: nobody said.
    ``required``: by law, so it may be shortened, and not removed.
    """

    id: str
    name: str = ""
    who: str = ""
    work: float | None = None
    elapsed: float | None = None
    usable: float | None = None
    hand_off: bool | None = None
    adds_value: bool | None = None
    required: bool = False
    wastes: Mapping[Waste, WasteFound] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing was said of it: a row to write into, and no step yet."""
        if self.name or self.who or self.required or self.wastes:
            return False
        told = (self.work, self.elapsed, self.usable, self.hand_off, self.adds_value)
        return all(part is None for part in told)


class Missing(Enum):
    """What a figure of a process needs of each of its steps."""

    WORK = "work"
    ELAPSED = "elapsed"
    USABLE = "usable"
    ADDS_VALUE = "adds value"

    def said_of(self, step: ProcessStep) -> bool:
        """Whether a step has it."""
        return {
            Missing.WORK: step.work,
            Missing.ELAPSED: step.elapsed,
            Missing.USABLE: step.usable,
            Missing.ADDS_VALUE: step.adds_value,
        }[self] is not None


@dataclass(frozen=True, slots=True)
class Removal:
    """A waste at a step, with the hours a year that it takes; None: minutes, share or volume not known."""

    step: ProcessStep
    waste: Waste
    found: WasteFound
    hours: float | None

    @property
    def worth(self) -> float:
        """Hours by ease, by which removals are ranked; one whose ease nobody said counts as hard."""
        return (self.hours or 0.0) * (self.found.ease or Ease.HARD).factor

    @property
    def possible(self) -> bool:
        """Whether it can be removed and still is there; what the law requires can only be shortened."""
        return not self.step.required and self.found.out_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process from a start to an end, as a customer lives it.

    ``monthly``: cases a month. ``contacts`` and ``repeats``: of so many contacts so many came back within
    seven days about the same thing. Rows of ``steps`` that are still blank count for nothing.
    """

    id: str
    name: str
    starts: str = ""
    ends: str = ""
    customer: str = ""
    monthly: float | None = None
    contacts: int | None = None
    repeats: int | None = None
    steps: tuple[ProcessStep, ...] = ()

    @property
    def walked(self) -> tuple[ProcessStep, ...]:
        """The steps of which anything was said, in their order."""
        return tuple(s for s in self.steps if s.name or not s.blank)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each step by its id, from 1, as its row has it among all of them."""
        return {s.id: n for n, s in enumerate(self.steps, start=1)}

    def lacking(self, missing: Missing) -> tuple[int, ...]:
        """The numbers of the steps that keep a figure away; none of a row that is still blank."""
        numbers = self.numbers
        return tuple(numbers[s.id] for s in self.walked if not missing.said_of(s))

    @property
    def work(self) -> float | None:
        """Minutes of work of a case; None until every step has them."""
        return _total(s.work for s in self.walked)

    @property
    def elapsed(self) -> float | None:
        """Minutes of working days from start to end; None until every step has them."""
        return _total(s.elapsed for s in self.walked)

    @property
    def value_ratio(self) -> float | None:
        """Work that adds value / elapsed time, 0 to 1 (instrument, W3); None until all of it is known."""
        elapsed = self.elapsed
        if not elapsed or self.work is None or any(s.adds_value is None for s in self.walked):
            return None
        adding = math.fsum(s.work or 0.0 for s in self.walked if s.adds_value)
        return min(adding / elapsed, 1.0)

    @property
    def rolled(self) -> float | None:
        """Rolled percent complete and accurate, 0 to 1: the product over all steps (instrument, W3).

        Five steps at 90 % give 59 %. None until every step has its share.
        """
        shares = [s.usable for s in self.walked]
        known = [share / 100 for share in shares if share is not None]
        return math.prod(known) if shares and len(known) == len(shares) else None

    def handed_on(self, n: int) -> bool:
        """Whether a step, counted from 0, begins with a hand-off: as was said, else by who does it."""
        step = self.steps[n]
        if step.hand_off is not None:
            return step.hand_off
        at, who = n - 1, step.who.strip()
        while at > 0 and self.steps[at].blank:
            at -= 1
        before = self.steps[at].who.strip() if n else ""
        return bool(before and who and before != who)

    @property
    def hand_offs(self) -> int:
        """How often a case goes from hand to hand."""
        return sum(self.handed_on(n) for n in range(len(self.steps)))

    @property
    def first_contact(self) -> float | None:
        """First-contact resolution, 0 to 1: 1 - repeats within seven days / all contacts (instrument, W3)."""
        if not self.contacts or self.repeats is None:
            return None
        return 1 - min(self.repeats, self.contacts) / self.contacts

    def hours(self, found: WasteFound) -> float | None:
        """Hours a year that a waste takes: minutes · cases a year · share / 60 (instrument, W3)."""
        if found.minutes is None or found.share is None or self.monthly is None:
            return None
        return found.minutes * self.monthly * _MONTHS * found.share / 100 / HOUR

    @property
    def wastes(self) -> tuple[Removal, ...]:
        """All that was found, most hours first, those not known last."""
        found = [Removal(s, w, f, self.hours(f)) for s in self.steps for w, f in s.wastes.items()]
        return tuple(sorted(found, key=lambda r: (r.hours is None, -(r.hours or 0.0))))

    @property
    def lost(self) -> float | None:
        """Hours a year that go into what still is there; None if nothing of it is known."""
        known = [r.hours for r in self.wastes if r.hours is not None and r.found.out_on is None]
        return math.fsum(known) if known else None

    @property
    def lost_printed(self) -> int | None:
        """Those hours as whole ones that agree with their parts as they are printed."""
        known = [r.hours for r in self.wastes if r.hours is not None and r.found.out_on is None]
        return printed_total(known) if known else None

    @property
    def best_removals(self) -> tuple[Removal, ...]:
        """The two to remove first: by hours and ease, none that the law requires (instrument, W3).

        What is hard to remove is not among them: it can't be out in 30 days.
        """
        found = [r for r in self.wastes if r.possible and r.hours and r.found.ease is not Ease.HARD]
        return tuple(sorted(found, key=lambda r: -round(r.worth, 9))[:REMOVALS])

    @property
    def lanes(self) -> tuple[str, ...]:
        """Who does the steps, each once, in the order in which a case first comes to them."""
        return tuple(dict.fromkeys(s.who.strip() for s in self.steps if s.who.strip()))


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """A process as it was and as it is; ``gone`` are the steps that are no more, in their order."""

    before: Process
    after: Process

    @property
    def gone(self) -> tuple[ProcessStep, ...]:
        there = {s.id for s in self.after.walked}
        return tuple(s for s in self.before.walked if s.id not in there)


def compared(before: Iterable[Process], after: Process) -> BeforeAndAfter | None:
    """A process beside what it was, where it is the same one."""
    found = next((p for p in before if p.id == after.id), None)
    return BeforeAndAfter(found, after) if found else None


def as_left(process: Process, closed_on: date | None) -> Process:
    """A process as a round left it that closed on a day: what went out later still was there.

    What went later counts in the round after it, so that hours saved are counted once. None: as it is.
    """
    if closed_on is None:
        return process
    return _with_wastes(
        process,
        lambda _step, _waste, found: (
            replace(found, out_on=None) if found.out_on and found.out_on > closed_on else found
        ),
    )


def of_this_walk(before: Iterable[Process], now: Process, closed_on: date | None) -> Process:
    """A process without the wastes that the round before, which closed on a day, counted as out."""
    both = compared(before, now)
    if both is None:
        return now
    out = {(r.step.id, r.waste) for r in as_left(both.before, closed_on).wastes if r.found.out_on}
    return _with_wastes(
        now,
        lambda step, waste, found: None if found.out_on and (step.id, waste) in out else found,
    )


def _with_wastes(
    process: Process, change: Callable[[ProcessStep, Waste, WasteFound], WasteFound | None]
) -> Process:
    """The process with its wastes changed; None leaves one out."""
    steps = []
    for step in process.steps:
        changed = {w: change(step, w, f) for w, f in step.wastes.items()}
        kept = {w: f for w, f in changed.items() if f is not None}
        steps.append(step if kept == step.wastes else replace(step, wastes=kept))
    return replace(process, steps=tuple(steps))


def taken_out(before: Iterable[Process], now: Process, closed_on: date | None) -> tuple[Removal, ...]:
    """What went from a process since the round before closed: wastes of steps that are no more, and others.

    What was out by then is not among them: it was counted in the round in which it went. All hours are those
    at the cases a month of ``now``, as far as they are known.
    """
    before = tuple(before)
    both = compared(before, now)
    if both and now.monthly is not None:
        both = replace(both, before=replace(both.before, monthly=now.monthly))
    gone = {s.id for s in both.gone} if both else set()
    went = [
        r
        for r in (both.before.wastes if both else ())
        if r.step.id in gone and (r.found.out_on is None or (closed_on and r.found.out_on > closed_on))
    ]
    here = of_this_walk(before, now, closed_on).wastes
    return (*went, *(r for r in here if r.found.out_on is not None))


def hours_taken_out(removals: Iterable[Removal]) -> float | None:
    """Hours a year that what went had taken; None if nothing went of which that is known."""
    known = [r.hours for r in removals if r.hours is not None]
    return math.fsum(known) if known else None


def printed_total(hours: Iterable[float]) -> int:
    """A sum of hours that agrees with its parts as they are printed, in whole hours."""
    return sum(math.floor(h + 0.5) for h in hours)


def spans(process: Process) -> tuple[tuple[float, float], ...]:
    """Where each step that was walked lies on a ribbon to scale, as shares of the whole from 0 to 1.

    Empty until every step has its elapsed time.
    """
    whole = process.elapsed
    if not whole:
        return ()
    ends = [0.0]
    for step in process.walked:
        ends.append(ends[-1] + (step.elapsed or 0.0) / whole)
    return tuple(pairwise(min(end, 1.0) for end in ends))


def _total(minutes: Iterable[float | None]) -> float | None:
    told = list(minutes)
    known = [m for m in told if m is not None]
    return math.fsum(known) if told and len(known) == len(told) else None

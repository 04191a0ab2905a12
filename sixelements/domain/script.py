"""The script of a workshop: which block comes when, how long it may take, and what gives when time is short.

All figures are minutes or seconds that somebody hands in; no clock is read here. A time of day is the
seconds since midnight.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

MINUTE = 60
DAY = 24 * 60 * MINUTE
ALL_PRACTICES = 37
LINES_SECONDS = 90
"""Time for the ten lines, which stand on one page."""
HANDS_SECONDS = 10
"""Time to count the hands of a practice."""
TWO_TYPISTS_FROM = 12
"""People in the room from which on two type on two laptops."""
SHEET_SECONDS = 60
"""Time to type in a sheet of all practices."""
_BESIDE = 11
"""What every sheet has beside its practices: the ten lines, and the role with the next sheet."""
_BALLOT = 20
"""Minutes that all practices and the ten lines take."""
_SHORTEST_LOOK, _LONGEST_LOOK = 0.8, 1.5
"""How much less or more time than the usual a practice gets for being short or long."""


class ScriptBlock(StrEnum):
    """A part of the workshop, in the order in which they come."""

    WELCOME = "welcome"
    BALLOT = "ballot"
    BREAK = "break"
    PROFILE = "profile"
    TALK = "talk"
    DOTS = "dots"
    PLAN = "plan"
    CLOSE = "close"


_USUAL: Mapping[ScriptBlock, int] = {
    ScriptBlock.WELCOME: 5,
    ScriptBlock.BALLOT: _BALLOT,
    ScriptBlock.BREAK: 12,
    ScriptBlock.PROFILE: 5,
    ScriptBlock.TALK: 25,
    ScriptBlock.DOTS: 5,
    ScriptBlock.PLAN: 15,
    ScriptBlock.CLOSE: 3,
}
_LEAST: Mapping[ScriptBlock, int] = {
    ScriptBlock.WELCOME: 2,
    ScriptBlock.BREAK: 5,
    ScriptBlock.PROFILE: 3,
    ScriptBlock.TALK: 8,
    ScriptBlock.DOTS: 3,
    ScriptBlock.PLAN: 8,
    ScriptBlock.CLOSE: 2,
}
_GROWING = {ScriptBlock.TALK: 2, ScriptBlock.PLAN: 1}
"""Who gets the minutes beyond the usual script, by shares."""
_GIVING = (
    ScriptBlock.TALK,
    ScriptBlock.PLAN,
    ScriptBlock.BREAK,
    ScriptBlock.DOTS,
    ScriptBlock.WELCOME,
    ScriptBlock.PROFILE,
    ScriptBlock.CLOSE,
    ScriptBlock.BALLOT,
)
"""Where a minute comes from when a block is made longer, and goes to when one is made shorter."""


@dataclass(frozen=True, slots=True)
class BlockTime:
    """A block with its minutes, and the fewest that are of any use."""

    block: ScriptBlock
    minutes: int
    least: int


@dataclass(frozen=True, slots=True)
class Script:
    """The blocks of a workshop in order. ``minutes`` is how long it takes in all."""

    blocks: tuple[BlockTime, ...]

    @property
    def minutes(self) -> int:
        return sum(b.minutes for b in self.blocks)

    @property
    def least(self) -> int:
        """The fewest minutes it can be made to fit."""
        return sum(b.least for b in self.blocks)

    @property
    def order(self) -> tuple[ScriptBlock, ...]:
        return tuple(b.block for b in self.blocks)

    def of(self, block: ScriptBlock) -> BlockTime | None:
        """A block of it; None if it is left out."""
        return next((b for b in self.blocks if b.block is block), None)

    def least_of(self, block: ScriptBlock) -> int | None:
        """The fewest minutes of a block that are of any use; None if it is left out."""
        time = self.of(block)
        return time.least if time else None

    def starts(self, block: ScriptBlock) -> int:
        """Minutes from the beginning until a block starts."""
        before = self.order.index(block)
        return sum(b.minutes for b in self.blocks[:before])

    def ends(self, block: ScriptBlock) -> int:
        """Minutes from the beginning until a block is planned to be over."""
        return self.starts(block) + self.blocks[self.order.index(block)].minutes

    def changed(self, block: ScriptBlock, by: int) -> "Script":
        """A block made longer or shorter by some minutes; the whole stays as long as it is.

        The minutes come from the talk, else from the next block that has some to give, and go there. It is
        unchanged where the block would be too short, or where no other can give so many.
        """
        here = self.of(block)
        if here is None or here.minutes + by < here.least:
            return self
        for other in _GIVING:
            there = self.of(other)
            if other is not block and there and there.minutes - by >= there.least:
                return self._with({block: here.minutes + by, other: there.minutes - by})
        return self

    def without(self, blocks: Collection[ScriptBlock]) -> "Script":
        """The same without some blocks."""
        return Script(tuple(b for b in self.blocks if b.block not in blocks))

    def shortened(self, minutes: Mapping[ScriptBlock, int]) -> "Script":
        """The same with other minutes for some blocks."""
        return self._with(minutes)

    def _with(self, minutes: Mapping[ScriptBlock, int]) -> "Script":
        return Script(tuple(replace(b, minutes=minutes.get(b.block, b.minutes)) for b in self.blocks))


def ballot_minutes(practices: int) -> int:
    """Minutes to rate so many practices and the ten lines: 20 for all 37, 6 for the core 12; 1 at least."""
    return max(1, math.floor(_BALLOT * practices / ALL_PRACTICES))


def typists(people: int) -> int:
    """How many type the sheets in: two from 12 people on."""
    return 2 if people >= TWO_TYPISTS_FROM else 1


def typing_minutes(people: int, practices: int) -> int:
    """Minutes to type in a sheet for each person, a minute for one of all 37 practices."""
    return math.ceil(people * typing_seconds(practices) / typists(people) / MINUTE)


def typing_seconds(practices: int) -> int:
    """Seconds to type in one sheet of so many practices with its ten lines; a minute for all 37."""
    return math.ceil(SHEET_SECONDS * (practices + _BESIDE) / (ALL_PRACTICES + _BESIDE))


def hands_minutes(practices: int) -> int:
    """Minutes to count the hands of so many practices; 1 at least."""
    return max(1, math.ceil(practices * HANDS_SECONDS / MINUTE))


def script_for(
    *, minutes: int, practices: int, people: int, beforehand: bool = False, by_hands: bool = False
) -> Script:
    """The script for so many minutes, practices of the round, and people in the room.

    ``beforehand``: people answered before, so that there is no ballot and nothing to type in. ``by_hands``:
    hands are counted in the ballot, and nothing is typed in after it. The usual
    90 minutes are scaled: beyond them the talk and the plan grow, two to one; below them each block gives
    up the same share of what it can do without. With fewer minutes than all blocks need at least, the
    script takes those it needs: it is longer than what was asked for.
    """
    usual, least = dict(_USUAL), dict(_LEAST)
    least[ScriptBlock.BALLOT] = usual[ScriptBlock.BALLOT] = ballot_minutes(practices)
    least[ScriptBlock.BREAK] = max(least[ScriptBlock.BREAK], typing_minutes(people, practices))
    usual[ScriptBlock.BREAK] = max(usual[ScriptBlock.BREAK], least[ScriptBlock.BREAK])
    if by_hands:
        least[ScriptBlock.BALLOT] = usual[ScriptBlock.BALLOT] = hands_minutes(practices)
        least[ScriptBlock.BREAK] = usual[ScriptBlock.BREAK] = _LEAST[ScriptBlock.BREAK]
    left_out = {ScriptBlock.BALLOT, ScriptBlock.BREAK} if beforehand else set()
    chosen = [block for block in ScriptBlock if block not in left_out]
    more = minutes - sum(usual[block] for block in chosen)
    weights = _GROWING if more >= 0 else {block: usual[block] - least[block] for block in chosen}
    most_less = sum(usual[block] - least[block] for block in chosen)
    shares = _shared(max(more, -most_less), weights)
    return Script(
        tuple(BlockTime(block, usual[block] + shares.get(block, 0), least[block]) for block in chosen)
    )


def _shared(minutes: int, weights: Mapping[ScriptBlock, int]) -> Mapping[ScriptBlock, int]:
    """Whole minutes dealt out by weight; what is left over by rounding goes where most of it was lost."""
    whole, sign = sum(weights.values()), -1 if minutes < 0 else 1
    if not whole:
        return {}
    exact = {block: divmod(abs(minutes) * weight, whole) for block, weight in weights.items()}
    dealt = {block: quotient for block, (quotient, _rest) in exact.items()}
    left = abs(minutes) - sum(dealt.values())
    for block in sorted(exact, key=lambda b: -exact[b][1])[:left]:
        dealt[block] += 1
    return {block: sign * n for block, n in dealt.items()}


def practice_seconds(words: Sequence[int], minutes: int) -> tuple[int, ...]:
    """Seconds for each practice of a ballot of so many minutes, by the words of its statement and anchors.

    Together they and the ten lines take the minutes, give or take a second a practice; a long one gets up
    to half more than the usual, a short one at least four fifths.
    """
    if not words:
        return ()
    room = max(len(words), minutes * MINUTE - LINES_SECONDS)
    usual = sum(words) / len(words) or 1
    weights = [min(_LONGEST_LOOK, max(_SHORTEST_LOOK, n / usual)) for n in words]
    return tuple(max(1, int(room * weight / sum(weights))) for weight in weights)


@dataclass(frozen=True, slots=True)
class Lateness:
    """When a block will be done, in seconds since midnight, and how many minutes that is late.

    ``minutes_over`` is rounded up: 0 is as planned, below 0 is early.
    """

    done_at: int
    minutes_over: int

    @property
    def late(self) -> bool:
        return self.minutes_over > 0


_TICKS = 2
"""Seconds that are not late."""


def lateness(*, now: int, left: int, planned: int) -> Lateness:
    """When a block is done that takes ``left`` seconds from ``now`` on, and was to end at ``planned``.

    A second or two is not late: the clock and what is left do not tick at the same moment.
    """
    over = now + left - planned
    return Lateness(done_at=(now + left) % DAY, minutes_over=math.ceil((over - _TICKS) / MINUTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What would be dropped to win time, the least important first: items, minutes of blocks, whole blocks.

    ``items`` are positions in the agenda's list that was handed in. ``minutes`` has the new length of each
    block that would be shortened, ``gained`` how many minutes all of it wins.
    """

    items: tuple[int, ...] = ()
    minutes: Mapping[ScriptBlock, int]
    dropped: tuple[ScriptBlock, ...] = ()
    gained: int = 0


FEWEST_ITEMS = 2
"""Items of the agenda that are kept as long as there are any."""
_SHORTENED = (ScriptBlock.BREAK, ScriptBlock.PLAN, ScriptBlock.PROFILE, ScriptBlock.CLOSE)


def saving(
    script: Script, *, short: int, ahead: Collection[ScriptBlock], items: Sequence[int], begun: int = 0
) -> Saving:
    """What to drop where ``short`` minutes are missing.

    ``ahead``: the blocks that have not begun; ``items``: minutes of the items of the agenda that are still
    to come, the most important first; ``begun``: how many the room came to already. First go the last items,
    as long as two are talked about in all, then the blocks ahead get as short as they can be, then the dots
    are left out. It may win less than is missing: then there is no more.
    """
    kept, gone, gained = list(enumerate(items)), list[int](), 0
    while gained < short and kept and len(kept) + begun > FEWEST_ITEMS:
        place, minutes = kept.pop()
        gone.append(place)
        gained += minutes
    shorter = dict[ScriptBlock, int]()
    for time in _of(script, _SHORTENED, ahead):
        cut = min(time.minutes - time.least, max(0, short - gained))
        if cut:
            shorter[time.block] = time.minutes - cut
            gained += cut
    dropped = tuple(_of(script, (ScriptBlock.DOTS,), ahead)) if gained < short else ()
    return Saving(
        items=tuple(gone),
        minutes=shorter,
        dropped=tuple(time.block for time in dropped),
        gained=gained + sum(time.minutes for time in dropped),
    )


def _of(script: Script, blocks: Iterable[ScriptBlock], ahead: Collection[ScriptBlock]) -> Iterable[BlockTime]:
    return [time for block in blocks if block in ahead and (time := script.of(block))]

"""What a team should talk about: where answers are widest, split, or role groups differ, within the minutes.

It is worked out from a published score, and from facts of the group, so it knows only what may be shown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from sixelements.domain.agreement import wider_than_close
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Counts
from sixelements.domain.scores import PracticeScore, Score

MOST_ITEMS = 8
LEAST_MINUTES = 3
"""The fewest minutes for an item: to show it, to hear two examples, and to record."""
CONFIRMING = 2
"""Minutes to confirm the close ones together."""
_SPLIT, _WIDE, _ROLES, _UNSEEN, _FACTS = 6, 6, 5, 4, 4


class TalkReason(Enum):
    """Why a practice is talked about."""

    SPLIT = "two experiences"
    WIDE = "answers spread"
    ROLES = "front line and leads see it differently"
    UNSEEN = "many of those who should see it can't judge it"
    FACTS = "a worksheet contradicts what people said"


_MINUTES = {
    TalkReason.SPLIT: _SPLIT,
    TalkReason.WIDE: _WIDE,
    TalkReason.ROLES: _ROLES,
    TalkReason.UNSEEN: _UNSEEN,
    TalkReason.FACTS: _FACTS,
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A practice to talk about, with the reasons, the strongest first, and its minutes."""

    practice: PracticeId
    reasons: tuple[TalkReason, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What to talk about, the widest spread first; a contradiction comes before what is only spread.

    ``items`` fit the minutes; ``later`` would be next, and don't. ``close`` can be confirmed together,
    which keeps the mean. ``unread`` have too few answers to be shown, so there is nothing to talk about.
    """

    items: tuple[AgendaItem, ...]
    later: tuple[AgendaItem, ...]
    close: tuple[PracticeId, ...]
    unread: tuple[PracticeId, ...]

    @property
    def minutes(self) -> int:
        """Minutes for all its items."""
        return sum(item.minutes for item in self.items)

    @property
    def all_items(self) -> tuple[AgendaItem, ...]:
        """The items, and those that don't fit."""
        return (*self.items, *self.later)

    def item(self, practice: PracticeId) -> AgendaItem | None:
        """The item about a practice, whether it fits or not."""
        return next((item for item in self.all_items if item.practice == practice), None)


NO_AGENDA = Agenda(items=(), later=(), close=(), unread=())


def agenda(score: Score, *, minutes: int, contradicted: Collection[PracticeId] = ()) -> Agenda:
    """What to talk about in so many minutes (scoring rules, "Agreement, splits, gaps").

    A practice is on it for a split, for answers that are not close, for role groups that differ where both
    may be shown, for a visibility finding, or where a worksheet has ``contradicted`` it: that one comes
    before the first whose answers are only spread, else a fact would always be cut first. At most 8 fit,
    each with 3 minutes at least; minutes that are left go to the first ones, up to 6 each. Time to confirm
    the close ones together is kept free.
    """
    practices = list(score.practices.values())
    found = [item for p in practices if (item := _item(p, contradicted=p.id in contradicted))]
    spread = {p.id: p.sd or 0.0 for p in practices}
    found.sort(key=lambda item: -spread[item.practice])  # stable: alike ones stay in printed order
    found = _contradicted_before_spread(found)
    named = {item.practice for item in found}
    close = tuple(p.id for p in practices if p.mean is not None and p.id not in named)
    room = max(0, minutes - (CONFIRMING if close else 0))
    fitting = min(len(found), MOST_ITEMS, max(room // LEAST_MINUTES, 1))
    return Agenda(
        items=_dealt(found[:fitting], room),
        later=tuple(found[fitting:]),
        close=close,
        unread=tuple(p.id for p in practices if p.mean is None),
    )


def _contradicted_before_spread(items: list[AgendaItem]) -> list[AgendaItem]:
    """The items with what a worksheet contradicts before the first that is only spread."""
    plain = next((at for at, item in enumerate(items) if item.reasons == (TalkReason.WIDE,)), len(items))
    rest = items[plain:]
    told = [item for item in rest if TalkReason.FACTS in item.reasons]
    return [*items[:plain], *told, *(item for item in rest if item not in told)]


def _item(practice: PracticeScore, *, contradicted: bool) -> AgendaItem | None:
    if practice.mean is None or practice.counts is None:
        return None
    facts = (TalkReason.FACTS,) if contradicted else ()
    found = tuple(_reasons(practice, practice.counts))
    ahead = found[:1] if practice.split else ()
    reasons = (*ahead, *facts, *found[len(ahead) :])
    return AgendaItem(practice.id, reasons, max(_MINUTES[r] for r in reasons)) if reasons else None


def _reasons(practice: PracticeScore, counts: tuple[int, int, int, int, int]) -> Iterable[TalkReason]:
    if practice.split:
        yield TalkReason.SPLIT
    elif wider_than_close(Counts(counts)):
        yield TalkReason.WIDE
    if practice.gap is not None and practice.gap.flagged:
        yield TalkReason.ROLES
    if practice.visibility_finding:
        yield TalkReason.UNSEEN


def _dealt(items: list[AgendaItem], room: int) -> tuple[AgendaItem, ...]:
    """The items with their minutes: 3 each, then one more each, round after round, while any are left."""
    dealt = [min(LEAST_MINUTES, item.minutes) for item in items]
    left = room - sum(dealt)
    while left > 0 and any(n < item.minutes for n, item in zip(dealt, items, strict=True)):
        for place, item in enumerate(items):
            if left > 0 and dealt[place] < item.minutes:
                dealt[place] += 1
                left -= 1
    return tuple(replace(item, minutes=n) for item, n in zip(items, dealt, strict=True))

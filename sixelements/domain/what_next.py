"""What a team does next, told from how far its round and its plan are, never from what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.actions import Action, Plan, Status, in_order
from sixelements.domain.reviews import Review, checks, reviews
from sixelements.domain.rounds import Round

_FINISHED = frozenset({Status.DONE, Status.WORKING})


class NextKind(Enum):
    """A kind of next step; the value is its id for other programs, and never changes."""

    SEND_FORMS = "send_forms"
    """Nobody has answered yet."""
    HAND_IN = "hand_in"
    """Sheets typed in from paper wait to be handed in."""
    REMIND = "remind"
    """Some have not answered yet."""
    CLOSE = "close"
    """Everybody answered, or as many as are needed where nobody knows how many there are."""
    SHOW = "show"
    """The round is sealed, and its results wait."""
    TALK = "talk"
    PLAN = "plan"
    NAME_OWNERS = "name_owners"
    ASK = "ask"
    """Actions are late: ask about them."""
    NEXT_ROUND = "next_round"
    """The plan has run its half year: rate again."""
    WAIT = "wait"
    """Nothing until a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatNext:
    """One thing to do. ``count``: people, sheets or actions it is about, 0 where it is about none.

    ``day``: until when there is nothing to do.
    """

    what: NextKind
    count: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProgress:
    """How far a plan is, in actions; those that wait for a leaner process are not counted.

    ``done`` were finished and did not slip back, ``late`` are due before today and not finished,
    ``unowned`` are neither finished nor anybody's.
    """

    all: int
    done: int
    late: int
    unowned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What of a round is in: sheets handed in, of how many people (None: not known), and sheets in draft."""

    answered: int
    people: int | None
    drafts: int = 0


def plan_progress(actions: Iterable[Action], today: date) -> PlanProgress:
    """How far a plan with these actions is on a day."""
    active = in_order(actions)
    left = [a for a in active if a.status not in _FINISHED]
    return PlanProgress(
        all=len(active),
        done=len(active) - len(left),
        late=sum(a.due is not None and a.due < today for a in left),
        unowned=sum(not a.owner for a in left),
    )


def next_review(start: date, today: date) -> Review | None:
    """The next day on which a team looks at a plan that began at ``start``; None once it is to rate again."""
    coming = (review for review in (*reviews(start), *checks(start)) if review.day >= today)
    return min(coming, key=lambda review: (review.day, -review.after), default=None)


def what_next(round_: Round, gathered: Gathered, *, talked: bool, plan: Plan | None, today: date) -> WhatNext:
    """What comes next for a team whose newest round this is. ``plan`` is the round's own, None without one.

    ``talked``: anything of the round was settled in the room.
    """
    if round_.collecting:
        return _collecting(round_, gathered)
    if round_.sealed:
        return WhatNext(what=NextKind.SHOW)
    if plan is None:
        return WhatNext(what=NextKind.PLAN if talked else NextKind.TALK)
    return _planned(plan, today)


def _collecting(round_: Round, gathered: Gathered) -> WhatNext:
    if gathered.drafts:
        return WhatNext(what=NextKind.HAND_IN, count=gathered.drafts)
    if not gathered.answered:
        return WhatNext(what=NextKind.SEND_FORMS, count=gathered.people or 0)
    enough = round_.threshold if gathered.people is None else gathered.people
    if gathered.answered >= enough:
        return WhatNext(what=NextKind.CLOSE)
    return WhatNext(what=NextKind.REMIND, count=(gathered.people or 0) and enough - gathered.answered)


def _planned(plan: Plan, today: date) -> WhatNext:
    review, progress = next_review(plan.start, today), plan_progress(plan.actions, today)
    if review is None:
        return WhatNext(what=NextKind.NEXT_ROUND)
    if progress.unowned:
        return WhatNext(what=NextKind.NAME_OWNERS, count=progress.unowned)
    if progress.late:
        return WhatNext(what=NextKind.ASK, count=progress.late)
    return WhatNext(what=NextKind.WAIT, day=review.day)

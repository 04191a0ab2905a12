"""What a team does next, told from how far its round and its plan are, never from what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.actions import FINISHED, Action, Plan, in_order
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.reviews import checks, reviews
from sixelements.domain.rounds import Round


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
    HOLD_REVIEW = "hold_review"
    """The day of the next review has come, or is over."""
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
    left = [a for a in active if a.status not in FINISHED]
    return PlanProgress(
        all=len(active),
        done=len(active) - len(left),
        late=sum(a.due is not None and a.due < today for a in left),
        unowned=sum(not a.owner for a in left),
    )


def next_review(plan: Plan, today: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date | None:
    """When a team looks at its plan next, a day before ``today`` where that is late.

    It is what was agreed; else the next day of the usual rhythm. None once the team is to rate again.
    """
    held = max((review.day for review in plan.reviews if review.closed), default=None)
    if plan.next_review and (held is None or held < plan.next_review.day):
        return plan.next_review.day
    days = (review.day for review in (*reviews(plan.start, days_off), *checks(plan.start, days_off)))
    return min((day for day in days if day >= today and day != held), default=None)


def what_next(
    round_: Round,
    gathered: Gathered,
    *,
    talked: bool,
    plan: Plan | None,
    today: date,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
) -> WhatNext:
    """What comes next for a team whose newest round this is. ``plan`` is the round's own, None without one.

    ``talked``: anything of the round was settled in the room.
    """
    if round_.collecting:
        return _collecting(round_, gathered)
    if round_.sealed:
        return WhatNext(what=NextKind.SHOW)
    if plan is None:
        return WhatNext(what=NextKind.PLAN if talked else NextKind.TALK)
    return _planned(plan, next_review(plan, today, days_off), today)


def _collecting(round_: Round, gathered: Gathered) -> WhatNext:
    if gathered.drafts:
        return WhatNext(what=NextKind.HAND_IN, count=gathered.drafts)
    if not gathered.answered:
        return WhatNext(what=NextKind.SEND_FORMS, count=gathered.people or 0)
    enough = round_.threshold if gathered.people is None else gathered.people
    if gathered.answered >= enough:
        return WhatNext(what=NextKind.CLOSE)
    return WhatNext(what=NextKind.REMIND, count=(gathered.people or 0) and enough - gathered.answered)


def _planned(plan: Plan, review: date | None, today: date) -> WhatNext:
    progress = plan_progress(plan.actions, today)
    if review is None:
        return WhatNext(what=NextKind.NEXT_ROUND)
    if review <= today:
        return WhatNext(what=NextKind.HOLD_REVIEW)
    if progress.unowned:
        return WhatNext(what=NextKind.NAME_OWNERS, count=progress.unowned)
    if progress.late:
        return WhatNext(what=NextKind.ASK, count=progress.late)
    return WhatNext(what=NextKind.WAIT, day=review)

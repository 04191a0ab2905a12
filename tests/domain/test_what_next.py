"""What a team does next follows from how far its round and its plan are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import Action, HeldReview, Kind, NextReview, Plan, Status
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.reviews import RATE_AGAIN
from sixelements.domain.rounds import Round, State
from sixelements.domain.what_next import (
    Gathered,
    NextKind,
    PlanProgress,
    WhatNext,
    next_review,
    plan_progress,
    what_next,
)
from tests.builders import a_round

START = date(2026, 11, 2)
DAY = timedelta(days=1)


def action(
    n: int, *, owner: str | None = "Sam", due: date | None = None, status: Status = Status.TO_DO
) -> Action:
    return Action(
        id=ActionId(f"a-{n}"),
        kind=Kind.OWN,
        title="Ask",
        practice=PracticeId("1.1"),
        element=ElementId("1"),
        owner=owner,
        due=due,
        status=status,
        expected_level=3,
    )


def plan(*actions: Action) -> Plan:
    return Plan(id=PlanId("plan"), start=START, actions=actions)


def step(round_: Round, gathered: Gathered, *, talked: bool = False, plan: Plan | None = None) -> WhatNext:
    return what_next(round_, gathered, talked=talked, plan=plan, today=START + 20 * DAY)


@pytest.mark.parametrize(
    ("answered", "people", "drafts", "said"),
    [
        (0, 12, 0, WhatNext(what=NextKind.SEND_FORMS, count=12)),
        (0, 12, 3, WhatNext(what=NextKind.HAND_IN, count=3)),
        (7, 10, 0, WhatNext(what=NextKind.REMIND, count=3)),
        (10, 10, 0, WhatNext(what=NextKind.CLOSE)),
        (12, 10, 0, WhatNext(what=NextKind.CLOSE)),
        (4, None, 0, WhatNext(what=NextKind.REMIND)),
        (5, None, 0, WhatNext(what=NextKind.CLOSE)),
    ],
)
def test_an_open_round_is_collected_until_everybody_answered(
    answered: int, people: int | None, drafts: int, said: WhatNext
) -> None:
    assert step(a_round(), Gathered(answered=answered, people=people, drafts=drafts)) == said


def test_a_closed_round_is_shown_talked_through_planned_and_followed() -> None:
    gathered = Gathered(answered=9, people=9)
    published = replace(a_round(), state=State.PUBLISHED)
    assert step(replace(a_round(), state=State.SEALED), gathered).what is NextKind.SHOW
    assert step(published, gathered).what is NextKind.TALK
    assert step(published, gathered, talked=True).what is NextKind.PLAN
    late, unowned = action(1, due=START + 5 * DAY), action(2, owner=None)
    assert step(published, gathered, plan=plan(late, unowned)) == WhatNext(what=NextKind.NAME_OWNERS, count=1)
    assert step(published, gathered, plan=plan(late)) == WhatNext(what=NextKind.ASK, count=1)
    well = plan(action(1, due=START + 60 * DAY))
    assert step(published, gathered, plan=well) == WhatNext(what=NextKind.WAIT, day=date(2026, 11, 30))
    over = what_next(published, gathered, talked=True, plan=well, today=START + (RATE_AGAIN + 9) * DAY)
    assert over.what is NextKind.NEXT_ROUND


def test_what_slipped_back_or_is_locked_is_not_done() -> None:
    yesterday = START - DAY
    actions = (
        action(1, status=Status.DONE, due=yesterday),
        action(2, status=Status.WORKING, owner=None),
        action(3, status=Status.SLIPPED_BACK, due=yesterday),
        action(4, due=START),
        replace(action(5, due=yesterday), locked=True),
    )
    assert plan_progress(actions, START) == PlanProgress(all=4, done=2, late=1, unowned=0)


def test_the_next_review_is_today_s_until_the_half_year_is_over() -> None:
    now = plan(action(1))
    first = next_review(now, START)
    assert first
    assert next_review(now, first) == first
    later = next_review(now, first + DAY)
    assert later
    assert later > first
    assert next_review(now, START + (RATE_AGAIN + 9) * DAY) is None


def test_the_review_that_was_agreed_counts_and_is_late_until_it_was_held() -> None:
    agreed = START + 14 * DAY
    now = replace(plan(action(1)), next_review=NextReview(agreed))
    assert next_review(now, START) == agreed
    assert next_review(now, agreed + 5 * DAY) == agreed
    published, gathered = replace(a_round(), state=State.PUBLISHED), Gathered(answered=9, people=9)
    for day, said in ((agreed - DAY, NextKind.WAIT), (agreed, NextKind.HOLD_REVIEW)):
        assert what_next(published, gathered, talked=True, plan=now, today=day).what is said
    begun = replace(now, reviews=(HeldReview(day=agreed + DAY),))
    assert next_review(begun, agreed + 5 * DAY) == agreed
    held = replace(now, reviews=(HeldReview(day=agreed + DAY, closed=True),))
    following = next_review(held, agreed + DAY)
    assert following
    assert following > agreed + DAY

"""The sheet of the review that was closed last, and the charts of what was read."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.audiences import Audience
from sixelements.application.redaction import PrintedText, redacted, texts_of
from sixelements.application.reports import Material
from sixelements.domain.actions import (
    GroupRating,
    HeldReview,
    NextReview,
    Reading,
    ReviewEntry,
    Status,
)
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import TAKEN_OUT
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.versions import version
from tests.reporting.example import Case, a_plan

CASE = Case()
MATERIAL = CASE.material(plan=a_plan(CASE))
DAY = date(2026, 5, 15)


@pytest.fixture
def reviewed() -> Material:
    """One review closed with a reading, a rating, and a decision, and another that is being held."""
    plan = MATERIAL.plan
    assert plan is not None
    action = plan.actions[0]
    read = replace(
        action,
        status=Status.DONE,
        readings=(Reading(date(2026, 5, 1), 40.0), Reading(DAY, 52.0, "Ben counted")),
    )
    entry = ReviewEntry(
        action=action.id,
        title="Ask why",
        before=Status.DOING,
        status=Status.DONE,
        line="Ben says it works",
        read_on=DAY,
    )
    held = HeldReview(
        day=DAY,
        entries=(entry,),
        ratings=(GroupRating(PracticeId("6.5"), 3.0), GroupRating(PracticeId("4.2"), None)),
        decisions=("We go on with Fleet",),
        people=7,
        seconds=840,
        closed=True,
    )
    plan = replace(
        plan.with_action(read),
        reviews=(held, HeldReview(day=date(2026, 5, 29))),
        next_review=NextReview(date(2026, 6, 1)),
    )
    return replace(MATERIAL, plan=plan, actions=plan.actions)


def test_the_sheet_says_what_the_last_closed_review_changed(reviewed: Material) -> None:
    text = outline_text(version(reviewed, Audience.REVIEW))
    for said in (
        "Review of May 15, 2026",
        "1 action was talked about. 7 people were there. It took 14 minutes.",
        "Ask why",
        "In progress",
        "40 to 52",
        "Ben says it works",
        "not agreed",
        "We go on with Fleet",
        "On June 1, 2026.",
    ):
        assert said in text


def test_reviews_of_one_day_stand_on_one_sheet(reviewed: Material) -> None:
    """A file that was added to leaves the first half in one review and the rest in another."""
    assert reviewed.plan
    first, being_held = reviewed.plan.reviews
    other = reviewed.plan.actions[1]
    entry = ReviewEntry(
        action=other.id, title="Call back", before=Status.TO_DO, status=Status.DOING, line="Cy began"
    )
    again = replace(first.entries[0], before=Status.DONE, status=Status.WORKING, line="", read_on=None)
    second = HeldReview(day=DAY, entries=(entry, again), people=7, seconds=840, closed=True)
    later = replace(second, day=date(2026, 5, 20), entries=(entry,))
    plan = replace(reviewed.plan, reviews=(first, second, being_held))
    text = outline_text(version(replace(reviewed, plan=plan), Audience.REVIEW))
    for said in (
        "2 actions were talked about. 7 people were there. It took 14 minutes.",
        "In progress | Working | 40 to 52 | Ben says it works",
        "Cy began",
        "not agreed",
        "We go on with Fleet",
    ):
        assert said in text
    plan = replace(plan, reviews=(first, second, later))
    text = outline_text(version(replace(reviewed, plan=plan), Audience.REVIEW))
    assert "Review of May 20, 2026" in text
    assert "Ben says" not in text
    apart = replace(second, people=3, seconds=300)
    plan = replace(plan, reviews=(first, apart))
    text = outline_text(version(replace(reviewed, plan=plan), Audience.REVIEW))
    assert "2 actions were talked about." in text
    assert "were there" not in text
    assert "It took" not in text


def test_there_is_no_sheet_before_a_review_was_closed() -> None:
    with pytest.raises(NotAllowed, match="No review was closed yet"):
        version(MATERIAL, Audience.REVIEW)


def test_what_was_said_at_a_review_can_be_struck(reviewed: Material) -> None:
    words = ("Ben says it works", "We go on with Fleet", "Ask why", "Ben counted")
    strike: dict[PrintedText, str] = {t: "" for t in texts_of(reviewed) if t.text in words}
    assert len(strike) == len(words)
    changed = redacted(reviewed, strike)
    text = outline_text(version(changed, Audience.REVIEW))
    assert not [said for said in ("Ben", "Fleet", "Ask why") if said in text]
    assert TAKEN_OUT in text
    assert changed.plan
    assert [r.note for r in changed.plan.actions[0].readings] == ["", ""]


def test_what_was_read_is_drawn_with_its_target_after_the_cards(reviewed: Material) -> None:
    text = outline_text(version(reviewed))
    assert "What the measures showed" in text
    assert "2 readings, last 52 on May 15" in text
    assert "What the measures showed" not in outline_text(version(MATERIAL))

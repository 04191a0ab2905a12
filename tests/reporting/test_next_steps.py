from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.reports import Material
from sixelements.domain.actions import Plan, Status
from sixelements.reporting.next_steps import NextStep, no_step, starts_later, steps, that_fit, title
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import MADE_ON, START, Case, a_plan

CASE = Case()
PLAN = a_plan(CASE)
"""From October 26, 2026; its last action is due February 15, 2027."""
UNTIL = date(2026, 11, 25)


def on(day: date, plan: Plan | None = PLAN) -> Material:
    """The example's report, made on a day."""
    return replace(CASE.material(plan=plan), made_on=day)


def standing(**of: Status) -> Plan:
    """The plan with its first actions where they stand: ``first``, ``second`` and so on."""
    known = dict(zip(("first", "second", "third"), range(3), strict=True))
    at = {known[name]: status for name, status in of.items()}
    actions = tuple(replace(a, status=at.get(n, a.status)) for n, a in enumerate(PLAN.actions))
    return replace(PLAN, actions=actions)


def test_steps_come_by_date_and_the_same_step_is_one_line() -> None:
    first, second, *others = PLAN.actions
    same = replace(second, first_step=first.first_step, first_step_by=first.first_step_by)
    found = steps(on(MADE_ON, replace(PLAN, actions=(first, same, *others))))
    assert [s.day for s in found] == sorted(s.day for s in found)
    assert any("(actions 1 and 2)" in s.words for s in found)


def test_a_step_without_an_owner_says_so() -> None:
    assert {s.who for s in steps(CASE.material())} == {"to be named"}


def test_nothing_after_the_day_and_nothing_undated() -> None:
    undated = replace(PLAN, actions=tuple(replace(a, due=None, first_step_by=None) for a in PLAN.actions))
    assert steps(on(MADE_ON, undated)) == ()
    assert no_step(on(MADE_ON, undated)) == "No step is dated yet."
    assert all(s.day <= UNTIL for s in steps(on(MADE_ON)))


@pytest.mark.parametrize(
    ("made_on", "heading", "first", "last"),
    [
        (date(2025, 1, 1), "The first 30 days", date(2026, 11, 2), date(2026, 11, 24)),
        (date(2026, 10, 25), "The first 30 days", date(2026, 11, 2), date(2026, 11, 24)),
        (START, "The next 30 days", date(2026, 11, 2), date(2026, 11, 24)),
        (date(2026, 11, 20), "The next 30 days", date(2026, 11, 16), date(2026, 12, 15)),
        (date(2027, 2, 10), "The next 30 days", date(2026, 11, 16), date(2027, 2, 16)),
    ],
)
def test_the_thirty_days_are_those_after_the_report_or_the_plans_first(
    made_on: date, heading: str, first: date, last: date
) -> None:
    one = on(made_on)
    found = [s.day for s in steps(one)]
    assert (title(one), found[0], found[-1]) == (heading, first, last)


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2027, 2, 10)])
def test_what_is_past_and_not_finished_is_overdue_and_nothing_else_is(day: date) -> None:
    for step in steps(on(day)):
        assert step.words.startswith("Overdue: ") == (step.day < day)


def test_what_is_finished_or_begun_is_not_told_as_ahead() -> None:
    begun = steps(on(START, standing(first=Status.DOING)))
    assert not any("two real cases each" in s.words and "(action 1)" in s.words for s in begun)
    for status in (Status.DONE, Status.WORKING, Status.SLIPPED_BACK):
        found = steps(on(date(2026, 11, 20), standing(first=status, second=status, third=status)))
        assert not any(s.words.startswith("Overdue") for s in found)


@pytest.mark.parametrize(
    ("made_on", "starts"),
    [
        (date(2026, 10, 25), "The plan starts October 26, 2026."),
        (START, ""),
        (date(2027, 6, 1), ""),
    ],
)
def test_a_plan_that_has_not_begun_says_when_it_does(made_on: date, starts: str) -> None:
    assert starts_later(on(made_on)) == starts


def test_a_plan_that_is_over_says_so_and_what_is_left() -> None:
    over = "The plan's last due date, February 16, 2027, has passed."
    assert steps(on(date(2027, 2, 17))) == ()
    assert no_step(on(date(2027, 2, 17))) == f"{over} Nine actions are not finished."
    assert title(on(date(2027, 2, 17))) == "Where the plan stands"
    done = replace(PLAN, actions=tuple(replace(a, status=Status.WORKING) for a in PLAN.actions))
    assert no_step(on(date(2027, 2, 17), done)) == over


@pytest.mark.parametrize(
    ("made_on", "sentence"),
    [
        (date(2026, 8, 1), "Starting October 26, 2026, the team will work on "),
        (MADE_ON, "In the next six months the team works on "),
        (date(2026, 11, 20), "In the next six months the team works on "),
        (date(2027, 1, 10), "Until April 2027, the plan is to work on "),
        (date(2027, 6, 1), "The plan from October 2026 to April 2027 was to work on "),
    ],
)
def test_what_the_team_works_on_is_told_as_of_the_day_of_the_report(made_on: date, sentence: str) -> None:
    assert sentence in outline_text(roadmap(on(made_on)))


@pytest.mark.parametrize(("made_on", "verb"), [(START, "start"), (date(2026, 11, 2), "were due to start")])
def test_the_timeline_says_whether_the_plan_has_begun(made_on: date, verb: str) -> None:
    assert f"Three actions {verb} on October 26, 2026." in outline_text(roadmap(on(made_on)))


def test_page_1_shows_as_many_as_fit_and_one_at_least() -> None:
    short, long = (NextStep(day=UNTIL, words="x" * n, who="") for n in (20, 2000))
    assert len(that_fit([short] * 9, 10)) == 8
    assert len(that_fit([short] * 9, 12)) == 6
    assert that_fit([long, short], 10) == [long]
    assert that_fit([], 10) == []

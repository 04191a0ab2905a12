"""Actions that were carried over, in the report of the round that they came to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.application.reports import Material
from sixelements.cli.plan_command import lines
from sixelements.domain.actions import Action, Because, Status
from sixelements.domain.carried import explained_by_this_round, in_stretches
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import RoundId
from sixelements.reporting import facts
from sixelements.reporting.action_plan import action_plan
from sixelements.reporting.cards import cards
from sixelements.reporting.outline import Section
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.summary import first_priorities, lead, summary
from sixelements.reporting.timeline import timeline
from sixelements.wording.actions import noun
from sixelements.wording.because import because
from sixelements.wording.findings import begins, counted
from tests.reporting.example import MADE_ON, START, Case, a_plan, assessment, raised, sheets

BEFORE = timedelta(days=200)


def carried(case: Case, days: timedelta = BEFORE) -> tuple[Action, ...]:
    """The plan of the first round, some days before the present one's, untouched."""
    return tuple(
        replace(
            a,
            carried_from=RoundId("round-1"),
            start=a.start - days if a.start else None,
            due=a.due - days if a.due else None,
            first_step_by=a.first_step_by - days if a.first_step_by else None,
            owner=None,
        )
        for a in a_plan(case).actions
        if not a.locked
    )


def second_round(days: timedelta = BEFORE) -> Material:
    """The counter a level further up, with the plan of its first round, seen as gathered for a report."""
    first = Case(settled=NO_DISCUSSION)
    now = Case(settled=NO_DISCUSSION, made=raised(sheets(), 1), number=2)
    found = now.material(plan=replace(a_plan(first), actions=carried(first, days)), earlier=first)
    assert found.plan
    stored = in_stretches(found.plan)
    actions = explained_by_this_round(stored.actions, found.score, found.discussion, found.recommendation)
    return replace(found, actions=actions, plan=replace(found.plan, actions=actions))


def printed(section: Section | None) -> str:
    assert section
    return outline_text(replace(roadmap(Case().material()), sections=(section,)))


def test_the_reason_of_what_was_carried_over_has_this_rounds_figures() -> None:
    """Page 1 said 3.3 of a practice, its card 2.1."""
    material = second_round()
    levels = {p.practice: p.because.level for p in material.recommendation.priorities}
    told = [a for a in material.actions if isinstance(a.because, Because) and a.practice in levels]
    assert told
    for action in told:
        assert isinstance(action.because, Because)
        assert action.because.level == levels[action.practice]
        assert because(action.because, assessment()) in printed(cards(material))
    mean = {p.id: p.mean for p in material.score.practices.values()}
    assert all(a.expected_level <= (mean[a.practice] or 0) + 1.5 for a in told)


def test_a_reason_in_the_teams_own_words_and_one_of_this_round_stay() -> None:
    material = second_round()
    own = replace(material.actions[0], because="The council asked for it.")
    fresh = replace(carried(Case())[0], carried_from=None)
    found = explained_by_this_round(
        (own, fresh), material.score, material.discussion, material.recommendation
    )
    assert [a.because for a in found] == [own.because, fresh.because]


def test_no_heading_contradicts_the_dates_below_it() -> None:
    """ "Within 30 days by December 30" stood over "May 1 to May 21", "Starts right away" beside August 20."""
    material = second_round()
    table, days = printed(action_plan(material)), printed(timeline(material))
    first = table.index("Carried over from round 1")
    assert all(table.index(a.title[:20]) > first for a in material.actions)
    assert table.count("Nothing is due in this stretch.") == 3
    assert "Starts right away" not in days
    assert "Carried over with its dates" in days
    assert not any(a.depends_on for a in material.actions) or "Needs " in days
    typed = lines(material)
    assert "Carried over from round 1" in typed
    assert not any(line.startswith(("Within", "Later")) for line in typed)


def test_what_is_still_ahead_stands_in_the_stretch_in_which_it_is_due() -> None:
    material = second_round(timedelta(days=40))
    table = printed(action_plan(material))
    ahead = [a for a in material.actions if a.due and a.due >= START]
    past = [a for a in material.actions if a.due and a.due < START]
    assert past
    assert ahead
    groups = table.index("Within 30 days")
    assert all(table.index(a.title[:20]) < groups for a in past)
    assert all(table.index(a.title[:20]) > groups for a in ahead)


def test_a_plan_that_has_run_out_is_said_to_have() -> None:
    """ "In the next six months the team works on …" stood beside "the last due date has passed"."""
    material = second_round()
    said = lead(material)
    assert "The plan of round 1 has run out." in said
    assert "actions are not finished." in said
    assert "In the next six months" not in said
    page = printed(summary(material))
    assert not any(f"by {d:%b} {d.day};" in page for a in material.actions if (d := a.due))


@pytest.mark.parametrize(
    ("begun", "says"),
    [
        (0, "was to work on"),
        (1, "was to work on"),
        (9, "the team worked on"),
    ],
)
def test_nobody_worked_on_what_nobody_began(begun: int, says: str) -> None:
    """One action of nine was begun, and the team had "worked on" the eight others."""
    plan = a_plan(Case())
    actions = tuple(
        replace(a, status=Status.WORKING if n >= len(plan.actions) - begun else Status.TO_DO)
        for n, a in enumerate(plan.actions)
    )
    material = replace(Case().material(plan=replace(plan, actions=actions)), made_on=date(2027, 9, 1))
    said = lead(material)
    assert says in said
    assert ("not finished" in said) == (begun < len(actions))
    if begun == 1:
        assert "One action works" in said
    assert material.made_on > MADE_ON


def carried_into(case: Case, start: date = START) -> Material:
    """What the first round planned, all of it from a day on, in the present round's report."""
    first = Case(settled=NO_DISCUSSION)
    due = start + timedelta(days=20)
    kept = tuple(replace(a, start=start, due=due) for a in carried(first))
    found = replace(case, number=2).material(plan=replace(a_plan(first), actions=kept), earlier=first)
    actions = explained_by_this_round(kept, found.score, found.discussion, found.recommendation)
    return replace(found, actions=actions, plan=replace(a_plan(first), actions=actions))


def test_what_came_along_for_aims_that_are_reached_is_asked_about() -> None:
    """ "The team works on written expectations", where all stood at their aims; "This keeps it there"."""
    material = carried_into(Case(settled=NO_DISCUSSION, made=raised(sheets(), 4)))
    assert not material.recommendation.priorities
    n, said = len(facts.open_actions(material)), lead(material)
    assert "Every practice is at its aim or above." in said
    assert f"{counted(n)} actions of round 1 are not finished: ask which are still needed." in said
    assert "works on" not in said
    typed = "\n".join(lines(material))
    assert "Ask whether this is still needed." in typed
    assert "This keeps it there." not in typed


def test_a_plan_that_ran_out_with_all_aims_reached_is_asked_about_and_not_said_to_have_failed() -> None:
    material = carried_into(Case(settled=NO_DISCUSSION, made=raised(sheets(), 4)), date(2026, 3, 2))
    said = lead(material)
    assert "Every practice is at its aim or above." in said
    assert "has run out" not in said


def test_the_lead_names_its_priorities_once() -> None:
    """ "The team works on A, B, and C. Not before May: A, B, and C." """
    material = carried_into(Case(settled=NO_DISCUSSION), date(2027, 5, 3))
    said = lead(material)
    assert said.endswith("None of this begins before May 2027.")
    named = [noun(assessment().practices[p.practice]) for p in first_priorities(material)]
    assert all(said.count(name) <= 1 for name in named)
    assert (
        begins(["targets"], [], [date(2027, 5, 3)]) == "It begins with targets and turns to this in May 2027."
    )
    assert begins([], ["targets"], [date(2027, 5, 3)]) == "Not before May 2027: targets."
    apart = [date(2027, 5, 3), date(2027, 7, 5)]
    assert begins(["targets"], ["praise", "peers"], apart).endswith("will follow from May 2027 on.")
    assert begins(["targets"], [], apart).endswith("turns to this from May 2027 on.")

"""Removing a round or a team: what goes is said first, its name is typed, and nothing of it comes back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements.domain.actions import Plan
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PlanId, RoundId, TeamId
from sixelements.presentation.pages.removing import Removed, remove, remove_view, why_not
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session_events import PlaceChosen
from tests.presentation.desk import Desk, a_desk


@pytest.fixture
def desk() -> Desk:
    """Two teams, the second with two rounds; its second is looked at, and holds two sheets."""
    desk = a_desk()
    session = desk.session
    first = session.round
    session.book.teams.put(replace(session.team, id=TeamId("other"), name="Library desk"))
    for number in (1, 2):
        name = RoundId(f"theirs-{number}")
        session.book.rounds.put(replace(first, id=name, team=TeamId("other"), number=number))
    session.choose(session.book.teams.all()[1])
    desk.answers(3, 4)
    return desk


def test_what_goes_is_counted_before_it_goes(desk: Desk) -> None:
    view = remove_view(desk.session, Removed.TEAM)
    assert view.title == "Remove the team Library desk?"
    assert view.lead == "It is erased from this file and from every backup. Nothing brings it back."
    assert view.holds == (
        "2 rounds go with it.",
        "2 sheets of answers are erased.",
        "To keep them, save a copy first. Copies that lie elsewhere stay as they are.",
    )
    assert (view.refusal, view.label) == ("", "Type Library desk to remove it")
    assert remove_view(desk.session, Removed.ROUND).title == "Remove round 2 of Library desk?"


@pytest.mark.parametrize(("what", "typed"), [(Removed.TEAM, "Round 2"), (Removed.ROUND, "Round 1")])
def test_another_name_removes_nothing(desk: Desk, what: Removed, typed: str) -> None:
    for name in (typed, ""):
        with pytest.raises(BadInput, match=r"^That is not its name\. Type "):
            remove(desk.session, what, name)
    assert len(desk.session.book.teams.all()) == 2
    assert len(desk.session.book.rounds.of(TeamId("other"))) == 2


def test_a_round_goes_and_the_one_before_it_is_looked_at(desk: Desk) -> None:
    assert remove(desk.session, Removed.ROUND, " round  2 ") == "Round 2 was removed."
    assert (desk.session.team.name, desk.session.round.id) == ("Library desk", "theirs-1")
    assert isinstance(desk.heard[-2], PlaceChosen)
    assert (
        why_not(desk.session, Removed.ROUND) == "It is the only round of its team. Remove the team instead."
    )


def test_a_team_goes_and_the_first_is_looked_at(desk: Desk) -> None:
    assert remove(desk.session, Removed.TEAM, "LIBRARY DESK") == "Library desk was removed."
    assert [team.id for team in desk.session.book.teams.all()] == ["team-1"]
    assert desk.session.round.team == "team-1"
    said = "It is the only team of the workbook. Delete the file instead."
    assert why_not(desk.session, Removed.TEAM) == said


def test_what_was_done_in_it_can_not_be_undone_and_all_else_can(desk: Desk) -> None:
    session = desk.session
    session.choose(session.book.teams.all()[0])
    SetUpPresenter(session).rename("Birch County")
    session.choose(session.book.teams.all()[1])
    SetUpPresenter(session).rename_team("Book desk")
    before = session.undo_labels
    remove(session, Removed.TEAM, "Book desk")
    assert (len(before), session.undo_labels) == (2, ("the name of the organization",))
    session.undo()
    assert session.book.info.organization == "Alder County"
    assert [team.id for team in session.book.teams.all()] == ["team-1"]


def test_nothing_goes_where_nothing_may_be_changed() -> None:
    session = a_desk(read_only=True).session
    for what in Removed:
        assert why_not(session, what) == "The workbook is open for reading only."


def test_of_a_round_that_goes_it_is_said_that_the_plan_before_stays(desk: Desk) -> None:
    """Its actions may have been carried over a minute ago, and it is only one plan that is erased."""
    for name in ("theirs-1", "theirs-2"):
        desk.book.plans.put(RoundId(name), Plan(id=PlanId(name), start=date(2026, 11, 30), actions=()))
    assert remove_view(desk.session, Removed.ROUND).holds[1:3] == (
        "1 plan is erased.",
        "What round 1 planned stays, as it stands there now.",
    )
    assert (
        "What round 1 planned stays, as it stands there now."
        not in remove_view(desk.session, Removed.TEAM).holds
    )


def test_backups_that_stay_as_another_file_may_need_them_are_named_before_and_after(desk: Desk) -> None:
    desk.book.claimed = {Path("x/a.sixe backups"): Path("x/renamed.sixe")}
    stay = "Backups in “a.sixe backups” stay as they are: renamed.sixe may need them."
    view = remove_view(desk.session, Removed.TEAM)
    assert view.lead == f"It is erased from this file and from its own backups. {stay}"
    assert remove(desk.session, Removed.TEAM, "Library desk") == f"Library desk was removed. {stay}"

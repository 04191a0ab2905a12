"""What may still be changed about a round and a team, and until when; pausing and going on."""

from dataclasses import replace

import pytest

from sixelements.application import responses, rounds, teams
from sixelements.application.events import StoreChange, What
from sixelements.application.rounds import RoundSettings
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.teams import Headcount
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_team, an_answer

OPEN = RoundSettings(mode=Mode.OPEN, practices=PRACTICES[:2], several_sittings=True)
ITEM = ItemId(PRACTICES[0])


def begun(room: Room, round_: Round) -> ResponseId:
    response = responses.begin(room.book, round_, role=None, new_id=room.new_id)
    responses.give_answers(room.book, response, {ITEM: an_answer(3)})
    return response


def test_before_the_first_answer_everything_can_be_changed() -> None:
    room = Room()
    round_ = room.open()
    rounds.change_settings(room.book, round_, OPEN, announce=room.events.append)
    now = room.now(round_)
    assert (now.mode, now.threshold, now.practices) == (Mode.OPEN, 3, PRACTICES[:2])
    assert now.several_sittings
    assert room.events[-1] == StoreChange.of(What.ROUND, round_)


def test_from_the_first_answer_on_the_settings_stay() -> None:
    room = Room()
    round_ = room.open()
    begun(room, round_)
    with pytest.raises(NotAllowed, match="first answer"):
        rounds.change_settings(room.book, round_, OPEN)
    assert room.now(round_) == round_


def test_settings_that_no_round_may_have_are_refused() -> None:
    room = Room()
    with pytest.raises(BadInput):
        rounds.change_settings(room.book, room.open(), replace(OPEN, practices=()))


def test_the_horizon_can_be_changed_at_any_time() -> None:
    room = Room()
    round_ = room.open()
    room.answers(round_, 1, 2, 3, 4, 5)
    closed = room.close(round_)
    rounds.change_horizon(room.book, closed, 90)
    assert room.now(round_).horizon_days == 90
    with pytest.raises(BadInput):
        rounds.change_horizon(room.book, closed, 91)


def test_a_changed_head_count_goes_into_a_round_nobody_has_answered() -> None:
    room = Room()
    round_ = room.open()
    teams.change_team(room.book, replace(room.team, headcount=Headcount(frontline=8)))
    assert room.now(round_).headcount == Headcount(frontline=8)


def test_a_changed_head_count_leaves_an_answered_round_as_it_is() -> None:
    room = Room()
    round_ = room.open()
    begun(room, round_)
    teams.change_team(room.book, replace(room.team, headcount=Headcount(frontline=8)))
    assert room.now(round_).headcount == round_.headcount
    assert room.book.teams.all()[0].headcount == Headcount(frontline=8)


def test_two_teams_never_share_a_name() -> None:
    room = Room()
    room.book.teams.put(a_team("team-2", name="Library desk"))
    with pytest.raises(BadInput, match="already a team"):
        teams.change_team(room.book, replace(room.team, name="library DESK"))
    teams.change_team(room.book, replace(room.team, name="FRONT desk"))


def test_a_round_is_opened_with_sittings_and_horizon() -> None:
    opened = Room().open(several_sittings=True, horizon_days=365)
    assert (opened.several_sittings, opened.horizon_days) == (True, 365)


def test_a_paused_sheet_is_found_by_its_words_however_they_are_typed() -> None:
    room = Room()
    round_ = room.open()
    response = begun(room, round_)
    responses.pause(room.book, response, "acorn bowl canoe dune")
    assert responses.resume(room.book, round_, "  Acorn, BOWL-canoe   dune ") == response


@pytest.mark.parametrize("words", ["", "  ", "bowl acorn canoe dune", "acorn bowl canoe"])
def test_other_words_find_nothing(words: str) -> None:
    room = Room()
    round_ = room.open()
    responses.pause(room.book, begun(room, round_), "acorn bowl canoe dune")
    with pytest.raises(NotFound):
        responses.resume(room.book, round_, words)


def test_empty_words_pause_nothing() -> None:
    room = Room()
    with pytest.raises(BadInput):
        responses.pause(room.book, begun(room, room.open()), " - ")


def test_a_closed_round_is_not_gone_on_with() -> None:
    room = Room()
    round_ = room.open()
    responses.pause(room.book, begun(room, round_), "acorn bowl canoe dune")
    room.answers(round_, 1, 2, 3, 4, 5)
    with pytest.raises(NotAllowed, match="takes no more sheets"):
        responses.resume(room.book, room.close(round_), "acorn bowl canoe dune")

"""What a published round says: with whose gates and days off, in which language, and beside which round."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sixelements.application.organization import change_work_days
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.actions import Gates, Kind
from sixelements.domain.assessment import Assessment, Practice
from sixelements.domain.holidays import ClosedDays, DaysOff, WorkDays
from sixelements.domain.rounds import Mode
from sixelements.i18n import speaking
from tests.presentation.results_room import ResultsRoom, level, six, staff
from tests.pseudo import LONGER, catalogs

MONDAY = date(2026, 11, 2)


def of_two_minds() -> RoundResults:
    """Half of the team is far from the other half, so that a talk is recommended, in words of ours."""
    found = results_of_room(ResultsRoom(*staff(*[level(1)] * 4, *[level(5)] * 4)))
    assert any(a.kind is Kind.CONVERSATION for a in found.recommended(MONDAY).actions)
    return found


def results_of_room(room: ResultsRoom) -> RoundResults:
    return results_of(room.room.book, room.round)


def with_practices(assessment: Assessment, change: Callable[[Practice], Practice]) -> Assessment:
    """The same questionnaire with each practice changed."""
    elements = assessment.elements
    return replace(
        assessment, elements=tuple(replace(e, practices=tuple(map(change, e.practices))) for e in elements)
    )


def all_technology(practice: Practice) -> Practice:
    """The same practice, whose actions all need a tool."""
    return replace(practice, actions={s: replace(a, technology=True) for s, a in practice.actions.items()})


def test_what_is_recommended_is_said_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    found = of_two_minds()
    with catalogs(tmp_path):
        english = found.recommended(MONDAY).actions
        with speaking(LONGER):
            other = found.recommended(MONDAY).actions
        again = found.recommended(MONDAY).actions
    assert [a.id for a in other] == [a.id for a in english]
    assert [a.title for a in other] != [a.title for a in english]
    assert again == english


def test_after_an_anonymous_round_nobody_is_asked_to_say_on_which_side_they_are() -> None:
    found = of_two_minds()
    anonymous = replace(found, round=replace(found.round, mode=Mode.ANONYMOUS))
    talks = [
        next(a for a in one.recommended(MONDAY).actions if a.kind is Kind.CONVERSATION)
        for one in (replace(found, round=replace(found.round, mode=Mode.OPEN)), anonymous)
    ]
    assert talks[0].first_step != talks[1].first_step


def test_what_a_gate_opened_is_recommended_and_waits_for_nothing() -> None:
    found = results_of_room(ResultsRoom(*six(2)))
    shut = replace(found, assessment=with_practices(found.assessment, all_technology))
    opened = replace(shut, gates=Gates(passed=frozenset(found.assessment.practices)))
    assert any(a.locked for a in shut.recommended(MONDAY).actions)
    assert not any(a.locked for a in opened.recommended(MONDAY).actions)


def test_no_action_begins_or_has_its_first_step_on_a_day_off() -> None:
    found = results_of_room(ResultsRoom(*six(2)))
    first = found.recommended(MONDAY).actions[0]
    assert first.start is not None
    assert first.first_step_by is not None
    starts = ClosedDays(first.start, first.start, "Fair")
    steps = ClosedDays(first.first_step_by, first.first_step_by, "Stock-taking")
    moved = replace(found, days_off=DaysOff(closed=(starts,))).recommended(MONDAY).actions[0]
    later = replace(found, days_off=DaysOff(closed=(steps,))).recommended(MONDAY).actions[0]
    assert moved.start is not None
    assert moved.start > first.start
    assert later.start == first.start
    assert later.first_step_by is not None
    assert later.first_step_by > first.first_step_by


def test_the_results_know_the_days_off_of_the_organization() -> None:
    room = ResultsRoom(*six(2))
    fair = ClosedDays(MONDAY, MONDAY, "Fair")
    assert MONDAY not in results_of_room(room).days_off
    change_work_days(room.room.book, WorkDays(country="US", closed=(fair,)))
    assert results_of_room(room).days_off.reason(MONDAY) == fair


def test_the_round_before_and_what_was_reworded_since_are_known() -> None:
    room = ResultsRoom(*six(2))
    first = room.round
    assert results_of_room(room).earlier_round is None
    room.again(*six(4))
    found = results_of_room(room)
    assert found.earlier_round is not None
    assert found.earlier_round.id == first.id
    assert found.reworded == ()
    assert found.earlier is not None
    book, practice = room.room.book, first.practices[0]
    before = book.assessments.get(first.assessment)
    older = with_practices(before, lambda p: replace(p, statement="We did it.") if p.id == practice else p)
    book.rounds.put(replace(first, assessment=book.assessments.put(older)))
    found = results_of_room(room)
    assert found.reworded == (practice,)
    assert found.earlier is not None
    assert practice not in found.earlier.practices

"""Worksheets in use: what they begin with, one change at a time, and what goes along to the next round."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application import discussion, worksheets
from sixelements.application.events import StoreChange, What
from sixelements.content import loader
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.channels import ChannelMatrix
from sixelements.domain.discussion import Discussion, Service
from sixelements.domain.discussion_patch import DiscussionPatch, merged
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.facts import HardFact
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import State
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets
from tests.builders import a_round, a_team
from tests.fakes.workbook import FakeWorkbook
from tests.worksheet_examples import FULL_WORKSHEETS


@pytest.fixture
def book() -> FakeWorkbook:
    made = FakeWorkbook()
    digest = made.assessments.put(loader.load(loader.find("six-elements")))
    made.teams.put(a_team())
    made.rounds.put(a_round(state=State.PUBLISHED, assessment=digest))
    made.rounds.put(a_round("round-2", number=2, assessment=digest))
    return made


def everything(_now: Worksheets) -> Worksheets:
    return FULL_WORKSHEETS


def test_they_begin_with_the_rows_of_the_assessment_and_nothing_is_stored(book: FakeWorkbook) -> None:
    first = book.rounds.get(a_round().id)
    found = worksheets.of(book, first)
    counts = (len(found.channels.channels), len(found.groups.groups), len(found.groups.techniques))
    assert counts == (14, 11, 17)
    assert {t.kind for t in found.groups.shown} == {t.kind for t in found.groups.techniques}
    assert not any(c.used for c in found.channels.channels)
    assert not worksheets.begun(book, first)


def test_an_assessment_of_earlier_versions_brings_no_rows(book: FakeWorkbook) -> None:
    bare = replace(loader.load(loader.find("six-elements")), worksheets=None)
    assert worksheets.first_rows(bare) == NO_WORKSHEETS


def test_a_change_is_stored_and_told_once_and_no_change_not_at_all(book: FakeWorkbook) -> None:
    told: list[StoreChange] = []
    worksheets.change(book, a_round(), everything, announce=told.append)
    worksheets.change(book, a_round(), everything, announce=told.append)
    assert [change.what for change in told] == [What.WORKSHEETS]
    assert book.worksheets.of(a_round().id) == FULL_WORKSHEETS


def test_the_next_round_begins_with_the_last_ones_and_what_must_be_looked_at_again_is_open(
    book: FakeWorkbook,
) -> None:
    worksheets.change(book, a_round(), everything)
    second = book.rounds.of(a_team().id)[1]
    start = worksheets.of(book, second)
    assert start.processes == FULL_WORKSHEETS.processes
    assert (start.channels.tested_on, start.groups.silent_on) == (None, None)
    assert all(f.fact is None for f in start.customer_facts)
    assert worksheets.before(book, second) == FULL_WORKSHEETS
    assert worksheets.before(book, a_round()) is None
    worksheets.change(book, second, lambda now: replace(now, processes=()))
    assert book.worksheets.of(a_round().id) == FULL_WORKSHEETS


def test_a_sheet_that_was_only_taken_over_counts_for_nothing_until_it_is_touched(book: FakeWorkbook) -> None:
    """Each sheet for itself: a key on one makes no other this round's."""
    first, second = book.rounds.of(a_team().id)[:2]
    worksheets.change(book, first, everything)
    four = {Worksheet.CHANNELS, Worksheet.GROUPS, Worksheet.WASTE, Worksheet.GATE}
    assert worksheets.taken_over(book, first) == frozenset()
    assert worksheets.taken_over(book, second) == four
    assert worksheets.group_facts(book, second).begun == frozenset()

    def renamed(now: Worksheets) -> Worksheets:
        request = now.requests[0]
        return replace(now, requests=(replace(request, asked_by="The board"), *now.requests[1:]))

    worksheets.change(book, second, renamed)
    assert worksheets.taken_over(book, second) == four - {Worksheet.GATE}
    found = worksheets.group_facts(book, second)
    assert found.begun == {Worksheet.GATE}
    assert found.sheets.suggested(date(2026, 10, 1)) == {}, "the matrices are the last round's"
    assert worksheets.of(book, second).processes == FULL_WORKSHEETS.processes, "nothing is lost"


def test_one_press_says_that_a_sheet_still_is_true_and_undo_takes_it_back(book: FakeWorkbook) -> None:
    first, second = book.rounds.of(a_team().id)[:2]
    worksheets.change(book, first, everything)
    before = worksheets.of(book, second)
    for sheet in (Worksheet.CHANNELS, Worksheet.GROUPS, Worksheet.WASTE, Worksheet.GATE):
        assert sheet in worksheets.taken_over(book, second)
        worksheets.change(book, second, worksheets.said_still_true(sheet))
        assert worksheets.taken_over(book, second).isdisjoint({sheet})
        assert sheet in worksheets.group_facts(book, second).begun
    assert worksheets.own(book, second).processes == FULL_WORKSHEETS.processes
    assert worksheets.of(book, second).without_days().still_true == frozenset(), "the next round asks again"
    worksheets.change(book, second, lambda _now: before)
    assert len(worksheets.taken_over(book, second)) == 4


def test_a_gate_that_was_passed_stays_open_in_the_next_round(book: FakeWorkbook) -> None:
    """Its sheet was only taken over; nobody took the gate back."""
    first, second = book.rounds.of(a_team().id)[:2]
    ready = TechnologyRequest(
        id="r", name="", opens=PracticeId("6.5"), points={n: PointAnswer(yes=True) for n in range(1, 9)}
    )
    worksheets.change(book, first, lambda now: replace(now, requests=(ready,)))
    assert worksheets.own(book, second).requests == ()
    assert worksheets.gates_of(book, second).passed == {PracticeId("6.5")}


def test_what_does_not_fit_is_refused_and_nothing_is_changed(book: FakeWorkbook) -> None:
    with pytest.raises(BadInput, match="can't be stored"):
        worksheets.change(
            book, a_round(), lambda now: replace(now, channels=ChannelMatrix(tested_on=date(1999, 1, 1)))
        )
    assert not worksheets.begun(book, a_round())


def test_a_gate_opens_the_technology_of_its_practice(book: FakeWorkbook) -> None:
    ready = TechnologyRequest(
        id="r", name="", opens=PracticeId("6.5"), points={n: PointAnswer(yes=True) for n in range(1, 9)}
    )
    assert book.worksheets.of(a_round().id).gates.passed == frozenset()
    worksheets.change(book, a_round(), lambda now: replace(now, requests=(ready,)))
    assert book.worksheets.of(a_round().id).gates.passed == {PracticeId("6.5")}


PERMIT = Service(
    name="Permit",
    levels=dict.fromkeys(Leg, (1, 2, None)),
    all_three=2,
    facts={8: HardFact(value=34, share=True, n=1038)},
)


def test_services_of_the_three_thirds_sheet_are_changed_beside_the_rest(book: FakeWorkbook) -> None:
    book.discussions.put(a_round().id, Discussion(facilitator="Ines"))
    discussion.change_services(book, book.rounds.get(a_round().id), lambda now: (*now, PERMIT))
    assert book.discussions.of(a_round().id) == Discussion(facilitator="Ines", services=(PERMIT,))
    with pytest.raises(BadInput, match="from 0 to 100"):
        discussion.change_services(
            book,
            book.rounds.get(a_round().id),
            lambda now: (replace(now[0], facts={8: HardFact(value=134, share=True)}),),
        )
    second = book.rounds.of(a_team().id)[1]
    with pytest.raises(NotAllowed, match="Close round 2 first"):
        discussion.change_services(book, second, lambda _now: (PERMIT,))


def test_a_record_from_a_file_leaves_the_facts_of_a_service_where_they_are() -> None:
    brought = Service(name="Permit", levels=dict.fromkeys(Leg, (3, 3, 3)))
    after = merged(Discussion(services=(PERMIT,)), DiscussionPatch(services=(brought,)))
    assert after.services == (replace(brought, all_three=2, facts=PERMIT.facts),)

"""One set of promises, kept by the workbook on disk and by the fake that other tests use."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sixelements.application.ports import Branding, Deed, Traces, Workbook
from sixelements.application.results import results_of
from sixelements.content import snapshot
from sixelements.domain.actions import (
    Action,
    Because,
    Declined,
    Difference,
    GroupRating,
    Guardrail,
    HeldReview,
    Horizon,
    Kind,
    LeftSo,
    NextReview,
    Note,
    Observation,
    Plan,
    PlanPerson,
    Reading,
    ReviewEntry,
    Status,
    WorksheetReason,
)
from sixelements.domain.assessment import Leg, Measure, Role, Size, Worksheet
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.facts import HardFact
from sixelements.domain.holidays import USUAL_WORK_DAYS, ClosedDays, WorkDays
from sixelements.domain.ids import (
    ActionId,
    ElementId,
    ItemId,
    PlanId,
    PracticeId,
    ResponseId,
    RoundId,
    TeamId,
)
from sixelements.domain.responses import Counts, Group, SheetSum, Way
from sixelements.domain.rounds import Round, State
from sixelements.domain.scores import Unseen
from sixelements.domain.script import ScriptBlock, script_for
from sixelements.domain.teams import Headcount
from sixelements.domain.worksheets import NO_WORKSHEETS
from sixelements.domain.workshop import Jotting, Workshop
from sixelements.storage import workbook
from tests.builders import (
    LINES,
    PRACTICES,
    a_response,
    a_response_id,
    a_round,
    a_team,
    an_answer,
    an_assessment,
    counting_ids,
)
from tests.fakes.workbook import FakeWorkbook
from tests.worksheet_examples import FULL_WORKSHEETS

ROUND = RoundId("round-1")
ELEMENTS = {ElementId(e): tuple(p for p in PRACTICES if p[0] == e) for e in "12"}
Make = Callable[[], Workbook]


class Interrupted(Exception):
    """Something of ours that goes wrong in the middle of a change."""


@pytest.fixture(params=["file", "fake"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes empty workbooks, each a new one."""
    made: list[Workbook] = []

    def make_one() -> Workbook:
        if request.param == "fake":
            return FakeWorkbook()
        path = tmp_path / f"{len(made)}.sixe"
        today = date(2026, 11, 2)
        book = workbook.create(
            path, organization="Alder County", codec=snapshot, new_id=counting_ids(), today=today
        )
        made.append(book)
        return book

    yield make_one
    for book in made:
        book.close()


@pytest.fixture
def book(make: Make) -> Workbook:
    return with_a_round(make())


def with_a_round(book: Workbook) -> Workbook:
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round())
    return book


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


class TestOrganization:
    def test_it_can_be_renamed_and_the_workbook_says_so_at_once(self, make: Make) -> None:
        book = make()
        before = book.info
        book.organization.rename("Birch County ☂")
        assert book.info == replace(before, organization="Birch County ☂")

    def test_a_change_that_is_taken_back_takes_the_name_back(self, make: Make) -> None:
        book = make()

        def change() -> None:
            with book.change():
                book.organization.rename("Birch County")
                assert book.info.organization == "Birch County"
                raise Interrupted

        with pytest.raises(Interrupted):
            change()
        assert book.info.organization == "Alder County"

    def test_branding_comes_back_as_it_was_put(self, make: Make) -> None:
        book = make()
        assert book.organization.branding() == Branding()
        full = Branding(
            color="#1F4E79", logo=PNG, language="de-AT", firm="Harbor Partners", firm_logo=PNG, paper="letter"
        )
        book.organization.put_branding(full)
        assert book.organization.branding() == full
        book.organization.put_branding(Branding(color="#abcdef"))
        assert book.organization.branding() == Branding(color="#ABCDEF")
        book.organization.put_branding(Branding(paper="a4"))
        assert book.organization.branding() == Branding(paper="a4")
        assert book.info.organization == "Alder County"

    def test_work_days_are_the_federal_ones_until_others_are_put(self, make: Make) -> None:
        book = make()
        assert book.organization.work_days() == USUAL_WORK_DAYS
        closed = (
            ClosedDays(date(2026, 12, 24), date(2027, 1, 2), "Winter"),
            ClosedDays(date(2027, 5, 7), date(2027, 5, 7)),
        )
        berlin = WorkDays(country="DE", subdivision="BE", closed=closed)
        book.organization.put_work_days(berlin)
        assert book.organization.work_days() == berlin
        book.organization.put_work_days(USUAL_WORK_DAYS)
        assert book.organization.work_days() == USUAL_WORK_DAYS

    @pytest.mark.parametrize(
        "branding",
        [
            Branding(color="red"),
            Branding(color="#1F4E7"),
            Branding(color="#1F4E79\n"),
            Branding(logo=b"GIF89a"),
            Branding(logo=PNG + bytes(1_000_000)),
            Branding(firm_logo=b"GIF89a"),
        ],
    )
    def test_branding_that_can_not_be_printed_is_refused(self, branding: Branding, make: Make) -> None:
        book = make()
        with pytest.raises(BadInput):
            book.organization.put_branding(branding)
        assert book.organization.branding() == Branding()


class TestTeamsAndRounds:
    def test_teams_come_in_the_order_in_which_they_were_added(self, make: Make) -> None:
        book = make()
        teams = [a_team("b"), a_team("a", name="Library", headcount=None), a_team("c")]
        for team in teams:
            book.teams.put(team)
        changed = a_team("b", name="Permits", headcount=Headcount(frontline=1, supervisor=2, manager=3))
        book.teams.put(changed)
        assert book.teams.all() == (changed, *teams[1:])

    def test_a_team_keeps_its_services_in_their_order(self, make: Make) -> None:
        book = make()
        team = a_team(services=("Permits", "Appeals", "Permits"))
        book.teams.put(a_team("other", services=("Books",)))
        book.teams.put(team)
        assert book.teams.all()[1] == team
        fewer = a_team(services=("Appeals",))
        book.teams.put(fewer)
        assert book.teams.all() == (a_team("other", services=("Books",)), fewer)

    def test_rounds_come_by_number_with_all_they_hold(self, book: Workbook) -> None:
        book.teams.put(a_team("team-2"))
        digest = book.assessments.put(an_assessment())
        second = replace(
            a_round("round-2", number=2, assessment=digest, headcount=Headcount(frontline=4)),
            state=State.PUBLISHED,
            closed_on=date(2026, 12, 1),
            set_aside={PRACTICES[1]: "we have no counter"},
            practices=tuple(reversed(PRACTICES)),
            several_sittings=True,
            horizon_days=365,
        )
        book.rounds.put(second)
        book.rounds.put(a_round("other", team="team-2"))
        assert book.rounds.of(TeamId("team-1")) == (a_round(), second)
        reopened = replace(second, state=State.SEALED, set_aside={}, practices=PRACTICES[:2])
        book.rounds.put(reopened)
        assert book.rounds.of(TeamId("team-1"))[1] == reopened

    def test_storing_a_round_again_keeps_its_sheets(self, book: Workbook) -> None:
        book.responses.add([a_response(1, {"1.1": 3})])
        book.rounds.put(replace(a_round(), state=State.SEALED))
        assert book.responses.arrived(ROUND) == {None: 1}

    def test_an_assessment_is_stored_once_and_comes_back_equal(self, book: Workbook) -> None:
        digest = book.assessments.put(an_assessment())
        assert book.assessments.put(an_assessment()) == digest
        assert book.assessments.put(an_assessment(version="1.1")) != digest
        assert book.assessments.get(digest) == an_assessment()
        with pytest.raises(NotFound):
            book.assessments.get("0" * 64)


class TestSheets:
    def test_a_sheet_can_be_changed_until_it_is_handed_in(self, book: Workbook) -> None:
        one, item = a_response_id(1), ItemId("1.1")
        book.responses.begin(one, round_=ROUND, role=Role.MANAGER)
        book.responses.answer(one, item, an_answer(2))
        book.responses.answer(one, item, an_answer("dk"))
        book.responses.answer(one, ItemId("1.2"), an_answer(5))
        book.responses.answer(one, ItemId("1.2"), None)
        assert book.responses.unfinished(one) == a_response(1, {"1.1": "dk"}, role=Role.MANAGER)
        assert book.responses.arrived(ROUND) == {}
        book.responses.submit(one)
        assert book.responses.unfinished(one) is None
        assert book.responses.arrived(ROUND) == {Role.MANAGER: 1}
        with pytest.raises(NotAllowed):
            book.responses.answer(one, item, an_answer(3))
        with pytest.raises(NotAllowed):
            book.responses.comment(one, item, "late")
        with pytest.raises(NotAllowed):
            book.responses.submit(one)

    def test_a_sheet_that_is_not_there_is_refused_in_words(self, book: Workbook) -> None:
        with pytest.raises(NotFound):
            book.responses.answer(a_response_id(7), ItemId("1.1"), an_answer(2))
        assert book.responses.unfinished(a_response_id(7)) is None

    def test_an_id_that_could_tell_something_is_a_mistake_of_ours(self, book: Workbook) -> None:
        with pytest.raises(ValueError, match="hex"):
            book.responses.begin(ResponseId("Ana"), round_=ROUND, role=None)

    def test_arrivals_are_counted_by_role(self, book: Workbook) -> None:
        book.responses.add([a_response(1, {"1.1": 3}), a_response(2, {}, role=Role.FRONTLINE)])
        book.responses.add([a_response(3, {"1.1": 3}, role=Role.FRONTLINE)])
        assert book.responses.arrived(ROUND) == {None: 1, Role.FRONTLINE: 2}

    def test_comments_come_in_alphabetical_order_and_only_when_handed_in(self, book: Workbook) -> None:
        for n, text in ((3, "b"), (1, "c"), (2, "a"), (4, "not handed in")):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.comment(a_response_id(n), ItemId("1.1"), text)
            if n != 4:
                book.responses.submit(a_response_id(n))
        assert book.responses.comments(ROUND) == {ItemId("1.1"): ("a", "b", "c")}

    def test_comments_of_a_sheet_are_found_again_until_it_is_handed_in(self, book: Workbook) -> None:
        for n in (1, 2):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.comment(a_response_id(n), ItemId("1.1"), f"from {n}")
        assert book.responses.unfinished_comments(a_response_id(1)) == {ItemId("1.1"): "from 1"}
        book.responses.submit(a_response_id(1))
        assert book.responses.unfinished_comments(a_response_id(1)) == {}
        assert book.responses.unfinished_comments(a_response_id(7)) == {}

    def test_a_comment_can_be_taken_back_and_redacted(self, book: Workbook) -> None:
        for n in (1, 2):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.comment(a_response_id(n), ItemId("1.1"), "it is Bob")
            book.responses.comment(a_response_id(n), ItemId("1.2"), "never mind")
            book.responses.comment(a_response_id(n), ItemId("1.2"), "")
            book.responses.submit(a_response_id(n))
        book.responses.redact(ROUND, ItemId("1.1"), "it is Bob", instead="[removed]")
        assert book.responses.comments(ROUND) == {ItemId("1.1"): ("[removed]", "[removed]")}

    def test_removing_a_sheet_leaves_the_others(self, book: Workbook) -> None:
        book.responses.add([a_response(n, {"1.1": n}) for n in (1, 2, 3)])
        book.responses.remove(a_response_id(2))
        book.responses.remove(a_response_id(2))
        tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=1)
        assert tally.counts[ItemId("1.1")][Group.UNKNOWN].levels == (1, 0, 1, 0, 0)

    def test_discarding_a_round_removes_sheets_and_hands_of_that_round_only(self, book: Workbook) -> None:
        book.rounds.put(a_round("round-2", number=2))
        for n, round_ in ((1, "round-1"), (2, "round-2")):
            book.responses.add([a_response(n, {"1.1": 3}, round_=round_)])
            book.responses.show_hands(RoundId(round_), ItemId("1.1"), Counts(dont_know=1))
        book.responses.discard(ROUND)
        assert book.responses.arrived(ROUND) == {}
        assert book.responses.tally(ROUND, practices=PRACTICES, minimum=1).hands == {}
        assert book.responses.hands(ROUND) == {}
        assert book.responses.hands(RoundId("round-2")) == {ItemId("1.1"): Counts(dont_know=1)}
        assert book.responses.arrived(RoundId("round-2")) == {None: 1}

    def test_removing_a_round_takes_all_of_it_and_leaves_the_others(self, book: Workbook) -> None:
        book.rounds.put(a_round("round-2", number=2))
        for n, round_ in ((1, "round-1"), (2, "round-2")):
            book.responses.add([a_response(n, {"1.1": 3}, round_=round_)])
            book.responses.show_hands(RoundId(round_), ItemId("1.1"), Counts(dont_know=1))
            book.responses.remember(RoundId(round_), b"a file")
        book.rounds.remove(ROUND)
        assert [r.id for r in book.rounds.of(a_team().id)] == ["round-2"]
        assert book.responses.arrived(ROUND) == {}
        assert not book.responses.taken_in(ROUND, b"a file")
        assert book.responses.arrived(RoundId("round-2")) == {None: 1}
        assert book.responses.taken_in(RoundId("round-2"), b"a file")
        with pytest.raises(NotFound):
            book.rounds.get(ROUND)

    def test_removing_a_team_takes_its_rounds_and_leaves_the_others(self, book: Workbook) -> None:
        book.teams.put(a_team("other", name="Library desk"))
        book.rounds.put(a_round("theirs", team="other"))
        book.responses.add([a_response(1, {"1.1": 3}, round_=ROUND)])
        book.teams.remove(a_team().id)
        assert [t.name for t in book.teams.all()] == ["Library desk"]
        assert book.rounds.of(a_team().id) == ()
        assert book.responses.arrived(ROUND) == {}
        assert [r.id for r in book.rounds.of(TeamId("other"))] == ["theirs"]

    def test_what_was_only_begun_can_be_discarded_and_what_was_handed_in_stays(self, book: Workbook) -> None:
        book.rounds.put(a_round("round-2", number=2))
        for n, round_ in ((1, ROUND), (2, ROUND), (3, ROUND), (4, RoundId("round-2"))):
            book.responses.begin(a_response_id(n), round_=round_, role=None)
            book.responses.comment(a_response_id(n), ItemId("1.1"), f"from {n}")
            book.responses.pause(a_response_id(n), words=b"%d" % n)
        book.responses.submit(a_response_id(1))
        book.responses.show_hands(ROUND, ItemId("1.1"), Counts(dont_know=1))
        book.responses.discard_unfinished(ROUND)
        assert book.responses.paused_count(ROUND) == 0
        assert book.responses.paused(ROUND, words=b"2") is None
        assert book.responses.unfinished(a_response_id(2)) is None
        assert book.responses.comments(ROUND) == {"1.1": ("from 1",)}
        assert set(book.responses.tally(ROUND, practices=PRACTICES, minimum=1).hands) == {"1.1"}
        assert book.responses.paused_count(RoundId("round-2")) == 1

    def test_a_paused_sheet_is_found_by_its_words_and_by_no_others(self, book: Workbook) -> None:
        book.rounds.put(a_round("round-2", number=2))
        for n in (1, 2, 3):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
        book.responses.answer(a_response_id(1), ItemId("1.1"), an_answer(4))
        book.responses.pause(a_response_id(1), words=b"owl river")
        book.responses.pause(a_response_id(2), words="größe 7".encode())
        assert book.responses.paused(ROUND, words=b"owl river") == a_response_id(1)
        assert book.responses.paused(ROUND, words="größe 7".encode()) == a_response_id(2)
        assert book.responses.paused(ROUND, words=b"owl rivers") is None
        assert book.responses.paused(ROUND, words=b"") is None
        assert book.responses.paused(RoundId("round-2"), words=b"owl river") is None
        assert book.responses.paused_count(ROUND) == 3
        assert book.responses.paused_count(RoundId("round-2")) == 0
        found = book.responses.unfinished(a_response_id(1))
        assert found == a_response(1, {"1.1": 4})

    def test_a_sheet_paused_again_answers_to_its_new_words_only(self, book: Workbook) -> None:
        book.responses.begin(a_response_id(1), round_=ROUND, role=None)
        book.responses.pause(a_response_id(1), words=b"owl river")
        book.responses.pause(a_response_id(1), words=b"owl river")
        book.responses.pause(a_response_id(1), words=b"elm lake")
        assert book.responses.paused(ROUND, words=b"owl river") is None
        assert book.responses.paused(ROUND, words=b"elm lake") == a_response_id(1)

    def test_no_two_sheets_of_a_round_answer_to_the_same_words(self, book: Workbook) -> None:
        book.rounds.put(a_round("round-2", number=2))
        book.responses.begin(a_response_id(1), round_=ROUND, role=None)
        book.responses.begin(a_response_id(2), round_=ROUND, role=None)
        book.responses.begin(a_response_id(3), round_=RoundId("round-2"), role=None)
        book.responses.pause(a_response_id(1), words=b"owl river")
        book.responses.pause(a_response_id(3), words=b"owl river")
        with pytest.raises(NotAllowed):
            book.responses.pause(a_response_id(2), words=b"owl river")
        assert book.responses.paused(ROUND, words=b"owl river") == a_response_id(1)

    def test_the_words_lead_nowhere_once_the_sheet_is_handed_in(self, book: Workbook) -> None:
        for n in (1, 2, 3):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.pause(a_response_id(n), words=b"%d" % n)
        book.responses.submit(a_response_id(1))
        book.responses.remove(a_response_id(2))
        assert book.responses.paused(ROUND, words=b"1") is None
        assert book.responses.paused(ROUND, words=b"2") is None
        assert book.responses.paused_count(ROUND) == 1
        with pytest.raises(NotAllowed):
            book.responses.pause(a_response_id(1), words=b"again")
        with pytest.raises(NotFound):
            book.responses.pause(a_response_id(2), words=b"again")
        book.responses.pause(a_response_id(3), words=b"1")
        book.responses.discard(ROUND)
        assert book.responses.paused_count(ROUND) == 0

    def test_a_file_taken_in_is_recognized(self, book: Workbook) -> None:
        other = a_round("round-2", number=2)
        book.rounds.put(other)
        assert not book.responses.taken_in(ROUND, b"\x01" * 32)
        book.responses.remember(ROUND, b"\x01" * 32)
        book.responses.remember(ROUND, b"\x01" * 32)
        assert book.responses.taken_in(ROUND, b"\x01" * 32)
        assert not book.responses.taken_in(other.id, b"\x01" * 32)
        book.responses.remember(ROUND, b"\x02" * 32, b"\x03" * 32)
        asked = [bytes([n]) * 32 for n in range(5)]
        assert book.responses.taken_in(ROUND, *asked) == {*asked[1:4]}

    def test_the_sheets_that_came_in_last_are_taken_back_with_their_digests(self, book: Workbook) -> None:
        sheets = book.responses
        digests = [bytes([n]) * 32 for n in range(3)]
        sheets.add([a_response(n, {"1.1": 3}) for n in range(1, 6)])
        sheets.remember(ROUND, *digests)
        sheets.put_newest(ROUND, [a_response_id(1)], digests[:1])
        sheets.put_newest(ROUND, [a_response_id(2), a_response_id(3)], digests[1:])
        assert sheets.newest(ROUND) == 2
        sheets.remove(a_response_id(3))
        assert sheets.newest(ROUND) == 1
        sheets.keep_matches(ROUND, {digests[0]: "na"})
        sheets.take_newest_back(ROUND)
        assert not sheets.known_matches(ROUND), "a wrong decision may be why they are taken back"
        assert sheets.newest(ROUND) == 0
        assert sum(sheets.arrived(ROUND).values()) == 3
        assert sheets.taken_in(ROUND, *digests) == {digests[0]}
        sheets.put_newest(ROUND, [a_response_id(1)], digests[:1])
        sheets.put_newest(ROUND, ())
        sheets.take_newest_back(ROUND)
        assert sum(sheets.arrived(ROUND).values()) == 3
        assert sheets.taken_in(ROUND, *digests) == {digests[0]}

    def test_sheets_are_taken_out_with_their_digests_and_from_the_counts_by_way(self, book: Workbook) -> None:
        sheets = book.responses
        digests = [bytes([n]) * 32 for n in range(3)]
        sheets.add([a_response(n, {"1.1": n}) for n in range(1, 5)])
        sheets.came(ROUND, {Way.TABLE: 3, Way.FORM: 1})
        sheets.remember(ROUND, *digests)
        sheets.put_newest(ROUND, [a_response_id(4)], digests[2:], {Way.FORM: 1})
        assert {sheet.id: sheet.answers for sheet in sheets.handed_in(ROUND)} == {
            a_response_id(n): {ItemId("1.1"): an_answer(n)} for n in range(1, 5)
        }
        out = {a_response_id(1): Way.TABLE, a_response_id(4): Way.FORM}
        sheets.take_out(ROUND, out, digests[:1])
        assert {sheet.id for sheet in sheets.handed_in(ROUND)} == {a_response_id(2), a_response_id(3)}
        assert sheets.ways(ROUND) == {Way.TABLE: 2}
        assert sheets.taken_in(ROUND, *digests) == {*digests[1:]}
        assert sheets.newest(ROUND) == 0

    def test_sheets_typed_in_wait_until_those_that_are_whole_are_handed_in_at_once(
        self, book: Workbook
    ) -> None:
        sheets = book.responses
        for n in (3, 1, 2):
            sheets.begin(a_response_id(n), round_=ROUND, role=None)
            sheets.put_draft(a_response_id(n), whole=False)
            sheets.answer(a_response_id(n), ItemId("1.1"), an_answer(n))
        for n in (3, 1):
            sheets.put_draft(a_response_id(n), whole=True)
        sheets.give_role(a_response_id(1), Role.MANAGER)
        waiting = {a_response_id(1): True, a_response_id(2): False, a_response_id(3): True}
        assert [*sheets.drafts(ROUND).items()] == [*waiting.items()]
        assert sheets.arrived(ROUND) == {}
        assert sheets.hand_in_drafts(ROUND) == (a_response_id(1), a_response_id(3))
        assert sheets.arrived(ROUND) == {Role.MANAGER: 1, None: 1}
        assert sheets.drafts(ROUND) == {a_response_id(2): False}
        with pytest.raises(NotAllowed):
            sheets.give_role(a_response_id(1), None)
        with pytest.raises(NotAllowed):
            sheets.put_draft(a_response_id(3), whole=False)

    def test_sheets_typed_in_go_one_by_one_or_with_what_was_only_begun_unless_they_are_spared(
        self, book: Workbook
    ) -> None:
        sheets = book.responses
        for n in range(1, 5):
            sheets.begin(a_response_id(n), round_=ROUND, role=None)
        for n in (1, 2):
            sheets.put_draft(a_response_id(n), whole=True)
        sheets.remove(a_response_id(1))
        sheets.discard_unfinished(ROUND, spare=sheets.drafts(ROUND).keys())
        assert sheets.drafts(ROUND) == {a_response_id(2): True}
        assert sheets.paused_count(ROUND) == 1
        sheets.discard_unfinished(ROUND)
        assert sheets.drafts(ROUND) == {}
        assert sheets.paused_count(ROUND) == 0

    def test_sheets_are_counted_by_the_way_they_came_and_counted_out_when_they_are_taken_back(
        self, book: Workbook
    ) -> None:
        sheets, other = book.responses, a_round("round-2", number=2)
        book.rounds.put(other)
        sheets.add([a_response(n, {"1.1": 3}) for n in range(1, 5)])
        for round_ in (ROUND, other.id):
            sheets.came(round_, {Way.FORM: 1, Way.LAPTOP: 1})
        sheets.came(ROUND, {Way.FORM: 1, Way.PAPER: 1})
        assert sheets.ways(ROUND) == {Way.FORM: 2, Way.LAPTOP: 1, Way.PAPER: 1}
        last = {Way.FORM: 1, Way.PAPER: 1}
        sheets.put_newest(ROUND, [a_response_id(1), a_response_id(2)], ways=last)
        sheets.take_newest_back(ROUND)
        assert sheets.ways(ROUND) == {Way.FORM: 1, Way.LAPTOP: 1}
        sheets.put_newest(ROUND, [a_response_id(3)], ways={Way.FORM: 1})
        sheets.put_newest(ROUND, ())
        sheets.take_newest_back(ROUND)
        assert sheets.ways(ROUND) == {Way.FORM: 1, Way.LAPTOP: 1}
        sheets.discard(ROUND)
        assert sheets.ways(ROUND) == {}
        assert sheets.ways(other.id) == {Way.FORM: 1, Way.LAPTOP: 1}

    @pytest.mark.parametrize("erase", ["discard", "forget_files"])
    def test_what_was_decided_is_kept_by_round_and_goes_with_its_data(
        self, book: Workbook, erase: str
    ) -> None:
        other = a_round("round-2", number=2)
        book.rounds.put(other)
        one, two = b"\x01" * 32, b"\x02" * 32
        for round_ in (ROUND, other.id):
            book.responses.keep_matches(round_, {one: "3", two: "dk"})
            book.responses.keep_matches(round_, {two: "na"})
        assert book.responses.known_matches(ROUND) == {one: "3", two: "na"}
        getattr(book.responses, erase)(ROUND)
        assert book.responses.known_matches(ROUND) == {}
        assert book.responses.known_matches(other.id) == {one: "3", two: "na"}

    def test_comments_come_in_with_the_sheets_they_stand_on(self, book: Workbook) -> None:
        item = ItemId(PRACTICES[0])
        sheets = [replace(a_response(n, {PRACTICES[0]: 3}), comments={item: f"no. {n}"}) for n in (2, 1)]
        book.responses.add([*sheets, a_response(3, {PRACTICES[0]: 3})])
        assert book.responses.comments(ROUND) == {item: ("no. 1", "no. 2")}

    def test_all_that_leads_to_a_sheet_is_known_and_none_where_there_is_none(self, make: Make) -> None:
        book = with_a_round(make())
        assert book.responses.traces() == Traces()
        book.responses.add([replace(a_response(7, {PRACTICES[0]: 3}), comments={ItemId("1.1"): "Quiet"})])
        book.responses.begin(a_response_id(9), round_=RoundId("round-1"), role=None)
        book.responses.pause(a_response_id(9), words=b"four words")
        book.responses.remember(RoundId("round-1"), b"d" * 32)
        found = book.responses.traces()
        assert found.sheets == (a_response_id(7), a_response_id(9))
        assert (found.handed_in, found.comments, len(found.marks)) == (1, ("Quiet",), 2)

    @pytest.mark.parametrize("erase", ["discard", "forget_files"])
    def test_what_tells_a_file_goes_with_the_data_of_its_round_alone(
        self, book: Workbook, erase: str
    ) -> None:
        other = a_round("round-2", number=2)
        book.rounds.put(other)
        for round_ in (ROUND, other.id):
            book.responses.remember(round_, b"\x01" * 32)
        getattr(book.responses, erase)(ROUND)
        assert not book.responses.taken_in(ROUND, b"\x01" * 32)
        assert book.responses.taken_in(other.id, b"\x01" * 32)


class TestTallies:
    def test_only_kept_sheets_that_were_handed_in_are_counted(self, book: Workbook) -> None:
        sheets = [
            a_response(1, {"1.1": 2, "1.2": 3, "2.1": "dk", "t.1": 4}, role=Role.FRONTLINE),
            a_response(2, {"1.1": 5, "1.2": "na", "2.1": 1}, role=Role.MANAGER),
            a_response(3, {"1.1": 5, "t.1": 5, "t.2": 5}, role=Role.SUPERVISOR),
            a_response(4, {}),
        ]
        book.responses.add(sheets)
        book.responses.begin(a_response_id(5), round_=ROUND, role=None)
        for item in ("1.1", "1.2"):
            book.responses.answer(a_response_id(5), ItemId(item), an_answer(1))
        tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=2)
        assert tally.roles == {Role.FRONTLINE: 1, Role.MANAGER: 1}
        assert tally.dropped == 2
        assert tally.counts == {
            "1.1": {Group.FRONTLINE: Counts((0, 1, 0, 0, 0)), Group.LEADS: Counts((0, 0, 0, 0, 1))},
            "1.2": {Group.FRONTLINE: Counts((0, 0, 1, 0, 0)), Group.LEADS: Counts(not_applicable=1)},
            "2.1": {Group.FRONTLINE: Counts(dont_know=1), Group.LEADS: Counts((1, 0, 0, 0, 0))},
            "t.1": {Group.FRONTLINE: Counts((0, 0, 0, 1, 0))},
        }
        kept = book.responses.kept
        assert kept(ROUND, practices=PRACTICES, minimum=2) == 2
        assert kept(ROUND, practices=PRACTICES[:1], minimum=1) == 3

    def test_practices_left_out_are_not_counted_and_lines_are(self, book: Workbook) -> None:
        book.responses.add([a_response(1, {"1.1": 2, "2.1": 3, "t.10": 4})])
        book.responses.show_hands(ROUND, ItemId("1.1"), Counts((1, 2, 3, 4, 5), 6, 7))
        book.responses.show_hands(ROUND, ItemId("2.1"), Counts(dont_know=9))
        book.responses.show_hands(ROUND, ItemId("2.1"), Counts(dont_know=1))
        tally = book.responses.tally(ROUND, practices=PRACTICES[3:], minimum=1)
        assert set(tally.counts) == {"2.1", "t.10"}
        assert tally.hands == {"2.1": Counts(dont_know=1)}

    def test_every_count_is_of_what_is_there_now(self, book: Workbook) -> None:
        def responses() -> int:
            return book.responses.tally(ROUND, practices=PRACTICES, minimum=1).responses

        assert responses() == 0
        book.responses.add([a_response(1, {"1.1": 2})])
        assert responses() == 1
        book.responses.remove(a_response_id(1))
        assert responses() == 0

    def test_an_empty_round_has_nothing_to_tell(self, book: Workbook) -> None:
        tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=1)
        assert (tally.roles, tally.dropped, tally.counts, tally.hands) == ({}, 0, {}, {})
        sums = book.responses.sheet_sums
        assert sums(ROUND, elements=ELEMENTS, minimum=1, practices=PRACTICES) == ()

    def test_nearly_equal_sheets_are_only_counted(self, book: Workbook) -> None:
        same: dict[str, int | str] = dict.fromkeys(PRACTICES, 3)
        book.responses.add([a_response(1, same), a_response(2, {**same, "1.1": 4})])
        book.responses.add([a_response(3, {"1.1": 3, "1.2": "dk"})])
        assert book.responses.uniform(ROUND, practices=PRACTICES, minimum=3) == 1
        assert book.responses.uniform(ROUND, practices=PRACTICES, minimum=1) == 2

    @given(data=st.data())
    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_counts_and_sums_equal_those_made_by_hand(self, make: Make, data: st.DataObject) -> None:
        codes: st.SearchStrategy[int | str] = st.sampled_from([1, 2, 3, 4, 5]) | st.sampled_from(["dk", "na"])
        sheet = st.tuples(
            st.dictionaries(st.sampled_from([*PRACTICES, *LINES]), codes, max_size=15),
            st.sampled_from([None, *Role]),
            st.booleans(),
        )
        sheets = data.draw(st.lists(sheet, max_size=12))
        practices = data.draw(st.lists(st.sampled_from(PRACTICES), unique=True, min_size=1))
        minimum = data.draw(st.integers(1, 3))
        book = with_a_round(make())
        for n, (answers, role, handed_in) in enumerate(sheets, start=1):
            if handed_in:
                book.responses.add([a_response(n, answers, role=role)])
                continue
            book.responses.begin(a_response_id(n), round_=ROUND, role=role)
            for item, code in answers.items():
                book.responses.answer(a_response_id(n), ItemId(item), an_answer(code))
        rated = [
            [c for p, c in answers.items() if p in practices and isinstance(c, int)]
            for answers, _, _ in sheets
        ]
        kept = [s for s, r in zip(sheets, rated, strict=True) if s[2] and len(r) >= minimum]

        tally = book.responses.tally(ROUND, practices=practices, minimum=minimum)
        assert tally.responses == len(kept)
        for item in (*practices, *LINES):
            given_ = [answers[item] for answers, _, _ in kept if item in answers]
            groups = tally.groups(ItemId(item)).values()
            assert sum(g.total for g in groups) == sum(c for c in given_ if isinstance(c, int))
            assert sum(g.dont_know for g in groups) == given_.count("dk")
            assert sum(g.not_applicable for g in groups) == given_.count("na")

        elements = {e: [p for p in members if p in practices] for e, members in ELEMENTS.items()}
        sums = book.responses.sheet_sums(ROUND, elements=elements, minimum=minimum, practices=practices)
        by_hand = [
            {e: _sum([answers[p] for p in members if p in answers]) for e, members in elements.items()}
            for answers, _, _ in kept
        ]
        assert sorted(map(repr, sums)) == sorted(map(repr, by_hand))


def _sum(codes: list[int | str]) -> SheetSum:
    levels = [c for c in codes if isinstance(c, int)]
    return SheetSum(rated=len(levels), total=sum(levels))


FULL_DISCUSSION = Discussion(
    facilitator="Ines",
    settled={
        PRACTICES[0]: Settled(outcome=Outcome.AGREED, level=2.5, why="it depends", evidence="a list"),
        PRACTICES[1]: Settled(outcome=Outcome.NOT_AGREED),
        PRACTICES[2]: Settled(outcome=Outcome.CONFIRMED),
    },
    aims={PRACTICES[0]: 4, PRACTICES[4]: 3},
    votes={PRACTICES[3]: 7, PRACTICES[4]: 0},
    discussed=(PRACTICES[2], PRACTICES[0]),
    services=(
        Service(name="Permits", levels={Leg.COURTESY: (1, None, 5), Leg.SPEED: (2, 2, 2)}),
        Service(
            levels={Leg.ACCURACY: (None, None, None)},
            all_three=2,
            facts={
                8: HardFact(value=34.0, share=True, source="Log", period="March", n=1038),
                7: HardFact(value=15.0),
            },
        ),
    ),
    parking=("new chairs", "the evening counter"),
)
A_WORKSHOP = Workshop(
    script=script_for(minutes=60, practices=5, people=12, beforehand=True),
    begins=9 * 3600,
    promised=60,
    people=12,
    practices=PRACTICES,
    block=ScriptBlock.TALK,
    page=1,
    here=17,
    extra=15,
    spent={ScriptBlock.WELCOME: 299, ScriptBlock.TALK: 61},
    paused=True,
    revealed=True,
    opened=frozenset({PRACTICES[2], PRACTICES[0]}),
    order=(PRACTICES[3], PRACTICES[0], PRACTICES[2]),
    skipped=frozenset({PRACTICES[0]}),
    dots={PRACTICES[4]: 0, PRACTICES[3]: 7},
    dots_each=5,
    dots_done=True,
    begun=False,
    appointed=True,
    by_hands=True,
    jottings={
        PRACTICES[2]: Jotting(hands=(0, None, 3, 999, None), level=4.5, why="So", evidence="p. 7", aim=5),
        PRACTICES[3]: Jotting(not_agreed=True, note="ask about the evenings"),
    },
)
FULL_ACTION = Action(
    id=ActionId("1.1-start"),
    kind=Kind.LIBRARY,
    title="Write it down",
    practice=PRACTICES[0],
    element=ElementId("1"),
    legs=(Leg.SPEED, Leg.COURTESY),
    size=Size.LARGE,
    horizon=Horizon.DAYS_90,
    start=date(2026, 11, 30),
    due=date(2027, 2, 1),
    owner="Grace Kim",
    helpers="Two from the counter",
    first_step="Sit down",
    first_step_by=date(2026, 12, 4),
    when="Monday",
    then="we write",
    measure=Measure(name="pages", unit="pages", how="count", baseline=0.0, target=12.5),
    depends_on=(ActionId("9"), ActionId("own-1")),
    expected_level=3,
    because=Because(
        practice=PRACTICES[0],
        level=2.4,
        agreed=True,
        aim=4,
        votes=0,
        all_votes=9,
        weakest_leg=Leg.SPEED,
        foundation_for=(PRACTICES[4], PRACTICES[1]),
        difference=Difference.VISIBILITY,
        gap=-27,
        unseen=Unseen(dont_know=5, asked=11, leads=True),
    ),
    guardrail=Guardrail.QUICK_START,
    locked=True,
    needs="an hour",
    risk="no time",
    told="at the Monday round",
    status=Status.SLIPPED_BACK,
    evidence="the page",
    review_notes="slow",
    short="Write it",
    not_before=date(2026, 11, 25),
    pinned=True,
    step_taken=date(2026, 12, 2),
    baseline_on=date(2026, 11, 20),
    target_by=date(2027, 1, 31),
    measure_first=True,
    readings=(Reading(date(2026, 12, 4), 2.0, "half a week"), Reading(date(2026, 12, 11), 0.0)),
    carried_from=RoundId("round-0"),
)
FULL_PLAN = Plan(
    id=PlanId("plan-1"),
    start=date(2026, 11, 23),
    actions=(
        FULL_ACTION,
        Action(
            id=ActionId("own-1"),
            kind=Kind.OWN,
            title="",
            practice=PRACTICES[4],
            element=ElementId("2"),
            expected_level=5,
            because="We said so",
        ),
        Action(
            id=ActionId("1.2-start"),
            kind=Kind.FIND_OUT,
            title="Find out",
            practice=PRACTICES[1],
            element=ElementId("1"),
            expected_level=2,
            because=Because(practice=PRACTICES[1]),
        ),
        Action(
            id=ActionId("own-2"),
            kind=Kind.OWN,
            title="Write the point",
            practice=PRACTICES[4],
            element=ElementId("2"),
            expected_level=2,
            because=WorksheetReason(sheet=Worksheet.GATE, row="Status page", point=3),
        ),
    ),
    notes=(
        Note(about=Guardrail.PREREQUISITES, action=ActionId("9"), practice=PRACTICES[0], other=PRACTICES[1]),
        Note(about=Guardrail.WEAKEST_LEG, practice=PRACTICES[0], leg=Leg.COURTESY),
        Note(about=Guardrail.THREE_ELEMENTS, practice=PRACTICES[4], until=date(2027, 2, 21)),
        Note(about=Guardrail.FIND_OUT, practice=PRACTICES[4], difference=Difference.NOT_AGREED),
        Note(about=Guardrail.NINE_ACTIONS, left_out=3),
        Note(about=Observation.NEAR_TIE, practices=(PRACTICES[1], PRACTICES[0])),
        Note(about=Observation.NEAR_TIE, practices=(PRACTICES[1], PRACTICES[0])),
        Note(about=Observation.ALL_AT_AIM),
    ),
    aim="Nobody waits",
    sponsor="Dr. Wu",
    log=("we left 2.1 out",),
    parking=("new chairs",),
    stop_doing=("the blue form", "the red form"),
    declined=(
        Declined(ActionId("2.1-start"), "Draw the process", "we did that last year"),
        Declined(ActionId("1.2-start"), "Ask around", ""),
    ),
    people=(PlanPerson("Grace Kim", Role.FRONTLINE), PlanPerson("Dr. Wu")),
    left_so=(LeftSo("overload", "1.1-start", "She has the time"),),
    reviews=(
        HeldReview(
            day=date(2026, 12, 7),
            entries=(
                ReviewEntry(
                    action=ActionId("1.1-start"),
                    title="Write it",
                    before=Status.TO_DO,
                    status=Status.DOING,
                    line="Begun on Monday",
                    read_on=date(2026, 12, 4),
                ),
            ),
            ratings=(GroupRating(PRACTICES[0], 2.5), GroupRating(PRACTICES[1], None)),
            decisions=("We count on Fridays",),
            people=9,
            seconds=780,
            closed=True,
        ),
        HeldReview(day=date(2026, 12, 21)),
    ),
    next_review=NextReview(date(2026, 12, 21), 9 * 60),
)


_OF_A_SHEET = WorksheetReason(sheet=Worksheet.CHANNELS)


class TestDiscussionsAndPlans:
    def test_a_round_not_talked_about_has_no_discussion_and_no_plan(self, book: Workbook) -> None:
        assert book.discussions.of(ROUND) == NO_DISCUSSION
        assert book.plans.of(ROUND) is None

    def test_a_discussion_comes_back_whole_and_replaces_the_earlier_one(self, book: Workbook) -> None:
        book.discussions.put(ROUND, FULL_DISCUSSION)
        assert book.discussions.of(ROUND) == FULL_DISCUSSION
        short = Discussion(aims={PracticeId("1.2"): 5})
        book.discussions.put(ROUND, short)
        assert book.discussions.of(ROUND) == short

    def test_a_workshop_comes_back_whole_and_is_forgotten_with_its_end_or_its_round(
        self, book: Workbook
    ) -> None:
        assert book.workshops.of(ROUND) is None
        book.workshops.put(ROUND, A_WORKSHOP)
        assert book.workshops.of(ROUND) == A_WORKSHOP
        none = frozenset[PracticeId]()
        later = replace(
            A_WORKSHOP.next(), blank=True, order=(), opened=none, dots={}, skipped=none, jottings={}
        )
        for one in (later, A_WORKSHOP, replace(A_WORKSHOP, dots={}, jottings={}), later):
            book.workshops.put(ROUND, one)
            assert book.workshops.of(ROUND) == one
        book.workshops.remove(ROUND)
        assert book.workshops.of(ROUND) is None
        book.workshops.put(ROUND, A_WORKSHOP)
        book.rounds.remove(ROUND)
        assert book.workshops.of(ROUND) is None

    def test_worksheets_come_back_whole_and_go_with_their_round(self, book: Workbook) -> None:
        assert book.worksheets.of(ROUND) == NO_WORKSHEETS
        book.worksheets.put(ROUND, FULL_WORKSHEETS)
        assert book.worksheets.of(ROUND) == FULL_WORKSHEETS
        first, second = FULL_WORKSHEETS.processes
        for processes in (
            (second, first),
            (second, replace(first, steps=first.steps[::-1])),
            (first, second),
        ):
            book.worksheets.put(ROUND, replace(FULL_WORKSHEETS, processes=processes))
            assert book.worksheets.of(ROUND).processes == processes
        four = (Worksheet.CHANNELS, Worksheet.GROUPS, Worksheet.WASTE, Worksheet.GATE)
        for still_true in (four[2:], four[:3], four[1:2], ()):
            said = replace(FULL_WORKSHEETS, still_true=frozenset(still_true))
            book.worksheets.put(ROUND, said)
            assert book.worksheets.of(ROUND) == said
        turned = replace(
            FULL_WORKSHEETS,
            channels=replace(FULL_WORKSHEETS.channels, channels=FULL_WORKSHEETS.channels.channels[::-1]),
            processes=FULL_WORKSHEETS.processes[1:],
            requests=(),
            customer_facts=FULL_WORKSHEETS.customer_facts[:1],
        )
        book.worksheets.put(ROUND, turned)
        assert book.worksheets.of(ROUND) == turned
        book.rounds.remove(ROUND)
        assert book.worksheets.of(ROUND) == NO_WORKSHEETS

    def test_whatever_was_there_a_discussion_comes_back_as_it_was_put(self, book: Workbook) -> None:
        """Only what differs is written, so every change is tried after every other."""
        full = FULL_DISCUSSION
        first, *others = full.services
        bare = replace(first, name="Another", levels={}, all_three=None, facts={})
        records = (
            full,
            replace(full, votes={PRACTICES[1]: 7}, aims={}, facilitator="Ana"),
            replace(full, settled=dict(list(full.settled.items())[1:]), discussed=full.discussed[::-1]),
            replace(full, services=tuple(others), parking=("x", "y")),
            replace(full, services=(bare, *full.services), parking=()),
            replace(full, services=(replace(first, facts={}), bare), votes={}),
            NO_DISCUSSION,
        )
        for one in records:
            for other in records:
                book.discussions.put(ROUND, one)
                book.discussions.put(ROUND, other)
                assert book.discussions.of(ROUND) == other

    def test_a_plan_comes_back_whole_and_replaces_the_earlier_one(self, book: Workbook) -> None:
        book.plans.put(ROUND, FULL_PLAN)
        assert book.plans.of(ROUND) == FULL_PLAN
        turned = replace(FULL_PLAN, actions=FULL_PLAN.actions[::-1], log=())
        book.plans.put(ROUND, turned)
        assert book.plans.of(ROUND) == turned
        empty = Plan(id=PlanId("plan-2"), start=date(2027, 1, 1), actions=())
        book.plans.put(ROUND, empty)
        assert book.plans.of(ROUND) == empty

    def test_whatever_was_there_a_plan_comes_back_as_it_was_put(self, book: Workbook) -> None:
        """Only what differs is written, so every change is tried after every other."""
        first, *others = FULL_PLAN.actions
        plans = (
            FULL_PLAN,
            replace(FULL_PLAN, actions=(*others, first)),
            replace(FULL_PLAN, actions=(replace(first, owner="Ana", readings=(), legs=(), depends_on=()),)),
            replace(FULL_PLAN, actions=(replace(first, because="Ours"), *others), notes=()),
            replace(FULL_PLAN, actions=(replace(first, because=_OF_A_SHEET), *others)),
            replace(FULL_PLAN, reviews=FULL_PLAN.reviews[:1], next_review=None, people=()),
            replace(FULL_PLAN, log=("x", "y"), declined=(), left_so=(), aim="", start=date(2027, 1, 1)),
            replace(FULL_PLAN, id=PlanId("another")),
            Plan(id=PlanId("plan-1"), start=date(2027, 1, 1), actions=()),
        )
        for one in plans:
            for other in plans:
                book.plans.put(ROUND, one)
                book.plans.put(ROUND, other)
                assert book.plans.of(ROUND) == other

    def test_what_was_carried_over_stands_in_the_stretch_in_which_it_is_due(self, book: Workbook) -> None:
        """Plans of earlier versions kept the stretch of the plan before, and numbers go by it."""
        one = replace(FULL_PLAN.actions[0], carried_from=RoundId("r-0"), due=FULL_PLAN.start, locked=False)
        book.plans.put(ROUND, replace(FULL_PLAN, actions=(replace(one, horizon=Horizon.LATER),)))
        found = book.plans.of(ROUND)
        assert found
        assert found.actions[0].horizon is Horizon.DAYS_30

    def test_the_sentences_of_an_older_plan_come_back(self, book: Workbook) -> None:
        old = replace(FULL_PLAN, notes=("A near tie.", "A near tie."))
        book.plans.put(ROUND, old)
        assert book.plans.of(ROUND) == old


class TestFigures:
    def test_what_was_published_stands_in_place_of_sheets(self, book: Workbook) -> None:
        with book.change():
            digest = book.assessments.put(an_assessment())
            published = a_round(state=State.PUBLISHED, assessment=digest)
            book.rounds.put(published)
            book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 6)])
        assert book.figures.of(published.id) is None
        score = results_of(book, published).score
        with book.change():
            book.responses.discard(published.id)
            book.figures.put(published.id, score)
        assert book.figures.of(published.id) == score
        assert results_of(book, published).score == score


class TestResults:
    @pytest.fixture
    def published(self, book: Workbook) -> Round:
        """A published round that five people answered with a 3."""
        round_ = a_round(state=State.PUBLISHED, assessment=book.assessments.put(an_assessment()))
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 6)])
        book.rounds.put(round_)
        return round_

    def test_they_are_as_the_round_its_sheets_and_its_discussion_are_now(
        self, book: Workbook, published: Round
    ) -> None:
        first, second = PRACTICES[:2]
        before = results_of(book, published)
        book.discussions.put(ROUND, Discussion(settled={first: Settled(outcome=Outcome.AGREED, level=4)}))
        settled = results_of(book, published)
        assert before.score.practices[first].agreed is None
        assert settled.score.practices[first].agreed == 4
        book.responses.add([a_response(6, dict.fromkeys(PRACTICES, 5))])
        assert results_of(book, published).score.responses == before.score.responses + 1
        without = replace(published, set_aside={second: "Not ours"})
        book.rounds.put(without)
        for seen in (without, published):
            assert second not in results_of(book, seen).score.practices
        book.rounds.put(published)
        assert second in results_of(book, without).score.practices

    def test_what_a_change_made_of_them_is_gone_when_it_is_taken_back(
        self, book: Workbook, published: Round
    ) -> None:
        before = results_of(book, published)

        def change() -> None:
            with book.change():
                book.discussions.put(ROUND, Discussion(aims={PRACTICES[0]: 5}))
                assert results_of(book, published).discussion.aims
                raise Interrupted

        with pytest.raises(Interrupted):
            change()
        assert results_of(book, published) == before


class TestChanges:
    def test_a_change_that_fails_leaves_nothing_behind(self, book: Workbook) -> None:
        def change() -> None:
            with book.change():
                book.teams.put(a_team("team-2"))
                book.responses.add([a_response(1, {"1.1": 3})])
                raise Interrupted

        with pytest.raises(Interrupted):
            change()
        assert len(book.teams.all()) == 1
        assert book.responses.arrived(ROUND) == {}

    def test_changes_nest_and_the_outer_one_decides(self, book: Workbook) -> None:
        def change() -> None:
            with book.change():
                with book.change():
                    book.teams.put(a_team("team-2"))
                raise Interrupted

        with pytest.raises(Interrupted):
            change()
        assert len(book.teams.all()) == 1

    def test_an_inner_change_that_fails_takes_only_itself_back(self, book: Workbook) -> None:
        def inner() -> None:
            with book.change():
                book.teams.put(a_team("team-3"))
                raise Interrupted

        with book.change():
            book.teams.put(a_team("team-2"))
            with pytest.raises(Interrupted):
                inner()
        assert [t.id for t in book.teams.all()] == ["team-1", "team-2"]

    def test_a_backup_is_made_before_each_deed(self, book: Workbook) -> None:
        for deed in Deed:
            book.back_up_before(deed)
            assert book.backup_problem is None
        assert book.back_up().name.endswith(".sixe")

    def test_a_workbook_says_whose_it_is(self, book: Workbook) -> None:
        assert book.info.organization == "Alder County"
        assert not book.info.read_only
        assert book.info.writer is None

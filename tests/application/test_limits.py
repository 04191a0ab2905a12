"""What does not fit is refused before it is stored, in one sentence that says how much fits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import nan

import pytest

from sixelements.application import limits as fits
from sixelements.application import plans, responses, rounds, teams
from sixelements.domain import limits
from sixelements.domain.actions import Action, Declined, Plan
from sixelements.domain.assessment import Role
from sixelements.domain.channels import Channel, ChannelMatrix, Expectation
from sixelements.domain.customer_groups import GroupMatrix
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.ids import ActionId, ItemId, PlanId, PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.marks import MarkedCell
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import Process, ProcessStep
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, an_answer, change_action

MONDAY = date(2026, 11, 2)
PRACTICE = PracticeId("1.1")


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def round_(room: Room) -> Round:
    opened = room.open()
    room.answers(opened, 1, 2, 2, 2, 3)
    return room.close(opened)


@pytest.fixture
def plan(room: Room, round_: Round) -> Plan:
    return plans.accept(room.book, round_, start=MONDAY, new_id=room.new_id)


def _of_action(name: str) -> Callable[[Plan, str], Plan]:
    def put(plan: Plan, text: str) -> Plan:
        return _with(plan, replace(plan.actions[0], **{name: text}))  # type: ignore[arg-type] # a text

    return put


def _of_measure(name: str) -> Callable[[Plan, str], Plan]:
    def put(plan: Plan, text: str) -> Plan:
        first = plan.actions[0]
        return _with(plan, replace(first, measure=replace(first.measure, **{name: text})))  # type: ignore[arg-type] # a text

    return put


def _with(plan: Plan, action: Action) -> Plan:
    return replace(plan, actions=(action, *plan.actions[1:]))


IN_A_PLAN: dict[Writing, Callable[[Plan, str], Plan]] = {
    Writing.AIM: lambda plan, text: replace(plan, aim=text),
    Writing.SPONSOR: lambda plan, text: replace(plan, sponsor=text),
    Writing.NOTE: lambda plan, text: replace(plan, notes=(text,)),
    Writing.LOG: lambda plan, text: replace(plan, log=(text,)),
    Writing.PARKING: lambda plan, text: replace(plan, parking=(text,)),
    Writing.STOP_DOING: lambda plan, text: replace(plan, stop_doing=(text,)),
    Writing.DECLINED: lambda plan, text: replace(plan, declined=(Declined(ActionId("x"), "No", text),)),
    Writing.TITLE: _of_action("title"),
    Writing.OWNER: _of_action("owner"),
    Writing.HELPERS: _of_action("helpers"),
    Writing.FIRST_STEP: _of_action("first_step"),
    Writing.WHEN: _of_action("when"),
    Writing.THEN: _of_action("then"),
    Writing.MEASURE: _of_measure("name"),
    Writing.UNIT: _of_measure("unit"),
    Writing.HOW: _of_measure("how"),
    Writing.BECAUSE: _of_action("because"),
    Writing.NEEDS: _of_action("needs"),
    Writing.RISK: _of_action("risk"),
    Writing.TOLD: _of_action("told"),
    Writing.SHOWN: _of_action("evidence"),
    Writing.REVIEW: _of_action("review_notes"),
}
IN_A_DISCUSSION: dict[Writing, Callable[[str], Discussion]] = {
    Writing.FACILITATOR: lambda text: Discussion(facilitator=text),
    Writing.WHY: lambda text: settled(why=text),
    Writing.EVIDENCE: lambda text: settled(evidence=text),
    Writing.SERVICE: lambda text: Discussion(services=(Service(name=text, levels={}),)),
}


IN_WORKSHEETS: dict[Writing, Callable[[str], Worksheets]] = {
    Writing.ROW: lambda text: Worksheets(processes=(Process(id="p", name=text),)),
    Writing.WHO: lambda text: Worksheets(requests=(TechnologyRequest(id="r", name="", asked_by=text),)),
    Writing.REMARK: lambda text: Worksheets(groups=GroupMatrix(silent=text)),
    Writing.SOURCE: lambda text: a_fact(HardFact(value=1.0, source=text)),
    Writing.PERIOD: lambda text: a_fact(HardFact(value=1.0, period=text)),
}


def a_fact(fact: HardFact) -> Worksheets:
    return Worksheets(customer_facts=(CustomerFact(id="f", name="Ease", fact=fact),))


def settled(*, why: str = "", evidence: str = "") -> Discussion:
    return Discussion(settled={PRACTICE: Settled(outcome=Outcome.CONFIRMED, why=why, evidence=evidence)})


def test_every_text_that_people_write_is_tried_somewhere() -> None:
    elsewhere = {Writing.ORGANIZATION, Writing.FIRM, Writing.TEAM, Writing.COMMENT, Writing.SET_ASIDE}
    assert {*IN_A_PLAN, *IN_A_DISCUSSION, *IN_WORKSHEETS, *elsewhere} == set(Writing)


@pytest.mark.parametrize("writing", IN_A_PLAN)
def test_a_text_of_a_plan_is_stored_up_to_its_limit(
    writing: Writing, room: Room, round_: Round, plan: Plan
) -> None:
    most = CHARACTERS[writing]
    whole = IN_A_PLAN[writing](plan, "ж" * most)
    plans.store(room.book, round_, whole)
    with pytest.raises(BadInput, match=rf"has {most + 1:,} characters, and {most:,} fit") as refused:
        plans.store(room.book, round_, IN_A_PLAN[writing](plan, "ж" * (most + 1)))
    assert "жж" not in refused.value.sentence.split("of")[0]
    assert room.book.plans.of(round_.id) == whole


@pytest.mark.parametrize("writing", IN_A_DISCUSSION)
def test_a_text_of_a_discussion_is_taken_up_to_its_limit(writing: Writing) -> None:
    most = CHARACTERS[writing]
    fits.check_discussion(IN_A_DISCUSSION[writing]("ж" * most), before=NO_DISCUSSION)
    with pytest.raises(BadInput, match=rf"has {most + 1:,} characters, and {most:,} fit"):
        fits.check_discussion(IN_A_DISCUSSION[writing]("ж" * (most + 1)), before=NO_DISCUSSION)


@pytest.mark.parametrize("writing", IN_WORKSHEETS)
def test_a_text_of_a_worksheet_is_taken_up_to_its_limit(writing: Writing) -> None:
    most = CHARACTERS[writing]
    fits.check_worksheets(IN_WORKSHEETS[writing]("ж" * most), before=NO_WORKSHEETS)
    with pytest.raises(BadInput, match=rf"has {most + 1:,} characters, and {most:,} fit"):
        fits.check_worksheets(IN_WORKSHEETS[writing]("ж" * (most + 1)), before=NO_WORKSHEETS)


A_STEP = ProcessStep(id="s")
REFUSED = {
    "channels": Worksheets(
        channels=ChannelMatrix(channels=tuple(Channel(id=f"{n}", name="") for n in range(121)))
    ),
    "ten thousand steps": Worksheets(
        processes=(Process(id="p", name="", steps=tuple(ProcessStep(id=f"{n}") for n in range(10_000))),)
    ),
    "negative": Worksheets(processes=(Process(id="p", name="", steps=(replace(A_STEP, work=-1.0),)),)),
    "huge": Worksheets(processes=(Process(id="p", name="", monthly=1e30),)),
    "no number": Worksheets(processes=(Process(id="p", name="", steps=(replace(A_STEP, elapsed=nan),)),)),
    "share": Worksheets(processes=(Process(id="p", name="", steps=(replace(A_STEP, usable=101.0),)),)),
    "more back than came": Worksheets(processes=(Process(id="p", name="", contacts=3, repeats=4),)),
    "a share of 120": a_fact(HardFact(value=120.0, share=True)),
    "a day long ago": Worksheets(channels=ChannelMatrix(tested_on=date(207, 5, 3))),
    "all texts": Worksheets(
        channels=ChannelMatrix(
            channels=tuple(
                Channel(id=f"{n}", name="", cells={e: MarkedCell(note="ж" * 2_000) for e in Expectation})
                for n in range(60)
            )
        )
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_no_worksheet_holds_is_refused_with_a_sentence(why: str) -> None:
    with pytest.raises(BadInput) as refused:
        fits.check_worksheets(REFUSED[why], before=NO_WORKSHEETS)
    assert refused.value.sentence.endswith(".")


def test_texts_that_are_too_long_together_are_refused_with_their_size() -> None:
    one = Settled(outcome=Outcome.CONFIRMED, why="ж" * 4_000, evidence="ж" * 4_000)
    record = Discussion(settled={PracticeId(f"{n}"): one for n in range(37)})
    with pytest.raises(BadInput, match=r"too long together: 592 kB, and 500 kB fit\. Shorten some\."):
        fits.check_discussion(record, before=NO_DISCUSSION)


def test_what_was_there_before_does_not_stop_another_change(room: Room, round_: Round, plan: Plan) -> None:
    """An earlier version took it, so the plan is still edited; only what is new is held to the limits."""
    first, second, *others = plan.actions
    old = replace(first, owner="x" * 3_000, due=date(2950, 1, 1))
    room.book.plans.put(round_.id, replace(plan, actions=(old, second, *others)))
    changed = change_action(room.book, round_, replace(second, owner="Ana"))
    assert changed.actions[0] == old
    with pytest.raises(BadInput):
        change_action(room.book, round_, replace(old, owner="x" * 2_999))


@pytest.mark.parametrize("name", ["start", "due", "first_step_by"])
@pytest.mark.parametrize("year", [1, 207, 1999, 2101, 2999, 9999])
def test_a_day_of_a_plan_is_from_2000_to_2100(
    name: str, year: int, room: Room, round_: Round, plan: Plan
) -> None:
    first = replace(plan.actions[0], start=None, due=None, first_step_by=None)
    for last in (date(2000, 1, 1), date(2100, 12, 31)):
        change_action(room.book, round_, replace(first, **{name: last}))  # type: ignore[arg-type] # a day
    with pytest.raises(BadInput, match="January 1, 2000 to December 31, 2100"):
        change_action(room.book, round_, replace(first, **{name: date(year, 5, 3)}))  # type: ignore[arg-type] # a day
    stored = plans.accepted(room.book, round_).actions[0]
    assert getattr(stored, name) == date(2100, 12, 31)


@pytest.mark.parametrize(
    "start", [date.min, date(1999, 12, 31), date(2100, 12, 20), date(2999, 12, 1), date.max]
)
def test_a_plan_whose_last_day_does_not_fit_is_not_accepted(start: date, room: Room, round_: Round) -> None:
    with pytest.raises(BadInput, match=r"Choose another day\."):
        plans.accept(room.book, round_, start=start, new_id=room.new_id)
    assert room.book.plans.of(round_.id) is None


@pytest.mark.parametrize("start", [date.min, date(2999, 12, 1), date.max])
def test_a_plan_moved_to_the_end_of_time_is_refused_in_words(
    start: date, room: Room, round_: Round, plan: Plan
) -> None:
    with pytest.raises(BadInput):
        plans.store(room.book, round_, plans.date_again(plan, start=start))
    assert room.book.plans.of(round_.id) == plan


@pytest.mark.parametrize("number", [1.1e12, -1.1e12, 1e301, float("nan")])
def test_a_number_without_measure_is_refused(number: float, room: Room, round_: Round, plan: Plan) -> None:
    first = plan.actions[0]
    with pytest.raises(BadInput, match="1,000,000,000,000"):
        change_action(room.book, round_, replace(first, measure=replace(first.measure, target=number)))


@pytest.mark.parametrize(
    "longer",
    [
        lambda plan, n: replace(plan, log=("x",) * n),
        lambda plan, n: replace(plan, declined=(Declined(ActionId("x"), "x", "x"),) * n),
        lambda plan, n: replace(
            plan,
            actions=tuple(replace(plan.actions[0], id=ActionId(f"a{i}"), depends_on=()) for i in range(n)),
        ),
    ],
)
def test_a_list_of_a_plan_ends_somewhere(
    longer: Callable[[Plan, int], Plan], room: Room, round_: Round, plan: Plan
) -> None:
    with pytest.raises(BadInput, match=r"too many: [\d,]+ fit"):
        plans.store(room.book, round_, longer(plan, 5_001))


def test_a_comment_and_all_comments_of_a_sheet_end_somewhere(room: Room) -> None:
    round_ = room.open()
    sheet = responses.begin(room.book, round_, role=None, new_id=room.new_id)
    most = CHARACTERS[Writing.COMMENT]
    with pytest.raises(BadInput, match="5,001 characters, and 5,000 fit"):
        responses.give_comment(room.book, sheet, ItemId("1.1"), "🦉" * (most + 1))
    for n in range(24):
        responses.give_comment(room.book, sheet, ItemId(f"t.{n}"), "🦉" * most)
    with pytest.raises(BadInput, match=r"too long together: 50. kB, and 500 kB fit"):
        responses.give_comment(room.book, sheet, ItemId("1.1"), "🦉" * most)
    responses.give_comment(room.book, sheet, ItemId("t.1"), "")
    responses.give_comment(room.book, sheet, ItemId("1.1"), "🦉" * most)


def test_more_sheets_than_fit_are_refused_with_how_many_there_are(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_ = room.open()
    monkeypatch.setattr(limits, "MOST_SHEETS", 4)
    room.answers(round_, 1, 2, 3)
    sheet = Sheet(role=Role.FRONTLINE, answers={ItemId(PRACTICES[0]): an_answer(3)})
    fits.check_sheets(room.book, round_, [sheet])
    with pytest.raises(NotAllowed, match="holds 3 of 4 sheets, and 2 more came"):
        fits.check_sheets(room.book, round_, [sheet, sheet])
    responses.begin(room.book, round_, role=None, new_id=room.new_id)
    with pytest.raises(NotAllowed, match="holds 4 of 4 sheets, and 1 more came"):
        responses.begin(room.book, round_, role=None, new_id=room.new_id)


def test_sheets_that_would_carry_the_file_past_its_limit_are_refused(room: Room) -> None:
    round_ = room.open()
    room.book.left = 1_100_000
    sheet = Sheet(role=None, answers={ItemId(p): an_answer(3) for p in PRACTICES})
    fits.check_sheets(room.book, round_, [sheet] * 4_000)
    with pytest.raises(NotAllowed, match="can grow by 1,100 kB, and these sheets take 1,125 kB at least"):
        fits.check_sheets(room.book, round_, [sheet] * 5_000)


def test_the_teams_of_a_workbook_end_somewhere(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TEAMS", 2)
    there = len(room.book.teams.all())
    for n in range(2 - there):
        teams.add_team(room.book, name=f"Team {n}", headcount=None, new_id=room.new_id)
    with pytest.raises(NotAllowed, match="holds 2 teams"):
        teams.add_team(room.book, name="One more", headcount=None, new_id=room.new_id)


def test_the_names_of_all_teams_and_services_end_somewhere(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fits, "ALL_TEXTS", 1_000)
    team = room.book.teams.all()[0]
    with pytest.raises(BadInput, match="names of the services are too long together"):
        teams.change_team(room.book, replace(team, services=("🦉" * 200, "🦉" * 200)))
    with pytest.raises(BadInput, match="name of a service"):
        teams.change_team(room.book, replace(team, services=("x" * 201,)))
    with pytest.raises(BadInput, match="1,000 services"):
        teams.change_team(room.book, replace(team, services=("",) * 1_001))
    with pytest.raises(BadInput, match="100,000 people"):
        teams.change_team(room.book, replace(team, headcount=Headcount(manager=100_001)))
    teams.add_team(room.book, name="🦉" * 200, headcount=None, new_id=room.new_id)
    with pytest.raises(BadInput, match="names of all teams are too long together"):
        teams.add_team(room.book, name="🐸" * 200, headcount=None, new_id=room.new_id)


def test_the_rounds_of_a_team_end_somewhere(
    room: Room, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert round_.readable
    monkeypatch.setattr(limits, "MOST_ROUNDS", 1)
    with pytest.raises(NotAllowed, match="had 1 rounds"):
        room.open()


def test_a_reason_for_setting_aside_ends_somewhere(room: Room, round_: Round) -> None:
    most = CHARACTERS[Writing.SET_ASIDE]
    rounds.set_aside(room.book, round_, PRACTICE, reason="x" * most)
    with pytest.raises(BadInput, match=f"has {most + 1:,} characters, and {most:,} fit"):
        rounds.set_aside(room.book, round_, PRACTICE, reason="x" * (most + 1))


def test_a_blank_plan_is_taken() -> None:
    fits.check_plan(Plan(id=PlanId("p"), start=MONDAY, actions=()), before=None)

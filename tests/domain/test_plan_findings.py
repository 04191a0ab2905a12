"""The plan check: each thing that is missing or unwise is found, with the part that mends it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import (
    NO_GATES,
    Action,
    Gates,
    Horizon,
    Kind,
    LeftSo,
    Plan,
    PlanPerson,
    Reading,
    Status,
)
from sixelements.domain.assessment import Measure, Role, Size
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.plan_findings import (
    CheckedPart,
    FindingKind,
    PlanFinding,
    PlanSetting,
    Severity,
    plan_findings,
)
from sixelements.domain.priorities import Standing
from sixelements.wording.plan_check import unit_says
from tests.domain.builders import MONDAY, shipped_assessment

SHIPPED = shipped_assessment()
TECHNOLOGY = next(a for p in SHIPPED.practices.values() for a in p.actions.values() if a.technology)
K = FindingKind


def day(after: int) -> date:
    return MONDAY + timedelta(days=after)


def act(name: str = "a", first: int = 0, last: int = 21) -> Action:
    """An action of the fifth element that lacks nothing."""
    return Action(
        id=ActionId(name), kind=Kind.OWN, title=name, practice=PracticeId("5.1"), element=ElementId("5"),
        horizon=Horizon.DAYS_30, start=day(first), due=day(last), owner=name.title(), helpers="Rosa",
        first_step="Ask", first_step_by=day(first + 7), when="Monday comes", then="ask",
        measure=Measure(name="Thanks", unit="a week", how="Count.", baseline=0.0, target=2.0),
        expected_level=3, risk="Nobody asks", told="At the huddle",
    )  # fmt: skip


def setting(*, today: int = 0, below: str = "", gates: Gates = NO_GATES) -> PlanSetting:
    stands = {
        PracticeId(p): Standing(practice=PracticeId(p), level=2.0, agreed=False, aim=4) for p in below.split()
    }
    return PlanSetting(
        assessment=SHIPPED, standings=stands, gates=gates, today=day(today), unit_says=unit_says
    )


def found(*actions: Action, of: PlanSetting | None = None, **plan: object) -> tuple[PlanFinding, ...]:
    made = replace(Plan(id=PlanId("p"), start=MONDAY, actions=actions), **plan)  # type: ignore[arg-type]
    return plan_findings(made, of or setting())


def kinds(*actions: Action, of: PlanSetting | None = None, **plan: object) -> list[FindingKind]:
    return [f.kind for f in found(*actions, of=of, **plan)]


def test_a_complete_plan_has_no_findings_and_neither_has_an_empty_one() -> None:
    assert found(act()) == ()
    assert found() == ()


Change = Callable[[Action], Action]


@pytest.mark.parametrize(
    ("kind", "severity", "part", "change"),
    [
        (K.NO_TITLE, 1, "title", lambda a: replace(a, title="")),
        (K.NO_OWNER, 1, "owner", lambda a: replace(a, owner=None)),
        (K.NO_FIRST_STEP, 1, "first_step", lambda a: replace(a, first_step="", first_step_by=None)),
        (K.NO_HELPERS, 2, "helpers", lambda a: replace(a, helpers="")),
        (K.NO_WHEN_THEN, 2, "when", lambda a: replace(a, then="")),
        (K.NO_BASELINE, 2, "baseline", lambda a: replace(a, measure=replace(a.measure, baseline=None))),
        (K.NO_TARGET, 2, "target", lambda a: replace(a, measure=replace(a.measure, target=None))),
        (K.NO_HOW, 2, "how", lambda a: replace(a, measure=replace(a.measure, how=""))),
        (K.NO_RISK, 2, "risk", lambda a: replace(a, risk="")),
        (K.NO_TOLD, 2, "told", lambda a: replace(a, told="")),
        (K.STEP_UNDATED, 2, "first_step_by", lambda a: replace(a, first_step_by=None)),
        (K.DAY_IMPOSSIBLE, 1, "first_step_by", lambda a: replace(a, first_step_by=date(1900, 1, 1))),
        (K.STEP_BEFORE_START, 3, "first_step_by", lambda a: replace(a, start=day(8))),
        (K.STEP_LATE, 3, "first_step_by", lambda a: replace(a, first_step_by=day(15))),
        (K.DAY_OFF, 3, "due", lambda a: replace(a, due=day(19))),
        (K.DAY_OFF, 3, "first_step_by", lambda a: replace(a, first_step_by=day(5))),
        (K.DOUBT, 3, "target", lambda a: replace(a, measure=replace(a.measure, unit="%", target=120))),
    ],
)
def test_each_thing_is_found_with_the_part_that_mends_it(
    kind: FindingKind, severity: int, part: str, change: Change
) -> None:
    findings = [f for f in found(change(act())) if f.kind is kind]
    assert [(f.severity, f.part, f.action) for f in findings] == [
        (Severity(severity), CheckedPart(part), ActionId("a"))
    ]


def test_a_first_step_on_memorial_day_is_said_with_the_next_working_day() -> None:
    (finding,) = found(replace(act(), start=date(2027, 5, 24), due=date(2027, 6, 14),
                               first_step_by=date(2027, 5, 31)), start=date(2027, 5, 24))  # fmt: skip
    assert (finding.kind, finding.day, finding.better) == (K.DAY_OFF, date(2027, 5, 31), date(2027, 6, 1))


def test_a_step_and_an_action_whose_days_are_over_are_asked_about_until_they_are_done() -> None:
    late = setting(today=22)
    assert kinds(act(), of=late) == [K.OVERDUE]
    assert kinds(act(), of=setting(today=8)) == [K.STEP_MISSED]
    assert kinds(replace(act(), step_taken=day(3)), of=setting(today=8)) == []
    assert kinds(replace(act(), status=Status.DONE), of=late) == []


def test_measure_first_is_no_gap_but_worth_a_look_until_there_is_a_reading() -> None:
    first = replace(act(), measure=replace(act().measure, baseline=None), measure_first=True)
    assert kinds(first) == [K.MEASURE_FIRST]
    assert kinds(first.with_reading(Reading(day(3), 4.0))) == []


def test_what_starts_before_what_it_waits_for_ends_is_found_with_what_is_in_the_way() -> None:
    waits = replace(act("b", 14, 35), depends_on=(ActionId("a"),))
    (finding,) = found(act("a"), waits)
    assert (finding.kind, finding.action, finding.others) == (K.STARTS_TOO_SOON, "b", ("a",))
    assert found(replace(act("a"), status=Status.WORKING), waits) == ()


def test_an_owner_with_two_at_a_time_is_found_once() -> None:
    (finding,) = found(act("a"), replace(act("b", 14, 35), owner="A"))
    assert (finding.kind, finding.action, finding.others) == (K.OVERLOAD, "b", ("a",))


def test_a_fourth_action_at_once_is_found_and_so_is_a_tenth() -> None:
    four = [act(name) for name in "abcd"]
    assert kinds(*four[:3]) == []
    (finding,) = found(*four)
    assert (finding.kind, finding.count, finding.day) == (K.TOO_MANY_AT_ONCE, 4, MONDAY)
    ten = [act(str(n), 28 * n, 28 * n + 21) for n in range(10)]
    assert [f.count for f in found(*ten) if f.kind is K.TOO_MANY] == [10]


def test_weeks_without_any_action_are_found_with_the_one_that_could_start_sooner() -> None:
    (finding,) = found(act("a"), act("b", 70, 91), act("c", 56, 77), of=setting())
    assert (finding.kind, finding.action, finding.part) == (K.STANDS_STILL, "c", CheckedPart.START)
    assert (finding.day, finding.better) == (day(22), day(55))
    assert K.STANDS_STILL not in kinds(act("a"), act("b", 30, 51))
    late, next_ = act("a", -60, -39), act("b", 30, 51)
    assert K.STANDS_STILL in kinds(late, next_), "nobody began it"
    assert K.STANDS_STILL not in kinds(replace(late, status=Status.DOING), next_), "it runs on"
    assert K.STANDS_STILL not in kinds(act("a"), act("c", 56, 77), of=setting(today=56))


def test_nobody_from_the_front_line_is_found_where_the_plan_knows_who_is() -> None:
    people = (PlanPerson("rosa", Role.MANAGER), PlanPerson("A", Role.SUPERVISOR))
    assert kinds(act(), people=people) == []
    assert kinds(act(), people=(*people, PlanPerson("Luis", Role.FRONTLINE))) == [K.NO_FRONT_LINE]
    helped = replace(act(), helpers="Rosa; Luis")
    assert kinds(helped, people=(*people, PlanPerson("Luis", Role.FRONTLINE))) == []


def test_technology_before_its_process_is_streamlined_is_found() -> None:
    tool = replace(act(TECHNOLOGY.id), practice=TECHNOLOGY.practice)
    assert K.TECHNOLOGY in kinds(tool)
    passed = Gates(passed=frozenset({TECHNOLOGY.practice}))
    assert K.TECHNOLOGY not in kinds(tool, of=setting(gates=passed))


def test_elements_below_their_aim_without_an_action_are_found_together() -> None:
    (finding,) = found(act(), of=setting(below="1.1 3.2 5.2"))
    assert (finding.kind, finding.elements) == (K.ELEMENT_WITHOUT_ACTION, ("1", "3"))


def test_the_first_30_days_hold_something_small_and_a_thank_you() -> None:
    other = replace(act(), practice=PracticeId("1.1"), element=ElementId("1"))
    assert kinds(other) == [K.NO_THANKS]
    assert kinds(replace(act(), size=Size.LARGE)) == [K.NO_QUICK_START]


def test_what_was_left_so_with_a_reason_is_found_no_more() -> None:
    four = [act(name) for name in "abcd"]
    assert found(*four, left_so=(LeftSo("too_many_at_once", "", "It is one week"),)) == ()
    off = replace(act(), due=day(19), start=day(5))
    left = (LeftSo("day_off", "a due", "We are open then"),)
    assert [f.part for f in found(off, left_so=left)] == [CheckedPart.START]


def test_the_most_urgent_come_first() -> None:
    bare = replace(act(), owner=None, risk="", due=day(19))
    assert [f.severity for f in found(bare)] == [Severity.ROOM, Severity.WEEK, Severity.LOOK]


def test_what_is_parked_needs_no_day() -> None:
    parked = replace(act(), horizon=Horizon.LATER, start=None, due=None, first_step_by=None)
    assert K.NO_DUE not in kinds(parked)


def test_an_owner_who_is_spelled_in_two_ways_is_one_person_and_it_is_said() -> None:
    rosa = [replace(act(n, first, first + 20), owner="Rosa Diaz") for n, first in (("a", 0), ("b", 30))]
    odd = replace(act("c", 10, 25), owner="rosa  diaz")
    assert K.SPELLED_TWICE not in kinds(*rosa)
    lines = [f for f in found(*rosa, odd) if f.kind in (K.SPELLED_TWICE, K.OVERLOAD)]
    assert {(f.kind, f.action) for f in lines} == {(K.OVERLOAD, "c"), (K.SPELLED_TWICE, "c")}
    spelled = next(f for f in lines if f.kind is K.SPELLED_TWICE)
    assert (spelled.part, spelled.names) == (CheckedPart.OWNER, ("Rosa Diaz", "rosa  diaz"))


def test_what_is_parked_is_not_open() -> None:
    nine = [act(f"n{n}", 30 * n, 30 * n + 20) for n in range(9)]
    parked = replace(act("p"), start=None, due=None, horizon=Horizon.LATER)
    assert K.TOO_MANY not in kinds(*nine, parked)
    (many,) = (f for f in found(*nine, parked, act("x", 300, 320)) if f.kind is K.TOO_MANY)
    assert many.count == 10

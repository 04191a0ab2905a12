"""A plan, a discussion and worksheets as single records, and back; and how two copies of them meet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.actions import HeldReview, ReviewEntry, Status
from sixelements.domain.assessment import Worksheet
from sixelements.domain.bringing_together import (
    WHOLE,
    Fate,
    Met,
    Pick,
    Side,
    all_from,
    meet,
    together,
)
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import ActionId, PlanId
from sixelements.domain.records import (
    Histories,
    History,
    Records,
    changed,
    discussion_of,
    discussion_records,
    first_state,
    history_of,
    in_one_order,
    plan_of,
    plan_records,
    without_circles,
    worksheet_records,
    worksheets_of,
)
from sixelements.domain.worksheets import NO_WORKSHEETS
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN
from tests.worksheet_examples import FULL_WORKSHEETS


def test_a_plan_comes_back_from_its_records() -> None:
    assert plan_of(plan_records(FULL_PLAN), FULL_PLAN.id) == FULL_PLAN
    assert plan_of(plan_records(None), PlanId("p")) is None


def test_a_discussion_comes_back_from_its_records() -> None:
    assert discussion_of(discussion_records(FULL_DISCUSSION)) == FULL_DISCUSSION
    assert discussion_of(discussion_records(NO_DISCUSSION)) == NO_DISCUSSION


def test_worksheets_come_back_from_their_records() -> None:
    assert worksheets_of(worksheet_records(FULL_WORKSHEETS)) == FULL_WORKSHEETS
    assert worksheets_of(worksheet_records(NO_WORKSHEETS)) == NO_WORKSHEETS
    said = replace(FULL_WORKSHEETS, still_true=frozenset({Worksheet.WASTE, Worksheet.CHANNELS}))
    assert worksheets_of(worksheet_records(said)) == said
    assert worksheet_records(said).keys() - worksheet_records(FULL_WORKSHEETS).keys() == {
        "still_true/W1",
        "still_true/W3",
    }, "each for itself, so that two copies never differ in one"


Choose = Callable[[Met], Pick]


def from_there(met: Met) -> Pick:
    return all_from(Side.COPY, met)


@dataclass
class Copy:
    """A copy of some records, edited step by step."""

    records: Records = field(default_factory=dict)
    histories: Histories = field(default_factory=dict)

    def put(self, records: Records) -> None:
        self.histories = {**self.histories, **changed(self.records, records, self.histories)}
        self.records = records

    def edit(self, name: str, value: str | None) -> None:
        others = {n: v for n, v in self.records.items() if n != name}
        self.put(others if value is None else {**others, name: value})

    def copied(self) -> "Copy":
        return Copy(dict(self.records), dict(self.histories))

    def met(self, other: "Copy") -> tuple[Met, ...]:
        return meet(self.records, other.records, self.histories, other.histories)

    def take_in(self, other: "Copy", choose: Choose = from_there) -> None:
        found = self.met(other)
        picks = {m.name: choose(m) for m in found if m.outcome is Fate.CLASH}
        ids = count()
        records, histories = together(
            found, picks, self.histories, other.histories, new_id=lambda: f"n{next(ids)}"
        )
        self.records, self.histories = records, {**self.histories, **histories}


NAMES = ("aim", "sponsor", "facilitator", "goal/1.1", "goal/1.2")
Edits = list[tuple[str, str | None]]
EDITS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["a", "b", "c", None])), max_size=6)


def edited(copy: Copy, edits: Edits) -> Copy:
    found = copy.copied()
    for name, value in edits:
        found.edit(name, value)
    return found


@given(EDITS, EDITS)
def test_a_copy_brought_into_itself_changes_nothing(before: Edits, after: Edits) -> None:
    here = edited(edited(Copy(), before), after)
    there = here.copied()
    assert {met.outcome for met in here.met(there)} <= {Fate.SAME}
    here.take_in(there)
    assert here == there


@given(EDITS, EDITS)
def test_what_one_side_alone_changed_comes_in_whichever_takes_in_the_other(
    before: Edits, after: Edits
) -> None:
    base = edited(Copy(), before)
    one, other = base.copied(), edited(base, after)
    assert not [met for met in one.met(other) if met.outcome is Fate.CLASH]
    expected = dict(other.records)
    one.take_in(other)
    other.take_in(base)
    assert one.records == other.records == expected


@given(EDITS, EDITS, EDITS)
def test_edits_of_different_records_give_the_same_in_either_order(
    before: Edits,
    left: Edits,
    right: Edits,
) -> None:
    touched = {name for name, _value in left}
    base = edited(Copy(), before)
    a, b = edited(base, left), edited(base, [(n, v) for n, v in right if n not in touched])
    one, other = a.copied(), b.copied()
    one.take_in(b)
    other.take_in(a)
    assert one.records == other.records
    changed_there = {name for name, value in b.records.items() if base.records.get(name) != value}
    for name in changed_there:
        assert one.records[name] == b.records[name]


def passed_by(a: Copy, b: Copy, name: str) -> bool:
    """Whether one side came to the very state of the other on its way, and went on from there."""
    ours, theirs = (history_of(name, c.records.get(name), c.histories) for c in (a, b))
    return bool(ours and theirs and (ours.last in theirs.states or theirs.last in ours.states))


@settings(max_examples=200)
@given(EDITS, EDITS, EDITS, st.booleans())
def test_nothing_is_lost_without_a_question_and_what_was_chosen_is_not_asked_again(
    before: Edits,
    left: Edits,
    right: Edits,
    from_here: bool,
) -> None:
    base = edited(Copy(), before)
    a, b = edited(base, left), edited(base, right)
    asked = {met.name for met in a.met(b) if met.outcome is Fate.CLASH}
    for name in (*a.records, *b.records):
        values = {c.records.get(name) for c in (a, b, base)}
        if len(values) == 3 and not passed_by(a, b, name):
            assert name in asked, "both changed it, and in different ways"
    side = Side.HERE if from_here else Side.COPY
    a.take_in(b, lambda met: all_from(side, met))
    assert {met.outcome for met in a.met(b)} <= {Fate.SAME, Fate.HERE}
    b.take_in(a)
    assert b.records == a.records
    b.edit("aim", "something new")
    a.take_in(b)
    assert a.records == b.records


def test_copies_without_a_history_that_differ_are_asked_about() -> None:
    """Whoever copied a workbook before it kept any can't tell who changed what."""
    here, there = Copy({"aim": "a"}), Copy({"aim": "b"})
    assert [met.outcome for met in here.met(there)] == [Fate.CLASH]


def test_what_was_removed_here_and_changed_there_is_asked_about() -> None:
    base = Copy({"aim": "a", "sponsor": "s"})
    here, there = edited(base, [("aim", None)]), edited(base, [("aim", "b")])
    (met,) = (m for m in here.met(there) if m.outcome is Fate.CLASH)
    assert (met.removed, met.can_be_two, met.parts) == (Side.HERE, False, (WHOLE,))
    (met,) = (m for m in there.met(here) if m.outcome is Fate.CLASH)
    assert met.removed is Side.COPY
    here.take_in(there, lambda met: all_from(Side.HERE, met))
    assert "aim" not in here.records
    there.take_in(here)
    assert "aim" not in there.records


def test_of_an_action_each_part_is_chosen_and_both_can_be_kept() -> None:
    action = FULL_PLAN.actions[0]
    name = f"action/{action.id}"
    base = Copy(plan_records(FULL_PLAN))
    here, there = base.copied(), base.copied()
    here.put({**here.records, name: replace(action, owner="Grace", needs="Money")})
    there.put({**there.records, name: replace(action, owner="Dev", risk="Rain")})
    (met,) = (m for m in here.met(there) if m.outcome is Fate.CLASH)
    assert met.parts == ("owner", "needs", "risk")
    one = here.copied()
    one.take_in(there, lambda _met: Pick(sides={"owner": Side.COPY, "needs": Side.HERE, "risk": Side.COPY}))
    assert one.records[name] == replace(action, owner="Dev", needs="Money", risk="Rain")
    two = here.copied()
    two.take_in(there, lambda _met: Pick(two=True))
    plan = plan_of(two.records, FULL_PLAN.id)
    assert plan
    assert [a.owner for a in plan.actions if a.owner in ("Grace", "Dev")] == ["Grace", "Dev"]
    assert len(plan.actions) == len(FULL_PLAN.actions) + 1


def test_lists_that_both_added_to_keep_every_entry() -> None:
    base = Copy({"log": ("one",)})
    here, there = base.copied(), base.copied()
    here.put({"log": ("one", "two")})
    there.put({"log": ("one", "three")})
    here.take_in(there)
    assert here.records["log"] == ("one", "two", "three")


def test_reviews_that_both_held_on_a_day_are_kept_as_two() -> None:
    entry = ReviewEntry(action=ActionId("x"), title="X", before=Status.TO_DO, status=Status.DOING)
    ours = HeldReview(day=FULL_PLAN.start, entries=(entry,), closed=True)
    theirs = replace(ours, entries=(replace(entry, status=Status.DONE),))
    base = plan_records(replace(FULL_PLAN, reviews=()))
    here, there = Copy(base), Copy(base)
    here.put(plan_records(replace(FULL_PLAN, reviews=(ours,))))
    there.put(plan_records(replace(FULL_PLAN, reviews=(theirs,))))
    here.take_in(there)
    plan = plan_of(here.records, FULL_PLAN.id)
    assert plan
    assert plan.reviews == (ours, theirs)
    here.take_in(there)
    again = plan_of(here.records, FULL_PLAN.id)
    assert again == plan


def test_two_orders_are_one_where_what_both_have_stands_alike() -> None:
    assert in_one_order(("a", "b"), ("x", "a", "y", "b", "z")) == ("x", "a", "y", "b", "z")
    assert in_one_order(("a", "n", "b"), ("a", "b", "m")) == ("a", "n", "b", "m")
    assert in_one_order(("a", "b"), ("b", "a")) is None


def test_no_action_waits_for_itself_by_way_of_one_that_came_in() -> None:
    first, second, *_others = FULL_PLAN.actions
    circle = (
        replace(first, depends_on=(second.id,)),
        replace(second, depends_on=(first.id, ActionId("gone"))),
    )
    assert [a.depends_on for a in without_circles(circle)] == [(second.id,), ()]


def test_a_state_tells_what_a_record_says_and_not_what_is_empty_in_it() -> None:
    action = FULL_PLAN.actions[0]
    assert first_state(action) != first_state(replace(action, title="Another"))
    assert first_state({"a": "", "b": 1}) == first_state({"b": 1, "a": ""})
    assert len({first_state(value) for value in ("a", "b", ("a",), 1, None)}) == 5
    known: Mapping[str, History] = {}
    assert changed({}, {"aim": "a"}, known) == {}

"""The guardrails: each changes the list, and says so; without it the list is another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sixelements.domain.actions import Cause, Difference, Gates, Guardrail, Kind
from sixelements.domain.assessment import Assessment, Leg, Size
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.guardrails import (
    RULES,
    Rule,
    find_out_first,
    first_priorities,
    nine_actions,
    prerequisites_first,
    quick_start,
    streamline_before_technology,
    talk_before_rule,
    three_elements,
    three_talks,
    weakest_leg,
    widest_gap,
)
from sixelements.domain.ids import PracticeId
from sixelements.domain.recommendation import Recommendation, recommend
from sixelements.domain.schedule import working_day
from sixelements.domain.scores import LegScores, PracticeScore, Score, Unseen
from sixelements.wording.actions import action
from tests.domain.builders import MONDAY, a_gap, a_score, practice_score, three_legs

DAY_30, DAY_90 = MONDAY + timedelta(days=30), MONDAY + timedelta(days=90)


def without(rule: Rule) -> Sequence[Rule]:
    return [r for r in RULES if r is not rule]


def ids(found: Recommendation) -> list[str]:
    return [a.id for a in found.actions]


def said(found: Recommendation, guardrail: Guardrail) -> list[PracticeId | None]:
    """The practices of a guardrail's notes."""
    return [n.practice for n in found.notes if n.about is guardrail]


def wanted(levels: Mapping[str, int], votes: Mapping[str, int] | None = None) -> Discussion:
    """Aims, and votes where there are some."""
    return Discussion(
        aims={PracticeId(p): aim for p, aim in levels.items()},
        votes={PracticeId(p): n for p, n in (votes or {}).items()},
    )


def test_the_rules_stand_in_their_order() -> None:
    assert (
        prerequisites_first,
        streamline_before_technology,
        three_talks,
        first_priorities,
        widest_gap,
        weakest_leg,
        quick_start,
        three_elements,
        talk_before_rule,
        find_out_first,
        nine_actions,
    ) == RULES


class TestPrerequisitesComeFirst:
    """1."""

    NINE = ("1.3", "2.1", "2.2", "3.3", "3.5", "4.5", "5.2", "5.3", "6.3")

    def score(self) -> Score:
        return a_score({**dict.fromkeys(self.NINE, 1.0), "1.1": 3.5})

    def test_what_another_waits_for_is_pulled_in(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), start=MONDAY)
        first, then = (next(a for a in found.actions if a.practice == p) for p in ("1.1", "1.3"))
        assert then.depends_on == (first.id,)
        assert first.due is not None
        assert then.start is not None
        assert first.due < then.start
        note = next(n for n in found.notes if n.about is Guardrail.PREREQUISITES)
        assert (note.practice, note.other) == ("1.1", "1.3")

    def test_without_the_rule_it_is_not(self, shipped: Assessment) -> None:
        rules = without(prerequisites_first)
        found = recommend(shipped, self.score(), start=MONDAY, rules=rules)
        assert {a.practice for a in found.actions} == set(self.NINE)

    def test_a_whole_chain_is_pulled_in_in_its_order(self, shipped: Assessment) -> None:
        score = a_score({"6.4": 1.0, "6.2": 3.4, "6.1": 3.5, **dict.fromkeys(self.NINE, 2.5)})
        found = [a.practice for a in recommend(shipped, score, start=MONDAY).actions]
        assert [p for p in found if p in {"6.1", "6.2", "6.4"}] == ["6.1", "6.2", "6.4"]

    def test_what_is_at_its_aim_needs_no_pulling(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score({"1.3": 2.0}), start=MONDAY)
        assert ids(found) == ["1.3-start"]
        assert found.notes == ()


class TestStreamlineBeforeTechnology:
    """2."""

    SCORE = a_score({"6.5": 4.0, "5.2": 3.0})
    AIMS = wanted({"6.5": 5})

    def test_an_action_that_needs_technology_is_locked_and_replaced(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.SCORE, self.AIMS, start=MONDAY)
        assert set(ids(found)) == {"5.2-firm", "6.5-streamline", "6.5-keep"}
        locked = found.actions[-1]
        assert (locked.id, locked.locked, locked.kind) == ("6.5-keep", True, Kind.LIBRARY)
        assert (locked.start, locked.due) == (None, None)
        assert locked.guardrail is Guardrail.TECHNOLOGY_GATE
        stand_in = next(a for a in found.actions if a.id == "6.5-streamline")
        assert (stand_in.kind, stand_in.locked) == (Kind.STREAMLINE, False)
        assert stand_in.start is not None
        assert said(found, Guardrail.TECHNOLOGY_GATE) == ["6.5"]

    def test_without_the_rule_it_is_not(self, shipped: Assessment) -> None:
        rules = without(streamline_before_technology)
        found = recommend(shipped, self.SCORE, self.AIMS, start=MONDAY, rules=rules)
        assert set(ids(found)) == {"5.2-firm", "6.5-keep"}
        assert not any(a.locked for a in found.actions)

    def test_the_stand_in_is_about_the_process_that_the_worksheet_names(self, shipped: Assessment) -> None:
        gates = Gates(processes={PracticeId("6.5"): "Residential permit"})
        found = recommend(shipped, self.SCORE, self.AIMS, start=MONDAY, gates=gates)
        assert [a.process for a in found.actions if a.process] == ["Residential permit"]
        stand_in = next(a for a in found.actions if a.process)
        words = action(stand_in, shipped, anonymous=False)
        assert words.title == "Streamline before buying a tool: Residential permit"
        assert "Residential permit" in words.first_step

    def test_once_its_process_passed_the_gate_it_is_not_locked(self, shipped: Assessment) -> None:
        gates = Gates(passed=frozenset({PracticeId("6.5")}))
        found = recommend(shipped, self.SCORE, self.AIMS, start=MONDAY, gates=gates)
        assert set(ids(found)) == {"5.2-firm", "6.5-keep"}
        other = Gates(passed=frozenset({PracticeId("3.4")}))
        locked = recommend(shipped, self.SCORE, self.AIMS, start=MONDAY, gates=other)
        assert "6.5-streamline" in ids(locked)

    def test_technology_waits_for_streamline_first(self, shipped: Assessment) -> None:
        score = a_score({"6.5": 4.0, "6.4": 3.0})
        gates = Gates(passed=frozenset({PracticeId("6.5")}))
        found = recommend(shipped, score, self.AIMS, start=MONDAY, gates=gates)
        assert next(a for a in found.actions if a.id == "6.5-keep").depends_on == ("6.4-firm",)

    def test_what_streamline_first_waits_for_does_not_wait_for_it(self, shipped: Assessment) -> None:
        """Else the two would wait for one another."""
        improve = shipped.elements[5]
        practices = tuple(
            replace(p, prerequisites=(PracticeId("6.5"),)) if p.id == "6.4" else p for p in improve.practices
        )
        turned = replace(shipped, elements=(*shipped.elements[:5], replace(improve, practices=practices)))
        score, gates = a_score({"6.5": 4.0, "6.4": 3.0}), Gates(passed=frozenset({PracticeId("6.5")}))
        found = recommend(turned, score, self.AIMS, start=MONDAY, gates=gates)
        assert {a.id: a.depends_on for a in found.actions} == {"6.5-keep": (), "6.4-firm": ("6.5-keep",)}

    def test_a_locked_action_takes_none_of_the_nine_places(self, shipped: Assessment) -> None:
        eight = ("1.4", "1.6", "2.1", "2.2", "3.3", "4.5", "5.2", "5.3")
        score = a_score({**dict.fromkeys(eight, 3.0), "6.5": 4.0})
        found = recommend(shipped, score, self.AIMS, start=MONDAY)
        assert sum(not a.locked for a in found.actions) == 9
        assert [a.id for a in found.actions if a.locked] == ["6.5-keep"]

    def test_a_locked_action_stays_beside_the_conversation_that_replaced_its_stand_in(
        self, shipped: Assessment
    ) -> None:
        score = a_score({}, practices=[practice_score("6.5", 4.0, gap=30)])
        found = recommend(shipped, score, self.AIMS, start=MONDAY)
        assert [(a.id, a.locked) for a in found.actions] == [("6.5-talk", False), ("6.5-keep", True)]


class TestThreeTalks:
    """Nine talks are no plan."""

    SPLIT = ("1.4", "1.6", "2.1", "2.2", "3.3")
    OTHERS = ("3.5", "4.5", "5.2", "5.3", "6.3", "6.1")

    def score(self, others: Sequence[str] = OTHERS) -> Score:
        talks = [practice_score(p, 1.5, split=True) for p in self.SPLIT]
        return a_score({}, practices=[*talks, *(practice_score(p, 3.0) for p in others)])

    def talks(self, found: Recommendation) -> int:
        return sum(a.kind is Kind.CONVERSATION for a in found.actions)

    def test_three_talks_leave_their_places_to_other_actions(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), start=MONDAY)
        assert (self.talks(found), len(found.actions)) == (3, 9)
        causes = {p: item.cause for p, item in found.left_out.items()}
        assert sorted(c.value for c in causes.values()) == ["priorities", "talks"]
        assert set(causes) <= set(self.SPLIT)

    def test_without_the_rule_there_are_more(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), start=MONDAY, rules=without(three_talks))
        assert self.talks(found) == 5

    def test_where_nothing_else_fits_talks_take_the_places(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(self.OTHERS[:2]), start=MONDAY)
        assert (self.talks(found), len(found.actions)) == (5, 7)


class TestFirstPriorities:
    """Page 1 named three priorities, and the plan worked on nine other practices."""

    SMALL = ("1.4", "1.6", "2.2", "2.3", "3.5", "4.5", "5.2", "5.3", "5.4", "5.5")
    SCORE = a_score({**dict.fromkeys(SMALL, 2.0), "6.1": 1.0, "2.6": 1.0})

    def test_each_has_an_action_though_others_help_as_much_for_less_work(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.SCORE, start=MONDAY)
        assert [p.practice for p in found.priorities[:2]] == ["2.6", "6.1"]
        assert {"2.6", "6.1"} <= {a.practice for a in found.actions}
        assert len(found.actions) == 9
        lost = [x for x in found.left_out.values() if x.cause is Cause.PRIORITIES]
        assert lost
        assert all(set(x.others) <= {"2.6", "6.1"} for x in lost)

    def test_without_the_rule_one_has_none(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.SCORE, start=MONDAY, rules=without(first_priorities))
        assert not {"2.6", "6.1"} <= {a.practice for a in found.actions}

    def test_neither_the_weakest_leg_nor_a_small_step_pushes_one_out_again(self, shipped: Assessment) -> None:
        score = a_score(
            {**dict.fromkeys(TestWeakestLeg.NOT_COURTEOUS, 2.0), "5.2": 3.5, "6.7": 1.0, "4.4": 3.9},
            legs=TestWeakestLeg.LEGS,
        )
        found = recommend(shipped, score, start=MONDAY)
        assert said(found, Guardrail.WEAKEST_LEG) == ["5.2"]
        assert {p.practice for p in found.priorities[:3]} <= {a.practice for a in found.actions}

    def test_one_that_would_be_a_fourth_talk_takes_the_place_of_a_talk(self, shipped: Assessment) -> None:
        talks = [practice_score(p, 1.6, split=True) for p in ("1.4", "1.6", "2.2", "3.3")]
        more = [practice_score("6.1", 1.0, split=True)]
        rest = [practice_score(p, 3.0) for p in TestThreeTalks.OTHERS if p != "6.1"]
        found = recommend(shipped, a_score({}, practices=[*talks, *more, *rest]), start=MONDAY)
        kinds = [a.practice for a in found.actions if a.kind is Kind.CONVERSATION]
        assert "6.1" in kinds
        assert len(kinds) == 3 + max(0, 9 - 3 - len(rest))


class TestWhyLeftOut:
    """Page 1 said of all that they help as much for more work."""

    def test_a_place_went_to_what_others_build_on(self, shipped: Assessment) -> None:
        nine = TestPrerequisitesComeFirst.NINE
        score = TestPrerequisitesComeFirst().score()
        found = recommend(shipped, score, start=MONDAY, rules=without(first_priorities))
        (left,) = (found.left_out[PracticeId(p)] for p in nine if PracticeId(p) in found.left_out)
        assert (left.cause, left.others) == (Cause.PREREQUISITES, ("1.1",))

    def test_a_place_went_to_the_weakest_leg_or_to_a_small_step(self, shipped: Assessment) -> None:
        served = TestWeakestLeg()
        elements = tuple(
            replace(e, practices=tuple(replace(p, prerequisites=()) for p in e.practices))
            for e in shipped.elements
        )
        free = replace(shipped, elements=elements)
        found = recommend(free, served.score(served.LEGS), start=MONDAY)
        assert [(x.cause, x.others) for x in found.left_out.values()] == [(Cause.WEAKEST_LEG, ("5.2",))]
        quick = TestQuickStart()
        found = recommend(shipped, quick.score(), quick.discussion(), start=MONDAY)
        causes = {x.cause: x.others for x in found.left_out.values()}
        assert causes[Cause.QUICK_START] == ("5.2",)
        assert causes[Cause.RANK] == ()

    def test_what_builds_on_the_plan_waits_for_it(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score({}, default=2.0), start=MONDAY)
        waits = [x for x in found.left_out.values() if x.cause is Cause.WAITS]
        planned = {a.practice for a in found.actions}
        assert waits
        for item in waits:
            assert set(item.others) <= planned & set(shipped.practices[item.practice].prerequisites)
        assert set(found.left_out) == {p.practice for p in found.priorities} - planned


class TestWeakestLeg:
    """3."""

    NOT_COURTEOUS = ("1.3", "2.3", "3.1", "3.2", "3.4", "4.4", "6.1", "6.2", "6.4")
    """Nine practices without a weight on courtesy."""
    LEGS = three_legs(30, 50, 60)

    def score(self, legs: LegScores | None) -> Score:
        return a_score({**dict.fromkeys(self.NOT_COURTEOUS, 2.0), "5.2": 3.5}, legs=legs)

    def test_one_action_serves_the_weakest_leg(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(self.LEGS), start=MONDAY)
        assert "5.2-firm" in ids(found) or "5.2-keep" in ids(found)
        assert len(found.actions) == 9
        note = next(n for n in found.notes if n.about is Guardrail.WEAKEST_LEG)
        assert (note.practice, note.leg) == ("5.2", found.weakest_leg)
        assert found.actions[0].practice != "5.2"  # it takes the ninth place, not the first
        assert len({a.practice for a in found.actions} & set(self.NOT_COURTEOUS)) == 8

    def test_without_the_rule_none_does(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(self.LEGS), start=MONDAY, rules=without(weakest_leg))
        assert {a.practice for a in found.actions} == set(self.NOT_COURTEOUS)

    def test_what_it_waits_for_comes_with_it(self, shipped: Assessment) -> None:
        fifth = shipped.elements[4]
        waiting = tuple(
            replace(p, prerequisites=(PracticeId("6.7"),)) if p.id == "5.2" else p for p in fifth.practices
        )
        elements = (*shipped.elements[:4], replace(fifth, practices=waiting), shipped.elements[5])
        changed = replace(shipped, elements=elements)
        score = a_score(
            {**dict.fromkeys(self.NOT_COURTEOUS, 2.0), "5.2": 3.5, "6.7": 3.5},
            legs=self.LEGS,
            assessment=changed,
        )
        found = recommend(changed, score, start=MONDAY)
        assert {"5.2", "6.7"} <= {a.practice for a in found.actions}
        assert len(found.actions) == 9

    @pytest.mark.parametrize(
        "legs", [None, three_legs(30, 30, 60), three_legs(60, 50, 30), three_legs(41, 50, 60)]
    )
    def test_no_weakest_leg_or_one_that_is_served_changes_nothing(
        self, shipped: Assessment, legs: LegScores | None
    ) -> None:
        found = recommend(shipped, self.score(legs), start=MONDAY)
        assert {a.practice for a in found.actions} == set(self.NOT_COURTEOUS)
        assert not said(found, Guardrail.WEAKEST_LEG)

    def test_the_quick_start_does_not_push_it_out_again(self, shipped: Assessment) -> None:
        """Nine slow actions, none courteous; then the leg's own (slow too) and a small one come in."""
        slow = {"4.4": 1.5, "6.1": 1.5, **dict.fromkeys(("3.1", "3.2", "3.4", "6.2", "6.4", "6.5"), 3.0)}
        score = a_score({**slow, "1.3": 4.0, "1.6": 3.0, "2.3": 3.4}, legs=three_legs(35, 45, 45))
        discussion = Discussion(
            aims={PracticeId(p): 5 for p in (*slow, "1.3")},
            votes={PracticeId(p): 9 for p in (*slow, "1.3")} | {PracticeId("1.6"): 2, PracticeId("2.3"): 1},
        )
        found = recommend(shipped, score, discussion, start=MONDAY)
        assert said(found, Guardrail.WEAKEST_LEG) == ["1.6"]
        assert said(found, Guardrail.QUICK_START) == ["2.3"]
        assert {"1.6-firm", "2.3-firm"} <= set(ids(found))
        assert len(found.actions) == 9


class TestWidestGap:
    """6, of the element that the report's first sentence names."""

    BUSY = ("1.3", "1.6", "2.1", "2.2", "3.3", "3.5", "4.5", "5.2", "5.3")

    def score(self, gap: float = 42.0) -> Score:
        apart = [practice_score(p, 3.3, gap=gap) for p in ("6.3", "6.5")]
        made = a_score(dict.fromkeys(self.BUSY, 1.5), practices=apart)
        sixth = replace(made.elements[5], gap=a_gap(gap, limit=25))
        return replace(made, elements=(*made.elements[:5], sixth))

    def test_it_has_a_talk(self, shipped: Assessment) -> None:
        """ "Most of all on Improve processes: 42 points", and none of nine actions took it up."""
        found = recommend(shipped, self.score(), start=MONDAY)
        talks = [a.practice for a in found.actions if a.kind is Kind.CONVERSATION]
        assert talks in (["6.3"], ["6.5"])
        assert len(found.actions) == 9
        (lost,) = (w for p, w in found.left_out.items() if p in self.BUSY)
        assert (lost.cause, list(lost.others)) == (Cause.WIDEST_GAP, talks)

    def test_without_the_rule_it_has_none(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), start=MONDAY, rules=without(widest_gap))
        assert not [a for a in found.actions if a.kind is Kind.CONVERSATION]

    def test_a_gap_that_is_not_flagged_changes_nothing(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(20.0), start=MONDAY)
        assert {a.practice for a in found.actions} == set(self.BUSY)

    def test_the_highest_priorities_and_the_leg_stay(self, shipped: Assessment) -> None:
        score = replace(self.score(), legs=three_legs(30, 60, 60))
        found = recommend(shipped, score, start=MONDAY)
        assert {p.practice for p in found.priorities[:3]} <= {a.practice for a in found.actions}
        assert any(Leg.COURTESY in a.legs for a in found.actions)
        assert [a for a in found.actions if a.kind is Kind.CONVERSATION]


class TestQuickStart:
    """4."""

    SLOW = ("2.2", "2.3", "2.4", "2.5", "2.6", "1.1", "1.5", "1.6", "3.3")
    """At level 3 each has a medium or large action, but 2.3."""

    def score(self) -> Score:
        means = {**dict.fromkeys(self.SLOW, 3.0), "2.3": 2.0, "5.2": 3.5, "5.3": 3.5}
        return a_score(means)

    def discussion(self) -> Discussion:
        return wanted(
            {**dict.fromkeys(self.SLOW, 5), "5.2": 4, "5.3": 4},
            {**dict.fromkeys(self.SLOW, 9), "5.2": 2, "5.3": 1},
        )

    def test_one_small_action_is_due_in_30_days(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), self.discussion(), start=MONDAY)
        early = [a for a in found.actions if a.due is not None and a.due <= DAY_30]
        assert [(a.practice, a.size) for a in early] == [("5.2", Size.SMALL)]
        assert said(found, Guardrail.QUICK_START) == ["5.2"]
        assert len(found.actions) == 9
        assert [n.left_out for n in found.notes if n.about is Guardrail.NINE_ACTIONS] == [2]

    def test_without_the_rule_none_is(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.score(), self.discussion(), start=MONDAY, rules=without(quick_start))
        assert {a.practice for a in found.actions} == set(self.SLOW)
        assert not any(a.due is not None and a.due <= DAY_30 for a in found.actions)

    def test_a_small_action_that_is_due_anyway_changes_nothing(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score({"5.2": 3.0, "1.1": 3.0}), start=MONDAY)
        assert not said(found, Guardrail.QUICK_START)

    def test_where_no_action_is_small_there_is_nothing_to_pull_forward(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score({"1.1": 3.0}), start=MONDAY)
        assert ids(found) == ["1.1-firm"]
        assert found.notes == ()


class TestThreeElements:
    """5."""

    SCORE = a_score({"1.6": 1.0, "2.2": 1.2, "4.5": 1.4, "5.2": 1.6, "5.3": 1.7, "6.3": 1.8})
    """Six small actions, so that nothing would run once three elements are done."""
    LONG = a_score({**dict.fromkeys(("1.1", "1.3", "2.1", "2.3", "2.4", "3.3"), 1.0), "4.5": 1.9, "6.3": 1.8})

    def test_the_three_are_those_of_the_highest_priorities(self, shipped: Assessment) -> None:
        """All three priorities started on day 91, after six other actions."""
        slow = dict.fromkeys(("1.3", "2.1", "6.1"), 1.0)
        small = dict.fromkeys(("1.6", "3.5", "4.5", "5.2", "5.3", "5.4"), 1.6)
        found = recommend(shipped, a_score({**slow, **small}), start=MONDAY)
        assert {p.practice for p in found.priorities[:3]} == set(slow)
        early = {a.practice for a in found.actions if a.start and a.start < DAY_90 and not a.fills_weeks}
        assert early >= set(slow)
        assert {a.element for a in found.actions if a.practice in early} == {"1", "2", "6"}

    def test_weeks_without_work_are_filled_by_a_fourth_element_and_no_note_says_that_it_waits(
        self, shipped: Assessment
    ) -> None:
        found = recommend(shipped, self.SCORE, start=MONDAY)
        filled = [a for a in found.actions if a.fills_weeks]
        assert [a.practice for a in filled] == ["5.2", "5.3", "6.3"]
        assert not said(found, Guardrail.THREE_ELEMENTS)

    def test_at_most_three_elements_start_in_the_first_90_days(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.LONG, start=MONDAY)
        early = {a.element for a in found.actions if a.start is not None and a.start < DAY_90}
        assert len(early) == 3
        assert said(found, Guardrail.THREE_ELEMENTS)
        assert {n.until for n in found.notes if n.about is Guardrail.THREE_ELEMENTS} == {working_day(DAY_90)}

    def test_a_wait_is_told_with_the_day_on_which_it_ends_for_work(self, shipped: Assessment) -> None:
        """Day 90 was a Sunday, and the plan started the action on the Monday after."""
        found = recommend(shipped, self.LONG, start=MONDAY)
        until = {n.until for n in found.notes if n.about is Guardrail.THREE_ELEMENTS}
        starts = {a.start for a in found.actions if a.start and a.start >= DAY_90}
        assert min(starts) in until

    def test_the_reason_stays_where_a_talk_takes_the_place_of_the_action(self, shipped: Assessment) -> None:
        """A split practice waited for day 90, and nothing said why: its action had another id by then."""
        split = replace(self.LONG.practices[PracticeId("6.3")], split=True)
        found = recommend(
            shipped,
            a_score({}, practices=[split if p.id == "6.3" else p for p in self.LONG.practices.values()]),
            start=MONDAY,
        )
        assert "6.3-talk" in ids(found)
        assert "6.3" in said(found, Guardrail.THREE_ELEMENTS)

    def test_without_the_rule_more_do(self, shipped: Assessment) -> None:
        found = recommend(shipped, self.SCORE, start=MONDAY, rules=without(three_elements))
        assert len({a.element for a in found.actions if a.start is not None and a.start < DAY_90}) == 5

    def test_three_elements_are_left_as_they_are(self, shipped: Assessment) -> None:
        score = a_score({"1.6": 1.0, "2.2": 1.2, "4.5": 1.4, "4.3": 1.4})
        found = recommend(shipped, score, start=MONDAY)
        assert not said(found, Guardrail.THREE_ELEMENTS)
        assert all(a.start is not None and a.start < DAY_90 for a in found.actions)

    def test_the_small_action_due_in_30_days_is_not_among_those_that_wait(self, shipped: Assessment) -> None:
        """1.1 first, 2.5 and 5.1 wait for it, so the only quick action is that of a fourth element."""
        score = a_score({"1.1": 3.0, "2.5": 2.0, "5.1": 2.0, "3.6": 3.0})
        discussion = wanted(dict.fromkeys(("1.1", "2.5", "5.1"), 5), {"1.1": 9, "2.5": 9, "5.1": 9, "3.6": 1})
        found = recommend(shipped, score, discussion, start=MONDAY)
        assert any(a.size is Size.SMALL and a.due is not None and a.due <= DAY_30 for a in found.actions)
        early = {a.element for a in found.actions if a.start and a.start < DAY_90 and not a.fills_weeks}
        assert early == {"1", "2", "3"}


def only(practice: PracticeScore) -> Score:
    return a_score({}, practices=[practice])


DIFFERENT = [
    (practice_score("1.6", 2.0, gap=25.0), Difference.ROLE_GAP),
    (practice_score("1.6", 2.0, gap=-25.0), Difference.ROLE_GAP),
    (practice_score("1.6", 2.0, gap=25 * 0.9999999999999998), Difference.ROLE_GAP),
    (practice_score("1.6", 2.0, split=True), Difference.SPLIT),
    (practice_score("1.6", 3.0, visibility_finding=True, dont_know=4), Difference.VISIBILITY),
]


class TestTalkBeforeARule:
    """6."""

    @pytest.mark.parametrize(("practice", "difference"), DIFFERENT)
    def test_a_conversation_takes_the_place_of_the_action(
        self, shipped: Assessment, practice: PracticeScore, difference: Difference
    ) -> None:
        found = recommend(shipped, only(practice), start=MONDAY)
        action = found.actions[0]
        assert (action.id, action.kind, action.size) == ("1.6-talk", Kind.CONVERSATION, Size.SMALL)
        assert action.guardrail is Guardrail.CONVERSATION
        assert action.because.difference is difference
        assert action.expected_level == practice.mean
        assert [(n.practice, n.difference) for n in found.notes] == [("1.6", difference)]
        assert len(found.actions) == 1

    @pytest.mark.parametrize("practice", [practice for practice, _difference in DIFFERENT])
    def test_without_the_rule_it_does_not(self, shipped: Assessment, practice: PracticeScore) -> None:
        found = recommend(shipped, only(practice), start=MONDAY, rules=without(talk_before_rule))
        assert ids(found) == ["1.6-start" if practice.mean == 2.0 else "1.6-firm"]

    @pytest.mark.parametrize(("mean", "shown"), [(1.0, False), (2.5, False), (2.6, True), (3.4, True)])
    def test_what_is_hard_to_see_is_shown_only_from_level_3_on(
        self, shipped: Assessment, mean: float, *, shown: bool
    ) -> None:
        """Below it there is nothing to show yet."""
        unseen = practice_score("1.6", mean, visibility_finding=True, dont_know=4)
        assert (ids(recommend(shipped, only(unseen), start=MONDAY)) == ["1.6-talk"]) is shown

    @pytest.mark.parametrize("gap", [24.99, -24.99, 0.0, None])
    def test_a_smaller_gap_or_a_withheld_one_changes_nothing(
        self, shipped: Assessment, gap: float | None
    ) -> None:
        assert ids(recommend(shipped, only(practice_score("1.6", 2.0, gap=gap)), start=MONDAY)) == [
            "1.6-start"
        ]

    def test_a_finding_on_a_practice_at_its_aim_makes_no_action(self, shipped: Assessment) -> None:
        found = recommend(shipped, only(practice_score("1.6", 4.0, gap=50, split=True)), start=MONDAY)
        assert found.actions == ()

    def test_the_because_holds_what_the_sentence_needs(self, shipped: Assessment) -> None:
        gap = recommend(shipped, only(practice_score("1.6", 2.0, gap=-30)), start=MONDAY).actions[0]
        assert (gap.because.gap, gap.because.unseen) == (-30, None)
        seen = practice_score("1.6", 3.0, rated=7, dont_know=4, visibility_finding=True)
        unseen = recommend(shipped, only(seen), start=MONDAY).actions[0]
        assert (unseen.because.gap, unseen.because.unseen) == (None, Unseen(dont_know=4, asked=11))


class TestFindOutFirst:
    """7."""

    NOT_AGREED = Discussion(settled={PracticeId("1.6"): Settled(outcome=Outcome.NOT_AGREED)})

    def test_answers_far_apart_are_looked_into(self, shipped: Assessment) -> None:
        action = recommend(shipped, only(practice_score("1.6", 2.0, sd=1.21)), start=MONDAY).actions[0]
        assert (action.id, action.kind, action.because.difference) == (
            "1.6-find-out",
            Kind.FIND_OUT,
            Difference.SPREAD,
        )

    def test_a_level_that_was_not_agreed_is_looked_into(self, shipped: Assessment) -> None:
        action = recommend(shipped, only(practice_score("1.6", 2.0)), self.NOT_AGREED, start=MONDAY).actions[
            0
        ]
        assert (action.id, action.because.difference) == ("1.6-find-out", Difference.NOT_AGREED)

    @pytest.mark.parametrize(
        ("practice", "discussion"),
        [(practice_score("1.6", 2.0, sd=1.21), NO_DISCUSSION), (practice_score("1.6", 2.0), NOT_AGREED)],
    )
    def test_without_the_rule_they_are_not(
        self, shipped: Assessment, practice: PracticeScore, discussion: Discussion
    ) -> None:
        rules = without(find_out_first)
        assert ids(recommend(shipped, only(practice), discussion, start=MONDAY, rules=rules)) == ["1.6-start"]

    @pytest.mark.parametrize("sd", [1.2, 0.0, None])
    def test_an_sd_of_1_2_or_a_withheld_one_changes_nothing(
        self, shipped: Assessment, sd: float | None
    ) -> None:
        assert ids(recommend(shipped, only(practice_score("1.6", 2.0, sd=sd)), start=MONDAY)) == ["1.6-start"]

    def test_a_practice_gets_one_of_the_two_and_the_conversation_goes_first(
        self, shipped: Assessment
    ) -> None:
        both = practice_score("1.6", 2.0, sd=1.5, split=True)
        found = recommend(shipped, only(both), self.NOT_AGREED, start=MONDAY)
        assert ids(found) == ["1.6-talk"]


class TestNineActions:
    """8."""

    TWELVE = ("1.4", "1.6", "2.1", "2.2", "3.3", "3.5", "4.5", "5.2", "5.3", "5.4", "6.3", "6.6")

    def test_a_plan_holds_nine(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score(dict.fromkeys(self.TWELVE, 2.0)), start=MONDAY)
        assert len(found.actions) == 9
        assert [n.left_out for n in found.notes if n.about is Guardrail.NINE_ACTIONS] == [3]

    def test_without_the_rule_it_holds_more(self, shipped: Assessment) -> None:
        score = a_score(dict.fromkeys(self.TWELVE, 2.0))
        assert len(recommend(shipped, score, start=MONDAY, rules=without(nine_actions)).actions) == 12

    def test_nine_are_left_as_they_are(self, shipped: Assessment) -> None:
        found = recommend(shipped, a_score(dict.fromkeys(self.TWELVE[:9], 2.0)), start=MONDAY)
        assert len(found.actions) == 9
        assert not said(found, Guardrail.NINE_ACTIONS)

    def test_conversations_count_among_the_nine(self, shipped: Assessment) -> None:
        split = [practice_score(p, 2.0, split=True) for p in self.TWELVE]
        found = recommend(shipped, a_score({}, practices=split), start=MONDAY)
        assert len(found.actions) == 9
        assert {a.kind for a in found.actions} == {Kind.CONVERSATION}


def test_everything_at_its_aim_makes_an_empty_plan(shipped: Assessment) -> None:
    found = recommend(shipped, a_score({}, default=4.0), start=MONDAY)
    assert (found.actions, found.priorities, found.notes, found.near_ties) == ((), (), (), ())
    assert len(found.strengths) == 3


def test_a_round_with_too_few_answers_makes_an_empty_plan_and_says_which(shipped: Assessment) -> None:
    found = recommend(shipped, a_score({}, default=None), start=MONDAY)
    assert (found.actions, found.priorities, found.strengths) == ((), (), ())
    assert found.unrated == tuple(shipped.practices)


@pytest.mark.parametrize(
    ("level", "action"),
    [
        (1.0, "1.6-start"),
        (2.0, "1.6-start"),
        (2.59, "1.6-start"),
        (2.6, "1.6-firm"),
        (3.59, "1.6-firm"),
        (3.6, "1.6-keep"),
        (4.59, "1.6-keep"),
    ],
)
def test_the_action_is_the_librarys_for_the_level(shipped: Assessment, level: float, action: str) -> None:
    found = recommend(shipped, a_score({"1.6": level}), wanted({"1.6": 5}), start=MONDAY)
    assert ids(found) == [action]


@pytest.mark.parametrize(
    ("practice", "level", "expected"),
    [
        ("1.6", 2.0, 3),
        ("1.6", 1.0, 2),
        ("1.6", 2.5, 3),
        ("1.6", 2.7, 4),
        ("5.5", 1.0, 3),
        ("5.5", 2.0, 4),
        ("1.5", 4.5, 5),
    ],
)
def test_an_action_lifts_by_one_level_and_a_quick_win_by_two(
    shipped: Assessment, practice: str, level: float, expected: int
) -> None:
    found = recommend(shipped, a_score({practice: level}), wanted({practice: 5}), start=MONDAY)
    assert found.actions[0].expected_level == expected


def test_actions_are_ranked_by_value_over_effort(shipped: Assessment) -> None:
    """Small counts whole, medium half, large a quarter; 0.4 for other practices it names."""
    lone = recommend(shipped, a_score({"5.2": 3.0, "2.4": 2.9}), start=MONDAY, rules=())
    worth = {p.practice: p.priority for p in lone.priorities}
    assert worth[PracticeId("2.4")] > worth[PracticeId("5.2")]
    assert ids(lone) == ["5.2-firm", "2.4-firm"]  # 2.4-firm is large
    helped = recommend(shipped, a_score({"5.6": 2.0, "2.5": 2.0, "5.3": 2.0}), start=MONDAY, rules=())
    assert ids(helped)[0] == "5.6-start"  # it names 2.5


def strengths(score: Score, discussion: Discussion, assessment: Assessment) -> list[str]:
    return [s.practice for s in recommend(assessment, score, discussion, start=MONDAY).strengths]


def test_strengths_are_the_best_three_from_level_3_on(shipped: Assessment) -> None:
    some = a_score({"1.1": 3.8, "1.2": 4.6, "1.3": 2.7, "1.4": 2.9}, default=2.0)
    assert strengths(some, NO_DISCUSSION, shipped) == ["1.2", "1.1", "1.4"]
    few = a_score({"1.1": 2.59, "1.2": 2.6}, default=2.0)
    assert strengths(few, NO_DISCUSSION, shipped) == ["1.2"]


def test_what_the_team_lives_in_two_ways_is_no_strength(shipped: Assessment) -> None:
    """It was printed as what the team is good at, beside an action to talk about it."""
    score = a_score({"1.1": 3.8, "1.2": 3.6}, default=2.0)
    first, *others = score.elements
    practices = tuple(replace(p, split=p.id == "1.1") for p in first.practices)
    split = replace(score, elements=(replace(first, practices=practices), *others))
    assert strengths(split, NO_DISCUSSION, shipped) == ["1.2"]


def test_what_many_cannot_rate_is_no_strength(shipped: Assessment) -> None:
    """Five of eight didn't know, and the page praised what the other three had said."""
    score = a_score({"1.1": 3.8, "1.2": 3.6}, default=2.0)
    first, *others = score.elements
    practices = tuple(
        replace(p, unseen=Unseen(dont_know=5, asked=8) if p.id == "1.1" else None) for p in first.practices
    )
    unseen = replace(score, elements=(replace(first, practices=practices), *others))
    assert strengths(unseen, NO_DISCUSSION, shipped) == ["1.2"]


def test_what_the_plan_would_find_out_first_is_no_strength(shipped: Assessment) -> None:
    """A team that said 1 and 5 was asked to teach what it "already does well"."""
    score = a_score({"1.1": 3.8, "1.2": 3.6, "1.3": 3.4}, default=2.0)
    first, *others = score.elements
    practices = tuple(replace(p, sd=1.9 if p.id == "1.1" else 0.5) for p in first.practices)
    apart = replace(score, elements=(replace(first, practices=practices), *others))
    open_ = Discussion(settled={PracticeId("1.2"): Settled(outcome=Outcome.NOT_AGREED)})
    assert strengths(apart, open_, shipped) == ["1.3"]


@pytest.mark.parametrize("mean", [1.0, 2.0, 2.5, 2.59])
def test_no_practice_below_level_3_is_a_strength(shipped: Assessment, mean: float) -> None:
    assert strengths(a_score({}, default=mean), NO_DISCUSSION, shipped) == []


def test_a_strength_goes_by_the_agreed_level(shipped: Assessment) -> None:
    agreed = Discussion(settled={PracticeId("1.1"): Settled(outcome=Outcome.AGREED, level=2)})
    score = a_score({"1.1": 4.2, "1.2": 4.0}, default=2.0)
    assert strengths(score, agreed, shipped) == ["1.2"]


def test_an_agreed_level_pushes_no_higher_scored_practice_out(shipped: Assessment) -> None:
    shown = Settled(outcome=Outcome.AGREED, level=5, evidence="the log")
    score = a_score({"1.1": 3.2, "1.2": 3.4, "1.3": 3.3, "1.4": 3.0}, default=2.0)
    assert strengths(score, Discussion(settled={PracticeId("1.4"): shown}), shipped) == ["1.2", "1.3", "1.1"]


def test_a_strength_without_evidence_is_told_at_the_lower_level(shipped: Assessment) -> None:
    claim = Discussion(settled={PracticeId("1.2"): Settled(outcome=Outcome.AGREED, level=4)})
    found = recommend(shipped, a_score({"1.2": 4.6}, default=2.0), claim, start=MONDAY)
    assert [(s.practice, s.level) for s in found.strengths] == [("1.2", 4)]


def test_nothing_follows_from_a_level_that_is_only_self_reported(shipped: Assessment) -> None:
    """Level 4 or 5 without evidence: strengths, priorities and actions are as if nobody had agreed on it."""
    claimed = {p: Settled(outcome=Outcome.AGREED, level=5) for p in shipped.practices}
    score = a_score({"1.1": 3.2}, default=2.0)
    with_it = recommend(shipped, score, Discussion(settled=claimed), start=MONDAY)
    assert with_it == recommend(shipped, score, start=MONDAY)


def test_a_plan_can_start_on_any_day(shipped: Assessment) -> None:
    saturday = date(2026, 10, 31)
    found = recommend(shipped, a_score({"1.6": 2.0}), start=saturday)
    assert found.start == saturday
    assert found.actions[0].start == date(2026, 11, 2)

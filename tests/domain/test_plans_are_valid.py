"""Whatever a round says and a room decides, the recommended plan can be carried out."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.actions import Cause, Gates, Guardrail, Kind, RecommendedAction
from sixelements.domain.assessment import Assessment, Leg, Size
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.forecast import levels_ahead
from sixelements.domain.guardrails import FIRST_PRIORITIES, RULES, SHOWN_FROM
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import standings
from sixelements.domain.recommendation import Recommendation, recommend
from sixelements.domain.schedule import Slot, horizon_of, pause
from sixelements.domain.scores import LegScores, Score
from sixelements.wording.actions import action
from sixelements.wording.notes import notes
from tests.domain.builders import MONDAY, a_score, off, practice_score, shipped_assessment, steady, three_legs

SHIPPED = shipped_assessment()
fewer = settings(steady, max_examples=steady.max_examples // 2)
IDS = tuple(SHIPPED.practices)
levels = st.integers(8, 40).map(lambda eighths: eighths / 8)
points = st.sampled_from([5.0, 20.0, 29.0, 30.0, 40.0, 80.0])


@st.composite
def any_score(draw: st.DrawFn) -> Score:
    different = draw(st.sampled_from([0, 1, 4]))
    odd = draw(st.sets(st.sampled_from(IDS), max_size=4 * different))
    made = []
    for practice in IDS:
        strange = practice in odd
        made.append(
            practice_score(
                practice,
                draw(st.one_of(levels, levels, levels, st.none())),
                sd=draw(st.sampled_from([0.5, 1.2, 1.3])) if strange else 0.5,
                split=strange and draw(st.booleans()),
                gap=draw(st.sampled_from([None, 10.0, -30.0])) if strange else None,
                visibility_finding=strange and draw(st.booleans()),
                dont_know=4,
            )
        )
    legs: LegScores | None = draw(st.one_of(st.none(), st.builds(three_legs, points, points, points)))
    return a_score({}, practices=made, legs=legs)


@st.composite
def any_discussion(draw: st.DrawFn) -> Discussion:
    some = st.dictionaries(st.sampled_from(IDS), st.integers(0, 9), max_size=20)
    aims = st.dictionaries(st.sampled_from(IDS), st.integers(1, 5), max_size=20)
    agreed = st.dictionaries(
        st.sampled_from(IDS), st.one_of(st.none(), st.integers(2, 10).map(lambda x: x / 2)), max_size=12
    )
    settled = {
        p: Settled(outcome=Outcome.NOT_AGREED if level is None else Outcome.AGREED, level=level)
        for p, level in draw(agreed).items()
    }
    return Discussion(settled=settled, aims=draw(aims), votes=draw(some))


any_gates = st.sets(st.sampled_from(IDS), max_size=3).map(lambda ids: Gates(passed=frozenset(ids)))
any_start = st.integers(0, 13).map(lambda n: MONDAY + timedelta(days=n))
any_holidays = st.sets(st.integers(0, 120).map(lambda n: MONDAY + timedelta(days=n)), max_size=8)


def in_progress(actions: list[RecommendedAction], day: date) -> int:
    return sum(a.start is not None and a.due is not None and a.start <= day <= a.due for a in actions)


@fewer
@given(any_score(), any_discussion(), any_start, any_holidays, any_gates)
def test_any_score_and_discussion_give_a_valid_plan(
    score: Score, discussion: Discussion, start: date, holidays: set[date], gates: Gates
) -> None:
    found = recommend(SHIPPED, score, discussion, start=start, days_off=off(holidays), gates=gates)
    active = [a for a in found.actions if not a.locked]
    by_id = {a.id: a for a in found.actions}
    assert len(by_id) == len(found.actions), "an id stands twice"
    assert len(active) <= 9
    assert len({a.practice for a in active}) == len(active), "a practice has two actions"
    assert list(found.actions[: len(active)]) == active, "locked actions stand last"
    assert all(a.start <= b.start for a, b in pairwise(active) if a.start and b.start)
    for one in active:
        assert one.start is not None
        assert one.due is not None
        assert start <= one.start <= one.due
        for day in (one.start, one.due):
            assert day.weekday() < 5
            assert day not in holidays
        assert one.horizon is horizon_of(start, one.due)
        assert 1 <= one.expected_level <= 5
        assert in_progress(active, one.start) <= 3
        for needed in one.depends_on:
            due = by_id[needed].due
            assert not by_id[needed].locked
            assert due is not None
            assert due < one.start
    for one in found.actions:
        assert not one.locked or (one.start, one.due) == (None, None)
        assert one.locked is (one.guardrail is Guardrail.TECHNOLOGY_GATE and one.id == one.practice + "-keep")


@fewer
@given(any_score(), any_discussion(), any_gates)
def test_the_guardrails_hold_together(score: Score, discussion: Discussion, gates: Gates) -> None:
    """Rule by rule, in the finished plan: no later rule undoes an earlier one."""
    found = recommend(SHIPPED, score, discussion, start=MONDAY, gates=gates)
    everything = recommend(SHIPPED, score, discussion, start=MONDAY, gates=gates, rules=())
    active = [a for a in found.actions if not a.locked]
    planned = {a.practice: a for a in active}
    below = {p for p, s in standings(score.practices, score, discussion).items() if s.below}
    for one in active:
        for needed in SHIPPED.practices[one.practice].prerequisites:
            assert needed not in below or needed in planned, "a prerequisite was left out"
            assert needed not in planned or planned[needed].id in one.depends_on
    for one in active:
        tool = one.library if one.kind is Kind.LIBRARY else None
        assert tool is None or not tool.technology or one.practice in gates.passed
    leg = found.weakest_leg
    if leg and any(leg in a.legs for a in everything.actions):
        assert any(leg in a.legs for a in active)
    assert_quick(found, everything)
    until = MONDAY + timedelta(days=90)
    early = {a.element for a in active if a.start and a.start < until and not a.fills_weeks}
    assert len(early) <= 3
    assert pause([Slot(a.start, a.due) for a in active if a.start and a.due], start=MONDAY) is None
    for one in active:
        practice = score.practices[one.practice]
        apart_by_role = practice.gap is not None and practice.gap.flagged
        stands = discussion.standing(one.practice, practice.mean)
        hidden = practice.visibility_finding and stands is not None and level_to_lift(stands) >= SHOWN_FROM
        differs = practice.split or hidden or apart_by_role
        apart = discussion.not_agreed(one.practice) or (practice.sd or 0) > 1.2
        kind = "talk" if differs else "find-out" if apart else None
        assert kind is None or one.id == f"{one.practice}-{kind}"


def assert_quick(found: Recommendation, everything: Recommendation) -> None:
    """A small action is due in 30 days wherever one waits for nothing that has an action too."""
    below = {a.practice for a in everything.actions}
    free = [
        a
        for a in everything.actions
        if a.size is Size.SMALL and not below & set(SHIPPED.practices[a.practice].prerequisites)
    ]
    due = MONDAY + timedelta(days=30)
    if free:
        assert any(a.size is Size.SMALL and a.due is not None and a.due <= due for a in found.actions)


@fewer
@given(any_score(), any_discussion())
def test_the_same_answers_give_the_same_plan(score: Score, discussion: Discussion) -> None:
    one = recommend(SHIPPED, score, discussion, start=MONDAY)
    backwards = Discussion(
        settled=dict(reversed([*discussion.settled.items()])),
        aims=dict(reversed([*discussion.aims.items()])),
        votes=dict(reversed([*discussion.votes.items()])),
    )
    assert one == recommend(SHIPPED, score, backwards, start=MONDAY)


@fewer
@given(any_score(), any_discussion())
def test_the_three_highest_priorities_have_an_action_or_one_of_the_rules_says_why(
    score: Score, discussion: Discussion
) -> None:
    found = recommend(SHIPPED, score, discussion, start=MONDAY)
    planned = {a.practice for a in found.actions if not a.locked}
    without = [p.practice for p in found.priorities[:FIRST_PRIORITIES] if p.practice not in planned]
    assert all(found.left_out[p].cause in (Cause.WAITS, Cause.TALKS) for p in without)


@fewer
@given(any_score(), any_discussion())
def test_priorities_lie_from_0_to_100_and_follow_one_another(score: Score, discussion: Discussion) -> None:
    found = recommend(SHIPPED, score, discussion, start=MONDAY)
    values = [p.priority for p in found.priorities]
    assert all(0 < v <= 100 for v in values)
    assert all(a >= b - 1e-9 for a, b in pairwise(values))
    rated = {p.practice for p in found.priorities}
    assert rated.isdisjoint(found.unrated)
    assert rated == {p for p, s in standings(score.practices, score, discussion).items() if s.below}


@fewer
@given(any_score(), any_discussion(), st.sets(st.sampled_from(range(len(RULES)))))
def test_every_note_speaks_of_an_action_in_the_plan(
    score: Score, discussion: Discussion, left_out: set[int]
) -> None:
    rules = [rule for n, rule in enumerate(RULES) if n not in left_out]
    found = recommend(SHIPPED, score, discussion, start=MONDAY, rules=rules)
    known = {a.id for a in found.actions}
    assert [n for n in found.notes if n.action and n.action not in known] == []
    assert all(sentence.endswith(".") for sentence in notes(found.all_notes, SHIPPED))


@fewer
@given(any_score(), any_discussion(), any_gates)
def test_every_action_can_be_put_into_words(score: Score, discussion: Discussion, gates: Gates) -> None:
    for one in recommend(SHIPPED, score, discussion, start=MONDAY, gates=gates).actions:
        said = action(one, SHIPPED, anonymous=True)
        assert all((said.title, said.first_step, said.when, said.then, said.because))
        assert all((said.measure.name, said.measure.unit, said.measure.how))
        if not one.locked:
            assert said.first_step_by is not None
            assert one.start is not None
            assert one.start <= said.first_step_by <= one.start + timedelta(days=14)


@fewer
@given(any_score(), any_discussion())
def test_levels_ahead_rise_to_what_the_actions_expect_and_nowhere_else(
    score: Score, discussion: Discussion
) -> None:
    actions = recommend(SHIPPED, score, discussion, start=MONDAY).actions
    found = levels_ahead(score, discussion, actions, start=MONDAY)
    early = [a for a in actions if a.due and not a.locked and a.due <= MONDAY + timedelta(days=180)]
    for element in score.elements:
        means = [found[days][element.id] for days in found if element.id in found[days]]
        assert (element.score is None or not found) is not bool(means)
        assert all(1 <= mean <= 5 for mean in means)
        assert all(a <= b + 1e-9 for a, b in pairwise(means))
        known = standings((p.id for p in element.practices), score, discussion)
        if means:
            best = {p: max((a.expected_level for a in early if a.practice == p), default=0) for p in known}
            up = {p: max(0, best[p] - level_to_lift(s.level)) for p, s in known.items()}
            lifted = {p: min(5.0, s.level + up[p]) for p, s in known.items()}
            assert abs(means[-1] - sum(lifted.values()) / len(lifted)) < 1e-9


def test_the_nine_places_hold_however_many_practices_are_low(shipped: Assessment) -> None:
    lowest = a_score({}, default=1.0, legs=three_legs(10, 60, 60))
    found = recommend(shipped, lowest, start=MONDAY)
    assert len(found.actions) == 9
    assert any(Leg.COURTESY in a.legs for a in found.actions)
    assert [n.left_out for n in found.notes if n.about is Guardrail.NINE_ACTIONS] == [37 - 9]


def test_a_single_low_practice_makes_a_plan_of_one(shipped: Assessment) -> None:
    for practice in shipped.practices:
        found = recommend(shipped, a_score({practice: 1.0}), start=MONDAY)
        assert [a.practice for a in found.actions] == [PracticeId(practice)]

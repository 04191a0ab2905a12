"""What keeps a practice that has reached its aim is an option, outside the nine actions."""

from sixelements.domain.actions import Difference, Gates, Kind
from sixelements.domain.assessment import Assessment, Stage
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import PracticeId
from sixelements.domain.recommendation import Recommendation, recommend
from tests.domain.builders import MONDAY, a_score, practice_score

NEED_A_TOOL = {PracticeId("3.4"), PracticeId("6.5")}


def options(found: Recommendation) -> list[PracticeId]:
    assert not {o.id for o in found.options} & {a.id for a in found.actions}
    return [option.practice for option in found.options]


def test_a_team_at_its_aims_is_offered_what_keeps_each_practice(shipped: Assessment) -> None:
    """It got an empty plan and nothing else. What needs a tool waits for its gate, as in the plan."""
    score = a_score({}, default=5.0)
    found = recommend(shipped, score, start=MONDAY)
    assert not found.actions
    assert set(options(found)) == set(shipped.practices) - NEED_A_TOOL
    assert all(o.library and o.library.stage is Stage.KEEP and o.expected_level == 5 for o in found.options)
    passed = Gates(passed=frozenset(NEED_A_TOOL))
    assert set(options(recommend(shipped, score, start=MONDAY, gates=passed))) == set(shipped.practices)


def test_the_best_comes_first_and_what_is_below_its_aim_or_level_4_gets_none(shipped: Assessment) -> None:
    aims = Discussion(aims={PracticeId("1.3"): 5, PracticeId("1.4"): 3})
    score = a_score({"1.1": 4.2, "1.2": 4.6, "1.3": 4.0, "1.4": 3.0}, default=2.0)
    assert options(recommend(shipped, score, aims, start=MONDAY)) == ["1.2", "1.1"]


def test_what_those_who_should_see_it_cannot_rate_is_first_shown_to_them(shipped: Assessment) -> None:
    """Nine of 14 couldn't rate 3.1, five leads gave 5: it was said to be reached, and nothing was offered."""
    hidden = practice_score("3.1", 5.0, rated=5, dont_know=9, visibility_finding=True)
    found = recommend(shipped, a_score({}, practices=[hidden]), start=MONDAY)
    first = found.options[0]
    assert (first.practice, first.kind, first.because.difference) == (
        "3.1",
        Kind.CONVERSATION,
        Difference.VISIBILITY,
    )
    assert {o.kind for o in found.options[1:]} == {Kind.LIBRARY}
    assert not found.actions


def test_where_the_team_does_not_agree_nothing_is_kept(shipped: Assessment) -> None:
    open_ = Discussion(settled={PracticeId("1.1"): Settled(outcome=Outcome.NOT_AGREED)})
    score = a_score({"1.1": 4.2}, default=2.0)
    assert options(recommend(shipped, score, open_, start=MONDAY)) == []
    split = a_score({}, practices=[practice_score("1.1", 4.0, split=True)])
    assert PracticeId("1.1") not in options(recommend(shipped, split, start=MONDAY))

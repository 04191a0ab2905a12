"""The permit counter: the figures printed on the design's pages, worked out again from its answers."""

import pytest

from sixelements.domain.agreement import Agreement
from sixelements.domain.assessment import Assessment, Leg
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import PracticeId
from sixelements.domain.priorities import priorities
from sixelements.domain.recommendation import recommend
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import LegSource, Score
from tests.domain.builders import EXAMPLE_TEAM, MONDAY, example_discussion, example_sheets, scored

F, L = Group.FRONTLINE, Group.LEADS


@pytest.fixture(scope="module")
def found(shipped: Assessment) -> Score:
    return scored(
        shipped,
        example_sheets(),
        mode=Mode.OPEN,
        headcount=EXAMPLE_TEAM,
        discussion=example_discussion(),
    )


PAGE_1 = [
    ("1", 46, (44, 49)),
    ("2", 47, (45, 49)),
    ("3", 40, (37, 44)),
    ("4", 29, (27, 32)),
    ("5", 53, (51, 55)),
    ("6", 29, (27, 32)),
]


@pytest.mark.parametrize(("element", "score", "interval"), PAGE_1)
def test_page_1_six_scores_with_their_ranges(
    found: Score, element: str, score: int, interval: tuple[int, int]
) -> None:
    one = next(e for e in found.elements if e.id == element)
    assert one.score is not None
    assert round(one.score) == score
    assert one.interval == interval
    assert one.responses == 11


PAGE_5 = {
    "5.1": 2.7,
    "5.2": 3.4,
    "5.3": 4.0,
    "5.4": 2.7,
    "5.5": 3.6,
    "5.6": 2.3,
    "6.2": 2.0,
    "6.3": 2.8,
    "6.7": 2.1,
}


@pytest.mark.parametrize(("practice", "mean"), [*PAGE_5.items()])
def test_page_5_means(found: Score, practice: str, mean: float) -> None:
    assert found.practices[PracticeId(practice)].mean == pytest.approx(mean, abs=0.05)


PAGE_6 = {
    # element: close, fair, mixed, two experiences, role gaps, hard to see
    "1": (4, 2, 0, 0, 1, 0),
    "2": (5, 1, 0, 0, 0, 0),
    "3": (0, 4, 2, 1, 3, 0),
    "4": (6, 0, 0, 0, 0, 1),
    "5": (4, 2, 0, 0, 0, 0),
    "6": (6, 1, 0, 0, 0, 0),
}


@pytest.mark.parametrize(("element", "counts"), [*PAGE_6.items()])
def test_page_6_how_far_people_agree(found: Score, element: str, counts: tuple[int, ...]) -> None:
    practices = next(e for e in found.elements if e.id == element).practices
    words = [p.agreement for p in practices]
    assert counts == (
        words.count(Agreement.CLOSE),
        words.count(Agreement.FAIR),
        words.count(Agreement.MIXED),
        sum(p.split for p in practices),
        sum(p.gap is not None and p.gap.flagged for p in practices),
        sum(p.visibility_finding for p in practices),
    )


@pytest.mark.parametrize(
    ("element", "frontline", "leads", "gap"),
    [
        ("1", 42, 57, 15),
        ("2", 44, 56, 12),
        ("3", 32, 63, 31),
        ("4", 26, 38, 12),
        ("5", 50, 61, 11),
        ("6", 27, 37, 10),
    ],
)
def test_page_6_front_line_and_leads(
    found: Score, element: str, frontline: int, leads: int, gap: int
) -> None:
    one = next(e for e in found.elements if e.id == element)
    assert 25 * (one.roles[F] - 1) == pytest.approx(frontline, abs=0.5)
    assert 25 * (one.roles[L] - 1) == pytest.approx(leads, abs=0.5)
    assert one.gap
    assert one.gap.points == pytest.approx(gap, abs=0.5)
    assert one.gap.flagged is (element == "3")
    assert one.gap.clear is (element == "3")


@pytest.mark.parametrize(
    ("practice", "points", "limit", "flagged"),
    [
        ("3.1", 50, 43.9, True),
        ("3.5", 41, 34.0, True),
        ("1.6", 39, 34.7, True),
        ("2.5", 35, 36.0, False),
        ("6.3", 29, 29.2, False),
        ("3.2", 27, 26.8, True),
    ],
)
def test_page_6_practices_with_a_gap_of_one_level(
    found: Score, practice: str, points: int, limit: float, flagged: bool
) -> None:
    gap = found.practices[PracticeId(practice)].gap
    assert gap
    assert gap.points == pytest.approx(points, abs=0.5)
    assert gap.limit == pytest.approx(limit, abs=0.05)
    assert gap.flagged is flagged


def test_page_6_two_experiences_and_what_is_hard_to_see(found: Score) -> None:
    assert [p.id for p in found.practices.values() if p.split] == ["3.4"]
    assert found.practices[PracticeId("3.4")].counts == (2, 4, 0, 5, 0)
    unseen = {p.id: p.dont_know for p in found.practices.values() if p.visibility_finding}
    assert unseen == {"4.5": 4}
    assert [p.id for p in found.practices.values() if p.not_expected] == ["2.4"]


def test_page_16_what_was_left_out_is_counted_apart(found: Score) -> None:
    practices = found.practices.values()
    assert (found.responses, found.dropped) == (11, 0)
    assert sum(p.dont_know for p in practices) == 20
    assert sum(p.not_applicable for p in practices) == 2
    assert sum(p.skipped for p in practices) == 0


def test_page_16_three_thirds_from_the_worksheet(found: Score) -> None:
    assert found.legs is not None
    assert [round(found.legs.scores[leg]) for leg in Leg] == [83, 76, 53]
    assert round(found.legs.index) == 70
    assert found.legs.weakest is Leg.SPEED
    assert found.legs.source is LegSource.WORKSHEET
    assert [round(found.legs.support[leg]) for leg in Leg] == [44, 41, 38]


def test_without_the_worksheet_support_alone_can_hardly_tell_the_legs_apart(shipped: Assessment) -> None:
    alone = scored(shipped, example_sheets(), mode=Mode.OPEN, headcount=EXAMPLE_TEAM)
    assert alone.legs is not None
    assert alone.legs.source is LegSource.PRACTICES
    assert [round(alone.legs.scores[leg]) for leg in Leg] == [44, 41, 38]


Row = tuple[str, int, int, int, float, float, float, float, int]
"""Practice, level, aim, votes, the four factors, priority."""
PAGE_16: list[Row] = [
    ("6.2", 2, 4, 9, 0.50, 1.00, 1.17, 1.15, 67),
    ("3.1", 2, 4, 8, 0.50, 0.94, 1.17, 1.15, 63),
    ("1.3", 2, 4, 7, 0.50, 0.89, 1.17, 1.15, 60),
    ("6.5", 2, 4, 7, 0.50, 0.89, 1.12, 1.00, 50),
    ("3.2", 2, 4, 6, 0.50, 0.83, 1.17, 1.00, 49),
    ("4.2", 2, 4, 5, 0.50, 0.78, 1.08, 1.15, 48),
    ("1.2", 2, 4, 6, 0.50, 0.83, 1.08, 1.00, 45),
    ("4.6", 2, 4, 3, 0.50, 0.67, 1.08, 1.00, 36),
]


@pytest.mark.parametrize(("place", "row"), [*enumerate(PAGE_16)])
def test_page_16_how_the_priorities_came_about(
    shipped: Assessment, found: Score, place: int, row: Row
) -> None:
    practice, level, aim, votes, need, importance, leg, foundation, value = row
    one = priorities(shipped, found, example_discussion())[place]
    assert (one.practice, one.level, one.aim, one.votes) == (practice, level, aim, votes)
    assert one.need == need
    assert one.importance == pytest.approx(importance, abs=0.005)
    assert one.leg == pytest.approx(leg, abs=0.005001)
    assert one.foundation == foundation
    assert round(one.priority) == value


def test_page_16_near_ties(shipped: Assessment, found: Score) -> None:
    plan = recommend(shipped, found, example_discussion(), start=MONDAY)
    assert any({"3.2", "4.2"} <= set(tie) for tie in plan.near_ties)


def test_page_16_rules_that_changed_the_list(shipped: Assessment, found: Score) -> None:
    plan = recommend(shipped, found, example_discussion(), start=MONDAY)
    ids = {a.practice: a.id for a in plan.actions}
    assert "6.1" in ids
    assert "6.2" in ids
    assert ids[PracticeId("3.1")] == "3.1-talk"
    assert len(plan.actions) == 9
    assert [s.practice for s in plan.strengths] == ["5.3", "2.1", "5.5"]


def test_the_anonymous_variant_shows_the_team_total_only(shipped: Assessment) -> None:
    """Page 20: 9, 2 and 1 with a threshold of 5."""
    hidden = scored(shipped, example_sheets(), headcount=EXAMPLE_TEAM)
    assert all(not p.roles and p.gap is None for p in hidden.practices.values())
    assert all(p.score is not None for p in hidden.practices.values())
    assert all(not e.roles and e.gap is None for e in hidden.elements)
    assert [(s.practice, set(s.groups)) for s in hidden.suppressed] == [(None, {F, L})]


def test_the_discussion_changes_no_score(shipped: Assessment, found: Score) -> None:
    """Agreed levels stand beside the answers and never over them."""
    before = scored(
        shipped, example_sheets(), mode=Mode.OPEN, headcount=EXAMPLE_TEAM, discussion=NO_DISCUSSION
    )
    for practice, score in found.practices.items():
        other = before.practices[practice]
        assert (score.score, score.mean, score.counts, score.level) == (
            other.score,
            other.mean,
            other.counts,
            other.level,
        )
    assert [e.score for e in found.elements] == [e.score for e in before.elements]

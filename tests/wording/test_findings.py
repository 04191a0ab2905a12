from dataclasses import replace
from datetime import date

import pytest

from sixelements.domain.assessment import Leg, Measure
from sixelements.domain.comparison import Change, Verdict
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.legs import index
from sixelements.domain.recommendation import Strength
from sixelements.domain.scores import ElementScore, LegScores, LegSource, Unseen
from sixelements.wording import findings, numbers
from tests.domain.builders import a_gap, practice_score

NAMES = {Leg.COURTESY: "Courtesy", Leg.ACCURACY: "Accuracy", Leg.SPEED: "Speed"}


def legs(*scores: float, source: LegSource = LegSource.ANSWERS) -> LegScores:
    by_leg = dict(zip(Leg, scores, strict=True))
    low = [leg for leg, s in by_leg.items() if s == min(scores)]
    return LegScores(
        scores=by_leg,
        index=0,
        weakest=low[0] if len(low) == 1 else None,
        all_three=None,
        source=source,
        support={},
    )


@pytest.mark.parametrize(
    ("scores", "says"),
    [
        ((82, 75, 53), "given the right answer, but often wait too long"),
        ((82, 53, 75), "but often get a wrong or incomplete answer"),
        ((53, 75, 82), "but are often not treated with respect"),
        ((80, 81, 68), "more often than they are served on time"),
        ((88, 90, 85), "nearly always"),
        ((20, 55, 64), "all fall short"),
        (
            (82, 75, 74),
            "in about 8 of 10 contacts, get the right answer in 8, and are served on time in 7",
        ),
        ((62, 64, 92), "in about 6 of 10 contacts, get the right answer in 6, and are served on time in 9"),
        ((82, 81, 80), "that in about 8 of 10 contacts customers are treated with respect, in as many they"),
    ],
)
def test_the_lead_says_what_staff_say(scores: tuple[float, ...], says: str) -> None:
    sentence = findings.service(legs(*scores))
    assert sentence.startswith("Staff say that")
    assert says in sentence


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (None, ""),
        (48.0, "All three in the same contact: about 5 of 10."),
        (63.9, "All three in the same contact: about 6 of 10."),
        (72.9, "All three in the same contact: about 7 of 10."),
        (
            90.0,
            (
                "All three in the same contact: about 9 of 10. Speed, asked alone in three questions, is "
                "there in about 6 of 10 contacts, fewer than all three together: ask what people had in mind."
            ),
        ),
    ],
)
def test_all_three_at_once_never_stands_beside_a_smaller_leg_without_a_word(
    together: float | None, said: str
) -> None:
    assert findings.all_three(replace(legs(83, 77, 63), all_three=together), NAMES) == said


@pytest.mark.parametrize(
    ("found", "together"),
    [(legs(68, 62, 31.7), 20.0), (legs(66, 67, 67, source=LegSource.PRACTICES), 85.0)],
)
def test_four_or_fewer_and_what_practices_support_are_doubted_by_nothing(
    found: LegScores, together: float
) -> None:
    """4 of 10 or fewer may be 3; a support of 66 is no share of contacts."""
    assert findings.more_than_a_leg(replace(found, all_three=together), NAMES) == ""


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((66, 67, 67), "Courtesy 66, Accuracy 67, and Speed 67 of 100, too rough to tell them apart."),
        ((66, 67, 50), "Speed 50 of 100. Speed is lowest by far, a rough sign."),
    ],
)
def test_support_tells_the_legs_apart_where_the_plan_does(scores: tuple[float, ...], said: str) -> None:
    assert findings.support(legs(*scores, source=LegSource.PRACTICES), NAMES).endswith(said)


def test_a_team_in_two_groups_is_not_said_to_say_one_thing() -> None:
    """Half said "all ten", and page 1 said: staff say that all three fall short in many contacts."""
    said = findings.service(replace(legs(60, 60, 60), divided=True))
    assert "in two very different ways" in said
    assert "fall short" not in said


@pytest.mark.parametrize(
    ("split", "said"),
    [
        (0, ""),
        (2, ""),
        (3, "On 3 of 6 practices the answers fall into two groups: level 1 or 2, and level 4 or 5."),
        (6, "On all 6 practices the answers fall into two groups: level 1 or 2, and level 4 or 5."),
    ],
)
def test_two_groups_are_said_from_half_of_the_practices_on(split: int, said: str) -> None:
    assert findings.in_two_groups(split, 6) == said


def test_the_widest_gap_between_roles_is_said_and_without_roles_only_that_views_differ() -> None:
    """Front line at 1, leads at 5, and the first sentence was: they stand about the same."""
    gaps = [("Train", a_gap(40)), ("Empower", a_gap(70)), ("Improve", a_gap(2))]
    said = findings.seen_differently(gaps, 6, by_role=True)
    assert said == (
        "Front line and leads are far apart on two of six elements, most of all on "
        '"Empower": 70 points of 100.'
    )
    one = findings.seen_differently(gaps[1:], 6, by_role=True)
    assert one == 'Front line and leads are 70 points of 100 apart on "Empower."'
    every = findings.seen_differently([*gaps[:2], gaps[0]], 3, by_role=True)
    assert "far apart on all three elements" in every
    alike = findings.seen_differently([("Train", a_gap(75)), ("Empower", a_gap(75))], 6, by_role=True)
    assert alike == "Front line and leads are far apart on two of six elements, by up to 75 points of 100."
    assert not findings.seen_differently(gaps[2:], 6, by_role=True)
    hidden = findings.seen_differently(gaps, 6, by_role=False)
    assert hidden == "Not everybody sees it the same way."


def test_practices_alone_say_nothing_of_customers() -> None:
    assert findings.service(legs(44, 41, 38, source=LegSource.PRACTICES)) == ""
    assert findings.service(None) == ""


@pytest.mark.parametrize(
    ("scores", "heading"),
    [
        ((64, 53, 25), "Speed is the short leg"),
        ((64, 30, 25), "Two short legs"),
        ((49, 44, 40), "No leg is clearly shorter"),
    ],
)
def test_the_stool_has_its_finding_as_a_heading(scores: tuple[float, ...], heading: str) -> None:
    assert findings.stool_heading(legs(*scores), NAMES) == heading


@pytest.mark.parametrize(
    ("baseline", "target", "unit", "by", "says"),
    [
        (19, 12, "days", "Apr 19", "from 19 to 12 days by Apr 19"),
        (62, 80, "% of requests", "Apr 19", "from 62% to 80% by Apr 19"),
        (
            None,
            70,
            "% of requests",
            "Jan 15",
            "target 70% of requests by Jan 15; measure today's number first",
        ),
        (None, 70, "% of requests", "", "target 70% of requests; measure today's number first"),
        (19, 12, "days", "", "19 to 12 days"),
        (19, None, "days", "", "19 days now, target to be set"),
        (None, None, "days", "", "baseline and target to be set"),
    ],
)
def test_a_measure_says_from_where_to_where_by_when(
    baseline: float | None, target: float | None, unit: str, by: str, says: str
) -> None:
    assert findings.goal(Measure(name="m", unit=unit, baseline=baseline, target=target), by) == says


@pytest.mark.parametrize(
    ("gap", "practice", "says"),
    [
        (14.9, False, "no flag"),
        (15, False, "worth a conversation"),
        (-15, False, "worth a conversation"),
        (19.9, False, "worth a conversation"),
        (20, False, "clear gap"),
        (-20, True, "worth a conversation"),
    ],
)
def test_gaps_read_the_same_in_both_directions(gap: float, practice: bool, says: str) -> None:
    assert findings.gap_meaning(a_gap(gap, limit=15), practice=practice) == says


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((2, 4, 0, 5, 0), "Of 11 people, 6 said level 1 or 2, 5 said level 4 or 5, and nobody said level 3."),
        ((2, 4, 1, 5, 0), "Of 12 people, 6 said level 1 or 2, 5 said level 4 or 5, and 1 said level 3."),
        ((9, 4, 2, 5, 0), "Of 20 people, 13 said level 1 or 2, 5 said level 4 or 5, and 2 said level 3."),
    ],
)
def test_a_split_is_told_by_counts(counts: tuple[int, ...], says: str) -> None:
    assert findings.two_experiences(counts) == says


def test_one_level_for_all_practices_is_said_so() -> None:
    sentence = findings.element(["A (5.0)"], ["A (5.0)"], [(5, 5)] * 6, None)
    assert sentence == "All 6 rated practices are at level 5."


def test_an_element_whose_range_reaches_farther_than_its_practices_says_so() -> None:
    """One level of all practices once stood beside "Level 3–4" without a word."""
    both = [(3, 3)] * 2
    halves = findings.element(["A"], ["B"], [(3, 3)] * 6, None, split=6)
    means, views = halves.split(". ", 1)
    assert means == "The means of all 6 rated practices read as level 3"
    assert views == "On each there are two experiences, so the mean is nobody's view."
    some = findings.element(["A"], ["B"], [(2, 2), (3, 3)], None, split=1)
    assert some.endswith("On 1 of 2 there are two experiences, so the mean is nobody's view.")
    assert "two" not in findings.element(["A"], ["B"], [(2, 2), (3, 3), (3, 3)], None, split=1)
    said = findings.element(["A (3.0)"], ["B (3.0)"], both, None, likely=(3, 4))
    assert said == "Both rated practices are at level 3. As a whole, the element is likely at level 3–4."
    assert "likely" not in findings.element(["A (3.0)"], ["B (3.0)"], both, None, likely=(3, 3))


def strong(level: float, rated: int = 11, asked: int = 11) -> Strength:
    return Strength(PracticeId("1.3"), 25 * (level - 1), level, rated, asked)


def test_of_a_strength_that_most_cannot_rate_it_is_said_how_many_can() -> None:
    """ "Gains held (5). Who could teach others?" rested on five of 14, and did not say so."""
    assert '"Gains held" (5, by 5 of 14)' in findings.strengths([("Gains held", strong(5.0, 5, 14))], 0)
    assert '"Gains held" (5)' in findings.strengths([("Gains held", strong(5.0, 7, 14))], 0)


def test_a_strength_is_named_with_the_level_that_makes_it_one() -> None:
    """A mean of 2.6 is level 3, and 40 of 100 points, which sounded like no strength at all."""
    said = findings.strengths([("Numbers", strong(2.6)), ("Coaching", strong(3.5))], 0)
    assert (
        said
        == 'Furthest along, at level 3 or more: "Numbers" (3) and "Coaching" (3–4). Who could teach others?'
    )


def test_of_practices_that_are_all_alike_no_three_are_named() -> None:
    said = findings.strengths([(name, strong(5.0)) for name in ("Numbers", "Coaching", "Known")], 37)
    assert said == "All 37 practices stand at level 5. Who could teach them?"


@pytest.mark.parametrize(
    ("scores", "says", "short"),
    [
        ((83, 76, 53), "Balance of the three: 69 of 100.", "69"),
        ((20, 20, 20), "Balance of the three: 40 of 100 or less.", "≤40"),
        ((90, 90, 25), "Balance of the three: 69 of 100 or less.", "≤69"),
    ],
)
def test_a_balance_of_contacts_that_are_only_known_to_be_few_is_an_upper_end(
    scores: tuple[float, ...], says: str, short: str
) -> None:
    """20 of 100 stood beside three legs of "4 or fewer"."""
    made = replace(legs(*scores), index=index(scores))
    assert (findings.balance(made), findings.balance_short(made)) == (says, short)


@pytest.mark.parametrize(
    ("today", "begun", "says"),
    [
        (date(2027, 1, 4), False, "The plan from June 2026 to November 2026 was to work on targets."),
        (date(2027, 1, 4), True, "From June 2026 to November 2026, the team worked on targets."),
        (date(2026, 9, 1), False, "Until November 2026, the plan is to work on targets."),
        (date(2026, 9, 1), True, "Until November 2026, the team works on targets."),
        (date(2026, 6, 10), False, "In the next six months the team works on targets."),
        (date(2026, 3, 1), False, "Starting June 1, 2026, the team will work on targets."),
    ],
)
def test_nothing_is_said_to_be_worked_on_that_nobody_began(today: date, says: str, *, begun: bool) -> None:
    start, end = date(2026, 6, 1), date(2026, 11, 28)
    assert findings.intent(["targets"], start=start, end=end, today=today, begun=begun) == says


def test_the_border_between_two_levels_is_said_to_end_before_it() -> None:
    """2.6 itself is level 3."""
    assert "From 2.4 to just below 2.6 (unrounded)" in findings.level_rule()
    assert findings.between_levels((2, 3)) == "from 2.4 to just below 2.6"


def test_a_withheld_gap_leaves_no_trace_in_the_sentence() -> None:
    assert "leads" not in findings.element(["A"], ["B"], [(2, 2), (3, 3)], None)
    assert "leads are 31 points apart" in findings.element(["A"], ["B"], [(2, 2), (3, 3)], a_gap(31.25))
    assert "leads" not in findings.element(["A"], ["B"], [(2, 2), (3, 3)], a_gap(24.9))


@pytest.mark.parametrize(("points", "says"), [(9, "+9"), (-9.4, "−9"), (0.3, "0"), (-0.3, "0")])
def test_differences_carry_their_sign(points: float, says: str) -> None:
    assert findings.signed(points) == says


def test_verdicts_have_words() -> None:
    says = [findings.verdict(Change(40, 45, 5, v)) for v in Verdict]
    assert says == ["real change", "leaning", "no clear change"]


def test_highest_and_lowest_are_named_only_where_they_are_apart() -> None:
    assert findings.highest_and_lowest([("A", 40)]) == ""
    assert findings.highest_and_lowest([]) == ""
    assert (
        findings.highest_and_lowest([("A", 47), ("B", 44)])
        == "The elements are close together, at 44 to 47 of 100."
    )
    assert findings.highest_and_lowest([("A", 60), ("B", 50)]) == '"A" stands highest, "B" lowest.'


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({}, ""),
        ({"A": 40}, ""),
        ({"A": 40, "B": 40}, "Staff rate all these elements at 40 of 100."),
        ({"A": 47, "B": 44}, "Staff rate these elements close together, at 44 to 47 of 100."),
        ({"A": 60, "B": 60, "C": 50}, 'Staff rate "A" and "B" highest and "C" lowest.'),
        ({"A": 60.4, "B": 59.6, "C": 50}, 'Staff rate "A" and "B" highest and "C" lowest.'),
        ({"A": 60, "B": 60, "C": 60, "D": 20}, 'Staff rate "A," "B," and "C" highest and "D" lowest.'),
    ],
)
def test_what_chance_may_have_put_first_is_not_called_highest(scores: dict[str, float], said: str) -> None:
    """A report once began with 47 and 44 as the highest and the lowest of six."""
    assert findings.staff_rate(list(scores.items())) == said


@pytest.mark.parametrize(
    ("baseline", "target", "unit", "figures", "rest"),
    [
        (19, 12, "days", "19 to 12", "days"),
        (40, 55, "% of cases", "40% to 55%", "of cases"),
        (None, 16, "", "16", ""),
        (None, 70, "%", "70%", ""),
    ],
)
def test_the_figures_of_a_measure_stand_apart_from_its_unit(
    baseline: float | None, target: float, unit: str, figures: str, rest: str
) -> None:
    measure = Measure(name="Share", unit=unit, baseline=baseline, target=target)
    assert findings.amounts(measure) == figures
    assert findings.unit_words(measure) == rest


def test_an_element_that_nobody_has_is_not_said_to_lack_answers() -> None:
    none = practice_score("4.1", None, rated=0)
    element = ElementScore(id=ElementId("4"), practices=(replace(none, not_applicable=9),), roles={})
    assert findings.no_score(element) == "Not applicable, all who answered say"
    few = replace(element, practices=(replace(none, not_applicable=1, dont_know=1),))
    assert findings.no_score(few) == "No practice has enough answers"


@pytest.mark.parametrize(
    ("near", "worded", "practices", "split", "said"),
    [
        (
            21,
            37,
            37,
            12,
            "People broadly agree on 21 of 37 practices. 12 practices split the team in two.",
        ),
        (35, 35, 37, 0, "People broadly agree on all 35 practices that five or more rated."),
        (
            5,
            8,
            37,
            3,
            (
                "People broadly agree on 5 of the 8 practices that five or more rated. "
                "Three practices split the team in two."
            ),
        ),
    ],
)
def test_agreement_is_told_of_what_enough_people_rated(
    near: int, worded: int, practices: int, split: int, said: str
) -> None:
    assert findings.agreement(near, worded, practices, split) == said


def test_how_many_splits_chance_makes_is_said() -> None:
    """A team that sees everything alike read "two very different ways" on five or six practices."""
    assert findings.split_by_chance([11] * 37) == (
        "Even where a team has one experience, up to about five of 37 can look like this by chance."
    )
    assert findings.split_by_chance([500] * 37) == ""


def test_people_whose_sheets_do_not_count_are_not_said_to_see_nothing() -> None:
    """Six of twelve rated too little: "6 of 6 people couldn't rate this", though the other six did."""
    found = Unseen(dont_know=6, asked=6)
    assert findings.unseen(found, 0) == "6 of 6 people couldn't rate this."
    assert findings.unseen(found, 6) == (
        '"Don\'t know" on 6 of 6 sheets that count; 6 more rate too little to count.'
    )
    assert "can't see the work" in findings.hard_to_see(0)
    assert "can't see the work" not in findings.hard_to_see(6)


def test_a_share_that_all_said_is_not_about() -> None:
    assert (numbers.contacts(100), numbers.contacts(96)) == ("10 of 10", "about 10 of 10")


def test_what_four_of_ten_or_fewer_have_is_most() -> None:
    """All at "0 to 4", and page 1 said: all fall short in many contacts. Four of ten or fewer is most."""
    assert findings.service(legs(20, 20, 20)).endswith("all fall short in most contacts.")
    assert findings.service(legs(60, 60, 60)).endswith("all fall short in many contacts.")


TWO_WAYS = "in two very different ways: some in nine or ten contacts of ten, others in four or fewer."


@pytest.mark.parametrize(
    ("seen", "scores", "said", "heading", "nobodys"),
    [
        (
            {Leg.SPEED},
            (90, 75, 60),
            (
                f"Staff see speed {TWO_WAYS} "
                "They say that customers are treated with respect in about 9 of 10 contacts "
                "and get the right answer in 8."
            ),
            "Accuracy is the short leg",
            "Speed: the mean of two groups, nobody's view.",
        ),
        (
            {Leg.COURTESY},
            (60, 95, 20),
            (
                f"Staff see respect {TWO_WAYS} "
                "They say that customers get the right answer in about 10 of 10 contacts "
                "and are served on time in 4 or fewer."
            ),
            "Speed is the short leg",
            "Courtesy: the mean of two groups, nobody's view.",
        ),
        (
            {Leg.ACCURACY},
            (90, 60, 90),
            (
                f"Staff see right answers {TWO_WAYS} "
                "They say that customers are treated with respect in about 9 of 10 contacts "
                "and are served on time in 9."
            ),
            "Accuracy seen in two ways",
            "Accuracy: the mean of two groups, nobody's view.",
        ),
        (
            {Leg.COURTESY, Leg.SPEED},
            (60, 20, 60),
            (
                f"Staff see respect and speed {TWO_WAYS} "
                "They say that customers get the right answer in 4 of 10 or fewer contacts."
            ),
            "Two legs seen in two ways",
            "Courtesy and Speed: means of two groups, nobody's view.",
        ),
        (
            {Leg.COURTESY, Leg.ACCURACY},
            (60, 60, 100),
            (
                f"Staff see respect and right answers {TWO_WAYS} "
                "They say that customers are served on time in 10 of 10 contacts."
            ),
            "Two legs seen in two ways",
            "Courtesy and Accuracy: means of two groups, nobody's view.",
        ),
        (
            set(Leg),
            (60, 60, 60),
            f"Staff see respect, right answers, and speed {TWO_WAYS}",
            "All seen in two ways",
            "Each leg: the mean of two groups, nobody's view.",
        ),
    ],
)
def test_only_what_is_seen_in_two_ways_is_said_to_be(
    seen: set[Leg], scores: tuple[float, ...], said: str, heading: str, nobodys: str
) -> None:
    """Two of three legs were told as three, and one hid what staff say of the others."""
    split = replace(legs(*scores), divided_legs=frozenset(seen), divided_below=4, all_three=90.0)
    assert findings.service(split) == said
    assert findings.stool_heading(split, NAMES) == heading
    assert findings.means_of_two_groups(split, NAMES) == nobodys
    assert "none, as the mean of a leg" in findings.balance(split)
    assert (findings.balance_figure(split), findings.balance_short(split)) == ("–", "–")
    assert all((leg in seen) == (findings.leg_remark(split, leg) == "seen in two ways") for leg in Leg)
    together = findings.all_three(replace(split, all_three_divided=True), NAMES)
    assert together == "All three in the same contact: seen in two very different ways."


def test_less_than_all_three_is_said_of_no_leg_that_is_seen_in_two_ways() -> None:
    split = replace(legs(90, 90, 60), divided_legs=frozenset({Leg.SPEED}), all_three=90.0)
    assert findings.more_than_a_leg(split, NAMES) == "", "its mean is nobody's view"
    assert findings.more_than_a_leg(replace(legs(90, 90, 60), all_three=90.0), NAMES)
    other = replace(split, scores={Leg.COURTESY: 70.0, Leg.ACCURACY: 90.0, Leg.SPEED: 60.0})
    assert findings.more_than_a_leg(other, NAMES).startswith("Courtesy, asked alone")


def test_the_lower_of_two_groups_is_told_as_low_as_it_is() -> None:
    """The lower group all said "0 to 4", and page 1 said: others in six or fewer."""
    split = replace(legs(60, 60, 60), divided=True)
    assert findings.service(split).endswith("others in six or fewer.")
    assert findings.service(replace(split, divided_below=4)).endswith("others in four or fewer.")

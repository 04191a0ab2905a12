"""Page 1 agrees with itself, whatever a team answered: random teams, and the extreme ones."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from sixelements.application.audiences import Audience
from sixelements.application.reports import Material
from sixelements.cli.plan_command import lines as plan_lines
from sixelements.domain import comparison
from sixelements.domain.actions import Horizon
from sixelements.domain.assessment import Role
from sixelements.domain.contacts import LOWEST_MEAN, at_most
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.levels import level_range_of, level_to_lift
from sixelements.domain.plan_findings import pause_of
from sixelements.domain.priorities import Priority, nearly_as_high
from sixelements.domain.rounds import Mode
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.domain.scores import PracticeScore
from sixelements.domain.teams import Headcount
from sixelements.reporting import facts
from sixelements.reporting.outline import Document
from sixelements.reporting.pdf import first_that_fits
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.summary import first_priorities, lead
from sixelements.reporting.versions import lengths
from sixelements.wording import numbers
from sixelements.wording.actions import noun
from sixelements.wording.left_out import reason
from tests.reporting.example import MADE_ON, Case, Sheet, a_plan, assessment
from tests.reporting.readback import pdf_of
from tests.sampling import THOROUGH

TEAMS = 200 if THOROUGH else 16
ITEMS = (*assessment().practices, *(line.id for line in assessment().three_thirds.lines))
ROLES = (Role.FRONTLINE, Role.FRONTLINE, Role.SUPERVISOR, Role.FRONTLINE, Role.MANAGER)


def team(seed: int) -> Case:
    """A team of five to thirty whose answers lean anywhere, agree or not, know or don't."""
    chance = random.Random(seed)  # noqa: S311  # a team to test with, no secret
    middle, wide, unsure = chance.uniform(1, 5), chance.choice([0.0, 0.6, 1.6]), chance.choice([0, 0.1, 0.5])

    def cell() -> str:
        if chance.random() < unsure:
            return "dk"
        return str(max(1, min(5, round(chance.gauss(middle, wide)))))

    people = chance.randint(5, 30)
    made = tuple((ROLES[n % len(ROLES)], {item: cell() for item in ITEMS}) for n in range(people))
    team = chance.choice([None, people + 4, people, people - 2])
    headcount = Headcount(frontline=team - 3, supervisor=2, manager=1) if team and team > 3 else None
    return Case(made=made, mode=chance.choice(list(Mode)), headcount=headcount, settled=settled(chance))


def settled(chance: random.Random) -> Discussion:
    """No discussion, or some levels agreed on, some without evidence, and aims that fit them or don't."""
    if chance.random() < 0.5:
        return NO_DISCUSSION
    practices = chance.sample(list(assessment().practices), 12)
    evidence = ("", "the log")
    return Discussion(
        settled={
            p: Settled(
                outcome=Outcome.AGREED, level=chance.randint(2, 10) / 2, evidence=chance.choice(evidence)
            )
            for p in practices[:9]
        },
        aims={p: chance.randint(1, 5) for p in practices[3:]},
        votes={p: chance.randint(0, 6) for p in practices} if chance.random() < 0.5 else {},
    )


def everyone_at(level: str) -> Case:
    made: tuple[Sheet, ...] = tuple((role, dict.fromkeys(ITEMS, level)) for role in ROLES * 2)
    return Case(made=made, headcount=None, settled=NO_DISCUSSION)


def page(document: Document) -> str:
    return outline_text(replace(document, sections=document.sections[:1]))


def check(material: Material) -> None:
    """What holds of every first page."""
    text, named = page(roadmap(material)), material.assessment.practices
    opening = lead(material)
    shown = [p.practice for p in first_priorities(material)]
    assert len(shown) == min(3, len(material.recommendation.priorities))
    lifted = {a.practice for a in facts.open_actions(material)}
    if "works on" in opening or "talks over" in opening:
        spoken = [p for p in shown if p in lifted]
        check_six_months(material, opening)
        assert not spoken or all(noun(named[p]) in opening for p in spoken)
    called = {str(n) for n in facts.action_numbers(material).values()}
    told = re.findall(r"\(actions? ([^)]*)\)", text)
    assert {n for words in told for n in re.findall(r"\d+", words)} <= called
    check_why_none(material, text)
    assert "in the next plan" not in text
    assert "Done:" not in text
    assert "±0" not in text
    assert all(level_range_of(s.level)[0] >= 3 for s in material.recommendation.strengths)
    assert all(level_to_lift(p.level) < p.aim for p in material.recommendation.priorities)
    assert "orksheet" not in text
    check_numbers(material, text)
    check_begins(material, text)
    check_said(material, outline_text(roadmap(material)))
    check_goals(material)


def check_six_months(material: Material, opening: str) -> None:
    """No priority that begins after the plan's six months is named as work of these, nor left out."""
    if material.plan is None:
        return
    first, *others = (
        s for s in re.split(r"(?<=\.) ", opening) if re.search("works? on|talks? over|^Later", s)
    )
    end = facts.horizon_end(material, Horizon.DAYS_180)
    for item in first_priorities(material):
        starts = [a.start for a in facts.open_actions(material) if a.practice == item.practice and a.start]
        if starts and min(starts) > end:
            called = noun(material.assessment.practices[item.practice])
            assert called not in first
            assert any(called in s.lower() for s in others)


def check_why_none(material: Material, text: str) -> None:
    """A priority without an action says why, with practices that are in the plan, as the plan's notes do."""
    named, lifted = material.assessment.practices, {a.practice for a in facts.open_actions(material)}
    for item in (p.practice for p in first_priorities(material)):
        (row,) = [x for x in text.splitlines() if re.match(rf"[123] \| {re.escape(named[item].name)} /", x)]
        why = (
            "waits for",
            "waits until",
            "No action on it",
            "its place went",
            "a fourth talk",
            "nine others",
        )
        assert (item in lifted) != any(words in row for words in why)
        if item not in lifted and material.plan is None:
            left = material.recommendation.left_out[item]
            assert set(left.others) <= lifted
            assert any(reason(left, material.assessment) in note for note in material.notes)


def check_begins(material: Material, text: str) -> None:
    """Weeks without work are said, and so is when a priority begins that none of the steps shown serves."""
    weeks = pause_of(facts.open_actions(material), start=facts.plan_start(material), today=material.made_on)
    assert bool(weeks and weeks.due >= material.made_on) == ("Nothing runs from " in text)
    for item in first_priorities(material):
        actions = [a for a in facts.open_actions(material) if a.practice == item.practice]
        if not actions or material.plan is not None:
            continue
        (row,) = (x for x in text.splitlines() if re.match(rf"[123] \| {name_of(material, item)} /", x))
        days = (actions[0].start or MADE_ON) - facts.plan_start(material)
        assert (days.days > 30) == bool(re.search(r"/ from [A-Z][a-z]{2} \d", row))
        assert not item.because.foundation_for or "on it." in row
    near = nearly_as_high(material.recommendation.priorities, len(first_priorities(material)))
    assert bool(near) == (": your call." in text)


def name_of(material: Material, item: Priority) -> str:
    return re.escape(material.assessment.practices[item.practice].name)


def check_numbers(material: Material, text: str) -> None:
    """No two numbers of the page that can't both be true, and doubled sheets are said."""
    legs, people = material.score.legs, material.round.headcount
    if "All three in the same contact" in text and legs and legs.all_three is not None:
        least = min((at_most(s) for leg, s in legs.scores.items() if leg not in legs.two_ways), default=100)
        more = legs.all_three >= LOWEST_MEAN and round(legs.all_three - least, 6) >= 10
        more = more and not legs.all_three_divided
        assert more == ("ask what people had in mind" in text)
        assert "can't be true" not in text
    sheets = material.score.responses + material.score.dropped
    assert bool(people and sheets > people.total) == ("may have answered twice" in text)


def check_said(material: Material, text: str) -> None:
    """One number for an action everywhere, no beginning as a goal, nothing withheld that is not held back."""
    called = facts.action_numbers(material)
    printed = [line for line in plan_lines(material) if re.match(r"\d+\. ", line)]
    titles = {called[a.id]: a.title[:40] for a in facts.open_actions(material)}
    assert [int(line.split(".")[0]) for line in printed] == sorted(titles)
    assert all(titles[n] in line for n, line in enumerate(printed, start=1))
    low = any(material.discussion.aim(p) < 3 for p in material.assessment.practices)
    assert low or not re.search(r"(?:from level \d to|toward|Prepares) level [12],", text)
    assert material.round.anonymous or "ithheld" not in text
    assert "measure first" not in text
    assert not re.search(r"Worksheet W\d", text), "the window knows its sheets by their names"
    answered = [e.responses for e in material.score.elements if e.responses]
    told = re.findall(r"A change under (\d+) points", text)
    assert len(told) == bool(answered)
    assert all(int(n) >= comparison.threshold(comparison.ELEMENT, min(answered)) for n in told)
    for practice in material.score.practices.values():
        if practice.split and practice.counts and not material.discussion.settled.get(practice.id):
            check_split(material, practice, practice.counts, text)


def check_split(material: Material, practice: PracticeScore, counts: Sequence[int], text: str) -> None:
    """Of two experiences both are told, and no sentence that nobody chose is called true now."""
    known = material.assessment.practices[practice.id]
    (row,) = (x for x in text.splitlines() if x.startswith(f"{known.id} {known.name}") and "n = " in x)
    assert "First talk about why it differs." in row
    assert all(known.anchor(level) not in row for level in range(1, 6) if not counts[level - 1])


def check_goals(material: Material) -> None:
    """Nobody is told to work toward a beginning, or beyond the aim."""
    (handout,) = (outline_text(d) for d in lengths(material, Audience.HANDOUT)[:1])
    for practice in material.assessment.practices.values():
        aim = material.discussion.aim(practice.id)
        goals = handout.split("### Where we want to be")[-1].split("###")[0]
        assert aim < 3 or f"- {practice.anchor(2)}\n" not in goals
        assert all(f"- {practice.anchor(level)}\n" not in goals for level in range(aim + 1, 6))


@pytest.mark.parametrize("seed", range(TEAMS))
def test_a_random_teams_page_1_agrees_with_itself(seed: int) -> None:
    case = team(seed)
    check(case.material())
    check(case.material(plan=a_plan(case, actions=seed % 10)))


def test_the_first_priorities_have_actions_and_the_plan_says_why() -> None:
    """Three priorities stood on page 1, and the plan worked on nine other practices."""
    material = team(127).material()
    first = [p.practice for p in first_priorities(material)]
    assert set(first) <= {a.practice for a in facts.open_actions(material)}
    (why,) = (note for note in material.notes if "highest priorities, though nine" in note)
    place = {r.action.practice: r.place for r in material.recommendation.ranking}
    named = [noun(material.assessment.practices[p]) for p in first if place[p] > IN_A_PLAN]
    assert why.startswith(f"The plan keeps {numbers.listing(named)}, ")


def test_a_priority_that_waits_for_two_others_says_so() -> None:
    assert "No action yet: waits for" in page(roadmap(team(11).material()))


def test_where_a_plan_works_on_none_of_the_priorities_they_are_called_so() -> None:
    case = team(127)
    first = {p.practice for p in first_priorities(case.material())}
    plans = [a_plan(case, actions=n) for n in range(1, 30)]
    plan = next(plan for plan in plans if not first & {a.practice for a in plan.actions})
    assert "Highest priorities, not in this plan yet" in page(roadmap(case.material(plan=plan)))


def test_a_team_at_its_aim_is_not_told_that_too_few_answered_where_a_practice_is_not_theirs() -> None:
    """Three practices were not applicable and all others at 4: "too few people rated the practices"."""
    theirs = {item: "na" if item in ("1.2", "5.3", "6.6") else "4" for item in ITEMS}
    case = Case(made=((Role.FRONTLINE, theirs),) * 8, headcount=None, settled=NO_DISCUSSION)
    text = page(roadmap(case.material()))
    words = "Every practice that enough people rated is at its aim or above. Too few rated 3 others."
    assert text.count(words) == 2
    assert "No action can be recommended" not in text


@pytest.mark.parametrize("level", ["1", "2", "3", "4", "5"])
def test_a_team_of_one_mind_has_a_page_1_that_agrees_with_itself(level: str) -> None:
    check(everyone_at(level).material())


def test_a_fall_since_the_round_before_is_said_on_every_first_page() -> None:
    """All six elements fell, and page 1, one page, and handout had only an open mark."""
    material = everyone_at("2").material(earlier=everyone_at("4"))
    said = "Since round 1, all six elements went down, by more than chance usually explains."
    for audience in (Audience.FULL, Audience.ONE_PAGE, Audience.HANDOUT):
        assert said in page(lengths(material, audience)[0])


def test_a_gap_between_roles_opens_page_1_and_pages_that_travel_name_no_side() -> None:
    made = tuple((role, dict.fromkeys(ITEMS, "1" if role is Role.FRONTLINE else "5")) for role in ROLES * 3)
    material = Case(made=made, headcount=None, settled=NO_DISCUSSION).material()
    apart = "Front line and leads are far apart on all six elements"
    assert apart in lead(material)
    profile = outline_text(roadmap(material)).split("==== Profile")[1]
    assert apart in profile, "and the profile does not say that all is alike"
    for audience in (Audience.ONE_PAGE, Audience.HANDOUT):
        text = outline_text(lengths(material, audience)[0]).lower()
        assert "leads" not in text
    assert "Not everybody sees it the same way" in lead(material, by_role=False)


def test_answers_in_two_groups_are_said_to_be_so() -> None:
    made = tuple((ROLES[n % 2], dict.fromkeys(ITEMS, "1" if n % 2 else "5")) for n in range(12))
    opening = lead(Case(made=made, headcount=None, settled=NO_DISCUSSION).material())
    assert opening.startswith("Staff see respect, right answers, and speed in two very different ways")
    assert "On all 37 practices the answers fall into two groups" in opening
    assert "fall short" not in opening


def test_a_team_at_1_or_2_everywhere_is_not_praised() -> None:
    for level in ("1", "2"):
        case = everyone_at(level)
        text = outline_text(roadmap(case.material()))
        assert "Nothing stands out as a strength yet." in text
        assert "Who could teach others?" not in text


@pytest.mark.parametrize("seed", [*range(TEAMS // 8), 4, 14, 28, 29, 51, 52, 53])
def test_page_1_is_one_page(seed: int) -> None:
    """It left a heading and two rows to a second page in 22 of 180 teams. A tenth of a second each."""
    case = team(seed)
    aim = "By April 19, half of all permits are issued within 12 working days, with the same courtesy."
    for material in (
        case.material(earlier=team(seed + 1) if seed % 2 else None),
        case.material(plan=a_plan(case, actions=seed % 10)),
        case.material(plan=a_plan(case, aim=aim), earlier=team(seed + 1)),
    ):
        found = lengths(material)
        document = first_that_fits(found, made_on=MADE_ON)
        assert pdf_of(replace(document, sections=document.sections[:1])).pages == 1
        assert document.sections[1:] == found[0].sections[1:]


def test_a_split_practice_is_none_that_people_agree_on() -> None:
    """2, 2, 3, 4, 4 is "fair" and splits the team: it was counted on both sides of one sentence."""
    levels = ("2", "2", "3", "4", "4")
    made = tuple((Role.FRONTLINE, dict.fromkeys(ITEMS, level)) for level in levels)
    material = Case(made=made, headcount=None, settled=NO_DISCUSSION).material()
    text = outline_text(roadmap(material))
    assert "People broadly agree on none of the 37 practices. 37 practices split the team in two." in text
    assert "Even where a team has one experience, up to" in text


def test_a_round_without_a_scored_element_says_so_first() -> None:
    """The lead opened with the plan where six of 14 sheets counted and no element had a score."""
    some = {item: "2" if n < 20 else "K" for n, item in enumerate(ITEMS)}
    made = ((Role.FRONTLINE, some),) * 2
    material = Case(made=made, headcount=None, settled=NO_DISCUSSION).material()
    assert all(e.score is None for e in material.score.elements)
    assert lead(material).startswith(
        "Too few people could rate enough practices to say where the team stands."
    )


@pytest.mark.parametrize(("evidence", "told"), [("", True), ("the log", False)])
def test_the_first_page_says_it_where_most_levels_have_no_evidence(evidence: str, *, told: bool) -> None:
    """37 of 37 levels had none, and page 1 and the page for sponsors said nothing of it."""
    agreed = Settled(outcome=Outcome.AGREED, level=4, evidence=evidence)
    material = replace(
        everyone_at("4"), settled=Discussion(settled=dict.fromkeys(assessment().practices, agreed))
    )
    said = "Without evidence, and so self-reported: 37 agreed levels of 4 or more."
    assert (said in page(roadmap(material.material()))) is told


def test_an_aim_is_called_one() -> None:
    """It read as a fact: by October 2026, half of all permits are issued within 12 working days."""
    plan = replace(a_plan(Case()), aim="By May, half of all permits are issued in 12 days.")
    assert "The aim: By May, half of all permits are issued in 12 days." in lead(Case().material(plan=plan))


def test_a_plan_of_talks_alone_says_on_the_first_page_that_they_lift_nothing() -> None:
    case = Case(made=split_team(), headcount=None, settled=NO_DISCUSSION)
    assert "Talks lift no level by themselves, so plan again" in page(roadmap(case.material()))


def split_team() -> tuple[Sheet, ...]:
    """Half of twelve at level 1 and half at level 5, everywhere."""
    return tuple((ROLES[0], dict.fromkeys(ITEMS, "1" if n % 2 else "5")) for n in range(12))


@pytest.mark.parametrize("moved", [(2,), (1, 2), (0, 1, 2)])
def test_what_begins_after_the_six_months_is_not_named_as_their_work(moved: tuple[int, ...]) -> None:
    """ "In the next six months the team works on ... streamlining": its action began in month eight."""
    case = team(127)
    plan = a_plan(case)
    first = [p.practice for p in first_priorities(case.material(plan=plan))]
    late = {first[n] for n in moved}
    days = timedelta(days=240)
    actions = tuple(
        replace(a, start=a.start + days, due=a.due + days, horizon=Horizon.LATER)
        if a.practice in late and a.start and a.due
        else a
        for a in plan.actions
    )
    material = case.material(plan=replace(plan, actions=actions))
    check_six_months(material, lead(material))
    assert "Later, from " in lead(material)
    assert "None of this begins before" not in lead(material)

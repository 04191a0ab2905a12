"""Page 1 agrees with itself, whatever a team answered: random teams, and the extreme ones."""

import os
import random
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sixelements.application.audiences import Audience
from sixelements.application.reports import Material
from sixelements.cli.plan_command import lines as plan_lines
from sixelements.domain import comparison
from sixelements.domain.assessment import Role
from sixelements.domain.contacts import LOWEST_MEAN
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.levels import level_range_of, level_to_lift
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import PracticeScore
from sixelements.domain.teams import Headcount
from sixelements.reporting import facts
from sixelements.reporting.outline import Document
from sixelements.reporting.pdf import first_that_fits
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.summary import first_priorities, lead
from sixelements.reporting.versions import drafts
from sixelements.wording import numbers
from sixelements.wording.actions import noun
from sixelements.wording.left_out import reason
from tests.reporting.example import MADE_ON, Case, Sheet, a_plan, assessment
from tests.reporting.readback import pdf_of

TEAMS = 200 if os.environ.get("SIXELEMENTS_THOROUGH") else 16
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
    if "works on" in opening or "puts" in opening:
        spoken = [p for p in shown if p in lifted]
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
    check_said(material, outline_text(roadmap(material)))
    check_goals(material)


def check_why_none(material: Material, text: str) -> None:
    """A priority without an action says why, with practices that are in the plan, as the plan's notes do."""
    named, lifted = material.assessment.practices, {a.practice for a in facts.open_actions(material)}
    for item in (p.practice for p in first_priorities(material)):
        (row,) = [x for x in text.splitlines() if re.match(rf"[123] \| {re.escape(named[item].name)} /", x)]
        why = (
            "waits for",
            "waits until",
            "no action on it",
            "its place went",
            "one more talk",
            "nine others",
        )
        assert (item in lifted) != any(words in row for words in why)
        if item not in lifted and material.plan is None:
            left = material.recommendation.left_out[item]
            assert set(left.others) <= lifted
            assert any(reason(left, material.assessment) in note for note in material.notes)


def check_numbers(material: Material, text: str) -> None:
    """No two numbers of the page that can't both be true, and doubled sheets are said."""
    legs, people = material.score.legs, material.round.headcount
    if "All three in the same contact" in text and legs and legs.all_three is not None:
        least = min(numbers.whole_contacts(share) for share in legs.scores.values())
        more = legs.all_three >= LOWEST_MEAN and numbers.whole_contacts(legs.all_three) > least
        assert more == ("Look at the two together" in text)
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
    assert not re.search(r"Worksheet W\d", text), "no such sheet is shipped"
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
    (handout,) = (outline_text(d) for d in drafts(material, Audience.HANDOUT)[:1])
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


def test_priorities_of_which_none_has_an_action_say_why_each() -> None:
    """Three priorities stood on page 1, and nine actions elsewhere, with one false reason for all."""
    material = team(127).material()
    assert "nine others help at least as much" in page(roadmap(material))
    check(material)


@pytest.mark.parametrize("level", ["1", "2", "3", "4", "5"])
def test_a_team_of_one_mind_has_a_page_1_that_agrees_with_itself(level: str) -> None:
    check(everyone_at(level).material())


def test_a_fall_since_the_round_before_is_said_on_every_first_page() -> None:
    """All six elements fell, and page 1, one page, and handout had only an open mark."""
    material = everyone_at("2").material(earlier=everyone_at("4"))
    said = "Since round 1, all six elements went down, by more than chance can explain."
    for audience in (Audience.FULL, Audience.ONE_PAGE, Audience.HANDOUT):
        assert said in page(drafts(material, audience)[0])


def test_a_gap_between_roles_opens_page_1_and_pages_that_travel_name_no_side() -> None:
    made = tuple((role, dict.fromkeys(ITEMS, "1" if role is Role.FRONTLINE else "5")) for role in ROLES * 3)
    material = Case(made=made, headcount=None, settled=NO_DISCUSSION).material()
    assert "Front line and leads are far apart on all six elements" in lead(material)
    for audience in (Audience.ONE_PAGE, Audience.HANDOUT):
        text = outline_text(drafts(material, audience)[0]).lower()
        assert "leads" not in text
    assert "Not everybody sees it the same way" in lead(material, by_role=False)


def test_a_team_in_two_camps_is_said_to_be_in_two_camps() -> None:
    made = tuple((ROLES[n % 2], dict.fromkeys(ITEMS, "1" if n % 2 else "5")) for n in range(12))
    opening = lead(Case(made=made, headcount=None, settled=NO_DISCUSSION).material())
    assert opening.startswith("Staff see respect, right answers, and time in two very different ways")
    assert "On all 37 practices the team is in two camps" in opening
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
        found = drafts(material)
        document = first_that_fits(found, made_on=MADE_ON)
        assert pdf_of(replace(document, sections=document.sections[:1])).pages == 1
        assert document.sections[1:] == found[0].sections[1:]

"""The worked example still tells its story: what its README says is what the app works out."""

import csv
import json
import os
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap, paths
from sixelements.application.audiences import Audience
from sixelements.application.reports import Material, gather
from sixelements.application.scores import earlier_round, score_round
from sixelements.application.teams import find_team
from sixelements.cli.main import run
from sixelements.domain import comparison, legs
from sixelements.domain.actions import Action, Kind, Plan, Status
from sixelements.domain.agreement import Agreement
from sixelements.domain.assessment import Assessment, Leg, Worksheet
from sixelements.domain.comparison import Change, Verdict
from sixelements.domain.customer_groups import SOUGHT
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.priorities import short_leg
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.schedule import days_after
from sixelements.domain.scores import LegScores, LegSource, PracticeScore, Score
from sixelements.domain.waste_walk import DAY
from sixelements.reporting.pdf import first_that_fits
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.versions import lengths
from sixelements.wording import findings, numbers
from sixelements.wording.worksheets import figure
from tests.reporting.readback import pdf_of

FOLDER = paths.assessments() / "worked-example"
GOLDEN = Path(__file__).parent / "golden"
DESIGN = Path(__file__).parents[1] / "files"

REAL = {"3.1", "3.2", "6.1", "6.2"}
UP_A_LITTLE = {"1.3", "3.4", "6.7"}
DOWN_A_LITTLE = {"5.2"}
"""No clear change: of a practice it is never said that it leans."""
ELEMENTS = {"3": Verdict.REAL, "6": Verdict.LEANING}
FRONT_LINE = {
    "Luis Romero",
    "Sam Tran",
    "Priya Nair",
    "Hannah Boyd",
    "Rosa Lindqvist",
    "Keisha Brown",
    "Walt Jensen",
    "Joy Adeyemi",
    "Ben Castillo",
}
LEADS = {"Maria Delgado", "Tom Okafor", "Denise Whitfield"}


@dataclass(frozen=True, kw_only=True)
class Half:
    """One round of the example with all that followed from it."""

    round: Round
    score: Score
    discussion: Discussion
    plan: Plan

    def practice(self, name: str) -> PracticeScore:
        return self.score.practices[PracticeId(name)]

    def action(self, name: str) -> Action:
        found = [a for a in self.plan.actions if a.id == name]
        assert found, f"the plan of round {self.round.number} has no action {name} any more"
        return found[0]

    @property
    def legs(self) -> LegScores:
        assert self.score.legs is not None
        return self.score.legs

    @property
    def worksheet(self) -> Mapping[Leg, float]:
        found = legs.from_worksheet(self.discussion.services)
        assert found is not None
        return found


@dataclass(frozen=True, kw_only=True)
class Story:
    """The whole example, built."""

    organization: str
    team: str
    assessment: Assessment
    autumn: Half
    spring: Half
    comparable: bool
    reports: tuple[Material, ...]
    """What the report of each round is made from, in the middle of its plan."""

    def moved(self, name: str) -> Change:
        before, after = self.autumn.practice(name), self.spring.practice(name)
        assert before.score is not None, f"{name} has no score in round 1"
        assert after.score is not None, f"{name} has no score in round 2"
        n = min(before.rated, after.rated)
        return comparison.change(before.score, after.score, spread=comparison.PRACTICE, n=n)

    def element_moved(self, name: str) -> Change:
        before = self.autumn.score.element(ElementId(name))
        after = self.spring.score.element(ElementId(name))
        assert before.score is not None, f"element {name} has no score in round 1"
        assert after.score is not None, f"element {name} has no score in round 2"
        n = min(before.responses, after.responses)
        return comparison.change(before.score, after.score, spread=comparison.ELEMENT, n=n)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The example as ``demo`` builds it, with the shipped assessment and in English."""
    folder = tmp_path_factory.mktemp("worked-example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "user_assessments", lambda: folder / "none")
        patch.setenv("SIXELEMENTS_LANGUAGE", "en")
        book = bootstrap.build_example(folder / "example.sixe")
        try:
            team = find_team(book, None)
            rounds = book.rounds.of(team.id)
            halves = []
            for round_ in rounds:
                plan = book.plans.of(round_.id)
                assert plan is not None, f"round {round_.number} has no plan"
                halves.append(
                    Half(
                        round=round_,
                        score=score_round(book, round_),
                        discussion=book.discussions.of(round_.id),
                        plan=plan,
                    )
                )
            assert len(halves) == 2, "the story has two rounds"
            yield Story(
                organization=book.info.organization,
                team=team.name,
                assessment=book.assessments.get(rounds[1].assessment),
                autumn=halves[0],
                spring=halves[1],
                comparable=earlier_round(book, rounds[1]) == rounds[0],
                reports=tuple(
                    gather(book, team, half.round, made_on=days_after(half.plan.start, 40)) for half in halves
                ),
            )
        finally:
            book.close()


@pytest.fixture(scope="module")
def readme() -> str:
    """The README in one line, so that a sentence may break anywhere."""
    return " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())


def test_page_1_of_both_roadmaps_is_one_page(story: Story) -> None:
    for material in story.reports:
        document = first_that_fits(lengths(material), made_on=material.made_on)
        assert pdf_of(replace(document, sections=document.sections[:1])).pages == 1


# Every sentence it prints

PRINTED: dict[str, Callable[[Material], str]] = {
    "roadmap": lambda material: outline_text(roadmap(material)),
    "handout": lambda material: outline_text(lengths(material, Audience.HANDOUT)[0]),
    "one-page": lambda material: outline_text(lengths(material, Audience.ONE_PAGE)[0]),
    "changes": lambda material: outline_text(lengths(material, Audience.CHANGES)[0]),
    "table": lambda material: bootstrap.REPORTS[".csv"](material).data.decode("utf-8-sig"),
}
OF_BOTH_ROUNDS = [(number, what) for number in (1, 2) for what in PRINTED if (number, what) != (1, "changes")]


@pytest.mark.parametrize(("number", "what"), OF_BOTH_ROUNDS)
def test_what_the_example_prints_reads_as_it_was_approved(story: Story, number: int, what: str) -> None:
    """Run with UPDATE_GOLDEN=1 after changing words, then read the difference aloud."""
    same_as_approved(f"{what}-{number}.txt", PRINTED[what](story.reports[number - 1]))


@pytest.mark.parametrize("command", ["score", "plan"])
@pytest.mark.parametrize("number", [1, 2])
def test_what_the_commands_say_of_it_reads_as_it_was_approved(
    built_example: Path, capsys: pytest.CaptureFixture[str], number: int, command: str
) -> None:
    assert run([command, str(built_example), "--round", str(number)]) == 0
    same_as_approved(f"{command}-{number}.txt", capsys.readouterr().out)


def same_as_approved(name: str, found: str) -> None:
    file = GOLDEN / name
    found = found.replace("\r\n", "\n")
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


# Who they are


def test_it_is_marked_as_invented(readme: str) -> None:
    data = tomllib.loads((FOLDER / "example.toml").read_text(encoding="utf-8"))
    assert data["invented"].startswith("Everything here is invented")
    assert readme.startswith("# The worked example: a county permit counter **Everything here is invented**")


def test_two_open_rounds_of_one_team_half_a_year_apart(story: Story) -> None:
    assert (story.organization, story.team) == ("Alder County Development Services", "Permit Counter")
    for half in (story.autumn, story.spring):
        people = half.round.headcount
        assert people is not None
        assert (people.frontline, people.supervisor, people.manager) == (9, 2, 1)
        assert half.round.mode is Mode.OPEN
        assert (half.score.responses, half.score.dropped) == (11, 0)
    autumn, spring = story.autumn.round, story.spring.round
    assert (autumn.opened_on, autumn.closed_on) == (date(2025, 10, 6), date(2025, 10, 15))
    assert (spring.opened_on, spring.closed_on) == (date(2026, 4, 13), date(2026, 4, 20))
    assert story.comparable, "round 2 must be asked with the same assessment as round 1"


def test_round_1_is_the_designs(story: Story) -> None:
    answers = "example-answers.csv"
    assert (FOLDER / "round-1-answers.csv").read_bytes() == (DESIGN / answers).read_bytes()
    design = json.loads((DESIGN / "example-discussion.json").read_text(encoding="utf-8"))
    ours = json.loads((FOLDER / "round-1-discussion.json").read_text(encoding="utf-8"))
    assert {key: ours[key] for key in design} == design


def test_round_2_is_not_copied_from_round_1() -> None:
    first, second = rows(1), rows(2)
    practices = [name for name in first[0] if name != "role"]
    alike = max(sum(one[p] == two[p] for p in practices) for one in first for two in second)
    assert alike <= 0.8 * len(practices), f"two sheets share {alike} of {len(practices)} answers"


def rows(number: int) -> list[dict[str, str]]:
    with (FOLDER / f"round-{number}-answers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# What changed, and what did not


@pytest.mark.parametrize("practice", sorted(REAL | UP_A_LITTLE | DOWN_A_LITTLE))
def test_the_practices_of_the_story_moved_as_told(story: Story, practice: str) -> None:
    wanted = Verdict.REAL if practice in REAL else Verdict.NONE
    moved = story.moved(practice)
    assert moved.verdict is wanted, f"{practice} moved {moved.points:+.1f} of {moved.threshold:.1f} points"
    assert (moved.points < 0) == (practice in DOWN_A_LITTLE), f"{practice} moved {moved.points:+.1f} points"


def test_no_other_practice_moved(story: Story) -> None:
    others = set(story.assessment.practices) - REAL
    loud = {p: story.moved(p) for p in others if story.moved(p).verdict is not Verdict.NONE}
    assert not loud, f"these should show no clear change: {loud}"


@pytest.mark.parametrize("element", list("123456"))
def test_the_elements_moved_as_told(story: Story, element: str) -> None:
    wanted = ELEMENTS.get(element, Verdict.NONE)
    moved = story.element_moved(element)
    assert moved.verdict is wanted, f"element {element}: {moved.points:+.1f} of {moved.threshold:.1f} points"
    assert wanted is Verdict.NONE or moved.points > 0


def test_the_whole_shows_no_clear_change(story: Story) -> None:
    before, after = story.autumn.score.overall, story.spring.score.overall
    assert before is not None
    assert after is not None
    moved = comparison.change(before.score, after.score, spread=25.0, n=11)
    assert moved.verdict is Verdict.NONE, f"overall {moved.points:+.1f} of {moved.threshold:.1f} points"


def test_the_gap_on_clear_limits_closed_from_both_sides(story: Story) -> None:
    before, after = story.autumn.practice("3.1"), story.spring.practice("3.1")
    assert before.gap
    assert before.gap.points == pytest.approx(50)
    assert before.gap.flagged
    assert after.gap
    assert after.gap.size < 15, f"the gap on 3.1 is still {after.gap.size:.0f} points"
    assert after.roles[Group.FRONTLINE].mean > before.roles[Group.FRONTLINE].mean
    assert after.roles[Group.LEADS].mean < before.roles[Group.LEADS].mean


def test_information_at_hand_became_one_experience(story: Story) -> None:
    practice = PracticeId("3.4")
    assert story.autumn.practice("3.4").split
    assert story.autumn.discussion.not_agreed(practice)
    assert not story.spring.practice("3.4").split, "3.4 still holds two experiences"
    assert story.spring.discussion.agreed(practice) == 3


def test_speed_is_still_the_short_leg_and_longer(story: Story) -> None:
    before, after = story.autumn.legs, story.spring.legs
    assert (before.weakest, after.weakest) == (Leg.SPEED, Leg.SPEED)
    assert (before.source, after.source) == (LegSource.WORKSHEET, LegSource.ANSWERS)
    assert short_leg(after) is Leg.SPEED, "speed must be short enough to weigh in the plan"
    assert before.scores[Leg.SPEED] < after.scores[Leg.SPEED]
    assert story.autumn.worksheet[Leg.SPEED] < story.spring.worksheet[Leg.SPEED], "on the same worksheet"


def test_what_nobody_worked_on_kept_its_gaps(story: Story) -> None:
    for practice in ("1.6", "2.5", "3.5"):
        before, after = story.autumn.practice(practice).gap, story.spring.practice(practice).gap
        assert before is not None
        assert after is not None
        assert 25 <= after.points < before.points, f"{practice}: {before.points:.0f}, then {after.points:.0f}"


def test_the_channels_moved_in_the_room_and_not_in_the_answers(story: Story) -> None:
    practice = PracticeId("1.2")
    assert (story.autumn.discussion.agreed(practice), story.spring.discussion.agreed(practice)) == (2, 3)
    assert story.moved("1.2").points <= 0
    assert story.moved("2.3").points < 0


def test_one_practice_came_into_sight_and_one_went_out(story: Story) -> None:
    complaints, tools = "4.5", "6.4"
    assert story.autumn.practice(complaints).visibility_finding
    assert not story.spring.practice(complaints).visibility_finding
    assert story.moved(complaints).points < 0, "who can see the complaints now rates them a little lower"
    assert not story.autumn.practice(tools).visibility_finding
    for practice in (tools, "2.4"):
        seen = story.spring.practice(practice)
        assert not seen.visibility_finding, "most people at the counter can't be expected to know"
        assert seen.not_expected


def test_one_practice_is_mixed_and_one_is_seen_in_two_ways(story: Story) -> None:
    mixed = [p.id for p in story.spring.score.practices.values() if p.agreement is Agreement.MIXED]
    split = [p.id for p in story.spring.score.practices.values() if p.split]
    assert (mixed, split) == (["3.3", "5.6"], ["5.6"])


def test_it_all_lies_in_the_past(story: Story) -> None:
    """A plan that begins in a year to come told of nothing but what will be."""
    assert story.spring.plan.start < date(2026, 11, 1)


def test_one_level_was_not_agreed_and_every_high_one_has_evidence(story: Story) -> None:
    settled = story.spring.discussion
    assert [p for p in settled.settled if settled.not_agreed(p)] == ["1.3"]
    assert [p for p in settled.settled if settled.self_reported(p)] == []


# The plans


def test_the_first_plan_is_part_done(story: Story) -> None:
    found = {a.id: a.status for a in story.autumn.plan.actions}
    assert found == {
        "3.1-talk": Status.WORKING,
        "3.4-talk": Status.DONE,
        "1.2-start": Status.DONE,
        "3.2-talk": Status.DONE,
        "6.1-start": Status.DONE,
        "1.3-start": Status.SLIPPED_BACK,
        "6.5-start": Status.STUCK,
        "6.2-start": Status.WORKING,
        "4.2-start": Status.TO_DO,
    }


def test_every_action_of_the_first_plan_is_filled_in(story: Story) -> None:
    for action in story.autumn.plan.actions:
        filled = (action.owner, action.helpers, action.needs, action.told, action.risk, action.review_notes)
        assert all(filled), f"{action.id} has an empty place: {filled}"
        assert action.measure.baseline is not None, f"{action.id} has no baseline"
        assert action.measure.target is not None, f"{action.id} has no target"
        begun = action.status not in (Status.TO_DO, Status.STUCK)
        assert bool(action.evidence) == begun, f"{action.id}: evidence where something came of it"


def test_real_changes_belong_to_finished_actions(story: Story) -> None:
    finished = {a.practice for a in story.autumn.plan.actions if a.status in (Status.DONE, Status.WORKING)}
    assert finished == REAL | {"1.2", "3.4"}
    for action in ("6.5-start", "4.2-start"):
        practice = story.autumn.action(action).practice
        assert story.moved(practice).verdict is Verdict.NONE, f"{practice} moved, and its action did not"


def test_the_second_plan_has_one_action_without_an_owner(story: Story) -> None:
    actions = story.spring.plan.actions
    assert [a.id for a in actions if a.owner is None] == ["2.5-start"]
    assert Counter(a.status for a in actions) == {Status.DOING: 2, Status.TO_DO: 7}
    assert {a.id for a in actions if a.status is Status.DOING} == {"6.5-start", "4.2-start"}
    assert story.spring.action("1.3-find-out").kind is Kind.FIND_OUT
    assert story.spring.action("6.4-start").kind is Kind.LIBRARY


def test_each_person_owns_one_action_and_the_front_line_is_in_all(story: Story) -> None:
    for half in (story.autumn, story.spring):
        assert len(half.plan.actions) == 9
        assert half.plan.sponsor == "Carla Reyes, Director"
        owners = [a.owner for a in half.plan.actions if a.owner]
        assert len(owners) == len(set(owners)), "one action to a person"
        assert set(owners) <= FRONT_LINE | LEADS, "owners are people of the team"
        for action in half.plan.actions:
            people = f"{action.owner} {action.helpers}"
            assert any(name in people for name in FRONT_LINE), f"{action.id} has nobody from the front line"


# The README


def test_the_sentences_of_the_readme_say_what_the_app_says(story: Story, readme: str) -> None:
    for sentence in sentences(story):
        assert sentence in readme, f"the README should say: {sentence}"


def sentences(story: Story) -> Iterator[str]:
    """Every claim with a number, as the README words it."""
    a, b = story.autumn, story.spring
    yield "gave courtesy {}, accuracy {}, and speed {}".format(*_legs(a.worksheet))
    yield f"front line and leads were {_gap(a, '3.1')} points apart"
    yield f"The gap on 3.1 closed, from {_gap(a, '3.1')} points to {_gap(b, '3.1')}"
    assert _low_middle_high(a.practice("3.4")) == (6, 0, 5)
    yield "six people at level 1 or 2, five at 4, nobody between"
    finished = sum(x.status in (Status.DONE, Status.WORKING) for x in a.plan.actions)
    yield f"By April {findings.counted(finished).lower()} were done or working"
    for practice in sorted(REAL):
        name = story.assessment.practices[PracticeId(practice)].name
        yield "{} {} ({}, then {})".format(practice, name, *_means(a, b, practice))
    yield "element 3 ({}, then {})".format(*_element(a, b, "3"))
    yield "element 6 leans up ({}, then {})".format(*_element(a, b, "6"))
    yield "the front line rose from {} to {}".format(*_roles(a, b, Group.FRONTLINE))
    yield "came down from {} to {}".format(*_roles(a, b, Group.LEADS))
    yield f"that gave {_legs(a.worksheet)[2]} in October gives {_legs(b.worksheet)[2]} in April"
    yield f"All three were there in the same contact in {numbers.contacts(b.legs.all_three or 0)}"
    yield from sheet_sentences(story.reports[1])
    worked_on = {action.practice for action in a.plan.actions}
    still = {p for p in b.score.practices if story.moved(p).verdict is Verdict.NONE}
    one, many = (findings.counted_inside(len(s)) for s in (still & worked_on, worked_on))
    all_ = len(b.score.practices)
    yield f"{len(still)} of the {all_} practices show no clear change, {one} of the {many} with an action"


def sheet_sentences(spring: Material) -> Iterator[str]:
    """What the worksheets turned up that no answer had said."""
    facts = spring.facts
    (now,), (was,) = facts.sheets.processes, facts.before.processes
    assert now.elapsed is not None
    assert was.elapsed is not None
    yield f"a permit takes {now.elapsed / DAY:g} working days; it was {was.elapsed / DAY:g}"
    gone = [s for s in was.steps if s.id not in {x.id for x in now.steps}]
    worth = findings.counted(round(sum(s.elapsed or 0 for s in gone) / DAY)).lower()
    yield f"{findings.counted(len(gone)).lower()} steps that are out were worth {worth}"
    longer = {s.id: (s.elapsed or 0) / DAY for s in now.steps}
    before = {s.id: (s.elapsed or 0) / DAY for s in was.steps}
    assert [s for s in longer if longer[s] > before[s]] == ["plan"]
    yield f"plan check takes {longer['plan']:g} days where it took {before['plan']:g}"
    ((service, line, fact),) = legs.contradicted(facts.services)
    assert (service.name, line) == ("Residential permit", 8)
    said = numbers.contacts(legs.of_line((service,), line) or 0)
    yield f"{said} permits come within the promise; the permit log says {figure(fact)}"
    groups = facts.sheets.groups
    yield f"{len(groups.blind)} of {len(groups.groups)} customer groups are not heard at all"


def test_all_five_sheets_are_filled_in_and_the_plan_follows_from_them(story: Story) -> None:
    for material in story.reports:
        assert material.facts.begun == frozenset(Worksheet)
    autumn, spring = story.reports
    assert {p for p, c in autumn.contrasts.items() if c.differs} == {"1.2"}
    assert not any(c.differs for c in spring.contrasts.values())
    planned = {a.practice for a in story.autumn.plan.actions}
    assert planned >= {"1.2", "4.2", "6.2"}, "where the matrix, the groups and the walk show gaps"
    assert spring.facts.sheets.gates.passed == frozenset()
    assert spring.facts.sheets.gates.processes == {PracticeId("6.5"): "Residential permit"}


def _element(before: Half, after: Half, element: str) -> tuple[str, ...]:
    scores = [half.score.element(ElementId(element)).score or 0 for half in (before, after)]
    return tuple(numbers.points(score) for score in scores)


def _low_middle_high(practice: PracticeScore) -> tuple[int, int, int]:
    assert practice.counts is not None
    one, two, three, four, five = practice.counts
    return one + two, three, four + five


def _legs(scores: Mapping[Leg, float]) -> tuple[str, str, str]:
    return (
        numbers.contacts_exact(scores[Leg.COURTESY]),
        numbers.contacts_exact(scores[Leg.ACCURACY]),
        numbers.contacts_exact(scores[Leg.SPEED]),
    )


def _gap(half: Half, practice: str) -> str:
    gap = half.practice(practice).gap
    return numbers.points(gap.points if gap else 0)


def _roles(before: Half, after: Half, group: Group) -> tuple[str, ...]:
    return tuple(numbers.levels(h.practice("3.1").roles[group].mean) for h in (before, after))


def _means(before: Half, after: Half, practice: str) -> tuple[str, ...]:
    return tuple(numbers.levels(h.practice(practice).mean or 0) for h in (before, after))


def test_the_plans_count_from_what_the_sheets_counted(story: Story) -> None:
    """A number that a worksheet holds is not "0%" or "measure it first" on the card beside it."""
    for material, half in zip(story.reports, (story.autumn, story.spring), strict=True):
        sheets = material.facts.sheets
        main = [g for g in sheets.groups.groups if g.main]
        twice = [
            g
            for g in main
            if sum(t.kind in SOUGHT and bool(g.cell(t.id).mark) for t in sheets.groups.shown) >= 2
        ]
        assert half.action("4.2-start").measure.baseline == round(100 * len(twice) / len(main))
        written = sheets.channels
        share = round(100 * len(written.covered) / len(written.used))
        if half is story.autumn:
            assert half.action("1.2-start").measure.baseline == share
        else:
            timed = round(100 * len(sheets.processes) / len(half.discussion.services))
            assert half.action("4.4-start").measure.baseline == timed
            assert half.action("6.2-firm").measure.baseline, "the walk counted the time of what is out"

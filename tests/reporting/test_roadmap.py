"""What the roadmap says in every state a team can be in."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sixelements.application.audiences import Audience, chosen_parts
from sixelements.application.reports import Material
from sixelements.domain.actions import Horizon
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Settled
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import PdfResult, first_that_fits
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import lengths, roadmap
from tests.reporting.example import (
    MADE_ON,
    Case,
    Sheet,
    a_plan,
    assessment,
    raised,
    sheets,
    without_discussion,
)
from tests.reporting.plans import PLANS
from tests.reporting.readback import pdf_of

GOLDEN = Path(__file__).parent / "golden" / "permit-counter.txt"


def said(material: Material) -> str:
    return outline_text(roadmap(material))


def accepted(case: Case, actions: int = 9) -> Material:
    return case.material(plan=a_plan(case, actions))


def cut(made: tuple[Sheet, ...], practices: tuple[str, ...]) -> tuple[Sheet, ...]:
    """All but two people don't know about some practices."""
    return tuple(
        (role, {p: "dk" if p in practices and n > 1 else cell for p, cell in cells.items()})
        for n, (role, cells) in enumerate(made)
    )


TWO_DOZEN = (*sheets(), *sheets(), *sheets()[8:])
CROWD = Case(mode=Mode.ANONYMOUS, made=TWO_DOZEN, headcount=Headcount(frontline=20, supervisor=7, manager=3))
ANONYMOUS = Case(mode=Mode.ANONYMOUS)
SHORT = Case(made=cut(sheets(), ("2.1", "2.2", "2.3", "4.1", "4.2", "4.3", "4.4")))
CAMPS = tuple(
    (role, {item: cell if not cell.isdigit() else "1" if n % 2 else "5" for item, cell in cells.items()})
    for n, (role, cells) in enumerate(sheets())
)
AT_THE_TOP = replace(Case(), made=raised(sheets(), 4), settled=NO_DISCUSSION)

STATES: dict[str, Callable[[], Material]] = {
    "accepted": lambda: accepted(Case()),
    "recommended": lambda: Case().material(),
    "no discussion": lambda: without_discussion().material(),
    "core": lambda: Case(practices=assessment().core).material(),
    "one element": lambda: Case(practices=assessment().of_elements((ElementId("3"),))).material(),
    "anonymous, roles withheld": lambda: accepted(ANONYMOUS),
    "anonymous, roles shown": CROWD.material,
    "everyone answered": Case(headcount=Headcount(frontline=8, supervisor=2, manager=1)).material,
    "no head count": Case(headcount=None).material,
    "scores missing": SHORT.material,
    "nobody answered": Case(made=()).material,
    "no actions": lambda: accepted(Case(), 0),
    "one action": lambda: accepted(Case(), 1),
    "same names": Case(team="Alder County", organization="Alder County").material,
    "long names": Case(team=("Permit Counter " * 14).strip(), organization="Alder County," * 16).material,
    "later round": lambda: Case(made=raised(sheets(), 1), number=2).material(earlier=Case()),
    "all at the top": AT_THE_TOP.material,
    "two camps": Case(made=CAMPS).material,
    "two camps, no discussion": without_discussion(made=CAMPS).material,
    **PLANS,
}


@cache
def state_pdf(state: str, paper: Paper) -> PdfResult:
    """The roadmap of a state, checked, and made once for all tests that only read it."""
    return pdf_of(roadmap(STATES[state]()), paper)


@pytest.fixture(scope="module", params=STATES)
def any_state(request: pytest.FixtureRequest) -> Material:
    return STATES[request.param]()


def test_the_worked_example_reads_as_it_was_approved() -> None:
    """Run with UPDATE_GOLDEN=1 after changing words, then read the difference."""
    found = said(accepted(Case()))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("state", ["two camps", "two camps, no discussion"])
def test_many_practices_with_two_experiences_stand_in_a_table_with_every_count(state: str) -> None:
    """Drawn one by one they are three pages of the same picture."""
    material = STATES[state]()
    split = [p for p in material.score.practices.values() if p.split]
    assert len(split) > 30
    part = said(material).split("==== Agreement and differences")[1].split("### Two experiences")[1]
    lines = part.split("\n### ")[0].split("\n==== ")[0].splitlines()
    for practice in split:
        counts = " | ".join(str(n) for n in practice.counts or ())
        (line,) = [line for line in lines if line.startswith(f"{practice.id} ")]
        assert counts in line
        assert ("Agreed" in line) == (material.discussion.agreed(practice.id) is not None)
    assert "### Two experiences: " not in said(material)


def test_no_sentence_shows_a_hole_or_a_python_value(any_state: Material) -> None:
    text = said(any_state)
    for slip in ("None", "nan", "{", "}", "N/A", "±%", "..", " .", " ,", "()", "two camps", "Traceback"):
        assert slip not in text, slip


def test_every_part_has_a_heading_and_a_finding_first(any_state: Material) -> None:
    for section in roadmap(any_state).sections:
        kinds = [type(block).__name__ for block in section.blocks[:3]]
        assert kinds[0] == "Heading"
        assert "Paragraph" in kinds[1:]


def test_every_drawing_says_what_it_shows(any_state: Material) -> None:
    assert "[figure: ]" not in said(any_state)


def test_a_recommended_plan_is_never_taken_for_an_agreed_one() -> None:
    text = said(Case().material())
    assert text.count("not agreed yet") >= 3
    assert "are agreed" not in text


def test_no_plan_at_all_is_a_sentence() -> None:
    text = said(accepted(Case(), 0))
    assert text.count("The plan has no actions yet.") == 3


def test_an_empty_stretch_is_a_sentence() -> None:
    assert said(accepted(Case(), 1)).count("Nothing is due in this stretch.") == 2


def test_everything_at_its_aim_needs_no_action() -> None:
    text = said(AT_THE_TOP.material())
    assert "Every practice is at its aim or above" in text
    assert "The aim, level 4, is reached. To keep it: " in text


def test_without_enough_answers_there_is_a_reason_and_never_a_zero() -> None:
    text = said(SHORT.material())
    assert "2 Train the team | Only 3 of 6 practices have enough answers" in text.replace("\u00a0", "")
    assert "Not enough answers to show this practice." in text


def test_nobody_answered_gives_no_number() -> None:
    text = said(Case(made=()).material())
    assert text.count("No practice has enough answers") == 12
    assert "Score 0" not in text


def test_many_withheld_practices_are_told_in_one_sentence() -> None:
    text = said(Case(made=()).material()).split("### Not in this report")[1]
    assert "Fewer than 3 people rated these practices, so they are not shown: 1.1, 1.2, 1.3" in text
    assert "people rated it" not in text


def test_without_the_lines_there_is_no_stool() -> None:
    text = said(without_discussion().material())
    assert "Three-legged stool" not in text
    assert "From the practices alone" in text


def test_everyone_answered_prints_no_range() -> None:
    text = said(STATES["everyone answered"]())
    assert "everyone answered" in text
    assert re.search(r"likely \d", text) is None
    assert "±" not in text


def test_a_short_round_says_how_much_was_asked() -> None:
    text = said(STATES["core"]())
    assert "Asked: 12 of 37 practices." in text
    assert "## Profile: 12 practices, now and next" in text


def test_one_name_is_printed_once() -> None:
    text = said(STATES["same names"]())
    assert "(organization)" not in text
    assert "title: Service Culture Roadmap: Alder County\n" in text


def test_nothing_in_the_report_follows_from_a_level_that_is_only_self_reported() -> None:
    """It was printed as where the practice stands, and its anchor as what is true now."""
    claimed = Discussion(settled={PracticeId("6.2"): Settled(outcome=Outcome.AGREED, level=5)})
    text = said(replace(Case(), settled=claimed).material())
    (line,) = [x for x in text.splitlines() if x.startswith("6.2 Waste out / ") and "[figure" in x]
    assert "5 is self-reported, so the mean stands" in line
    assert assessment().practices[PracticeId("6.2")].anchor(2) in line
    assert assessment().practices[PracticeId("6.2")].anchor(5) not in line
    assert "Now (agreed level)" not in text


def test_a_team_that_did_not_agree_sees_both_levels() -> None:
    text = said(Case().material())
    (line,) = [x for x in text.splitlines() if x.startswith("3.4 Information at hand / ") and "[figure" in x]
    assert "Not agreed\u00a0 2\u00a0 Staff can find some answers" in line
    assert "4\u00a0 Staff find nearly every topic" in line
    assert "First find out where the team really stands." in line


def test_the_now_sentence_is_that_of_the_agreed_level() -> None:
    practice = assessment().practices[PracticeId("1.2")]
    (line,) = [x for x in said(Case().material()).splitlines() if x.startswith("1.2 Every channel | [figure")]
    assert f"2\u00a0 {practice.anchor(2)}" in line
    assert f"3\u00a0 {practice.anchor(3)}" in line


def test_without_an_agreed_level_the_nearest_one_is_read() -> None:
    practice = assessment().practices[PracticeId("4.4")]
    text = said(without_discussion().material())
    (line,) = [x for x in text.splitlines() if x.startswith("4.4 Hard facts / 1 doesn't know | [figure")]
    assert f"2–3\u00a0 {practice.anchor(2)}" in line
    assert f"3\u00a0 {practice.anchor(3)}" in line


def test_a_later_round_says_what_changed_and_how_surely() -> None:
    text = said(STATES["later round"]())
    assert "### Change since round 1" in text
    assert "46 | 71 | +25 | real change" in text
    assert "46 in the round before" in text
    assert "Open mark: round 1." in text


def test_other_practices_are_not_compared() -> None:
    text = said(Case(practices=assessment().core, number=2).material(earlier=Case()))
    assert "Not compared: not the same practices have a score." in text
    assert "Open mark" not in text


def test_a_practice_set_aside_is_named_with_its_reason() -> None:
    material = Case().material()
    aside = replace(material.round, set_aside={PracticeId("6.6"): "no internal services"})
    text = said(replace(material, round=aside))
    assert "6.6 Internal services was set aside for this team: no internal services" in text


def test_an_action_that_waits_for_a_leaner_process_has_no_number() -> None:
    case = Case()
    plan = a_plan(case, 3)
    first, *others = plan.actions
    locked = replace(first, locked=True, due=None, start=None, horizon=Horizon.LATER)
    text = said(case.material(plan=replace(plan, actions=(locked, *others))))
    after = text.split("-- Not yet: streamline first --")[1]
    assert after.strip().startswith(f"– | {first.title}")
    assert f"1 | {others[0].title}" in text


def test_what_was_decided_around_the_plan_is_printed() -> None:
    case = Case()
    plan = a_plan(case, 4, parking=("Online status page",), stop_doing=("A report",), log=("We chose.",))
    text = said(case.material(plan=plan))
    for words in ("Online status page", "A report", "We chose.", "Action 4: consent", "Carla Reyes"):
        assert words in text


def test_what_was_parked_in_the_talk_is_printed_once_with_what_the_plan_puts_off() -> None:
    case = Case()
    talked = replace(case, settled=replace(case.settled, parking=("New chairs", "A status page")))
    text = said(talked.material(plan=a_plan(case, 4, parking=("A status page",))))
    assert (text.count("New chairs"), text.count("A status page")) == (1, 1)
    assert "New chairs" not in said(talked.material())


def test_roles_that_may_be_shown_are_compared() -> None:
    text = said(CROWD.material())
    assert "Role comparison withheld" not in text
    assert "### Front line and leads" in text


class TestWithheldRoles:
    """Nine front line and three leads, anonymous: roles leave no trace."""

    def test_the_box_says_why_and_how_to_get_it_next_time(self) -> None:
        text = said(accepted(ANONYMOUS))
        assert "[box] Role comparison withheld" in text
        assert "To compare roles next time" in text

    def test_no_sentence_is_built_on_a_role(self) -> None:
        text = said(accepted(ANONYMOUS))
        body = text.replace("Front line and leads: withheld", "").split("==== Method")[0]
        for word in ("points apart", "role gap", "a level or more", "Circle:"):
            assert word not in body

    def test_who_said_what_changes_nothing(self) -> None:
        """The same sheets with the roles dealt out otherwise give the same report, word for word."""
        roles = [role for role, _cells in sheets()]
        dealt = tuple((roles[-1 - n], cells) for n, (_role, cells) in enumerate(sheets()))
        assert sorted(roles) == sorted(role for role, _cells in dealt)
        assert said(replace(ANONYMOUS, made=dealt).material()) == said(ANONYMOUS.material())

    def test_in_an_open_round_it_does(self) -> None:
        """So that the test above can fail."""
        dealt = tuple(
            (Role.FRONTLINE if n % 2 else Role.MANAGER, cells) for n, (_r, cells) in enumerate(sheets())
        )
        assert said(Case(made=dealt).material()) != said(Case().material())


SHORT_PARTS = frozenset(chosen_parts(Audience.ROADMAP))


def test_the_short_roadmap_says_once_what_the_cards_say() -> None:
    found = accepted(Case(), 9)
    risky = tuple(replace(a, needs="Two hours of cover.", risk="People may be away.") for a in found.actions)
    plan = replace(a_plan(Case(), 9, parking=("A status page",)), actions=risky)
    text = outline_text(roadmap(Case().material(plan=plan), parts=SHORT_PARTS))
    assert text.count("Two hours of cover.") == text.count("People may be away.") == 9
    assert text.count("A status page") == 1
    assert "### Decisions needed" not in text


def test_the_short_roadmap_tells_where_the_factors_are() -> None:
    text = outline_text(roadmap(accepted(Case()), parts=SHORT_PARTS))
    assert "the factors behind each priority, and the related frameworks are in the full roadmap." in text
    assert "How the priorities came about" not in text
    assert "How the priorities came about" in said(accepted(Case()))


def test_the_short_roadmap_of_nine_actions_takes_ten_pages() -> None:
    found = lengths(accepted(Case()), parts=frozenset(SHORT_PARTS))
    assert pdf_of(first_that_fits(found, made_on=MADE_ON)).pages <= 10


def test_bars_and_profile_say_that_they_go_by_the_answers_where_rows_go_by_agreed_levels() -> None:
    """Highest was a practice at 3.5, and its row said: now, the agreed level, 1."""
    text = outline_text(roadmap(Case().material()))
    assert "Mark: score by the answers, 0 to 100." in text
    assert "Highest and lowest go by the answers, before the talk." in text
    text = outline_text(roadmap(Case(settled=NO_DISCUSSION).material()))
    assert "by the answers" not in text

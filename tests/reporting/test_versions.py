"""The versions for other readers: what each must say, and what none of them may."""

import io
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from sixelements.application.audiences import Audience
from sixelements.application.organization import Printable
from sixelements.application.reports import Material
from sixelements.domain.actions import Declined, HeldReview, Plan, ReviewEntry, Status
from sixelements.domain.comparison import Change, Verdict
from sixelements.domain.errors import NotAllowed
from sixelements.reporting import facts
from sixelements.reporting.actions_table import actions_table
from sixelements.reporting.change_sheet import shown_first
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.shortening import shortened
from sixelements.reporting.versions import lengths, version
from tests.reporting.example import Case, a_plan, assessment, raised, sheets
from tests.reporting.readback import fitted, lines_of, pieces_of, reader, squeezed, words_of
from tests.reporting.structure import opened, tree_of
from tests.reporting.test_hostile import TEXTS, TRIED, everywhere, planned
from tests.reporting.test_roadmap import ANONYMOUS, CROWD, STATES, accepted
from tests.sampling import THOROUGH, some

GOLDEN = Path(__file__).parent / "golden"
ONE_PAGE, HANDOUT = Audience.ONE_PAGE, Audience.HANDOUT
OTHERS = (ONE_PAGE, HANDOUT)
VERSIONS = (*OTHERS, Audience.CHANGES)


def later(case: Case | None = None, actions: int = 9) -> Material:
    """The second round of a team that rated itself a level higher."""
    case = case or replace(Case(), made=raised(sheets(), 1), number=2)
    return case.material(plan=a_plan(case, actions), earlier=Case(), earlier_plan=worked_on(a_plan(Case())))


def later_reviewed() -> Material:
    """The same, once a review was closed that every action of the plan came up in."""
    made = later()
    assert made.plan is not None
    entries = tuple(
        ReviewEntry(action=a.id, title=a.title, before=Status.TO_DO, status=Status.WORKING, line="It helps.")
        for a in made.plan.actions
    )
    held = HeldReview(day=date(2026, 11, 2), entries=entries, people=7, seconds=840, closed=True)
    return replace(made, plan=replace(made.plan, reviews=(held,)))


def worked_on(plan: Plan) -> Plan:
    """A plan half a year later: some of it done, one action declined."""
    stands = (Status.DONE, Status.WORKING, Status.STUCK, Status.SLIPPED_BACK, Status.TO_DO, Status.DOING)
    made = tuple(replace(a, status=stands[n % len(stands)]) for n, a in enumerate(plan.actions[:8]))
    last = plan.actions[8]
    return replace(plan, actions=made, declined=(Declined(last.id, last.title, "no money this year"),))


def many(actions: int) -> Material:
    """A plan with more actions than are ever recommended, each with long words."""
    case = Case()
    first = a_plan(case, 1).actions[0]
    made = tuple(
        replace(
            first,
            id=type(first.id)(f"own-{n}"),
            title=f"Own action {n} " + "with a title that goes on " * 6,
            needs="consent " * 40,
            risk="rain " * 60,
            depends_on=(),
        )
        for n in range(actions)
    )
    plan = replace(a_plan(case, 0), actions=made, aim="An aim that goes on and on. " * 60)
    return case.material(plan=plan)


def undated() -> Material:
    """Actions that nobody has put a date, an owner or a measure to."""
    plan = a_plan(Case(), 3)
    bare = tuple(
        replace(a, start=None, due=None, owner=None, when="", measure=type(a.measure)(name="", unit=""))
        for a in plan.actions
    )
    return Case().material(plan=replace(plan, actions=bare))


MORE: dict[str, Callable[[], Material]] = {
    "nine actions": lambda: accepted(Case()),
    "twenty actions": lambda: many(20),
    "undated": undated,
    "a later round": later,
    "a later anonymous round": lambda: later(replace(ANONYMOUS, number=2)),
}
EVERY = {**STATES, **MORE}
COMPARED: dict[str, Callable[[], Material]] = {
    "a later round": later,
    "a later anonymous round": lambda: later(replace(ANONYMOUS, number=2)),
    "nothing changed": lambda: replace(Case(), number=2).material(earlier=Case()),
    "everything fell": lambda: replace(Case(), made=raised(sheets(), -2), number=2).material(earlier=Case()),
    "nobody answered": lambda: Case(made=(), number=2).material(earlier=Case()),
    "other practices": lambda: Case(practices=assessment().core, number=2).material(earlier=Case()),
    "a long plan before": lambda: replace(later(), earlier_plan=many(40).plan),
}


TEXT = tuple(TEXTS.values())
FEW = TEXT if THOROUGH else [*TEXT[:3], *(" · ".join(TEXT[n : n + 3]) for n in range(3, len(TEXT), 3))]
"""Texts for where there is little room: the long ones each in a file, the short ones together."""


def on_papers(states: Iterable[str], *both: str) -> list[tuple[str, Paper]]:
    """All states on the one paper, and some or all on the other."""
    return [(state, Paper.LETTER) for state in states] + [
        (state, Paper.A4) for state in (states if THOROUGH else both)
    ]


def said(material: Material, audience: Audience) -> str:
    return outline_text(lengths(material, audience)[0]).replace("\u00a0", " ")


@pytest.mark.parametrize("audience", VERSIONS)
def test_each_version_of_the_worked_example_reads_as_it_was_approved(audience: Audience) -> None:
    """Run with UPDATE_GOLDEN=1 after changing words, then read the difference."""
    file = GOLDEN / f"permit-counter.{audience.value}.txt"
    found = said(later(), audience)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_the_shorter_roadmap_is_made_of_parts_of_the_full_one() -> None:
    short, full = (lengths(later(), audience)[0] for audience in (Audience.ROADMAP, Audience.FULL))
    names = [section.title for section in short.sections]
    assert names[:2] == ["Summary", "Profile"]
    assert names[-1] == "Method and limits"
    assert [s.title for s in full.sections if s.title in names] == names
    assert len(full.sections) > len(names)


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("state", some(EVERY, 2))
def test_no_sentence_shows_a_hole_or_a_python_value(state: str, audience: Audience) -> None:
    text = said(EVERY[state](), audience)
    for slip in ("None", "nan", "{", "}", "N/A", "..", " .", " ,", "()", "[figure: ]"):
        assert slip not in text, slip


@pytest.mark.parametrize(("state", "paper"), on_papers(some(EVERY, 2), "twenty actions"))
def test_the_one_page_is_one_page_within_its_frame(state: str, paper: Paper) -> None:
    result = fitted(lengths(EVERY[state](), ONE_PAGE), paper)
    assert result.pages == 1
    for piece in pieces_of(result):
        assert paper.margin - 1 <= piece.left <= piece.right <= paper.margin + MEASURE + 1, piece
        assert 27 <= piece.y <= paper.height - 30, piece


@pytest.mark.parametrize("state", some([*EVERY][1:], 2))
def test_the_handout_is_a_file_within_its_frame(state: str) -> None:
    result = fitted(lengths(EVERY[state](), HANDOUT))
    for piece in pieces_of(result):
        assert piece.right <= Paper.LETTER.margin + MEASURE + 1, piece
        assert piece.y >= 27, piece


@pytest.mark.parametrize("audience", Audience)
def test_both_papers_have_the_same_line_breaks(audience: Audience) -> None:
    made = later_reviewed() if audience is Audience.REVIEW else later()
    letter, a4 = (lines_of(fitted(lengths(made, audience), paper)) for paper in Paper)
    assert {line for line in letter ^ a4 if not line.startswith("Page ") and not line.isdigit()} == set()


@pytest.mark.parametrize(
    ("words", "audience"), [(words, HANDOUT) for words in TRIED] + [(words, ONE_PAGE) for words in FEW]
)
def test_free_text_is_printed_as_it_is_typed(words: str, audience: Audience) -> None:
    case = everywhere(words)
    found = words_of(fitted(lengths(case.material(plan=planned(case, words)), audience)))
    for start in "TO":
        assert start + squeezed(words) in found, start


@pytest.mark.parametrize("words", ["x" * 5000, "word " * 1000])
def test_long_text_leaves_the_one_page_one_page_and_says_that_there_is_more(words: str) -> None:
    case = everywhere("short")
    result = fitted(lengths(case.material(plan=planned(case, words)), ONE_PAGE))
    assert result.pages == 1
    assert squeezed("…") in words_of(result)
    assert "T" + squeezed(words)[:20] in words_of(result)


def test_characters_that_no_font_has_leave_it_one_page() -> None:
    words = "東京 ليلى 😀 " * 60
    assert fitted(lengths(everywhere(words[:40]).material(plan=planned(Case(), words)), ONE_PAGE)).pages == 1


def test_actions_that_find_no_room_are_counted() -> None:
    words = words_of(fitted(lengths(many(20), ONE_PAGE)))
    shown = len(set(re.findall(r"Ownaction(\d+)with", words)))
    (left,) = re.findall(r"(\d+)moreactionsareintheroadmap", words)
    assert left == str(20 - shown)


def test_what_gives_way_is_named() -> None:
    text = outline_text(lengths(many(20), ONE_PAGE)[-1])
    assert "20 more actions are in the roadmap." in text
    assert "What has to be decided, and what could go wrong, is in the roadmap." in text


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize(
    "material", [accepted(Case()), CROWD.material(), later()], ids=["open", "crowd", "later"]
)
def test_no_figure_by_role_leaves_the_team(material: Material, audience: Audience) -> None:
    text = said(material, audience).replace("Keisha Brown (front line)", "")
    for words in ("both sides", "Front line", "front line", "leads", "manager", "points apart", "role gap"):
        assert words not in text, words


def test_the_handout_tells_no_counts_and_no_dont_knows() -> None:
    text = said(accepted(Case()), HANDOUT)
    for words in ("don't know", "at level ", "mean", "n =", "Two experiences", "Sponsor", "because"):
        assert words not in text, words


def test_the_handout_ends_what_is_said_aloud_with_one_period() -> None:
    case = Case()
    plan = a_plan(case, 1)
    said = replace(plan.actions[0], owner="Ana", when="a call comes in", then="greet by name.")
    words = outline_text(version(case.material(plan=replace(plan, actions=(said,))), Audience.HANDOUT))
    assert "a call comes in, Ana will greet by name." in words
    assert "name.." not in words


def test_the_handout_says_we_and_names_only_owners() -> None:
    text = said(accepted(Case()), HANDOUT)
    assert text.index("Where we are furthest along") < text.index("Where we want to be")
    assert "Luis Romero" in text
    assert "Keisha Brown" not in text
    assert "Carla Reyes" not in text


@pytest.mark.parametrize("audience", VERSIONS)
def test_a_listener_hears_headings_in_order_and_every_page_in_turn(audience: Audience) -> None:
    elements = list(tree_of(opened(fitted(lengths(later(), audience)))).all())
    levels = [int(e.role[1]) for e in elements if e.role in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    pages = [page for e in elements if e.role not in {"TD", "TH"} for page, _n in e.marks]
    assert pages == sorted(pages)


@pytest.mark.parametrize("audience", VERSIONS)
def test_a_logo_stands_in_the_masthead_and_the_page_stays_one(audience: Audience) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (236, 60), "#17564B").save(logo, "PNG")
    material = replace(later(), branding=Printable(color="#17564B", logo=logo.getvalue()))
    result = fitted(lengths(material, audience))
    assert len(reader(result).pages[0].images) == 1
    assert result.pages == (3 if audience is HANDOUT else 1)


def test_a_plan_without_dates_says_so() -> None:
    text = said(undated(), ONE_PAGE)
    assert text.count("not dated yet") == 3
    assert "owner to be named" in text
    assert "What it looks like on the day" not in said(undated(), HANDOUT)


def test_a_recommended_plan_is_never_taken_for_an_agreed_one() -> None:
    assert "Nine actions, recommended, not agreed yet" in said(Case().material(), ONE_PAGE)
    assert "Recommended, not agreed yet." in said(Case().material(), HANDOUT)


@pytest.mark.parametrize(("state", "paper"), on_papers(COMPARED, "a long plan before"))
def test_the_change_sheet_is_one_page_within_its_frame(state: str, paper: Paper) -> None:
    result = fitted(lengths(COMPARED[state](), Audience.CHANGES), paper)
    assert result.pages == 1
    for piece in pieces_of(result):
        assert paper.margin - 1 <= piece.left <= piece.right <= paper.margin + MEASURE + 1, piece


def test_the_change_sheet_tells_real_change_from_chance() -> None:
    text = said(later(), Audience.CHANGES)
    assert '"Set expectations," "Train the team," "Empower the team," ' in text
    assert "None of the six elements shows a real change." in said(
        COMPARED["nothing changed"](), Audience.CHANGES
    )
    assert ": a real change for the worse." in said(COMPARED["everything fell"](), Audience.CHANGES)


@pytest.mark.parametrize(
    ("most", "shown"),
    [(6, [50, 40, 30, 20, -35, -25]), (4, [50, 40, -35, -25]), (3, [50, 40, -35]), (1, [50]), (0, [])],
)
def test_where_not_all_that_moved_fit_falls_are_shown_as_well_as_rises(most: int, shown: list[int]) -> None:
    """Six rises stood under a lead that told of a change for the worse."""
    practice = next(iter(later().score.practices.values()))
    moved = [(practice, Change(50, 50 + points, 5, Verdict.REAL)) for points in (50, 40, -35, 30, -25, 20)]
    assert [change.printed for _practice, change in shown_first(moved, most)] == shown


def test_tight_rows_of_the_one_page_keep_what_is_measured() -> None:
    """ "95% of contacts" alone told nobody what was meant."""
    material = accepted(Case())
    rows = actions_table(material, facts.in_order(material), tight=True).rows
    names = [a.measure.name for a in facts.in_order(material) if a.measure.name]
    assert all(any(shortened(name, 90) in str(row) for row in rows) for name in names)


def test_the_change_sheet_tells_what_became_of_every_action() -> None:
    text = said(later(), Audience.CHANGES)
    assert "Four of eight actions are done or working." in text
    assert "Declined: no money this year" in text
    assert "No actions were agreed in the round before." in said(
        COMPARED["nothing changed"](), Audience.CHANGES
    )


def test_actions_that_find_no_room_on_the_change_sheet_are_counted() -> None:
    words = words_of(fitted(lengths(COMPARED["a long plan before"](), Audience.CHANGES)))
    shown = words.count("Ownaction")
    (left,) = re.findall(r"(\d+)moreareintheplan", words)
    assert shown + int(left) == 40


def test_the_change_sheet_compares_only_what_was_asked_alike() -> None:
    text = said(COMPARED["other practices"](), Audience.CHANGES)
    assert "No element can be compared with the round before." in text
    assert "Not compared: not the same practices have a score." in text


def test_a_change_sheet_needs_an_earlier_round() -> None:
    with pytest.raises(NotAllowed, match="after the next round is closed"):
        lengths(Case().material(), Audience.CHANGES)


def test_the_change_sheet_says_where_there_are_more_sheets_than_people() -> None:
    """It compared 15 sheets of nine people with the round before, without a word."""
    case = replace(Case(), made=(*sheets(), *sheets()[:4]), number=2)
    text = said(case.material(earlier=Case()), Audience.CHANGES)
    assert (
        "Round 1: 11 of 12 people answered. Round 2: 15 sheets for 12 people: some may have answered twice."
        in text
    )

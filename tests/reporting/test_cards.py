"""The action cards: what stands on them, what is left out, and how they share the pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sixelements.application.reports import Material
from sixelements.domain.actions import NO_MEASURE, Action, Status
from sixelements.domain.assessment import Measure
from sixelements.reporting.labeled import Card
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case, a_plan
from tests.reporting.readback import pdf_of, pieces_of, reader, squeezed, words_of
from tests.reporting.structure import opened, tree_of

CASE = Case()
PARTS = frozenset({"cards"})


def material(actions: int = 9, **changes: object) -> Material:
    """A plan whose actions all have the same changes."""
    plan = a_plan(CASE, actions)
    changed = tuple(replace(a, **changes) for a in plan.actions)  # type: ignore[arg-type]  # a test names the fields it changes
    return CASE.material(plan=replace(plan, actions=changed))


def short(actions: int) -> Material:
    """Actions with texts of usual length, as many as asked for."""
    plan = a_plan(CASE, 9)
    words = {"because": "Two below the aim.", "first_step": "Tape it to the wall.", "when": "", "needs": ""}
    made = [
        replace(plan.actions[n % 9], id=f"a{n}", title=f"Action {n}", depends_on=(), **words)  # type: ignore[arg-type]  # as above
        for n in range(actions)
    ]
    return CASE.material(plan=replace(plan, actions=tuple(made)))


def cards_of(found: Material) -> list[Card]:
    sections = roadmap(found, parts=PARTS).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Card)]


def said(found: Material) -> str:
    return outline_text(roadmap(found, parts=PARTS))


def first(**changes: object) -> str:
    """What the card of one action says."""
    return said(material(1, **changes)).split("==== Action cards")[1]


def test_each_action_has_one_card_with_its_number() -> None:
    found = material(9)
    assert [card.number for card in cards_of(found)] == [str(n) for n in range(1, 10)]
    assert {card.title for card in cards_of(found)} == {a.title for a in found.actions}


def test_without_actions_there_is_no_page() -> None:
    assert "Action cards" not in said(material(0))


def test_an_action_that_waits_for_a_leaner_process_has_no_card() -> None:
    assert cards_of(material(3, locked=True)) == []


def test_the_lead_tells_a_recommendation_from_an_agreement() -> None:
    assert "recommended, not agreed yet" in said(CASE.material())
    assert "not agreed yet" not in first()


def test_what_is_not_filled_in_is_left_out_but_owner_first_step_and_measure() -> None:
    text = first(
        because="", needs="", depends_on=(), first_step="", when="", told="", owner=None, helpers="",
        measure=NO_MEASURE, start=None, due=None,
    )  # fmt: skip
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert lines == [
        "- Because: Clears up where the team stands; no level is counted for it yet.",
        "- First step: to be set",
        "- Owner: to be named",
        "- Measure: to be set",
    ]
    assert "aloud" not in text


def test_a_card_says_everything_that_is_filled_in() -> None:
    text = first(
        owner="Luis Romero", helpers="Ann Pak (Zoning)", needs="Four hours", told="A note at the counter",
        when="a file comes back", then="put a dot on the wall", because="It got the most votes.",
    )  # fmt: skip
    assert "- Owner: Luis Romero / with Ann Pak (Zoning)" in text
    assert "- Say it aloud: When a file comes back, Luis Romero will put a dot on the wall." in text
    for line in (
        "Because: It got the most votes.",
        "Needs: Four hours",
        "What customers and staff will see: A note",
    ):
        assert f"- {line}" in text


@pytest.mark.parametrize(
    ("measure", "said_"),
    [
        (Measure(name="Days", unit="days", baseline=19, target=12), "19 to 12 days by Nov 16"),
        (Measure(name="Share", unit="% of cases", baseline=40, target=55), "40% to 55% of cases by Nov 16"),
        (Measure(name="Cases", unit="", target=16), "Target 16 by Nov 16; measure today's number first"),
        (Measure(name="Days", unit="days", baseline=19), "19 days now, target to be set"),
        (Measure(name="Days", unit="days"), "baseline and target to be set"),
    ],
)
def test_the_measure_says_from_what_to_what_by_when(measure: Measure, said_: str) -> None:
    assert f"- {measure.name}: {said_}\n" in first(measure=measure)


def test_where_an_action_stands_is_told_once_it_moves() -> None:
    assert "Where it stands" not in first(status=Status.TO_DO)
    assert "- Where it stands: Done / The log" in first(status=Status.DONE, evidence="The log")


@pytest.mark.parametrize(
    ("actions", "pages", "papers"),
    [
        (1, [1], [Paper.LETTER]),
        (4, [4], [Paper.LETTER]),
        (5, [4, 1], [Paper.LETTER]),
        (9, [4, 4, 1], Paper),
        (20, [4] * 5, [Paper.LETTER]),
    ],
)
def test_four_cards_share_a_page(actions: int, pages: list[int], papers: Sequence[Paper]) -> None:
    document = roadmap(short(actions), parts=PARTS)
    for paper in papers:
        places = pieces_of(pdf_of(document, paper))
        cards = Counter(p.page for p in places if p.page > 1 and squeezed(p.words).startswith("Firststep"))
        assert [cards[page] for page in sorted(cards)] == pages


def test_the_ninth_card_shares_its_page_with_the_parking_lot() -> None:
    plan = a_plan(CASE, 9, parking=("Online status page",))
    assert "### Not now\n- Online status page" in said(CASE.material(plan=plan))
    assert "Not now" not in said(CASE.material(plan=replace(plan, actions=plan.actions[:8])))


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("word " * 400, Paper.LETTER),
        ("x" * 2000, Paper.A4),
        ("工程 " * 60, Paper.LETTER),
        ("ليلى الخطيب " * 40, Paper.A4),
    ],
)
def test_long_texts_stay_within_the_page_and_none_is_lost(words: str, paper: Paper) -> None:
    fields = ("because", "needs", "first_step", "told", "owner", "helpers", "title")
    changes: dict[str, object] = dict.fromkeys(fields, words)
    result = pdf_of(roadmap(material(2, **changes), parts=PARTS), paper)
    if words.isascii():
        letter = words[0]
        assert words_of(result).count(letter) >= squeezed(words).count(letter) * 2 * 6
    for piece in pieces_of(result):
        assert piece.left >= paper.margin - 1
        assert piece.right <= paper.margin + MEASURE + 1
        assert 27 <= piece.y <= paper.height - 30


def test_a_long_title_is_cut_on_paper_at_a_word_and_told_whole() -> None:
    title = "Map every permit on a wall " * 10
    result = pdf_of(roadmap(material(1, title=title.strip()), parts=PARTS))
    printed = " ".join(page.extract_text() for page in reader(result).pages)
    assert "…" in printed
    (heading,) = [
        e for e in tree_of(opened(result)).of("H3") if "Map every" in str(e.entries.get("/ActualText"))
    ]
    assert str(heading.entries.ActualText) == f"1 {title.strip()}"


def test_a_card_is_a_heading_and_one_list_to_a_listener() -> None:
    card = cards_of(material(1))[0]
    entries = [entry for column in card.columns for entry in column]
    result = pdf_of(roadmap(material(1), parts=PARTS))
    section = tree_of(opened(result)).of("Sect")[1]
    assert [kid.role for kid in section.kids] == ["H2", "P", "H3", "P", "L"]
    items = section.kids[-1].kids
    assert len(items) == len(entries)
    assert {tuple(kid.role for kid in item.kids) for item in items} == {("Lbl", "LBody")}


def test_an_action_without_words_still_has_a_heading() -> None:
    made = a_plan(CASE, 1).actions[0]
    empty = Action(
        id=made.id, kind=made.kind, title="", practice=made.practice, element=made.element, expected_level=3
    )
    plan = replace(a_plan(CASE, 1), actions=(empty,))
    result = pdf_of(roadmap(CASE.material(plan=plan), parts=PARTS))
    assert "Actionwithoutatitle" in words_of(result)

"""The sheet that is filled in by hand at a review."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.reports import Material
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Mode
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import lengths, roadmap
from tests.reporting.example import Case, a_plan
from tests.reporting.readback import fitted, pdf_of, pieces_of
from tests.reporting.structure import opened, tree_of

CASE = Case()
PARTS = frozenset({"review sheet"})


def said(material: Material) -> str:
    return outline_text(roadmap(material, parts=PARTS))


def agreed(case: Case = CASE, actions: int = 9, **changes: object) -> Material:
    return case.material(plan=a_plan(case, actions, **changes))


def many(actions: int) -> Material:
    plan = a_plan(CASE)
    made = [
        replace(plan.actions[n % 9], id=f"a{n}", depends_on=())  # type: ignore[arg-type]  # any text will do
        for n in range(actions)
    ]
    return CASE.material(plan=replace(plan, actions=tuple(made)))


def test_there_is_a_row_for_each_agreed_action() -> None:
    text = said(agreed())
    rows = [line for line in text.splitlines() if line.count("[figure: to tick]") == 4]
    assert [row.split(" | ")[0] for row in rows] == [str(n) for n in range(1, 10)]
    assert rows[0] == (
        "1 | Talk through how front line and leads see decision … / Luis Romero · due Nov 16"
        " | Examples that both sides judge alike / 2% to 8% of examples"
        " | [figure: to fill in]" + 4 * " | [figure: to tick]" + " | [figure: to fill in]"
    )


def test_what_is_only_recommended_is_not_reviewed() -> None:
    assert "Review sheet" not in said(CASE.material())
    assert "Review sheet" not in said(agreed(actions=0))


def test_only_the_practices_of_the_plan_are_rated_again_with_the_level_they_had() -> None:
    text = said(agreed(actions=2)).split("Re-rate only these")[1]
    rows = [line for line in text.splitlines() if "to circle" in line]
    assert [row.split(" | ")[:2] for row in rows] == [
        ["3.1 Clear limits", "2"],
        ["3.4 Information at hand", "–"],
    ]


def test_without_an_agreed_level_the_mean_is_read() -> None:
    case = Case(settled=NO_DISCUSSION)
    text = said(agreed(case, 9))
    assert any(" | 1–2 | [figure" in line for line in text.splitlines())


def test_a_level_that_may_not_be_shown_is_not_there() -> None:
    made = tuple((role, dict.fromkeys(cells, "dk")) for role, cells in CASE.made)
    silent = Case(mode=Mode.ANONYMOUS, made=made, settled=NO_DISCUSSION)
    text = said(silent.material(plan=a_plan(CASE, 2)))
    assert "3.1 Clear limits | – | " in text


def test_the_next_round_is_named_as_the_measurement() -> None:
    assert "Round 2 in April 2027 measures the change." in said(agreed())
    late = replace(agreed(), made_on=date(2027, 6, 1))
    assert "Round 2 was due in April 2027." in said(late)
    assert "measures the" not in said(late)


def test_the_team_is_counted_where_it_is_known() -> None:
    assert "how many are present of 12." in said(agreed())
    assert "how many are present." in said(agreed(Case(headcount=None)))


def test_nine_actions_of_usual_length_fit_one_sheet() -> None:
    assert fitted(lengths(agreed(), parts=PARTS)).pages == 2


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("words", ["word " * 400, "x" * 2000, "ليلى الخطيب " * 40, "工程" * 100])
def test_long_words_stay_within_the_sheet(words: str, paper: Paper) -> None:
    plan = a_plan(CASE, 2)
    changed = tuple(
        replace(a, title=words, owner=words, measure=replace(a.measure, name=words, unit=words))
        for a in plan.actions
    )
    result = pdf_of(roadmap(CASE.material(plan=replace(plan, actions=changed)), parts=PARTS), paper)
    for piece in pieces_of(result):
        assert piece.left >= paper.margin - 1
        assert piece.right <= paper.margin + MEASURE + 1
        assert 27 <= piece.y <= paper.height - 30


def test_twenty_actions_go_on_over_the_page() -> None:
    document = roadmap(many(20), parts=PARTS)
    result = pdf_of(replace(document, sections=document.sections[1:]))
    assert result.pages == 2
    tables = tree_of(opened(result)).of("Table")
    assert len(tables[-2].of("TR")) == 21


def test_every_cell_says_what_to_do_in_it() -> None:
    table = tree_of(opened(pdf_of(roadmap(agreed(actions=1), parts=PARTS)))).of("Table")[-2]
    cells = table.of("TBody")[0].of("TD")
    told = [str(figure.entries.Alt) for cell in cells for figure in cell.of("Figure")]
    assert told == ["to fill in", *["to tick"] * 4, "to fill in"]
    assert len(table.of("TBody")[0].of("TH")) == 1


def test_a_practice_with_two_actions_is_rated_once() -> None:
    plan = a_plan(CASE, 2)
    twice = tuple(replace(a, practice=PracticeId("3.1")) for a in plan.actions)
    assert said(CASE.material(plan=replace(plan, actions=twice))).count("3.1 Clear limits | ") == 1

"""What survey tools and spreadsheets export goes in as it is, and what no rule can tell is asked once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application.foreign_sheets import SheetFile, reading
from sixelements.domain.assessment import Assessment
from sixelements.domain.foreign_columns import Goes
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_words import Meaning
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import NO_DECISIONS, Decisions, Form, RowDoubt, WordKind
from sixelements.domain.responses import DONT_KNOW, IN_ALL, NOT_APPLICABLE, Sheet
from sixelements.intake import files
from sixelements.wording.quoted import quoted
from tests.files.exports import Export, Person, Survey, a_csv, exports, limesurvey, microsoft_forms, qualtrics

ASSESSMENT = bootstrap.assessment("six-elements")
SURVEY = Survey(ASSESSMENT)
CODES = {"dk": 0, "na": -1}


def form(assessment: Assessment = ASSESSMENT) -> Form:
    lines = tuple(ItemId(line.id) for line in assessment.three_thirds.lines)
    return Form(practices=assessment.core, lines=lines, assessment=assessment)


def take(export: Export, tmp_path: Path, decisions: Decisions = NO_DECISIONS) -> SheetFile:
    path = tmp_path / export.name
    path.write_bytes(export.data)
    return reading(files.read, decisions)(path, form())


def told(sheet: Sheet) -> tuple[str | None, dict[str, int]]:
    return sheet.role, {item: answer.code for item, answer in sheet.answers.items()}


def expected(person: Person) -> tuple[str, dict[str, int]]:
    return person.role, {i: CODES[s] if s in CODES else int(s) for i, s in person.said.items() if s}


@pytest.mark.parametrize("export", exports(SURVEY), ids=lambda export: export.name)
def test_every_shape_gives_exactly_the_answers(export: Export, tmp_path: Path) -> None:
    file = take(export, tmp_path)
    assert (file.refusal, file.problems) == (None, ())
    assert [told(sheet) for sheet in file.sheets] == [expected(p) for p in SURVEY.people]
    assert sum(len(sheet.comments) for sheet in file.sheets) == export.comments
    assert {item for sheet in file.sheets for item in sheet.comments} <= {IN_ALL}


def test_signs_that_limesurvey_writes_by_their_names_are_those_signs_again(tmp_path: Path) -> None:
    file = take(next(e for e in exports(SURVEY) if e.name.startswith("vvexport")), tmp_path)
    assert [s.comments for s in file.sheets if s.comments] == [{IN_ALL: 'It is loud.\n"Really" {sic}'}]


@pytest.mark.parametrize("named", ["{id}", "{id} {text}", "{text}", "_{id}_{text}"])
def test_what_the_round_does_not_ask_is_left_out_without_a_question(named: str, tmp_path: Path) -> None:
    """A survey for all elements, where the round asks the core: 25 columns had to be decided."""
    others = [p for p in ASSESSMENT.practices.values() if p.id not in ASSESSMENT.core and p.id[0] in "123456"]
    names = [named.format(id=p.id, text=p.statement) for p in others]
    if named.startswith("_"):
        names = ["".join(c if c.isalnum() else "_" for c in name)[:50] for name in names]
    head, *rows = SURVEY.plain()
    table = [[*head, *names], *([*row, *"4" * len(names)] for row in rows)]
    file = take(Export("all.csv", a_csv(table).encode()), tmp_path)
    assert (file.refusal, file.problems) == (None, ())
    assert [told(sheet) for sheet in file.sheets] == [expected(p) for p in SURVEY.people]
    assert file.matched is not None
    assert {c.why for c in file.matched.columns if c.goes is Goes.LEFT_OUT} == {Why.NOT_ASKED}


def test_codes_that_no_rule_can_tell_are_asked_about_once_each(tmp_path: Path) -> None:
    export = Export("qualtrics.csv", a_csv(qualtrics(SURVEY)).encode("utf-8-sig"))
    file = take(export, tmp_path)
    assert file.matched is not None
    assert {word.word for word in file.matched.words} == {"6", "7"}
    assert len(file.problems) == 2
    assert "“6” in " in " ".join(file.problems)
    words = {WordKind.ANSWERS: {"6": Meaning(DONT_KNOW), "7": Meaning(NOT_APPLICABLE)}}
    decided = take(export, tmp_path, Decisions(words=words))
    assert decided.problems == ()
    assert [told(sheet) for sheet in decided.sheets] == [expected(p) for p in SURVEY.people]


def test_what_answers_no_question_is_left_out_with_its_reason(tmp_path: Path) -> None:
    file = take(next(e for e in exports(SURVEY) if e.name == "microsoft.csv"), tmp_path)
    assert file.matched is not None
    out = {c.header.split(" - ")[0]: c.why for c in file.matched.columns if c.goes is Goes.LEFT_OUT}
    assert out == {
        "ID": Why.RESPONSE_NUMBER,
        "Start time": Why.BEGUN,
        "Completion time": Why.TIME,
        "Email": Why.PERSON,
        "Name": Why.PERSON,
        "Last modified time": Why.CHANGED,
        "Points": Why.POINTS,
        "Total points": Why.POINTS,
    }


def test_a_later_export_has_the_same_digests_for_the_same_rows(tmp_path: Path) -> None:
    rows = a_csv(limesurvey(SURVEY, full=False)).encode()
    early = b"".join(rows.splitlines(keepends=True)[:7])
    first, then = (take(Export("a.csv", data), tmp_path) for data in (early, rows))
    assert (first.rows, first.origins) == (then.rows[:6], then.origins[:6])
    assert (len({*then.rows}), len({*then.origins})) == (9, 9)


def test_headers_that_became_dates_are_refused_with_the_way_out(tmp_path: Path) -> None:
    months = ["", "Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul"]
    head, *rows = SURVEY.plain()
    dated = [
        f"{h[0].zfill(2)}. {months[int(h[2:])]}" if h[0].isdigit() else h for h in head
    ]  # as a German Excel does
    file = take(Export("dates.csv", a_csv([dated, *rows], ";").encode("cp1252")), tmp_path)
    assert (file.refusal or "").startswith("A spreadsheet made dates of these headers: “01.")
    assert "missing" not in (file.refusal or "")


@pytest.mark.parametrize("column", ["Do they say thank you?", "1.7", "", "How often, " * 9 + "then"])
def test_a_column_that_fits_nothing_is_asked_about_and_can_be_left_out(column: str, tmp_path: Path) -> None:
    rows = [[*row, "9" if n else column, "end" if n else "Comments"] for n, row in enumerate(SURVEY.plain())]
    export = Export("more.csv", a_csv(rows).encode())
    file = take(export, tmp_path)
    named = f"“{quoted(column, 60)}”" if column else "(no name, column "
    assert f"These columns are not known: {named}" in (file.refusal or "")
    decided = take(export, tmp_path, Decisions(columns={column: (Goes.LEFT_OUT, None)}))
    assert len(decided.sheets) == 9


def test_a_comment_column_beside_a_practice_is_a_comment_on_it(tmp_path: Path) -> None:
    first = SURVEY.practices[0]
    for header in (f"{first.id} Comment", f"{first.statement} [Comment]", "p1x2[comment]"):
        rows = [[*row, "We do" if n == 1 else "" if n else header] for n, row in enumerate(SURVEY.plain())]
        file = take(Export("beside.csv", a_csv(rows).encode()), tmp_path)
        assert file.sheets[0].comments == {ItemId(first.id): "We do"}, header


def test_a_comment_that_does_not_fit_is_told_with_its_row(tmp_path: Path) -> None:
    rows = [
        [*row, "x" * 5_001 if n == 2 else "" if n else "Comments"] for n, row in enumerate(SURVEY.plain())
    ]
    file = take(Export("long.csv", a_csv(rows).encode()), tmp_path)
    assert file.problems == ("row 3: its comment is longer than 5,000 characters. Shorten it.",)
    assert len(file.sheets) == 8


def test_statements_a_little_changed_are_still_found_and_each_once(tmp_path: Path) -> None:
    head, *rows = [list(row) for row in microsoft_forms(SURVEY)]
    changed = [str(h).replace(" are ", " were ").replace("our", "my") for h in head]
    file = take(Export("changed.csv", a_csv([changed, *rows]).encode()), tmp_path)
    assert file.matched is not None
    items = [c.item for c in file.matched.columns if c.goes is Goes.ANSWER]
    assert items == [*ASSESSMENT.core, *(line.id for line in ASSESSMENT.three_thirds.lines)]
    assert {c.why for c in file.matched.columns if c.goes is Goes.ANSWER} == {Why.TEXT, Why.LIKE}


def test_without_a_role_column_nobody_has_a_role(tmp_path: Path) -> None:
    file = take(Export("none.csv", a_csv([row[1:] for row in SURVEY.plain()]).encode()), tmp_path)
    assert [sheet.role for sheet in file.sheets] == [None] * 9
    assert replace(file.sheets[0], role=SURVEY.people[0].role).answers == file.sheets[0].answers


def test_rows_that_were_not_handed_in_are_asked_about_and_go_as_decided(tmp_path: Path) -> None:
    for header, full, begun in (
        ("submitdate", "2026-09-14 10:00", ""),
        ("Finished", "True", "False"),
        ("Progress", "100", "35"),
        ("Response status", "Complete", "Partially complete"),
    ):
        rows = [
            [*row, (begun if n in (2, 9) else full) if n else header] for n, row in enumerate(SURVEY.plain())
        ]
        export = Export("tool.csv", a_csv(rows).encode())
        asked = ("2 rows were begun and not handed in (rows 3 and 10). Decide whether they go in.",)
        file = take(export, tmp_path)
        assert (file.problems, len(file.sheets)) == (asked, 7), header
        left = take(export, tmp_path, Decisions(rows={RowDoubt.UNFINISHED: False}))
        said = ("2 rows that were not handed in are left out, as decided: rows 3 and 10.",)
        assert (left.problems, left.left_out, len(left.sheets)) == ((), said, 7)
        kept = take(export, tmp_path, Decisions(rows={RowDoubt.UNFINISHED: True}))
        assert (kept.problems, kept.left_out, len(kept.sheets)) == ((), (), 9)


def test_progress_counts_only_where_nothing_else_tells(tmp_path: Path) -> None:
    rows = [
        [*row, *(("80", "True") if n else ("Progress", "Finished"))] for n, row in enumerate(SURVEY.plain())
    ]
    file = take(Export("tool.csv", a_csv(rows).encode()), tmp_path)
    assert (file.problems, len(file.sheets)) == ((), 9)


@pytest.mark.parametrize(
    ("since", "older"), [(None, 0), (date(2026, 9, 14), 0), (date(2026, 9, 15), 9), (date(2030, 1, 1), 9)]
)
def test_rows_from_before_the_round_are_asked_about(since: date | None, older: int, tmp_path: Path) -> None:
    path = tmp_path / "google.csv"
    rows = [[*row, "9/14/26 10:00" if n else "Timestamp"] for n, row in enumerate(SURVEY.plain())]
    path.write_bytes(a_csv(rows).encode())
    later = replace(form(), since=since)
    file = reading(files.read)(path, later)
    assert len(file.sheets) == 9 - older
    assert ("9 rows were answered before this round was opened" in " ".join(file.problems)) == bool(older)
    decided = reading(files.read, Decisions(rows={RowDoubt.OLDER: True}))(path, later)
    assert (len(decided.sheets), decided.problems) == (9, ())


def test_a_tool_that_keeps_no_day_makes_no_row_older(tmp_path: Path) -> None:
    path = tmp_path / "limesurvey.csv"
    path.write_bytes(a_csv(limesurvey(SURVEY, full=False)).encode())
    file = reading(files.read)(path, replace(form(), since=date(2026, 9, 15)))
    assert len(file.sheets) == 9

"""The worksheets in the roadmap: only what was begun, every figure with its words, names only where asked."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from sixelements.application.reports import Material
from sixelements.application.worksheets import GroupFacts, first_rows, group_facts
from sixelements.charts import worksheets as charts
from sixelements.charts.scene import Rect, SceneText
from sixelements.cli.plan_command import lines
from sixelements.domain.assessment import Leg
from sixelements.domain.channels import Channel, ChannelMatrix, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix
from sixelements.domain.discussion import Service
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.ids import ActionId, ItemId, PracticeId
from sixelements.domain.marks import MarkedCell
from sixelements.domain.rounds import State
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.waste_walk import DAY, Ease, Process, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import Worksheets
from sixelements.reporting import formats
from sixelements.reporting.data import plan_data
from sixelements.reporting.outline import Document, Section
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.spreadsheet import about
from sixelements.reporting.tables import report_json
from sixelements.reporting.worksheets import worksheets
from sixelements.reporting.worksheets.waste_walk import waste_letters
from tests.builders import a_round, a_team
from tests.domain.builders import three_legs
from tests.fakes.workbook import FakeWorkbook
from tests.reporting.example import Case, assessment
from tests.reporting.plans import planned, the_actions
from tests.reporting.readback import pdf_of, reader
from tests.reporting.test_hostile import LONG, TRIED


def with_facts(facts: GroupFacts, *, doers: bool = False) -> Material:
    return replace(Case().material(), facts=facts, doers=doers)


def channel(id_: str, *marks: int | None, volume: Volume = Volume.HIGH, name: str = "") -> Channel:
    cells = {e: MarkedCell(mark=m) for e, m in zip(Expectation, marks, strict=False)}
    return Channel(id=id_, name=name or id_, used=True, volume=volume, cells=cells)


def step(id_: str, days: float = 1.0, *, who: str = "", **wastes: float) -> ProcessStep:
    found = {
        Waste(w.replace("_", "-")): WasteFound(text=f"{w} at {id_}", minutes=m, share=100, ease=Ease.EASY)
        for w, m in wastes.items()
    }
    return ProcessStep(
        id=id_, name=f"Step {id_}", who=who, work=10, elapsed=days * DAY, usable=90, wastes=found
    )


def walk(*steps: ProcessStep) -> Process:
    return Process(id="p", name="Permit", monthly=100, steps=steps)


def out(process: Process, on: date) -> Process:
    """The process with the waste of its second step out since a day."""
    first, second = process.steps[:2]
    wastes = {w: replace(found, out_on=on) for w, found in second.wastes.items()}
    return replace(process, steps=(first, replace(second, wastes=wastes), *process.steps[2:]))


WALKED = walk(step("1", 3, waiting=3), step("2", 2, transport=2))
"""A walk that loses 60 and 40 hours a year."""
TOUCHED, GONE = replace(WALKED, customer="Builders"), replace(WALKED, steps=WALKED.steps[:1])
SAVINGS: Mapping[str, tuple[Sequence[Process], Sequence[tuple[float | None, float, float | None] | None]]] = {
    "out before the first round closed": (
        (out(WALKED, date(2026, 4, 20)), out(TOUCHED, date(2026, 4, 20)), out(WALKED, date(2026, 4, 20))),
        [(None, 60, 40), (60, 60, None), (60, 60, None)],
    ),
    "out after it closed, and noted on its sheet": (
        (out(WALKED, date(2026, 5, 20)), out(TOUCHED, date(2026, 5, 20)), out(WALKED, date(2026, 5, 20))),
        [(None, 100, None), (100, 60, 40), (60, 60, None)],
    ),
    "out in the second": (
        (WALKED, out(WALKED, date(2026, 5, 20)), out(TOUCHED, date(2026, 5, 20))),
        [(None, 100, None), (100, 60, 40), (60, 60, None)],
    ),
    "out in the second, and its step gone in the third": (
        (WALKED, out(WALKED, date(2026, 5, 20)), replace(WALKED, steps=WALKED.steps[:1])),
        [(None, 100, None), (100, 60, 40), (60, 60, None)],
    ),
    "out after the first closed, and its step gone": (
        (out(WALKED, date(2026, 5, 20)), GONE, replace(GONE, customer="Builders")),
        [(None, 100, None), (100, 60, 40), (60, 60, None)],
    ),
    "nobody looked in the second": (
        (out(WALKED, date(2026, 4, 20)), out(WALKED, date(2026, 4, 20)), out(TOUCHED, date(2026, 4, 20))),
        [(None, 60, 40), None, (60, 60, None)],
    ),
    "out in the third, though nobody looked in the second": (
        (WALKED, WALKED, out(WALKED, date(2026, 5, 20))),
        [(None, 100, None), None, (100, 60, 40)],
    ),
}  # fmt: skip
"""A process in three rounds; of each the hours lost before, now, and taken out, or None: taken over."""


def sheets(**given: object) -> GroupFacts:
    return GroupFacts(sheets=Worksheets(**given))  # type: ignore[arg-type]


def said(facts: GroupFacts, *, doers: bool = False, answers: Mapping[str, float] | None = None) -> str:
    material = with_facts(facts, doers=doers)
    if answers:
        lines = {ItemId(line): share for line, share in answers.items()}
        told = replace(three_legs(80, 70, 60), lines=lines)
        material = replace(material, score=replace(material.score, legs=told))
    section = worksheets(material)
    return "" if section is None else outline_text(only(section))


def only(section: Section) -> Document:
    document = roadmap(Case().material())
    return replace(document, sections=(section,))


class TestWhatIsPrinted:
    def test_nothing_of_sheets_that_were_not_begun(self) -> None:
        assert worksheets(with_facts(GroupFacts())) is None
        assert worksheets(with_facts(GroupFacts(sheets=first_rows(assessment())))) is None
        assert "Worksheets" not in outline_text(
            roadmap(with_facts(GroupFacts(sheets=first_rows(assessment()))))
        )

    def test_that_they_are_the_groups_and_no_threshold_applies(self) -> None:
        words = (
            "Figures from worksheets come from the group and say nothing about any one person, so they are "
            "always shown."
        )
        for facts in (
            sheets(channels=ChannelMatrix(channels=(channel("forms", 2, 2, 0, 0, 0, 0),))),
            sheets(processes=(walk(step("a")),)),
            sheets(requests=(TechnologyRequest(id="r", name="Portal"),)),
        ):
            assert words in said(facts)

    def test_the_sheets_that_are_missing_are_named_where_some_are_there(self) -> None:
        some = with_facts(sheets(processes=(walk(step("a")),)))
        text = outline_text(roadmap(some))
        left_out = "Channels; Customer groups; Streamline first; Three thirds."
        assert f"Worksheets that were not begun: {left_out}" in text
        assert "not begun" not in outline_text(roadmap(with_facts(GroupFacts())))

    def test_a_gap_and_what_is_not_marked_in_words(self) -> None:
        text = said(sheets(channels=ChannelMatrix(channels=(channel("forms", 2, None, 0),))))
        assert "forms | High | [figure: 2, Yes] | [figure: not marked] | [figure: 0, No]" in text
        assert "| – | gap" in text

    def test_what_was_noted_on_a_mark_in_a_line_of_its_own(self) -> None:
        noted = MarkedCell(mark=2, note="On the card.", source="Phone card", day=date(2025, 11, 14))
        day = MarkedCell(mark=1, day=date(2025, 11, 14))
        phone = replace(
            channel("Phone", 0, 1), cells={Expectation.COURTESY: noted, Expectation.ACCURACY: day}
        )
        text = said(sheets(channels=ChannelMatrix(channels=(phone,))))
        assert (
            "- Phone (Courtesy in writing): On the card. (Phone card; looked up on November 14, 2025)" in text
        )
        assert "- Phone (Accuracy in writing): Looked up on November 14, 2025." in text
        ways = first_rows(assessment()).groups.techniques
        way = next(w for w in ways if w.shown)
        group = CustomerGroup(id="g", name="Neighbors", cells={way.id: MarkedCell(mark=1, note="Asked once")})
        text = said(sheets(groups=GroupMatrix(groups=(group,), techniques=ways)))
        assert f"- Neighbors ({way.name}): Asked once" in text
        assert "noted on the marks" not in said(
            sheets(channels=ChannelMatrix(channels=(channel("forms", 2),)))
        )

    def test_where_matrix_and_opinion_lie_a_level_apart(self) -> None:
        none = channel("forms", 0, 0, 0, 0, 0, 0)
        text = said(sheets(channels=ChannelMatrix(channels=(none,))))
        assert "1.2 Every channel: the matrix says 1, people said 3.1. Agreed on level 2." in text

    def test_a_kind_with_an_open_cell_is_no_zero(self) -> None:
        rows = first_rows(assessment()).groups.techniques
        cells = {"yearly-survey": MarkedCell(mark=0), "card": MarkedCell(mark=0), "interviews": MarkedCell()}
        group = CustomerGroup(id="g", name="Neighbors", cells=cells)
        text = said(sheets(groups=GroupMatrix(groups=(group,), techniques=rows)))
        assert "Neighbors | [figure: not marked]" in text
        assert "0 customer groups" not in text

    def test_customer_facts_beside_the_staffs_view(self) -> None:
        facts = (
            CustomerFact(
                id="correct", name="Files without an error", fact=HardFact(value=85, share=True, n=20)
            ),
            CustomerFact(id="trust", name="Trust"),
        )
        levels = dict.fromkeys(Leg, (4, 4, 4))
        told = GroupFacts(sheets=Worksheets(customer_facts=facts), services=(Service(levels=levels),))
        text = said(told)
        assert "Files without an error | 85% | n 20 | Correct, on the group's sheet: about 9 of 10" in text
        asked = said(told, answers={"t.4": 66.0})
        assert "Files without an error | 85% | n 20 | Correct: about 7 of 10" in asked, (
            "the answers come first"
        )
        assert "Trust | not asked |  | not asked of the staff" in text


class TestWasteWalk:
    def test_names_of_people_only_where_they_are_asked_for(self) -> None:
        process = walk(step("a", who="Ann Pak"), step("b", who="Night desk"), step("c", who="Ann Pak"))
        request = TechnologyRequest(id="r", name="Portal", asked_by="Dev Shah")
        facts = sheets(processes=(process,), requests=(request,))
        hidden, shown = said(facts), said(facts, doers=True)
        for name in ("Ann Pak", "Night desk", "Dev Shah"):
            assert name not in hidden
            assert name in shown
        assert "Step a  A |" in hidden
        assert "Step c  A |" in hidden

    def test_a_step_that_went_keeps_its_number(self) -> None:
        before = walk(step("a"), step("b", 3, transport=4), step("c"))
        now = walk(step("a"), step("c", 2))
        facts = replace(sheets(processes=(now,)), before=Worksheets(processes=(before,)))
        facts = replace(facts, round_before=Case().material().round)
        text = said(facts)
        assert (
            "2 | Step b | 10 | 3 | 90% | [figure: Transport] | 80 | [figure: 80 hours a year] | Out" in text
        )
        assert "3 | Step c" in text
        assert "One waste is out, which saves 80 hours a year." in text
        assert "From start to end it takes 3 working days; before it took 5 working days." in text
        assert "Within that, Step c takes 1 working day longer than before." in text

    def test_days_from_a_hundred_on_are_whole(self) -> None:
        words = said(sheets(processes=(walk(step("a", 312.334), step("b", 1.25)),)))
        assert "312.33" not in words
        assert "1.25" in words

    def test_what_nobody_knows_is_a_dash_and_no_drawing(self) -> None:
        text = said(
            sheets(processes=(Process(id="p", name="Permit", steps=(ProcessStep(id="a", hand_off=False),)),))
        )
        assert "1 | Step without a name | – | – | – | [figure: none seen] | – | – | –" in text
        assert "It can be drawn to scale once every step has its elapsed time." in text
        assert "Nothing was removed yet." in text

    def test_hours_add_up_as_they_are_printed(self) -> None:
        steps = [step(str(n), waiting=1.11, motion=2.22) for n in range(9)]
        text = said(sheets(processes=(walk(*steps),)))
        table = text.split("Hours a year that each of the seven wastes takes]")[1].split("###")[0]
        rows = [line.split(" | ") for line in table.splitlines() if line.startswith(("Waiting", "Motion"))]
        assert sum(int(r[-1]) for r in rows) in range(598, 601)

    def test_of_much_that_was_seen_the_first_stands_beside_the_waste(self) -> None:
        steps = [step(str(n), waiting=10 - n) for n in range(5)]
        text = said(sheets(processes=(walk(*steps),)))
        assert "Waiting | waiting at 0; waiting at 1; waiting at 2; 2 more |" in text

    def test_a_long_table_begins_under_its_heading_and_not_on_the_next_page(self) -> None:
        rows = tuple(channel(str(n), 2, 2, 2, 2, 2, 2, name="A long name " * 6) for n in range(30))
        section = worksheets(with_facts(sheets(channels=ChannelMatrix(channels=rows))))
        assert section is not None
        first = reader(pdf_of(only(section))).pages[0].extract_text()
        assert "Channel coverage" in first
        assert "A long name" in first

    def test_the_letters_of_the_wastes_are_all_different(self) -> None:
        assert "".join(waste_letters({w: w.value for w in Waste}).values()) == "WDPOITM"
        alike = waste_letters(dict.fromkeys(Waste, "aa"))
        assert len(set(alike.values())) == len(Waste)


class TestDrawings:
    def test_a_strip_is_to_scale_and_its_numbers_stand_where_there_is_room(self) -> None:
        bands = (
            charts.ProcessBand(number="1", begins=0, ends=0.01, work=1, days="0.1 d"),
            charts.ProcessBand(number="2", begins=0.01, ends=1, work=0, days="9.9 d"),
        )
        scene = charts.strip(charts.Strip(bands=bands, left="Now", right="10 days", share=0.5), alt="two")
        wide = [s.width for s in scene.shapes if isinstance(s, Rect)]
        assert max(wide) == pytest.approx(charts.STRIP * 0.5 * 0.99)
        lettering = [s.text for s in scene.shapes if isinstance(s, SceneText)]
        assert "1" not in lettering
        assert "2" in lettering


def everything(words: str) -> GroupFacts:
    """All sheets, filled in with one text."""
    rows = first_rows(assessment())
    cells = {t.id: MarkedCell(mark=n % 3) for n, t in enumerate(rows.groups.techniques)}
    steps = tuple(
        replace(step(str(n), who=words, waiting=3, defects=2), name=words, required=n == 2)
        for n in range(1, 61)
    )
    found = {1: PointAnswer(yes=True, note=words), 4: PointAnswer(yes=False, note=words)}
    now = Worksheets(
        channels=ChannelMatrix(
            channels=tuple(channel(str(n), 0, 1, 2, 0, 1, 2, name=words) for n in range(30)),
            tested_on=date(2026, 3, 18),
        ),
        groups=GroupMatrix(
            groups=tuple(CustomerGroup(id=str(n), name=words, main=True, cells=cells) for n in range(20)),
            techniques=rows.groups.techniques,
            silent=words,
            silent_on=date(2026, 3, 18),
        ),
        processes=(replace(walk(*steps), name=words, starts=words, ends=words, contacts=100, repeats=40),),
        requests=tuple(
            TechnologyRequest(
                id=str(n), name=words, asked_by=words, process="p", opens=PracticeId("6.5"), points=found
            )
            for n in range(3)
        ),
        customer_facts=tuple(
            CustomerFact(
                id=f.id,
                name=words,
                fact=HardFact(value=12.5, unit=words, source=words, period=words, n=40),
            )
            for f in rows.customer_facts
        ),
    )
    facts = {n: HardFact(value=3, share=True, source=words, period=words, n=100) for n in range(1, 11)}
    services = tuple(
        Service(name=words, levels=dict.fromkeys(Leg, (5, None, 4)), all_three=5, facts=facts)
        for _ in range(5)
    )
    before = replace(now, processes=(replace(now.processes[0], steps=steps[:40]),))
    return GroupFacts(
        sheets=now,
        services=services,
        before=before,
        services_before=services,
        round_before=Case().material().round,
    )


@pytest.mark.parametrize("words", [*TRIED, *(long[:400] for long in LONG)])
def test_any_text_prints_and_can_be_read_aloud(words: str) -> None:
    """`pdf_of` checks every file against PDF/UA-1."""
    section = worksheets(with_facts(everything(words), doers=True))
    assert section is not None
    assert pdf_of(only(section)).pages > 5


def test_every_table_has_as_many_cells_as_columns() -> None:
    section = worksheets(with_facts(everything("words")))
    assert section is not None
    assert [t for t in tables(section) if t != "fits"] == []


def tables(section: Section) -> Sequence[str]:
    from sixelements.reporting.outline import Columns, Table, Together

    def walk_through(blocks: Sequence[object]) -> list[str]:
        found = []
        for block in blocks:
            if isinstance(block, Table):
                wide = len(block.columns)
                found += [
                    "fits" if sum(c.span for c in row.cells) == wide else block.summary for row in block.rows
                ]
            elif isinstance(block, Together):
                found += walk_through(block.blocks)
            elif isinstance(block, Columns):
                found += [t for column in block.columns for t in walk_through(column)]
        return found

    return walk_through(section.blocks)


def test_a_gate_says_where_the_plan_has_already_what_should_wait_for_it() -> None:
    practice, tool = next(
        (p, a) for p in assessment().practices.values() for a in p.actions.values() if a.technology
    )
    request = TechnologyRequest(
        id="r", name="Portal", opens=practice.id, points={n: PointAnswer(yes=n != 4) for n in range(1, 9)}
    )
    facts = sheets(requests=(request,))
    assert f"Behind it waits: {tool.title}." in said(facts)
    early = replace(the_actions(1)[0], id=ActionId(str(tool.id)), practice=practice.id)
    section = worksheets(replace(planned(early), facts=facts))
    text = outline_text(only(section)) if section else ""
    assert f"In the plan already, though point 4 is open: {tool.title}." in text
    assert "Behind it waits" not in text


class TestFigures:
    """The same in JSON and XLSX: numbers as numbers, ids as text, beside the round before."""

    def test_json_holds_marks_and_minutes_as_numbers_and_what_is_open_as_null(self) -> None:
        process = walk(
            step("a", who="Ann Pak", waiting=3), ProcessStep(id="b", hand_off=False), ProcessStep(id="c")
        )
        facts = sheets(
            channels=ChannelMatrix(channels=(channel("forms", 2, None, 0),)),
            processes=(process,),
            requests=(TechnologyRequest(id="r", name="Portal", asked_by="Dev Shah"),),
        )
        data = json.loads(report_json(with_facts(facts)))["worksheets"]
        cells = data["channels"]["channels"][0]["cells"]
        assert [cells[e]["mark"] for e in ("courtesy", "accuracy", "speed")] == [2, None, 0]
        assert (data["channels"]["practice"], data["channels"]["suggested_level"]) == ("1.2", None)
        first, second = data["processes"][0]["steps"]
        assert (first["work"], first["elapsed"], first["usable"], first["done_by"]) == (10, 480, 90, "A")
        assert (second["work"], second["usable"], second["done_by"]) == (None, None, None)
        assert first["wastes"][0]["hours"] == pytest.approx(60)
        assert (data["groups"], data["services"], data["before"]) == (None, [], None)
        assert data["requests"][0]["asked_by"] is None
        asked = json.loads(report_json(with_facts(facts, doers=True)))["worksheets"]
        assert asked["processes"][0]["steps"][0]["done_by"] == "Ann Pak"
        assert asked["requests"][0]["asked_by"] == "Dev Shah"

    def test_json_carries_the_round_before_in_the_same_shape(self) -> None:
        data = json.loads(report_json(with_facts(everything("words"))))["worksheets"]
        assert set(data["before"]) == {"round", "rounds", *data} - {"before"}
        assert len(data["before"]["processes"][0]["steps"]) == 40

    def test_xlsx_has_a_sheet_for_each_that_was_begun(self) -> None:
        names = [sheet.name for sheet in about.sheets(with_facts(everything("words")))]
        assert [n for n in names if n not in [s.name for s in about.sheets(Case().material())]] == [
            "Worksheets",
            "Channels",
            "Customer groups",
            "Steps",
            "Wastes",
            "Streamline first",
            "Thirds by service",
            "Customer facts",
        ]

    def test_xlsx_holds_numbers_as_numbers_beside_those_before(self) -> None:
        before, now = walk(step("1", 3)), walk(step("1", 2, waiting=3))
        facts = replace(sheets(processes=(now,)), before=Worksheets(processes=(before,)))
        facts = replace(facts, round_before=Case().material().round)
        book = openpyxl.load_workbook(io.BytesIO(formats.make(".xlsx", with_facts(facts)).data))
        head, row = book["Steps"].iter_rows(values_only=True)
        found = dict(zip(head, row, strict=True))
        assert (found["Id"], found["Elapsed"], found["Elapsed before"], found["No."]) == ("1", 2, 3, 1)
        figures = {r[2]: (r[3], r[4]) for r in book["Worksheets"].iter_rows(min_row=2, values_only=True)}
        assert figures["Working days"] == (2, 3)
        assert figures["Hours lost a year"] == (60, None)

    def test_before_is_as_it_was_walked_so_that_what_went_out_is_no_loss_and_stands_there(self) -> None:
        """A waste is out in the round before, whose work and days still hold it; its step is no more."""
        gone = step("gone", 3, transport=2)
        found = replace(gone.wastes[Waste.TRANSPORT], out_on=date(2026, 9, 1))
        before = walk(step("1", 3, waiting=3), replace(gone, wastes={Waste.TRANSPORT: found}))
        facts = replace(
            sheets(processes=(walk(step("1", 2, waiting=3)),)),
            before=Worksheets(processes=(before,)),
            round_before=replace(Case().material().round, closed_on=date(2026, 6, 1)),
        )
        now, old = (
            data["processes"][0]
            for part in (json.loads(report_json(with_facts(facts)))["worksheets"],)
            for data in (part, part["before"])
        )
        assert [(p["work"], p["lost_hours"], p["taken_out_hours"]) for p in (now, old)] == [
            (10, 60, 40),
            (20, 100, None),
        ]
        book = openpyxl.load_workbook(io.BytesIO(formats.make(".xlsx", with_facts(facts)).data))
        figures = {r[2]: (r[3], r[4]) for r in book["Worksheets"].iter_rows(min_row=2, values_only=True)}
        assert (figures["Hours lost a year"], figures["Hours a year taken out"]) == ((60, 100), (40, None))
        head, *rows = book["Wastes"].iter_rows(values_only=True)
        listed = [dict(zip(head, row, strict=True)) for row in rows]
        assert [(r["Step"], r["Hours"], r["Still there"]) for r in listed] == [
            ("Step 1", 60, "yes"),
            ("Step gone", 40, "no"),
        ]

    @pytest.mark.parametrize("case", list(SAVINGS), ids=str)
    def test_hours_saved_are_counted_once_in_the_round_in_which_they_went(self, case: str) -> None:
        """Window, PDF, spreadsheet, and JSON: three rounds that close on the first of May, June, and July."""
        sheets_of, expected = SAVINGS[case]
        book = FakeWorkbook()
        book.teams.put(a_team())
        digest = book.assessments.put(assessment())
        rounds = []
        for n, process in enumerate(sheets_of, start=1):
            round_ = a_round(f"round-{n}", number=n, state=State.PUBLISHED, assessment=digest)
            round_ = replace(round_, closed_on=date(2026, 4 + n, 1))
            book.rounds.put(round_)
            book.worksheets.put(round_.id, Worksheets(processes=(process,)))
            rounds.append(round_)
        found: list[tuple[float | None, float, float | None] | None] = []
        for round_ in rounds:
            material = with_facts(group_facts(book, round_))
            data = json.loads(report_json(material))["worksheets"]
            if data is None:
                found.append(None)
                continue
            now = data["processes"][0]
            before = data["before"]["processes"][0]["lost_hours"] if data["before"] else None
            xlsx = openpyxl.load_workbook(io.BytesIO(formats.make(".xlsx", material).data))
            figures = {r[2]: (r[3], r[4]) for r in xlsx["Worksheets"].iter_rows(min_row=2, values_only=True)}
            out = figures.get("Hours a year taken out", (None, None))[0]
            assert figures["Hours lost a year"] == (now["lost_hours"], before)
            assert out == now["taken_out_hours"]
            text = said(material.facts)
            assert ("saves" in text, "Nothing was removed" in text) == (
                bool(out),
                not out and not material.facts.went_later,
            )
            assert not out or f"saves {out:g} hours a year" in text
            found.append((before, now["lost_hours"], out))
        assert found == expected

    def test_fewer_cases_are_no_saving(self) -> None:
        """Hours are less where fewer come, and nothing went out."""
        before = walk(step("1", 3, waiting=3))
        facts = replace(
            sheets(processes=(replace(before, monthly=50),)), before=Worksheets(processes=(before,))
        )
        assert "saves" not in said(facts)

    def test_a_process_whose_wastes_went_out_since_its_walk_mixes_no_two_states(self) -> None:
        found = replace(step("1", waiting=3).wastes[Waste.WAITING], out_on=date(2026, 9, 1))
        steps = (replace(step("1"), wastes={Waste.WAITING: found}), step("2", motion=2))
        facts = sheets(processes=(walk(*steps),))
        text = said(facts)
        assert "Whole process, before the wastes went out, 1,200 cases a year" in text
        assert "Hours lost a year | 100" in text  # in both tables beside 20 minutes of work
        data = json.loads(report_json(with_facts(facts)))["worksheets"]["processes"][0]
        assert (data["work"], data["lost_hours"], data["taken_out_hours"]) == (20, 40, 60)

    def test_the_spreadsheet_says_that_no_threshold_applies(self) -> None:
        said_ = [row for sheet in about.sheets(with_facts(everything("words"))) for row in sheet.rows]
        assert any("say nothing about any one person" in str(row[1]) for row in said_ if len(row) == 2)

    @pytest.mark.parametrize("words", ["=1+1", *TRIED])
    def test_any_text_reads_back_from_xlsx_and_json(self, words: str) -> None:
        """`formats.make` reads back what it made, and refuses it otherwise."""
        one = with_facts(everything(words), doers=True)
        assert formats.make(".xlsx", one).data
        assert formats.make(".json", one).data


def test_an_action_whose_gate_was_taken_back_is_locked_wherever_it_is_listed() -> None:
    """In the plan, with its dates: PDF, `plan`, spreadsheet and JSON say which gate it waits for."""
    tool = next(a for p in assessment().practices.values() for a in p.actions.values() if a.technology)
    first, second = the_actions(2)
    action = replace(first, id=ActionId(str(tool.id)), practice=tool.practice, title=tool.title)
    points = {n: PointAnswer(yes=n != 4) for n in range(1, 10)}
    request = TechnologyRequest(id="r", name="Portal", opens=tool.practice, points=points)
    ready = replace(request, points=dict.fromkeys(points, PointAnswer(yes=True)))
    waits = "Waits for the gate of Portal. Point 4 comes first."
    for requests, held in (((request,), True), ((ready,), False), ((), True)):
        facts = GroupFacts(sheets=Worksheets(requests=requests), requests=requests)
        material = replace(planned(action, second), facts=facts, gates=facts.sheets.gates)
        data = plan_data(material)
        assert isinstance(data, Mapping)
        listed = data["actions"]
        assert isinstance(listed, list)
        assert [a["locked"] for a in listed] == [held, False]  # type: ignore[call-overload, index]
        assert listed[0]["start"], "it keeps its dates"  # type: ignore[call-overload, index]
        sheet = next(t for t in about.sheets(material) if t.name == "Plan")
        at = [c.title for c in sheet.columns].index("Locked")
        assert [row[at] for row in sheet.rows[:2]] == ["yes" if held else "no", "no"]
        words = waits if requests else "Waits for the gate: streamline its process first."
        for text in (outline_text(roadmap(material)), " ".join(" ".join(lines(material)).split())):
            assert (words in text) is held

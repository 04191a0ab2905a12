"""Look closer without a window: sheets are marked, typed, taken back, refused, announced, and drafted."""

from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application import rounds, workshops
from sixelements.application.results import results_of
from sixelements.application.rounds import RoundSettings
from sixelements.content import loader
from sixelements.domain.actions import Kind, WorksheetReason
from sixelements.domain.agenda import agenda
from sixelements.domain.assessment import Leg, Role, Worksheet
from sixelements.domain.channels import Expectation
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ActionId, ItemId, LibraryActionId, PracticeId, ResponseId
from sixelements.domain.responses import Response
from sixelements.domain.rounds import Mode
from sixelements.domain.waste_walk import Waste
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.library import LibraryDesk
from sixelements.presentation.closer.cells import CellPart
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk
from sixelements.presentation.closer.desk import removed
from sixelements.presentation.closer.drafts import DraftActions
from sixelements.presentation.closer.facts import FactsDesk
from sixelements.presentation.closer.gate import GateDesk, RequestField
from sixelements.presentation.closer.groups import GroupsDesk
from sixelements.presentation.closer.overview import overview
from sixelements.presentation.closer.progress import SheetState, progress
from sixelements.presentation.closer.thirds import FactPart, ThirdsDesk
from sixelements.presentation.closer.waste import FIRST_WASTE, ProcessField, WasteDesk, process_fields
from sixelements.presentation.pages.overview import overview as results_overview
from sixelements.presentation.pages.practice_detail import detail_view
from sixelements.presentation.pages.settle import SettlePresenter, with_fact
from sixelements.presentation.pages.worth_knowing import worth_knowing
from sixelements.presentation.room.keeping import StoredKeeper
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.talk_desk import facts_that_differ, reason_words
from sixelements.presentation.session import Session
from sixelements.presentation.table import WritableTable
from sixelements.wording import numbers
from sixelements.wording.actions import locked_until, not_lean_yet
from tests.application.test_rounds import DAY, Room
from tests.builders import an_answer
from tests.presentation.desk import FullDisk
from tests.presentation.plan_room import Shelf, services
from tests.presentation.room_desk import Clock

SHIPPED = loader.load(loader.find("six-elements"))


def a_session(*, close: bool = True, level: int = 3, lines: bool = False) -> Session:
    """A team whose round of all practices six people answered alike, with or without the ``lines``."""
    room = Room(book=FullDisk())
    settings = RoundSettings(practices=tuple(SHIPPED.practices), mode=Mode.OPEN)
    round_ = rounds.open_round(room.book, room.team, SHIPPED, settings, new_id=room.new_id, today=DAY)
    asked = (*round_.practices, *(line.id for line in SHIPPED.three_thirds.lines if lines))
    answers = {ItemId(item): an_answer(level) for item in asked}
    ids = [ResponseId(room.new_id()) for _n in range(6)]
    room.book.responses.add(
        Response(id=id_, round=round_.id, role=Role.FRONTLINE, answers=answers) for id_ in ids
    )
    if close:
        room.close(round_)
    session = Session(services(Shelf(), room.new_id))
    session.put(room.book, Path("alder.sixe"))
    return session


@pytest.fixture
def session() -> Session:
    return a_session()


class TestChannels:
    def marked(self, session: Session, *marks: str) -> ChannelsDesk:
        desk = ChannelsDesk(session)
        cells = {}
        for row, text in enumerate(marks):
            cells[row, 0], cells[row, 2] = "yes", "high"
            cells |= {(row, FIRST_MARK + n): mark for n, mark in enumerate(text)}
        desk.view().table.put(cells)
        return desk

    def test_before_anything_is_marked_figures_are_dashes_and_rows_are_muted(self, session: Session) -> None:
        view = ChannelsDesk(session).view()
        assert view.facts[0].figure == "–"
        assert view.empty == "Tick the channels where people meet you."
        assert (len(view.rows), view.table.muted) == (14, frozenset(range(14)))
        assert view.table.table.rows[0][FIRST_MARK] == "?"

    def test_keys_mark_and_the_table_says_it(self, session: Session) -> None:
        desk = self.marked(session, "120210")
        table = desk.view().table
        assert table.table.rows[0][FIRST_MARK] == "Partly"
        assert table.chosen((0, FIRST_MARK + 2)) == 0
        assert table.pressed((0, FIRST_MARK + 2), "2") == "Yes"
        assert (table.pressed((0, 0), "n"), table.pressed((0, 0), " "), table.pressed((0, 2), "L")) == (
            "No",
            "No",
            "Low",
        )
        assert table.pressed((0, 1), "2") is None
        assert table.spoken((0, FIRST_MARK + 2)) == "Application forms. Speed as a number: 0, No"
        assert desk.announced("forms", Expectation.SPEED) == "0, No. Coverage 50%."
        assert [(g.name, g.lacks, g.volume) for g in desk.view().gaps] == [
            ("Application forms", "no number for speed", "High")
        ]

    def test_the_coverage_explains_itself(self, session: Session) -> None:
        assert ChannelsDesk(session).why().title == "Why no figure yet?"
        view = self.marked(session, "120210", "222222", "1").why()
        assert view.title == "Why 75%?"
        told = dict(view.rows)
        assert told["High"] == "50%, 100%"
        assert told["Sum"] == "4.5 ÷ 6 = 75%"
        assert told["Left out"] == "1 channel whose volume or cells are not all marked"
        assert "Medium" not in told

    def test_what_is_no_mark_is_held_and_said_and_taken_back(self, session: Session) -> None:
        desk = self.marked(session, "120210")
        with pytest.raises(BadInput, match="Choose one of these: No, Partly"):
            desk.view().table.put({(0, FIRST_MARK): "maybe"})
        table = desk.view().table
        assert table.table.rows[0][FIRST_MARK] == "maybe"
        assert "Choose one of these" in table.note((0, FIRST_MARK))
        table.put({(0, FIRST_MARK): "2"})
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Yes"
        session.undo()
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Partly"
        session.redo()
        assert desk.sheets.channels.channels[0].mark(Expectation.COURTESY) == 2

    def test_the_matrix_and_people_are_set_side_by_side_from_a_level_on(self, session: Session) -> None:
        desk = self.marked(session, "111000", "000000", "000000")
        view = desk.view().contrast
        assert view is not None
        assert (view.practice, view.level, view.said, view.differs) == ("1.2", 2, "3.0", True)
        assert view.sentence == "The matrix says 2, you said 3.0."
        agreeing = self.marked(session, "111000", "111000", "000000").view().contrast
        assert agreeing is not None
        assert (agreeing.differs, agreeing.sentence) == (False, "You and the matrix agree.")

    def test_rows_are_added_renamed_moved_and_removed(self, session: Session) -> None:
        desk = ChannelsDesk(session)
        id_ = desk.add("  Drive-through ")
        desk.move(id_, -14)
        assert desk.view().rows[0] == id_
        desk.view().table.put({(0, 1): "Drive-in"})
        assert desk.sheets.channels.channels[0].name == "Drive-in"
        desk.remove(id_)
        assert id_ not in desk.view().rows
        with pytest.raises(BadInput, match="Give the row a name"):
            desk.add(" ")

    def test_a_note_stands_in_the_inspector(self, session: Session) -> None:
        desk = self.marked(session, "120210")
        typed = {CellPart.NOTE: " as soon as possible ", CellPart.SOURCE: "Log", CellPart.DAY: "2026-09-18"}
        for part, text in typed.items():
            desk.write("forms", Expectation.SPEED, part, text)
        cell = desk.cell("forms", Expectation.SPEED)
        assert cell is not None
        written = tuple(cell.parts[part].text for part in CellPart)
        assert (cell.mark, *written) == (0, "as soon as possible", "Log", "September 18, 2026")
        assert desk.view().notes == "Notes on 1 of 6 cells"
        assert (0, FIRST_MARK + 2) in desk.view().table.noted

    def test_while_the_disk_is_full_the_mark_waits_where_it_was_made(self, session: Session) -> None:
        desk = self.marked(session, "120210")
        book = session.book
        assert isinstance(book, FullDisk)
        book.full = True
        desk.view().table.put({(0, FIRST_MARK): "2"})
        table = desk.view().table
        assert table.table.rows[0][FIRST_MARK] == "2"
        assert "not stored yet" in table.note((0, FIRST_MARK))
        book.full = False
        session.retry()
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Yes"


def test_rows_are_emptied_without_their_names_and_a_cleared_name_goes_with_its_row(session: Session) -> None:
    desk = GroupsDesk(session)
    desk.view().table.put({(0, 0): "y", (0, 2): "2", (1, 2): "1"})
    names = [g.name for g in desk.sheets.groups.groups]
    table = desk.view().table
    said = table.clear([(row, column) for row in range(len(names)) for column in range(4)])
    assert said.startswith("Emptied; the names stay.")
    groups = desk.sheets.groups
    assert ([g.name for g in groups.groups], groups.marked, groups.groups[0].main) == (names, 0, False)
    session.undo()
    assert desk.sheets.groups.marked == 2
    with pytest.raises(BadInput, match="remove it: Ctrl Delete"):
        desk.view().table.clear([(0, 1)])
    assert (desk.view().table.table.rows[0][1], session.held.fields) == ("", (f"Customer group: {names[0]}",))
    desk.remove(groups.groups[0].id)
    assert session.held.fields == ()
    session.undo()
    assert desk.view().table.table.rows[0][1] == names[0]


def test_what_was_refused_goes_with_the_step_process_or_service_it_was_about(session: Session) -> None:
    waste, thirds = WasteDesk(session), ThirdsDesk(session)
    process = waste.add_process("Permit", blank=2)
    view = waste.view(process)
    assert view is not None
    for row in (0, 1):
        with pytest.raises(BadInput):
            view.table.put({(row, 3): "soon"})
    with pytest.raises(BadInput):
        waste.put_field(process, ProcessField.MONTHLY, "many")
    waste.remove_step(process, view.rows[0])
    assert len(session.held) == 2
    waste.remove_process(process)
    assert len(session.held) == 0
    for name in ("Permits", "Hearings"):
        thirds.add(name)
    with pytest.raises(BadInput):
        thirds.put_fact_part(1, 8, FactPart.FIGURE, "many")
    thirds.remove(0)
    assert len(session.held) == 0


def test_groups_are_read_in_words_and_at_least_one_way_of_a_kind_stays(session: Session) -> None:
    desk = GroupsDesk(session)
    view = desk.view()
    assert [k.text for k in view.table.over] == ["Ask", "Watch", "Count", "Hear"]
    assert {f.figure for f in view.facts} | {*view.table.sums.values()} == {"–"}
    assert not any(k.amber for k in view.table.over)
    n = len(view.techniques)
    zeros = {(row, 2 + c): "0" for row in range(11) for c in range(n)}
    desk.view().table.put({**zeros, (0, 2): "2", (1, 1 + n): "1", (2, 0): "yes"})
    view = desk.view()
    reading = [row[-1] for row in view.table.table.rows]
    assert [k.text for k in view.table.over if k.amber] == ["Watch", "Count"]
    assert [*view.table.sums.values()][:2] == ["1", "0"]
    assert reading[:3] == ["one kind", "complaints and staff only", "not heard at all"]
    assert view.blind[0].words == "main group"
    assert view.reason == "Most groups are not asked, watched, or counted."
    assert desk.announced("applicants", view.techniques[0]).startswith("2, Scheduled, used in 12 months. One")
    only_watch = next(t for t in desk.sheets.groups.shown if t.kind.value == "watch")
    with pytest.raises(BadInput, match="At least one way"):
        desk.show_technique(only_watch.id, shown=False)
    desk.show_technique("mystery", shown=True)
    desk.show_technique(only_watch.id, shown=False)
    assert only_watch.id not in desk.view().techniques


class TestWaste:
    def walked(self, session: Session) -> tuple[WasteDesk, str]:
        desk = WasteDesk(session)
        process = desk.add_process("Residential deck permit")
        desk.put_field(process, ProcessField.MONTHLY, "85")
        for _n in range(2):
            desk.add_step(process)
        view = desk.view(process)
        assert view is not None
        header = {name: n for n, name in enumerate(view.table.table.headers)}
        typed = {
            "Step": ("Check", "Sign"),
            "Done by": ("Counter", "Chief"),
            "Work, minutes": ("12", "3 min"),
            "Elapsed, days": ("4 h", "1.5"),
            "Usable as received": ("70", "9 in 10"),
            "Customer": ("Adds value", "n"),
            "Waiting": ("n", "y"),
        }
        view.table.put(
            {(row, header[name]): said for name, both in typed.items() for row, said in enumerate(both)}
        )
        view = desk.view(process)
        assert view is not None
        view.wastes.put({(0, 2): "Third signature", (0, 3): "7", (0, 4): "10 in 10", (0, 6): "e"})
        return desk, process

    def test_times_are_typed_as_people_say_them_and_figures_follow(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        assert [f.figure for f in view.facts[:6]] == [
            "2 working days", "15 minutes", "1.3%", "63%", "1 hand-off", "119 hours a year",
        ]  # fmt: skip
        assert (view.found[0].words, view.found[0].share, view.found[0].best) == (
            "Third signature",
            "every one",
            True,
        )
        assert [(r.begins, r.ends) for r in view.ribbon] == [(0.0, 0.25), (0.25, 1.0)]
        assert view.table.table.rows[1][4] == "1.5"

    def test_a_removal_becomes_an_action_with_its_hours_as_baseline(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        drafts = DraftActions(session)
        ticked = [(r.step, r.waste.value) for r in view.found if r.best]
        assert drafts.make(drafts.of_wastes(process, ticked)) == "1 action is in the plan now."
        plan = session.book.plans.of(session.round.id)
        assert plan is not None
        (action,) = plan.actions
        assert (action.kind, action.practice, action.measure.baseline) == (Kind.OWN, "6.2", 119.0)
        assert action.title == "Take out of the process: Third signature"
        assert action.because == WorksheetReason(sheet=Worksheet.WASTE, row="Residential deck permit")
        again = desk.view(process)
        assert again is not None
        assert [(r.best, r.possible, r.state) for r in again.found] == [(False, False, "In the plan")]
        session.undo()
        assert session.book.plans.of(session.round.id).actions == ()  # type: ignore[union-attr]

    def test_what_a_process_is_stands_in_fields_that_hold_what_is_refused(self, session: Session) -> None:
        desk, process = self.walked(session)
        desk.put_field(process, ProcessField.MONTHLY, "about 85")
        assert desk.fields(process)[ProcessField.MONTHLY].text == "85"
        with pytest.raises(BadInput, match="how many cases there are a month"):
            desk.put_field(process, ProcessField.MONTHLY, "-3")
        monthly = desk.fields(process)[ProcessField.MONTHLY]
        assert (monthly.text, monthly.note[:30]) == ("-3", "Write how many cases there are")
        for field, said in (
            (ProcessField.MONTHLY, "1,200"),
            (ProcessField.STARTS, " A form "),
            (ProcessField.CONTACTS, "164"),
            (ProcessField.REPEATS, "67"),
        ):
            desk.put_field(process, field, said)
        fields = desk.fields(process)
        assert (fields[ProcessField.MONTHLY].text, fields[ProcessField.STARTS].text) == ("1,200", "A form")
        view = desk.view(process)
        assert view is not None
        assert view.facts[-1].figure == "59%"
        with pytest.raises(BadInput, match="name"):
            desk.put_field(process, ProcessField.NAME, " ")
        assert [f for f, _label, _hint in process_fields()] == list(ProcessField)

    def test_the_ribbon_waits_for_every_step_and_says_for_which(self, session: Session) -> None:
        desk, process = self.walked(session)
        step = desk.add_step(process)
        view = desk.view(process)
        assert view is not None
        assert (view.whole, view.ribbon_waits) == (2.0, "")
        view.table.put({(2, 1): "File it"})
        view = desk.view(process)
        assert view is not None
        assert (view.ribbon, view.ribbon_waits) == ((), "Drawn to scale once step 3 has its days.")
        assert view.wanted == (
            "Still open: work of step 3; usable as received of step 3; value for the customer of step 3"
        )
        desk.remove_step(process, step)
        view = desk.view(process)
        assert view is not None
        assert (view.ribbon_waits, view.whole, view.lanes) == ("", 2.0, ("Counter", "Chief"))
        assert [r.words for r in view.ribbon] == ["waits 0.5 days", "waits 1.5 days, no value"]

    def test_rows_that_are_still_blank_keep_no_figure_away(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        figures, lanes = [f.figure for f in view.facts], view.lanes
        first = view.rows[0]
        for after in (first, "", ""):
            desk.add_step(process, after=after)
        view = desk.view(process)
        assert view is not None
        assert ([f.figure for f in view.facts], view.lanes, view.wanted) == (figures, lanes, "")
        assert [(r.number, r.begins, r.ends) for r in view.ribbon] == [(1, 0.0, 0.25), (3, 0.25, 1.0)]
        assert len(view.rows) == 5
        assert progress(session)[Worksheet.WASTE] == SheetState(begun=True, done=True)

    def test_a_row_filled_in_part_keeps_only_those_figures_away_that_need_it(self, session: Session) -> None:
        desk, process = self.walked(session)
        desk.add_step(process)
        view = desk.view(process)
        assert view is not None
        view.table.put({(2, 1): "File it", (2, 4): "1"})
        view = desk.view(process)
        assert view is not None
        assert [f.figure for f in view.facts[:6]] == [
            "3 working days", "–", "–", "–", "1 hand-off", "119 hours a year",
        ]  # fmt: skip
        assert (len(view.ribbon), view.ribbon_waits) == (3, "")
        assert "usable as received of step 3" in view.wanted

    def test_words_of_a_row_follow_what_is_typed_elsewhere(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        assert (view.wastes.table.rows[0][5], view.table.table.rows[1][6]) == ("119", "Yes")
        desk.put_field(process, ProcessField.MONTHLY, "170")
        view.table.put({(0, 2): "Chief", (1, 1): "Sign off"})
        view = desk.view(process)
        assert view is not None
        assert (view.wastes.table.rows[0][5], view.wastes.table.rows[0][0]) == ("238", "Sign off")
        assert view.table.table.rows[1][6] == "No"
        desk.move_step(process, view.rows[1], -1)
        view = desk.view(process)
        assert view is not None
        assert [row[:2] for row in view.table.table.rows] == [("1", "Sign off"), ("2", "Check")]

    def test_blank_rows_alone_are_no_walk(self, session: Session) -> None:
        desk = WasteDesk(session)
        desk.add_process("Permit", blank=3)
        assert progress(session)[Worksheet.WASTE] == SheetState(begun=False, done=False)

    def test_a_waste_says_what_it_looks_like(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        table = view.table
        assert table.tips[FIRST_WASTE].startswith("Waiting. ")
        assert {*range(FIRST_WASTE, FIRST_WASTE + len(Waste))} < table.tips.keys()
        assert "8 hours are a day" in table.tips[4]
        assert (table.spoken((1, 5)), (1, 14) in table.amber) == ("Sign. Usable as received: 90%", True)

    def test_a_new_process_begins_with_blank_steps_in_one_change(self, session: Session) -> None:
        desk = WasteDesk(session)
        process = desk.add_process("Permit", blank=3)
        view = desk.view(process)
        assert view is not None
        assert (len(view.rows), view.steps_empty) == (3, "Start with the first thing the customer does.")
        assert [fact.figure for fact in view.facts] == ["–"] * 6
        session.undo()
        assert desk.processes == ()

    def test_some_columns_of_a_table_are_typed_into_as_all_are(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        few = view.table.only((1, 5, 14))
        assert few.table.headers == ("Step", "Usable as received", "Customer")
        assert (few.named_by, few.typed, few.figures) == (0, frozenset({0, 1, 2}), frozenset({1}))
        assert few.spoken((1, 1)) == view.table.spoken((1, 5))
        assert (1, 2) in few.amber
        few.put({(1, 1): "40"})
        again = desk.view(process)
        assert again is not None
        assert again.table.table.rows[1][5] == "40%"

    def test_what_is_no_time_is_refused(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        for said in ("soon", "3 moons", "-2", "2 h and"):
            with pytest.raises(BadInput):
                view.table.put({(0, 3): said})
        view.table.put({(0, 3): ""})
        again = desk.view(process)
        assert again is not None
        assert again.facts[1].figure == "–"


def test_a_gate_holds_technology_until_its_points_are_yes(session: Session) -> None:
    desk = GateDesk(session)
    request = desk.add("Online permit status page")
    ids = [p for p, _name in desk.can_open()]
    assert ids
    desk.put_field(request, RequestField.NAME, "Status page")
    desk.put_field(request, RequestField.ASKED_BY, "the manager")
    desk.put_field(request, RequestField.OPENS, ids[-1])
    blank = desk.view(request)
    assert blank
    assert not any(m.ticked for m in blank.missing), "nobody looked at any point yet"
    for point in (1, 2, 3, 6):
        desk.answer(request, point, yes=True)
    desk.answer(request, 4, yes=False)
    view = desk.view(request)
    assert view is not None
    assert (view.verdict, view.why) == (
        "Streamline first",
        "Points 4 and 5 come first. Four of eight are met; point 9 is only noted.",
    )
    assert [(m.point, m.ticked) for m in view.missing] == [(4, True), (5, False), (7, False), (8, False)]
    assert (view.locked_action, view.locked_why) != ("", "Open now")
    assert view.facts == "Technology request from the manager."
    assert desk.announced(request, 4) == "No. Verdict: Streamline first. Points 4 and 5 come first."
    assert view.groups[0].points[4].yes is None
    drafts = DraftActions(session)
    made = drafts.of_points(request, [4, 5])
    assert [d.practice for d in made] == ["6.4", "6.4"]
    assert made[0].because == WorksheetReason(sheet=Worksheet.GATE, row="Status page", point=4)
    assert [d.measure.unit for d in made] == ["% of those listed", "working days"], "no hours show these"
    drafts.make(made)
    plan = session.book.plans.of(session.round.id)
    assert plan
    by_point = {a.because.point: a for a in plan.actions if isinstance(a.because, WorksheetReason)}
    assert by_point[5].depends_on == (by_point[4].id,), "what is tried was changed before"
    view = desk.view(request)
    assert view is not None
    assert [(m.planned, m.ticked) for m in view.missing[:2]] == [(True, False)] * 2
    assert view.missing[0].words == "Point 4, in the plan"
    for point in range(1, 9):
        desk.answer(request, point, yes=True)
    again = desk.view(request)
    assert again is not None
    assert (again.verdict_open, again.missing) == (True, ())


def test_a_request_names_its_process_whose_lost_hours_are_the_baseline(session: Session) -> None:
    _waste, process = TestWaste().walked(session)
    desk = GateDesk(session)
    request = desk.add("Status page")
    assert desk.processes() == ((process, "Residential deck permit"),)
    desk.put_field(request, RequestField.PROCESS, process)
    view = desk.view(request)
    assert view is not None
    assert view.process == process
    assert view.missing[0].words == "Point 1, baseline 119 hours a year"
    drafts = DraftActions(session).of_points(request, [1, 7])
    assert [d.measure.baseline for d in drafts] == [119.0, None]
    assert [shown.text for shown in desk.fields(request).values()] == [
        "Status page", "", "Residential deck permit", "",
    ]  # fmt: skip


def test_while_the_disk_is_full_answers_and_notes_wait_where_they_were_given(session: Session) -> None:
    gate, thirds = GateDesk(session), ThirdsDesk(session)
    request = gate.add("Status page")
    thirds.add("Residential permit")
    book = session.book
    assert isinstance(book, FullDisk)
    book.full = True
    gate.answer(request, 1, yes=True)
    gate.note(request, 1, "41 of 100 callers come back.")
    thirds.answer(0, 8, 2)
    view = gate.view(request)
    assert view is not None
    point, line = view.groups[0].points[0], thirds.view().services[0].lines[7]
    assert (point.yes, point.note.text) == (True, "41 of 100 callers come back.")
    assert (line.answer, line.said) == (2, "5 or 6")
    for said in (point.unstored, point.note.note, line.unstored, point.spoken, line.spoken):
        assert "not stored yet" in said
    assert view.groups[0].count == "0 of 6"
    book.full = False
    session.retry()
    view = gate.view(request)
    assert view is not None
    assert (view.groups[0].count, view.groups[0].points[0].unstored) == ("1 of 6", "")


def test_a_fact_begins_with_its_figure_and_ends_without_it(session: Session) -> None:
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    with pytest.raises(BadInput, match="figure first"):
        desk.put_fact_part(0, 8, FactPart.SOURCE, "Permit log")
    assert desk.fact_fields(0, 8)[FactPart.SOURCE].note == "Write the figure first, then where it is from."
    with pytest.raises(BadInput, match="15 days"):
        desk.put_fact_part(0, 8, FactPart.FIGURE, "many")
    desk.put_fact_part(0, 8, FactPart.FIGURE, "34 %")
    desk.put_fact_part(0, 8, FactPart.SOURCE, "Permit log")
    assert desk.view().services[0].lines[7].source == "Permit log"
    desk.put_fact_part(0, 8, FactPart.FIGURE, "")
    assert desk.view().services[0].lines[7].fact == ""


def test_three_thirds_say_where_a_share_contradicts(session: Session) -> None:
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    for line, level in ((7, 3), (8, 2), (10, 2)):
        desk.answer(0, line, level)
    for part, said in ((FactPart.FIGURE, "34"), (FactPart.SOURCE, "permit log"), (FactPart.CASES, "1,038")):
        desk.put_fact_part(0, 8, part, said)
    desk.put_fact_part(0, 7, FactPart.FIGURE, "15 working days")
    view = desk.view()
    assert view.contradictions == (
        "Residential permit, In promised time: you said about 6 of 10. Permit log says 34%.",
    )
    settled = view.services[0].lines[7]
    assert (settled.said, settled.fact, settled.differs) == ("5 or 6", "34%", True)
    speed = view.legs[2]
    assert (speed.sheet, view.legs[0].missing) == ("6.5", "Courtesy needs two of its three lines.")
    assert (view.all_three, view.stool, view.shortest) == ("5.5", None, ())
    for line, level in ((1, 4), (2, 4), (4, 4), (5, 3)):
        desk.answer(0, line, level)
    stool = desk.view().stool
    assert stool is not None
    assert stool.alt == "Courtesy about 9 of 10, Accuracy about 8 of 10, and Speed about 7 of 10."
    assert desk.view().take == "Take 1 fact to Discuss"
    assert desk.view().shortest == ("Speed is the short leg of Residential permit.",)
    for _n in range(4):
        desk.add("Site visit")
    with pytest.raises(BadInput, match="Five services"):
        desk.add("One more")
    session.undo()
    assert len(desk.services) == 4


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("34 percent", "34%"),
        ("34 per cent", "34%"),
        ("34 Pct", "34%"),
        ("9 out of 10", "90%"),
        ("half", "50%"),
        ("some", ""),
    ],
)
def test_per_cent_in_words_is_a_share_that_can_contradict(session: Session, said: str, shown: str) -> None:
    desk = ThirdsDesk(session)
    desk.add("Permit")
    if not shown:
        with pytest.raises(BadInput, match="15 days"):
            desk.put_fact_part(0, 8, FactPart.FIGURE, said)
        return
    desk.put_fact_part(0, 8, FactPart.FIGURE, said)
    assert desk.view().services[0].lines[7].fact == shown
    assert desk.services[0].facts[8].share


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("-5 %", "0 to 100"), ("101 %", "0 to 100"), ("1e9 days", "figure with its unit"),
        ("9" * 40 + " days", "too large"), ("0.9", "90 % or 0.9 %"), ("11 out of 10", "0 to 100"),
        ("\u202e34", "figure with its unit"), ("nan %", "figure with its unit"),
        ("a lot", "figure with its unit"), ("a few", "figure with its unit"), ("a long time", "figure with"),
    ],
)  # fmt: skip
def test_a_fact_that_can_not_be_is_refused_or_asked_about(
    session: Session, figure: str, sentence: str
) -> None:
    desk = ThirdsDesk(session)
    desk.add("Permit")
    with pytest.raises(BadInput, match=sentence):
        desk.put_fact_part(0, 8, FactPart.FIGURE, figure)
    assert desk.services[0].facts == {}
    assert desk.fact_fields(0, 8)[FactPart.FIGURE].text == figure


@pytest.mark.parametrize("cases", ["0", "-3", "half"])
def test_a_fact_stands_on_one_case_at_least(session: Session, cases: str) -> None:
    desk, facts = ThirdsDesk(session), FactsDesk(session)
    desk.add("Permit")
    desk.put_fact_part(0, 8, FactPart.FIGURE, "34 %")
    with pytest.raises(BadInput, match="whole number from 1"):
        desk.put_fact_part(0, 8, FactPart.CASES, cases)
    facts.fact_table().put({(0, 1): "71"})
    with pytest.raises(BadInput, match="whole number from 1"):
        facts.fact_table().put({(0, 5): cases})


def test_a_share_about_customers_is_said_in_words_and_asked_about(session: Session) -> None:
    desk = FactsDesk(session)
    desk.fact_table().put({(0, 1): "9 out of 10"})
    assert desk.fact_table().table.rows[0][1:3] == ("90", "%")
    with pytest.raises(BadInput) as asked:
        desk.fact_table().put({(0, 1): "0.9"})
    assert asked.value.in_full == "Is it 90 % or 0.9 %? Type 90 % or 0.9 %."
    desk.fact_table().put({(0, 2): "percent"})
    assert desk.fact_table().table.rows[0][2] == "%"


def test_the_lines_of_services_are_a_table_of_keys_with_facts_beside(session: Session) -> None:
    desk = ThirdsDesk(session)
    for name in ("Residential permit", "Site visit", "Phone line"):
        desk.add(name)
    desk.put_fact_part(2, 8, FactPart.FIGURE, "34 %")
    desk.put_fact_part(2, 8, FactPart.CASES, "480")
    table = desk.line_table((1, 2))
    assert [(head.text, head.first) for head in table.over] == [("Site visit", 1), ("Phone line", 3)]
    assert table.pressed((7, 3), "4") == "9"
    table.put({(7, 3): "4"})
    table = desk.line_table((1, 2))
    assert table.table.rows[7][3:] == ("9", "≠ 34%\nn 480")
    assert (7, 4) in table.amber
    assert table.spoken((7, 3)) == "Phone line; In promised time. 9 of ten. 34%; differs"
    assert table.spoken((7, 0)) == "In promised time: was it settled within the promised time?"
    table.put({(0, 1): "1", (1, 1): "5", (2, 1): "All ten"})
    assert desk.services[1].levels[Leg.COURTESY] == (1, 5, 5)
    session.undo()
    assert desk.services[1].levels[Leg.COURTESY] == (None,) * 3
    desk.line_table((2,)).put({(7, 1): ""})
    assert desk.line_table((2,)).table.rows[7][1] == "–"
    with pytest.raises(BadInput, match="Choose one of these"):
        desk.line_table((2,)).put({(7, 1): "many"})


def test_three_thirds_wait_for_the_close_and_the_other_sheets_do_not() -> None:
    session = a_session(close=False)
    assert ThirdsDesk(session).view().refused.startswith("Close round 1 first")
    with pytest.raises(NotAllowed):
        ThirdsDesk(session).add("Permit")
    ChannelsDesk(session).add("Drive-through")
    contrast = ChannelsDesk(session).view().contrast
    assert contrast is not None
    assert contrast.said == "–"


def test_a_fact_about_customers_is_never_0_before_it_is_entered(session: Session) -> None:
    desk = FactsDesk(session)
    assert {v.figure for v in desk.views()} == {""}
    assert desk.views()[2].source == "Nobody has asked yet."
    table = desk.fact_table()
    with pytest.raises(BadInput, match="figure first"):
        table.put({(0, 3): "Survey"})
    desk.fact_table().put({(0, 1): "71"})
    desk.fact_table().put({(0, 3): "Survey", (0, 4): "Nov 2026", (0, 5): "212"})
    assert (desk.views()[0].figure, desk.views()[0].source, desk.entered) == (
        "71%",
        "Survey; Nov 2026; n 212",
        "1 of 6",
    )


def test_facts_about_customers_are_taken_as_they_are_said_and_emptied_together(session: Session) -> None:
    desk = FactsDesk(session)
    said = {0: "4.1 of 5", 1: "about 9 out of 10", 3: "3 weeks"}
    desk.fact_table().put({(row, 1): text for row, text in said.items()})
    assert [desk.views()[row].figure for row in said] == ["4.1 of 5", "90%", "15 days"]
    desk.fact_table().put({(0, 1): "4.3", (0, 5): "about 212", (3, 1): "half a day"})
    assert [desk.views()[row].figure for row in (0, 3)] == ["4.3 of 5", "0.5 days"]
    names = [f.name for f in desk.views()]
    desk.fact_table().clear([(row, column) for row in range(len(names)) for column in range(6)])
    assert [(f.name, f.figure) for f in desk.views()] == [(name, "") for name in names]


def test_a_fact_about_customers_stands_beside_what_the_group_said(session: Session) -> None:
    def said() -> list[str]:
        return [row[-1] for row in FactsDesk(session).fact_table().table.rows]

    assert said()[:4] == ["Not asked"] * 3 + ["Fair wait: not rated on the worksheet yet"]
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    desk.add("Site visit")
    desk.answer(0, 7, 3)
    desk.answer(1, 7, 2)
    assert said()[3] == "Fair wait: about 7 of 10"


def test_what_the_answers_say_stands_beside_a_fact_until_the_worksheet_is_rated() -> None:
    """Else ten answered lines read as if nobody had rated them."""
    session = a_session(lines=True)

    def said() -> str:
        return FactsDesk(session).fact_table().table.rows[3][-1]

    assert said() == "Fair wait: about 8 of 10 for Speed in the answers"
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    desk.answer(0, 7, 1)
    assert said() == "Fair wait: 4 of 10 or fewer"


def test_figures_are_shown_as_people_print_them_and_handing_one_in_unchanged_rounds_nothing(
    session: Session,
) -> None:
    facts, walk = FactsDesk(session), WasteDesk(session)
    facts.view().table.put({(0, 1): "1/3"})
    shown = facts.view().table.table.rows[0][1]
    process = walk.add_process("Permits", blank=1)

    def steps() -> WritableTable:
        view = walk.view(process)
        assert view is not None
        return view.table

    for column, text in ((3, "10 sec"), (4, "20 min"), (5, "1 of 3")):
        steps().put({(0, column): text})
    said = steps().table.rows[0][3:6]
    assert (shown, said) == ("33.3", ("0.17", "0.042", "33%"))
    before = facts.sheets
    facts.view().table.put({(0, 1): shown})
    for column, text in enumerate(said, start=3):
        steps().put({(0, column): text})
    assert facts.sheets == before


def test_the_overview_says_what_was_found_and_what_is_next(session: Session) -> None:
    empty = overview(session)
    assert empty.empty == "Nothing filled in yet. Start with Channels, 30 minutes with the group."
    assert (empty.next, empty.go_on) == (Worksheet.CHANNELS, "Go on with Channels")
    assert [r.filled for r in empty.rows] == [("nothing yet",)] * 5
    TestChannels().marked(session, "111000", "000000", "000000")
    row = overview(session).rows[0]
    assert (row.done, row.amber) == (True, "The matrix says 2, you said 3.0.")
    assert row.spoken == (
        "Channels; filled in. 0 of 3 channels have a number for speed. The matrix says 2, you said 3.0."
        " For 1.2 Every channel"
    )
    assert overview(session).next is Worksheet.GROUPS


def test_the_next_round_ticks_and_suggests_nothing_of_a_sheet_that_was_only_taken_over(
    session: Session,
) -> None:
    desk = TestChannels().marked(session, "111000", "000000", "000000")
    GateDesk(session).add("Status page")
    services_ = session.services
    settings = RoundSettings(practices=tuple(SHIPPED.practices), mode=Mode.OPEN)
    (team,) = session.book.teams.all()
    rounds.open_round(session.book, team, SHIPPED, settings, new_id=services_.new_id, today=services_.today())
    session.choose(team)
    rows = overview(session).rows
    said = "Taken over from round 1, not looked at yet."
    assert [(r.begun, r.done, r.amber) for r in rows[:4]] == [(False, False, "")] * 4
    assert overview(session).empty == ""
    assert [said == r.finding for r in rows] == [True, False, False, True, False]
    view = desk.view()
    assert view.empty.startswith(said)
    assert view.contrast
    assert view.contrast.level is None
    assert len(desk.sheets.channels.used) == 3
    desk.view().table.put({(0, FIRST_MARK): "2"})
    now = overview(session).rows
    assert [said == r.finding for r in now] == [False, False, False, True, False]
    assert (now[0].begun, now[3].begun) == (True, False)
    session.undo()
    assert said == overview(session).rows[0].finding
    for sheet in (Worksheet.CHANNELS, Worksheet.GATE):
        desk.say_still_true(sheet)
        assert not desk.taken_over(sheet)
    assert [(r.begun, said == r.finding) for r in overview(session).rows[:4:3]] == [(True, False)] * 2
    assert session.undo_labels[0] == "Streamline first still is true"
    session.undo()
    assert [said == r.finding for r in overview(session).rows[:4:3]] == [False, True]


def test_a_workbook_for_reading_says_why_nothing_can_be_typed(session: Session) -> None:
    book = FullDisk(read_only=True)
    assert isinstance(session.book, FullDisk)
    book.content = session.book.content
    session.put(book, Path("alder.sixe"))
    table = ChannelsDesk(session).view().table
    assert table.locked.startswith("This workbook is open for reading only")
    assert not table.writable((0, 0))
    assert table.pressed((0, 0), " ") is None


def test_what_one_request_or_process_has_in_the_plan_is_still_open_for_another(session: Session) -> None:
    gate, walk, drafts = GateDesk(session), WasteDesk(session), DraftActions(session)
    first, second = gate.add("Online status page"), gate.add("Scheduling tool")
    drafts.make(drafts.of_points(first, [4]))
    for request, planned in ((first, [4]), (second, [])):
        view = gate.view(request)
        assert view is not None
        assert [point.point for point in view.missing if point.planned] == planned
    one, other = (walk.add_process(name, blank=1) for name in ("Permits", "Licenses"))
    for process in (one, other):
        view_ = walk.view(process)
        assert view_ is not None
        view_.table.put({(0, 1): "Sign", (0, FIRST_WASTE): "y"})
    step = walk.processes[0].steps[0].id
    drafts.make(drafts.of_wastes(one, [(step, "waiting")]))
    for process, state in ((one, "In the plan"), (other, "")):
        seen = walk.view(process)
        assert seen is not None
        assert [found.state for found in seen.found] == [state]
    walk.put_field(one, ProcessField.NAME, "All permits")
    renamed = walk.view(one)
    assert renamed is not None
    assert [found.state for found in renamed.found] == ["In the plan"]


def test_a_passed_gate_unlocks_the_technology_in_the_recommended_plan() -> None:
    session = a_session(level=4)
    round_, book = session.round, session.book
    before = {a.id for a in results_of(book, round_).recommended(DAY).recommendation.options}
    desk = GateDesk(session)
    needs = {p for p, _name in desk.can_open()}
    for practice in needs:
        request = desk.add("Tool")
        desk.put_field(request, RequestField.OPENS, practice)
        for point in range(1, 9):
            desk.answer(request, point, yes=True)
    after = {a.id for a in results_of(book, round_).recommended(DAY).recommendation.options}
    assert after - before == {f"{practice}-keep" for practice in needs}


def test_a_gate_taken_back_is_said_on_the_card_in_the_inspector_and_on_both_pages() -> None:
    """What the plan has already keeps its dates; it is nowhere called locked, and no ordinary action."""
    session = a_session(level=3)
    desk, board = GateDesk(session), BoardDesk(session)
    practice = desk.can_open()[0][0]
    request = desk.add("Tool")
    desk.put_field(request, RequestField.OPENS, practice)
    titles = []
    for point in range(1, 9):
        titles.append(desk.view(request).locked_title)  # type: ignore[union-attr]
        desk.answer(request, point, yes=True)
    library = LibraryDesk(board)
    library.look_at(LibraryActionId(f"{practice}-keep"))
    titles.append(desk.view(request).locked_title)  # type: ignore[union-attr]
    library.add()
    assert {*titles[:-1]} == {"Locked by this gate"}, "the plan holds no such action"
    assert titles[-1] == "Opened by this gate"
    (action,) = session.book.plans.of(session.round.id).actions  # type: ignore[union-attr]
    desk.answer(request, 4, yes=False)
    view, card = desk.view(request), board.card(action.id)
    assert view
    assert card
    assert view.locked_title == "In the plan already, though point 4 is open"
    assert (card.icon, card.status) == ("lock", "Gate not passed")
    assert action.due
    assert card.due == numbers.short_day(action.due)
    board.chosen = action.id
    shown = board.inspector()
    assert shown
    assert shown.locked == (
        "Waits for the gate of Tool. Point 4 comes first. It keeps its dates until you decide."
    )
    assert "Keeps its date, though its gate is not passed (point 4)." in shown.why_dates
    desk.answer(request, 4, yes=True)
    again = board.card(action.id)
    assert again
    assert again.icon != "lock"
    assert "gate" not in board.inspector().why_dates  # type: ignore[union-attr]
    assert desk.view(request).locked_title == "Opened by this gate in the plan"  # type: ignore[union-attr]


def test_what_keeps_a_high_level_promises_no_step_up_where_a_practice_stands_low() -> None:
    session = a_session(level=2)
    board = BoardDesk(session)
    library = LibraryDesk(board)
    for action in ("1.2-keep", "1.2-start"):
        library.look_at(LibraryActionId(action))
        library.add()
    plan = session.book.plans.of(session.round.id)
    assert plan
    assert {str(a.id): a.expected_level for a in plan.actions} == {"1.2-keep": 2, "1.2-start": 3}
    board.chosen = ActionId("1.2-keep")
    shown = board.inspector()
    assert shown
    assert "from level 2" not in shown.expected


class TestFlow:
    """What the sheets say goes on to Results, to the talk, and to the plan."""

    def contradicted(self, session: Session) -> None:
        """One channel with nothing at all, where everybody said 3."""
        desk = ChannelsDesk(session)
        cells = {(0, 0): "yes", (0, 2): "high"} | {(0, FIRST_MARK + n): "0" for n in range(6)}
        desk.view().table.put(cells)

    def remarks(self, session: Session) -> list[str]:
        results = results_of(session.book, session.round)
        return [r.text for r in detail_view(results, PracticeId("1.2"), session).remarks]

    def test_results_say_where_the_matrix_and_people_differ(self, session: Session) -> None:
        assert not any("matrix" in words or "worksheet" in words for words in self.remarks(session))
        self.contradicted(session)
        assert "The matrix says 1, you said 3.0." in self.remarks(session)
        results = results_of(session.book, session.round)
        (line,) = [f for f in worth_knowing(results, session) if "otherwise" in f.title]
        assert (line.title, line.text, line.practice) == (
            "A worksheet says otherwise on 1 practice.",
            "1.2 Every channel. The matrix says 1, you said 3.0.",
            "1.2",
        )

    def test_results_say_what_level_is_suggested_where_both_agree(self, session: Session) -> None:
        desk = ChannelsDesk(session)
        cells = {(0, 0): "yes", (0, 2): "high"} | {(0, FIRST_MARK + n): "1" for n in range(6)}
        desk.view().table.put(cells)
        assert "The worksheet suggests level 3, and you said 3.0." in self.remarks(session)

    def test_facts_that_contradict_the_group_stand_beside_the_legs_and_in_the_talk(
        self, session: Session
    ) -> None:
        desk = ThirdsDesk(session)
        desk.add("Residential permit")
        for line in range(1, 10):
            desk.answer(0, line, 4)
        for part, said in (
            (FactPart.FIGURE, "34%"),
            (FactPart.SOURCE, "permit log"),
            (FactPart.CASES, "900"),
        ):
            desk.put_fact_part(0, 8, part, said)
        words = "Residential permit, In promised time: you said about 9 of 10. Permit log says 34%."
        results = results_of(session.book, session.round)
        assert words in results_overview(results, session).legs.source
        workshop = workshops.prepare(session.round, minutes=90, begins=9 * 3600, people=6)
        runner = Runner(workshop, StoredKeeper(session), Clock())
        speed, courtesy = PracticeId("1.3"), PracticeId("1.6")
        (fact,) = facts_that_differ(runner, speed)
        assert fact.words == words
        assert facts_that_differ(runner, courtesy) == ()
        said = "Residential permit, In promised time: 34% (permit log; n 900)"
        assert with_fact("", fact) == fact.evidence == said
        assert with_fact(with_fact("the log ", fact), fact) == f"the log; {said}"
        assert SettlePresenter(session, results, speed).view().facts == (fact,)

    def test_the_talk_takes_it_in_with_what_the_sheet_says(self, session: Session) -> None:
        self.contradicted(session)
        material = StoredKeeper(session).material()
        found = agenda(
            material.results.score if material.results else pytest.fail("published"),
            minutes=25,
            contradicted=[p for p, c in material.contrasts.items() if c.differs],
        )
        said = [
            (i.practice, reason_words(i.reasons, material.contrasts.get(i.practice))) for i in found.items
        ]
        assert said == [("1.2", f"A worksheet says {material.contrasts[PracticeId('1.2')].level}")]


def test_a_locked_action_names_the_sheet_that_opens_it() -> None:
    assert locked_until() == "Locked until the worksheet Streamline first is passed for its process."
    assert not_lean_yet() == (
        "Locked: it needs technology. The worksheet Streamline first opens it for a lean process."
    )


def test_a_row_without_a_name_is_removed_in_words_without_one() -> None:
    assert removed("Phone") == "Removed: Phone. Ctrl Z brings it back."
    assert removed(" ") == "Removed. Ctrl Z brings it back."


def test_one_of_more_services_than_fit_comes_back_with_undo(session: Session) -> None:
    """It was refused: six were too many, though six had been there."""
    desk, book, round_ = ThirdsDesk(session), session.book, session.round
    desk.add("Permits")
    stored = book.discussions.of(round_.id)
    named = tuple(replace(stored.services[0], name=f"Service {n}") for n in range(6))
    book.discussions.put(round_.id, replace(stored, services=named))
    desk.remove(2)
    assert len(desk.services) == 5
    session.undo()
    assert desk.services == named
    with pytest.raises(BadInput, match="Five services are the most on this sheet"):
        desk.add("One more")

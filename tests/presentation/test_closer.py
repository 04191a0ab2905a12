"""Look closer without a window: sheets are marked, typed, taken back, refused, announced, and drafted."""

from pathlib import Path

import pytest

from sixelements.application import rounds
from sixelements.application.results import results_of
from sixelements.application.rounds import RoundSettings
from sixelements.content import loader
from sixelements.domain.actions import Kind
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Expectation
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.facts import HardFact
from sixelements.domain.rounds import Mode
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk
from sixelements.presentation.closer.drafts import Drafts
from sixelements.presentation.closer.facts import FactsDesk
from sixelements.presentation.closer.gate import GateDesk
from sixelements.presentation.closer.groups import GroupsDesk
from sixelements.presentation.closer.overview import overview
from sixelements.presentation.closer.thirds import ThirdsDesk
from sixelements.presentation.closer.waste import WasteDesk
from sixelements.presentation.session import Session
from tests.application.test_rounds import DAY, Room
from tests.presentation.desk import FullDisk
from tests.presentation.plan_room import Shelf, services

SHIPPED = loader.load(loader.find("six-elements"))


def a_session(*, close: bool = True, level: int = 3) -> Session:
    """A team whose round of all practices six people answered alike."""
    room = Room(book=FullDisk())
    settings = RoundSettings(practices=tuple(SHIPPED.practices), mode=Mode.OPEN)
    round_ = rounds.open_round(room.book, room.team, SHIPPED, settings, new_id=room.new_id, today=DAY)
    room.answers(round_, *[level] * 6)
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
        assert table.table.rows[0][FIRST_MARK] == "Partly, or unwritten"
        assert table.chosen((0, FIRST_MARK + 2)) == 0
        assert table.pressed((0, FIRST_MARK + 2), "2") == "Yes, written"
        assert (table.pressed((0, 0), "n"), table.pressed((0, 0), " "), table.pressed((0, 2), "L")) == (
            "No",
            "No",
            "Low",
        )
        assert table.pressed((0, 1), "2") is None
        assert table.spoken((0, FIRST_MARK + 2)) == "50 %. gap. Speed, with a number: No"
        assert desk.announced("forms", Expectation.SPEED) == "0, No. Coverage 50 %."
        assert [(g.name, g.lacks, g.volume) for g in desk.view().gaps] == [
            ("Application forms", "no number for speed", "High")
        ]

    def test_what_is_no_mark_is_held_and_said_and_taken_back(self, session: Session) -> None:
        desk = self.marked(session, "120210")
        with pytest.raises(BadInput, match="Choose one of these: No, Partly, or unwritten"):
            desk.view().table.put({(0, FIRST_MARK): "maybe"})
        table = desk.view().table
        assert table.table.rows[0][FIRST_MARK] == "maybe"
        assert "Choose one of these" in table.note((0, FIRST_MARK))
        table.put({(0, FIRST_MARK): "2"})
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Yes, written"
        session.undo()
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Partly, or unwritten"
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
        desk.write("forms", Expectation.SPEED, note=" as soon as possible ", source="Log", day="2026-11-18")
        cell = desk.cell("forms", Expectation.SPEED)
        assert cell is not None
        assert (cell.mark, cell.note, cell.source, cell.day) == (0, "as soon as possible", "Log", "Nov 18")
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
        assert desk.view().table.table.rows[0][FIRST_MARK] == "Yes, written"


def test_groups_are_read_in_words_and_at_least_one_way_of_a_kind_stays(session: Session) -> None:
    desk = GroupsDesk(session)
    view = desk.view()
    assert [k.name for k in view.kinds] == ["Ask", "Watch", "Count", "Hear"]
    n = len(view.techniques)
    zeros = {(row, 2 + c): "0" for row in range(11) for c in range(n)}
    desk.view().table.put({**zeros, (0, 2): "2", (1, 1 + n): "1", (2, 0): "yes"})
    view = desk.view()
    reading = [row[-1] for row in view.table.table.rows]
    assert reading[:3] == ["one kind", "loudest voice only", "heard in no way"]
    assert view.blind[0].words == "main group"
    assert view.reason == "A main group heard in no way holds it at 2 or less."
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
        desk.describe(process, monthly="85")
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
            "2 working days", "15 minutes", "1.3 %", "63 %", "1 hand-off", "119 hours a year",
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
        drafts = Drafts(session)
        ticked = [(r.step, r.waste.value) for r in view.found if r.best]
        assert drafts.make(drafts.of_wastes(process, ticked)) == "1 action is in the plan now."
        plan = session.book.plans.of(session.round.id)
        assert plan is not None
        (action,) = plan.actions
        assert (action.kind, action.practice, action.measure.baseline) == (Kind.OWN, "6.2", 119.0)
        assert action.title == "Take out of the process: Third signature"
        session.undo()
        assert session.book.plans.of(session.round.id).actions == ()  # type: ignore[union-attr]

    def test_what_is_no_time_is_refused(self, session: Session) -> None:
        desk, process = self.walked(session)
        view = desk.view(process)
        assert view is not None
        for said in ("soon", "3 fortnights", "-2", "2 h and"):
            with pytest.raises(BadInput):
                view.table.put({(0, 3): said})
        view.table.put({(0, 3): ""})
        again = desk.view(process)
        assert again is not None
        assert again.facts[1].figure == "–"


def test_a_gate_holds_technology_until_its_points_are_yes(session: Session) -> None:
    desk = GateDesk(session)
    request = desk.add("Online permit status page", asked_by="the manager")
    ids = [p for p, _name in desk.can_open()]
    assert ids
    desk.describe(request, name="Status page", asked_by="the manager", process="", opens=ids[-1])
    for point in (1, 2, 3, 6):
        desk.answer(request, point, yes=True)
    desk.answer(request, 4, yes=False)
    view = desk.view(request)
    assert view is not None
    assert (view.verdict, view.why) == (
        "Streamline first",
        "Points 4 and 5 are missing. 4 of eight are met.",
    )
    assert [(m.point, m.ticked) for m in view.missing] == [(4, True), (5, True), (7, False), (8, False)]
    assert view.locked_action
    assert desk.announced(request, 4) == "No. Verdict: Streamline first. Points 4 and 5 are missing."
    assert view.groups[0].points[4].yes is None
    drafts = Drafts(session)
    made = drafts.of_points(request, [4, 5])
    assert [d.practice for d in made] == ["6.4", "6.4"]
    for point in range(1, 9):
        desk.answer(request, point, yes=True)
    again = desk.view(request)
    assert again is not None
    assert (again.verdict_open, again.missing) == (True, ())


def test_three_thirds_say_where_a_share_contradicts(session: Session) -> None:
    desk = ThirdsDesk(session)
    desk.add("Residential permit")
    for line, level in ((7, 3), (8, 2), (10, 2)):
        desk.answer(0, line, level)
    desk.put_fact(0, 8, HardFact(value=34, share=True, source="permit log", n=1038))
    desk.put_fact(0, 7, HardFact(value=15, unit="working days"))
    view = desk.view()
    assert view.contradictions == (
        "Residential permit, In promised time: you said 5.5 of 10. Permit log says 34 %.",
    )
    settled = view.services[0].lines[7]
    assert (settled.said, settled.fact, settled.differs) == ("5 or 6", "34 %", True)
    speed = view.legs[2]
    assert (speed.sheet, view.legs[0].missing) == ("6.5", "Courtesy needs two of its three lines.")
    assert (view.all_three, view.shares) == ("5.5", {})
    for _n in range(4):
        desk.add("Site visit")
    with pytest.raises(BadInput, match="Five services"):
        desk.add("One more")
    session.undo()
    assert len(desk.services) == 4


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
        "71 %",
        "Survey; Nov 2026; n 212",
        "1 of 6",
    )


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


def test_a_workbook_for_reading_says_why_nothing_can_be_typed(session: Session) -> None:
    book = FullDisk(read_only=True)
    assert isinstance(session.book, FullDisk)
    book.content = session.book.content
    session.put(book, Path("alder.sixe"))
    table = ChannelsDesk(session).view().table
    assert table.locked.startswith("This workbook is open for reading only")
    assert not table.writable((0, 0))
    assert table.pressed((0, 0), " ") is None


def test_a_passed_gate_unlocks_the_technology_in_the_recommended_plan() -> None:
    session = a_session(level=4)
    round_, book = session.round, session.book
    before = {a.id for a in results_of(book, round_).recommended(DAY).recommendation.options}
    desk = GateDesk(session)
    needs = {p for p, _name in desk.can_open()}
    for practice in needs:
        request = desk.add("Tool")
        desk.describe(request, name="Tool", asked_by="", process="", opens=practice)
        for point in range(1, 9):
            desk.answer(request, point, yes=True)
    after = {a.id for a in results_of(book, round_).recommended(DAY).recommendation.options}
    assert after - before == {f"{practice}-keep" for practice in needs}

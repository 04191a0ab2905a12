"""Look closer by keys alone: sheets are opened, marked, noted, taken back; and what is heard of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements.application import rounds, worksheets
from sixelements.application.errors import DiskFull
from sixelements.application.rounds import RoundSettings
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Channel, Expectation, Volume
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Mode
from sixelements.presentation.closer.cells import CellPart
from sixelements.presentation.closer.channels import FIRST_MARK
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.forms import FormGroup
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.closer import FACTS, CloserPage
from sixelements.ui.pages.closer_channels import ChannelsLeaf
from sixelements.ui.pages.closer_facts import FactsLeaf
from sixelements.ui.pages.closer_gate import GateLeaf
from sixelements.ui.pages.closer_groups import GroupsLeaf
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.matrix_leaf import MatrixLeaf
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.sheet_table import SheetTable
from tests.ui.rounds import answer, open_round

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> CloserPage:
    open_round(session, tmp_path / "a-new-workbook.sixe", practices="all")
    window.go(StepId.LOOK_CLOSER)
    assert isinstance(window.page, CloserPage)
    return window.page


def opened(page: CloserPage, sheet: Worksheet) -> MatrixLeaf:
    page.open_sheet(sheet)
    assert isinstance(page.leaf, MatrixLeaf)
    return page.leaf


def press(
    qtbot: QtBot, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """To whatever has the focus."""
    for key in keys:
        for one in key if isinstance(key, str) else (key,):
            if isinstance(one, str):
                qtbot.keyClicks(QApplication.focusWidget(), one)
            else:
                qtbot.keyClick(QApplication.focusWidget(), one, held)
            QApplication.processEvents()


def channels(page: CloserPage) -> tuple[Channel, ...]:
    return worksheets.of(page.session.book, page.session.round).channels.channels


def heard(table: SheetTable, row: int, column: int) -> str:
    """A cell as a screen reader gets it from Qt."""
    found = QAccessible.queryAccessibleInterface(table)
    across = found.childCount() // (table.cells.rowCount() + 1)  # with the header, and one before the rows
    return found.child((row + 1) * across + column + 1).text(QAccessible.Text.Name)


def test_enter_opens_the_sheet_of_a_row_and_escape_leads_back_to_that_row(
    page: CloserPage, qtbot: QtBot
) -> None:
    rows = page.sheets.rows
    rows[Worksheet.CHANNELS].setFocus()
    press(qtbot, KEY.Key_Down)
    assert rows[Worksheet.GROUPS].hasFocus()
    assert rows[Worksheet.GROUPS].accessibleName().startswith("Customer groups; not begun")
    press(qtbot, KEY.Key_Return)
    leaf = page.leaf
    assert isinstance(leaf, GroupsLeaf)
    assert leaf.table.hasFocus()
    assert not page.sheets.isVisible()
    press(qtbot, KEY.Key_Escape)
    assert page.leaf is None
    assert rows[Worksheet.GROUPS].hasFocus()


def test_escape_ends_what_is_typed_leaves_a_field_and_only_then_the_sheet(
    page: CloserPage, qtbot: QtBot
) -> None:
    def shown() -> object:
        return page.part_shown

    page.open_sheet(Worksheet.GATE)
    leaf = page.leaf
    assert isinstance(leaf, GateLeaf)
    leaf.desk.add("Status page")
    leaf.about.click()
    editor = leaf.fields.findChild(QLineEdit)
    assert editor is not None
    editor.setFocus()
    press(qtbot, " one", KEY.Key_Escape)
    assert shown() is Worksheet.GATE
    assert not editor.hasFocus()
    assert leaf.desk.requests[0].name == "Status page one"
    press(qtbot, KEY.Key_Escape)
    assert shown() is None
    table = opened(page, Worksheet.CHANNELS).table
    table.edit_at(0, 1)
    press(qtbot, "Tram", KEY.Key_Escape)
    assert shown() is Worksheet.CHANNELS
    assert channels(page)[0].name != "Tram"
    assert table.hasFocus()
    QApplication.sendEvent(
        table,
        QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True),
    )
    assert shown() is Worksheet.CHANNELS, "the key is held down"
    press(qtbot, KEY.Key_Escape)
    assert shown() is None


def test_a_line_that_comes_and_goes_moves_nothing_under_the_mouse(page: CloserPage) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    tops = set()
    for marks in range(7):
        for column, text in ((0, "Yes"), (2, "High"), *((FIRST_MARK + n, "2") for n in range(marks))):
            leaf.table.put_in({(0, column): text})
        QApplication.processEvents()
        tops.add((leaf.table.mapTo(page, leaf.table.rect().topLeft()).y(), bool(page.facts.text())))
    assert {shown for _top, shown in tops} == {True, False}
    assert len({top for top, _shown in tops}) == 1


def test_one_press_says_that_a_sheet_taken_over_still_is_true(page: CloserPage, qtbot: QtBot) -> None:
    session = page.session
    leaf = opened(page, Worksheet.CHANNELS)
    assert leaf.still_true.isHidden()
    leaf.table.setFocus()
    press(qtbot, KEY.Key_U)
    services, asked = session.services, session.round.practices
    settings = RoundSettings(practices=asked, mode=Mode.OPEN)
    (team,) = session.book.teams.all()
    for cell in range(6):
        leaf.table.put_in({(0, FIRST_MARK + cell): "2"})
    answer(session, 1, 2, 3, 3, 4)
    for _sealed_then_published in range(2):
        closing.close(session)
    rounds.open_round(
        session.book, team, session.assessment, settings, new_id=services.new_id, today=services.today()
    )
    session.choose(team)
    leaf = opened(page, Worksheet.CHANNELS)
    assert leaf.facts.startswith("Taken over from round 1")
    assert leaf.still_true.isVisible()
    answer(session, 1, 2, 3, 3, 4)
    closing.close(session)
    page.refresh()
    make = leaf.buttons[-1]
    assert make.toolTip().startswith("Taken over from round 1"), "nobody walked it in this round"
    leaf.still_true.setFocus()
    press(qtbot, KEY.Key_Space)
    assert leaf.still_true.isHidden()
    assert leaf.table.hasFocus()
    assert not make.toolTip().startswith("Taken over")
    assert worksheets.taken_over(session.book, session.round) == frozenset()
    session.undo()
    assert leaf.still_true.isVisible()


def test_the_filled_button_goes_on_with_the_first_sheet_that_is_not_done(page: CloserPage) -> None:
    assert page.go_on.text() == "Go on with Channels"
    page.go_on.click()
    assert isinstance(page.leaf, ChannelsLeaf)
    assert page.title.text() == "Channel coverage"


def test_single_keys_tick_choose_and_mark_and_each_is_one_step_to_take_back(
    page: CloserPage, qtbot: QtBot
) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, "u", "h", "2", KEY.Key_Right, "1", KEY.Key_Right, "0")
    first = channels(page)[0]
    assert (first.used, first.volume) == (True, Volume.HIGH)
    assert [first.mark(e) for e in Expectation][:4] == [2, 1, 0, None]
    assert leaf.table.at == (0, FIRST_MARK + 2)
    press(qtbot, "?", "7", "a")
    assert channels(page)[0].mark(Expectation.SPEED) is None
    page.session.undo()
    page.session.undo()
    assert channels(page)[0].mark(Expectation.SPEED) is None
    assert channels(page)[0].mark(Expectation.ACCURACY) == 1
    page.session.redo()
    assert heard(leaf.table, 0, FIRST_MARK + 2) == "Application forms. Speed as a number: 0, No"
    assert heard(leaf.table, 1, FIRST_MARK) == "Email. Courtesy in writing: not marked. not used here"


def test_keys_on_the_name_of_a_row_change_what_they_always_do_and_never_the_name(
    page: CloserPage, qtbot: QtBot
) -> None:
    """0, 1, 2 and L were typed over the channel's name."""
    leaf = opened(page, Worksheet.CHANNELS)
    named = leaf.table.cells.cells.named_by
    assert named is not None
    leaf.table.go_to_cell(0, named)
    name = channels(page)[0].name
    press(qtbot, "0", "1", "2", "l", "x", " ")
    first = channels(page)[0]
    assert (first.name, first.volume) == (name, Volume.LOW)
    assert leaf.table.state() is not SheetTable.State.EditingState
    press(qtbot, KEY.Key_F2, "Counter", KEY.Key_Return)
    assert channels(page)[0].name == "Counter"
    read_only = next(n for n in range(len(leaf.table.cells.cells.table.headers)) if n > FIRST_MARK + 5)
    assert not leaf.table.cells.cells.writable((0, read_only)), "a figure, in which nothing is typed"
    leaf.table.go_to_cell(0, read_only)
    press(qtbot, KEY.Key_F2, "Email", KEY.Key_Return)
    assert (channels(page)[0].name, channels(page)[0].volume) == ("Email", Volume.LOW)


def test_a_letter_that_is_switched_off_does_nothing_but_digits_and_space_do(
    page: CloserPage, qtbot: QtBot
) -> None:
    page.theme.choose(replace(page.theme.choice, letters=False))
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(0, 0)
    press(qtbot, " ")
    assert channels(page)[0].used
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, "u", "1")
    assert channels(page)[0].mark(Expectation.COURTESY) == 1
    assert channels(page)[0].used


def test_a_channel_that_is_not_used_takes_no_mark_and_says_how_it_does(
    page: CloserPage, qtbot: QtBot
) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    table, told = leaf.table, list[str]()
    table.told.connect(told.append)
    for _click in range(3):
        where = table.visualRect(table.cells.index(0, FIRST_MARK)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    table.setFocus()
    press(qtbot, "2", " ", "0", "?")
    assert told == ["Tick the channel as used first: U."] * 7
    assert [answer.isEnabled() for answer in leaf.inspector.answers] == [False] * 3
    assert channels(page)[0] == replace(channels(page)[0], used=False, cells={})
    press(qtbot, "u", "2")
    assert channels(page)[0].mark(Expectation.COURTESY) == 2


def test_rows_are_added_named_moved_and_removed_by_keys(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, KEY.Key_Return, held=CTRL)
    press(qtbot, "Kiosk", KEY.Key_Return)
    assert channels(page)[-1].name == "Kiosk"
    leaf.table.go_to_cell(14, FIRST_MARK)
    press(qtbot, KEY.Key_Up, held=ALT)
    assert (channels(page)[13].name, leaf.table.at) == ("Kiosk", (13, FIRST_MARK))
    press(qtbot, KEY.Key_F2, "Stall", KEY.Key_Return)
    assert channels(page)[13].name == "Stall"
    leaf.table.go_to_cell(13, FIRST_MARK)
    press(qtbot, KEY.Key_Delete, held=CTRL)
    assert "Stall" not in [c.name for c in channels(page)]
    assert page.banner.text == "Removed: Stall. Ctrl Z brings it back."
    assert not page.banner._action.isVisible()
    page.session.undo()
    assert channels(page)[13].name == "Stall"


def test_tab_leaves_the_table_and_comes_back_to_the_cell(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(3, FIRST_MARK)
    press(qtbot, KEY.Key_Tab)
    assert leaf.rows.add.hasFocus()
    press(qtbot, KEY.Key_Backtab)
    assert leaf.table.hasFocus()
    assert leaf.table.at == (3, FIRST_MARK)


def test_n_leads_to_the_note_and_a_noted_cell_is_marked_and_heard(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(2, FIRST_MARK + 2)
    press(qtbot, "n", "Three rings", KEY.Key_Tab)
    assert channels(page)[2].cell(Expectation.SPEED).note == "Three rings"
    assert (2, FIRST_MARK + 2) in leaf.table.cells.cells.noted
    assert heard(leaf.table, 2, FIRST_MARK + 2).endswith("Has a note")
    press(qtbot, KEY.Key_Escape)
    assert leaf.table.hasFocus()


def test_what_is_no_day_stays_in_its_field_with_the_reason(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    assert isinstance(leaf, ChannelsLeaf)
    day = leaf.tested.fields[0]
    day.editor.setFocus()
    press(qtbot, "soon", KEY.Key_Return)
    assert day.note is not None
    assert "Write a day such as" in day.note.problem
    press(qtbot, KEY.Key_A, held=CTRL)
    press(qtbot, "Nov 3", KEY.Key_Return)
    stored = page.session.book.worksheets.of(page.session.round.id).channels
    assert str(stored.tested_on) == "2026-11-03"
    assert day.note.problem == ""


def test_a_day_that_was_kept_is_not_doubted_when_its_field_is_left_again(
    page: CloserPage, qtbot: QtBot
) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    assert isinstance(leaf, ChannelsLeaf)
    day = leaf.tested.fields[0]
    assert day.note is not None
    day.editor.setFocus()
    press(qtbot, "March 18, 2020", KEY.Key_Return)
    assert day.note.problem.startswith("Mar 18, 2020 is long ago.")
    press(qtbot, KEY.Key_Tab, KEY.Key_Return)
    for _again in range(2):
        day.editor.setFocus()
        press(qtbot, KEY.Key_Return)
        leaf.rows.add.setFocus()
        assert (day.note.problem, page.session.held.fields) == ("", ())
    stored = page.session.book.worksheets.of(page.session.round.id).channels
    assert str(stored.tested_on) == "2020-03-18"


def test_a_way_to_hear_gets_a_column_and_the_last_of_a_kind_stays(page: CloserPage) -> None:
    leaf = opened(page, Worksheet.GROUPS)
    assert isinstance(leaf, GroupsLeaf)
    before = leaf.table.cells.columnCount()
    menu = leaf.ways_menu()
    hidden = next(a for a in menu.actions() if a.isCheckable() and not a.isChecked())
    hidden.trigger()
    assert leaf.table.cells.columnCount() == before + 1
    watch = [a for a in leaf.ways_menu().actions() if a.isChecked() and a.text() == "Counter observed"]
    watch[0].trigger()
    assert "At least one way to hear of each kind" in page.banner.text


def test_ticked_gaps_become_draft_actions_in_one_step(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    assert isinstance(leaf, ChannelsLeaf)
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, "u", "0", KEY.Key_Down, "u", "0")
    button = leaf._make_button
    assert button is not None
    assert button.toolTip().startswith("Actions can be made once the results of the round are shown")
    answer(page.session, 1, 2, 3, 3, 4)
    for _sealed_then_published in range(2):
        closing.close(page.session)
    assert button.toolTip() == "Tick what is to become an action."
    for box in leaf.gaps._boxes.values():
        box.click()
    assert button.text() == "Make 2 actions"
    button.click()
    plan = page.session.book.plans.of(page.session.round.id)
    assert plan is not None
    assert len(plan.actions) == 2
    assert "2 actions are in the plan now" in page.banner.text
    assert not leaf.gaps.chosen
    page.session.undo()
    after = page.session.book.plans.of(page.session.round.id)
    assert after is None or not after.actions


def test_a_figure_is_typed_and_its_source_needs_it(page: CloserPage, qtbot: QtBot) -> None:
    page.open_sheet(FACTS)
    leaf = page.leaf
    assert isinstance(leaf, FactsLeaf)
    table = leaf.table
    table.go_to_cell(0, 3)
    press(qtbot, "Survey", KEY.Key_Return)
    assert "Write the figure first" in heard(table, 0, 3)
    table.go_to_cell(0, 1)
    press(qtbot, "71", KEY.Key_Return)
    facts = page.session.book.worksheets.of(page.session.round.id).customer_facts
    assert facts[0].fact is not None
    assert facts[0].fact.value == 71


def test_an_action_and_a_practice_open_the_sheet_that_is_about_them(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.PLAN)
    plan = window.page
    assert isinstance(plan, PlanPage)
    helped = [card for card in plan.presenter.board().cards if card.practice.startswith("6.2")]
    plan._open(helped[0].id)
    assert plan.inspector.sheet.text() == "Open the worksheet Waste walk"
    plan.inspector.sheet.click()
    page = window.page
    assert isinstance(page, CloserPage)
    assert [sheet for sheet, leaf in page.leaves.items() if leaf is page.leaf] == [Worksheet.WASTE]
    window.go(StepId.RESULTS)
    results = window.page
    assert isinstance(results, ResultsPage)
    results.show_practice(PracticeId("1.2"))
    results.elements.practice.sheet_wanted.emit(Worksheet.CHANNELS)
    assert isinstance(page.leaf, ChannelsLeaf)


def test_blank_sheets_are_made_on_collect_and_the_forms_stay_ticked(
    page: CloserPage, window: MainWindow
) -> None:
    page.print.click()
    collect = window.page
    assert isinstance(collect, CollectPage)
    assert isinstance(collect.panel, FormsPanel)
    shown = collect.panel.presenter.view().groups
    assert [group.group for group in shown if group.ticked] == [FormGroup.WORKSHEETS]
    assert all(group.ticked for group in collect.forms.view().groups)


def test_while_the_disk_says_no_a_mark_waits_in_its_cell_and_is_stored_later(
    page: CloserPage, qtbot: QtBot
) -> None:
    full = [True]

    def store() -> None:
        if full:
            raise DiskFull("The disk is full. Free some space, then Retry.")

    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.put_in({(0, 0): "Yes"})
    leaf.table.go_to_cell(0, FIRST_MARK)
    page.session.run_queued(store)
    press(qtbot, "2")
    table = leaf.table.cells.cells
    assert channels(page)[0].mark(Expectation.COURTESY) is None
    assert (table.chosen((0, FIRST_MARK)), table.note((0, FIRST_MARK))) == (
        2,
        "Typed at 10:42, not stored yet.",
    )
    assert leaf.table.rowHeight(0) > leaf.table.rowHeight(1)
    full.clear()
    page.session.retry()
    assert channels(page)[0].mark(Expectation.COURTESY) == 2
    assert leaf.table.cells.cells.note((0, FIRST_MARK)) == ""


def test_why_says_how_a_figure_came_about_and_gives_the_keys_back(page: CloserPage, qtbot: QtBot) -> None:
    leaf = opened(page, Worksheet.CHANNELS)
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, "u", "h", *(step for mark in "120210" for step in (mark, KEY.Key_Right)), "w")
    assert page.why.accessibleName() == "Why 50%?"
    press(qtbot, KEY.Key_Escape)
    assert leaf.table.hasFocus()
    assert page.leaf is leaf


@pytest.mark.parametrize("sheet", [Worksheet.CHANNELS, Worksheet.GROUPS, FACTS])
def test_all_columns_fit_into_a_small_window_at_twice_the_text_size(
    page: CloserPage, window: MainWindow, qtbot: QtBot, sheet: Worksheet | str
) -> None:
    page.open_sheet(sheet)
    window.resize(1024, 768)
    page.theme.choose(replace(page.theme.choice, scale=2.0))
    leaf = page.leaf
    assert isinstance(leaf, MatrixLeaf | FactsLeaf)
    table = leaf.table
    columns = range(table.cells.columnCount())
    qtbot.waitUntil(lambda: sum(map(table.columnWidth, columns)) <= table.viewport().width(), timeout=5_000)
    assert min(map(table.columnWidth, columns)) > 0


def test_what_people_said_goes_on_in_few_lines_beside_facts(
    page: CloserPage, window: MainWindow, qtbot: QtBot
) -> None:
    """Room that is left over goes first to words that were made to go on in a second line."""
    page.open_sheet(FACTS)
    window.resize(1024, 600)
    page.theme.choose(replace(page.theme.choice, scale=1.5))
    leaf = page.leaf
    assert isinstance(leaf, FactsLeaf)
    table, columns = leaf.table, range(7)
    qtbot.waitUntil(lambda: sum(map(table.columnWidth, columns)) <= table.viewport().width(), timeout=5_000)
    least = table._least(6)
    spare = sum(table.columnWidth(n) - table._least(n) for n in columns)
    assert table.columnWidth(6) > least or spare <= 0


def test_the_example_is_only_read(
    window: MainWindow, session: Session, built_example: Path, qtbot: QtBot
) -> None:
    session.put(session.services.open_read_only(built_example), built_example, example=True)
    window.go(StepId.LOOK_CLOSER)
    page = window.page
    assert isinstance(page, CloserPage)
    leaf = opened(page, Worksheet.CHANNELS)
    before = channels(page)
    leaf.table.go_to_cell(0, FIRST_MARK)
    press(qtbot, "u", "2", " ")
    press(qtbot, KEY.Key_Return, held=CTRL)
    assert channels(page) == before
    assert "copy to look at" in page.facts.text()
    assert not leaf.rows.add.isEnabled()


def test_what_could_not_be_stored_about_another_cell_is_shown_when_asked_for(
    page: CloserPage, window: MainWindow
) -> None:
    """It was said that one field is not saved, and nobody could find it."""
    leaf = opened(page, Worksheet.CHANNELS)
    assert isinstance(leaf, ChannelsLeaf)
    leaf.table.go_to_cell(2, FIRST_MARK)
    leaf.hold(lambda: leaf.write(CellPart.DAY, "last spring", sure=False))
    leaf.table.go_to_cell(5, FIRST_MARK + 1)
    window._go_to_held()
    QApplication.processEvents()
    assert leaf.table.at == (2, FIRST_MARK)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "last spring"

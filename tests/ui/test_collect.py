"""Collect: files by the line, the way to the laptop, and closing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sixelements.application import responses
from sixelements.application.table_file import ReadTable, TableFile
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.collect import CountView, WayAct
from sixelements.presentation.pages.forms import FormGroup
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.close_round import CloseRoundDialog
from sixelements.ui.dialogs.discard_begun import DiscardBegunDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.answer import AnswerPage
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.import_row import ImportRow
from sixelements.ui.widgets.match_table import MatchTable
from sixelements.ui.widgets.matching_panel import MatchingPanel
from sixelements.ui.widgets.step_button import StepButton
from sixelements.ui.widgets.way_column import local_files
from tests.patience import PATIENCE
from tests.ui.rounds import answer, open_round

pytestmark = pytest.mark.qt
HEADER = "role,1.1,1.2,1.3,1.4,1.5,1.6\n"


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> CollectPage:
    open_round(session, tmp_path / "alder.sixe")
    window.go(StepId.COLLECT)
    assert isinstance(window.page, CollectPage)
    return window.page


def button(page: CollectPage, text: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.text() == text and b.isVisible())


def rows(page: CollectPage) -> list[str]:
    QApplication.processEvents()  # a layout shows what is new in it at the next turn
    return [row.accessibleName() for row in page.findChildren(ImportRow) if row.isVisible()]


def test_the_laptop_is_handed_over_from_here(page: CollectPage, window: MainWindow) -> None:
    start = button(page, "Hand over the laptop")
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    assert isinstance(window.page, AnswerPage)


def test_files_are_shown_first_and_come_in_with_one_key(
    page: CollectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = tmp_path / "night.csv", tmp_path / "field.csv"
    good.write_text(HEADER + ",1,2,3,4,5,1\n,2,2,2,2,2,dk\n", encoding="utf-8")
    bad.write_text(HEADER + ",1,2,3,4,5\n,1,1,1,1,1,na\n", encoding="utf-8")
    page.take_in([good, bad])
    qtbot.waitUntil(page.preview.isVisible)
    doubles = "Nothing tells its rows apart, so a person who stands in it twice counts twice."
    shown = [
        f"night.csv. 2 new sheets. {doubles}",
        "field.csv. Refused. Row 2: it has 6 cells, and the header has 7.",
    ]
    qtbot.waitUntil(lambda: rows(page) == shown)
    assert page.presenter.view().total.count == 0
    button(page, "Take the 1 good row").click()
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.preview.take)
    QTest.keyClick(page.preview.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.presenter.view().total.count == 3)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    qtbot.waitUntil(lambda: rows(page)[:1] == [f"night.csv. 2 sheets. {doubles}"])
    page.leave()
    page.refresh()
    assert rows(page) == []


def test_tab_comes_to_what_a_file_needs_before_it_leaves_the_preview_and_no_button_keeps_its_hover(
    page: CollectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file, choose = tmp_path / "odd.csv", button(page, "Choose files…")
    file.write_text(HEADER + ",1,2,3,4,5,1\n,1,2,3\n", encoding="utf-8")
    choose.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    page.take_in([file])
    qtbot.waitUntil(page.preview.isVisible)
    assert not choose.underMouse()
    assert page.preview.drop.nextInFocusChain() is page.preview.take
    qtbot.waitUntil(lambda: [row for row in rows(page) if row.startswith("odd.csv. Refused.")] != [])
    page.preview.drop.setFocus()
    QTest.keyClick(page.preview.drop, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is button(page, "Take the 1 good row")


def choose(table: MatchTable, words: str, qtbot: QtBot) -> None:
    """Choose from the list that is open, as somebody does who types the beginning."""
    box = table.findChildren(QComboBox)[-1]  # one that was left goes when Qt comes to it
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClicks(box.view(), words)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(box) or not box.isVisible())


def matched(page: CollectPage, qtbot: QtBot, *rows: str, head: str = HEADER) -> MatchingPanel:
    """The panel of a file whose last cells are no answers."""
    file = page.session.path.with_name("export.csv") if page.session.path else Path("export.csv")
    file.write_text(head + "".join(f",1,2,3,4,5,{row}\n" for row in rows), encoding="utf-8")
    page.take_in([file])
    qtbot.waitUntil(lambda: isinstance(page.panel, MatchingPanel))
    assert isinstance(page.panel, MatchingPanel)
    return page.panel


def click(table: MatchTable, row: int, column: int) -> QComboBox:
    """Click a cell once; returns the list that opens."""
    place = table.visualRect(table.table.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return table.findChildren(QComboBox)[-1]


def gone(box: QComboBox) -> bool:
    return not isValid(box)


def is_open(panel: MatchingPanel, left: str) -> bool:
    return panel.presenter.view().open == left


def has_focus(window: QWidget, where: QWidget) -> bool:
    return window.focusWidget() is where


def test_one_click_opens_the_list_and_escape_or_leaving_it_chooses_nothing(
    page: CollectPage, qtbot: QtBot
) -> None:
    panel = matched(page, qtbot, "maybe", "often")
    before = panel.presenter.view()
    for table, row, column in ((panel.words, 0, 1), (panel.columns, 2, 2)):
        box = click(table, row, column)
        qtbot.waitUntil(box.view().isVisible)
        assert box.currentIndex() == box.view().currentIndex().row() == (-1 if table is panel.words else 0)
        if table is panel.words:
            QTest.keyClick(box.view(), Qt.Key.Key_Return)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        qtbot.waitUntil(partial(gone, box))
        assert page.window().focusWidget() is table
        assert page.panel is panel
    click(panel.words, 0, 1)
    panel.take.setFocus()
    panel.columns.setFocus()
    qtbot.waitUntil(lambda: panel.words.findChild(QComboBox) is None)
    assert panel.presenter.view() == before


def test_end_and_enter_choose_the_last_meaning_of_a_word(page: CollectPage, qtbot: QtBot) -> None:
    """From no row Qt went to the first one: "1 Not in place" was chosen for "Skipped"."""
    panel = matched(page, qtbot, "maybe")
    table = panel.words
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.findChildren(QComboBox)[-1]
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_End)
    assert box.view().currentIndex().row() == box.count() - 1
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(box) or not box.isVisible())
    assert panel.presenter.view().words[0].said == "skip"


def test_focus_goes_from_decision_to_decision_then_to_take_in_and_ctrl_z_takes_the_last_one_back(
    page: CollectPage, qtbot: QtBot
) -> None:
    panel = matched(page, qtbot, "often", "maybe")
    window = page.window()
    assert panel.words.current == 0
    second = f"Decide “{panel.words.table.rows[1].cells[0]}”."
    for level, left in (("2", second), ("4", "")):
        QTest.keyClick(panel.words, Qt.Key.Key_Return)
        choose(panel.words, level, qtbot)
        qtbot.waitUntil(partial(is_open, panel, left))
        where = panel.words if left else panel.take
        qtbot.waitUntil(partial(has_focus, window, where))
        assert panel.words.current == 1
    assert panel.words.table.rows[1].cells[1] == "4 Checked"
    QTest.keyClick(panel.take, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.presenter.view().open == second)
    assert panel.words.table.rows[0].cells[1] == "2 Started"
    qtbot.waitUntil(lambda: window.focusWidget() is panel.words)


def test_an_export_is_matched_and_taken_in_by_keys_alone(
    page: CollectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "export.csv"
    head = "ID,Start time,1.1,1.2,1.3,1.4,1.5,How it looks,Shoe size\n"
    lines = (f"{n},9/14/26 9:0{n}:00,1,2,3,4,5,maybe,43\n" for n in range(6))
    file.write_text(head + "".join(lines), encoding="utf-8")
    page.take_in([file])
    qtbot.waitUntil(lambda: isinstance(page.panel, MatchingPanel))
    panel = page.panel
    assert isinstance(panel, MatchingPanel)
    assert not page.scroller.isVisible()
    assert panel.columns.current == 7
    assert not panel.take.isEnabled()
    panel.columns.setFocus()
    QTest.keyClick(panel.columns, Qt.Key.Key_1)
    choose(panel.columns, "1.6", qtbot)
    QTest.keyClick(panel.columns, Qt.Key.Key_F8)
    assert panel.columns.current == 8
    QTest.keyClick(panel.columns, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.words.table.rows[0].cells[0] == "maybe")
    QTest.keyClick(panel.columns, Qt.Key.Key_F8)
    assert page.window().focusWidget() is panel.words
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    choose(panel.words, "Don't", qtbot)
    qtbot.waitUntil(panel.take.isEnabled)
    assert panel.take.text() == "Take in 6 sheets"
    QTest.keyClick(panel.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.presenter.view().total.count == 6)
    qtbot.waitUntil(lambda: rows(page) == ["export.csv. 6 sheets."])
    assert page.banner.text.startswith("6 sheets taken in. 6 of ")
    assert button(page, "Undo 6 sheets").isVisible()
    assert page.scroller.isVisible()


def test_escape_leaves_matching_and_the_file_waits(page: CollectPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(HEADER + ",1,2,3,4,5,maybe\n", encoding="utf-8")
    button(page, "Copy a message").click()
    page.take_in([file])
    qtbot.waitUntil(lambda: isinstance(page.panel, MatchingPanel))
    assert isinstance(page.panel, MatchingPanel)
    assert page.banner.text == ""
    words = page.panel.words
    qtbot.waitUntil(lambda: page.window().focusWidget() is words)
    QTest.keyClick(words, Qt.Key.Key_Escape)
    assert page.scroller.isVisible()
    qtbot.waitUntil(lambda: rows(page)[:1] != [] and rows(page)[0].startswith("export.csv. To decide."))
    button(page, "Take nothing in").click()
    assert rows(page) == []


def test_what_is_dropped_on_the_page_is_read_and_a_workbook_is_left_to_the_window(
    page: CollectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    def dragged(path: Path) -> QDropEvent:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        kept.append(data)
        return QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

    kept: list[QMimeData] = []
    assert local_files(dragged(tmp_path / "a.csv")) == [str(tmp_path / "a.csv")]
    file = tmp_path / "night.csv"
    file.write_text(HEADER + ",1,2,3,4,5,1\n", encoding="utf-8")
    page.dropEvent(dragged(tmp_path))
    qtbot.waitUntil(page.preview.isVisible)
    qtbot.waitUntil(lambda: rows(page) == ["night.csv. 1 new sheet."])


def test_the_newest_take_in_goes_back_with_one_key(page: CollectPage, qtbot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.csv" for n in range(5)]
    for n, file in enumerate(files, start=1):
        file.write_text(HEADER + f",1,2,3,4,5,{n}\n", encoding="utf-8")
    page.take_in(files)
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.take.click()
    qtbot.waitUntil(lambda: len(rows(page)) == 5 and not page.preview.isVisible())
    back = button(page, "Undo 5 sheets")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    shown = (
        page._reading.isVisible(),
        page._reading_text.text(),
        back.isEnabled(),
        page._cancel_button.isVisible(),
    )
    assert shown == (True, "Taking sheets back", False, False), (
        "copies are rewritten, too, which takes seconds"
    )
    page.leave()
    assert page.banner.text == "Sheets are being taken back. Wait a moment."
    qtbot.waitUntil(lambda: page.banner.text == "5 sheets were taken back.")
    assert not page._reading.isVisible()
    assert page.presenter.view().total.count == 0
    assert rows(page) == []
    assert not back.isVisible()


class SlowReader:
    """Reads the first file once it is told to."""

    def __init__(self, gate: Callable[[Sequence[Path]], AbstractContextManager[ReadTable]]) -> None:
        self._gate = gate
        self.go_on = Event()

    @contextmanager
    def __call__(self, coming: Sequence[Path]) -> Iterator[ReadTable]:
        with self._gate(coming) as read:

            def slowly(path: Path, tab: str = "") -> TableFile:
                self.go_on.wait(PATIENCE)
                return read(path, tab)

            yield slowly


@pytest.fixture
def reader(page: CollectPage, session: Session, services: Services) -> SlowReader:
    reader = SlowReader(services.answer_gate)
    session.services = replace(services, answer_gate=reader)
    return reader


def test_no_workbook_is_made_in_place_of_one_whose_files_are_read(
    page: CollectPage, window: MainWindow, reader: SlowReader, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "night.csv"
    file.write_text(HEADER + ",1,2,3,4,5,1\n", encoding="utf-8")
    page.take_in([file])
    window._do(Command.NEW)
    assert "being read" in page.banner.text
    ends = [window.menus.actions[c] for c in (Command.CLOSE_ROUND, Command.NEXT_ROUND, Command.ADD_TEAM)]
    assert not any(action.isEnabled() for action in ends)
    assert CloseRoundDialog(page, window._session, window.theme).close_button.isHidden()
    reader.go_on.set()
    qtbot.waitUntil(page.preview.isVisible)
    assert all(action.isEnabled() for action in ends)


def test_after_a_mistake_of_ours_the_page_can_be_left(
    page: CollectPage, window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    def broken(_coming: Sequence[Path]) -> AbstractContextManager[ReadTable]:
        raise ZeroDivisionError

    session.services = replace(session.services, answer_gate=broken)
    with qtbot.captureExceptions() as mistakes:
        page.take_in([tmp_path / "night.csv"])
        qtbot.waitUntil(lambda: bool(mistakes))
    window.go(StepId.SET_UP)
    assert window.page is not page


def test_while_files_are_read_the_page_stays_and_cancel_keeps_nothing(
    page: CollectPage, window: MainWindow, reader: SlowReader, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / f"{n}.csv" for n in range(12)]
    for n, file in enumerate(files):
        file.write_text(HEADER + f",1,2,3,4,5,1\n,2,2,2,2,2,{n % 5 + 1}\n", encoding="utf-8")
    page.take_in(files)
    window.go(StepId.SET_UP)
    assert window.page is page
    assert "being read" in page.banner.text
    assert not button(page, "Hand over the laptop").isEnabled()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    reader.go_on.set()
    qtbot.waitUntil(lambda: button(page, "Hand over the laptop").isEnabled())
    assert page.banner.text == ""
    assert (rows(page), page.presenter.view().total.count) == ([], 0)
    window.go(StepId.SET_UP)
    assert window.page is not page


def test_the_step_that_is_lit_leads_back_from_what_stands_in_its_place(
    page: CollectPage, window: MainWindow
) -> None:
    for opened in (page.get_forms, page.type_in):
        opened()
        assert not page.scroller.isVisible()
        window.go(StepId.COLLECT)
        assert page.panel is None
        assert page.scroller.isVisible()


def test_a_wrong_day_to_return_forms_by_is_marked_in_its_field(page: CollectPage) -> None:
    page.get_forms()
    panel = page.panel
    assert isinstance(panel, FormsPanel)
    line = panel.return_by.line
    line.setFocus()
    for text, problem in (("31.2.2027", True), ("12/1", False)):
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert panel.return_note.isVisible() is problem
        assert (line.text() == text) is problem
        assert not page.banner.isVisible()


def test_the_forms_are_made_in_the_background_and_shown_with_their_mail(
    page: CollectPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    button(page, "Get the forms…").click()
    panel = page.panel
    assert isinstance(panel, FormsPanel)
    for group in (FormGroup.SHEET, FormGroup.BOOKLET, FormGroup.TABLES):  # the form is enough, and 2 s faster
        panel.groups[group].click()
    QTest.keyClick(panel.groups[FormGroup.FORM], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.leave()
    assert "forms are being made" in page.banner.text
    qtbot.waitUntil(lambda: panel.task is None)
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    files = len(list(folder.iterdir()))
    assert page.banner.text == f"{files} files are in {folder}."
    button(page, "Open folder").click()
    assert shown == [str(folder)]
    button(page, "Copy message").click()
    assert "How well do we serve people?" in QGuiApplication.clipboard().text()
    QTest.keyClick(panel.copy, Qt.Key.Key_Escape)
    assert page.panel is None
    assert page.presenter.view().next is WayAct.CHOOSE_FILES
    assert page.leave()


def test_the_message_is_copied(page: CollectPage) -> None:
    button(page, "Copy a message").click()
    assert "Permit counter" in QGuiApplication.clipboard().text()
    assert "copied" in page.banner.text


def test_close_is_off_with_the_reason_beside_it(page: CollectPage) -> None:
    close = button(page, "Close the round…")
    assert not close.isEnabled()
    assert "at least 5 sheets that rate half of the practices" in close.accessibleDescription()
    assert button(page, "What can we do?").isEnabled()


def close(page: CollectPage, session: Session, theme: Theme, qtbot: QtBot) -> None:
    """What is next in the life of the round, as the dialog offers it; Enter does what can be taken back."""
    dialog = CloseRoundDialog(page, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    can_be_taken_back = not session.round.sealed
    assert dialog.focusWidget() is (dialog.close_button if can_be_taken_back else dialog.cancel_button)
    dialog.close_button.click()
    assert dialog.result() == CloseRoundDialog.DialogCode.Accepted


def test_closing_seals_and_showing_the_results_publishes(
    page: CollectPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    answer(session, 1, 2, 3, 4, 5)
    page.refresh()
    assert button(page, "Close the round…").isEnabled()
    close(page, session, theme, qtbot)
    assert button(page, "Show the results…").isEnabled()
    assert not button(page, "Choose files…").isEnabled()
    button(page, "Open it again").click()
    assert button(page, "Close the round…").isEnabled()
    close(page, session, theme, qtbot)
    close(page, session, theme, qtbot)
    assert session.round.readable
    page.refresh()
    assert button(page, "Open the next round…").isEnabled()


def test_begun_sheets_are_discarded_once_it_was_asked(
    page: CollectPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    responses.begin(session.book, session.round, role=None, new_id=session.services.new_id)
    page.refresh()
    assert button(page, "Discard 1 begun sheet…").isVisible()
    dialog = DiscardBegunDialog(page, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.discard_button.click()
    assert dialog.result() == DiscardBegunDialog.DialogCode.Accepted
    assert session.book.responses.paused_count(session.round.id) == 0
    assert not [b for b in page.findChildren(QAbstractButton) if b.isVisible() and "begun" in b.text()]


def test_starting_again_needs_a_tick_first(
    page: CollectPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    answer(session, 3)
    dialog = CloseRoundDialog(page, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restart_button.isEnabled()
    dialog.confirm.click()
    dialog.restart_button.click()
    assert not session.round.anonymous
    assert dialog.result() == CloseRoundDialog.DialogCode.Rejected


def test_the_page_never_scrolls_sideways(page: CollectPage, window: MainWindow) -> None:
    window.resize(1024, 768)
    QApplication.processEvents()
    inner = page.scroller.widget()
    assert inner is not None
    assert inner.width() <= page.scroller.viewport().width()


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
def test_however_many_came_and_by_whatever_way_the_page_is_no_wider_than_the_window(
    page: CollectPage, window: MainWindow, width: int
) -> None:
    """A sheet without a role beside figures of ten pushed the right of the page out of sight."""
    one = CountView(count=11, of="of 30", name="Front line", spoken="Front line: 11 of 30", people=30)
    roles = (
        one,
        *(replace(one, count=9, of="of 10", name=name, people=10) for name in ("Supervisors", "Managers")),
    )
    none = CountView(count=1, people=0, of="", name="No role given", spoken="No role given: 1")
    ways = (("6", "Tables and exports"), ("5", "Typed in from paper"), ("12", "Forms"))
    view = page.presenter.view()
    window.resize(width, 800)
    page._show_counts(replace(view, roles=(*roles, none), ways=ways, ways_line="6 tables, 5 paper, 12 forms"))
    for _turn in range(3):  # what is new is shown, then laid out, then its page
        QApplication.processEvents()
    inner = page.scroller.widget()
    assert inner is not None
    assert inner.width() <= page.scroller.viewport().width()
    assert page._ways_line.isVisible() is page._by_way[0].isHidden()
    if width == 1920:
        assert page._by_way[0].isVisible()


def test_what_was_done_is_said_calmly_and_not_as_a_warning(page: CollectPage) -> None:
    button(page, "Copy a message").click()
    assert page.banner.text == "The message is copied. Paste it into a mail; it names nobody."
    assert page.banner.property("kind") == "calm"


def shared(page: CollectPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Path:
    """A collection file, made by the button."""
    place = tmp_path / "night.sixc"
    monkeypatch.setattr("sixelements.ui.pages.collect.ask_place", lambda *_asked: place)
    button(page, "Save a collection file…").click()
    qtbot.waitUntil(lambda: page._task is None and place.exists(), timeout=PATIENCE * 1000)
    return place


def test_a_collection_file_is_saved_and_taken_in_like_any_other_file(
    page: CollectPage, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = shared(page, tmp_path, monkeypatch, qtbot)
    assert page.banner.text.startswith("night.sixc is made. Open it with Six Elements on the other laptop.")
    book = session.services.open_workbook(place)
    there = Session(session.services)
    there.put(book, place)
    answer(there, 2, 3, 4)
    there.close()
    page.take_in([place])
    qtbot.waitUntil(lambda: page._task is None, timeout=PATIENCE * 1000)
    button(page, "Take in 3 sheets").click()
    qtbot.waitUntil(lambda: page._task is None, timeout=PATIENCE * 1000)
    (row,) = rows(page)
    assert row == (
        "night.sixc. 3 sheets. Once nobody answers there any more, delete the collection file there, and its "
        "backups."
    )
    page.take_in([place])
    qtbot.waitUntil(lambda: page._task is None, timeout=PATIENCE * 1000)
    view = page.presenter.view()
    assert view.preview is not None
    assert (view.preview.rows[0].result, view.total.count) == ("Nothing new", 3)


def test_an_open_collection_file_has_one_step_and_nothing_of_the_workbook_it_came_from(
    page: CollectPage,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    home = session.path
    assert home is not None
    place = shared(page, tmp_path, monkeypatch, qtbot)
    window.open(place)
    qtbot.waitUntil(lambda: session.path == place, timeout=PATIENCE * 1000)
    steps = [b for b in window.rail.findChildren(StepButton) if b.isVisible()]
    assert [b.step.id for b in steps] == [StepId.COLLECT]
    window.go(StepId.RESULTS)
    assert window.here is StepId.COLLECT
    off = (Command.EXPORT, Command.CLOSE_ROUND, Command.NEXT_ROUND, Command.ADD_TEAM)
    assert not [c for c in off if window.menus.actions[c].isEnabled()]
    shown = {b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()}
    assert {"Hand over the laptop", "Open the grid…"} <= shown
    assert not {"Get the forms…", "Choose files…", "Save a collection file…", "Close the round…"} & shown
    window.open(home)
    qtbot.waitUntil(lambda: session.path == home, timeout=PATIENCE * 1000)
    steps = [b for b in window.rail.findChildren(StepButton) if b.isVisible()]
    assert sorted(b.step.id.value for b in steps) == [step.value for step in StepId]
    assert [b.step.id for b in sorted(steps, key=lambda b: b.y())] == [*StepId]
    assert all(window.menus.actions[c].isEnabled() for c in off)

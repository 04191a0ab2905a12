"""The report page: the preview is the file, exporting asks before it replaces one."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.application.audiences import Audience
from sixelements.application.files import MadeFile, Progress
from sixelements.application.reports import WantedPdf
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import State
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.report import Made
from sixelements.presentation.pages.report_exports import Export
from sixelements.presentation.pages.report_views import PaperChoice
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import Saved
from sixelements.ui.dialogs.redaction import RedactionDialog
from sixelements.ui.dialogs.replace import ReplaceDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.report import ReportPage
from sixelements.ui.theme import Look, Theme
from tests.ui.waiting import PATIENCE, settled

pytestmark = pytest.mark.qt


class Shelf:
    """Makes each report that the tests of this module ask for once: the same wish gives the same bytes."""

    def __init__(self) -> None:
        self._made: list[tuple[WantedPdf, MadeFile]] = []

    def __call__(self, wanted: WantedPdf, progress: Progress) -> MadeFile:
        for asked, made in self._made:
            if asked == wanted:
                progress(made.pages, made.pages)
                return made
        made = bootstrap.make_pdf(wanted, progress)
        self._made.append((wanted, made))
        return made


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def services(services: Services, shelf: Shelf) -> Services:
    """The real ones, which make no report twice."""
    return replace(services, make_pdf=shelf)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, example_path: Path) -> ReportPage:
    """The report of the example's second round, its preview made."""
    session.open(example_path)
    window.go(StepId.REPORT)
    assert isinstance(window.page, ReportPage)
    page = window.page
    page._pause.setInterval(0)
    page._make()
    qtbot.waitUntil(lambda: page.preview._document is not None)
    return page


def pressing(button: Callable[[ReplaceDialog], None]) -> None:
    def found() -> None:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, ReplaceDialog)
        button(widget)

    QTimer.singleShot(0, found)


def test_the_preview_has_pages_that_are_turned_by_key(qtbot: QtBot, page: ReportPage) -> None:
    assert page.preview._where.text().startswith("Page 1 of ")
    QTest.keyClick(page.title, Qt.Key.Key_PageDown)
    assert page.preview._where.text().startswith("Page 2 of ")
    page.preview.back.click()
    assert page.preview._where.text().startswith("Page 1 of ")
    assert not page.preview.back.isEnabled()


def test_the_same_content_can_be_read_as_text(page: ReportPage) -> None:
    page.preview.as_text.click()
    reading = page.preview.reading
    assert reading.isVisible()
    assert "Permit Counter" in reading.toPlainText()
    assert not page.preview.back.isVisible()
    levels = set()
    block = reading.document().begin()
    while block.isValid():
        levels.add(block.blockFormat().headingLevel())
        block = block.next()
    assert {1, 2, 3} <= levels
    tables = [f for f in reading.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert len(tables) > 5
    page.preview.as_text.click()
    assert page.preview.view.isVisible()
    assert page.preview.back.isVisible()


def test_the_exported_file_is_the_preview_and_the_folder_is_offered(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    made = page.presenter._made
    assert made
    page.export_to(tmp_path / "roadmap")
    qtbot.waitUntil(page.foot.folder.isVisible)
    assert (tmp_path / "roadmap.pdf").read_bytes() == made.file.data
    assert page.foot.said.text() == f"roadmap.pdf is in {tmp_path}."


def test_reports_that_were_made_and_exported_are_let_go_of(
    qtbot: QtBot, page: ReportPage, shelf: Shelf, tmp_path: Path
) -> None:
    """Each would keep its pages, its figures, and a copy of the workbook's words."""
    for n, audience in enumerate((Audience.ONE_PAGE, Audience.ROADMAP, Audience.ONE_PAGE, Audience.ROADMAP)):
        page.options.audiences[audience].click()
        settled(qtbot, page)
        page.export_to(tmp_path / f"{n}.pdf")
        qtbot.waitUntil(lambda: not page.work.exporting)
    assert [path.name for path in sorted(tmp_path.glob("?.pdf"))] == ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]
    assert alive(Made) == [page.presenter._made]
    on_the_shelf = [wanted for wanted, _file in shelf._made]
    left = [one for one in alive(WantedPdf) if not any(one is kept for kept in on_the_shelf)]
    assert page.presenter._made
    assert [one for one in left if one is not page.presenter._made.wanted] == []


Kind = TypeVar("Kind")


def alive(kind: type[Kind]) -> list[Kind]:
    """All there are in memory."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return [one for one in gc.get_objects() if type(one) is kind]


def test_where_a_file_went_is_said_until_another_workbook_round_or_change(
    page: ReportPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folders = session.path, list[Path]()
    assert path

    def ask(
        _parent: object, _title: str, suggested: str, *_more: object, **_options: object
    ) -> tuple[str, str]:
        folders.append(Path(suggested).parent)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    causes: tuple[Callable[[], object], ...] = (
        lambda: PlanPresenter(session).set_fact(Fact.SPONSOR, "Ann"),
        lambda: session.choose(session.team, 1),
        lambda: session.open(path),
        session.close,
    )
    for cause in causes:
        page._written(Path("elsewhere") / "Front Desk roadmap, round 1.pdf")
        session.announce(Saved())  # a backup, say
        assert not page.foot.said.isHidden()
        cause()
        assert page.foot.said.isHidden()
        assert page.foot.folder.isHidden()
    session.open(path)
    page.ask_where()
    assert folders == [path.parent]


def test_a_choice_makes_another_file_and_the_old_page_stays_until_it_is_there(
    qtbot: QtBot, page: ReportPage
) -> None:
    old, pages = page.preview._document, page.preview._document.pageCount()  # type: ignore[union-attr] # made
    page.options.parts["profile"].click()
    page._make()
    assert page.preview.state.text() == "Updating…"
    assert page.preview._document is old
    settled(qtbot, page)
    assert page.preview._document is not old
    assert page.preview._document.pageCount() < pages  # type: ignore[union-attr] # made


def test_the_preview_follows_who_it_is_for(qtbot: QtBot, page: ReportPage) -> None:
    page.options.audiences[Audience.ONE_PAGE].click()
    settled(qtbot, page)
    assert page.preview._document.pageCount() == 1  # type: ignore[union-attr] # made
    assert not page.options.parts["plan"].isVisible()
    assert page.options.paper.isVisible()
    page.options.audiences[Audience.FULL].click()
    assert page.options.parts["differences"].isChecked()


def test_audiences_are_chosen_by_arrow_keys_and_have_names(qtbot: QtBot, page: ReportPage) -> None:
    rows = page.options.audiences
    rows[Audience.ROADMAP].setFocus()
    QTest.keyClick(rows[Audience.ROADMAP], Qt.Key.Key_Down)
    assert rows[Audience.FULL].isChecked()
    assert rows[Audience.HANDOUT].accessibleName() == "Team handout. Everyone who took part."
    settled(qtbot, page)
    assert page.presenter.wanted().audience is Audience.FULL


def test_a_change_sheet_can_be_chosen_once_there_is_an_earlier_round(
    qtbot: QtBot, page: ReportPage, session: Session
) -> None:
    row = page.options.audiences[Audience.CHANGES]
    assert row.isEnabled()
    row.click()
    settled(qtbot, page)
    session.choose(session.team, 1)
    settled(qtbot, page)
    assert not row.isEnabled()
    assert row.accessibleName() == "Change sheet. Needs an earlier round."
    assert page.options.audiences[Audience.ROADMAP].isChecked()


@pytest.mark.parametrize(("export", "start"), [(Export.EXCEL, b"PK"), (Export.CALENDAR, b"BEGIN:VCALENDAR")])
def test_other_formats_are_a_link_each(
    qtbot: QtBot,
    page: ReportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    export: Export,
    start: bytes,
) -> None:
    target = tmp_path / "figures"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what, **_more: (str(target), ""))
    page.options.others[export].click()
    qtbot.waitUntil(page.foot.folder.isVisible)
    (written,) = tmp_path.glob("figures.*")
    assert written.read_bytes().startswith(start)
    assert page.foot.said.text() == f"{written.name} is in {tmp_path}."


def test_the_kind_chosen_in_the_dialog_decides_about_the_picture(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "bars.png"), "*.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what, **_more: chosen)
    page.options.others[Export.BARS].click()
    qtbot.waitUntil((tmp_path / "bars.svg").exists)


def test_what_can_not_be_drawn_is_said(
    qtbot: QtBot, page: ReportPage, session: Session, services: Services, tmp_path: Path
) -> None:
    def refuse(*_what: object) -> MadeFile:
        raise BadInput("Front line and leads are withheld.")

    session.services = replace(services, make_other=refuse)
    page.export_other(Export.ROLES, tmp_path / "roles.png")
    qtbot.waitUntil(lambda: page.banner.text == "Front line and leads are withheld.")
    assert list(tmp_path.glob("roles*")) == []


def checking(use: Callable[[RedactionDialog], None]) -> None:
    def found() -> None:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, RedactionDialog)
        use(widget)

    QTimer.singleShot(0, found)


def test_a_struck_text_is_not_in_the_next_preview(qtbot: QtBot, page: ReportPage) -> None:
    page.preview.as_text.click()
    assert "Carla Reyes" in page.preview.reading.toPlainText()

    def strike(dialog: RedactionDialog) -> None:
        bar = dialog.scroller.verticalScrollBar()
        while not (found := [row for row in dialog.rows if "Carla Reyes" in row.box.text()]):
            assert bar.value() < bar.maximum()
            bar.setValue(bar.value() + bar.pageStep())
            QApplication.processEvents()  # rows are made as they come near
        found[0].button.click()
        dialog.done_button.click()

    checking(strike)
    page.options.words.click()
    settled(qtbot, page)
    assert "Carla Reyes" not in page.preview.reading.toPlainText()
    assert any("struck or changed" in remark for remark in page.presenter.view().remarks)


def test_a_file_that_is_there_is_replaced_only_when_the_person_says_so(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    target = tmp_path / "roadmap.pdf"
    target.write_bytes(b"old")
    pressing(lambda dialog: dialog.keep_button.click())
    page.export_to(target)
    assert target.read_bytes() == b"old"
    assert not page.work.exporting
    pressing(lambda dialog: dialog.replace_button.click())
    page.export_to(target)
    qtbot.waitUntil(page.foot.folder.isVisible)
    assert target.read_bytes().startswith(b"%PDF")


def test_exporting_can_be_stopped_and_writes_nothing(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    page.presenter.choose_paper(PaperChoice.A4)
    page.export_to(tmp_path / "roadmap.pdf")
    assert page.foot.stop.isVisible()
    page.foot.stop.click()
    assert page.foot.said.text() == "Canceled. Nothing was written."
    settled(qtbot, page)
    assert list(tmp_path.glob("*.pdf")) == []


def test_nobody_leaves_while_a_file_is_written_and_then_they_can(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    page.presenter.choose_paper(PaperChoice.A4)
    page.export_to(tmp_path / "roadmap.pdf")
    assert not window.close()
    assert window.page is page
    assert page.banner.isVisible()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: not page.work.exporting)
    assert (tmp_path / "roadmap.pdf").exists()
    assert not page.banner.isVisible()
    assert page.leave()


def test_small_pages_lie_on_white_paper_in_dark_looks_too(
    qtbot: QtBot, page: ReportPage, theme: Theme
) -> None:
    theme.choose(replace(theme.choice, look=Look.DARK))
    pages = page.preview.pages

    def margin() -> str:
        box = pages.visualRect(pages.model().index(1, 0))  # the first is tinted: it is chosen
        picture = pages.viewport().grab(box).toImage()
        return picture.pixelColor(picture.width() // 2, 18).name()

    qtbot.waitUntil(lambda: margin() == "#ffffff")


class SlowPress:
    """Makes reports once it is told to."""

    def __init__(self, make_pdf: Callable[[WantedPdf, Progress], MadeFile]) -> None:
        self._make = make_pdf
        self.go_on = Event()
        self.asked: list[Audience] = []

    def __call__(self, wanted: WantedPdf, progress: Progress) -> MadeFile:
        self.asked.append(wanted.audience)
        self.go_on.wait(PATIENCE / 1000)
        return self._make(wanted, progress)


@pytest.fixture
def press(page: ReportPage, session: Session, services: Services) -> SlowPress:
    press = SlowPress(services.make_pdf)
    session.services = replace(services, make_pdf=press)
    return press


def test_what_is_chosen_during_an_export_is_not_in_its_file(
    qtbot: QtBot, page: ReportPage, press: SlowPress, tmp_path: Path
) -> None:
    page.options.audiences[Audience.FULL].click()
    page.export_to(tmp_path / "full.pdf")
    page.options.audiences[Audience.ONE_PAGE].click()
    page._make()
    press.go_on.set()
    qtbot.waitUntil(page.foot.folder.isVisible)
    settled(qtbot, page)
    assert len(PdfReader(tmp_path / "full.pdf").pages) > 1
    assert press.asked == [Audience.FULL, Audience.ONE_PAGE]
    assert page.preview._document.pageCount() == 1  # type: ignore[union-attr] # made


def test_going_back_to_what_is_there_waits_for_nothing_else(
    qtbot: QtBot, page: ReportPage, press: SlowPress
) -> None:
    pages = page.preview._document.pageCount()  # type: ignore[union-attr] # made
    page.options.audiences[Audience.ONE_PAGE].click()
    page._make()
    page.options.audiences[Audience.ROADMAP].click()
    page._make()
    assert page.preview.state.text() == ""
    assert not page.work.making
    press.go_on.set()
    settled(qtbot, page)
    assert page.preview._document.pageCount() == pages  # type: ignore[union-attr] # made


def test_an_export_is_finished_though_the_workbook_is_closed(
    qtbot: QtBot, page: ReportPage, press: SlowPress, session: Session, example_path: Path, tmp_path: Path
) -> None:
    page.presenter.choose_paper(PaperChoice.A4)
    page.export_to(tmp_path / "roadmap.pdf")
    session.close()
    press.go_on.set()
    qtbot.waitUntil(lambda: not page.work.exporting)
    assert (tmp_path / "roadmap.pdf").read_bytes().startswith(b"%PDF")
    session.open(example_path)
    assert page._can_export


def test_after_a_mistake_of_ours_another_export_can_be_asked_for(
    qtbot: QtBot, page: ReportPage, session: Session, services: Services, tmp_path: Path
) -> None:
    def broken(*_what: object, **_how: object) -> MadeFile:
        raise ZeroDivisionError

    session.services = replace(services, make_pdf=broken)
    page.presenter.choose_paper(PaperChoice.A4)
    with qtbot.captureExceptions() as mistakes:
        page.export_to(tmp_path / "roadmap.pdf")
        qtbot.waitUntil(lambda: bool(mistakes))
    assert page._can_export
    assert page.foot.export.isVisible()


def test_the_export_asks_for_a_place_by_key(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _filter: str, **_more: object) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "by-key.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.keyClick(page.title, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil((tmp_path / "by-key.pdf").exists)
    assert asked[0].endswith("Permit Counter roadmap, round 2.pdf")


def test_what_the_disk_refuses_is_said_and_the_old_file_stays(
    qtbot: QtBot, page: ReportPage, session: Session, services: Services, tmp_path: Path
) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise BadInput("The disk is full.")

    session.services = replace(services, write_file=refuse)
    page.export_to(tmp_path / "roadmap.pdf")
    qtbot.waitUntil(lambda: page.banner.text == "The disk is full.")
    assert page.foot.export.isVisible()


def test_an_open_round_says_what_is_missing(window: MainWindow, session: Session, example_path: Path) -> None:
    session.open(example_path)
    session.book.rounds.put(replace(session.round, state=State.OPEN))
    session.reload()
    window.go(StepId.REPORT)
    assert isinstance(window.page, ReportPage)
    assert window.page.waiting.isVisible()
    assert window.page.preview.isHidden()


def test_comments_are_in_the_preview_only_when_ticked(
    qtbot: QtBot, page: ReportPage, session: Session
) -> None:
    box = page.options.comments
    assert not box.isChecked()
    box.click()
    settled(qtbot, page)
    assert box.isChecked()
    assert any("comment" in remark for remark in page.presenter.view().remarks)
    assert page.presenter.wanted().material.comments == page.presenter.material().comments
    box.click()
    settled(qtbot, page)
    assert page.presenter.view().comments is False


@pytest.mark.parametrize("size", [(1024, 600), (960, 600)])
def test_at_twice_the_text_size_nothing_is_cut_between_the_choices_and_the_preview(
    page: ReportPage, window: MainWindow, theme: Theme, size: tuple[int, int]
) -> None:
    window.show()
    theme.choose(replace(theme.choice, scale=2.0))
    window.resize(*size)
    QApplication.processEvents()
    shown = page.preview.isVisibleTo(page)
    edge = page.preview.mapTo(page, QPoint(0, 0)).x() if shown else page.width()
    for part in (page.foot.export, page.options):
        assert part.mapTo(page, QPoint(part.width(), 0)).x() <= edge
    theme.choose(replace(theme.choice, scale=1.0))
    window.resize(1280, 800)
    QApplication.processEvents()
    assert page.preview.isVisibleTo(page)

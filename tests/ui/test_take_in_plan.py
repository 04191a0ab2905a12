"""An edited spreadsheet of the plan, seen before it is stored, and taken back by one undo."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.application.reports import gather
from sixelements.presentation.board.taking_in import TakeInDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.take_in_plan import TakeInPlanDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage

pytestmark = pytest.mark.qt


def exported(session: Session, path: Path, **edited: str) -> Path:
    """The report's XLSX, with other words in some columns of its first action."""
    material = gather(session.book, session.team, session.round, made_on=bootstrap.today())
    path.write_bytes(bootstrap.make_other(".xlsx", material).data)
    if edited:
        book = openpyxl.load_workbook(path)
        sheet = book["Plan"]
        heads = [str(c.value).lower() for c in sheet[1]]
        for column, words in edited.items():
            sheet.cell(2, heads.index(column) + 1).value = words
        book.save(path)
    return path


def dialog(page: PlanPage, path: Path, qtbot: QtBot) -> TakeInPlanDialog:
    made = TakeInPlanDialog(page, page.theme, TakeInDesk(page.presenter, path))
    qtbot.addWidget(made)
    made.show()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    return made


def test_what_differs_is_shown_then_stored_and_one_undo_takes_it_back(
    window: MainWindow, session: Session, example_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session.open(example_path)
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    assert page.take_in.isVisible()
    before = session.book.plans.of(session.round.id)
    made = dialog(page, exported(session, tmp_path / "plan.xlsx", owner="Ana <b>Ruiz</b>"), qtbot)
    assert made.words.text() == "The file says 1 thing otherwise:"
    assert made.lines.text().endswith("becomes Ana <b>Ruiz</b>")
    assert session.book.plans.of(session.round.id) == before
    made.done_button.click()
    assert made.said == "1 change taken in. Undo with Ctrl+Z."
    now = session.book.plans.of(session.round.id)
    assert now
    assert "Ana <b>Ruiz</b>" in [a.owner for a in now.actions]
    session.undo()
    assert session.book.plans.of(session.round.id) == before
    same = dialog(page, exported(session, tmp_path / "same.xlsx"), qtbot)
    assert same.words.text() == "The file says what the plan says."
    assert same.done_button.isHidden()
    (tmp_path / "none.xlsx").write_bytes(b"nothing")
    refused = dialog(page, tmp_path / "none.xlsx", qtbot)
    assert refused.problem.text() == "It is not a readable Excel workbook. Save it as XLSX again."
    assert refused.done_button.isHidden()


def test_what_is_not_taken_stands_a_line_each_below_what_is_and_is_counted_above(
    window: MainWindow, session: Session, example_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session.open(example_path)
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    both = dialog(page, exported(session, tmp_path / "both.xlsx", owner="Ana", element="Seven"), qtbot)
    assert both.note.text() == "1 remark stands at the end of the list."
    *_title, owner, _gap, head, remark = both.lines.text().split("\n")
    assert owner.endswith("becomes Ana")
    assert (head, remark) == ("Remark", "Row 2, Element: not taken. It follows from the practice.")
    only = exported(session, tmp_path / "only.xlsx", legs="Ways", element="Seven")
    none = dialog(page, only, qtbot)
    assert none.words.text() == "Nothing in the file changes the plan:"
    assert none.note.isHidden()
    assert [line.split(":")[0] for line in none.lines.text().split("\n")] == ["Row 2, Element", "Row 2, Legs"]
    assert none.done_button.isHidden()

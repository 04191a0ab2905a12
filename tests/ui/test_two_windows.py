"""Two windows on two workbooks in one process: neither hears, shows, or holds back anything of the other."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from sixelements.domain.errors import BadInput
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import HeldChanged
from sixelements.ui import app
from sixelements.ui.log import MistakeLog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme

pytestmark = pytest.mark.qt


@pytest.fixture
def second(
    qtbot: QtBot, services: Services, theme: Theme, settings: StoredSettings, window: MainWindow
) -> Iterator[MainWindow]:
    """A window of its own session beside the first one."""
    session = Session(replace(services))
    other = MainWindow(session, theme, settings)
    qtbot.addWidget(other)
    other.show()
    yield other
    session.close()


@pytest.fixture
def plans(
    window: MainWindow, second: MainWindow, built_example: Path, tmp_path: Path
) -> tuple[PlanPage, PlanPage]:
    """The plans of two workbooks, each in a window."""
    found = []
    for n, one in enumerate((window, second)):
        path = tmp_path / f"book {n}.sixe"
        copyfile(built_example, path)
        one._session.open(path)
        one.go(StepId.PLAN)
        assert isinstance(one.page, PlanPage)
        one.page.list.chosen.emit(next(iter(one.page.list.rows)))
        found.append(one.page)
    return found[0], found[1]


def owner(page: PlanPage) -> str | None:
    """Who the chosen action belongs to, as it is stored."""
    plan = page.session.book.plans.of(page.session.round.id)
    assert plan is not None
    return next(a.owner for a in plan.actions if a.id == page.presenter.chosen)


def type_an_owner(page: PlanPage, name: str) -> None:
    sure = False
    page.inspector.edited.emit(ActionField.OWNER, name, sure)


def test_what_is_typed_and_taken_back_in_one_is_not_in_the_other(
    window: MainWindow, second: MainWindow, plans: tuple[PlanPage, PlanPage]
) -> None:
    first, other = plans
    before = owner(other)
    type_an_owner(first, "Sam Rivers")
    assert (owner(first), owner(other)) == ("Sam Rivers", before)
    assert other.session.next_undo is None
    type_an_owner(other, "Grace Kim")
    first.session.undo()
    assert (owner(first), owner(other)) == (before, "Grace Kim")
    assert window.windowTitle() == second.windowTitle()


def test_a_page_is_shown_again_only_for_its_own_workbook(
    plans: tuple[PlanPage, PlanPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = plans
    shown: list[str] = []
    monkeypatch.setattr(first, "refresh", lambda: shown.append("first"))
    monkeypatch.setattr(other, "refresh", lambda: shown.append("second"))
    type_an_owner(first, "Sam Rivers")
    assert shown == ["first"]


def test_one_that_was_closed_hears_nothing_and_the_other_goes_on(
    window: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> None:
    """Also where both look at one workbook."""
    there = len(session._listeners)
    other = MainWindow(session, theme, settings)
    assert len(session._listeners) > there
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(session._listeners) == there
    session.announce(HeldChanged())
    assert window.page.isVisible()


def test_the_same_workbook_in_both_can_be_written_in_the_first_alone(
    window: MainWindow, second: MainWindow, plans: tuple[PlanPage, PlanPage]
) -> None:
    first, _other = plans
    assert window.page is first
    path = first.session.path
    assert path is not None
    second._session.open(path)
    assert (first.session.read_only, second._session.read_only) == (False, True)


def test_a_refusal_that_nobody_caught_is_said_in_the_window_that_is_worked_in(
    window: MainWindow, second: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._catch_crashes(MistakeLog(tmp_path / "logs"))
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    sys.excepthook(BadInput, BadInput("Type it again."), None)
    assert second.page.banner.isVisible()
    assert not window.page.banner.isVisible()

"""The file is moved away and something is typed: on every page it waits, is said, asked about, and stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from sixelements.application.errors import FileGone
from sixelements.domain.ids import ActionId
from sixelements.domain.script import ScriptBlock
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.closer.channels import ChannelsDesk
from sixelements.presentation.closer.thirds import ThirdsDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan_edit import Fact, PlanEditor
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.room.room_presenter import Prepared, RoomPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.unsaved import UnsavedDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.room.talk_panel import TalkPanel
from tests.ui.room.test_workshop import discuss

Put = Callable[[Session, MainWindow], object]


def put_away(session: Session) -> Path:
    assert session.path
    away = session.path.parent / "away"
    away.mkdir()
    session.path.rename(away / session.path.name)
    return away / session.path.name


def an_action(session: Session) -> ActionId:
    plan = BoardDesk(session).plan()
    assert plan
    return plan.actions[0].id


def fill_in(_session: Session, window: MainWindow) -> None:
    """As a person does: over the words that are in the field."""
    page = discuss(window)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    panel.record.why.setFocus()
    panel.record.why.selectAll()
    QTest.keyClicks(panel.record.why, "After gone")
    panel.record.flush()


def start_talk(session: Session, window: MainWindow) -> None:
    page = discuss(window)
    page._start()
    run = page.room.runner
    assert run
    run.go_to(ScriptBlock.TALK)
    run.toggle_reveal()
    page.refresh()
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    panel.record.level.segments[2].click()
    panel.record.why.setText("Kill line")
    panel.record.flush()
    assert session.book.discussions.of(session.round.id).settled


KINDS: dict[str, Put] = {
    "set up": lambda s, _w: SetUpPresenter(s).rename("The evening counter"),
    "a fact of the plan": lambda s, _w: PlanEditor(s).set_fact(Fact.AIM, "Shorter waits"),
    "a field of an action": lambda s, _w: PlanEditor(s).edit(an_action(s), ActionField.OWNER, "Sam Rivers"),
    "dots": lambda s, _w: DotsPresenter(s).put({s.round.practices[0]: "9"}),
    "a channel": lambda s, _w: ChannelsDesk(s).add("Fax"),
    "a service": lambda s, _w: ThirdsDesk(s).add("Permits"),
    "the preparation": lambda s, _w: RoomPresenter(s).type_in(Prepared.PEOPLE, "17"),
    "the talk": fill_in,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_waits_is_said_asked_about_and_stored_once_the_file_is_back(
    kind: str, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    if kind == "the talk":
        start_talk(session, window)
    else:
        window.go(StepId.SET_UP)
    away = put_away(session)
    content = away.read_bytes()
    KINDS[kind](session, window)
    assert session.unsaved
    assert isinstance(session.save_state.fault, FileGone)
    assert window.rail._saved.text().startswith("Not saved since 10:42. The file is not there any more.")
    assert window.windowTitle().endswith("not saved")
    assert window.watch.tray.isVisible()
    dialog = UnsavedDialog(window, session, window.theme, back_up=False)
    assert "not saved" in dialog.windowTitle()
    dialog.deleteLater()
    assert away.read_bytes() == content
    away.rename(example_path)
    window.watch.timer.timeout.emit()
    assert not session.unsaved
    assert window.watch.bar.isHidden()
    assert window.rail._saved.text() == "Saved 10:42"
    if kind == "the talk":
        settled = session.book.discussions.of(session.round.id).settled
        assert "After gone" in [found.why for found in settled.values()]

"""The file is moved away and something is typed: on every page it waits, is said, asked about, and stored."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sixelements.application.errors import FileGone
from sixelements.application.results import results_of
from sixelements.domain.actions import Status
from sixelements.domain.ids import ActionId
from sixelements.domain.rounds import Mode
from sixelements.domain.script import ScriptBlock
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.closer.channels import ChannelsDesk
from sixelements.presentation.closer.thirds import ThirdsDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan_edit import Fact, PlanEditor
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.presentation.room.hands_desk import HandsPresenter
from sixelements.presentation.room.room_presenter import Prepared, RoomPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.unsaved import UnsavedDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.answer import AnswerPage
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.review import ReviewPage
from sixelements.ui.registry import ANSWER
from sixelements.ui.room.talk_panel import TalkPanel
from tests.ui.looking import words
from tests.ui.room.test_workshop import discuss
from tests.ui.rounds import open_round
from tests.ui.test_answer import to_first_question
from tests.ui.test_grid import begin, press


class Kind(NamedTuple):
    """Something that is typed, after what comes before it; ``readable``: anybody may read what waits.

    In a round that is still open there are no results to begin from; it may be ``named``, as for hands.
    """

    put: Callable[[Session, MainWindow], object]
    before: Callable[[Session, MainWindow], object] = lambda _session, window: window.go(StepId.SET_UP)
    readable: bool = True
    still_open: bool = False
    named: bool = False


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


def begin_review(session: Session, window: MainWindow) -> None:
    window.go(StepId.REVIEW)
    assert isinstance(window.page, ReviewPage)
    window.page._go_on()
    assert session.book.plans.of(session.round.id)


def record_review(_session: Session, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, ReviewPage)
    page._choose(Status.STUCK)
    page._record()


def begin_pile(_session: Session, window: MainWindow) -> None:
    window.go(StepId.COLLECT)
    assert isinstance(window.page, CollectPage)
    begin(window.page)


def begin_sheet(_session: Session, window: MainWindow) -> None:
    window.go(ANSWER)
    assert isinstance(window.page, AnswerPage)
    to_first_question(window.page)


KINDS = {
    "set up": Kind(lambda s, _w: SetUpPresenter(s).rename("The evening counter")),
    "a fact of the plan": Kind(lambda s, _w: PlanEditor(s).set_fact(Fact.AIM, "Shorter waits")),
    "a field of an action": Kind(
        lambda s, _w: PlanEditor(s).edit(an_action(s), ActionField.OWNER, "Sam Rivers")
    ),
    "a move in the plan": Kind(lambda s, _w: BoardDesk(s).step(an_action(s), +1)),
    "a new action": Kind(lambda s, _w: PlanEditor(s).add_own("Ask at the counter", s.round.practices[0])),
    "a level agreed on": Kind(
        lambda s, _w: SettlePresenter(s, results_of(s.book, s.round), s.round.practices[0]).record(
            ItemForm(level=2, why="seen")
        )
    ),
    "dots": Kind(lambda s, _w: DotsPresenter(s).put({s.round.practices[0]: "9"})),
    "a channel": Kind(lambda s, _w: ChannelsDesk(s).add("Fax")),
    "a service": Kind(lambda s, _w: ThirdsDesk(s).add("Permits")),
    "the preparation": Kind(lambda s, _w: RoomPresenter(s).type_in(Prepared.PEOPLE, "17")),
    "the talk": Kind(fill_in, start_talk),
    "a review": Kind(record_review, begin_review),
    "a pile of paper": Kind(lambda _s, _w: press("13"), begin_pile, readable=False, still_open=True),
    "a sheet on this laptop": Kind(lambda _s, _w: press("4"), begin_sheet, readable=False, still_open=True),
    "a show of hands": Kind(
        lambda s, _w: HandsPresenter(s, 12).put(s.round.practices[0], (1, 2, 3, 5, 0, 1, 0)),
        still_open=True,
        named=True,
    ),
}


def test_what_is_typed_waits_is_said_asked_about_and_stored_once_the_file_is_back(
    window: MainWindow, session: Session, built_example: Path, tmp_path: Path
) -> None:
    """One window for all kinds, as each makes its pages again."""
    for n, (name, kind) in enumerate(KINDS.items()):
        path = tmp_path / f"Alder {n}" / "permit-counter.sixe"
        path.parent.mkdir()
        if kind.still_open:
            open_round(session, path, mode=Mode.OPEN if kind.named else Mode.ANONYMOUS)
        else:
            copyfile(built_example, path)
            session.open(path)
        window.activateWindow()  # the workshop had windows of its own
        QApplication.processEvents()
        kind.before(session, window)
        away = put_away(session)
        content = away.read_bytes()
        kind.put(session, window)
        QApplication.processEvents()
        assert (session.unsaved > 0, isinstance(session.save_state.fault, FileGone)) == (True, True), name
        in_rail = window.rail.isVisible()  # not while the laptop goes round
        said = window.rail._saved.text() if in_rail else " ".join(words(window.page))
        lost = "Not saved since 10:42. The file" if in_rail else "answers wait here; just go on"
        assert lost in said, name
        assert window.windowTitle().endswith("not saved"), name
        tray = "tray" in vars(window.watch) and window.watch.tray.isVisible()
        assert tray is kind.readable, name
        dialog = UnsavedDialog(window, session, window.theme, back_up=False)
        assert "not saved" in dialog.windowTitle(), name
        dialog.deleteLater()
        assert away.read_bytes() == content, name
        away.rename(path)
        window.watch.timer.timeout.emit()
        assert not session.unsaved, name
        assert window.watch.bar.isHidden(), name
        assert not in_rail or window.rail._saved.text() == "Saved 10:42", name
        if name == "the talk":
            settled = session.book.discussions.of(session.round.id).settled
            assert "After gone" in [found.why for found in settled.values()]
        session.without_backup = True
        session.close()

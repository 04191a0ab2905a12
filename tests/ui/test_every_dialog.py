"""The dialogs of the frame, walked like the pages: names, nothing cut, no text taken for markup."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.domain.ids import TeamId, WorkbookId
from sixelements.presentation.backups import BackupsPresenter
from sixelements.presentation.board.taking_in import TakeInDesk
from sixelements.presentation.checking import CheckPresenter
from sixelements.presentation.handing_over import HandOverPresenter
from sixelements.presentation.journey import StepId
from sixelements.presentation.mending import MendPresenter
from sixelements.presentation.merging import MergePresenter
from sixelements.presentation.pages.compare import TeamChoice
from sixelements.presentation.pages.redaction import RedactionPresenter
from sixelements.presentation.pages.removing import Removed
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.about import AboutDialog
from sixelements.ui.dialogs.action_wide import ActionWideDialog
from sixelements.ui.dialogs.backing_up import BackingUpDialog
from sixelements.ui.dialogs.backups import BackupsDialog, RestoreDialog
from sixelements.ui.dialogs.check import CheckDialog
from sixelements.ui.dialogs.choose_teams import ChooseTeamsDialog
from sixelements.ui.dialogs.crash import CrashDialog
from sixelements.ui.dialogs.forget import ForgetDialog
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.dialogs.guide import GuideDialog
from sixelements.ui.dialogs.hand_over import HandOverDialog
from sixelements.ui.dialogs.merge import MergeDialog
from sixelements.ui.dialogs.new_workbook import NewWorkbookDialog
from sixelements.ui.dialogs.no_backup import NoBackupDialog
from sixelements.ui.dialogs.park import ParkDialog
from sixelements.ui.dialogs.redaction import RedactionDialog
from sixelements.ui.dialogs.remove import RemoveDialog
from sixelements.ui.dialogs.settings import SettingsDialog
from sixelements.ui.dialogs.take_in_plan import TakeInPlanDialog
from sixelements.ui.dialogs.too_much import TooMuchDialog
from sixelements.ui.dialogs.unsaved import UnsavedDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button
from tests.reporting.example import Case, a_plan
from tests.ui.looking import controls, cut, spoken
from tests.ui.rounds import open_round

Make = Callable[[MainWindow, Session, Theme, StoredSettings], QDialog]
SENTENCE = "The workbook is damaged at some places and can't be trusted any more; it was not touched."

NO_BACKUP = (
    "No backup of /media/stick/Alder County.sixe could be made: the disk is full, or the folder can't be "
    "written. The workbook itself is as it was saved."
)
BEYOND = tuple(
    f"Permits, round 1: evidence of {n}.1 has 21,750 characters, and 5,000 fit." for n in range(30)
)
TEAMS = tuple(
    TeamChoice(
        key=(WorkbookId("book"), TeamId(f"{n}")),
        words=f"Interlibrary loans {n}, Alder County Library, round 1",
        chosen=bool(n % 3),
    )
    for n in range(30)
)


def words_to_check() -> RedactionPresenter:
    """Long and short texts, one of them struck."""
    case = Case()
    plan = replace(a_plan(case, 2), log=("<b>We meet</b> & talk. " * 12,), aim="=1+1")
    presenter = RedactionPresenter(case.material(plan=plan), {}, "=1+1")
    presenter.change(presenter.groups()[0].rows[0].text, "")
    return presenter


def opened(session: Session) -> Session:
    """With a workbook in the test's own folder, of which there is a backup."""
    open_round(session, session.services.data_folder.with_name("Development Services.sixe"))
    session.book.back_up()
    return session


def backups(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    path = opened(session).path
    assert path is not None
    return BackupsDialog(window, theme, BackupsPresenter(session, path))


def restoring(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    path = opened(session).path
    assert path is not None
    presenter = BackupsPresenter(session, path)
    return RestoreDialog(window, theme, presenter)


def planned(window: MainWindow, session: Session) -> PlanPage:
    """The plan of the worked example."""
    path = session.services.data_folder.with_name("example.sixe")
    bootstrap.build_example(path).close()
    session.open(path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def wide(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    page = planned(window, session)
    page.presenter.choose_first()
    return ActionWideDialog(page, theme, page.presenter, near=session.services.today())


def take_in(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    page = planned(window, session)
    return TakeInPlanDialog(page, theme, TakeInDesk(page.presenter, Path("no such plan.xlsx")))


def put_off(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    page = planned(window, session)
    asked = page.presenter.room_for(2)
    assert asked
    return ParkDialog(page, theme, asked, lambda _parked: None)


def handing_over(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    return HandOverDialog(planned(window, session), theme, HandOverPresenter(session))


def merging(window: MainWindow, session: Session, theme: Theme, _settings: StoredSettings) -> QDialog:
    """A copy in which the first action has another owner and another first step."""
    page = planned(window, session)
    path = session.services.data_folder.with_name("field laptop.sixe")
    session.copy_to(path)
    round_ = session.round.id
    for of, book in (("Sam Tran", bootstrap.open_workbook(path)), ("Grace Kim", session.book)):
        plan = book.plans.of(round_)
        assert plan
        book.plans.put(round_, plan.with_action(replace(plan.actions[0], owner=of, first_step=f"Ask {of}")))
        if book is not session.book:
            book.close()
    return MergeDialog(page, theme, MergePresenter(session, path))


DIALOGS: dict[str, Make] = {
    "action opened wide": wide,
    "take in a plan": take_in,
    "put off": put_off,
    "new workbook": lambda w, s, t, _: NewWorkbookDialog(w, s, t),
    "settings": SettingsDialog,
    "about": lambda w, s, t, _: AboutDialog(w, t, s.services.data_folder),
    "crash": lambda w, _s, t, _: CrashDialog(w, t, "Six Elements: KeyError\napp.py:3 run\nhome.py:9 refresh"),
    "guide": lambda w, _s, t, _: GuideDialog(w, t),
    "redaction": lambda w, _s, t, _: RedactionDialog(w, t, words_to_check()),
    "unsaved": lambda w, s, t, _: UnsavedDialog(w, s, t),
    "backing up": lambda w, s, t, _: BackingUpDialog(w, opened(s), t),
    "no backup": lambda w, s, t, _: NoBackupDialog(w, s, t, NO_BACKUP),
    "too much": lambda w, s, t, _: TooMuchDialog(w, t, MendPresenter(s, Path("book.sixe"), BEYOND)),
    "hand over": handing_over,
    "merge": merging,
    "remove a round": lambda w, s, t, _: RemoveDialog(w, opened(s), t, Removed.ROUND),
    "remove a team": lambda w, s, t, _: RemoveDialog(w, opened(s), t, Removed.TEAM),
    "forget": lambda w, _s, t, _: ForgetDialog(w, t, "alder-county-development-services.sixe"),
    "choose teams": lambda w, _s, t, _: ChooseTeamsDialog(w, t, TEAMS),
    "backups": backups,
    "restore": restoring,
    "check": lambda w, s, t, _: CheckDialog(w, t, CheckPresenter(opened(s), Path("none.sixe"))),
    "damaged": lambda w, s, t, _: BackupsDialog(w, t, BackupsPresenter(s, Path("none.sixe"), SENTENCE)),
}


@pytest.fixture(params=DIALOGS)
def dialog(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    theme: Theme,
    settings: StoredSettings,
) -> QDialog:
    """A dialog over a small window with large text."""
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 768)
    made = DIALOGS[request.param](window, session, theme, settings)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()  # what was found out meanwhile is told,
    QApplication.processEvents()  # and laid out
    return made


def test_a_dialog_fits_over_a_small_window_is_named_and_hears_enter_and_escape(
    qtbot: QtBot, dialog: QDialog
) -> None:
    """Each is opened once, over a window, for all of it."""
    assert dialog.width() <= 1024
    assert dialog.height() <= 768
    assert cut(dialog) == []
    assert [type(w).__name__ for w in controls(dialog) if not spoken(w)] == []
    labels = [w for w in dialog.findChildren(QLabel) if w.text()]
    assert [w.text() for w in labels if w.textFormat() != Qt.TextFormat.PlainText] == []
    assert blue_beside_the_focus(dialog) == []
    assert [b.text() for b in dialog.findChildren(Button) if not pressed_by_enter(qtbot, b)] == []
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def blue_beside_the_focus(dialog: QDialog) -> list[str]:
    """The filled buttons of the foot that Enter does not press, as another one there has the focus."""
    foot = dialog.foot_buttons() if isinstance(dialog, Dialog) else []
    if dialog.focusWidget() not in foot:
        return []
    filled = [b for b in foot if b.property("kind") == "primary" and b.isVisible() and b.isEnabled()]
    return [button.text() for button in filled if button is not dialog.focusWidget()]


def pressed_by_enter(qtbot: QtBot, button: Button) -> bool:
    """Whether Enter presses it and nothing else; one that can't be pressed is not tried."""
    if not (button.isEnabled() and button.isVisible()):
        return True
    button.clicked.disconnect()
    pressed: list[Button] = []
    button.clicked.connect(lambda: pressed.append(button))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    return pressed == [button]

"""Every control of a dialog that stores something counts: using it changes what is said, stored or left."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sixelements.application.results import results_of
from sixelements.domain.actions import Plan
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.set_aside import set_aside
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.add_team import AddTeamDialog
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.next_round import NextRoundDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_not_now, why_set_aside
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.theme import Theme
from tests.ui.looking import controls, spoken

pytestmark = pytest.mark.qt
Asked = AddTeamDialog | NewActionDialog | NextRoundDialog | ReasonDialog | SettleDialog
Make = Callable[[QWidget, Session, Theme], Asked]
PRACTICE = PracticeId("1.3")


def settle(parent: QWidget, session: Session, theme: Theme) -> SettleDialog:
    return SettleDialog(
        parent, theme, SettlePresenter(session, results_of(session.book, session.round), PRACTICE)
    )


def decline(parent: QWidget, session: Session, theme: Theme) -> ReasonDialog:
    presenter = PlanPresenter(session)
    action = recommended(presenter)
    return ReasonDialog(parent, theme, why_not_now("An action"), lambda why: presenter.decline(action, why))


def next_round(parent: QWidget, session: Session, theme: Theme) -> NextRoundDialog:
    """All that is unfinished is answered, so that the round can open."""
    dialog = NextRoundDialog(parent, session, theme)
    while dialog.unfinished.panel is not None:
        dialog.record_button.click()
    return dialog


def aside(parent: QWidget, session: Session, theme: Theme) -> ReasonDialog:
    asked = why_set_aside(PRACTICE, "Numbers")
    return ReasonDialog(parent, theme, asked, lambda why: set_aside(session, PRACTICE, why))


def recommended(presenter: PlanPresenter) -> ActionId:
    """The first action that is recommended and not yet decided about."""
    session = presenter.session
    plan = session.book.plans.of(session.round.id)
    assert plan
    session.book.plans.put(session.round.id, Plan(id=plan.id, start=plan.start, actions=()))
    return ActionId(presenter.view().recommended[0].id)


def new_action(parent: QWidget, session: Session, theme: Theme) -> NewActionDialog:
    """For a plan that has room for it, so that nothing else is asked."""
    presenter = PlanPresenter(session)
    recommended(presenter)
    return NewActionDialog(parent, theme, presenter)


DIALOGS: dict[str, Make] = {
    "settle": settle,
    "decline": decline,
    "new action": new_action,
    "set aside": aside,
    "add a team": AddTeamDialog,
    "next round": next_round,
}


def use(control: QWidget) -> None:
    """What a person does first with a control."""
    match control:
        case QLineEdit():
            QTest.keyClicks(control, "x")
        case QComboBox():
            QTest.keyClick(control, Qt.Key.Key_Down)
        case QAbstractSpinBox():
            QTest.keyClick(control, Qt.Key.Key_Up)
        case QAbstractButton():
            control.click()


def to_be_used(dialog: Asked) -> list[QWidget]:
    """Everything but what is chosen already, scrolls, or ends the dialog by storing."""
    return [
        c
        for c in controls(dialog)
        if c.isEnabled()
        and not isinstance(c, QAbstractScrollArea)
        and c is not dialog.done_button
        and not (isinstance(c, QAbstractButton) and c.isChecked())
    ]


def stored(session: Session) -> tuple[object, ...]:
    """What the dialogs store, without ids that are new each time."""
    book, round_ = session.book, session.round
    plan = book.plans.of(round_.id)
    actions = [(a.title, a.practice) for a in plan.actions] if plan else []
    declined = [d.reason for d in plan.declined] if plan else []
    people = (round_.number, round_.headcount, dict(round_.set_aside))
    return [t.name for t in book.teams.all()], people, book.discussions.of(round_.id), actions, declined


class Outcome(NamedTuple):
    """The control that was used, how many there are, and what was said, done and stored in the end."""

    control: str
    controls: int
    left: object


@pytest.fixture(params=DIALOGS)
def ask(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    session: Session,
    theme: Theme,
    built_example: Path,
    tmp_path: Path,
) -> Callable[[int | None], Outcome]:
    """Opens the dialog over a fresh workbook, uses one control or none, and presses what stores."""
    times, around = iter(range(100)), QWidget()
    qtbot.addWidget(around)
    around.show()

    def run(place: int | None) -> Outcome:
        path = tmp_path / f"{next(times)}.sixe"
        copyfile(built_example, path)
        session.open(path)
        dialog = DIALOGS[request.param](around, session, theme)
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        for field in controls(dialog):
            if isinstance(field, QLineEdit):
                field.setText("Words")
        found, control = to_be_used(dialog), ""
        if place is not None:
            control = f"{type(found[place]).__name__} {spoken(found[place])}"
            use(found[place])
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        if dialog.isVisible():
            dialog.done_button.click()
        open_, done = dialog.isVisible(), dialog.result() == QDialog.DialogCode.Accepted.value
        dialog.close()
        return Outcome(control, len(found), (said, open_, done, stored(session)))

    return run


def test_every_control_counts(ask: Callable[[int | None], Outcome]) -> None:
    untouched = ask(None)
    used = [ask(place) for place in range(untouched.controls)]
    assert len(used) > 1
    assert [one.control for one in used if one.left == untouched.left] == []

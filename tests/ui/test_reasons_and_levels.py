"""What the dialogs of a practice say while one chooses and types, and what they do not let through."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sixelements.application.results import results_of
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.presentation.pages.settle import OfferedFact, SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.reason import ReasonDialog, why_set_aside
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.main_window import MainWindow

P = PracticeId("1.1")


@pytest.fixture
def settle(window: MainWindow, session: Session, example_path: Path) -> SettleDialog:
    session.open(example_path)
    reading = results_of(session.book, session.round)
    dialog = SettleDialog(window, window.theme, SettlePresenter(session, reading, P))
    dialog.show()
    return dialog


def test_what_a_level_means_is_said_with_each_choice_and_with_a_half(settle: SettleDialog) -> None:
    said = []
    for segment in settle.level.segments[:2]:
        segment.click()
        said.append(settle.fields.meaning.text())
    settle.half.click()
    said.append(settle.fields.meaning.text())
    assert len(set(said)) == 3


def test_a_record_that_is_too_long_is_not_handed_on(settle: SettleDialog) -> None:
    settle.why.setText("x" * (CHARACTERS[Writing.WHY] + 1))
    settle._record()
    assert settle.isVisible()
    assert settle.focusWidget() is settle.why
    assert settle.problem.isHidden()  # the field says it


def test_a_reason_that_is_too_long_is_not_handed_on(window: MainWindow) -> None:
    stored: list[str] = []
    dialog = ReasonDialog(window, window.theme, why_set_aside(P, "Welcome"), stored.append)
    dialog.show()
    dialog.done_button.setFocus()
    dialog.reason.setText("x" * (CHARACTERS[Writing.SET_ASIDE] + 1))
    dialog.done_button.click()
    assert stored == []
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.reason
    dialog.reason.setText("Not theirs")
    dialog.done_button.click()
    assert stored == ["Not theirs"]


def test_a_fact_of_a_worksheet_is_taken_in_as_evidence_by_one_key(settle: SettleDialog) -> None:
    facts = [OfferedFact(f"Log says {n} days.", f"{n} days (log)") for n in (9, 12)]
    settle.fields.show_facts(facts)
    assert [b.isEnabled() for b in settle.fields.facts.buttons] == [True, True]
    settle.level.focus_chosen()
    QTest.keyClick(settle.focusWidget(), Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert settle.evidence.text().endswith("12 days (log)")
    assert [b.isEnabled() for b in settle.fields.facts.buttons] == [True, False]
    settle.evidence.setText("")
    assert [b.isEnabled() for b in settle.fields.facts.buttons] == [True, True]
    settle.fields.show_facts([])
    assert settle.fields.facts.isHidden()

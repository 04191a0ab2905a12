"""What a page's banner and a question for a reason say, and until when."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.ui.dialogs.reason import ReasonDialog, why_set_aside
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import Banner


def test_a_banner_is_there_only_while_what_it_says_is_so(qtbot: QtBot, theme: Theme) -> None:
    page, banner = QWidget(), Banner(theme)
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(banner)
    page.show()
    assert not banner.isVisible()
    banner.say("Not saved.", alarm=True)
    assert banner.text == "Not saved."
    banner.pass_over()
    assert banner.isHidden()
    banner.say("The round is open.", stays=True, closable=False)
    assert banner._close.isHidden()
    banner.pass_over()
    assert banner.text == "The round is open."


def test_a_banner_that_never_said_a_thing_can_be_passed_over(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.show()
    banner.pass_over()
    assert banner.isHidden()


def test_a_reason_is_stored_once_it_fits_and_a_refusal_is_said_beside_it(qtbot: QtBot, theme: Theme) -> None:
    asked, parent = list[str](), QWidget()
    qtbot.addWidget(parent)

    def store(reason: str) -> None:
        asked.append(reason)
        if not reason:
            raise BadInput("Give a reason.")

    dialog = ReasonDialog(parent, theme, why_set_aside(PracticeId("1.1"), "Hours"), store)
    dialog.done_button.click()
    assert any("Give a reason." in note.text() for note in dialog.findChildren(type(dialog.problem)))
    dialog.reason.setText("x" * (CHARACTERS[Writing.SET_ASIDE] + 1))
    dialog.done_button.click()
    assert asked == [""]
    dialog.reason.setText("No counter here")
    dialog.done_button.click()
    assert asked == ["", "No counter here"]
    assert dialog.result() == QDialog.DialogCode.Accepted

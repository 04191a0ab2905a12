"""The slide as the room sees it: painted, named, and only what moves painted again."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from sixelements.presentation.room.slides import BlankSlide
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.theme import Theme


def test_a_slide_says_what_it_shows(qtbot: QtBot, theme: Theme) -> None:
    view = SlideView(theme)
    qtbot.addWidget(view)
    view.show_slide(replace(BlankSlide(spoken="Nothing."), spoken="The room sees nothing."))
    assert view.accessibleName() == "The room sees nothing."
    assert not view.grab().isNull()

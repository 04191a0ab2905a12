"""The calendar of a day: opens at the day in the field, in the colors of the window, and beside the field."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.focus_ring import bring_into_sight

pytestmark = pytest.mark.qt


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> DayField:
    made = DayField(theme, name="Due")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    return made


def opened(field: DayField) -> QMenu:
    field._button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("December 21, 2026", QDate(2026, 12, 21)),
        ("2027-02-03", QDate(2027, 2, 3)),
        ("", QDate(2026, 11, 30)),
        ("soon", QDate(2026, 11, 30)),
    ],
)
def test_it_opens_at_the_day_in_the_field_also_at_one_that_was_only_typed(
    field: DayField, text: str, day: QDate
) -> None:
    field.show_day("", date(2026, 11, 30))
    field.line.setText(text)
    opened(field).close()
    assert field.calendar.selectedDate() == day


def test_its_week_begins_as_where_the_language_is_spoken(field: DayField) -> None:
    opened(field).close()
    assert field.calendar.firstDayOfWeek() is Qt.DayOfWeek.Sunday


def test_weekends_are_not_in_the_red_of_what_is_damaged(field: DayField, theme: Theme) -> None:
    opened(field).close()
    weekend = field.calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert weekend.foreground().color() == theme.color("muted")


def test_it_does_not_cover_its_field_at_the_foot_of_the_screen(field: DayField) -> None:
    room = field.screen().availableGeometry()
    field.move(room.left() + 20, room.bottom() - field.height() - 10)
    menu = opened(field)
    over = QRect(field.line.mapToGlobal(field.line.rect().topLeft()), field.line.size())
    assert not menu.geometry().intersects(over)
    assert room.contains(menu.geometry())
    menu.close()


def test_what_holds_the_field_is_not_scrolled_to_its_calendar(qtbot: QtBot, theme: Theme) -> None:
    inside, area = QWidget(), QScrollArea()
    field = DayField(theme, name="Due")
    field.setParent(inside)
    inside.resize(300, 900)
    field.move(0, 400)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(320, 300)
    area.show()
    area.verticalScrollBar().setValue(300)
    menu = opened(field)
    qtbot.waitUntil(lambda: menu.focusWidget() is not None)
    focused = QApplication.focusWidget() or menu.focusWidget()
    assert focused is not None
    focused.hasFocus = lambda: True  # type: ignore[method-assign] # offscreen a popup may have none
    bring_into_sight(focused)
    assert area.verticalScrollBar().value() == 300
    menu.close()

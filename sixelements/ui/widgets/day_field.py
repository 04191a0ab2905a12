"""A day: typed as people write it, or chosen from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from sixelements.application.typed import read_day
from sixelements.domain.errors import BadInput
from sixelements.i18n import _, spoken
from sixelements.ui.icons import icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button


class DayField(QWidget):
    """``chosen`` carries the text when it is done with: Enter, another field, a day of the calendar."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = LineEdit()
        self.line.setAccessibleName(name)
        self._near = date(2000, 1, 1)
        open_ = _("Choose a day: {field}").format(field=name)
        self._button = Button(
            theme, "", self._open, kind="quiet", icon_name="calendar", name=open_, hint=_("Calendar")
        )
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, stretch=1)
        row.addWidget(self._button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.editingFinished.connect(lambda: self.chosen.emit(self.line.text()))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """To the line. A focus proxy would do it too, but Tab from the rail then finds it before all else."""
        self.line.setFocus(reason)

    def hasFocus(self) -> bool:
        return self.line.hasFocus()

    def show_day(self, text: str, day: date) -> None:
        """Show another day; the calendar opens at ``day``."""
        self._near = day
        if self.line.text() != text:
            self.line.setText(text)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - named as in Qt's own fields
        self.line.setReadOnly(read_only)
        self._button.setVisible(not read_only)

    def _open(self) -> None:
        menu, day = QMenu(self), self._day
        calendar = self.calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(QLocale(spoken().tag.replace("-", "_")).firstDayOfWeek())
        self._dress(calendar)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda day: self._take(day, menu))
        calendar.clicked.connect(lambda day: self._take(day, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.setFocus()
        menu.popup(self._beside(menu.sizeHint()))
        calendar.setFocus()

    @property
    def _day(self) -> date:
        """The day that stands in the field; where it holds none, one that is near."""
        try:
            return read_day(self.line.text(), near=self._near, sure=True) or self._near
        except BadInput:
            return self._near

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Qt has weekends in red, which here means that something is damaged, and arrows in black."""
        weekend = QTextCharFormat()
        weekend.setForeground(self._theme.color("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        for arrow, sign in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            if isinstance(button := calendar.findChild(QToolButton, arrow), QToolButton):
                button.setIcon(icon(sign, self._theme.color("ink")))

    def _beside(self, size: QSize) -> QPoint:
        """Under the field; above it where there is no room, so that what is typed stays in sight."""
        under = self.line.mapToGlobal(QPoint(0, self.line.height()))
        if under.y() + size.height() <= self.screen().availableGeometry().bottom():
            return under
        return self.line.mapToGlobal(QPoint(0, -size.height()))

    def _take(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self.line.setText(date(day.year(), day.month(), day.day()).isoformat())
        self.line.setFocus()
        self.chosen.emit(self.line.text())

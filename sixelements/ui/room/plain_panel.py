"""The desk of a block without one of its own: welcome, break, profile, plan, and close."""

from PySide6.QtWidgets import QVBoxLayout

from sixelements.i18n import _
from sixelements.presentation.room.plain_desk import plain_desk
from sixelements.presentation.room.runner import Runner
from sixelements.ui.room.desk import Desk, TimeLeft, ToSay, TwoColumns, put
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text, line


class PlainPanel(Desk):
    """The room's page, the time, and what to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.picture = RoomPicture(theme)
        self._warning = Text(theme, tone="warn", weight=600)
        self._time = TimeLeft(theme)
        self._say = ToSay(theme)
        columns = TwoColumns(theme)
        columns.left.addWidget(self._warning)
        columns.left.addWidget(self.picture)
        columns.left.addStretch(1)
        columns.right.addWidget(self._time)
        columns.right.addWidget(line())
        columns.right.addWidget(self._say)
        columns.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)

    def show_run(self, runner: Runner) -> None:
        desk = plain_desk(runner)
        put(self._warning, desk.warning)
        self._time.show_time(
            name=_("Left in {block}").format(block=desk.title),
            left=desk.left,
            done=desk.done,
            late=desk.late,
            ends=desk.ends,
        )
        self._say.show_words(desk.say, *desk.notes)

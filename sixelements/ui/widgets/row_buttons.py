"""What can be done with the rows of a sheet: one more, up, down, out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.text import Button


class RowButtons(QWidget):
    """``add_wanted``: one more. ``move_wanted``: the current one up (-1) or down. ``remove_wanted``: out."""

    add_wanted = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, theme: Theme, add: str) -> None:
        super().__init__()
        keys = {"up": _("Alt Up"), "down": _("Alt Down")}
        self.add = Button(
            theme, add, self.add_wanted.emit, kind="quiet", icon_name="plus", hint=_("Ctrl Enter")
        )
        self.up = Button(
            theme,
            _("Move up"),
            lambda: self.move_wanted.emit(-1),
            kind="quiet",
            icon_name="up",
            hint=keys["up"],
        )
        self.down = Button(
            theme,
            _("Move down"),
            lambda: self.move_wanted.emit(1),
            kind="quiet",
            icon_name="down",
            hint=keys["down"],
        )
        self.remove = Button(
            theme,
            _("Remove"),
            self.remove_wanted.emit,
            kind="quiet",
            icon_name="close",
            hint=_("Ctrl Delete"),
        )
        self.row = FlowLayout(spacing=10)
        self.setLayout(self.row)
        for button in (self.add, self.up, self.down, self.remove):
            self.row.addWidget(button)

    def put_at_end(self, part: QWidget) -> None:
        """Let a part stand at the end of the line, such as what the marks mean."""
        self.row.addWidget(part)
        self.row.last_at_end = True

    def lock(self, why: str, *, any_row: bool) -> None:
        """Say why nothing can be done; without a row nothing is moved or removed."""
        for button in (self.add, self.up, self.down, self.remove):
            button.setEnabled(not why and (any_row or button is self.add))

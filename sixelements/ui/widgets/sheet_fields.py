"""What is said of a process or a request as a whole: labeled fields, stored as they are typed."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sixelements.presentation.closer.desk import SheetField
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_field import TextField

Key = TypeVar("Key", bound=Enum)
FieldChoices = Sequence[tuple[str, str]]
_WIDE = 250
"""Room that a field wants, in pixels at 100 %."""


class SheetFieldSpec(NamedTuple, Generic[Key]):
    """A field: what it stands for, its label, and an example. ``chosen``: from a list."""

    key: Key
    label: str
    hint: str = ""
    chosen: bool = False


class SheetFields(QWidget, Generic[Key]):
    """``store`` stores the text of a field, or the id of what was chosen; returns why it can't be."""

    def __init__(
        self, theme: Theme, specs: Sequence[SheetFieldSpec[Key]], store: Callable[[Key, str], str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[Key, TextField | ChosenField] = {}
        for spec in specs:
            put = partial(store, spec.key)
            self.fields[spec.key] = (
                ChosenField(theme, spec.label, put)
                if spec.chosen
                else TextField(theme, spec.label, put, hint=spec.hint)
            )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_fields(
        self,
        shown: Mapping[Key, SheetField],
        *,
        locked: str,
        choices: Mapping[Key, FieldChoices] | None = None,
    ) -> None:
        """Show what the fields say; what is being typed stays."""
        for key, field in self.fields.items():
            said = shown.get(key, SheetField(text=""))
            if isinstance(field, TextField):
                field.show_text(said.text, said.held, said.waiting)
                field.edit.setReadOnly(bool(locked))
                field.setToolTip(locked)
            else:
                field.show_choice(said, (choices or {}).get(key, ()))
                field.box.setEnabled(not locked)
                field.setToolTip(locked)

    def flush(self) -> None:
        """Store now what was typed last."""
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.flush()

    def focus_on(self, key: Key) -> None:
        """Put the focus on a field."""
        field = self.fields[key]
        (field.edit if isinstance(field, TextField) else field.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(min(self.width() // self._theme.px(_WIDE), len(self.fields)), 1)
        for n, field in enumerate(self.fields.values()):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, *divmod(n, columns), Qt.AlignmentFlag.AlignTop)
        for column in range(len(self.fields)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class AboutRow(QWidget, Generic[Key]):
    """What a row is about: its fields and the button that removes it, which a link shows and hides."""

    def __init__(self, fields: SheetFields[Key], remove: QWidget, *, first: Key) -> None:
        super().__init__()
        self._fields, self._first = fields, first
        self.is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(fields)
        column.addWidget(remove, alignment=Qt.AlignmentFlag.AlignLeft)

    def toggle(self) -> None:
        """Show the fields, with the focus on the first, or hide them."""
        self.is_open = not self.is_open
        self._fields.flush()
        self.setVisible(self.is_open)
        if self.is_open:
            self._fields.focus_on(self._first)


class ChosenField(QWidget):
    """A labeled list, with none as its first entry, and what is said of a choice that waits."""

    def __init__(self, theme: Theme, label: str, store: Callable[[str], str]) -> None:
        super().__init__()
        self._store = store
        self._shown: FieldChoices = ()
        self.box = ChoiceBox()
        self.box.setAccessibleName(label)
        name = Text(theme, label, weight=500)
        name.setBuddy(self.box)
        self._note = Text(theme, role="small", tone="warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (name, self.box, self._note):
            column.addWidget(widget)
        self.box.activated.connect(self._chosen)

    def show_choice(self, said: SheetField, choices: FieldChoices) -> None:
        """Show which of these is chosen; what is gone from the list is not."""
        if tuple(choices) != self._shown or not self.box.count():
            self._shown = tuple(choices)
            self.box.clear()
            self.box.addItem("–", "")
            for id_, words in choices:
                self.box.addItem(words, id_)
        self.box.setCurrentIndex(max(self.box.findText(said.text), 0) if said.text else 0)
        self._say(said.note)

    def _chosen(self, _place: int) -> None:
        refused = self._store(str(self.box.currentData()))
        if refused:
            self._say(refused)

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.box.setAccessibleDescription(note)

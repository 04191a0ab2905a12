"""One line to type in that cuts nothing: Qt's own drops what goes beyond 32,767 characters."""

from PySide6.QtWidgets import QLineEdit

_ALL = 2**30


class LineEdit(QLineEdit):
    """Holds whatever is pasted; a `FieldNote` says what is too much."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_ALL)

"""What `accessible_interfaces` tells screen readers about; apart, as loading that would slow the start."""

from PySide6.QtWidgets import QWidget

HEADING = "heading"
"""The property of a label that is a heading."""


class Drawn(QWidget):
    """A drawing: a chart where Tab reaches it, else a picture. Its accessible name says what it shows."""

"""Which charts can leave the app as a picture of their own."""

from enum import StrEnum


class Picture(StrEnum):
    """A chart; the value is what a person types."""

    BARS = "bars"
    """The six elements with their ranges."""
    STOOL = "stool"
    """Courtesy, accuracy and speed."""
    ROLES = "roles"
    """Front line and leads, element by element."""
    TIMELINE = "timeline"
    """The plan on a line of days."""

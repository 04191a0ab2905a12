"""The two papers a report is made for; both carry the same measure, so that lines break alike."""

from enum import Enum

MEASURE = 504.0
"""Width of the text, in points, on every paper."""


class Paper(Enum):
    """Paper sizes, width and height in points."""

    LETTER = (612.0, 792.0)
    A4 = (595.276, 841.89)

    @property
    def width(self) -> float:
        return self.value[0]

    @property
    def height(self) -> float:
        return self.value[1]

    @property
    def margin(self) -> float:
        """The left and the right margin."""
        return (self.width - MEASURE) / 2

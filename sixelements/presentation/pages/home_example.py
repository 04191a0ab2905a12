"""What Home shows of the worked example: its last round in small, known before the example is built."""

from dataclasses import dataclass

from sixelements.charts.scene import Scene
from sixelements.charts.stool import screen_stool
from sixelements.charts.teaser import SmallBar, small_bars
from sixelements.domain.assessment import Leg
from sixelements.i18n import _
from sixelements.wording import numbers, phrases

ELEMENTS = (
    SmallBar("1", 48, 3),
    SmallBar("2", 46, 3),
    SmallBar("3", 50, 3),
    SmallBar("4", 30, 2),
    SmallBar("5", 52, 3),
    SmallBar("6", 38, 3),
)
LEGS = {Leg.COURTESY: 83, Leg.ACCURACY: 77, Leg.SPEED: 63}
"""Whole per cent of contacts in the example's second round; a test compares them with the example."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """The two drawings, and both in words."""

    bars: Scene
    stool: Scene
    spoken: str


def teaser() -> Teaser:
    """The example's profile and its stool."""
    points = numbers.listing([f"{bar.score:.0f}" for bar in ELEMENTS])
    bars = _("The six elements in the example, of 100: {points}.").format(points=points)
    told = {leg.value: numbers.contacts(share) for leg, share in LEGS.items()}
    legs = _("Contacts: courtesy {courtesy}, accuracy {accuracy}, speed {speed}.").format(**told)
    return Teaser(
        bars=small_bars(ELEMENTS, alt=bars),
        stool=screen_stool(LEGS, alt=legs),
        spoken=phrases.sentences(bars, legs),
    )

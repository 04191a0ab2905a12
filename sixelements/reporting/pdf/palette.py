"""Which color a palette role has in print: one brand color, everything else ink and greys."""

import re
from collections.abc import Mapping

from sixelements.charts.scene import Ink

_CONTRAST = 7.0
_FIXED: Mapping[Ink, str] = {
    Ink.INK: "#1B1B1B",
    Ink.SOFT: "#565C65",
    Ink.OUTLINE: "#71767A",
    Ink.RULE: "#A9AEB1",
    Ink.HAIRLINE: "#D5D8DB",
    Ink.WASH: "#F2F3F3",
    Ink.PAPER: "#FFFFFF",
}
_MID, _PALE = 0.37, 0.15
"""How much brand ink is left in the lighter tints; the rest is white."""
_RAMP: Mapping[int, float] = {1: 0.1, 2: 0.25, 3: 0.37, 4: 0.8, 5: 1.0}
"""The same for the levels; lettering on the two darkest is white."""
_SHAPES = (*(Ink(f"element {n}") for n in range(1, 7)), Ink.COURTESY, Ink.ACCURACY, Ink.SPEED)
"""Colored on the screen, ink in print."""

Rgb = tuple[int, int, int]


def parse(color: str | None) -> Rgb | None:
    """A color such as ``#17564B``; None if there is none or it can't be read."""
    if color is None or not re.fullmatch(r"#[0-9A-Fa-f]{6}", color):
        return None
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: Rgb) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    red, green, blue = color
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast_on_white(color: Rgb) -> float:
    """Contrast against white, 1 to 21 (WCAG 2)."""
    return 1.05 / (luminance(color) + 0.05)


def brand_ink(color: str | None) -> str:
    """The brand color darkened toward black until it stands 7 to 1 on white; none, or white, becomes ink."""
    rgb = parse(color)
    if rgb is None or rgb == (255, 255, 255):
        return _FIXED[Ink.INK]
    for percent in range(100, -1, -1):
        red, green, blue = (round(c * percent / 100) for c in rgb)
        if contrast_on_white((red, green, blue)) >= _CONTRAST:
            return f"#{red:02X}{green:02X}{blue:02X}"
    return _FIXED[Ink.INK]


def _tint(color: str, share: float) -> str:
    rgb = parse(color) or (0, 0, 0)
    red, green, blue = (round(c * share + 255 * (1 - share)) for c in rgb)
    return f"#{red:02X}{green:02X}{blue:02X}"


def palette(brand: str | None) -> Mapping[Ink, str]:
    """The color of every role for an organization's color."""
    ink = brand_ink(brand)
    return {
        **_FIXED,
        **dict.fromkeys(_SHAPES, _FIXED[Ink.INK]),
        **{Ink.level(n): _tint(ink, share) for n, share in _RAMP.items()},
        **{Ink.on_level(n): _FIXED[Ink.PAPER if n >= 4 else Ink.INK] for n in _RAMP},
        Ink.LEVEL_LINE: ink,
        Ink.ON_SHAPE: _FIXED[Ink.PAPER],
        Ink.AIM: _FIXED[Ink.SOFT],
        Ink.ALERT: _FIXED[Ink.INK],
        Ink.ACCENT: _FIXED[Ink.INK],
        Ink.BRAND: ink,
        Ink.MID: _tint(ink, _MID),
        Ink.PALE: _tint(ink, _PALE),
    }

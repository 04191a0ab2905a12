"""Whether a logo can be seen on white paper."""

from io import BytesIO

_PALE = 225
"""The brightness, 0 to 255, from which on a pixel hardly differs from paper (a contrast below 1.4)."""
_SEEN = 0.005
"""The share of darker pixels from which on a logo is seen."""


def hardly_seen(png: bytes) -> bool:
    """Whether almost all of a logo, as `logo.sound` lets it pass, is white or nearly so on white."""
    from PIL import Image  # noqa: PLC0415 - 50 ms; few commands look at a logo

    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        colored = picture.convert("RGBA")
    paper = Image.new("RGBA", colored.size, "white")
    paper.alpha_composite(colored)
    brightness = paper.convert("L").histogram()
    return sum(brightness[:_PALE]) < _SEEN * sum(brightness)

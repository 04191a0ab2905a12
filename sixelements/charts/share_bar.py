"""A share from nothing to all as a bar, with a mark at the half that is needed."""

from sixelements.charts.scene import Anchor, Ink, Rect, Scene, SceneText, Shape, StraightLine, Stroke

HEIGHT, HEAD = 21.0, 13.0
_BAR, _MARK = 6.0, 13.0


def share_bar(share: float, *, width: float, alt: str) -> Scene:
    """The bar of a share from 0 to 1."""
    top, middle = (HEIGHT - _BAR) / 2, width / 2
    shapes: list[Shape] = [Rect(x=0, y=top, width=width, height=_BAR, fill=Ink.HAIRLINE)]
    if share > 0:
        shapes.append(Rect(x=0, y=top, width=width * min(1.0, share), height=_BAR, fill=Ink.SOFT))
    ends = ((middle, (HEIGHT - _MARK) / 2), (middle, (HEIGHT + _MARK) / 2))
    shapes.append(StraightLine(start=ends[0], end=ends[1], stroke=Stroke(ink=Ink.INK, width=1.2)))
    return Scene(width=width, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def share_axis(none: str, half: str, all_: str, *, width: float, alt: str, size: float = 7.0) -> Scene:
    """The words over a column of such bars, in letters of this size."""
    places = ((none, 0.0, Anchor.START), (half, width / 2, Anchor.MIDDLE), (all_, width, Anchor.END))
    shapes = tuple(
        SceneText(at=(x, HEAD - 2.4), text=word, size=size, ink=Ink.SOFT, anchor=anchor)
        for word, x, anchor in places
    )
    return Scene(width=width, height=HEAD, shapes=shapes, alt=alt)

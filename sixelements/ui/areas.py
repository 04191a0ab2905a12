"""The areas that F6 goes round, rail, page, and what a page has beside it; and the order of Tab in them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from sixelements.ui.widgets.layouts import parts_of

FocusArea = tuple[QWidget, QWidget | None]
"""A part of the window, and where the focus goes in it; None: the first control that Tab stops at."""


def move_to_area(areas: Sequence[FocusArea], focused: QWidget | None, move: int) -> None:
    """Put the focus into the next or previous area, seen from the one that has it."""
    inside = [n for n, (area, _stop) in enumerate(areas) if focused and _holds(area, focused)]
    now = inside[-1] if inside else -1 if move > 0 else 0
    area, stop = areas[(now + move) % len(areas)]
    stop = stop or _first_stop(area)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(area: QWidget, focused: QWidget) -> bool:
    return area is focused or area.isAncestorOf(focused)


def _first_stop(area: QWidget) -> QWidget | None:
    return next((stop for stop in tab_stops(area) if stop is not area), None)


def tab_stops(area: QWidget) -> list[QWidget]:
    """What Tab can stop at now, in the order in which it is laid out.

    Qt's own chain is no help: PySide makes what `nextInFocusChain` returns a child of the one asked, so the
    menu bar would be gone for Python once a row that was passed on the way is deleted.
    """
    return [
        stop
        for stop in _stops(area)
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled()
    ]


def order_as_laid_out(around: QWidget, *, last: QWidget | None = None) -> None:
    """Let Tab go as people read: what was made last stands last for Qt, wherever it was put.

    What lies in ``last``, as a foot below a page that has something beside it, comes after all else.

    What was put into a layout is shown at once. Qt would do it later, after what scrolls was measured without
    it, and on the first opening of a page all stayed crushed.
    """
    stops = list(_stops(around))
    if last is not None:
        stops.sort(key=lambda stop: _holds(last, stop))
    for before, then in pairwise(stops):
        QWidget.setTabOrder(before, then)


def _stops(around: QWidget) -> Iterator[QWidget]:
    """All that can have the focus, in the order of the layouts."""
    if around.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield around
    inside = around.widget() if isinstance(around, QScrollArea) else None
    if inside is not None:
        yield from _stops(inside)
    layout = around.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for part in parts_of(layout):
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
            yield from _stops(part)

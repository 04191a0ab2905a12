"""A walk over every place of the window: names, tab order, nothing cut, no typed text as markup."""

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLayoutItem, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from sixelements.presentation import guide
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.report import ReportPage
from sixelements.ui.registry import _PAGES
from sixelements.ui.shortcuts import keys_as_markdown
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.write_table import WriteTable
from tests.sampling import THOROUGH, some
from tests.ui.looking import controls, cut, is_a_stop, scrolled_in, shown, spoken
from tests.ui.places import PLACES, visit
from tests.ui.waiting import come_to_rest, settled

SIZES = [(1280, 800, 1.0), (1024, 768, 2.0)]
if THOROUGH:
    SIZES += [(1280, 800, 1.5), (1280, 800, 2.0), (1024, 768, 1.0), (1024, 768, 1.5)]
FULLY = some(PLACES, 8)
"""The places that are looked at in all sizes."""
MOST_STOPS = 400


def inside(window: MainWindow) -> QWidget:
    """Rail and page."""
    central = window.centralWidget()
    assert central is not None
    return central


def nameless(window: MainWindow) -> list[str]:
    """Controls of which a screen reader says nothing."""
    found = controls(inside(window))
    assert found
    return [f"{type(w).__name__} {w.objectName()}" for w in found if not spoken(w)]


def marked_up(window: MainWindow) -> list[str]:
    """Labels that take text for markup."""
    labels = [w for w in window.findChildren(QLabel) if w.text()]
    assert labels
    plain = Qt.TextFormat.PlainText
    return [f"{type(w).__name__} {w.text()[:40]}" for w in labels if w.textFormat() != plain]


def too_many_filled(window: MainWindow) -> list[str]:
    """The filled buttons, where there is more than one."""
    filled = [spoken(w) for w in shown(inside(window)) if w.property("kind") == "primary"]
    return filled if len(filled) > 1 else []


def section_that_is_none(window: MainWindow) -> list[str]:
    """What F1 would open and the guide does not have."""
    section = window.page.help_section
    return [] if section in {section.name for section in guide.sections()} else [section]


def keys_not_listed(window: MainWindow) -> list[str]:
    """Shortcuts of the page that the list of keys does not tell."""
    known = keys_as_markdown()
    bound = [shortcut.key().toString() for shortcut in window.page.findChildren(QShortcut)]
    said = [text.replace("Return", "Enter").replace("+", " ") for text in bound]
    return [text for text in said if text not in known]


def wrong_for_tab(window: MainWindow) -> list[str]:
    """Where Tab is caught, what it misses on its way around, and where it does not go as people read."""
    window.page.title.setFocus()
    start = window.focusWidget()
    assert start is not None
    visited: list[QWidget] = []
    at = start
    while at not in visited and len(visited) < MOST_STOPS:
        visited.append(at)
        focused = _next_stop(window, at)
        assert focused is not None
        assert focused.isVisible()
        at = focused
    if at is not start:
        return [f"Tab is caught at {type(at).__name__} {spoken(at)}"]
    missed = [w for w in shown(inside(window)) if is_a_stop(w) and w not in visited]
    found = [f"{type(w).__name__} {spoken(w)} is missed" for w in missed]
    found += [
        f"{spoken(w)} is not the chosen one"
        for w in visited
        if isinstance(w, QRadioButton) and not w.isChecked() and _one_is_chosen(w)
    ]
    return [*found, *_against_reading(window, visited)]


def _next_stop(window: MainWindow, at: QWidget) -> QWidget | None:
    """Where Tab leads from here; in a table that is typed into, it stops at each cell before it goes on."""
    for _cell in range(MOST_STOPS if isinstance(at, WriteTable) else 1):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        if window.focusWidget() is not at:
            break
    return window.focusWidget()


def _one_is_chosen(radio: QRadioButton) -> bool:
    around = radio.parentWidget()
    beside = around.findChildren(QRadioButton) if around is not None else []
    group = radio.group()
    beside = [b for b in beside if b.group() is group]
    return any(b.isChecked() for b in beside)


def _against_reading(window: MainWindow, visited: list[QWidget]) -> list[str]:
    """All of the page comes before anything else; in what scrolls together, none after what is below."""
    page = window.page
    if not page.title.isVisible():  # as while the laptop is handed round: no title to begin with
        return []
    on_page = [page.isAncestorOf(w) for w in visited]
    turns = sum(here is not then for here, then in pairwise([*on_page, on_page[0]]))
    found = ["the page is not gone through at once"] if turns > 2 else []
    elsewhere = max((n for n, on in enumerate(on_page) if not on), default=-1) + 1
    for before, then in pairwise([*visited[elsewhere:], *visited[:elsewhere]]):
        above, below = (QRect(w.mapTo(window, QPoint()), w.size()) for w in (before, then))
        across = min(above.right(), below.right()) > max(above.left(), below.left())
        together = page.isAncestorOf(then) and scrolled_in(before) is scrolled_in(then)
        if together and across and below.top() < above.top():
            found.append(f"{spoken(then)} comes after {spoken(before)}, which is below it")
    return found


def items_kept() -> dict[int, str]:
    """Items that Qt made for its own layouts and PySide keeps something for, by identity.

    Whatever came to lie where such an item was would be damaged. Those of our own layouts go with them.
    """
    wrappers = Shiboken.getAllValidWrappers()
    ours = {id(item) for layout in wrappers if isinstance(layout, FlowLayout) for item in layout._items}
    return {
        id(wrapper): type(wrapper).__name__
        for wrapper in wrappers
        if isinstance(wrapper, QLayoutItem)
        and not isinstance(wrapper, QObject)
        and not Shiboken.createdByPython(wrapper)
        and id(wrapper) not in ours
    }


LOOKS = (
    nameless,
    marked_up,
    too_many_filled,
    section_that_is_none,
    keys_not_listed,
    wrong_for_tab,
)
"""What can be found out about a place without doing anything there."""


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_wrong_with_a_place_and_nothing_is_cut_or_reached_only_sideways(
    name: str,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    theme: Theme,
    built_example: Path,
    tmp_path: Path,
) -> None:
    """The window is opened once for all of it."""
    before = items_kept()
    visit(window, session, name, example=built_example, folder=tmp_path)
    at_rest(qtbot, window)
    found = {look.__name__: look(window) for look in LOOKS}
    for width, height, scale in SIZES if name in FULLY else SIZES[:1]:
        theme.choose(replace(theme.choice, scale=scale))
        window.resize(width, height)
        at_rest(qtbot, window)
        where = f"{width}x{height} at {scale}"
        assert (window.width(), window.height()) == (width, height), f"the window is forced open: {where}"
        with suppress(qtbot.TimeoutError):  # a busy machine lays out later; what is cut for good stays so
            qtbot.waitUntil(lambda: not cut(inside(window)), timeout=5_000)
        found[f"cut at {where}"] = cut(inside(window))
    found["items kept"] = [kept for id_, kept in items_kept().items() if id_ not in before]
    assert {name: what for name, what in found.items() if what} == {}


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for what is made in the background and moves the page when it comes."""
    if isinstance(window.page, ReportPage):
        settled(qtbot, window.page)
    come_to_rest(window)


def test_every_page_of_the_registry_is_walked() -> None:
    walked = {name.partition(" ")[2].partition("-")[0] for name in PLACES}
    pages = {module.split("_")[0] for module, _class in _PAGES.values()}
    assert pages - walked == set()

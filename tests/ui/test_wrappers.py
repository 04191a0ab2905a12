"""What PySide keeps of Qt's own objects ends with them; else it damages what comes to lie there."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayoutItem
from shiboken6 import Shiboken

from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.widgets.layouts import FlowLayout
from tests.ui.places import PLACES, visit
from tests.ui.waiting import come_to_rest

UI = Path(__file__).parents[2] / "sixelements" / "ui"
ASKS_FOR_ITEMS = re.compile(r"\.itemAt\(|\.itemAtPosition\(")


def kept_items(window: MainWindow) -> Counter[str]:
    """Items made by Qt in its own layouts that PySide keeps something for.

    Qt takes those of a flow layout out of it before it deletes them.
    """
    ours = [item for layout in window.findChildren(FlowLayout) for item in layout._items]
    kept = [
        wrapper
        for wrapper in Shiboken.getAllValidWrappers()
        if isinstance(wrapper, QLayoutItem)
        and not isinstance(wrapper, QObject)
        and not Shiboken.createdByPython(wrapper)
    ]
    return Counter(type(item).__name__ for item in kept if not any(item is own for own in ours))


@pytest.mark.parametrize("name", PLACES)
def test_no_place_keeps_an_item_of_a_layout(
    name: str, window: MainWindow, session: Session, built_example: Path, tmp_path: Path
) -> None:
    before = kept_items(window)
    visit(window, session, name, example=built_example, folder=tmp_path)
    come_to_rest(window)
    assert kept_items(window) - before == Counter()


def test_no_layout_is_asked_for_its_items() -> None:
    asking = [
        path.name for path in sorted(UI.rglob("*.py")) if ASKS_FOR_ITEMS.search(path.read_text("utf-8"))
    ]
    assert asking == []

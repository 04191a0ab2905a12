"""No layout of Qt's own is asked for its items: what PySide keeps for them damages what comes after them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKS = re.compile(r"\.itemAt(Position)?\(")


def test_no_layout_is_asked_for_its_items() -> None:
    files = sorted(path for room in ("sixelements/ui", "tests/ui") for path in (ROOT / room).rglob("*.py"))
    assert len(files) > 100
    assert [path.name for path in files if ASKS.search(path.read_text("utf-8"))] == []

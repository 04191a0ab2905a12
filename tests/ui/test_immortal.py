"""Qt may be called as often as one likes."""

import sys

import pytest

from sixelements.ui.immortal import keep_none_alive

pytestmark = pytest.mark.qt
MANY = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None never dies from Python 3.12 on")
def test_none_outlives_more_calls_into_qt_than_it_has_references(qapp: object) -> None:
    from PySide6.QtCore import QObject

    keep_none_alive()
    thing = QObject()
    for _n in range(MANY):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > 1 << 40

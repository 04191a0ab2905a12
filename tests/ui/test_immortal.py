"""Qt may be called as often as one likes."""

import subprocess
import sys

import pytest

from sixelements.ui.immortal import keep_none_alive

pytestmark = pytest.mark.qt
MANY = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None never dies from Python 3.12 on")
def test_without_it_none_would_not_outlive_them() -> None:
    """Where this fails, PySide counts rightly: delete ``immortal.py`` and all that names it."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing, before = QObject(), sys.getrefcount(None)\n"
        "for n in range(200): thing.setObjectName('x')\n"
        "print(before - sys.getrefcount(None))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) > 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None never dies from Python 3.12 on")
def test_none_outlives_more_calls_into_qt_than_it_has_references(qapp: object) -> None:
    from PySide6.QtCore import QObject

    keep_none_alive()
    thing = QObject()
    for _n in range(MANY):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > 1 << 40

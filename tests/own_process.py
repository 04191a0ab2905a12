"""A process of a test's own that shows windows: made, kept and ended as the program itself is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from sixelements.ui.garbage import GarbageCollector
from sixelements.ui.theme import STYLE


@contextmanager
def own_process() -> Iterator[QApplication]:
    """The application; at the end what still works in the background ends before Qt does.

    Without a collector of its own Python would delete closed pages on a thread of the pool, and Qt would end
    the process for it: now and then, and on a quiet machine more often than on a busy one.
    """
    app = QApplication([*sys.argv[:1], *STYLE])
    GarbageCollector(app)
    try:
        yield app
    finally:
        QThreadPool.globalInstance().waitForDone()

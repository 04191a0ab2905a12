"""Garbage is collected on the window's thread only.

Python collects on whichever thread happens to need memory. Widgets of a closed page that refer to each other
would then be deleted on the thread that reads a file; Qt ends the program for it, at once or a little later.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY = 2_000
"""Milliseconds between two looks: soon enough for memory, seldom enough for the battery."""


class GarbageCollector(QObject):
    """Collects instead of Python for as long as ``owner`` lives, beginning with what is made from now on.

    What was made before is nearly all there to stay, so no collection goes through it again.
    """

    def __init__(self, owner: QObject, every: int = _EVERY) -> None:
        super().__init__(owner)
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(collect_due)
        timer.start(every)


def collect_due() -> None:
    """Collect what Python's own thresholds say is due; to be called on the window's thread."""
    due = [
        generation
        for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > limit
    ]
    if due:
        gc.collect(due[-1])

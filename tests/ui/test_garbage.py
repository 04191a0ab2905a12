"""Nothing of Qt is ever deleted on a thread of the pool: garbage is collected on the window's thread."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sixelements.ui.garbage import GarbageCollector
from sixelements.ui.tasks import Report, Task


class _Circle:
    """Refers to itself, as a page does that its own buttons call, and tells on which thread it ends."""

    def __init__(self, ended: list[int]) -> None:
        self._itself = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.get_ident())


@contextmanager
def _as_python_was() -> Iterator[None]:
    collected = gc.isenabled()
    try:
        yield
    finally:
        (gc.enable if collected else gc.disable)()


def test_a_page_that_is_gone_is_not_deleted_by_a_thread_that_reads_a_file(
    qtbot: QtBot, qapp: QObject
) -> None:
    def read(_report: Report) -> list[list[int]]:
        return [[number] for number in range(50_000)]  # collects several times where Python may

    ended: list[int] = []
    with _as_python_was():
        collector = GarbageCollector(qapp, every=10)
        _Circle(ended)
        with qtbot.waitCallback() as done:
            Task(read, owner=collector, done=done, refused=pytest.fail)
        qtbot.waitUntil(lambda: bool(ended))
        collector.deleteLater()
    assert ended == [threading.get_ident()]


def test_who_told_of_the_end_of_work_outlives_the_thread_that_still_tells_it(
    qtbot: QtBot, qapp: QObject
) -> None:
    tellers = set()
    for _twice in range(2):
        with qtbot.waitCallback() as done:
            task = Task(lambda _report: 1, owner=qapp, done=done, refused=pytest.fail)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert isValid(task._messenger)
        tellers.add(task._messenger)
    assert len(tellers) == 1

"""What is over is released: nothing of a finished task or of a closed workbook stays in memory."""

import gc
import weakref
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sixelements.application.results import RoundResults
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.tasks import Report, Task


class Figures:
    """Something large."""


def forget() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def results() -> list[RoundResults]:
    """All that are alive; what other tests share is among them."""
    return [one for one in gc.get_objects() if isinstance(one, RoundResults)]


def test_a_finished_task_keeps_neither_its_work_nor_its_result(qtbot: QtBot) -> None:
    owner, told = QObject(), list[int]()
    made_of, kept = Figures(), list[weakref.ref[Figures]]()
    kept.append(weakref.ref(made_of))

    def work(_report: object, figures: Figures = made_of) -> Figures:
        assert figures
        result = Figures()
        kept.append(weakref.ref(result))
        return result

    task = Task(work, owner=owner, done=lambda _figures: told.append(1), refused=lambda _why: None)
    qtbot.waitUntil(lambda: bool(told))
    del work, made_of
    forget()
    assert [ref() for ref in kept] == [None, None]
    assert owner.children() == []
    task.cancel()
    shell = weakref.ref(task)
    del task
    assert shell() is None, "not even the task itself"


def test_a_page_may_go_while_its_work_goes_on(qtbot: QtBot) -> None:
    """What the pool's thread speaks through is nothing that the window's thread deletes with a page."""
    owner, may_end, told = QObject(), Event(), list[str]()

    def work(report: Report) -> None:
        may_end.wait()
        report(1, 2)

    Task(
        work,
        owner=owner,
        done=lambda _result: told.append("done"),
        refused=told.append,
        progress=lambda _done, _total: told.append("progress"),
        cancelled=lambda: told.append("cancelled"),
    )
    assert owner.children() == []
    delete(owner)
    may_end.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    QCoreApplication.processEvents()
    assert told == []


def test_a_closed_workbook_leaves_nothing_in_memory(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    of_others = results()
    session.open(example_path)
    for step in (StepId.SET_UP, StepId.COLLECT, StepId.RESULTS, StepId.PLAN):
        window.go(step)
    book = weakref.ref(session.book)
    session.close()
    forget()
    left = [type(one).__name__ for one in results() if not any(one is other for other in of_others)]
    assert left == []
    assert book() is None

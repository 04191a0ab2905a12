"""The laptop stays awake while a workshop runs, and says whether it does."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.discuss import DiscussPage
from sixelements.ui.room.awake import Awake, SystemAnswer
from tests.ui.rounds import open_round


def on_a_bus(how: str) -> list[str]:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("dbus-run-session is missing, so there is no bus of our own")
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.room.on_a_bus", how]
    found = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout.splitlines()


def test_linux_is_asked_on_its_bus_and_let_go_by_leaving_it() -> None:
    assert on_a_bus("answering") == [
        "held by Six Elements: A workshop is running.",
        "works: True",
        "works: None",
        "let go",
    ]


def test_where_nobody_answers_on_the_bus_it_says_so() -> None:
    assert on_a_bus("silent") == ["works: False"]


def test_without_a_bus_it_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    held = Awake(system="linux")
    held.hold()
    qtbot.waitUntil(lambda: held.works is False)
    held.release()
    assert held.works is None


class Kernel:
    """Windows' kernel, as far as it is asked here. ``answer``: 0 for a no."""

    def __init__(self, answer: int) -> None:
        self.answer, self.asked = answer, list[int]()
        self.kernel32 = self

    def SetThreadExecutionState(self, flags: int) -> int:  # noqa: N802 - Windows calls it so
        self.asked.append(flags)
        return self.answer


@pytest.mark.parametrize(("answer", "works"), [(0x80000000, True), (0, False)])
def test_windows_is_asked_for_this_thread(
    answer: int, works: bool, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    kernel = Kernel(answer)
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    held = Awake(system="win32")
    held.hold()
    held.hold()
    assert held.works is works
    held.release()
    held.release()
    assert kernel.asked == [0x80000003, 0x80000000]


def test_macos_is_asked_by_its_own_program_which_ends_with_us(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")
    program = tmp_path / "caffeinate"
    program.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\nexec sleep 60\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    held = Awake(system="darwin")
    held.hold()
    qtbot.waitUntil(lambda: held.works is True)
    qtbot.waitUntil(lambda: (tmp_path / "asked").exists() and (tmp_path / "asked").read_text() != "")
    assert (tmp_path / "asked").read_text().split() == ["-d", "-i", "-w", str(os.getpid())]
    held.release()
    assert held.works is None


def test_macos_without_the_program_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    held = Awake(system="darwin")
    held.hold()
    qtbot.waitUntil(lambda: held.works is False)
    held.release()


def test_the_laptop_is_held_awake_from_the_check_on_and_while_a_workshop_runs(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """On another page, too; let go when nothing runs and Discuss is left."""
    open_round(session, tmp_path / "a.sixe")
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    held: list[str] = []
    page.awake.release()

    def ask(_owner: QObject, answered: SystemAnswer) -> Callable[[], object]:
        answered(works=True)
        return lambda: held.append("let go")

    page.awake._ask = ask
    window.go(StepId.COLLECT)
    window.go(StepId.DISCUSS)
    found = [page.awake.works]
    page.room.rehearse()
    window.go(StepId.COLLECT)
    found.append(page.awake.works)
    assert held == []
    page._end()
    found.append(page.awake.works)
    assert (found, held) == ([True, True, None], ["let go"])

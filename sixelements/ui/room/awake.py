"""Keeps the laptop and its screens awake while a workshop runs, by the means of each system.

Each of them ends by itself when the program does, however it ends: a bus forgets a program that left it,
Windows of its thread, and `caffeinate` watches the process it was started for.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Signal

from sixelements.i18n import _

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_PATIENCE = 3000
"""Milliseconds until a bus that says nothing counts as a no."""
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState."""

Release = Callable[[], object]


class SystemAnswer(Protocol):
    """Whoever waits for what the system says."""

    def __call__(self, *, works: bool) -> None:
        """It stays awake, or does not."""


class Awake(QObject):
    """``changed``: whether it works is known now, or another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, system: str = sys.platform) -> None:
        super().__init__(parent)
        self._ask = _WAYS.get(system, _by_bus)
        self._release: Release | None = None
        self._works: bool | None = None

    @property
    def works(self) -> bool | None:
        """Whether the system said that it stays awake; None: it was not asked, or has not answered."""
        return self._works

    def hold(self) -> None:
        """Ask the system to stay awake; again does nothing."""
        if self._release is None:
            self._release = self._ask(self, self._answered)

    def release(self) -> None:
        """Let it sleep again."""
        if self._release is not None:
            release, self._release = self._release, None
            release()
            self._works = None
            self.changed.emit()

    def _answered(self, *, works: bool) -> None:
        self._works = works
        self.changed.emit()


def _by_bus(owner: QObject, answered: SystemAnswer) -> Release:
    """Linux: a connection of its own, which is closed to let go; answers once the bus did."""
    from PySide6 import QtDBus  # noqa: PLC0415 - Linux alone has a bus

    name = connection_name(owner)
    bus = QtDBus.QDBusConnection.connectToBus(QtDBus.QDBusConnection.BusType.SessionBus, name)
    call = QtDBus.QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
    call.setArguments(["Six Elements", _("A workshop is running.")])
    waiting = QtDBus.QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE))
    listening = [True]

    def heard() -> None:
        if listening:
            answered(works=not waiting.isError())

    def let_go() -> None:
        listening.clear()
        QtDBus.QDBusConnection.disconnectFromBus(name)

    if waiting.isFinished():  # no bus: that is known at once
        heard()
    else:
        waiting.finished.connect(heard)
    return let_go


def connection_name(owner: QObject) -> str:
    """What the connection is called within this program."""
    return f"sixelements-awake-{id(owner)}"


def _by_thread(_owner: QObject, answered: SystemAnswer) -> Release:
    """Windows: the state of this thread, which is the window's and lives as long as it."""
    state = getattr(ctypes, "windll").kernel32.SetThreadExecutionState  # noqa: B009 - only Windows has it
    answered(works=bool(state(_CONTINUOUS | _SYSTEM | _DISPLAY)))
    return lambda: state(_CONTINUOUS)


def _by_program(owner: QObject, answered: SystemAnswer) -> Release:
    """macOS: its own program, for as long as our process lives."""
    program = QProcess(owner)
    program.started.connect(lambda: answered(works=True))
    program.errorOccurred.connect(lambda: answered(works=False))
    program.start("caffeinate", ["-d", "-i", "-w", str(os.getpid())])

    def let_go() -> None:
        program.started.disconnect()
        program.errorOccurred.disconnect()
        program.kill()
        program.waitForFinished(1000)

    return let_go


_WAYS: Mapping[str, Callable[[QObject, SystemAnswer], Release]] = {
    "win32": _by_thread,
    "darwin": _by_program,
}
"""How each system is asked; all others have a bus."""

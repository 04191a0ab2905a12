"""Run by `test_awake.py` on a bus of its own: holds the laptop awake, and says what the bus was told."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

from sixelements.ui.room.awake import PATH, SERVICE, Awake, connection_name


def out(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": SERVICE})  # type: ignore[call-arg]  # as Qt documents it
class ScreenSaver(QObject):  # type: ignore[operator]
    """Says who asked."""

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:  # noqa: N802 - the bus calls it so
        out(f"held by {who}: {why}")
        return 7


def main(*, answering: bool) -> None:
    app = QCoreApplication([])
    awake = Awake(system="linux")
    bus = QDBusConnection.sessionBus()
    watcher = QDBusServiceWatcher("", bus, QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
    saver = ScreenSaver()
    if answering:
        bus.registerService(SERVICE)
        bus.registerObject(PATH, saver, QDBusConnection.RegisterOption.ExportAllSlots)

    def changed() -> None:
        out(f"works: {awake.works}")
        if awake.works:
            watcher.addWatchedService(QDBusConnection(connection_name(awake)).baseService())
            QTimer.singleShot(0, awake.release)
        elif not answering:
            app.quit()

    def gone() -> None:
        out("let go")
        app.quit()

    awake.changed.connect(changed)
    watcher.serviceUnregistered.connect(gone)
    QTimer.singleShot(0, awake.hold)
    app.exec()


if __name__ == "__main__":
    main(answering=sys.argv[1] == "answering")

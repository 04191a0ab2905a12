"""Who writes to a workbook: a small file next to it that names user, computer and process.

A file may have several names (hard links, one folder mounted twice, names that differ in case only), so
another small file in the person's data folder says the same of the file itself, by device and number.
"""

import atexit
import getpass
import json
import os
import platform
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sixelements import bounded_read, paths
from sixelements.application.errors import InUse, TakenOver
from sixelements.i18n import _
from sixelements.storage.process import UNKNOWN, started
from sixelements.storage.safe_file import write_new
from sixelements.wording.quoted import quoted

_held: set[str] = set()
"""The tokens of what this process has open; of any other of its own it could not remove the file."""
_HALF_WRITTEN = 10.0
"""Seconds in which a lock file without content may be one being written, where drives have no links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A process that writes. ``token`` differs between two openings by one process."""

    user: str
    host: str
    pid: int
    started: str
    token: str

    @property
    def words(self) -> str:
        """Such as "Ana on desk-3", or "Ana on this computer"."""
        if not self.out_of_reach:
            return _("{user} on this computer").format(user=quoted(self.user, 60))
        return _("{user} on {host}").format(user=quoted(self.user, 60), host=quoted(self.host, 60))

    @property
    def gone(self) -> bool:
        """Whether the process has ended, or is this one and has closed it; never known of another computer.

        A lock file is left over where its folder had another name when the workbook was closed.
        """
        if self.ourselves and self.started == (started(self.pid) or ""):
            return self.token not in _held
        return self.host == platform.node() and started(self.pid) not in (self.started, UNKNOWN)

    @property
    def ourselves(self) -> bool:
        """Whether it is this process."""
        return self.host == platform.node() and self.pid == os.getpid()

    @property
    def out_of_reach(self) -> bool:
        """Whether the process is one of another computer, which can't be asked."""
        return self.host != platform.node()


def lock_path(path: Path) -> Path:
    """The lock file of a workbook."""
    return path.with_name(f"{path.name}.lock")


def holder(path: Path) -> Writer | None:
    """Who has a workbook open for writing, according to the file beside it; None if nobody does."""
    found = _read(lock_path(path))
    return None if found is None or found.gone else found


class Lock:
    """This process's right to write to one workbook, given back on close and at the end."""

    def __init__(self, files: Sequence[Path], writer: Writer, *, after_a_crash: bool) -> None:
        self.after_a_crash = after_a_crash
        """Whether the last holder ended without releasing it."""
        self._files = files
        self._writer = writer
        atexit.register(self.release)

    def check(self, path: Path) -> None:
        """Raise TakenOver if somebody else's name is now where ours was."""
        other = _read(self._files[0])
        if other not in (None, self._writer):
            text = _("{writer} has taken {file} over, so nothing more is stored here. Save a copy.")
            raise TakenOver(text.format(writer=other.words, file=path.name))

    def release(self) -> None:
        """Give it back; safe to call again, and in a forked child.

        What can't be removed any more is left over, which is seen once the process is gone.
        """
        atexit.unregister(self.release)
        if os.getpid() == self._writer.pid:
            _held.discard(self._writer.token)
        for file in self._files:
            if os.getpid() == self._writer.pid and _read(file) == self._writer:
                with suppress(OSError):
                    file.unlink(missing_ok=True)


def take(path: Path) -> Lock | Writer:
    """Become the writer of a workbook, or return who is. Raises OSError if no file can be made.

    Call this while holding the workbook's own write lock, if there is one, so that two processes can't both
    take over from a third that died.
    """
    me, by_name = _myself(), lock_path(path)
    _held.add(me.token)
    try:
        found = _take(path, by_name, me)
    except OSError:
        _held.discard(me.token)
        raise
    if isinstance(found, Writer):
        _held.discard(me.token)
    return found


def _take(path: Path, by_name: Path, me: Writer) -> Lock | Writer:
    found = _taken_over(by_name, me)
    if isinstance(found, Writer):
        return found
    by_number = _lock_of_the_file(path)
    if by_number is None:
        return Lock((by_name,), me, after_a_crash=found)
    try:
        other = _taken_over(by_number, me)
    except OSError:  # no files can be made in the data folder: the lock by name has to be enough
        other = False
    if isinstance(other, Writer):
        by_name.unlink(missing_ok=True)
        return other
    return Lock((by_name, by_number), me, after_a_crash=found or other)


def since(path: Path) -> datetime:
    """When the lock of a workbook was written, in local time. Raises OSError."""
    return datetime.fromtimestamp(lock_path(path).stat().st_mtime).astimezone()


def take_from(path: Path) -> None:
    """End the right to write of somebody on another computer; they learn of it with their next change.

    Raises InUse if it is somebody on this computer who is still there, and OSError.
    """
    file = lock_path(path)
    other = _read(file)
    if other and not (other.out_of_reach or other.gone):
        raise taken(path, other)
    file.unlink(missing_ok=True)


def _lock_of_the_file(path: Path) -> Path | None:
    """The same for the file, whatever its name; None if there is none yet."""
    try:
        found = path.stat()
        folder = paths.user_data() / "locks"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    host = re.sub(r"\W", "", platform.node())[:30]
    return folder / f"{host}-{found.st_dev:x}-{found.st_ino:x}.lock"


def _taken_over(file: Path, me: Writer) -> bool | Writer:
    """Write one of the two files; whether somebody dead had it before, or else who has it. Raises OSError."""
    after_a_crash = False
    while True:
        if write_new(file, json.dumps(asdict(me)).encode()):
            return after_a_crash
        other = _read(file)
        if other is None and _being_written(file):
            other = Writer(user=_("Somebody"), host=_("another computer"), pid=0, started="", token="")
        elif other is None or other.gone:
            file.unlink(missing_ok=True)
            after_a_crash = True
            continue
        return other


def _myself() -> Writer:
    pid = os.getpid()
    return Writer(
        user=_user(),
        host=platform.node(),
        pid=pid,
        started=started(pid) or "",
        token=os.urandom(8).hex(),
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return _("Somebody")


def _read(file: Path) -> Writer | None:
    try:
        found = json.loads(bounded_read.content(file, largest=10_000))
        texts = {name: str(found[name]) for name in ("user", "host", "started", "token")}
        return Writer(pid=int(found["pid"]), **texts)
    except (OSError, bounded_read.TooLarge, ValueError, TypeError, KeyError, RecursionError):
        return None


def _being_written(file: Path) -> bool:
    try:
        return abs(time.time() - file.stat().st_mtime) < _HALF_WRITTEN
    except OSError:
        return False


def taken(path: Path, writer: Writer) -> InUse:
    """The error for somebody who wants to write while another process does."""
    if not lock_path(path).exists():
        text = _("{path} is open under another name: {writer} has it. Close it there first.")
        return InUse(text.format(path=path, writer=writer.words))
    if not writer.out_of_reach:
        text = _("{path} is open in another window or command: {writer} has it. Close it there first.")
        return InUse(text.format(path=path, writer=writer.words))
    return InUse(
        _(
            "{path} is open: {writer} has it. Close it there first. If that computer is gone for good, "
            "delete {lock}."
        ).format(path=path, writer=writer.words, lock=lock_path(path).name)
    )

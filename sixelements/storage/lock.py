"""Who writes to a workbook: a small file beside it that names user, computer and process."""

import atexit
import getpass
import json
import os
import platform
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sixelements import foreign
from sixelements.application.errors import InUse
from sixelements.i18n import _
from sixelements.storage.process import UNKNOWN, started
from sixelements.storage.safe_file import write_new
from sixelements.wording.quoted import quoted

_HALF_WRITTEN = 10.0
"""Seconds in which a lock file without content may be one being written, where drives have no links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A process that writes. ``token`` tells two openings by one process apart."""

    user: str
    host: str
    pid: int
    started: str
    token: str

    @property
    def words(self) -> str:
        """Such as "Ana on desk-3"."""
        return _("{user} on {host}").format(user=quoted(self.user, 60), host=quoted(self.host, 60))

    @property
    def gone(self) -> bool:
        """Whether the process has ended; of another computer that can't be known."""
        return self.host == platform.node() and started(self.pid) not in (self.started, UNKNOWN)


def lock_path(path: Path) -> Path:
    """The lock file of a workbook."""
    return path.with_name(f"{path.name}.lock")


class Lock:
    """This process's right to write to one workbook, given back on close and at the end."""

    def __init__(self, path: Path, writer: Writer, *, after_a_crash: bool) -> None:
        self.after_a_crash = after_a_crash
        """Whether the last who had it ended without giving it back."""
        self._path = lock_path(path)
        self._writer = writer
        atexit.register(self.release)

    def release(self) -> None:
        """Give it back; safe to call again, and in a forked child."""
        atexit.unregister(self.release)
        if os.getpid() == self._writer.pid and _read(self._path) == self._writer:
            self._path.unlink(missing_ok=True)


def take(path: Path) -> Lock | Writer:
    """Become the writer of a workbook, or learn who is. Raises OSError where no file can be made.

    Call it while holding the workbook's own write lock where there is one, so that two processes
    can't both take over from a third that died.
    """
    me, file, after_a_crash = _myself(), lock_path(path), False
    while True:
        if write_new(file, json.dumps(asdict(me)).encode()):
            return Lock(path, me, after_a_crash=after_a_crash)
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
        found = json.loads(foreign.content(file, largest=10_000))
        texts = {name: str(found[name]) for name in ("user", "host", "started", "token")}
        return Writer(pid=int(found["pid"]), **texts)
    except (OSError, foreign.TooLarge, ValueError, TypeError, KeyError, RecursionError):
        return None


def _being_written(file: Path) -> bool:
    try:
        return abs(time.time() - file.stat().st_mtime) < _HALF_WRITTEN
    except OSError:
        return False


def taken(path: Path, writer: Writer) -> InUse:
    """What to say to whoever wants to write while somebody else does."""
    return InUse(
        _(
            "{path} is open: {writer} has it. Close it there first. If that computer is gone for good, "
            "delete {lock}."
        ).format(path=path, writer=writer.words, lock=lock_path(path).name)
    )

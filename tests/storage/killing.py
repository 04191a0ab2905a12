"""A program with everything loaded that forks, so that each kill costs milliseconds: one order a line.

Run as ``python -m tests.storage.killing``; the tests talk to it through ``Killer``.
"""

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

from sixelements import paths
from sixelements.storage import passwords
from sixelements.storage.passwords import FileKey
from sixelements.storage.restoring import restore
from sixelements.storage.safe_file import write_safely
from sixelements.storage.schema import CIPHERED
from tests.storage.books import NOON, new_book, open_book
from tests.storage.deeds import KINDS, rename
from tests.storage.schemas import next_schema

NAME = "Alder & Söhne.sixe"
REPORTS = ("report.pdf", "report.csv", "report.json")
NEXT = next_schema()
KEYS = tuple(FileKey(CIPHERED + bytes([n]) * 10, bytes([n]) * 32) for n in b"ab")
Say = Callable[[], object]


class Killer:
    """Starts a piece of work, kills it after a while, and tells how many deeds it had reported."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"

    def time(self, kind: str, folder: Path) -> float:
        """How long the first three deeds take here and now, from opening on; then it is killed."""
        begun = time.monotonic()
        self.run(kind, folder, after=3, wait=0)
        return time.monotonic() - begun

    def run(self, kind: str, folder: Path, *, after: int, wait: float) -> int:
        """It is killed so many seconds after it has reported so many deeds, or all that it does."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([kind, str(folder), after, wait]) + "\n")
        self._process.stdin.flush()
        said: str = json.loads(self._process.stdout.readline())
        assert set(said) <= {"."}, said
        return len(said)

    def end(self) -> None:
        self._process.communicate("")


def _change(kind: str, folder: Path, say: Say) -> None:
    book = open_book(folder / NAME)
    assert not book.info.read_only
    for n in count():
        KINDS[kind].do(book, n)
        say()


def _back_up(folder: Path, say: Say) -> None:
    """A backup a day, so that old ones are thinned out too."""
    for n in count():
        book = open_book(folder / NAME, now=NOON + timedelta(days=n))
        rename(book, n)
        book.back_up()
        say()
        book.close()


def _report(folder: Path, say: Say) -> None:
    versions = [{name: (folder / v / name).read_bytes() for name in REPORTS} for v in ("a", "b")]
    for n in count():
        for name, data in versions[n % 2].items():
            write_safely(folder / name, data)
            say()


def _migrate(folder: Path, say: Say) -> None:
    book = open_book(folder / NAME, schema=NEXT)
    say()
    book.close()


def _restore(folder: Path, say: Say) -> None:
    restore(folder / NAME, folder / "backup.sixe", now=NOON)
    say()


def _create(folder: Path, say: Say) -> None:
    for n in count():
        new_book(folder / f"{n}.sixe").close()
        say()


def _change_password(folder: Path, say: Say) -> None:
    """One is set, changed, and removed; each leads to the next."""
    for key in KEYS:
        passwords.keep(key)
    for n in count():
        book = open_book(folder / NAME)
        assert book.become((*KEYS, None)[n % 3]) == ()
        say()
        book.close()


WORK: dict[str, Callable[[Path, Say], None]] = {
    "back up": _back_up,
    "report": _report,
    "migrate": _migrate,
    "restore": _restore,
    "create": _create,
    "password": _change_password,
}


def _until_killed(kind: str, folder: Path, *, after: int, wait: float) -> str:
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        paths.user_data = lambda: folder / "user data"
        _work(kind, folder, sending)
    os.close(sending)
    said = b""
    while len(said) < after and (more := os.read(receiving, 1)):
        said += more
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(receiving, "rb") as pipe:
        said += pipe.read()
    os.waitpid(child, 0)
    return said.decode()


def _work(kind: str, folder: Path, sending: int) -> None:
    try:
        if kind in WORK:
            WORK[kind](folder, lambda: os.write(sending, b"."))
        else:
            _change(kind, folder, lambda: os.write(sending, b"."))
    except BaseException:  # noqa: BLE001 - it is told, and ends this process
        os.write(sending, traceback.format_exc().encode())
    finally:
        os._exit(0)


def main() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        kind, folder, after, wait = json.loads(line)
        sys.stdout.write(json.dumps(_until_killed(kind, Path(folder), after=after, wait=wait)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

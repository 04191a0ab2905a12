"""Commands run one after the other, each in a process of its own, with what each took.

A new interpreter for each of two hundred files would take a minute; the server below imports the
commands once and forks. A child starts with all that the server has in memory, so what is measured
is, if anything, more than a command of its own would take.

``python -m tests.attacks.measured`` reads a list of arguments a line and answers with a `Ran` a line.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SECONDS = 10.0
MEGABYTES = 300.0
"""What the worst file may take (promise 7)."""
_KILLED_AFTER = 3 * SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended. ``megabytes`` is the most that it, or a process it started, had at once."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


class Server:
    """The process that forks a child a command."""

    def __init__(self, home: Path) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.attacks.measured"],
            cwd=home,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object) -> Ran:
        """Run one command."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(a) for a in arguments]) + "\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate(timeout=30)


@contextmanager
def server(home: Path) -> Iterator[Server]:
    """A server in a home of its own."""
    serving = Server(home)
    try:
        yield serving
    finally:
        serving.close()


def _serve() -> None:
    from sixelements.cli import main

    for name in main.COMMANDS:
        import_module(f"sixelements.cli.{name}_command")
    for module in ("sqlite_utils", "sixelements.storage.workbook", "sixelements.storage.checks"):
        import_module(module)
    for module in ("content.loader", "content.snapshot", "intake.discussion_json", "intake.gate"):
        import_module(f"sixelements.{module}")
    with TemporaryDirectory() as folder:
        for line in sys.stdin:
            answer = _forked(json.loads(line), Path(folder))
            sys.stdout.write(json.dumps(asdict(answer)) + "\n")
            sys.stdout.flush()


def _forked(arguments: list[str], folder: Path) -> Ran:
    out, err = folder / "out", folder / "err"
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _become(arguments, out, err)
    status, usage = _waited_for(child)
    return Ran(
        code=os.waitstatus_to_exitcode(status),
        out=out.read_text(encoding="utf-8", errors="replace"),
        err=err.read_text(encoding="utf-8", errors="replace"),
        seconds=time.monotonic() - began,
        megabytes=usage / 1024,
    )


def _become(arguments: list[str], out: Path, err: Path) -> None:
    """The child: a command with files for its streams, in a session of its own."""
    from sixelements.cli.main import run

    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - from a number
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        sys.exit(run(arguments))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - as an interpreter would
        sys.excepthook(*sys.exc_info())
        code = 70
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _waited_for(child: int) -> tuple[int, int]:
    """Its exit status and most memory in KiB; killed with all it started if it takes far too long."""
    deadline = time.monotonic() + _KILLED_AFTER
    while True:
        found, status, usage = os.wait4(child, os.WNOHANG)
        if found:
            return status, usage.ru_maxrss
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.002)


if __name__ == "__main__":
    _serve()

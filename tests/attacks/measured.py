"""Commands run in processes of their own, with how they ended and what they took.

A new interpreter for each of hundreds of files would take minutes; the server below imports the
commands once and forks for each file. A child starts with all that the server has in memory, so a
command of its own would hardly take less.

``python -m tests.attacks.measured`` reads a list of commands a line and answers with a `Ran` for each.
"""

import gc
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
SECONDS = 10.0
MEGABYTES = 300.0
"""What the worst file may take (promise 7)."""
_KILLED_AFTER = 10 * SECONDS
"""By the clock, which also runs while the machine is busy with something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended.

    ``seconds`` are of a processor, of its process and those it started, so that a busy machine changes
    nothing. ``megabytes`` is the most that one of them had at once.
    """

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


class Server:
    """The process that forks."""

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

    def run(self, *commands: Sequence[object]) -> list[Ran]:
        """Run commands one after the other, all in one process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([[str(a) for a in command] for command in commands]) + "\n")
        self._process.stdin.flush()
        return [Ran(**ran) for ran in json.loads(self._process.stdout.readline())]

    def close(self) -> None:
        self._process.communicate(timeout=PATIENCE)


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
    for module in ("data", "formats", "roadmap", "pdf.writer", "tables"):
        import_module(f"sixelements.reporting.{module}")
    gc.freeze()  # a child's garbage collector leaves alone what it shares, which else would be copied
    with TemporaryDirectory() as folder:
        for line in sys.stdin:
            answers = _forked(json.loads(line), Path(folder) / "said")
            sys.stdout.write(json.dumps([asdict(answer) for answer in answers]) + "\n")
            sys.stdout.flush()


def _forked(commands: list[list[str]], said: Path) -> list[Ran]:
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _become(commands, said)
    status, usage = _waited_for(child)
    lines = said.read_text(encoding="utf-8").splitlines()
    done = [Ran(**json.loads(line), megabytes=usage / 1024) for line in lines if line.endswith("}")]
    code = os.waitstatus_to_exitcode(status)
    if code or len(done) != len(commands):
        done.append(
            Ran(
                code=code or 70,
                out="",
                err="",
                seconds=time.monotonic() - began,
                megabytes=usage / 1024,
            )
        )
    return done


def _become(commands: list[list[str]], said: Path) -> None:
    """The child, in a session of its own: run the commands and write down what each said."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    with said.open("w", encoding="utf-8") as notes:
        for command in commands:
            notes.write(json.dumps(_one(command)) + "\n")
            notes.flush()
    os._exit(0)


def _one(command: list[str]) -> dict[str, object]:
    from sixelements.cli.main import run

    out, err = io.StringIO(), io.StringIO()
    began = _processor_seconds()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run(command)
        except BaseException:  # noqa: BLE001 - as an interpreter would
            sys.excepthook(*sys.exc_info())
            code = 70
    seconds = _processor_seconds() - began
    return {"code": code, "out": out.getvalue(), "err": err.getvalue(), "seconds": seconds}


def _processor_seconds() -> float:
    return sum(os.times()[:4])


def _waited_for(child: int) -> tuple[int, int]:
    """Its exit status and most memory in KiB; killed with all it started if it takes far too long."""
    deadline = time.monotonic() + _KILLED_AFTER
    while True:
        found, status, usage = os.wait4(child, os.WNOHANG)
        if found:
            return status, usage.ru_maxrss
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.001)


if __name__ == "__main__":
    _serve()

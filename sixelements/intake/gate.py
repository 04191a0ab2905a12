"""One gate for files from elsewhere: they are read by a process of its own, with limits on time and memory.

Whatever a file does to its reader, this process goes on: the reader is ended at the limit, and the
file gets one clear sentence. One reader serves many files, because starting it takes 0.1 s.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from sixelements.application.responses import Form, SheetFile
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Answer, Sheet
from sixelements.i18n import _
from sixelements.intake.messages import Message, is_message
from sixelements.wording.quoted import quoted

SECONDS = 8.0
MEGABYTES = 200
"""For the reader; the process that asks needs some of the 300 that a file may take."""
_READER = "sixelements.intake.reader"
_LONGEST_ANSWER = 20_000_000


@dataclass
class Gate:
    """The door to the reader. Use `gate()`, which sees to it that the reader ends."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    _reader: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def read(self, path: Path, form: Form) -> SheetFile:
        """Read one file of answers; refused in one sentence if it takes too long or too much."""
        answer = self._ask(
            {"path": str(path.absolute()), "practices": list(form.practices), "lines": list(form.lines)}
        )
        try:
            if answer is not None:
                return _sheet_file(answer)
        except (TypeError, ValueError):
            self.close()
        why = _("It takes too long or too much memory to read, so it was refused.")
        return SheetFile(digest=b"", refusal=f"{quoted(path.name)}: {why}")

    def _ask(self, question: Message) -> Message | None:
        reader = self._running()
        if reader.stdin is None or reader.stdout is None:
            raise RuntimeError("the reader has no pipes")
        late = Timer(self.seconds, reader.kill)
        late.start()
        try:
            reader.stdin.write(json.dumps(question).encode() + b"\n")
            reader.stdin.flush()
            line = reader.stdout.readline(_LONGEST_ANSWER)
        except OSError:
            line = b""
        finally:
            late.cancel()
        if not line.endswith(b"\n"):
            self.close()
            return None
        try:
            answer = json.loads(line)
        except ValueError:
            return None
        return answer if is_message(answer) else None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._reader is None or self._reader.poll() is not None:
            command = [sys.executable, "-m", _READER, str(self.megabytes), str(int(self.seconds) + 1)]
            self._reader = subprocess.Popen(  # noqa: S603 - our own module, no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            )
        return self._reader

    def close(self) -> None:
        """End the reader."""
        if self._reader is None:
            return
        self._reader.kill()
        for pipe in (self._reader.stdin, self._reader.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        self._reader.wait()
        self._reader = None


@contextmanager
def gate() -> Iterator[Gate]:
    """A gate for a series of files."""
    door = Gate()
    try:
        yield door
    finally:
        door.close()


def _sheet_file(answer: Message) -> SheetFile:
    """What the reader said, as values; the reader may have been turned, so nothing is believed unseen."""
    refusal = answer.get("refusal")
    return SheetFile(
        digest=bytes.fromhex(_text(answer.get("digest"))),
        sheets=tuple(_sheet(s) for s in _list(answer.get("sheets"))),
        problems=tuple(_text(p) for p in _list(answer.get("problems"))),
        refusal=None if refusal is None else _text(refusal),
    )


def _sheet(value: object) -> Sheet:
    role, answers = _list(value)
    if not is_message(answers):
        raise TypeError("answers")
    return Sheet(
        role=Role(_text(role)) if role else None,
        answers={ItemId(item): _answer(code) for item, code in answers.items()},
    )


def _answer(code: object) -> Answer:
    if not isinstance(code, int) or not -1 <= code <= 5:
        raise TypeError("code")
    return Answer(code)


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError("list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value

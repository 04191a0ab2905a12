"""One gate for files from elsewhere: they are read by a process of its own, with limits on time and memory.

Whatever a file does to its reader, this process goes on: the reader is ended at the limit, and the
file gets one clear sentence. One reader serves many files, because starting it takes 0.1 s.
"""

import json
from base64 import b64decode
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from sixelements.application.logo import sound
from sixelements.application.table_file import ReadTable, TableFile
from sixelements.domain.errors import BadInput
from sixelements.domain.foreign_table import ForeignTable, FormMark, OtherTab
from sixelements.domain.plan_file import PlanFile
from sixelements.i18n import _
from sixelements.intake import plan_xlsx
from sixelements.intake.messages import Message, Reads, is_message, number, text, texts, values
from sixelements.intake.reader_process import NoAnswer, OutOfMemory, ReaderProcess

SECONDS = 8.0
_MANY, _MOST_AHEAD = 8, 6
"""Files from which on two readers pay, and how many may be read before somebody wants them."""
Value = TypeVar("Value")
MEGABYTES = {Reads.ANSWERS: 200, Reads.LOGO: 250, Reads.PLAN: 200}
"""For the reader, of address space; the process that asks needs some of the 300 that a file may take."""


@dataclass
class Gate:
    """The door to the reader. Use `gate()`, which sees to it that the reader ends."""

    reads: Reads = Reads.ANSWERS
    seconds: float = SECONDS
    megabytes: int | None = None
    _reader: ReaderProcess | None = field(default=None, init=False)
    _not_started: str = field(default="", init=False)

    def read(self, path: Path, tab: str = "") -> TableFile:
        """Read one file as a table; refused in one sentence if it takes too long or too much."""
        try:
            return self._answered({"path": str(path.absolute()), "tab": tab}, _table_file)
        except NoAnswer as why:
            return TableFile(digest=b"", refusal=why.sentence)

    def read_logo(self, path: Path) -> bytes:
        """A picture as a small PNG of nothing but pixels. Raises BadInput where that can't be made of it."""
        try:
            return self._answered({"path": str(path.absolute())}, _logo)
        except NoAnswer as why:
            raise BadInput(why.sentence) from None

    def read_plan(self, path: Path, tabs: Sequence[str]) -> PlanFile:
        """The sheets of an edited plan, by their names. Raises BadInput with why it can't be read."""
        question = {"path": str(path.absolute()), "tabs": [*tabs]}
        try:
            return self._answered(question, _plan)
        except NoAnswer as why:
            raise BadInput(why.sentence) from None

    def _answered(self, question: Message, understood: Callable[[Message], Value]) -> Value:
        """The answer as a value. Raises NoAnswer, also where the reader was turned and talks nonsense."""
        line = self._asked(json.dumps(question).encode() + b"\n")
        try:
            answer = json.loads(line)
            if is_message(answer):
                return understood(answer)
        except (TypeError, ValueError, LookupError, RecursionError):
            pass
        self.close()
        raise NoAnswer(_("Reading it broke off, so it was refused."))

    def _asked(self, question: bytes) -> bytes:
        """What a reader says. One whose memory other files have filled makes room for a fresh one."""
        reader = self._running()
        has_answered = reader.has_answered
        try:
            return reader.ask(question)
        except OutOfMemory:
            if not has_answered:
                raise
        self.close()
        return self._running().ask(question)

    def _running(self) -> ReaderProcess:
        """The reader, started if it isn't running; after one failed start, no file waits for it again."""
        if self._not_started:
            raise NoAnswer(self._not_started)
        if self._reader is None or self._reader.has_ended:
            self.close()
            limits = MEGABYTES[self.reads] if self.megabytes is None else self.megabytes
            try:
                self._reader = ReaderProcess(self.reads, megabytes=limits, seconds=self.seconds)
            except NoAnswer as why:
                self._not_started = why.sentence
                raise
        return self._reader

    def close(self) -> None:
        """End the reader."""
        if self._reader is not None:
            self._reader.kill()
            self._reader = None


@contextmanager
def gate(reads: Reads = Reads.ANSWERS) -> Iterator[Gate]:
    """A gate for a series of files."""
    door = Gate(reads)
    try:
        yield door
    finally:
        door.close()


@contextmanager
def read_ahead(paths: Sequence[Path]) -> Iterator[ReadTable]:
    """Reads files; those that are said to come ahead of their turn, with two readers where there are many."""
    readers = 2 if len(paths) >= _MANY else 1
    doors = [Gate() for _ in range(readers)]
    free: SimpleQueue[Gate] = SimpleQueue()
    for door in doors:
        free.put(door)

    def read(path: Path, tab: str = "") -> TableFile:
        door = free.get()
        try:
            return door.read(path, tab)
        finally:
            free.put(door)

    coming, under_way = deque(paths), dict[Path, Future[TableFile]]()
    with ThreadPoolExecutor(readers) as pool:

        def go_ahead() -> None:
            while coming and len(under_way) < _MOST_AHEAD:
                path = coming.popleft()
                under_way[path] = pool.submit(read, path)

        def in_turn(path: Path, tab: str = "") -> TableFile:
            go_ahead()
            ready = None if tab else under_way.pop(path, None)
            go_ahead()
            return ready.result() if ready else read(path, tab)

        try:
            yield in_turn
        finally:
            pool.shutdown(cancel_futures=True)
            for door in doors:
                door.close()


def _plan(answer: Message) -> PlanFile:
    """The sheets of a plan. Raises BadInput with the reader's refusal."""
    if refusal := answer.get("refusal"):
        raise BadInput(text(refusal))
    return plan_xlsx.understood(answer)


def _logo(answer: Message) -> bytes:
    """What the reader made of a picture, as a sound logo. Raises BadInput with its refusal."""
    if refusal := answer.get("refusal"):
        raise BadInput(text(refusal))
    logo = sound(b64decode(text(answer.get("png")), validate=True))
    if logo is None:
        raise ValueError("logo")
    return logo


def _table_file(answer: Message) -> TableFile:
    """What the reader said, as values; the reader may have been turned, so nothing is believed unseen."""
    if "refusal" in answer:
        return TableFile(digest=b"", refusal=text(answer["refusal"]), blank=answer.get("blank") is True)
    words = texts(answer["words"])
    rows = [values(row) for row in values(answer["rows"])]
    table = ForeignTable(
        rows=tuple(tuple([words[number(n)] for n in row]) for row in rows),
        places=tuple(map(number, values(answer["places"]))),
    )
    if not rows or len(table.places) != len(rows):
        raise ValueError("rows")
    digest = bytes.fromhex(text(answer["digest"]))
    mark = _mark(answer) if "mark" in answer else None
    if "unclear" in answer:
        return TableFile(digest=digest, table=table, mark=mark, unclear=tuple(texts(answer["unclear"])))
    others = tuple(map(_other_tab, values(answer.get("others", []))))
    return TableFile(
        digest=digest,
        table=table,
        tab=text(answer["tab"]),
        others=others,
        merged=tuple(map(number, values(answer.get("merged", [])))),
        hidden=tuple(map(number, values(answer.get("hidden", [])))),
        guessed=tuple(texts(answer.get("guessed", []))),
        sent_for=mark,
    )


def _mark(answer: Message) -> FormMark:
    round_, version, questions = texts(answer["mark"])
    return FormMark(round=round_, version=version, questions=questions, promised=number(answer["promised"]))


def _other_tab(said: object) -> OtherTab:
    name, rows = values(said)
    return OtherTab(name=text(name), rows=tuple(tuple(texts(row)) for row in values(rows)))

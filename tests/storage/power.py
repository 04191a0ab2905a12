"""A disk that remembers every write and sync, and the states that a power cut could leave of it.

A cut may leave any of the writes since a file's last sync, whole or in part of their sectors, in any
choice; of the names made and removed since the folder's last sync, the first few.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from sixelements.domain.errors import SixElementsError
from tests.storage.books import files

_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Op:
    """One thing done to the disk, or ``done``: a statement came back, and this is what the file then held."""

    what: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    lasting: bool = False


class Recorder(apsw.VFS):
    """The system's own file functions, with a record of what they were asked to write."""

    def __init__(self, ops: list[Op]) -> None:
        self.ops = ops
        super().__init__("recorder", "")

    def xOpen(self, name: Any, flags: list[int]) -> "RecordedFile":  # noqa: N802 - apsw's name
        return RecordedFile(self.ops, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        self.ops.append(Op("delete", Path(name).name, lasting=bool(syncdir)))
        super().xDelete(name, syncdir)


class RecordedFile(apsw.VFSFile):
    def __init__(self, ops: list[Op], name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._ops, self._name = ops, Path(path).name if path else ""
        if path and flags[0] & apsw.SQLITE_OPEN_CREATE and not Path(path).exists():
            ops.append(Op("create", self._name))
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._ops.append(Op("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._ops.append(Op("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._ops.append(Op("sync", self._name))
        super().xSync(flags)


def replayed(path: Path, sessions: Sequence[Sequence[str]]) -> list[Op]:
    """Run the SQL of recorded connections against a file, and return all that reached the disk."""
    ops: list[Op] = []
    recorder = Recorder(ops)
    for statements in sessions:
        connection = apsw.Connection(str(path), vfs="recorder", flags=apsw.SQLITE_OPEN_READWRITE)
        ops.append(Op("done", data=_content(connection)))
        for sql in statements:
            for _ in connection.execute(sql):
                pass
            if not connection.in_transaction:
                ops.append(Op("done", data=_content(connection)))
        connection.close()
    recorder.unregister()
    return ops


def _content(connection: apsw.Connection | sqlite3.Connection) -> bytes:
    """Everything that a database holds."""
    tables = [*connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name")]
    rows = [
        sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))
        for name, sql in tables
        if sql and sql.startswith("CREATE TABLE")
    ]
    return repr((tables, rows, [*connection.execute("PRAGMA user_version")])).encode()


@dataclass(slots=True)
class _File:
    lasting: bytes = b""
    pending: list[Op] = field(default_factory=list)


class Disk:
    """What would be left of a folder after a cut, as the record is gone through."""

    def __init__(self, content: dict[str, bytes]) -> None:
        self._names = {name: _File(data) for name, data in content.items()}
        self._lasting_names = dict(self._names)
        self._pending_names: list[tuple[str, _File | None]] = []

    def do(self, op: Op) -> None:
        if op.what in ("write", "truncate"):
            self._names[op.name].pending.append(op)
        elif op.what == "create":
            self._rename(op.name, _File())
        elif op.what == "delete":
            self._rename(op.name, None)
            if op.lasting:
                self._sync_names(len(self._pending_names))
        elif op.what == "sync":
            file = self._names[op.name]
            file.lasting, file.pending = _applied(file.lasting, file.pending), []
            made = [n for n, (_, f) in enumerate(self._pending_names, start=1) if f is file]
            self._sync_names(max(made, default=0))

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self._lasting_names)
        for name, file in self._pending_names[: chance.randint(0, len(self._pending_names))]:
            _put(names, name, file)
        return {name: _cut(file, chance) for name, file in names.items()}

    def _rename(self, name: str, file: _File | None) -> None:
        _put(self._names, name, file)
        self._pending_names.append((name, file))

    def _sync_names(self, upto: int) -> None:
        for name, file in self._pending_names[:upto]:
            _put(self._lasting_names, name, file)
        del self._pending_names[:upto]


def _put(names: dict[str, _File], name: str, file: _File | None) -> None:
    names.pop(name, None)
    if file:
        names[name] = file


def _cut(file: _File, chance: random.Random) -> bytes:
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    pieces = [piece for op in file.pending for piece in _torn(op, share, chance)]
    return _applied(file.lasting, pieces)


def _torn(op: Op, share: float, chance: random.Random) -> Iterator[Op]:
    if chance.random() >= share:
        return
    if op.what == "truncate" or chance.random() < 0.8:
        yield op
        return
    for start in range(0, len(op.data), _SECTOR):
        if chance.random() < 0.5:
            yield Op("write", op.name, op.offset + start, op.data[start : start + _SECTOR])


def _applied(content: bytes, ops: Iterable[Op]) -> bytes:
    data = bytearray(content)
    for op in ops:
        if op.what == "truncate":
            del data[op.offset :]
            continue
        data.extend(bytes(max(0, op.offset - len(data))))
        data[op.offset : op.offset + len(op.data)] = op.data
    return bytes(data)


@dataclass(frozen=True, slots=True)
class State:
    """What a cut left, what the file held when it was last told, and what it would have held next."""

    files: dict[str, bytes]
    told: bytes
    coming: bytes


def states(before: dict[str, bytes], ops: Sequence[Op], *, number: int) -> Iterator[State]:
    """States after cuts at so many moments, spread over the whole record."""
    chance = random.Random(20261102)  # noqa: S311 - repeatable
    cuts = {len(ops) * n // number for n in range(number)}
    coming = [n for n, op in enumerate(ops) if op.what == "done"]
    disk, told = Disk(before), b""
    for n, op in enumerate(ops):
        disk.do(op)
        if op.what == "done":
            told = op.data
            coming.pop(0)
        if n in cuts and told:
            yield State(disk.after_a_cut(chance), told, ops[coming[0]].data if coming else told)


def what_is_left(state: State, path: Path, connect: Any) -> str:
    """``sound`` if the file opens with what was told or what was coming; else what is wrong."""
    for name in files(path.parent):
        (path.parent / name).unlink()
    for name, data in state.files.items():
        (path.parent / name).write_bytes(data)
    connection = None
    try:
        connection = connect(path)
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "damaged"
        content = _content(connection)
    except (sqlite3.Error, SixElementsError):
        return "damaged"
    finally:
        if connection:
            connection.close()
    return "sound" if content in (state.told, state.coming) else "lost"

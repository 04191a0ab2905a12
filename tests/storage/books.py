"""Workbooks on disk for the tests of storage, and programs that use one from another process."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from sixelements.content import snapshot
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import Mode
from sixelements.storage import workbook
from sixelements.storage.passwords import FileKey
from sixelements.storage.schema import THIS_SCHEMA, Schema
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_round, a_team, counting_ids

ROUND = RoundId("round-1")
NOON = datetime(2026, 11, 2, 12, 0, 0)  # noqa: DTZ001 - local time, as on a backup
PRELUDE = """
import sys
from pathlib import Path
from sixelements.content import snapshot
from sixelements.domain.ids import ItemId, ResponseId, RoundId
from sixelements.storage import workbook
from tests.builders import *
path = Path(sys.argv[1])
"""


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def new_book(
    path: Path, *, now: datetime = NOON, schema: Schema = THIS_SCHEMA, key: FileKey | None = None
) -> StoredWorkbook:
    """An empty workbook."""
    return workbook.create(
        path,
        organization="Alder County",
        codec=snapshot,
        new_id=counting_ids(),
        today=date(2026, 11, 2),
        schema=schema,
        now=at(now),
        key=key,
    )


def new_book_with_round(
    path: Path,
    *,
    mode: Mode = Mode.ANONYMOUS,
    now: datetime = NOON,
    schema: Schema = THIS_SCHEMA,
    key: FileKey | None = None,
) -> StoredWorkbook:
    """A workbook with one team and one open round."""
    book = new_book(path, now=now, schema=schema, key=key)
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(mode=mode))
    return book


def open_book(
    path: Path, *, now: datetime = NOON, schema: Schema = THIS_SCHEMA, read_only: bool = False
) -> StoredWorkbook:
    return workbook.open_workbook(path, codec=snapshot, now=at(now), schema=schema, read_only=read_only)


def start(
    program: str, path: Path, *args: object, env: Mapping[str, str] | None = None
) -> "subprocess.Popen[str]":
    """Run a program of the tests in a process of its own, with its lines of output to read."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + program, str(path), *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=env,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its content."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}

"""Whose workbook a file is, found out without touching it."""

import mmap
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.storage import passwords
from sixelements.storage.connection import read_schema, untouching
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint

_FIT_FOR_A_FOLDER = re.compile(r"[0-9A-Za-z-]{1,64}")
_MADE_BY_CHANCE = re.compile(r"[0-9a-f]{32}")


def id_of(path: Path, schema: Schema = THIS_SCHEMA) -> WorkbookId | None:
    """The id of a workbook, if the file is sound enough to have one."""
    if not path.is_file():
        return None
    try:
        with closing(untouching(path)) as connection:
            read_schema(connection)
            if fingerprint(connection) not in schema.fingerprints.values():  # a rule may run for ever
                return None
            row = connection.execute("SELECT id FROM workbook WHERE typeof(id) = 'text'").fetchone()
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return None
    return WorkbookId(row[0]) if row and _FIT_FOR_A_FOLDER.fullmatch(row[0]) else None


def is_anothers(copy: Path, workbook: WorkbookId) -> bool:
    """Whether a copy belongs to another workbook; False if it is too damaged to know.

    Almost all belong to this one and contain its id, and searching for that is 20 times as fast as reading
    it.
    """
    return not _says(copy, workbook) and id_of(copy) not in (None, workbook)


def whose(path: Path, copies: Iterable[Path]) -> WorkbookId | None:
    """Which workbook has these copies; a damaged one belongs to the workbook whose traces are in it.

    None if nothing is known: the copies may be another's. If no file is left, nothing is another's.
    """
    if known := id_of(path):
        return known
    of_ids = {id_: copy for copy in copies if (id_ := id_of(copy))}
    if _is_nothing(path):
        likely = set(of_ids)
    else:
        salt = passwords.salt_of(path)
        likely = {id_ for id_, copy in of_ids.items() if salt and passwords.salt_of(copy) == salt}
        likely = likely or {id_ for id_ in of_ids if _says(path, id_)}
        likely = likely or {id_ for id_, copy in of_ids.items() if any(_says(path, s) for s in _signs(copy))}
    return likely.pop() if len(likely) == 1 else None


def _is_nothing(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


def _signs(copy: Path) -> list[str]:
    """Ids of some rounds and teams of a copy, which no other workbook has."""
    try:
        with closing(untouching(copy)) as connection:
            tables = ("round", "team")
            rows = (connection.execute(f"SELECT id FROM {table} LIMIT 20") for table in tables)  # noqa: S608
            found = [id_ for found in rows for (id_,) in found]
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return []
    return [id_ for id_ in found if _MADE_BY_CHANCE.fullmatch(id_)]


def organization_of(path: Path) -> str:
    """The organization of a workbook whose id can be read."""
    try:
        with closing(untouching(path)) as connection:
            row = connection.execute("SELECT organization FROM workbook").fetchone()
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return ""
    return str(row[0])


def _says(file: Path, id_: str) -> bool:
    try:
        with file.open("rb") as content, mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            return whole.find(id_.encode()) >= 0
    except (OSError, ValueError):  # an empty file can't be mapped
        return False

"""Whose workbook a file is, told without touching it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sixelements.domain.ids import WorkbookId
from sixelements.storage.connection import read_schema, untouching
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint

_FIT_FOR_A_FOLDER = re.compile(r"[0-9A-Za-z-]{1,64}")


def id_of(path: Path, schema: Schema = THIS_SCHEMA) -> WorkbookId | None:
    """The id of a workbook, if the file is well enough to tell."""
    if not path.is_file():
        return None
    try:
        with closing(untouching(path)) as connection:
            read_schema(connection)
            if fingerprint(connection) not in schema.fingerprints.values():  # a rule may run for ever
                return None
            row = connection.execute("SELECT id FROM workbook WHERE typeof(id) = 'text'").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return WorkbookId(row[0]) if row and _FIT_FOR_A_FOLDER.fullmatch(row[0]) else None

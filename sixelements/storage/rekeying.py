"""A file given another password, a first one, or none: replaced whole and compared, or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sixelements.storage import contents
from sixelements.storage.connection import for_filling
from sixelements.storage.faults import damaged, translate_errors
from sixelements.storage.passwords import FileKey
from sixelements.storage.safe_file import write_file_safely


def rewrite(
    path: Path, source: sqlite3.Connection, key: FileKey | None, *, ready: Callable[[], None] = lambda: None
) -> None:
    """Put what a connection reads in the place of a file. Raises SixElementsError: then nothing is changed.

    ``ready`` is called once it is written and found to hold the same, before it takes the file's place.
    """

    def write(part: Path) -> None:
        with translate_errors(path), closing(for_filling(part, key)) as copy:
            copy.execute("PRAGMA journal_mode=MEMORY")
            copy.execute("PRAGMA synchronous=OFF")  # synced as a file, when it is whole
            contents.copy(source, copy)
            if not contents.same(source, copy):
                raise damaged(path)
        ready()

    write_file_safely(path, write)

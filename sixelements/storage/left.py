"""The open file as we left it: whether somebody else wrote into it since, and what we had in it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sixelements.domain.errors import SixElementsError
from sixelements.storage import whereabouts
from sixelements.storage.connection import for_reading, in_memory

_MOST_KEPT = 16_000_000
"""Bytes of the largest file whose content is kept; a usual workbook has some 300,000."""


class Left(NamedTuple):
    """``version`` changes with every commit of another program; ``content`` is None of a large file."""

    stamp: whereabouts.Stamp
    version: int
    content: bytes | None

    def again(self, connection: sqlite3.Connection, path: Path) -> "Left | None":
        """The same as it is found now; None where somebody else wrote something else into the file.

        One kept by another program at this moment is as it was as far as we know; so is one that was moved,
        unless it was written into before that.
        """
        now = whereabouts.stamp(path)
        try:
            version = data_version(connection)
        except sqlite3.OperationalError:
            return self
        except sqlite3.DatabaseError:  # no workbook any more
            return None
        if now is None or not now.same_file(self.stamp):
            return self if version == self.version else None
        found = Left(now, version, self.content)
        return found if found == self or self._is_in(path, found) else None

    def same(self, connection: sqlite3.Connection, path: Path) -> bool:
        """Whether nobody wrote into the file, be it what it held. Raises sqlite3.Error."""
        now = whereabouts.stamp(path)
        return now is None or (now, data_version(connection)) == self[:2]

    def in_memory(self) -> sqlite3.Connection | None:
        """What we had in the file, to be read; None of a large one."""
        if self.content is None:
            return None
        memory = in_memory()
        memory.deserialize(self.content)
        memory.execute("PRAGMA query_only=ON")
        return memory

    def _is_in(self, path: Path, found: "Left") -> bool:
        if self.content is None:  # touched by nobody's commit, or put back with the time it had
            return found.version == self.version or found.stamp == self.stamp
        try:  # ours may have pages of before; and nobody but SQLite opens the live file, for its locks
            with closing(for_reading(path)) as fresh:
                return found.stamp.size == len(self.content) and fresh.serialize() == self.content
        except (sqlite3.Error, SixElementsError):
            return False


def left(connection: sqlite3.Connection, path: Path, before: Left | None = None) -> Left | None:
    """The file as we leave it now; None where it can't be read. What is known of it is not read again."""
    try:
        stamp, version = whereabouts.stamp(path), data_version(connection)
        if stamp is None or (before and before[:2] == (stamp, version)):
            return before
        return Left(stamp, version, connection.serialize() if stamp.size <= _MOST_KEPT else None)
    except sqlite3.Error:
        return before


def data_version(connection: sqlite3.Connection) -> int:
    """Raises sqlite3.Error."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)

"""Erasing from copies of a workbook, in place, so that the old bytes are overwritten.

A copy stays of the format it has: bringing it up to date would change what it is kept for.
"""

import mmap
from dataclasses import dataclass
from pathlib import Path

from sixelements.domain.errors import SixElementsError
from sixelements.storage import passwords, soundness
from sixelements.storage.connection import for_writing
from sixelements.storage.faults import damaged, translate_errors
from sixelements.storage.schema import Schema, fingerprint
from sixelements.storage.side_files import journal_of
from sixelements.storage.store import Store, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What erases something; ``first`` is how the first format says it, if it says it in another way.

    ``since``: the first format that has such a thing at all.
    """

    sql: str
    values: tuple[Value, ...]
    first: str = ""
    since: int = 1

    def run(self, store: Store) -> None:
        """Run it inside a change."""
        version = store.number("PRAGMA user_version")
        if version >= self.since:
            store.write(self.first if self.first and version == 1 else self.sql, self.values)


def erased(copy: Path, *statements: Statement, schema: Schema) -> bool:
    """Remove something from one copy, and every trace of it; whether that could be done."""
    return _written(copy, statements, schema, rewrite=True)


def words_erased(copy: Path, words: bytes, statement: Statement, *, schema: Schema) -> bool:
    """The same of bytes that nothing else holds: only a copy that has them is written to.

    It is rewritten only if overwriting them turns out not to be enough.
    """
    try:
        if passwords.salt_of(copy):  # from outside nobody can see what lies in it
            return _written(copy, (statement,), schema, rewrite=False)
        if not _holds(copy, words):
            return True
        done = _written(copy, (statement,), schema, rewrite=False) and not _holds(copy, words)
    except OSError:
        return False
    return done or erased(copy, statement, schema=schema)


def _written(copy: Path, statements: tuple[Statement, ...], schema: Schema, *, rewrite: bool) -> bool:
    try:
        soundness.identify(copy, schema)
        with translate_errors(copy):
            store = Store(for_writing(copy), path=copy)
    except SixElementsError:
        return False
    try:
        if rewrite:
            soundness.check(store, schema)  # what is not sound may hide something
        _refuse_rules(store, schema)
        with store.change():
            for statement in statements:
                statement.run(store)
        if rewrite:
            store.vacuum()
    except SixElementsError:
        return False
    finally:
        store.close()
    return True


def _refuse_rules(store: Store, schema: Schema) -> None:
    """Raise DamagedWorkbook where a copy brings along rules of its own, which would be run."""
    with translate_errors(store.path):
        if fingerprint(store.connection) not in schema.fingerprints.values():
            raise damaged(store.path)


def _holds(copy: Path, words: bytes) -> bool:
    """Whether these bytes are in a copy, or in what a change left next to it. Raises OSError."""
    return any(_found_in(file, words) for file in (copy, journal_of(copy)) if file.exists())


def _found_in(file: Path, words: bytes) -> bool:
    with file.open("rb") as content:
        if not file.stat().st_size:
            return False
        with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            return whole.find(words) >= 0

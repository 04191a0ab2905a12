"""Whether a file is a workbook, one we can read, and sound."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sixelements import bounded_read
from sixelements.application.errors import (
    CannotRead,
    DamagedWorkbook,
    NewerWorkbook,
    NotAWorkbook,
    WrongPassword,
)
from sixelements.domain.errors import NotFound, SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.storage import bounds, copies, excess, passwords
from sixelements.storage.assessments import digest_of
from sixelements.storage.connection import for_checking, for_reading, glance, in_time, only_reads
from sixelements.storage.faults import damaged, is_, not_a_workbook, translate_errors
from sixelements.storage.identity import id_of, is_anothers, whose
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint, is_our_mark
from sixelements.storage.store import Store
from sixelements.wording.backups import where_else

_AT_ONCE = 100
"""Rows that are read at once to see that they can be read."""


def resolved(path: Path) -> Path:
    """The one place that a path leads to. Raises NotFound if links lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise _not_there(path) from None


def identify(path: Path, schema: Schema) -> int:
    """The schema number of a workbook, without touching it. Raises SixElementsError for anything else."""
    try:
        if not bounded_read.ordinary(path):
            raise not_a_workbook(path)
        size = path.stat().st_size
    except PermissionError:
        raise _not_readable(path) from None
    except OSError:
        raise _not_there(path) from None
    if size > bounds.LARGEST_FILE_BEARABLE:
        raise NotAWorkbook(_("{path} is larger than 200 MB. No workbook is.").format(path=path))
    application, version = _glance(path)
    if size == 0 and backups_of(path):
        raise with_backups(path)
    if not is_our_mark(application):
        raise not_a_workbook(path)
    if version > schema.version:
        raise _newer(path, version, schema.version)
    return version


def _glance(path: Path) -> tuple[int, int]:
    """The mark and the schema number. Raises SixElementsError where the file can't be read, or is damaged."""
    if passwords.is_cut(path):
        raise with_backups(path)
    try:
        return glance(path)
    except sqlite3.DatabaseError as error:
        raise _unreadable(error, path) from None
    except WrongPassword:
        if passwords.is_told_by_copies(path, (backup.path for backup in backups_of(path))):
            raise with_backups(path) from None
        raise


def check(store: Store, schema: Schema, tick: Callable[[], None] = lambda: None) -> tuple[str, ...]:
    """What is too long or too much in a workbook, in words; nothing is, in almost all.

    ``tick`` is called now and then, and raises to stop. Raises DamagedWorkbook unless the file's tables are
    ours, hold together and keep to what is bearable.
    """
    try:
        with translate_errors(store.path):
            if store.refusal is None and not only_reads(store.connection):
                return _beyond(store, store.connection, schema, tick)
            with closing(for_checking(store.path)) as connection:
                return _beyond(store, connection, schema, tick)
    except sqlite3.DatabaseError:  # such as a schema that can't be parsed
        raise damaged(store.path) from None


def _beyond(
    store: Store, connection: sqlite3.Connection, schema: Schema, tick: Callable[[], None] = lambda: None
) -> tuple[str, ...]:
    with in_time(connection, tick):
        measure = bounds.measure(connection) if _sound(connection, schema) else bounds.Enforcement.UNBEARABLE
        if measure is bounds.Enforcement.UNBEARABLE or not _reads(connection):
            raise damaged(store.path)
        return () if measure is bounds.Enforcement.WITHIN else excess.first_of(excess.found(connection))


def _sound(connection: sqlite3.Connection, schema: Schema) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (
        fingerprint(connection) == schema.fingerprints.get(version)
        and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    )


def _reads(connection: sqlite3.Connection) -> bool:
    """Whether each text is one and each questionnaire is what was stored, whichever page will need them.

    Raises sqlite3.Error at what is no text.
    """
    for statement in bounds.all_texts(connection):
        with closing(connection.execute(statement)) as rows:  # an error would keep it open
            while rows.fetchmany(_AT_ONCE):
                pass
    stored = connection.execute("SELECT digest, content FROM assessment")
    return all(digest_of(content) == digest for digest, content in stored)


def backups_of(path: Path) -> tuple[copies.Backup, ...]:
    """All copies of a workbook, newest first; works for a damaged one and for one that is gone."""
    return copies.copies(path, id_of(path))


def opens(path: Path, schema: Schema = THIS_SCHEMA) -> bool:
    """Whether a copy passes the checks of any workbook."""
    try:
        identify(path, schema)
        with translate_errors(path), closing(Store(for_reading(path), path=path)) as store:
            check(store, schema)
    except SixElementsError:
        return False
    return True


def with_backups(path: Path, *, changed: bool = False) -> DamagedWorkbook:
    """The news that a workbook is damaged with the number of backups there are, and how to go on."""
    found = backups_of(path)
    own = whose(path, (b.path for b in found))
    whole = (b.path for b in found if b.whole and b.note != copies.SET_ASIDE)
    found_whole = [copy for copy in whole if opens(copy) or passwords.is_locked(copy)]
    n = len([copy for copy in found_whole if not (own and is_anothers(copy, own))])
    if n:
        text = ngettext(
            "There is {n} backup: restore it to go on; the damaged file is kept.",
            "There are {n} backups: restore one to go on; the damaged file is kept.",
            n,
        )
        further = text.format(n=n)
    else:
        further = _("There is no backup of it here. {hint}").format(hint=where_else(path.name))
    said = [_("{path} is damaged.").format(path=path), further]
    if not changed:
        said.insert(1, _("It was not changed."))
    return DamagedWorkbook(" ".join(said))


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Differs after a file was written to or replaced; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _unreadable(error: sqlite3.DatabaseError, path: Path) -> Exception:
    if is_(error, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return _not_readable(path)
    ours = _is_marked(path) or backups_of(path)
    return with_backups(path) if ours else not_a_workbook(path)


def _is_marked(path: Path) -> bool:
    """Whether a file that SQLite can't open, and that nobody has open therefore, bears our mark."""
    if passwords.salt_of(path):
        return True
    try:
        with path.open("rb") as file:
            return is_our_mark(int.from_bytes(file.read(72)[68:]))
    except OSError:
        return False


def _not_there(path: Path) -> NotFound:
    return NotFound(_("{path} is not there. Is the drive plugged in?").format(path=path))


def _not_readable(path: Path) -> CannotRead:
    return CannotRead(_("{path} can't be read. Check who may read it.").format(path=path))


def _newer(path: Path, version: int, known: int) -> NewerWorkbook:
    return NewerWorkbook(
        _(
            "{path} was made by a newer version of Six Elements (file format {version}; this version "
            "reads up to {known}). It was not changed. Install the newer version to open it."
        ).format(path=path, version=version, known=known)
    )

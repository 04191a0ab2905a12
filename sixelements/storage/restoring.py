"""Going back to a backup: the present file is set aside first and never overwritten."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from sixelements import foreign
from sixelements.domain.ids import WorkbookId
from sixelements.storage import copies, soundness
from sixelements.storage.connection import for_reading
from sixelements.storage.faults import not_a_workbook, told, told_of_file
from sixelements.storage.identity import id_of
from sixelements.storage.lock import Writer, take, taken
from sixelements.storage.safe_file import write_file_safely
from sixelements.storage.schema import THIS_SCHEMA, Schema
from sixelements.storage.side_files import journal_of
from sixelements.storage.store import Store


def list_backups(path: Path) -> tuple[copies.Backup, ...]:
    """All copies of a workbook, newest first; works for a damaged one and for one that is gone.

    Where the last thing done was a deed, what was before it comes first: whoever has a sound workbook
    wants to go back to that, and not to what is there.
    """
    path = soundness.resolved(path)
    found = soundness.backups_of(path)
    pair = [backup.note.partition(" ") for backup in found[:2]]
    undone = len(pair) == 2 and (pair[0][0], pair[1][0]) == ("after", "before") and pair[0][2] == pair[1][2]
    if undone and soundness.opens(path):
        return (found[1], found[0], *found[2:])
    return found


def restore(path: Path, backup: Path, *, now: datetime, schema: Schema = THIS_SCHEMA) -> Path | None:
    """Put a backup in the workbook's place; returns where the present file was set aside.

    Raises SixElementsError, and then the present file is as it was: the backup is read and checked
    before anything is moved.
    """
    path = soundness.resolved(path)
    soundness.identify(backup, schema)
    if path.exists() and not foreign.ordinary(path):
        raise not_a_workbook(path)
    with told_of_file(path):
        lock = take(path)
        if isinstance(lock, Writer):
            raise taken(path, lock)
        try:
            return _replaced(path, backup, now, schema)
        finally:
            lock.release()


def _replaced(path: Path, backup: Path, now: datetime, schema: Schema) -> Path | None:
    set_aside: Path | None = None

    def write(part: Path) -> None:
        nonlocal set_aside
        with told(backup), closing(Store(for_reading(backup), path=backup)) as store:
            soundness.check(store, schema)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                copy.execute("PRAGMA journal_mode=MEMORY")
                store.copy_to(copy)
        set_aside = _set_aside(path, now) if path.exists() else None
        journal_of(path).unlink(missing_ok=True)

    write_file_safely(path, write)
    return set_aside


def _set_aside(path: Path, now: datetime) -> Path:
    """Keep the present file, with its journal if a change was cut short, beside the backups."""
    copies.finish_cut_short(path)
    whose = id_of(path)
    name = copies.name_of(now, copies.SET_ASIDE, number=copies.next_number(path, whose))
    aside = copies.folder_for_new(path, whose or WorkbookId("unknown")) / name
    while aside.exists():
        aside = aside.with_name(aside.stem + "+" + aside.suffix)
    for source, target in ((journal_of(path), journal_of(aside)), (path, aside)):
        if source.exists():
            write_file_safely(target, partial(_copy, source))
    return aside


def _copy(source: Path, part: Path) -> None:
    shutil.copyfile(source, part)

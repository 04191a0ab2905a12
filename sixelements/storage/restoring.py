"""Going back to a backup: the present file is set aside first and never overwritten."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sixelements import foreign
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.i18n import _
from sixelements.storage import copies, soundness, telling
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
    before anything is moved. One in which an anonymous round is unpublished whose results were shown since
    is refused: published again with other sheets, the two would tell single ones.
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
            _refuse_to_take_back(path, telling.unpublished(store), schema)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                copy.execute("PRAGMA journal_mode=MEMORY")
                store.copy_to(copy)
        set_aside = _set_aside(path, now) if path.exists() else None
        journal_of(path).unlink(missing_ok=True)

    write_file_safely(path, write)
    if set_aside:
        _keep_one(path, set_aside, schema)
    return set_aside


def _refuse_to_take_back(path: Path, unpublished: frozenset[RoundId], schema: Schema) -> None:
    """Raise NotAllowed where the present workbook, if it opens, has published one of these rounds."""
    if not unpublished or not soundness.opens(path, schema):
        return
    with told(path), closing(Store(for_reading(path), path=path)) as store:
        if telling.published(store) & unpublished:
            raise NotAllowed(
                _(
                    "In this backup an anonymous round is open whose results were shown since, "
                    "and that is final. Restore a newer backup."
                )
            )


def _keep_one(path: Path, aside: Path, schema: Schema) -> None:
    """Two copies of an unpublished anonymous round would tell single sheets: what is set aside is the one.

    What can't be removed now is when the workbook is opened.
    """
    rounds = telling.unpublished_in(aside, schema)
    for other in soundness.backups_of(path):
        if other.path != aside and telling.unpublished_in(other.path, schema) & rounds:
            with suppress(OSError):
                copies.remove(other.path)


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

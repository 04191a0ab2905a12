"""Going back to a backup: the present file is set aside first, and never overwritten."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sixelements import bounded_read
from sixelements.application.errors import PasswordNeeded
from sixelements.domain.errors import NotAllowed
from sixelements.domain.going_back import GoingBack, RoundName, differences
from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.i18n import _
from sixelements.storage import copies, holdings, passwords, revealed_rounds, sheetless, soundness
from sixelements.storage.connection import for_filling, for_reading, in_memory
from sixelements.storage.faults import not_a_workbook, translate_errors, translate_os_errors
from sixelements.storage.identity import id_of, is_anothers, organization_of, whose
from sixelements.storage.lock import Writer, take, taken
from sixelements.storage.passwords import FileKey
from sixelements.storage.safe_file import exists_already, write_file_safely
from sixelements.storage.schema import THIS_SCHEMA, Schema
from sixelements.storage.side_files import journal_of
from sixelements.storage.store import Store
from sixelements.wording import backups as words


def list_backups(path: Path) -> tuple[copies.Backup, ...]:
    """All copies that can replace a workbook, newest first; also if the workbook is damaged or missing.

    If the last change was a deed, the copy from before it comes first: with a sound workbook, people want to
    go back to that state and not to the present one. Copies of another workbook come last.
    """
    path = soundness.resolved(path)
    found = soundness.backups_of(path)
    anothers = {copy for copy, (_organization, known) in others(path, found).items() if known}
    own = tuple(backup for backup in found if backup.path not in anothers)
    return (*_listed(path, own), *(backup for backup in found if backup.path in anothers))


def others(path: Path, found: Sequence[copies.Backup]) -> dict[Path, tuple[str, bool]]:
    """Which of these copies are not known to belong to the workbook at a path, with their organizations.

    Also whether they are known to belong to another.
    """
    path = soundness.resolved(path)
    own = whose(path, (backup.path for backup in found))
    strange = (b.path for b in found if (is_anothers(b.path, own) if own else id_of(b.path)))
    return {copy: (organization_of(copy), own is not None) for copy in strange}


def claimed(path: Path) -> dict[Path, str]:
    """Folders with copies that may be another file's as well, each with the name of that file."""
    path = soundness.resolved(path)
    found = copies.claimed(path, id_of(path))
    return {folder: file.name for folder, file in found.items()}


def _listed(path: Path, found: tuple[copies.Backup, ...]) -> tuple[copies.Backup, ...]:
    if found == _undoing_first(found) and all(backup.whole for backup in found):
        return found
    if not soundness.opens(path):
        return tuple(backup for backup in found if backup.whole)
    return _undoing_first(found)


def rounds_of(
    path: Path, found: Sequence[copies.Backup], schema: Schema = THIS_SCHEMA
) -> dict[Path, RoundName]:
    """Which round each of these copies was made for, if its name says so and the round still exists.

    The names of rounds come from the workbook, or from its newest copy if the workbook can't be read.
    """
    asked = (soundness.resolved(path), *(backup.path for backup in found[:1]))
    names = {
        id_: name for file in reversed(asked) for id_, name in holdings.round_names(file, schema).items()
    }
    return {
        backup.path: name
        for backup in found
        for id_, name in names.items()
        if backup.about and id_.startswith(backup.about)
    }


def _undoing_first(found: tuple[copies.Backup, ...]) -> tuple[copies.Backup, ...]:
    """Put the copy from before the last deed first; one of an open anonymous round may be newer."""
    for after in (0, 1):
        pair = found[after : after + 2]
        if _pair(pair) and (after == 0 or found[0].note == copies.COLLECTING):
            return (pair[1], *found[: after + 1], *found[after + 2 :])
    return found


def _pair(found: tuple[copies.Backup, ...]) -> bool:
    """Whether these two copies are from after and before the same deed."""
    notes = [(*backup.note.partition(" "), backup.about) for backup in found[:2]]
    return [when for when, *_deed in notes] == ["after", "before"] and notes[0][1:] == notes[1][1:]


def restore(
    path: Path, backup: Path, *, now: datetime, anyway: bool = False, schema: Schema = THIS_SCHEMA
) -> Path | None:
    """Replace the workbook by a backup; returns where the present file was set aside.

    ``anyway``: also if it is not known whose workbook is there.

    Raises SixElementsError, and then the present file is unchanged: the backup is read and checked before
    anything is moved. A backup is refused if an anonymous round is unpublished in it whose results have been
    shown since; published again with other sheets, the two would reveal single ones. A backup without the
    sheets of open anonymous rounds leaves those rounds as they are, so it needs a workbook that opens. A
    whole backup also leaves them if it and the file set aside would together reveal fewer sheets than may be
    shown.
    """
    path = soundness.resolved(path)
    soundness.identify(backup, schema)
    if path.exists() and not bounded_read.ordinary(path):
        raise not_a_workbook(path)
    with translate_os_errors(path):
        lock = take(path)
        if isinstance(lock, Writer):
            raise taken(path, lock)
        try:
            return _replaced(path, backup, now, schema, anyway=anyway)
        finally:
            lock.release()


def outlook(path: Path, backup: Path, *, now: datetime, schema: Schema = THIS_SCHEMA) -> GoingBack:
    """What `restore` would do right now; nothing is changed. Raises SixElementsError, as `restore` does."""
    path = soundness.resolved(path)
    soundness.identify(backup, schema)
    present = holdings.of_file(path, schema) if soundness.opens(path, schema) else None
    with closing(in_memory()) as copy:
        stays = _put_together(path, backup, copy, schema, anyway=True)
        with translate_errors(backup):
            then = holdings.of_memory(copy, schema)
    return GoingBack(
        differences=differences(present, then),
        aside=_name_aside(path, now) if path.exists() else "",
        passing=bool(revealed_rounds.unpublished_in(path, schema)),
        readable=present is not None,
        stays=stays,
        not_known_whose=_organization_not_known(path, backup, schema),
    )


def save_as(backup: Path, place: Path, schema: Schema = THIS_SCHEMA) -> None:
    """Save a backup as a separate workbook. Raises SixElementsError, also if a file is there."""
    place = soundness.resolved(place)
    soundness.identify(backup, schema)
    if place.exists():
        raise exists_already(place)
    with translate_errors(backup), closing(Store(for_reading(backup), path=backup)) as store:
        copies.copy_store(store, place, check=partial(soundness.check, schema=schema))


def _replaced(path: Path, backup: Path, now: datetime, schema: Schema, *, anyway: bool) -> Path | None:
    set_aside: Path | None = None

    def write(part: Path) -> None:
        nonlocal set_aside
        with closing(for_filling(part, _key(path, backup))) as copy:
            copy.execute("PRAGMA journal_mode=MEMORY")
            _put_together(path, backup, copy, schema, anyway=anyway)
        set_aside = _set_aside(path, now) if path.exists() else None
        journal_of(path).unlink(missing_ok=True)

    write_file_safely(path, write)
    if set_aside:
        _keep_one(path, set_aside, schema)
    return set_aside


def _key(path: Path, backup: Path) -> FileKey | None:
    """What the workbook is to be opened with: as the present one is or, if nobody can tell, as the backup."""
    try:
        if path.exists():
            return passwords.key_of(path)
    except PasswordNeeded:
        pass
    return passwords.key_of(backup)


def _put_together(
    path: Path, backup: Path, copy: sqlite3.Connection, schema: Schema, *, anyway: bool
) -> bool:
    """Put what will be at a path into an empty file; returns whether open rounds of a whole one are left out.

    Raises SixElementsError if that is not allowed.
    """
    whole = not backup.stem.endswith(copies.WITHOUT_SHEETS)
    _refuse_anothers(path, backup, schema)
    if not anyway and (organization := _organization_not_known(path, backup, schema)):
        raise NotAllowed(words.not_known_whose(organization))
    with translate_errors(backup), closing(Store(for_reading(backup), path=backup)) as store:
        soundness.check(store, schema)
        if whole:
            _refuse_to_take_back(path, revealed_rounds.unpublished(store), schema)
        store.copy_to(copy)
        there = Store(copy, path=backup)
        stays = whole and _stay(path, there, schema)
        if stays or not whole:
            _carry_over(path, there, schema)
        return stays


def _stay(path: Path, there: Store, schema: Schema) -> bool:
    """Whether open anonymous rounds stay as they are, because the file set aside would reveal few sheets."""
    if not soundness.opens(path, schema):
        return False
    with translate_errors(path), closing(Store(for_reading(path), path=path)) as present:
        return bool(revealed_rounds.revealed(present, there))


def _refuse_anothers(path: Path, backup: Path, schema: Schema) -> None:
    """Raise NotAllowed if a backup is known not to belong to the workbook that is there."""
    then = id_of(backup, schema)
    if then is None or not path.exists():
        return
    if _whose(path, backup, schema) not in (None, then):
        text = _(
            "This backup is of another workbook than the one that lies at {path} now. "
            "Move that one away, then restore again."
        )
        raise NotAllowed(text.format(path=path))


def _organization_not_known(path: Path, backup: Path, schema: Schema) -> str:
    """Whose backup it is, if it is not known whose workbook is there; empty if it is known."""
    if path.exists() and id_of(backup, schema) and _whose(path, backup, schema) is None:
        return organization_of(backup)
    return ""


def _whose(path: Path, backup: Path, schema: Schema) -> WorkbookId | None:
    return id_of(path, schema) or whose(path, (*(b.path for b in soundness.backups_of(path)), backup))


def _carry_over(path: Path, copy: Store, schema: Schema) -> None:
    """Copy the open anonymous rounds of the present workbook into a backup without them."""
    if not soundness.opens(path, schema):
        raise NotAllowed(
            _(
                "This backup is without the sheets of anonymous rounds, and those in the workbook can't be "
                "read. Restore another backup."
            )
        )
    with translate_errors(path), closing(Store(for_reading(path), path=path)) as present:
        sheetless.carry_over(present, copy, schema)
        soundness.check(copy, schema)


def _refuse_to_take_back(path: Path, unpublished: frozenset[RoundId], schema: Schema) -> None:
    """Raise NotAllowed if the present workbook opens and has published one of these rounds."""
    if not unpublished or not soundness.opens(path, schema):
        return
    with translate_errors(path), closing(Store(for_reading(path), path=path)) as store:
        if revealed_rounds.published(store) & unpublished:
            raise NotAllowed(
                _(
                    "In this backup an anonymous round is open whose results were shown since, "
                    "and that is final. Restore a newer backup."
                )
            )


def _keep_one(path: Path, aside: Path, schema: Schema) -> None:
    """Keep the file set aside as the one copy: two of an unpublished anonymous round reveal single sheets.

    What can't be removed now is removed when the workbook is opened.
    """
    rounds, whose = revealed_rounds.unpublished_in(aside, schema), id_of(aside, schema)
    for other in soundness.backups_of(path):
        if whose and is_anothers(other.path, whose):
            continue
        found = revealed_rounds.unpublished_in(other.path, schema, with_sheets=not other.whole)
        if other.path != aside and found & rounds:
            with suppress(OSError):
                copies.remove(other.path)


def _set_aside(path: Path, now: datetime) -> Path:
    """Move the present file among the backups, with its journal if a change was cut short."""
    copies.finish_cut_short(path)
    whose = id_of(path)

    def write(aside: Path) -> None:
        for source, target in ((journal_of(path), journal_of(aside)), (path, aside)):
            if source.exists():
                write_file_safely(target, partial(_copy, source))

    return copies.put_new(path, whose or WorkbookId("unknown"), _name_aside(path, now), write)


def _name_aside(path: Path, now: datetime) -> str:
    return copies.name_of(now, copies.SET_ASIDE, number=copies.next_number(path, id_of(path)))


def _copy(source: Path, part: Path) -> None:
    shutil.copyfile(source, part)

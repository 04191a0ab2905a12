"""Making and opening workbooks: which way a file opens, who may write, and what is closed with it."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sixelements.application.errors import CannotWrite, DamagedWorkbook, InUse
from sixelements.application.ports import Branding, NewId, WorkbookInfo
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.domain.rounds import NO_LATE_SHEETS, LateSheets
from sixelements.i18n import _
from sixelements.storage import (
    conflict_copies,
    connection,
    copies,
    figures,
    left_journal,
    published_once,
    soundness,
)
from sixelements.storage.assessments import Codec, read_those_of_rounds
from sixelements.storage.backups import BackupManager
from sixelements.storage.copies import COLLECTING
from sixelements.storage.faults import circle, damaged, too_much, translate_errors, translate_os_errors
from sixelements.storage.lock import Lock, Writer, since, take, take_from, taken
from sixelements.storage.passwords import FileKey
from sixelements.storage.safe_file import exists_already, write_file_safely
from sixelements.storage.schema import APPLICATION_ID, COLLECTION_ID, THIS_SCHEMA, Schema, upgrade
from sixelements.storage.side_files import journal_of
from sixelements.storage.store import Store
from sixelements.storage.stored_workbook import StoredWorkbook

_LONGEST_NAME = 255 - len("-journal")
"""Bytes; SQLite puts a journal next to the file under a longer name."""


class HandedOver(NamedTuple):
    """Which workbook a copy is handed over from, and whether the names of owners and helpers are in it."""

    workbook: WorkbookId
    names: bool


def local_now() -> datetime:
    """The computer's local time, as people read it on a backup."""
    return datetime.now().astimezone().replace(tzinfo=None)


def create(
    path: Path,
    *,
    organization: str,
    codec: Codec,
    new_id: NewId,
    today: date,
    schema: Schema = THIS_SCHEMA,
    now: Callable[[], datetime] = local_now,
    collection: bool = False,
    origin: HandedOver | None = None,
    key: FileKey | None = None,
) -> StoredWorkbook:
    """Make a new workbook, or a ``collection`` file, and open it.

    ``origin``: what it is handed over from. ``key``: what opens it, if it has a password. Raises
    SixElementsError, also if a file is in the way.
    """
    try:
        path = path.resolve()
    except RuntimeError:
        raise circle(path) from None
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise BadInput(_("The name of the workbook is too long. Choose a shorter one."))
    if path.exists():
        raise exists_already(path)
    if not path.parent.is_dir():
        text = _("There is no folder {folder}. Make it first, or choose another place.")
        raise BadInput(text.format(folder=path.parent))
    _refuse_left_over_journal(path)

    def write(part: Path) -> None:
        with translate_errors(path), closing(connection.for_filling(part, key)) as new:
            new.execute("PRAGMA secure_delete=ON")
            upgrade(new, schema, mark=COLLECTION_ID if collection else APPLICATION_ID)
            new.execute(
                "INSERT INTO workbook (id, organization, created_on, language) VALUES (?, ?, ?, ?)",
                (id_ := new_id(), organization, today.isoformat(), Branding().language),
            )
            if origin:
                new.execute(
                    "INSERT INTO handed_over (workbook, origin, names) VALUES (?, ?, ?)",
                    (id_, origin.workbook, int(origin.names)),
                )

    write_file_safely(path, write, overwrite=False)
    return _Opening(path, codec=codec, check=False, schema=schema, now=now).for_writing(is_new=True)


def open_workbook(
    path: Path,
    *,
    codec: Codec,
    read_only: bool = False,
    check: bool = True,
    schema: Schema = THIS_SCHEMA,
    now: Callable[[], datetime] = local_now,
) -> StoredWorkbook:
    """Open a workbook; an older one is backed up and brought up to date.

    Where somebody else writes to it, or it can't be written, it opens for reading only and its
    info says so. ``check`` False leaves out the search for damage (5 ms for 20,000 answers), for
    reading many workbooks in a row. Raises SixElementsError.
    """
    path = soundness.resolved(path)  # one lock and one place for backups, by whichever link it is reached
    opening = _Opening(path, codec=codec, check=check, schema=schema, now=now)
    before = soundness.stamp(path)
    try:
        soundness.identify(path, schema)
        if read_only:
            return opening.for_reading(None, CannotWrite(_("This workbook was opened for reading only.")))
        return opening.for_writing()
    except DamagedWorkbook:
        raise soundness.with_backups(path, changed=soundness.stamp(path) != before) from None


def look_into(
    backup: Path, *, codec: Codec, schema: Schema = THIS_SCHEMA, now: Callable[[], datetime] = local_now
) -> StoredWorkbook:
    """Open a backup for reading, in memory: its file can be replaced meanwhile, and is not kept from that.

    Raises SixElementsError.
    """
    soundness.identify(backup, schema)
    opening = _Opening(backup, codec=codec, check=True, schema=schema, now=now)
    return opening.for_reading(None, CannotWrite(_("This is a backup, opened for reading only.")), moved=True)


def _refuse_left_over_journal(path: Path) -> None:
    """SQLite would take it for the new workbook's own and roll the old one's pages back into it."""
    journal = journal_of(path)
    if journal.exists() or journal.is_symlink():
        text = _("{journal} is left over from another workbook. Move it away, or choose another name.")
        raise BadInput(text.format(journal=journal))


def take_over(path: Path) -> None:
    """Let whoever opens a workbook next write to it, although somebody on another computer has it open.

    Raises InUse if it is somebody on this computer, and CannotWrite.
    """
    path = soundness.resolved(path)
    with translate_os_errors(path):
        take_from(path)


class _Opening:
    """What opening a workbook takes, step by step."""

    def __init__(
        self, path: Path, *, codec: Codec, check: bool, schema: Schema, now: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._codec = codec
        self._check = check
        self._schema = schema
        self._now = now

    def for_writing(self, *, is_new: bool = False) -> StoredWorkbook:
        """Open for writing, or for reading if nothing else is possible."""
        try:
            with translate_errors(self._path):
                store = Store(connection.for_writing(self._path), path=self._path)
        except (CannotWrite, InUse) as refusal:
            return self.for_reading(None, refusal)
        try:
            beyond = self._look_for_damage(store)  # before anything is written, even a lock
        except BaseException:
            store.close()
            raise
        if beyond:
            store.close()
            return self.for_reading(None, too_much(self._path))
        try:
            holder = self._take_lock(store)
        except (CannotWrite, InUse) as refusal:
            store.close()
            return self.for_reading(None, refusal)
        if isinstance(holder, Writer):
            store.close()
            return self.for_reading(holder, taken(self._path, holder))
        try:
            workbook = self._for_writing(store, holder)
        except BaseException:
            store.close()
            holder.release()
            raise
        if holder.after_a_crash:
            workbook.backups.shuffle()
            workbook.backups.expect_changes()
        if not is_new:
            workbook.backups.clear_up()
            workbook.backups.make_if_due()
            workbook.backups.follow_sheets_left_behind()
        return workbook

    def for_reading(
        self, writer: Writer | None, refusal: SixElementsError, *, moved: bool = False
    ) -> StoredWorkbook:
        """Open for reading; what an older workbook holds is brought up to date in memory only.

        ``moved``: all is read into memory at once, and the file closed.
        """
        with translate_errors(self._path):
            store = Store(connection.for_reading(self._path), path=self._path, refusal=refusal)
        try:
            beyond = self._look_for_damage(store)
            late = self._late_sheets(store)
            if moved or self._is_old(store):
                store = self._up_to_date_in_memory(store, refusal)
            return self._workbook(store, lock=None, writer=writer, late=late, beyond=beyond)
        except BaseException:
            store.close()
            raise

    def _for_writing(self, store: Store, lock: Lock) -> StoredWorkbook:
        with translate_errors(self._path):
            connection.leave_wal(store.connection)
        others = self._backups(store).make_way()
        self._backups(store).follow_where_plain()
        late = self._late_sheets(store)
        if self._is_old(store):
            backup = self._backups(store).make(f"before format {self._schema.version}")
            late = replace(late, backup=backup.note != COLLECTING)
            with translate_errors(self._path):
                upgrade(store.connection, self._schema)
            self._look_for_damage(store)
        workbook = self._workbook(store, lock=lock, writer=None, late=late, others=others)
        if late.erased:
            workbook.backups.shuffle()
        return workbook

    def _take_lock(self, store: Store) -> Lock | Writer:
        """Under SQLite's own write lock, so that only one process takes over from a dead one."""
        with store.change(), translate_os_errors(self._path):
            return take(self._path)

    def _look_for_damage(self, store: Store) -> tuple[str, ...]:
        """What is too long or too much. Raises DamagedWorkbook."""
        if not self._check:
            return ()
        beyond = soundness.check(store, self._schema)
        read_those_of_rounds(store, self._codec)
        return beyond

    def _is_old(self, store: Store) -> bool:
        return store.number("PRAGMA user_version") < self._schema.version

    def _late_sheets(self, store: Store) -> LateSheets:
        first = store.number("PRAGMA user_version") == 1
        return published_once.found(store.number) if first else NO_LATE_SHEETS

    def _up_to_date_in_memory(self, store: Store, refusal: SixElementsError) -> Store:
        memory = Store(connection.in_memory(), path=self._path, refusal=refusal, key=store.key)
        with closing(store):
            store.copy_to(memory.connection)
        with translate_errors(self._path):
            upgrade(memory.connection, self._schema)
        return memory

    def _workbook(
        self,
        store: Store,
        *,
        lock: Lock | None,
        writer: Writer | None,
        late: LateSheets,
        beyond: tuple[str, ...] = (),
        others: tuple[Path, ...] = (),
    ) -> StoredWorkbook:
        id_, organization = self._row(store)
        return StoredWorkbook(
            store,
            info=WorkbookInfo(
                id=id_,
                organization=organization,
                read_only=lock is None,
                writer=writer.words if writer else None,
                out_of_reach=self._since() if writer and writer.out_of_reach else None,
                late=late,
                beyond=beyond,
                others=others,
                journals=left_journal.put_aside(self._path),
                collection=store.number("PRAGMA application_id") == COLLECTION_ID,
                origin=figures.origin(store),
                nameless=figures.nameless(store),
                conflicts=conflict_copies.beside(self._path, id_, schema=self._schema) if lock else (),
                readable=self._readable(store, id_),
            ),
            codec=self._codec,
            backups=self._backups(store),
            lock=lock,
        )

    def _readable(self, store: Store, workbook: WorkbookId) -> tuple[Path, ...]:
        """Backups that can be read without the password of the workbook, which is told."""
        if not store.key:
            return ()
        return copies.note_readable(self._path, copies.readable(self._path, workbook))

    def _since(self) -> datetime | None:
        try:
            return since(self._path)
        except OSError:  # it was given back in the meantime
            return None

    def _backups(self, store: Store) -> BackupManager:
        id_, _organization = self._row(store)
        return BackupManager(store, workbook=id_, schema=self._schema, now=self._now)

    def _row(self, store: Store) -> tuple[WorkbookId, str]:
        row = store.row("SELECT id, organization FROM workbook")
        if row is None:
            raise damaged(self._path)
        return WorkbookId(row[0]), row[1]

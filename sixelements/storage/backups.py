"""When a workbook is backed up, which backups are kept, and that none of them reveals too much."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sixelements.application.errors import CannotWrite, InUse, OtherFile
from sixelements.application.ports import Deed
from sixelements.domain import thinning
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.i18n import _
from sixelements.storage import (
    copies,
    left_journal,
    passwords,
    revealed_rounds,
    sheetless,
    soundness,
)
from sixelements.storage.erasing import Statement, erased, words_erased
from sixelements.storage.faults import translate_os_errors
from sixelements.storage.identity import is_anothers
from sixelements.storage.safe_file import clear_leftovers, exists_already
from sixelements.storage.schema import Schema
from sixelements.storage.store import Store

_TIDY_UP_TO = 8_000_000
"""Bytes up to which the file and its one backup are rewritten after each sheet (50 ms).

Above, they are when the file is closed, and the round alone is written into the backup.
"""
_ONE_DEED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Doing:
    """A deed, the round it is about, and the open anonymous rounds that the copy before it leaves out."""

    deed: Deed
    round: RoundId | None
    without: frozenset[RoundId]

    def note(self, when: str) -> str:
        """What the name of a copy from ``before`` or ``after`` it says."""
        without = copies.WITHOUT_SHEETS if self.without else ""
        return f"{when} {self.deed.value}{copies.of_round(self.round)}{without}"


class BackupManager:
    """Looks after the backups of one open workbook, and after what comparing them could reveal.

    The difference between two backups must not show single sheets of an anonymous round. So until the round
    is published, only one whole backup is kept; each new one replaces it, and publishing drops it. It holds
    the state before the last deed about that round, as long as nothing else has changed since. Before a deed
    about another round, a copy is made without the sheets of the rounds that are open. Use cases ask for a
    copy before a take-in only if neither the sheets that were there nor those that come are a small group.
    After a restore, the file that was set aside is the one whole copy. No copy that holds sheets of an
    unpublished round is kept once that round is published, whatever its name.
    """

    def __init__(
        self, store: Store, *, workbook: WorkbookId, schema: Schema, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._workbook = workbook
        self._schema = schema
        self._now = now
        self._untidy = False
        self._not_rewritten: SixElementsError | None = None
        self._backed_up = 0
        self._copied = 0
        self._kept: tuple[_Doing, int] | None = None
        self._next: _Doing | None = None
        self._done: tuple[_Doing, int] | None = None
        self._small: set[_Doing] = set()
        self._came: set[RoundId] = set()
        self._sound: dict[Path, bool] = {}
        self._unpublished: dict[Path, tuple[object, frozenset[RoundId]]] = {}
        self._anothers: dict[Path, tuple[object, bool]] = {}
        self._taken_in: datetime | None = None
        self._tick: Callable[[], None] = lambda: None
        self.problem: SixElementsError | None = None
        """Why the last backup could not be made; the workbook itself is saved."""

    def make(self, note: str = "") -> copies.Backup:
        """Make a whole backup now and thin out the old ones. Raises SixElementsError."""
        made = self._make(copies.COLLECTING if self._collecting() else note)
        self._backed_up = self._store.changes
        return made

    def make_before(self, deed: Deed, round_: RoundId | None = None) -> None:
        """Keep the present state before a deed, which is the next `change`, so that there is a way back.

        Files taken into a round within a minute of one another are one deed. Raises SixElementsError if there
        must be a backup and none can be made.
        """
        if self._store.refusal or self._store.connection.in_transaction:
            return  # the deed itself will be refused, or is a part of one that was asked about
        doing = _Doing(deed, round_, self._others_unpublished(round_))
        if not self._is_kept(doing):
            try:
                self._make_for(doing, "before")
            except SixElementsError as error:
                self.problem, self._taken_in = error, None
                if deed.replaces:
                    raise
                return
            self._kept = doing, self._store.changes
            self._small.add(doing)
        self._next = doing

    @contextmanager
    def change(self) -> Iterator[None]:
        """Change the workbook. The first change after `make_before` is that deed, once it is on disk."""
        doing, self._next = self._next, None
        with self._store.change():
            since = self._store.changes
            alone = since == self._copied or self._only_done() == doing
            yield
        if doing and alone and self._store.changes > since:
            self._done = doing, since + 1

    def follow_password(self) -> tuple[Path, ...]:
        """Have all copies open as the workbook does; returns those that don't, which stay as they are.

        A journal that was put aside beside it can't be read by anybody, so it stays, too.
        """
        key = self._store.key
        left = [b.path for b in self._every() if not copies.follow_password(b.path, key)]
        return (*left, *left_journal.lying_aside(self._store.path)) if key else tuple(left)

    def with_another_password(self) -> tuple[Path, ...]:
        """Those that a change of the password did not reach, as where it was cut short."""
        return copies.with_another_password(self._store.path, self._workbook, self._store.key)

    def expect_changes(self) -> None:
        """Assume that the workbook has changed since its last backup: whoever had it open could not make one.

        Not if what was set aside is the only copy. Then it may have been a restore that was cut short, and
        that copy is dropped only after something has changed.
        """
        if not self._aside_is_the_one():
            self._backed_up = -1

    def make_after_changes(self, tick: Callable[[], None] = lambda: None) -> None:
        """Make a backup if anything has changed since the last one, as is done on closing.

        ``tick`` is called now and then; what it raises leaves the backups as they were. If the only change
        was a deed, the name of the backup says so. While only one whole backup is allowed, a backup from
        before a deed about such a round stays as it is. Raises SixElementsError.
        """
        if self._store.changes == self._backed_up:
            return
        self._tick = tick
        try:
            doing = self._only_done()
            if doing is None or doing.without:
                self.make()
            if doing and (doing.without or not self._collecting()):
                self._make_for(doing, "after")
        finally:
            self._tick = lambda: None

    def try_to_make_after_changes(self) -> None:
        """The same; if it can't be made, remember why and go on."""
        try:
            self.make_after_changes()
        except SixElementsError as error:
            self.problem = error

    def _is_kept(self, doing: _Doing) -> bool:
        """Whether a copy already holds the state before a deed.

        True also if a backup was asked for before and refused, if the deed continues the last one, or if it
        is one of many small ones.
        """
        now, before = self._now(), self._taken_in
        self._taken_in = now if doing.deed is Deed.TAKE_IN else None
        goes_on = before is not None and self._taken_in is not None and abs(now - before) < _ONE_DEED
        return (
            self._kept == (doing, self._store.changes)
            or (goes_on and self._only_done() == doing)
            or (doing.deed.small and doing in self._small)
        )

    def _only_done(self) -> _Doing | None:
        """The deed that is the only change since the last copy."""
        return self._done[0] if self._done and self._store.changes == self._done[1] else None

    def _others_unpublished(self, round_: RoundId | None) -> frozenset[RoundId]:
        """The open anonymous rounds other than the one a deed is about."""
        found = revealed_rounds.unpublished(self._store) if round_ else frozenset()
        return found if round_ not in found else frozenset()

    def _make_for(self, doing: _Doing, when: str) -> None:
        if doing.without:
            self._make(doing.note(when), without=doing.without)
        else:
            self.make(doing.note(when))

    def _make(self, note: str, *, without: frozenset[RoundId] = frozenset()) -> copies.Backup:
        if self._store.refusal:
            raise self._store.refusal
        try:
            with translate_os_errors(self._store.path):
                made = self._made(note, without)
        except OtherFile:  # its own sentence says more
            raise
        except CannotWrite as error:
            text = _(
                "No backup of {path} could be made: the disk is full, or the folder can't be written. "
                "The workbook itself is as it was saved."
            )
            raise type(error)(text.format(path=self._store.path)) from None
        self._copied = self._store.changes
        self._kept = self._done = self.problem = None
        return made

    def copy_to(self, path: Path) -> None:
        """Save the workbook's content as another file. Raises SixElementsError, also if a file is there."""
        if path.exists():
            raise exists_already(path)
        copies.copy_store(self._store, path, check=partial(soundness.check, schema=self._schema))

    def _made(self, note: str, without: frozenset[RoundId]) -> copies.Backup:
        made = self._now()
        number = copies.next_number(self._store.path, self._workbook)

        def write(path: Path) -> None:
            check = partial(soundness.check, schema=self._schema, tick=self._tick)
            copies.copy_store(self._store, path, check=check, without=without, tick=self._tick)

        name = copies.name_of(made, note, number=number)
        path = copies.put_new(self._store.path, self._workbook, name, write)
        os.utime(path, (made.timestamp(), made.timestamp()))
        self._anothers[path] = soundness.stamp(path), False
        backup = copies.backup(path, made, note, number=number)
        self._thin_out(keep=backup)
        return backup

    def make_if_due(self) -> None:
        """Make a backup if the newest is over a day old, or dated in the future because the clock was wrong.

        It does not replace what was set aside; that stays until something has changed.
        """
        if self._aside_is_the_one():
            return
        whole = (b for b in self._all() if b.whole)
        newest = next((b.made for b in whole if not b.note.startswith(copies.SET_ASIDE)), None)
        if newest is None or abs(self._now() - newest) > timedelta(days=1):
            self.try_to_make()

    def try_to_make(self, note: str = "") -> None:
        """Make a backup; if it can't be made, remember why and go on."""
        try:
            self.make(note)
        except SixElementsError as error:
            self.problem = error

    def round_opened(self) -> None:
        """Make the one backup of a large workbook now, as it takes a while; later, sheets are only added."""
        if self._store.size() > _TIDY_UP_TO and self._kept_while_collecting() is None:
            self.try_to_make()

    def round_closed(self) -> None:
        """Replace every copy from while the round was open by a dated backup, if there is one."""
        if any(self._is_over(b) for b in self._all()):
            self.try_to_make()
            over = [b for b in self._all() if self._is_over(b)]
            try:
                self._drop(over)
            except CannotWrite as error:
                text = _(
                    "The round is closed, but these backups from before could not be removed. "
                    "Delete them by hand: {files}"
                )
                raise type(error)(text.format(files=", ".join(str(b.path) for b in over))) from None

    def clear_up(self) -> None:
        """Finish what a killed process left undone; only copies whose names point to it are read."""
        alone = self.left_alone()
        for folder in (self._store.path.parent, *copies.folders(self._store.path, self._workbook)):
            if folder not in alone:
                clear_leftovers(folder)
        kept = [b for b in self._all() if b.note.startswith((copies.COLLECTING, copies.SET_ASIDE))]
        try:
            for backup in self._all():
                if not backup.note.startswith(copies.SET_ASIDE):
                    with translate_os_errors(backup.path):
                        copies.clear_journal(backup.path)
            for backup in self._every():
                if not backup.note.startswith(copies.SET_ASIDE):
                    self._follow_where_known(backup.path)
            if any(self._unpublished_in(b) & self._settled() for b in kept):
                self.try_to_make()
                self._drop(b for b in kept if self._unpublished_in(b) & self._settled())
            of_now = [b for b in kept if self._unpublished_in(b) & self._rounds()]
            of_now.sort(key=lambda b: b.number)
            older, newest = of_now[:-1], of_now[-1:]
            # a restore was cut short, before it took place or while it did
            cut_short = [b.note for b in older] == [copies.COLLECTING]
            if cut_short and revealed_rounds.is_same(self._store, newest[0].path):
                older = newest
            self._drop(older)
        except SixElementsError as error:
            self.problem = error

    def follow_where_plain(self) -> None:
        """Give copies the password of the workbook that have none, as after a kill while it was set."""
        key = self._store.key
        for copy in copies.readable(self._store.path, self._workbook) if key else ():
            copies.follow_password(copy, key)

    def _follow_where_known(self, copy: Path) -> None:
        """Have a copy open as the workbook does that has an earlier password, if that was given, too.

        So it is also where the workbook has none, as after a kill while its password was removed.
        """
        key = self._store.key
        if passwords.salt_of(copy) not in (None, key.salt if key else None):
            copies.follow_password(copy, key)

    def shuffle(self) -> None:
        """Rewrite the file in the order of its random keys, so that it reveals no other order."""
        self._untidy = True
        if self._store.size() <= _TIDY_UP_TO:
            self.finish_shuffling()

    def sheet_begins(self) -> None:
        """Shuffle after a sheet is begun or typed in, and on closing, as sheets may wait for a long time.

        So while the file is open, only the last written sheet can be told from the others; once it is closed,
        none can.
        """
        self._store.afterwards(self._sheet_began)

    def _sheet_began(self) -> None:
        self.shuffle()
        self._untidy = True

    def sheets_come(self, round_: RoundId) -> None:
        """Shuffle once the current change is on disk, and update the one backup of open rounds.

        So the two don't reveal what came in between, and if the disk breaks during the session, the backup
        has its sheets.
        """
        self._came.add(round_)
        self._store.afterwards(self._sheets_came)

    def _sheets_came(self) -> None:
        came, self._came = self._came, set()
        self.shuffle()
        self._follow_sheets(came)

    def _follow_sheets(self, among: Collection[RoundId] | None = None) -> None:
        """Update the one backup of open anonymous rounds if it lacks sheets that it should hold.

        It should hold all sheets but those of a take-in that can still be undone. A killed session or a full
        disk may have left it behind; compared with the workbook, it would show single sheets. A large backup
        is not made again for that: its rounds are written into it.
        """
        if self._store.refusal is not None or not self._collecting():
            return
        kept = self._kept_while_collecting()
        told = kept and revealed_rounds.revealed_by_file(self._store, kept.path, self._schema, among)
        if kept is None or (told and not self._followed(kept, told)):
            self.try_to_make()

    def _followed(self, kept: copies.Backup, rounds: Collection[RoundId]) -> bool:
        """Whether these rounds were written into a large copy; it is then no longer the one before a deed."""
        if self._store.size() <= _TIDY_UP_TO:
            return False
        try:
            sheetless.follow(self._store, kept.path, rounds, self._schema)
        except SixElementsError:
            return False
        self._kept = self._done = None
        return True

    def follow_sheets_left_behind(self) -> None:
        """Do this on opening. What was set aside stays the only copy until something has changed."""
        if self._kept_while_collecting() is not None and not self._aside_is_the_one():
            self._follow_sheets()

    def _aside_is_the_one(self) -> bool:
        """Whether what was set aside holds open rounds, which makes it their only copy."""
        open_ = revealed_rounds.unpublished(self._store)
        aside = (b for b in self._all() if open_ and b.note.startswith(copies.SET_ASIDE))
        return any(self._unpublished_in(b) & open_ for b in aside)

    def _kept_while_collecting(self) -> copies.Backup | None:
        return next((b for b in self._all() if b.note == copies.COLLECTING), None)

    def finish_shuffling(self) -> None:
        """Try again what could not be done at once, because the disk was full or somebody was reading."""
        try:
            if self._untidy:
                self._store.vacuum()
                self._untidy = False
                if self._store.left_undone is self._not_rewritten:
                    self._store.left_undone = None
        except SixElementsError:
            return

    def erase(self, *statements: Statement) -> None:
        """Remove something from the workbook, and every trace of it.

        The backups come first: if the process is killed in between, it is still in the workbook and can be
        removed again.
        """
        with self._store.change():
            for statement in statements:
                statement.run(self._store)
            problem = self._erased_from_all(lambda copy: erased(copy, *statements, schema=self._schema))
            self._store.afterwards(lambda: self._erase_rest(problem))

    def _erase_rest(self, problem: SixElementsError | None) -> None:
        try:
            self._store.vacuum()
        except (CannotWrite, InUse) as error:
            self._untidy = True
            text = _(
                "Removed, but {path} could not be rewritten, so traces may be left in it. "
                "They go when it is closed. Is the disk full?"
            )
            self._not_rewritten = type(error)(text.format(path=self._store.path))
            problem = problem or self._not_rewritten  # this will pass by itself, the other will not
        if problem:
            raise problem

    def forget_words(self, response: bytes, words: bytes) -> None:
        """A sheet is handed in: no backup may keep the hash of the words it was paused with."""
        away = Statement(sql="UPDATE response SET paused = NULL WHERE id = ?", values=(response,))
        problem = self._erased_from_all(lambda copy: words_erased(copy, words, away, schema=self._schema))
        self.problem = problem or self.problem

    def _erased_from_all(self, erasing: Callable[[Path], bool]) -> CannotWrite | None:
        failed = [b.path for b in self._all() if not erasing(b.path)]
        if not failed:
            return None
        text = _("Removed from the workbook, but not from these backups. Delete them by hand: {files}")
        return CannotWrite(text.format(files=", ".join(str(path) for path in failed)))

    def _collecting(self) -> bool:
        """Whether an anonymous round is not published yet; works with older schemas, too."""
        return bool(revealed_rounds.unpublished(self._store))

    def _rounds(self) -> frozenset[RoundId]:
        return frozenset(RoundId(id_) for (id_,) in self._store.rows("SELECT id FROM round"))

    def _settled(self) -> frozenset[RoundId]:
        """The rounds whose results were shown, or never will be shown as those of an anonymous round."""
        return self._rounds() - revealed_rounds.unpublished(self._store)

    def _unpublished_in(self, backup: copies.Backup) -> frozenset[RoundId]:
        """The anonymous rounds that are unpublished in a copy; each copy is read once."""
        stamp = soundness.stamp(backup.path)
        known = self._unpublished.get(backup.path)
        if known is None or known[0] != stamp:
            found = revealed_rounds.unpublished_in(backup.path, self._schema, with_sheets=not backup.whole)
            known = stamp, found
            self._unpublished[backup.path] = known
        return known[1]

    def _is_over(self, backup: copies.Backup) -> bool:
        """Whether a copy was made while a round was open that has closed since."""
        by_name = backup.note == copies.COLLECTING and not self._collecting()
        return by_name or bool(self._unpublished_in(backup) & self._settled())

    def _is_replaced(self, backup: copies.Backup) -> bool:
        """Whether a backup made now replaces a copy."""
        aside = backup.note.startswith(copies.SET_ASIDE)
        return backup.note == copies.COLLECTING or (
            aside and bool(self._unpublished_in(backup) & self._rounds())
        )

    def make_way(self) -> tuple[Path, ...]:
        """Move the copies of other workbooks out of the way; returns where they are now."""
        return copies.make_way(self._store.path, self._workbook)

    def _all(self) -> tuple[copies.Backup, ...]:
        """All copies of this workbook, newest first.

        Copies of another workbook in the folder don't count, nor those that another file may need.
        """
        alone = self.left_alone()
        return tuple(backup for backup in self._every() if backup.path.parent not in alone)

    def _every(self) -> tuple[copies.Backup, ...]:
        """The same with those that another file may need: what has a password is readable nowhere."""
        found = copies.copies(self._store.path, self._workbook)
        return tuple(backup for backup in found if not self._is_anothers(backup.path))

    def left_alone(self) -> dict[Path, Path]:
        """Folders left behind by a rename that another file beside this one may need, with that file.

        Nothing in them is erased or counts; they have the password that the workbook has.
        """
        return copies.claimed(self._store.path, self._workbook, self._is_anothers)

    def take_along(self, before: Path) -> bool:
        """After the file was renamed, have its backups lie beside its new name; whether they do."""
        return copies.take_along(before, self._store.path, self._workbook)

    def _is_anothers(self, copy: Path) -> bool:
        """Whether a copy belongs to another workbook; each copy is read once."""
        stamp = soundness.stamp(copy)
        known = self._anothers.get(copy)
        if known is None or known[0] != stamp:
            known = stamp, is_anothers(copy, self._workbook)
            self._anothers[copy] = known
        return known[1]

    def _thin_out(self, *, keep: copies.Backup) -> None:
        """Thin out whole copies and others separately: one that isn't whole can't replace one that is."""
        for whole in (True, False):
            thinned = [b for b in self._all() if b.thinned and b.whole is whole]
            stay = thinning.to_keep([b.made for b in thinned], now=self._now())
            newer = keep.path
            for n, backup in enumerate(thinned):
                if n in stay or not self._opens(newer, made_now=keep.path):
                    newer = backup.path
                else:
                    copies.remove(backup.path)
        if keep.whole:
            self._drop(b for b in self._all() if b.path != keep.path and self._is_replaced(b))

    def _opens(self, path: Path, *, made_now: Path) -> bool:
        """Whether a backup can be opened, and so counts; each is tried once while the workbook is open."""
        if path != made_now and path not in self._sound:
            self._sound[path] = soundness.opens(path, self._schema)
        return path == made_now or self._sound[path]

    def _drop(self, backups: Iterable[copies.Backup]) -> None:
        for backup in backups:
            with translate_os_errors(backup.path):
                copies.remove(backup.path)

"""One organization's file, open: its repositories, and what happens when it is closed."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sixelements.application.ports import Deed, WorkbookInfo, Worked
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId
from sixelements.storage import soundness
from sixelements.storage.assessments import Codec, StoredAssessments
from sixelements.storage.backups import BackupManager
from sixelements.storage.copies import BY_HAND, OTHER_LAY
from sixelements.storage.discussions import StoredDiscussions
from sixelements.storage.faults import translate_os_errors
from sixelements.storage.figures import StoredFigures
from sixelements.storage.histories import StoredHistories
from sixelements.storage.lock import Lock, Writer, take, taken
from sixelements.storage.memory import Memory
from sixelements.storage.organization import StoredOrganization
from sixelements.storage.passwords import FileKey
from sixelements.storage.plans import StoredPlans
from sixelements.storage.responses import StoredResponses
from sixelements.storage.rounds import StoredRounds
from sixelements.storage.store import Store
from sixelements.storage.teams import StoredTeams
from sixelements.storage.worksheets import GATE_TABLES, StoredWorksheets
from sixelements.storage.workshops import StoredWorkshops

if TYPE_CHECKING:  # opening a workbook needs none of what works results out
    from sixelements.domain.evidence import Evidence
    from sixelements.domain.scores import Score

_MOST_RESULTS = 16
"""How many rounds are looked at in one go; a workbook may hold thousands."""


class StoredWorkbook:
    """One organization's file, open. Implements ``ports.Workbook``."""

    def __init__(
        self, store: Store, *, info: WorkbookInfo, codec: Codec, backups: BackupManager, lock: Lock | None
    ) -> None:
        self._store = store
        store.lock_again = self._lock_again
        store.check_right = self._check_right
        if lock:
            store.watch()
        self.backups = backups
        self._lock = lock
        self._closed = False
        self._info = info
        self.organization = StoredOrganization(store)
        self.teams = StoredTeams(store, backups)
        self.rounds = StoredRounds(store, backups)
        self.responses = StoredResponses(store, backups)
        self.discussions = StoredDiscussions(store)
        self.workshops = StoredWorkshops(store)
        self.worksheets = StoredWorksheets(store)
        self.plans = StoredPlans(store)
        self.figures = StoredFigures(store, codec)
        self.histories = StoredHistories(store)
        self.assessments = StoredAssessments(store, codec)
        tables = (
            "round",
            "round_practice",
            "response",
            "answer",
            "hands",
            "published_figures",
            "discussion",
            "work_days",
            *GATE_TABLES,
        )
        self._results = Memory[object](store, *tables, most=_MOST_RESULTS)
        self._scores = OrderedDict[RoundId, tuple["Evidence", "Score"]]()

    @property
    def info(self) -> WorkbookInfo:
        """What the workbook says about itself now or, if that can't be read, what it said last."""
        if not self._closed:
            try:
                self._info = replace(self._info, organization=self.organization.name())
            except SixElementsError:
                return self._info
        return self._info

    @property
    def backup_problem(self) -> SixElementsError | None:
        """Why the last backup could not be made; None if all is well."""
        return self.backups.problem

    @property
    def left_undone(self) -> SixElementsError | None:
        """What should have followed a change and could not be done; None if all is well."""
        return self._store.left_undone

    def remembered(self, round_: RoundId, work_out: Callable[[], Worked]) -> Worked:
        return cast("Worked", self._results.of(round_, work_out))

    def scored(
        self, round_: RoundId, evidence: "Evidence", score: Callable[["Evidence"], "Score"]
    ) -> "Score":
        with self._store.turn:
            known = self._scores.pop(round_, None)
            made = known[1] if known and known[0] == evidence else score(evidence)
            self._scores[round_] = evidence, made
            if len(self._scores) > _MOST_RESULTS:
                self._scores.popitem(last=False)
            return made

    def change(self) -> AbstractContextManager[None]:
        """All changes inside become one; within another change, part of that."""
        return self.backups.change()

    def room(self) -> int:
        """How many bytes still fit into the file, in whole pages."""
        return self._store.room()

    def back_up(self, *, by_hand: bool = False, other_lies_there: bool = False) -> Path:
        """Make a backup now; returns its path."""
        return self.backups.make(OTHER_LAY if other_lies_there else BY_HAND if by_hand else "").path

    def back_up_changes(self, tick: Callable[[], None] = lambda: None) -> None:
        self.backups.finish_shuffling()
        self.backups.make_after_changes(tick)

    def back_up_before(self, deed: Deed, round_: RoundId | None = None) -> None:
        self.backups.make_before(deed, round_)

    def look(self) -> None:
        self._store.look()

    @property
    def left_alone(self) -> Mapping[Path, Path]:
        """Folders with backups that another file may need, with that file."""
        return self.backups.left_alone()

    def go_on_at(self, path: Path) -> bool:
        before = self._store.path
        self._store.move_to(soundness.resolved(path))
        return self.backups.take_along(before)

    def go_on_in_copy(self, path: Path) -> None:
        path = soundness.resolved(path)
        self.backups.copy_to(path)
        self._store.move_to_copy(path)

    def copy_to(self, path: Path) -> None:
        self.backups.copy_to(soundness.resolved(path))

    def become(self, key: FileKey | None) -> tuple[Path, ...]:
        """Have the workbook open with another password, or with None without one; its backups follow.

        A backup comes first. Then the file is replaced, whole or not at all, and each backup likewise.
        Returns those that could not follow, and stay as they were. Raises SixElementsError, and then all is
        as before.
        """
        if self._store.refusal:
            raise self._store.refusal
        self.backups.make_before(Deed.PASSWORD)
        self._store.become(key)
        return self.backups.follow_password()

    def close(self, *, back_up: bool = True) -> None:
        """Back up what was changed, then close the file; safe to call again."""
        if self._closed:
            return
        self._closed = True
        try:
            self.backups.finish_shuffling()
            if back_up:
                self.backups.try_to_make_after_changes()
        finally:
            self._store.close()
            if self._lock:
                self._lock.release()

    def _check_right(self) -> None:
        if self._lock:
            self._lock.check(self._store.path)

    def _lock_again(self, path: Path) -> None:
        """Have the right to write to the file at a path in place of the one that was opened."""
        if self._lock:
            self._lock.release()
        with translate_os_errors(path):
            holder = take(path)
        if isinstance(holder, Writer):
            raise taken(path, holder)
        self._lock = holder

"""The workbook on the table: which team and round are looked at, what is saved, what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sixelements.application.errors import FileGone, FileRenamed, InUse, OtherFile, WorldsFault
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.held import HeldTexts
from sixelements.presentation.recents import Recents
from sixelements.presentation.session_events import (
    BesideChanged,
    HeldChanged,
    NotSaved,
    PlaceChosen,
    ReadAgain,
    Saved,
    TakenBack,
    WorkbookClosed,
    WorkbookOpened,
)
from sixelements.presentation.undo import UndoStack, UndoStep
from sixelements.presentation.unsaved import Unsaved, WaitingChange

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.application.events import StoreChange
    from sixelements.application.ports import Workbook
    from sixelements.domain.actions import Plan
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.ids import RoundId, TeamId
    from sixelements.domain.rounds import Round
    from sixelements.domain.teams import Team
    from sixelements.presentation.services import Services
    from sixelements.presentation.session_events import SessionEvent

    Listener = Callable[[SessionEvent], None]

Result = TypeVar("Result")


class SaveState(NamedTuple):
    """Whether everything is on disk: since when, or since when not, and why.

    ``fault``: what is wrong with the file, even when nothing waits for it.
    """

    at: datetime | None = None
    fault: WorldsFault | None = None
    since: datetime | None = None

    @property
    def problem(self) -> str | None:
        return self.fault.sentence if self.fault else None


class LookedInto(NamedTuple):
    """A backup that is looked into: the workbook it is of, and when and why it was made, in words."""

    workbook: Path
    words: str


class Session:
    """What all pages share. Changes go through `run_queued`, which knows whether they were saved."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.recents = Recents(services.settings)
        self.save_state = SaveState()
        self.path: Path | None = None
        self.example = False
        self.looked_into: LookedInto | None = None
        """Set while what is on the table is a backup, and no workbook of its own."""
        self.left_over: tuple[WaitingChange, ...] = ()
        """What waited in the workbook that was set aside for the one that lies in its place."""
        self.without_backup = False
        """Set where somebody chose not to wait for the backup that closing makes."""
        self._set_aside: Path | None = None
        self._under_way = ""
        self._unreadable = False
        self.typing: Callable[[], bool] = lambda: False
        """Whether something is typed that waits to be stored; the window knows."""
        self.held = HeldTexts(self._held_changed)
        self._book: Workbook | None = None
        self._team: Team | None = None
        self._round: Round | None = None
        self._afterwards: Callable[[], None] | None = None
        self._unsaved = Unsaved()
        self._undo = UndoStack()
        self._listeners: list[Listener] = []
        self._stored_changes: list[StoreChange] | None = None
        self._told_of = 0
        """How many of these belong to changes that are known to be stored."""

    # what is on the table

    @property
    def book(self) -> Workbook:
        """The open workbook; only pages that need one ask."""
        if self._book is None:
            raise RuntimeError("no workbook is open")
        return self._book

    @property
    def is_open(self) -> bool:
        return self._book is not None

    @property
    def team(self) -> Team:
        """The team that is looked at."""
        if self._team is None:
            raise RuntimeError("no team is chosen")
        return self._team

    @property
    def round(self) -> Round:
        """The round that is looked at."""
        if self._round is None:
            raise RuntimeError("no round is chosen")
        return self._round

    @property
    def assessment(self) -> Assessment:
        """The assessment this round is asked with."""
        return self.book.assessments.get(self.round.assessment)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: somebody else has the workbook, or it is the example."""
        return self._book is not None and self._book.info.read_only

    @property
    def collection(self) -> bool:
        """Whether it is a collection file, in which people answer and nothing else is done."""
        return self._book is not None and self._book.info.collection

    # opening and choosing

    def open(self, path: Path) -> None:
        """Show a workbook in place of the present one."""
        self.put(self.services.open_workbook(path), path)

    def put(
        self,
        book: Workbook,
        path: Path,
        *,
        example: bool = False,
        looked_into: LookedInto | None = None,
        afterwards: Callable[[], None] | None = None,
    ) -> None:
        """Put an open workbook on the table; the newest round of its first team is looked at.

        ``afterwards`` is called once it is closed.
        """
        team = book.teams.all()[0]
        round_ = _find_round(book, team.id)  # where it can't be read, the present workbook stays
        self.close()
        if path != self._set_aside:
            self.left_over = ()
        self._afterwards = afterwards
        self._book, self.path, self.example, self.looked_into = book, path, example, looked_into
        self._team, self._round = team, round_
        if not example and not looked_into:
            self.recents.add(path, book.info.organization, self.services.today(), book.info.id)
        self.announce(WorkbookOpened())

    def close(self, *, back_up: bool = True) -> None:
        """Close the workbook, if one is open. ``back_up``: see `Workbook.close`."""
        if self._book is None:
            return
        self._book.close(back_up=back_up and not self.without_backup)
        if self._afterwards:
            self._afterwards()
        self._book = self._team = self._round = None
        self._unsaved.clear()
        self.held.clear()
        self.save_state, self._unreadable = SaveState(), False
        self.path, self.example, self.looked_into = None, False, None
        self.left_over, self.without_backup = (), False
        self._undo.clear()
        self.announce(WorkbookClosed())

    def choose(self, team: Team, number: int | None = None) -> None:
        """Look at a team's round; the newest unless a number is given."""
        self._team = team
        self._round = _find_round(self.book, team.id, number)
        self.announce(PlaceChosen())

    def reload(self) -> None:
        """Read team and round again after they were changed."""
        teams, before = {t.id: t for t in self.book.teams.all()}, self.round
        there = {r.id: r for r in self.book.rounds.of(self.team.id)}
        if before.id not in there:  # it was removed, and what was done in it with it
            self.choose(teams.get(self.team.id) or next(iter(teams.values())))
            return
        self._team, self._round = teams[self.team.id], there[before.id]
        if self._round.state is not before.state:  # what was done before can't be taken back any more
            self._undo.forget(self._round.id)

    # changing

    def run_queued(
        self,
        change: Callable[[], object],
        *,
        by: object = None,
        waiting: WaitingChange | None = None,
        step: UndoStep | None = None,
    ) -> None:
        """Make a change of what somebody typed or marked.

        If the disk refuses it, it waits in the queue for the next change or `retry`; so it must say only
        what to change, not how everything else stands. Refusals that are the person's choice go through to
        the page, which says them beside the field. ``by`` shows what comes of it; see `StoreChange`.
        ``waiting`` says it in words while it waits; it is taken back by not making it then, and by ``step``
        once it is stored.
        """
        with self._telling(by), self._noting():
            typed_before = self._unsaved.add(change, waiting, step)
            if typed_before:
                self._undo.drop(typed_before)
            try:
                self._unsaved.store(self._stored, self._undo.drop)
            except WorldsFault:
                if step:
                    not_made = partial(self._unsaved.withdraw, change)
                    once_more = partial(self.run_queued, change, waiting=waiting, step=step)
                    self._undo.add(step._replace(undo=not_made, redo=once_more, key=""))
                raise

    def run_now(
        self, change: Callable[[], Result], *, by: object = None, step: UndoStep | None = None
    ) -> Result:
        """Make a change that somebody asked for by a button, after all that waits. ``step`` takes it back.

        Raises NotAllowed while something is stored in the background. A disk that says no is a refusal
        like any other, and nothing is kept: they ask again.
        """
        self.refuse_under_way()
        with self._telling(by):
            self.store_waiting()
            result = change()
            self._stored(step)
        return result

    def erase(self, change: Callable[[], object]) -> None:
        """Make a change that removes something. Raises also what of it was left undone; the rest is done."""
        before = self.book.left_undone
        self.run_now(change)
        left = self.book.left_undone
        if left and left is not before:
            raise left

    def forget_steps(self, *rounds: RoundId) -> None:
        """Forget what was done in rounds that are removed: nothing of it can be taken back."""
        for round_ in rounds:
            self._undo.forget(round_)

    @property
    def under_way(self) -> str:
        """What is stored in the background, in words: nobody closes a round meanwhile. Empty: nothing."""
        return self._under_way

    def refuse_under_way(self) -> None:
        """Raises NotAllowed while something is stored in the background."""
        if self._under_way:
            raise NotAllowed(self._under_way)

    def begin_background(self, words: str) -> None:
        """Something is stored in the background from now on, until `end_background`."""
        self._under_way = words
        self.announce(BesideChanged())

    def end_background(self) -> None:
        self._under_way = ""
        self.announce(BesideChanged())

    def store_waiting(self) -> None:
        """Store what waits, before something that must come after it. Raises WorldsFault."""
        with self._telling(), self._clearing():
            self._unsaved.store(self._stored, self._undo.drop)

    def was_stored(self, *changes: StoreChange) -> None:
        """Know, and tell, what was stored without `run_queued`: in the background, on another thread."""
        with self._telling():
            self._stored()
            for change in changes:
                self.announce(change)

    def retry(self) -> None:
        """Try again to store what waits, oldest first, and to make the backup that could not be made."""
        if self._unreadable:
            self.look()
            return
        self._store()
        if not self._unsaved:
            self.look()
        if self.is_open and self.book.backup_problem:
            with suppress(SixElementsError):
                self.book.back_up()
            self.announce(Saved())

    @property
    def unsaved(self) -> int:
        """How many changes are not on disk."""
        return len(self._unsaved)

    @property
    def waiting(self) -> tuple[WaitingChange, ...]:
        """The part of it that may be read, oldest first: text and choices, never an answer on a sheet."""
        return self._unsaved.waiting

    def waiting_at(self, place: Hashable) -> WaitingChange | None:
        """What was typed into a field, and is not on disk."""
        return self._unsaved.at(place)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """What waits is stored inside; where the disk refuses it, that is said, and nothing else stops."""
        try:
            with self._clearing():
                yield
        except WorldsFault as fault:
            self._note(fault)

    def _store(self) -> None:
        """Try what waits again."""
        with self._noting():
            self.store_waiting()

    def _note(self, fault: WorldsFault) -> None:
        """Say what is wrong with the file, since when it is."""
        now = self.save_state
        self.save_state = SaveState(at=now.at, fault=fault, since=now.since or self.services.now())
        self.announce(NotSaved())

    @contextmanager
    def _clearing(self) -> Iterator[None]:
        """What was wrong is over once nothing waits: all is stored, or was refused."""
        try:
            yield
        finally:
            if not self._unsaved and self.save_state.fault:
                self.save_state = SaveState(at=self.save_state.at)

    def _held_changed(self, place: Hashable) -> None:
        """What is typed and can't be stored is a step like any other, while it stands there."""
        held = self.held.at(place)
        if held:
            label = _("what is typed in {field}").format(field=held.field)
            drop, again = partial(self.held.drop, place), partial(self.held.put_back, place, held)
            self._undo.add(UndoStep(label, drop, again, self.round.id, of=place))
        else:
            self._undo.drop(place)
        self.announce(HeldChanged())

    @property
    def unreadable(self) -> bool:
        """Whether the file can't be read at this moment, so that only what was read before is shown."""
        return self._unreadable

    def could_not_read(self, fault: WorldsFault) -> None:
        """Something that somebody wanted to see could not be read; `look` sees when it can be."""
        self._unreadable = True
        self._note(fault)

    def look(self) -> None:
        """See whether the file lies at its place as we left it, and try again what only waits for that."""
        if self._book is None or self._under_way:
            return
        if self._unreadable:
            self._look_whether_readable()
        elif not self.read_only:
            self._look_at_place()

    def _look_at_place(self) -> None:
        before = self.save_state.fault
        if self._unsaved and isinstance(before, InUse):
            self._store()
            return
        if self._unsaved and not isinstance(before, FileGone | OtherFile):
            return
        try:
            self.book.look()
        except WorldsFault as fault:
            if before is None or before.sentence != fault.sentence:
                self._note(fault)
        else:
            if self._unsaved:
                self._store()
            elif before:
                self.save_state = SaveState(at=self.save_state.at)
                self.announce(Saved())

    def _look_whether_readable(self) -> None:
        """Go on where what could not be read can be now: store what waits, and let it be shown."""
        try:
            self.book.look()
        except WorldsFault as fault:
            if fault.sentence != self.save_state.problem:
                self._note(fault)
            return
        self._unreadable = False
        try:
            self._store()
        finally:  # something that waited may be refused
            self.announce(ReadAgain())

    def save_copy(self, path: Path) -> None:
        """Save everything, stored or waiting, as a new file, and work in that one from now on.

        Raises SixElementsError where the copy can't be made; all is as before then.
        """
        self.book.go_on_in_copy(path)
        self._went_on(path)

    def copy_to(self, path: Path) -> None:
        """Save a copy and stay in this file; if anything waits, work in the copy instead, which has it all.

        Raises SixElementsError where the copy can't be made, or what waits can't be stored first.
        """
        if self.unsaved:
            self.save_copy(path)
        else:
            self.book.copy_to(path)

    def go_on_there(self) -> None:
        """Go on where the file lies now that it was given another name. Raises SixElementsError."""
        fault = self.save_state.fault
        if isinstance(fault, FileRenamed):
            self.book.go_on_at(fault.there)
            if self.path:
                self.recents.forget(self.path)  # no file has that name any more
            self._went_on(fault.there)

    def set_aside(self) -> None:
        """Keep what is held as a backup, and close it; what waits is never stored, so ask first.

        Raises SixElementsError where no backup can be made; it stays open then.
        """
        self.book.back_up()
        waiting, path = self.waiting, self.path
        self.close()
        self.left_over, self._set_aside = waiting, path

    def _went_on(self, path: Path) -> None:
        self.path = path
        self.recents.add(path, self.book.info.organization, self.services.today(), self.book.info.id)
        self.retry()
        self.announce(PlaceChosen())

    def _stored(self, step: UndoStep | None = None) -> None:
        """A change is on disk; others may still wait for theirs. ``step`` takes it back.

        One that stored nothing, as where the same is chosen again, leaves nothing to take back.
        """
        told, self._told_of = self._told_of, len(self._stored_changes or ())
        if step and self._told_of > told:
            self._undo.add(step)
        elif step:
            self._undo.drop(step.of)
        before = self.save_state if self._unsaved else SaveState()
        self.save_state = SaveState(at=self.services.now(), fault=before.fault, since=before.since)
        self.reload()

    def run_with_undo(
        self,
        label: str,
        change: Callable[[], object],
        undo: Callable[[], object],
        *,
        key: str = "",
        keep: bool = True,
        by: object = None,
        plan: Plan | None = None,
        plan_before: Plan | None = None,
    ) -> None:
        """Make a change that can be taken back. ``label`` completes "Undo …".

        Changes with the same ``key`` one by one are taken back as one. ``keep``: it waits where
        the disk says no, as in `run_queued`; else that is raised, as in `run_now`. ``by`` began it, as there.
        One that waits is taken back by not making it. ``plan`` and ``plan_before``, of a change of a plan:
        how it stands with the change, and with it taken back, while either waits.
        """
        where = self.round.id
        waiting = WaitingChange(label, self.services.now(), where, self.held.storing, plan)

        # a change known already would keep its place in the queue, before what was done since
        def back() -> None:
            self.run_queued(partial(undo), waiting=waiting.back(self.services.now(), plan_before))

        def again() -> None:
            self.run_queued(partial(change), waiting=waiting)

        step = UndoStep(label, back, again, where, key, of=change)
        if keep:
            self.run_queued(change, by=by, waiting=waiting, step=step)
        else:
            self.run_now(change, by=by, step=step)

    @property
    def next_undo(self) -> UndoStep | None:
        """The change that `undo` takes back."""
        return self._undo.next_undo

    @property
    def next_redo(self) -> UndoStep | None:
        """The change that `redo` does again."""
        return self._undo.next_redo

    @property
    def undo_labels(self) -> tuple[str, ...]:
        """What can be taken back, the newest first."""
        return self._undo.labels

    def undo(self) -> None:
        """Take the workbook's last change of set-up, record or plan back, where it shows."""
        with self._telling():
            self._go_where(self.next_undo)
            self._undo.undo()
            self._tell_taken_back()

    def redo(self) -> None:
        """Do the change last taken back again, where it shows."""
        with self._telling():
            self._go_where(self.next_redo)
            self._undo.redo()
            self._tell_taken_back()

    def _tell_taken_back(self) -> None:
        """Where something was stored, that is told."""
        if not self._stored_changes:
            self.announce(TakenBack())

    def _go_where(self, step: UndoStep | None) -> None:
        """Look at the round that a step was made in; every change in it is taken back."""
        if step is None or step.where == self.round.id:
            return
        for team in self.book.teams.all():
            for round_ in self.book.rounds.of(team.id):
                if round_.id == step.where:
                    self.choose(team, round_.number)
                    return

    # telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of everything that happens from now on, until the function returned is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):  # it was called before
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, happening: SessionEvent) -> None:
        """Tell everybody. Use cases announce with it, too: their changes are told once all is done."""
        from sixelements.application.events import StoreChange  # noqa: PLC0415 - Home starts without it

        if self._stored_changes is not None and isinstance(happening, StoreChange):
            self._stored_changes.append(happening)
            return
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(happening)

    @contextmanager
    def _telling(self, by: object = None) -> Iterator[None]:
        """Tell what is stored inside when undo, team and round are as they are after it, as begun ``by``.

        Within another one, it is told with that. Where nobody said what was stored, that it is saved.
        """
        if self._stored_changes is not None:
            yield
            return
        changes = self._stored_changes = []
        self._told_of = 0
        before = self.save_state
        try:
            yield
        finally:
            self._stored_changes = None
            for change in changes:
                self.announce(replace(change, by=by))
            if not changes and not self._unsaved and self.save_state is not before:
                self.announce(Saved())


def _find_round(book: Workbook, team: TeamId, number: int | None = None) -> Round:
    from sixelements.application.rounds import find_round  # noqa: PLC0415 - Home starts without it

    return find_round(book, team, number)

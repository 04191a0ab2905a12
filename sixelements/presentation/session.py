"""The open workbook: which team and round are shown, what is saved, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sixelements.application.errors import (
    CannotWrite,
    FileGone,
    FileRenamed,
    InUse,
    OtherFile,
    TooMuch,
    WorldsFault,
)
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.held import HeldTexts
from sixelements.presentation.recents import Recents, recent_title
from sixelements.presentation.session_events import (
    BesideChanged,
    HeldChanged,
    NotSaved,
    PlaceChosen,
    ReadAgain,
    Saved,
    TakenBack,
    WentOn,
    WorkbookClosed,
    WorkbookOpened,
)
from sixelements.presentation.undo import UndoStack, UndoStep
from sixelements.presentation.unsaved import Pauses, PutAside, TypedText, Unsaved, WaitingChange

if TYPE_CHECKING:  # Home starts without the rooms below
    from sixelements.application.events import StoreChange
    from sixelements.application.ports import Workbook
    from sixelements.domain.actions import Plan
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.discussion import Discussion
    from sixelements.domain.ids import RoundId, TeamId
    from sixelements.domain.rounds import Round
    from sixelements.domain.teams import Team
    from sixelements.presentation.services import Services
    from sixelements.presentation.session_events import SessionEvent

    Listener = Callable[[SessionEvent], None]

Result = TypeVar("Result")


class SaveState(NamedTuple):
    """Whether everything is on disk, since when; or since when it is not, and why.

    ``fault``: what is wrong with the file, even if nothing is waiting to be stored.
    """

    at: datetime | None = None
    fault: WorldsFault | None = None
    since: datetime | None = None

    @property
    def problem(self) -> str | None:
        return self.fault.sentence if self.fault else None


class TypedBefore(NamedTuple):
    """What a field said before somebody typed there, and the plan then; ``waits``: none of it is stored."""

    words: str | None
    plan: Plan | None
    waits: bool = False


class LookedInto(NamedTuple):
    """A backup that is open to look at: whose workbook it is, and when and why it was made, in words."""

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
        self.writer = ""
        """Who else has the workbook open now, in words; empty for nobody, also once they have closed it."""
        self._set_aside: Path | None = None
        self._kept: Path | None = None
        """The backup of what is in memory only, until something is stored."""
        self._under_way = ""
        self._unreadable = False
        self.typing: Callable[[], bool] = lambda: False
        """Whether something is typed that waits to be stored; the window knows."""
        self.page_shown: Callable[[], Hashable] = lambda: None
        """Which page the window shows, and which part of it."""
        self.held = HeldTexts(self._held_changed)
        self._book: Workbook | None = None
        self._team: Team | None = None
        self._round: Round | None = None
        self._afterwards: Callable[[], None] | None = None
        self._forget_password: Callable[[], None] = lambda: None
        self._unsaved = Unsaved()
        self._pauses = Pauses()
        self._undo = UndoStack()
        self._taking_back = False
        self._held_in: dict[Hashable, tuple[RoundId, Hashable]] = {}
        """Where each text is held: its round, and what the window showed when it was typed."""
        self._listeners: list[Listener] = []
        self._stored_changes: list[StoreChange] | None = None
        self._told_of = 0
        """How many of these belong to changes that are known to be stored."""

    # what is on the table

    @property
    def book(self) -> Workbook:
        """The open workbook; only pages that need one ask for it."""
        if self._book is None:
            raise RuntimeError("no workbook is open")
        return self._book

    @property
    def is_open(self) -> bool:
        return self._book is not None

    @property
    def team(self) -> Team:
        """The team that is shown."""
        if self._team is None:
            raise RuntimeError("no team is chosen")
        return self._team

    @property
    def round(self) -> Round:
        """The round that is shown."""
        if self._round is None:
            raise RuntimeError("no round is chosen")
        return self._round

    @property
    def assessment(self) -> Assessment:
        """The assessment that this round uses."""
        return self.book.assessments.get(self.round.assessment)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: somebody else has the workbook open, or it is the example."""
        return self._book is not None and self._book.info.read_only

    @property
    def handed_over(self) -> bool:
        """Whether it is a hand-over copy, which shows what was published and can't change it."""
        return self._book is not None and self._book.info.origin is not None

    @property
    def collection(self) -> bool:
        """Whether it is a collection file, in which people answer and nothing else can be done."""
        return self._book is not None and self._book.info.collection

    # opening and choosing

    def open(self, path: Path) -> None:
        """Show a workbook instead of the present one."""
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
        """Show a workbook that is already open, with the newest round of its first team.

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
        self.know_password()
        self.writer = book.info.writer or ""
        if not example and not looked_into:
            self.recents.add(path, self._listed_as(book), self.services.today(), book.info.id)
        self.announce(WorkbookOpened())

    def close(self, *, back_up: bool = True) -> None:
        """Close the workbook, if one is open. ``back_up``: see `Workbook.close`."""
        if self._book is None:
            return
        self.list_as_it_is()
        self._book.close(back_up=back_up and not self.without_backup)
        if self._afterwards:
            self._afterwards()
        self._book = self._team = self._round = None
        self._unsaved.clear()
        self.held.clear()
        self._held_in.clear()
        self.save_state, self._unreadable = SaveState(), False
        self.path, self.example, self.looked_into = None, False, None
        self.left_over, self.without_backup, self._kept = (), False, None
        self._forget_password()
        self._forget_password = lambda: None
        self._undo.clear()
        self.announce(WorkbookClosed())

    def _listed_as(self, book: Workbook) -> str:
        """What the list of recent workbooks calls it; one with a password is no more than its file there."""
        if self.path and self.services.has_password(self.path):
            return self.path.name
        return recent_title(book)

    def list_as_it_is(self) -> None:
        """Have the list of recent workbooks call the open one what it is called by now."""
        if self._book is not None and self.path and not self.example and not self.looked_into:
            with suppress(SixElementsError):  # it can't be read any more
                self.recents.rename(self.path, self._listed_as(self._book))

    def know_password(self) -> None:
        """Know the present password of the workbook until it is closed here, and no earlier one."""
        before = self._forget_password
        if self.path:
            self._forget_password = self.services.hold_password(self.path)
        before()

    def choose(self, team: Team, number: int | None = None) -> None:
        """Show a round of a team; the newest unless a number is given."""
        self._team = team
        self._round = _find_round(self.book, team.id, number)
        self.announce(PlaceChosen())

    def reload(self) -> None:
        """Read team and round again after a change."""
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
        behind: bool = False,
        ends_redo: bool = True,
    ) -> None:
        """Make a change that somebody typed or marked.

        If the disk refuses it, it waits in the queue for the next change or for `retry`. So ``change`` must
        set only what was changed, not everything else as it stood then. If the person's choice is refused,
        the page gets the error and says it beside the field. ``by`` shows the result itself; see
        `StoreChange`. ``waiting`` describes the change while it waits. Undo drops it from the queue until it
        is stored, and runs ``step`` after that. With ``behind`` it waits behind what waits already, without
        asking the disk again, which may take a second: for those who type a key a line. What is no step ends
        redo, as something else was begun; not what is refused, nor what nobody asked for (``ends_redo``).
        """
        with self._telling(by), self._noting():
            asks = not (behind and self._unsaved)
            open_ = self._undo.open_step(step.key, step.where) if step else None
            replaced = self._unsaved.add(
                change, waiting, step, instead_of=open_.of if open_ else self._whole_before(waiting, step)
            )
            if open_ and step and replaced and replaced.step:
                self._undo.drop(open_.of)
                step = step._replace(undo=step.undo_all or step.undo, since=replaced.step.since)
                self._unsaved.add(change, waiting, step)
            ends = step is None and ends_redo
            if not asks:
                self._end_redo(if_=ends)
                self.announce(NotSaved())
                return
            refused: list[object] = []
            try:
                self._unsaved.store(self._stored, refused.append, own=change)
            except WorldsFault:
                if step:
                    not_made = partial(self._unsaved.withdraw, change)
                    once_more = partial(self.run_queued, change, waiting=waiting, step=step)
                    if not replaced:  # the piece before it is stored, or is another change
                        self._undo.end_step()
                    self._undo.add(step._replace(undo=not_made, redo=once_more))
                raise
            finally:
                for one in refused:
                    self._undo.drop(one)
                self._end_redo(if_=ends and change not in refused)

    def _whole_before(self, waiting: WaitingChange | None, step: UndoStep | None) -> object:
        """The last change of the same field, if both are told whole and are no steps of undo and redo."""
        typed = waiting.typed if waiting and step is None and not self._taking_back else None
        return self._unsaved.last_in(typed.place) if typed else None

    def run_now(
        self, change: Callable[[], Result], *, by: object = None, step: UndoStep | None = None
    ) -> Result:
        """Make a change that a button asks for, after everything that waits. ``step`` undoes it.

        Raises NotAllowed while something is being stored in the background. If the disk refuses, that is an
        error like any other and nothing is kept: the person can press the button again.
        """
        self.refuse_under_way()
        with self._telling(by):
            self.store_waiting()
            result = change()
            if step is None:
                self._end_redo()
            self._stored(step)
        return result

    def erase(self, change: Callable[[], object]) -> None:
        """Make a change that removes something. If a part can't be removed, raises that after the rest."""
        before = self.book.left_undone
        self.run_now(change)
        left = self.book.left_undone
        if left and left is not before:
            raise left

    def forget_steps(self, *rounds: RoundId) -> None:
        """Forget the steps of rounds that were removed: none of them can be undone."""
        for round_ in rounds:
            self._undo.forget(round_)

    @property
    def under_way(self) -> str:
        """What is being stored in the background, in words; empty if nothing is. No round closes then."""
        return self._under_way

    def refuse_under_way(self) -> None:
        """Raise NotAllowed while something is being stored in the background."""
        if self._under_way:
            raise NotAllowed(self._under_way)

    def begin_background(self, words: str) -> None:
        """Until `end_background`, something is being stored in the background."""
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
        """Note and announce what was stored without `run_queued`: in the background, on another thread."""
        with self._telling():
            self._end_redo()
            self._stored()
            for change in changes:
                self.announce(change)

    def retry(self) -> None:
        """Try again to store what waits, oldest first, and to make the backup that could not be made."""
        if self._unreadable:
            self.look()
            return
        self._pauses.begin_again()
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

    def waits(self, change: Callable[[], object]) -> bool:
        """Whether a change that was given to `run_queued` is not on disk yet."""
        return change in self._unsaved

    @property
    def waiting(self) -> tuple[WaitingChange, ...]:
        """The waiting changes that may be read, oldest first: text and choices, never answers on a sheet."""
        return self._unsaved.waiting

    def waiting_at(self, place: Hashable) -> WaitingChange | None:
        """What was typed into a field and is not on disk."""
        return self._unsaved.at(place)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Store inside this what waits; if the disk refuses it, say so and go on with everything else."""
        try:
            with self._clearing():
                yield
        except WorldsFault as fault:
            self._note(fault)

    def _store(self) -> None:
        """Try again to store what waits."""
        with self._noting():
            self.store_waiting()

    def _note(self, fault: WorldsFault) -> None:
        """Say what is wrong with the file, and since when."""
        now = self.save_state
        self.save_state = SaveState(at=now.at, fault=fault, since=now.since or self.services.now())
        self.announce(NotSaved())

    @contextmanager
    def _clearing(self) -> Iterator[None]:
        """Once nothing waits, because all was stored or refused, nothing is wrong with the file any more.

        What is put aside is shown no more as if it waited.
        """
        try:
            yield
        except PutAside:
            self.announce(TakenBack())
            raise
        finally:
            if not self._unsaved:
                self._pauses.begin_again()
            if not self._unsaved and self.save_state.fault:
                self.save_state = SaveState(at=self.save_state.at)

    def _held_changed(self, place: Hashable) -> None:
        """Text that was typed and can't be stored is a step like any other while it is in its field."""
        held = self.held.at(place)
        if held:
            before = self._held_in.pop(place, None) if self._taking_back else None
            round_, page = self._held_in[place] = before or (self.round.id, self.page_shown())
            label = _("what is typed in {field}").format(field=held.field)
            drop, again = partial(self.held.drop, place), partial(self.held.put_back, place, held)
            self._undo.add(UndoStep(label, drop, again, round_, of=place, page=page))
        else:
            self._undo.drop(place)
        self._end_redo()
        self.announce(HeldChanged())

    def go_to_held(self) -> Hashable:
        """Show the round of the text that was held last; returns what the window showed then."""
        known = [at for place, at in self._held_in.items() if self.held.at(place)]
        if not known:
            return None
        self._go_to_round(known[-1][0])
        return known[-1][1]

    @property
    def unreadable(self) -> bool:
        """Whether the file can't be read right now, so that only what was read before is shown."""
        return self._unreadable

    def could_not_read(self, fault: WorldsFault) -> None:
        """Something that should be shown could not be read; `look` notices when it can be."""
        self._unreadable = True
        self._note(fault)

    def look(self) -> None:
        """Check that the file is where and as we left it, and retry what only waits for that."""
        if self._book is None or self._under_way:
            return
        if self._unreadable:
            self._look_whether_readable()
        elif not self.read_only:
            self._look_at_place()
        elif self.book.info.writer and self.path:
            self._look_who_writes(self.path)

    def _look_who_writes(self, path: Path) -> None:
        writer = self.services.writer_at(path)
        if writer != self.writer:
            self.writer = writer
            self.announce(BesideChanged())

    def _look_at_place(self) -> None:
        before = self.save_state.fault
        if self._unsaved and isinstance(before, InUse):
            self._store()
            return
        if self._unsaved and not isinstance(before, FileGone | OtherFile):
            if isinstance(before, CannotWrite) and not isinstance(before, TooMuch):
                self._store_unasked(before)
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

    def _store_unasked(self, before: CannotWrite) -> None:
        """Try again now and then, as when a disk was full; said only if something is different then."""
        if not self._pauses.are_over():
            return
        waited = self.unsaved
        try:
            self.store_waiting()
        except WorldsFault as fault:
            if fault.sentence != before.sentence or self.unsaved != waited:
                self._note(fault)

    def _look_whether_readable(self) -> None:
        """If the file can be read again, store what waits and announce that it can be shown."""
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
        """Save everything, stored or waiting, as a new file, and work in that file from now on.

        Raises SixElementsError if the copy can't be made; then nothing has changed.
        """
        self.book.go_on_in_copy(path)
        self._went_on(path)

    def copy_to(self, path: Path) -> None:
        """Save a copy and stay in this file; if anything waits, work in the copy instead, which has it all.

        Raises SixElementsError if the copy can't be made, or if what waits can't be stored first.
        """
        if self.unsaved:
            self.save_copy(path)
        else:
            self.book.copy_to(path)

    def go_on_there(self) -> bool:
        """Go on with the file under the new name that it was given; whether its backups came along.

        Raises SixElementsError.
        """
        fault, before = self.save_state.fault, self.path
        if not isinstance(fault, FileRenamed):
            return True
        along = self.book.go_on_at(fault.there)
        if before:
            self.recents.forget(before)  # no file has that name any more
        self._went_on(fault.there)
        return along

    def keep_once(self) -> Path:
        """Make a backup of what is in no file at its place, once until something is stored.

        Raises SixElementsError.
        """
        if self._kept is None or not self._kept.exists():
            self._kept = self.book.back_up(other_lies_there=isinstance(self.save_state.fault, OtherFile))
        return self._kept

    def set_aside(self) -> Path:
        """Keep the content as a backup and close it; returns the backup.

        What waits will never be stored, so ask first.

        Raises SixElementsError if no backup can be made; then it stays open.
        """
        kept = self.book.back_up(other_lies_there=True)
        waiting, path = self.waiting, self.path
        self.close()
        self.left_over, self._set_aside = waiting, path
        return kept

    def _went_on(self, path: Path) -> None:
        self.path = path
        self.recents.add(path, self._listed_as(self.book), self.services.today(), self.book.info.id)
        self.retry()
        self.announce(WentOn())

    def _stored(self, step: UndoStep | None = None) -> None:
        """A change is on disk; others may still be waiting. ``step`` undoes it.

        If it stored nothing, as when the same value was chosen again, there is nothing to undo.
        """
        told, self._told_of = self._told_of, len(self._stored_changes or ())
        self._kept = None
        before = self.save_state if self._unsaved else SaveState()
        self.save_state = SaveState(at=self.services.now(), fault=before.fault, since=before.since)
        try:
            self.reload()  # first: where it ends what could be taken back, the step itself stays
        finally:
            if step and self._told_of > told:
                self._undo.add(step)
            elif step:
                self._undo.drop(step.of)

    def run_with_undo(
        self,
        label: str,
        change: Callable[[], object],
        undo: Callable[[], object],
        *,
        keep: bool = True,
        by: object = None,
        plan: Plan | None = None,
        plan_before: Plan | None = None,
        undo_all: Callable[[], object] | None = None,
        step: bool = True,
        typed: TypedText | None = None,
        settles: Callable[[Discussion], Discussion] | None = None,
        settles_back: Callable[[Discussion], Discussion] | None = None,
    ) -> None:
        """Make a change that can be undone. ``label`` completes "Undo …".

        What is stored in pieces while somebody types is undone together, until the field is left.
        ``undo_all`` does so where undoing the first of them would not take back all that the later ones did;
        it goes back to what `typed_before` says. ``keep``: if the disk refuses it, it waits, as in
        `run_queued`; otherwise the error is raised, as in `run_now`. So it is with undoing it.
        ``by`` began it, as in both. Undoing a change that waits drops it from the queue. ``plan`` and
        ``plan_before``, for a change of a plan: the plan with the change, and without it, while either of
        them waits; ``settles`` and ``settles_back``: so for the record of a discussion. ``typed``: its words,
        where no field holds them. Without ``step`` it waits as others do and can't be undone, nor does it end
        redo: nobody did it, as the time that passes.
        """
        where = self.round.id
        typed = self._of_what_waits(typed or self.held.storing)
        waiting = WaitingChange(label, self.services.now(), where, typed, plan, settles=settles)

        # a change known already would keep its place in the queue, before what was done since
        def back(undo: Callable[[], object], words: str | None, plan_before: Plan | None) -> None:
            if keep:
                was = typed._replace(before=words) if typed else None
                before = waiting._replace(typed=was).back(self.services.now(), plan_before)
                self.run_queued(partial(undo), waiting=before._replace(settles=settles_back))
            else:
                self.run_now(undo)

        def again() -> None:
            if keep:
                self.run_queued(partial(change), waiting=waiting)
            else:
                self.run_now(change)

        before = typed.before if typed else None
        first = self.typed_before()
        all_back = partial(back, undo_all, first.words, first.plan) if first and undo_all else None
        done = UndoStep(
            label,
            partial(back, undo, before, plan_before),
            again,
            where,
            typed.place if typed and typed.in_pieces else None,
            of=change,
            page=self.page_shown(),
            since=TypedBefore(before, plan_before),
            undo_all=all_back,
        )
        if not step:
            self.run_queued(change, by=by, waiting=waiting, ends_redo=False)
        elif keep:
            self.run_queued(change, by=by, waiting=waiting, step=done)
        else:
            self.run_now(change, by=by, step=done)

    def _of_what_waits(self, typed: TypedText | None) -> TypedText | None:
        """What was typed, with what its field said before: that may wait itself."""
        waits = self.waiting_at(typed.place) if typed and typed.before is not None else None
        return typed._replace(before=waits.typed.words) if typed and waits and waits.typed else typed

    def typed_before(self) -> TypedBefore | None:
        """What was there before the first piece of what is being stored, if there is one already."""
        typed = self.held.storing
        step = self._undo.open_step(typed.place, self.round.id) if typed and typed.in_pieces else None
        if step is None or not isinstance(step.since, TypedBefore):
            return None
        return step.since._replace(waits=step.of in self._unsaved)

    @property
    def next_undo(self) -> UndoStep | None:
        """The change that `undo` undoes."""
        return self._undo.next_undo

    @property
    def next_redo(self) -> UndoStep | None:
        """The change that `redo` makes again."""
        return self._undo.next_redo

    @property
    def undo_labels(self) -> tuple[str, ...]:
        """What can be undone, newest first."""
        return self._undo.labels

    def end_step(self) -> None:
        """A field was left: what is typed there the next time is a step of its own."""
        self._undo.end_step()

    def undo(self) -> None:
        """Undo the last change of set-up, record, or plan in the workbook, and show its round."""
        with self._telling(), self._steps_kept():
            self._go_where(self.next_undo)
            self._undo.undo()
            self._tell_taken_back()

    def redo(self) -> None:
        """Make the change that was undone last again, and show its round."""
        with self._telling(), self._steps_kept():
            self._go_where(self.next_redo)
            self._undo.redo()
            self._tell_taken_back()

    def _end_redo(self, *, if_: bool = True) -> None:
        """Something else was begun, whether it can be undone or not; an undo or a redo is nothing else."""
        if if_ and not self._taking_back:
            self._undo.end_redo()

    @contextmanager
    def _steps_kept(self) -> Iterator[None]:
        """What is stored inside it is an undo or a redo, and ends no redo."""
        self._taking_back = True
        try:
            yield
        finally:
            self._taking_back = False

    def _tell_taken_back(self) -> None:
        """Announce an undo if it stored something."""
        if not self._stored_changes:
            self.announce(TakenBack())

    def _go_where(self, step: UndoStep | None) -> None:
        """Show the round that a step was made in; every change in it is undone."""
        if step is not None:
            self._go_to_round(step.where)

    def _go_to_round(self, id_: RoundId) -> None:
        if id_ == self.round.id:
            return
        for team in self.book.teams.all():
            for round_ in self.book.rounds.of(team.id):
                if round_.id == id_:
                    self.choose(team, round_.number)
                    return

    # telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of everything that happens from now on, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):  # it was called before
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, happening: SessionEvent) -> None:
        """Tell all subscribers. Changes that use cases announce inside a command are sent when it is done."""
        from sixelements.application.events import StoreChange  # noqa: PLC0415 - Home starts without it

        if self._stored_changes is not None and isinstance(happening, StoreChange):
            self._stored_changes.append(happening)
            return
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(happening)

    @contextmanager
    def _telling(self, by: object = None) -> Iterator[None]:
        """Announce what is stored inside once undo, team, and round are up to date, as begun ``by``.

        Inside another one, it is announced with that one. If nobody said what was stored, announce that it is
        saved.
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

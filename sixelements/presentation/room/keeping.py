"""Where a running workshop keeps its steps: the workbook, or nothing at all while it is rehearsed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Protocol

from sixelements.application import discussion as discussions
from sixelements.application import workshops
from sixelements.application.errors import WorldsFault
from sixelements.application.results import RoundResults, contrasts_of, results_of
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch, merged, taken_back
from sixelements.domain.errors import SixElementsError
from sixelements.domain.rounds import Round
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _
from sixelements.presentation.pages.settle import record_now
from sixelements.presentation.room.projector import RoomMaterial
from sixelements.presentation.room.record_words import typed_in
from sixelements.presentation.session import Session
from sixelements.presentation.unsaved import WaitingChange


class Keeper(Protocol):
    """Keeps a workshop's steps and what the room settles, and reads what slides are made from."""

    def material(self) -> RoomMaterial:
        """What slides are made from, as it is now."""

    def as_round_is(self, workshop: Workshop) -> Workshop:
        """A workshop with what its round asks now, as `workshops.as_round_is`."""

    def arrived(self) -> int:
        """The number of sheets handed in. Only the presenter is shown it."""

    def discussion(self) -> Discussion:
        """What was settled so far, with what waits for the disk."""

    def keep(self, workshop: Workshop) -> None:
        """Keep where it stands; where the disk says no, that waits and the room goes on."""

    def record(self, patch: DiscussionPatch, workshop: Workshop, *, label: str) -> None:
        """Keep what was settled and where it stands after that; where the disk says no, that waits.

        ``label`` names it while it waits. Raises SixElementsError for what can't be recorded.
        """

    def take_back(
        self, workshop: Workshop, *, before: Discussion, patch: DiscussionPatch, label: str
    ) -> None:
        """Take a record back, as `workshops.take_back`; where the disk says no, that waits, too."""

    def end(self) -> None:
        """Forget where it stands: it is over."""


class StoredKeeper:
    """Keeps a workshop of the session's round in the workbook."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._workshop: Workshop | None = None
        self._of: Round = session.round

    def material(self) -> RoomMaterial:
        session, round_ = self._session, self._session.round
        today = session.services.today()
        results = results_of(session.book, round_) if round_.readable else None
        if results is not None:
            results = replace(results, discussion=self.discussion())
        return RoomMaterial(
            team=session.team.name,
            assessment=session.assessment,
            round=round_,
            results=results,
            plan=session.book.plans.of(round_.id),
            today=today,
            contrasts=contrasts_of(session.book, round_, results, on=today) if results else {},
        )

    def as_round_is(self, workshop: Workshop) -> Workshop:
        return workshops.as_round_is(workshop, self._session.round)

    def arrived(self) -> int:
        return sum(self._session.book.responses.arrived(self._session.round.id).values())

    def discussion(self) -> Discussion:
        return record_now(self._session)

    def keep(self, workshop: Workshop) -> None:
        session = self._session
        self._workshop, self._of = workshop, session.round
        waiting = WaitingChange(_("where the workshop stands"), session.services.now(), session.round.id)
        session.run_queued(self._put, by=self, waiting=waiting)

    def _put(self) -> None:
        """The newest step; while the disk refuses it, one that comes later takes its place."""
        session = self._session
        if self._workshop:
            workshops.keep(session.book, self._of, self._workshop, announce=session.announce)

    def record(self, patch: DiscussionPatch, workshop: Workshop, *, label: str) -> None:
        session, round_ = self._session, self._session.round
        with suppress(WorldsFault):  # what can't be recorded is refused now, and not when its turn comes
            discussions.preview(session.book, round_, patch)

        def put(at: Workshop) -> None:
            workshops.record(session.book, round_, patch, at, announce=session.announce)

        typed = typed_in(patch, round_.id, session.assessment)
        waiting = WaitingChange(label, session.services.now(), round_.id, typed)
        self._run(put, workshop, waiting._replace(settles=partial(merged, patch=patch)))

    def take_back(
        self, workshop: Workshop, *, before: Discussion, patch: DiscussionPatch, label: str
    ) -> None:
        session, round_ = self._session, self._session.round

        def put(at: Workshop) -> None:
            workshops.take_back(
                session.book, round_, at, before=before, patch=patch, announce=session.announce
            )

        typed = typed_in(patch, round_.id, session.assessment)
        waiting = WaitingChange(label, session.services.now(), round_.id, typed, taken_back=True)
        back = partial(taken_back, before=before, practices=patch.practices, parked=patch.parking)
        self._run(put, workshop, waiting._replace(settles=back))

    def _run(self, put: Callable[[Workshop], None], workshop: Workshop, waiting: WaitingChange) -> None:
        """Once its turn comes it stores the newest step, as a later one may be stored before."""
        before, self._workshop, self._of = self._workshop, workshop, self._session.round
        try:
            self._session.run_queued(lambda: put(self._workshop or workshop), by=self, waiting=waiting)
        except SixElementsError:
            self._workshop = before
            raise

    def end(self) -> None:
        session = self._session
        session.run_now(
            lambda: workshops.end(session.book, session.round, announce=session.announce), by=self
        )
        self._workshop = None


class Rehearsal:
    """Keeps everything in memory, over invented answers: nothing of it reaches the workbook."""

    def __init__(self, material: RoomMaterial, results: RoundResults) -> None:
        self._material, self._results = material, results
        self._discussion = results.discussion

    def material(self) -> RoomMaterial:
        results = replace(self._results, discussion=self._discussion)
        round_ = replace(results.round, headcount=self._material.round.headcount)  # roles are asked as in it
        return replace(self._material, results=results, round=round_)

    def as_round_is(self, workshop: Workshop) -> Workshop:
        return workshop  # its round is made up, and asks the same to its end

    def arrived(self) -> int:
        return 0

    def discussion(self) -> Discussion:
        return self._discussion

    def keep(self, workshop: Workshop) -> None:
        """The runner has it; no other place needs it."""

    def record(self, patch: DiscussionPatch, workshop: Workshop, *, label: str) -> None:  # noqa: ARG002 - as in a real one
        self._discussion = merged(self._discussion, patch)

    def take_back(
        self,
        workshop: Workshop,  # noqa: ARG002 - as in a real one
        *,
        before: Discussion,
        patch: DiscussionPatch,
        label: str,  # noqa: ARG002
    ) -> None:
        self._discussion = taken_back(self._discussion, before, patch.practices, patch.parking)

    def end(self) -> None:
        """Nothing was kept."""

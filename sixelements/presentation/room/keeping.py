"""Where a running workshop keeps its steps: the workbook, or nothing at all while it is rehearsed."""

from dataclasses import replace
from typing import Protocol

from sixelements.application import workshops
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch, merged, taken_back
from sixelements.domain.workshop import Workshop
from sixelements.presentation.room.projector import RoomMaterial
from sixelements.presentation.session import Session


class Keeper(Protocol):
    """Keeps a workshop's steps and what the room settles, and reads what slides are made from."""

    def material(self) -> RoomMaterial:
        """What slides are made from, as it is now."""

    def arrived(self) -> int:
        """How many sheets are handed in, which the presenter alone is led by."""

    def discussion(self) -> Discussion:
        """What was settled so far."""

    def keep(self, workshop: Workshop) -> None:
        """Keep where it stands; where the disk says no, that waits and the room goes on."""

    def record(self, patch: DiscussionPatch, workshop: Workshop) -> None:
        """Keep what was settled and where it stands after that. Raises SixElementsError; nothing is kept."""

    def take_back(self, workshop: Workshop, *, before: Discussion, patch: DiscussionPatch) -> None:
        """Take a record back, as `workshops.take_back`. Raises SixElementsError."""

    def end(self) -> None:
        """Forget where it stands: it is over."""


class StoredKeeper:
    """Keeps a workshop of the session's round in the workbook."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._workshop: Workshop | None = None

    def material(self) -> RoomMaterial:
        session, round_ = self._session, self._session.round
        return RoomMaterial(
            team=session.team.name,
            assessment=session.assessment,
            round=round_,
            results=results_of(session.book, round_) if round_.readable else None,
            plan=session.book.plans.of(round_.id),
            today=session.services.today(),
        )

    def arrived(self) -> int:
        return sum(self._session.book.responses.arrived(self._session.round.id).values())

    def discussion(self) -> Discussion:
        return self._session.book.discussions.of(self._session.round.id)

    def keep(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._session.run_queued(self._put, by=self)

    def _put(self) -> None:
        """The newest step; while the disk refuses it, one that comes later takes its place."""
        session = self._session
        if self._workshop:
            workshops.keep(session.book, session.round, self._workshop, announce=session.announce)

    def record(self, patch: DiscussionPatch, workshop: Workshop) -> None:
        session = self._session
        session.run_now(
            lambda: workshops.record(session.book, session.round, patch, workshop, announce=session.announce),
            by=self,
        )
        self._workshop = workshop  # where it is refused, the step before goes on waiting

    def take_back(self, workshop: Workshop, *, before: Discussion, patch: DiscussionPatch) -> None:
        session = self._session
        session.run_now(
            lambda: workshops.take_back(
                session.book,
                session.round,
                workshop,
                before=before,
                patch=patch,
                announce=session.announce,
            ),
            by=self,
        )
        self._workshop = workshop

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
        return replace(self._material, results=results, round=results.round)

    def arrived(self) -> int:
        return 0

    def discussion(self) -> Discussion:
        return self._discussion

    def keep(self, workshop: Workshop) -> None:
        """The runner has it; no other place needs it."""

    def record(self, patch: DiscussionPatch, workshop: Workshop) -> None:  # noqa: ARG002 - as in a real one
        self._discussion = merged(self._discussion, patch)

    def take_back(self, workshop: Workshop, *, before: Discussion, patch: DiscussionPatch) -> None:  # noqa: ARG002
        self._discussion = taken_back(self._discussion, before, patch.practices)

    def end(self) -> None:
        """Nothing was kept."""

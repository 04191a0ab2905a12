"""The workshop of the round that is looked at: prepared, begun, left in the middle, rehearsed, and ended."""

from dataclasses import replace
from datetime import datetime

from sixelements.application import workshops
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import State
from sixelements.domain.script import MINUTE, ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.room import rehearsal
from sixelements.presentation.room.before import BeforeView, Check, Equipment, before_view
from sixelements.presentation.room.keeping import StoredKeeper
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.session import Session

MINUTES = 90
"""Minutes that a workshop has unless others are chosen."""


class RoomPresenter:
    """``runner`` runs while a workshop, or the rehearsal of one, is under way in this window."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.runner: Runner | None = None
        self.rehearsing = False
        self.keeper: StoredKeeper | None = None
        """Who keeps what runs; what it announces is its own echo."""
        self._round: tuple[RoundId, State] | None = None
        self._prepared: Workshop | None = None
        self._ticked: set[Check] = set()

    # before

    @property
    def locked(self) -> str:
        """Why nothing can be kept here, so that only a rehearsal is offered; empty where it can."""
        return locked(self._session)

    @property
    def left_in_the_middle(self) -> bool:
        """Whether a workshop of this round was begun and not ended."""
        return not self.locked and workshops.left_at(self._session.book, self._session.round) is not None

    def begins(self) -> int:
        """Now, in seconds since midnight: to the second, or it would be late from the start."""
        now: datetime = self._session.services.now()
        return (now.hour * MINUTE + now.minute) * MINUTE + now.second

    @property
    def at(self) -> Workshop:
        """The workshop that Start begins: the one that was left, else as it was prepared."""
        session, round_ = self._session, self._session.round
        left = None if self.locked else workshops.left_at(session.book, round_)
        if left:
            return left
        if self._prepared is None or self._round != (round_.id, round_.state):
            people = round_.headcount.total if round_.headcount else 0
            self._prepare(minutes=MINUTES, people=people)
        assert self._prepared is not None  # noqa: S101 - made above
        return self._prepared

    def _prepare(self, *, minutes: int, people: int) -> None:
        round_ = self._session.round
        self._round = (round_.id, round_.state)
        self._prepared = workshops.prepare(round_, minutes=minutes, begins=self.begins(), people=people)

    def choose_minutes(self, minutes: int) -> None:
        """Another length; the minutes of blocks are worked out again. Raises BadInput."""
        self._prepare(minutes=minutes, people=self.at.people)

    def choose_people(self, people: int) -> None:
        """How many people are here. Raises BadInput."""
        self._prepare(minutes=self.at.promised, people=people)

    def change_block(self, block: ScriptBlock, by: int) -> None:
        """A block some minutes longer or shorter before it begins; the end stays."""
        self._prepared = self.at.with_minute(block, by)

    def tick(self, check: Check, *, on: bool) -> None:
        """Tick a row of the lead's own, or not."""
        (self._ticked.add if on else self._ticked.discard)(check)

    def before(self, found: Equipment) -> BeforeView:
        """The page before the room comes."""
        begun = self.left_in_the_middle
        return before_view(self.at, self._session.round, found, ticked=self._ticked, begun=begun)

    # running

    def start(self) -> None:
        """Begin the workshop, or go on where it was left. Raises SixElementsError."""
        begun, at = self.left_in_the_middle, self.at
        self.keeper = StoredKeeper(self._session)
        if not begun:
            at = replace(at, begins=self.begins())
        self.rehearsing = False
        self._run(Runner(at, self.keeper, self._session.services.now))

    def rehearse(self) -> None:
        """Run it over invented answers; nothing is kept."""
        self.rehearsing = True
        invented = rehearsal.rehearsal(StoredKeeper(self._session).material())
        round_ = self._session.round
        at = workshops.prepare(round_, minutes=MINUTES, begins=self.begins(), people=rehearsal.PEOPLE)
        self._run(Runner(at, invented, self._session.services.now))

    def _run(self, runner: Runner) -> None:
        runner.start()
        self.runner = runner

    def end(self) -> str:
        """End what runs; returns what to say. Raises SixElementsError, and it goes on."""
        if self.runner is None:
            return ""
        self.runner.end()
        rehearsed, self.runner = self.rehearsing, None
        self._prepared = None
        if rehearsed:
            self._ticked.add(Check.REHEARSED)
            return _("The rehearsal is over. Nothing of it was kept.")
        return _("The workshop is over. What was agreed is recorded.")

    def begin_again(self) -> None:
        """Forget where a workshop was left; what it settled stays. Raises SixElementsError."""
        StoredKeeper(self._session).end()
        self._prepared = None

    def look(self) -> None:
        """The round changed by another hand: it was closed, or something was settled elsewhere."""
        if self.runner and not self.rehearsing:
            self.runner.look()

    def let_go(self) -> None:
        """Another round or workbook is looked at: what runs stays kept as it is, and goes on from there."""
        self.runner, self.keeper, self._prepared, self._round = None, None, None, None
        self.rehearsing = False
        self._ticked.clear()

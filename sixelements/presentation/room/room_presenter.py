"""The workshop of the round that is shown: prepared, begun, left in the middle, rehearsed, and ended."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import Enum

from sixelements.application import workshops
from sixelements.application.hands import hands_shown, why_no_hands
from sixelements.application.typed import read_whole
from sixelements.domain.assessment import LEVELS
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.rounds import Round
from sixelements.domain.script import MINUTE, ScriptBlock
from sixelements.domain.workshop import MOST_MINUTES, NO_JOTTING, Jotting, Workshop
from sixelements.i18n import _
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.room import rehearsal
from sixelements.presentation.room.before import (
    BeforeView,
    Check,
    Equipment,
    before_view,
    everybody_answered,
)
from sixelements.presentation.room.hands_desk import HandsPresenter, RehearsedHands
from sixelements.presentation.room.keeping import StoredKeeper
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import place_words
from sixelements.presentation.room.start_time import read_time
from sixelements.presentation.room.typed_hands import MOST_IN_A_BOX
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases

MINUTES = 90
"""Minutes that a workshop has unless others are chosen."""


class Prepared(Enum):
    """What is typed in before the room comes."""

    START = "start"
    PEOPLE = "people"
    MINUTES = "minutes"


class RoomPresenter:
    """``runner`` runs while a workshop, or the rehearsal of one, is under way in this window."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.runner: Runner | None = None
        self.rehearsing = False
        self.keeper: StoredKeeper | None = None
        """Who keeps what runs; what it announces is its own echo."""
        self._round: Round | None = None
        """The round that was read for `_prepared`."""
        self._prepared: Workshop | None = None
        self._ticked: set[Check] = set()
        self._counter: HandsPresenter | None = None
        self._rehearsed: HandsPresenter | None = None
        self._ended: tuple[RoundId, Workshop] | None = None

    # before

    @property
    def locked(self) -> str:
        """Why nothing can be kept here, so that only a rehearsal is offered; empty if it can."""
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
        book, round_ = self._session.book, self._session.round
        if not self.locked:
            kept = workshops.left_at(book, round_) or workshops.prepared_at(book, round_)
            if kept:
                return kept
        if self._prepared is None or self._round != round_:
            people = round_.headcount.total if round_.headcount else 0
            self._round = round_
            self._prepared = workshops.prepare(
                round_,
                minutes=MINUTES,
                begins=self.begins(),
                people=people,
                by_hands=bool(hands_shown(book, round_)),
            )
        return self._prepared

    def _prepare(self, *, minutes: int, people: int, by_hands: bool) -> None:
        """Prepared again; one that was left at its first page is, too, as nothing happened in it yet."""
        at, round_ = self.at, self._session.round
        begins = at.begins if at.appointed or self.left_in_the_middle else self.begins()
        after = workshops.prepare(round_, minutes=minutes, begins=begins, people=people, by_hands=by_hands)
        self._put(replace(after, appointed=at.appointed))

    def _put(self, workshop: Workshop) -> None:
        """This is what Start begins; of a workshop that was left, where it goes on. It is kept."""
        if self.locked:
            self._prepared = workshop
            return
        begun, round_ = self.left_in_the_middle, self._session.round
        kept = workshop if begun else workshops.to_prepare(workshop, round_)
        StoredKeeper(self._session).keep(replace(kept, begun=begun))

    @property
    def _has_begun(self) -> bool:
        """Whether a workshop that was left is past its first page, so that its script is under way."""
        return self.left_in_the_middle and self.at.block is not ScriptBlock.WELCOME

    def choose_minutes(self, minutes: int) -> None:
        """Another length; blocks are worked out again. Raises BadInput, and always once it is under way."""
        at = self.at
        if self._has_begun and minutes != at.promised:
            raise BadInput(
                _("This workshop is under way. Make single blocks longer or shorter, or begin again.")
            )
        self._prepare(minutes=minutes, people=at.people, by_hands=at.by_hands)

    def choose_people(self, people: int) -> None:
        """How many people are here. Raises BadInput."""
        at = self.at
        if self._has_begun:
            self._put(at.with_people(people))
        else:
            self._prepare(minutes=at.promised, people=people, by_hands=at.by_hands)

    def choose_start(self, text: str) -> None:
        """When it begins, as the invitation said. Raises BadInput for what is no time of day."""
        self._put(replace(self.at, begins=read_time(text), appointed=True))

    def type_in(self, part: Prepared, text: str) -> None:
        """Take in what was typed before the room comes. Raises BadInput, and the text is held."""
        with self._session.held.typing(self._typed(part), text, field=_field(part)):
            if part is Prepared.START:
                self.choose_start(text)
            elif part is Prepared.PEOPLE:
                self.choose_people(read_whole(text, least=0, most=MOST_PEOPLE))
            else:
                self.choose_minutes(read_whole(text, least=workshops.LEAST_MINUTES, most=MOST_MINUTES))

    def held(self, part: Prepared) -> HeldText | None:
        """What is typed there and can't be taken in."""
        return self._session.held.at(self._typed(part))

    def _typed(self, part: Prepared) -> Hashable:
        return self._session.round.id, "preparation", part

    def choose_hands(self, *, hands: bool) -> None:
        """Raised hands are counted in the ballot, or sheets are marked. Raises NotAllowed."""
        if hands and (refusal := why_no_hands(self._session.round)):
            raise NotAllowed(refusal)
        at = self.at
        if self._has_begun:
            self._put(at.counting(hands=hands))
        else:
            self._prepare(minutes=at.promised, people=at.people, by_hands=hands)

    @property
    def can_choose_hands(self) -> bool:
        """Whether the ballot is still to come, or at hand."""
        at = self.runner.workshop if self.runner else self.at
        return not at.beforehand and at.block in (ScriptBlock.WELCOME, ScriptBlock.BALLOT)

    def change_block(self, block: ScriptBlock, by: int) -> None:
        """A block some minutes longer or shorter; the end stays."""
        self._put(self.at.with_minute(block, by))

    def prepare_again(self) -> None:
        """Back to the preparation: what runs is kept where it is, and goes on from there."""
        if self.runner is None or self.rehearsing:
            return
        self.runner.pause()
        self.runner = None

    def tick(self, check: Check, *, on: bool) -> None:
        """Tick a row of the lead's own, or not."""
        (self._ticked.add if on else self._ticked.discard)(check)

    def before(self, found: Equipment) -> BeforeView:
        """The page before the room comes."""
        begun, round_ = self.left_in_the_middle, self._session.round
        return before_view(self.at, round_, found, ticked=self._ticked, begun=begun, arrived=self._arrived)

    @property
    def all_arrived(self) -> bool:
        """Whether a sheet of everybody was handed in before the room comes."""
        return everybody_answered(self.at, self._arrived)

    @property
    def _arrived(self) -> int:
        """How many sheets were handed in."""
        return sum(self._session.book.responses.arrived(self._session.round.id).values())

    # running

    @property
    def counter(self) -> HandsPresenter | None:
        """Who counts hands, in a rehearsal for itself alone; None if the round takes none."""
        if self.runner is None or why_no_hands(self._session.round):
            return None
        if self.rehearsing:
            return self._rehearsed
        if self.locked:
            return None
        people = self.runner.workshop.people
        counter = self._counter
        if counter is None or (counter.people, counter.by) != (people, self.keeper):
            self._counter = HandsPresenter(self._session, people, by=self.keeper)
        return self._counter

    def held_hands(self, practice: PracticeId, level: int) -> HeldText | None:
        """What is typed at a level of the second vote about an item and is no number of hands."""
        return self._session.held.at(self._hands(practice, level))

    def put_hands(self, practice: PracticeId, level: int, text: str) -> None:
        """Keep the hands that were typed at a level of the second vote about an item.

        Raises BadInput for what is no number: the text is held then, and what was counted stays.
        """
        run, held = self.runner, self._session.held
        if run is None:
            return
        field = _("Second vote, hands at level {n}").format(n=level)
        name = f"{practice} {run.material.practice(practice).name}"
        with held.typing(self._hands(practice, level), text, field=field, of=name):
            hands = read_whole(text, least=0, most=MOST_IN_A_BOX) if text.strip() else None
            run.put_hands(practice, level, hands)

    def _hands(self, practice: PracticeId, level: int) -> Hashable:
        return self._session.round.id, "second vote", practice, level

    def drop_held_hands(self) -> None:
        """Give up what is typed as hands and can't be read, as when it is taken back, or no page shows it."""
        for practice in self._session.round.practices:
            for level in LEVELS:
                self._session.held.drop(self._hands(practice, level))

    def start(self) -> None:
        """Begin the workshop, or go on where it was left. Raises SixElementsError."""
        begun, at = self.left_in_the_middle, self.at
        self.keeper = StoredKeeper(self._session)
        if not (begun or at.appointed):
            at = replace(at, begins=self.begins())
        at = replace(at, begun=True)
        self.rehearsing = False
        self._run(Runner(at, self.keeper, self._session.services.now))

    def rehearse(self) -> None:
        """Run it over invented answers; nothing is kept."""
        self.rehearsing = True
        invented = rehearsal.rehearsal(StoredKeeper(self._session).material())
        round_, people = self._session.round, rehearsal.PEOPLE
        self._rehearsed = RehearsedHands(self._session, people)
        by_hands = self.at.by_hands and not why_no_hands(round_)
        at = workshops.prepare(
            round_, minutes=MINUTES, begins=self.begins(), people=people, by_hands=by_hands
        )
        self._run(Runner(at, invented, self._session.services.now))

    def _run(self, runner: Runner) -> None:
        for part in Prepared:  # begun as it is prepared, whatever stands in a field
            self._session.held.drop(self._typed(part))
        runner.start()
        self.runner = runner

    def end(self) -> str:
        """End what runs; returns what to say. Raises SixElementsError, and it goes on."""
        if self.runner is None:
            return ""
        self.runner.end()
        self.drop_held_hands()
        rehearsed, at, self.runner = self.rehearsing, self.runner.workshop, None
        if not rehearsed:
            self._ended = (self._session.round.id, at)
        self._prepared = None
        if rehearsed:
            self._ticked.add(Check.REHEARSED)
            return _("The rehearsal is over. Nothing of it was kept.")
        return _("The workshop is over. What was agreed is recorded.")

    @property
    def can_take_up(self) -> bool:
        """Whether the workshop that was ended here last can go on, as nobody began or left another one."""
        ended = self._ended is not None and self._ended[0] == self._session.round.id
        return ended and self.runner is None and not self.locked and not self.left_in_the_middle

    def take_up(self) -> None:
        """Go on with the workshop that was ended last, where it was. Raises SixElementsError."""
        if self._ended is None:
            return
        self.keeper, self.rehearsing = StoredKeeper(self._session), False
        self._run(Runner(self._ended[1].resumed(), self.keeper, self._session.services.now))
        self._ended = None

    def begin_again(self) -> None:
        """Forget where a workshop was left; what it settled stays. Raises SixElementsError.

        `take_up` brings it back as long as no other one began.
        """
        at = self.at
        StoredKeeper(self._session).end()
        self._ended = (self._session.round.id, at)
        self._prepared = None

    @property
    def forgets(self) -> str:
        """What `begin_again` is asked about first: what goes with it, and what stays."""
        at = self.at
        stands = _("The workshop stands at {place}.").format(place=place_words(at))
        gone = (_("that place"), *(words for words, there in self._unrecorded(at) if there))
        forgets = _("Begin again forgets {what}.").format(what=numbers.listing(gone))
        return phrases.sentences(stands, forgets, _("What is recorded stays."))

    @staticmethod
    def _unrecorded(at: Workshop) -> Iterable[tuple[str, bool]]:
        """What a workshop holds that the record does not."""
        jotted = at.jottings.values()
        yield _("the second votes typed in"), any(n is not None for one in jotted for n in one.hands)
        yield _("your notes"), any(one != Jotting(hands=one.hands) for one in jotted)
        yield _("the dots typed in"), bool(at.dots) and not at.dots_done

    def asks_to_end(self, parking: str = "") -> str:
        """What is asked before the workshop ends: what stays, and what is not recorded and goes with it.

        ``parking``: what is typed as a line for the parking lot, and not parked.
        """
        waits = tuple(self._waiting(parking))
        gone = _("Not recorded, and gone when it ends: {what}.")
        return phrases.sentences(
            _("End the workshop? What was agreed stays. The page for the room goes from the wall."),
            self._passed(),
            gone.format(what=numbers.listing(waits)) if waits else "",
        )

    def _passed(self) -> str:
        """The items of the talk that the room came to or passed, and nothing is recorded about."""
        run = self.runner
        if run is None:
            return ""
        at, settled = run.workshop, run.discussion.settled
        passed = at.talk[: at.page + 1] if at.block is ScriptBlock.TALK else at.talk
        came = at.opened | {*(() if ScriptBlock.TALK in at.ahead else passed)}
        found = [p for p in at.practices if p in came and p not in settled]
        text = _("Nothing is recorded about {practices} of the agenda.")
        return text.format(practices=numbers.listing(found)) if found else ""

    def _waiting(self, parking: str) -> Iterable[str]:
        """What was typed in and nobody recorded, with the practices that it is about."""
        run = self.runner
        if run is None:
            return
        at, settled = run.workshop, run.discussion.settled

        def those(words: str, found: Callable[[PracticeId, Jotting], bool]) -> Iterable[str]:
            of = [p for p in at.practices if found(p, run.jotting(p))]
            if of:
                yield words.format(practices=numbers.listing(of))

        yield from those(
            _("what you filled in at {practices}"),
            lambda _p, one: replace(one, hands=NO_JOTTING.hands, note="") != NO_JOTTING,
        )
        yield from those(
            _("the second vote at {practices}"),
            lambda p, one: p not in settled and one.hands != NO_JOTTING.hands,
        )
        yield from those(_("your own note at {practices}"), lambda _p, one: bool(one.note))
        if at.dots and not at.dots_done:
            yield _("the dots typed in")
        if line := " ".join(parking.split()):
            yield _("“{line}”, which is not parked yet").format(line=line)

    def look(self) -> None:
        """The round changed by another hand: it was closed, or something was settled elsewhere."""
        if self.runner and not self.rehearsing:
            self.runner.look()

    def let_go(self) -> None:
        """The person chose another round or workbook. The workshop stays stored, and can be resumed."""
        self.runner, self.keeper, self._prepared, self._round = None, None, None, None
        self.rehearsing, self._ended, self._counter = False, None, None
        self._ticked.clear()


def _field(part: Prepared) -> str:
    return {
        Prepared.START: _("Start time"),
        Prepared.PEOPLE: _("people in the room"),
        Prepared.MINUTES: _("minutes you have"),
    }[part]

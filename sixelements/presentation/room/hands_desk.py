"""A show of hands, typed in level by level, in open rounds only: never more hands than people.

The room sees the practice's `BallotSlide` meanwhile, and no count. What is typed is checked against the head
count, by role where somebody wants that; it is stored in all, as hands have no roles in the figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sixelements.application import hands
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Counts
from sixelements.domain.script import HANDS_SECONDS
from sixelements.i18n import _, ngettext
from sixelements.presentation.room.typed_hands import level_box, unread_words
from sixelements.presentation.session import Session
from sixelements.presentation.unsaved import TypedText, WaitingChange
from sixelements.wording import numbers

FIELDS = 7
"""Levels 1 to 5, don't know, and not applicable, in the order in which they are typed."""
_LEVELS = 5
Typed = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandsField:
    """A field for a number of hands: its key, and what it counts."""

    key: str
    words: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsDesk:
    """The desk of one practice. ``locked``: why no hands are counted here; then nothing else is used.

    ``check`` compares the hands with the people; ``wrong``: there are more, or a field holds no number, and
    nothing is stored. ``complete``: everybody raised one.
    ``roles`` has the people of each role, for counting role by role; empty if they are not known.
    """

    practice: PracticeId
    locked: str
    place: str
    name: str
    statement: str
    fields: tuple[HandsField, ...]
    roles: tuple[tuple[Role, str, int], ...]
    check: str
    wrong: bool
    complete: bool
    seconds: int
    say: str


class HandsPresenter:
    """Counts hands for the practices of the session's round. ``by`` shows them; see `StoreChange`."""

    def __init__(self, session: Session, people: int, *, by: object = None) -> None:
        self._session, self.people, self.by = session, people, by
        self._by_role: dict[PracticeId, Mapping[Role, Typed]] = {}
        self._waiting: dict[PracticeId, tuple[Callable[[], object], Counts]] = {}

    def view(
        self, practice: PracticeId, typed: Sequence[int] = (), *, unread: Sequence[int] = ()
    ) -> HandsDesk:
        """The desk of a practice with what is typed in so far, in the order of its fields.

        ``unread``: the fields that hold no number, from 1.
        """
        session, assessment = self._session, self._session.assessment
        asked = session.round.practices
        words, fields = assessment.practices[practice], _fields(session)
        no_number = unread_words(
            [level_box(n) if n <= _LEVELS else fields[n - 1].words for n in sorted({*unread})]
        )
        return HandsDesk(
            practice=practice,
            locked=hands.why_no_hands(session.round),
            place=_("{n} of {all}").format(n=asked.index(practice) + 1, all=len(asked)),
            name=f"{practice} {words.name}",
            statement=words.statement,
            fields=fields,
            roles=self._roles(),
            check=no_number or self._check(sum(typed)),
            wrong=bool(no_number) or sum(typed) > self.people,
            complete=not no_number and sum(typed) == self.people > 0,
            seconds=HANDS_SECONDS,
            say=_("“Hands up for level 1. Level 2.” Count aloud, and name nobody."),
        )

    def _roles(self) -> tuple[tuple[Role, str, int], ...]:
        heads, names = self._session.round.headcount, self._session.assessment.roles
        return tuple((role, names[role], heads.of(role)) for role in Role if heads.of(role)) if heads else ()

    def _check(self, n: int) -> str:
        up = ngettext("{n} hand", "{n} hands", n).format(n=numbers.count(n))
        there = ngettext("{n} person", "{n} people", self.people).format(n=numbers.count(self.people))
        if n > self.people:
            text = _("{hands} for {people}. Count again.")
        elif not n:
            text = _("Type how many hands each level gets.")
        elif n < self.people:
            text = _("{hands} for {people}. Not everybody raised one.")
        else:
            text = _("{hands} for {people}. Enter in an empty box goes on.")
        return text.format(hands=up, people=there)

    def shown(self, practice: PracticeId) -> Typed | None:
        """The hands of a practice that were counted before, in the order of the fields; None for none."""
        counts = self._shown().get(practice)
        return (*counts.levels, counts.dont_know, counts.not_applicable) if counts else None

    def _shown(self) -> Mapping[PracticeId, Counts]:
        """What was counted, with what waits for the disk."""
        session = self._session
        self._waiting = {p: kept for p, kept in self._waiting.items() if session.waits(kept[0])}
        found = hands.hands_shown(session.book, session.round)
        return {**found, **{p: counts for p, (_change, counts) in self._waiting.items()}}

    def put(self, practice: PracticeId, typed: Sequence[int]) -> None:
        """Store the hands of a practice; they wait where the disk says no. Raises BadInput and NotAllowed."""
        self._store(practice, _counts(typed))
        self._by_role.pop(practice, None)

    def put_by_role(self, practice: PracticeId, typed: Mapping[Role, Sequence[int]]) -> None:
        """Store hands that were counted role by role. Raises BadInput for more hands than a role has.

        Hands that are stored and were not counted so here, as before a crash, give way only to as many: while
        roles are counted one after another, nothing that was counted is lost.
        """
        people = {role: n for role, _name, n in self._roles()}
        counts = {role: _counts(numbers_) for role, numbers_ in typed.items()}
        added, before = hands.added_up(counts, people), self.shown(practice)
        if before and practice not in self._by_role and hands.hands_of(added) < sum(before):
            text = ngettext(
                "{n} hand is stored for this practice. It is replaced once as many are counted by role.",
                "{n} hands are stored for this practice. They are replaced once as many are counted by role.",
                sum(before),
            )
            raise BadInput(text.format(n=numbers.count(sum(before))))
        self._store(practice, added)
        self._by_role[practice] = {role: tuple(numbers_) for role, numbers_ in typed.items()}

    def shown_by_role(self, practice: PracticeId) -> Mapping[Role, Typed]:
        """The hands of a practice that were counted role by role in this window; empty for none."""
        return self._by_role.get(practice, {})

    def _store(self, practice: PracticeId, counts: Counts) -> None:
        session, round_ = self._session, self._session.round
        if refusal := hands.why_no_hands(round_):
            raise NotAllowed(refusal)
        hands.check_hands(counts, self.people)

        def change() -> None:
            hands.show_hands(
                session.book,
                round_,
                ItemId(practice),
                counts,
                people=self.people,
                announce=session.announce,
            )

        label = _("the hands of {practice}").format(practice=practice)
        typed = TypedText(
            (round_.id, "hands", practice),
            _("Hands"),
            f"{practice} {session.assessment.practices[practice].name}",
            numbers.series(str(n) for n in (*counts.levels, counts.dont_know, counts.not_applicable)),
        )
        self._waiting[practice] = change, counts
        waiting = WaitingChange(label, session.services.now(), round_.id, typed)
        session.run_queued(change, by=self.by, waiting=waiting)


class RehearsedHands(HandsPresenter):
    """Counts hands in a rehearsal: nothing reaches the workbook, and invented people have no roles."""

    def __init__(self, session: Session, people: int) -> None:
        super().__init__(session, people)
        self._counted: dict[PracticeId, Counts] = {}

    def _roles(self) -> tuple[tuple[Role, str, int], ...]:
        return ()

    def _shown(self) -> Mapping[PracticeId, Counts]:
        return self._counted

    def _store(self, practice: PracticeId, counts: Counts) -> None:
        self._counted[practice] = counts


def _fields(session: Session) -> tuple[HandsField, ...]:
    words = session.assessment.scale.words
    levels = [
        HandsField(str(n), word, _("Hands at level {n}, {word}").format(n=n, word=word))
        for n, word in enumerate(words, start=1)
    ]
    outside = (
        HandsField("0", _("Don't know"), _("Hands for don't know")),
        HandsField("-", _("Not applicable"), _("Hands for not applicable")),
    )
    return (*levels, *outside)


def _counts(typed: Sequence[int]) -> Counts:
    if len(typed) != FIELDS:
        raise BadInput(_("Type a number of hands in each field; 0 is a number."))
    one, two, three, four, five, dont_know, not_applicable = typed
    return Counts((one, two, three, four, five), dont_know, not_applicable)

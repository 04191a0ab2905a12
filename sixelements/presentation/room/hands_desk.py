"""A show of hands, typed in level by level, in open rounds only: never more hands than people.

The room sees the practice's `BallotSlide` meanwhile, and no count. What is typed is checked against the head
count, by role where somebody wants that; it is stored in all, as hands have no roles in the figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sixelements.application import hands
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Counts
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import numbers

FIELDS = 7
"""Levels 1 to 5, don't know, and not applicable, in the order in which they are typed."""
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

    ``check`` compares the hands with the people; ``wrong``: there are more, and nothing is stored.
    ``roles`` has the people of each role, for counting role by role; empty where they are not known.
    """

    locked: str
    place: str
    name: str
    statement: str
    fields: tuple[HandsField, ...]
    roles: tuple[tuple[Role, str, int], ...]
    check: str
    wrong: bool
    seconds: int
    say: str


class HandsPresenter:
    """Counts hands for the practices of the session's round."""

    def __init__(self, session: Session, people: int) -> None:
        self._session, self.people = session, people

    def view(self, practice: PracticeId, typed: Sequence[int] = ()) -> HandsDesk:
        """The desk of a practice with what is typed in so far, in the order of its fields."""
        session, assessment = self._session, self._session.assessment
        asked = session.round.practices
        words = assessment.practices[practice]
        return HandsDesk(
            locked=hands.why_no_hands(session.round),
            place=_("{n} of {all}").format(n=asked.index(practice) + 1, all=len(asked)),
            name=f"{practice} {words.name}",
            statement=words.statement,
            fields=_fields(session),
            roles=self._roles(),
            check=self._check(sum(typed)),
            wrong=sum(typed) > self.people,
            seconds=hands.SECONDS,
            say=_("“Hands up for level 1. Level 2.” Count aloud, and name nobody."),
        )

    def _roles(self) -> tuple[tuple[Role, str, int], ...]:
        heads, names = self._session.round.headcount, self._session.assessment.roles
        return tuple((role, names[role], heads.of(role)) for role in Role if heads.of(role)) if heads else ()

    def _check(self, n: int) -> str:
        up = ngettext("{n} hand", "{n} hands", n).format(n=numbers.count(n))
        there = ngettext("{n} person", "{n} people", self.people).format(n=numbers.count(self.people))
        text = _("{hands} for {people}")
        if n > self.people:
            text = _("{hands} for {people}. Count again.")
        elif n < self.people:
            text = _("{hands} for {people}. Not everybody raised one.")
        return text.format(hands=up, people=there)

    def put(self, practice: PracticeId, typed: Sequence[int]) -> None:
        """Store the hands of a practice. Raises SixElementsError, and nothing is stored."""
        self._store(practice, _counts(typed))

    def put_by_role(self, practice: PracticeId, typed: Mapping[Role, Sequence[int]]) -> None:
        """Store hands that were counted role by role. Raises BadInput for more hands than a role has."""
        people = {role: n for role, _name, n in self._roles()}
        counts = {role: _counts(numbers_) for role, numbers_ in typed.items()}
        self._store(practice, hands.added_up(counts, people))

    def _store(self, practice: PracticeId, counts: Counts) -> None:
        session = self._session
        session.run_now(
            lambda: hands.show_hands(
                session.book,
                session.round,
                ItemId(practice),
                counts,
                people=self.people,
                announce=session.announce,
            ),
            by=self,
        )


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

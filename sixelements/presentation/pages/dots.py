"""Importance dots: how many each practice got in the room, all on one view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sixelements.application import discussion as discussions
from sixelements.application.results import RoundResults
from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId, RoundId
from sixelements.domain.scores import ElementScore
from sixelements.domain.workshop import DOTS_EACH
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView, WritableTable
from sixelements.presentation.undo import with_way_back
from sixelements.wording import findings, phrases

MOST = 999
_DOTS = 1
"""The column that is typed into."""
EACH = DOTS_EACH
"""Dots that a person puts; the view says it, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsView:
    """All practices of the round, in two halves. ``locked``: why nothing can be changed."""

    how: str
    total: str
    too_many: bool
    halves: tuple[WritableTable, ...]
    locked: str


class DotsPresenter:
    """Keeps the dots as they are typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self, results: RoundResults) -> DotsView:
        """The dots as they are now."""
        votes, elements = results.discussion.votes, results.score.elements
        half = (len(elements) + 1) // 2
        n, heads = sum(votes.values()), results.round.headcount
        people = heads.total if heads else 0
        return DotsView(
            how=_(
                "Everyone puts six dots on the practices that matter most to your customers; "
                "count them here. They decide what the plan puts first. "
                "As soon as one practice has a dot, those without one have level 3 as their aim, not 4."
            ),
            total=_total(n, people),
            too_many=bool(people) and n > people * EACH,
            halves=tuple(self._half(results, part) for part in (elements[:half], elements[half:]) if part),
            locked=locked(self._session),
        )

    def table(self, results: RoundResults) -> TableView:
        """The dots as a table, to be read or copied."""
        votes = results.discussion.votes
        return TableView(
            title=_("Importance dots"),
            headers=_headers(),
            rows=tuple(
                (_called(results, p.id), str(votes.get(p.id, 0)))
                for e in results.score.elements
                for p in e.practices
            ),
            note=self.view(results).total,
        )

    def _half(self, results: RoundResults, elements: Sequence[ElementScore]) -> WritableTable:
        """The practices of some elements, each headed by its own."""
        rows: list[tuple[str, str]] = []
        heads: dict[int, str] = {}
        practices: dict[int, PracticeId] = {}
        for element in elements:
            heads[len(rows)] = element.id
            rows.append((results.element(element.id).title, ""))
            for practice in element.practices:
                practices[len(rows)] = practice.id
                rows.append((_called(results, practice.id), self._text(results, practice.id)))
        held, waits = self._session.held, self._session.waiting_at
        refused = {(n, _DOTS): h.refusal for n, p in practices.items() if (h := held.at(self._place(p)))}
        unstored = {(n, _DOTS): w.said for n, p in practices.items() if (w := waits(self._place(p)))}
        return WritableTable(
            table=TableView(title=_("Importance dots"), headers=_headers(), rows=tuple(rows)),
            put=lambda cells: self.put({practices[row]: text for (row, _column), text in cells.items()}),
            typed=frozenset({_DOTS}),
            figures=frozenset({_DOTS}),
            heads=heads,
            refused=refused,
            unstored=unstored,
            locked=locked(self._session),
        )

    def _text(self, results: RoundResults, practice: PracticeId) -> str:
        """What stands in the cell of a practice: what was typed, whether it is stored or not."""
        place = self._place(practice)
        held, waits = self._session.held.at(place), self._session.waiting_at(place)
        if held:
            return held.text
        if waits and waits.typed:
            return waits.typed.words
        return str(results.discussion.votes.get(practice, 0))

    def _place(self, practice: PracticeId) -> tuple[RoundId, str, PracticeId]:
        return self._session.round.id, "dots", practice

    def put(self, typed: Mapping[PracticeId, str]) -> None:
        """Set how many dots practices got, as it was typed or pasted. Raises SixElementsError.

        What is typed into one is held where it can't be taken, and waits where the disk says no. Of
        several nothing is stored then: whoever pasted them still has them.
        """
        held, n = self._session.held, len(typed)
        if n > 1:
            dots = {practice: _read_of(practice, text) for practice, text in typed.items()}
            label = ngettext("the dots of {n} practice", "the dots of {n} practices", n).format(n=n)
            if vote := self._vote(dots):
                self._session.run_with_undo(label, *vote, keep=False)
            for practice in dots:
                held.drop(self._place(practice))
            return
        votes = self._session.book.discussions.of(self._session.round.id).votes
        for practice, text in typed.items():
            field, before = _("Dots for {practice}").format(practice=practice), str(votes.get(practice, 0))
            with held.typing(self._place(practice), text, field=field, instead_of=before):
                label = _("the dots of {practice}").format(practice=practice)
                if vote := self._vote({practice: _read(text)}):
                    self._session.run_with_undo(label, *vote)

    def _vote(self, dots: Mapping[PracticeId, int]) -> tuple[Callable[[], object], ...]:
        """What stores them, and what puts back those that were there; nothing if they are there already."""
        session, round_ = self._session, self._session.round

        def now() -> Mapping[PracticeId, int]:
            votes = session.book.discussions.of(round_.id).votes
            return {practice: votes.get(practice, 0) for practice in dots}

        if now() == dots and not session.unsaved:
            return ()
        vote = partial(discussions.vote, session.book, round_, announce=session.announce)
        return with_way_back(vote, now, dots)


def _headers() -> tuple[str, str]:
    return _("Practice"), _("Dots")


def _called(results: RoundResults, practice: PracticeId) -> str:
    return f"{practice} {results.practice(practice).name}"


def _read_of(practice: PracticeId, text: str) -> int:
    """Of one among several. Raises BadInput, which says of which."""
    try:
        return _read(text)
    except BadInput as refusal:
        raise BadInput(phrases.labeled(practice, refusal.sentence)) from None


def _read(text: str) -> int:
    return read_whole(text, least=0, most=MOST)


def _total(dots: int, people: int) -> str:
    """How many dots were typed in, beside how many the whole team would have, where its head count is known.

    How many of them were in the room is not asked: fewer dots than that are nothing to check.
    """
    if not people:
        return ngettext("{n} dot in all", "{n} dots in all", dots).format(n=dots)
    each = findings.counted_inside(EACH)
    text = ngettext(
        "{dots} of {most} dots ({n} person, {each})",
        "{dots} of {most} dots ({n} people, {each} each)",
        people,
    )
    beside = text.format(dots=dots, most=people * EACH, n=people, each=each)
    return _("{beside}. Check the counts.").format(beside=beside) if dots > people * EACH else beside

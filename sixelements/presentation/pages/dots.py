"""Importance dots: how many each practice got in the room, all on one view."""

from dataclasses import dataclass
from functools import partial

from sixelements.application import discussion as discussions
from sixelements.application.results import RoundResults
from sixelements.domain.ids import ElementId, PracticeId, RoundId
from sixelements.i18n import _, ngettext
from sixelements.presentation.held import HeldText, Refusal
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.presentation.typed import read_whole
from sixelements.presentation.unsaved import WaitingChange

MOST = 999
EACH = 5
"""Dots that a person puts; the view says it, too."""


@dataclass(frozen=True, slots=True)
class DotsRow:
    """A practice and its dots."""

    id: PracticeId
    name: str
    dots: int
    held: HeldText | None
    waiting: WaitingChange | None


@dataclass(frozen=True, slots=True)
class DotsGroup:
    """The practices of an element."""

    element: ElementId
    title: str
    rows: tuple[DotsRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsView:
    """All practices of the round. ``locked``: why nothing can be changed."""

    how: str
    total: str
    too_many: bool
    groups: tuple[DotsGroup, ...]
    locked: str


class DotsPresenter:
    """Keeps the dots as they are typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self, reading: RoundResults) -> DotsView:
        """The dots as they are now."""
        votes = reading.discussion.votes
        groups = tuple(
            DotsGroup(
                e.id,
                reading.element(e.id).title,
                tuple(self._row(reading, p.id) for p in e.practices),
            )
            for e in reading.score.elements
        )
        n, heads = sum(votes.values()), reading.round.headcount
        people = heads.total if heads else 0
        return DotsView(
            how=_(
                "Everyone puts five dots on the practices that matter most to your customers; "
                "count them here. They decide what the plan puts first. "
                "As soon as one practice has a dot, those without one have level 3 as their aim, not 4."
            ),
            total=_total(n, people),
            too_many=bool(people) and n > people * EACH,
            groups=groups,
            locked=locked(self._session),
        )

    def table(self, reading: RoundResults) -> TableView:
        """The dots as a table."""
        rows = tuple((f"{r.id} {r.name}", str(r.dots)) for g in self.view(reading).groups for r in g.rows)
        return TableView(
            title=_("Importance dots"),
            headers=(_("Practice"), _("Dots")),
            rows=rows,
            note=self.view(reading).total,
        )

    def _row(self, reading: RoundResults, practice: PracticeId) -> DotsRow:
        dots = reading.discussion.votes.get(practice, 0)
        held = self._session.held.at(self._place(practice))
        waiting = self._session.waiting_at(self._place(practice))
        return DotsRow(practice, reading.practice(practice).name, dots, held, waiting)

    def _place(self, practice: PracticeId) -> tuple[RoundId, str, PracticeId]:
        return self._session.round.id, "dots", practice

    def put(self, practice: PracticeId, text: str) -> str:
        """Set how many dots a practice got, as it was typed. Returns why it can't be, and holds it then."""
        session, round_ = self._session, self._session.round
        field = _("Dots for {practice}").format(practice=practice)
        before = session.book.discussions.of(round_.id).votes.get(practice, 0)
        typing = session.held.typing(self._place(practice), text, field=field, instead_of=str(before))
        with Refusal() as refusal, typing:
            dots = read_whole(text, least=0, most=MOST)
            if before != dots or session.unsaved:
                put = partial(discussions.vote, session.book, round_, practice, announce=session.announce)
                label = _("the dots of {practice}").format(practice=practice)
                session.run_with_undo(label, partial(put, dots), partial(put, before))
        return refusal.sentence


def _total(dots: int, people: int) -> str:
    """How many dots were typed in, beside how many the whole team would have, where its head count is known.

    How many of them were in the room is not asked: fewer dots than that are nothing to check.
    """
    total = ngettext("{n} dot in all", "{n} dots in all", dots).format(n=dots)
    if not people:
        return total
    has = ngettext("{n} person has {most}", "all {n} people of the team would have {most}", people)
    beside = _("{total}; {people}").format(total=total, people=has.format(n=people, most=people * EACH))
    return _("{beside}. Check the counts.").format(beside=beside) if dots > people * EACH else beside

"""Importance dots: how many each practice got in the room, all on one view."""

from dataclasses import dataclass, replace

from sixelements.application import discussion as discussions
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.reading import Reading
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView

MOST = 999


@dataclass(frozen=True, slots=True)
class DotsRow:
    """A practice and its dots."""

    id: PracticeId
    name: str
    dots: int


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
    groups: tuple[DotsGroup, ...]
    locked: str


class DotsPresenter:
    """Keeps the dots as they are typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self, reading: Reading) -> DotsView:
        """The dots as they are now."""
        votes = reading.discussion.votes
        groups = tuple(
            DotsGroup(
                e.id,
                reading.element(e.id).title,
                tuple(DotsRow(p.id, reading.practice(p.id).name, votes.get(p.id, 0)) for p in e.practices),
            )
            for e in reading.score.elements
        )
        n = sum(votes.values())
        return DotsView(
            how=_(
                "Everyone puts five dots on the practices that matter most to your customers; "
                "count them here. They decide what the plan puts first. "
                "Once there are dots, a practice without any aims for level 3 instead of 4."
            ),
            total=ngettext("{n} dot in all", "{n} dots in all", n).format(n=n),
            groups=groups,
            locked=locked(self._session),
        )

    def table(self, reading: Reading) -> TableView:
        """The dots as a table."""
        rows = tuple((f"{r.id} {r.name}", str(r.dots)) for g in self.view(reading).groups for r in g.rows)
        return TableView(
            title=_("Importance dots"),
            headers=(_("Practice"), _("Dots")),
            rows=rows,
            note=self.view(reading).total,
        )

    def put(self, practice: PracticeId, dots: int) -> None:
        """Set how many dots a practice got."""
        session, round_ = self._session, self._session.round
        before = session.book.discussions.of(round_.id).votes.get(practice, 0)
        if before == dots and not session.unsaved:
            return

        def put(number: int) -> None:
            now = session.book.discussions.of(round_.id)
            votes = {p: n for p, n in {**now.votes, practice: number}.items() if n}
            discussions.put_whole(session.book, round_, replace(now, votes=votes), announce=session.tell)

        label = _("the dots of {practice}").format(practice=practice)
        session.do_with_undo(label, lambda: put(dots), lambda: put(before))

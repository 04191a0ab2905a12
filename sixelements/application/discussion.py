"""The discussion: record what was settled in the room, beside the private answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_fields

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_added_services, check_discussion, check_fact
from sixelements.application.ports import Deed, Workbook
from sixelements.application.rounds import as_it_is, refuse_in_a_copy
from sixelements.domain.discussion import LINES, NO_DISCUSSION, Discussion, Service, valid_level
from sixelements.domain.discussion_patch import DiscussionPatch, merged, patch_of
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import MOST_VOTES
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.wording.numbers import count, listing
from sixelements.wording.quoted import quoted

ServiceEdit = Callable[[tuple[Service, ...]], tuple[Service, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The record of a round before and after."""

    before: Discussion
    after: Discussion

    @property
    def changed(self) -> bool:
        return self.before != self.after


def preview(book: Workbook, round_: Round, patch: DiscussionPatch, *, replace: bool = False) -> Recorded:
    """What `record` would make of the record; nothing is stored.

    ``replace``: what the patch does not name is dropped. Raises NotAllowed before the round can be
    read, and BadInput for what can't be recorded.
    """
    refuse_in_a_copy(book)
    now = as_it_is(book, round_)
    _must_be_readable(now)
    _check(now, patch)
    before = book.discussions.of(round_.id)
    after = merged(NO_DISCUSSION if replace else before, patch)
    _must_be_settled(patch, after)
    check_discussion(after, before=before)
    check_added_services(len(after.services), before=len(before.services))
    return Recorded(before=before, after=after)


def record(
    book: Workbook,
    round_: Round,
    patch: DiscussionPatch,
    *,
    replace: bool = False,
    announce: Announce = tell_nobody,
) -> Recorded:
    """Add a patch to the record of a round, or put it in its place. Raises as `preview` does."""
    recorded = preview(book, round_, patch, replace=replace)
    if not recorded.changed:
        return recorded
    book.back_up_before(Deed.REPLACE_DISCUSSION if replace else Deed.DISCUSS, round_.id)
    with book.change():
        recorded = preview(book, round_, patch, replace=replace)
        book.discussions.put(round_.id, recorded.after)
    announce(StoreChange.of(What.DISCUSSION, round_))
    return recorded


def put_whole(
    book: Workbook, round_: Round, discussion: Discussion, *, announce: Announce = tell_nobody
) -> None:
    """Put a whole record in the place of what is there, for one who has read that; raises as `record`."""
    _must_be_whole(book, round_, discussion)  # a refusal comes before the backup
    if discussion == book.discussions.of(round_.id):
        return
    book.back_up_before(Deed.SETTLE, round_.id)
    with book.change():
        _must_be_whole(book, round_, discussion)
        book.discussions.put(round_.id, discussion)
    announce(StoreChange.of(What.DISCUSSION, round_))


def vote(
    book: Workbook, round_: Round, votes: Mapping[PracticeId, int], *, announce: Announce = tell_nobody
) -> None:
    """Set how many dots practices got, and leave all else that is recorded; raises as `record`."""
    patch = DiscussionPatch(votes={practice: n or None for practice, n in votes.items()})
    put_whole(book, round_, merged(book.discussions.of(round_.id), patch), announce=announce)


def change_services(
    book: Workbook,
    round_: Round,
    edit: ServiceEdit,
    *,
    announce: Announce = tell_nobody,
) -> None:
    """Change the services of the three-thirds sheet, and nothing else of the record; raises as `record`."""
    old = book.discussions.of(round_.id)
    put_whole(book, round_, replace_fields(old, services=edit(old.services)), announce=announce)


def _must_be_whole(book: Workbook, round_: Round, discussion: Discussion) -> None:
    refuse_in_a_copy(book)
    now, patch = as_it_is(book, round_), patch_of(discussion)
    _must_be_readable(now)
    _check(now, patch)
    if merged(NO_DISCUSSION, patch).settled != discussion.settled:
        raise BadInput(_("A practice has an agreed level exactly where it was agreed."))
    check_discussion(discussion, before=book.discussions.of(now.id))


def _must_be_readable(round_: Round) -> None:
    if not round_.readable:
        text = _("Close round {n} first: the team talks about results, and there are none before.")
        raise NotAllowed(text.format(n=round_.number))


def _must_be_settled(patch: DiscussionPatch, after: Discussion) -> None:
    loose = patch.written - set(after.settled)
    if loose:
        text = _(
            "Nothing was settled about {ids}. "
            "Name them in agreed or confirmed, or leave out why and evidence."
        )
        raise BadInput(text.format(ids=listing(sorted(loose))))


def _check(round_: Round, patch: DiscussionPatch) -> None:
    """Refuse what can't be recorded; only what is named is looked at, not what was recorded before."""
    unknown = patch.practices - set(round_.practices)
    if unknown:
        text = _("These practices are not part of the round: {ids}. Remove them.")
        ids = [quoted(p, 30) or _("(no name)") for p in sorted(unknown)[:10]]
        raise BadInput(text.format(ids=listing(ids)))
    _refuse(
        _("An agreed level is whole or half, from 1 to 5. Mend {ids}."),
        {p for p, level in _named(patch.agreed) if not valid_level(level)},
    )
    _refuse(
        _("An aim is a level from 1 to 5. Mend {ids}."),
        {p for p, aim in _named(patch.aims) if aim not in range(1, 6)},
    )
    _refuse(
        _("Dots are whole numbers from 0 to {most}. Mend {ids}."),
        {p for p, votes in _named(patch.votes) if not 0 <= votes <= MOST_VOTES},
    )
    for service in patch.services:
        _check_service(service)


def _named(entries: Mapping[PracticeId, float | None]) -> Iterable[tuple[PracticeId, float]]:
    return ((practice, entry) for practice, entry in entries.items() if entry is not None)


def _refuse(text: str, practices: set[PracticeId]) -> None:
    if practices:
        raise BadInput(text.format(ids=listing(sorted(practices)), most=count(MOST_VOTES)))


def _check_service(service: Service) -> None:
    rated = [*(x for items in service.levels.values() for x in items), service.all_three]
    if any(not 1 <= line <= LINES for line in service.facts):
        raise BadInput(_("A fact stands beside one of the ten lines."))
    for fact in service.facts.values():
        check_fact(fact)
    if any(len(items) != 3 for items in service.levels.values()) or any(
        x is not None and x not in range(1, 6) for x in rated
    ):
        raise BadInput(_("The three-thirds worksheet needs three levels from 1 to 5, or null, for each leg."))

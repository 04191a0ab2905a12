"""Sheets typed in from paper: drafts, key by key, until the pile is handed in as one take-in.

Nothing says in which order they were typed: a draft is being typed, or it is whole and lies on the pile.
"""

from dataclasses import dataclass

from sixelements.application import responses
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Answer, Way
from sixelements.domain.rounds import Round, weighed
from sixelements.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The drafts of a round: how many are whole, and the one that is being typed, if there is one."""

    whole: int = 0
    begun: ResponseId | None = None

    def __bool__(self) -> bool:
        return bool(self.whole or self.begun)


@dataclass(frozen=True, slots=True, kw_only=True)
class PileOutlook:
    """What handing in the pile would do: its sheets, and those of them that rate too little to count.

    ``sheets`` would be in then; ``people`` is set where the team has fewer of them. ``back``: whether they
    could be taken back.
    """

    new: int
    too_little: int
    sheets: int
    people: int | None
    back: bool


def pile_of(book: Workbook, round_: Round) -> Pile:
    """What is typed in and not handed in."""
    drafts = book.responses.drafts(round_.id)
    begun = next((id_ for id_, whole in drafts.items() if not whole), None)
    return Pile(whole=sum(drafts.values()), begun=begun)


def put_mark(
    book: Workbook, round_: Round, response: ResponseId, item: ItemId, answer: Answer | None
) -> None:
    """Set or clear what is marked in one line of a sheet; the sheet begins with its first mark."""
    with book.change():
        if book.responses.unfinished(response) is None:
            begin(book, round_, response, role=None)
        responses.give_answers(book, response, {item: answer})


def put_role(book: Workbook, round_: Round, response: ResponseId, role: Role | None) -> None:
    """Set the role that is marked on a sheet; the sheet may begin with it."""
    with book.change():
        if book.responses.unfinished(response) is None:
            begin(book, round_, response, role=role)
        elif responses.asks_role(responses.taking_sheets(book, round_)):
            book.responses.give_role(response, role)


def begin(book: Workbook, round_: Round, response: ResponseId, *, role: Role | None) -> None:
    """Start a draft."""
    with book.change():
        responses.begin(book, round_, role=role, new_id=lambda: response)
        book.responses.put_draft(response, whole=False)


def lay_down(book: Workbook, round_: Round, response: ResponseId) -> None:
    """All of a sheet is typed: lay it on the pile. One without a mark is a sheet, too."""
    with book.change():
        if book.responses.unfinished(response) is None:
            begin(book, round_, response, role=None)
        responses.taking_sheets(book, round_)
        book.responses.put_draft(response, whole=True)


def tear_up(book: Workbook, response: ResponseId) -> None:
    """Erase one draft, here and in the backups; the sheet of paper is still there."""
    with book.change():
        if book.responses.unfinished(response) is not None:
            book.responses.remove(response)


def clear_away(book: Workbook, round_: Round) -> int:
    """Erase all drafts of a round, here and in the backups; returns how many there were."""
    with book.change():
        drafts = book.responses.drafts(round_.id)
        for response in drafts:
            book.responses.remove(response)
    return len(drafts)


def outlook(book: Workbook, round_: Round) -> PileOutlook:
    """What handing in the pile would do now; nothing is stored."""
    least, asked = round_.least_rated, set(map(ItemId, weighed(round_.practices)))
    whole = [id_ for id_, is_whole in book.responses.drafts(round_.id).items() if is_whole]
    sheets = [sheet for id_ in whole if (sheet := book.responses.unfinished(id_))]
    rated = [sum(a.level is not None for i, a in sheet.answers.items() if i in asked) for sheet in sheets]
    there = sum(book.responses.arrived(round_.id).values())
    people = round_.headcount.total if round_.headcount else None
    after = there + len(sheets)
    return PileOutlook(
        new=len(sheets),
        too_little=sum(n < least for n in rated),
        sheets=after,
        people=people if people is not None and after > people else None,
        back=not responses.shows_single(round_, there, len(sheets)),
    )


def hand_in(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> int:
    """Hand in all sheets of the pile with one change, as one take-in; returns how many.

    Raises NotAllowed where the round takes none, and where none is whole.
    """
    whole = pile_of(book, round_).whole
    if whole:
        responses.back_up_before_taking_in(book, as_it_is(book, round_), whole)
    with book.change():
        now = responses.taking_sheets(book, round_)
        there = sum(book.responses.arrived(now.id).values())
        sheets = book.responses.hand_in_drafts(now.id)
        if not sheets:
            raise NotAllowed(_("No sheet lies on the pile. Type one in first."))
        ways = {Way.PAPER: len(sheets)}
        book.responses.came(now.id, ways)
        if responses.shows_single(now, there, len(sheets)):
            book.responses.put_newest(now.id, ())
        else:
            book.responses.put_newest(now.id, sheets, ways=ways)
    announce(StoreChange.of(What.SHEETS, round_))
    return len(sheets)

"""A show of hands, in open rounds only: how many chose each level, checked against the people there."""

from collections.abc import Mapping

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.limits import MOST_HANDS
from sixelements.domain.responses import Counts, add_up
from sixelements.domain.rounds import Round
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers
from sixelements.wording.rounds import no_sheet


def why_no_hands(round_: Round) -> str:
    """Why hands are not counted in this round; empty if they are."""
    if round_.anonymous:
        return _(
            "A show of hands shows everybody who chose what, so it is for open rounds only. "
            "Use the paced ballot."
        )
    return "" if round_.collecting else no_sheet(round_)


def hands_shown(book: Workbook, round_: Round) -> Mapping[PracticeId, Counts]:
    """The hands that were stored so far, for whoever counts them; nothing in a round that takes none."""
    return {} if why_no_hands(round_) else _counted(book, round_)


def _counted(book: Workbook, round_: Round) -> Mapping[PracticeId, Counts]:
    """The hands of the practices that are asked now."""
    found = book.responses.hands(round_.id)
    return {p: found[ItemId(p)] for p in round_.practices if ItemId(p) in found}


def answered(book: Workbook, round_: Round) -> int:
    """How many people answered: a sheet each, or a raised hand.

    Hands tell nobody apart, so those who raised one are as many as at the practice where most did.
    """
    if figures := book.figures.of(round_.id):
        return figures.people + figures.dropped
    sheets = sum(book.responses.arrived(round_.id).values())
    return sheets + max(map(hands_of, _counted(book, round_).values()), default=0)


def uncounted(book: Workbook, round_: Round) -> int:
    """How many practices no hand was counted for, where hands were counted at all; else 0."""
    counted = _counted(book, round_)
    return len(round_.practices) - len(counted) if counted else 0


def hands_of(counts: Counts) -> int:
    """How many hands were up in all."""
    return counts.rated + counts.dont_know + counts.not_applicable


def show_hands(
    book: Workbook,
    round_: Round,
    item: ItemId,
    counts: Counts,
    *,
    people: int,
    announce: Announce = tell_nobody,
) -> None:
    """Store what a show of hands gave for one item, in place of an earlier one.

    ``people``: how many are in the room; nobody raises two hands. Raises NotAllowed where the round takes
    no hands, and BadInput for more hands than people.
    """
    with book.change():
        now = as_it_is(book, round_)
        if refusal := why_no_hands(now):
            raise NotAllowed(refusal)
        lines = book.assessments.get(now.assessment).three_thirds.lines
        asked = {*now.practices, *(line.id for line in lines)}
        if item not in asked:
            raise BadInput(_("This round does not ask {item}.").format(item=item))
        check_hands(counts, people)
        book.responses.show_hands(now.id, item, counts)
    announce(StoreChange.of(What.SHEETS, round_))


def added_up(by_role: Mapping[Role, Counts], people: Mapping[Role, int]) -> Counts:
    """Hands that were counted role by role, in all. Raises BadInput for more hands than people of a role.

    They are stored in all: a show of hands has no roles in the figures.
    """
    for role, counts in by_role.items():
        check_hands(counts, people.get(role, 0))
    return add_up(by_role.values())


def check_hands(counts: Counts, people: int) -> None:
    """Raise BadInput for what no hands can be, and for more hands than people."""
    each = (*counts.levels, counts.dont_know, counts.not_applicable)
    hands = hands_of(counts)
    if min(each) < 0 or hands > MOST_HANDS:
        raise BadInput(_("Hands are whole numbers from 0 on."))
    if hands > people:
        text = ngettext("{hands} hand", "{hands} hands", hands).format(hands=numbers.count(hands))
        there = ngettext("{n} person", "{n} people", people).format(n=numbers.count(people))
        raise BadInput(_("{hands} for {people}. Count again.").format(hands=text, people=there))

"""The worksheets of a round: what they begin with, one change of them at a time, and the round before.

A group fills them in, so no threshold holds for them, and they may be filled in before a round is closed.
They never change an answer. The three-thirds sheet lies in the discussion: see `services`.
"""

from collections.abc import Callable, Sequence

from sixelements.application import discussion as discussions
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_worksheets
from sixelements.application.ports import Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.actions import Gates
from sixelements.domain.assessment import Assessment
from sixelements.domain.channels import Channel, ChannelMatrix
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique
from sixelements.domain.discussion import Service
from sixelements.domain.facts import CustomerFact
from sixelements.domain.rounds import Round
from sixelements.domain.technology_gate import gates
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets

Edit = Callable[[Worksheets], Worksheets]
"""A change that says only what changes; all else stays as it is when it is made."""
ServiceEdit = Callable[[tuple[Service, ...]], tuple[Service, ...]]


def of(book: Workbook, round_: Round) -> Worksheets:
    """The worksheets of a round; before the first change, what they begin with."""
    stored = book.worksheets.of(round_.id)
    return stored if stored != NO_WORKSHEETS else _start(book, round_)


def begun(book: Workbook, round_: Round) -> bool:
    """Whether anything was filled in in this round."""
    return book.worksheets.of(round_.id) != NO_WORKSHEETS


def before(book: Workbook, round_: Round) -> Worksheets | None:
    """The worksheets of the round before this one, to compare with; None where nothing was filled in."""
    last = _last(book, round_)
    return book.worksheets.of(last.id) if last else None


def change(book: Workbook, round_: Round, edit: Edit, *, announce: Announce = tell_nobody) -> Worksheets:
    """Change the worksheets of a round; returns them as they are now.

    Raises BadInput for what does not fit, and NotFound where the round is gone.
    """
    with book.change():
        now = as_it_is(book, round_)
        old = of(book, now)
        new = edit(old)
        if new == old:
            return old
        check_worksheets(new, before=old)
        book.worksheets.put(now.id, new)
    announce(StoreChange.of(What.WORKSHEETS, round_))
    return new


def change_services(
    book: Workbook, round_: Round, edit: ServiceEdit, *, announce: Announce = tell_nobody
) -> None:
    """Change the services of the three-thirds sheet. Raises NotAllowed before the round can be read."""
    discussions.change_services(book, round_, edit, announce=announce)


def open_gates(book: Workbook, round_: Round) -> Gates:
    """Whose technology actions are open: those whose requests all passed the gate."""
    return gates(book.worksheets.of(round_.id).requests)


def _last(book: Workbook, round_: Round) -> Round | None:
    """The newest earlier round of the team with worksheets."""
    earlier = [r for r in book.rounds.of(round_.team) if r.number < round_.number and begun(book, r)]
    return earlier[-1] if earlier else None


def _start(book: Workbook, round_: Round) -> Worksheets:
    last = before(book, round_)
    if last is not None:
        return last.without_days()
    return first_rows(book.assessments.get(round_.assessment))


def first_rows(assessment: Assessment) -> Worksheets:
    """Empty worksheets with the rows that the assessment brings; none where it brings none."""
    content = assessment.worksheets
    if content is None:
        return NO_WORKSHEETS
    techniques: Sequence[Technique] = [
        Technique(id=t.id, name=t.name, kind=t.kind, shown=t.shown) for t in content.techniques
    ]
    return Worksheets(
        channels=ChannelMatrix(channels=tuple(Channel(id=c.id, name=c.name) for c in content.channels)),
        groups=GroupMatrix(
            groups=tuple(CustomerGroup(id=g.id, name=g.name) for g in content.groups),
            techniques=tuple(techniques),
        ),
        customer_facts=tuple(CustomerFact(id=f.id, name=f.name) for f in content.facts),
    )

"""Answers: one by one as they are given, or whole sheets from somebody's file."""

from dataclasses import dataclass
from pathlib import Path

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.foreign_sheets import ReadSheets
from sixelements.application.limits import check_sheets, check_text, check_together
from sixelements.application.ports import Deed, NewId, Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.anonymity import can_show_roles
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.limits import Writing
from sixelements.domain.matching import Form
from sixelements.domain.responses import Answer, Response, Sheet
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.wording.numbers import listing
from sixelements.wording.rounds import no_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of one file: sheets taken in, problems, and remarks; ``held`` if it was taken in before."""

    count: int = 0
    held: bool = False
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether anything of the file was refused."""
        return bool(self.problems)


def form_of(assessment: Assessment, round_: Round) -> Form:
    """What a sheet of this round asks."""
    lines = tuple(ItemId(line.id) for line in assessment.three_thirds.lines)
    return Form(practices=round_.practices, lines=lines, assessment=assessment)


def asks_role(round_: Round) -> bool:
    """Whether a role is asked at all: not where no role group could ever be shown."""
    return can_show_roles(round_)


def begin(book: Workbook, round_: Round, *, role: Role | None, new_id: NewId) -> ResponseId:
    """Start a sheet for one participant."""
    with book.change():
        now = _taking_sheets(book, round_)
        check_sheets(book, now, (Sheet(role=role, answers={}),))
        response = ResponseId(new_id())
        book.responses.begin(response, round_=now.id, role=role if asks_role(now) else None)
    return response


def _taking_sheets(book: Workbook, round_: Round) -> Round:
    """The round as it is now, inside the change that stores a sheet. Raises NotAllowed where none goes in."""
    now = as_it_is(book, round_)
    if refusal := no_sheet(now):
        raise NotAllowed(refusal)
    return now


def _must_go_on(book: Workbook, response: ResponseId) -> None:
    """Raise NotAllowed, inside the change, where the round of a sheet takes none any more."""
    sheet = book.responses.unfinished(response)
    if sheet is None:
        return  # the store says why it takes nothing of it
    rounds = (round_ for team in book.teams.all() for round_ in book.rounds.of(team.id))
    if refusal := no_sheet(next(r for r in rounds if r.id == sheet.round)):
        raise NotAllowed(refusal)


def give_answer(book: Workbook, response: ResponseId, item: ItemId, answer: Answer | None) -> None:
    """Set or clear one answer; it is on disk when this returns."""
    with book.change():
        _must_go_on(book, response)
        book.responses.answer(response, item, answer)


def give_comment(book: Workbook, response: ResponseId, item: ItemId, text: str) -> None:
    """Set or clear the comment beside an answer."""
    text = text.strip()
    check_text(Writing.COMMENT, text)
    with book.change():
        _must_go_on(book, response)
        texts = {**book.responses.unfinished_comments(response), item: text}
        check_together((*texts, *texts.values()), _("The comments of this sheet are too long together"))
        book.responses.comment(response, item, text)


def pause(book: Workbook, response: ResponseId, words: str) -> None:
    """Let a sheet be gone on with later by whoever types the same words; nobody else learns them."""
    if not told_words(words):
        raise BadInput(_("The words are empty."))
    with book.change():
        _must_go_on(book, response)
        book.responses.pause(response, words=told_words(words))


def resume(book: Workbook, round_: Round, words: str) -> ResponseId:
    """The sheet that was paused with these words; letter case and spaces are forgiven."""
    _taking_sheets(book, round_)
    response = book.responses.paused(round_.id, words=told_words(words)) if told_words(words) else None
    if response is None:
        raise NotFound(_("No sheet waits for these words. Check each word and its place."))
    return response


def told_words(words: str) -> bytes:
    """Words as they are compared: small letters, one space between two."""
    return " ".join(words.casefold().replace("-", " ").replace(",", " ").split()).encode()


def submit(book: Workbook, round_: Round, response: ResponseId, *, announce: Announce = tell_nobody) -> None:
    """Hand a sheet in; from here on nobody can read or change it."""
    with book.change():
        now, sheet = _taking_sheets(book, round_), book.responses.unfinished(response)
        if sheet is None or sheet.round != now.id:
            raise NotFound(_("This sheet was handed in already."))
        book.responses.submit(response)
    announce(StoreChange.of(What.SHEETS, round_))


def collect(
    book: Workbook,
    round_: Round,
    path: Path,
    *,
    form: Form,
    read: ReadSheets,
    new_id: NewId,
    skip_bad: bool = False,
    again: bool = False,
    announce: Announce = tell_nobody,
) -> Taken:
    """Take in a file of sheets: all of it or, unless bad rows are skipped, nothing.

    A file that was taken into the round before is held back unless it is to be taken ``again``: two
    files of one sheet may truly be equal. Raises NotAllowed where the round takes no sheet, or asks
    other practices than ``form``, be it since
    the file was read.
    """
    _taking_sheets(book, round_)
    file = read(path, form)
    if file.refusal:
        return Taken(problems=(file.refusal,))
    takes = skip_bad and file.sheets if file.problems else True
    if takes and (again or not book.responses.taken_in(round_.id, file.digest)):
        _back_up_before_taking_in(book, as_it_is(book, round_), len(file.sheets))
    with book.change():
        now = _taking_sheets(book, round_)
        if not again and book.responses.taken_in(now.id, file.digest):
            return Taken(held=True)
        if form.practices != now.practices:
            raise NotAllowed(_("The round asks other practices now. Take the file in again."))
        if file.problems and not (skip_bad and file.sheets):
            return Taken(problems=file.problems)
        check_sheets(book, now, file.sheets)
        responses = _responses(now, file.sheets, new_id)
        book.responses.add(responses)
        book.responses.remember(now.id, file.digest)
    announce(StoreChange.of(What.SHEETS, round_))
    return Taken(count=len(responses), problems=file.problems, remarks=_remarks(book, now, file.sheets))


def _responses(round_: Round, sheets: tuple[Sheet, ...], new_id: NewId) -> list[Response]:
    keeps_role = asks_role(round_)
    return [
        Response(
            id=ResponseId(new_id()),
            round=round_.id,
            role=sheet.role if keeps_role else None,
            answers=sheet.answers,
            comments=sheet.comments,
        )
        for sheet in sheets
    ]


def _back_up_before_taking_in(book: Workbook, round_: Round, sheets: int) -> None:
    """Keep what is there, unless that, held against the round afterwards, would show single sheets.

    In an anonymous round both what was there and what comes must be a group that may be shown; else
    the one backup of the round is made anew afterwards.
    """
    there = sum(book.responses.arrived(round_.id).values())
    small = sheets < round_.threshold or 0 < there < round_.threshold
    if round_.collecting and not (round_.anonymous and small):
        book.back_up_before(Deed.TAKE_IN, round_.id)


def _remarks(book: Workbook, round_: Round, sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    remarks = []
    if not asks_role(round_) and any(sheet.role for sheet in sheets):
        remarks.append(_("Roles were left out, because at this head count no role group can be shown."))
    return (*remarks, *_too_many(book, round_))


def _too_many(book: Workbook, round_: Round) -> tuple[str, ...]:
    """A warning where more sheets arrived than the team has people, in all or in a role."""
    people = round_.headcount
    if people is None:
        return ()
    arrived = book.responses.arrived(round_.id)
    total = sum(arrived.values())
    if total > people.total:
        text = _("Warning: {n} sheets are in, but the team has {people} people.")
        return (text.format(n=total, people=people.total),)
    names = {
        Role.FRONTLINE: _("front line"),
        Role.SUPERVISOR: _("supervisors"),
        Role.MANAGER: _("managers"),
    }
    over = [names[role] for role in Role if arrived.get(role, 0) > people.of(role)]
    if not over:
        return ()
    return (_("Warning: more sheets are in than the team has people: {roles}.").format(roles=listing(over)),)

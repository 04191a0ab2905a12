"""Answers: one by one as they are given, or whole sheets from somebody's file."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.earlier_rows import EarlierRows
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.foreign_sheets import ReadSheets, SheetFile
from sixelements.application.form_mark import mark_of
from sixelements.application.known_matches import KnownMatches
from sixelements.application.limits import check_sheets, check_text, check_together
from sixelements.application.ports import Deed, NewId, Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.anonymity import can_show_roles
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.limits import Writing
from sixelements.domain.matching import Form
from sixelements.domain.responses import IN_ALL, Answer, Response, Sheet, Way
from sixelements.domain.rounds import Round, minimum_rated
from sixelements.i18n import _
from sixelements.wording import matching as words
from sixelements.wording.asked import more_sheets
from sixelements.wording.numbers import listing
from sixelements.wording.rounds import no_sheet, nothing_to_take_back


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What came of one file: sheets taken in, problems, and remarks; ``held`` if it was taken in before.

    ``before`` counts rows that came with an earlier file; ``left_out`` says which were left out on purpose,
    and where nothing tells whether some should be.
    ``changed`` are those of the problems that tell of rows changed after they came in, to be decided about,
    and ``refusal`` the one for which nothing of the file goes in, whatever is wanted.
    """

    count: int = 0
    before: int = 0
    held: bool = False
    problems: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def refused(self) -> bool:
        """Whether anything of the file was refused."""
        return bool(self.problems)


def form_of(assessment: Assessment, round_: Round) -> Form:
    """What a sheet of this round asks."""
    lines = tuple(ItemId(line.id) for line in assessment.three_thirds.lines)
    mark = mark_of(assessment, round_)
    since = round_.opened_on if round_.number > 1 else None
    return Form(practices=round_.practices, lines=lines, assessment=assessment, mark=mark, since=since)


def asks_role(round_: Round) -> bool:
    """Whether a role is asked at all: not where no role group could ever be shown."""
    return can_show_roles(round_)


def begin(book: Workbook, round_: Round, *, role: Role | None, new_id: NewId) -> ResponseId:
    """Start a sheet for one participant."""
    with book.change():
        now = taking_sheets(book, round_)
        check_sheets(book, now, (Sheet(role=role, answers={}),))
        response = ResponseId(new_id())
        book.responses.begin(response, round_=now.id, role=role if asks_role(now) else None)
    return response


def taking_sheets(book: Workbook, round_: Round) -> Round:
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
    if refusal := no_sheet(book.rounds.get(sheet.round)):
        raise NotAllowed(refusal)


def give_answers(book: Workbook, response: ResponseId, answers: Mapping[ItemId, Answer | None]) -> None:
    """Set or clear answers of a sheet: all, or none; they are on disk when this returns."""
    with book.change():
        _must_go_on(book, response)
        for item, answer in answers.items():
            book.responses.answer(response, item, answer)


def begin_with(
    book: Workbook,
    round_: Round,
    response: ResponseId,
    answers: Mapping[ItemId, Answer | None],
    *,
    role: Role | None,
    words: str,
) -> None:
    """Start a sheet with its first answers and the words that lead back to it: all, or nothing."""
    with book.change():
        begin(book, round_, role=role, new_id=lambda: response)
        pause(book, response, words)
        give_answers(book, response, answers)


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
    """Let whoever types the same words continue a sheet, later or after a crash words.

    Nobody else learns them.
    """
    if not told_words(words):
        raise BadInput(_("The words are empty."))
    with book.change():
        _must_go_on(book, response)
        book.responses.pause(response, words=told_words(words))


def resume(book: Workbook, round_: Round, words: str) -> ResponseId:
    """The sheet that was paused with these words; letter case and what parts them are forgiven."""
    taking_sheets(book, round_)
    response = book.responses.paused(round_.id, words=told_words(words)) if told_words(words) else None
    if response is None:
        raise NotFound(_("No sheet waits for these words. Check each word and its place."))
    return response


def told_words(words: str) -> bytes:
    """Words as they are compared: small letters, one space between two, whatever parted them."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split()).encode()


def submit(book: Workbook, round_: Round, response: ResponseId, *, announce: Announce = tell_nobody) -> None:
    """Hand a sheet in; from here on nobody can read or change it."""
    with book.change():
        now, sheet = taking_sheets(book, round_), book.responses.unfinished(response)
        if sheet is None or sheet.round != now.id:
            raise NotFound(_("This sheet was handed in already."))
        book.responses.submit(response)
        book.responses.came(now.id, {Way.LAPTOP: 1})
        _end_undo_that_shows_single(book, now)
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
) -> ImportResult:
    """Read a file of sheets and take it in, as `take_in`."""
    taking_sheets(book, round_)
    (taken,) = take_in(
        book,
        round_,
        [read(path, form)],
        form=form,
        new_id=new_id,
        skip_bad=skip_bad,
        again=again,
        announce=announce,
    )
    return taken


def take_in(
    book: Workbook,
    round_: Round,
    files: Sequence[SheetFile],
    *,
    form: Form,
    new_id: NewId,
    skip_bad: bool = False,
    again: bool = False,
    announce: Announce = tell_nobody,
) -> tuple[ImportResult, ...]:
    """Take in files of sheets with one change: of each all or, unless bad rows are skipped, nothing.

    A file that was taken into the round before is held back, and rows that came with an earlier export
    of the same survey are left out, unless they are to be taken ``again``: two files of one sheet may
    truly be equal. Raises NotAllowed where the round takes no sheet, or asks other practices than
    ``form``, even if only since the files were read.
    """
    meant = [ForRound(round=round_, files=files, form=form)]
    (found,) = take_in_together(book, meant, new_id=new_id, skip_bad=skip_bad, again=again, announce=announce)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ForRound:
    """Files of sheets for one round, and what it asked when they were read."""

    round: Round
    files: Sequence[SheetFile]
    form: Form


def take_in_together(
    book: Workbook,
    meant: Sequence[ForRound],
    *,
    new_id: NewId,
    skip_bad: bool = False,
    again: bool = False,
    announce: Announce = tell_nobody,
) -> list[tuple[ImportResult, ...]]:
    """The same for several rounds with one change: where one of them is refused, nothing is taken in."""
    for one in meant:
        before = _sifted(book, one.round, one.files, skip_bad=skip_bad, again=again)
        if coming := sum(len(sifted.new) for sifted in before):
            back_up_before_taking_in(book, as_it_is(book, one.round), coming)
    with book.change():
        came = [_take_in(book, one, new_id=new_id, skip_bad=skip_bad, again=again) for one in meant]
    for one, found in zip(meant, came, strict=True):
        if any(sifted.new for sifted in found):
            announce(StoreChange.of(What.SHEETS, one.round))
    return [_results(book, one.round, found) for one, found in zip(meant, came, strict=True)]


def _take_in(
    book: Workbook, meant: ForRound, *, new_id: NewId, skip_bad: bool, again: bool
) -> list["_Sifted"]:
    """What becomes of each file, within the change that stores it."""
    now = taking_sheets(book, meant.round)
    found = _sifted(book, now, meant.files, skip_bad=skip_bad, again=again)
    sheets = tuple(sheet for one in found for sheet in one.new)
    if meant.form.practices != now.practices and not all(one.taken.held for one in found):
        raise NotAllowed(_("The round asks other practices now. Take the file in again."))
    digests = {digest for one in found for digest in one.digests}
    if sheets:
        check_sheets(book, now, sheets)
        ways = Counter(one.way for one in found for _sheet in one.new)
        _add(book, now, _responses(now, sheets, new_id), digests, ways)
    accepted = (file for file, one in zip(meant.files, found, strict=True) if one.new)
    if decided := {digest: said for file in accepted for digest, said in file.decided.items()}:
        book.responses.keep_matches(now.id, decided)
    return found


def _results(book: Workbook, round_: Round, found: Sequence["_Sifted"]) -> tuple[ImportResult, ...]:
    """What came of each file; what is to be said of all stands with the last of which anything came."""
    last = max((n for n, one in enumerate(found) if one.new), default=-1)
    said = _remarks(book, as_it_is(book, round_), tuple(sheet for one in found for sheet in one.new))
    return tuple(replace(one.taken, remarks=said if n == last else ()) for n, one in enumerate(found))


def _add(
    book: Workbook,
    round_: Round,
    sheets: Sequence[Response],
    digests: Collection[bytes],
    ways: Mapping[Way, int],
) -> None:
    """Store sheets and digests, and which of them are new, where they may be taken back."""
    responses = book.responses
    there = sum(responses.arrived(round_.id).values())
    new = set(digests) - responses.taken_in(round_.id, *digests)
    responses.add(sheets)
    responses.came(round_.id, ways)
    responses.remember(round_.id, *digests)
    if shows_single(round_, there, len(sheets)):
        responses.put_newest(round_.id, ())
    else:
        responses.put_newest(round_.id, [sheet.id for sheet in sheets], new, ways)


def _end_undo_that_shows_single(book: Workbook, round_: Round) -> None:
    """Forget which sheets came in last where the others have become too few to be told apart from them."""
    newest = book.responses.newest(round_.id)
    there = sum(book.responses.arrived(round_.id).values()) - newest
    if newest and shows_single(round_, there, newest):
        book.responses.put_newest(round_.id, ())


def undo(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> int:
    """Remove the sheets of the newest take-in, also from backups; returns how many there were.

    Its files and rows can come in again, and what was decided about files is asked again. Raises
    NotAllowed where nothing can be taken back.
    """
    with book.change():
        now = taking_sheets(book, round_)
        count = book.responses.newest(now.id)
        if not count:
            raise NotAllowed(nothing_to_take_back(now))
        book.responses.take_newest_back(now.id)
        book.responses.put_newest(now.id, ())
    announce(StoreChange.of(What.SHEETS, round_))
    return count


def known_matches(book: Workbook, round_: Round) -> KnownMatches:
    """What was decided about exports that were taken into a round."""
    return KnownMatches(round=round_.id, means=book.responses.known_matches(round_.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What taking a file in would do: new sheets, rows that came before, and sheets that rate too little.

    ``sheets`` would be in then, with those before it; ``people`` is set where the team has fewer of them.
    ``changed`` says which rows were changed after they came in, as long as nobody decided about them, and
    ``left_out`` which rows are left out because somebody did. ``refusal``: why nothing of it would go in.
    """

    new: int = 0
    before: int = 0
    too_little: int = 0
    held: bool = False
    sheets: int = 0
    people: int | None = None
    changed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    refusal: str = ""


def outlook(book: Workbook, round_: Round, files: Sequence[SheetFile]) -> tuple[Outlook, ...]:
    """What taking files in at once would do now, one by one; nothing is stored.

    Bad rows count as left out, even where the file would be refused for them.
    """
    least, asked = minimum_rated(len(round_.practices)), set(map(ItemId, round_.practices))
    people = round_.headcount.total if round_.headcount else None
    there = sum(book.responses.arrived(round_.id).values())
    found = []
    for one in _sifted(book, round_, files, skip_bad=True, again=False):
        there += len(one.new)
        rated = (sum(a.level is not None for i, a in s.answers.items() if i in asked) for s in one.new)
        found.append(
            Outlook(
                new=len(one.new),
                before=one.taken.before,
                too_little=sum(n < least for n in rated),
                held=one.taken.held,
                sheets=there,
                people=people if people is not None and one.new and there > people else None,
                changed=one.taken.changed,
                left_out=one.taken.left_out,
                refusal=one.taken.refusal,
            )
        )
    return tuple(found)


def can_go_back(
    book: Workbook,
    round_: Round,
    files: Sequence[SheetFile],
    *,
    skip_bad: bool = False,
    again: bool = False,
) -> tuple[int, bool]:
    """How many sheets `take_in` would take in now, and whether `undo` could remove them afterwards."""
    coming = sum(len(one.new) for one in _sifted(book, round_, files, skip_bad=skip_bad, again=again))
    there = sum(book.responses.arrived(round_.id).values())
    return coming, not shows_single(round_, there, coming)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sifted:
    """What becomes of a file: the sheets of it that are new and, if there are any, what is remembered."""

    taken: ImportResult
    new: tuple[Sheet, ...] = ()
    digests: Collection[bytes] = ()
    way: Way = Way.TABLE


def _sifted(
    book: Workbook, round_: Round, files: Sequence[SheetFile], *, skip_bad: bool, again: bool
) -> list[_Sifted]:
    """What becomes of each file; those of one call count for each other."""
    earlier = EarlierRows(book, round_, files, again=again)
    return [_sifted_one(file, earlier, skip_bad=skip_bad or file.good_rows) for file in files]


def _sifted_one(file: SheetFile, earlier: EarlierRows, *, skip_bad: bool) -> _Sifted:
    if file.refusal:
        return _Sifted(taken=ImportResult(problems=(file.refusal,)))
    if earlier.holds(file):
        return _Sifted(taken=ImportResult(held=True))
    came = earlier.of(file)
    if came.other:
        refusal = words.other_sheets(len(came.other))
        return _Sifted(taken=ImportResult(problems=(refusal,), refusal=refusal))
    changed = tuple(came.asked(file.places)) if file.changed is None else ()
    problems = (*changed, *file.problems)
    if problems and not (skip_bad and file.sheets):
        return _Sifted(taken=ImportResult(problems=problems, changed=changed))
    wanted = sorted((*came.new, *came.doubtful)) if file.changed else came.new
    new = tuple(file.sheets[n] for n in wanted)
    dropped = [file.places[n] for n in came.doubtful] if file.changed is False else []
    taken = ImportResult(
        count=len(new),
        before=len(file.sheets) - len(came.new) - len(came.doubtful),
        problems=problems,
        changed=changed,
        left_out=(
            *file.left_out,
            *((words.changed_left_out(dropped),) if dropped else ()),
            *((words.untold(),) if earlier.untold(file, came) else ()),
        ),
    )
    digests = earlier.remember(file, came) if new else ()
    return _Sifted(taken=taken, new=new, digests=digests, way=file.way)


def _responses(round_: Round, sheets: tuple[Sheet, ...], new_id: NewId) -> list[Response]:
    keeps_role = asks_role(round_)
    return [
        Response(
            id=sheet.id or ResponseId(new_id()),
            round=round_.id,
            role=sheet.role if keeps_role else None,
            answers=sheet.answers,
            comments=sheet.comments,
        )
        for sheet in sheets
    ]


def back_up_before_taking_in(book: Workbook, round_: Round, sheets: int) -> None:
    """Keep what is there, unless that, held against the round afterwards, would show single sheets.

    Else the one backup of the round is made again afterwards.
    """
    there = sum(book.responses.arrived(round_.id).values())
    if round_.collecting and not shows_single(round_, there, sheets):
        book.back_up_before(Deed.TAKE_IN, round_.id)


def shows_single(round_: Round, there: int, coming: int) -> bool:
    """Whether what tells sheets that come from those that are there would show single ones.

    In an anonymous round both must be a group that may be shown, or nobody.
    """
    return round_.anonymous and (coming < round_.threshold or 0 < there < round_.threshold)


def _remarks(book: Workbook, round_: Round, sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    remarks = []
    if not asks_role(round_) and any(sheet.role for sheet in sheets):
        remarks.append(_("Roles were left out, because at this head count no role group can be shown."))
    if any(IN_ALL in sheet.comments for sheet in sheets):
        remarks.append(
            _("Comments on no single question are read on Results, and the report does not print them.")
        )
    if any(sheet.id for sheet in sheets):
        text = _("Once nobody answers there any more, delete the collection file there, and its backups.")
        remarks.append(text)
    return (*remarks, *_too_many(book, round_))


def _too_many(book: Workbook, round_: Round) -> tuple[str, ...]:
    """A warning where more sheets arrived than the team has people, in all or in a role."""
    people = round_.headcount
    if people is None:
        return ()
    arrived = book.responses.arrived(round_.id)
    total = sum(arrived.values())
    if total > people.total:
        return (more_sheets(total, people.total),)
    names = {
        Role.FRONTLINE: _("front line"),
        Role.SUPERVISOR: _("supervisors"),
        Role.MANAGER: _("managers"),
    }
    over = [names[role] for role in Role if arrived.get(role, 0) > people.of(role)]
    if not over:
        return ()
    return (_("More sheets are in than the team has people: {roles}.").format(roles=listing(over)),)

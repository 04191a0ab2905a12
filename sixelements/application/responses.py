"""Answers: one by one as they are given, or whole sheets from somebody's file."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sixelements.application.earlier_rows import Came, EarlierRows
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.foreign_sheets import ReadSheets, SheetFile
from sixelements.application.form_mark import mark_of
from sixelements.application.known_matches import KnownMatches
from sixelements.application.limits import check_sheets, check_text, check_together
from sixelements.application.ports import Deed, NewId, Workbook
from sixelements.application.rounds import as_it_is, refuse_in_a_copy
from sixelements.application.sheets_there import SheetsThere, is_telling, to_store
from sixelements.domain.anonymity import can_show_roles
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.limits import Writing
from sixelements.domain.matching import Form, IfChanged
from sixelements.domain.responses import IN_ALL, Answer, Response, Sheet, Way
from sixelements.domain.rounds import Round, weighed
from sixelements.i18n import _
from sixelements.wording import matching as words
from sixelements.wording.asked import more_sheets
from sixelements.wording.numbers import listing
from sixelements.wording.rounds import no_sheet, nothing_to_take_back

_FEWEST_ROWS, _ENOUGH_ROWS = 2, 50
"""Rows from which on a file is looked for in other rounds, and how many of them are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The result for one file: sheets taken in, problems, and remarks; ``held`` if it was taken in before.

    ``before`` counts rows that came with an earlier file; ``left_out`` says which were left out on purpose,
    and where nothing tells whether some should be.
    ``changed`` are those of the problems that tell of rows changed after they came in, to be decided about,
    and ``refusal`` the one for which nothing of the file goes in, whatever is wanted.
    ``decides``: somebody decided now that rows are left out, which is remembered; ``kept_out`` counts rows of
    which that was decided before, where nothing else is to decide. ``gone`` counts the sheets whose rows were
    in an earlier export and are not in this one, where it can be told which they are.
    """

    count: int = 0
    before: int = 0
    held: bool = False
    problems: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: str = ""
    decides: bool = False
    kept_out: int = 0
    gone: int = 0

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
    """Whether a role is asked at all: not where no role group could ever be shown beside another."""
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
    refuse_in_a_copy(book)
    if refusal := no_sheet(now, later=later_round(book, now)):
        raise NotAllowed(refusal)
    return now


def later_round(book: Workbook, round_: Round) -> int:
    """The number of the team's round after this one that takes sheets; 0 if there is none."""
    later = (r.number for r in book.rounds.of(round_.team) if r.collecting and r.number > round_.number)
    return next(later, 0)


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
        end_undo_that_shows_single(book, now)
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
        gone = {id_: one.way for one in found for id_ in one.replaced}
        overturned = {digest for one in found for digest in one.overturned}
        if gone or overturned:
            book.responses.take_out(now.id, gone, overturned)
        stored = to_store(now, (_with_id(sheet, new_id) for sheet in sheets))
        _add(book, now, stored, digests, ways, can_go_back=not gone)
    elif digests:  # nothing but that rows are left out was decided
        book.responses.remember(now.id, *digests)
    accepted = (file for file, one in zip(meant.files, found, strict=True) if one.new)
    if decided := {digest: said for file in accepted for digest, said in file.decided.items()}:
        book.responses.keep_matches(now.id, decided)
    return found


def _results(book: Workbook, round_: Round, found: Sequence["_Sifted"]) -> tuple[ImportResult, ...]:
    """The result for each file. Remarks about all of them are with the last file that brought a sheet."""
    last = max((n for n, one in enumerate(found) if one.new), default=-1)
    said = _remarks(book, as_it_is(book, round_), tuple(sheet for one in found for sheet in one.new))
    return tuple(replace(one.taken, remarks=said if n == last else ()) for n, one in enumerate(found))


def _add(
    book: Workbook,
    round_: Round,
    sheets: Sequence[Response],
    digests: Collection[bytes],
    ways: Mapping[Way, int],
    *,
    can_go_back: bool,
) -> None:
    """Store sheets and digests, and which of them are new, where they may be taken back."""
    responses = book.responses
    there = sum(responses.arrived(round_.id).values())
    new = set(digests) - responses.taken_in(round_.id, *digests)
    responses.add(sheets)
    responses.came(round_.id, ways)
    responses.remember(round_.id, *digests)
    if not can_go_back or shows_single(round_, there, len(sheets)):
        responses.put_newest(round_.id, ())
    else:
        responses.put_newest(round_.id, [sheet.id for sheet in sheets], new, ways)


def end_undo_that_shows_single(book: Workbook, round_: Round) -> None:
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
    For ``decides``, ``kept_out``, and ``gone`` see `ImportResult`.
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
    decides: bool = False
    kept_out: int = 0
    gone: int = 0


NO_OUTLOOK = Outlook()


def outlook(book: Workbook, round_: Round, files: Sequence[SheetFile]) -> tuple[Outlook, ...]:
    """What taking files in at once would do now, one by one; nothing is stored.

    Bad rows count as left out, even where the file would be refused for them.
    """
    least, asked = round_.least_rated, set(map(ItemId, weighed(round_.practices)))
    people = round_.headcount.total if round_.headcount else None
    there = sum(book.responses.arrived(round_.id).values())
    found = []
    for one in _sifted(book, round_, files, skip_bad=True, again=False):
        there += len(one.new)
        rated = (_rated(sheet, asked, enough=least) for sheet in one.new)
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
                decides=one.taken.decides,
                kept_out=one.taken.kept_out,
                gone=one.taken.gone,
            )
        )
    return tuple(found)


def _rated(sheet: Sheet, asked: Collection[ItemId], *, enough: int) -> int:
    """How many practices a sheet rates, counted no further than is enough."""
    rated = (item for item, answer in sheet.answers.items() if item in asked and answer.level is not None)
    return sum(1 for _item in islice(rated, enough))


def can_go_back(
    book: Workbook,
    round_: Round,
    files: Sequence[SheetFile],
    *,
    skip_bad: bool = False,
    again: bool = False,
) -> tuple[int, bool]:
    """How many sheets `take_in` would take in now, and whether `undo` could remove them afterwards.

    None of those that go in with others in whose place they are.
    """
    found = _sifted(book, round_, files, skip_bad=skip_bad, again=again)
    coming = sum(len(one.new) for one in found)
    there = sum(book.responses.arrived(round_.id).values())
    single = shows_single(round_, there, coming)
    if any(one.replaced for one in found) and not single:
        return 0, True  # their own sentence says that it can't be undone, for another reason
    return coming, not single


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sifted:
    """What becomes of a file: the sheets of it that are new and, if there are any, what is remembered.

    ``replaced`` are the sheets in whose place some of them go in, and ``overturned`` is to be forgotten of a
    decision that is made again.
    """

    taken: ImportResult
    new: tuple[Sheet, ...] = ()
    replaced: frozenset[ResponseId] = frozenset()
    digests: Collection[bytes] = ()
    overturned: Collection[bytes] = ()
    way: Way = Way.TABLE


def _sifted(
    book: Workbook, round_: Round, files: Sequence[SheetFile], *, skip_bad: bool, again: bool
) -> list[_Sifted]:
    """What becomes of each file; those of one call count for each other.

    A table that was typed on is the longer one, so the shorter ones go before it, whatever their names.
    """
    earlier = EarlierRows(book, round_, files, again=again)
    sifted = {
        n: _sifted_one(files[n], earlier, skip_bad=skip_bad or files[n].good_rows)
        for n in sorted(range(len(files)), key=lambda n: len(files[n].sheets))
    }
    found = [sifted[n] for n in range(len(files))]
    said = [_elsewhere(book, round_, file) if one.new else () for file, one in zip(files, found, strict=True)]
    return [
        replace(one, taken=replace(one.taken, left_out=(*one.taken.left_out, *text))) if text else one
        for one, text in zip(found, said, strict=True)
    ]


def _elsewhere(book: Workbook, round_: Round, file: SheetFile) -> tuple[str, ...]:
    """That most of a file is in another round, as when one team's export is taken into another one.

    It goes in all the same; of a single sheet nothing is said, as another one may be equal.
    """
    if len(file.sheets) < _FEWEST_ROWS:
        return ()
    for team in book.teams.all():
        for other in book.rounds.of(team.id):
            if other.id != round_.id and _most_is_in(book, other, file):
                return (words.elsewhere(team.name, other.number),)
    return ()


def _most_is_in(book: Workbook, other: Round, file: SheetFile) -> bool:
    """Whether most of a file's first rows are in a round.

    Its bytes say so, or times to the minute; numbers, days, and single minutes may be those of others, so
    there the answers have to be the same.
    """
    whole = {*file.beginnings, file.digest} - {b""}
    first = range(min(_ENOUGH_ROWS, len(file.rows)))
    tells = [{file.rows[n], *(file.marks[n] if file.marks else ())} for n in first]
    known = book.responses.taken_in(other.id, *whole.union(*tells))
    if not file.singular and known & whole:
        return True
    met = [n for n in first if not known.isdisjoint(tells[n])]
    if 2 * len(met) <= len(first):
        return False
    if file.singular and 2 * len(known.intersection(file.rows[: len(first)])) > len(first):
        return True
    there = SheetsThere(book.responses.handed_in(other.id), with_role=asks_role(other))
    same = there.equal(file.sheets, met)
    return 2 * len(same) > len(met) and sum(is_telling(file.sheets[n]) for n in same) >= _FEWEST_ROWS


def _sifted_one(file: SheetFile, earlier: EarlierRows, *, skip_bad: bool) -> _Sifted:
    if file.refusal:
        return _Sifted(taken=ImportResult(problems=(file.refusal,), left_out=file.left_out))
    if earlier.holds(file):
        came = earlier.of(file)
        gone = len(earlier.withdrawn(file, came))
        return _Sifted(taken=ImportResult(held=True, gone=gone, left_out=tuple(_withdrawn(came, gone))))
    came = earlier.of(file)
    if came.other:
        refusal = words.other_sheets(len(came.other))
        return _Sifted(taken=ImportResult(problems=(refusal,), refusal=refusal))
    changed = tuple(came.asked(file)) if file.changed is None else ()
    problems = (*changed, *file.problems)
    if problems and not (skip_bad and file.sheets):
        return _Sifted(taken=ImportResult(problems=problems, changed=changed))
    replaced = earlier.replaced(file, came) if file.changed is IfChanged.INSTEAD else {}
    if replaced is None:
        said = words.cant_replace([file.places[n] for n in came.doubtful])
        return _Sifted(taken=ImportResult(problems=(said, *problems), changed=(said,)))
    goes_in = file.changed in (IfChanged.TAKE_IN, IfChanged.INSTEAD)
    wanted = sorted((*came.new, *came.doubtful)) if goes_in else came.new
    new = tuple(file.sheets[n] for n in wanted)
    dropped = came.doubtful if file.changed is IfChanged.LEAVE_OUT else ()
    overturned = earlier.overturned(file, wanted) if goes_in else ()
    gone = len(earlier.withdrawn(file, came))
    taken = ImportResult(
        count=len(new),
        gone=gone,
        before=len(file.sheets) - len(came.new) - len(came.doubtful) - len(came.kept_out),
        problems=problems,
        changed=changed,
        decides=bool(dropped),
        kept_out=len(came.kept_out) if not came.doubtful else 0,
        left_out=(
            *file.left_out,
            *_dropped(file, came, dropped),
            *_kept_out(file, came),
            *_withdrawn(came, gone),
            *((words.untold(),) if earlier.untold(file, came) else ()),
            *((words.met(came.met),) if came.met else ()),
            *((words.replaced([file.places[n] for n in replaced]),) if replaced else ()),
            *((words.goes_in_again(),) if earlier.goes_in_again(file) else ()),
        ),
    )
    digests = earlier.remember(file, came) if new or dropped else ()
    return _Sifted(
        taken=taken,
        new=new,
        digests=digests,
        overturned=overturned,
        way=file.way,
        replaced=frozenset(replaced.values()),
    )


def _withdrawn(came: Came, gone: int) -> Iterator[str]:
    """That rows are gone from an export, and how their sheets go, too."""
    if came.withdrawn:
        yield words.withdrawn(came.withdrawn, told=gone > 0)


def _dropped(file: SheetFile, came: Came, dropped: Collection[int]) -> Iterator[str]:
    """Which rows are left out because somebody decided so."""
    if same := [file.places[n] for n in dropped if n in came.same]:
        yield words.form_left_out() if file.way is Way.FORM else words.same_left_out(same)
    if changed := [file.places[n] for n in dropped if n not in came.same]:
        yield words.changed_left_out(changed)


def _kept_out(file: SheetFile, came: Came) -> Iterator[str]:
    """Which rows are left out because somebody decided so when they came before."""
    if came.kept_out:
        places = [file.places[n] for n in came.kept_out]
        yield words.form_kept_out() if file.way is Way.FORM else words.kept_out(places)


def _with_id(sheet: Sheet, new_id: NewId) -> Sheet:
    return sheet if sheet.id else replace(sheet, id=ResponseId(new_id()))


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
        remarks.append(_("Roles were left out, because at this head count roles can't be compared."))
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

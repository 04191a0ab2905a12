"""Sheets of a file that should not have come in, taken out again by whoever holds that file.

A file in hand says itself which sheets are meant, so nothing has to be kept that tells which sheets came
together, and whoever hands it in learns nothing that they can't read in it. That also serves where too few
sheets came for `responses.undo`. Only a file that the round knows counts: else anybody could ask in this way
whether a sheet with certain answers is in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sixelements.application.arrivals import Arrival
from sixelements.application.earlier_rows import EarlierRows, kept_out, rows_of_form
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.limits import check_sheets
from sixelements.application.ports import NewId, Workbook
from sixelements.application.responses import (
    asks_role,
    end_undo_that_shows_single,
    taking_sheets,
)
from sixelements.application.sheets_there import SheetsThere, said, to_store
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ResponseId
from sixelements.domain.responses import Sheet, Way
from sixelements.domain.rounds import Round
from sixelements.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """The result for one file: how many sheets were removed, or why none were."""

    count: int = 0
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """The result for one file: how many sheets are in again, or why none are.

    ``later``: the numbers of rows that stay out, as their people may be in with later answers.
    """

    count: int = 0
    refusal: str = ""
    later: tuple[int, ...] = ()


def can_be_taken_out(book: Workbook, arrival: Arrival) -> bool:
    """Whether a file came in before and brings nothing new, so that it can be taken out again."""
    return not arrival.file.refusal and bool(_known(book, arrival.to.round, arrival.file)[0])


def take_out(
    book: Workbook, arrivals: Sequence[Arrival], *, announce: Announce = tell_nobody
) -> list[TakenOut]:
    """Remove the sheets of files, also from backups: of each file all that came in with it, or none.

    Raises NotAllowed where a round takes no sheets any more, with nothing removed.
    """
    with book.change():
        for round_ in _rounds(arrivals):
            taking_sheets(book, round_)
        found = [_take_out(book, one) for one in arrivals]
    for round_ in _rounds(one for one, its in zip(arrivals, found, strict=True) if its.count):
        announce(StoreChange.of(What.SHEETS, round_))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneOut:
    """Sheets of rows that were gone from an export and that were removed, to be put back by `put_back`.

    Kept by whoever removed them, in memory alone.
    """

    arrival: Arrival
    sheets: tuple[Sheet, ...]


def gone_from(book: Workbook, arrival: Arrival) -> tuple[int, int]:
    """How many rows are gone from an export, and how many of their sheets `take_gone_out` would remove.

    That is all of them, or none where nothing tells which they are.
    """
    sheets, _earlier, rows = _gone_from(book, arrival)
    return rows, len(sheets)


def take_gone_out(book: Workbook, arrival: Arrival, *, announce: Announce = tell_nobody) -> GoneOut:
    """Remove the sheets of rows that came with an earlier export of a form and are not in this one.

    Raises NotAllowed where no row is gone, or nothing tells which sheets are theirs.
    """
    round_ = arrival.to.round
    with book.change():
        taking_sheets(book, round_)
        sheets, earlier, _rows = _gone_from(book, arrival)
        if not sheets:
            text = _("Nothing tells which sheets are those of rows that are gone, so nothing was taken out.")
            raise NotAllowed(text)
        _remove(book, round_, {sheet.id: Way.TABLE for sheet in sheets if sheet.id}, earlier, arrival.file)
    announce(StoreChange.of(What.SHEETS, round_))
    return GoneOut(arrival=arrival, sheets=tuple(sheets))


def put_back(book: Workbook, gone: GoneOut, *, announce: Announce = tell_nobody) -> int:
    """Store again what `take_gone_out` removed; returns how many sheets that are.

    Raises NotAllowed where the round takes no sheets any more.
    """
    with book.change():
        _store_again(book, gone.arrival, gone.sheets)
    announce(StoreChange.of(What.SHEETS, gone.arrival.to.round))
    return len(gone.sheets)


def put_missing_back(
    book: Workbook, arrival: Arrival, *, new_id: NewId, announce: Announce = tell_nobody
) -> PutBack:
    """Store again the sheets that came in with an export and are in no more, as `take_gone_out` left them.

    Where a sheet that is nearly the same is in, it may be the later answers of the same person, and then the
    one of the export stays out. Raises NotAllowed where the round takes no sheets any more.
    """
    file, round_ = arrival.file, arrival.to.round
    if file.refusal or file.way is not Way.TABLE:
        return PutBack(refusal=file.refusal or _("Only rows of a table can be put back."))
    with book.change():
        now = taking_sheets(book, round_)
        missing, later = _missing_of(book, round_, file)
        sheets = [replace(file.sheets[n], id=ResponseId(new_id())) for n in missing]
        if sheets:
            _store_again(book, replace(arrival, to=replace(arrival.to, round=now)), sheets)
    if sheets:
        announce(StoreChange.of(What.SHEETS, round_))
    return PutBack(count=len(sheets), later=tuple(file.places[n] for n in later))


def _missing_of(book: Workbook, round_: Round, file: SheetFile) -> tuple[Sequence[int], Sequence[int]]:
    """Which rows came in with a file and are in no more; and those that may be in with later answers."""
    file = replace(file, anyway=False)
    known = EarlierRows(book, round_, [file], again=False, by_digests=True).met(file)
    there = SheetsThere(book.responses.handed_in(round_.id), with_role=asks_role(round_))
    still = there.equal(file.sheets, known)
    out = [n for n in known if n not in still]
    if len(still) < len(out):  # other people's tables have the same numbers and times
        return (), ()
    later = there.without(file.sheets[n] for n in known).alike(file.sheets, out) if out else set[int]()
    return [n for n in out if n not in later], sorted(later)


def _store_again(book: Workbook, arrival: Arrival, sheets: Sequence[Sheet]) -> None:
    """Store sheets whose rows the round knows already; of the form so many more have come in."""
    round_, file = arrival.to.round, arrival.file
    now = taking_sheets(book, round_)
    check_sheets(book, now, sheets)
    earlier = EarlierRows(book, round_, [file], again=False)
    rows = earlier.rows_of(file) + len(sheets)
    book.responses.add(to_store(now, sheets))
    book.responses.came(now.id, {Way.TABLE: len(sheets)})
    book.responses.remember(now.id, rows_of_form(file.form, rows))
    end_undo_that_shows_single(book, now)


def _gone_from(book: Workbook, arrival: Arrival) -> tuple[Sequence[Sheet], EarlierRows, int]:
    """The sheets whose rows are gone, as far as they can be told; what is known; how many rows are gone."""
    file, round_ = replace(arrival.file, anyway=False), arrival.to.round
    earlier = EarlierRows(book, round_, [file], again=False)
    if file.way is not Way.TABLE or not file.sheets:
        return (), earlier, 0
    came = earlier.of(file)
    return earlier.withdrawn(file, came), earlier, came.withdrawn


def _remove(
    book: Workbook,
    round_: Round,
    sheets: Mapping[ResponseId, Way],
    earlier: EarlierRows,
    file: SheetFile,
    digests: Collection[bytes] = (),
) -> None:
    """Remove sheets and digests; of so many rows of the form fewer have come in now."""
    newest = book.responses.newest(round_.id)
    counts = earlier.counts_of(file)
    left = max(counts.values(), default=0) - len(sheets)
    book.responses.take_out(round_.id, sheets, {*digests, *counts})
    if left > 0:
        book.responses.remember(round_.id, rows_of_form(file.form, left))
    if book.responses.newest(round_.id) != newest:
        book.responses.put_newest(round_.id, ())
    else:
        end_undo_that_shows_single(book, round_)


def _rounds(arrivals: Iterable[Arrival]) -> Iterable[Round]:
    return {one.to.round.id: one.to.round for one in arrivals}.values()


def _take_out(book: Workbook, arrival: Arrival) -> TakenOut:
    file, round_ = arrival.file, arrival.to.round
    if file.refusal:
        return TakenOut(refusal=file.refusal)
    known, changed = _known(book, round_, file)
    if changed and round_.anonymous:
        return TakenOut(refusal=_says_else())
    if not known:
        return TakenOut(refusal=_("None of its sheets came in with it, so there is nothing to take out."))
    sheets = [file.sheets[n] for n in known]
    ids = [sheet.id for sheet in sheets if sheet.id] or _equal(book, round_, sheets)
    if len(ids) < len(sheets):
        return TakenOut(refusal=_says_else())
    earlier = EarlierRows(book, round_, [file], again=False)
    _remove(book, round_, dict.fromkeys(ids, file.way), earlier, file, _digests(file, known))
    return TakenOut(count=len(ids))


def _says_else() -> str:
    return _("It says something else than what is in, so nothing was taken out.")


def _known(book: Workbook, round_: Round, file: SheetFile) -> tuple[Sequence[int], bool]:
    """Which sheets of a file came in before, by their place in it, and whether others were changed since."""
    file = replace(file, anyway=False)
    earlier = EarlierRows(book, round_, [file], again=False, by_digests=True)
    if earlier.holds(file):
        return range(len(file.sheets)), False
    came = earlier.of(file)
    new = {*came.new, *came.doubtful, *came.kept_out, *came.other}
    return [n for n in range(len(file.sheets)) if n not in new], bool(came.changed or came.kept_out)


def _equal(book: Workbook, round_: Round, sheets: Sequence[Sheet]) -> list[ResponseId]:
    """For each sheet one in the round that says exactly the same; fewer where one is missing."""
    with_role = asks_role(round_)
    wanted = Counter(said(sheet, with_role=with_role) for sheet in sheets)
    found = []
    for sheet in book.responses.handed_in(round_.id):
        its = said(sheet, with_role=with_role)
        if sheet.id and wanted[its] > 0:
            wanted[its] -= 1
            found.append(sheet.id)
    return found


def _digests(file: SheetFile, known: Sequence[int]) -> set[bytes]:
    """What stands for the file and for those of its rows that are taken out."""
    rows = {digests[n] for digests in (file.rows, file.origins) if digests for n in known}
    marks = {mark for n in known if file.marks for mark in file.marks[n]}
    found = ({file.digest, *file.beginnings} | rows | marks) - {b""}
    return found | {*map(kept_out, found)}

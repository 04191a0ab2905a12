"""Which rows of a file came with an earlier one, as they were or changed since; told by digests alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import chain

from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.ports import Workbook
from sixelements.application.sheets_there import SheetsThere, is_telling
from sixelements.domain.anonymity import can_show_roles
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.matching import IfChanged, ToldBy
from sixelements.domain.responses import Answer, Sheet, Way
from sixelements.domain.rounds import Round
from sixelements.wording import matching as words

_GOES_IN = (IfChanged.TAKE_IN, IfChanged.INSTEAD)
_FEWEST = 2
"""Rows from which on equal ones are those of an earlier file: a single one may be somebody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """The sheets of a file by their place in it, from 0: new, or changed after they came in.

    ``maybe`` are new, or changed ones of those ``gone`` from the file, and ``withdrawn`` counts those
    gone of which none of them is a later state. Those in no list came before as they are.
    ``met`` of the new ones have numbers or times that came before with nothing of what they say.
    ``same`` say word for word what is in, and nothing else tells that they are the same people's.
    ``kept_out`` came before, too, and somebody decided then that they are left out.
    ``other`` sheets of a collection file have the id of one that is in, and say something else.
    """

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    kept_out: tuple[int, ...] = ()
    gone: int = 0
    withdrawn: int = 0
    met: int = 0
    other: tuple[int, ...] = ()

    @property
    def doubtful(self) -> tuple[int, ...]:
        """What somebody has to decide about."""
        return tuple(sorted((*self.changed, *self.maybe, *self.same)))

    def asked(self, file: SheetFile) -> Iterator[str]:
        """What is to decide about the rows of a file, in sentences."""
        places = file.places
        if self.changed:
            yield words.changed([places[n] for n in self.changed])
        if self.maybe:
            yield words.maybe_changed([places[n] for n in self.maybe], gone=self.gone)
        if self.same and file.way is Way.FORM:
            yield words.form_word_for_word()
        elif self.same:
            yield words.word_for_word([places[n] for n in self.same])


class EarlierRows:
    """What a round knows of files and rows that came in, and of those that come in the same call.

    ``by_digests``: rows of a table by hand are known by what is kept of its file alone, not by equal sheets.
    """

    def __init__(
        self,
        book: Workbook,
        round_: Round,
        files: Sequence[SheetFile],
        *,
        again: bool,
        by_digests: bool = False,
    ) -> None:
        self._book, self._round, self._again, self._by_digests = book, round_, again, by_digests
        asked = {
            digest
            for file in files
            for digest in (file.digest, *file.rows, *file.origins, *file.beginnings, *chain(*file.marks))
        }
        asked |= {*map(kept_out, asked)}
        self._known = set(() if again else book.responses.taken_in(round_.id, *asked))
        self._here: set[bytes] = set()
        self._tables = book.responses.ways(round_.id).get(Way.TABLE, 0)
        handed_in = {sheet.id: sheet.answers for file in files for sheet in file.sheets if sheet.id}
        self._there = book.responses.there(round_.id, handed_in)
        self._coming: dict[ResponseId, Mapping[ItemId, Answer]] = {}
        self._brought: list[Sheet] = []

    @cached_property
    def _sheets(self) -> SheetsThere:
        """What is in, read once a file needs it."""
        there = self._book.responses.handed_in(self._round.id)
        return SheetsThere((*there, *self._brought), with_role=can_show_roles(self._round))

    def holds(self, file: SheetFile) -> bool:
        """Whether the same file was taken in, and none of its rows was taken out since with another file."""
        if self._anyway(file) or file.digest not in self._known:
            return False
        if not self._known.isdisjoint(map(kept_out, (file.digest, *file.rows))):
            return False
        if file.told_by is not ToldBy.NOTHING:
            return self._known.issuperset(file.rows)
        every = range(len(file.sheets))
        return self._known.issuperset(file.rows) or len(self._sheets.equal(file.sheets, every)) == len(every)

    def met(self, file: SheetFile) -> list[int]:
        """The rows of a table that came in with it or with another export, be their sheets in or not."""
        whole = file.digest in self._known
        return [
            n
            for n, row in enumerate(file.rows)
            if (whole or row in self._known or (file.origins and file.origins[n] in self._known))
            and not self._is_kept_out((row,))
        ]

    def goes_in_again(self, file: SheetFile) -> bool:
        """Whether people of a table that came before are taken in anyway, and so may count twice."""
        came = self._anyway(file) and file.way is Way.TABLE and len(file.sheets) > 1
        return came and bool(self._has({file.digest, *file.rows} - {b""}))

    def of(self, file: SheetFile) -> Came:
        """Which rows of a file were imported earlier."""
        if file.way is Way.COLLECTION:
            return self._by_id(file)
        every = range(len(file.sheets))
        if self._anyway(file) or len(file.rows) != len(file.sheets):
            return Came(new=tuple(every))
        came = self._asked_if_equal(file, self._as_told(file))
        if came.kept_out and not came.doubtful and file.changed in _GOES_IN:  # somebody thinks better of it
            return replace(came, changed=came.kept_out, kept_out=())
        return came

    def _as_told(self, file: SheetFile) -> Came:
        """Which rows came earlier by what tells them: numbers, times, or the table that they stand in."""
        if file.told_by is ToldBy.NOTHING:
            known, changed, strange = self._as_they_were(file), set[int](), set[int]()
            known, out = self._kept_out_by_hand(file, known)
        else:
            known, changed, strange = self._by_what_tells(file)
            out = self._kept_out(file, known, changed)
        known, changed, strange = known - out, changed - out, strange - out
        every = [n for n in range(len(file.sheets)) if n not in out]
        nothing = Came(kept_out=tuple(sorted(out)))
        if not known and not changed:
            return replace(nothing, new=tuple(every), met=len(strange))
        left = self._sheets.without(file.sheets[n] for n in known)
        if not left:  # nobody whose earlier answers could be in
            return replace(nothing, new=tuple(n for n in every if n not in known))
        if file.told_by is not ToldBy.NOTHING:
            if len(changed) >= _FEWEST and not known and not left.alike(file.sheets, changed):
                return replace(nothing, new=tuple(every), met=len(changed))
            known, changed = self._doubted(file, known, changed, left)
        came = self._with_gone(file, known, changed, left, out)
        return replace(came, met=len(strange), kept_out=nothing.kept_out)

    def _kept_out(self, file: SheetFile, known: Collection[int], changed: Collection[int]) -> set[int]:
        """Rows that somebody decided to leave out when they came before, and that are not in all the same.

        An open round knows what they said, so that a later change is asked about. An anonymous one knows
        their numbers and times alone, which other people's tables may have, too: there the table has to
        be the same one by its other rows, or the row to be near to what is in.
        """
        every = [n for n in range(len(file.rows)) if n not in known]
        if not self._round.anonymous:
            said = (n for n in every if kept_out(file.rows[n]) in self._known)
            return {n for n in said if self._is_kept_out(_tells(file, n)[1:] or file.rows[n : n + 1])}
        out = {n for n in every if self._is_kept_out((file.rows[n], file.origins[n]))}
        both = {n for n in every if self._is_kept_out(_tells(file, n))}
        if not both or 2 * len(known) > len({*known, *changed} - both):
            return both
        return self._sheets.without(file.sheets[n] for n in known).alike(file.sheets, out)

    def _kept_out_by_hand(self, file: SheetFile, known: set[int]) -> tuple[set[int], set[int]]:
        """The same of a table whose rows nothing tells, and before it what came in of ``known`` rows.

        In an anonymous round that is kept of the table as a whole, as its rows say nothing but answers: it is
        what is near to sheets that are in, among the rows that the table had then.
        """
        if not file.beginnings:  # a single sheet
            return known, {0} if self._is_kept_out((file.digest,)) else set()
        wholes = enumerate((*file.beginnings, file.digest), 2)
        begun = max((n for n, digest in wholes if self._is_kept_out((digest,))), default=0)
        told = {n for n, row in enumerate(file.rows) if self._is_kept_out((row,))}
        came = known - told
        maybe = {*range(begun)} - came - told
        left = self._sheets.without(file.sheets[n] for n in came) if told or maybe else self._sheets
        return came, (told if left else set()) | left.alike(file.sheets, maybe)

    def _asked_if_equal(self, file: SheetFile, came: Came) -> Came:
        """The same, with the new rows aside that say word for word what is in, if they are enough to tell.

        As of an export whose columns of numbers and times are others now, or of a sheet that another
        program saved again.
        """
        if self._by_digests:
            return came
        settled = self._settled(file, came)
        alone = file.told_by is ToldBy.NOTHING and len(file.sheets) == 1
        tables = self._tables + len(self._brought) - len(settled)
        fewest = 1 if alone else min(len(came.new), tables)
        if fewest < (1 if alone else _FEWEST):
            return came
        there = self._sheets.without(file.sheets[n] for n in settled) if settled else self._sheets
        found = there.equal(file.sheets, came.new)
        telling = sum(is_telling(file.sheets[n]) for n in found)
        if telling < min(_FEWEST, fewest) or 2 * len(found) < fewest:
            return came
        return replace(came, new=tuple(n for n in came.new if n not in found), same=tuple(sorted(found)))

    def _by_what_tells(self, file: SheetFile) -> tuple[set[int], set[int], set[int]]:
        """Rows whose number or time came before: those that say what is in, and those that don't.

        Where an export has other columns than before, one of its numbers and times has to do, and such a
        row counts as changed only if it is near to what is in. Last come such rows that are not.
        """
        met = {n for n, row in enumerate(file.rows) if row in self._known}
        met |= {n for n, origin in enumerate(file.origins) if origin in self._known}
        nearly = {
            n for n, marks in enumerate(file.marks) if n not in met and not self._known.isdisjoint(marks)
        }
        if not met and not nearly:
            return set(), set(), set()
        same = set[int]() if self._round.anonymous else {n for n in met if self._is_as_it_came(file.rows[n])}
        rest = sorted(
            (met - same) | nearly, key=lambda n: (self._is_kept_out(_tells(file, n)), n in nearly, n)
        )
        same |= self._sheets.without(file.sheets[n] for n in same).equal(file.sheets, rest)
        nearly -= same
        near = (
            self._sheets.without(file.sheets[n] for n in same).alike(file.sheets, nearly) if nearly else set()
        )
        return same, (met - same) | near, nearly - near

    def _is_as_it_came(self, row: bytes) -> bool:
        return row in self._known and kept_out(row) not in self._known

    def _is_kept_out(self, digests: Iterable[bytes]) -> bool:
        """Whether somebody decided that what one of these stands for is left out."""
        return not self._known.isdisjoint(map(kept_out, digests))

    def _doubted(
        self, file: SheetFile, known: set[int], changed: set[int], left: SheetsThere
    ) -> tuple[set[int], set[int]]:
        """The same, all of them doubted where most say something that is nowhere near what is in.

        Other people's tables have the same numbers, and one of them may say the same by chance.
        """
        other = len(changed) - len(left.alike(file.sheets, changed)) if changed else 0
        return (set(), known | changed) if 2 * other > len(known | changed) > _FEWEST else (known, changed)

    def _with_gone(
        self, file: SheetFile, known: set[int], changed: set[int], left: SheetsThere, out: set[int]
    ) -> Came:
        """What becomes of each row, where some that came may have been changed beyond knowing them."""
        new = [n for n in range(len(file.sheets)) if n not in known and n not in changed and n not in out]
        if file.told_by is ToldBy.NOTHING and self._round.anonymous:
            maybe = tuple(sorted(left.alike(file.sheets, new))) if known else ()
            gone = len(maybe)
        else:
            gone = self._gone(file, known, changed | out)
            gone = max(0, min(gone, len(left) - len(changed)))
            if file.digest in self._known and not self._said_gone(file, gone):
                gone = 0
            numbered = file.told_by is ToldBy.NUMBER  # which stays, so that no new row is a changed one
            maybe = () if numbered or not gone else tuple(self._likely(file, known, new, left, gone))
        sure = tuple(n for n in new if n not in maybe)
        return Came(
            new=sure,
            changed=tuple(sorted(changed)),
            maybe=maybe,
            gone=gone if maybe else 0,
            withdrawn=max(0, gone - len(maybe)),
        )

    @staticmethod
    def _likely(
        file: SheetFile, known: Collection[int], new: Sequence[int], left: SheetsThere, gone: int
    ) -> Sequence[int]:
        """Which new rows may be later states of as many that are gone: those near to them, or in their place.

        What is new stands at one end of a file. Other answers there are another person's.
        """
        near = left.alike(file.sheets, new)
        if len(near) == gone:
            return sorted(near)
        first, last = min(known, default=0), max(known, default=0)
        among = [n for n in new if n < last]
        if len(among) == len(new) > gone:  # the newest come first
            among = [n for n in among if n > first]
        return among if len(among) >= gone else sorted(near)

    def _said_gone(self, file: SheetFile, gone: int) -> bool:
        """Whether so many rows were gone from this very export when it came in."""
        return bool(gone and self._has([_gone_of_form(file, gone)]))

    def _gone(self, file: SheetFile, known: Collection[int], changed: Collection[int]) -> int:
        """How many rows that came in earlier are not in the file any more, as far as that can be told."""
        if file.told_by is not ToldBy.NOTHING and known:
            return self.rows_of(file) - len(known) - len(changed)
        earlier, still = self._nearest_file(file) if file.told_by is ToldBy.NOTHING and known else (0, 0)
        return earlier - still

    def withdrawn(self, file: SheetFile, came: Came) -> Sequence[Sheet]:
        """The sheets of rows that came in and are gone from a file, as far as it is told which they are.

        That is so where all that is in came with tables of this form, and nothing else is to decide. An
        export with as many rows as one before may be that one, from which nothing is gone.
        """
        if not came.withdrawn or came.doubtful or self._brought:
            return ()
        older = not came.new and len(file.rows) in self.counts_of(file).values()
        if older and not self._said_gone(file, came.withdrawn):
            return ()
        left = self._sheets.without(file.sheets[n] for n in self._settled(file, came))
        settled = len(self._sheets) - len(left)
        only_tables = self._tables == len(self._sheets) == self.rows_of(file) == settled + came.withdrawn
        return left.sheets if only_tables and len(left) == came.withdrawn else ()

    def replaced(self, file: SheetFile, came: Came) -> Mapping[int, ResponseId] | None:
        """For each doubtful row the sheet that it was before; None if that can't be told."""
        there = self._sheets.without(file.sheets[n] for n in self._settled(file, came))
        near = there.alike(file.sheets, came.maybe)
        if len(near) < min(came.gone, len(came.maybe)):
            return None
        return there.replaced(file.sheets, sorted({*came.changed, *near}))

    @staticmethod
    def _settled(file: SheetFile, came: Came) -> list[int]:
        """The rows that came before as they are."""
        others = {*came.new, *came.doubtful, *came.kept_out}
        return [n for n in range(len(file.sheets)) if n not in others]

    def _nearest_file(self, file: SheetFile) -> tuple[int, int]:
        """How many rows the earlier file had that this one goes on from, and how many of them are in it.

        Of several it is the largest of which at least half is there. That is known of open rounds only.
        """
        most = self._tables + len(self._here) + len(file.rows)
        sizes = self._has_any({_good_rows(n): n for n in range(_FEWEST, most + 1)})
        rows = [row for row in file.rows if row in self._known]
        still = {n: len(self._has(_of_rows(row, n) for row in rows)) for n in sizes}
        near = ((n, there) for n, there in still.items() if there >= _FEWEST and 2 * there >= n)
        return max(near, default=(0, 0))

    def _by_id(self, file: SheetFile) -> Came:
        """A sheet was handed in once and never changes: one that is in came before, if it says the same."""
        same = [self._is_same(sheet) for sheet in file.sheets]
        new = tuple(n for n, found in enumerate(same) if found is None)
        return Came(new=new, other=tuple(n for n, found in enumerate(same) if found is False))

    def _is_same(self, sheet: Sheet) -> bool | None:
        """Whether the sheet of the same id, in the round or in a file before, says the same; None: none."""
        if sheet.id is None:
            return None
        coming = self._coming.get(sheet.id)
        return coming == sheet.answers if coming is not None else self._there.get(sheet.id)

    def remember(self, file: SheetFile, came: Came) -> Collection[bytes]:
        """What is to be remembered of a file whose new sheets are taken in; the files after it know it, too.

        Rows nobody decided about are asked about again. Sheets of a collection file are known by their ids.
        """
        left_out = {*came.kept_out, *(came.doubtful if file.changed is IfChanged.LEAVE_OUT else ())}
        in_ = {*came.new, *(came.doubtful if file.changed in _GOES_IN else ())}
        self._brings(file.sheets[n] for n in sorted(in_))
        if file.way is Way.COLLECTION:
            self._coming |= {sheet.id: sheet.answers for sheet in file.sheets if sheet.id}
            return ()
        open_ = came.doubtful if file.changed is None else ()
        decided = [n for n in range(len(file.rows)) if n not in open_]
        found = {file.digest} if file.digest and not open_ else set()
        if file.told_by is not ToldBy.NOTHING:
            found |= {file.rows[n] for n in decided} | {file.origins[n] for n in decided if file.origins[n]}
            found |= {mark for n in decided if file.marks for mark in file.marks[n]}
        elif self._remembers_untold(file):
            kept = [file.rows[n] for n in decided]
            found |= {*kept, _good_rows(len(kept))}
            if not self._round.anonymous:
                all_ = len(file.rows)
                found |= {_good_rows(all_), *(_of_rows(row, all_) for row in kept)}
        if file.told_by is not ToldBy.NOTHING and not self._anyway(file):
            beside = 0 if len(came.new) < len(file.rows) else self.rows_of(file)
            found.add(rows_of_form(file.form, beside + len(decided) + came.withdrawn))
        if came.withdrawn:
            found.add(_gone_of_form(file, came.withdrawn))
        found |= self._to_keep_out(file, left_out)
        if not self._again:
            self._known |= found
            self._here |= found
        return found

    def _to_keep_out(self, file: SheetFile, rows: Collection[int]) -> set[bytes]:
        """What is remembered of rows that somebody decided to leave out, so that nobody is asked again.

        Of an anonymous round nothing that they say: it is near to what is in, so somebody could try with
        it which sheet came when.
        """
        if not rows:
            return set()
        if file.told_by is ToldBy.NOTHING:
            its = {file.rows[n] for n in rows} if self._remembers_untold(file) else set[bytes]()
            return {*map(kept_out, {file.digest, *its} - {b""})}
        return {*map(kept_out, (digest for n in rows for digest in _tells(file, n)))} - {b""}

    def overturned(self, file: SheetFile, rows: Iterable[int]) -> Collection[bytes]:
        """What is to be forgotten of rows that go in although somebody decided before to leave them out."""
        wholes = () if file.told_by is not ToldBy.NOTHING else (file.digest, *file.beginnings)
        its = (digest for n in rows for digest in _tells(file, n))
        return {*map(kept_out, (*its, *wholes))} & self._known

    def _brings(self, sheets: Iterable[Sheet]) -> None:
        """The files after it find these sheets in."""
        brought = [*sheets]
        self._brought += brought
        if "_sheets" in self.__dict__:
            self._sheets.add(brought)

    def _remembers_untold(self, file: SheetFile) -> bool:
        """Whether rows that nothing tells are kept by what they say: in an anonymous round only of a file
        that is to be mended, as they would be a way to find out which sheets came together."""
        if not self._round.anonymous and len(file.rows) > 1:
            return True
        return bool(file.problems) or any(row in self._known for row in file.rows)

    def untold(self, file: SheetFile, came: Came) -> bool:
        """Whether some of a table's rows may be those of an earlier one, and nothing tells."""
        if file.told_by is not ToldBy.NOTHING or file.way is not Way.TABLE or not came.new:
            return False
        before = len(file.rows) - len(came.new)
        if before and self._round.anonymous:  # an earlier table had more rows, and a changed one looks new
            return self._tables > before
        return bool(self._tables) and len(came.new) == len(file.rows) > 1

    def _anyway(self, file: SheetFile) -> bool:
        return self._again or file.anyway

    def _as_they_were(self, file: SheetFile) -> set[int]:
        """The sheets of a table whose rows nothing tells that came before as they are.

        Only a table that was typed on or mended has some: one that begins with all the rows of an earlier
        file, or has as many of the rows that went in of one; one with half of the rows of an earlier file,
        or one all of whose rows were in it. A single row that is equal may be somebody else's.
        """
        found = {n for n, row in enumerate(file.rows) if row in self._known}
        whole = self._has(_good_rows(n + 1) for n in range(len(found)))
        if not (whole or self._nearest_file(file)[0] or self._is_part_of_one(file, found)):
            found = set()
        begun = max((n for n, digest in enumerate(file.beginnings, 2) if digest in self._known), default=0)
        if begun > len(found):
            found |= self._sheets.equal(file.sheets, range(begun))
        equal = self._equal_sheets(file) if self._round.anonymous and not self._by_digests else set[int]()
        return max(found, equal, key=len)

    def _equal_sheets(self, file: SheetFile) -> set[int]:
        """The rows that say what is in, where enough do so of the file or of all tables that came.

        That an anonymous round finds by its sheets alone, as it keeps no digest of rows that nothing tells.
        """
        fewest = min(len(file.rows), self._tables + len(self._brought))
        if fewest < _FEWEST:
            return set()
        found = self._sheets.equal(file.sheets, range(len(file.sheets)))
        telling = sum(is_telling(file.sheets[n]) for n in found)
        return found if telling >= _FEWEST and 2 * len(found) >= fewest else set()

    def _is_part_of_one(self, file: SheetFile, found: Collection[int]) -> bool:
        """Whether all rows of a file were in one that came earlier and had more, as an older copy of it."""
        if len(found) < len(file.rows) or len(found) < _FEWEST:
            return False
        most = self._tables + len(self._here) + len(file.rows)
        sizes = self._has_any({_good_rows(n): n for n in range(len(found), most + 1)})
        return any(len(self._has(_of_rows(row, n) for row in file.rows)) == len(found) for n in sizes)

    def _has_any(self, numbers: Mapping[bytes, int]) -> list[int]:
        """The numbers whose digests are known."""
        return [numbers[digest] for digest in self._has(numbers)]

    def rows_of(self, file: SheetFile) -> int:
        """How many rows of a form came in, where nothing but a time tells them, which a change may change."""
        return max(self.counts_of(file).values(), default=0)

    def counts_of(self, file: SheetFile) -> Mapping[bytes, int]:
        """What stands for so many rows of a form having come in, and how many; the largest one counts."""
        arrived = sum(self._book.responses.arrived(self._round.id).values())
        if not arrived and not self._here:
            return {}
        most = arrived + len(self._here) + len(file.rows)
        counts = {rows_of_form(file.form, n): n for n in range(1, most + 1)}
        return {digest: counts[digest] for digest in self._has(counts)}

    def _has(self, digests: Iterable[bytes]) -> Collection[bytes]:
        asked = {*digests}
        return (asked & self._here) | self._book.responses.taken_in(self._round.id, *asked)


def kept_out(digest: bytes) -> bytes:
    """What stands for somebody having decided that what a digest stands for is left out."""
    return sha256(b"left out %b" % digest).digest() if digest else b""


def _tells(file: SheetFile, n: int) -> tuple[bytes, ...]:
    """All that tells a row of a file, as it is and whatever is changed in it."""
    origin = (file.origins[n],) if file.origins else ()
    return (file.rows[n], *origin, *(file.marks[n] if file.marks else ()))


def _good_rows(n: int) -> bytes:
    return sha256(b"good rows %d" % n).digest()


def _of_rows(row: bytes, n: int) -> bytes:
    """What stands for a row having been in a file of so many."""
    return sha256(b"%b of %d" % (row, n)).digest()


def _gone_of_form(file: SheetFile, gone: int) -> bytes:
    """What stands for so many rows having been gone from an export with these rows, in whatever order."""
    return sha256(b"%b gone %d" % (b"".join((file.form, *sorted(file.rows))), gone)).digest()


def rows_of_form(form: bytes, n: int) -> bytes:
    """What stands for so many rows of a form having come in."""
    return sha256(b"%b rows %d" % (form, n)).digest()

"""Which rows of a file came with an earlier one, as they were or changed since; told by digests alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.ports import Workbook
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.matching import ToldBy
from sixelements.domain.responses import Answer, Sheet, Way
from sixelements.domain.rounds import Round
from sixelements.wording import matching as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """The sheets of a file by their place in it, from 0: new, or changed after they came in.

    ``maybe`` are new, or changed ones of those ``gone`` from the file. Those in no list came before as they
    are. ``other`` sheets of a collection file have the id of one that is in, and say something else.
    """

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    gone: int = 0
    other: tuple[int, ...] = ()

    @property
    def doubtful(self) -> tuple[int, ...]:
        """What somebody has to decide about."""
        return tuple(sorted((*self.changed, *self.maybe)))

    def asked(self, places: Sequence[int]) -> Iterator[str]:
        """What is to decide, in sentences; ``places`` are the numbers of the rows in their file."""
        if self.changed:
            yield words.changed([places[n] for n in self.changed])
        if self.maybe:
            yield words.maybe_changed([places[n] for n in self.maybe], gone=self.gone)


class EarlierRows:
    """What a round knows of files and rows that came in, and of those that come in the same call."""

    def __init__(self, book: Workbook, round_: Round, files: Sequence[SheetFile], *, again: bool) -> None:
        self._book, self._round, self._again = book, round_, again
        asked = {
            digest for file in files for digest in (file.digest, *file.rows, *file.origins, *file.beginnings)
        }
        self._known = set(() if again else book.responses.taken_in(round_.id, *asked))
        self._here: set[bytes] = set()
        self._tables = book.responses.ways(round_.id).get(Way.TABLE, 0)
        handed_in = {sheet.id: sheet.answers for file in files for sheet in file.sheets if sheet.id}
        self._there = book.responses.there(round_.id, handed_in)
        self._coming: dict[ResponseId, Mapping[ItemId, Answer]] = {}

    def holds(self, file: SheetFile) -> bool:
        """Whether the same file was taken in."""
        return not self._anyway(file) and file.digest in self._known

    def of(self, file: SheetFile) -> Came:
        """What of a file came before."""
        if file.way is Way.COLLECTION:
            return self._by_id(file)
        every = range(len(file.sheets))
        if self._anyway(file) or len(file.rows) != len(file.sheets):
            return Came(new=tuple(every))
        known = self._as_they_were(file)
        changed = {n for n, origin in enumerate(file.origins) if origin in self._known} - known
        new = [n for n in every if n not in known and n not in changed]
        gone = self._rows_of(file) - len(known) - len(changed) if known and file.told_by is ToldBy.TIME else 0
        if gone <= 0 or not new:
            return Came(new=tuple(new), changed=tuple(sorted(changed)))
        among = [n for n in new if n < max(known)]  # changed in its place: what is new stands at the end
        maybe = tuple(among if len(among) >= gone else new)
        sure = tuple(n for n in new if n not in maybe)
        return Came(new=sure, changed=tuple(sorted(changed)), maybe=maybe, gone=gone)

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
        if file.way is Way.COLLECTION:
            self._coming |= {sheet.id: sheet.answers for sheet in file.sheets if sheet.id}
            return ()
        open_ = came.doubtful if file.changed is None else ()
        decided = [n for n in range(len(file.rows)) if n not in open_]
        found = {file.digest} if file.digest else set()
        if file.told_by is not ToldBy.NOTHING:
            found |= {file.rows[n] for n in decided} | {file.origins[n] for n in decided if file.origins[n]}
        elif self._remembers_untold(file):
            found |= {*file.rows, _good_rows(len(file.rows))}
        if file.told_by is ToldBy.TIME and not self._anyway(file):
            beside = 0 if len(came.new) < len(file.rows) else self._rows_of(file)
            found.add(_rows_of_form(file.form, beside + len(decided)))
        if not self._again:
            self._known |= found
            self._here |= found
        return found

    def _remembers_untold(self, file: SheetFile) -> bool:
        """Whether rows that nothing tells are kept by what they say: in an anonymous round only of a file
        that is to be mended, as they would be a way to find out which sheets came together."""
        if not self._round.anonymous and len(file.rows) > 1:
            return True
        return bool(file.problems) or any(row in self._known for row in file.rows)

    def untold(self, file: SheetFile, came: Came) -> bool:
        """Whether some of a table's rows may be those of an earlier one, and nothing tells."""
        alike = file.told_by is ToldBy.NOTHING and file.way is Way.TABLE and len(came.new) > 1
        return alike and bool(self._tables) and len(came.new) == len(file.rows)

    def _anyway(self, file: SheetFile) -> bool:
        return self._again or file.anyway

    def _as_they_were(self, file: SheetFile) -> set[int]:
        """The sheets that came before as they are.

        Where rows can't be told from others, only a file that was typed on or mended has some: one that
        begins with all the rows of an earlier file, or has as many of the rows that went in of one. A
        single row that is equal may be somebody else's.
        """
        found = {n for n, row in enumerate(file.rows) if row in self._known}
        if file.told_by is not ToldBy.NOTHING:
            return found
        if not self._has(_good_rows(n + 1) for n in range(len(found))):
            found = set()
        begun = max((n for n, digest in enumerate(file.beginnings, 2) if digest in self._known), default=0)
        return max(found, set(range(begun)), key=len)

    def _rows_of(self, file: SheetFile) -> int:
        """How many rows of a form came in, where nothing but a time tells them, which a change may change."""
        most = sum(self._book.responses.arrived(self._round.id).values()) + len(self._here) + len(file.rows)
        counts = {_rows_of_form(file.form, n): n for n in range(1, most + 1)}
        return max((counts[digest] for digest in self._has(counts)), default=0)

    def _has(self, digests: Iterable[bytes]) -> Collection[bytes]:
        asked = {*digests}
        return (asked & self._here) | self._book.responses.taken_in(self._round.id, *asked)


def _good_rows(n: int) -> bytes:
    return sha256(b"good rows %d" % n).digest()


def _rows_of_form(form: bytes, n: int) -> bytes:
    return sha256(b"%b rows %d" % (form, n)).digest()

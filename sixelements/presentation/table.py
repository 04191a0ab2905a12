"""Tables of words: as what a chart shows is read or copied, and as cells that somebody types into."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TypeVar

from sixelements.domain.assessment import Leg
from sixelements.domain.errors import BadInput
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases

CellPlace = tuple[int, int]
"""Row and column, from 0."""
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """``rows`` have as many cells as there are headers; ``note`` says how to read them."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    strong: frozenset[int] = frozenset()
    """Places of rows that sum up the ones below them."""

    def as_text(self) -> str:
        """Lines of cells parted by tabs, as spreadsheets take them from the clipboard."""
        return "\n".join("\t".join(row) for row in (self.headers, *self.rows))


class Entry(Enum):
    """How a cell is filled in, beyond typing words."""

    NUMBER = auto()
    SHARE = auto()
    """Per cent, or "9 in 10"."""
    TIME = auto()
    """As people say it: "2 h", "3 days"."""
    DAY = auto()
    MARK = auto()
    """A full, half or empty ring; not marked is "?"."""
    TICK = auto()
    """Yes or no, by the space bar."""
    CHOICE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnEntry:
    """How the cells of a column are filled in.

    ``words`` are what can be chosen, the lowest first, and ``keys`` the key that types each of them.
    """

    entry: Entry
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    letter: str = ""
    """A letter that toggles the column's tick from anywhere in the row; keys of a choice do so, too."""

    def chosen(self, text: str) -> int | None:
        """The place of a word, or of its key, among those that can be chosen; None: none is."""
        said = text.strip().casefold()
        for known in (self.words, self.keys):
            lower = [word.casefold() for word in known]
            if said in lower:
                return lower.index(said)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsHead:
    """What stands over several columns that follow one another; ``amber``: it is to be looked at."""

    text: str
    first: int
    columns: int
    amber: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WritableTable:
    """A table whose cells are typed into, in the columns ``typed``; those of ``figures`` hold numbers.

    ``heads``: rows that head those below them, with the id of their element; nothing is typed there.
    ``refused``: why what was typed into a cell is not stored, beside what was typed in ``table``.
    ``unstored``: what is said of a cell while it waits. ``locked``: why nothing can be changed now.
    ``put`` stores what cells are to say: all of them, or none. Raises SixElementsError.
    ``entries``: how columns are filled in where words are not simply typed. ``noted``: cells with a note.
    ``muted``: rows that are not in use, ``muted_words`` what stands there instead of marks, and ``muted_way``
    how a row comes into use, as nothing is marked before.
    ``named_by``: the column whose words name a row; None: all that are not typed.
    ``amber``: cells to be looked at. ``bold``: columns of figures that count most.
    ``legs``: columns that are about a leg. ``over``: heads over several columns.
    ``sums``: what stands under some columns, and ``sums_words`` what that is.
    ``heard``: what is said aloud of a cell instead of its row, its column and its words.
    ``tips``: what the columns mean, where their headers alone don't say it.
    ``needed``: columns that no row is without; to empty a row leaves them.
    """

    table: TableView
    put: Callable[[Mapping[CellPlace, str]], object]
    typed: frozenset[int]
    figures: frozenset[int] = frozenset()
    heads: Mapping[int, str] = field(default_factory=dict)
    refused: Mapping[CellPlace, BadInput] = field(default_factory=dict)
    unstored: Mapping[CellPlace, str] = field(default_factory=dict)
    locked: str = ""
    entries: Mapping[int, ColumnEntry] = field(default_factory=dict)
    noted: frozenset[CellPlace] = frozenset()
    muted: frozenset[int] = frozenset()
    muted_words: str = ""
    muted_way: str = ""
    named_by: int | None = None
    amber: frozenset[CellPlace] = frozenset()
    bold: frozenset[int] = frozenset()
    legs: Mapping[int, Leg] = field(default_factory=dict)
    over: tuple[ColumnsHead, ...] = ()
    sums: Mapping[int, str] = field(default_factory=dict)
    sums_words: str = ""
    heard: Mapping[CellPlace, str] = field(default_factory=dict)
    tips: Mapping[int, str] = field(default_factory=dict)
    needed: frozenset[int] = frozenset()

    def only(self, columns: Sequence[int]) -> "WritableTable":
        """The same with some of its columns, where there is no room for all; none over several."""
        to = {column: n for n, column in enumerate(columns)}

        def cells(found: Mapping[CellPlace, Kept]) -> dict[CellPlace, Kept]:
            return {(row, to[column]): kept for (row, column), kept in found.items() if column in to}

        def put(typed: Mapping[CellPlace, str]) -> object:
            return self.put({(row, columns[column]): text for (row, column), text in typed.items()})

        def places(found: Iterable[CellPlace]) -> frozenset[CellPlace]:
            return frozenset((row, to[column]) for row, column in found if column in to)

        table = self.table
        return replace(
            self,
            table=replace(
                table,
                headers=tuple(table.headers[column] for column in columns),
                rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
            ),
            put=put,
            typed=frozenset(to[column] for column in self.typed if column in to),
            needed=frozenset(to[column] for column in self.needed if column in to),
            figures=frozenset(to[column] for column in self.figures if column in to),
            refused=cells(self.refused),
            unstored=cells(self.unstored),
            entries={to[column]: entry for column, entry in self.entries.items() if column in to},
            named_by=None if self.named_by is None else to.get(self.named_by),
            bold=frozenset(to[column] for column in self.bold if column in to),
            legs={to[column]: leg for column, leg in self.legs.items() if column in to},
            sums={to[column]: text for column, text in self.sums.items() if column in to},
            heard=cells(self.heard),
            tips={to[column]: tip for column, tip in self.tips.items() if column in to},
            over=(),
            noted=places(self.noted),
            amber=places(self.amber),
        )

    def entry(self, column: int) -> Entry | None:
        """How the cells of a column are filled in; None: words are typed, or nothing."""
        found = self.entries.get(column)
        return found.entry if found else None

    def chosen(self, place: CellPlace) -> int | None:
        """Which mark or choice stands in a cell, counted from 0; None: none does."""
        entry = self.entries.get(place[1])
        return entry.chosen(self.table.rows[place[0]][place[1]]) if entry else None

    def pressed(self, place: CellPlace, key: str) -> str | None:
        """What a single key types into a cell; None: nothing by itself."""
        entry = self.entries.get(place[1])
        if entry is None or not self.writable(place):
            return None
        if entry.entry is Entry.TICK and key == " ":
            now = self.chosen(place)
            return entry.words[0 if now == 1 else 1]
        if key == "?" and entry.entry in (Entry.MARK, Entry.CHOICE):
            return ""
        at = entry.chosen(key) if key.casefold() in (k.casefold() for k in entry.keys) else None
        return None if at is None else entry.words[at]

    def is_key(self, column: int, key: str) -> bool:
        """Whether a key means something in the cells of a column."""
        entry = self.entries.get(column)
        return entry is not None and key.casefold() in {"?", *(k.casefold() for k in entry.keys)}

    def lettered(self, row: int, key: str) -> dict[CellPlace, str]:
        """What a letter does that is no key of the current cell but of another column of its row."""
        said = key.casefold()
        for column, entry in self.entries.items():
            at = (row, column)
            if not self.writable(at) or not said:
                continue
            if entry.letter.casefold() == said:
                return {at: entry.words[0 if self.chosen(at) == 1 else 1]}
            if entry.entry is Entry.CHOICE and said in (k.casefold() for k in entry.keys):
                return {at: self.pressed(at, key) or ""}
        return {}

    def names_a_row(self, place: CellPlace) -> bool:
        """Whether a cell holds the name of a row of marks: the single keys that set them never replace it."""
        row, column = place
        single = any(entry.entry is Entry.MARK for entry in self.entries.values())
        return single and column == self.named_by and bool(self.table.rows[row][column])

    def following(self, place: CellPlace) -> str | None:
        """What a cell says after a click: the next mark, and after the last one none; the other tick."""
        entry = self.entries.get(place[1])
        if entry is None or not self.writable(place):
            return None
        if entry.entry is Entry.TICK:
            return self.pressed(place, " ")
        if entry.entry is not Entry.MARK:
            return None
        now = self.chosen(place)
        following = 0 if now is None else now + 1
        return entry.words[following] if following < len(entry.words) else ""

    def writable(self, place: CellPlace) -> bool:
        """Whether something can be typed into a cell."""
        row, column = place
        return not self.locked and column in self.typed and row not in self.heads and not self.unused(place)

    def unused(self, place: CellPlace) -> bool:
        """Whether it would be a mark in a row that is not in use."""
        return place[0] in self.muted and self.entry(place[1]) is Entry.MARK

    @property
    def _places(self) -> list[CellPlace]:
        """The cells that are typed into, in the order in which they are read."""
        rows = range(len(self.table.rows))
        return [
            (row, column) for row in rows for column in sorted(self.typed) if self.writable((row, column))
        ]

    def after(self, place: CellPlace, by: int) -> CellPlace | None:
        """The next cell that is typed into, or the one before (-1); None if there is none."""
        places = self._places if by > 0 else self._places[::-1]
        return next((p for p in places if (p > place if by > 0 else p < place)), None)

    def below(self, place: CellPlace) -> CellPlace | None:
        """The next cell of the same column that is typed into."""
        return next((p for p in self._places if p[1] == place[1] and p[0] > place[0]), None)

    def name(self, place: CellPlace) -> str:
        """What a cell is called: its row and its column."""
        row, column = place
        cells = self.table.rows[row]
        if self.named_by is None:
            named = [cell for n, cell in enumerate(cells) if n not in self.typed]
        else:
            named = [cells[self.named_by]] if column != self.named_by else []
        return phrases.read_aloud(*named, self.table.headers[column])

    def note(self, place: CellPlace) -> str:
        """What is said of a cell beside its words: why they are not stored."""
        refused = self.refused.get(place)
        return refused.in_full if refused else self.unstored.get(place, "")

    def spoken(self, place: CellPlace) -> str:
        """A cell for those who hear it: row, column, what it says, and what is wrong with that."""
        row, column = place
        text = self.table.rows[row][column]
        if place in self.heard:
            return phrases.read_aloud(self.heard[place], self.note(place))
        if row in self.heads or (column not in self.typed and self.named_by is None):
            return text
        return phrases.read_aloud(
            phrases.labeled(self.name(place), self._said(place) or _("empty")),
            self.muted_words if row in self.muted else "",
            _("Has a note") if place in self.noted else "",
            self.note(place),
        )

    def _said(self, place: CellPlace) -> str:
        """What a cell says, aloud: a mark as its key and its words."""
        text = self.table.rows[place[0]][place[1]]
        if self.entry(place[1]) is not Entry.MARK or place in self.refused:
            return text
        at = self.chosen(place)
        if at is None:
            return _("not marked")
        entry = self.entries[place[1]]
        return _("{mark}, {words}").format(mark=entry.keys[at], words=entry.words[at])

    def notes(self, row: int) -> str:
        """What is said under a row: of each of its cells."""
        if not self.refused and not self.unstored:
            return ""
        return phrases.sentences(*(self.note((row, column)) for column in range(len(self.table.headers))))

    def copied(self, places: Iterable[CellPlace]) -> str:
        """Cells as lines parted by tabs, as spreadsheets take them from the clipboard."""
        lines: dict[int, list[str]] = {}
        for row, column in sorted(places):
            if row not in self.heads:
                lines.setdefault(row, []).append(self.table.rows[row][column])
        return "\n".join("\t".join(line) for line in lines.values())

    def paste(self, at: CellPlace, text: str) -> None:
        """Put lines of cells parted by tabs into the cells from one on, right and down.

        Raises SixElementsError where they find no place or one can't be taken; nothing is stored then.
        """
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        rows = sorted({row for row, _column in self._places if row >= at[0]})
        columns = sorted(column for column in self.typed if column >= at[1])
        if len(lines) > len(rows) or max(map(len, lines)) > len(columns):
            text = ngettext(
                "{n} row was copied, and it finds no place from this cell on. Nothing was pasted.",
                "{n} rows were copied, and they find no place from this cell on. Nothing was pasted.",
                len(lines),
            )
            raise BadInput(text.format(n=len(lines)))
        self.put(
            {
                (row, column): cell.strip()
                for row, line in zip(rows, lines, strict=False)
                for column, cell in zip(columns, line, strict=False)
            }
        )

    def clear(self, places: Iterable[CellPlace]) -> str:
        """Empty cells; what no row is without stays, where others are emptied. Raises SixElementsError.

        Returns what is to be said of it: that such cells stay, or nothing.
        """
        chosen = {place for place in places if self.writable(place)}
        typed = {place for place in chosen if place[1] not in self.needed} or chosen
        if typed:
            self.put(dict.fromkeys(sorted(typed), ""))
        if typed == chosen:
            return ""
        return _("Emptied; the names stay. Ctrl Delete removes a row, Ctrl Z brings all of it back.")

"""Sheets counted: one pass over the answers in the order in which they lie, which sorts nothing.

Grouping by item, role and answer would have SQLite sort all rows. Answers lie sheet by sheet, so
each sheet comes as two texts, its items and its codes; the sheets are laid side by side, and C code
counts the columns. No answer is handled in Python, except on sheets that skipped something.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import repeat

from sixelements.domain.assessment import Role
from sixelements.domain.ids import ElementId, ItemId, PracticeId, RoundId
from sixelements.domain.responses import Counts, Group, SheetSum, SheetSums, Tally, group_of
from sixelements.domain.rounds import weighed
from sixelements.storage.memory import Memory
from sixelements.storage.store import Row, Store

_DONT_KNOW, _NOT_APPLICABLE, _SKIPPED = b"0n "
_LEVELS = bytes(code - 48 if 49 <= code <= 53 else 0 for code in range(256))
"""Turns a code into its level, or 0 if it has none."""
_ROLES: Mapping[str | None, Role | None] = {None: None, **{role.value: role for role in Role}}
_GROUPS = {role: group_of(role) for role in _ROLES.values()}


class Tallies:
    """The counting half of the sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._handed_in = Memory[Mapping[Role | None, int]](store, "response")
        self._side_by_side = Memory[_Sheets](store, "response", "answer", most=1)
        self._practices = Memory[Set[str]](store, "round_practice")
        self._shown_hands = Memory[Mapping[ItemId, Counts]](store, "hands")

    def arrived(self, round_: RoundId) -> Mapping[Role | None, int]:
        return self._handed_in.of(round_, lambda: self._arrived(round_))

    def _arrived(self, round_: RoundId) -> Mapping[Role | None, int]:
        rows = self._store.rows(
            "SELECT role, count(*) FROM response WHERE round = ? AND handed_in GROUP BY role", (round_,)
        )
        with self._store.converting():
            return {_ROLES[role]: n for role, n in rows}

    def kept(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        sheets = self._sheets(round_)
        return sum(rated >= minimum for rated in sheets.rated(weighed(practices)))

    def tally(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> Tally:
        sheets = self._sheets(round_)
        kept = [n for n, rated in enumerate(sheets.rated(weighed(practices))) if rated >= minimum]
        hands = self.hands(round_)
        others = {*sheets.items, *hands}.difference(practices)
        left_out = others & self._asked(round_) if others else others
        return Tally(
            roles=dict(Counter(sheets.roles[n] for n in kept)),
            dropped=len(sheets.roles) - len(kept),
            counts=sheets.counted(kept, left_out),
            hands={item: counts for item, counts in hands.items() if item not in left_out},
        )

    def sheet_sums(
        self,
        round_: RoundId,
        *,
        elements: Mapping[ElementId, Sequence[PracticeId]],
        minimum: int,
        practices: Sequence[PracticeId],
    ) -> tuple[SheetSums, ...]:
        sheets, sums = self._sheets(round_), _Sums()
        columns = [
            [sums[len(row) - row.count(0), sum(row)] for row in sheets.levels(members)]
            for members in elements.values()
        ]
        of_each = zip(*columns, strict=True) if columns else repeat((), len(sheets.roles))
        return tuple(
            dict(zip(elements, own, strict=True))
            for own, rated in zip(of_each, sheets.rated(weighed(practices)), strict=True)
            if rated >= minimum
        )

    def uniform(self, round_: RoundId, *, practices: Sequence[PracticeId], minimum: int) -> int:
        rows = self._sheets(round_).levels(practices)
        rated = [(row, len(row) - row.count(0)) for row in rows]
        return sum(
            n >= max(1, minimum) and 10 * max(row.count(level) for level in range(1, 6)) >= 9 * n
            for row, n in rated
        )

    def _sheets(self, round_: RoundId) -> "_Sheets":
        """The sheets handed in; those asked for last are remembered until something changes."""
        return self._side_by_side.of(round_, lambda: self._read_sheets(round_))

    def _read_sheets(self, round_: RoundId) -> "_Sheets":
        rows = self._store.rows(
            "SELECT r.role, group_concat(a.item), group_concat(a.code, '')"
            " FROM response r LEFT JOIN answer a ON a.response = r.id"
            " WHERE r.round = ? AND r.handed_in GROUP BY r.id",
            (round_,),
        )
        with self._store.converting():
            return _Sheets(rows)

    def _asked(self, round_: RoundId) -> Set[str]:
        return self._practices.of(round_, lambda: self._read_asked(round_))

    def _read_asked(self, round_: RoundId) -> Set[str]:
        rows = self._store.rows("SELECT practice FROM round_practice WHERE round = ?", (round_,))
        return {practice for (practice,) in rows}

    def hands(self, round_: RoundId) -> Mapping[ItemId, Counts]:
        return self._shown_hands.of(round_, lambda: self._read_hands(round_))

    def _read_hands(self, round_: RoundId) -> Mapping[ItemId, Counts]:
        rows = self._store.rows(
            "SELECT item, level_1, level_2, level_3, level_4, level_5, dont_know, not_applicable"
            " FROM hands WHERE round = ?",
            (round_,),
        )
        return {
            ItemId(item): Counts((a, b, c, d, e), dont_know, not_applicable)
            for item, a, b, c, d, e, dont_know, not_applicable in rows
        }


class _Sheets:
    """Sheets side by side in the order of their random keys: one line a sheet, one byte an item."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.roles = [_ROLES[role] for role, _items, _codes in rows]
        patterns = {items: items.split(",") if items else [] for items in {row[1] for row in rows}}
        self.items: list[str] = max(patterns.values(), key=len, default=[])
        if len(patterns) > 1:
            self.items = sorted({item for items in patterns.values() for item in items})
        self._lines = [self._line(patterns[items], codes or "") for _role, items, codes in rows]
        self._columns = dict(self._side_by_side(self._lines))

    def levels(self, items: Collection[str]) -> list[tuple[int, ...]]:
        """The levels of these items, sheet by sheet; 0 where one is missing."""
        columns = [self._columns[item].translate(_LEVELS) for item in items if item in self._columns]
        return [*zip(*columns, strict=True)] or [()] * len(self.roles)

    def rated(self, items: Collection[str]) -> list[int]:
        """For each sheet how many of these items it rated."""
        return [len(row) - row.count(0) for row in self.levels(items)]

    def counted(self, kept: Sequence[int], left_out: Collection[str]) -> dict[ItemId, dict[Group, Counts]]:
        """How often each item got each answer on the kept sheets, by group."""
        groups: dict[Group, list[bytes]] = {}
        for n in kept:
            groups.setdefault(_GROUPS[self.roles[n]], []).append(self._lines[n])
        counts: dict[ItemId, dict[Group, Counts]] = {}
        for group, lines in groups.items():
            for item, column in self._side_by_side(lines):
                if item not in left_out and column.count(_SKIPPED) < len(column):
                    counts.setdefault(ItemId(item), {})[group] = _counts(column)
        return counts

    def _line(self, items: Sequence[str], codes: str) -> bytes:
        line = codes.replace("-1", "n").encode()
        if len(line) != len(items):
            raise ValueError("an answer that is none")
        if len(items) == len(self.items):
            return line
        given = dict(zip(items, line, strict=True))
        return bytes(map(given.get, self.items, repeat(_SKIPPED)))

    def _side_by_side(self, lines: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
        return zip(self.items, map(bytes, zip(*lines, strict=True)), strict=False)


class _Sums(dict[tuple[int, int], SheetSum]):
    """Makes each sum once: most sheets share theirs with another."""

    def __missing__(self, key: tuple[int, int]) -> SheetSum:
        self[key] = made = SheetSum(*key)
        return made


def _counts(column: bytes) -> Counts:
    count = column.count
    return Counts(
        (count(b"1"), count(b"2"), count(b"3"), count(b"4"), count(b"5")),
        count(_DONT_KNOW),
        count(_NOT_APPLICABLE),
    )

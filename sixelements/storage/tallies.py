"""Sheets counted: each question one statement with one GROUP BY over the answers.

Grouping by item, role and answer would have SQLite sort all rows. Answers lie sheet by sheet, so
grouping by sheet needs no sorting; what a sheet says is joined into one text, and C code (str.split
and Counter) counts equal answers. That is twice as fast, and no answer is handled in Python.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sixelements.domain.assessment import Role
from sixelements.domain.ids import ElementId, ItemId, PracticeId, RoundId
from sixelements.domain.responses import Counts, Group, SheetSum, SheetSums, Tally, group_of
from sixelements.storage.store import Row, Store

_BITS = 21
"""An element's sums take 10 bits for practices rated and 11 for levels; three go into one number."""
_IN_ONE = 3
_RATED = 1 << 11


class Tallies:
    """The counting half of the sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def arrived(self, round_: RoundId, *, after: int = 0) -> Mapping[Role | None, int]:
        rows = self._store.rows(
            "SELECT role, count(*) FROM response WHERE round = ? AND batch > ? GROUP BY role", (round_, after)
        )
        with self._store.converting():
            return {_role(role): n for role, n in rows}

    def kept(self, round_: RoundId, *, practices: Sequence[PracticeId], after: int, minimum: int) -> int:
        return self._store.number(
            "SELECT count(*) FROM (SELECT 1 FROM response r CROSS JOIN answer a ON a.response = r.id"
            " WHERE r.round = ? AND r.batch > ?"
            " AND a.code > 0 AND a.item IN (SELECT value FROM json_each(?))"
            " GROUP BY r.id HAVING count(*) >= ?)",
            (round_, after, json.dumps(practices), minimum),
        )

    def tally(self, round_: RoundId, *, practices: Sequence[PracticeId], upto: int, minimum: int) -> Tally:
        rows = self._store.rows(
            "SELECT r.role, group_concat(a.item || (a.code + 1)),"
            " count(*) FILTER (WHERE a.code > 0 AND a.item IN (SELECT value FROM json_each(?)))"
            " FROM response r LEFT JOIN answer a ON a.response = r.id"
            " WHERE r.round = ? AND r.batch <= ? GROUP BY r.id",
            (json.dumps(practices), round_, upto),
        )
        left_out = self._asked(round_).difference(practices)
        hands = self._hands(round_, left_out)
        with self._store.converting():
            kept = [(_role(role), text) for role, text, rated in rows if rated >= minimum]
            return Tally(
                roles=dict(Counter(role for role, _ in kept)),
                dropped=len(rows) - len(kept),
                counts=_counts(kept, left_out),
                hands=hands,
            )

    def sheet_sums(
        self,
        round_: RoundId,
        *,
        elements: Mapping[ElementId, Sequence[PracticeId]],
        upto: int,
        minimum: int,
        practices: Sequence[PracticeId],
    ) -> tuple[SheetSums, ...]:
        layout = _Layout(tuple(elements))
        units = dict.fromkeys(practices, layout.nothing)
        for element, members in elements.items():
            units |= dict.fromkeys(members, layout.unit(element))
        sums = ", ".join(f"sum(({_RATED} + a.code) * q.unit_{n})" for n in range(layout.width))
        rows = self._store.rows_with(
            [(item, item in practices, *unit) for item, unit in units.items()],
            ("item", "counts", *(f"unit_{n}" for n in range(layout.width))),
            f"SELECT {sums}"  # noqa: S608 - made of numbers
            " FROM response r CROSS JOIN answer a ON a.response = r.id"
            " CROSS JOIN temp.lookup q ON q.item = a.item"
            " WHERE r.round = ? AND r.batch <= ? AND a.code > 0"
            " GROUP BY r.id HAVING sum(q.counts) >= ?",
            (round_, upto, minimum),
        )
        return layout.unpack(rows)

    def uniform(self, round_: RoundId, *, practices: Sequence[PracticeId], upto: int, minimum: int) -> int:
        return self._store.number(
            "SELECT count(*) FROM (SELECT 1 FROM response r CROSS JOIN answer a ON a.response = r.id"
            " WHERE r.round = ? AND r.batch <= ?"
            " AND a.code > 0 AND a.item IN (SELECT value FROM json_each(?))"
            " GROUP BY r.id HAVING count(*) >= ? AND 10 * max("
            "sum(a.code = 1), sum(a.code = 2), sum(a.code = 3), sum(a.code = 4), sum(a.code = 5)"
            ") >= 9 * count(*))",
            (round_, upto, json.dumps(practices), minimum),
        )

    def _asked(self, round_: RoundId) -> set[str]:
        rows = self._store.rows("SELECT practice FROM round_practice WHERE round = ?", (round_,))
        return {practice for (practice,) in rows}

    def _hands(self, round_: RoundId, left_out: Collection[str]) -> Mapping[ItemId, Counts]:
        rows = self._store.rows(
            "SELECT item, level_1, level_2, level_3, level_4, level_5, dont_know, not_applicable"
            " FROM hands WHERE round = ?",
            (round_,),
        )
        return {
            ItemId(item): Counts((a, b, c, d, e), dont_know, not_applicable)
            for item, a, b, c, d, e, dont_know, not_applicable in rows
            if item not in left_out
        }


class _Layout:
    """Where each element's sums lie in the few numbers that a sheet is summed up in."""

    def __init__(self, elements: Sequence[ElementId]) -> None:
        self._places = {e: divmod(n, _IN_ONE) for n, e in enumerate(elements)}
        self.width = max(1, -(-len(elements) // _IN_ONE))
        self.nothing = (0,) * self.width

    def unit(self, element: ElementId) -> tuple[int, ...]:
        """What one practice of the element counts as, in each of the numbers."""
        number, place = self._places[element]
        return tuple(1 << _BITS * place if n == number else 0 for n in range(self.width))

    def unpack(self, rows: Iterable[Row]) -> tuple[SheetSums, ...]:
        places = [(e, number, _BITS * place) for e, (number, place) in self._places.items()]
        mask, sums = (1 << _BITS) - 1, _Sums()
        return tuple({e: sums[row[n] >> shift & mask] for e, n, shift in places} for row in rows)


class _Sums(dict[int, SheetSum]):
    """Makes each sum once: most sheets share theirs with another."""

    def __missing__(self, packed: int) -> SheetSum:
        self[packed] = made = SheetSum(rated=packed // _RATED, total=packed % _RATED)
        return made


def _role(role: str | None) -> Role | None:
    return Role(role) if role else None


def _counts(
    sheets: Sequence[tuple[Role | None, str | None]], left_out: Collection[str]
) -> dict[ItemId, dict[Group, Counts]]:
    """How often each item got each answer, by group; a sheet reads like "1.14,1.20": item, code + 1."""
    texts: dict[Group, list[str]] = {}
    for role, text in sheets:
        texts.setdefault(group_of(role), []).append(text or "")
    numbers: dict[tuple[str, Group], list[int]] = {}
    for group, parts in texts.items():
        for answer, n in Counter(",".join(parts).split(",")).items():
            if answer and answer[:-1] not in left_out:
                numbers.setdefault((answer[:-1], group), [0] * 7)[int(answer[-1])] = n
    counts: dict[ItemId, dict[Group, Counts]] = {}
    for (item, group), (not_applicable, dont_know, a, b, c, d, e) in numbers.items():
        counts.setdefault(ItemId(item), {})[group] = Counts((a, b, c, d, e), dont_know, not_applicable)
    return counts

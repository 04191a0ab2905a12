"""Puts the rows of a round in the place of those before, and writes only what differs."""

from collections.abc import Iterator, Mapping, Sequence

from sixelements.storage.store import Value

TableRow = Mapping[str, Value]
"""A row without its round."""
Tables = Mapping[str, Sequence[TableRow]]
"""Rows by their table, in the order of references."""
Keys = Mapping[str, tuple[str, ...]]
"""What names a row of a round, by table."""
_ByKey = Mapping[tuple[Value, ...], TableRow]


def to_write(keys: Keys, *, before: Tables, after: Tables) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Statements, with all their values but the round, which is the first.

    ``before`` is what these tables hold. What hangs on a row must be in tables after its own: it goes with
    a row that is gone, and is written with one that is new.
    """
    for table, rows in after.items():
        named = keys[table]
        known, wanted = _by_key(named, before.get(table, ())), _by_key(named, rows)
        which = " AND ".join(f"{key} = ?" for key in ("round", *named))
        for key in known.keys() - wanted.keys():
            yield f"DELETE FROM {table} WHERE {which}", key  # noqa: S608 - our names
        for key, row in wanted.items():
            if known.get(key) != row:
                yield _put(table, named, row), tuple(row.values())


def _put(table: str, keys: Sequence[str], row: TableRow) -> str:
    """A statement that writes a row, in the place of one of the same name."""
    columns, named = ("round", *row), ("round", *keys)
    values = ", ".join("?" for _column in columns)
    said = ", ".join(f"{column} = excluded.{column}" for column in columns if column not in named)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 - our names
        f" ON CONFLICT ({', '.join(named)}) DO UPDATE SET {said}"
    )


def _by_key(keys: Sequence[str], rows: Sequence[TableRow]) -> _ByKey:
    return {tuple(row[key] for key in keys): row for row in rows}

"""A copy of a workbook in which everything fits: too long is cut, a year out of reach set, too much left out.

The workbook itself is not touched. Nothing in the copy changes that did fit.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sixelements.application.errors import DamagedWorkbook
from sixelements.domain import limits
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS
from sixelements.domain.schedule import days_after, first_from, horizon_of
from sixelements.i18n import _
from sixelements.storage import bounds, excess, soundness
from sixelements.storage.connection import for_filling, for_reading
from sixelements.storage.faults import damaged, translate_errors
from sixelements.storage.safe_file import exists_already, write_file_safely
from sixelements.storage.schema import THIS_SCHEMA, Schema, upgrade
from sixelements.storage.store import Store

_LOOKING_BACK = 90
"""Days that a day of a plan may lie before the plan starts, or a plan before its round is closed."""


def mend(path: Path, target: Path, *, schema: Schema = THIS_SCHEMA) -> tuple[str, ...]:
    """Write a mended copy to a path that must be free; returns what was changed, in words.

    Raises SixElementsError, also if everything fits already.
    """
    path = soundness.resolved(path)
    soundness.identify(path, schema)
    if target.exists():
        raise exists_already(target)
    with translate_errors(path), closing(Store(for_reading(path), path=path)) as store:
        if not soundness.check(store, schema):
            raise BadInput(_("Everything in {path} fits. There is nothing to mend.").format(path=path))
        changed: list[str] = []
        write_file_safely(target, partial(_write, store, schema, changed), overwrite=False)
    return tuple(changed)


def _write(store: Store, schema: Schema, changed: list[str], part: Path) -> None:
    """Write the copy; what is changed in it is added to ``changed``."""
    with translate_errors(part), closing(for_filling(part, store.key)) as copy:
        copy.execute("PRAGMA journal_mode=MEMORY")
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute("PRAGMA temp_store=MEMORY")  # no answers in temporary files
        store.copy_to(copy)
        if copy.execute("PRAGMA user_version").fetchone()[0] < schema.version:
            upgrade(copy, schema)
        copy.execute("PRAGMA foreign_keys=ON")
        copy.execute("BEGIN")
        changed += excess.found(copy, days=False)
        changed += _move_days(copy)
        for table in bounds.ROWS:
            _leave_out(copy, table)
        for table in bounds.TEXTS:
            _cut(copy, table)
            _cut_together(copy, table)
        copy.execute("COMMIT")
        _make_small(copy, store.path)
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(store.path)
    with closing(Store(for_reading(part), path=part)) as mended:
        if soundness.check(mended, schema):
            raise _cannot(store.path)


def _move_days(copy: sqlite3.Connection) -> Iterator[str]:
    """Give every day out of range the year that its plan makes likely, and say which.

    All days of a plan that has such a day are looked at together, so that nothing is due before it starts.
    """
    rounds = {
        round_
        for table in bounds.DAYS
        for (round_,) in copy.execute(f"SELECT round FROM {table} WHERE {bounds.days_beyond(table)}")  # noqa: S608
    }
    for round_ in sorted(rounds):
        yield from _move_days_of(copy, round_)


def _move_days_of(copy: sqlite3.Connection, round_: str) -> Iterator[str]:
    team, number, asked, started = copy.execute(
        "SELECT t.name, r.number, coalesce(r.closed_on, r.opened_on), p.start FROM plan p"
        " JOIN round r ON r.id = p.round JOIN team t ON t.id = r.team WHERE p.round = ?",
        (round_,),
    ).fetchone()
    before = days_after(limits.DAYS.nearest(date.fromisoformat(asked)), -_LOOKING_BACK)
    old = date.fromisoformat(started)
    start = _moved(old, before)
    if start != old:
        copy.execute("UPDATE plan SET start = ? WHERE round = ?", (str(start), round_))
        yield excess.moved((team, number), "start", "", old=old, new=start)
    actions = copy.execute(
        "SELECT id, title, start, due, first_step_by FROM plan_action WHERE round = ? ORDER BY position",
        (round_,),
    ).fetchall()
    for action, title, *texts in actions:
        was = _Days(*(None if text is None else date.fromisoformat(text) for text in texts))
        now = _moved_together(was, start)
        if now == was:
            continue
        copy.execute(
            "UPDATE plan_action SET start = ?, due = ?, first_step_by = ? WHERE round = ? AND id = ?",
            (*(day and str(day) for day in now), round_, action),
        )
        if now.due and now.due != was.due:
            horizon = horizon_of(start, now.due).value
            copy.execute(
                "UPDATE plan_action SET horizon = ? WHERE round = ? AND id = ?", (horizon, round_, action)
            )
        for column, day, new in zip(_Days._fields, was, now, strict=True):
            if day and new and new != day:
                yield excess.moved((team, number), column, title, old=day, new=new)


class _Days(NamedTuple):
    """The days of an action, named as its columns."""

    start: date | None
    due: date | None
    first_step_by: date | None


def _moved_together(was: _Days, plan_start: date) -> _Days:
    before = days_after(plan_start, -_LOOKING_BACK)
    start = was.start and _moved(was.start, before)
    due = was.due and _moved(was.due, start or before)
    first_step_by = was.first_step_by and _moved(was.first_step_by, start or before)
    if start and due and due < start:  # only the start was moved: into the year before it is due
        start = first_from(days_after(due, -365), start.month, start.day) or due
    return _Days(start, due, first_step_by)


def _moved(day: date, earliest: date) -> date:
    """The day itself if it fits; otherwise that day in the first year with it, from an earlier day on."""
    if day in limits.DAYS:
        return day
    return limits.DAYS.nearest(first_from(earliest, day.month, day.day) or earliest)


def _leave_out(copy: sqlite3.Connection, table: str) -> None:
    """The last rows of what is too many."""
    rows = bounds.ROWS[table]
    if not rows.order:
        return
    key = _key(copy, table)
    part = f"PARTITION BY {rows.of}" if rows.of else ""
    numbered = f"SELECT {key}, row_number() OVER ({part} ORDER BY {rows.order}) AS n FROM {table}"  # noqa: S608
    _drop(copy, table, f"({key}) IN (SELECT {key} FROM ({numbered}) WHERE n > {rows.most})")  # noqa: S608
    if table == "plan_action":
        copy.execute(
            "DELETE FROM plan_action_dependency AS d WHERE NOT EXISTS"
            " (SELECT 1 FROM plan_action a WHERE a.round = d.round AND a.id = d.depends_on)"
        )


def _drop(copy: sqlite3.Connection, table: str, condition: str) -> None:
    """Delete rows, and first what belongs to them."""
    if not copy.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {condition})").fetchone()[0]:  # noqa: S608
        return
    for child in bounds.ROWS:
        links = copy.execute(f"PRAGMA foreign_key_list({child})").fetchall()
        for _id, _seq, parent, column, *_rest in links:
            if parent == table and len(links) == 1:
                key = _key(copy, table)
                _drop(copy, child, f"{column} IN (SELECT {key} FROM {table} WHERE {condition})")  # noqa: S608
    copy.execute(f"DELETE FROM {table} WHERE {condition}")  # noqa: S608


def _key(copy: sqlite3.Connection, table: str) -> str:
    """The columns that identify a row of a table, as SQL lists them."""
    columns = copy.execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    return ", ".join(name for (name,) in columns)


def _cut(copy: sqlite3.Connection, table: str) -> None:
    for column, writing in bounds.TEXTS[table].items():
        if writing:
            copy.execute(
                f'UPDATE {table} SET "{column}" = substr("{column}", 1, ?)'  # noqa: S608
                f" WHERE {bounds.length(column)} > {limits.BYTES_KEPT}",
                (CHARACTERS[writing],),
            )


def _cut_together(copy: sqlite3.Connection, table: str) -> None:
    """If texts are too long together, shorten the longest ones to one length that fits."""
    of = bounds.ROWS[table].of
    texts = [column for column, writing in bounds.TEXTS[table].items() if writing]
    together = " + ".join(f"total({bounds.length(column)})" for column in bounds.TEXTS[table])
    group = of or "NULL"
    beyond = f"SELECT {group} FROM {table} GROUP BY {group} HAVING {together} > {limits.ALL_TEXTS}"  # noqa: S608
    for (value,) in copy.execute(beyond).fetchall():
        where = f"WHERE {of} = ?" if of else ""
        values = (value,) if of else ()
        columns = ", ".join(f'"{column}"' for column in bounds.TEXTS[table])
        rows = copy.execute(f"SELECT {columns} FROM {table} {where}", values).fetchall()  # noqa: S608
        longest = _length_that_fits([text for row in rows for text in row if text])
        cut = ", ".join(f'"{column}" = substr("{column}", 1, {longest})' for column in texts)
        copy.execute(f"UPDATE {table} SET {cut} {where}", values)  # noqa: S608


def _length_that_fits(texts: list[str]) -> int:
    """The most characters to which all texts can be cut so that they fit together."""
    low, high = 1, limits.LONG_TEXT
    while low < high:
        middle = (low + high + 1) // 2
        fits = sum(limits.size(text[:middle]) for text in texts) <= limits.ALL_TEXTS
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _make_small(copy: sqlite3.Connection, path: Path) -> None:
    """If the file is too large, leave out sheets of the largest rounds until it isn't."""
    for left_out in count():
        copy.execute("VACUUM")
        size = bounds.size(copy)
        if size <= bounds.LARGEST_FILE:
            return
        (sheets,) = copy.execute("SELECT count(*) FROM response").fetchone()
        if not sheets:
            raise _cannot(path)
        surplus = (size - bounds.LARGEST_FILE) * sheets // size + 1 + left_out
        largest = "SELECT round FROM response GROUP BY round ORDER BY count(*) DESC LIMIT 1"
        last = f"SELECT id FROM response WHERE round = ({largest}) ORDER BY id DESC LIMIT ?"  # noqa: S608
        copy.execute(f"DELETE FROM response WHERE id IN ({last})", (surplus,))  # noqa: S608


def _cannot(path: Path) -> DamagedWorkbook:
    return DamagedWorkbook(_("{path} can't be mended. Restore a backup to go on.").format(path=path))

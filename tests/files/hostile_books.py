"""Hostile workbooks by name, each made from a sound one: by SQL, by bytes, or by something in its place."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sixelements.storage.schema import THIS_SCHEMA
from tests.files.book_tricks import SQL, large_sql

Make = Callable[[bytes, Path], None]
"""Makes a hostile workbook at a place, from the bytes of a sound one."""
Snapshot = dict[str, Any]
"""``Any`` because it is spoiled."""


def by_sql(script: str) -> Make:
    """What somebody with an SQL tool can do; no rule of the schema holds them."""

    def make(sound: bytes, path: Path) -> None:
        path.write_bytes(sound)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA writable_schema=ON")
            connection.executescript(f"BEGIN; {script}; COMMIT")

    return make


def by_bytes(change: Callable[[bytes], bytes]) -> Make:
    """What somebody with an editor for bytes can do."""
    return lambda sound, path: _written(path, change(sound))


def _written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _put(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def by_snapshot(spoil: Callable[[Snapshot], object]) -> Make:
    """Another questionnaire inside, with the hash that goes with it."""

    def text(old: str) -> str:
        table = json.loads(old)
        spoil(table)
        return json.dumps(table, sort_keys=True, separators=(",", ":"))

    return by_snapshot_text(text)


def by_snapshot_text(change: Callable[[str], str]) -> Make:
    def make(sound: bytes, path: Path) -> None:
        path.write_bytes(sound)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA journal_mode=MEMORY")
            (old,) = connection.execute("SELECT content FROM assessment").fetchone()
            new = change(old)
            digest = hashlib.sha256(new.encode()).hexdigest()
            connection.execute("UPDATE assessment SET digest = ?, content = ?", (digest, new))
            connection.execute("UPDATE round SET assessment = ?", (digest,))

    return make


def _pragma(statement: str) -> Make:
    def make(sound: bytes, path: Path) -> None:
        path.write_bytes(sound)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)

    return make


def _in_utf_16(sound: bytes, path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as old, closing(sqlite3.connect(path)) as new:
        old.deserialize(sound)
        new.execute("PRAGMA encoding='UTF-16le'")
        new.executescript(
            f"PRAGMA application_id=0x73697865; PRAGMA user_version={THIS_SCHEMA.version};"
            + "\n".join(old.iterdump())
        )


def _spoiled_practice(spoil: Callable[[Snapshot], object]) -> Make:
    return by_snapshot(lambda table: spoil(table["elements"][0]["practices"][0]))


SNAPSHOTS: Mapping[str, Make] = {
    "snapshot-that-is-no-json": by_snapshot_text(lambda _old: "hello"),
    "snapshot-nested-100000-times": by_snapshot_text(lambda _old: "[" * 100_000),
    "snapshot-of-a-million-lists": by_snapshot_text(
        lambda old: old[:-1] + ',"x":[' + "[]," * 1_500_000 + "[]]}"
    ),
    "snapshot-of-20-MB": by_snapshot_text(lambda old: old + " " * 20_000_000),
    "snapshot-with-a-number-of-5000-digits": by_snapshot_text(
        lambda old: old[:-1] + ',"x":' + "9" * 5_000 + "}"
    ),
    "snapshot-of-nothing": by_snapshot(lambda table: table.clear()),
    "snapshot-with-texts-for-lists": by_snapshot(lambda table: table.update(elements="abc")),
    "snapshot-with-numbers-for-texts": by_snapshot(lambda table: table.update(title=3)),
    "snapshot-without-elements": by_snapshot(lambda table: table.update(elements=[])),
    "snapshot-with-an-element-twice": by_snapshot(
        lambda table: table["elements"].append(table["elements"][0])
    ),
    "snapshot-without-practices": by_snapshot(lambda table: table["elements"][0].update(practices=[])),
    "snapshot-with-practices-that-wait-for-one-another": by_snapshot(
        lambda table: [
            practice.update(
                prerequisites=[p["id"] for p in table["elements"][0]["practices"] if p is not practice]
            )
            for practice in table["elements"][0]["practices"]
        ]
    ),
    "snapshot-with-a-practice-that-waits-for-itself": _spoiled_practice(
        lambda p: p.update(prerequisites=[p["id"]])
    ),
    "snapshot-with-a-prerequisite-that-is-not-there": _spoiled_practice(
        lambda p: p.update(prerequisites=["9.9"])
    ),
    "snapshot-with-a-gate-that-is-not-there": by_snapshot(
        lambda table: table.update(technology_waits_for="9.9")
    ),
    "snapshot-with-four-anchors": _spoiled_practice(lambda p: p["anchors"].pop()),
    "snapshot-with-four-words": by_snapshot(lambda table: table["scale"]["words"].pop()),
    "snapshot-without-roles": by_snapshot(lambda table: table.update(roles={})),
    "snapshot-without-legs": by_snapshot(lambda table: table.update(legs={})),
    "snapshot-with-a-practice-on-no-leg": _spoiled_practice(lambda p: p.update(legs={})),
    "snapshot-with-leg-weights-of-nothing": _spoiled_practice(
        lambda p: p["legs"].update(dict.fromkeys(p["legs"], 0))
    ),
    "snapshot-with-leg-weights-below-nothing": _spoiled_practice(lambda p: p["legs"].update(speed=-2)),
    "snapshot-with-leg-weights-of-400-digits": _spoiled_practice(lambda p: p["legs"].update(speed=10**400)),
    "snapshot-without-actions": _spoiled_practice(lambda p: p.update(actions={})),
    "snapshot-with-an-action-that-lifts-a-million-levels": _spoiled_practice(
        lambda p: [action.update(lift=10**6) for action in p["actions"].values()]
    ),
    "snapshot-with-one-id-for-all-actions": by_snapshot(
        lambda table: [
            action.update(id="x")
            for element in table["elements"]
            for practice in element["practices"]
            for action in practice["actions"].values()
        ]
    ),
    "snapshot-with-a-target-that-is-no-number": _spoiled_practice(
        lambda p: [a["measure"].update(target=float("nan")) for a in p["actions"].values()]
    ),
    "snapshot-with-a-title-of-a-million-letters": _spoiled_practice(lambda p: p.update(name="x" * 1_000_000)),
    "snapshot-with-a-sentence-of-a-million-words": _spoiled_practice(
        lambda p: p.update(statement="word " * 200_000)
    ),
    "snapshot-with-line-ends-and-escape-codes": _spoiled_practice(lambda p: p.update(name="a\n\x1b[2Jb")),
    "snapshot-with-another-element-of-a-practice": _spoiled_practice(lambda p: p.update(element="7")),
    "snapshot-without-lines": by_snapshot(lambda table: table["three_thirds"].update(lines=[])),
    "snapshot-with-ten-thousand-lines": by_snapshot(
        lambda table: table["three_thirds"].update(lines=table["three_thirds"]["lines"] * 1_000)
    ),
}

BYTES: Mapping[str, Make] = {
    "empty": by_bytes(lambda _sound: b""),
    "one-byte": by_bytes(lambda _sound: b"S"),
    "zeros": by_bytes(lambda sound: bytes(len(sound))),
    "text-called-sixe": by_bytes(lambda _sound: b"hello\n"),
    "zip-called-sixe": by_bytes(lambda _sound: b"PK\x03\x04" + bytes(1_000)),
    "header-alone": by_bytes(lambda sound: sound[:100]),
    "half": by_bytes(lambda sound: sound[: len(sound) // 2]),
    "last-byte-gone": by_bytes(lambda sound: sound[:-1]),
    "a-megabyte-of-zeros-behind": by_bytes(lambda sound: sound + bytes(1_000_000)),
    "a-megabyte-of-noise-behind": by_bytes(lambda sound: sound + hashlib.shake_128(b"x").digest(1_000_000)),
    "two-workbooks-in-one": by_bytes(lambda sound: sound + sound),
    "page-size-of-nothing": by_bytes(lambda sound: _put(sound, 16, b"\0\0")),
    "page-size-of-64-kB": by_bytes(lambda sound: _put(sound, 16, b"\0\x01")),
    "page-size-odd": by_bytes(lambda sound: _put(sound, 16, b"\x03\x03")),
    "pages-by-the-billion": by_bytes(lambda sound: _put(sound, 28, b"\xff\xff\xff\xfe")),
    "pages-none": by_bytes(lambda sound: _put(sound, 28, bytes(4))),
    "free-pages-by-the-billion": by_bytes(lambda sound: _put(sound, 32, b"\xff\xff\xff\xfe\xff\xff\xff\xfe")),
    "free-page-list-in-a-circle": by_bytes(lambda sound: _put(sound, 32, b"\0\0\0\x02\0\0\0\x09")),
    "schema-format-9": by_bytes(lambda sound: _put(sound, 44, b"\0\0\0\x09")),
    "encoding-9": by_bytes(lambda sound: _put(sound, 56, b"\0\0\0\x09")),
    "encoding-said-to-be-utf-16": by_bytes(lambda sound: _put(sound, 56, b"\0\0\0\x02")),
    "reserved-space-of-255": by_bytes(lambda sound: _put(sound, 20, b"\xff")),
    "write-version-9": by_bytes(lambda sound: _put(sound, 18, b"\x09")),
    "read-version-9": by_bytes(lambda sound: _put(sound, 19, b"\x09")),
    "said-to-be-in-wal-mode": by_bytes(lambda sound: _put(sound, 18, b"\x02\x02")),
    "application-id-of-another-program": _pragma("PRAGMA application_id=252006673"),
    "application-id-none": _pragma("PRAGMA application_id=0"),
    "user-version-0": _pragma("PRAGMA user_version=0"),
    "user-version-one-too-low": _pragma(f"PRAGMA user_version={THIS_SCHEMA.version - 1}"),
    "user-version-one-too-high": _pragma(f"PRAGMA user_version={THIS_SCHEMA.version + 1}"),
    "user-version-a-billion": _pragma("PRAGMA user_version=1000000000"),
    "user-version-below-nothing": _pragma("PRAGMA user_version=-1"),
    "wal-mode": _pragma("PRAGMA journal_mode=WAL"),
    "utf-16-inside": _in_utf_16,
}


def _pipe(_sound: bytes, path: Path) -> None:
    os.mkfifo(path)


def _link_to(target: str) -> Make:
    return lambda _sound, path: path.symlink_to(target)


def _large_and_empty(sound: bytes, path: Path) -> None:
    """A header of ours and ten gigabytes that take no room on the disk."""
    with path.open("wb") as file:
        file.write(sound)
        file.truncate(10_000_000_000)


PLACES: Mapping[str, Make] = {
    "folder": lambda _sound, path: path.mkdir(),
    "pipe": _pipe,
    "link-to-zeros-without-end": _link_to("/dev/zero"),
    "link-to-a-terminal": _link_to("/dev/tty"),
    "link-to-nothing": _link_to("/dev/null"),
    "link-to-a-place-that-is-not-there": _link_to("nowhere.sixe"),
    "link-in-a-circle": lambda _sound, path: path.symlink_to(path.name),
    "ten-gigabytes-of-nothing": _large_and_empty,
}

BOOKS: Mapping[str, Make] = {
    **BYTES,
    **SNAPSHOTS,
    **PLACES,
    **{name: by_sql(script) for name, script in SQL.items()},
}


def large_books(many: int) -> Mapping[str, Make]:
    """Those that take a large file; ``many`` is how many rows are far too many."""
    return {name: by_sql(script) for name, script in large_sql(many).items()}

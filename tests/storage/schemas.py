"""A pretended next schema: one more table, one table rebuilt, one row changed."""

import sqlite3
from contextlib import closing
from functools import cache

from sqlite_utils import Database, Migrations

from sixelements.storage.migrations import migrations
from sixelements.storage.schema import THIS_SCHEMA, Schema, fingerprint, upgrade


def next_migrations() -> Migrations:
    steps = migrations()
    steps(name=f"{THIS_SCHEMA.version + 1}: next")(_next)
    return steps


def _next(db: Database) -> None:
    db.execute("CREATE TABLE motto (text TEXT NOT NULL) STRICT")
    db.execute("INSERT INTO motto VALUES ('listen first')")
    db.execute("UPDATE workbook SET organization = organization || ' (new)'")
    db.table("team").transform(rename={"name": "title"})
    db.table("team").transform(rename={"title": "name"})


@cache
def next_schema() -> Schema:
    """The one after this, with the fingerprint that a new workbook of it has."""
    bare = Schema(version=THIS_SCHEMA.version + 1, migrations=next_migrations)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        upgrade(fresh, bare)
        found = fingerprint(fresh)
    return Schema(
        version=bare.version,
        fingerprints={**THIS_SCHEMA.fingerprints, bare.version: found},
        migrations=next_migrations,
    )

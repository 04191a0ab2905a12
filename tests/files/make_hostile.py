"""Writes the small hostile files that are kept beside this script: ``python -m tests.files.make_hostile``.

Large ones, and most workbooks, are made by the tests that use them, by the same functions.
"""

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sixelements.content import snapshot
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.responses import Counts
from sixelements.domain.rounds import State
from sixelements.storage import workbook
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN
from tests.builders import (
    PRACTICES,
    a_response,
    a_response_id,
    a_round,
    a_team,
    an_assessment,
    counting_ids,
)
from tests.files.hostile_books import BOOKS
from tests.files.hostile_texts import CSV, JSON
from tests.files.hostile_toml import TOML

FOLDER = Path(__file__).parent / "hostile"
TEXTS = {"csv": CSV, "json": JSON, "toml": TOML}
KEPT_BOOKS = (
    "trigger-that-deletes-answers",
    "view-in-place-of-a-table",
    "check-removed",
    "header-alone",
)
_NOON = datetime(2026, 11, 2, 12, 0, 0)  # noqa: DTZ001 - local time, as on a backup


def kept_texts() -> Mapping[str, bytes]:
    """The small text files by their path."""
    return {
        f"{kind}/{name}.{kind}": trick.make()
        for kind, tricks in TEXTS.items()
        for name, trick in tricks.items()
        if not trick.large
    }


def sound_book(folder: Path) -> bytes:
    """A workbook with something in every table, in as few bytes as it takes, and always the same ones."""
    path = folder / "sound.sixe"
    book = workbook.create(
        path,
        organization="Alder County",
        codec=snapshot,
        new_id=counting_ids(),
        today=date(2026, 11, 2),
        now=lambda: _NOON,
    )
    round_ = RoundId("round-1")
    with book.change():
        book.teams.put(a_team())
        asked = book.assessments.put(an_assessment())
        book.rounds.put(
            replace(a_round(assessment=asked, state=State.PUBLISHED), closed_on=date(2026, 11, 9))
        )
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 1 + n % 4)) for n in range(1, 9)])
        book.responses.begin(a_response_id(9), round_=round_, role=None)
        book.responses.comment(a_response_id(9), ItemId("1.1"), "näh")
        book.responses.submit(a_response_id(9))
        book.responses.show_hands(round_, ItemId("1.1"), Counts(dont_know=1))
        book.responses.remember(round_, b"\x01" * 32)
        book.discussions.put(round_, FULL_DISCUSSION)
        book.plans.put(round_, FULL_PLAN)
    book.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            "DELETE FROM plan_action_dependency WHERE depends_on NOT IN (SELECT id FROM plan_action);"
            " UPDATE _sqlite_migrations SET applied_at = '';"
            " PRAGMA page_size = 512; VACUUM"
        )
    return path.read_bytes()


def main(folder: Path = FOLDER) -> None:
    """Write all that is kept."""
    for name, data in kept_texts().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "sixe").mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch:
        sound = sound_book(Path(scratch))
    for name in KEPT_BOOKS:
        BOOKS[name](sound, folder / "sixe" / f"{name}.sixe")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

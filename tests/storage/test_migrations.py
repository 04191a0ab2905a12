"""Promise 3: older workbooks are brought up to date; what they hold stays, and all end in one schema."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from sixelements.application.errors import CannotWrite, DamagedWorkbook
from sixelements.application.results import results_of
from sixelements.content import snapshot
from sixelements.domain.actions import Guardrail, Reason, WorksheetReason
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.holidays import USUAL_WORK_DAYS, ClosedDays, WorkDays
from sixelements.domain.ids import ResponseId, RoundId
from sixelements.domain.rounds import NO_LATE_SHEETS, LateSheets, State
from sixelements.domain.worksheets import NO_WORKSHEETS
from sixelements.storage import checks
from sixelements.storage.migrations import migrations
from sixelements.storage.restoring import list_backups
from sixelements.storage.schema import APPLICATION_ID, THIS_SCHEMA, Schema, fingerprint, upgrade
from sixelements.wording.because import because
from tests.application.test_workbook_contract import A_WORKSHOP, FULL_DISCUSSION, FULL_PLAN
from tests.builders import a_response, a_team, an_assessment
from tests.storage import golden
from tests.storage.books import ROUND, files, new_book, new_book_with_round, open_book, start
from tests.storage.golden import sheet_id
from tests.storage.schemas import next_migrations, next_schema
from tests.storage.test_damage import full_book
from tests.worksheet_examples import FULL_WORKSHEETS


def schema_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql > '' ORDER BY name")
        return [(name, " ".join(sql.split())) for name, sql in rows]


def test_a_new_workbook_has_the_fingerprint_that_opening_expects() -> None:
    """If this fails, a released migration was changed; write a new one instead."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        upgrade(fresh, THIS_SCHEMA)
        assert fingerprint(fresh) == THIS_SCHEMA.fingerprints[THIS_SCHEMA.version]
        assert fresh.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert fresh.execute("PRAGMA user_version").fetchone() == (THIS_SCHEMA.version,)


def test_every_schema_number_has_its_step_and_its_fingerprint() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        upgrade(fresh, THIS_SCHEMA)
        (steps,) = fresh.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
    assert steps == THIS_SCHEMA.version
    assert set(THIS_SCHEMA.fingerprints) == set(range(1, THIS_SCHEMA.version + 1))
    assert repr(migrations())


def untested(schema: Schema, tests: Iterable[str]) -> set[str]:
    """The steps without a test named for them, or without a golden workbook of the schema before."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        upgrade(fresh, schema)
        steps = [name for (name,) in fresh.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    numbers = {name: int(name.split(":")[0]) for name in steps}
    assert list(numbers.values()) == [*range(1, schema.version + 1)], "a step is named by its number"
    return {
        name
        for name, n in numbers.items()
        if not any(test.startswith(f"test_step_{n}_") for test in tests)
        or (n > 1 and not (golden.FOLDER / f"schema-{n - 1}.sixe").exists())
    }


def test_every_step_has_a_test_and_a_golden_workbook_to_take_it_from() -> None:
    """Write ``test_step_N_…`` here, starting from the golden workbook of the schema before."""
    assert untested(THIS_SCHEMA, globals()) == set()
    assert untested(next_schema(), globals()) == {f"{next_schema().version}: next"}


def test_step_1_makes_every_table_strict_and_holds_references_to_what_is_there(path: Path) -> None:
    new_book(path).close()
    with closing(sqlite3.connect(path)) as connection:
        tables = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        tables.pop("_sqlite_migrations")
        assert len(tables) >= 24
        assert not [name for name, sql in tables.items() if "STRICT" not in sql.rpartition(")")[2]]
        connection.execute("PRAGMA foreign_keys=ON")
        for table in set(tables) - {"workbook", "assessment", "team"}:
            assert connection.execute(f"PRAGMA foreign_key_list({table})").fetchall(), table


@pytest.fixture
def late(path: Path) -> Path:
    """A workbook of the first schema: late sheets wait in an anonymous, an open and a reopened round."""
    shutil.copy(golden.FOLDER / "schema-1-late.sixe", path)
    return path


ERASED = [sheet_id(name) for name in ("late 3 0", "late 3 1", "somebody late", "nobody", "again 2 0")]
STAY = [sheet_id(name) for name in ("late 2 5", "somebody in time", "waiting 2 0", "before 2 1")]


def holds(path: Path, sheet: ResponseId) -> bool:
    return bytes.fromhex(sheet) in path.read_bytes()


def test_step_2_makes_the_published_sheets_the_anonymous_round_and_erases_those_that_waited(
    late: Path,
) -> None:
    assert all(holds(late, sheet) for sheet in (*ERASED, *STAY))
    book = open_book(late)
    rounds = {r.id: r for team in book.teams.all() for r in book.rounds.of(team.id)}
    assert {id_: r.state for id_, r in rounds.items()} == {
        "late": State.PUBLISHED,
        "before": State.PUBLISHED,
        "waiting": State.OPEN,
        "again": State.PUBLISHED,
    }
    arrived = [
        sum(book.responses.arrived(RoundId(id_)).values()) for id_ in ("late", "before", "waiting", "again")
    ]
    assert arrived == [12, 5, 6, 5]
    assert [id_ for id_ in rounds if book.responses.paused_count(id_)] == ["waiting"]
    assert book.info.late == LateSheets(erased=6, counted=2, reopened=1, backup=True)
    assert not [sheet for sheet in ERASED if holds(late, sheet)]
    assert all(holds(late, sheet) for sheet in STAY)
    with closing(sqlite3.connect(late)) as connection:  # rewritten, so that no page of before is left
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    book.close()
    again = open_book(late)
    assert again.info.late == NO_LATE_SHEETS
    again.close()
    assert checks.problems(late, codec=snapshot) == []


def test_step_2_keeps_the_backup_made_before_it_and_no_other_with_what_was_erased(late: Path) -> None:
    collecting = late.with_name(f"{late.name} backups") / "while collecting.sixe"
    collecting.parent.mkdir()
    shutil.copy(late, collecting)
    open_book(late).close()
    kept = [b.note for b in list_backups(late) if any(holds(b.path, sheet) for sheet in ERASED)]
    assert kept == [f"before format {THIS_SCHEMA.version}"]
    assert not collecting.exists()


def test_step_2_in_memory_says_the_same_and_changes_no_byte(late: Path) -> None:
    before = late.read_bytes()
    book = open_book(late, read_only=True)
    assert book.info.late == LateSheets(erased=6, counted=2, reopened=1)
    assert sum(book.responses.arrived(RoundId("late")).values()) == 12
    book.close()
    assert late.read_bytes() == before


def test_step_2_leaves_one_backup_while_another_anonymous_round_is_open(late: Path) -> None:
    with closing(sqlite3.connect(late)) as connection:
        connection.execute("UPDATE round SET published = 0 WHERE id = 'again'")
        connection.execute("UPDATE response SET batch = 1 WHERE round = 'again'")
        connection.commit()
    book = open_book(late)
    assert [b.note for b in list_backups(late)] == ["while collecting"]
    assert book.info.late == LateSheets(erased=4, counted=2, reopened=1)
    book.close()


def test_step_3_remembers_nothing_of_take_ins_of_before(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-2.sixe", path)
    book = open_book(path)
    rounds = [r.id for team in book.teams.all() for r in book.rounds.of(team.id)]
    assert [book.responses.newest(id_) for id_ in rounds] == [0, 0, 0]
    assert [book.responses.known_matches(id_) for id_ in rounds] == [{}, {}, {}]
    book.responses.put_newest(RoundId("open"), [sheet_id("open 1 0")], [b"\xff" * 32])
    book.responses.take_newest_back(RoundId("open"))
    assert book.responses.taken_in(RoundId("open"), b"\0" * 32, b"\xff" * 32) == {b"\0" * 32}
    assert not holds(path, sheet_id("open 1 0"))
    book.close()


def test_step_4_counts_no_way_and_calls_no_sheet_of_before_typed_in(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-3.sixe", path)
    book = open_book(path)
    rounds = [r.id for team in book.teams.all() for r in book.rounds.of(team.id)]
    assert [book.responses.drafts(id_) for id_ in rounds] == [{}, {}, {}]
    assert [book.responses.ways(id_) for id_ in rounds] == [{}, {}, {}]
    before = book.responses.newest(RoundId("open"))
    book.responses.take_newest_back(RoundId("open"))
    assert (before, book.responses.newest(RoundId("open"))) == (2, 0)
    book.close()


def test_step_5_keeps_the_sentences_and_makes_rules_of_those_of_rules(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-4.sixe", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE plan_action SET guardrail = 'Talk before making a rule' WHERE position = 1"
        )
        connection.commit()
    book = open_book(path)
    plan = book.plans.of(RoundId("closed"))
    assert plan
    assert [a.guardrail for a in plan.actions] == [Guardrail.PREREQUISITES, Guardrail.CONVERSATION]
    assert [a.because for a in plan.actions] == [golden.ODD[6], ""]
    assert plan.notes == ("a near tie", "a near tie")
    assert plan.actions[0].legs == (Leg.SPEED, Leg.COURTESY, Leg.ACCURACY)
    assert plan.actions[0].depends_on == (plan.actions[1].id,)
    with book.change():
        book.plans.put(RoundId("closed"), plan)
    assert book.plans.of(RoundId("closed")) == plan
    book.close()


def test_step_6_knows_of_no_workshop_before_and_keeps_what_was_settled(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-5.sixe", path)
    book = open_book(path)
    rounds = [r.id for team in book.teams.all() for r in book.rounds.of(team.id)]
    assert [book.workshops.of(id_) for id_ in rounds] == [None, None, None]
    settled = book.discussions.of(RoundId("closed"))
    assert (bool(settled.settled), settled.parking) == (True, ())
    book.discussions.put(RoundId("closed"), replace(settled, parking=("new chairs",)))
    book.workshops.put(RoundId("closed"), A_WORKSHOP)
    book.close()
    book = open_book(path)
    assert book.discussions.of(RoundId("closed")).parking == ("new chairs",)
    assert book.workshops.of(RoundId("closed")) is not None
    book.close()


def test_step_7_knows_of_no_worksheets_before_and_keeps_the_services(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-6.sixe", path)
    book = open_book(path)
    closed = RoundId("closed")
    assert book.worksheets.of(closed) == NO_WORKSHEETS
    first, *_others = book.discussions.of(closed).services
    assert (bool(first.levels), first.all_three, first.facts) == (True, None, {})
    book.worksheets.put(closed, FULL_WORKSHEETS)
    book.close()
    book = open_book(path)
    assert book.worksheets.of(closed) == FULL_WORKSHEETS
    book.close()


def test_step_8_knows_of_no_review_before_and_keeps_the_federal_holidays(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-7.sixe", path)
    book = open_book(path)
    closed = RoundId("closed")
    assert book.organization.work_days() == USUAL_WORK_DAYS
    plan = book.plans.of(closed)
    assert plan
    assert (plan.people, plan.reviews, plan.left_so, plan.next_review) == ((), (), (), None)
    assert {(a.short, a.pinned, a.readings, a.carried_from) for a in plan.actions} == {("", False, (), None)}
    days = WorkDays(country="", closed=(ClosedDays(date(2026, 12, 24), date(2027, 1, 2), "Winter"),))
    book.organization.put_work_days(days)
    book.plans.put(closed, FULL_PLAN)
    book.close()
    book = open_book(path)
    assert book.plans.of(closed) == FULL_PLAN
    assert book.organization.work_days() == days
    book.close()


WORKSHEETS_FOUND = {
    "The channels sheet shows a gap there.": WorksheetReason(sheet=Worksheet.CHANNELS),
    "The customer groups sheet shows that it is not heard at all.": WorksheetReason(sheet=Worksheet.GROUPS),
    "The waste walk of Straße & Co. found it.": WorksheetReason(sheet=Worksheet.WASTE, row="Straße & Co."),
    "The waste walk of  found it.": WorksheetReason(sheet=Worksheet.WASTE),
    "Point 9 of the gate for X is missing. is missing.": WorksheetReason(
        sheet=Worksheet.GATE, row="X is missing.", point=9
    ),
    "Point 0 of the gate for X is missing.": "Point 0 of the gate for X is missing.",
    "The waste walk of found it.": "The waste walk of found it.",
    "The channels sheet shows a gap there. Ours, too.": "The channels sheet shows a gap there. Ours, too.",
}


@pytest.mark.parametrize("kind", ["own", "library"])
@pytest.mark.parametrize(("sentence", "value"), WORKSHEETS_FOUND.items(), ids=WORKSHEETS_FOUND)
def test_step_9_makes_values_of_what_worksheets_found_and_keeps_what_a_team_wrote(
    path: Path, kind: str, sentence: str, value: Reason
) -> None:
    shutil.copy(golden.FOLDER / "schema-8.sixe", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "UPDATE plan_action SET kind = ?, because = ? WHERE position = 0", (kind, sentence)
        )
        connection.commit()
    book = open_book(path)
    plan = book.plans.of(RoundId("closed"))
    assert plan
    assert plan.actions[0].because == (value if kind == "own" else sentence)
    assert (
        because(plan.actions[0].because, an_assessment()).replace("walk found", "walk of  found") == sentence
    )
    book.plans.put(RoundId("closed"), FULL_PLAN)
    assert book.plans.of(RoundId("closed")) == FULL_PLAN
    book.close()


def test_step_11_knows_of_no_copy_before_and_works_figures_out_as_ever(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-10.sixe", path)
    book = open_book(path)
    closed = book.rounds.get(RoundId("closed"))
    assert (book.info.origin, book.figures.of(closed.id)) == (None, None)
    score = results_of(book, closed).score
    book.figures.put(closed.id, score)
    book.close()
    book = open_book(path)
    assert book.figures.of(closed.id) == score
    book.close()


def test_step_12_knows_of_no_firm_before_and_leaves_the_paper_to_the_language(path: Path) -> None:
    shutil.copy(golden.FOLDER / "schema-11.sixe", path)
    book = open_book(path)
    before = book.organization.branding()
    assert (before.firm, before.firm_logo, before.paper) == ("", None, None)
    assert before.color == "#00FF7A"
    branding = replace(before, firm="Harbor Partners", firm_logo=golden.PNG, paper="a4")
    book.organization.put_branding(branding)
    book.close()
    book = open_book(path)
    assert book.organization.branding() == branding
    book.close()


def test_a_migrated_workbook_has_the_schema_of_a_new_one_and_keeps_what_it_held(path: Path) -> None:
    new_book(path.with_name("new.sixe"), schema=next_schema()).close()
    full_book(path)
    old = open_book(path)
    rounds = old.rounds.of(a_team().id)
    old.close()
    migrated = open_book(path, schema=next_schema())
    assert migrated.info.organization == "Alder County (new)"
    assert migrated.teams.all() == (a_team(),)
    assert migrated.rounds.of(a_team().id) == rounds
    assert migrated.discussions.of(ROUND) == FULL_DISCUSSION
    assert migrated.plans.of(ROUND) == FULL_PLAN
    migrated.close()
    assert schema_of(path) == schema_of(path.with_name("new.sixe"))


def test_a_migration_that_fails_leaves_the_workbook_as_it_was(path: Path) -> None:
    new_book_with_round(path).close()
    before = path.read_bytes()

    def broken_migrations() -> Migrations:
        steps = next_migrations()
        steps(name="broken")(lambda db: db.execute("INSERT INTO team VALUES (NULL)"))
        return steps

    broken = Schema(
        version=next_schema().version, fingerprints=next_schema().fingerprints, migrations=broken_migrations
    )
    with pytest.raises(sqlite3.Error):
        open_book(path, schema=broken)
    assert path.read_bytes() == before
    assert not [name for name in files(path.parent) if name.endswith((".lock", "-journal", ".part"))]
    open_book(path).close()


def test_a_record_that_tells_of_steps_never_taken_leaves_the_workbook_as_it_was(path: Path) -> None:
    new_book_with_round(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations VALUES (?, 'sixelements', ?, '')",
            [next_schema().version, f"{next_schema().version}: next"],
        )
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DamagedWorkbook, match="It was not changed"):
        open_book(path, schema=next_schema())
    assert path.read_bytes() == before


def test_a_full_disk_during_a_migration_leaves_the_workbook_as_it_was(path: Path) -> None:
    new_book_with_round(path).close()
    before = path.read_bytes()

    def greedy_migrations() -> Migrations:
        steps = next_migrations()

        def fill(db: Database) -> None:
            (pages,) = db.execute("PRAGMA page_count").fetchone()
            db.execute(f"PRAGMA max_page_count = {pages}")
            db.execute("INSERT INTO motto VALUES (?)", ["x" * 100_000])

        steps(name="greedy")(fill)
        return steps

    greedy = Schema(
        version=next_schema().version, fingerprints=next_schema().fingerprints, migrations=greedy_migrations
    )
    with pytest.raises(CannotWrite, match="disk is full"):
        open_book(path, schema=greedy)
    assert path.read_bytes() == before
    open_book(path, schema=next_schema()).close()


KILLED = """
import os, sys
from tests.storage.books import open_book
from tests.storage.schemas import next_migrations, next_schema
from sixelements.storage import backups, schema, workbook
def kill(*_args, **_named):
    os.kill(os.getpid(), 9)
def kill_after(act):
    return lambda *args, **named: kill(act(*args, **named))
stage = sys.argv[2]
if stage == "the copy is made":
    workbook.upgrade = kill
if stage == "the steps are done, and nothing is stored":
    schema._check_references = kill
if stage == "it is stored, and not looked at":
    workbook.upgrade = kill_after(workbook.upgrade)
if stage == "it was looked at":
    backups.BackupManager.clear_up = kill
if stage == "it is open":
    open_book = kill_after(open_book)
open_book(path, schema=next_schema())
"""
STAGES = (
    "the copy is made",
    "the steps are done, and nothing is stored",
    "it is stored, and not looked at",
    "it was looked at",
    "it is open",
)


def an_open_anonymous_round(path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(n, {"1.1": 4}) for n in range(6)])
    book.close()


def sheets_in(path: Path) -> tuple[int, int]:
    """The schema of a file, and how many sheets it holds."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (sheets,) = connection.execute("SELECT count(*) FROM response").fetchone()
    return version, sheets


@pytest.mark.parametrize("stage", STAGES)
def test_a_kill_while_a_round_is_collecting_leaves_the_copy_in_the_old_format_until_the_new_one_is_sound(
    stage: str, path: Path
) -> None:
    """There is one copy only then, so that in the old format goes when sheets come, and not before."""
    an_open_anonymous_round(path)
    _out, error = start(KILLED, path, stage).communicate(timeout=60)
    assert error == ""
    (copy,) = (b.path for b in list_backups(path) if b.whole)
    assert sheets_in(copy) == (THIS_SCHEMA.version, 6)
    stored = STAGES.index(stage) >= STAGES.index("it is stored, and not looked at")
    assert sheets_in(path) == (THIS_SCHEMA.version + stored, 6)
    book = open_book(path, schema=next_schema())
    assert not book.info.read_only
    assert book.responses.arrived(ROUND) != {}
    assert len([b for b in list_backups(path) if b.whole]) == 1
    book.close()


def test_a_copy_in_the_old_format_stays_where_the_new_one_turns_out_to_be_damaged(path: Path) -> None:
    an_open_anonymous_round(path)
    start(KILLED, path, "it is stored, and not looked at").communicate(timeout=60)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\0" * 4096 + whole[12288:])
    with pytest.raises(DamagedWorkbook):
        open_book(path, schema=next_schema())
    (copy,) = (b.path for b in list_backups(path) if b.whole)
    assert sheets_in(copy) == (THIS_SCHEMA.version, 6)


def test_step_10_takes_a_workshop_that_waits_for_one_that_has_begun(path: Path) -> None:
    """Its hands say how it counts; nothing was jotted down in it that would be kept."""
    shutil.copy(golden.FOLDER / "schema-9.sixe", path)
    book = open_book(path)
    left = book.workshops.of(RoundId("closed"))
    assert left
    assert (left.begun, left.appointed, left.by_hands, left.jottings) == (True, False, True, {})
    book.workshops.put(RoundId("closed"), A_WORKSHOP)
    book.close()
    book = open_book(path)
    assert book.workshops.of(RoundId("closed")) == replace(A_WORKSHOP, practices=left.practices)
    book.close()

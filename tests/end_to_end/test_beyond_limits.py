"""What an earlier version locked opens again: for reading, with a list, and in a mended copy for writing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application.errors import DamagedWorkbook, TooMuch
from sixelements.application.organization import rename
from sixelements.application.plans import accepted
from sixelements.application.teams import add_team
from sixelements.cli.main import run
from sixelements.domain import limits
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, DAYS, DAYS_KEPT
from sixelements.storage import bounds
from tests.end_to_end.limits_desk import assert_opens_again, closed_round, opened
from tests.sampling import THOROUGH, some
from tests.storage.golden import FOLDER as GOLDEN

COLUMNS = [
    (table, column)
    for table, columns in bounds.TEXTS.items()
    for column, writing in columns.items()
    if writing
]
KEYS = {"id", "round", "team", "response", "digest", "practice", "item", "action", "depends_on", "assessment"}
SHORT = {
    "created_on", "color", "version", "content", "language", "opened_on", "closed_on", "mode", "role", "kind",
    "element", "size", "horizon", "start", "due", "first_step_by", "status", "outcome", "leg", "list",
    "state", "means", "way", "weakest_leg", "difference", "until", "other", "guardrail",
    "block", "expectation", "waste", "ease", "tested_on", "silent_on", "day", "out_on", "channel",
    "technique", "process", "step", "request", "opens", "customer_group",
    "not_before", "step_taken", "baseline_on", "target_by", "carried_from", "finding", "subject",
    "status_before", "read_on", "country", "subdivision", "first_day", "last_day", "workbook", "sheet",
    "paper", "origin", "record",
}  # fmt: skip
"""Days, and words of our own that a CHECK or a use case chooses among; ``content`` is a questionnaire."""
MORE_DAYS = ["0207-05-03", "1899-12-31", "2999-12-31", "3000-01-01"] if THOROUGH else []
FILL = {
    "comment": "INSERT INTO comment SELECT id, '1.1', 'Quiet' FROM response LIMIT 1",
    "team_service": "INSERT INTO team_service SELECT id, 0, 'Permits' FROM team",
    "plan_declined": "INSERT INTO plan_declined SELECT round, 0, 'x', 'Ask around', 'Later' FROM plan",
    "plan_worksheet_reason": (
        "INSERT INTO plan_worksheet_reason SELECT round, id, 'W1', '', NULL FROM plan_action LIMIT 1"
    ),
    "parked": "INSERT INTO parked SELECT round, 0, 'Later' FROM discussion",
    "plan_line": "INSERT INTO plan_line SELECT round, 'log', 0, 'Done' FROM plan",
    "plan_reading": "INSERT INTO plan_reading SELECT round, id, '2026-12-04', 1.0, '' FROM plan_action",
    "plan_person": "INSERT INTO plan_person SELECT round, 0, 'Grace', NULL FROM plan",
    "plan_left_so": "INSERT INTO plan_left_so SELECT round, 0, 'helper', '', 'Later' FROM plan",
}
SHEETS_OF_A_ROUND = "INSERT INTO worksheets SELECT round, NULL, '', NULL FROM plan"
A_CHANNEL = "INSERT INTO channel SELECT round, 'c', 0, 'Email', 1, 3 FROM plan"
A_GROUP = "INSERT INTO customer_group SELECT round, 'g', 0, 'Builders', 1 FROM plan"
A_PROCESS = "INSERT INTO process SELECT round, 'p', 0, 'Permit', '', '', '', 85.0, NULL, NULL FROM plan"
A_STEP = "INSERT INTO process_step SELECT round, 'p', 's', 0, '', '', 1.0, 1.0, 90.0, 1, 1, 0 FROM plan"
A_REQUEST = "INSERT INTO request SELECT round, 'r', 0, 'Status page', '', '', NULL FROM plan"
FILL_WORKSHEETS = {
    "worksheets": (),
    "channel": (A_CHANNEL,),
    "channel_cell": (
        A_CHANNEL,
        "INSERT INTO channel_cell SELECT round, 'c', 'speed', 0, '', '', NULL FROM plan",
    ),
    "technique": ("INSERT INTO technique SELECT round, 't', 0, 'Card', 'ask', 1 FROM plan",),
    "customer_group": (A_GROUP,),
    "group_cell": (A_GROUP, "INSERT INTO group_cell SELECT round, 'g', 't', 0, '', '', NULL FROM plan"),
    "process": (A_PROCESS,),
    "process_step": (A_PROCESS, A_STEP),
    "step_waste": (
        A_PROCESS,
        A_STEP,
        "INSERT INTO step_waste SELECT round, 'p', 's', 'motion', '', 1.0, 50.0, 'easy', NULL FROM plan",
    ),
    "request": (A_REQUEST,),
    "request_point": (A_REQUEST, "INSERT INTO request_point SELECT round, 'r', 1, 1, '' FROM plan"),
    "customer_fact": (
        "INSERT INTO customer_fact SELECT round, 'f', 0, 'Ease', 5.0, '', 0, '', '', NULL FROM plan",
    ),
    "service_fact": ("INSERT INTO service_fact SELECT round, 0, 1, 5.0, '', 0, '', '', 30 FROM plan",),
}
"""What it takes for each table of the worksheets to have a row."""
A_REVIEW = "INSERT INTO plan_review SELECT round, 0, '2026-12-07', 1, NULL, 0 FROM plan"
WORK_DAYS = "INSERT INTO work_days SELECT id, 'US', '' FROM workbook"
A_JOTTING = (
    "INSERT INTO workshop_jotting SELECT round, '1.1', 1, 0, 0, 0, 0, NULL, 0, '', '', NULL, '' FROM plan"
)
FILL_BESIDE = {
    "plan_review_entry": (
        A_REVIEW,
        "INSERT INTO plan_review_entry SELECT round, 0, 0, 'x', '', 'to_do', 'done', '', NULL FROM plan",
    ),
    "plan_review_decision": (A_REVIEW, "INSERT INTO plan_review_decision SELECT round, 0, 0, '' FROM plan"),
    "workshop_jotting": (
        "INSERT INTO workshop SELECT round, 0, 90, 12, 'talk', 0, 0, 0, 0, 0, 0, 6, 0, 0 FROM plan",
        A_JOTTING,
    ),
    "letterhead": ("INSERT INTO letterhead SELECT id, 'Harbor', NULL, NULL FROM workbook",),
    "closed_days": (
        WORK_DAYS,
        "INSERT INTO closed_days SELECT id, 0, '2026-12-24', '2026-12-24', '' FROM workbook",
    ),
}
"""The same for reviews, a workshop, the firm and closed days."""


def as_before(path: Path, *statements: str) -> None:
    """What an earlier version stored, which knew no limit there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in statements:
            assert connection.execute(statement).rowcount
        connection.execute("COMMIT")


def assert_locked_and_mended(path: Path, *found: str) -> None:
    """It opens for reading, everything can be read of it, and its mended copy opens for writing."""
    before = path.read_bytes()
    mended = path.with_name("mended.sixe")
    with closing(bootstrap.open_workbook(path)) as book:
        assert book.info.read_only
        for words in found:
            assert any(words in line for line in book.info.beyond), book.info.beyond
        with pytest.raises(TooMuch, match="not damaged"):
            rename(book, "Alder County and more")
    told = bootstrap.problems(path)
    assert "not damaged" in bootstrap.advice(path)
    assert not any("damaged" in line for line in told)
    changed = bootstrap.mend(path, mended)
    assert [line for line in changed if " in the copy." not in line] == [
        line for line in told if "Days from" not in line
    ]
    assert path.read_bytes() == before
    assert bootstrap.problems(mended) == []
    assert bootstrap.advice(mended) == ""
    assert_opens_again(mended)


def test_every_text_of_the_schema_has_a_limit(path: Path) -> None:
    """A new column must be named in the table of limits, or here as a word that nobody types."""
    with closing(sqlite3.connect(path)) as connection:
        columns = connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT GLOB '_sqlite*'"
        ).fetchall()
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    free = {(table, column) for table, column in columns if column not in KEYS | SHORT}
    assert free == set(COLUMNS)
    counted = {name for (name,) in tables if not name.startswith("_sqlite")}
    assert counted - set(bounds.ROWS) == {"file_taken_in", "newest_digest"}


@pytest.mark.parametrize(("table", "column"), some(COLUMNS, 10))
def test_a_text_beyond_the_limit_is_listed_and_cut_in_a_copy(table: str, column: str, path: Path) -> None:
    fill = [FILL[table]] if table in FILL else []
    if table in FILL_WORKSHEETS:
        fill = [SHEETS_OF_A_ROUND, *FILL_WORKSHEETS[table]]
    fill += FILL_BESIDE.get(table, ())
    longest = f"UPDATE {table} SET \"{column}\" = replace(hex(zeroblob(10875)), '0', 'x')"
    as_before(path, *fill, longest)
    writing = bounds.TEXTS[table][column]
    assert writing
    most = f"has 21,750 characters, and {CHARACTERS[writing]:,} fit."
    several = table in ("plan_action", "plan_action_kept", "plan_reading")
    assert_locked_and_mended(path, *([] if several else [most]))
    with closing(sqlite3.connect(path.with_name("mended.sixe"))) as connection:
        lengths = connection.execute(f'SELECT length("{column}") FROM {table}').fetchall()
    assert max(length for (length,) in lengths if length) <= CHARACTERS[writing]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", *MORE_DAYS])
@pytest.mark.parametrize("column", ["plan.start", "plan_action.start", "plan_action.first_step_by"])
def test_a_day_beyond_the_limit_is_listed_and_moved_in_a_copy(column: str, day: str, path: Path) -> None:
    table, name = column.split(".")
    due = f", due = '{day}'" if column == "plan_action.start" else ""
    as_before(path, f"UPDATE {table} SET {name} = '{day}'{due}")
    year = day[:4].lstrip("0")
    assert_locked_and_mended(path, f", {year}. Days from January 1, 2000 to December 31, 2100 fit.")
    with opened(path.with_name("mended.sixe")) as book:
        plan = accepted(book, closed_round(book))
    days = [plan.start, *(d for a in plan.actions for d in (a.start, a.due, a.first_step_by) if d)]
    assert all(d in DAYS for d in days)


@pytest.mark.parametrize(
    ("start", "due", "first", "mended"),
    [
        ("2027-01-11", "2027-06-01", "0207-05-03", ("2027-01-11", "2027-06-01", "2027-05-03")),
        ("0207-01-11", "2027-02-01", None, ("2027-01-11", "2027-02-01", None)),
        ("0207-01-11", "0207-12-01", None, ("2027-01-11", "2027-12-01", None)),
        ("0207-06-01", "2026-12-15", None, ("2026-06-01", "2026-12-15", None)),
        ("2027-01-11", "9996-02-29", None, ("2027-01-11", "2028-02-29", None)),
        (None, "3027-10-01", "1027-09-01", (None, "2026-10-01", "2026-09-01")),
    ],
)
def test_a_day_gets_the_year_that_its_plan_makes_likely(
    start: str | None, due: str, first: str | None, mended: tuple[str | None, ...], path: Path
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE plan SET start = '2026-11-18'")
        connection.execute("UPDATE plan_action SET start = NULL, due = NULL, first_step_by = NULL")
        days = "start = ?, due = ?, first_step_by = ?"
        connection.execute(f"UPDATE plan_action SET {days} WHERE position = 0", (start, due, first))
    changed = bootstrap.mend(path, path.with_name("mended.sixe"))
    with closing(sqlite3.connect(path.with_name("mended.sixe"))) as connection:
        query = "SELECT start, due, first_step_by FROM plan_action WHERE position = 0"
        assert connection.execute(query).fetchone() == mended
        (begins,) = connection.execute("SELECT start FROM plan").fetchone()
    assert begins == "2026-11-18"
    assert len(changed) == sum(old != new for old, new in zip((start, due, first), mended, strict=True))


def test_a_first_day_gets_the_year_of_its_round_and_is_told_old_and_new(path: Path) -> None:
    as_before(
        path,
        "UPDATE round SET closed_on = '2026-10-01' WHERE id = (SELECT round FROM plan)",
        "UPDATE plan SET start = '0207-01-11'",
    )
    changed = bootstrap.mend(path, path.with_name("mended.sixe"))
    told = "first day was January 11, 207 and is January 11, 2027 in the copy."
    assert any(line.endswith(told) for line in changed)


@pytest.mark.parametrize("column", ["start", "due", "first_step_by"])
@pytest.mark.parametrize("day", [DAYS_KEPT.first, DAYS_KEPT.last])
def test_a_day_that_an_earlier_version_stored_and_opened_still_opens(
    column: str, day: object, path: Path
) -> None:
    as_before(path, f"UPDATE plan_action SET {column} = '{day}'")
    with opened(path):
        pass


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", *MORE_DAYS])
def test_every_command_that_reads_can_read_it(day: str, path: Path, tmp_path: Path) -> None:
    long = "replace(hex(zeroblob(6000)), '0', 'x ')"
    as_before(
        path,
        f"UPDATE plan SET start = '{day}', aim = {long}",
        f"UPDATE plan_action SET start = '{day}', due = '{day}', first_step_by = '0207-05-03'",
        f"UPDATE plan_action SET risk = {long} WHERE position = 0",
        f"UPDATE settled SET why = {long} WHERE practice = '1.1'",
    )
    team = ["--team", "Alder County"]
    for command in (["score", path], ["score", path, "--json"], ["plan", path], ["plan", path, "--json"]):
        assert run([str(word) for word in [*command, *team]]) == 0, command
    for ending in (".pdf", ".xlsx", ".csv", ".json", ".ics", ".svg"):
        assert run(["report", str(path), "--out", str(tmp_path / f"report{ending}"), *team]) == 0, ending
    assert run(["close", str(path), "--team", "Front desk"]) == 1


def _many(n: int, insert: str) -> str:
    into, select = insert.split(" SELECT ", 1)
    numbers = f"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {n})"
    return f"INSERT INTO {into} {numbers} SELECT {select}"


ROUND = "(SELECT round AS id FROM plan)"
SHEETS = f"response (id, round, handed_in) SELECT randomblob(16), id, 1 FROM n, {ROUND}"
TOO_MANY = {
    "team": _many(2_001, "team SELECT 't'||x, 1000+x, 'Team '||x, 1, 1, 1 FROM n"),
    "team_service": _many(1_001, "team_service SELECT (SELECT id FROM team LIMIT 1), 1000+x, 'S' FROM n"),
    "response": _many(
        50_001, f"response (id, round, handed_in) SELECT randomblob(16), id, 1 FROM n, {ROUND}"
    ),
    "discussed": _many(1_001, f"discussed SELECT id, 1000+x, '1.1' FROM n, {ROUND}"),
    "service": _many(1_001, f"service SELECT id, 1000+x, 'Service' FROM n, {ROUND}"),
    "parked": _many(5_001, f"parked SELECT id, 1000+x, 'Later' FROM n, {ROUND}"),
    "plan_action_dependency": _many(
        2_001,
        "plan_action_dependency SELECT first.round, "
        "(SELECT id FROM plan_action WHERE position = 1 + x % 2), 1000+x, first.id FROM n, "
        "(SELECT round, id FROM plan_action ORDER BY position LIMIT 1) first",
    ),
    "plan_declined": _many(1_001, f"plan_declined SELECT id, 1000+x, 'x'||x, 'No', 'No' FROM n, {ROUND}"),
    "plan_line": _many(5_001, f"plan_line SELECT id, 'notes', 1000+x, 'Note' FROM n, {ROUND}"),
}


@pytest.mark.parametrize("table", some(TOO_MANY, 4))
def test_rows_beyond_the_limit_are_listed_and_left_out_of_a_copy(table: str, path: Path) -> None:
    as_before(path, TOO_MANY[table])
    most = bounds.ROWS[table].most
    assert_locked_and_mended(path, f"and {most:,} fit.")
    with closing(sqlite3.connect(path.with_name("mended.sixe"))) as connection:
        of = bounds.ROWS[table].of
        group = f"GROUP BY {of}" if of else ""
        left = connection.execute(f"SELECT count(*) AS n FROM {table} {group} ORDER BY n DESC").fetchone()[0]
    assert left == most


def test_texts_too_long_together_are_cut_alike_in_a_copy(path: Path) -> None:
    cyrillic = "replace(hex(zeroblob(2000)), '0', 'ж')"
    as_before(path, f"UPDATE settled SET why = {cyrillic}, evidence = {cyrillic}")
    assert_locked_and_mended(path, "592 kB of text together, and 500 kB fit.")
    with closing(sqlite3.connect(path.with_name("mended.sixe"))) as connection:
        lengths = {
            n for row in connection.execute("SELECT length(why), length(evidence) FROM settled") for n in row
        }
        (total,) = connection.execute(
            "SELECT total(length(CAST(why AS BLOB)) + length(CAST(evidence AS BLOB))) FROM settled"
        ).fetchone()
    assert len(lengths) == 1
    assert 490_000 < total <= limits.ALL_TEXTS


@pytest.mark.parametrize(
    ("longest", "opens"),
    [
        ("UPDATE settled SET why = printf('%.*c', 200000, 'x') WHERE practice = '1.1'", True),
        ("UPDATE settled SET why = printf('%.*c', 200001, 'x') WHERE practice = '1.1'", False),
        ("UPDATE settled SET why = printf('%.*c', 25000, 'x')", True),  # of 37 practices, 925,000 in all
        ("UPDATE settled SET why = printf('%.*c', 27100, 'x')", False),  # 1,002,700
    ],
)
def test_texts_that_nobody_types_are_refused_and_what_people_could_type_is_read(
    longest: str, opens: bool, path: Path
) -> None:
    as_before(path, longest)
    if opens:
        with closing(bootstrap.open_workbook(path)) as book:
            assert book.info.read_only
    else:
        with pytest.raises(DamagedWorkbook):
            bootstrap.open_workbook(path)


def test_twice_as_many_rows_are_borne_where_people_make_them_and_no_more_where_they_do_not() -> None:
    rows = bounds.ROWS
    assert bounds.RowLimit(5, order="position").bearable == 10
    assert bounds.RowLimit(5).bearable == 5
    ours = {"workbook", "plan", "discussion", "aim", "vote", "settled", "way_in", "hands", "round_practice"}
    assert [table for table in ours if rows[table].bearable != rows[table].most] == []


def test_a_file_beyond_the_limit_opens_for_reading_and_its_copy_fits(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_before(path, _many(3_000, SHEETS))
    monkeypatch.setattr(bounds, "LARGEST_FILE", path.stat().st_size - 50_000)
    assert_locked_and_mended(path, "The file takes")
    assert path.with_name("mended.sixe").stat().st_size <= bounds.LARGEST_FILE


def test_a_backup_that_is_merely_beyond_the_limits_is_restored_and_mended(path: Path) -> None:
    with opened(path) as book:
        add_team(book, name="One more", headcount=None, new_id=bootstrap.new_id)
    backup = bootstrap.backups_of(path)[0]
    as_before(backup.path, "UPDATE plan_action SET first_step_by = '0207-05-03'")
    path.write_bytes(b"gone")
    bootstrap.restore(path, backup.path, anyway=True)
    assert_locked_and_mended(path, ", 207.")


def test_what_fits_is_not_mended_and_nothing_is_overwritten(path: Path) -> None:
    with pytest.raises(BadInput, match="nothing to mend"):
        bootstrap.mend(path, path.with_name("copy.sixe"))
    as_before(path, "UPDATE plan SET start = '0207-05-03'")
    with pytest.raises(BadInput, match="exists already"):
        bootstrap.mend(path, path)
    assert not path.with_name("copy.sixe").exists()


def test_the_command_mends(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    as_before(path, "UPDATE plan_action SET first_step_by = '0207-05-03'")
    assert run(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert "sixelements mend book.sixe --out PATH" in out
    with closing(sqlite3.connect(path)) as connection:
        (late,) = connection.execute(
            "SELECT count(*) FROM plan_action WHERE first_step_by IS NOT NULL"
        ).fetchone()
    assert err.startswith(f"{late} problem")
    assert run(["mend", str(path), "--out", str(tmp_path / "mended.sixe")]) == 0
    out = capsys.readouterr().out
    assert "day of the first step" in out
    assert "May 3, 207" in out
    assert (tmp_path / "mended.sixe").stat().st_mode & 0o077 == 0
    assert run(["check", str(tmp_path / "mended.sixe")]) == 0


def test_check_lists_and_counts_all_and_the_window_the_first_fifty(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = "WITH RECURSIVE number(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM number LIMIT 45)"
    as_before(
        path,
        f"{numbers} INSERT INTO plan_line"
        " SELECT round, 'log', n, printf('%.*c', 21000, 'x') FROM plan, number",
        "UPDATE plan_action SET start = '3007-05-03', due = '3007-05-03', first_step_by = '3007-05-03'",
    )
    with closing(bootstrap.open_workbook(path)) as book:
        assert len(book.info.beyond) == 51
        (last,) = book.info.beyond[-1:]
    told = len(bootstrap.problems(path))
    assert told > 51
    assert last == f"And {told - 50} more."
    capsys.readouterr()
    assert run(["check", str(path)]) == 1
    assert capsys.readouterr().err == f"{told} problems found.\n"


def test_no_text_that_somebody_wrote_is_quoted(path: Path) -> None:
    marks: Callable[[str], str] = lambda mark: f"'{mark}' || replace(hex(zeroblob(20000)), '0', 'x')"  # noqa: E731
    as_before(path, f"UPDATE settled SET why = {marks('SECRET')}, evidence = {marks('SECRET')}")
    assert "SECRET" not in " ".join(bootstrap.problems(path))


def test_what_the_first_schema_locked_is_mended_and_brought_up_to_date(path: Path) -> None:
    path.write_bytes((GOLDEN / "schema-1.sixe").read_bytes())
    as_before(path, "UPDATE plan_action SET first_step_by = '0207-05-03'")
    before = path.read_bytes()
    with closing(bootstrap.open_workbook(path)) as book:
        assert book.info.read_only
        assert any(", 207." in line for line in book.info.beyond)
    bootstrap.mend(path, path.with_name("mended.sixe"))
    assert path.read_bytes() == before
    with opened(path.with_name("mended.sixe")):
        pass


@pytest.mark.parametrize("table", some((table for table in TOO_MANY if table != "response"), 2))
def test_as_many_rows_as_fit_open_for_writing_and_twice_as_many_are_refused(table: str, path: Path) -> None:
    full = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        of = bounds.ROWS[table].of
        group = f"GROUP BY {of} ORDER BY 1 DESC LIMIT 1" if of else ""
        there = (connection.execute(f"SELECT count(*) FROM {table} {group}").fetchone() or (0,))[0]
    most, statement = bounds.ROWS[table].most, TOO_MANY[table]
    as_before(path, statement.replace(f"x < {most + 1})", f"x < {most - there})"))
    with opened(path):
        pass
    path.write_bytes(full)
    as_before(path, statement.replace(f"x < {most + 1})", f"x < {2 * most + 1})"))
    with pytest.raises(DamagedWorkbook):
        bootstrap.open_workbook(path)

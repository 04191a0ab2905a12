"""What SQL can do to a workbook, by name."""

from collections.abc import Mapping

_NEVER_ENDS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS {column} FROM n"
_MANY = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {n})"
_ACTION = (
    "kind, title, practice, element, size, horizon, start, due, owner, helpers, first_step, first_step_by,"
    ' "when", "then", measure_name, measure_unit, measure_how, measure_baseline, measure_target,'
    " expected_level, because, guardrail, locked, needs, risk, told, status, evidence, review_notes"
)
_HANGS = "instr(hex(zeroblob(1400000)), hex(zeroblob(700000)) || '1')"
"""One step of a statement that takes minutes, and that nothing interrupts."""
_HANGS_QUOTED = _HANGS.replace("'", "''")


def _many(n: int, insert: str) -> str:
    """Insert a row for every x from 1 to n."""
    into, select = insert.split(" SELECT ", 1)
    return f"INSERT INTO {into} {_MANY.format(n=n)} SELECT {select}"


def _as_if(sql: str) -> str:
    """An index that is named in the schema and was never filled, which would take as long."""
    text = sql.replace("'", "''")
    page = "(SELECT rootpage FROM sqlite_master WHERE name = 'response_of_round')"
    return f"INSERT INTO sqlite_master SELECT 'index', 'more', 'team', {page}, '{text}'"


def _actions(n: int) -> str:
    """So many copies of one action, called c1, c2, …"""
    one = f"(SELECT round, {_ACTION} FROM plan_action LIMIT 1)"
    return _many(
        n,
        f"plan_action (round, id, position, {_ACTION}) SELECT round, 'c'||x, 1000+x, {_ACTION} FROM n, {one}",
    )


SQL: Mapping[str, str] = {
    "trigger-that-deletes-answers": "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END",
    "trigger-that-never-ends": (
        "CREATE TRIGGER t AFTER UPDATE ON round BEGIN INSERT INTO team_service"
        f" SELECT 'x', x, 'x' FROM ({_NEVER_ENDS.format(column='x')}); END"
    ),
    "trigger-in-place-of-closing": (
        "CREATE TRIGGER t BEFORE UPDATE ON round BEGIN SELECT raise(ABORT, 'owned'); END"
    ),
    "view-that-never-ends": f"CREATE VIEW v AS {_NEVER_ENDS.format(column='x')}",
    "view-in-place-of-a-table": (
        f"ALTER TABLE team_service RENAME TO t; CREATE VIEW team_service AS {_NEVER_ENDS.format(column='team')}"
    ),
    "view-called-like-the-record-of-migrations": (
        f"DROP TABLE _sqlite_migrations; CREATE VIEW _sqlite_migrations AS {_NEVER_ENDS.format(column='name')}"
    ),
    "table-more": "CREATE TABLE more (x)",
    "table-less": "DROP TABLE hands",
    "table-of-the-reader": "CREATE VIRTUAL TABLE more USING fts5(x)",
    "tables-by-the-hundred": ";".join(f"CREATE TABLE t{n} (x)" for n in range(200)),
    "column-more": "ALTER TABLE team ADD COLUMN more TEXT",
    "column-made-up": "ALTER TABLE team ADD COLUMN more TEXT AS (name || name)",
    "index-more": "CREATE INDEX more ON team (name)",
    "index-on-what-never-holds": "CREATE INDEX more ON team (name) WHERE abs(length(name) - 5) < 0",
    "index-less": "DROP INDEX response_of_round",
    "statistics": "ANALYZE",
    "check-removed": (
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (code BETWEEN -1 AND 5)', '') WHERE name = 'answer'"
    ),
    "default-added": (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT NOT NULL DEFAULT (1)')"
    ),
    "strict-removed": "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'team'",
    "schema-that-is-no-sql": "UPDATE sqlite_master SET sql = 'CREATE TABLE team (((' WHERE name = 'team'",
    "schema-that-is-another-statement": "UPDATE sqlite_master SET sql = 'DELETE FROM team' WHERE name = 'team'",
    "schema-with-an-unknown-collation": (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name TEXT COLLATE owned') WHERE name = 'team'"
    ),
    "schema-of-a-megabyte": (
        "UPDATE sqlite_master SET sql = 'CREATE TABLE team (x'||hex(zeroblob(500000))||')' WHERE name = 'team'"
    ),
    "schema-with-one-page-for-all": "UPDATE sqlite_master SET rootpage = 2 WHERE rootpage > 2",
    "schema-with-itself-for-a-table": "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'team'",
    "schema-with-pages-that-are-not-there": "UPDATE sqlite_master SET rootpage = 2000000000 WHERE name = 'team'",
    "record-of-migrations-gone": "DROP TABLE _sqlite_migrations",
    "record-of-migrations-with-a-heavy-rule": (
        "DROP TABLE _sqlite_migrations; CREATE TABLE _sqlite_migrations (name TEXT,"
        " CHECK (length(hex(zeroblob(2000000))) > length(name)));"
        + _many(3_000, "_sqlite_migrations SELECT x FROM n")
    ),
    "record-of-migrations-with-a-giant-rule": (
        "DROP TABLE _sqlite_migrations; CREATE TABLE _sqlite_migrations (name TEXT,"
        " CHECK (length(hex(zeroblob(length(name) * 400000000))) > 0)); INSERT INTO _sqlite_migrations VALUES ('x')"
    ),
    "record-of-migrations-with-a-rule-that-hangs": (
        "DROP TABLE _sqlite_migrations; CREATE TABLE _sqlite_migrations (name TEXT); INSERT INTO _sqlite_migrations"
        " VALUES ('x'); UPDATE sqlite_master SET sql = 'CREATE TABLE _sqlite_migrations (name TEXT,"
        f" CHECK ({_HANGS_QUOTED} = 0))' WHERE name = '_sqlite_migrations'"
    ),
    "record-of-migrations-with-another-index": (
        "DROP INDEX idx__sqlite_migrations_migration_set_name;"
        " CREATE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (name)"
    ),
    "index-on-what-hangs": _as_if(f"CREATE INDEX more ON team (name, {_HANGS})"),
    "index-where-it-hangs": _as_if(f"CREATE INDEX more ON team (name) WHERE {_HANGS} = 0"),
    "column-that-hangs": (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL',"
        f" 'name TEXT NOT NULL CHECK ({_HANGS_QUOTED} = 0)') WHERE name = 'team'"
    ),
    "id-that-hangs": (
        "UPDATE sqlite_master SET sql = replace(sql, 'id TEXT PRIMARY KEY',"
        f" 'id TEXT AS (CAST({_HANGS_QUOTED} AS TEXT))') WHERE name = 'workbook';"
        " DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_workbook_1'"
    ),
    "record-of-numbers-given-out": "CREATE TABLE more (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE more",
    "schema-with-a-space-more": (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name  TEXT') WHERE name = 'team'"
    ),
    "schema-with-a-name-that-is-no-text": (
        "UPDATE sqlite_master SET name = CAST(x'ff41ff' AS TEXT) WHERE name = 'response_of_round'"
    ),
    "schema-with-bytes-for-a-name": "UPDATE sqlite_master SET name = x'00' WHERE name = 'response_of_round'",
    "text-that-is-no-text": "UPDATE team SET name = CAST(x'ff41ff' AS TEXT)",
    "nul-in-names": "UPDATE team SET name = 'a'||char(0)||'b'; UPDATE workbook SET organization = char(0)",
    "escape-codes-in-names": (
        "UPDATE team SET name = char(27)||'[2J'||char(27)||']0;owned'||char(7);"
        " UPDATE workbook SET organization = 'a'||char(8238)||'b'||char(155)||'2J'"
    ),
    "line-ends-in-names": "UPDATE team SET name = 'a'||char(10)||'b'||char(13)||'c'||char(8232)||'d'",
    "markup-in-names": "UPDATE team SET name = '<img src=\"file:///etc/passwd\"/>'; UPDATE workbook SET organization = '<b'",
    "names-of-nothing": "UPDATE team SET name = ''; UPDATE workbook SET organization = ''",
    "formula-for-a-name": "UPDATE team SET name = '=cmd|'' /C calc''!A0'",
    "logo-that-is-none": "UPDATE workbook SET logo = zeroblob(1000000)",
    "number-for-a-text": "UPDATE workbook SET language = ' '",
    "id-that-leads-elsewhere": "UPDATE workbook SET id = '/tmp/../etc/../tmp/owned'",
    "two-organizations": "INSERT INTO workbook SELECT 'x', organization, created_on, language, NULL, NULL FROM workbook",
    "no-organization": "DELETE FROM workbook",
    "no-team": "DELETE FROM team",
    "no-round": "DELETE FROM round",
    "team-of-quintillions": (
        "UPDATE team SET frontline = 9223372036854775807, supervisor = 9223372036854775807;"
        " UPDATE round SET frontline = 9223372036854775807, supervisor = 9223372036854775807, manager = 0"
    ),
    "round-with-a-huge-threshold": "UPDATE round SET threshold = 9223372036854775807",
    "round-with-a-threshold-of-one": "UPDATE round SET threshold = 1",
    "round-with-a-mode-that-is-none": "UPDATE round SET mode = 'public'",
    "round-in-a-state-that-is-none": "UPDATE round SET state = 'shown'",
    "open-round-that-is-sealed": "UPDATE round SET mode = 'open', state = 'sealed'",
    "round-with-a-huge-number": "UPDATE round SET number = 9223372036854775807",
    "round-with-days-that-are-none": "UPDATE round SET opened_on = '2026-02-31', closed_on = 'x'",
    "round-of-no-assessment": "UPDATE round SET assessment = NULL",
    "round-of-an-assessment-that-is-not-there": "UPDATE round SET assessment = 'x'",
    "round-that-asks-what-is-not-there": "INSERT INTO round_practice VALUES ('round-1', '9.9', 99, NULL)",
    "round-that-asks-nothing": "DELETE FROM round_practice",
    "round-that-sets-all-aside": "UPDATE round_practice SET set_aside = 'x'",
    "round-with-a-horizon-of-quintillions": "UPDATE round SET horizon_days = 9223372036854775807",
    "sheet-of-no-round": "UPDATE response SET round = 'x'",
    "sheet-begun-in-a-round-that-was-shown": "UPDATE response SET handed_in = 0 WHERE id > x'00000000000000000000000000000008'",
    "sheet-handed-in-quintillions-of-times": "UPDATE response SET handed_in = 9223372036854775807",
    "answer-of-99": "UPDATE answer SET code = 99",
    "answer-to-what-is-not-asked": "UPDATE answer SET item = 'x'||item",
    "answer-to-a-row-of-items": "UPDATE answer SET item = '1.14,1.14,1.1' WHERE item = '1.1'",
    "answer-to-a-letter": "UPDATE answer SET item = 'a,b,²,1.9'||item",
    "answer-to-nothing": "UPDATE answer SET item = '' WHERE item = '1.1'",
    "comment-with-a-nul": "UPDATE comment SET text = char(0)",
    "hands-by-the-quintillion": "UPDATE hands SET level_1 = 4611686018427387904, level_5 = 4611686018427387904",
    "hands-below-nothing": "UPDATE hands SET level_1 = -1",
    "wrong-hash": "UPDATE assessment SET content = content || ' '",
    "digest-of-another-length": "UPDATE assessment SET digest = 'x'; UPDATE round SET assessment = 'x'",
    "agreed-on-infinity": "UPDATE settled SET level = 9e999",
    "agreed-on-less-than-nothing": "UPDATE settled SET level = -9e999 WHERE outcome = 'agreed'",
    "agreed-on-a-huge-level": "UPDATE settled SET level = 1e308 WHERE outcome = 'agreed'",
    "agreed-on-nothing": "UPDATE settled SET level = NULL",
    "agreed-on-a-practice-that-is-not-there": "INSERT INTO settled VALUES ('round-1', '9.9', 'agreed', 3, '', '')",
    "aim-for-what-is-not-there": "INSERT INTO aim VALUES ('round-1', '9.9', 5)",
    "votes-by-the-quintillion": "UPDATE vote SET votes = 9223372036854775807",
    "worksheet-with-one-item": "DELETE FROM service_level WHERE position > 0",
    "worksheet-with-a-gap": "UPDATE service_level SET position = 9000000000000000000 WHERE position = 1",
    "plan-for-the-end-of-time": "UPDATE plan SET start = '9999-12-31'",
    "plan-for-the-year-nothing": "UPDATE plan SET start = '0000-01-01'",
    "action-for-the-end-of-time": "UPDATE plan_action SET start = '9999-12-31', due = '9999-12-31'",
    "action-due-before-it-starts": "UPDATE plan_action SET start = '2026-12-01', due = '2020-01-01'",
    "action-of-an-element-that-is-not-there": "UPDATE plan_action SET element = '9', practice = '9.9'",
    "action-measured-in-infinities": "UPDATE plan_action SET measure_baseline = 9e999, measure_target = -9e999",
    "actions-that-wait-for-one-another": (
        "DELETE FROM plan_action_dependency; INSERT INTO plan_action_dependency SELECT a.round, a.id, 0, b.id"
        " FROM plan_action a JOIN plan_action b ON a.round = b.round AND a.id <> b.id LIMIT 1;"
        " INSERT INTO plan_action_dependency SELECT round, depends_on, 0, action FROM plan_action_dependency"
    ),
    "action-that-waits-for-itself": (
        "DELETE FROM plan_action_dependency; INSERT INTO plan_action_dependency SELECT round, id, 0, id FROM plan_action"
    ),
    "a-thousand-actions": _actions(1_000),
    "a-chain-of-a-thousand-actions": (
        _actions(1_000)
        + "; "
        + _many(
            999,
            "plan_action_dependency SELECT round, 'c'||x, 0, 'c'||(x + 1) FROM n, (SELECT round FROM plan)",
        )
    ),
}


def large_sql(many: int) -> Mapping[str, str]:
    """What takes a large file; ``many`` is how many rows are far too many, of sheets at least twice what fits."""
    sheets = max(2 * many, 101_000)
    return {
        "name-of-200-MB": "UPDATE team SET name = CAST(zeroblob(200000000) AS TEXT)",
        "name-of-9-MB": "UPDATE team SET name = replace(hex(zeroblob(4500000)), '0', 'x')",
        "reason-of-9-MB": "UPDATE settled SET why = replace(hex(zeroblob(4500000)), '0', 'x ')",
        "notes-of-9-MB": "UPDATE plan SET aim = replace(hex(zeroblob(4500000)), '0', 'x ')",
        "far-too-many-teams": _many(many, "team SELECT 't'||x, 1000+x, 'Team '||x, 1, 1, 1 FROM n"),
        "far-too-many-teams-of-one-name": _many(
            many, "team SELECT 't'||x, 1000+x, 'Team', NULL, NULL, NULL FROM n"
        ),
        "far-too-many-services": _many(many, "team_service SELECT 'team-1', 1000+x, 'Service '||x FROM n"),
        "far-too-many-rounds": _many(
            many // 2,
            "round (id, team, number, mode, threshold, state, assessment, opened_on, several_sittings,"
            " horizon_days) SELECT 'r'||x, 'team-1', 1000+x, 'open', 3, 'published', digest, '', 0, 180"
            " FROM n, assessment",
        ),
        "far-too-many-practices-asked": _many(
            many, "round_practice SELECT 'round-1', 'x'||x, 1000+x, NULL FROM n"
        ),
        "far-too-many-sheets": _many(
            sheets, "response SELECT randomblob(16), 'round-1', NULL, 1, NULL FROM n"
        ),
        "far-too-many-sheets-with-an-answer": (
            _many(sheets, "response SELECT CAST(printf('%016d', x) AS BLOB), 'round-1', NULL, 1, NULL FROM n")
            + "; INSERT INTO answer SELECT id, '1.1', 3 FROM response WHERE substr(id, 1, 3) = x'303030'"
        ),
        "far-too-many-answers-on-a-sheet": _many(
            many, "answer SELECT id, 'x'||x, 3 FROM n, (SELECT id FROM response LIMIT 1)"
        ),
        "far-too-many-comments": (
            _many(sheets, "response SELECT CAST(printf('%016d', x) AS BLOB), 'round-1', NULL, 1, NULL FROM n")
            + "; INSERT INTO comment SELECT id, '1.1', hex(id) FROM response WHERE substr(id, 1, 3) = x'303030'"
        ),
        "far-too-many-settled": _many(many, "settled SELECT 'round-1', 'x'||x, 'agreed', 3, '', '' FROM n"),
        "far-too-many-notes": _many(many, "plan_line SELECT 'round-1', 'notes', 1000+x, 'Note '||x FROM n"),
        "far-too-many-declined": _many(
            many, "plan_declined SELECT 'round-1', 1000+x, 'x'||x, 'No', 'No' FROM n"
        ),
        "far-too-many-assessments": _many(
            many,
            "assessment SELECT printf('%064d', x), id, version, '' FROM n, (SELECT id, version FROM assessment)",
        ),
        "far-too-many-worksheets": _many(many, "service SELECT 'round-1', 1000+x, 'Service' FROM n"),
        "far-too-many-files-taken-in": _many(many, "file_taken_in SELECT 'round-1', randomblob(32) FROM n"),
        "far-too-many-actions": _actions(many // 30),
        "a-chain-of-far-too-many-actions": (
            _actions(many // 30)
            + "; "
            + _many(
                many // 30 - 1,
                "plan_action_dependency SELECT round, 'c'||x, 0, 'c'||(x + 1) FROM n, (SELECT round FROM plan)",
            )
        ),
        "chains-of-actions-round-after-round": (
            _many(
                many // 2_000,
                "round (id, team, number, mode, threshold, state, assessment, opened_on, closed_on,"
                " several_sittings, horizon_days)"
                " SELECT 'r'||x, 'team-1', 1000+x, 'open', 3, 'published', digest, '2026-01-01', '2026-01-01', 0, 180"
                " FROM n, assessment",
            )
            + "; INSERT INTO round_practice SELECT id, '1.1', 0, NULL FROM round WHERE number > 1000"
            "; INSERT INTO plan SELECT id, id, '2026-01-01', '', '' FROM round WHERE number > 1000"
            f"; INSERT INTO plan_action (round, id, position, {_ACTION})"
            f" {_MANY.format(n=190)} SELECT r.id, 'c'||x, 1000+x, {_ACTION.replace('start, due', 'a.start, a.due')}"
            " FROM n, (SELECT id FROM round WHERE number > 1000) r, (SELECT * FROM plan_action LIMIT 1) a"
            f"; INSERT INTO plan_action_dependency {_MANY.format(n=189)}"
            " SELECT id, 'c'||x, 0, 'c'||(x + 1) FROM n, (SELECT id FROM round WHERE number > 1000)"
        ),
        "far-too-many-tables": _many(
            many // 2, "sqlite_master SELECT 'table', 't'||x, 't'||x, 2, 'CREATE TABLE t'||x||' (x)' FROM n"
        ),
        "far-too-many-columns": _many(
            many // 200,
            "sqlite_master SELECT 'table', 't'||x, 't'||x, 2,"
            " 'CREATE TABLE t'||x||' ('||c||')' FROM n, (SELECT group_concat('c'||x) AS c FROM n WHERE x < 1900)",
        ),
        "far-too-many-triggers": _many(
            many // 5,
            "sqlite_master SELECT 'trigger', 't'||x, 'team', 0,"
            " 'CREATE TRIGGER t'||x||' AFTER INSERT ON team BEGIN SELECT 1; END' FROM n",
        ),
    }

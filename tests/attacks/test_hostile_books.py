"""Promise 7: a hostile workbook is opened or refused, in words and in time; reading changes nothing.

``SIXELEMENTS_THOROUGH=1`` makes the large ones as large as they were first tried, has reports asked also of
books that are refused, and every command tried on each.
"""

import json
import os
import sqlite3
import struct
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sixelements.storage.schema import fingerprint
from tests.attacks.conftest import Run, RunAll
from tests.attacks.measured import Ran
from tests.files.hostile_books import BOOKS, large_books
from tests.files.make_hostile import FOLDER, KEPT_BOOKS
from tests.sampling import THOROUGH, some

LARGE = large_books(1_000_000 if THOROUGH else 26_000)
AS_SOUND = {
    "last-byte-gone",
    "a-megabyte-of-zeros-behind",
    "a-megabyte-of-noise-behind",
    "two-workbooks-in-one",
    "pages-none",
    "encoding-9",
    "write-version-9",
    "said-to-be-in-wal-mode",
    "wal-mode",
    "utf-16-inside",
}
"""SQLite makes do with what is said wrongly of these, and reads what is there."""
OPENED = {
    *AS_SOUND,
    "snapshot-with-line-ends-and-escape-codes",
    "snapshot-without-lines",
    "nul-in-names",
    "escape-codes-in-names",
    "line-ends-in-names",
    "markup-in-names",
    "names-of-nothing",
    "formula-for-a-name",
    "logo-that-is-none",
    "number-for-a-text",
    "two-organizations",
    "team-of-quintillions",
    "round-with-a-huge-threshold",
    "round-with-a-threshold-of-one",
    "round-with-a-huge-number",
    "round-with-days-that-are-none",
    "round-that-asks-what-is-not-there",
    "round-that-asks-nothing",
    "round-that-sets-all-aside",
    "round-with-a-horizon-of-quintillions",
    "sheet-begun-in-a-round-that-was-shown",
    "answer-to-what-is-not-asked",
    "answer-to-nothing",
    "comment-with-a-nul",
    "agreed-on-nothing",
    "agreed-on-a-practice-that-is-not-there",
    "aim-for-what-is-not-there",
    "worksheet-with-one-item",
    "worksheet-with-a-gap",
    "plan-for-the-end-of-time",
    "action-for-the-end-of-time",
    "action-due-before-it-starts",
    "action-of-an-element-that-is-not-there",
    "actions-that-wait-for-one-another",
    "action-that-waits-for-itself",
    "far-too-many-files-taken-in",
    "chains-of-actions-round-after-round",
}
"""Odd, and nothing that a report would stumble over."""

WAL = {"book.sixe-wal", "book.sixe-shm"}
SIDE_FILES = {"wal-mode": WAL, "said-to-be-in-wal-mode": WAL}
"""What SQLite leaves beside a workbook that another program left that way, until it is written to."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the hostile workbook lies, alone in its folder."""
    (tmp_path / "from elsewhere").mkdir()
    return tmp_path / "from elsewhere" / "book.sixe"


def content(path: Path) -> bytes | None:
    """The bytes of an ordinary file of bearable size."""
    return path.read_bytes() if path.is_file() and path.stat().st_size < 1e9 else None


def beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()} - {path.name}


def assert_worded(ran: Ran) -> None:
    assert ran.code == 1
    assert ran.err.count("\n") == 1, ran.err


def assert_refused(ran: Ran) -> None:
    assert_worded(ran)
    assert len(ran.err) < 1_000


def reports_of(name: str) -> Sequence[str]:
    """What is opened may trip a page; what is refused is refused alike whatever it was opened for."""
    if name in AS_SOUND:
        return (".json",)
    if name in OPENED or THOROUGH:
        return (".json", ".pdf")
    return ()


@pytest.mark.parametrize("name", [*some(BOOKS, 8), *LARGE])
def test_it_is_opened_or_refused(
    name: str, run_all: RunAll, sound: bytes, place: Path, tmp_path: Path
) -> None:
    {**BOOKS, **LARGE}[name](sound, place)
    before = content(place)
    reports = [("report", place, "--out", tmp_path / f"report{ending}") for ending in reports_of(name)]
    checked, *read = run_all(("check", place), ("score", place), *reports)
    assert content(place) == before
    assert beside(place) <= SIDE_FILES.get(name, set())
    (written,) = run_all(("close", place))
    assert_refused(written)  # where it can be opened, its round is closed already
    if name in OPENED:
        assert [ran.err for ran in read if ran.code] == []
        json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    else:
        for ran in read:
            assert_refused(ran)
        assert checked.code == 1
        assert content(place) == before
        assert beside(place) <= {"book.sixe backups"}


COMMANDS: Sequence[Sequence[str]] = (
    ("plan", "{}", "--accept", "--replace"),
    ("backups", "{}", "--restore", "1"),
)
ALIKE: Sequence[Sequence[str]] = (
    ("close", "{}"),
    ("discuss", "{}", "{}.talk.json"),
    ("collect", "{}", "{}.answers.csv"),
    ("round", "{}"),
    ("team", "{}", "Night desk"),
    ("check", "{}"),
    ("score", "{}"),
    ("plan", "{}"),
    ("report", "{}", "--out", "{}.csv"),
    ("backups", "{}"),
    ("status", "{}"),
    ("compare", "{}"),
    ("export", "{}", "--out", "{}.figures.csv"),
)
"""They open a workbook as others here do; each book meets one of them, or all."""
CLAIMS = ("not changed", "unchanged", "not touched", "as it was")


@pytest.mark.parametrize("name", some(BOOKS, 4))
def test_what_is_said_about_the_file_is_true(name: str, run_all: RunAll, sound: bytes, place: Path) -> None:
    """Each command works on a copy of its own; whoever says that nothing was changed has changed nothing."""
    BOOKS[name](sound, place)
    if not place.is_file() or place.stat().st_size > 1e8:
        pytest.skip("no file to change")
    before = place.read_bytes()
    first, step = (0, 1) if THOROUGH else ([*BOOKS].index(name) % len(ALIKE), len(ALIKE))
    tried = [*COMMANDS, *ALIKE[first::step]]
    copies = [place.with_name(f"{n}.sixe") for n in range(len(tried))]
    for copy in copies:
        copy.write_bytes(before)
        Path(f"{copy}.talk.json").write_text('{"facilitator": "Ana"}', encoding="utf-8")
        Path(f"{copy}.answers.csv").write_text("role,1.1\nfrontline,3\n", encoding="utf-8")
    commands = zip(tried, copies, strict=True)
    said = run_all(*([word.format(copy) for word in command] for command, copy in commands))
    for command, copy, ran in zip(tried, copies, said, strict=True):
        if any(claim in ran.err + ran.out for claim in CLAIMS):
            assert copy.read_bytes() == before, (command, ran.err)
        if command[0] in ("check", "score", "report", "status", "compare", "export") or command == (
            "backups",
            "{}",
        ):
            assert copy.read_bytes() == before, command


@pytest.mark.parametrize("name", KEPT_BOOKS)
def test_a_kept_workbook_still_holds_its_trick(name: str, run: Run, sound: bytes, tmp_path: Path) -> None:
    """The same as one made now, so that it is refused for its trick and not for its age."""
    kept = FOLDER / "sixe" / f"{name}.sixe"
    BOOKS[name](sound, tmp_path / "now.sixe")
    assert content(kept) == content(tmp_path / "now.sixe") or _tables(kept) == _tables(tmp_path / "now.sixe")
    assert_refused(run("score", kept))


def _tables(path: Path) -> str:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return fingerprint(connection)


def test_a_sound_workbook_is_opened(run: Run, sound: bytes, place: Path) -> None:
    place.write_bytes(sound)
    assert run("check", place).code == 0
    assert run("score", place).code == 0


def test_as_many_sheets_as_may_be_are_read_in_time(run: Run, sound: bytes, place: Path) -> None:
    place.write_bytes(sound)
    many = 49_000 if THOROUGH else 4_900
    items = [f"{e}.{n}" for e in range(1, 7) for n in range(1, 7)] + [f"t.{n}" for n in range(1, 11)]
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.executescript("PRAGMA page_size=4096; VACUUM; PRAGMA synchronous=OFF; BEGIN")
        connection.execute("CREATE TEMP TABLE asked (item TEXT)")
        connection.executemany("INSERT INTO asked VALUES (?)", [(item,) for item in items])
        connection.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?)"
            " INSERT INTO response SELECT randomblob(16), 'round-1', NULL, 1, NULL FROM n",
            (many,),
        )
        connection.execute("UPDATE round SET mode = 'anonymous'")
        connection.execute("INSERT OR IGNORE INTO answer SELECT id, item, 3 FROM response, asked")
        connection.execute("COMMIT")
    ran = run("score", place, "--json")
    assert json.loads(ran.out)["round"]["responses"] > many
    assert run("check", place).code == 1  # answers to what the round does not ask


def _summed(wal: bytes) -> bytes:
    """A write-ahead log with the sums that go with what it says."""
    order = "<" if wal[3] == 0x82 else ">"

    def added(sums: tuple[int, int], data: bytes) -> tuple[int, int]:
        one, two = sums
        for x, y in struct.iter_unpack(f"{order}II", data):
            one = (one + x + two) & 0xFFFFFFFF
            two = (two + y + one) & 0xFFFFFFFF
        return one, two

    result, sums = wal[:32], added((0, 0), wal[:24])
    for start in range(32, len(wal), 24 + 512):
        frame = wal[start : start + 24 + 512]
        sums = added(added(sums, frame[:8]), frame[24:])
        result += frame[:16] + struct.pack(">II", *sums) + frame[24:]
    return result


class TestWhatLiesBeside:
    """A workbook may come in a folder with files that SQLite, or we, look at."""

    def hot_journal(self, place: Path, sound: bytes, names: Path) -> None:
        """A change that was cut short, whose journal says that another file has a part in it."""
        place.write_bytes(sound)
        other = place.with_name("other.sixe")
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size=1")
            connection.execute("BEGIN")
            connection.execute("CREATE TABLE more (x)")
            connection.execute("INSERT INTO more VALUES (zeroblob(1000000))")
            other.write_bytes(place.read_bytes())
            journal = place.with_name(place.name + "-journal").read_bytes()
            connection.execute("ROLLBACK")
        other.replace(place)
        name = str(names).encode()
        page = 0x40000000 // 512 + 1
        end = struct.pack(">I", page) + name + struct.pack(">II", len(name), sum(name))
        place.with_name(place.name + "-journal").write_bytes(journal + end + journal[:8])

    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        """A file that has nothing to do with any of this."""
        (tmp_path / "tax-return.pdf").write_text("two weeks of work", encoding="utf-8")
        return tmp_path / "tax-return.pdf"

    def test_sqlite_deletes_what_a_journal_names(self, sound: bytes, place: Path, own: Path) -> None:
        """The control: without our looking first, the file is gone."""
        self.hot_journal(place, sound, own)
        with closing(sqlite3.connect(place)) as connection:
            connection.execute("SELECT count(*) FROM team").fetchone()
        assert not own.exists()

    @pytest.mark.parametrize("command", ["check", "score", "close", "backups"])
    def test_a_file_that_a_journal_names_is_left_alone(
        self, command: str, run: Run, sound: bytes, place: Path, own: Path
    ) -> None:
        self.hot_journal(place, sound, own)
        before = content(place)
        assert_refused(run(command, place))
        assert own.read_text(encoding="utf-8") == "two weeks of work"
        assert content(place) == before

    def test_a_backup_with_such_a_journal_is_not_restored(
        self, run: Run, sound: bytes, place: Path, own: Path
    ) -> None:
        folder = place.with_name(f"{place.name} backups")
        folder.mkdir()
        self.hot_journal(folder / "2026-11-02 120000.sixe", sound, own)
        place.write_bytes(sound)
        assert_refused(run("backups", place, "--restore", 1))
        assert own.exists()
        assert content(place) == sound

    @pytest.mark.parametrize("name", ["book.sixe.lock", "book.sixe-journal", "book.sixe-wal"])
    @pytest.mark.parametrize("kind", ["pipe", "zeros", "folder"])
    def test_a_pipe_or_device_beside_it_does_not_hold_us_up(
        self, name: str, kind: str, run: Run, sound: bytes, place: Path
    ) -> None:
        place.write_bytes(sound)
        strange = place.with_name(name)
        if kind == "pipe":
            os.mkfifo(strange)
        elif kind == "zeros":
            strange.symlink_to("/dev/zero")
        else:
            strange.mkdir()
        for command in ("check", "score"):
            assert run(command, place).seconds < 5
        assert content(place) == sound
        assert run("close", place).seconds < 5

    @pytest.mark.parametrize("pages", [2**32 - 16, 5_000])
    @pytest.mark.parametrize("page", [512, 65536])
    def test_a_journal_that_asks_for_more_than_there_is_makes_nothing_grow(
        self, page: int, pages: int, run: Run, sound: bytes, place: Path
    ) -> None:
        """The control shows that SQLite believes it."""
        journal = place.with_name("book.sixe-journal")
        head = struct.pack(">8sIIIII", bytes.fromhex("d9d505f920a163d7"), 0, 1, pages, 512, page)
        for command in ("check", "score", "close", "backups", "report"):
            place.write_bytes(sound)
            journal.write_bytes(head.ljust(512, b"\0"))
            more = ("--out", place.with_name("report.json")) if command == "report" else ()
            assert_refused(run(command, place, *more))
            assert content(place) == sound
        if pages < 2**31:
            with closing(sqlite3.connect(place)) as connection:
                connection.execute("PRAGMA schema_version").fetchone()
            assert place.stat().st_size == page * pages

    @pytest.mark.parametrize("records", [0, 1])
    def test_a_journal_of_another_file_is_said_and_kept(
        self, records: int, run: Run, sound: bytes, place: Path
    ) -> None:
        """It would cut the workbook to one page, or fill page 1 with zeros, as the control shows."""
        page = int.from_bytes(sound[16:18])
        pages = len(sound) // page if records else 1
        head = struct.pack(">8sIIIII", bytes.fromhex("d9d505f920a163d7"), records, 0, pages, 512, page)
        forged = head.ljust(512, b"\0") + struct.pack(">I", 1) + bytes(page + 4)
        journal = place.with_name("book.sixe-journal")
        for n, command in enumerate(("check", "score", "status", "compare", "export")):
            place.write_bytes(sound)
            journal.write_bytes(forged)
            more = ("--out", place.with_name("figures.csv")) if command == "export" else ()
            ran = run(command, place, *more)
            aside = place.with_name("book.sixe change cut short" + (f" {n + 1}" if n else ""))
            assert (aside.read_bytes(), content(place)) == (forged, sound), command
            assert ran.err.count(f"kept as “{aside.name}”") == 1, command
            assert "Traceback" not in ran.err
        place.write_bytes(sound)
        journal.write_bytes(forged)
        with closing(sqlite3.connect(place)) as connection, suppress(sqlite3.DatabaseError):
            connection.execute("PRAGMA schema_version").fetchone()
        assert content(place) != sound

    @pytest.mark.parametrize("pages", [2**32 - 16, 5_000])
    def test_nor_does_a_write_ahead_log(self, pages: int, run: Run, sound: bytes, place: Path) -> None:
        place.write_bytes(sound)
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("UPDATE team SET name = name || 'x'")
            files = {ending: place.with_name(place.name + ending).read_bytes() for ending in ("", "-wal")}
        place.with_name("book.sixe-shm").unlink(missing_ok=True)
        forged = bytearray(files["-wal"])
        for start in range(32, len(forged), 24 + 512):
            forged[start + 4 : start + 8] = struct.pack(">I", pages)
        for command in ("check", "score", "close"):
            place.write_bytes(files[""])
            place.with_name("book.sixe-wal").write_bytes(_summed(bytes(forged)))
            assert_refused(run(command, place))
            assert content(place) == files[""]

    @pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
    @pytest.mark.parametrize("kind", ["link", "link to nothing", "second name", "folder", "pipe", "zeros"])
    def test_what_lies_in_the_place_of_a_journal_is_not_written_through(
        self, kind: str, ending: str, run: Run, sound: bytes, place: Path, own: Path
    ) -> None:
        """SQLite would write its next journal into the file that a link leads to."""
        place.write_bytes(sound)
        strange, new = place.with_name(place.name + ending), own.with_name("autostart.sh")
        own.write_bytes(b"")
        make: dict[str, Callable[[], object]] = {
            "link": lambda: strange.symlink_to(own),
            "link to nothing": lambda: strange.symlink_to(new),
            "second name": lambda: strange.hardlink_to(own),
            "folder": strange.mkdir,
            "pipe": lambda: os.mkfifo(strange),
            "zeros": lambda: strange.symlink_to("/dev/zero"),
        }
        make[kind]()
        for command in ("check", "score", "close", "team"):
            assert_refused(run(command, place, *(["Night"] if command == "team" else [])))
        assert content(place) == sound
        assert own.read_bytes() == b""
        assert not new.exists()
        assert os.path.lexists(strange)

    @pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give a file away")
    def test_a_journal_that_somebody_else_put_into_a_shared_folder_is_not_believed(
        self, run: Run, sound: bytes, place: Path
    ) -> None:
        place.write_bytes(sound)
        journal = place.with_name("book.sixe-journal")
        journal.write_bytes(b"")
        os.chown(journal, 65534, 65534)
        assert run("score", place).code == 0
        place.parent.chmod(0o1777)
        assert_refused(run("score", place))

    def test_who_writes_is_said_without_moving_the_screen(self, run: Run, sound: bytes, place: Path) -> None:
        place.write_bytes(sound)
        writer = {"user": "\x1b[2J" * 99, "host": "\u202eh", "started": "1", "token": "1", "pid": 1}
        place.with_name("book.sixe.lock").write_text(json.dumps(writer), encoding="utf-8")
        ran = run("plan", place, "--accept", "--replace")
        assert_refused(ran)
        assert all(c.isprintable() or c == "\n" for c in ran.err)


def test_a_day_at_the_end_of_time_is_refused(run: Run, sound: bytes, place: Path) -> None:
    place.write_bytes(sound)
    for day in ("9999-12-31", "0001-01-01"):
        assert_refused(run("plan", place, "--accept", "--replace", "--start", day))


def test_a_link_that_leads_back_to_itself_is_refused(run: Run, sound: bytes, place: Path) -> None:
    """Be it the workbook, what is taken in, or what is to be written."""
    place.write_bytes(sound)
    folder = place.parent
    links = [
        folder / f"link.{ending}" for ending in ("sixe", "csv", "json", "pdf", "ics", "xlsx", "png", "sixc")
    ]
    for link in links:
        link.symlink_to(link)
    book, table, talk, *_rest = links
    commands: Sequence[Sequence[object]] = (
        *(
            (command, book)
            for command in ("round", "status", "close", "score", "plan", "compare", "check", "backups")
        ),
        ("new", book, "--organization", "A"),
        ("team", book, "A"),
        ("set", book, "--organization", "A"),
        ("forms", book, "--out", folder / "forms"),
        ("collect", book, table),
        ("collect", place, table),
        ("discuss", book, talk),
        ("discuss", place, talk),
        ("report", book, "--out", folder / "report.csv"),
        ("export", book, "--out", folder / "report.csv"),
        ("export", place, "--out", table),
        ("mend", book, "--out", folder / "mended.sixe"),
        ("mend", place, "--out", book),
        ("share", place, "--out", folder / "link.sixc"),
        ("set", place, "--logo", folder / "link.png"),
        *(("report", place, "--out", link) for link in links[1:6]),
        ("status", place, book),
    )
    for command in commands:
        ran = run(*command)
        assert ran.code == 1, command
        assert "Traceback" not in ran.err, command
        assert len(ran.err.splitlines()) <= 2, command
    assert content(place) == sound
    assert all(link.is_symlink() for link in links)


def test_a_path_that_no_system_takes_is_refused(run: Run, tmp_path: Path) -> None:
    for name in ("x" * 300 + ".sixe", "x/" * 3_000 + "book.sixe"):
        for command in ("check", "score", "close", "backups"):
            assert_worded(run(command, tmp_path / name))
        assert_worded(run("new", tmp_path / name, "--organization", "A"))
        assert_worded(run("collect", tmp_path / name, tmp_path / name))

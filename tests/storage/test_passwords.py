"""Workbooks with a password: none can be read on a disk, and what is wrong with one is told apart."""

import random
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application.errors import DamagedWorkbook, NotAWorkbook, PasswordNeeded, WrongPassword
from sixelements.content import snapshot
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ItemId
from sixelements.domain.rounds import Mode
from sixelements.storage import (
    checks,
    collection,
    contents,
    copies,
    left_journal,
    page_one,
    passwords,
    soundness,
    unlocking,
)
from sixelements.storage.connection import for_reading, for_writing
from sixelements.storage.passwords import FileKey
from sixelements.storage.restoring import list_backups, restore
from sixelements.storage.schema import CIPHERED
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_response, a_response_id
from tests.patience import PATIENCE
from tests.sampling import THOROUGH
from tests.storage.books import NOON, ROUND, files, new_book_with_round, open_book, start

KEY = FileKey(CIPHERED + b"0123456789", b"k" * 32)
"""Of a password that nobody knows; working one out takes half a second."""
CANARY = "Wintergreen canary"
PASSWORD = "Grüße, 14 Otter"  # noqa: S105 - of a test


@pytest.fixture(autouse=True)
def no_password_known() -> Iterator[None]:
    passwords.forget_all()
    yield
    passwords.forget_all()


@pytest.fixture(autouse=True)
def nothing_to_tell() -> None:
    """Whatever other tests came upon."""
    left_journal.tell_put_aside()
    copies.tell_readable()


@pytest.fixture
def with_key() -> FileKey:
    """What the workbook of a test is made with; its password was given already."""
    passwords.keep(KEY)
    return KEY


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a password, alone; it is copied, and never opened where it lies."""
    path = tmp_path_factory.mktemp("original") / "a.sixe"
    new_book_with_round(path, key=passwords.new_key(PASSWORD)).close(back_up=False)
    return path


def test_it_opens_with_its_password_however_that_was_typed_and_with_no_other(
    original: Path, path: Path
) -> None:
    path.write_bytes(original.read_bytes())
    with pytest.raises(PasswordNeeded, match="has a password"):
        open_book(path)
    assert bootstrap.has_password(path)
    assert unlocking.is_locked(path)
    for wrong in ("grüße, 14 otter", PASSWORD + " "):
        with pytest.raises(WrongPassword):
            unlocking.unlock(path, wrong)
    for none in ("", "x" * 1001):
        with pytest.raises(BadInput):
            unlocking.unlock(path, none)
    with pytest.raises(BadInput, match="nothing but spaces"):
        passwords.new_key("   ")
    unlocking.unlock(path, "Gru\u0308ße, 14 Otter")
    assert not unlocking.is_locked(path)
    with closing(open_book(path)) as book:
        assert book.teams.all()
        assert not book.info.read_only
    key = passwords.key_of(path)
    for _window in range(2):
        passwords.hold(key)
    passwords.let_go(key)
    open_book(path).close()
    passwords.let_go(key)
    with pytest.raises(PasswordNeeded):
        open_book(path)


def test_a_password_given_beforehand_opens_each_file_of_its_own(original: Path, path: Path) -> None:
    path.write_bytes(original.read_bytes())
    passwords.give("another")
    with pytest.raises(WrongPassword, match="not the password of"):
        open_book(path)
    passwords.give(PASSWORD)
    open_book(path).close()


def test_its_file_is_one_of_sqlcipher_4(original: Path, path: Path) -> None:
    """So that nobody needs us to read what is theirs."""
    from sqlcipher3 import dbapi2

    path.write_bytes(original.read_bytes())
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.set_key(PASSWORD)
        assert connection.execute("SELECT organization FROM workbook").fetchone() == ("Alder County",)


def test_nothing_of_it_lies_readable_on_the_disk(
    path: Path, tmp_path: Path, with_key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workbook, backups, what was set aside, and journals at the moment of a change, and no other."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made = [path.name]
    book = new_book_with_round(path, key=with_key)
    book.organization.rename(CANARY)
    book.responses.add([a_response(n, {"1.1": 3}) for n in range(1, 8)])
    book.back_up(by_hand=True)
    with book.change():
        book.organization.rename(f"{CANARY} 2")
        store = book.teams._store
        store.connection.execute("PRAGMA cache_spill=1")
        store.connection.execute("PRAGMA cache_size=1")
        book.responses.begin(a_response_id(9), round_=ROUND, role=None)
        book.responses.comment(a_response_id(9), ItemId("1.1"), f"{CANARY} " * 400)
        made += [*files(tmp_path)]
        assert any(name.endswith("-journal") for name in made)
        search(tmp_path)
    book.copy_to(path.with_name("copy.sixe"))
    book.close()
    (newest, *_others) = list_backups(path)
    restore(path, newest.path, now=NOON)
    assert len(files(tmp_path)) > 2
    search(tmp_path)
    for file in tmp_path.rglob("*.sixe"):
        assert passwords.salt_of(file) == with_key.salt


def search(folder: Path) -> None:
    """Fail if a word of a workbook can be read in a file, or that the file is one of SQLite."""
    for name, content in files(folder).items():
        for word in (CANARY, "Alder", "CREATE TABLE", "SQLite format", "response"):
            if not name.endswith(".lock"):
                assert word.encode() not in content, name
                assert word.encode("utf-16-le") not in content, name


def test_a_wrong_password_never_looks_like_damage_nor_damage_like_a_wrong_password(
    original: Path, tmp_path: Path
) -> None:
    content, chance = original.read_bytes(), random.Random(14)  # noqa: S311 - repeatable
    right, wrong = (passwords.derived(word, content[:16]) for word in (PASSWORD, "no"))
    for n in range(300 if THOROUGH else 60):
        path = tmp_path / f"{n}.sixe"
        path.write_bytes(damaged_by(chance, content))
        passwords.forget_all()
        assert passwords.fits(path, right)
        assert not passwords.fits(path, wrong)
        with pytest.raises(PasswordNeeded):
            open_book(path, read_only=True)
        passwords.keep(right)
        with pytest.raises(DamagedWorkbook):
            open_book(path, read_only=True)
        (said,) = checks.problems(path, codec=snapshot)
        assert "damaged" in said


def damaged_by(chance: random.Random, content: bytes) -> bytes:
    """Some bytes of the first pages altered, or the end cut away; the salt stays."""
    damaged = bytearray(content)
    if chance.random() < 0.3:
        return content[: chance.randrange(3 * 4096, len(content) - 1)]
    for _n in range(chance.choice((1, 3, 1000))):
        page = chance.choice((0, 0, *range(5)))
        damaged[page * 4096 + chance.randrange(16, 4096)] ^= chance.randrange(1, 256)
    damaged[20] ^= 1
    return bytes(damaged)


def test_a_damaged_salt_is_told_by_the_backups_and_they_open(original: Path, path: Path) -> None:
    path.write_bytes(original.read_bytes())
    unlocking.unlock(path, PASSWORD)
    with closing(open_book(path)) as book:
        book.back_up()
    passwords.forget_all()
    damaged = bytearray(path.read_bytes())
    damaged[12] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(WrongPassword):
        unlocking.unlock(path, "no")
    with pytest.raises(DamagedWorkbook, match=r"There (are 2 backups|is 1 backup)"):
        unlocking.unlock(path, PASSWORD)
    (newest, *_others) = list_backups(path)
    restore(path, newest.path, now=NOON, anyway=True)
    open_book(path).close()


def other_salt(content: bytes) -> bytes:
    return CIPHERED + b"x" * 10 + content[16:]


def a_bit_of_each_page(content: bytes) -> bytes:
    return bytes(byte ^ (n % 4096 == 100) for n, byte in enumerate(content))


def without_byte(n: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:n] + b"\0" + content[n + 1 :]


def cut_to(n: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:n]


NOTHING_FITS: dict[str, Callable[[bytes], bytes]] = {
    "byte 6": without_byte(6),
    "byte 15": without_byte(15),
    "another salt": other_salt,
    "zeros after the salt": lambda content: content[:16] + bytes(len(content) - 16),
    "a bit of each page": a_bit_of_each_page,
    "cut to 4095": cut_to(4095),
    "cut to 16": cut_to(16),
}


def test_a_password_is_right_by_the_backups_where_it_opens_nothing_of_a_damaged_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it was given; a wrong one stays wrong, but where no password could be told."""
    monkeypatch.setattr(passwords, "_ROUNDS", 10)
    new_book_with_round(path, key=passwords.new_key(PASSWORD)).close()
    content = path.read_bytes()
    for name, damage in NOTHING_FITS.items():
        path.write_bytes(damage(content))
        passwords.forget_all()
        assert unlocking.is_locked(path) != name.startswith("cut"), name
        passwords.give("no")
        with pytest.raises(DamagedWorkbook if name.startswith("cut") else WrongPassword):
            open_book(path, read_only=True)
        passwords.give(PASSWORD)
        with pytest.raises(DamagedWorkbook):
            open_book(path, read_only=True)
        passwords.forget_all()
        with pytest.raises(DamagedWorkbook):
            unlocking.unlock(path, PASSWORD)
    (newest, *_others) = list_backups(path)
    passwords.give(PASSWORD)
    restore(path, newest.path, now=NOON, anyway=True)
    assert passwords.salt_of(path) == content[:16]
    open_book(path, read_only=True).close()


def test_what_begins_otherwise_is_no_workbook_and_nobody_asks_for_a_password(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(3 * 4096))  # noqa: S311 - repeatable
    with pytest.raises(NotAWorkbook):
        open_book(path)


def test_sqlcipher_is_loaded_for_such_files_only_and_says_nothing(original: Path, tmp_path: Path) -> None:
    program = """
from sixelements.storage import unlocking
from sixelements.application.errors import WrongPassword
plain = path.with_name("plain.sixe")
from datetime import date
made = dict(codec=snapshot, new_id=counting_ids(), today=date(2026, 1, 1))
workbook.create(plain, organization="A", **made).close()
workbook.open_workbook(plain, codec=snapshot).close()
print("sqlcipher3" in sys.modules)
unlocking.unlock(path, sys.stdin.readline().strip())
workbook.open_workbook(path, codec=snapshot).close()
damaged = bytearray(path.read_bytes())
damaged[200] ^= 1
path.write_bytes(damaged)
try:
    workbook.open_workbook(path, codec=snapshot)
except Exception as error:
    print(type(error).__name__)
"""
    path = tmp_path / "a.sixe"
    path.write_bytes(original.read_bytes())
    process = start(program, path)
    out, error = process.communicate(PASSWORD + "\n", timeout=PATIENCE)
    assert (out.split(), error) == (["False", "DamagedWorkbook"], "")


def test_no_text_that_is_made_of_a_key_holds_it() -> None:
    for text in (repr(KEY), str(KEY), f"{KEY}", repr([KEY])):
        assert "kkkk" not in text
        assert KEY.secret.hex() not in text


def test_the_key_stands_in_no_statement_and_no_error(path: Path, with_key: FileKey) -> None:
    book = new_book_with_round(path, key=with_key)
    said: list[str] = []
    book.teams._store.connection.set_trace_callback(said.append)
    book.organization.rename("Birch County")
    book.back_up()
    assert said
    assert not any(with_key.secret.hex() in statement.lower() for statement in said)
    book.close()


def test_the_header_is_read_as_aes_is_defined() -> None:
    """Appendix C.3 of FIPS 197."""
    keys = page_one.expanded(bytes(range(32)))
    block = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    assert page_one.decrypted(block, keys).hex() == "00112233445566778899aabbccddeeff"


def test_a_file_that_was_written_over_is_not_read_and_what_was_seen_can_be_saved(
    path: Path, with_key: FileKey, tmp_path: Path
) -> None:
    book = new_book_with_round(path, key=with_key)
    other = tmp_path / "other.sixe"
    other.write_bytes(path.read_bytes())
    with closing(open_book(other)) as there:
        there.organization.rename("Birch County")
    path.write_bytes(other.read_bytes())
    with pytest.raises(SixElementsError, match="was written over from outside"):
        book.organization.rename("Cedar County")
    assert book.organization.name() == "Alder County"
    kept = tmp_path / "kept.sixe"
    book.copy_to(kept)
    assert passwords.salt_of(kept) == with_key.salt
    with closing(open_book(kept, read_only=True)) as copy:
        assert copy.organization.name() == "Alder County"
    book.close()


class TestAChangeCutShort:
    """As `test_left_journal.py` has it for files without a password."""

    @pytest.fixture
    def left(self, path: Path, with_key: FileKey) -> "tuple[bytes, bytes, bytes]":
        """The file two changes before, in the middle of a large change, and the journal at that moment."""
        new_book_with_round(path, key=with_key).close(back_up=False)
        older = path.read_bytes()
        for name in ("Birch County", "Cedar County"):
            with closing(for_writing(path)) as connection:
                connection.execute("BEGIN")
                connection.execute("UPDATE workbook SET organization = ?", (name,))
                connection.execute("COMMIT")
        with closing(for_writing(path)) as connection:
            connection.execute("PRAGMA cache_spill=1")
            connection.execute("PRAGMA cache_size=1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE workbook SET organization = 'Dogwood County'")
            rows = [(f"t{n}", n, "x" * 500) for n in range(10, 300)]
            connection.executemany("INSERT INTO team VALUES (?, ?, ?, 1, 1, 1)", rows)
            during, journal = path.read_bytes(), journal_of(path).read_bytes()
            connection.execute("COMMIT")
        return older, during, journal

    @pytest.mark.parametrize("writing", [False, True])
    @pytest.mark.parametrize("torn", [False, True])
    def test_it_is_taken_back(
        self, left: "tuple[bytes, bytes, bytes]", path: Path, torn: bool, writing: bool
    ) -> None:
        _older, during, journal = left
        path.write_bytes(during[:512] + bytes(512) + during[1024:] if torn else during)
        journal_of(path).write_bytes(journal)
        assert name_in(path, writing=writing) == "Cedar County"
        assert not left_journal.tell_put_aside()
        assert soundness.opens(path)

    def test_an_older_copy_put_in_its_place_is_read_as_it_lies(
        self, left: "tuple[bytes, bytes, bytes]", path: Path
    ) -> None:
        older, _during, journal = left
        path.write_bytes(older)
        journal_of(path).write_bytes(journal)
        assert name_in(path, writing=True) == "Alder County"
        assert path.read_bytes() == older
        ((of, aside),) = left_journal.tell_put_aside()
        assert of == path
        assert aside.read_bytes() == journal


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def name_in(path: Path, *, writing: bool) -> str:
    with closing(for_writing(path) if writing else for_reading(path)) as connection:
        (name,) = connection.execute("SELECT organization FROM workbook").fetchone()
    return str(name)


def test_a_copy_says_the_very_same_with_a_password_and_without(path: Path, with_key: FileKey) -> None:
    with closing(new_book_with_round(path, key=with_key)) as book:
        book.responses.add([a_response(n, {"1.1": 3, "1.2": 4}) for n in range(1, 8)])
        here = book.teams._store.connection
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as plain:
            contents.copy(here, plain)
            assert contents.same(here, plain)
            plain.execute("UPDATE answer SET code = 5 WHERE item = '1.2'")
            assert not contents.same(here, plain)


def test_the_password_of_a_collection_file_is_asked_for_in_words(path: Path, with_key: FileKey) -> None:
    new_book_with_round(path, key=with_key).close(back_up=False)
    passwords.forget_all()
    assert "has a password" in collection.read(path, codec=snapshot).refusal
    assert struct.unpack(">I", path.read_bytes()[:4]) == (0x73697865,)


def test_a_statement_may_take_so_much_memory_and_no_more(path: Path, with_key: FileKey) -> None:
    """SQLCipher's module sets no limit to a value, so a file could bring along one of any size."""
    with closing(new_book_with_round(path, key=with_key)) as book:
        with pytest.raises(sqlite3.DataError) as refused:
            book.teams._store.connection.execute("SELECT hex(randomblob(300000000))").fetchone()
        assert refused.value.sqlite_errorcode == sqlite3.SQLITE_TOOBIG
        assert book.teams.all()


def test_list_of_processes_never_shows_a_password() -> None:
    """No option takes one; what is given there is seen by everybody on the computer."""
    said = subprocess.run(
        [sys.executable, "-m", "sixelements", "status", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert "--password " not in said


def test_rounds_that_are_open_are_found_in_a_copy_with_a_password(path: Path, with_key: FileKey) -> None:
    with closing(new_book_with_round(path, key=with_key)) as book:
        book.responses.add([a_response(n, {"1.1": 3}) for n in range(1, 8)])
        book.back_up()
        assert [b.note for b in list_backups(path)] == ["while collecting"]
        assert book.responses.arrived(ROUND)


def of_backups(path: Path) -> str:
    """What a check says of the backups."""
    return "".join(said for said in checks.problems(path, codec=snapshot) if "backup" in said)


class TestAnotherPassword:
    OTHER = FileKey(CIPHERED + b"9876543210", b"o" * 32)

    @pytest.fixture
    def book(self, path: Path) -> Iterator[StoredWorkbook]:
        """A workbook without a password, with a backup, and a change since."""
        for key in (KEY, self.OTHER):
            passwords.keep(key)
        book = new_book_with_round(path, mode=Mode.OPEN)
        book.back_up()
        book.organization.rename(CANARY)
        yield book
        book.close()

    def test_one_is_set_changed_and_removed_and_the_workbook_goes_on(
        self, book: StoredWorkbook, path: Path, tmp_path: Path
    ) -> None:
        for n, key in enumerate((KEY, self.OTHER, KEY, None)):
            assert book.become(key) == ()
            salt = key.salt if key else None
            assert {passwords.salt_of(file) for file in tmp_path.rglob("*.sixe")} == {salt}
            assert book.organization.name() == (CANARY if n == 0 else f"{CANARY} {n - 1}")
            book.organization.rename(f"{CANARY} {n}")
            if key:
                search(tmp_path)
            second = open_book(path)
            assert second.info.writer is not None
            assert second.organization.name() == f"{CANARY} {n}"
            second.close()
        assert [b.note for b in list_backups(path)] == ["before password"] * 4 + [""]

    def test_a_backup_comes_first_and_holds_what_was_there(self, book: StoredWorkbook, path: Path) -> None:
        book.become(KEY)
        book.organization.rename("Cedar County")
        book.close()
        (before,) = (b.path for b in list_backups(path) if b.note == "before password")
        restore(path, before, now=NOON)
        with closing(open_book(path)) as restored:
            assert restored.organization.name() == CANARY
        assert passwords.salt_of(path) == KEY.salt

    def test_where_no_backup_can_be_made_nothing_is_changed(
        self, book: StoredWorkbook, path: Path, user_data: Path
    ) -> None:
        shutil.rmtree(path.with_name(path.name + " backups"))
        path.with_name(path.name + " backups").write_text("in the way")
        (user_data / "backups").write_text("in the way")
        before = path.read_bytes()
        with pytest.raises(SixElementsError, match="No backup of"):
            book.become(KEY)
        assert path.read_bytes() == before

    def test_backups_that_can_not_follow_are_named(self, book: StoredWorkbook, path: Path) -> None:
        damaged = path.with_name(path.name + " backups") / "2026-11-01 120000 0009.sixe"
        damaged.write_bytes(path.read_bytes()[:9000])
        assert book.become(KEY) == (damaged,)

    def test_a_backup_of_before_is_given_the_password_when_the_workbook_is_opened(
        self, book: StoredWorkbook, path: Path
    ) -> None:
        """As after a kill between the workbook and its backups."""
        plain = book.back_up()
        kept = plain.read_bytes()
        book.become(KEY)
        book.close()
        plain.write_bytes(kept)
        open_book(path).close()
        assert passwords.salt_of(plain) == KEY.salt

    def test_backups_that_can_be_read_without_it_are_told_to_who_only_reads(
        self, book: StoredWorkbook, path: Path
    ) -> None:
        """As after a kill between the workbook and its backups, whatever comes next."""
        plain = book.back_up()
        kept = plain.read_bytes()
        book.become(KEY)
        book.close()
        plain.write_bytes(kept)
        with closing(open_book(path, read_only=True)) as reading:
            assert reading.info.readable == (plain,)
        assert copies.tell_readable() == [(path, (plain,))]
        assert f"1 backup of {path.name} can be read without its password" in of_backups(path)
        with closing(open_book(path)) as writing:
            assert writing.info.readable == ()
        assert copies.tell_readable() == []
        assert of_backups(path) == ""

    def test_backups_with_an_earlier_one_are_told_and_follow_once_it_is_known(
        self, book: StoredWorkbook, path: Path
    ) -> None:
        book.become(KEY)
        earlier = book.back_up()
        kept = earlier.read_bytes()
        for now, words in ((self.OTHER, "another password"), (None, "the workbook has none")):
            book.become(now)
            earlier.write_bytes(kept)
            assert words in of_backups(path)
        book.become(self.OTHER)
        earlier.write_bytes(kept)
        book.close()
        open_book(path).close()
        assert passwords.salt_of(earlier) == self.OTHER.salt

    def test_who_only_reads_changes_none(self, book: StoredWorkbook, path: Path) -> None:
        book.close()
        reading = open_book(path, read_only=True)
        with pytest.raises(SixElementsError, match="opened for reading only"):
            reading.become(KEY)
        reading.close()
        assert passwords.salt_of(path) is None

"""Commands on workbooks with a password: it is asked for, or read from a file, and never given as a word."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from sixelements.storage import passwords
from sixelements.storage.passwords import FileKey
from sixelements.storage.schema import CIPHERED
from tests.cli.conftest import Type
from tests.patience import PATIENCE

KEY = FileKey(CIPHERED + b"0123456789", b"k" * 32)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with the password of ``word``, made once."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "word").write_text("Otter 14\r\n", encoding="utf-8-sig")
    (folder / "wrong").write_text("otter 14\n")
    said = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "sixelements",
                "new",
                folder / "a.sixe",
                "--organization",
                "Alder County",
            ),
            *("--new-password-file", folder / "word", "--mode", "open"),
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_DATA_HOME": str(folder / "data")},
    )
    assert "Whoever forgets the password" in said.stdout
    return folder


@pytest.fixture
def book(shelf: Path, tmp_path: Path, sixelements: Type) -> Path:
    """That workbook in the current folder, with the files of passwords beside it."""
    for name in ("a.sixe", "word", "wrong"):
        (tmp_path / name).write_bytes((shelf / name).read_bytes())
    return Path("a.sixe")


COMMANDS = (
    "status a.sixe",
    "score a.sixe",
    "plan a.sixe",
    "set a.sixe",
    "check a.sixe",
    "close a.sixe",
    "review a.sixe",
    "round a.sixe",
    "team a.sixe Night",
    "share a.sixe --out s.sixc",
    "forms a.sixe --out forms",
    "report a.sixe --out r.pdf",
    "handover a.sixe --out h.sixe",
    "mend a.sixe --out m.sixe",
    "password a.sixe --remove",
    "merge a.sixe copy.sixe",
    "collect a.sixe word",
    "compare a.sixe",
    "export a.sixe --out e.csv",
    "discuss a.sixe talk.json",
    "new b.sixe --organization B --like a.sixe",
)


@pytest.mark.parametrize("line", COMMANDS)
def test_without_it_each_command_says_one_sentence_and_changes_nothing(
    line: str, book: Path, sixelements: Type, tmp_path: Path
) -> None:
    (tmp_path / "copy.sixe").write_bytes(book.read_bytes())
    (tmp_path / "talk.json").write_text("{}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    said = sixelements(*line.split())
    assert said.code == 1
    assert ".sixe has a password: on a terminal you are asked for it, or give --password-file." in said.err
    assert "was not given" not in said.out + said.err
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_a_wrong_one_is_said_to_be_wrong_and_nothing_else(book: Path, sixelements: Type) -> None:
    said = sixelements("status", book, "--password-file", "wrong")
    assert said.code == 1
    assert "That is not the password of" in said.out + said.err
    assert "damaged" not in said.out + said.err


def test_with_it_they_work(book: Path, sixelements: Type) -> None:
    for line in ("check a.sixe", "status a.sixe", "set a.sixe --firm Harbor", "share a.sixe --out s.sixc"):
        said = sixelements(*line.split(), "--password-file", "word")
        assert (said.code, said.err) == (0, "")
    assert sixelements("status", book).code == 1, "each command is given its own"
    assert passwords.salt_of(Path("s.sixc")) == passwords.salt_of(book)
    assert "Harbor" in sixelements("set", book, "--password-file", "word").out


def test_several_are_tried_and_a_file_of_another_is_named(
    book: Path, sixelements: Type, tmp_path: Path
) -> None:
    Path("folder").mkdir()
    (tmp_path / "next").write_text("Badger 15")
    made = sixelements("new", "folder/b.sixe", "--organization", "Birch", "--new-password-file", "next")
    assert made.code == 0
    both = ("--password-file", "wrong", "--password-file", "word", "--password-file", "next")
    said = sixelements("status", book, "folder/b.sixe", *both)
    assert (said.code, said.err) == (0, "")
    assert "Alder County (a.sixe)" in said.out
    assert "Birch (folder/b.sixe)" in said.out
    said = sixelements("status", book, "folder/b.sixe", *both[:4])
    assert said.code == 1
    assert "Alder County (a.sixe)" in said.out
    there = tmp_path / "folder" / "b.sixe"
    assert said.err == f"None of the passwords that were given is that of {there}.\n"


def test_one_that_can_not_be_read_is_one_sentence(book: Path, sixelements: Type, tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    (tmp_path / "empty").write_bytes(b"\n")
    for name, words in (("none", "can't be read"), ("bytes", "can't be read"), ("empty", "is empty")):
        said = sixelements("status", book, "--password-file", name)
        assert (said.code, len(said.err.splitlines())) == (1, 1)
        assert words in said.err


def test_it_is_changed_and_removed_with_all_backups(book: Path, sixelements: Type, tmp_path: Path) -> None:
    (tmp_path / "next").write_text("Badger 15")
    changed = sixelements("password", book, "--password-file", "word", "--new-password-file", "next")
    assert (changed.code, changed.out) == (0, "a.sixe and its backups have another password now.\n")
    assert "Whoever forgets" in changed.err
    copies = [*Path("a.sixe backups").iterdir()]
    assert copies
    assert {passwords.salt_of(path) for path in copies} == {passwords.salt_of(book)}
    assert sixelements("check", book, "--password-file", "word").code == 1
    removed = sixelements("password", book, "--password-file", "next", "--remove")
    assert (removed.code, removed.out) == (0, "a.sixe and its backups have no password any more.\n")
    assert [passwords.salt_of(path) for path in Path("a.sixe backups").iterdir() if path.is_file()] == [
        None
    ] * len([*Path("a.sixe backups").iterdir()])
    assert sixelements("check", book).out == "a.sixe: everything is in order.\n"
    again = sixelements("password", book, "--remove")
    assert (again.code, again.err) == (1, "a.sixe has no password.\n")


def test_removing_it_that_was_cut_short_is_told_and_gone_on_with(
    book: Path, sixelements: Type, tmp_path: Path
) -> None:
    """As after a kill between the workbook and its backups."""
    folder, given = Path("a.sixe backups"), ("--password-file", "word")
    sixelements("set", book, "--firm", "Harbor", *given)
    kept = {path: path.read_bytes() for path in folder.iterdir()}
    assert kept
    sixelements("password", book, "--remove", *given)

    def cut_short() -> None:
        for path, content in kept.items():
            path.write_bytes(content)

    def locked() -> int:
        return sum(passwords.salt_of(path) is not None for path in folder.iterdir())

    cut_short()
    n = locked()
    assert n
    for command in ("status", "backups"):
        said = sixelements(command, book)
        assert said.code == 0
        assert f"{n} backup" in said.err
        assert "and the workbook has none" in said.err
    bad = ("--password-file", "wrong")
    for wrong, words in (((), "and the workbook has none"), (bad, "is not the password of")):
        refused = sixelements("password", book, "--remove", *wrong)
        assert (refused.code, locked(), words in refused.err) == (1, n, True)
    done = sixelements("password", book, "--remove", *given)
    assert (done.code, done.err, locked()) == (0, "", 0)
    assert done.out.startswith("The workbook had no password any more. ")
    assert sixelements("check", book).out == "a.sixe: everything is in order.\n"
    cut_short()
    assert sixelements("set", book, "--firm", "Alder", *given).code == 0
    assert locked() == 0


def test_a_new_workbook_like_one_with_a_password_says_that_it_has_none(book: Path, sixelements: Type) -> None:
    said = sixelements("new", "b.sixe", "--organization", "B", "--like", book, "--password-file", "word")
    assert said.code == 0
    assert said.err == (
        "a.sixe has a password, and b.sixe has none: 'sixelements password b.sixe' gives it one.\n"
    )
    made = sixelements(
        *("new", "c.sixe", "--organization", "C", "--like", book, "--password-file", "word"),
        *("--new-password-file", "word"),
    )
    assert (made.code, made.err) == (0, "")


def test_a_new_one_needs_somebody_to_ask_or_a_file(book: Path, sixelements: Type) -> None:
    said = sixelements("password", book, "--password-file", "word")
    assert said.code == 1
    assert "--new-password-file" in said.err
    assert sixelements("password", book, "--remove", "--new-password-file", "word").code == 2


@pytest.mark.timeout(600)
def test_on_a_terminal_it_is_asked_for_and_not_shown(book: Path, tmp_path: Path) -> None:
    """Wrong first, then right; what is typed comes back nowhere."""
    seen = typed_on_a_terminal(tmp_path, ["check", "a.sixe"], ["wrong", "Otter 14"])
    assert seen.count("Password of a.sixe") == 2
    assert "That is not the password of" in seen
    assert "a.sixe: everything is in order." in seen
    assert "Otter" not in seen


@pytest.mark.timeout(600)
def test_on_a_terminal_one_that_several_have_is_asked_for_once(book: Path, tmp_path: Path) -> None:
    (tmp_path / "b.sixe").write_bytes(book.read_bytes())
    seen = typed_on_a_terminal(tmp_path, ["status", "a.sixe", "b.sixe"], ["Otter 14"])
    assert seen.count("Password of ") == 1
    assert "Alder County (b.sixe)" in seen


@pytest.mark.timeout(600)
def test_on_a_terminal_a_damaged_one_can_be_restored(book: Path, sixelements: Type, tmp_path: Path) -> None:
    sixelements("set", book, "--firm", "Harbor", "--password-file", "word")
    content = bytearray(book.read_bytes())
    content[12] ^= 1
    book.write_bytes(content)
    seen = typed_on_a_terminal(tmp_path, ["backups", "a.sixe", "--restore", "1"], ["Otter 14"])
    assert "Restored a.sixe from" in seen
    assert sixelements("check", book, "--password-file", "word").code == 0


def typed_on_a_terminal(folder: Path, words: list[str], lines: list[str]) -> str:
    """What stands on a terminal in the end on which a command was run; a line is typed at each question."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "sixelements", *words],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=folder,
        start_new_session=True,
    )
    os.close(other)
    seen, waiting = "", list(lines)
    while select.select([main], [], [], PATIENCE)[0]:
        try:
            more = os.read(main, 4096).decode()
        except OSError:  # it has ended
            break
        seen += more
        if more.rstrip().endswith(":") and waiting:
            os.write(main, waiting.pop(0).encode() + b"\n")
    process.wait(timeout=PATIENCE)
    os.close(main)
    return seen

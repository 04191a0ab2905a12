"""Promise 7: a hostile file of answers, discussion or assessment is taken or refused, in words.

By default one file in three is tried, and three kinds of report are made of what is taken;
``SIXELEMENTS_THOROUGH=1`` tries all.
"""

import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from sixelements import bounded_read, paths
from tests.attacks.conftest import Run, RunAll
from tests.attacks.measured import Ran, Server
from tests.files.hostile_texts import CSV, GOOD, HEADER, JSON, ROW, Trick
from tests.files.hostile_toml import TOML
from tests.files.make_hostile import FOLDER, main
from tests.sampling import THOROUGH, some

ELEMENT = "1-set-expectations.toml"
REPORTS = (".pdf", ".xlsx", ".ics", *((".json", ".png") if THOROUGH else ()))
"""What is made of a discussion that was taken; the pages, cells and lines that a text could break."""


def tried(tricks: Mapping[str, Trick]) -> list[str]:
    """The names of the small files and of the large ones that are tried."""
    small = [name for name, trick in tricks.items() if not trick.large]
    return some(small, 3) + some((name for name, trick in tricks.items() if trick.large), 3)


@pytest.fixture(scope="module")
def collecting(home: Path, serving: Server) -> Path:
    """An open round of six practices."""
    path = home / "collecting.sixe"
    command = ("new", path, "--organization", "Alder County", "--mode", "open", "--practices", "1")
    assert [ran.code for ran in serving.run(command)] == [0]
    return path


@pytest.fixture(scope="module")
def book(collecting: Path, home: Path, serving: Server) -> Path:
    """The same round closed, so that it can be talked about."""
    path = Path(shutil.copy(collecting, home / "book.sixe"))
    (home / "first.csv").write_text(f"{HEADER}\n" + f"{ROW}\n" * 7, encoding="utf-8")
    for command in (("collect", path, home / "first.csv"), ("close", path)):
        assert [ran.code for ran in serving.run(command)] == [0]
    return path


@pytest.fixture
def assessment(tmp_path: Path) -> Path:
    """A copy of the shipped assessment."""
    return Path(shutil.copytree(paths.assessments() / "six-elements", tmp_path / "six-elements"))


def test_the_kept_files_are_what_the_script_makes(tmp_path: Path) -> None:
    main(tmp_path)
    made = {f.relative_to(tmp_path): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    kept = {f.relative_to(FOLDER): f.read_bytes() for f in FOLDER.rglob("*") if f.is_file()}
    assert set(made) == set(kept)
    assert [name for name in made if name.suffix != ".sixe" and made[name] != kept[name]] == []
    assert sum(map(len, kept.values())) < 500_000


def test_kept_answers_are_taken_or_refused_each_with_its_name(run: Run, collecting: Path) -> None:
    """All in one command: a good file is taken in however many bad ones stand before it."""
    files = sorted((FOLDER / "csv").iterdir())
    assert len(files) > 50
    ran = run("collect", collecting, *files)
    assert ran.code == 1
    for file in files:
        said = [line for line in ran.err.splitlines() if line.startswith(f"{file.name}")]
        if CSV[file.stem].taken:
            assert f"{file.name}: " in ran.out, file.name
            assert said == [], file.name
        else:
            assert f"{file.name}: nothing was taken in." in said, file.name
            assert 2 <= len(said) <= 215, file.name
    assert all(c.isprintable() or c == "\n" for c in ran.err + ran.out)


@pytest.mark.parametrize("name", [name for name in tried(CSV) if CSV[name].large])
def test_large_answers_are_taken_or_refused(name: str, run: Run, collecting: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.csv"
    data = CSV[name].make()
    file.write_bytes(data)
    ran = run("collect", collecting, file)
    assert ran.code == (0 if CSV[name].taken else 1), ran
    assert ran.err.count("\n") <= 10_000
    assert file.read_bytes() == data


@pytest.mark.parametrize("name", tried(JSON))
def test_discussions_are_taken_or_refused(
    name: str, run: Run, run_all: RunAll, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}.json"
    data = JSON[name].make()
    file.write_bytes(data)
    ran = run("discuss", book, file)
    assert ran.code == (0 if JSON[name].taken else 1), ran
    if ran.code:
        assert_one_sentence(ran)
    else:
        reports = [("report", book, "--out", tmp_path / f"report{ending}") for ending in REPORTS]
        assert [made.code for made in run_all(*reports)] == [0] * len(REPORTS)
    assert file.read_bytes() == data


@pytest.mark.parametrize("name", tried(TOML))
def test_assessments_are_refused_with_all_that_is_wrong(name: str, run: Run, assessment: Path) -> None:
    data = TOML[name].make()
    (assessment / ELEMENT).write_bytes(data)
    ran = run("check", assessment)
    assert ran.code == 1
    assert_one_sentence(ran)
    assert 1 <= ran.out.count("\n") <= 1_001
    assert all(c.isprintable() or c == "\n" for c in ran.out)
    assert (assessment / ELEMENT).read_bytes() == data


def test_files_that_are_large_only_together_are_refused(run: Run, assessment: Path) -> None:
    names = [f"extra-{n}.toml" for n in range(60)]
    for name in names:
        (assessment / name).write_text("#" + "x" * 9_000 + "\n" + ("#" * 9_000 + "\n") * 9, encoding="utf-8")
    manifest = (assessment / "manifest.toml").read_text(encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (assessment / "manifest.toml").write_text(
        manifest.replace("files = [", f"files = [{listed},"), encoding="utf-8"
    )
    ran = run("check", assessment)
    assert ran.code == 1
    assert "All files together are larger than 5 MB." in ran.out


def test_a_folder_of_far_too_many_files_is_refused(run: Run, assessment: Path) -> None:
    for n in range(3_000):
        (assessment / f"extra-{n}.toml").touch()
    (assessment / "manifest.toml").write_text("files = 3", encoding="utf-8")
    ran = run("check", assessment)
    assert ran.code == 1
    assert "The folder holds more than 100 files." in ran.out


def assert_one_sentence(ran: Ran) -> None:
    assert ran.err.count("\n") == 1, ran.err
    assert len(ran.err) < 1_000
    assert all(c.isprintable() or c == "\n" for c in ran.err)


class TestWhatIsNoFile:
    """Pipes, devices and folders are not opened at all: one might wait for a writer for ever."""

    @pytest.fixture(params=["pipe", "zeros", "terminal", "folder", "nothing", "circle"])
    def place(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        path = tmp_path / "place"
        if request.param == "pipe":
            os.mkfifo(path)
        elif request.param == "folder":
            path.mkdir()
        else:
            targets = {"zeros": "/dev/zero", "terminal": "/dev/tty", "nothing": "nowhere", "circle": "place"}
            path.symlink_to(targets[request.param])
        return path

    def test_answers(self, run: Run, collecting: Path, place: Path) -> None:
        file = place.rename(place.with_suffix(".csv"))
        if file.is_symlink() and file.readlink() == Path("place"):
            file.unlink()
            file.symlink_to("place.csv")
        ran = run("collect", collecting, file)
        assert ran.seconds < 5
        if not file.is_dir():
            assert (ran.code, ran.out) == (1, "")

    def test_discussions(self, run: Run, book: Path, place: Path) -> None:
        ran = run("discuss", book, place)
        assert ran.code == 1
        assert ran.seconds < 5
        assert_one_sentence(ran)

    @pytest.mark.parametrize("name", ["manifest.toml", ELEMENT])
    def test_assessments(self, name: str, run: Run, assessment: Path, place: Path) -> None:
        (assessment / name).unlink()
        (assessment / name).symlink_to(place)
        ran = run("check", assessment)
        assert ran.code == 1
        assert ran.seconds < 5


@pytest.mark.skipif(not Path("/proc/kallsyms").exists(), reason="no file here is larger than it says")
def test_a_file_that_holds_more_than_it_says_is_read_no_further_than_the_limit() -> None:
    file = Path("/proc/kallsyms")
    assert file.stat().st_size == 0
    with pytest.raises(bounded_read.TooLarge):
        bounded_read.content(file, largest=1_000)


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """Something that appends to a file as fast as it can."""
    done = threading.Event()

    def grow() -> None:
        with path.open("ab") as file:
            while not done.is_set() and file.tell() < 200_000_000:
                file.write(b"\n" * 100_000)

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_a_file_that_grows_while_it_is_read_ends_in_words(run: Run, collecting: Path, tmp_path: Path) -> None:
    file = tmp_path / "growing.csv"
    file.write_bytes(GOOD.encode())
    with growing(file):
        for _ in range(3):
            ran = run("collect", collecting, file)
            assert ran.code == 1 or "1 sheet taken in" in ran.out


@pytest.mark.parametrize("name", ["\x1b[2J\x1b]0;owned\x07.csv", "\u202egpj.csv", "a\nb.csv", "\udcff.csv"])
def test_what_a_file_is_called_moves_nothing_on_the_screen(
    name: str, run: Run, collecting: Path, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text("role\n", encoding="utf-8")
    ran = run("collect", collecting, tmp_path)
    assert ran.code == 1
    assert all(c.isprintable() or c == "\n" for c in ran.err + ran.out)
    assert ran.err.count("\n") == 2

"""A command line to type into, and workbooks to type about, made once a process and copied."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sixelements.cli.main import run

DESIGN = Path(__file__).parents[1] / "files"


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


Type = Callable[..., Said]


@pytest.fixture
def sixelements(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command in an empty folder, with a fixed day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1792540800")  # October 21, 2026
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def type_(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(a) for a in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return type_


@dataclass(frozen=True)
class Shelf:
    """Workbooks as they were when a test first made them, each with its backups."""

    folder: Path

    def made(self, stage: str, make: Callable[[], None]) -> Path:
        """The workbook at a stage in the current folder: a copy, or made where there is none yet."""
        kept, here = self.folder / stage, Path()
        if kept.is_dir():
            shutil.copytree(kept, here, dirs_exist_ok=True)
        else:
            make()
            kept.mkdir()
            for path in here.glob("book.sixe*"):
                (shutil.copytree if path.is_dir() else shutil.copy2)(path, kept / path.name)
        return Path("book.sixe")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def book(sixelements: Type, shelf: Shelf) -> Path:
    """A workbook of the permit counter with an open round 1."""

    def make() -> None:
        said = sixelements(
            "new",
            "book.sixe",
            "--organization",
            "Alder County",
            "--team",
            "Permit Counter",
            *("--frontline", 9, "--supervisor", 2, "--manager", 1, "--mode", "open"),
        )
        assert said.code == 0, said.err

    return shelf.made("book", make)


@pytest.fixture
def closed(sixelements: Type, book: Path, shelf: Shelf) -> Path:
    """The same with eleven answers, closed."""

    def make() -> None:
        assert sixelements("collect", book, DESIGN / "example-answers.csv").code == 0
        assert sixelements("close", book).code == 0

    return shelf.made("closed", make)


@pytest.fixture
def discussed(sixelements: Type, closed: Path, shelf: Shelf) -> Path:
    """The same after the discussion."""

    def make() -> None:
        assert sixelements("discuss", closed, DESIGN / "example-discussion.json").code == 0

    return shelf.made("discussed", make)


def answers(*rows: str, practices: int = 37) -> str:
    """A CSV of a full round; each row is a role and one answer for every practice, or a whole row."""
    numbers = [f"{e}.{p}" for e, n in zip("123456", (6, 6, 6, 6, 6, 7), strict=True) for p in range(1, n + 1)]
    lines = [",".join(["role", *numbers[:practices]])]
    for row in rows:
        role, _, answer = row.partition(" ")
        lines.append(row if "," in row else ",".join([role, *[answer] * practices]))
    return "\n".join(lines) + "\n"

"""Workbooks that are made once a process and copied before they are used."""

from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.cli.main import run
from tests.end_to_end.limits_desk import full_book


@pytest.fixture(scope="session")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook as ``new`` makes it: one open round that nobody answered."""
    path = tmp_path_factory.mktemp("new") / "new.sixe"
    assert run(["new", str(path), "--organization", "Alder", "--mode", "open"]) == 0
    return path


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example."""
    path = tmp_path_factory.mktemp("example") / "permit-counter.sixe"
    bootstrap.build_example(path).close()
    return path


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Every kind of row that has a limit."""
    return full_book(tmp_path_factory.mktemp("full"))


@pytest.fixture
def path(full: bytes, tmp_path: Path) -> Path:
    """A copy of the full workbook."""
    (tmp_path / "book.sixe").write_bytes(full)
    return tmp_path / "book.sixe"

"""A server that runs commands and measures them, one for a module."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.attacks.measured import MEGABYTES, SECONDS, Ran, Server, server
from tests.files.make_hostile import sound_book

Run = Callable[..., Ran]
RunAll = Callable[..., list[Ran]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def serving(home: Path) -> Iterator[Server]:
    with server(home) as found:
        yield found


@pytest.fixture
def run_all(serving: Server) -> RunAll:
    """Runs commands, which end in order, in time, and with little memory, whatever they are given."""

    def run_(*commands: Sequence[object]) -> list[Ran]:
        found = serving.run(*commands)
        for ran in found:
            assert "Traceback" not in ran.err, ran.err
            assert ran.code in (0, 1), ran
            assert ran.seconds <= SECONDS, ran
            assert ran.megabytes <= MEGABYTES, ran
        return found

    return run_


@pytest.fixture
def run(run_all: RunAll) -> Run:
    """The same for one command."""

    def run_(*command: object) -> Ran:
        (ran,) = run_all(command)
        return ran

    return run_


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with nothing wrong about it."""
    return sound_book(tmp_path_factory.mktemp("sound"))

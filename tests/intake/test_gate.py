"""The gate: a file that takes too long or too much memory costs one sentence, and the next one is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sixelements.application.responses import Form
from sixelements.intake.gate import Gate
from tests.builders import PRACTICES

FORM = Form(practices=PRACTICES, lines=())
HEADER = ",".join(["role", *PRACTICES])
REFUSED = "It takes too long or too much memory to read, so it was refused."


@contextmanager
def a_gate(**limits: float) -> Iterator[Gate]:
    door = Gate(**limits)  # type: ignore[arg-type] # seconds or megabytes
    try:
        yield door
    finally:
        door.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text(f"{HEADER}\nfrontline,1,2,3,4,5\n", encoding="utf-8")
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Nine megabytes, within every limit on what a file may hold."""
    path = tmp_path / "large.csv"
    path.write_text(f"{HEADER}\n" + f"frontline{' ' * 900},1,2,3,4,5\n" * 9_900, encoding="utf-8")
    return path


def enough_for(path: Path) -> int:
    """The megabytes from which on a reader can start and read a file."""
    for megabytes in range(32, 200, 8):
        with a_gate(megabytes=megabytes) as door:
            if door.read(path, FORM).refusal is None:
                return megabytes
    raise AssertionError("no reader can start")


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read(small: Path, large: Path) -> None:
    with a_gate(megabytes=enough_for(small)) as door:
        assert len(door.read(small, FORM).sheets) == 1
        assert door.read(large, FORM).refusal == f"large.csv: {REFUSED}"
        assert len(door.read(small, FORM).sheets) == 1
    with a_gate() as door:
        assert len(door.read(large, FORM).sheets) == 9_900


def test_a_file_that_takes_too_long_is_refused(small: Path) -> None:
    """No reader has started by then, whatever the file."""
    with a_gate(seconds=0.001) as door:
        assert door.read(small, FORM).refusal == f"small.csv: {REFUSED}"

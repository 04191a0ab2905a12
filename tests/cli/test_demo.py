"""The worked example from the command line."""

from pathlib import Path

import pytest

from sixelements import bootstrap
from tests.cli.conftest import Type


def test_demo_writes_both_files_and_refuses_to_overwrite(sixelements: Type) -> None:
    said = sixelements("demo", "--no-window", "--out", "out")
    assert said.code == 0, said.err
    book, pdf = Path("out/permit-counter.sixe"), Path("out/permit-counter-roadmap.pdf")
    assert {p.name for p in Path("out").iterdir()} == {book.name, pdf.name}
    before = book.read_bytes()
    said = sixelements("demo", "--no-window", "--out", "out")
    assert said.code == 1
    assert "--force" in said.err
    assert book.read_bytes() == before
    assert sixelements("demo", "--no-window", "--out", "out", "--force").code == 0


def test_a_folder_that_is_a_file_is_called_that(sixelements: Type, book: Path) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    for command in (("demo", "--no-window"), ("forms", book)):
        for folder in ("out", "out/further/down"):
            said = sixelements(*command, "--out", folder)
            assert said.code == 1
            assert said.err.startswith("out is a file, not a folder.") or "/out is a file," in said.err
    assert Path("out").read_text(encoding="utf-8") == "mine"


def test_demo_never_replaces_a_workbook_that_is_open(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sixelements("demo", "--no-window").code == 0
    monkeypatch.setattr(bootstrap, "is_open_elsewhere", lambda _path: True)
    said = sixelements("demo", "--no-window", "--force")
    assert said.code == 1
    assert "Close it first" in said.err


def test_where_there_is_no_screen_demo_says_what_comes_next(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert "Next: sixelements score" in sixelements("demo").out

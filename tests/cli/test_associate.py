"""A double click opens our files once the system knows of them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sixelements.cli import associate_command
from tests.cli.conftest import Type

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is done by hand")


def test_the_system_is_told_what_our_files_are_and_what_opens_them(sixelements: Type, tmp_path: Path) -> None:
    said = sixelements("associate")
    assert (said.code, said.err) == (0, "")
    entry = (tmp_path / "data/applications/sixelements.desktop").read_text(encoding="utf-8").splitlines()
    program = Path(sys.executable).with_name("sixelements")
    assert f'Exec="{program}" %f' in entry
    kinds = "application/x-sixelements-workbook;application/x-sixelements-collection;"
    assert f"MimeType={kinds}" in entry
    (icon,) = (line.partition("=")[2] for line in entry if line.startswith("Icon="))
    assert Path(icon).is_file()
    assert sixelements("associate", "--remove").out == "A double click no longer opens them here.\n"
    assert not (tmp_path / "data/mime/packages/sixelements.xml").exists()
    assert sixelements("associate", "--remove").out == "Nothing was there to take back.\n"


@pytest.mark.skipif(
    not (shutil.which("gio") and shutil.which("update-mime-database")), reason="no such programs here"
)
def test_the_system_knows_our_files_by_their_names_and_by_what_is_in_them(sixelements: Type) -> None:
    sixelements("associate")
    sixelements("new", "a.sixe", "--organization", "Alder County")
    sixelements("share", "a.sixe", "--out", "a.sixc")
    shutil.copy2("a.sixc", "no ending")
    kinds = {"a.sixe": "workbook", "a.sixc": "collection", "no ending": "collection"}
    for name, kind in kinds.items():
        asked = ["gio", "info", "-a", "standard::content-type", name]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        assert f"application/x-sixelements-{kind}" in told


def test_where_the_program_is_not_found_it_is_said(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python3")
    said = sixelements("associate")
    assert (said.code, said.err) == (
        1,
        "The program /nowhere/sixelements is not there. Install Six Elements again.\n",
    )


@pytest.mark.parametrize(
    ("system", "says"), [("win32", "and tick “Always”"), ("darwin", "installed as apps")]
)
def test_elsewhere_it_says_how_it_is_done_by_hand(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch, system: str, says: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    said = sixelements("associate")
    assert (said.code, says in said.err, said.out) == (1, True, "")


def test_signs_of_a_path_are_written_as_entries_want_them() -> None:
    assert associate_command._quoted('/a b/50%/$x"') == '"/a b/50%%/\\\\$x\\\\""'

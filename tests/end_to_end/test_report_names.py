"""``report --names``: who does a step is said where it is asked for, and nowhere else."""

import json
from pathlib import Path

import pytest

from sixelements.cli.main import run


def test_people_in_a_process_are_letters_unless_names_are_asked_for(
    built_example: Path, tmp_path: Path
) -> None:
    plain, named = tmp_path / "plain.json", tmp_path / "named.json"
    assert run(["report", str(built_example), "--out", str(plain)]) == 0
    assert run(["report", str(built_example), "--out", str(named), "--names"]) == 0
    found = [
        json.loads(path.read_text(encoding="utf-8"))["worksheets"]["processes"][0]["steps"][0]["done_by"]
        for path in (plain, named)
    ]
    assert found == ["A", "Counter"]


def test_a_file_without_worksheets_has_no_names(
    built_example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(built_example), "--out", str(tmp_path / "a.csv"), "--names"]) == 2
    assert "--names is for .pdf, .xlsx, and .json" in capsys.readouterr().err

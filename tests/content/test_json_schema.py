"""The JSON Schemas beside the assessments are what the file models give."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import paths
from sixelements.content import json_schema
from tests.content.folders import SHIPPED

FOLDER = paths.assessments() / "schema"


@pytest.mark.parametrize("name", json_schema.MODELS)
def test_shipped_schema_is_current(name: str) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert text == json_schema.text_of(json_schema.MODELS[name]), (
        "The models have changed: run python -m sixelements.content.json_schema"
    )


def test_no_other_schema_is_shipped() -> None:
    assert {f.name for f in FOLDER.iterdir()} == set(json_schema.MODELS)


def test_write_makes_the_folder_and_the_files(tmp_path: Path) -> None:
    written = json_schema.write(tmp_path / "new")
    assert {f.name: f.read_bytes() for f in written} == {f.name: f.read_bytes() for f in FOLDER.iterdir()}


def test_every_file_names_its_schema() -> None:
    for file in (paths.assessments() / SHIPPED).glob("*.toml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        kind = "manifest" if file.stem == "manifest" else "element"
        assert first == f"#:schema ../schema/{kind}.schema.json", file.name
        assert (file.parent / first.removeprefix("#:schema ")).is_file()


def test_editors_can_ask_for_every_level_and_role() -> None:
    schema: dict[str, Any] = json.loads((FOLDER / "element.schema.json").read_text(encoding="utf-8"))
    practice = schema["$defs"]["PracticeModel"]["properties"]
    assert practice["anchors"]["required"] == ["1", "2", "3", "4", "5"]
    assert practice["helper"]["required"] == ["frontline", "supervisor", "manager"]
    assert practice["anchors"]["properties"]["3"]["maxLength"] == 100
    assert practice["anchors"]["additionalProperties"] is False

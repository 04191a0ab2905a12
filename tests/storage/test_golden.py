"""Promise 3: a workbook of every schema there ever was opens and holds what it held."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sixelements.content import snapshot
from sixelements.domain.ids import ItemId, RoundId
from sixelements.storage import checks
from sixelements.storage.schema import THIS_SCHEMA, Schema
from sixelements.storage.soundness import identify
from tests.builders import LINES, an_answer
from tests.storage import golden
from tests.storage.books import files, new_book, open_book
from tests.storage.schemas import next_schema

VERSIONS = range(1, THIS_SCHEMA.version + 1)
BOOKS = {"schema-1-late": 1, **{f"schema-{v}": v for v in VERSIONS}}
SCHEMAS = {"this schema": THIS_SCHEMA, "a pretended next one": next_schema()}


@pytest.fixture
def copy(path: Path, request: pytest.FixtureRequest) -> Path:
    shutil.copy(golden.FOLDER / f"{request.param}.sixe", path)
    return path


def held(book: str) -> Any:
    return json.loads((golden.FOLDER / f"{book}.json").read_text(encoding="utf-8"))


def lost(old: Any, new: Any, where: str = "") -> list[str]:
    """What was held and is not there now; a newer schema may hold more."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [w for key, value in old.items() for w in lost(value, new.get(key), f"{where}/{key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [w for n, (a, b) in enumerate(zip(old, new, strict=True)) for w in lost(a, b, f"{where}/{n}")]
    return [] if old == new else [f"{where}: {old!r} became {new!r}"]


def test_there_is_a_golden_workbook_of_every_schema() -> None:
    there = {f.name for f in golden.FOLDER.iterdir()}
    assert there == {f"{book}.{ending}" for book in BOOKS for ending in ("sixe", "json")}
    for book, version in BOOKS.items():
        assert identify(golden.FOLDER / f"{book}.sixe", THIS_SCHEMA) == version


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(("copy", "name"), [(b, b) for b in BOOKS], indirect=["copy"])
def test_it_opens_and_holds_what_it_held(*, copy: Path, name: str, read_only: bool, schema: Schema) -> None:
    before = files(copy.parent)
    book = open_book(copy, schema=schema, read_only=read_only)
    found = golden.dump(book)
    book.close()
    if schema is not THIS_SCHEMA:  # it changes the name on purpose, to show that it ran
        assert found["organization"] == held(name)["organization"] + " (new)"
        found["organization"] = held(name)["organization"]
    assert lost(held(name), found) == []
    assert not read_only or files(copy.parent) == before
    found = checks.problems(copy, codec=snapshot, schema=schema)
    on_purpose = (
        "logo",
        "have roles in rounds that keep none",
    )  # bytes that are none; all that a table takes
    assert [problem for problem in found if not any(words in problem for words in on_purpose)] == []


@pytest.mark.parametrize("copy", [f"schema-{v}" for v in VERSIONS], indirect=True)
def test_its_paused_sheet_can_be_gone_on_with(copy: Path) -> None:
    book = open_book(copy)
    sheet = book.responses.paused(RoundId("open"), words=golden.WORDS)
    assert sheet == golden.sheet_id(golden.PAUSED)
    book.responses.answer(sheet, ItemId("1.2"), an_answer(4))
    book.responses.submit(sheet)
    comments = book.responses.comments(RoundId("open"))
    assert [f"paused {text}" in comments[ItemId(LINES[n])] for n, text in enumerate(golden.ODD)] == [True] * 8
    assert book.responses.paused(RoundId("open"), words=golden.WORDS) is None
    book.close()


def test_what_a_workbook_is_filled_with_today_is_what_the_golden_one_of_this_schema_holds(path: Path) -> None:
    """If this fails, the schema changed: before its release rewrite the golden one, later add a schema."""
    book = new_book(path)
    golden.fill(book)
    found = json.loads(json.dumps(golden.dump(book)))
    book.close()
    assert found == held(f"schema-{THIS_SCHEMA.version}")


def test_a_difference_would_be_found() -> None:
    old = held("schema-1")
    new = json.loads(json.dumps(old))
    new["rounds"]["closed"]["plan"]["actions"][0]["measure"]["target"] = None
    new["teams"].pop()
    new["further"] = "is allowed"
    assert len(lost(old, new)) == 2

"""What a workbook keeps of an assessment stays readable, and keeps its hash."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sixelements.content.snapshot import freeze, thaw
from sixelements.domain.errors import BadInput
from tests.builders import an_assessment
from tests.reporting.example import assessment


def test_what_was_stored_before_lines_had_names_is_read_and_has_the_same_hash() -> None:
    before = an_assessment()
    text = freeze(before)
    assert "name" not in json.loads(text)["three_thirds"]["lines"][0]
    assert thaw(text) == before
    assert freeze(thaw(text)) == text


def test_what_was_stored_before_practices_had_nouns_is_read_and_has_the_same_hash() -> None:
    before = an_assessment()
    text = freeze(before)
    assert "noun" not in json.loads(text)["elements"][0]["practices"][0]
    assert freeze(thaw(text)) == text
    assert {p.noun for p in thaw(text).practices.values()} == {""}


def test_what_was_stored_before_actions_had_short_titles_is_read_and_has_the_same_hash() -> None:
    before = an_assessment()
    text = freeze(before)
    assert "short" not in json.loads(text)["elements"][0]["practices"][0]["actions"]["start"]
    assert freeze(thaw(text)) == text


def test_short_titles_are_kept() -> None:
    kept = thaw(freeze(assessment())).practices
    assert {a.id: a.short for p in kept.values() for a in p.actions.values()} == {
        a.id: a.short for p in assessment().practices.values() for a in p.actions.values()
    }
    assert all(a.short for p in kept.values() for a in p.actions.values())


def test_nouns_are_kept() -> None:
    kept = thaw(freeze(assessment())).practices
    assert {id_: p.noun for id_, p in kept.items()} == {
        id_: p.noun for id_, p in assessment().practices.items()
    }
    assert all(p.noun for p in kept.values())


def test_names_of_lines_are_kept() -> None:
    assert thaw(freeze(assessment())) == assessment()
    three = an_assessment().three_thirds
    named = replace(three, lines=(replace(three.lines[0], name="Respect"), *three.lines[1:]))
    asked = replace(an_assessment(), three_thirds=named)
    assert thaw(freeze(asked)).three_thirds.lines[0].name == "Respect"
    assert freeze(asked) != freeze(an_assessment())


def _one_word(sheets: dict[str, Any]) -> None:
    sheets["channel_marks"] = ["No"]


def _no_expectation(sheets: dict[str, Any]) -> None:
    del sheets["expectations"]["speed"]


def _six_wastes(sheets: dict[str, Any]) -> None:
    sheets["wastes"].pop()


def _a_tenth_point(sheets: dict[str, Any]) -> None:
    sheets["points"][8]["number"] = 10


def _alike(sheets: dict[str, Any]) -> None:
    sheets["channels"][1]["id"] = sheets["channels"][0]["id"]


def _without_end(sheets: dict[str, Any]) -> None:
    sheets["groups"] = [{"id": f"g{n}", "name": "x"} for n in range(10_000)]


def _a_line_that_is_not_there(sheets: dict[str, Any]) -> None:
    sheets["facts"][0]["line"] = 11


@pytest.mark.parametrize(
    "spoil",
    [
        _one_word,
        _no_expectation,
        _six_wastes,
        _a_tenth_point,
        _alike,
        _without_end,
        _a_line_that_is_not_there,
    ],
)
def test_worksheets_of_a_foreign_workbook_that_do_not_hold_together_are_refused(
    spoil: Callable[[dict[str, Any]], None],
) -> None:
    """A sheet would be printed with a word or a row missing, or with ten thousand."""
    plain = json.loads(freeze(assessment()))
    spoil(plain["worksheets"])
    with pytest.raises(BadInput, match="can't be read"):
        thaw(json.dumps(plain))


def test_lines_of_facts_are_kept() -> None:
    sheets = thaw(freeze(assessment())).worksheets
    assert sheets is not None
    assert {f.id: f.line for f in sheets.facts if f.line} == {"waiting": 7, "correct": 4, "back": 9}

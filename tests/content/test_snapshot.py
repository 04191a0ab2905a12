"""What a workbook keeps of an assessment stays readable, and keeps its hash."""

import json
from dataclasses import replace

from sixelements.content.snapshot import freeze, thaw
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

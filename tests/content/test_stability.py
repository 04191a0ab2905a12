"""Ids never change and are never reused: workbooks, plans and translations refer to them for years."""

import tomllib
from collections import Counter
from typing import Any

from sixelements import paths
from sixelements.domain.assessment import Assessment
from tests.content.folders import SHIPPED
from tests.content.texts import words

ELEMENTS = words("1 2 3 4 5 6")
PRACTICES = words(
    """
    1.1 1.2 1.3 1.4 1.5 1.6
    2.1 2.2 2.3 2.4 2.5 2.6
    3.1 3.2 3.3 3.4 3.5 3.6
    4.1 4.2 4.3 4.4 4.5 4.6
    5.1 5.2 5.3 5.4 5.5 5.6
    6.1 6.2 6.3 6.4 6.5 6.6 6.7
    """
)
ACTIONS = words(
    """
    1.1-start 1.1-firm 1.1-keep  1.2-start 1.2-firm 1.2-keep  1.3-start 1.3-firm 1.3-keep
    1.4-start 1.4-firm 1.4-keep  1.5-start 1.5-firm 1.5-keep  1.6-start 1.6-firm 1.6-keep
    2.1-start 2.1-firm 2.1-keep  2.2-start 2.2-firm 2.2-keep  2.3-start 2.3-firm 2.3-keep
    2.4-start 2.4-firm 2.4-keep  2.5-start 2.5-firm 2.5-keep  2.6-start 2.6-firm 2.6-keep
    3.1-start 3.1-firm 3.1-keep  3.2-start 3.2-firm 3.2-keep  3.3-start 3.3-firm 3.3-keep
    3.4-start 3.4-firm 3.4-keep  3.5-start 3.5-firm 3.5-keep  3.6-start 3.6-firm 3.6-keep
    4.1-start 4.1-firm 4.1-keep  4.2-start 4.2-firm 4.2-keep  4.3-start 4.3-firm 4.3-keep
    4.4-start 4.4-firm 4.4-keep  4.5-start 4.5-firm 4.5-keep  4.6-start 4.6-firm 4.6-keep
    5.1-start 5.1-firm 5.1-keep  5.2-start 5.2-firm 5.2-keep  5.3-start 5.3-firm 5.3-keep
    5.4-start 5.4-firm 5.4-keep  5.5-start 5.5-firm 5.5-keep  5.6-start 5.6-firm 5.6-keep
    6.1-start 6.1-firm 6.1-keep  6.2-start 6.2-firm 6.2-keep  6.3-start 6.3-firm 6.3-keep
    6.4-start 6.4-firm 6.4-keep  6.5-start 6.5-firm 6.5-keep  6.6-start 6.6-firm 6.6-keep
    6.7-start 6.7-firm 6.7-keep
    """
)
LINES = words("t.1 t.2 t.3 t.4 t.5 t.6 t.7 t.8 t.9 t.10")

Table = dict[str, Any]


def element_tables() -> list[Table]:
    """The element files as they stand, before anything could hide a repeated id."""
    folder = paths.assessments() / SHIPPED
    return [tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("[1-9]-*.toml"))]


def practice_tables() -> list[Table]:
    return [practice for element in element_tables() for practice in element["practices"]]


def action_tables() -> list[Table]:
    return [action for practice in practice_tables() for action in practice["actions"]]


def unchanged(kind: str, found: list[str], golden: frozenset[str]) -> None:
    """The ids found are the golden ones, each once."""
    assert (gone := sorted(golden - set(found))) == [], f"{kind} ids are for ever; bring back: {gone}"
    assert (new := sorted(set(found) - golden)) == [], f"{kind} ids that are new; add them here: {new}"
    assert (twice := [i for i, n in Counter(found).items() if n > 1]) == [], f"{kind} ids used twice: {twice}"


def test_assessment_id(shipped: Assessment) -> None:
    assert shipped.id == SHIPPED


def test_element_ids() -> None:
    unchanged("Element", [element["id"] for element in element_tables()], ELEMENTS)


def test_practice_ids() -> None:
    unchanged("Practice", [practice["id"] for practice in practice_tables()], PRACTICES)


def test_action_ids() -> None:
    unchanged("Action", [action["id"] for action in action_tables()], ACTIONS)


def test_line_ids(shipped: Assessment) -> None:
    unchanged("Line", [line.id for line in shipped.three_thirds.lines], LINES)


def test_the_id_of_an_action_names_its_practice_and_stage() -> None:
    for practice in practice_tables():
        for action in practice["actions"]:
            assert action["id"] == f"{practice['id']}-{action['stage'].removesuffix('_up')}"


def test_loading_keeps_ids_and_order(shipped: Assessment) -> None:
    assert [e.id for e in shipped.elements] == [e["id"] for e in element_tables()]
    assert list(shipped.practices) == [p["id"] for p in practice_tables()]
    loaded = [a.id for p in shipped.practices.values() for a in p.actions.values()]
    assert loaded == [a["id"] for a in action_tables()]

"""Tables of the shipped assessment, and every way to spoil one thing in them."""

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

from sixelements import paths
from tests.content.folders import SHIPPED

Table = dict[str, Any]
"""``Any`` because it may be spoiled."""
WRONG: tuple[object, ...] = (
    "",
    "x" * 10_000,
    "two\nlines",
    "one line and more\n\nafter",
    "no such thing",
    -1,
    3,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    True,
    date(2026, 11, 2),
    [],
    ["x"],
    [[1]],
    {},
    {"x": 1},
)


def manifest_table() -> Table:
    """The shipped manifest."""
    text = (paths.assessments() / SHIPPED / "manifest.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def element_table() -> Table:
    """A shipped element with a single practice, 3.2."""
    text = (paths.assessments() / SHIPPED / "3-empower-the-team.toml").read_text(encoding="utf-8")
    element = tomllib.loads(text)
    return {**element, "practices": element["practices"][1:2]}


def spoiled(value: Any) -> Iterator[Any]:
    """The value with one thing in it changed, left out, or added, in every way."""
    yield from (wrong for wrong in WRONG if type(wrong) is not type(value) or wrong != value)
    if isinstance(value, dict):
        yield {**value, "new": 1}
        yield from ({k: v for k, v in value.items() if k != gone} for gone in value)
        for key, inner in value.items():
            yield from ({**value, key: other} for other in spoiled(inner))
    if isinstance(value, list):
        for n, inner in enumerate(value):
            yield from ([*value[:n], other, *value[n + 1 :]] for other in spoiled(inner))

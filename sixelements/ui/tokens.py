"""The design's numbers as they are shipped: type, colors of the light and the dark look."""

import json
from functools import cache
from typing import TypedDict, cast

from sixelements import paths


class TypeToken(TypedDict):
    """Size and line height in pixels at 100 %, and weight."""

    px: int
    line: int
    weight: int


class Tokens(TypedDict):
    """The shipped token file."""

    type: dict[str, TypeToken]
    light: dict[str, str]
    dark: dict[str, str]
    elements: dict[str, str]
    legs: dict[str, str]


@cache
def tokens() -> Tokens:
    """The tokens, read once."""
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    return cast("Tokens", json.loads(text))

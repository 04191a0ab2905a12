"""The design's tokens, as the tests read them."""

import json
from typing import TypedDict, cast

from sixelements import paths


class Tokens(TypedDict):
    elements: dict[str, str]
    light: dict[str, str]


def tokens() -> Tokens:
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    return cast("Tokens", json.loads(text))

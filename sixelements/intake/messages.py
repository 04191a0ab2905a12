"""What goes through the gate: a first word from the reader, then a line of JSON a question, one an answer."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeGuard

Message = Mapping[str, object]

READY = "ready"
"""What the reader writes once it can be asked."""
OUT_OF_MEMORY = 3
"""The exit code of a reader whose memory is used up."""


class Reads(StrEnum):
    """What a reader is for."""

    ANSWERS = "answers"
    LOGO = "logo"
    PLAN = "plan"


def is_message(value: object) -> TypeGuard[Message]:
    """Whether a value from JSON is a table with text keys."""
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def texts(value: object) -> list[str]:
    """A value from JSON that has to be a list of texts. Raises TypeError."""
    return [text(item) for item in values(value)]


def values(value: object) -> Sequence[object]:
    """A value from JSON that has to be a list. Raises TypeError."""
    if not isinstance(value, list):
        raise TypeError("list")
    return value


def text(value: object) -> str:
    """A value from JSON that has to be a text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def number(value: object) -> int:
    """A value from JSON that has to be a whole number from 0. Raises TypeError."""
    if type(value) is not int or value < 0:
        raise TypeError("number")
    return value

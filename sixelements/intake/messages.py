"""What goes through the gate: one line of JSON a question, one an answer."""

from collections.abc import Mapping
from typing import TypeGuard

Message = Mapping[str, object]


def is_message(value: object) -> TypeGuard[Message]:
    """Whether a value from JSON is a table with text keys."""
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)

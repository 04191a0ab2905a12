"""Text of a report: plain characters in voices, and sentences filled with them."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import TypeAlias


class Voice(StrEnum):
    """How a run of text sounds within its paragraph."""

    PLAIN = "plain"
    BOLD = "bold"
    SEMIBOLD = "semibold"
    ITALIC = "italic"
    SOFT = "soft"
    SMALL = "small"
    """A soft remark in smaller type."""
    LARGE = "large"
    """The figures of a measure."""
    NUMBER = "number"
    """The number of an element, practice or action."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one voice."""

    text: str
    voice: Voice = Voice.PLAIN


RunText: TypeAlias = tuple[Run, ...]
Words: TypeAlias = str | Run | RunText


WIDE = "\u00a0 "
"""A wide space after a number."""


def text(*parts: Words) -> RunText:
    """Runs from plain strings, runs and texts, side by side."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            runs.append(Run(part))
        elif isinstance(part, Run):
            runs.append(part)
        else:
            runs += part
    return tuple(run for run in runs if run.text)


def fill(template: str, **values: Words) -> RunText:
    """A translated sentence with ``{named}`` places filled by runs that keep their voice.

    Braces inside the values are left alone.
    """
    parts: list[Words] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(literal)
        if name:
            parts.append(values[name])
    return text(*parts)


def plain_text(words: RunText) -> str:
    """The characters of a text, without voices."""
    return "".join(run.text for run in words)

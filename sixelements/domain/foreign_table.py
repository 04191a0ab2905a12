"""Somebody's table as it was read, before anything in it is understood, and what tells a form of ours."""

from dataclasses import dataclass

MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTable:
    """The rows of a file that hold anything, as texts; ``places`` are their numbers there, from 1."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMark:
    """What a form that is filled in on the screen is for: a round, and its questions by their hash.

    ``promised``: no group smaller than this is ever shown; 0 where answers may be traced to persons.
    """

    round: str
    version: str
    questions: str
    promised: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTab:
    """A tab of a workbook beside the one that was read: its name, and its first rows."""

    name: str
    rows: tuple[tuple[str, ...], ...]

"""What a column of somebody's table is by its cells alone, where its header says nothing that is known."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sixelements.domain.foreign_columns import Goes, MatchedColumn
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_times import has_clock

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")
_RANDOM = re.compile(r"(uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_KINDS: tuple[tuple[Why, Callable[[str], object]], ...] = (
    (Why.CELLS_ARE_TIMES, has_clock),
    (Why.PERSON, _MAIL.fullmatch),
    (Why.PERSON, _ADDRESS.fullmatch),
    (Why.TOOL, _LINK.fullmatch),
    (Why.RESPONSE_NUMBER, _RANDOM.fullmatch),
)
_NUMBERED = re.compile(r"\d")


def known_by_cells(
    columns: Iterable[MatchedColumn],
    body: Sequence[tuple[int, Sequence[str]]],
    is_role: Callable[[str], object],
) -> list[MatchedColumn]:
    """The columns, those left out whose cells are all times, addresses or the like, in whatever language.

    A column of numbers by its name whose cells hold none names people. The only one of which nothing is known
    but that all its cells name a role is the role, where no other column is.
    """
    found = [_known(column, body) for column in columns]
    roles = [c for c in found if c.why is Why.UNKNOWN and _are_all(_cells(c, body), is_role)]
    if len(roles) != 1 or any(c.goes is Goes.ROLE for c in found):
        return found
    role = replace(roles[0], goes=Goes.ROLE, item=None, why=Why.CELLS_ARE_ROLES, nearest=None)
    return [role if c is roles[0] else c for c in found]


def _cells(column: MatchedColumn, body: Sequence[tuple[int, Sequence[str]]]) -> set[str]:
    return {text for _place, row in body if (text := row[column.at].strip())}


def _are_all(cells: set[str], fits: Callable[[str], object]) -> bool:
    return bool(cells) and all(map(fits, cells))


def _known(column: MatchedColumn, body: Sequence[tuple[int, Sequence[str]]]) -> MatchedColumn:
    asked = column.why is Why.UNKNOWN
    if not asked and column.why is not Why.RESPONSE_NUMBER:
        return column
    cells = _cells(column, body)
    if not cells:
        return column
    if not asked:
        return column if all(map(_NUMBERED.search, cells)) else replace(column, why=Why.PERSON)
    why = next((why for why, fits in _KINDS if all(map(fits, cells))), None)
    return replace(column, goes=Goes.LEFT_OUT, why=why, nearest=None) if why else column

"""An assessment as one text, stored in the workbook so that a round can always be read as it was asked.

The text is canonical (sorted keys, no spaces), so equal assessments have equal hashes. It is read
back by the fields of the domain's classes, as the file models take 0.1 s to import.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from sixelements.content.snapshot_validation import holds_together
from sixelements.domain.assessment import Assessment, LibraryAction, Line, Practice
from sixelements.domain.errors import BadInput
from sixelements.i18n import _

LONGEST = 2_000_000
"""Characters; the shipped assessment has a twentieth of that."""
_LATER = frozenset(
    {(Line, "name"), (Practice, "noun"), (LibraryAction, "worksheet"), (Assessment, "worksheets")}
)
"""Fields that earlier texts lack. Left out where they are empty, so that an assessment keeps its hash."""


def freeze(assessment: Assessment) -> str:
    """The assessment as canonical text."""
    return json.dumps(_plain(assessment), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def thaw(text: str) -> Assessment:
    """The assessment from its text; raises BadInput where the text is not one."""
    with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        plain = json.loads(text) if len(text) <= LONGEST else None
        assessment = cast("Assessment", _built(Assessment, plain))
        if holds_together(assessment, plain):
            return assessment
    raise BadInput(
        _("The questionnaire stored in this workbook can't be read. Restore a backup of the workbook.")
    )


def _plain(value: object) -> object:
    if is_dataclass(value):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(v) for name, v in held.items() if v or (type(value), name) not in _LATER}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_)


def _built(type_: Any, value: Any) -> object:
    """A value of the type, from JSON. ``Any`` because a type is a value here."""
    if isinstance(type_, NewType):
        return _built(type_.__supertype__, value)
    origin, inner = get_origin(type_), get_args(type_)
    if origin in (UnionType, Union):
        result: object = None if value is None else _built(inner[0], value)
    elif origin is tuple:
        result = tuple(_built(inner[0], item) for item in value)
    elif origin is Mapping:
        result = {_built(inner[0], key): _built(inner[1], item) for key, item in value.items()}
    elif isinstance(type_, type) and is_dataclass(type_):
        hints = _hints(type_)
        told = [name for name in hints if name in value or (type_, name) not in _LATER]
        result = type_(**{name: _built(hints[name], value[name]) for name in told})
    else:
        result = _single(type_, value)
    return result


def _single(type_: type, value: object) -> object:
    if issubclass(type_, Enum):
        return type_(value)
    if not isinstance(value, (int, float) if type_ is float else type_):
        raise TypeError
    return value

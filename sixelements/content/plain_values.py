"""The domain's frozen values as JSON knows them, and back by the fields of their classes.

The file models can't be used for that: pydantic takes 0.1 s to import.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

Later = frozenset[tuple[type, str]]
"""Fields that earlier texts lack; left out where they are empty, so that a text stays the same."""
NONE_LATER: Later = frozenset()


def plain(value: object, later: Later = NONE_LATER) -> object:
    """A value as JSON knows it."""
    if is_dataclass(value):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: plain(v, later) for name, v in held.items() if v or (type(value), name) not in later}
    if isinstance(value, Mapping):
        return {str(key): plain(item, later) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item, later) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(plain(item, later)) for item in value)
    return value.value if isinstance(value, Enum) else value


@cache
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_)


def built(type_: Any, value: Any, later: Later = NONE_LATER) -> object:
    """A value of the type, from JSON. ``Any`` because a type is a value here.

    Raises ValueError, TypeError, KeyError or AttributeError where it does not fit.
    """
    if isinstance(type_, NewType):
        return built(type_.__supertype__, value, later)
    origin, inner = get_origin(type_), get_args(type_)
    if origin in (UnionType, Union):
        return None if value is None else built(inner[0], value, later)
    if origin is tuple:
        types = (inner[0],) * len(value) if Ellipsis in inner else inner
        return tuple(built(each, item, later) for each, item in zip(types, value, strict=True))
    if origin is frozenset:
        return frozenset(built(inner[0], item, later) for item in value)
    if origin is Mapping:
        return {built(inner[0], key, later): built(inner[1], item, later) for key, item in value.items()}
    return _single(type_, value, later)


def _single(type_: type, value: Any, later: Later) -> object:
    if is_dataclass(type_):
        hints = _hints(type_)
        told = [name for name in hints if name in value or (type_, name) not in later]
        return type_(**{name: built(hints[name], value[name], later) for name in told})
    if issubclass(type_, Enum):
        return type_(value)
    if not isinstance(value, (int, float) if type_ is float else type_):
        raise TypeError
    return value

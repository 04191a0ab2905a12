"""What must hold between the files of an assessment: ids used once, practices that exist, no circles.

All of it is checked on what could be read. Whether a practice exists is left open where it may
stand in a part that could not.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from sixelements.content.checks import matches
from sixelements.content.schema import ELEMENT_ID, PRACTICE_ID
from sixelements.content.toml_access import (
    MANIFEST,
    ContentProblem,
    TomlPlace,
    length_of,
    tables_in,
    text_in,
    texts_in,
)
from sixelements.content.toml_gate import TomlTable
from sixelements.i18n import _


@dataclass(frozen=True, slots=True)
class _Practice:
    """A practice that can be told by its id, and the practices it names."""

    file: str
    place: TomlPlace
    id: str
    prerequisites: tuple[str, ...]
    named: tuple[tuple[TomlPlace, str], ...]


def findings(
    manifest: TomlTable | None, elements: Mapping[str, TomlTable], *, all_read: bool
) -> Iterator[ContentProblem]:
    """Everything wrong between the files. ``all_read`` is False where a file is missing here."""
    practices = [p for file, table in elements.items() for p in _practices(file, table)]
    count = Counter(p.id for p in practices)
    ids = [(p.file, p.place, p.id) for p in practices]
    yield from _repeated(_element_ids(elements))
    yield from _repeated(ids)
    exists = _Existence(elements, count, all_read=all_read)
    for practice in practices:
        yield from _wrongly_named(practice, exists, once=count[practice.id] == 1)
    yield from _circles([p for p in practices if count[p.id] == 1])
    gate = text_in(manifest or {}, "technology_waits_for")
    if gate is not None and exists.denied(gate):
        yield ContentProblem(MANIFEST, ("technology_waits_for",), _no_such(gate))


def _practices(file: str, table: TomlTable) -> Iterator[_Practice]:
    for n, practice in tables_in(table, "practices"):
        id_, place = text_in(practice, "id"), ("practices", n)
        if id_ is None or not matches(PRACTICE_ID, id_):
            continue
        named: list[tuple[TomlPlace, str]] = [
            ((*place, "prerequisites", i), other) for i, other in texts_in(practice, "prerequisites")
        ]
        prerequisites = tuple(other for _place, other in named)
        for a, action in tables_in(practice, "actions"):
            named += [((*place, "actions", a, "also", i), other) for i, other in texts_in(action, "also")]
        yield _Practice(file, place, id_, prerequisites, tuple(named))


def _element_ids(elements: Mapping[str, TomlTable]) -> list[tuple[str, TomlPlace, str]]:
    ids = [(file, text_in(table, "id")) for file, table in elements.items()]
    return [(file, ("id",), id_) for file, id_ in ids if id_ is not None and matches(ELEMENT_ID, id_)]


def _repeated(ids: list[tuple[str, TomlPlace, str]]) -> Iterator[ContentProblem]:
    count = Counter(id_ for _file, _place, id_ in ids)
    for file, place, id_ in ids:
        if count[id_] > 1:
            what = _("The id {id} is used {n} times. Give each its own.")
            yield ContentProblem(file, place, what.format(id=id_, n=count[id_]))


class _Existence:
    """Which practices exist, and which certainly do not."""

    def __init__(
        self, elements: Mapping[str, TomlTable], count: Mapping[str, int], *, all_read: bool
    ) -> None:
        self._known = set(count)
        ids = [(text_in(table, "id") or "", table) for table in elements.values()]
        own = Counter(id_ for id_, _table in ids if matches(ELEMENT_ID, id_))
        told = {id_: _all_told(table, count) for id_, table in ids if own[id_] == 1}
        self._told = {id_ for id_, all_told in told.items() if all_told}
        self._open = set(told) - self._told
        self._any_open = not all_read or len(told) < len(elements)

    def denied(self, practice: str) -> bool:
        """Whether there is no such practice, and nothing that can't be read yet could hold it."""
        if practice in self._known or not matches(PRACTICE_ID, practice):
            return False
        element = practice[0]
        return element in self._told or not (self._any_open or element in self._open)


def _all_told(table: TomlTable, count: Mapping[str, int]) -> bool:
    """Whether each practice of an element has its own id, so that no other can turn up here."""
    ids = [text_in(practice, "id") or "" for _n, practice in tables_in(table, "practices")]
    if not ids or len(ids) != length_of(table, "practices"):
        return False
    return all(count.get(id_) == 1 and id_[0] == text_in(table, "id") for id_ in ids)


def _wrongly_named(practice: _Practice, exists: _Existence, *, once: bool) -> Iterator[ContentProblem]:
    for place, other in practice.named:
        if exists.denied(other):
            yield ContentProblem(practice.file, place, _no_such(other))
        elif other == practice.id and once:
            yield ContentProblem(practice.file, place, _("The practice names itself. Remove that."))


def _no_such(practice: str) -> str:
    return _("It names practice {id}, which does not exist. Correct or remove it.").format(id=practice)


def _circles(practices: list[_Practice]) -> Iterator[ContentProblem]:
    """Every circle of practices that wait for one another, told at its first practice."""
    order = {p.id: p for p in practices}
    graph = {p.id: [i for i in dict.fromkeys(p.prerequisites) if i != p.id] for p in practices}
    while circle := _circle(graph):
        first = min(circle, key=list(order).index)
        start = circle.index(first)
        shown = [*circle[start:], *circle[:start]]
        what = _("These practices wait for one another: {circle}. Break the circle.")
        yield ContentProblem(order[first].file, order[first].place, what.format(circle=", ".join(shown)))
        graph[shown[0]].remove(shown[1])


def _circle(graph: Mapping[str, list[str]]) -> list[str]:
    """One circle, each practice waiting for the next; empty once no circle is left."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[:0:-1]
    return []

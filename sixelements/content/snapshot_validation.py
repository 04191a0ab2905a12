"""Whether an assessment out of a workbook holds together; a workbook may come from anywhere.

The same that the loader tells an author, in pure Python: pydantic takes 0.1 s to import.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from sixelements.domain.assessment import (
    LEVELS,
    Assessment,
    Element,
    Leg,
    Practice,
    Role,
    Stage,
    WorksheetContent,
)
from sixelements.domain.channels import Expectation
from sixelements.domain.discussion import LINES
from sixelements.domain.limits import MOST_CHANNELS, MOST_CUSTOMER_FACTS, MOST_GROUPS, MOST_TECHNIQUES
from sixelements.domain.marks import MARKS
from sixelements.domain.technology_gate import POINTS
from sixelements.domain.waste_walk import Waste

LONGEST_TEXT = 1_000
MOST_PRACTICES = 100
MOST_LINES = 100


def holds_together(assessment: Assessment, texts: object) -> bool:
    """Whether everything is there once, and nothing waits for itself. ``texts`` is the same as plain data."""
    return all(_told(assessment)) and all(len(text) <= LONGEST_TEXT for text in _texts(texts))


def _told(assessment: Assessment) -> Iterator[bool]:
    elements = assessment.elements
    practices = [p for element in elements for p in element.practices]
    actions = [a.id for p in practices for a in p.actions.values()]
    yield 0 < len(practices) <= MOST_PRACTICES
    yield len(assessment.three_thirds.lines) <= MOST_LINES
    for ids in ([e.id for e in elements], [p.id for p in practices], actions):
        yield len(set(ids)) == len(ids)
    for words in (assessment.scale.words, assessment.three_thirds.anchors, *(p.anchors for p in practices)):
        yield len(words) == len(LEVELS)
    yield set(assessment.roles) == set(Role)
    yield set(assessment.legs) == set(Leg)
    yield assessment.technology_waits_for in (None, *assessment.practices)
    yield all(_fits(practice, element) for element in elements for practice in element.practices)
    yield all(element.practices for element in elements)
    yield _without_circles(practices)
    yield assessment.worksheets is None or all(_sheets(assessment.worksheets))


def _sheets(content: WorksheetContent) -> Iterator[bool]:
    """Whether the worksheets' rows can be told apart and are no more than fit, and no word is missing."""
    rows = (
        (content.channels, MOST_CHANNELS),
        (content.groups, MOST_GROUPS),
        (content.techniques, MOST_TECHNIQUES),
        (content.facts, MOST_CUSTOMER_FACTS),
    )
    for found, most in rows:
        yield len(found) <= most and len({row.id for row in found}) == len(found)
    yield len(content.channel_marks) == len(content.technique_marks) == len(MARKS)
    yield set(content.expectations) == set(Expectation)
    yield sorted(w.id for w in content.wastes) == sorted(Waste)
    yield tuple(p.number for p in content.points) == POINTS
    yield all(f.line is None or 0 < f.line <= LINES for f in content.facts)


def _fits(practice: Practice, element: Element) -> bool:
    weights = practice.legs.values()
    return (
        practice.element == element.id
        and all(0 <= weight <= 2 for weight in weights)
        and sum(weights) > 0
        and set(practice.actions) == set(Stage)
        and all(a.practice == practice.id and 0 <= a.lift <= 2 for a in practice.actions.values())
        and all(_finite(a.measure.baseline, a.measure.target) for a in practice.actions.values())
    )


def _finite(*numbers: float | None) -> bool:
    return all(number is None or math.isfinite(number) for number in numbers)


def _without_circles(practices: Sequence[Practice]) -> bool:
    """Whether no practice waits for itself, directly or not, or for one that is not there."""
    graph = {p.id: p.prerequisites for p in practices}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return False
    return all(other in graph for waits_for in graph.values() for other in waits_for)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

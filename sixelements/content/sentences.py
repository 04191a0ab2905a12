"""The sentences of an assessment, each with where it stands in the files, and how hard it is to read."""

import re
from collections.abc import Iterator

from sixelements.domain.assessment import Assessment, LibraryAction, Practice
from sixelements.domain.reading_grade import GradedSentence, grade

_BETWEEN = re.compile(r'(?<=[.?!])\s+(?=["“A-Z])')
_ENGLISH = "en"
_OWNER = "Ana"
"""Stands for the owner in a when-then sentence."""

Placed = Iterator[tuple[str, str]]


def graded(assessment: Assessment) -> list[GradedSentence]:
    """Every sentence with its grade; none in another language than English, where grades are not known."""
    if assessment.language.split("-")[0] != _ENGLISH:
        return []
    return [
        GradedSentence(grade(sentence), where, sentence)
        for where, text in _texts(assessment)
        for sentence in _BETWEEN.split(text.strip())
        if sentence
    ]


def _texts(assessment: Assessment) -> Placed:
    """Where each text stands, named as `loader.Problem` names places, and the text as people read it."""
    scale, three = assessment.scale, assessment.three_thirds
    yield "scale rule", scale.rule
    yield "scale dont_know", scale.dont_know
    yield "scale not_applicable", scale.not_applicable
    for line in three.lines:
        yield f"{line.id} text", f"{three.stem.removesuffix('…')}{line.text}"
    for element in assessment.elements:
        yield f"{element.id} summary", element.summary
        for practice in element.practices:
            yield from _of_practice(practice)
            for action in practice.actions.values():
                yield from _of_action(action)


def _of_practice(practice: Practice) -> Placed:
    yield f"{practice.id} statement", practice.statement
    if practice.meaning:
        yield f"{practice.id} meaning", practice.meaning
    yield f"{practice.id} prompt", practice.prompt
    for role, text in practice.helper.items():
        yield f"{practice.id} helper {role.value}", text
    for level, text in enumerate(practice.anchors, start=1):
        yield f"{practice.id} anchors {level}", text
    for number, text in enumerate(practice.evidence, start=1):
        yield f"{practice.id} evidence {number}", text


def _of_action(action: LibraryAction) -> Placed:
    yield f"{action.id} title", f"{action.title}."
    yield f"{action.id} first_step", action.first_step
    yield f"{action.id} when", f"When {action.when}, {_OWNER} will {action.then}."
    yield f"{action.id} measure how", action.measure.how

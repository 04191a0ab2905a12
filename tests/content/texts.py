"""The words of an assessment as one flat list, each with its place, so that a test can name it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.domain.assessment import Assessment, LibraryAction, Practice

OWNER = "Ana"
_BETWEEN_SENTENCES = re.compile(r'(?<=[.?!])\s+(?=["A-Z])')


class Kind(Enum):
    """What a text is, and so how it must begin and end."""

    SENTENCE = auto()
    """One or more full sentences."""
    PROMISE = auto()
    """A when-then pair with an owner's name, as a full sentence."""
    TITLE = auto()
    """An action's title: a sentence without its full stop."""
    NAME = auto()
    """A few words; too short for a reading grade."""
    NOUN = auto()
    """What a practice is about, inside a sentence."""
    UNIT = auto()
    """What a measure counts in, such as ``% of letters``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands, such as ``1.1 anchor 3`` or ``1.1-keep title``."""

    where: str
    kind: Kind
    text: str

    def sentences(self) -> tuple[str, ...]:
        """Its sentences, each with its end mark; none for a name, a noun, or a unit."""
        if self.kind in {Kind.NAME, Kind.NOUN, Kind.UNIT}:
            return ()
        return tuple(_BETWEEN_SENTENCES.split(f"{self.text}." if self.kind is Kind.TITLE else self.text))


def words(text: str) -> frozenset[str]:
    """A set of words, written as plain text."""
    return frozenset(text.split())


def texts_of(assessment: Assessment) -> Iterator[Text]:
    """Every text that a person reads, in the order of the files."""
    scale, three = assessment.scale, assessment.three_thirds
    for place, text in (
        ("rule", scale.rule),
        ("don't know", scale.dont_know),
        ("not applicable", scale.not_applicable),
    ):
        yield Text(f"manifest {place}", Kind.SENTENCE, text)
    for line in three.lines:
        yield Text(f"{line.id} line", Kind.SENTENCE, f"{three.stem.removesuffix('…')}{line.text}")
    for element in assessment.elements:
        yield Text(f"{element.id} title", Kind.NAME, element.title)
        yield Text(f"{element.id} summary", Kind.SENTENCE, element.summary)
        for practice in element.practices:
            yield from _of_practice(practice)


def promise(action: LibraryAction) -> str:
    """The when-then sentence of an action."""
    return f"When {action.when}, {OWNER} will {action.then}."


def _of_practice(practice: Practice) -> Iterator[Text]:
    yield Text(f"{practice.id} name", Kind.NAME, practice.name)
    yield Text(f"{practice.id} noun", Kind.NOUN, practice.noun)
    yield Text(f"{practice.id} statement", Kind.SENTENCE, practice.statement)
    if practice.meaning:
        yield Text(f"{practice.id} meaning", Kind.SENTENCE, practice.meaning)
    yield Text(f"{practice.id} prompt", Kind.SENTENCE, practice.prompt)
    for role, text in practice.helper.items():
        yield Text(f"{practice.id} helper {role}", Kind.SENTENCE, text)
    for level, text in enumerate(practice.anchors, start=1):
        yield Text(f"{practice.id} anchor {level}", Kind.SENTENCE, text)
    for number, text in enumerate(practice.evidence, start=1):
        yield Text(f"{practice.id} evidence {number}", Kind.SENTENCE, text)
    for action in practice.actions.values():
        yield Text(f"{action.id} title", Kind.TITLE, action.title)
        yield Text(f"{action.id} short title", Kind.NAME, action.short)
        yield Text(f"{action.id} first step", Kind.SENTENCE, action.first_step)
        yield Text(f"{action.id} when-then", Kind.PROMISE, promise(action))
        yield Text(f"{action.id} measure", Kind.NAME, action.measure.name)
        yield Text(f"{action.id} unit", Kind.UNIT, action.measure.unit)
        yield Text(f"{action.id} how", Kind.SENTENCE, action.measure.how)

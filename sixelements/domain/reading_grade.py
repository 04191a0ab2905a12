"""How hard a sentence is to read: the school grade by Flesch and Kincaid, for English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HARD = 8.0
"""Sentences of a higher grade are hard to read."""
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[aeiouy]les?|[^aeiouylst]es|[^aeiouydt]ed|[^aeiouy]ely)$")
"""Ends with a vowel that is not said, as in "made", "role", "makes", "safely"; not in "table"."""
_SAID = re.compile(r"(?:[cgszx]|ch|sh)es$")
_TWO_SOUNDS = re.compile(r"i[ao](?!u)|[aeiou]ing|[^aeiougq]ua|deo|[^gq]uou|(?<!t)ier$|(?:id|ar)ea")
"""Vowels side by side that are two syllables, as in "client", "being", or "usual"."""
_ONE_SOUND = re.compile(r"[tcsg]i[ao]")
"""But not these, as in "action"."""


@dataclass(frozen=True, slots=True)
class GradedSentence:
    """A sentence with where it stands in the files, and its school grade."""

    grade: float
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadingGrades:
    """How hard an assessment is to read: how many sentences it has, their mean grade, and the hard ones.

    The hardest come first. Without sentences where its language is not the one that grades are known for.
    """

    sentences: int
    mean: float
    hard: tuple[GradedSentence, ...]


def reading_grades(graded: Sequence[GradedSentence]) -> ReadingGrades:
    """The grades of sentences at a glance."""
    mean = sum(one.grade for one in graded) / len(graded) if graded else 0.0
    hard = sorted((one for one in graded if one.grade > HARD), key=lambda one: -one.grade)
    return ReadingGrades(len(graded), mean, tuple(hard))


def grade(sentence: str) -> float:
    """The years at school after which most people read a sentence with ease; 0.0 without any word.

    It counts words and syllables only, and syllables by rules that are right for most English words.
    """
    words = _WORDS.findall(sentence)
    if not words:
        return 0.0
    return 0.39 * len(words) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """How many syllables a word is said with; what a hyphen joins is counted apart."""
    parts = re.split(r"[.-]", word.lower())
    return max(sum(_of_part(re.split("['’]", part)[0]) for part in parts), 1)


def _of_part(part: str) -> int:
    if not part.isalpha() or len(part) <= 3:
        return 1 if len(part) > 1 or part.isalnum() else 0
    n = len(_VOWELS.findall(part)) + len(_TWO_SOUNDS.findall(part)) - len(_ONE_SOUND.findall(part))
    if _SILENT.search(part) and not _SAID.search(part):
        n -= 1
    return max(n, 1)

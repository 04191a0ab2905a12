"""Figures as a group says them, whatever they count: "about", "each", "up to", "fifteen", "2 to 3".

What stands around a figure is taken off here, and what leaves open which figure is meant is asked about.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sixelements.application.typed import Asked, Reply, plain_figures, read_number
from sixelements.i18n import _

LONGEST = 80
"""Characters of a figure as somebody says it, at most."""
_SMALL = (
    *("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ABOUT = re.compile(
    r"^(?:(?:about|around|roughly|approximately|approx\b|circa|ca\b|some\b|say\b|maybe|perhaps|probably|"
    r"usually|normally|typically|mostly|on average|an average of|average|avg\b|almost|nearly|[~≈])\.?,? *)+|"
    r",? +(?:or so|on average|in average|approximately|roughly|usually|normally|typically|give or take)$"
)
"""What a group says because nobody stopped the time; the figure is meant all the same."""
_EACH = re.compile(
    r",? +(?:each|apiece)(?: time| case)?$|"
    r" *(?:/|\bper\b|\ba\b|\bfor (?:each|every|a)\b) *"
    r"(?:case|time|item|piece|call|file|form|application|request|letter|visit|contact)$"
)
"""Every figure of a sheet is for one case."""
_RANGE = re.compile(
    r"(?:between +|from +)?([^-]*\d[^-]*?) *(?:-|\u2013|\bup to\b|\bto\b|\bor\b|(?<=\d) *\band\b) *(\d.*)"
)
_BETWEEN = re.compile(r"between +(.*\d.*?) +and +(\d.*)")
_MOST_FIRST = re.compile(
    r"(?:up to|at (?:the )?most|no more than|not more than|less than|fewer than|(?:just )?under|below|within|"
    r"max(?:imum)?\b\.?(?: of)?|<=|[<≤]) *(\d.*)"
)
_MOST_LAST = re.compile(r"(.*\d.*?),? +(?:max(?:imum)?\.?|at (?:the )?most|tops|or (?:less|fewer))")
_LEAST_FIRST = re.compile(
    r"(?:at least|no less than|not less than|more than|(?:just )?over|above|min(?:imum)?\b\.?(?: of)?|"
    r">=|[>≥]) *(\d.*)"
)
_LEAST_LAST = re.compile(r"(.*\d.*?)(?: *\+|,? +(?:minimum|at (?:the )?least|or (?:more|longer)|plus))")


def said(text: str) -> str:
    """A text in small letters, without what only says that its figure is no exact one, or is for one case."""
    plain = _ABOUT.sub("", " ".join(plain_figures(text).casefold().split())).strip()
    plain = re.sub(r"(?<=\d)-?ish\b", "", _EACH.sub("", plain))
    return re.sub(r"(?<=\d) *\+ +([^\W\d_]+)$", r" \1+", plain).strip()  # "3+ days"


def words_as_figures(text: str) -> str:
    """The small numbers and the tens in words as figures, where something follows them: "fifteen min"."""
    for tens, n in _TENS.items():
        for one, digit in zip(_SMALL[1:10], range(1, 10), strict=True):
            text = re.sub(rf"\b{tens}[- ]{one}\b(?= )", str(n + digit), text)
        text = re.sub(rf"\b{tens}\b(?=[ -])", str(n), text)
    for n, word in enumerate(_SMALL):
        text = re.sub(rf"\b{word}\b(?=[ -])", str(max(n, 1)), text)
    return text


@dataclass(frozen=True, slots=True)
class FigureKind:
    """How figures of a kind are read (None: there is none), and written where they have no unit in common.

    ``whole``: they have no parts, as people do not.
    """

    read: Callable[[str], float | None]
    write: Callable[[float], str]
    whole: bool = False

    def number(self, value: float) -> str:
        return f"{round(value) if self.whole else value:g}"


def ask_which(text: str, kind: FigureKind) -> None:
    """Raises Asked for a range: one figure is stored, so it is asked which; the middle is the likeliest."""
    found = _BETWEEN.fullmatch(text) or _RANGE.fullmatch(text)
    if found is None:
        return
    low, high = found[1].strip(), found[2].strip()
    if not re.search(r"[^\W\d_]|%", low):  # "2-3 days": both are days
        low += re.sub(r"^[\d.,]+", "", high)
    least, most = kind.read(low), kind.read(high)
    if least is None or most is None or least >= most:
        return
    sentence = _("One figure stands here. Which of them, or the middle?")
    middle, low = _middle(low, high, kind), re.sub(r"^1 ([^\W\d_]{3,})s$", r"1 \1", low)
    raise Asked(sentence, *(Reply(words, words) for words in (middle, low, high)))


def ask_what_is_usual(text: str, kind: FigureKind) -> None:
    """Raises Asked for a figure that is the most or the least there is: what a case usually has is stored."""
    most = _MOST_FIRST.fullmatch(text) or _MOST_LAST.fullmatch(text)
    found = most or _LEAST_FIRST.fullmatch(text) or _LEAST_LAST.fullmatch(text)
    if found is None:
        return
    figure = found[1].strip()
    if not kind.read(figure):
        return
    texts = (figure, _middle("0", figure, kind)) if most else (figure,)
    sentence = _("One figure stands here. What is usual?")
    raise Asked(sentence, *(Reply(words, words) for words in dict.fromkeys(texts)))


def _middle(low: str, high: str, kind: FigureKind) -> str:
    """The middle of two figures: in their unit where it is one, else as its kind is written."""
    first, last = (re.fullmatch(r"([\d.,]+)(\D*)", part) for part in (low, high))
    if first and last and (low == "0" or first[2].strip() == last[2].strip()):
        numbers = [read_number(found[1]) or 0.0 for found in (first, last)]
        return f"{kind.number(sum(numbers) / 2)}{last[2]}"
    return kind.write(((kind.read(low) or 0.0) + (kind.read(high) or 0.0)) / 2)

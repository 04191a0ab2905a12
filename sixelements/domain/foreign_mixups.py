"""Headers with the number of one question and words that are rather those of another one."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from sixelements.domain.foreign_words import folded
from sixelements.domain.ids import ItemId

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Letters that tell a word, whatever its ending is."""
_FEWEST_WORDS = 2
_MOST_OF_IT, _LITTLE = 0.6, 0.5
"""Share of a header's words that another question has, and how much of that its own may have, to be sure."""
_FEWEST_HEADERS = 3
"""Headers from which on it counts that most are more like another question than like their own."""


def mixed_up(
    said: Mapping[int, tuple[ItemId, str]], texts: Mapping[ItemId, Collection[str]]
) -> Mapping[int, ItemId]:
    """The headers, by their place, that say rather another question, and which.

    ``said`` is for each place the question of its number and the words behind that; ``texts`` are all that
    each question is called. One header must say it plainly; where most say it, each of them counts.
    """
    words = {item: {stem for text in names for stem in _stems(text)} for item, names in texts.items()}
    common = Counter(stem for stems in words.values() for stem in stems)
    sure: dict[int, ItemId] = {}
    rather: dict[int, ItemId] = {}
    own_best = 0
    for at, (item, text) in said.items():
        stems = _stems(text)
        weights = {stem: 1 / (common[stem] or 1) for stem in stems}
        scores = {other: sum(weights[s] for s in stems & theirs) for other, theirs in words.items()}
        own, best = scores.get(item, 0.0), max(scores, key=lambda other: scores[other], default=item)
        if not stems or not scores[best]:
            continue
        if own >= scores[best]:
            own_best += 1
            continue
        rather[at] = best
        enough = len(stems & words[best]) >= _FEWEST_WORDS
        if enough and scores[best] >= _MOST_OF_IT * sum(weights.values()) and own <= _LITTLE * scores[best]:
            sure[at] = best
    return rather if len(rather) >= _FEWEST_HEADERS and len(rather) > 2 * own_best else sure


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(folded(text))}

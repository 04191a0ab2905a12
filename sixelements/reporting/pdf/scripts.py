"""Languages that the script alone tells, so that a reader's voice can say a name as it sounds.

Many scripts serve several languages, as Latin, Cyrillic and Arabic do; those are left in the language of the
document. Greek letters in a formula are no Greek: it takes a word of three letters.
"""

import re
from collections.abc import Iterator

_LETTERS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "hy": "\u0530-\u058f\ufb13-\ufb17",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
}
_BETWEEN = " \u00a0'’.,\\-"
_WORDS = re.compile(
    "|".join(
        f"(?P<{language}>[{letters}]{{3,}}(?:[{letters}{_BETWEEN}]*[{letters}])?)"
        for language, letters in _LETTERS.items()
    )
)


def language_of(words: str) -> str:
    """The language of a name, by its first word in a script of one language; empty if none tells."""
    found = _WORDS.search(words)
    return (found.lastgroup or "") if found else ""


def pieces(words: str) -> Iterator[tuple[str, str]]:
    """The words cut where the language changes, each piece with its language or with none."""
    at = 0
    for found in _WORDS.finditer(words):
        if found.start() > at:
            yield words[at : found.start()], ""
        yield found.group(), found.lastgroup or ""
        at = found.end()
    if at < len(words):
        yield words[at:], ""

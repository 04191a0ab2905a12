"""Words cut where there is no room for all of them, never without a sign."""

import re

from sixelements.i18n import _

USUAL = 120
"""The most letters of a sentence in a row of a table."""
_END = re.compile(r"\.(?=\s|$)|[。।۔]")
"""What ends a statement, in the scripts that people may write in."""


def first_sentence(words: str) -> str:
    """The words up to the end of their first sentence, without its mark."""
    return _END.split(words.strip(), maxsplit=1)[0]


def shortened(words: str, most: int = USUAL) -> str:
    """The words, cut after a whole word with … where there are more than ``most`` letters of them."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    whole, _space, _rest = words[:most].rpartition(" ")
    return _("{start} …").format(start=whole if len(whole) > most // 2 else words[:most])

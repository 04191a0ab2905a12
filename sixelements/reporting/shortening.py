"""Words cut where there is no room for all of them, never without a sign."""

from sixelements.i18n import _

USUAL = 120
"""The most letters of a sentence in a row of a table."""


def shortened(words: str, most: int = USUAL) -> str:
    """The words, cut after a whole word with … where there are more than ``most`` letters of them."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    whole, _space, _rest = words[:most].rpartition(" ")
    return _("{start} …").format(start=whole if len(whole) > most // 2 else words[:most])

"""Words cut where there is no room for all of them, never without a sign."""

from sixelements.i18n import _


def shortened(words: str, most: int) -> str:
    """The words, cut after a whole word with … where there are more than ``most`` letters of them."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    whole, _space, _rest = words[:most].rpartition(" ")
    return _("{start} …").format(start=whole if len(whole) > most // 2 else words[:most])

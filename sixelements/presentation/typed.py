"""How much of what is typed fits: how near the limit it is, and by how much it is too long."""

from sixelements.domain.errors import BadInput
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers

_NEAR_THE_LIMIT = 0.9


def counter(text: str, most: int) -> str:
    """How many characters of how many, as "1,940 of 2,000", from nine tenths on; else nothing."""
    n = len(text)
    if n < _NEAR_THE_LIMIT * most:
        return ""
    return _("{n} of {most}").format(n=numbers.count(n), most=numbers.count(most))


def too_long(text: str, most: int) -> str:
    """By how much a text is too long, and what to do; nothing if it fits."""
    n = len(text) - most
    if n <= 0:
        return ""
    words = ngettext(
        "{n} character too many. Shorten it; nothing was cut, and it is not saved yet.",
        "{n} characters too many. Shorten it; nothing was cut, and it is not saved yet.",
        n,
    )
    return words.format(n=numbers.count(n))


def read_text(text: str, most: int) -> str:
    """A text without the blanks around it. Raises BadInput where it is too long."""
    text = text.strip()
    if problem := too_long(text, most):
        raise BadInput(problem)
    return text

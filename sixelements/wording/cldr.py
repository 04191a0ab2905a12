"""Days, numbers and lists as other languages write them, by Unicode's locale data (Babel).

English is written without it, in `numbers`, as loading Babel would take a third of a start; a test holds
both to the same.
"""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sixelements.i18n import ENGLISH, Language

if TYPE_CHECKING:
    from babel import Locale

_MANY = 4_000
"""About how many figures and days a long report holds."""


@lru_cache
def locale(language: Language) -> "Locale":
    """What Unicode knows of a language; of one that it does not know, what it knows of English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - see above

    try:
        return Locale.parse(language.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(ENGLISH.code, sep="-")


@lru_cache(_MANY)
def day(value: date, length: Literal["long", "medium"], language: Language) -> str:
    """A day with its year, in full or in few letters."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(value, length, locale(language))


@lru_cache(_MANY)
def part(value: date, skeleton: str, language: Language) -> str:
    """Parts of a day in a language's own order, such as ``MMMd``: "18 nov"."""
    from babel.dates import format_skeleton  # noqa: PLC0415

    return format_skeleton(skeleton, value, locale=locale(language))


@lru_cache(_MANY)
def clock(value: time, language: Language) -> str:
    """A time of day to the minute, of 12 or of 24 hours, as the language has it."""
    from babel.dates import format_time  # noqa: PLC0415

    return format_time(value, "short", locale=locale(language))


@lru_cache(_MANY)
def number(value: float, pattern: str, language: Language) -> str:
    """A number that was rounded before, by a pattern such as ``#,##0.0``."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, pattern, locale(language))


def listing(items: Sequence[str], style: Literal["standard", "or"], language: Language) -> str:
    """Items as one phrase: all of them, or one of them."""
    from babel.lists import format_list  # noqa: PLC0415

    return format_list(list(items), style, locale(language))


def autonym(language: Language) -> str:
    """What a language is called by those who speak it."""
    return str(locale(language).get_display_name() or language.code).capitalize()

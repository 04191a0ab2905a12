"""What a person types as a day or a number, taken in the ways people write it, wherever it is read.

What fits no limit is refused, and what may be meant otherwise is asked about; neither is stored.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from unicodedata import decimal

from sixelements.application.said_day import as_day, as_past_day, month_named
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.limits import DAYS, LARGEST_NUMBER
from sixelements.domain.schedule import first_from
from sixelements.i18n import _
from sixelements.wording import numbers, phrases
from sixelements.wording.quoted import quoted

_LOOKING_BACK = timedelta(days=90)
"""A day without a year is the first one that lies at most this long before the day it is meant near."""
_LOOKING_AHEAD = 3
"""Years after the day it is meant near; a day beyond them is asked about."""
_A_YEAR = timedelta(days=365)
_MONTHS = 12
_LONGEST_SAID = 60
"""Characters of a word that a refusal says again."""
_DIGITS_OF_CENTURY = 2
_PARTED = r"-?[1-9]\d{0,2}((,\d{3})+|( \d{3})+|('\d{3})+)(\.\d+)?"
"""Thousands parted by commas, by spaces, or as in Switzerland."""
_DECIMAL_COMMA = r"-?(\d+,\d|0?,\d+|[1-9]\d{0,2}( \d{3})+,\d+)"
"""No thousands look like that."""
_EITHER = r"-?\d+,\d+|-?\d{1,3}(\.\d{3})+,\d+|-?[1-9]\d{0,2}(\.\d{3}){2,}"
_COMMA_BEFORE_YEAR = r"[^,]*\d[^,]*,\s*\d+\s*"
"""The one comma of a day, as in "Nov 18, 2026"; "4,5" is no day."""
_DOTTED = r"\s*\d{1,2}\s*\.\s*\d{1,2}\s*(\.\s*(\d+\s*)?)?"
"""The day before the month, as wherever people part them by dots: "1.2.2027" is in February."""
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
"""As in "December 24th"."""
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u2212\uff0d", "-"),
        **dict.fromkeys("\uff05\u066a", "%"),
        **dict.fromkeys("\uff0e\u066b", "."),
        **dict.fromkeys("\uff0c\u066c\u060c", ","),
        **dict.fromkeys("\u2019", "'"),
        "\uff1a": ":",
    }
)
"""Spaces, minus, per cent, point, comma and colon as other keyboards type them."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to what a field asks: the words of its button, and the text that it types instead.

    ``sure``: the text is meant as it is and not asked about again.
    """

    words: str
    text: str
    sure: bool = False


class Asked(BadInput):
    """What was typed may be meant otherwise; ``replies`` are the answers, the likeliest first.

    ``unsaved``: it says behind the ``question`` that what stands in the field is not saved yet.
    """

    def __init__(self, question: str, *replies: Reply, unsaved: bool = False) -> None:
        super().__init__(phrases.sentences(question, _("It is not saved yet.")) if unsaved else question)
        self.question, self.replies = question, replies

    @property
    def in_full(self) -> str:
        """The question with the answers that can be typed, for where no buttons stand beside it."""
        texts = numbers.any_of([reply.text for reply in self.replies if not reply.sure])
        return phrases.sentences(self.sentence, _("Type {texts}.").format(texts=texts) if texts else "")

    def within(self, text: str, part: str) -> "Asked":
        """The same question about a ``part`` of a text: answers keep the rest of it."""
        replies = [replace(r, text=text.replace(part, r.text, 1)) for r in self.replies]
        return Asked(self.sentence, *(replace(r, words=r.text) for r in replies))


def plain_figures(text: str) -> str:
    """Digits of any script, and the signs among them, as an English keyboard types them."""
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in text.translate(_SIGNS))


def read_day(text: str, *, near: date, sure: bool = False, today: date | None = None) -> date | None:
    """A day such as "Nov 18th", "18 November 2026", "2026-11-18", "11/18/2026", "24/12" or "18.11.2026".

    Said without a date, as "Friday", it is counted from ``today``, else from the day it is meant near.

    None for no text.

    Raises Asked for a year that can't be, or that is not likely for a day meant near another, unless it
    is ``sure``; BadInput for anything else.
    """
    text = _ORDINAL.sub(r"\1", as_day(text, today=today or near))
    words = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    if not words:
        return None
    near = DAYS.nearest(near)
    try:
        month, day, year = _parts(words, dotted=re.fullmatch(_DOTTED, text) is not None)
        _refuse_other_commas(text, words, year)
        _refuse_no_such_day(month, day, near)
        likely = _likely(month, day, near)
        found = _soon(month, day, near, likely) if year is None else None
    except (ValueError, OverflowError):
        example = numbers.short_day(near)
        raise BadInput(_('Write a day such as "{example}".').format(example=example)) from None
    if found is None and year is not None:
        found = _of_year(year, month, day, likely)
        if not sure:
            _ask_if_unlikely(found, near, likely)
    return found


def read_past_day(text: str, *, today: date, sure: bool = False) -> date | None:
    """A day on which something was looked up or tried, said as in `read_day`; without a year, the last one.

    Raises Asked for a day that has not come, or more than two years ago, unless it is ``sure``; BadInput.
    """
    a_year_ago = today - _A_YEAR + timedelta(days=1)
    text = as_past_day(text, today=today)
    try:
        found = read_day(text, near=a_year_ago + _LOOKING_BACK, sure=True, today=today)
    except Asked as asked:
        raise Asked(asked.question, *_that_were(asked.replies, today), unsaved=True) from None
    if found is None or sure or today - 2 * _A_YEAR <= found <= today:
        return found
    if found > today:
        asks = _("{day} has not come yet. Which day is meant?")
    else:
        asks = _("{day} is long ago. Which day is meant?")
    last = first_from(a_year_ago, found.month, found.day)
    keep = Reply(_("Keep {year}").format(year=found.year), numbers.dated(found), sure=True)
    raise Asked(asks.format(day=numbers.dated(found)), *_take(last), keep, unsaved=True)


def _that_were(replies: tuple[Reply, ...], today: date) -> Iterator[Reply]:
    """The same answers, each in the last year that had the day, as it was not to come."""
    for reply in replies:
        day = read_day(reply.text, near=today, sure=True)
        years = range(min(day.year, today.year), DAYS.first.year - 1, -1) if day else ()
        last = (_day_in(year, day.month, day.day) for year in years if day)
        found = next((d for d in last if d is not None and d <= today), None)
        yield from _take(found)


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # February 29
        return None


def written_day(word: str, *, near: date, today: date | None = None) -> date | None:
    """A day where nobody can be asked, as in a file or a command; empty for no day.

    It may be written in any of the ways in which the window takes one and all outputs print one. What is said
    without a year lies ``near`` a day, and what is said from today, as "Friday", is counted from ``today``.
    Raises BadInput.
    """
    try:
        day = read_day(word, near=near, sure=True, today=today)
    except Asked as asked:  # without a field in which it could wait
        raise Asked(asked.question, *asked.replies) from None
    except BadInput:
        raise _no_day(word, near) from None
    if day is None and word.strip():  # a dash empties nothing
        raise _no_day(word, near)
    return day


def _no_day(word: str, near: date) -> BadInput:
    text = _("{word} is no day. Write it like {example}, or as {plain}.")
    said = quoted(word, _LONGEST_SAID)
    return BadInput(text.format(word=said, example=numbers.dated(near), plain=near.isoformat()))


def _parts(words: list[str], *, dotted: bool) -> tuple[int, int, str | None]:
    """Month, day and year of what was typed; the year as it was typed."""
    figures = [w for w in words if w.isdigit()]
    names = [w for w in words if not w.isdigit()]
    if len(names) == 1 and figures:
        month, day = month_named(names[0]) or 0, int(figures.pop(0))
    elif not names and len(figures) == 3 and len(words[0]) == 4:
        figures = [figures[1], figures[2], figures[0]]
        month, day = int(figures.pop(0)), int(figures.pop(0))
    elif not names and len(figures) in (2, 3):
        month, day = int(figures.pop(0)), int(figures.pop(0))
        if (dotted and not month <= _MONTHS < day) or month > _MONTHS >= day:
            month, day = day, month
    else:
        raise ValueError
    if len(figures) > 1 or not 1 <= month <= _MONTHS:
        raise ValueError
    return month, day, figures[0] if figures else None


def _refuse_no_such_day(month: int, day: int, near: date) -> None:
    """Raises BadInput for a day that no year has."""
    if day > monthrange(2000, month)[1]:  # a leap year has every day
        text = _('There is no such day. Write one such as "{example}".')
        raise BadInput(text.format(example=numbers.short_day(near)))


def _refuse_other_commas(text: str, words: list[str], year: str | None) -> None:
    """Raises ValueError for a comma that does not stand between day and year."""
    last = words[-1]
    before_year = last.isdigit() and last == year and re.fullmatch(_COMMA_BEFORE_YEAR, text)
    if "," in text and not before_year:
        raise ValueError


def _soon(month: int, day: int, near: date, likely: date | None) -> date:
    """The day within a year from a little before ``near``. Raises Asked where only a later year has it."""
    found = _likely(month, day, near, years=2)
    if found is None:
        raise _no_leap_year(near, likely)
    return found


def _no_leap_year(near: date, likely: date | None) -> SixElementsError:
    """February 29 is asked about: the day before, or the next there is."""
    text = _("Only a leap year has a February 29. Which day is meant?")
    return Asked(text, *_take(_likely(2, 28, near)), *_take(likely), unsaved=True)


def _likely(month: int, day: int, near: date, *, years: int = 9) -> date | None:
    """The day in the first year that has it, counted from a little before ``near``."""
    found = first_from(near - _LOOKING_BACK, month, day, years=years)
    return found if found and found in DAYS else None


def _of_year(year: str, month: int, day: int, likely: date | None) -> date:
    """The day of the year that was typed, two digits meaning this century. Raises Asked."""
    full = int(year) if len(year) > _DIGITS_OF_CENTURY else 2000 + int(year)
    if not DAYS.first.year <= full <= DAYS.last.year:
        text = _("The year {year}? Write a year from {first} to {last}.")
        sentence = text.format(year=_short(year), first=DAYS.first.year, last=DAYS.last.year)
        raise Asked(sentence, *_take(likely), unsaved=True)
    try:
        return date(full, month, day)
    except ValueError:  # the only day that a year may lack
        raise _no_leap_year(date(full, 2, 28), likely) from None


def _ask_if_unlikely(found: date, near: date, likely: date | None) -> None:
    """Raises Asked for a day long before ``near``, or years after it."""
    sentence = unlikely(found, near)
    if not sentence:
        return
    keep = Reply(_("Keep {year}").format(year=found.year), numbers.dated(found), sure=True)
    raise Asked(sentence, *_take(likely), keep, unsaved=True)


def unlikely(found: date, near: date) -> str:
    """What is asked of a day long before ``near``, or years after it; empty for any other."""
    latest = near.year + _LOOKING_AHEAD, near.month, near.day
    if found >= near - _LOOKING_BACK and (found.year, found.month, found.day) <= latest:
        return ""
    text = _("Is {year} right? It should lie near {day}.")
    return text.format(year=found.year, day=numbers.dated(near))


def _take(likely: date | None) -> tuple[Reply, ...]:
    return () if likely is None else (Reply(numbers.dated(likely), numbers.dated(likely), sure=True),)


def _short(figures: str) -> str:
    return figures if len(figures) <= 8 else f"{figures[:8]}…"


def read_number(text: str) -> float | None:
    """A number such as "12", "1,250", "4.5" or "4,5"; None for no text.

    Raises Asked where a comma may part thousands or decimals, BadInput for anything else.
    """
    plain = plain_figures(text).strip().removesuffix("%").strip()
    if not plain:
        return None
    if re.fullmatch(_PARTED, plain):
        plain = re.sub("[, ']", "", plain)
    elif re.fullmatch(_DECIMAL_COMMA, plain):
        plain = plain.replace(" ", "").replace(",", ".")
    elif re.fullmatch(_EITHER, plain):
        raise Asked(_("Which number do you mean?"), *_readings(plain))
    if not re.fullmatch(r"-?\d+(\.\d+)?|-?\.\d+", plain):
        raise BadInput(_("Write a number such as 12 or 4.5; the unit stands beside it."))
    number = float(plain)
    if abs(number) > LARGEST_NUMBER:
        raise BadInput(_("The number is too large. Write a smaller one, such as 3 with the unit million."))
    return number


def read_part(text: str, figure: str) -> float | None:
    """A number within a text. Raises Asked with answers that are the whole text, BadInput."""
    try:
        return read_number(figure)
    except Asked as asked:
        raise asked.within(text, figure) from None


def read_whole(text: str, *, least: int, most: int) -> int:
    """A whole number such as "12" or "1,250"; no text is 0, where that fits.

    Raises BadInput for anything that is no whole number from ``least`` to ``most``.
    """
    try:
        number = read_number(text)
    except BadInput:
        raise _no_whole(least, most) from None
    if number is None and least <= 0:
        return 0
    if number is None or "%" in plain_figures(text) or number != int(number) or not least <= number <= most:
        raise _no_whole(least, most)
    return int(number)


def _no_whole(least: int, most: int) -> BadInput:
    sentence = _("Write a whole number from {least} to {most}. It is not saved yet.")
    return BadInput(sentence.format(least=numbers.count(least), most=numbers.count(most)))


def _readings(plain: str) -> tuple[Reply, ...]:
    """The comma before decimals, and before thousands unless points part those."""
    with_point = plain.replace(".", "").replace(",", ".")
    found = [with_point] if "." in plain else [with_point, plain.replace(",", "")]
    return tuple(Reply(number, number) for number in found)

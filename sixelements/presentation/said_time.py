"""Times as a group says them: "2 h", "3 working days", "a quarter of an hour", "half day", "overnight".

What a time is said in is working time: a day has eight hours, a week five days, a month 21 of them.
"""

import re

from sixelements.application.typed import Asked, Reply, read_number, read_part
from sixelements.domain.errors import BadInput
from sixelements.domain.waste_walk import DAY, HOUR, MONTH, WEEK, YEAR
from sixelements.i18n import _, ngettext
from sixelements.presentation.said_figures import (
    LONGEST,
    FigureKind,
    ask_what_is_usual,
    ask_which,
    said,
    words_as_figures,
)
from sixelements.wording import numbers

_UNITS = {
    "min": 1, "h": HOUR, "day": DAY, "week": WEEK, "fortnight": 2 * WEEK, "month": MONTH, "year": YEAR,
}  # fmt: skip
_SECONDS = ("s", "sec", "secs", "second", "seconds")
_ROUND_THE_CLOCK = 24
_DAYS_OF_WEEK, _WORKING_DAYS = 7, 5
_FRACTIONS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4"})
_WHOLE = re.compile(r"\b(?:whole|full|entire|solid) +(?=[^\W\d_])|\ball(?= (?:day|week|month|year)\b)")
"""As in "a full day", and "all day", which is one."""
_BY_TOMORROW = re.compile(
    r"overnight|tomorrow|(?:by|until|till|to) (?:tomorrow|the next (?:working |business )?day)|"
    r"(?:the )?(?:next|following)[- ](?:working |business )?(?:day|morning)"
)
_THE_SAME_DAY = re.compile(
    r"(?:on |within |in )?(?:the )?same[- ](?:working |business )?day|(?:with)?in the day"
)
_AT_ONCE = re.compile(r"none|nothing|no time|at once|immediately|instant(?:ly)?|right away|straight away")
_TIMES = re.compile(r"(\d{1,3}) *[x×*] *(\d[^x×*]*)")


def read_minutes(text: str, *, unit: str) -> float | None:
    """A time as people say it, in minutes of work; None for no text.

    Such as "2 h", "45 min", "about 3 working days", "1 h 30 min", "1h30", "1:30", "half a day", "1 1/2 h",
    "a fortnight", "overnight", "15 min each", or "1.5". ``unit`` is what a bare number means: "min", "h",
    "day" or "week".

    Raises Asked where two things may be meant, as by "2-3 days", "up to 3 days", "same day", by a comma, or
    by the 24 hours that somebody waits; BadInput for anything else, and for less than nothing.
    """
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise _no_time()
    plain = said(text)
    if _BY_TOMORROW.fullmatch(plain):
        return DAY
    if _AT_ONCE.fullmatch(plain):
        return 0
    _ask_how_long(plain)
    return round(_read(_in_figures(plain), unit), 9)  # a third of an hour is 20 minutes


def unit_of_time(words: str) -> str | None:
    """The unit that "days", "working days" or "hrs" is, as `read_minutes` knows it; else None."""
    return _unit_of(_working(said(words)))


def read_time(text: str, *, unit: str) -> float | None:
    """A time as people say it, in one of the units of `read_minutes`. Raises as that does."""
    minutes = read_minutes(text, unit=unit)
    return None if minutes is None else minutes / _UNITS[unit]


def _read(plain: str, unit: str) -> float:
    """A time in figures."""
    kind = FigureKind(lambda part: read_minutes(part, unit=unit), lambda minutes: f"{minutes:g} min")
    ask_what_is_usual(plain, kind)
    ask_which(plain, kind)
    if clock := re.fullmatch(r"(\d{1,4}):([0-5]\d)(?: *h)?", plain):
        return int(clock[1]) * HOUR + int(clock[2])
    if times := _TIMES.fullmatch(plain):
        return int(times[1]) * _read(times[2], unit)
    if not any(letter.isalpha() for letter in plain):
        number = read_number(plain)
        if number is None:
            raise _no_time()
        return _not_negative(number * _UNITS[unit])
    _ask_if_calendar_days(plain)
    plain = _working(plain)
    parts = re.findall(r"([\d.,]+)\s*([^\W\d_]+)\.?", plain)
    read = "".join(f"{number}{name}" for number, name in parts)
    if not parts or read != re.sub(r"[\s]|(?<=[^\W\d_])\.", "", plain):
        raise _no_time()
    total = 0.0
    for number, name in parts:
        minutes, figure = _minutes_of(name), read_part(plain, number.rstrip("."))
        if minutes is None or figure is None:
            raise _no_time()
        total += figure * minutes
    if unit == "day" and len(parts) == 1 and _minutes_of(parts[0][1]) == HOUR:
        _ask_if_round_the_clock(total / HOUR)
    return _not_negative(total)


def _ask_how_long(plain: str) -> None:
    """Raises Asked for the same day, which may be an hour, or all day long."""
    if _THE_SAME_DAY.fullmatch(plain):
        sentence = _("The same day is up to 1 working day. About how long does it take?")
        raise Asked(sentence, *(Reply(words, words) for words in (_in_days(1), _("half a day"), _("1 h"))))


def _ask_if_round_the_clock(hours: float) -> None:
    """Raises Asked for whole days and nights: three working days, or the one day till tomorrow?"""
    if not hours or hours % _ROUND_THE_CLOCK:
        return
    text = _("Here {n} h are {working} working days of 8 hours. Is that meant, or {days} around the clock?")
    around = _in_days(hours / _ROUND_THE_CLOCK)
    working = _in_days(hours * HOUR / DAY)
    sentence = text.format(
        n=numbers.quantity(hours), working=numbers.quantity(hours * HOUR / DAY), days=around
    )
    raise Asked(sentence, Reply(around, around), Reply(working, working))


def _in_days(n: float) -> str:
    return ngettext("{n} day", "{n} days", 1 if n == 1 else 2).format(n=numbers.quantity(n))


def _in_figures(text: str) -> str:
    """A time with its words and fractions as figures, and minutes after hours called so: "1h30"."""
    plain = _WHOLE.sub(lambda found: "a" if found[0] == "all" else "", text.translate(_FRACTIONS).strip())
    if _is_a_unit(plain):
        plain = f"a {plain}"
    plain = re.sub(r"\b(?:an?|one) ([^\W\d_]+) or two\b", r"1 to 2 \1s", plain)
    plain = re.sub(r"\b(?:an?|one) ([^\W\d_]+) and a half\b", r"1.5 \1", plain)
    plain = re.sub(r"\b(?:an?|one) ([^\W\d_]+) and a quarter\b", r"1.25 \1", plain)
    plain = re.sub(r"\bthree[ -]quarters(?: of)?(?: an?)?\b(?= )", "0.75", plain)
    plain = re.sub(r"\b(?:a )?quarter(?: of)?(?: an?)?\b(?= )", "0.25", plain)
    plain = re.sub(
        r"(?<!and a )(?<!and 1 )(?<!and )\b(?:an? )?half(?:[ -]of)?(?:[ -]an?)?[ -](?=[^\W\d_])",
        "0.5 ",
        plain,
    )
    plain = re.sub(r"\ba couple(?: of)?\b(?= )", "2", plain)
    plain = words_as_figures(re.sub(r"\ban\b", "a", plain))
    plain = re.sub(r"\b(\d+) and (?:a |1 )?half\b", r"\1.5", plain)
    plain = re.sub(r"\b(?:(\d+) +)?(\d)/([1-9])\b", _divided, plain)
    plain = re.sub(r"(?<=[^\W\d_]) *(?:,|\+|&|\band\b) *(?=\d)", " ", plain)
    last = re.fullmatch(r"(.*\d *([^\W\d_]+)\.?) *([0-5]\d)", plain)
    return f"{last[1]} {last[3]} min" if last and _minutes_of(last[2]) == HOUR else plain


def _is_a_unit(plain: str) -> bool:
    """Whether a text is the whole word for one of a unit: "fortnight" is one."""
    return plain in ("minute", "hour", "day", "week", "fortnight", "month", "year")


def _divided(found: re.Match[str]) -> str:
    return f"{int(found[1] or 0) + int(found[2]) / int(found[3]):.12g}"


def _ask_if_calendar_days(text: str) -> None:
    """Raises Asked for calendar days: the weekends among them don't count."""
    found = re.fullmatch(r"([\d.,]+) *calendar days?", text)
    number = read_part(text, found[1]) if found else None
    if number:
        about = _in_days(float(numbers.quantity(round(number * _WORKING_DAYS / _DAYS_OF_WEEK, 1))))
        sentence = _("Working days count here. That is about {days}.").format(days=about)
        raise Asked(sentence, Reply(about, about))


def _working(text: str) -> str:
    """A time without the word that its days are working days."""
    return re.sub(r"\b(?:working|business|work|office)[ -]?(?=(?:day|hour|week|month))", "", text)


def _unit_of(name: str) -> str | None:
    """A unit as people write it, in English or in the language that is spoken."""
    known = {
        "min": ("m", "min", "mins", "minute", "minutes", _("minutes").casefold()),
        "h": ("h", "hr", "hrs", "hour", "hours", _("hours").casefold()),
        "day": ("d", "day", "days", _("days").casefold()),
        "week": ("w", "wk", "wks", "week", "weeks", _("weeks").casefold()),
        "fortnight": ("fortnight", "fortnights"),
        "month": ("mo", "mos", "month", "months", _("months").casefold()),
        "year": ("y", "yr", "yrs", "year", "years", _("years").casefold()),
    }
    return next((unit for unit, names in known.items() if name in names), None)


def _minutes_of(name: str) -> float | None:
    """Minutes of work of a unit."""
    unit = _unit_of(name)
    return 1 / 60 if name in _SECONDS else _UNITS[unit] if unit else None


def _no_time() -> BadInput:
    return BadInput(_('Write a time such as "45 min", "2 h", or "3 days".'))


def _not_negative(minutes: float) -> float:
    if minutes < 0:
        raise _no_time()
    return minutes

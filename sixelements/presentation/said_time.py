"""Times and shares as a group says them: "2 h", "3 working days", "a quarter of an hour", "9 out of 10".

What a time is said in is working time: a day has eight hours, a week five days, a month 21 of them.
"""

import re
from collections.abc import Callable

from sixelements.domain.errors import BadInput
from sixelements.domain.limits import LARGEST_NUMBER
from sixelements.domain.waste_walk import DAY, HOUR, MONTH, WEEK
from sixelements.i18n import _, ngettext
from sixelements.presentation.typed import Asked, Reply, plain_figures, read_number, read_part
from sixelements.wording import numbers

_UNITS = {"min": 1, "h": HOUR, "day": DAY, "week": WEEK, "fortnight": 2 * WEEK, "month": MONTH}
_SECONDS = ("s", "sec", "secs", "second", "seconds")
_ROUND_THE_CLOCK = 24
_DAYS_OF_WEEK, _WORKING_DAYS = 7, 5
_SMALL = (
    *("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_PER_CENT = r"(?:per ?cent|pct)\b\.?"
_FRACTIONS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4"})
_ABOUT = re.compile(
    r"^(?:(?:about|around|roughly|approximately|approx\b|circa|ca\b|some\b|[~≈])\.? *)+|"
    r",? +(?:or so|on average|approximately|roughly)$"
)
"""What a group says because nobody stopped the time; the figure is meant all the same."""
_RANGE = re.compile(r"(?:between +)?([^-]*\d[^-]*?) *(?:-|\u2013|\bto\b|\bor\b|(?<=\d) *\band\b) *(\d.*)")
_BETWEEN = re.compile(r"between +(.*\d.*?) +and +(\d.*)")


def read_minutes(text: str, *, unit: str) -> float | None:
    """A time as people say it, in minutes of work; None for no text.

    Such as "2 h", "45 min", "about 3 working days", "1 h 30 min", "1h30", "1:30", "half a day", "1 1/2 h",
    "a fortnight", or "1.5". ``unit`` is what a bare number means: "min", "h", "day" or "week".

    Raises Asked where two things may be meant, as by "2-3 days", by a comma, or by the 24 hours that
    somebody waits; BadInput for anything else, and for less than nothing.
    """
    if not text.strip():
        return None
    plain = _in_figures(_figures_said(text))
    _ask_which(plain, lambda part: read_minutes(part, unit=unit), _middle_time)
    if clock := re.fullmatch(r"(\d{1,4}):([0-5]\d)(?: *h)?", plain):
        return int(clock[1]) * HOUR + int(clock[2])
    if not any(letter.isalpha() for letter in plain):
        number = read_number(plain)
        if number is None:
            raise _no_time()
        return _not_negative(number * _UNITS[unit])
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


def read_share(text: str) -> float | None:
    """Per cent such as "90", "90 %", "9 in 10", "nine out of ten" or "half", 0 to 100; None for no text.

    Raises Asked where two things may be meant, as by "0.9" or "80-90"; BadInput for anything else.
    """
    if not text.strip():
        return None
    plain = _figures_said(text)
    said = _shares_in_words().get(plain)
    if said is not None:
        return said
    plain = re.sub(rf" *\b{_PER_CENT}", "%", _words_as_figures(f"{plain} ").strip())
    _ask_which(plain, read_share, _middle_share)
    counted = re.fullmatch(r"(\d+) *(?:in|of|/|out of|from) *(?:every |the )?(\d+)", plain)
    if counted and 0 < int(counted[2]) <= LARGEST_NUMBER:
        share: float | None = 100 * int(counted[1]) / int(counted[2])
    else:
        share = read_number(plain)
    if share is None or not 0 <= share <= 100:
        raise BadInput(_('Write a share from 0 to 100, or such as "9 in 10".'))
    if "%" not in plain and (0 < share < 1 or plain in ("1.0", "1,0")):
        _ask_if_per_cent(share)
    return share


def as_unit(text: str) -> str:
    """A unit as it was typed; per cent in words is its sign, so that the figure counts as a share."""
    unit = plain_figures(text).strip()
    return "%" if re.fullmatch(_PER_CENT, unit.casefold()) else unit


def _figures_said(text: str) -> str:
    """A text in small letters without its "about"."""
    return _ABOUT.sub("", plain_figures(text).strip().casefold()).strip()


def _shares_in_words() -> dict[str, float]:
    return {
        _("none"): 0.0,
        _("never"): 0.0,
        _("a quarter"): 25.0,
        _("half"): 50.0,
        _("half of them"): 50.0,
        _("three quarters"): 75.0,
        _("all"): 100.0,
        _("always"): 100.0,
    }


def _ask_which(text: str, read: Callable[[str], float | None], middle: Callable[[str, str], str]) -> None:
    """Raises Asked for a range: one figure is stored, so it is asked which; the middle is the likeliest."""
    found = _BETWEEN.fullmatch(text) or _RANGE.fullmatch(text)
    if found is None:
        return
    low, high = found[1].strip(), found[2].strip()
    if not re.search(r"[^\W\d_]|%", low):  # "2-3 days": both are days
        low += re.sub(r"^[\d.,]+", "", high)
    least, most = read(low), read(high)
    if least is None or most is None or least >= most:
        return
    sentence = _("One figure stands here. Which of them, or the middle?")
    raise Asked(sentence, *(Reply(words, words) for words in (middle(low, high), low, high)))


def _middle_time(low: str, high: str) -> str:
    """The time in the middle of two, in their unit if they have the same, else in minutes."""
    unit = re.sub(r"^[\d.,]+", "", high)
    if low.endswith(unit):
        first, last = read_number(low.removesuffix(unit)), read_number(high.removesuffix(unit))
        return f"{((first or 0) + (last or 0)) / 2:g}{unit}"
    first, last = read_minutes(low, unit="min"), read_minutes(high, unit="min")
    return f"{((first or 0) + (last or 0)) / 2:g} min"


def _middle_share(low: str, high: str) -> str:
    return f"{((read_share(low) or 0) + (read_share(high) or 0)) / 2:g}%"


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


def _ask_if_per_cent(share: float) -> None:
    """Raises Asked for a fraction of one: 90 %, or 0.9 % indeed?"""
    many, few = (_("{n} %").format(n=numbers.quantity(n)) for n in (100 * share, share))
    sentence = _("Is it {many} or {few}?").format(many=many, few=few)
    raise Asked(sentence, Reply(many, many), Reply(few, few))


def _in_days(n: float) -> str:
    return ngettext("{n} day", "{n} days", 1 if n == 1 else 2).format(n=numbers.quantity(n))


def _in_figures(text: str) -> str:
    """A time with its words and fractions as figures, and minutes after hours called so: "1h30"."""
    plain = text.translate(_FRACTIONS).strip()
    plain = re.sub(r"\b(?:an?|one) ([^\W\d_]+) and a half\b", r"1.5 \1", plain)
    plain = re.sub(r"\b(?:an?|one) ([^\W\d_]+) and a quarter\b", r"1.25 \1", plain)
    plain = re.sub(r"\bthree[ -]quarters(?: of)?(?: an?)?\b(?= )", "0.75", plain)
    plain = re.sub(r"\b(?:a )?quarter(?: of)?(?: an?)?\b(?= )", "0.25", plain)
    plain = re.sub(r"\bhalf(?: of)? an?\b", "0.5", plain)
    plain = re.sub(r"\ba couple(?: of)?\b(?= )", "2", plain)
    plain = _words_as_figures(re.sub(r"\ban\b", "a", plain))
    plain = re.sub(r"\b(\d+) and a half\b|\b(\d+) and 1 half\b", r"\1\2.5", plain)
    plain = re.sub(r"\b(?:(\d+) +)?(\d)/([1-9])\b", _divided, plain)
    plain = re.sub(r"(?<=[^\W\d_]) *(?:,|\+|&|\band\b) *(?=\d)", " ", plain)
    last = re.fullmatch(r"(.*\d *([^\W\d_]+)\.?) *([0-5]\d)", plain)
    return f"{last[1]} {last[3]} min" if last and _minutes_of(last[2]) == HOUR else plain


def _words_as_figures(text: str) -> str:
    """The small numbers and the tens in words as figures, where something follows them: "fifteen min"."""
    for tens, n in _TENS.items():
        for one, digit in zip(_SMALL[1:10], range(1, 10), strict=True):
            text = re.sub(rf"\b{tens}[- ]{one}\b(?= )", str(n + digit), text)
        text = re.sub(rf"\b{tens}\b(?= )", str(n), text)
    for n, word in enumerate(_SMALL):
        text = re.sub(rf"\b{word}\b(?=[ -])", str(max(n, 1)), text)
    return text


def _divided(found: re.Match[str]) -> str:
    return f"{int(found[1] or 0) + int(found[2]) / int(found[3]):g}"


def _working(text: str) -> str:
    """A time without the word that its days are working days. Raises Asked for calendar days."""
    found = re.fullmatch(r"([\d.,]+) *calendar days?", text)
    number = read_part(text, found[1]) if found else None
    if number:
        about = _in_days(float(numbers.quantity(round(number * _WORKING_DAYS / _DAYS_OF_WEEK, 1))))
        sentence = _("Working days count here. That is about {days}.").format(days=about)
        raise Asked(sentence, Reply(about, about))
    return re.sub(r"\b(?:working|business|work|office)[ -]?(?=(?:day|hour|week|month))", "", text)


def _minutes_of(name: str) -> float | None:
    """A unit as people write it, in English or in the language that is spoken."""
    known = {
        "min": ("m", "min", "mins", "minute", "minutes", _("minutes").casefold()),
        "h": ("h", "hr", "hrs", "hour", "hours", _("hours").casefold()),
        "day": ("d", "day", "days", _("days").casefold()),
        "week": ("w", "wk", "wks", "week", "weeks", _("weeks").casefold()),
        "fortnight": ("fortnight", "fortnights"),
        "month": ("mo", "mos", "month", "months", _("months").casefold()),
    }
    if name in _SECONDS:
        return 1 / 60
    return next((_UNITS[unit] for unit, names in known.items() if name in names), None)


def _no_time() -> BadInput:
    return BadInput(_('Write a time such as "45 min", "2 h", or "3 days".'))


def _not_negative(minutes: float) -> float:
    if minutes < 0:
        raise _no_time()
    return minutes

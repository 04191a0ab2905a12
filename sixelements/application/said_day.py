"""Days as a room says them, counted from today: "Friday", "next Friday", "in 2 weeks", "end of January"."""

import re
from calendar import monthrange
from datetime import date

from sixelements.domain.schedule import days_after
from sixelements.i18n import _, pgettext
from sixelements.wording import numbers

_WEEK = 7
_LEAST = 3
"""Letters of a month's or weekday's name that tell it from the others."""


def as_day(text: str, *, today: date) -> str:
    """The day that a text means, as "2026-11-20", if it is said from today; else the text as it is."""
    words = " ".join(text.casefold().split()).rstrip(".")
    if by := re.fullmatch(
        pgettext("a pattern: what stands after the word in 'by Friday'", r"by (.+)"), words
    ):
        words = by[1]
    found = _near_day(words, today) or _weekday(words, today) or _later(words, today) or _end(words, today)
    return found.isoformat() if found else text


def as_past_day(text: str, *, today: date) -> str:
    """The same of what has happened: "yesterday", "2 weeks ago", and "Friday" is the last one there was."""
    words = " ".join(text.casefold().split()).rstrip(".")
    found = _day_before(words, today) or _last_weekday(words, today) or _ago(words, today)
    return found.isoformat() if found else as_day(text, today=today)


def _day_before(words: str, today: date) -> date | None:
    days = {_("yesterday"): 1, _("day before yesterday"): 2, _("the day before yesterday"): 2}
    return days_after(today, -days[words]) if words in days else None


def _last_weekday(words: str, today: date) -> date | None:
    """The last such day before today; with "last" too, as people mean the same by it."""
    pattern = pgettext("a pattern: on Friday, last Friday", r"(on |last |this )?(?P<day>\w+)")
    said = re.fullmatch(pattern, words)
    names = _named(said["day"]) if said else ()
    if len(names) != 1:
        return None
    return days_after(today, -((today.weekday() - names[0] - 1) % _WEEK + 1))


def _ago(words: str, today: date) -> date | None:
    """So many days, weeks, or months ago; the end of a month or year that is over."""
    pattern = pgettext(
        "a pattern: so many days, weeks, or months ago; number, and the first letter of its unit",
        r"(a|\d\d?\d?) ?(d|w|m)(?:ays?|eeks?|onths?)? ago",
    )
    found = re.fullmatch(pattern, words)
    if found is not None:
        n = int(found[1]) if found[1].isdigit() else 1
        if found[2] == "m":
            return _months_on(today, -n)
        return days_after(today, -n * (_WEEK if found[2] == "w" else 1))
    said = re.fullmatch(pgettext("a pattern: what stands after 'end of'", r"end of (.+)"), words)
    if said is None:
        return None
    if said[1] in (_("the year"), _("year")):
        return date(max(today.year - 1, 1), 12, 31)
    ended = _of_month(said[1], today)
    if ended is None or ended <= today or " " in said[1]:
        return ended
    return _last_day(max(ended.year - 1, 1), ended.month)


def _near_day(words: str, today: date) -> date | None:
    days = {_("today"): 0, _("tomorrow"): 1, _("day after tomorrow"): 2, _("the day after tomorrow"): 2}
    return days_after(today, days[words]) if words in days else None


def _weekday(words: str, today: date) -> date | None:
    """The first such day after today; with "next" that of the week that follows, from Monday on."""
    pattern = pgettext("a pattern: this Friday, next Friday", r"(this |(?P<next>next ))?(?P<day>\w+)")
    said = re.fullmatch(pattern, words)
    names = _named(said["day"]) if said else ()
    if said is None or len(names) != 1:
        return None
    if said["next"]:
        return days_after(today, _WEEK - today.weekday() + names[0])
    return days_after(today, (names[0] - today.weekday() - 1) % _WEEK + 1)


def _named(word: str) -> tuple[int, ...]:
    """The days of the week, from 0 for Monday, that a word names or begins."""
    if len(word) < _LEAST:
        return ()
    return tuple(n for n, full in enumerate(_weekdays()) if full.casefold().startswith(word))


def _weekdays() -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _later(words: str, today: date) -> date | None:
    """So many days, weeks or months on: "+2w", "in 10 days", "in a month"."""
    pattern = pgettext(
        "a pattern: so many days, weeks, or months on; number, and the first letter of its unit",
        r"(?:in |\+ ?)(a|\d\d?\d?) ?(d|w|m)(?:ays?|eeks?|onths?)?",
    )
    found = re.fullmatch(pattern, words)
    if found is None:
        return None
    n = int(found[1]) if found[1].isdigit() else 1
    if found[2] == "m":
        return _months_on(today, n)
    return days_after(today, n * (_WEEK if found[2] == "w" else 1))


def _months_on(today: date, n: int) -> date:
    years, month = divmod(today.month - 1 + n, 12)
    year = min(today.year + years, date.max.year)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _end(words: str, today: date) -> date | None:
    """The last day of a month or of the year: "end of January", "end of the month", "end of next month"."""
    said = re.fullmatch(pgettext("a pattern: what stands after 'end of'", r"end of (.+)"), words)
    if said is None:
        return None
    name = said[1]
    if name in (_("the year"), _("year")):
        return date(today.year, 12, 31)
    ahead = {_("month"): 0, _("the month"): 0, _("this month"): 0, _("next month"): 1}
    if name in ahead:
        first = _months_on(today.replace(day=1), ahead[name])
        return _last_day(first.year, first.month)
    return _of_month(name, today)


def _of_month(name: str, today: date) -> date | None:
    name, _space, said = name.partition(" ")
    month = month_named(name)
    if month is None or (said and not re.fullmatch(r"\d{4}", said)):
        return None
    year = int(said) if said else today.year + (month < today.month)
    return _last_day(year, month) if date.min.year <= year <= date.max.year else None


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def month_named(name: str) -> int | None:
    """The number of a month by its name, or by the first letters of it."""
    for month in range(1, 13):
        full = numbers.month(date(2000, month, 1)).casefold()
        if len(name) >= _LEAST and full.startswith(name[:_LEAST]) and full.split()[0].startswith(name):
            return month
    return None

"""Numbers, dates and lists as people read them: rounded once, for every output alike.

English is written here, every other language as `cldr` knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from sixelements.domain.contacts import LOWEST_MEAN, at_most
from sixelements.domain.levels import whole_points
from sixelements.i18n import _, spoken
from sixelements.wording import cldr

if TYPE_CHECKING:
    from sixelements.domain.assessment import Scale

_A_YEAR, _HALF_A_YEAR = 365, 180


def points(score: float) -> str:
    """A score or a difference in whole points."""
    return str(whole_points(score))


def levels(mean: float) -> str:
    """A mean, a level or a spread in levels, with one decimal."""
    return _number(_half_up(mean, 1), "0.0") or f"{_half_up(mean, 1):.1f}"


def contacts(share: float) -> str:
    """A share of contacts, 0 to 100, in a sentence: "about 6 of 10", or "4 of 10 or fewer"."""
    if share < LOWEST_MEAN:
        return _("4 of 10 or fewer")
    if round(share, 6) >= 100:
        return _("10 of 10")
    return _("about {n} of 10").format(n=whole_contacts(share))


def whole_contacts(share: float) -> int:
    """A share of contacts, 0 to 100, in whole contacts of ten, the lowest answer as its upper end."""
    return whole_points(at_most(share) / 10)


def contacts_short(share: float) -> str:
    """The same next to a mark: "6", or "≤4"."""
    return "≤4" if share < LOWEST_MEAN else str(whole_contacts(share))


def contacts_after(share: float) -> str:
    """The same in a sentence that has said of how many: "6", or "4 or fewer"."""
    return _("4 or fewer") if share < LOWEST_MEAN else str(whole_contacts(share))


def contacts_exact(share: float) -> str:
    """The same in a table, with one decimal."""
    return _("4 or fewer") if share < LOWEST_MEAN else levels(share / 10)


def level(value: float) -> str:
    """A whole or half level, without a decimal where it is whole."""
    return _number(value, "0.#") or f"{value:g}"


def count(n: int) -> str:
    """How many of something, thousands parted."""
    return _number(n, "#,##0") or f"{n:,}"


def quantity(value: float) -> str:
    """A target or baseline: whole where it is whole, thousands parted."""
    value = round(value, 6) or 0.0
    if other := _number(value, "#,##0.######"):
        return other
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def _half_up(value: float, decimals: int) -> float:
    """Rounded as people round: 2.25 gives 2.3; a float a hair under the half counts as the half."""
    factor = 10**decimals
    sign = -1 if value < 0 else 1
    rounded = sign * int(abs(value) * factor + 0.5 + 1e-9) / factor
    return rounded or 0.0


def level_text(level_range: tuple[int, int]) -> str:
    """A level in a sentence: "level 3", or "between levels 2 and 3"."""
    low, high = level_range
    if low == high:
        return _("level {level}").format(level=low)
    return _("between levels {low} and {high}").format(low=low, high=high)


def level_short(level_range: tuple[int, int]) -> str:
    """A level in a table: "3" or "2–3"."""
    low, high = level_range
    return str(low) if low == high else f"{low}–{high}"


def level_words(level_range: tuple[int, int], scale: Scale) -> str:
    """The words of a level: "Usual", or "Started to Usual"."""
    low, high = level_range
    if low == high:
        return scale.words[low - 1]
    return _("{low} to {high}").format(low=scale.words[low - 1], high=scale.words[high - 1])


def listing(items: Sequence[str]) -> str:
    """Items as one phrase: "a", "a and b", "a, b, and c"."""
    return _phrase(items, "standard", "and")


def names(items: Sequence[str]) -> str:
    """Names of elements or practices within a sentence, in quotes, as many of them read like orders."""
    inside = _('"{name}"')
    if len(items) > 2 and spoken().is_written:
        inside = _('"{name},"')
        last = _('and "{name}"').format(name=items[-1])
        return " ".join((*(inside.format(name=name) for name in items[:-1]), last))
    return listing([inside.format(name=name) for name in items])


def any_of(items: Sequence[str]) -> str:
    """Items of which one will do: "a", "a or b", "a, b, or c"."""
    return _phrase(items, "or", "or")


def series(items: Iterable[str]) -> str:
    """Items in little room: "a, b, c"; in other languages a phrase, as Babel has no shorter way for most."""
    return ", ".join(items) if spoken().is_written else listing(list(items))


def _phrase(items: Sequence[str], style: Literal["standard", "or"], word: str) -> str:
    if len(items) > 1 and not spoken().is_written:
        return cldr.listing(items, style, spoken())
    if len(items) < 3:
        return f" {word} ".join(items)
    return f"{', '.join(items[:-1])}, {word} {items[-1]}"


def day(value: date) -> str:
    """A day in full: "November 18, 2026"."""
    if spoken().is_written:
        return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"
    return cldr.day(value, "long", spoken())


def short_day(value: date) -> str:
    """A day where the year is clear: "Nov 18"."""
    return _part(value, "MMMd") or f"{_short(value)} {value.day}"


def plan_day(value: date, start: date) -> str:
    """A day of a plan that begins with ``start``: "Nov 18", and with its year where that is not clear.

    It is not clear of a day before the plan, as of an action that was carried over, nor a year after.
    """
    clear = 0 <= (value - start).days < _A_YEAR
    return short_day(value) if clear else dated(value)


def plan_days(first: date, last: date, start: date) -> tuple[str, str]:
    """Two days of a plan side by side, as from one to the other: both have their year where one needs it."""
    both = (plan_day(first, start), plan_day(last, start))
    clear = both == (short_day(first), short_day(last))
    return both if clear else (dated(first), dated(last))


def plan_span(first: date, last: date, start: date) -> str:
    """From a day of a plan to another: "Nov 18 to Dec 8"."""
    both = plan_days(first, last, start)
    return _("{first} to {last}").format(first=both[0], last=both[1])


def due_day(value: date, start: date, today: date) -> str:
    """A day of a plan that begins with ``start``, as it is read today: "Nov 18", or with its year."""
    near = near_day(value, today)
    return plan_day(value, start) if near == short_day(value) else near


def near_day(value: date, today: date) -> str:
    """A day near today, or of its year: "Nov 18"; any other has its year."""
    near = value.year == today.year or abs((value - today).days) <= _HALF_A_YEAR
    return short_day(value) if near else dated(value)


def plan_month(value: date, start: date) -> str:
    """The same where there is little room: "Nov 18", and a month with its year, "Nov 2026"."""
    day = plan_day(value, start)
    if day == short_day(value):
        return day
    return _part(value, "yMMM") or f"{_short(value)} {value.year}"


def dated(value: date) -> str:
    """A day in few letters, with its year: "Nov 18, 2026"."""
    if spoken().is_written:
        return f"{_short(value)} {value.day}, {value.year}"
    return cldr.day(value, "medium", spoken())


def short_month(value: date) -> str:
    """A month on an axis: "Nov", and with its year where a year begins."""
    if value.month > 1:
        return _part(value, "MMM") or _short(value)
    return _part(value, "yMMM") or f"{_short(value)} {value.year}"


def month(value: date) -> str:
    """A month with its year: "November 2026"."""
    return _part(value, "yMMMM") or f"{_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _short(value: date) -> str:
    return _SHORT_MONTHS[value.month - 1]


_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def clock(at: datetime) -> str:
    """When something happened, to the minute: "09:05"; in another language as its clocks say it."""
    other = "" if spoken().is_written else cldr.clock(at.time().replace(second=0, microsecond=0), spoken())
    return other or f"{at:%H:%M}"


def time_of_day(seconds: int) -> str:
    """A time of day from its seconds since midnight, to the minute: "9:05", "13:40"."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}"


def time_left(seconds: int) -> str:
    """Minutes and seconds, as a clock that runs down shows them: "1:48"."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _part(value: date, skeleton: str) -> str:
    """Parts of a day in another language than English; empty in English."""
    return "" if spoken().is_written else cldr.part(value, skeleton, spoken())


def _number(value: float, pattern: str) -> str:
    """A number in another language than English; empty in English."""
    return "" if spoken().is_written else cldr.number(value, pattern, spoken())


def at_least(n: int | None, k: int) -> str:
    """A number of people; "<k" where fewer than k are not told."""
    return f"<{k}" if n is None else str(n)


def thousandths(value: float) -> str:
    """A factor with two decimals, or three where it has them, so that a product can be checked by hand."""
    rounded = _half_up(value, 3)
    text = f"{rounded:.3f}"
    return _number(rounded, "0.00#") or (text[:-1] if text.endswith("0") else text)


def hundredths(value: float) -> str:
    """A spread with two decimals, where somebody may check a sum by hand."""
    return _number(_half_up(value, 2), "0.00") or f"{_half_up(value, 2):.2f}"

"""Shares, counts and figures with a unit as a group says them: "9 in 10", "about 85", "4.1 of 5"."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sixelements.application.typed import Asked, Reply, plain_figures, read_number, read_part, read_whole
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import LARGEST_NUMBER
from sixelements.i18n import _
from sixelements.presentation.said_figures import (
    LONGEST,
    FigureKind,
    ask_what_is_usual,
    ask_which,
    said,
    words_as_figures,
)
from sixelements.presentation.said_time import read_time, unit_of_time
from sixelements.wording import numbers

_PER_CENT = r"(?:per ?cent|pct)\b\.?"
_IN_PER_CENT = re.compile(rf"-?[\d.,\s]+(?:%|{_PER_CENT})")
_CASES = r"(?:cases?|times?|files?|forms?|applications?|calls?|requests?|contacts?|customers?|people|them)"
_OF_THE_CASES = re.compile(rf"(?<=[\w%]) +(?:of +)?(?:the +|all +)?{_CASES}$")
_COUNTED = re.compile(r"(\d+) *(?:in|of|/|out of|from) *(?:every |the )?(\d+)")
_SURVEY = re.compile(r"(\d+(?:[.,]\d+)?) *(?:of|out of|/|from) *(?:a )?(\d{1,3})(?: *(?:stars?|points?))?")
"""The mean of a survey on its scale, as "4.1 of 5"."""
_HIGHEST_MEAN = 5
_WITH_UNIT = re.compile(r"(-?[\d.,'\s]*\d)\s*(\D+)")
_ARTICLE = re.compile(r"an?\s")
_SAID_OF_CASES = re.compile(r"^n\s*[=:]?\s*(?=\d)")
"""As reports print how many cases there are: "n = 40", "n 29"."""
_ALMOST = re.compile(r"\b(?:almost|nearly)\b")
_MANY = re.compile(r"(\d+(?:\.\d+)?) *(dozen|hundred|thousand|k)")
_MANY_ARE = {"dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000}
_A_MONTH = re.compile(r" *(?:(?:\b(?:a|per|each|every|in a)|/) *month|\bmonthly)$")
_SPANS = (
    (re.compile(r" *(?:(?:\b(?:a|per|each|every)|/) *(?:working |business )?day|\bdaily)$"), 21.0),
    (re.compile(r" *(?:(?:\b(?:a|per|each|every)|/) *week|\bweekly)$"), 52 / 12),
    (re.compile(r" *(?:(?:\b(?:a|per|each|every)|/) *(?:year|annum)|\b(?:yearly|annually))$"), 1 / 12),
)
"""How many of a span are in a month."""


def read_share(text: str) -> float | None:
    """Per cent such as "90", "90 %", "9 in 10", "nine out of ten" or "half", 0 to 100; None for no text.

    Raises Asked where two things may be meant, as by "0.9", "80-90" or "less than 5 %"; BadInput for
    anything else.
    """
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise _no_share()
    plain = _OF_THE_CASES.sub("", said(text))
    words = _shares_in_words().get(plain)
    if words is not None and not (words in (0, 100) and _ALMOST.search(text.casefold())):
        return words
    plain = re.sub(rf" *\b{_PER_CENT}", "%", words_as_figures(f"{plain} ").strip())
    _ask_about(plain, FigureKind(read_share, lambda share: f"{share:g}%"))
    counted = _COUNTED.fullmatch(plain)
    if counted and 0 < int(counted[2]) <= LARGEST_NUMBER:
        share: float | None = 100 * int(counted[1]) / int(counted[2])
    else:
        share = _number(plain, _no_share)
    if share is None or not 0 <= share <= 100:
        raise _no_share()
    if "%" not in plain and (0 < share < 1 or plain in ("1.0", "1,0")):
        _ask_if_per_cent(share)
    return share


def read_cases(text: str) -> float | None:
    """Cases a month such as "85", "about 85", "85 a month" or "two dozen"; None for no text.

    Raises Asked for a range, a limit, and for cases of another span, as "20 a week"; BadInput for anything
    else, and for less than nothing.
    """
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise _no_cases()
    plain = _A_MONTH.sub("", said(text))
    for span, in_a_month in _SPANS:
        if number := read_cases(span.sub("", plain)) if span.search(plain) else None:
            around = numbers.quantity(round(number * in_a_month))
            raise Asked(_("That is about {n} a month.").format(n=around), Reply(around, around))
    plain = _counted(plain)
    _ask_about(plain, FigureKind(read_cases, _whole, whole=True))
    number = _number(plain, _no_cases)
    if number is None or number < 0 or "%" in plain:
        raise _no_cases()
    return number


def read_count(text: str, *, least: int, most: int) -> int | None:
    """A whole number such as "164" or "about 1,200 contacts"; None for no text.

    Raises Asked for a range or a limit; BadInput for anything that is no whole number from least to most.
    """
    if not text.strip():
        return None
    plain = _counted(_SAID_OF_CASES.sub("", said(text))) if len(text) <= LONGEST else text
    _ask_about(plain, FigureKind(lambda part: read_count(part, least=least, most=most), _whole, whole=True))
    return read_whole(plain, least=least, most=most)


class SaidFigure(NamedTuple):
    """A figure with its unit; ``share``: it is per cent."""

    value: float
    unit: str
    share: bool


def read_figure(text: str, *, unit: str = "%", share: bool = True) -> SaidFigure | None:
    """A figure such as "34 %", "9 out of 10", "4.1 of 5" or "15 working days"; None for no text.

    ``unit`` and ``share`` are what a bare number means. A time is put into a unit of time, as "3 weeks" are
    15 days; any other unit that is typed counts instead of it.

    Raises Asked where two things may be meant, as by a comma or by "0.9"; BadInput for anything else.
    """
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise _no_figure()
    plain = said(text)
    if found := _of_a_scale(plain, unit):
        return found
    figures = words_as_figures(f"{plain} ").strip()
    if (share and _OF_THE_CASES.sub("", plain) in _shares_in_words()) or _is_share(figures):
        return _of_share(text)
    if (time := unit_of_time(unit)) and (value := read_time(text, unit=time)) is not None:
        return SaidFigure(value, unit, share=False)
    _ask_about(
        plain, FigureKind(lambda part: _value(read_figure(part, unit=unit, share=share)), "{:g}".format)
    )
    if (found := _with_unit(text, figures)) or not share:
        return found or _bare(figures, unit)
    _ask_if_of_five(plain)
    try:
        return _of_share(text)
    except Asked:
        raise
    except BadInput:
        if re.fullmatch(r"-?[\d.,\s]+", figures):
            raise
        raise _no_figure() from None


def _is_share(figures: str) -> bool:
    return bool(_IN_PER_CENT.match(figures) or _COUNTED.fullmatch(_OF_THE_CASES.sub("", figures)))


def as_unit(text: str) -> str:
    """A unit as it was typed; per cent in words is its sign, so that the figure counts as a share."""
    unit = plain_figures(text).strip()
    return "%" if re.fullmatch(_PER_CENT, unit.casefold()) else unit


def _of_a_scale(plain: str, unit: str) -> SaidFigure | None:
    """A mean on the scale of a survey: a part of one, or on the scale that the figure had before."""
    found = _SURVEY.fullmatch(plain)
    of = _("of {n}").format(n=found[2]) if found else ""
    value = read_part(plain, found[1]) if found else None
    if found is None or value is None or value > float(found[2]) or not (value % 1 or of == unit):
        return None
    return SaidFigure(value, of, share=False)


def _with_unit(text: str, figures: str) -> SaidFigure | None:
    """A figure with a unit of its own, in the letters that were typed."""
    found = _WITH_UNIT.fullmatch(figures)
    if found is None or re.fullmatch(r"(?:out )?of|in|from|\W+", found[2].strip()):
        return None
    if _ARTICLE.match(text.casefold().strip()):
        return None  # "a lot" and "a few" are no count
    typed = _WITH_UNIT.fullmatch(plain_figures(text).strip())
    value = read_part(figures, found[1])
    return None if value is None else SaidFigure(value, as_unit(typed[2] if typed else found[2]), share=False)


def _bare(figures: str, unit: str) -> SaidFigure:
    """A figure of the unit there is; on a scale it is no more than the scale has."""
    value, scale = _number(figures, _no_figure), _SURVEY.fullmatch(f"{figures} {unit}")
    if value is None or (scale and value > float(scale[2])):
        raise _no_figure()
    return SaidFigure(value, unit, share=False)


def _of_share(text: str) -> SaidFigure | None:
    value = read_share(text)
    return None if value is None else SaidFigure(value, "%", share=True)


def _value(figure: SaidFigure | None) -> float | None:
    return figure.value if figure else None


def _counted(plain: str) -> str:
    """A count in figures, without the word for what is counted: "two dozen cases"."""
    plain = re.sub(rf" *\b{_CASES}$", "", plain)
    plain = words_as_figures(f"{plain} ").strip() if plain != "a" else plain
    many = _MANY.fullmatch(plain)
    return f"{float(many[1]) * _MANY_ARE[many[2]]:g}" if many else plain


def _whole(n: float) -> str:
    return f"{round(n)}"


def _ask_about(plain: str, kind: FigureKind) -> None:
    """Raises Asked for a limit or a range."""
    ask_what_is_usual(plain, kind)
    ask_which(plain, kind)


def _number(plain: str, refusal: Callable[[], BadInput]) -> float | None:
    """A bare number. Raises Asked, or what refuses it."""
    try:
        return read_number(plain)
    except Asked:
        raise
    except BadInput:
        raise refusal() from None


def _ask_if_per_cent(share: float) -> None:
    """Raises Asked for a fraction of one: 90 %, or 0.9 % indeed?"""
    many, few = (_("{n} %").format(n=numbers.quantity(n)) for n in (100 * share, share))
    sentence = _("Is it {many} or {few}?").format(many=many, few=few)
    raise Asked(sentence, Reply(many, many), Reply(few, few))


def _ask_if_of_five(plain: str) -> None:
    """Raises Asked for what may be a mean of five stars: 4.1 of 5, or 4.1 %?"""
    number = float(plain) if re.fullmatch(r"\d\.\d+", plain) else 0.0
    if 1 < number < _HIGHEST_MEAN and number % 1:
        said_ = numbers.quantity(number)
        mean = _("{n} of {all}").format(n=said_, all=_HIGHEST_MEAN)
        share = _("{n} %").format(n=said_)
        sentence = _("Is it {many} or {few}?").format(many=mean, few=share)
        raise Asked(sentence, Reply(mean, mean), Reply(share, share))


def _shares_in_words() -> dict[str, float]:
    third = 100 / 3
    return {
        _("none"): 0.0,
        _("never"): 0.0,
        _("a quarter"): 25.0,
        _("a third"): third,
        _("one third"): third,
        _("every third"): third,
        _("half"): 50.0,
        _("half of"): 50.0,
        _("every second"): 50.0,
        _("every other"): 50.0,
        _("two thirds"): 2 * third,
        _("three quarters"): 75.0,
        _("all"): 100.0,
        _("every"): 100.0,
        _("every one"): 100.0,
        _("always"): 100.0,
    }


def _no_share() -> BadInput:
    return BadInput(_('Write a share from 0 to 100, or such as "9 in 10".'))


def _no_cases() -> BadInput:
    return BadInput(_("Write how many cases there are a month, such as 85."))


def _no_figure() -> BadInput:
    return BadInput(_('Write a figure with its unit, such as "34 %", "15 days", or "4.1 of 5".'))

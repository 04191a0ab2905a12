"""How levels and rounds are called where results are read."""

from dataclasses import dataclass

from sixelements.application.results import RoundResults
from sixelements.domain.levels import level_of, level_range_of
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.wording import numbers


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level as a square and a word: "2–3", the level whose color it has, "Started to Usual"."""

    label: str
    fill: int
    words: str


def level_view(results: RoundResults, level_range: tuple[int, int], level: int) -> LevelView:
    """A level that was worked out, by the one level rule."""
    words = numbers.level_words(level_range, results.assessment.scale)
    return LevelView(numbers.level_short(level_range), level, words)


def agreed_view(results: RoundResults, level: float) -> LevelView:
    """A level that was agreed on, whole or half."""
    return level_view(results, level_range_of(level), level_of(level))


def round_name(round_: Round) -> str:
    """A round by its number and, where it is known, the month it was closed in."""
    day = round_.closed_on
    if day is None:
        return _("Round {n}").format(n=round_.number)
    return _("Round {n}, {month}").format(n=round_.number, month=numbers.month(day))

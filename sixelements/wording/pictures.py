"""What each drawing shows, in words, for those who can't see it."""

from collections.abc import Collection, Mapping, Sequence

from sixelements.domain.assessment import Leg
from sixelements.domain.scores import ElementScore, LegScores
from sixelements.i18n import _
from sixelements.wording import findings, numbers, phrases


def score_bar(element: ElementScore, *, earlier: float | None = None, practices: bool = True) -> str:
    """A score bar: score, likely range, level, and the practices where they are drawn."""
    if element.score is None or element.level_range is None:
        return findings.no_score(element)
    parts = [_("Score {score}").format(score=numbers.points(element.score))]
    if element.interval:
        low, high = element.interval
        parts.append(_("likely {low} to {high}").format(low=numbers.points(low), high=numbers.points(high)))
    parts.append(numbers.level_text(element.level_range))
    scores = [p.score for p in element.practices if p.score is not None]
    if practices and len(scores) > 1:
        text = _("practices {low} to {high}")
        parts.append(text.format(low=numbers.points(min(scores)), high=numbers.points(max(scores))))
    if earlier is not None:
        parts.append(_("{score} in the round before").format(score=numbers.points(earlier)))
    return _sentence(parts)


def strip(
    *,
    counts: Sequence[int] | None,
    mean: float,
    agreed: float | None,
    not_agreed: bool,
    aim: float | None,
) -> str:
    """A dot strip: answers by level, mean, agreed level, aim."""
    if counts is None:
        parts = [_("Counts by level are withheld")]
    else:
        some = [
            _("{n} at level {level}").format(n=n, level=level) for level, n in enumerate(counts, start=1) if n
        ]
        parts = [numbers.series(some)]
    parts.append(_("mean {mean}").format(mean=numbers.levels(mean)))
    if not_agreed:
        parts.append(_("no level agreed"))
    elif agreed is not None:
        parts.append(_("agreed level {level}").format(level=numbers.level(agreed)))
    if aim is not None:
        parts.append(_("aim {level}").format(level=numbers.level(aim)))
    return _sentence(parts)


def stool(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """The stool: each leg in contacts of ten, and which one is short."""
    figures = [
        _("{leg} {contacts}").format(leg=names[leg], contacts=numbers.contacts(legs.scores[leg]))
        for leg in Leg
    ]
    text = _("Three-legged stool. In contacts of ten: {figures}. {short}.")
    return text.format(figures=numbers.series(figures), short=findings.stool_heading(legs, names))


def gap(frontline: float, leads: float) -> str:
    """A line between what the front line and the leads say, in points."""
    text = _("Front line {frontline}, leads {leads} of 100.")
    return text.format(frontline=numbers.quantity(frontline), leads=numbers.quantity(leads))


def timeline(actions: Sequence[tuple[int, str, tuple[int, ...]]], *, done: Collection[int] = ()) -> str:
    """Bars on a line of days: for each action its number, its dates and the actions it waits for.

    ``done``: the numbers of those that are finished.
    """
    parts = []
    for n, dates, waits in actions:
        words = _("action {n} {dates}").format(n=n, dates=dates)
        if n in done:
            words = _("{action}, done").format(action=words)
        if waits:
            after = numbers.listing([str(other) for other in waits])
            words = _("{action}, after {others}").format(action=words, others=after)
        parts.append(words)
    return _sentence([_("Timeline"), *parts])


def _sentence(parts: Sequence[str]) -> str:
    return phrases.sentence(phrases.facts(*parts))


def hardly_seen() -> str:
    """What is wrong with a logo that is as good as white."""
    return _("The logo hardly differs from white paper, so nobody sees it in print. Choose a darker one.")

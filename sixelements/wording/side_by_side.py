"""Teams side by side in sentences: how far they can be trusted, what is withheld, how to read them."""

from collections.abc import Mapping, Sequence
from datetime import date

from sixelements.domain import levels, uncertainty
from sixelements.domain.ids import ElementId
from sixelements.domain.side_by_side import ComparedElement, ComparedTeams, Mark, NoTotal, SizeBand, Total
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases
from sixelements.wording.findings import counted, counted_inside

Titles = Mapping[ElementId, str]
_MOST_NAMED = 4
_TWO_THIRDS, _THREE_QUARTERS, _MOST = 0.58, 0.71, 0.83


def who(*, teams: int, workbooks: int, answered: int, people: int | None) -> str:
    """How many teams and people are compared."""
    in_teams = ngettext("{n} team", "{n} teams", teams).format(n=numbers.count(teams))
    if workbooks > 1:
        text = ngettext("{teams} in {n} workbook", "{teams} in {n} workbooks", workbooks)
        in_teams = text.format(teams=in_teams, n=numbers.count(workbooks))
    if people is None or answered > people:
        text = ngettext("{teams}, {n} answer sheet.", "{teams}, {n} answer sheets.", answered)
        return text.format(teams=in_teams, n=numbers.count(answered))
    text = _("{teams}, {n} of {people} people.")
    return text.format(teams=in_teams, n=numbers.count(answered), people=numbers.count(people))


def no_ranking() -> str:
    """What a comparison is for."""
    return _("Self-assessments, set side by side to learn from. Not a ranking.")


def beside_an_earlier(teams: Sequence[str], *, until: date) -> str:
    """Whom a report made up to this day would tell beside this one."""
    text = _(
        "A report of these teams that was made on {day} or before, beside this one, tells which figures are "
        "those of {teams}: give no reader both."
    )
    return text.format(day=numbers.day(until), teams=_first(teams))


def _first(teams: Sequence[str]) -> str:
    """The teams, of many the first."""
    if len(teams) <= _MOST_NAMED:
        return numbers.listing(teams)
    others = len(teams) - _MOST_NAMED
    text = ngettext("{names}, and {n} other", "{names}, and {n} others", others)
    return text.format(names=numbers.series(teams[:_MOST_NAMED]), n=counted(others))


def trust(found: ComparedTeams, titles: Titles) -> str:
    """How much of the differences can be trusted, in a sentence; or why no team is shown."""
    teams = len(found.bands)
    if not found.enough_teams:
        text = _("{n} teams are chosen. Comparing starts at five.")
        return text.format(n=counted(teams))
    if not found.shown:
        if all(element.reliability is None for element in found.elements):
            return _("No element can be compared, so no team is shown.")
        return _("Differences between teams are mostly chance here, so no team is shown.")
    share = _share(sum(e.reliability or 0.0 for e in found.shown) / len(found.shown))
    n = len(found.shown)
    if n == len(found.elements):
        text = ngettext(
            "{share} of the differences between teams goes beyond chance.",
            "{share} of the differences between teams go beyond chance.",
            n,
        )
        return phrases.capital(text.format(share=share))
    text = ngettext(
        "In {n} element {share} of the differences between teams go beyond chance.",
        "In {n} elements {share} of the differences between teams go beyond chance.",
        n,
    )
    return phrases.sentences(
        text.format(n=counted_inside(n), share=share), _mostly_chance(found, titles), _gaps(found, titles)
    )


def more(found: ComparedTeams) -> str:
    """What that means, where no team is shown; empty if some are."""
    if not found.enough_teams:
        return _("With fewer, whoever knows the organization can tell which is which.")
    if found.shown or all(element.reliability is None for element in found.elements):
        return ""
    return _(
        "If the same people answered once more, many teams would change places. The answers are good for "
        "what all teams have in common, and for each team's own talk."
    )


def _share(reliability: float) -> str:
    if reliability < _TWO_THIRDS:
        return _("about half")
    if reliability < _THREE_QUARTERS:
        return _("about two thirds")
    return _("about three quarters") if reliability < _MOST else _("nearly all")


def _mostly_chance(found: ComparedTeams, titles: Titles) -> str:
    names = [titles[e.id] for e in found.elements if e.reliability is not None and not e.marks]
    if not names:
        return ""
    text = _("In {elements} they are mostly chance, so no team is shown there.")
    return text.format(elements=numbers.listing(names))


def _gaps(found: ComparedTeams, titles: Titles) -> str:
    names = [titles[e.id] for e in found.elements if e.gaps_would_tell]
    if not names:
        return ""
    text = _("In {elements} no team is shown: those that can't show it would be known by that.")
    return text.format(elements=numbers.listing(names))


def beyond_chance(element: ComparedElement) -> str:
    """How much of the differences in an element goes beyond chance, in a table."""
    if element.reliability is None:
        return ""
    if not element.marks:
        return _("mostly chance")
    return _("{n} %").format(n=numbers.points(100 * element.reliability))


def beyond_chance_exactly(element: ComparedElement) -> str:
    """The same as a number also where no team is shown, with what is needed."""
    if element.reliability is None:
        return _("not compared")
    return _("{n} %").format(n=numbers.points(100 * element.reliability))


def why(element: ComparedElement) -> tuple[str, ...]:
    """Why so much of the differences in an element goes beyond chance, and why teams are shown or not."""
    found = element.differences
    if element.gaps_would_tell:
        return (_("Some teams can't show it, and would be known by that. So no team is shown."),)
    if found is None or element.reliability is None:
        text = _("Comparing starts at five teams that published it, and {n} did.")
        return (text.format(n=counted_inside(element.teams)),)
    share = numbers.points(100 * element.reliability)
    chance, beyond = numbers.levels(found.chance), numbers.levels(found.beyond)
    told = (
        _("Had all teams the same score, chance alone would spread them by about {chance} points.").format(
            chance=chance
        ),
        _("The published scores spread farther than that, by about {beyond} points of their own.").format(
            beyond=beyond
        )
        if found.beyond
        else _("The published scores spread no farther than that."),
        _("So {share} % goes beyond chance: {beyond}² of {beyond}² + {chance}².").format(
            share=share, beyond=beyond, chance=chance
        ),
    )
    if element.marks:
        return (*told, _("Half is needed to show teams, and it is there."))
    return (*told, _("Half is needed to show teams, so none is shown."))


def no_total(why: NoTotal) -> str:
    """Why the figure of all together is not shown."""
    if why is NoTotal.TOO_FEW:
        return _("fewer than three teams can show it")
    return _("withheld: beside the others it would tell what few teams kept back")


def band(size: SizeBand) -> str:
    """About how many rated a practice; fewer than answered, where some could not rate it."""
    if size.low == size.high:
        return ngettext("{n} answer per practice", "{n} answers per practice", size.low).format(n=size.low)
    return _("{low} to {high} answers per practice").format(low=size.low, high=size.high)


def band_short(size: SizeBand) -> str:
    """The same in a column of answers."""
    if size.low == size.high:
        return numbers.count(size.low)
    return _("{low} to {high}").format(low=size.low, high=size.high)


def mark(found: Mark) -> str:
    """A team's best estimate with its range, in levels."""
    value = numbers.levels(levels.mean_of(found.value))
    low, high = map(numbers.levels, uncertainty.levels_outward(found.interval))
    return _("level {value}, range {low} to {high}").format(value=value, low=low, high=high)


def mark_short(found: Mark) -> str:
    """The same in a cell."""
    value = numbers.levels(levels.mean_of(found.value))
    low, high = map(numbers.levels, uncertainty.levels_outward(found.interval))
    return _("{value} ({low}–{high})").format(value=value, low=low, high=high)


def total_range(total: Total) -> str:
    """The range of all teams together, in whole points."""
    low, high = total.interval
    return _("{low} to {high}").format(low=low, high=high)


def total_words(total: Total | None) -> str:
    """What all teams said together in another round, with its range."""
    if total is None:
        return _("not shown")
    text = _("{score} ({range})")
    return text.format(score=numbers.points(total.score), range=total_range(total))


def panel(alias: str, size: SizeBand, marks: Sequence[tuple[str, Mark, Total]], teams: int) -> str:
    """A team's panel read aloud."""
    text = _("{element}, {mark}; all {n}: {all}")
    told = (
        text.format(element=title, mark=mark(found), n=teams, all=numbers.levels(levels.mean_of(total.score)))
        for title, found, total in marks
    )
    head = _("{team}, {band}").format(team=alias, band=band(size))
    return phrases.read_aloud(head, *told)


def per_practice() -> str:
    """What the sizes below a funnel are."""
    return _("answers per practice")


def funnel(title: str, outside: Sequence[str], teams: int) -> str:
    """A funnel read aloud."""
    head = _("{element}, {n} teams by answers per practice").format(element=title, n=teams)
    return phrases.read_aloud(head, outside_words(outside))


def outside_words(aliases: Sequence[str]) -> str:
    """Which teams lie outside what chance explains; that none does, where none does."""
    if not aliases:
        return _("No team lies outside what chance explains.")
    text = ngettext(
        "{teams} lies outside. Ask what it does there.",
        "{teams} lie outside. Ask what they do there.",
        len(aliases),
    )
    return text.format(teams=numbers.listing(list(aliases)))


def how_to_read(teams: int) -> tuple[str, ...]:
    """What the marks mean, one sentence each."""
    return (
        _(
            "Dot and line: a team's best estimate, drawn toward the middle where few answered, and its "
            "90 % range."
        ),
        _("Band: all {n} teams together and their range.").format(n=teams),
        _(
            "Dashed lines: teams that differ by chance alone lie between them, all but 2 in 1,000. "
            "Rings: scores as measured."
        ),
        _("Don't read a difference where two ranges overlap widely."),
        _("Names and order are drawn by chance for each report. Place means nothing."),
    )


def tell_more(*, missing: int) -> tuple[str, ...]:
    """What would tell more where no team is shown."""
    asked = ngettext(
        "More answers: {n} person was asked and did not answer.",
        "More answers: {n} people were asked and did not answer.",
        missing,
    )
    return (
        *((asked.format(n=numbers.count(missing)),) if missing > 0 else ()),
        _("Time: compare again after the next round."),
        _("A look inside: read one team's results with that team."),
    )

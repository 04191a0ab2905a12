"""The sheets of figures: elements, practices, and the three thirds of service."""

from collections.abc import Mapping

from sixelements.application.reports import Material
from sixelements.domain.anonymity import ROLE_GROUPS, showing_threshold
from sixelements.domain.assessment import LEVELS, Leg
from sixelements.domain.ids import beside_the_six
from sixelements.domain.legs import all_three_source, balance, short_legs
from sixelements.domain.responses import Group
from sixelements.domain.scores import ElementScore, PracticeScore
from sixelements.i18n import _
from sixelements.reporting.data import role_figures
from sixelements.reporting.spreadsheet.model import (
    SheetColumn,
    SheetValue,
    SpreadsheetTable,
    count,
    number,
    text,
)


def profile(material: Material) -> SpreadsheetTable:
    """A row for every element of the round."""
    titles = {e.id: e.title for e in material.assessment.elements}
    rows = tuple(_element(e, titles[e.id]) for e in material.score.elements)
    return SpreadsheetTable(name=_("Profile"), columns=_profile_columns(), rows=rows)


def _profile_columns() -> tuple[SheetColumn, ...]:
    points, hundred = _("points"), _("0 to 100")
    roles = (
        number(
            _group_means()[group],
            _("Mean level of this group, over the practices shown for both groups."),
            unit=_("levels"),
            values=_("1 to 5"),
        )
        for group in ROLE_GROUPS
    )
    return (
        text(_("Number"), _("The element's number."), values=_("1 to 6"), width=8),
        text(_("Element"), _("One of the six questionnaires."), width=26),
        number(
            _("Score"),
            _("Mean of the scores of its practices. Needs two thirds of them."),
            unit=points,
            values=hundred,
        ),
        number(_("Likely from"), _likely(), unit=points, values=hundred),
        number(_("Likely to"), _likely(), unit=points, values=hundred),
        *_level_columns(),
        count(
            _("People"),
            _("How many the likely range counts: in an anonymous round, those who rated on average."),
            unit=_("people"),
        ),
        count(_("Practices"), _("Practices of the element that were asked."), unit=_("practices")),
        count(
            _("Practices shown"),
            _("Practices with enough answers for a score."),
            unit=_("practices"),
            width=15,
        ),
        *roles,
        number(_("Gap"), _gap(), unit=points, values=_("-100 to 100")),
    )


def _likely() -> str:
    return _("Where the score would likely lie had the whole team answered (90% range, rounded outward).")


def _level_columns() -> tuple[SheetColumn, SheetColumn]:
    what = _("The level the score stands for; two levels where it lies between them.")
    levels, five = _("levels"), _("1 to 5")
    return (
        count(_("Level from"), what, unit=levels, values=five),
        count(_("Level to"), what, unit=levels, values=five),
    )


def _gap() -> str:
    return _("Leads minus front line.")


def _group_means() -> Mapping[Group, str]:
    return {Group.FRONTLINE: _("Front line mean"), Group.LEADS: _("Leads mean")}


def _element(element: ElementScore, title: str) -> tuple[SheetValue, ...]:
    low, high = element.interval or (None, None)
    level_low, level_high = element.level_range or (None, None)
    return (
        element.id,
        title,
        element.score,
        low,
        high,
        level_low,
        level_high,
        None if beside_the_six(element.id) else element.responses,
        len(element.practices),
        element.scored,
        *(element.roles.get(group) for group in ROLE_GROUPS),
        element.gap.points if element.gap else None,
    )


def practices(material: Material) -> SpreadsheetTable:
    """A row for every practice of the round."""
    names, k = material.assessment.practices, showing_threshold(material.round)
    rows = tuple(
        (e.id, p.id, names[p.id].name, *_figures(p, k)) for e in material.score.elements for p in e.practices
    )
    return SpreadsheetTable(name=_("Practices"), columns=_practice_columns(), rows=rows)


def _practice_columns() -> tuple[SheetColumn, ...]:
    return (
        text(_("Element"), _("The number of its element."), values=_("1 to 6"), width=9),
        text(_("Practice"), _("The practice's number."), width=9),
        text(_("Name"), _("What the practice is called."), width=26),
        *_middle_columns(),
        *_spread_columns(),
        *_answer_columns(),
        *_role_columns(),
        number(
            _("Agreed level"),
            _("The level the team settled on in discussion."),
            unit=_("levels"),
            values=_("1 to 5, in halves"),
            width=12,
        ),
    )


def _middle_columns() -> tuple[SheetColumn, ...]:
    levels, five = _("levels"), _("1 to 5")
    return (
        number(_("Score"), _("25 times the mean less one."), unit=_("points"), values=_("0 to 100"), width=9),
        number(_("Mean"), _("Mean of the levels that people chose."), unit=levels, values=five, width=9),
        count(_("Level"), _("The level nearest to the mean."), unit=levels, values=five, width=9),
        *_level_columns(),
        number(
            _("Median"), _("The middle of the levels that people chose."), unit=levels, values=five, width=9
        ),
    )


def _spread_columns() -> tuple[SheetColumn, ...]:
    levels = _("levels")
    return (
        number(
            _("SD"),
            _("Standard deviation of the levels (n - 1)."),
            unit=levels,
            values=_("0 to 2.9"),
            width=8,
        ),
        number(
            _("AD"),
            _("Average distance of the levels from the mean."),
            unit=levels,
            values=_("0 to 2"),
            width=8,
        ),
        text(
            _("Agreement"),
            _("How close the answers lie. From five answers on."),
            values=_("close, fair, mixed"),
            width=11,
        ),
        text(
            _("Two experiences"),
            _("Whether there is a low and a high group with few between them."),
            values=_("yes, no"),
            width=16,
        ),
    )


def _answer_columns() -> tuple[SheetColumn, ...]:
    people = _("people")
    return (
        count(_("Rated"), _("People who chose a level."), unit=people, width=8),
        count(_("Don't know"), _("People who answered don't know."), unit=people),
        count(_("Not applicable"), _("People who answered not applicable."), unit=people, width=14),
        count(_("Skipped"), _("People who gave no answer."), unit=people, width=9),
        text(
            _("Hard to see"),
            _("Whether 30% or more of those who should see it don't know."),
            values=_("yes, no"),
            width=12,
        ),
        *(
            count(_("Level {n}").format(n=level), _("People who chose this level."), unit=people, width=8)
            for level in LEVELS
        ),
    )


def _role_columns() -> tuple[SheetColumn, ...]:
    counts = {Group.FRONTLINE: _("Front line rated"), Group.LEADS: _("Leads rated")}
    columns: list[SheetColumn] = []
    for group in ROLE_GROUPS:
        columns += [
            count(
                counts[group],
                _(
                    "People of this group who chose a level; empty if they or the other group are too few "
                    "to be shown, in an open round with <."
                ),
                unit=_("people"),
                width=15,
            ),
            number(
                _group_means()[group],
                _("Mean of the levels that this group chose; in an anonymous round in half levels."),
                unit=_("levels"),
                values=_("1 to 5"),
                width=15,
            ),
        ]
    gap = number(_("Gap"), _gap(), unit=_("points"), values=_("-100 to 100"), width=8)
    return (*columns, gap)


def _figures(practice: PracticeScore, k: int) -> tuple[SheetValue, ...]:
    roles = [role_figures(practice, group, k) for group in ROLE_GROUPS]
    return (
        practice.score,
        practice.mean,
        practice.level,
        *(practice.level_range or (None, None)),
        practice.median,
        practice.sd,
        practice.ad,
        practice.agreement.value if practice.agreement else None,
        yes_or_no(practice.split),
        practice.rated,
        practice.dont_know,
        practice.not_applicable,
        practice.skipped,
        yes_or_no(practice.visibility_finding),
        *(practice.counts or (None,) * len(LEVELS)),
        *(value for role in roles for value in role),
        practice.gap.points if practice.gap else None,
        practice.agreed,
    )


def yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value is the point
    """A truth value in words."""
    return _("yes") if value else _("no")


def three_thirds(material: Material) -> SpreadsheetTable | None:
    """Courtesy, accuracy, and speed; None if they can't be shown."""
    legs = material.score.legs
    if legs is None:
        return None
    names = material.assessment.legs
    rows: list[tuple[SheetValue, ...]] = [
        (
            names[leg],
            legs.scores[leg],
            legs.support.get(leg),
            yes_or_no(leg in short_legs(legs)),
            yes_or_no(leg in legs.two_ways),
            legs.source.value,
        )
        for leg in Leg
    ]
    rows.append((_("Index of the three"), balance(legs), None, None, None, legs.source.value))
    if legs.all_three is not None:
        apart, source = yes_or_no(legs.all_three_divided), all_three_source(legs, material.assessment)
        rows.append((_("All three at once"), legs.all_three, None, None, apart, source.value))
    return SpreadsheetTable(name=_("Three thirds"), columns=_leg_columns(), rows=tuple(rows))


def _leg_columns() -> tuple[SheetColumn, ...]:
    points, hundred = _("points"), _("0 to 100")
    return (
        text(_("Leg"), _("A third of service; the index joins all three and is no average."), width=30),
        number(
            _("Contacts, %"),
            _("Ten times the contacts of ten; where the source is practices, what they support."),
            unit=_("% of contacts"),
            values=hundred,
        ),
        number(
            _("Support"),
            _("What the practices do for the leg, by their leg weights."),
            unit=points,
            values=hundred,
        ),
        text(
            _("Short"),
            _("Whether it lies a contact of ten or more under the next (practices: 10 points)."),
            values=_("yes, no"),
        ),
        text(
            _("Seen in two ways"),
            _("Whether its figure is the mean of two groups, so nobody's view; then there is no index."),
            values=_("yes, no"),
        ),
        text(
            _("Source"),
            _("Where the score comes from: the lines everybody answered, the worksheet, or the practices."),
            values=_("answers, worksheet, practices"),
        ),
    )

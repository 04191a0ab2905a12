"""Teams side by side as tables for other programs: all together, then each team under its alias."""

import csv
import io
from collections.abc import Iterator

from sixelements.application.comparing import Comparison, titles
from sixelements.domain.levels import mean_of, whole_points
from sixelements.domain.side_by_side import ComparedElement, Mark
from sixelements.domain.uncertainty import levels_outward
from sixelements.i18n import _
from sixelements.reporting.spreadsheet.about import dictionary
from sixelements.reporting.spreadsheet.model import SheetValue, SpreadsheetTable, count, number, text
from sixelements.reporting.tables import TableCell, as_text
from sixelements.wording import numbers
from sixelements.wording import side_by_side as words

_ALL = "all teams"
_HEADER = (
    "who",
    "answers_from",
    "answers_to",
    "element",
    "name",
    "score",
    "score_from",
    "score_to",
    "level",
    "level_from",
    "level_to",
    "teams",
    "beyond_chance",
    "outside_chance",
    "since_round",
    "since_score",
    "since_from",
    "since_to",
)


def comparison_csv(comparison: Comparison) -> bytes:
    """A row an element for all together, then for each team; in UTF-8 with a mark."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(_rows(comparison))
    return out.getvalue().encode("utf-8-sig")


def csv_reads_back(data: bytes, comparison: Comparison) -> bool:
    """Whether a file holds the comparison, cell by cell."""
    found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return list(found) == _rows(comparison)


def key_csv(comparison: Comparison) -> bytes:
    """Which team stands behind which alias, under a line that says what this file is."""
    warning = _("This key tells which team is which. Keep it apart from the report, and give it to nobody.")
    rows: list[tuple[TableCell, ...]] = [
        (warning,),
        ("alias", "organization", "team", "round"),
        *comparison.key,
    ]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([[as_text(c) for c in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _rows(comparison: Comparison) -> list[list[str]]:
    names = titles(comparison)
    rows: list[tuple[TableCell, ...]] = [
        _HEADER,
        *(
            (_ALL, None, None, e.id, names[e.id], *_total(e), *_before(comparison, e))
            for e in comparison.found.elements
        ),
    ]
    for n, team in enumerate(comparison.teams):
        for element in comparison.found.shown:
            if n in element.marks:
                size = (team.band.low, team.band.high)
                figures = (*_mark(element.marks[n]), None, None, element.marks[n].outside, *(None,) * 4)
                rows.append((team.alias, *size, element.id, names[element.id], *figures))
    return [[as_text(c) for c in row] for row in rows]


def _total(element: ComparedElement) -> tuple[TableCell, ...]:
    share = None if element.reliability is None else round(element.reliability, 2)
    if element.total is None:
        return (*(None,) * 6, element.teams, share, None)
    low, high = element.total.interval
    levels = (_level(element.total.score), *levels_outward((low, high)))
    return (whole_points(element.total.score), low, high, *levels, element.teams, share, None)


def _before(comparison: Comparison, element: ComparedElement) -> tuple[int | None, ...]:
    """What the same teams said together in the earlier round, if one was asked for."""
    total = comparison.before.get(element.id)
    if total is None:
        return (comparison.since, None, None, None)
    return (comparison.since, whole_points(total.score), *total.interval)


def _mark(mark: Mark) -> tuple[int | float, ...]:
    """Rounded as printed: a reader of teams' own reports must not know a team again by decimals."""
    ends = mark.interval
    return (whole_points(mark.value), *ends, _level(mark.value), *levels_outward(ends))


def _level(score: float) -> float:
    return round(mean_of(score) + 1e-9, 1)


def sheets(comparison: Comparison) -> tuple[SpreadsheetTable, ...]:
    """All together, each team where any is shown, what the columns mean, and how to read it."""
    there = [_all_sheet(comparison)]
    if comparison.shows_teams:
        there.append(_team_sheet(comparison))
    return (*there, dictionary(tuple(there)), _about(comparison))


def _all_sheet(comparison: Comparison) -> SpreadsheetTable:
    points, hundred = _("points"), _("0 to 100")
    columns = (
        text(_("Element"), _("One of the six elements."), width=28),
        number(
            _("Score"), _("All teams together, weighted by how sure each is."), unit=points, values=hundred
        ),
        count(_("From"), _("The lower end of the range of 90 %."), unit=points, values=hundred),
        count(_("To"), _("The upper end of the range of 90 %."), unit=points, values=hundred),
        count(_("Teams"), _("Teams that can show this element."), unit=_("teams")),
        count(
            _("Beyond chance"),
            _("How much of the differences between teams goes beyond chance; teams are shown from 50 on."),
            unit=_("per cent"),
            values=hundred,
        ),
        text(_("Withheld"), _("Why there is no figure."), width=60),
        count(_("Earlier round"), _("The number of the earlier round that was asked for.")),
        count(_("Earlier score"), _("What the same teams said then."), unit=points, values=hundred),
        count(_("Earlier from"), _("The lower end of its range of 90 %."), unit=points, values=hundred),
        count(_("Earlier to"), _("The upper end of its range of 90 %."), unit=points, values=hundred),
    )
    names = titles(comparison)
    rows = tuple(
        (*_all_row(element, names[element.id]), *_before(comparison, element))
        for element in comparison.found.elements
    )
    return SpreadsheetTable(name=_("All teams"), columns=columns, rows=rows)


def _all_row(element: ComparedElement, title: str) -> tuple[SheetValue, ...]:
    share = None if element.reliability is None else whole_points(100 * element.reliability)
    why = words.no_total(element.no_total) if element.no_total else None
    if element.total is None:
        return (title, None, None, None, element.teams, share, why)
    return (title, element.total.score, *element.total.interval, element.teams, share, why)


def _team_sheet(comparison: Comparison) -> SpreadsheetTable:
    points, hundred = _("points"), _("0 to 100")
    columns = (
        text(_("Team"), _("A name that is drawn by chance for each report. The order means nothing.")),
        text(_("Answers"), _("About how many rated a practice."), width=30),
        text(_("Element"), _("One of the six elements."), width=28),
        count(
            _("Score"),
            _("The best estimate, drawn toward all teams where few answered."),
            unit=points,
            values=hundred,
        ),
        count(_("From"), _("The lower end of the range of 90 %."), unit=points, values=hundred),
        count(_("To"), _("The upper end of the range of 90 %."), unit=points, values=hundred),
        number(_("Level"), _("The score as a level."), unit=_("levels"), values=_("1 to 5")),
        text(
            _("Outside chance"),
            _("Whether the measured score lies where chance alone puts 2 of 1,000 teams."),
            values=_("yes, no"),
        ),
    )
    return SpreadsheetTable(name=_("Teams"), columns=columns, rows=tuple(_team_rows(comparison)))


def _team_rows(comparison: Comparison) -> Iterator[tuple[SheetValue, ...]]:
    names = titles(comparison)
    for n, team in enumerate(comparison.teams):
        for element in comparison.found.shown:
            if n in element.marks:
                mark = element.marks[n]
                score, low, high, level, *_ends = _mark(mark)
                outside = _("yes") if mark.outside else _("no")
                size = words.band(team.band)
                yield (team.alias, size, names[element.id], score, low, high, level, outside)


def _about(comparison: Comparison) -> SpreadsheetTable:
    found = comparison.found
    columns = (
        text(_("What"), _("What is said."), width=20),
        text(_("Words"), _("What there is to know."), width=100),
    )
    who = words.who(
        teams=len(comparison.teams),
        workbooks=comparison.workbooks,
        answered=comparison.answered,
        people=comparison.people,
    )
    told = [(_("Who was compared"), who), (_("Made"), numbers.day(comparison.made_on))]
    told += [(_("How far to trust it"), words.trust(found, titles(comparison)))]
    told += [(_("How far to trust it"), words.more(found)), (_("How to read"), words.no_ranking())]
    if comparison.shows_teams:
        told += [(_("How to read"), sentence) for sentence in words.how_to_read(len(comparison.teams))]
    return SpreadsheetTable(name=_("About"), columns=columns, rows=tuple(one for one in told if one[1]))

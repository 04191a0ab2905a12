"""All sheets of the file, with the two that explain the others."""

from itertools import chain

from sixelements.application.reports import Material
from sixelements.i18n import _
from sixelements.reporting.spreadsheet import plan, scores, worksheets
from sixelements.reporting.spreadsheet.model import CellKind, SpreadsheetTable, text
from sixelements.wording import asked, numbers
from sixelements.wording.withheld import all_withheld


def sheets(material: Material) -> tuple[SpreadsheetTable, ...]:
    """The sheets in their order; those without anything to say are left out."""
    found = (
        scores.profile(material),
        scores.practices(material),
        scores.three_thirds(material),
        plan.plan(material),
        plan.readings(material),
        plan.outlook(material),
        plan.around(material),
        plan.priorities(material),
        *worksheets.worksheets(material),
    )
    there = tuple(sheet for sheet in found if sheet is not None)
    return (*there, dictionary(there), about(material))


def dictionary(described: tuple[SpreadsheetTable, ...]) -> SpreadsheetTable:
    """What every column of the other sheets means."""
    columns = (
        text(_("Sheet"), _("The sheet the column is on."), width=16),
        text(_("Column"), _("The column's title."), width=18),
        text(_("Meaning"), _("What stands in it."), width=70),
        text(_("Kind"), _("What kind of value it holds."), width=14),
        text(_("Unit"), _("The unit of its numbers."), width=12),
        text(_("Values"), _("What it may hold."), width=30),
    )
    rows = tuple(
        (sheet.name, column.title, column.meaning, _kinds()[column.kind], column.unit, column.values)
        for sheet in described
        for column in sheet.columns
    )
    return SpreadsheetTable(name=_("Data dictionary"), columns=columns, rows=rows)


def _kinds() -> dict[CellKind, str]:
    return {
        CellKind.TEXT: _("words"),
        CellKind.COUNT: _("whole number"),
        CellKind.NUMBER: _("number"),
        CellKind.DATE: _("day"),
    }


def about(material: Material) -> SpreadsheetTable:
    """Which round this is, who was asked and how, and what is withheld."""
    columns = (
        text(_("What"), _("What is said."), width=20),
        text(_("Words"), _("What there is to know."), width=100),
    )
    rows = tuple(chain(_round(material), _asked(material), _how_to_read(material), _withheld(material)))
    return SpreadsheetTable(name=_("About"), columns=columns, rows=tuple(row for row in rows if row[1]))


def _round(material: Material) -> list[tuple[str, str]]:
    assessment, closed = material.assessment, material.round.closed_on
    version = _("{title}, version {version}").format(title=assessment.title, version=assessment.version)
    return [
        (_("Organization"), material.organization),
        (_("Team"), material.team),
        (_("Prepared by"), material.branding.firm),
        (_("Round"), str(material.round.number)),
        (_("Closed"), numbers.day(closed) if closed else ""),
        (_("Made"), numbers.day(material.made_on)),
        (_("Assessment"), version),
    ]


def _asked(material: Material) -> list[tuple[str, str]]:
    round_, score = material.round, material.score
    sentences = (
        asked.answered(round_, score),
        asked.headcount(round_),
        asked.mode(round_),
        asked.practices(round_, material.assessment),
        asked.dropped(score),
        *(asked.role_mix(item, material.assessment) for item in score.role_mix),
    )
    return [(_("Who was asked"), words) for words in sentences]


def _how_to_read(material: Material) -> list[tuple[str, str]]:
    group = _(
        "Figures from worksheets come from the group and say nothing about any one person, so they are "
        "always shown."
    )
    return [
        *(((_("How to read"), group),) if material.facts else ()),
        (_("How to read"), _("This is a self-assessment. It is not for ranking teams or judging people.")),
        (_("How to read"), _("An empty cell in a column of figures: not shown, or not enough answers.")),
        (_("How to read"), _("Cells show one decimal and hold the figure unrounded.")),
        (_("How to read"), _("The sheet Data dictionary tells what each column means.")),
    ]


def _withheld(material: Material) -> list[tuple[str, str]]:
    score, assessment, round_ = material.score, material.assessment, material.round
    told = all_withheld(score.suppressed, assessment=assessment, round_=round_)
    return [(_("Not shown"), words) for words in told]

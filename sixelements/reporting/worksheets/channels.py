"""The channels in the roadmap: the matrix of those in use, what it covers, and what it suggests."""

from sixelements.application.reports import Material
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.channels import LEG_EXPECTATIONS, Channel, ChannelMatrix, Expectation
from sixelements.i18n import _, ngettext
from sixelements.reporting.outline import Align, Block, Column, Row, Table, TableLook, cell, heading, row
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.worksheets import matrix
from sixelements.wording import numbers, phrases
from sixelements.wording.worksheets import channel_marks, expectations, percent, volume_name

_NAME, _VOLUME, _MARK, _COVERED, _GAP = 112.0, 44.0, 48.0, 38.0, 22.0


def channels(material: Material) -> tuple[Block, ...]:
    """The channels in use, each with its marks."""
    sheet = material.facts.sheets.channels
    heads = expectations(material.assessment)
    columns = (
        Column(header=_("Channel in use"), width=_NAME),
        Column(header=_("Volume"), width=_VOLUME),
        *(Column(header=heads[e], width=_MARK, align=Align.CENTER) for e in Expectation),
        Column(header=_("Covered"), width=_COVERED, align=Align.RIGHT, tabular=True),
        Column(header=_("Gap"), width=_GAP),
    )
    words = channel_marks(material.assessment)
    rows = [_row(c, words, gap=c in sheet.gaps) for c in sheet.used]
    whole = cell(Run(percent(sheet.coverage), Voice.BOLD))
    rows.append(
        Row(
            cells=(
                cell(Run(_("All that are finished, by volume"), Voice.SEMIBOLD), span=8, header=True),
                whole,
                cell(""),
            )
        )
    )
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("What people may expect of each channel in use, with a mark for each expectation"),
        caption=text(_caption(material, sheet, words)),
        look=TableLook.DENSE,
    )
    said = matrix.beside(material, Worksheet.CHANNELS, facts_say=_covered(sheet))
    noted = matrix.notes((c.name, heads[e], c.cell(e)) for c in sheet.used for e in Expectation)
    return (heading(3, _("Channel coverage")), table, *said, *noted)


def _row(channel: Channel, words: tuple[str, str, str], *, gap: bool) -> Row:
    volume = volume_name(channel.volume) if channel.volume else "–"
    marks = (matrix.mark(channel.mark(e), words) for e in Expectation)
    covered = Run(percent(channel.coverage), Voice.SEMIBOLD)
    return row(channel.name, volume, *marks, covered, Run(_("gap"), Voice.SOFT) if gap else "")


def _caption(material: Material, sheet: ChannelMatrix, words: tuple[str, str, str]) -> str:
    unused = [c.name for c in sheet.channels if not c.used]
    last = material.facts.before_of(Worksheet.CHANNELS)
    was = material.facts.before.channels.coverage
    before = ""
    if last is not None and was is not None:
        before = _("Covered in round {n}: {share}.").format(n=last.number, share=percent(was))
    return phrases.sentences(
        matrix.legend(words),
        _("Gap: an empty circle under one of the three legs."),
        _("Not in use here: {names}.").format(names=phrases.facts(*unused)) if unused else "",
        before,
        _("The same question was asked across channels on {day}.").format(day=numbers.day(sheet.tested_on))
        if sheet.tested_on
        else "",
    )


def _covered(sheet: ChannelMatrix) -> str:
    used, number = len(sheet.used), len(sheet.with_full(Expectation.SPEED))
    text_ = ngettext(
        "{n} of {all} channels has a number for speed.",
        "{n} of {all} channels have a number for speed.",
        number,
    )
    return text_.format(n=number, all=used)


def least_expected(material: Material) -> str:
    """The leg that most channels say nothing of, as a sentence; empty if all are said, or two tie."""
    sheet = material.facts.sheets.channels
    missing = [sum(c.mark(e) == 0 for c in sheet.used) for e in LEG_EXPECTATIONS]
    most = max(missing)
    if not most or missing.count(most) > 1:
        return ""
    name = material.assessment.legs[list(Leg)[missing.index(most)]]
    text_ = ngettext(
        "{leg} is the expectation most often missing: on {n} channel.",
        "{leg} is the expectation most often missing: on {n} channels.",
        most,
    )
    return text_.format(leg=name, n=most)

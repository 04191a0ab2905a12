"""How to read this report: levels and marks, who was asked, what was done, the contents, the words."""

from sixelements.application.reports import Material
from sixelements.domain import levels
from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Worksheet
from sixelements.domain.scores import LegSource
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.marks_explained import marks_table
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Columns,
    Contents,
    ParagraphRole,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    listing,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.what_was_done import what_was_done, who_was_asked
from sixelements.wording import asked, numbers, phrases
from sixelements.wording.worksheets import sheet_name


def how_to_read(material: Material) -> Section:
    """What a reader needs to know before the numbers."""
    title = _("How to read this report")
    contents: tuple[Block, ...] = (heading(3, _("In this report")), Contents())
    blocks: list[Block] = [
        heading(2, title),
        paragraph(_lead(material), role=ParagraphRole.LEAD),
        Columns(widths=(318, 158), gap=28, columns=(_levels(material), contents)),
        heading(3, _("The marks")),
        marks_table(material),
        Columns(widths=(200, 280), gap=24, columns=(who_was_asked(material), what_was_done(material))),
        Together(blocks=(heading(3, _("Words used here")), _words(material))),
        *_left_out(material),
    ]
    return Section(title=title, blocks=tuple(blocks))


def _lead(material: Material) -> str:
    round_, score = material.round, material.score
    practices, n = len(round_.practices), score.people
    if not n:
        return asked.answered(round_, score)
    people = round_.headcount.total if round_.headcount else None
    if score.dropped or (people is not None and n > people):
        rated = asked.answered(round_, score)
    else:
        who = ngettext("{n} person", "{n} people", n).format(n=n)
        if people is not None:
            who = _("{n} of {all} people").format(n=n, all=people)
        rated = ngettext(
            "{people} rated {n} practice from level 1 to level 5.",
            "{people} rated {n} practices from level 1 to level 5.",
            practices,
        ).format(people=who, n=practices)
    both = _("Then they talked. This report keeps both: what people said, and what they agreed.")
    talked = material.discussion.settled or material.discussion.discussed
    return phrases.sentences(rated, both if talked else "")


def _levels(material: Material) -> tuple[Block, ...]:
    """The five levels in the words of the questionnaires."""
    scale = material.assessment.scale
    meanings = (
        _("It depends on the person."),
        _("Patchy: some people, some places."),
        _("It is our agreed way, and most people follow it."),
        _("Nearly all follow it, and somebody checks."),
        _("It lasts, and we keep improving it."),
    )
    columns = (
        Column(header=_("Level"), width=84),
        Column(header=_("What it means"), width=178),
        Column(header=_("Score from"), width=56, align=Align.RIGHT, tabular=True),
    )
    rows = tuple(
        row(
            text(Run(str(n), Voice.NUMBER), "  ", Run(word, Voice.SEMIBOLD)),
            meaning,
            numbers.quantity(levels.lowest_score(n)),
        )
        for n, (word, meaning) in enumerate(zip(scale.words, meanings, strict=True), start=1)
    )
    mean = _("A mean of 1 is a score of 0; a mean of 5 is 100.")
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("The five levels, what they mean, and the lowest score of each"),
        caption=text(_("The rule for everyone: {rule}").format(rule=scale.rule), " ", mean),
        look=TableLook.DENSE,
    )
    return (heading(3, _("The five levels")), table)


def _words(material: Material) -> Table:
    """Six words that the report uses all the time."""
    practices = len(material.assessment.practices)
    parts = ngettext("One of {n} part of a service culture", "One of {n} parts of a service culture", 6)
    aim = _("The level to reach: 4 (3 where dots were given and it got none) unless the team chose another")
    pairs = (
        (_("Element"), parts.format(n=len(material.assessment.elements))),
        (_("Agreed level"), _("What the team settled on in the room")),
        (_("Practice"), _("Something a team does; {n} in all").format(n=practices)),
        (_("Aim"), aim),
        (_("Leg"), _("Courtesy, accuracy, or speed")),
        (_("Action"), _("A step with an owner, a date, and a measure")),
    )
    cells = [(cell(Run(word, Voice.SEMIBOLD), header=True), cell(meaning)) for word, meaning in pairs]
    columns = (
        Column(header=_("Word"), width=66),
        Column(header=_("Meaning"), width=180),
        Column(header=_("Word"), width=78),
        Column(header=_("Meaning"), width=180),
    )
    return Table(
        columns=columns,
        rows=tuple(row(*cells[n], *cells[n + 1]) for n in range(0, len(cells), 2)),
        summary=_("Words of this report and what they mean"),
        look=TableLook.DENSE,
    )


def _left_out(material: Material) -> list[Block]:
    """The parts a reader may look for, and why they are not here."""
    items = []
    if not facts.open_actions(material):
        items.append(_("Why these actions, timeline: there are no actions."))
    if material.earlier is None and material.round.number > 1:
        items.append(_("Change since the round before: no earlier round can be compared."))
    legs = material.score.legs
    if legs is None or legs.source is LegSource.PRACTICES:
        items.append(_("The stool: not enough answers to the lines on courtesy, accuracy, and speed."))
    if not any(p.roles for p in material.score.practices.values()):
        k = showing_threshold(material.round)
        items.append(_("Front line beside leads: no group smaller than {k} is shown.").format(k=k))
    begun = material.facts.begun
    missing = [sheet_name(sheet) for sheet in Worksheet if sheet not in begun]
    if begun and missing:
        items.append(_("Worksheets that were not begun: {names}.").format(names=phrases.facts(*missing)))
    if not items:
        return []
    return [Together(blocks=(heading(3, _("Parts left out")), listing(items)))]

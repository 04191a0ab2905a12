"""What both matrices of the worksheets print: marks as drawings, and a level beside what people said."""

from collections.abc import Iterable

from sixelements.application.reports import Material
from sixelements.charts import worksheets as charts
from sixelements.charts.scene import Scene
from sixelements.domain.assessment import Worksheet
from sixelements.domain.marks import Contrast, MarkedCell
from sixelements.domain.worksheets import told_practice
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import Block, Cell, Figure, cell, listing, paragraph
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import numbers, phrases


def nothing(words: str) -> Scene:
    """The head of a column of drawings: only read, and not seen."""
    return Scene(width=1, height=1, shapes=(), alt=words)


def mark(found: int | None, words: tuple[str, str, str]) -> Cell:
    """A mark as it is drawn, with its number and its words for who does not see it."""
    alt = _("not marked")
    if found is not None:
        alt = _("{mark}, {words}").format(mark=found, words=words[found])
    return cell(Figure(scene=charts.mark(found, alt=alt)))


def legend(words: tuple[str, str, str]) -> str:
    """What the three marks are."""
    none, some, full = words
    text_ = _("Full circle: {full}. Half: {some}. Empty: {none}. A question mark: not marked.")
    return text_.format(full=full, some=some, none=none)


def notes(cells: Iterable[tuple[str, str, MarkedCell]]) -> tuple[Block, ...]:
    """What was noted on cells, each with its row and column; nothing if nothing was."""
    lines = [
        text(Run(_("{row} ({column}):").format(row=row, column=column), Voice.SEMIBOLD), f" {_noted(found)}")
        for row, column, found in cells
        if _noted(found)
    ]
    return (paragraph(Run(_("What was noted on the marks"), Voice.BOLD)), listing(lines)) if lines else ()


def _noted(found: MarkedCell) -> str:
    """The note with where it is from, and when that was looked up."""
    note = found.note.strip()
    day = _("looked up on {day}").format(day=numbers.day(found.day)) if found.day else ""
    where = phrases.facts(found.source.strip(), day)
    if note and where:
        return _("{note} ({source})").format(note=note, source=where)
    return note or (phrases.capital(phrases.sentence(where)) if where else "")


def beside(material: Material, sheet: Worksheet, *, facts_say: str) -> tuple[Block, ...]:
    """The suggested level beside what people said and what was agreed; nothing if none is suggested.

    ``facts_say`` is a sentence of the sheet's own figures.
    """
    practice = told_practice(material.assessment, sheet, material.round.practices)
    found = material.contrasts.get(practice) if practice else None
    if practice is None or found is None:
        return (paragraph(facts_say),) if facts_say else ()
    name = facts.practice_of(material, practice).name
    label = phrases.labeled(f"{practice} {name}", _said(found))
    agreed = material.discussion.agreed(practice)
    settled = _("Agreed on level {level}.").format(level=numbers.level(agreed)) if agreed else ""
    voice = Voice.BOLD if found.differs else Voice.SEMIBOLD
    rest = phrases.sentences(settled, facts_say)
    return (paragraph(text(Run(label, voice), f" {rest}" if rest else "")),)


def _said(found: Contrast) -> str:
    if found.said is None:
        return _("the sheet suggests level {level}.").format(level=found.level)
    words = _("the sheet suggests level {level}, and people said {said}.")
    if found.differs:
        words = _("the matrix says {level}, people said {said}.")
    return words.format(level=found.level, said=numbers.levels(found.said))

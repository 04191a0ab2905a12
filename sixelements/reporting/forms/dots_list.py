"""The list that each person puts dots on once the talk is over: one page, or two of the same to cut apart."""

from sixelements.application.forms import TWO_A_SHEET, AskedElements, FormMaterial, columns_of
from sixelements.charts import marks, sheet
from sixelements.domain.assessment import Element, Practice
from sixelements.i18n import _, ngettext
from sixelements.reporting.forms import front
from sixelements.reporting.outline import (
    Block,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    HeadingLook,
    ParagraphRole,
    Section,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.paper import SHEET, Paper
from sixelements.reporting.runs import Run, Voice, text

_NO_BREAK = "\u00a0"
_WIDE = SHEET.measure
_COLUMN, _GAP = 262.0, 19.0
_ROOM, _SEAM, _HIGH = 92.0, 1.2, 17.0
"""The room for dots beside a practice, and how high it is."""


def dots_list(material: FormMaterial, paper: Paper) -> Document:
    """The practices in printed order, each with room for dots; no name and no role."""
    title = _("Importance dots")
    if len(material.practices) <= TWO_A_SHEET:
        return front.halves(material, _whole(material), paper, title=title)
    section = Section(title=title, blocks=_whole(material))
    return front.document(material, (section,), title=title, area=SHEET)


def _whole(material: FormMaterial) -> tuple[Block, ...]:
    place = (
        paragraph(Run(front.where(material), Voice.SEMIBOLD), role=ParagraphRole.PLACE),
        paragraph(front.which_round(material), role=ParagraphRole.PLACE),
    )
    head = Columns(
        widths=(_WIDE * 0.58, _WIDE * 0.42),
        gap=0,
        columns=((heading(1, _("What matters most to the people we serve?"), look=HeadingLook.CARD),), place),
        tight=True,
        ruled=True,
    )
    columns = tuple(
        tuple(block for element, practices in part for block in _element(element, practices))
        for part in columns_of(_elements(material))
        if part
    )
    rows = Columns(widths=(_COLUMN,) * len(columns), gap=_GAP, columns=columns, tight=True)
    return head, paragraph(_how(material.dots_each)), rows


def _elements(material: FormMaterial) -> AskedElements:
    """Without the practices that were set aside, which get no dots."""
    aside = material.round.set_aside
    left = ((element, tuple(p for p in asked if p.id not in aside)) for element, asked in material.elements)
    return tuple((element, asked) for element, asked in left if asked)


def _how(dots: int) -> str:
    return ngettext(
        "You have {n} dot. Put it in one line. Write no name, fold it, and hand it in.",
        "You have {n} dots. Put all in one line, or spread them. Write no name, fold it, and hand it in.",
        dots,
    ).format(n=dots)


def _element(element: Element, practices: tuple[Practice, ...]) -> tuple[Block, ...]:
    shape = Figure(scene=marks.element(element.id, alt=_("Element {id}").format(id=element.id), size=13.0))
    title: Block = Heading(level=2, words=text(element.title), look=HeadingLook.SHEET)
    head = Columns(widths=(14.0, _COLUMN - 20.0), gap=6.0, columns=((shape,), (title,)), tight=True)
    columns = (
        Column(header=_("Practice"), width=_COLUMN - _ROOM),
        Column(header=_("Dots"), width=_ROOM),
    )
    box = sheet.answer_box("", alt=_("room for dots"), size=(_ROOM - _SEAM, _HIGH), letters=7)
    rows = tuple(
        row(
            cell(paragraph(text(Run(one.id, Voice.SEMIBOLD), f"{_NO_BREAK} ", one.name))),
            cell(Figure(scene=box)),
        )
        for one in practices
    )
    return head, Table(columns=columns, rows=rows, summary=element.title, look=TableLook.BOXES)

"""The answer sheet: one page, a row a question, marked while the projector paces or beside the booklet."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.application.forms import TWO_A_SHEET, FormMaterial, check_code, columns_of
from sixelements.charts import marks, sheet
from sixelements.domain.assessment import Element, Practice
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.forms.marks import (
    FormChoice,
    FormQuestion,
    box,
    dont_know,
    not_applicable,
    of_line,
    of_practice,
    of_role,
    unseen,
)
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    HeadingLook,
    List,
    Paragraph,
    ParagraphRole,
    Section,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.paper import SHEET, Paper, TypeScale
from sixelements.reporting.runs import Run, RunText, Voice, text
from sixelements.wording import phrases, promise
from sixelements.wording.promise import ReturnWay

_NO_BREAK = "\u00a0"
_WIDE = SHEET.measure
_COLUMN, _GAP = 262.0, 19.0
_HOW, _HOW_GAP = (95.0, 228.0, 202.0), 9.0
_SEAM = 1.2
"""The room between two boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Boxes:
    """How the boxes of a table are drawn, in points.

    ``level``, ``band`` and ``outside``: from a box of the scale, of a line, or outside of the scale to the
    next; ``apart``: before those outside.
    """

    level: float = 16.2
    band: float = 19.4
    outside: float = 16.2
    apart: float = 5.0
    high: float = 14.5
    letters: float = 7.0


_USUAL, _LOW = _Boxes(), _Boxes(high=12.0)
_LARGE = _Boxes(level=31.0, band=44.0, outside=36.0, apart=8.0, high=23.0, letters=14.0)


def answer_sheet(material: FormMaterial, paper: Paper) -> Document:
    """One page for one person; with few practices two of the same, to be cut apart."""
    title = _("Answer sheet")
    if len(material.practices) > TWO_A_SHEET:
        section = Section(title=title, blocks=(*_head(material), *_rows(material), *_foot(material)))
        return front.document(material, (section,), title=title, area=SHEET)
    return front.halves(material, _half(material), paper, title=title)


def large_answer_sheet(material: FormMaterial) -> Document:
    """The same for one person in large print: all in one column, over some pages."""
    title = _("Answer sheet")
    place: tuple[RunText, ...] = (*_place_lines(material), text(front.length(material)))
    role = of_role(material)
    role_block = _list_of_boxes(role.text, role.choices) if role else ()
    rule = material.assessment.scale.rule
    first = (
        heading(1, title),
        *(paragraph(said) for said in place),
        heading(3, _("How to mark")),
        paragraph(_how_to_mark()),
        paragraph(text(Run(rule, Voice.SEMIBOLD))),
        heading(3, _("What the boxes mean")),
        *(paragraph(said) for said in _meanings(material)),
        *role_block,
    )
    elements = tuple(_large_element(material, *part) for part in material.elements)
    lines = tuple(of_line(material, line) for line in material.lines)
    stem = material.assessment.three_thirds.stem
    last: tuple[Block, ...] = ()
    if lines:
        name = _("The last ten contacts")
        table = large_lines(lines, stem, width=_WIDE)
        last = (Together(blocks=(heading(2, name), paragraph(stem), table)),)
    promised = paragraph(_promise(material))
    foot = (promised, *_to_fill_in(material, _WIDE, size=18.0))
    sections = (Section(title=title, blocks=(*first, *elements, *last, Together(blocks=foot))),)
    return front.document(material, sections, title=title, scale=TypeScale.LARGE_PRINT, area=SHEET)


def _large_element(material: FormMaterial, element: Element, practices: tuple[Practice, ...]) -> Together:
    asked = tuple(of_practice(material, practice) for practice in practices)
    table = _boxes(asked, element.title, width=_WIDE, boxes=_LARGE)
    return Together(blocks=(heading(2, f"{element.id} {element.title}"), table))


def _list_of_boxes(title: str, choices: Sequence[FormChoice]) -> tuple[Block, ...]:
    """Choices one under another, each with its box, and that none need be taken."""
    marked = List(
        items=tuple(text(choice.word) for choice in choices),
        marks=tuple(box(choice, (34.0, 24.0), letters=14.0) for choice in choices),
    )
    leave = paragraph(_("Leave it empty if you would rather not say."))
    return (Together(blocks=(heading(3, title), marked, leave)),)


# --- head


def _head(material: FormMaterial, *, small: bool = False) -> tuple[Block, ...]:
    look = HeadingLook.CARD if small else HeadingLook.PLAIN
    title = (heading(1, _("Answer sheet"), look=look), paragraph(front.length(material)))
    role = of_role(material)
    return (
        Columns(
            widths=(_WIDE * 0.42, _WIDE * 0.58),
            gap=0,
            columns=(title, _place(material, small=small)),
            tight=True,
            ruled=True,
        ),
        _how(material),
        *((_role_row(role),) if role else ()),
    )


def _place(material: FormMaterial, *, small: bool) -> tuple[Block, ...]:
    shown = tuple(paragraph(line, role=ParagraphRole.PLACE) for line in _place_lines(material))
    return (*shown, *_to_fill_in(material, _WIDE * 0.58)) if small else shown


def _place_lines(material: FormMaterial) -> tuple[RunText, ...]:
    """Whose sheet it is, for which round, and where it goes back by when."""
    place = text(Run(material.team, Voice.SEMIBOLD))
    if material.organization and material.organization != material.team:
        place = text(place, f", {material.organization}")
    lines = (place, text(front.which_round(material)))
    if not material.return_by:
        return lines
    back = promise.returning(material.return_to, front.last_day(material), ReturnWay.PAPER)
    return (*lines, text(back))


def _how_to_mark() -> RunText:
    return text(_("Cross one box in each line. Wrong box? Black it out and cross another."))


def _how(material: FormMaterial) -> Columns:
    """How to mark, which level, and what the boxes mean, side by side."""
    return Columns(
        widths=_HOW,
        gap=_HOW_GAP,
        columns=(
            _titled(
                _("How to mark"),
                _how_to_mark(),
            ),
            _titled(_("Which level"), text(material.assessment.scale.rule)),
            _titled(_("What the boxes mean"), *_meanings(material)),
        ),
        tight=True,
        head=True,
    )


def _titled(title: str, *lines: RunText) -> tuple[Block, ...]:
    bold = paragraph(Run(title, Voice.BOLD), role=ParagraphRole.NOTE)
    return (bold, *(paragraph(line, role=ParagraphRole.NOTE) for line in lines))


def _meanings(material: FormMaterial) -> tuple[RunText, ...]:
    """The levels in one line, then a line for each answer outside of the scale."""
    words = (word.replace(" ", _NO_BREAK) for word in material.assessment.scale.words)
    levels = (text(Run(str(n), Voice.BOLD), f"{_NO_BREAK}{word}  ") for n, word in enumerate(words, start=1))
    others = (
        text(Run(choice.sign, Voice.BOLD), f"{_NO_BREAK}{choice.text}")
        for choice in (dont_know(material), not_applicable(material))
    )
    return (text(*levels), *others)


def _role_row(asked: FormQuestion) -> Table:
    """The roles in one line, each with its box."""
    width = 110.0
    first = Column(
        header=asked.name, width=_WIDE - width * len(asked.choices) - 150.0, picture=unseen(asked.name)
    )
    columns = [Column(header=c.word, width=width, picture=unseen(c.word)) for c in asked.choices]
    last = Column(header=_("Or"), width=150.0, picture=unseen(_("Or")))
    marked = [cell(_beside(choice)) for choice in asked.choices]
    leave = cell(Run(_("Leave it empty if you would rather not say."), Voice.SMALL))
    cells = row(text(Run(asked.name, Voice.SEMIBOLD)), *marked, leave)
    return Table(columns=(first, *columns, last), rows=(cells,), summary=asked.text, look=TableLook.BOXES)


def _beside(choice: FormChoice) -> Figure:
    """A box with its word beside it."""
    alt = _("{answer}, to cross").format(answer=choice.word)
    return Figure(scene=sheet.worded_box(choice.word, 104.0, alt=alt))


# --- rows


def _rows(material: FormMaterial) -> tuple[Block, ...]:
    """The practices in two columns, the elements whole, then the lines in two columns."""
    left, right = columns_of(material.elements)
    columns = tuple(
        tuple(block for element, practices in part for block in _element(material, element, practices))
        for part in (left, right)
    )
    return (
        Columns(widths=(_COLUMN, _COLUMN), gap=_GAP, columns=columns, tight=True),
        *_lines(material),
    )


def _element(material: FormMaterial, element: Element, practices: tuple[Practice, ...]) -> tuple[Block, ...]:
    shape = Figure(scene=marks.element(element.id, alt=_("Element {id}").format(id=element.id), size=13.0))
    title: Block = Heading(level=2, words=text(element.title), look=HeadingLook.SHEET)
    head = Columns(widths=(14.0, _COLUMN - 20.0), gap=6.0, columns=((shape,), (title,)), tight=True)
    asked = tuple(of_practice(material, practice) for practice in practices)
    return (head, _boxes(asked, element.title, width=_COLUMN))


def _boxes(asked: Sequence[FormQuestion], summary: str, *, width: float, boxes: _Boxes = _USUAL) -> Table:
    """A row a practice: its number and name, the levels, and apart from them the two other answers."""
    return _table(
        _("Practice"),
        [(_name(one), one) for one in asked],
        summary,
        width=width,
        pitch=boxes.level,
        boxes=boxes,
    )


def _table(
    first: str,
    asked: Sequence[tuple[Paragraph, FormQuestion]],
    summary: str,
    *,
    width: float,
    pitch: float,
    boxes: _Boxes,
) -> Table:
    """A row a question: its words, then its boxes, those outside of the scale a little apart."""
    choices = asked[0][1].choices
    widths = [boxes.outside if choice.outside else pitch for choice in choices]
    apart = next((n for n, choice in enumerate(choices) if choice.outside), 0)
    lefts = [boxes.apart if n == apart else 0.0 for n in range(len(choices))]
    room = width - sum(widths) - sum(lefts)
    heads = [choice.head for choice in choices]
    columns = (
        Column(header=first, width=room, picture=unseen(first)),
        *(
            Column(header=head, width=wide + left, align=Align.CENTER, picture=unseen(head))
            for head, wide, left in zip(heads, widths, lefts, strict=True)
        ),
    )
    rows = tuple(
        row(
            cell(words),
            *(
                cell(box(choice, (wide - _SEAM, boxes.high), letters=boxes.letters, left=left))
                for choice, wide, left in zip(one.choices, widths, lefts, strict=True)
            ),
        )
        for words, one in asked
    )
    return Table(columns=columns, rows=rows, summary=summary, look=TableLook.BOXES)


def _name(asked: FormQuestion) -> Paragraph:
    return paragraph(text(Run(asked.id, Voice.SEMIBOLD), f"{_NO_BREAK} ", asked.name))


def _lines(material: FormMaterial) -> tuple[Block, ...]:
    """The three-thirds lines in full, in two columns."""
    asked = tuple(of_line(material, line) for line in material.lines)
    if not asked:
        return ()
    middle = (len(asked) + 1) // 2
    title = _("The last ten contacts")
    words = text(f"{title}. ", Run(material.assessment.three_thirds.stem, Voice.SOFT))
    columns = tuple(
        (_line_boxes(part, title, width=_COLUMN),) for part in (asked[:middle], asked[middle:]) if part
    )
    return (
        Heading(level=2, words=words, look=HeadingLook.SHEET),
        Columns(widths=(_COLUMN,) * len(columns), gap=_GAP, columns=columns, tight=True, head=True),
    )


def _line_boxes(
    asked: Sequence[FormQuestion], summary: str, *, width: float, boxes: _Boxes = _USUAL
) -> Table:
    rows = [(_line_words(one, tight=boxes is not _LARGE), one) for one in asked]
    return _table(_("Question"), rows, summary, width=width, pitch=boxes.band, boxes=boxes)


def large_lines(asked: Sequence[FormQuestion], summary: str, *, width: float) -> Table:
    """The ten lines in large print, each with its boxes beside it; all of them fit a page."""
    return _line_boxes(asked, summary, width=width, boxes=_LARGE)


def _line_words(asked: FormQuestion, *, tight: bool) -> Paragraph:
    words = text(Run(asked.id, Voice.SEMIBOLD), f"{_NO_BREAK} ", asked.text)
    return paragraph(words, role=ParagraphRole.TIGHT) if tight else paragraph(words)


# --- foot


def _foot(material: FormMaterial, code: str = "") -> tuple[Block, ...]:
    said = text(_promise(material), " ", Run(code, Voice.SOFT)) if code else _promise(material)
    promised = paragraph(said, role=ParagraphRole.NOTE)
    return (promised,) if code else (promised, *_to_fill_in(material, _WIDE))


def _promise(material: FormMaterial) -> RunText:
    """What is promised, who reads the sheet and where it goes."""
    said = phrases.sentences(
        _("All sheets are alike; none is numbered.") if material.round.anonymous else "",
        *promise.sentences(material.round),
        promise.reader(material.return_to, ReturnWay.PAPER),
        promise.returning(material.return_to, "", ReturnWay.PAPER) if not material.return_by else "",
    )
    if not material.round.anonymous:
        return text(said)
    return text(Run(_("Don't write your name."), Voice.BOLD), " ", said)


def _to_fill_in(material: FormMaterial, width: float, *, size: float = 8.0) -> tuple[Block, ...]:
    """Lines for who collects the sheets and by when, where that is not known yet."""
    blanks = front.to_fill_in(material)
    if not blanks:
        return ()
    room = (width - _GAP) / 2
    columns = tuple((_blank(label, room, size=size),) for label in blanks)
    return (Columns(widths=(room,) * len(blanks), gap=_GAP, columns=columns, tight=True),)


def _blank(label: str, width: float, *, size: float) -> Figure:
    alt = _("{label}, to fill in").format(label=label)
    return Figure(scene=sheet.blank(label, width, label_width=7.25 * size, alt=alt, size=size))


# --- two a sheet


def _half(material: FormMaterial) -> tuple[Block, ...]:
    asked = tuple(of_practice(material, p) for p in material.practices)
    lines = tuple(of_line(material, line) for line in material.lines)
    stem = material.assessment.three_thirds.stem
    columns: list[tuple[Block, ...]] = [
        (_label(_("Practices")), _boxes(asked, _("Practices"), width=_COLUMN, boxes=_LOW))
    ]
    if lines:
        columns.append((_label(stem), _line_boxes(lines, stem, width=_COLUMN, boxes=_LOW)))
    code = _("Round {n}, questions {code}").format(n=material.round.number, code=check_code(material))
    return (
        *_head(material, small=True),
        Columns(widths=(_COLUMN,) * len(columns), gap=_GAP, columns=tuple(columns), tight=True, head=True),
        *_foot(material, code),
    )


def _label(words: str) -> Paragraph:
    return paragraph(Run(words, Voice.BOLD), role=ParagraphRole.NOTE)

"""The booklet to read and mark by hand, and the same as a form to fill in on the screen."""

from collections.abc import Sequence

from sixelements.application.form_mark import FORM_VERSION, promised_by
from sixelements.application.forms import FormMaterial, questions_digest
from sixelements.domain.assessment import Element, Practice
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.forms.answer_sheet import large_lines
from sixelements.reporting.forms.marks import (
    FormChoice,
    FormQuestion,
    box,
    button,
    of_line,
    of_practice,
    of_role,
)
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Columns,
    Document,
    Figure,
    HeadingLook,
    List,
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
from sixelements.reporting.paper import MEASURE, TypeScale
from sixelements.reporting.runs import Run, RunText, Voice, text

_HALF, _GAP = 244.0, 16.0


def booklet(material: FormMaterial, *, large: bool = False) -> Document:
    """To read and mark by hand; ``large``: in large print."""
    how = (_("Cross one box for each question. Wrong box? Black it out and cross another."),)
    look = _Look(material, screen=False, large=large)
    opening = front.front(material, how=how, paper=True, large=large)
    return front.document(
        material,
        look.sections(_("Questionnaire"), opening),
        title=_("Questionnaire"),
        scale=TypeScale.LARGE_PRINT if large else TypeScale.USUAL,
    )


def form(material: FormMaterial) -> Document:
    """To fill in on the screen; it carries which round and which questions it is for."""
    how = (
        _("Open this form in a PDF reader, choose one answer for each question, and save it."),
        _("Choose an answer again to take it back."),
    )
    look = _Look(material, screen=True, large=False)
    opening = front.front(material, how=how, paper=False)
    return front.document(
        material,
        look.sections(_("Form"), opening),
        title=_("Form"),
        hidden={
            "sixelements.workbook": material.workbook,
            "sixelements.round": material.round.id,
            "sixelements.version": FORM_VERSION,
            "sixelements.questions": questions_digest(material),
            "sixelements.promised": str(promised_by(material.round)),
        },
    )


class _Look:
    """The questions as boxes on paper or as buttons on the screen."""

    def __init__(self, material: FormMaterial, *, screen: bool, large: bool) -> None:
        self.material, self.screen, self.large = material, screen, large

    def sections(self, title: str, opening: tuple[Block, ...]) -> tuple[Section, ...]:
        """The first page with the role, a part for each element, and the ten lines."""
        role = of_role(self.material)
        first = (*opening, *(self._role(role) if role else ()))
        elements = tuple(self._element(*part) for part in self.material.elements)
        lines = (self._lines(),) if self.material.lines else ()
        return (Section(title=title, blocks=first), *elements, *lines)

    def _role(self, asked: FormQuestion) -> tuple[Block, ...]:
        said = _("Leave it empty if you would rather not say.")
        leave = paragraph(said) if self.large else paragraph(said, role=ParagraphRole.TAG)
        return (Together(blocks=(heading(3, asked.text), self._list(asked, asked.choices), leave)),)

    def _element(self, element: Element, practices: Sequence[Practice]) -> Section:
        head = (
            heading(2, f"{element.id} {element.title}", look=HeadingLook.PART),
            paragraph(element.summary, role=ParagraphRole.LEAD),
        )
        first, *others = (self._practice(of_practice(self.material, p)) for p in practices)
        blocks = (Together(blocks=(*head, *first)), *(Together(blocks=made) for made in others))
        return Section(
            title=element.title, blocks=blocks, runs_on=element is not self.material.elements[0][0]
        )

    def _practice(self, asked: FormQuestion) -> tuple[Block, ...]:
        inside = tuple(c for c in asked.choices if not c.outside)
        outside = tuple(c for c in asked.choices if c.outside)
        made: list[Block] = [
            heading(3, asked.heading),
            paragraph(asked.text, role=ParagraphRole.STATEMENT),
            *([paragraph(asked.meaning, role=ParagraphRole.MEANING)] if asked.meaning else []),
            self._list(asked, inside),
        ]
        if self.large or len(outside) < 2:
            return (*made, self._list(asked, outside))
        halves = tuple((self._list(asked, (choice,)),) for choice in outside)
        return (*made, Columns(widths=(_HALF, _HALF), gap=_GAP, columns=halves, tight=True))

    def _list(self, asked: FormQuestion, choices: tuple[FormChoice, ...]) -> List:
        return List(
            items=tuple(self._words(choice) for choice in choices),
            marks=tuple(self._mark(asked, choice) for choice in choices),
        )

    def _words(self, choice: FormChoice) -> RunText:
        sign = f"{choice.sign}  " if self.screen and not choice.outside and choice.sign else ""
        word = f"{choice.word}. " if choice.word and choice.text else choice.word
        return text(Run(sign, Voice.NUMBER), Run(word, Voice.SEMIBOLD), choice.text)

    def _mark(self, asked: FormQuestion, choice: FormChoice) -> Figure:
        if self.screen:
            return button(asked, choice, width=12.0, height=12.0)
        if self.large:
            return box(choice, (34.0, 24.0), letters=14.0)
        return box(choice, (18.0, 14.0), letters=7.5)

    def _lines(self) -> Section:
        three = self.material.assessment.three_thirds
        title = _("The last ten contacts")
        asked = tuple(of_line(self.material, line) for line in self.material.lines)
        note = _("Count as well as you can. It doesn't have to be exact.")
        head = (
            heading(2, title, look=HeadingLook.PART),
            paragraph(three.stem, role=ParagraphRole.LEAD),
            paragraph(note),
        )
        if self.large:
            return Section(title=title, blocks=(*head, large_lines(asked, three.stem, width=MEASURE)))
        return Section(title=title, blocks=(Together(blocks=(*head, self._table(asked))),), runs_on=True)

    def _table(self, asked: tuple[FormQuestion, ...]) -> Table:
        heads = asked[0].choices
        columns = (
            Column(header=_("Line"), width=26.0),
            Column(header=_("Question"), width=MEASURE - 26.0 - 6 * 42.0),
            *(Column(header=c.head, width=42.0, align=Align.CENTER) for c in heads),
        )
        rows = tuple(
            row(
                text(Run(one.id, Voice.SEMIBOLD)),
                one.text,
                *(cell(self._in_cell(one, c)) for c in one.choices),
            )
            for one in asked
        )
        return Table(
            columns=columns,
            rows=rows,
            summary=_("The ten lines, each with one answer to mark"),
            look=TableLook.BOXES,
        )

    def _in_cell(self, asked: FormQuestion, choice: FormChoice) -> Figure:
        if self.screen:
            return button(asked, choice, width=12.0, height=12.0)
        return box(choice, (26.0, 15.0), letters=7.5)

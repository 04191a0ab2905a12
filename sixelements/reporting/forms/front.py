"""What every form says of itself: whose round it is, what is promised, how to answer, where it goes back."""

from sixelements.application.forms import FormMaterial, check_code
from sixelements.charts import sheet
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Block,
    Columns,
    Document,
    Figure,
    ParagraphRole,
    Section,
    Together,
    heading,
    listing,
    paragraph,
)
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import HALVES, MEASURE, PAGES, SHEET, Area, Paper, TypeScale
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import numbers, phrases, promise
from sixelements.wording.promise import ReturnWay
from sixelements.wording.rounds import mode_words

AUTHOR = "Six Elements"
_CUT_GAP = 9.0


def where(material: FormMaterial) -> str:
    """Team and organization, once where they are the same."""
    if material.team == material.organization or not material.organization:
        return material.team
    return _("{team}, {organization}").format(team=material.team, organization=material.organization)


def which_round(material: FormMaterial) -> str:
    """The round with the month it is asked in, and anonymous or open."""
    kind = mode_words(material.round.mode)
    text_ = _("Round {n}, {month}, {kind}")
    month = numbers.month(material.round.opened_on or material.made_on)
    return text_.format(n=material.round.number, month=month, kind=kind)


def length(material: FormMaterial) -> str:
    """How much is asked, and how long it takes."""
    return promise.length(len(material.round.practices), len(material.lines))


def said_first(material: FormMaterial, way: ReturnWay, *, blank: str = "") -> tuple[str, ...]:
    """Promise, reader and way back in sentences; ``blank`` stands for a day that is not known yet."""
    told = (
        *promise.sentences(material.round),
        promise.reader(material.return_to, way),
        promise.returning(material.return_to, last_day(material) or blank, way),
    )
    return tuple(sentence for sentence in told if sentence)


def last_day(material: FormMaterial) -> str:
    """The day by which forms come back; empty if that is not known."""
    return numbers.day(material.return_by) if material.return_by else ""


def to_fill_in(material: FormMaterial) -> tuple[str, ...]:
    """What whoever hands out paper has yet to write on it."""
    return (
        *(() if material.return_to else (_("Return it to"),)),
        *(() if material.return_by else (_("Return it by"),)),
    )


def document(
    material: FormMaterial,
    sections: tuple[Section, ...],
    *,
    title: str,
    scale: TypeScale = TypeScale.USUAL,
    area: Area = PAGES,
    hidden: dict[str, str] | None = None,
) -> Document:
    """The sections of a form under its title. A sheet has no masthead, only a foot."""
    place = where(material)
    foot = _("{title}, round {n}, questions {code}").format(
        title=material.assessment.title, n=material.round.number, code=check_code(material)
    )
    pages = area is PAGES
    foot = foot if area is not HALVES else ""
    headers = PageHeaders(
        masthead=(material.organization or material.team) if pages else "",
        right=(title, which_round(material)) if scale is TypeScale.USUAL else (),
        head=place if pages and scale is TypeScale.USUAL else "",
        foot=foot,
        page=_("Page {page} of {pages}"),
        logo=material.branding.logo if pages else None,
    )
    return Document(
        title=_("{title}: {place}, round {n}").format(title=title, place=place, n=material.round.number),
        language=material.assessment.language,
        author=AUTHOR,
        headers=headers,
        sections=sections,
        scale=scale,
        area=area,
        hidden=hidden or {},
    )


def halves(material: FormMaterial, half: tuple[Block, ...], paper: Paper, *, title: str) -> Document:
    """A page with twice the same, to be cut apart."""
    wide = SHEET.measure
    room = paper.height - HALVES.first - HALVES.bottom - 2 * _CUT_GAP - 1.0
    cut = Figure(scene=sheet.cut_line(wide, alt=_("Cut here")))
    one = Columns(widths=(wide,), gap=0, columns=(half,), tight=True, height=room / 2)
    gap = Figure(scene=sheet.hole(wide, _CUT_GAP, alt=_("Cut here")))
    section = Section(title=title, blocks=(one, gap, cut, gap, one))
    return document(material, (section,), title=title, area=HALVES)


def front(
    material: FormMaterial, *, how: tuple[str, ...], paper: bool, large: bool = False
) -> tuple[Block, ...]:
    """The first page: promise, how to answer, where it goes back; on paper with lines for what is open."""
    rule = material.assessment.scale.rule
    blocks: list[Block] = [
        heading(1, material.team),
        paragraph(_organization(material), role=ParagraphRole.ORGANIZATION),
        paragraph(_opening(material), role=ParagraphRole.LEAD),
        heading(3, _("What is promised")),
        listing(promise.sentences(material.round)),
        heading(3, _("How to answer")),
        listing([*how, text(Run(rule, Voice.SEMIBOLD)), *_ways_out(material)]),
        Together(blocks=_back(material, paper=paper, large=large)),
    ]
    return tuple(blocks)


def _opening(material: FormMaterial) -> str:
    return _("How well do we serve people? {length}.").format(length=length(material))


def _organization(material: FormMaterial) -> str:
    if material.organization and material.organization != material.team:
        return _("{organization}. {round}").format(
            organization=material.organization, round=which_round(material)
        )
    return which_round(material)


def _ways_out(material: FormMaterial) -> tuple[str, ...]:
    scale = material.assessment.scale
    return (
        _("Don't know: {meaning}").format(meaning=scale.dont_know),
        _("Not applicable: {meaning}").format(meaning=scale.not_applicable),
        _("Answer for the team as it is today. There are no right answers, and you may skip any."),
    )


def _back(material: FormMaterial, *, paper: bool, large: bool) -> tuple[Block, ...]:
    way = ReturnWay.PAPER if paper else ReturnWay.FORM
    told = promise.returning(material.return_to, last_day(material), way)
    said = paragraph(phrases.sentences(told, promise.reader(material.return_to, way)))
    lines = to_fill_in(material) if paper else ()
    title = heading(3, _("Where it goes back"))
    return (title, said, *(_line(label, large=large) for label in lines))


def _line(label: str, *, large: bool) -> Figure:
    """A line for whoever hands the sheets out."""
    size, room = (18.0, 130.0) if large else (9.0, 70.0)
    alt = _("{label}, to fill in").format(label=label)
    return Figure(scene=sheet.blank(label, MEASURE * 0.75, label_width=room, alt=alt, size=size))

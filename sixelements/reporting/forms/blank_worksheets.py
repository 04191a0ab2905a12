"""The five worksheets to fill in by hand, with the assessment's own rows, and the sphere of influence.

They go to a group and not to a person, so no role is asked, and no promise is made.
"""

from collections.abc import Iterator, Sequence

from sixelements.application.forms import FormMaterial
from sixelements.application.worksheets import first_rows
from sixelements.charts import sheet
from sixelements.charts import worksheets as charts
from sixelements.domain.channels import Expectation
from sixelements.domain.waste_walk import Waste
from sixelements.domain.worksheets import Worksheets
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.runs import Run, Voice
from sixelements.reporting.worksheets.sphere import sphere_blocks
from sixelements.reporting.worksheets.waste_walk import waste_letters
from sixelements.wording import numbers, phrases
from sixelements.wording.forms import BANDS
from sixelements.wording.worksheets import (
    channel_marks,
    expectations,
    gate_points,
    kind_name,
    technique_marks,
    waste_names,
)

_FREE_ROWS, _FREE_WAYS, _STEPS, _SERVICES = 2, 2, 8, 3
"""Rows and columns without a name, for what the list lacks; steps of a process; services."""
_BOX = (20.0, 14.0)
_BANDS_WIDE, _FACTS = 100.0, 4
"""Points that the five answers of a service take; rows for facts beside the ten questions."""
_FREE = 16
"""The fewest rows where the assessment brings none."""


def blank_worksheets(material: FormMaterial) -> Document:
    """A page or more for each sheet, and one for the customer facts."""
    sheets = first_rows(material.assessment)
    sections = tuple(
        Section(title=title, blocks=(*_head(material, title), *blocks))
        for title, blocks in _pages(material, sheets)
    )
    return front.document(material, sections, title=_("Worksheets"))


def sphere(material: FormMaterial) -> Document:
    """One page for each person, which nobody takes back."""
    title = _("My sphere of influence")
    section = Section(title=title, blocks=(*_head(material, title), *sphere_blocks()))
    return front.document(material, (section,), title=_("Sphere of influence"))


def _pages(material: FormMaterial, sheets: Worksheets) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield _("Channels"), _channels(material, sheets)
    yield _("Customer groups"), _groups(material, sheets)
    yield _("Waste walk"), _walk(material)
    if gate_points(material.assessment):
        yield _("Streamline first"), _gate(material)
    yield _("Three thirds of service"), _thirds(material)
    if sheets.customer_facts:
        yield _("Customer facts"), _facts(sheets)


def _head(material: FormMaterial, title: str) -> tuple[Block, ...]:
    return heading(2, title), paragraph(front.where(material), role=ParagraphRole.ORGANIZATION)


def _lead(words: str) -> Block:
    return paragraph(words, role=ParagraphRole.LEAD)


def _note(words: str) -> Block:
    return paragraph(words, role=ParagraphRole.CAPTION)


def _line(label: str, *, room: float, width: float = MEASURE) -> Figure:
    alt = _("{label}, to fill in").format(label=label)
    return Figure(scene=sheet.blank(label, width, label_width=room, alt=alt))


def _box(label: str = "") -> Cell:
    words = phrases.labeled(label, _("to mark")) if label else _("to mark")
    return cell(Figure(scene=sheet.answer_box(label, alt=words, size=_BOX, letters=7)))


def _room(height: float = 13.0) -> Cell:
    return cell(Figure(scene=sheet.room(height, alt=_("to fill in"))))


def _narrow(header: str, width: float = 30.0) -> Column:
    return Column(header=header, width=width, align=Align.CENTER)


def _marks(marks: Sequence[str]) -> str:
    named = [phrases.labeled(str(n), word) for n, word in enumerate(marks)]
    text_ = _("Write a mark into each box: {marks}. Leave open what nobody knows.")
    return text_.format(marks=phrases.facts(*named))


def _channels(material: FormMaterial, sheets: Worksheets) -> tuple[Block, ...]:
    heads = expectations(material.assessment)
    columns = (
        _narrow(_("In use"), 30),
        Column(header=_("Channel"), width=132),
        _narrow(_("Volume"), 60),
        *(_narrow(heads[e], 47) for e in Expectation),
    )
    names = [c.name for c in sheets.channels.channels]
    rows = [
        Row(cells=(_box(), cell(name, header=True), _volume(), *(_box() for _e in Expectation)))
        for name in _with_free(names)
    ]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Each channel with boxes for its use, its volume, and six marks"),
        look=TableLook.BOXES,
    )
    return (
        _lead(_("Where do people meet us, and what may they expect there?")),
        _note(
            phrases.sentences(
                _("Cross what is in use, and circle its volume: high, medium, or low."),
                _marks(channel_marks(material.assessment)),
            )
        ),
        table,
        _line(_("The same question was asked across channels on"), room=250, width=380),
    )


def _with_free(names: Sequence[str]) -> list[str]:
    """The names, and empty ones for what is missing."""
    free = max(_FREE_ROWS, _FREE - len(names)) if not names else _FREE_ROWS
    return [*names, *("" for _n in range(free))]


def _volume() -> Cell:
    words = _("H, M, or L, to circle")
    return cell(Figure(scene=charts.letters((_("H"), _("M"), _("L")), alt=words)))


def _groups(material: FormMaterial, sheets: Worksheets) -> tuple[Block, ...]:
    shown = sheets.groups.shown
    count = len(shown) + _FREE_WAYS
    width = min(34.0, 320 / count)
    columns = (
        _narrow(_("Main"), 30),
        Column(header=_("Customer group"), width=MEASURE - 30 - count * width),
        *(
            Column(
                header=technique.name,
                width=width,
                align=Align.CENTER,
                picture=charts.letters((str(n),), alt=technique.name, width=width - 8),
            )
            for n, technique in enumerate(shown, start=1)
        ),
        *(_narrow(str(n), width) for n in range(len(shown) + 1, count + 1)),
    )
    rows = [
        Row(cells=(_box(), cell(name, header=True), *(_box() for _n in range(count))))
        for name in _with_free([g.name for g in sheets.groups.groups])
    ]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Each customer group with a box for each way to hear people"),
        look=TableLook.BOXES,
    )
    ways = [
        _("{n} {name} ({kind})").format(n=n, name=t.name, kind=kind_name(t.kind))
        for n, t in enumerate(shown, start=1)
    ]
    return (
        _lead(_("Whom do we hear, and in how many ways?")),
        _note(
            phrases.sentences(
                _("Cross the main groups."),
                _marks(technique_marks(material.assessment)),
                phrases.sentence(phrases.facts(*ways)) if ways else "",
                _("The last columns are for ways of your own."),
            )
        ),
        table,
        _line(_("Who stays silent"), room=80),
    )


def _walk(material: FormMaterial) -> tuple[Block, ...]:
    names = waste_names(material.assessment)
    letters = waste_letters(names)
    columns = (
        Column(header=_("No."), width=20),
        Column(header=_("Step, done by"), width=126, ruled=True),
        Column(header=_("Work, min"), width=32, ruled=True),
        Column(header=_("Days"), width=32, ruled=True),
        Column(header=_("Usable, of 10"), width=36, ruled=True),
        Column(
            header=_("Waste, to circle"),
            width=92,
            picture=charts.letters(list(letters.values()), alt=_("Waste, to circle")),
        ),
        Column(header=_("Minutes lost"), width=42, ruled=True),
        Column(header=_("How often, of 10"), width=44, ruled=True),
        Column(header=_("To drop: easy, medium, hard"), width=48, ruled=True),
        Column(header=_("Law"), width=32, align=Align.CENTER),
    )
    circled = numbers.listing([names[w] for w in Waste])
    seven = Figure(
        scene=charts.letters(list(letters.values()), alt=_("{wastes}, to circle").format(wastes=circled))
    )
    rows = [
        Row(
            cells=(
                cell(Run(str(n), Voice.NUMBER), header=True),
                *(_room(30) for _n in range(4)),
                cell(seven),
                *(_room(30) for _n in range(3)),
                _box(),
            )
        )
        for n in range(1, _STEPS + 1)
    ]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Room for eight steps of a process, each with the seven wastes to circle"),
        look=TableLook.SHEET,
    )
    named = numbers.series([f"{letters[w]} {names[w]}" for w in Waste])
    return (
        _lead(_("Where do the hours and the days go?")),
        _line(_("Process, and for whom"), room=120),
        _line(_("Begins with, ends with"), room=120),
        _line(_("Cases a month"), room=120, width=300),
        _line(_("Of so many contacts, so many came back within 7 days"), room=240, width=420),
        _note(
            phrases.sentences(
                phrases.sentence(named),
                _("Usable: how often what comes in can be used as it is. Law: cross what the law requires."),
                _("Write roles rather than names."),
            )
        ),
        table,
        heading(3, _("The days, to scale")),
        Figure(scene=charts.blank_strip(_STEPS, alt=_("A band to part into the steps by hand"))),
    )


def _gate(material: FormMaterial) -> tuple[Block, ...]:
    columns = (
        Column(header=_("No."), width=20),
        Column(header=_("Point"), width=236),
        _narrow(_("Yes"), 34),
        _narrow(_("No"), 34),
        Column(header=_("What shows it"), width=180, ruled=True),
    )
    rows = [
        Row(
            cells=(
                cell(Run(str(point.number), Voice.NUMBER)),
                cell(point.text, header=True),
                _box(),
                _box(),
                _room(24),
            )
        )
        for point in gate_points(material.assessment)
    ]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("The nine points of the gate with boxes for yes and no"),
        look=TableLook.SHEET,
    )
    content = material.assessment.worksheets
    lesson: tuple[Block, ...] = ()
    if content:
        said = _("“{lesson}” {who}").format(lesson=content.lesson, who=content.lesson_by)
        lesson = (paragraph(said, role=ParagraphRole.QUOTE),)
    return (
        _lead(_("Is the process fit for a tool yet?")),
        _line(_("The tool that was asked for"), room=140),
        _line(_("The process it is for"), room=140),
        table,
        _note(
            _(
                "A No among 1 to 6: streamline first. Else a No among 7 and 8: almost. All eight Yes: "
                "ready to look at technology. Point 9 is noted, and changes nothing."
            )
        ),
        *lesson,
    )


def _thirds(material: FormMaterial) -> tuple[Block, ...]:
    """The ten questions in full, each with its five answers a service: what is crossed needs no code."""
    three = material.assessment.three_thirds
    columns = (
        Column(header=_("Of the last ten contacts, in how many …"), width=MEASURE - _SERVICES * _BANDS_WIDE),
        *(
            Column(header=_("Service {n}").format(n=n), width=_BANDS_WIDE, ruled=True)
            for n in range(1, _SERVICES + 1)
        ),
    )
    rows = [row(line.text, *(_bands() for _n in range(_SERVICES))) for line in three.lines]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("The ten questions with five answers for each of three services"),
        look=TableLook.SHEET,
    )
    return (
        _lead(three.stem),
        _note(_("Circle one answer for each service. Leave open what nobody knows.")),
        *(_line(_("Service {n}").format(n=n), room=60, width=300) for n in range(1, _SERVICES + 1)),
        table,
        *_facts_beside(),
    )


def _bands() -> Cell:
    alt = _("{bands}, to circle").format(bands=numbers.listing(BANDS))
    return cell(Figure(scene=charts.letters(BANDS, alt=alt, width=_BANDS_WIDE - 6, apart=19, height=22)))


def _facts_beside() -> tuple[Block, ...]:
    heads = ((_("Figure"), 64.0), (_("Source"), 104.0), (_("Period"), 84.0), (_("Number of cases"), 60.0))
    columns = (
        Column(
            header=_("Service and question"), width=MEASURE - sum(width for _h, width in heads), ruled=True
        ),
        *(Column(header=head, width=width, ruled=True) for head, width in heads),
    )
    table = Table(
        columns=columns,
        rows=tuple(row(*(_room(22) for _n in range(5))) for _row in range(_FACTS)),
        summary=_("Room for facts beside the questions"),
        look=TableLook.SHEET,
    )
    return (heading(3, _("Facts beside the questions")), table)


def _facts(sheets: Worksheets) -> tuple[Block, ...]:
    heads = ((_("Figure"), 70.0), (_("Source"), 120.0), (_("Period"), 90.0), (_("Number of cases"), 76.0))
    columns = (
        Column(header=_("Fact"), width=MEASURE - sum(width for _h, width in heads)),
        *(Column(header=head, width=width, ruled=True) for head, width in heads),
    )
    rows = [
        row(name, *(_room(24) for _h in heads))
        for name in _with_free([f.name for f in sheets.customer_facts])
    ]
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Room for the figures there are about customers"),
        look=TableLook.SHEET,
    )
    return (
        _lead(_("What do customers say, and what was counted? Leave empty what nobody has asked.")),
        table,
    )

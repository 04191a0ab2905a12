"""The report to read on the screen: headings, lists and tables, and nothing typed taken for markup."""

from html.parser import HTMLParser

from sixelements.charts.scene import Scene
from sixelements.reporting.html import reading_html
from sixelements.reporting.outline import Block as AnyBlock
from sixelements.reporting.outline import (
    Callout,
    Cell,
    Column,
    Columns,
    Contents,
    Document,
    Figure,
    Row,
    RowKind,
    Section,
    Table,
    cell,
    heading,
    listing,
    paragraph,
    row,
)
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.runs import Run, Voice
from tests.reporting.example import Case


def read(*blocks: AnyBlock) -> str:
    headers = PageHeaders(masthead="", right=(), head="", foot="", page="{page} {pages}")
    section = Section(title="Part", blocks=blocks)
    whole = Document(title="T", language="en-US", author="", headers=headers, sections=(section,))
    return reading_html(whole)


def test_headings_keep_their_levels() -> None:
    html = read(heading(1, "Permit Counter"), heading(3, "Next"))
    assert "<h1>Permit Counter</h1><h3>Next</h3>" in html


def test_lists_are_lists() -> None:
    assert "<ul><li>one</li><li>two</li></ul>" in read(listing(["one", "two"]))
    assert "<ol><li>one</li></ol>" in read(listing(["one"], numbered=True))


def test_a_table_has_heads_for_columns_and_rows() -> None:
    group = Row(cells=(Cell(blocks=(paragraph("30 days"),), span=2),), kind=RowKind.GROUP)
    table = Table(
        columns=(Column(header="Action", width=1), Column(header="Who", width=1)),
        rows=(group, row("Sort", cell("Ana", "Bo"))),
        summary="The plan",
    )
    html = read(table)
    assert "<p><b>The plan</b></p><table><thead><tr>" in html
    assert '<th align="left">Action</th><th align="left">Who</th>' in html
    assert '<th colspan="2" align="left">30 days</th>' in html
    assert '<th align="left">Sort</th><td align="left">Ana<br>Bo</td>' in html


def test_a_drawing_is_read_by_its_words() -> None:
    html = read(Figure(scene=Scene(width=1, height=1, shapes=(), alt="Speed 25 of 100.")))
    assert "<i>Drawing: Speed 25 of 100.</i>" in html


def test_the_contents_lead_to_the_parts() -> None:
    html = read(Contents(titles=("Summary",)))
    assert '<a name="part-1"></a>' in html
    assert '<a href="#part-1">Summary</a>' in html


def test_columns_are_read_one_after_the_other_and_boxes_by_their_title() -> None:
    left, right = (paragraph("left"),), (Callout(title="Withheld", blocks=(paragraph("why"),)),)
    html = read(Columns(widths=(1, 1), gap=0, columns=(left, right)))
    assert "<p>left</p><p><b>Withheld</b></p><p>why</p>" in html


def test_what_people_typed_is_never_markup() -> None:
    evil = "<img src=x> & </td>"
    table = Table(columns=(Column(header=evil, width=1),), rows=(row(evil),), summary=evil)
    html = read(
        heading(2, evil), paragraph(Run(evil, Voice.BOLD)), listing([evil]), table, Contents(titles=(evil,))
    )
    assert "<img" not in html
    assert html.count("&lt;img src=x&gt; &amp; &lt;/td&gt;") == 7


def test_the_whole_roadmap_is_well_formed() -> None:
    open_: list[str] = []

    class Checks(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            if tag != "br":
                open_.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_.pop() == tag

    Checks().feed(reading_html(roadmap(Case().material())))
    assert open_ == []

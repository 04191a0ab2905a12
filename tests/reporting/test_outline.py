import pytest

from sixelements.charts.scene import Scene
from sixelements.reporting.outline import (
    Block,
    Callout,
    Cell,
    Column,
    Columns,
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
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.runs import Run, Voice, fill, plain_text, text
from sixelements.reporting.structures import Structure

FIGURE = Figure(scene=Scene(width=10, height=10, shapes=(), alt="A drawing."))


def test_a_sentence_is_filled_with_runs_that_keep_their_voice() -> None:
    filled = fill("{now} is here, {next} is not.", now=Run("Now", Voice.ITALIC), next="later")
    assert plain_text(filled) == "Now is here, later is not."
    assert filled[0].voice is Voice.ITALIC


def test_braces_and_markup_in_a_value_are_only_text() -> None:
    assert plain_text(fill("By {who}.", who="{x} <b>&amp;")) == "By {x} <b>&amp;."


def test_empty_runs_are_dropped() -> None:
    assert text("a", "", Run("")) == (Run("a"),)


def test_a_missing_value_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        fill("By {who}.", whom="x")


def test_the_first_cell_of_a_row_is_its_header() -> None:
    made = row("name", "1", cell(FIGURE))
    assert [c.header for c in made.cells] == [True, False, False]


def test_every_node_says_what_it_is_to_a_listener() -> None:
    table = Table(columns=(), rows=(), summary="")
    nodes: list[Block] = [heading(2, "a"), paragraph("a"), listing(["a"]), FIGURE, table]
    assert [n.structure for n in nodes] == [
        Structure.HEADING,
        Structure.PARAGRAPH,
        Structure.LIST,
        Structure.FIGURE,
        Structure.TABLE,
    ]
    assert Columns(widths=(1,), gap=0, columns=((),)).structure is Structure.NONE


def test_the_readout_follows_the_reading_order() -> None:
    table = Table(
        columns=(Column(header="Name", width=10), Column(header="Score", width=10)),
        rows=(
            Row(cells=(Cell(blocks=(paragraph("Later"),), span=2, header=True),), kind=RowKind.GROUP),
            row("one", cell(FIGURE, "46")),
        ),
        summary="Scores",
        caption=text("A caption."),
    )
    side = Columns(widths=(1, 1), gap=1, columns=((paragraph("left"),), (paragraph("right"),)))
    box = Callout(title="Withheld", blocks=(paragraph("why"),))
    document = Document(
        title="T",
        language="en-US",
        author="A",
        headers=PageHeaders(masthead="M", right=("R",), head="H", foot="F", page="{page}"),
        sections=(Section(title="S", blocks=(heading(2, "Head"), side, table, box, listing(["an item"]))),),
    )
    body = outline_text(document).split("==== S ====\n")[1]
    assert body.splitlines() == [
        "",
        "## Head",
        "left",
        "right",
        "[table: Scores]",
        "Name | Score",
        "-- Later --",
        "one | [figure: A drawing.] / 46",
        "(caption) A caption.",
        "[box] Withheld",
        "why",
        "- an item",
    ]

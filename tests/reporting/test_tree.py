"""Tables that read like a tree: cells over several rows, on paper and for a listener."""

import pytest

from sixelements.reporting import grid, outline
from sixelements.reporting.outline import Cell, Column, Row, Table, TableLook, cell
from tests.reporting.readback import pdf_of, pieces_of
from tests.reporting.structure import Element, opened, pieces_on, tree_of
from tests.reporting.test_tagged import document_of, widths_of

COLUMNS = tuple(Column(header=name, width=120) for name in ("Root", "Branch", "Leaf"))


def head(words: str, rows: int) -> Cell:
    return Cell(blocks=(outline.paragraph(words),), header=True, rows=rows)


def tree(*branches: int) -> Table:
    """A root, its branches, and as many leaves on each as given."""
    rows: list[Row] = []
    for b, leaves in enumerate(branches):
        for n in range(leaves):
            front = [head("root", sum(branches))] if not rows else []
            front += [head(f"branch {b}", leaves)] if n == 0 else []
            rows.append(Row(cells=(*front, cell(f"leaf {b}.{n}"))))
    return Table(columns=COLUMNS, rows=tuple(rows), summary="A tree", look=TableLook.TREE)


def heard(table: Table) -> Element:
    (found,) = tree_of(opened(pdf_of(document_of(table)))).of("Table")
    return found


def test_cells_stand_in_the_first_column_that_no_cell_above_covers() -> None:
    assert grid.places(tree(2, 1).rows, 3) == ((0, 1, 2), (2,), (1, 2))


def test_a_listener_hears_how_many_rows_a_cell_covers() -> None:
    spans = [[str(c.attribute("Table", "RowSpan") or 1) for c in r.kids] for r in heard(tree(2, 1)).of("TR")]
    assert spans == [["1", "1", "1"], ["3", "2", "1"], ["1"], ["1", "1"]]


def test_every_row_is_full_with_what_covers_it() -> None:
    assert [sum(widths) for widths in widths_of(heard(tree(3, 1, 4)))] == [3] * 9


def test_a_leaf_names_its_column_and_all_that_leads_to_it() -> None:
    table = heard(tree(2, 1))
    first, second, third = (row.kids for row in table.of("TBody")[0].kids)
    column = table.of("THead")[0].of("TH")[2]
    for leaf, heads in ((second[0], (column, *first[:2])), (third[1], (column, first[0], third[0]))):
        named = [str(name) for name in leaf.attribute("Table", "Headers").as_list()]  # type: ignore[union-attr]  # it has headers
        assert named == [str(above.entries.ID) for above in heads]


def test_a_cell_stands_in_the_middle_of_what_it_leads_to() -> None:
    at = {piece.words.strip(): piece.y for piece in pieces_of(pdf_of(document_of(tree(3, 1))))}
    assert at["branch 0"] == pytest.approx(at["leaf 0.1"])
    assert at["root"] == pytest.approx((at["leaf 0.1"] + at["leaf 0.2"]) / 2)


def test_a_long_tree_goes_on_at_a_branch_and_says_every_cell_once() -> None:
    result = pdf_of(document_of(tree(10, 6, 4)))
    assert result.pages == 2
    on_page = {piece.words.strip(): piece.page for piece in pieces_of(result) if "leaf" in piece.words}
    assert {page for leaf, page in on_page.items() if leaf.startswith("leaf 0")} == {1}
    assert {page for leaf, page in on_page.items() if leaf.startswith("leaf 1")} == {2}
    pdf = opened(result)
    assert len(tree_of(pdf).of("Table")) == 1
    again = [piece for piece in pieces_on(pdf.pages[1]) if piece.tag == "Artifact" and piece.shows_text]
    assert len(again) == 3 + 1 + 1, "head row, root, and what stands around every page"


def test_a_branch_longer_than_a_page_is_parted_between_its_leaves() -> None:
    result = pdf_of(document_of(tree(30)))
    pages = [piece.page for piece in pieces_of(result) if "leaf" in piece.words]
    assert pages == sorted(pages)
    assert len(pages) == 30
    assert result.pages == 3


def test_a_cell_taller_than_its_rows_makes_them_higher() -> None:
    rows = (
        Row(cells=(head("words " * 120, 2), head("a", 1), cell("b"))),
        Row(cells=(head("c", 1), cell("d"))),
    )
    table = Table(columns=COLUMNS, rows=rows, summary="A tall root", look=TableLook.TREE)
    places = [p for p in pieces_of(pdf_of(document_of(table))) if p.words.strip() in {"b", "d"}]
    assert places[0].y - places[1].y > 100

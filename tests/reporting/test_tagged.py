"""What a screen reader hears: the tree of every file, the way to it from the pages, and who refuses what."""

import io
import os
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from sixelements.charts.scene import Scene
from sixelements.reporting import outline
from sixelements.reporting.outline import Document, Figure, Section, heading
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import PdfResult, bidi, fonts, scripts
from sixelements.reporting.pdf.fonts import Face
from sixelements.reporting.pdf.nodes import Node, text_string
from sixelements.reporting.pdf.tagged import TaggedCanvas, UntaggedText
from sixelements.reporting.printable import printable
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.runs import Run, Voice, text
from tests.reporting.example import Case
from tests.reporting.readback import pdf_of, problems_of
from tests.reporting.structure import Element, Piece, opened, parents_on, pieces_on, tree_of
from tests.reporting.test_roadmap import STATES, state_pdf
from tests.sampling import some

GOLDEN = Path(__file__).parent / "golden" / "permit-counter.struct.txt"


@cache
def state_file(state: str) -> pikepdf.Pdf:
    return opened(state_pdf(state, Paper.LETTER))


@cache
def state_tree(state: str) -> Element:
    return tree_of(state_file(state))


@cache
def state_pieces(state: str) -> list[list[Piece]]:
    """What stands on each page."""
    return [pieces_on(page) for page in state_file(state).pages]


def nothing(_canvas: TaggedCanvas, _page: int, _pages: int) -> None:
    """Pages without headers."""


def bare_canvas() -> tuple[TaggedCanvas, Node]:
    root = Node(role="Document")
    font = fonts.use(Face.REGULAR)
    return TaggedCanvas(io.BytesIO(), root=root, furnish=nothing, initialFontName=font), root


def document_of(*blocks: outline.Block) -> Document:
    return Document(
        title="T",
        language="en-US",
        author="A",
        headers=PageHeaders(masthead="M", right=("R",), head="H", foot="F", page="{page} of {pages}"),
        sections=(Section(title="S", blocks=(heading(1, "Team"), *blocks)),),
    )


def widths_of(table: Element) -> list[list[int]]:
    """The widths of the cells of every row, those from rows above that cover it among them."""
    rows: list[list[int]] = []
    for n, row in enumerate(table.of("TR")):
        rows += [[] for _ in range(len(rows), n + 1)]
        for cell in row.kids:
            wide, high = (int(cell.attribute("Table", name) or 1) for name in ("ColSpan", "RowSpan"))
            rows += [[] for _ in range(len(rows), n + high)]
            for covered in rows[n : n + high]:
                covered.append(wide)
    return rows


def tree(result: PdfResult) -> Element:
    return tree_of(opened(result))


class TestTheWayFromThePageToTheTree:
    """Every piece has one element, every element its pieces, and nothing stands outside."""

    @pytest.mark.parametrize("state", some(STATES, 4))
    def test_marks_and_elements_name_each_other(self, state: str) -> None:
        pdf = state_file(state)
        marked = {mark: e for e in state_tree(state).all() for mark in e.marks}
        seen = set()
        for number, (page, found) in enumerate(zip(pdf.pages, state_pieces(state), strict=True)):
            parents = parents_on(pdf, page)
            pieces = [piece for piece in found if piece.mark >= 0]
            assert [piece.mark for piece in pieces] == list(range(len(parents)))
            for piece in pieces:
                element = marked[number, piece.mark]
                assert element.role == piece.tag
                assert parents[piece.mark].objgen == element.entries.objgen
                seen.add((number, piece.mark))
        assert seen == set(marked)

    @pytest.mark.parametrize("state", some(STATES, 2))
    def test_nothing_is_drawn_without_a_tag(self, state: str) -> None:
        for pieces in state_pieces(state):
            for piece in pieces:
                if not piece.tag:
                    assert not piece.paints
                    assert not piece.shows_text

    @pytest.mark.parametrize("state", some(STATES, 2))
    def test_pages_are_told_in_their_order(self, state: str) -> None:
        marks = [mark for e in state_tree(state).all() if e.role not in {"TD", "TH"} for mark in e.marks]
        assert [page for page, _n in marks] == sorted(page for page, _n in marks)


class TestStrictness:
    """A forgotten tag can't ship."""

    def test_text_without_a_tag_is_refused(self) -> None:
        canvas, _root = bare_canvas()
        with pytest.raises(UntaggedText, match="without a tag"):
            canvas.drawString(10, 10, "forgotten")

    def test_a_tag_within_a_tag_is_refused(self) -> None:
        canvas, root = bare_canvas()
        canvas.begin(root.child("P"))
        with pytest.raises(UntaggedText, match="within another"):
            canvas.begin(root.child("P"))

    def test_a_tag_left_open_is_refused(self) -> None:
        canvas, root = bare_canvas()
        canvas.begin(root.child("P"))
        with pytest.raises(UntaggedText, match="open at the end"):
            canvas.showPage()

    def test_a_drawing_without_words_is_refused(self) -> None:
        silent = Figure(scene=Scene(width=10, height=10, shapes=(), alt=""))
        with pytest.raises(ValueError, match="without words"):
            pdf_of(document_of(silent))

    def test_what_can_not_be_tagged_yet_is_refused(self) -> None:
        canvas, _root = bare_canvas()
        with pytest.raises(UntaggedText, match="links and fields"):
            canvas.linkURL("https://example.org", (0, 0, 10, 10))
        with pytest.raises(UntaggedText, match="kept apart"):
            canvas.doForm("stamp")

    def test_a_line_without_a_tag_is_decoration(self) -> None:
        canvas, root = bare_canvas()
        canvas.line(0, 0, 10, 10)
        canvas.begin_text(root.child("P"))
        canvas.drawString(10, 10, "said")
        canvas.end()
        code = canvas.getCurrentPageContent()
        before, after = code.split("/P <</MCID 0>> BDC")
        assert before.index("/Artifact BMC") < before.index(" l S") < before.index("EMC")
        assert "Artifact" not in after

    def test_the_validator_finds_what_is_wrong(self) -> None:
        """So that the checks of all other files can fail."""
        target = io.BytesIO()
        plain = Canvas(target)
        plain.drawString(10, 10, "untagged")
        plain.save()
        assert len(problems_of(target.getvalue())) > 3


class TestWhatIsHeard:
    """Headings, lists, tables and drawings as what they are."""

    @pytest.mark.parametrize("state", some(STATES, 2))
    def test_no_level_of_headings_is_skipped(self, state: str) -> None:
        levels = [int(e.role[1]) for e in state_tree(state).all() if e.role in {"H1", "H2", "H3"}]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))

    def test_every_drawing_has_its_words_and_its_place(self) -> None:
        figures = state_tree("accepted").of("Figure")
        assert len(figures) > 40
        for figure in figures:
            left, bottom, right, top = map(float, figure.attribute("Layout", "BBox").as_list())  # type: ignore[union-attr]  # every figure has one
            assert str(figure.entries.Alt)
            assert 0 < left < right < 612
            assert 0 < bottom < top < 792

    def test_drawings_stand_in_the_cells_of_tables(self) -> None:
        cells = state_tree("accepted").of("TD")
        assert sum(bool(cell.of("Figure")) for cell in cells) >= 37

    @pytest.mark.parametrize("state", some(STATES, 2))
    def test_only_tables_are_tables_and_their_rows_are_full(self, state: str) -> None:
        for table in state_tree(state).of("Table"):
            parts = [kid.role for kid in table.kids]
            assert parts in (["THead", "TBody"], ["THead", "TBody", "Caption"])
            assert len({sum(widths) for widths in widths_of(table)}) == 1
            assert all(head.attribute("Table", "Scope") is not None for head in table.of("TH"))

    def test_blocks_side_by_side_are_no_table(self) -> None:
        side = outline.Columns(
            widths=(240, 240),
            gap=24,
            columns=((outline.paragraph("left"),), (outline.paragraph("right"),)),
        )
        (section,) = tree(pdf_of(document_of(side))).kids
        assert [kid.role for kid in section.kids] == ["H1", "P", "P"]

    def test_a_header_row_that_comes_back_is_decoration(self) -> None:
        rows = tuple(outline.row(str(n), "cell") for n in range(90))
        columns = (outline.Column(header="Number", width=100), outline.Column(header="Cell", width=100))
        result = pdf_of(document_of(outline.Table(columns=columns, rows=rows, summary="Many rows")))
        assert result.pages > 1
        (table,) = tree(result).of("Table")
        assert len(table.of("TR")) == 91
        assert all(page == 0 for head in table.of("THead")[0].of("TH") for page, _n in head.marks)
        pdf = opened(result)
        pieces = pieces_on(pdf.pages[1])
        assert sum(piece.tag == "Artifact" and piece.shows_text for piece in pieces) == 3

    def test_a_row_that_goes_on_over_the_page_is_one_row(self) -> None:
        columns = (outline.Column(header="A", width=50), outline.Column(header="B", width=60))
        rows = (outline.row("first", "word " * 600), outline.row("second", "short"))
        result = pdf_of(document_of(outline.Table(columns=columns, rows=rows, summary="A long row")))
        _head, first, _second = tree(result).of("TR")
        assert len({page for page, _n in first.kids[1].marks}) > 1

    def test_cells_under_a_group_name_all_that_heads_them(self) -> None:
        group = outline.Row(cells=(outline.cell("Group", span=2, header=True),), kind=outline.RowKind.GROUP)
        columns = (outline.Column(header="A", width=50), outline.Column(header="B", width=60))
        rows = (group, outline.row("name", "value"))
        made = tree(pdf_of(document_of(outline.Table(columns=columns, rows=rows, summary="Groups"))))
        _first, second = made.of("THead")[0].of("TH")
        (value,) = made.of("TD")
        over, name = made.of("TBody")[0].of("TH")
        heads = {str(head) for head in value.attribute("Table", "Headers").as_list()}  # type: ignore[union-attr]  # it has headers
        assert heads == {str(head.entries.ID) for head in (over, second, name)}

    def test_lists_are_lists(self) -> None:
        (found,) = tree(pdf_of(document_of(outline.listing(["one", "two"])))).of("L")
        assert [[part.role for part in item.kids] for item in found.kids] == [["Lbl", "LBody"]] * 2
        assert [item.role for item in found.kids] == ["LI", "LI"]

    def test_a_quote_and_a_box_are_told_apart(self) -> None:
        quote = outline.paragraph("We wait.", role=outline.ParagraphRole.QUOTE)
        box = outline.Callout(title="Withheld", blocks=(outline.paragraph("why"),))
        (section,) = tree(pdf_of(document_of(quote, box))).kids
        said = [(kid.role, [inner.role for inner in kid.kids]) for kid in section.kids[1:]]
        assert said == [("BlockQuote", ["P"]), ("Aside", ["P", "P"])]

    def test_another_language_is_named(self) -> None:
        words = outline.Paragraph(words=text("Grüß Gott"), language="de")
        paragraph = tree(pdf_of(document_of(words))).of("P")[0]
        assert str(paragraph.entries.Lang) == "de"

    @pytest.mark.parametrize("name", ["ليلى الخطيب", "שלום עולם", "لا"])
    def test_names_in_other_directions_are_told_in_reading_order(self, name: str) -> None:
        made = tree(pdf_of(roadmap(Case(team=f"Team {name}", organization="Alder").material())))
        (run,) = made.of("H1")[0].of("Span")
        assert str(run.entries.ActualText) == name

    @pytest.mark.parametrize(
        ("name", "language"),
        [
            ("Ελευθερία Παππά", "el"),
            ("שלום עולם", "he"),
            ("Արմեն Պետրոսյան", "hy"),
            ("ნინო ბერიძე", "ka"),
        ],
    )
    def test_a_name_carries_its_language_where_the_script_tells_it(self, name: str, language: str) -> None:
        made = tree(pdf_of(roadmap(Case(team=f"Team {name}", organization="Alder").material())))
        runs = made.of("H1")[0].of("Span")
        assert {str(run.entries.Lang) for run in runs} == {language}

    @pytest.mark.parametrize("words", ["μ ± 2σ", "Ольга Шевченко", "Zoë Núñez", "π", "ليلى الخطيب"])
    def test_where_the_script_does_not_tell_the_language_stays(self, words: str) -> None:
        made = tree(pdf_of(document_of(outline.paragraph(f"x {words} y"))))
        assert [span.entries.get("/Lang") for span in made.of("Span")] in ([], [None])

    def test_the_file_says_what_it_is_and_is_whole(self) -> None:
        pdf = opened(state_pdf("accepted", Paper.A4))
        assert pdf.check_pdf_syntax() == []
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()

    @pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
    def test_the_worked_example_is_heard_as_it_was_approved(self, tmp_path: Path) -> None:
        """Run with UPDATE_GOLDEN=1 after changing words, then read the difference."""
        found = heard(state_pdf("accepted", Paper.LETTER), tmp_path)
        if os.environ.get("UPDATE_GOLDEN"):
            GOLDEN.write_text(found, encoding="utf-8")
        assert found == GOLDEN.read_text(encoding="utf-8")

    @pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
    def test_words_stay_apart_and_long_words_whole_over_the_ends_of_lines(self, tmp_path: Path) -> None:
        long = "x" * 300
        bold = Run("heavy words ", Voice.BOLD)
        words = (
            outline.paragraph("plain words " * 60, long),
            outline.paragraph(text(*(text(bold, "light words ") for _ in range(30))), long),
        )
        found = heard(pdf_of(document_of(*words)), tmp_path)
        assert found.count(long) == 2
        assert found.count("plain words ") == 60
        assert found.count("heavy words light words ") == 30


def heard(result: PdfResult, folder: Path) -> str:
    """The tree with its text, as poppler reads it."""
    file = folder / "report.pdf"
    file.write_bytes(result.data)
    run = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True)
    return run.stdout.decode()


LETTERS = st.text(st.sampled_from("אבגדהשלםןבתثابجدسلمنهويىة"), min_size=1, max_size=12)


@given(st.text())
def test_cut_by_language_nothing_is_lost(words: str) -> None:
    assert "".join(piece for piece, _language in scripts.pieces(words)) == words


@given(st.lists(LETTERS, min_size=1, max_size=3).map(" ".join))
def test_what_is_turned_around_can_be_turned_back(name: str) -> None:
    (piece,) = bidi.turned_back(bidi.visual(name))
    assert piece[1] == name


@given(st.text())
def test_words_become_a_value_that_pdf_can_hold(words: str) -> None:
    kept = printable(words)
    value = text_string(kept)
    assert value.isascii()
    if value.startswith("<"):
        assert bytes.fromhex(value[1:-1]).decode("utf-16") == kept
    else:
        assert value[1:-1].replace(r"\(", "(").replace(r"\)", ")").replace("\\\\", "\\") == kept

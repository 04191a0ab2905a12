"""The file: pages, fonts, metadata, the same bytes twice, everything within its frame."""

import subprocess
import sys

import pytest

from sixelements.reporting.contents import title_of
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.pdf import write_pdf
from sixelements.reporting.roadmap import lengths, roadmap
from tests.reporting.example import MADE_ON, Case, a_plan
from tests.reporting.readback import fitted, fonts_of, lines_of, pdf_of, pieces_of, problems_of, reader
from tests.reporting.test_roadmap import STATES, state_pdf
from tests.sampling import THOROUGH

CASE = Case()
DOCUMENT = roadmap(CASE.material(plan=a_plan(CASE)))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf_of(DOCUMENT).data == pdf_of(DOCUMENT).data


def test_the_worked_example_fits_seventeen_sheets() -> None:
    result = fitted(lengths(STATES["accepted"]()))
    assert result.pages == len(reader(result).pages) <= 17
    assert result.missing == frozenset()


ON_BOTH = [*STATES] if THOROUGH else ["long names"]
"""States tried on A4, too: both papers have the same lines, on other places of the page."""
ON_LETTER = [*STATES] if THOROUGH else sorted({*[*STATES][::2], *ON_BOTH})
"""All, or every other: each is set by the same frames, which the one-page and handout tests fill, too."""


@pytest.mark.parametrize(
    ("state", "paper"),
    [(state, Paper.LETTER) for state in ON_LETTER] + [(state, Paper.A4) for state in ON_BOTH],
)
def test_every_state_becomes_a_file_within_its_frame(state: str, paper: Paper) -> None:
    result = state_pdf(state, paper)
    for piece in pieces_of(result):
        assert piece.left >= paper.margin - 1, piece
        assert piece.right <= paper.margin + MEASURE + 1, piece
        assert 27 <= piece.y <= paper.height - 30, piece


def test_both_papers_have_the_same_line_breaks() -> None:
    letter, a4 = (lines_of(state_pdf("accepted", paper)) for paper in Paper)
    pages = {line for line in letter ^ a4 if line.startswith("Page ") or line.isdigit()}
    assert letter ^ a4 == pages


def test_every_font_is_embedded_and_ours() -> None:
    fonts = fonts_of(state_pdf("accepted", Paper.LETTER))
    assert all(fonts.values())
    assert all("PublicSans" in name or "DejaVuSans" in name for name in fonts)


def test_page_numbers_run_to_the_last_page() -> None:
    result = state_pdf("accepted", Paper.LETTER)
    for n, page in enumerate(reader(result).pages, start=1):
        assert f"Page {n} of {result.pages}" in page.extract_text().replace("\u00a0", " ")


def test_the_file_says_what_it_is_and_not_who_made_it() -> None:
    pdf = reader(state_pdf("accepted", Paper.LETTER))
    title = "Service Culture Roadmap: Permit Counter, Alder County Development Services"
    assert pdf.metadata is not None
    assert pdf.metadata.title == title
    assert pdf.metadata.author == "Six Elements"
    assert str(pdf.metadata["/CreationDate"]) == "D:20261022000000Z"
    assert pdf.xmp_metadata is not None
    assert pdf.xmp_metadata.dc_title == {"x-default": title}
    assert str(pdf.root_object["/Lang"]) == "en-US"
    assert b"/DisplayDocTitle true" in state_pdf("accepted", Paper.LETTER).data


def test_bookmarks_lead_to_the_sections_and_their_parts() -> None:
    pdf = reader(state_pdf("accepted", Paper.LETTER))
    titles = [item.title for item in pdf.outline if not isinstance(item, list)]
    sections = [title_of(section) for section in DOCUMENT.sections[1:]]
    assert titles[-len(sections) :] == sections
    assert "Action plan" in sections


def test_progress_counts_to_the_last_page() -> None:
    told: list[tuple[int, int]] = []
    result = write_pdf(
        DOCUMENT, paper=Paper.A4, made_on=MADE_ON, progress=lambda page, pages: told.append((page, pages))
    )
    assert told == [(n, result.pages) for n in range(1, result.pages + 1)]
    assert problems_of(result.data) == []


def test_the_organizations_color_is_in_the_file_and_ink_without_one() -> None:
    green, ink = (
        write_pdf(DOCUMENT, paper=Paper.LETTER, made_on=MADE_ON, brand=brand).data
        for brand in ("#17564B", None)
    )
    assert green != ink
    assert problems_of(green) == problems_of(ink) == []


def test_the_pdf_maker_is_loaded_only_to_write() -> None:
    code = (
        "import sys, sixelements.reporting.pdf\n"
        "import sixelements.reporting.plain_text, sixelements.reporting.roadmap\n"
        "assert 'reportlab' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

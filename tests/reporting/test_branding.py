"""The organization's color and logo stand on the roadmap, with the firm that works for it, if any."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from openpyxl import load_workbook
from PIL import Image

from sixelements.application.audiences import Audience
from sixelements.application.organization import Printable
from sixelements.application.reports import Material, WantedPdf
from sixelements.reporting import formats
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import write_pdf
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case


def a_logo(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#2A4A8C").save(out, "PNG")
    return out.getvalue()


def first_page(material: Material, branding: Printable) -> pypdf.PageObject:
    document = roadmap(replace(material, branding=branding), parts=frozenset({"summary"}))
    data = write_pdf(document, paper=Paper.LETTER, made_on=material.made_on).data
    return pypdf.PdfReader(BytesIO(data)).pages[0]


@pytest.mark.parametrize("size", [(600, 100), (100, 600), (20, 20)])
def test_a_logo_stands_beside_the_name_and_never_in_its_place(size: tuple[int, int]) -> None:
    material = Case().material()
    page = first_page(material, Printable(logo=a_logo(*size)))
    assert [image.image.size for image in page.images if image.image] == [size]
    without = first_page(material, Printable())
    assert page.extract_text() == without.extract_text()
    assert page.extract_text().startswith(material.organization)


def test_a_firm_stands_at_the_other_end_from_the_organization_with_both_logos() -> None:
    material = Case().material()
    ours = Printable(logo=a_logo(236, 60), firm="Harbor Partners", firm_logo=a_logo(300, 100))
    page = first_page(material, ours)
    assert sorted(image.image.size for image in page.images if image.image) == [(236, 60), (300, 100)]
    text = " ".join(page.extract_text().split())
    assert text.startswith(material.organization)
    assert "Prepared by Harbor Partners" in text
    assert "Prepared by" not in first_page(material, Printable(firm_logo=a_logo(9, 9))).extract_text()


def test_a_long_name_of_a_firm_stays_over_the_rule() -> None:
    firm = "Harbor Partners for Service and Organization " * 4
    material = replace(Case().material(), branding=Printable(firm=firm, firm_logo=a_logo(300, 100)))
    document = roadmap(material, parts=frozenset({"summary"}))
    result = write_pdf(document, paper=Paper.LETTER, made_on=material.made_on)
    assert result.pages >= 1
    headers = document.headers
    assert headers.right[-1] == f"Prepared by {firm}"


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595.276)])
def test_a_report_is_printed_on_the_paper_of_its_workbook_unless_another_is_named(
    paper: str, width: float
) -> None:
    material = replace(Case().material(), branding=Printable(paper=paper))
    made = formats.pdf(WantedPdf(material=material, audience=Audience.ONE_PAGE))
    assert float(pypdf.PdfReader(BytesIO(made.data)).pages[0].mediabox.width) == pytest.approx(width, abs=0.1)
    other = WantedPdf(material=material, paper="letter" if paper == "a4" else "a4")
    assert other.on_paper != paper
    sheet = load_workbook(BytesIO(formats.make(".xlsx", material).data)).worksheets[0]
    assert int(sheet.page_setup.paperSize) == {"letter": 1, "a4": 9}[paper]


def test_a_logo_that_cannot_be_read_gives_way_to_the_name() -> None:
    material = Case().material()
    page = first_page(material, Printable(logo=b"\x89PNG\r\n\x1a\n broken"))
    assert not list(page.images)
    assert material.organization in page.extract_text()

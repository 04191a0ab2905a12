"""The organization's color and logo stand on the roadmap; a logo that can't be read gives way to the name."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PIL import Image

from sixelements.application.organization import Printable
from sixelements.application.reports import Material
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import write_pdf
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case


def a_logo(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#2A4A8C").save(out, "PNG")
    return out.getvalue()


def first_page(material: Material, logo: bytes | None) -> pypdf.PageObject:
    document = roadmap(replace(material, branding=Printable(logo=logo)), parts=frozenset({"summary"}))
    data = write_pdf(document, paper=Paper.LETTER, made_on=material.made_on).data
    return pypdf.PdfReader(BytesIO(data)).pages[0]


@pytest.mark.parametrize("size", [(600, 100), (100, 600), (20, 20)])
def test_a_logo_stands_in_the_masthead_in_place_of_the_name(size: tuple[int, int]) -> None:
    material = Case().material()
    page = first_page(material, a_logo(*size))
    assert [image.image.size for image in page.images if image.image] == [size]
    without = first_page(material, None)
    name = material.organization
    assert without.extract_text().count(name) == page.extract_text().count(name) + 1


def test_a_logo_that_cannot_be_read_gives_way_to_the_name() -> None:
    material = Case().material()
    page = first_page(material, b"\x89PNG\r\n\x1a\n broken")
    assert not list(page.images)
    assert material.organization in page.extract_text()

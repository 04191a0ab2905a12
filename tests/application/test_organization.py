"""The organization: its name and what stands on the report."""

import pytest

from sixelements.application import organization
from sixelements.application.events import Event, OrganizationChanged
from sixelements.application.ports import Branding
from sixelements.domain.errors import BadInput
from tests.fakes.workbook import FakeWorkbook

PNG = b"\x89PNG\r\n\x1a\nrest"


def test_a_new_name_is_said_from_then_on() -> None:
    book, events = FakeWorkbook(), list[Event]()
    organization.rename(book, " Birch  County ", announce=events.append)
    assert book.info.organization == "Birch County"
    assert events == [OrganizationChanged()]


def test_branding_is_stored_whole() -> None:
    book = FakeWorkbook()
    branding = Branding(color="#2A4A8C", logo=PNG, language="es")
    organization.change_branding(book, branding)
    assert book.organization.branding() == branding


@pytest.mark.parametrize("color", ["", "blue", "#12345", "#1234567", "#12345G", "red;", "#2A4A8C\n"])
def test_only_a_plain_color_is_stored(color: str) -> None:
    book = FakeWorkbook()
    with pytest.raises(BadInput):
        organization.change_branding(book, Branding(color=color))
    assert book.organization.branding() == Branding()


@pytest.mark.parametrize("logo", [b"", b"<svg/>", b"II*\0tiff", b"\xff\xd8\xffjpeg"])
def test_only_a_png_is_stored_as_logo(logo: bytes) -> None:
    with pytest.raises(BadInput):
        organization.change_branding(FakeWorkbook(), Branding(logo=logo))


def test_a_picture_is_known_by_its_first_bytes() -> None:
    assert organization.logo_kind(PNG) == "png"
    assert organization.logo_kind(b"\xff\xd8\xff\xe0") == "jpeg"
    with pytest.raises(BadInput):
        organization.logo_kind(b"GIF89a")


def test_a_logo_file_has_limits() -> None:
    organization.check_logo(PNG, width=4_000, height=4_000)
    with pytest.raises(BadInput, match="4000 pixels"):
        organization.check_logo(PNG, width=4_001, height=10)
    with pytest.raises(BadInput, match="5 MB"):
        organization.check_logo(b"x" * 5_000_001, width=10, height=10)

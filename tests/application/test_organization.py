"""The organization: its name and what stands on the report."""

from dataclasses import replace

import pytest

from sixelements.application import organization
from sixelements.application.events import StoreChange, What
from sixelements.application.ports import Branding
from sixelements.domain.errors import BadInput
from tests.fakes.workbook import FakeWorkbook
from tests.files.logos import EXTRA, PNG, STORED


def test_a_new_name_is_said_from_then_on() -> None:
    book, events = FakeWorkbook(), list[StoreChange]()
    organization.rename(book, " Birch  County ", announce=events.append)
    assert book.info.organization == "Birch County"
    assert events == [StoreChange(what=What.ORGANIZATION)]


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


@pytest.mark.parametrize("logo", [b"<svg/>", *STORED.values()])
def test_only_a_png_is_stored_as_logo(logo: bytes) -> None:
    with pytest.raises(BadInput):
        organization.change_branding(FakeWorkbook(), Branding(logo=logo))


def a_workbook(logo: bytes) -> FakeWorkbook:
    """A workbook from elsewhere."""
    book = FakeWorkbook()
    book.content.branding = Branding(logo=logo)
    return book


@pytest.mark.parametrize("logo", STORED.values(), ids=STORED)
def test_a_stored_logo_that_can_not_be_read_is_left_out_and_said(logo: bytes) -> None:
    shown = organization.printable(a_workbook(logo))
    assert (shown.logo, shown.logo_left_out) == (None, True)
    assert shown.problem == "The logo can't be read, so the report has none."


@pytest.mark.parametrize("logo", [PNG, EXTRA["text"]])
def test_a_sound_logo_is_shown_as_nothing_but_pixels(logo: bytes) -> None:
    shown = organization.printable(a_workbook(logo))
    assert (shown.logo, shown.logo_left_out, shown.problem) == (PNG, False, "")


def test_where_there_is_no_logo_there_is_nothing_to_say() -> None:
    assert organization.printable(FakeWorkbook()) == organization.Printable()


def test_other_branding_can_be_changed_beside_a_logo_that_can_not_be_read() -> None:
    book = a_workbook(b"GIF89a")
    organization.change_branding(book, replace(book.organization.branding(), color="#123456"))
    assert book.organization.branding() == Branding(color="#123456", logo=b"GIF89a")
    organization.change_branding(book, Branding())
    assert not organization.printable(book).logo_left_out

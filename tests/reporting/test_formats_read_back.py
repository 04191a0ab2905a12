"""Promise 9: whatever a library writes wrongly, no file of any kind is handed on that does not read back."""

import csv
import json
from collections.abc import Callable
from typing import Protocol
from xml.etree import ElementTree as ET

import icalendar
import pytest
import xlsxwriter.worksheet
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDocument

from sixelements.application.reports import Material, Picture, WantedPdf
from sixelements.reporting import formats
from tests.reporting.example import Case, a_plan

Broken = Callable[..., object]


class Rows(Protocol):
    def writerows(self, rows: list[list[str]]) -> object: ...


def a_row_short(real: Callable[..., Rows]) -> Broken:
    class Short:
        def __init__(self, *args: object, **kwargs: object) -> None:
            self._real = real(*args, **kwargs)

        def writerows(self, rows: list[list[str]]) -> None:
            self._real.writerows(rows[:-1])

    return Short


def a_digit_off(real: Callable[..., str]) -> Broken:
    return lambda *args, **kwargs: real(*args, **kwargs).replace("11", "12", 1)


def a_number_off(real: Broken) -> Broken:
    return lambda page, row, column, value, look: real(page, row, column, value + 1, look)


def another_summary(real: Callable[..., bytes]) -> Broken:
    return lambda *args, **kwargs: real(*args, **kwargs).replace(b"SUMMARY:", b"SUMMARY:No ", 1)


def a_word_less(real: Callable[..., bytes]) -> Broken:
    return lambda *args, **kwargs: real(*args, **kwargs).replace(b"</text>", b" etc</text>", 1)


def upside_down(real: Broken) -> Broken:
    return lambda image, *args, **kwargs: real(image.rotate(180), *args, **kwargs)


def an_end_short(real: Callable[..., bytes]) -> Broken:
    return lambda *args, **kwargs: real(*args, **kwargs)[:-20]


FAULTS: dict[str, tuple[object, str, Callable[..., Broken]]] = {
    ".csv": (csv, "writer", a_row_short),
    ".json": (json, "dumps", a_digit_off),
    ".xlsx": (xlsxwriter.worksheet.Worksheet, "write_number", a_number_off),
    ".ics": (icalendar.Calendar, "to_ical", another_summary),
    ".svg": (ET, "tostring", a_word_less),
    ".png": (Image.Image, "save", upside_down),
    ".pdf": (PDFDocument, "GetPDFData", an_end_short),
}
"""What each kind of file is written with, and what goes wrong in it."""


def made(ending: str, material: Material) -> bytes:
    if ending == ".pdf":
        return formats.pdf(WantedPdf(material=material)).data
    return formats.other(ending, material, Picture.BARS).data


@pytest.mark.parametrize("ending", FAULTS)
def test_a_file_that_was_written_wrongly_is_refused(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    material = Case().material(plan=a_plan(Case(), 3))
    assert made(ending, material)
    where, name, fault = FAULTS[ending]
    monkeypatch.setattr(where, name, fault(getattr(where, name)))
    with pytest.raises(formats.NotAsWritten, match=f"The {ending} file"):
        made(ending, material)

"""Read a PDF back: its words, its fonts, where each piece of text stands."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdf
from page import validate_pdf_bytes
from reportlab.pdfbase import pdfmetrics

from sixelements.reporting.outline import Document
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import PdfResult, first_that_fits, write_pdf
from tests.reporting.example import MADE_ON


@dataclass(frozen=True)
class Piece:
    """Text as drawn, its left and right end and its baseline in points from the bottom left."""

    page: int
    words: str
    left: float
    right: float
    y: float


def pdf_of(document: Document, paper: Paper = Paper.LETTER) -> PdfResult:
    """The file, which any listener can read: every file that a test makes is checked."""
    result = write_pdf(document, paper=paper, made_on=MADE_ON)
    assert problems_of(result.data) == []
    return result


def fitted(drafts: Sequence[Document], paper: Paper = Paper.LETTER) -> PdfResult:
    """The draft that fits, checked like every other file."""
    return pdf_of(first_that_fits(drafts, made_on=MADE_ON), paper)


def problems_of(data: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1, as the validator says."""
    report = validate_pdf_bytes(data, profile="ua1")
    problems = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant is not bool(problems)
    return problems


def reader(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.data))


def words_of(result: PdfResult) -> str:
    """All text without spaces, letters in their plain forms."""
    text = "".join(page.extract_text() for page in reader(result).pages)
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def lines_of(result: PdfResult) -> set[str]:
    return {line.strip() for page in reader(result).pages for line in page.extract_text().splitlines()}


def fonts_of(result: PdfResult) -> Mapping[str, bool]:
    """Every font by name, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(result).pages:
        for entry in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf types it loosely
            font = entry.get_object()
            descriptor = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = bool(descriptor and "/FontFile2" in descriptor.get_object())
    return found


def pieces_of(result: PdfResult) -> list[Piece]:
    """Every piece of text with its place."""
    pieces: list[Piece] = []
    for number, page in enumerate(reader(result).pages, start=1):

        def visit(
            words: str,
            cm: list[float],
            tm: list[float],
            font: dict[str, Any] | None,
            size: float,
            number: int = number,
        ) -> None:
            if words.strip() and font:
                x, y = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
                name = str(font["/BaseFont"]).split("+")[-1]
                longest = max(words.split("\n"), key=len)
                width = pdfmetrics.stringWidth(longest.strip(), name, size)
                pieces.append(Piece(number, words, x, x + width, y))

        page.extract_text(visitor_text=visit)
    return pieces

"""Read a PDF back: its words, its fonts, where each piece of text stands."""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdf
from page import validate_pdf_bytes

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


def fitted(lengths: Sequence[Document], paper: Paper = Paper.LETTER) -> PdfResult:
    """The draft that fits, checked like every other file."""
    return pdf_of(first_that_fits(lengths, made_on=MADE_ON), paper)


def problems_of(data: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1, as the validator says."""
    report = validate_pdf_bytes(data, profile="ua1")
    problems = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant is not bool(problems)
    return problems


def reader(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.data))


def words_of(result: PdfResult) -> str:
    """All text as drawn, without spaces, letters in their plain forms."""
    return squeezed("".join(piece.words for piece in pieces_of(result)))


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def lines_of(result: PdfResult) -> set[str]:
    """What is drawn without another line or font between."""
    return {piece.words.strip() for piece in pieces_of(result)}


def fonts_of(result: PdfResult) -> Mapping[str, bool]:
    """Every font by name, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(result).pages:
        for entry in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf types it loosely
            font = entry.get_object()
            descriptor = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = bool(descriptor and "/FontFile2" in descriptor.get_object())
    return found


@dataclass(frozen=True)
class _Font:
    """What a font of the file says of its codes: the text each stands for, its width in thousandths."""

    letters: Mapping[int, str]
    widths: Sequence[float]

    @classmethod
    def read(cls, font: Any) -> "_Font":
        pairs = re.findall(rb"^<(\w\w)> <(\w+)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
        letters = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
        return cls(letters, [float(width) for width in font.Widths])

    def width(self, codes: bytes) -> float:
        """Of codes in a letter size of one point."""
        return sum(self.widths[code] for code in codes) / 1000


def pieces_of(result: PdfResult) -> list[Piece]:
    """Every piece of text with its place and as wide as it is drawn; pypdf would take ten times as long."""
    file = pikepdf.open(io.BytesIO(result.data))
    fonts: dict[tuple[int, int], _Font] = {}
    pieces = [piece for n, page in enumerate(file.pages, 1) for piece in _pieces_on(page, n, fonts)]
    return [piece for piece in pieces if piece.words.strip()]


@dataclass
class _Line:
    """Where the line begins, and how far along it there is text already."""

    left: float = 0
    base: float = 0
    drawn: float = 0
    leading: float = 0

    def go_on(self, operator: str, values: Any) -> None:
        """Follow what begins a line."""
        self.drawn = 0
        if operator == "Tm":
            self.left, self.base = _by(values)
        elif operator == "Td":
            self.left, self.base = self.left + float(values[0]), self.base + float(values[1])
        else:
            assert operator == "T*", operator
            self.base -= self.leading


def _pieces_on(page: pikepdf.Page, number: int, fonts: dict[tuple[int, int], _Font]) -> Iterator[Piece]:
    """Of what our files are made of: nothing is turned or stretched, and a font has a byte a letter."""
    saved: list[tuple[float, float]] = []
    x = y = size = 0.0
    line, font = _Line(), _Font({}, ())
    for instruction in pikepdf.parse_content_stream(page, "q Q cm Tm Td TD T* TL Tf Tj TJ ' \""):
        values: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                saved.append((x, y))
            case "Q":
                x, y = saved.pop()
            case "cm":
                x, y = x + _by(values)[0], y + _by(values)[1]
            case "TL":
                line.leading = float(values[0])
            case "Tf":
                found = page.Resources.Font[values[0]]
                font, size = fonts.get(found.objgen) or _Font.read(found), float(values[1])
                fonts[found.objgen] = font
            case "Tj":
                codes = bytes(values[0])
                left = x + line.left + line.drawn
                line.drawn += font.width(codes) * size
                words = "".join(font.letters[code] for code in codes)
                right = left + font.width(codes.rstrip(b" ")) * size
                yield Piece(number, words, left, right, y + line.base)
            case other:
                line.go_on(other, values)


def _by(matrix: Any) -> tuple[float, float]:
    """How far it moves what follows."""
    assert [float(value) for value in matrix[:4]] == [1, 0, 0, 1]
    return float(matrix[4]), float(matrix[5])

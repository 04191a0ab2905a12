"""The PDF of a report: the outline's nodes set on pages by reportlab, loaded when first needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.reporting.outline import Document
from sixelements.reporting.paper import Paper

DEFAULT_BRAND = "#17564B"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """A finished file. ``missing`` holds the characters that no font could print."""

    data: bytes
    pages: int
    missing: frozenset[str]


def write_pdf(
    document: Document,
    *,
    paper: Paper,
    made_on: date,
    brand: str | None = DEFAULT_BRAND,
    progress: Callable[[int, int], None] | None = None,
) -> PdfResult:
    """Set a document on pages. The same input gives the same bytes.

    ``brand`` is the organization's color (``#RRGGBB``), darkened until it can be read; None prints in
    ink. ``progress`` is told the page that is done and the number of pages, as
    soon as that number is known: when all pages are laid out and their numbers are written.
    """
    from sixelements.reporting.pdf.palette import palette  # noqa: PLC0415
    from sixelements.reporting.pdf.writer import typeset  # noqa: PLC0415 - platypus takes 0.2 s

    data, pages, missing = typeset(
        document, paper=paper, made_on=made_on, colors=palette(brand), progress=progress
    )
    return PdfResult(data=data, pages=pages, missing=missing)


def first_that_fits(lengths: Sequence[Document], *, made_on: date) -> Document:
    """The first of several lengths whose first section fits on its pages, or the last; a single one as it is.

    Each has to be at most as long as the one before. The shorter paper decides for both, so that both
    say the same.
    """
    first, last, tried = 0, len(lengths) - 1, 0
    while first < last:
        if _fits(lengths[tried], made_on):
            last = tried
        else:
            first = tried + 1
        tried = (first + last) // 2
    return lengths[first]


def _fits(document: Document, made_on: date) -> bool:
    """Whether the first section takes no more pages than it may."""
    alone = replace(document, sections=document.sections[:1])
    return write_pdf(alone, paper=Paper.LETTER, made_on=made_on).pages <= document.pages

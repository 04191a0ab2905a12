"""A PDF that lost a part is noticed before it replaces a file."""

from dataclasses import replace
from functools import cache

import pytest

from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import PdfResult, write_pdf
from sixelements.reporting.pdf.readback import reads_back
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import MADE_ON, Case


@cache
def made() -> PdfResult:
    document = roadmap(Case().material(), parts=frozenset({"summary"}))
    return write_pdf(document, paper=Paper.LETTER, made_on=MADE_ON)


def test_a_whole_file_reads_back() -> None:
    assert reads_back(made().data, pages=made().pages)


@pytest.mark.parametrize("words", ["/Type /Page x", "/Type /Page\n>>\nendobj\n"])
def test_words_that_look_like_a_page_are_none(words: str) -> None:
    material = replace(Case().material(), organization=words, team=words)
    document = roadmap(material, parts=frozenset({"summary"}))
    result = write_pdf(document, paper=Paper.LETTER, made_on=MADE_ON)
    assert reads_back(result.data, pages=result.pages)


@pytest.mark.parametrize("cut", [8, 50, 5_000, 50_000])
def test_a_file_that_ends_early_does_not(cut: int) -> None:
    assert not reads_back(made().data[:-cut], pages=made().pages)


def test_a_byte_too_many_a_page_too_few_or_another_file_is_noticed() -> None:
    data, pages = made().data, made().pages
    assert not reads_back(data[:200] + b" " + data[200:], pages=pages)
    assert not reads_back(data, pages=pages + 1)
    assert not reads_back(b"<html>" + data[6:], pages=pages)
    assert not reads_back(b"", pages=0)

"""CSV, TSV and text files as spreadsheets and survey tools write them, in whatever encoding, as a table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from sixelements.i18n import _
from sixelements.intake import letters
from sixelements.intake.tables import MOST_ROWS, NoTable, NumberedRows

LONGEST_LINE = 100_000
MOST_LINES = 20 * MOST_ROWS
"""Empty ones among them."""
_SEPARATORS = ",;\t|"
_EMPTY = f"{_SEPARATORS} "
_WRAPPED = re.compile('="([^"]*)"')
_NOT_SHOWN = "{question_not_shown}"
_SIGNS = {"question_not_shown": "", "newline": "\n", "cr": "\r", "tab": "\t", "quote": '"', "lbrace": "{"}
_SIGN = re.compile(rf"\{{({'|'.join(_SIGNS)})\}}")
_FIRST_ROWS = 30
"""That are looked at to find out what parts the cells."""


def read(data: bytes) -> NumberedRows:
    """The rows of a file with their numbers. Raises NoTable with one clear sentence."""
    return rows(decoded(data)[0])


def rows(text: str) -> NumberedRows:
    """The same of its text."""
    try:
        said, text = _said_separator(text)
        yield from _rows(text, said or _likely_separator(text))
    except csv.Error:
        raise NoTable(_("It is not a readable CSV file. Save it as CSV (UTF-8) again.")) from None


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and some of its words if their letters are guessed, as it does not say them.

    Raises NoTable for what is no text.
    """
    text, words = _text(data)
    if text is None or "\0" in text:
        raise NoTable(_("It is not a CSV file. Save it as CSV (UTF-8)."))
    return text.removeprefix("\ufeff"), words


def _text(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    try:
        return data.decode(_encoding(data)), ()
    except UnicodeDecodeError:
        found = letters.guessed(data) if _encoding(data) == "utf-8" else None
    return (data.decode(found.encoding), found.words) if found else (None, ())


def _encoding(data: bytes) -> str:
    """What a file says of itself, or shows: UTF-8, or 16 or 32 with or without its mark."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    begin = data[:2_000]
    if begin and len(data) % 2 == 0 and 3 * begin.count(0) > len(begin):  # every other byte, nearly
        return "utf-16-be" if begin[::2].count(0) > begin[1::2].count(0) else "utf-16-le"
    return "utf-8"


def _said_separator(text: str) -> tuple[str, str]:
    """What a first line such as ``sep=;`` says, and the text without it."""
    line = next(_lines(text), "")
    said = line.rstrip("\r\n").strip('"')
    if said[:4].lower() == "sep=" and len(said) == 5:
        return said[4], text[len(line) :]
    return "", text


def _likely_separator(text: str) -> str:
    """The one that parts most of the first rows into equally many cells; of several the one that makes more.

    Sentences in a header hold commas, too, but not equally many as the rows below.
    """
    return max(_SEPARATORS, key=lambda separator: _parted_alike(text, separator))


def _parted_alike(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the same number of cells, and that number, if it is more than one."""
    rows = csv.reader(_lines(text[:LONGEST_LINE]), delimiter=separator)
    filled = (row for row in rows if any(cell.strip(_EMPTY) for cell in row))
    numbers = Counter(len(row) for row in islice(filled, _FIRST_ROWS) if len(row) > 1)
    return max(((rows, cells) for cells, rows in numbers.items()), default=(0, 0))


def _rows(text: str, separator: str) -> NumberedRows:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    wrapped, verified = '="' in text, separator == "\t" and _NOT_SHOWN in text
    for number, cells in enumerate(reader, start=1):
        if any(map(str.strip, cells)):
            said = [_bare(cell) for cell in cells] if wrapped else cells
            yield number, [_as_given(cell) for cell in said] if verified else said


def _as_given(cell: str) -> str:
    """A cell of LimeSurvey's files for verification as it was given: signs stand there by their names."""
    return _SIGN.sub(lambda found: _SIGNS[found[1]], cell) if "{" in cell else cell


def _bare(cell: str) -> str:
    """A cell without what keeps Excel from making a number or a date of it, as some tools write: ="1.1"."""
    found = _WRAPPED.fullmatch(cell)
    return found[1] if found else cell


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, whatever they end in. Raises csv.Error where they get too long or many."""
    for number, line in enumerate(io.StringIO(text, newline="")):
        if number > MOST_LINES or len(line) > LONGEST_LINE:
            raise csv.Error
        yield line

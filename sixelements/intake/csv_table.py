"""CSV, TSV and text files as spreadsheets and survey tools write them, in whatever encoding, as a table."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from sixelements.i18n import _
from sixelements.intake.tables import MOST_ROWS, NoTable, Rows

LONGEST_LINE = 100_000
MOST_LINES = 20 * MOST_ROWS
"""Empty ones among them."""
_SEPARATORS = ",;\t"
_EMPTY = f"{_SEPARATORS} "
_FIRST_ROWS = 30
"""That are looked at to find out what parts the cells."""


def read(data: bytes) -> Rows:
    """The rows of a file with their numbers. Raises NoTable with one clear sentence."""
    text = _decoded(data)
    if text is None:
        raise NoTable(_("It is not a CSV file. Save it as CSV (UTF-8)."))
    try:
        said, text = _said_separator(text)
        yield from _rows(text, said or _likely_separator(text))
    except csv.Error:
        raise NoTable(_("It is not a readable CSV file. Save it as CSV (UTF-8) again.")) from None


def _decoded(data: bytes) -> str | None:
    """The text of a file: UTF-8, UTF-16 with or without its mark, else Windows Western."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.removeprefix("\ufeff")
    return None


def _encodings(data: bytes) -> Sequence[str]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    begin = data[:2_000]
    if begin and len(data) % 2 == 0 and 3 * begin.count(0) > len(begin):  # every other byte, nearly
        return ("utf-16-be",) if begin[::2].count(0) > begin[1::2].count(0) else ("utf-16-le",)
    return ("utf-8", "cp1252")


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


def _rows(text: str, separator: str) -> Rows:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    for number, cells in enumerate(reader, start=1):
        if any(map(str.strip, cells)):
            yield number, cells


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, whatever they end in. Raises csv.Error where they get too long or many."""
    for number, line in enumerate(io.StringIO(text, newline="")):
        if number > MOST_LINES or len(line) > LONGEST_LINE:
            raise csv.Error
        yield line

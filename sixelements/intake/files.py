"""Which reader fits a file that somebody hands in, and what is left alone in a folder."""

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NoReturn

from sixelements import bounded_read
from sixelements.application.form_mark import REPORT_MARK, marked_in
from sixelements.application.table_file import TableFile
from sixelements.domain.foreign_table import MOST_HEADER_ROWS, ForeignTable
from sixelements.i18n import _
from sixelements.intake import csv_table, pdf_form, xlsx_table
from sixelements.intake.tables import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, NoTable, NumberedRows
from sixelements.wording.causes import cause

LARGEST_FILE = 25_000_000
_TEXTS = (".csv", ".tsv", ".txt")
_KINDS = (*_TEXTS, ".xlsx", ".xlsm", ".pdf")
_ZIP, _LOOKED_AT = b"PK\x03\x04", 4_000
"""How workbooks of Excel begin; bytes that tell whether something is a text."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|meta|table|style)\b", re.IGNORECASE
)
_LETTER = re.compile(rb"\s*\{\\rtf")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{\s*\"|\{\s*\}|\[\s*\])")
_PDF = re.compile(rb"%PDF-")
"""How web pages and others begin that tools and people call tables."""
COLLECTIONS = (".sixc", ".sixe")
"""Collection files, and workbooks that are taken for one: they are read as workbooks are."""
_OF_WINDOWS = ("thumbs.db", "desktop.ini")
"""What Windows lays into folders."""
_PACKED = (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz")
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".gif", ".bmp", ".webp")
_LETTERS = (".doc", ".docx", ".odt", ".rtf", ".pages", ".msg", ".eml", ".htm", ".html")
_OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".numbers", ".sav")


def read(path: Path, tab: str = "") -> TableFile:
    """Read a file as a table, within limits; one clear sentence for what can't be taken in.

    ``tab``: of a workbook read the tab of that name, and not the one that looks like a table first.
    """
    ending = path.suffix.lower()
    try:
        if ending not in _KINDS:
            _refuse_kind(path, ending)
        if ending == ".pdf":
            return _form(path, _content(path, largest=pdf_form.LARGEST_FILE))
        data = _content(path, largest=LARGEST_FILE)
        with _without_cycles():
            _check_name(ending, data)
            text, guessed = csv_table.decoded(data) if ending in _TEXTS else ("", ())
            found = _as_tab(csv_table.rows(text)) if ending in _TEXTS else xlsx_table.read(data, tab)
            table = _table(found.rows)
    except NoTable as why:
        return TableFile(digest=b"", refusal=why.sentence, blank=why.blank)
    if table.rows[0][0] == REPORT_MARK:
        return TableFile(
            digest=b"",
            refusal=_("It is a report of what was not taken in, and holds no answers."),
            blank=True,
        )
    told = chain(table.rows[:MOST_HEADER_ROWS], *(other.rows for other in found.beside))
    return TableFile(
        digest=hashlib.sha256(data).digest(),
        table=table,
        tab=found.name,
        others=found.beside,
        merged=found.merged,
        hidden=found.hidden,
        guessed=guessed,
        sent_for=marked_in(chain.from_iterable(told)),
    )


def _check_name(ending: str, data: bytes) -> None:
    """Raise NoTable if a file is something else than it is called."""
    if ending in _TEXTS and data.startswith(_ZIP):
        raise NoTable(_("It is an Excel workbook. Rename it so that its name ends in .xlsx."))
    looks = data[:_LOOKED_AT]
    for begins, said in _others():
        if begins.match(looks):
            raise NoTable(said)
    is_text = bool(looks.strip()) and not _NO_TEXT.search(looks) and any(sign in looks for sign in b",;\t")
    if ending not in _TEXTS and is_text:
        raise NoTable(_("It is a CSV file. Rename it so that its name ends in .csv."))


def _others() -> Iterator[tuple[re.Pattern[bytes], str]]:
    """How files begin that are called tables but are something else, and what to do with each."""
    yield (
        _PAGE,
        _(
            "It is a web page, whatever it is called: some tools export one, and a link that asks to sign in "
            "saves one. Open it in Excel or LibreOffice and save it as XLSX, or export it as CSV."
        ),
    )
    yield _LETTER, _("It is a letter of a word processor, and no table. Save its table as CSV (UTF-8).")
    yield _JSON, _("It is JSON, and no table. Export it as CSV (UTF-8) or as XLSX.")
    yield _PDF, _("It is a PDF. If it is one of our forms, rename it so that its name ends in .pdf.")


def _as_tab(rows: NumberedRows) -> xlsx_table.ReadTab:
    """Rows of a text, as a tab that stands alone."""
    return xlsx_table.ReadTab(name="", rows=rows, beside=(), merged=())


@contextmanager
def _without_cycles() -> Iterator[None]:
    """Look for no circles of objects: a table makes hundreds of thousands, and none of them."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _refuse_kind(path: Path, ending: str) -> NoReturn:
    """Raise NoTable; what is not there or can't be looked into is called that, whatever it ends in."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        else:
            path.stat()
    except OSError as error:
        raise _not_read(error) from None
    raise NoTable(_no_kind(ending))


def _not_read(error: OSError) -> NoTable:
    if isinstance(error, FileNotFoundError):
        return NoTable(_("There is no file or folder of that name."))
    return NoTable(_("It can't be read: {reason}.").format(reason=cause(error)))


def _no_kind(ending: str) -> str:
    """Why a file of this ending does not go in, and how what is in it does."""
    if ending in _PACKED:
        return _("It is a packed folder. Unpack it, and collect the folder or the files in it.")
    if ending in _OTHER_SHEETS:
        return _("It is a spreadsheet of another kind. Open it and save it as XLSX or as CSV (UTF-8).")
    if ending in _PICTURES:
        return _("It is a picture, which nothing is read from. Type its answers in from paper, on Collect.")
    if ending in _LETTERS:
        return _(
            "It is a letter or a page, and no table or form. Take in the file that came with it, or type its "
            "answers in from paper, on Collect."
        )
    return _("Only CSV, TSV, text, and Excel files, our PDF forms, and collection files go in.")


def _form(path: Path, data: bytes) -> TableFile:
    """A form as a table of one row, its questions' ids over it."""
    mark, marked, unclear = pdf_form.read(path)
    table = ForeignTable(rows=(tuple(marked), tuple(marked.values())), places=(1, 2))
    return TableFile(digest=hashlib.sha256(data).digest(), table=table, mark=mark, unclear=unclear)


def _content(path: Path, *, largest: int) -> bytes:
    try:
        return bounded_read.content(path, largest=largest)
    except bounded_read.TooLarge:
        text = _("It is larger than {n} MB. Is it the right file?")
        raise NoTable(text.format(n=largest // 1_000_000)) from None
    except bounded_read.NoOrdinaryFile:
        raise NoTable(_("It is a folder or a device, and no file.")) from None
    except OSError as error:
        raise _not_read(error) from None


def _table(found: NumberedRows) -> ForeignTable:
    """All rows as a value; equal words are kept once."""
    known: dict[str, str] = {}
    rows, places, count = [], [], 0
    for place, cells in found:
        count += len(cells)
        if len(cells) > MOST_COLUMNS or count > MOST_CELLS:
            raise NoTable(_("It has more columns than a table of answers has. Is it the right file?"))
        rows.append(tuple([known.setdefault(cell, cell) for cell in cells]))
        places.append(place)
        if len(rows) > MOST_ROWS + 3:  # a header of three rows among them
            raise NoTable(_("It has more than {n} rows. Split it.").format(n=MOST_ROWS))
    if not rows:
        raise NoTable(_("It is empty. Give it a header row and a row a participant."))
    return ForeignTable(rows=tuple(rows), places=tuple(places))


def in_folder(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder and those below it that may hold answers, by path; and those left alone.

    Hidden files, and those that systems and Excel lay beside others, are neither. Raises OSError.
    """
    next(folder.iterdir(), None)  # else one that may not be looked into passes for an empty one
    seen = sorted(p for p in folder.rglob("*") if _in_sight(p.relative_to(folder)) and p.is_file())
    return [p for p in seen if _may_hold_answers(p)], [p for p in seen if not _may_hold_answers(p)]


def laid_beside(path: Path) -> bool:
    """Whether Excel or a Mac laid a file beside another, which a pattern such as ``*.csv`` names as well."""
    return path.name.startswith(("~$", "._"))


def _may_hold_answers(path: Path) -> bool:
    return path.suffix.lower() in (*_KINDS, COLLECTIONS[0])


def _in_sight(path: Path) -> bool:
    return path.name.casefold() not in _OF_WINDOWS and not any(p.startswith((".", "~$")) for p in path.parts)

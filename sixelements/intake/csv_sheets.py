"""CSV files of answers: one row a participant, one column a practice."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sixelements import foreign
from sixelements.application.responses import Form, SheetFile
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, Sheet, level_answer
from sixelements.i18n import _, ngettext
from sixelements.wording.numbers import listing
from sixelements.wording.quoted import quoted

LARGEST_FILE = 10_000_000
LONGEST_LINE = 100_000
MOST_ROWS = 10_000
MOST_LINES = 20 * MOST_ROWS
"""Empty ones among them."""
MOST_PROBLEMS = 1_000
"""Rows with problems that are told one by one; somebody who mends so many has seen what is wrong."""
ROLE = "role"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_CELLS: Mapping[str, Answer | None] = {
    **{str(level): level_answer(level) for level in range(1, 6)},
    "dk": DONT_KNOW,
    "na": NOT_APPLICABLE,
    "": None,
}


def read(path: Path, form: Form) -> SheetFile:
    """Read a CSV file of answers, within limits; every problem of the file at once, with its place."""
    try:
        data = foreign.content(path, largest=LARGEST_FILE)
    except foreign.TooLarge:
        return _refused(path, b"", _("It is larger than 10 MB. Split it."))
    except foreign.NoOrdinaryFile:
        return _refused(path, b"", _("It is a folder or a device, and no file."))
    except OSError as error:
        reason = error.strerror or _("unknown reason")
        return _refused(path, b"", _("It can't be read: {reason}.").format(reason=reason))
    digest = hashlib.sha256(data).digest()
    text = _decoded(data)
    if text is None:
        return _refused(path, digest, _("It is not a CSV file. Save it as CSV (UTF-8)."))
    try:
        return _sheets(path, digest, _rows(text), form)
    except csv.Error:
        return _refused(path, digest, _("It is not a readable CSV file. Save it as CSV (UTF-8) again."))


def _refused(path: Path, digest: bytes, why: str) -> SheetFile:
    return SheetFile(digest=digest, refusal=f"{quoted(path.name)}: {why}")


def _decoded(data: bytes) -> str | None:
    """The text of a file saved by a spreadsheet: UTF-8 or UTF-16 with a mark, else Windows Western."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: Sequence[str] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]


def _rows(text: str) -> Iterator[_Row]:
    """Rows that hold anything, with their place in the file; spaces and letter case forgiven."""
    delimiter = max(",;\t", key=next(_lines(text), "").count)
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    for cells in reader:
        cleaned = tuple(cell.strip().lower() for cell in cells)
        if any(cleaned):
            yield _Row(reader.line_num, cleaned)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, whatever they end in. Raises csv.Error where they get too long or many."""
    for number, line in enumerate(_LINE.finditer(text)):
        if number > MOST_LINES or line.end() - line.start() > LONGEST_LINE:
            raise csv.Error
        yield line[0]


def _sheets(path: Path, digest: bytes, rows: Iterator[_Row], form: Form) -> SheetFile:
    header = next(rows, None)
    if header is None:
        return _refused(path, digest, _("It is empty. Give it a header row and a row a participant."))
    why = _header_problem(header.cells, form)
    body = [] if why else list(islice(rows, MOST_ROWS + 2))
    if body and _holds_questions(header.cells, body[0]):
        del body[0]
    body = body[: MOST_ROWS + 1]
    if why is None and not body:
        why = _("It holds a header row and no answers.")
    if why is None and len(body) > MOST_ROWS:
        why = _("It has more than {n} rows. Split it.").format(n=MOST_ROWS)
    if why is not None:
        return _refused(path, digest, why)
    problems = [_row_problems(path, header.cells, row) for row in body]
    return SheetFile(
        digest=digest,
        sheets=tuple(_sheet(header.cells, r) for r, bad in zip(body, problems, strict=True) if not bad),
        problems=tuple(_told(path, [bad for bad in problems if bad])),
    )


def _holds_questions(header: Sequence[str], row: _Row) -> bool:
    """Whether a row holds no answers but the questions, each of which begins with its column's id."""
    if len(row.cells) != len(header):
        return False
    return all(
        cell.startswith(f"{column} ")
        for column, cell in zip(header, row.cells, strict=True)
        if column != ROLE
    )


def _told(path: Path, problems: Sequence[Sequence[str]]) -> Iterator[str]:
    """What is wrong row by row; where far too many rows are wrong, the first ones and how many more."""
    for found in problems[:MOST_PROBLEMS]:
        yield from found
    left = len(problems) - MOST_PROBLEMS
    if left > 0:
        text = ngettext("{file}: {n} more row is wrong.", "{file}: {n} more rows are wrong.", left)
        yield text.format(file=quoted(path.name), n=left)


def _header_problem(header: Sequence[str], form: Form) -> str | None:
    """Why the header row can't be used; all doubled, unknown and missing columns at once."""
    wanted = {ROLE, *form.practices}
    lines = set(form.lines)
    count = Counter(header)
    doubled = sorted(name for name, n in count.items() if n > 1 and name)
    unknown = sorted(name for name in count if name not in wanted | lines)
    missing = [name for name in (ROLE, *form.practices) if name not in count]
    some_lines = lines & set(count)
    if some_lines and some_lines != lines:
        missing += [line for line in form.lines if line not in count]
    parts = []
    if doubled:
        named = [quoted(name, 30) for name in doubled[:10]]
        parts.append(_("These columns stand twice: {names}.").format(names=listing(named)))
    if unknown:
        named = [quoted(name, 30) or _("(no name)") for name in unknown[:10]]
        parts.append(_("These columns are not known: {names}.").format(names=listing(named)))
    if missing:
        parts.append(_("These columns are missing: {names}.").format(names=listing(missing)))
    return " ".join(parts) or None


def _row_problems(path: Path, header: Sequence[str], row: _Row) -> list[str]:
    """What is wrong with a row; a cell is never quoted, because it may hold what somebody wrote."""
    if len(row.cells) != len(header):
        text = _("{file}, row {row}: it has {n} cells, and the header has {wanted}.")
        return [text.format(file=quoted(path.name), row=row.number, n=len(row.cells), wanted=len(header))]
    roles = {"", *Role}
    answer = _("{file}, row {row}, column {column}: not an answer. Use 1 to 5, dk, na, or leave it empty.")
    role = _("{file}, row {row}, column role: use frontline, supervisor, manager, or leave it empty.")
    return [
        (role if column == ROLE else answer).format(file=quoted(path.name), row=row.number, column=column)
        for column, cell in zip(header, row.cells, strict=True)
        if cell not in (roles if column == ROLE else _CELLS)
    ]


def _sheet(header: Sequence[str], row: _Row) -> Sheet:
    cells = dict(zip(header, row.cells, strict=True))
    role = cells.pop(ROLE)
    given = {ItemId(column): _CELLS[cell] for column, cell in cells.items()}
    answers = {item: answer for item, answer in given.items() if answer is not None}
    return Sheet(role=Role(role) if role else None, answers=answers)

"""CSV files of answers: one row a participant, one column a practice."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.responses import Form, SheetFile
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, Sheet, level_answer
from sixelements.i18n import _
from sixelements.wording.numbers import listing

LARGEST_FILE = 10_000_000
MOST_ROWS = 10_000
ROLE = "role"
_CELLS: Mapping[str, Answer | None] = {
    **{str(level): level_answer(level) for level in range(1, 6)},
    "dk": DONT_KNOW,
    "na": NOT_APPLICABLE,
    "": None,
}


def template(form: Form, *, lines: bool = True) -> bytes:
    """An empty CSV file with the header row that `read` expects, ready for a spreadsheet."""
    header = [ROLE, *form.practices, *(form.lines if lines else ())]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(header)
    return text.getvalue().encode("utf-8-sig")


def read(path: Path, form: Form) -> SheetFile:
    """Read a CSV file of answers, within limits; every problem of the file at once, with its place."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            return _refused(path, b"", _("It is larger than 10 MB. Split it."))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or _("unknown reason")
        return _refused(path, b"", _("It can't be read: {reason}.").format(reason=reason))
    digest = hashlib.sha256(data).digest()
    text = _decoded(data)
    if text is None:
        return _refused(path, digest, _("It is not a CSV file. Save it as CSV (UTF-8)."))
    try:
        rows = list(_rows(text))
    except csv.Error:
        return _refused(path, digest, _("It is not a readable CSV file. Save it as CSV (UTF-8) again."))
    return _sheets(path, digest, rows, form)


def _refused(path: Path, digest: bytes, why: str) -> SheetFile:
    return SheetFile(digest=digest, refusal=f"{path.name}: {why}")


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
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        cleaned = tuple(cell.strip().lower() for cell in cells)
        if any(cleaned):
            yield _Row(reader.line_num, cleaned)


def _sheets(path: Path, digest: bytes, rows: Sequence[_Row], form: Form) -> SheetFile:
    if not rows:
        return _refused(path, digest, _("It is empty. Give it a header row and a row a participant."))
    header, *body = rows
    why = _header_problem(header.cells, form)
    if why is None and not body:
        why = _("It holds a header row and no answers.")
    if why is None and len(body) > MOST_ROWS:
        why = _("It has more than {n} rows. Split it.").format(n=MOST_ROWS)
    if why is not None:
        return _refused(path, digest, why)
    sheets, problems = [], list[str]()
    for row in body:
        found = _row_problems(path, header.cells, row)
        problems += found
        if not found:
            sheets.append(_sheet(header.cells, row))
    return SheetFile(digest=digest, sheets=tuple(sheets), problems=tuple(problems))


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
        parts.append(_("These columns stand twice: {names}.").format(names=listing(doubled)))
    if unknown:
        named = [name[:30] or _("(no name)") for name in unknown[:10]]
        parts.append(_("These columns are not known: {names}.").format(names=listing(named)))
    if missing:
        parts.append(_("These columns are missing: {names}.").format(names=listing(missing)))
    return " ".join(parts) or None


def _row_problems(path: Path, header: Sequence[str], row: _Row) -> list[str]:
    """What is wrong with a row; a cell is never quoted, because it may hold what somebody wrote."""
    if len(row.cells) != len(header):
        text = _("{file}, row {row}: it has {n} cells, and the header has {wanted}.")
        return [text.format(file=path.name, row=row.number, n=len(row.cells), wanted=len(header))]
    roles = {"", *Role}
    answer = _("{file}, row {row}, column {column}: not an answer. Use 1 to 5, dk, na, or leave it empty.")
    role = _("{file}, row {row}, column role: use frontline, supervisor, manager, or leave it empty.")
    return [
        (role if column == ROLE else answer).format(file=path.name, row=row.number, column=column)
        for column, cell in zip(header, row.cells, strict=True)
        if cell not in (roles if column == ROLE else _CELLS)
    ]


def _sheet(header: Sequence[str], row: _Row) -> Sheet:
    cells = dict(zip(header, row.cells, strict=True))
    role = cells.pop(ROLE)
    given = {ItemId(column): _CELLS[cell] for column, cell in cells.items()}
    answers = {item: answer for item, answer in given.items() if answer is not None}
    return Sheet(role=Role(role) if role else None, answers=answers)

"""A hand-over copy: written from values, opened again, compared, searched, and only then put in its place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from sixelements.application.handing_over import CopyToMake, WrittenCopy
from sixelements.application.ports import NewId, Traces, Workbook
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import WorkbookId
from sixelements.i18n import _
from sixelements.storage import bounds, contents, passwords, workbook
from sixelements.storage.assessments import Codec
from sixelements.storage.connection import for_reading, in_memory
from sixelements.storage.faults import translate_errors
from sixelements.storage.passwords import FileKey
from sixelements.storage.safe_file import making_beside
from sixelements.storage.stored_workbook import StoredWorkbook
from sixelements.storage.workbook import HandedOver

_HEAD = 60
"""Bytes of a comment that are sought in the file as it is; a longer one may lie on two pages of it."""


def write(
    path: Path,
    wanted: CopyToMake,
    *,
    origin: WorkbookId,
    codec: Codec,
    new_id: NewId,
    today: date,
    key: FileKey | None = None,
) -> WrittenCopy:
    """Make a copy at a place that must be free. Raises SixElementsError: none is left.

    ``key``: what opens it, if it has a password.
    """

    def create(made: Path) -> StoredWorkbook:
        return workbook.create(
            made,
            organization=wanted.organization,
            codec=codec,
            new_id=new_id,
            today=today,
            origin=HandedOver(origin, wanted.names),
            key=key,
        )

    usual = 0

    def check(made: Path) -> None:
        nonlocal usual
        with closing(workbook.look_into(made, codec=codec)) as book:
            wanted.verify(book)
        usual = _search(made, wanted.sought, wanted.apart)

    size = put_whole(path, create=create, fill=wanted.fill, check=check)
    return WrittenCopy(size=size, usual=usual)


def put_whole(
    path: Path,
    *,
    create: Callable[[Path], StoredWorkbook],
    fill: Callable[[Workbook], None],
    check: Callable[[Path], None] = lambda _made: None,
) -> int:
    """Make a file of ours beside its place, which must be free, have it filled and checked, and put it there.

    Returns its bytes. Whole, or not at all: raises SixElementsError.
    """
    with making_beside(path) as made:
        book = create(made)
        try:
            fill(book)
        finally:
            book.close(back_up=False)
        check(made)
        return made.stat().st_size


def _search(made: Path, sought: Traces, apart: Sequence[str]) -> int:
    """Raise NotAllowed where what leads to a sheet is in a file, among its values or between them.

    Comments ``apart`` are sought between them only; returns of how many the words are among its values, so
    that nothing can be told.
    """
    data, texts = _content(made), [*_texts(made)]
    ids = [form for id_ in sought.sheets for form in (bytes.fromhex(id_), id_.encode())]
    if any(found in data for found in (*ids, *sought.marks)):
        raise NotAllowed(_("Not made: the mark of a sheet was found in it."))
    comments = [c for c in sought.comments if c.encode()[:_HEAD] in data or any(c in text for text in texts)]
    usual = [c for c in apart if any(c.strip() in text for text in (*texts, *_schema(made)))]
    if any(c.strip().encode() in data for c in apart if c not in usual):
        raise NotAllowed(_("Not made: a comment was found in it, between what it says."))
    own = [*_questionnaires(made)]  # their words are nobody's
    if any(not any(comment in text for text in own) for comment in comments):
        raise NotAllowed(
            _(
                "Not made: a comment was found in it. Somebody wrote it word for word into a reason, a "
                "worksheet, or the plan. Put it in other words there."
            )
        )
    return len(usual)


def _content(made: Path) -> bytes:
    """The bytes of a file; of one with a password those that it would have without."""
    if passwords.salt_of(made) is None:
        return made.read_bytes()
    with translate_errors(made), closing(for_reading(made)) as there, closing(in_memory()) as plain:
        contents.copy(there, plain)
        return plain.serialize()


def _questionnaires(made: Path) -> Iterator[str]:
    with translate_errors(made), closing(for_reading(made)) as connection:
        yield from (text for (text,) in connection.execute("SELECT content FROM assessment"))


def _schema(made: Path) -> Iterator[str]:
    with translate_errors(made), closing(for_reading(made)) as connection:
        yield from (text for (text,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql <> ''"))


def _texts(made: Path) -> Iterator[str]:
    """All texts of a file that was just made."""
    with translate_errors(made), closing(for_reading(made)) as connection:
        for statement in bounds.all_texts(connection):
            for row in connection.execute(statement):
                yield from (text for text in row if isinstance(text, str))

"""A collection file: made empty for another laptop, and read when it comes back. By its tables a workbook.

Its own mark tells it from a workbook, so that it opens as one round to be answered and nothing else. It has
an id of its own, too: its backups are not those of the workbook that it came from.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from sixelements.application.errors import DamagedWorkbook, NotAWorkbook
from sixelements.application.form_mark import mark_of
from sixelements.application.ports import NewId, Workbook
from sixelements.application.table_file import Collected, TableFile
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.storage import soundness, workbook
from sixelements.storage.assessments import Codec
from sixelements.storage.handing import put_whole
from sixelements.storage.passwords import FileKey
from sixelements.storage.stored_workbook import StoredWorkbook

LARGEST_FILE = 25_000_000
"""Bytes; a thousand sheets with long comments take half of that."""


def write(
    path: Path,
    *,
    organization: str,
    fill: Callable[[Workbook], None],
    codec: Codec,
    new_id: NewId,
    today: date,
    key: FileKey | None = None,
) -> None:
    """Make a collection file at a place that must be free: whole, or not at all. Raises SixElementsError.

    ``key``: what opens it, if it has a password.
    """

    def create(made: Path) -> StoredWorkbook:
        return workbook.create(
            made,
            organization=organization,
            codec=codec,
            new_id=new_id,
            today=today,
            collection=True,
            key=key,
        )

    put_whole(path, create=create, fill=fill)


def read(path: Path, *, codec: Codec) -> TableFile:
    """What was handed in in a collection file that came back, or one sentence why it can't be taken in."""
    try:
        path = soundness.resolved(path)
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            text = _("It is larger than {n} MB. Is it the right file?")
            return _refused(text.format(n=LARGEST_FILE // 1_000_000))
        with closing(workbook.look_into(path, codec=codec)) as book:
            return _read(book)
    except NotAWorkbook:
        return _refused(_("It is no collection file of Six Elements. Have it sent again."))
    except DamagedWorkbook:
        return _refused(_("It is damaged, as when a copy broke off. Have it sent again."))
    except SixElementsError as why:
        return _refused(why.sentence)


def _read(book: StoredWorkbook) -> TableFile:
    if not book.info.collection:
        return _refused(_("It is a workbook, and no collection file. Open it in a window of its own."))
    rounds = [round_ for team in book.teams.all() for round_ in book.rounds.of(team.id)]
    if len(rounds) != 1 or book.info.beyond:
        return _refused(_("It holds more than a collection file does, so something else changed it."))
    (round_,) = rounds
    mark = mark_of(book.assessments.get(round_.assessment), round_)
    sheets = book.responses.handed_in(round_.id)
    begun = book.responses.paused_count(round_.id)
    return TableFile(digest=b"", mark=mark, collected=Collected(sheets=sheets, begun=begun))


def _refused(sentence: str) -> TableFile:
    return TableFile(digest=b"", refusal=sentence)

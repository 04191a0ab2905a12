"""Copies that a sync client set beside a workbook, since two computers had changed it at the same time."""

import re
from pathlib import Path

from sixelements.domain.ids import WorkbookId
from sixelements.storage.identity import id_of
from sixelements.storage.schema import THIS_SCHEMA, Schema

_BESIDE = (
    r" \(.*\b(conflicted|conflict|case conflict)\b.*\)",  # Dropbox, Nextcloud, ownCloud
    r"[ _-]?\[?conflict\]?",  # Google Drive, older
    r" \(\d{1,3}\)",  # Google Drive, OneDrive: a number
    r" \d{1,3}",  # iCloud Drive
    r"_conf\(\d{1,3}\)",  # Google Drive
    r"-[^-\s./\\][^./\\]{0,62}",  # OneDrive: the name of the computer
    r"\.sync-conflict-\d{8}-\d{6}-\w+",  # Syncthing
    r"~\w{0,40}",  # Synology Drive and others
)


def beside(
    path: Path, workbook: WorkbookId | None = None, *, schema: Schema = THIS_SCHEMA
) -> tuple[Path, ...]:
    """The files beside a workbook that are called as sync clients call such copies, and are copies of it.

    Not those that were handed over, which have an id of their own. ``workbook``: its id, where it is known.
    """
    name = re.compile(f"{re.escape(path.stem)}({'|'.join(_BESIDE)}){re.escape(path.suffix)}", re.IGNORECASE)
    try:
        found = [other for other in path.parent.iterdir() if other.name != path.name]
    except OSError:
        return ()
    called = sorted(other for other in found if name.fullmatch(other.name))
    known = workbook or (id_of(path, schema) if called else None)
    return tuple(other for other in called if known and id_of(other, schema) == known)

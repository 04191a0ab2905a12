"""Where the backups of a workbook are, what they are called, and how one is made."""

import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sixelements import paths
from sixelements.application.errors import CannotWrite, InUse
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import RoundId, WorkbookId
from sixelements.i18n import _
from sixelements.storage import passwords, rekeying, revealed_rounds, sheetless
from sixelements.storage.connection import for_filling, for_reading, for_writing
from sixelements.storage.faults import translate_errors
from sixelements.storage.identity import id_of, is_anothers
from sixelements.storage.passwords import FileKey
from sixelements.storage.safe_file import write_file_safely
from sixelements.storage.schema import HEADER, has_our_mark
from sixelements.storage.side_files import journal_of
from sixelements.storage.store import Store

SUFFIX = ".sixe"
COLLECTING = "while collecting"
SET_ASIDE = "set aside"
BY_HAND = "by hand"
OTHER_LAY = "other file"
"""Of what was open when another file was found in its place, which was opened instead."""
WITHOUT_SHEETS = " without sheets"
"""At the end of the name of a copy that leaves out the sheets of open anonymous rounds."""
_STAMP = "%Y-%m-%d %H%M%S"
_OF_ROUND = re.compile(r" of ([0-9a-f]{8})(?= without sheets\+*$|\+*$)")
_NAME = re.compile(r"(\d{4}-\d\d-\d\d) (\d{6})(?: (\d{4,}))?(?: (.+))?\.sixe")
_FOLDER = " backups"
_readable: dict[Path, tuple[Path, ...]] = {}
_OWN = 2
"""So many of the folders of a workbook bear the name of its file; others were left behind by a rename."""
_LONGEST_NAME = 120
"""Bytes of a file's name that a folder's name begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy of a workbook.

    ``note`` is empty for one made by habit, else "by hand", "other file", "while collecting", "set aside",
    "before format N", or "before …" or "after …" with the value of a Deed, and "without sheets" behind that
    where those of open anonymous rounds are left out. ``about`` is how the id of the round begins that
    the deed was about, which earlier builds left out. ``number`` counts up, whatever the clock says; the
    first builds gave none. Times are the computer's local ones, to be shown.
    """

    path: Path
    made: datetime
    note: str = ""
    about: str = ""
    number: int = 0

    @property
    def order(self) -> tuple[bool, int, datetime, str]:
        """Greater for a newer one; that made while a round is open goes when there is a newer one."""
        return self.note == COLLECTING, self.number, self.made, self.path.name

    @property
    def size(self) -> int:
        """Bytes; 0 if it has gone in the meantime."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    @property
    def thinned(self) -> bool:
        """Whether it goes once there are enough newer ones."""
        return not self.note.startswith((COLLECTING, SET_ASIDE, OTHER_LAY, "before format"))

    @property
    def whole(self) -> bool:
        """Whether it holds all that was there, so that it can take the place of a workbook that is lost."""
        return not self.note.endswith(WITHOUT_SHEETS)


def folders(path: Path, workbook: WorkbookId | None) -> tuple[Path, ...]:
    """Where backups may be, the usual place first; a workbook that was renamed left a folder behind."""
    beside = path.absolute().with_name(path.name + _FOLDER)
    if not workbook:
        return (beside,)
    return (beside, *_in_the_data_folder(path, workbook), *_left_behind(beside, workbook))


def claimed(
    path: Path, workbook: WorkbookId | None, anothers: Callable[[Path], bool] | None = None
) -> dict[Path, Path]:
    """Those of these folders that may be another file's as well as this one's, each with such a file.

    A folder that was left behind by a rename tells the id of its workbook, and not which of two copies was
    renamed: whatever lies beside it with the same id may need it, and so may what can't be read. ``anothers``
    says of a file that it is of another workbook.
    """
    if not workbook:
        return {}
    own = workbook
    anothers = anothers or (lambda file: is_anothers(file, own))
    left = [folder for folder in folders(path, own)[_OWN:] if any(_in(folder))]
    other = next((file for file in _beside(path) if not anothers(file)), None) if left else None
    return dict.fromkeys(left, other) if other else {}


def _beside(path: Path) -> Iterator[Path]:
    """The other files in the folder of a workbook that are workbooks, well or not."""
    try:
        found = sorted(path.absolute().parent.iterdir())
    except OSError:
        return
    for file in found:
        with suppress(OSError):
            if file.is_file() and not (path.exists() and file.samefile(path)) and _is_marked(file):
                yield file


def _is_marked(file: Path) -> bool:
    if file.suffix.casefold() == SUFFIX:
        return True
    with file.open("rb") as content:
        return has_our_mark(content.read(HEADER))


def take_along(before: Path, path: Path, workbook: WorkbookId) -> bool:
    """Have the backups of a file that was renamed lie beside its new name; whether they do now.

    They are there already if it was renamed together with them.
    """
    old, new = folders(before, None)[0], folders(path, None)[0]
    own = [backup for backup in _in(old) if not is_anothers(backup.path, workbook)]
    if not own or old == new:
        return True
    try:
        if before.exists():  # another file, which may need them
            return False
        if not new.exists() and len(own) == len(_files(old)):
            old.rename(new)
            return True
        new.mkdir(mode=0o700, exist_ok=True)
        for copy in own:
            _move_into(new, copy)
    except OSError:
        return False
    with suppress(OSError):
        old.rmdir()  # if nothing else is in it
    return True


def _move_into(folder: Path, copy: Backup) -> None:
    """Under a name that is free there. Raises OSError."""
    to = folder / copy.path.name
    while to.exists() or journal_of(to).exists():
        if copy.note == COLLECTING:  # there is one only
            raise FileExistsError
        to = to.with_name(f"{to.stem}{'+' if copy.note else ' +'}{to.suffix}")
    for file, there in ((journal_of(copy.path), journal_of(to)), (copy.path, to)):
        if file.exists():
            file.rename(there)


def _in_the_data_folder(path: Path, workbook: WorkbookId) -> Iterator[Path]:
    """The folder there for a file of this name, and those that the same workbook got under other names.

    The file's name tells a person whose it is, and the id tells us. Its organization stays inside.
    """
    around = paths.user_data() / "backups"
    name = os.fsencode(path.stem)[:_LONGEST_NAME].decode(errors="ignore")
    now = around / f"{name} {workbook}"
    yield now
    with suppress(OSError):
        others = [folder for folder in around.iterdir() if folder.name.endswith(workbook) and folder != now]
        yield from sorted(folder for folder in others if folder.name.split(" ")[-1] == workbook)


def _left_behind(beside: Path, workbook: WorkbookId) -> Iterator[Path]:
    """Folders beside the workbook that hold its backups, and whose own file is gone."""
    try:
        found = [f for f in beside.parent.iterdir() if f.name.endswith(_FOLDER) and f != beside]
    except OSError:
        return
    for folder in sorted(found):
        if not folder.with_name(folder.name.removesuffix(_FOLDER)).exists():
            newest = max(_in(folder), key=lambda backup: backup.order, default=None)
            if newest and id_of(newest.path) == workbook:
                yield folder


def make_way(path: Path, workbook: WorkbookId) -> tuple[Path, ...]:
    """Move the copies of other workbooks out of the folder beside this one; returns where they are now.

    Each workbook's copies go to a folder that belongs to no file, so that it finds them again. Copies that
    can't be moved stay. They came with the name: another workbook was moved away or removed.
    """
    beside = folders(path, None)[0]
    anothers: dict[WorkbookId, list[Path]] = {}
    for copy in (b.path for b in _in(beside) if is_anothers(b.path, workbook)):
        if whose := id_of(copy):
            anothers.setdefault(whose, []).append(copy)
    return tuple(_moved_away(found, beside) for found in anothers.values())


def _moved_away(found: list[Path], beside: Path) -> Path:
    try:
        away = _free_folder(beside)
        away.mkdir(mode=0o700)
        for copy in found:
            for file in (journal_of(copy), copy):
                if file.exists():
                    file.rename(away / file.name)
    except OSError:
        return beside
    return away


def _free_folder(beside: Path) -> Path:
    """A folder name next to one that is free and belongs to no file."""
    name = Path(beside.name.removesuffix(_FOLDER))
    for n in count(1):
        file = beside.with_name(f"old {name.stem}{f' {n}' if n > 1 else ''}{name.suffix}")
        folder = file.with_name(file.name + _FOLDER)
        if not file.exists() and not folder.exists():
            return folder
    raise AssertionError("numbers do not end")


def copies(path: Path, workbook: WorkbookId | None) -> tuple[Backup, ...]:
    """All copies there are, newest first."""
    found = [b for folder in folders(path, workbook) for b in _in(folder)]
    return tuple(sorted(found, key=lambda b: b.order, reverse=True))


def next_number(path: Path, workbook: WorkbookId | None) -> int:
    """One more than that of any copy."""
    return max((b.number for b in copies(path, workbook)), default=0) + 1


def put_new(path: Path, workbook: WorkbookId, name: str, write: Callable[[Path], None]) -> Path:
    """Have a new copy written beside the workbook or, if that fails, in the data folder.

    Raises OSError or CannotWrite if both fail.
    """
    beside, away, *_others = folders(path, workbook)
    try:
        beside.mkdir(mode=0o700, exist_ok=True)  # not the folder of a drive that is gone
        if workbook and name == COLLECTING + SUFFIX and is_anothers(beside / name, workbook):
            raise FileExistsError
        return _put_in(beside, name, write)
    except (OSError, CannotWrite):
        away.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _put_in(away, name, write)


def _put_in(folder: Path, name: str, write: Callable[[Path], None]) -> Path:
    path = folder / name
    while name != COLLECTING + SUFFIX and path.exists():
        path = path.with_name(path.stem + "+" + path.suffix)
    write(path)
    return path


def name_of(made: datetime, note: str = "", *, number: int) -> str:
    """The file name of a copy; the one made while a round is open has no time in it."""
    dated = " ".join([made.strftime(_STAMP), f"{number:04}", note]).strip()
    return (note if note == COLLECTING else dated) + SUFFIX


def backup(path: Path, made: datetime, said: str, *, number: int) -> Backup:
    """A copy, with what its name says about it."""
    about = _OF_ROUND.search(said)
    note = _OF_ROUND.sub("", said)
    return Backup(path=path, made=made, note=note, about=about[1] if about else "", number=number)


def of_round(round_: RoundId | None) -> str:
    """What the name of a copy says of the round that it is about; nothing of an id that we did not make."""
    said = f" of {round_[:8]}" if round_ else ""
    return said if _OF_ROUND.fullmatch(said) else ""


def copy_store(
    store: Store,
    target: Path,
    *,
    check: Callable[[Store], object],
    without: Collection[RoundId] = (),
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Copy an open workbook to a new path: whole, checked, and safe on disk, or not at all.

    ``without``: rounds whose sheets are left out. While an anonymous round is open, the copy is written in
    the order of its keys, because a copy of pages would reveal the order in which sheets were begun. ``tick``
    is called now and then; what it raises leaves everything as it was. Raises SixElementsError; a copy that
    ``check`` refuses is never kept.
    """

    def write(part: Path) -> None:
        with translate_errors(target), closing(for_filling(part, store.key)) as copy:
            copy.execute("PRAGMA journal_mode=MEMORY")
            copy.execute("PRAGMA synchronous=OFF")  # synced as a file, when it is whole
            store.copy_to(copy, tick)
            if without:
                sheetless.leave_out(copy, without)
            elif revealed_rounds.unpublished(store):
                sheetless.rewrite(copy)
            check(Store(copy, path=store.path))
        finish_cut_short(target)
        journal_of(target).unlink(missing_ok=True)

    write_file_safely(target, write)


def remove(copy: Path) -> None:
    """Remove a copy, after what a killed process may have left next to it. Raises OSError."""
    journal_of(copy).unlink(missing_ok=True)
    copy.unlink(missing_ok=True)


def finish_cut_short(path: Path) -> None:
    """Let SQLite roll back what a killed process left half done, if the file is sound enough."""
    try:
        with translate_errors(path):
            for_writing(path).close()
    except InUse:
        raise
    except SixElementsError:
        return


def clear_journal(copy: Path) -> None:
    """Roll back what a killed process left half done in a copy, and take away the journal it left.

    Beside a copy that can't be opened it stays, as that may still be mended with it. Raises OSError.
    """
    journal = journal_of(copy)
    if not journal.exists():
        return
    try:
        with translate_errors(copy):
            for_writing(copy).close()
    except SixElementsError:
        return
    journal.unlink(missing_ok=True)


def follow_password(copy: Path, key: FileKey | None) -> bool:
    """Have a backup open as its workbook does; whether it does now. It keeps its time."""
    if (passwords.salt_of(copy) or b"") == (key.salt if key else b""):
        return True
    try:
        clear_journal(copy)
        made = copy.stat()
        with translate_errors(copy), closing(for_reading(copy)) as there:
            rekeying.rewrite(copy, there, key)
        os.utime(copy, ns=(made.st_atime_ns, made.st_mtime_ns))
    except (OSError, SixElementsError):
        return False
    return True


def readable(path: Path, workbook: WorkbookId) -> tuple[Path, ...]:
    """The copies of a workbook with a password that can be read without it.

    There are some where a process was killed while it set one, or where one could not follow.
    """
    found = (b.path for b in copies(path, workbook))
    return tuple(copy for copy in found if passwords.is_plain(copy) and not is_anothers(copy, workbook))


def with_another_password(path: Path, workbook: WorkbookId, key: FileKey | None) -> tuple[Path, ...]:
    """The copies of a workbook that have a password other than its own, but for what was set aside."""
    found = (b.path for b in copies(path, workbook) if not b.note.startswith(SET_ASIDE))
    own = key.salt if key else None
    return tuple(copy for copy in found if passwords.salt_of(copy) not in (None, own))


def note_readable(path: Path, found: tuple[Path, ...]) -> tuple[Path, ...]:
    """Note such copies, to be told."""
    if found:
        _readable[path] = found
    return found


def tell_readable() -> list[tuple[Path, tuple[Path, ...]]]:
    """Each workbook beside which such copies were found, and these; each is told once."""
    told = list(_readable.items())
    _readable.clear()
    return told


def _in(folder: Path) -> Iterator[Backup]:
    for file in _files(folder):
        match = _NAME.fullmatch(file.name)
        if match and (made := _time(f"{match[1]}T{match[2]}")):
            yield backup(file, made, match[4] or "", number=int(match[3] or 0))
        elif file.name == COLLECTING + SUFFIX:
            changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            yield Backup(path=file, made=changed.astimezone().replace(tzinfo=None), note=COLLECTING)


def unreadable(path: Path) -> str:
    """A sentence on why the folder beside a workbook can't be read; empty if it can."""
    folder = folders(path, None)[0]
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return ""
    except OSError:
        return _("{folder} can’t be read. Check that it is a folder, and who may read it.").format(
            folder=folder
        )
    return ""


def _files(folder: Path) -> list[Path]:
    """The files of a folder; empty if there is no such folder, or if it may not be read."""
    try:
        return [file for file in folder.iterdir() if file.is_file()]
    except OSError:
        return []


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None

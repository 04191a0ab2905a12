"""What is wrong with the open workbook's file, in words, and what can be done about it."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from sixelements.application.errors import (
    CannotRead,
    CutShort,
    DamagedWorkbook,
    DiskFull,
    FileGone,
    FileRenamed,
    InUse,
    NotAWorkbook,
    OtherFile,
    TakenOver,
    TooMuch,
    WorldsFault,
)
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases

_MOST_NAMED = 3
"""How many of the changes that wait are named where closing is asked about."""


class WayOn(Enum):
    """A way on, the best first wherever several are offered."""

    GO_ON_THERE = auto()
    TRY_AGAIN = auto()
    BACK = auto()
    COPY = auto()
    OPEN = auto()
    BACKUPS = auto()
    RETRY = auto()
    IS_GONE = auto()
    TAKE_OVER = auto()


class Trouble(NamedTuple):
    """``waits`` says how much is not stored; empty if nothing is typed that the file lacks.

    ``calm``: nothing is wrong; it is only good to know.
    """

    title: str
    text: str
    waits: str
    ways: tuple[WayOn, ...]
    calm: bool = False


def trouble(session: Session, *, taking_over: bool = False) -> Trouble | None:
    """None while nothing is wrong that is known of. ``taking_over``: somebody thinks of it."""
    fault = session.save_state.fault
    if fault is None or not session.is_open:
        return _second_opening(session, taking_over=taking_over)
    if session.unreadable:
        said = phrases.sentences(phrases.sentence(title(fault)), _("This goes on by itself."))
        return Trouble(said, _unreadable(session), waits(session), (WayOn.RETRY,))
    text = fault.sentence
    if isinstance(fault, DiskFull) and session.unsaved:
        text = phrases.sentences(text, _("Once there is room, what waits is stored by itself."))
    return Trouble(title(fault), text, waits(session), _ways(fault))


def _unreadable(session: Session) -> str:
    """What it means that the file can't be read at this moment."""
    text = _(
        "{file} can’t be read at this moment. You see what was read before, and nothing you type is lost."
    )
    return text.format(file=session.path.name if session.path else "")


def _second_opening(session: Session, *, taking_over: bool) -> Trouble | None:
    """That somebody else has the workbook, and what that means; None if nobody has."""
    info = session.book.info if session.is_open else None
    if info is None or info.writer is None:
        return None
    if not session.writer:
        text = _("Try again, and you can change it.")
        return Trouble(_("Nobody has it open now."), text, "", (WayOn.TRY_AGAIN, WayOn.COPY), calm=True)
    since = info.out_of_reach if session.writer == info.writer else None
    if taking_over and since:
        text = _(
            "They have had it since {time}, and their computer can’t be asked from here. If their window is "
            "still open, taking over makes it read-only, and what they have not stored stays with them."
        )
        time = _("{day}, {time}").format(day=numbers.day(since.date()), time=numbers.clock(since))
        told = text.format(time=time)
        return Trouble(
            _("Take over from {who}?").format(who=info.writer),
            told,
            "",
            (WayOn.BACK, WayOn.COPY, WayOn.TAKE_OVER),
        )
    ways = (WayOn.TRY_AGAIN, WayOn.COPY, *((WayOn.IS_GONE,) if since else ()))
    text = _("You can read, print, and export. Changes are off, so that nothing of theirs is lost.")
    title = _("{who} has this workbook open.").format(who=session.writer)
    return Trouble(title, text, "", ways, calm=True)


def title(fault: WorldsFault) -> str:
    """The cause in a few words."""
    titles: tuple[tuple[type[WorldsFault], str], ...] = (
        (FileRenamed, _("The file has another name now")),
        (FileGone, _("The file is not there any more")),
        (CutShort, _("The file is damaged")),
        (OtherFile, _("Another file lies here now")),
        (TakenOver, _("Somebody took this workbook over")),
        (InUse, _("Another program holds the file")),
        (CannotRead, _("The file can’t be read")),
        (DiskFull, _("The disk is full")),
        (TooMuch, _("The workbook is full")),
        (DamagedWorkbook, _("The file is damaged")),
        (NotAWorkbook, _("The file is damaged")),
    )
    return next((words for kind, words in titles if isinstance(fault, kind)), _("The file can't be written"))


def waits(session: Session) -> str:
    """How many changes are not stored."""
    n = session.unsaved
    return ngettext("{n} change waits.", "{n} changes wait.", n).format(n=n) if n else ""


def copied_to(session: Session, copy: Path, before: Path | None) -> str:
    """That a copy was saved, and if the work goes on in it, as nobody would look for it there."""
    if session.path != copy or before is None:
        return _("The copy is in {path}.").format(path=copy)
    text = _("You go on in {copy}. What is typed from now on is stored there and no longer in {before}.")
    return text.format(copy=copy.name, before=before.name)


def what_waits(session: Session) -> str:
    """What is not stored, in words, as far as anybody may read it; of many, the newest. Empty if nothing is.

    Whoever changed nothing on the page that is shown reads here what it is about.
    """
    labels = list(dict.fromkeys(waiting.label for waiting in reversed(session.waiting)))
    if not labels:
        return ""
    more = session.unsaved > len(session.waiting) or len(labels) > _MOST_NAMED
    text = _("Not stored yet, beside others: {changes}.") if more else _("Not stored yet: {changes}.")
    return text.format(changes=numbers.listing(labels[:_MOST_NAMED]))


def in_memory_only(session: Session) -> bool:
    """Whether what is open lies in no file at its place, so that closing it loses all but its backups."""
    fault = session.save_state.fault
    kinds = FileGone | OtherFile | DamagedWorkbook | NotAWorkbook
    return isinstance(fault, kinds) and not isinstance(fault, FileRenamed)


def if_closed(session: Session) -> str:
    """What becomes of the workbook if it is closed as it is now, in a sentence."""
    fault, name = session.save_state.fault, session.path.name if session.path else ""
    if isinstance(fault, FileRenamed):
        return _("Without them, {file} stays as it was saved last.").format(file=fault.there.name)
    if isinstance(fault, TakenOver):
        return _("Without them, the workbook goes on as it is saved elsewhere.")
    if not in_memory_only(session):
        return _("Without them, the workbook stays as it was saved last.")
    if isinstance(fault, FileGone):
        text = _("{file} was deleted or moved away. What you see here is in memory only.")
    elif isinstance(fault, OtherFile) and fault.same_workbook:
        text = _("{file} holds another state of this workbook now. What you see here is in memory only.")
    elif isinstance(fault, OtherFile):
        text = _("{file} holds something else now. What you see here is in memory only.")
    else:
        text = _("{file} is damaged. What you see here is in memory only.")
    return text.format(file=name)


def keep_backup(session: Session) -> str:
    """Have one backup of what is in memory only; returns a sentence with its path, or why there is none."""
    try:
        kept = session.keep_once()
    except SixElementsError as refusal:
        return _("No backup could be made. {reason}").format(reason=refusal.sentence)
    if session.unsaved:
        text = _("A backup without what waits is kept: {file} in {folder}.")
    else:
        text = _("A backup is kept: {file} in {folder}.")
    return text.format(file=kept.name, folder=kept.parent)


def _ways(fault: WorldsFault) -> tuple[WayOn, ...]:
    if isinstance(fault, FileRenamed):
        return WayOn.GO_ON_THERE, WayOn.COPY, WayOn.RETRY
    if isinstance(fault, CutShort | DamagedWorkbook | NotAWorkbook):
        return WayOn.COPY, WayOn.BACKUPS, WayOn.RETRY
    if isinstance(fault, OtherFile):
        return (WayOn.COPY, WayOn.OPEN, WayOn.RETRY) if fault.opens else (WayOn.COPY, WayOn.RETRY)
    if isinstance(fault, FileGone | TakenOver):
        return WayOn.COPY, WayOn.RETRY
    return WayOn.RETRY, WayOn.COPY

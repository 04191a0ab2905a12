"""What is wrong with the open workbook's file, in words, and what can be done about it."""

from enum import Enum, auto
from typing import NamedTuple

from sixelements.application.errors import (
    DamagedWorkbook,
    DiskFull,
    FileGone,
    FileRenamed,
    InUse,
    NotAWorkbook,
    OtherFile,
    TooMuch,
    WorldsFault,
)
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session


class WayOn(Enum):
    """A way on, the best first wherever several are offered."""

    GO_ON_THERE = auto()
    COPY = auto()
    OPEN = auto()
    RETRY = auto()


class Trouble(NamedTuple):
    """``waits`` says how much is not stored; empty where nothing is typed that the file lacks."""

    title: str
    text: str
    waits: str
    ways: tuple[WayOn, ...]


def trouble(session: Session) -> Trouble | None:
    """None while nothing is wrong that is known of."""
    fault = session.save_state.fault
    if fault is None or not session.is_open:
        return None
    return Trouble(title(fault), fault.sentence, waits(session), _ways(fault))


def title(fault: WorldsFault) -> str:
    """The cause in a few words."""
    titles: tuple[tuple[type[WorldsFault], str], ...] = (
        (FileRenamed, _("The file has another name now")),
        (FileGone, _("The file is not there any more")),
        (OtherFile, _("Another file lies here now")),
        (InUse, _("Another program holds the file")),
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


def _ways(fault: WorldsFault) -> tuple[WayOn, ...]:
    if isinstance(fault, FileRenamed):
        return WayOn.GO_ON_THERE, WayOn.COPY, WayOn.RETRY
    if isinstance(fault, OtherFile):
        return (WayOn.COPY, WayOn.OPEN, WayOn.RETRY) if fault.same_workbook else (WayOn.COPY, WayOn.RETRY)
    if isinstance(fault, FileGone):
        return WayOn.COPY, WayOn.RETRY
    return WayOn.RETRY, WayOn.COPY

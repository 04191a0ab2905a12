"""A session on the fake workbook with one open round, as set-up, collect and answering need it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.errors import DiskFull, WorldsFault
from sixelements.application.foreign_sheets import SheetFile
from sixelements.domain.matching import Form
from sixelements.domain.teams import Headcount
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent
from tests.application.test_rounds import Room
from tests.builders import a_team
from tests.fakes.workbook import FakeWorkbook
from tests.presentation.plan_room import Shelf, services

TWELVE = Headcount(frontline=6, supervisor=5, manager=1)


class FullDisk(FakeWorkbook):
    """A workbook whose disk can be full."""

    full = False
    refuses: WorldsFault | None = None

    @contextmanager
    def change(self) -> Iterator[None]:
        if self.full:
            raise DiskFull("The disk is full.")
        if self.refuses:
            raise self.refuses
        with super().change():
            yield


@dataclass
class Desk:
    """A session, what lies under it, and what was told."""

    session: Session
    book: FullDisk
    room: Room
    shelf: Shelf
    files: dict[Path, SheetFile]
    heard: list[SessionEvent]

    def answers(self, *levels: int) -> None:
        """One full sheet a level, from the front line."""
        self.room.answers(self.session.round, *levels)


def a_desk(headcount: Headcount | None = TWELVE, *, read_only: bool = False, **settings: object) -> Desk:
    """A team with an open round that nobody has answered."""
    book = FullDisk()
    room = Room(book=book, team=a_team(headcount=headcount))
    room.open(**settings)
    if read_only:
        content, book = book.content, FullDisk(read_only=True)
        book.content = content
    shelf, files, heard = Shelf(), dict[Path, SheetFile](), list[SessionEvent]()

    def read(path: Path, _form: Form) -> SheetFile:
        return files[path]

    doors = replace(services(shelf, room.new_id), read_sheets=read)
    session = Session(doors)
    session.put(book, Path("alder.sixe"))
    session.subscribe(heard.append)
    return Desk(session, book, room, shelf, files, heard)

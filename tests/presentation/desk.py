"""A session on the fake workbook with one open round, as set-up, collect and answering need it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sixelements.application.errors import DiskFull, WorldsFault
from sixelements.application.table_file import ReadTable, TableFile
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.teams import Headcount
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_team
from tests.fakes.workbook import FakeWorkbook
from tests.presentation.plan_room import Shelf, services

TWELVE = Headcount(frontline=6, supervisor=5, manager=1)


class FullDisk(FakeWorkbook):
    """A workbook whose disk can be full."""

    full = False
    refuses: WorldsFault | None = None
    asked = 0
    """How many changes were asked for, refused ones too."""

    @contextmanager
    def change(self) -> Iterator[None]:
        self.asked += 1
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
    files: dict[Path, TableFile]
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
    shelf, files, heard = Shelf(), dict[Path, TableFile](), list[SessionEvent]()

    @contextmanager
    def gate(_coming: Sequence[Path]) -> Iterator[ReadTable]:
        yield lambda path, _tab="": files[path]

    doors = replace(services(shelf, room.new_id), answer_gate=gate, answer_files=lambda path: ([path], []))
    session = Session(doors)
    session.put(book, Path("alder.sixe"))
    session.subscribe(heard.append)
    return Desk(session, book, room, shelf, files, heard)


HEAD = ("role", *PRACTICES)


def table(*rows: Sequence[str], head: Sequence[str] = HEAD) -> TableFile:
    """A file as it was read: a header and rows of cells, told from others by what they hold."""
    found = (tuple(head), *map(tuple, rows))
    digest = sha256(repr(found).encode()).digest()
    return TableFile(digest=digest, table=ForeignTable(rows=found, places=tuple(range(1, len(found) + 1))))


def full(*levels: int) -> TableFile:
    """A file with a full sheet of each level, from the front line."""
    return table(*(("frontline", *[str(level)] * len(PRACTICES)) for level in levels))

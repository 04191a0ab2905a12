"""A session on the fake workbook with one closed round, and services that write nowhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sixelements.application.audiences import Audience
from sixelements.application.files import MadeFile, Progress
from sixelements.application.reports import Material, Picture, WantedPdf
from sixelements.application.templates import NO_TEMPLATE
from sixelements.domain.rounds import Round
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent
from tests.application.test_rounds import Room
from tests.builders import an_assessment, counting_ids
from tests.fakes.workbook import FakeWorkbook

MONDAY = date(2026, 11, 2)


class FakeSettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def read(self, key: str) -> str:
        return self._values.get(key, "")

    def write(self, key: str, value: str) -> None:
        self._values[key] = value


FORMS = ("form.pdf", "answers.csv")


@dataclass
class Shelf:
    """What was made and written."""

    made: list[tuple[Audience, str, frozenset[str]]] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    def make_pdf(self, wanted: WantedPdf, progress: Progress | None = None) -> MadeFile:
        if progress:
            progress(1, 1)
        self.made.append((wanted.audience, wanted.paper, wanted.parts))
        data = f"{wanted.material.team} on {wanted.paper}".encode()
        return MadeFile(data=data, missing=self.missing)

    def make_other(self, ending: str, material: Material, picture: Picture | None) -> MadeFile:
        return MadeFile(data=f"{material.team} {picture or ''}{ending}".encode())


def nothing(*_what: object) -> None:
    raise AssertionError("no test here needs this door")


def services(shelf: Shelf, new_id: Callable[[], str]) -> Services:
    """Doors that a plan or report needs; the others are closed."""
    return Services(
        open_workbook=nothing,  # type: ignore[arg-type] # a closed door
        create_workbook=nothing,  # type: ignore[arg-type] # a closed door
        open_read_only=nothing,  # type: ignore[arg-type] # a closed door
        shuffle=nothing,
        read_template=nothing,  # type: ignore[arg-type] # a closed door
        write_template=nothing,
        machine_defaults=lambda: (NO_TEMPLATE, ""),
        hardly_seen=nothing,  # type: ignore[arg-type] # a closed door
        make_comparison=nothing,  # type: ignore[arg-type] # a closed door
        comparison_key=nothing,  # type: ignore[arg-type] # a closed door
        write_key=nothing,
        writer_elsewhere=nothing,  # type: ignore[arg-type] # a closed door
        writer_at=nothing,  # type: ignore[arg-type] # a closed door
        build_example=nothing,  # type: ignore[arg-type] # a closed door
        backups=lambda _path: (),
        backups_unreadable=lambda _path: "",
        backup_opens=nothing,  # type: ignore[arg-type] # a closed door
        going_back=nothing,  # type: ignore[arg-type] # a closed door
        look_into=nothing,  # type: ignore[arg-type] # a closed door
        restore=nothing,
        save_backup=nothing,
        id_at=nothing,
        take_over=nothing,
        mend=nothing,  # type: ignore[arg-type] # a closed door
        assessment=lambda _id: an_assessment(),
        assessment_in=nothing,  # type: ignore[arg-type] # a closed door
        own_assessments=tuple,
        own_names=tuple,
        begin_assessment=nothing,  # type: ignore[arg-type] # a closed door
        put_away_assessment=nothing,  # type: ignore[arg-type] # a closed door
        preview_assessment=nothing,  # type: ignore[arg-type] # a closed door
        reading_grades=nothing,  # type: ignore[arg-type] # a closed door
        read_logo=nothing,  # type: ignore[arg-type] # a closed door
        read_plan=nothing,  # type: ignore[arg-type] # a closed door
        answer_gate=nothing,  # type: ignore[arg-type] # a closed door
        has_password=lambda _path: False,
        is_locked=lambda _path: False,
        unlock=nothing,
        hold_password=lambda _path: lambda: None,
        set_password=nothing,  # type: ignore[arg-type] # a closed door
        backups_apart=lambda _book: (),
        have_backups_follow=lambda _book: (),
        write_collection=nothing,  # type: ignore[arg-type] # a closed door
        write_hand_over=nothing,  # type: ignore[arg-type] # a closed door
        answer_files=nothing,  # type: ignore[arg-type] # a closed door
        problems=nothing,  # type: ignore[arg-type] # a closed door
        problems_csv=nothing,  # type: ignore[arg-type] # a closed door
        make_forms=lambda _material, _wanted: [MadeFile(kind=kind, data=b"form") for kind in FORMS],
        make_folder=lambda _path: None,
        make_pdf=shelf.make_pdf,
        make_other=shelf.make_other,
        printed_words=lambda material, _audience, _parts: material.plan.sponsor if material.plan else "",
        write_file=shelf.files.__setitem__,
        new_id=new_id,
        today=lambda: MONDAY,
        now=lambda: datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        settings=FakeSettings(),
        data_folder=Path("data"),
        warm_up=lambda: None,
    )


@dataclass
class PlanRoom:
    """One team, one round, a session that looks at it."""

    room: Room
    round: Round
    session: Session
    shelf: Shelf
    heard: list[SessionEvent]


def a_room(*, closed: bool = True, read_only: bool = False, example: bool = False) -> PlanRoom:
    """A workbook whose five practices stand at level 2."""
    room = Room()
    round_ = room.open()
    room.answers(round_, 1, 2, 2, 2, 3)
    if closed:
        round_ = room.close(round_)
    if read_only or example:
        content, room.book = room.book.content, FakeWorkbook(read_only=True)
        room.book.content = content
    shelf, heard = Shelf(), list[SessionEvent]()
    session = Session(services(shelf, counting_ids()))
    session.put(room.book, Path("alder.sixe"), example=example)
    session.subscribe(heard.append)
    return PlanRoom(room, round_, session, shelf, heard)

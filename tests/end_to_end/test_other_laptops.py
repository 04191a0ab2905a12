"""A round on two more laptops: shared, answered there by hand and by the grid, and brought back."""

import getpass
import platform
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application import responses
from sixelements.application.pile import pile_of
from sixelements.application.ports import Workbook
from sixelements.cli.main import COMMANDS, run
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Answer, level_answer
from sixelements.domain.rounds import Round
from sixelements.presentation.journey import StepId, can_go, first_page, rail
from sixelements.presentation.pages.collect import CollectPresenter, WayAct
from sixelements.presentation.pages.grid import GridPresenter
from sixelements.presentation.session import Session
from sixelements.storage.restoring import list_backups
from tests.presentation.plan_room import FakeSettings
from tests.storage.test_anonymity import told_by

REMARK = "the-night-shift-is-never-asked"


@dataclass(frozen=True)
class Desk:
    """A folder with a workbook in it, the command line, and other laptops."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    chance: random.Random = field(default_factory=lambda: random.Random(41))  # noqa: S311 - repeatable

    @property
    def book(self) -> Path:
        return self.folder / "county.sixe"

    def type(self, *arguments: object, code: int = 0) -> str:
        """What a command says, on both streams."""
        self.capsys.readouterr()
        assert run([str(a) for a in arguments]) == code, self.capsys.readouterr()
        said = self.capsys.readouterr()
        return said.out + said.err

    def new(self, *options: object) -> None:
        heads = ("--frontline", 9, "--supervisor", 6, "--practices", "core")
        self.type("new", self.book, "--organization", "Alder County", "--team", "Desk", *heads, *options)

    def share(self, name: str) -> Path:
        path = self.folder / f"{name}.sixc"
        self.type("share", self.book, "--out", path)
        return path

    def collect(self, *paths: Path, code: int = 0) -> str:
        return self.type("collect", self.book, *paths, code=code)

    def arrived(self) -> int:
        with opened(self.book) as (book, round_):
            return sum(book.responses.arrived(round_.id).values())

    def answer(self, path: Path, people: int, *, level: int | None = None) -> None:
        """So many people answer on the laptop that has this file."""
        with opened(path) as (book, round_):
            for _person in range(people):
                self._one(book, round_, level)

    def _one(self, book: Workbook, round_: Round, level: int | None) -> None:
        role = self.chance.choice((Role.FRONTLINE, Role.SUPERVISOR))
        response = responses.begin(book, round_, role=role, new_id=bootstrap.new_id)
        answers: dict[ItemId, Answer | None] = {
            ItemId(p): level_answer(level or self.chance.randint(1, 5)) for p in round_.practices
        }
        responses.give_answers(book, response, answers)
        responses.give_comment(book, response, ItemId(round_.practices[0]), REMARK)
        responses.submit(book, round_, response)


@contextmanager
def opened(path: Path) -> Iterator[tuple[Workbook, Round]]:
    book = bootstrap.open_workbook(path)
    try:
        (team,) = book.teams.all()
        yield book, book.rounds.of(team.id)[-1]
    finally:
        book.close()


@contextmanager
def sitting(path: Path) -> Iterator[Session]:
    session = Session(bootstrap._services(FakeSettings()))
    session.put(bootstrap.open_workbook(path), path)
    try:
        yield session
    finally:
        session.close()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk", capsys)


def sheets_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        (n,) = file.execute("SELECT count(*) FROM response").fetchone()
    return int(n)


def type_in(path: Path, sheets: int) -> None:
    """Paper typed in on the other laptop, and handed in as one pile."""
    with sitting(path) as session:
        grid = GridPresenter(session)
        grid.begin(sheets)
        for n in range(sheets):
            for key in (1, *[1 + n % 5] * (12 + 10)):
                grid.digit(key)
            grid.next_sheet()
        grid.hand_in()
        assert not pile_of(session.book, session.round)


def test_sheets_of_two_laptops_come_back_once_each_whatever_is_taken_in_again(desk: Desk) -> None:
    desk.new()
    day, night = desk.share("day"), desk.share("night")
    desk.answer(day, 3)
    type_in(night, 4)
    said = desk.collect(day, night)
    assert "day.sixc: 3 sheets taken in." in said
    assert "night.sixc: 4 sheets taken in." in said
    later = night.with_name("later.sixc")
    shutil.copy2(night, later)
    desk.answer(later, 2)
    said = desk.collect(day, night, later, later)
    assert "day.sixc: 0 sheets taken in.\n  3 sheets came with an earlier file and are left out." in said
    assert "later.sixc: 2 sheets taken in.\n  4 sheets came with an earlier file" in said
    desk.type("collect", desk.book, later, day, "--again", "--skip-bad")
    assert desk.arrived() == 9
    with sitting(desk.book) as session:
        view = CollectPresenter(session).view()
        assert view.ways == (("9", "Other laptops"),)
        assert {*session.book.responses.comments(session.round.id).values()} == {(REMARK,) * 5}
    desk.type("close", desk.book)
    assert "is final" in desk.collect(later, code=1)


def test_what_it_would_bring_is_shown_before_and_a_take_in_can_be_undone_and_taken_in_again(
    desk: Desk,
) -> None:
    desk.new()
    back = desk.share("back")
    desk.answer(back, 6)
    said = desk.type("collect", desk.book, back, "--preview")
    assert "  6 new sheets.\n" in said
    assert "can be taken back until" in said
    assert desk.arrived() == 0
    desk.collect(back)
    assert "6 sheets were taken back. In now: 0." in desk.type("collect", desk.book, "--undo")
    assert "back.sixc: 6 sheets taken in." in desk.collect(back)
    small = desk.share("small")
    desk.answer(small, 1)
    assert "This sheet can't be taken back: going back would show it." in desk.collect(small)
    assert "Nothing can be taken back" in desk.type("collect", desk.book, "--undo", code=1)
    kept = [b.path for b in list_backups(desk.book) if b.note == "while collecting"]
    assert [sheets_in(path) for path in kept] == [7]  # held against the workbook, it shows no single sheet


def test_a_folder_brings_its_collection_files_and_what_is_begun_stays_there(desk: Desk) -> None:
    desk.new()
    folder = desk.folder / "returned"
    folder.mkdir()
    back, empty = desk.share("back"), desk.share("empty")
    desk.answer(back, 2)
    with opened(back) as (book, round_):
        responses.begin(book, round_, role=None, new_id=bootstrap.new_id)
    for path in (back, empty):
        path.rename(folder / path.name)
    said = desk.collect(folder)
    assert "back.sixc: 2 sheets taken in." in said
    assert "1 sheet in it is begun, or typed in and not handed in. It stays there." in said
    assert "empty.sixc: left alone, as it holds no answers." in said


def test_each_way_in_which_it_does_not_fit_has_its_sentence_and_brings_nothing(desk: Desk) -> None:
    desk.new()
    back = desk.share("back")
    desk.answer(back, 5)
    half = desk.folder / "half.sixc"
    half.write_bytes(back.read_bytes()[: 3 * 65536])
    other = Desk(desk.folder / "other", desk.capsys)
    other.folder.mkdir()
    other.new()
    newer = desk.folder / "newer.sixc"
    shutil.copy2(back, newer)
    with closing(sqlite3.connect(newer)) as file:
        file.execute("PRAGMA user_version=99")
    desk.type("round", desk.book, code=1)
    assert "It belongs to no round of this workbook." in other.collect(back, code=1)
    assert "It is damaged, as when a copy broke off. Have it sent again." in desk.collect(half, code=1)
    assert "made by a newer version of Six Elements" in desk.collect(newer, code=1)
    shutil.copy2(desk.book, desk.folder / "copy.sixc")
    assert "It is a workbook, and no collection file." in desk.collect(desk.folder / "copy.sixc", code=1)
    (desk.folder / "nothing.sixc").write_bytes(b"")
    (desk.folder / "text.sixc").write_text("role,1.1\n", encoding="utf-8")
    assert desk.collect(*desk.folder.glob("[nt][oe][tx]*.sixc"), code=1).count("no collection file") == 2
    assert "There is no file" not in desk.collect(desk.folder / "gone.sixc", code=1)
    assert desk.arrived() == 0


def test_a_round_that_was_asked_otherwise_since_takes_none_of_what_was_promised_more(desk: Desk) -> None:
    desk.new()
    back = desk.share("back")
    desk.answer(back, 5)
    with opened(desk.book) as (book, round_), book.change():
        book.rounds.put(replace(round_, threshold=3))
    assert "People were promised more than the round keeps now" in desk.collect(back, code=1)
    assert desk.arrived() == 0


def test_a_sheet_that_says_something_else_under_the_same_id_is_chosen_neither_here_nor_there(
    desk: Desk,
) -> None:
    desk.new()
    back = desk.share("back")
    desk.answer(back, 3, level=2)
    desk.collect(back)
    with closing(sqlite3.connect(back)) as file:
        (id_,) = file.execute("SELECT min(response) FROM answer").fetchone()
    desk.answer(back, 1)
    with closing(sqlite3.connect(back)) as file:
        file.execute("UPDATE answer SET code = 5 WHERE response = ?", (id_,))
        file.commit()
    before = told_by(desk.book)
    for more in ((), ("--skip-bad",), ("--again",)):
        said = desk.type("collect", desk.book, back, *more, code=1)
        assert "1 sheet in it is in already and says something else there." in said
    assert "says something else" in desk.type("collect", desk.book, back, "--preview", code=1)
    assert told_by(desk.book) == before


def test_nothing_can_be_done_with_it_by_command_but_what_mends_it(desk: Desk) -> None:
    desk.new()
    back = desk.share("back")
    desk.answer(back, 1)
    discussion = desk.folder / "talk.json"
    discussion.write_text("{}", encoding="utf-8")
    more: dict[str, tuple[object, ...]] = {
        "team": ("Other",),
        "forms": ("--out", desk.folder),
        "collect": (back,),
        "share": ("--out", desk.folder / "again.sixc"),
        "discuss": (discussion,),
        "report": ("--out", desk.folder / "r.pdf"),
        "export": ("--out", desk.folder / "e.csv"),
        "handover": ("--out", desk.folder / "h.sixe"),
        "merge": (desk.book,),
    }
    fine = {"demo", "new", "check", "assessment", "mend", "backups", "associate"}
    for command in (c for c in COMMANDS if c not in fine):
        assert "This is a collection file" in desk.type(command, back, *more.get(command, ()), code=1)
    assert "everything is in order" in desk.type("check", back)
    assert "exists already" in desk.type("share", desk.book, "--out", back, code=1)
    assert "ends in .sixc" in desk.type("share", desk.book, "--out", desk.folder / "a.sixe", code=2)


def test_it_holds_the_questions_and_nothing_that_was_answered_planned_or_named(desk: Desk) -> None:
    desk.new()
    here = desk.folder / "mine.csv"
    with opened(desk.book) as (book, round_):
        asked = round_.practices
    rows = [["role", *asked], *([["frontline", *"3" * len(asked)]] * 6)]
    here.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    desk.collect(here)
    desk.answer(desk.book, 2)
    back = desk.share("back")
    with opened(back) as (book, round_):
        assert round_.practices == asked
        assert not book.responses.arrived(round_.id)
        assert not book.responses.ways(round_.id)
        assert book.info.organization == "Alder County"
    content = back.read_bytes()
    known = [getpass.getuser(), platform.node(), REMARK, str(desk.folder), "mine.csv"]
    assert not [word for word in known if len(word) > 5 and word.encode() in content]


def test_no_byte_of_it_or_of_the_workbook_tells_in_which_order_people_answered_there(desk: Desk) -> None:
    desk.new()
    kept = desk.share("kept")
    there, home = set(), set()
    ids = [f"{desk.chance.getrandbits(128):032x}" for _n in range(6)]
    for n in range(3):
        back, book_ = (path.with_stem(f"{path.stem}-{n}") for path in (kept, desk.book))
        shutil.copy2(kept, back)
        shutil.copy2(desk.book, book_)
        random.Random(n).shuffle(ids)  # noqa: S311 - repeatable
        with opened(back) as (book, round_):
            for id_ in ids:
                level = 1 + int(id_[0], 16) % 5
                response = responses.begin(book, round_, role=None, new_id=partial(str, id_))
                answers: dict[ItemId, Answer | None] = {ItemId(p): level_answer(level) for p in asked(round_)}
                responses.give_answers(book, response, answers)
                responses.submit(book, round_, response)
        there.add(told_by(back))
        desk.type("collect", book_, back)
        home.add(told_by(book_))
        there |= {told_by(back)}
    assert (len(there), len(home)) == (1, 1)


def asked(round_: Round) -> tuple[str, ...]:
    return tuple(round_.practices)


def test_on_the_other_laptop_nothing_but_answering_is_offered_and_it_says_where_it_goes_back(
    desk: Desk,
) -> None:
    desk.new()
    back = desk.share("back")
    with sitting(back) as session:
        assert first_page(session) is StepId.COLLECT
        assert [step.id for step in rail(session)] == [StepId.COLLECT]
        assert [step for step in StepId if can_go(session, step)] == [StepId.COLLECT]
        view = CollectPresenter(session).view()
        assert view.collection
        assert [way.title for way in (*view.others, *view.room)] == [
            "This laptop, in a quiet corner",
            "Type in paper",
        ]
        assert (view.closing.button, view.message, view.total.people) == ("", "", 0)
        assert view.next is WayAct.HAND_ROUND
        assert view.closing.text == (
            "When everybody here has answered, close this window, and give the file back.sixc back to "
            "whoever sent it. Its sheets count once they are taken in on Collect in the workbook of Alder "
            "County."
        )

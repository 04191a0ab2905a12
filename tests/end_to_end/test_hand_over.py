"""A workbook that is handed over: what was published goes along, and nothing that leads to a sheet."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application import closing as rounds_end
from sixelements.application.handing_over import HandedOverCopy, hand_over, outlook
from sixelements.application.ports import Traces, Workbook
from sixelements.application.results import results_of
from sixelements.cli.main import run
from sixelements.content import snapshot
from sixelements.domain.actions import Action, Kind, Plan, PlanPerson
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.ids import ActionId, ItemId, PlanId, RoundId
from sixelements.domain.responses import Response, Way
from sixelements.domain.rounds import Mode, State
from sixelements.presentation.journey import STEPS, StepId, first_page, rail
from sixelements.storage import bounds, handing
from tests.builders import LINES, PRACTICES, a_round, a_team, an_answer, an_assessment
from tests.presentation.plan_room import a_room
from tests.storage.books import new_book, open_book
from tests.storage.golden import sheet_id

REMARK = "the night shift is never asked, sheet {n}"
OWNER, HELPER, COLLEAGUE = "Wilhelmina Okonkwo", "Bartholomew Quist", "Seraphina Dlamini"
ALWAYS_THERE = {
    "workbook",
    "assessment",
    "team",
    "round",
    "round_practice",
    "published_figures",
    "handed_over",
}
MAY_BE_THERE = {"team_service", "work_days", "closed_days", "discussion", "worksheets", "plan", "service"}


def full(path: Path) -> Workbook:
    """A published anonymous round and an open one with sheets of every kind, comments, and a plan."""
    book = new_book(path)
    with book.change():
        digest = book.assessments.put(an_assessment())
        book.teams.put(a_team())
        book.teams.put(a_team("team-2", name="Nothing closed yet"))
        done = a_round("round-done", assessment=digest, state=State.PUBLISHED)
        book.rounds.put(replace(done, opened_on=date(2026, 11, 1), closed_on=date(2026, 11, 20)))
        book.rounds.put(a_round("round-next", number=2, mode=Mode.OPEN, assessment=digest))
        book.rounds.put(a_round("round-else", team="team-2", assessment=digest))
        for round_, people in (("round-done", 9), ("round-next", 4), ("round-else", 6)):
            book.responses.add(a_sheet(round_, n) for n in range(people))
            book.responses.remember(RoundId(round_), round_.encode().ljust(32, b"!"))
            book.responses.came(RoundId(round_), {Way.TABLE: people})
        begun = sheet_id("begun")
        book.responses.begin(begun, round_=RoundId("round-next"), role=None)
        book.responses.comment(begun, ItemId("1.1"), REMARK.format(n="begun"))
        book.responses.pause(begun, words=b"four words of a sheet to go on with")
        book.discussions.put(done.id, TALK)
        book.plans.put(done.id, A_PLAN)
    return book


def a_sheet(round_: str, n: int) -> Response:
    items = (*PRACTICES, *LINES)
    return Response(
        id=sheet_id(f"{round_} {n}"),
        round=RoundId(round_),
        role=None,
        answers={ItemId(i): an_answer((n * 3 + k) % 5 + 1) for k, i in enumerate(items)},
        comments={ItemId(PRACTICES[0]): REMARK.format(n=f"{round_} {n}")},
    )


TALK = Discussion(
    facilitator="Ines",
    settled={PRACTICES[0]: Settled(outcome=Outcome.AGREED, level=2.5, why="Rarely", evidence="A list")},
    votes={PRACTICES[0]: 3},
)
A_PLAN = Plan(
    id=PlanId("plan-1"),
    start=date(2026, 12, 1),
    people=(PlanPerson(COLLEAGUE),),
    actions=(
        Action(
            id=ActionId("1.1-start"),
            kind=Kind.LIBRARY,
            title="Ask around",
            practice=PRACTICES[0],
            element=an_assessment().elements[0].id,
            expected_level=3,
            owner=OWNER,
            helpers=HELPER,
        ),
    ),
)


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    book = open_book(path)
    try:
        yield book
    finally:
        book.close()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workbook]:
    book = full(tmp_path / "here.sixe")
    yield book
    book.close()


def handed(book: Workbook, path: Path, *, names: bool = True) -> HandedOverCopy:
    return hand_over(book, bootstrap.write_hand_over(path, book.info.id), names=names)


def leads_to_a_sheet(book: Workbook) -> list[bytes]:
    """Every comment, id, digest and word that may not be in a copy, in each way it may be written."""
    traces = book.responses.traces()
    ids = [form for id_ in traces.sheets for form in (id_.encode(), bytes.fromhex(id_), id_.upper().encode())]
    assert len(traces.sheets) == 20
    assert len(traces.comments) == 20
    assert len(traces.marks) == 4
    comments = [c.encode(code) for c in traces.comments for code in ("utf-8", "utf-16-le")]
    return [*ids, *traces.marks, *comments]


def test_no_byte_of_a_copy_leads_to_a_sheet_or_to_what_is_open(here: Workbook, tmp_path: Path) -> None:
    made = handed(here, tmp_path / "copy.sixe")
    assert (made.teams, made.rounds, made.sheets, made.comments, made.short) == (1, 1, 20, 20, 0)
    forbidden = [*leads_to_a_sheet(here), b"round-next", b"round-else", b"team-2", b"Nothing closed yet"]
    beside = {f.name: f.read_bytes() for f in tmp_path.rglob("*copy*") if f.is_file()}
    assert [*beside] == ["copy.sixe"]
    assert [word for word in forbidden if any(word in data for data in beside.values())] == []


def test_what_is_changed_and_removed_in_a_copy_leaves_no_more_behind(here: Workbook, tmp_path: Path) -> None:
    """Free pages, journals, and backups of the copy, too."""
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    seen: list[bytes] = []
    with opened(copy) as book:
        (round_,) = book.rounds.of(book.teams.all()[0].id)
        with book.change():
            book.plans.put(round_.id, replace(A_PLAN, actions=()))
            seen += [f.read_bytes() for f in tmp_path.glob("copy.sixe*") if f.is_file()]
    seen += [f.read_bytes() for f in tmp_path.rglob("*") if f.is_file() and "copy" in str(f)]
    assert len(seen) > 3
    assert [word for word in leads_to_a_sheet(here) if any(word in data for data in seen)] == []
    with closing(sqlite3.connect(copy)) as connection:
        for table in bounds.ROWS:
            n = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            may = {name for name in (*ALWAYS_THERE, *MAY_BE_THERE) if table.startswith(name)}
            kin = table in ("settled", "vote", "aim", "history", "book_history")
            assert (not n) or may or kin, table


def test_it_says_the_same_and_opens_as_ours(here: Workbook, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    assert bootstrap.problems(copy) == []
    with opened(copy) as book:
        assert (book.info.origin, book.info.id != here.info.id) == (here.info.id, True)
        (team,) = book.teams.all()
        (round_,) = book.rounds.of(team.id)
        assert results_of(book, round_) == results_of(here, here.rounds.get(round_.id))
        assert book.discussions.of(round_.id) == TALK
        assert book.plans.of(round_.id) == A_PLAN
        assert book.responses.traces() == Traces()


def test_only_what_was_published_is_stored_of_the_answers(here: Workbook, tmp_path: Path) -> None:
    """Nothing that, held against what was published, would tell more: no count, sum or role beside it."""
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    score = results_of(here, here.rounds.get(RoundId("round-done"))).score
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("SELECT round, content FROM published_figures").fetchall()
    assert found == [("round-done", snapshot.freeze_score(score))]
    assert snapshot.thaw_score(found[0][1]) == score


def test_names_of_owners_and_helpers_can_stay_here(here: Workbook, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sixe"
    made = handed(here, copy, names=False)
    assert made.naming == ()
    data = copy.read_bytes()
    assert [name for name in (OWNER, HELPER, COLLEAGUE) if name.encode() in data] == []
    told = replace(TALK.settled[PRACTICES[0]], why=f"{OWNER.split(maxsplit=1)[0]} {OWNER.split()[1]} said so")
    with here.change():
        here.discussions.put(RoundId("round-done"), replace(TALK, settled={PRACTICES[0]: told}))
    assert handed(here, tmp_path / "other.sixe", names=False).naming == (told.why,)


@pytest.mark.parametrize("before", ["Somebody wrote: ", "{as written} "])
def test_a_comment_that_was_quoted_stops_it_and_leaves_no_file(
    before: str, here: Workbook, tmp_path: Path
) -> None:
    quoted = Settled(outcome=Outcome.CONFIRMED, why=before + REMARK.format(n="round-done 3"))
    with here.change():
        here.discussions.put(RoundId("round-done"), Discussion(settled={PRACTICES[1]: quoted}))
    with pytest.raises(NotAllowed, match="a comment was found"):
        handed(here, tmp_path / "copy.sixe")
    assert [*tmp_path.glob("*copy*")] == []


def test_words_that_anybody_would_write_are_sought_only_where_the_copy_does_not_say_them(
    here: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("Ask around", "Zyx canary", "Yes")
    with here.change():
        here.responses.add(
            replace(a_sheet("round-done", 90 + n), comments={ItemId("1.1"): said})
            for n, said in enumerate(words)
        )
    made = handed(here, tmp_path / "copy.sixe")
    assert (made.comments, made.short) == (21, 2)
    content = handing._content
    monkeypatch.setattr(handing, "_content", lambda made: content(made) + b"a free page: Zyx canary")
    with pytest.raises(NotAllowed, match="a comment was found in it, between what it says"):
        handed(here, tmp_path / "other.sixe")
    assert [*tmp_path.glob("*other*")] == []


def test_nothing_is_handed_over_before_a_round_is_published(tmp_path: Path) -> None:
    book = new_book(tmp_path / "new.sixe")
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round())
    with pytest.raises(NotAllowed, match="Close a round first"):
        outlook(book)
    book.close()


def test_a_copy_takes_no_sheet_and_begins_and_reopens_no_round(
    here: Workbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    before = copy.read_bytes()
    record = tmp_path / "record.json"
    record.write_text(json.dumps({"agreed": {"1.1": 3}}))
    sheets = tmp_path / "sheets.csv"
    sheets.write_text("role," + ",".join(PRACTICES) + "\n,3,3,3,3,3\n")
    for arguments in (
        ("round", copy),
        ("team", copy, "Another"),
        ("discuss", copy, record),
        ("collect", copy, sheets),
        ("share", copy, "--out", tmp_path / "more.sixc"),
        ("close", copy),
    ):
        assert run([str(a) for a in arguments]) == 1, arguments
        assert capsys.readouterr().err.count("\n") == 1
    with opened(copy) as book:
        (round_,) = book.rounds.of(book.teams.all()[0].id)
        with pytest.raises(NotAllowed, match="hand-over copy"):
            rounds_end.reopen_round(book, round_)
    assert copy.read_bytes() == before


def test_a_copy_of_a_copy_leads_to_the_first(here: Workbook, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    assert run(["handover", str(copy), "--out", str(tmp_path / "second.sixe")]) == 0
    with opened(tmp_path / "second.sixe") as book:
        assert book.info.origin == here.info.id


def test_in_the_window_a_copy_has_no_step_that_asks_or_settles(here: Workbook, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    room = a_room()
    room.session.put(open_book(copy), copy)
    steps = [view.id for view in rail(room.session)]
    assert steps == [s.id for s in STEPS if s.id not in (StepId.COLLECT, StepId.DISCUSS)]
    assert first_page(room.session) is StepId.RESULTS
    room.session.close()


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE published_figures SET content = replace(content, \'"mean":\', \'"mean":1e999,"x":\')',
        "UPDATE published_figures SET content = replace(content, '\"level\":3', '\"level\":9')",
        "UPDATE published_figures SET content = '[]'",
        "UPDATE round_practice SET set_aside = 'later' WHERE practice = '1.1'",
    ],
)
def test_figures_that_something_else_changed_are_refused_in_a_sentence(
    here: Workbook, tmp_path: Path, change: str
) -> None:
    copy = tmp_path / "copy.sixe"
    handed(here, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        assert connection.execute(change).rowcount
    with opened(copy) as book:
        (round_,) = book.rounds.of(book.teams.all()[0].id)
        with pytest.raises(SixElementsError):
            results_of(book, round_)


def test_the_worked_example_is_handed_over_by_command(
    built_example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sixe"
    assert run(["handover", str(built_example), "--out", str(copy)]) == 0
    said = capsys.readouterr().out
    assert "Same figures as here: all 74." in said
    outputs = []
    for book in (built_example, copy):
        for command in ("score", "plan"):
            assert run([command, str(book), "--json"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert run(["report", str(copy), "--out", str(tmp_path / "roadmap.pdf")]) == 0
    assert run(["review", str(copy)]) == 0
    capsys.readouterr()
    assert run(["status", str(copy), str(built_example)]) == 0
    mine, theirs = (part for part in capsys.readouterr().out.split("(") if "Counter" in part)
    assert ("next round" in mine, "next round" in theirs) == (False, True)
    assert run(["handover", str(built_example), "--out", str(copy)]) == 1
    assert run(["handover", str(built_example), "--out", str(tmp_path / "copy.zip")]) == 2

"""Canaries: every field holds a word of its own; none of them turns up where it does not belong."""

import json
import re
import zipfile
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application import closing, discussion, plans, responses, rounds
from sixelements.application.rounds import RoundSettings
from sixelements.application.teams import add_team
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import Discussion, Outcome, Service, Settled
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Response, level_answer
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from tests.end_to_end.processes import Command, in_turn

CANARY = re.compile("canary[a-z]+[0-9]*")


class Canaries:
    """Unique words, one a field."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, what: str) -> str:
        word = f"canary{what}{len(self.given)}"
        self.given.append(word)
        return word


@pytest.fixture(scope="module")
def canary() -> Canaries:
    return Canaries()


@pytest.fixture
def book(written: bytes, tmp_path: Path) -> Path:
    """A workbook in which every text that a person can write is a canary."""
    path = tmp_path / "book.sixe"
    path.write_bytes(written)
    return path


@pytest.fixture(scope="module")
def written(canary: Canaries, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same, made once."""
    path = tmp_path_factory.mktemp("written") / "book.sixe"
    assessment = bootstrap.assessment("six-elements")
    book = bootstrap.create_workbook(path)("Alder County")
    people = Headcount(frontline=6, supervisor=6)
    team = add_team(book, name="Permit Counter", headcount=people, new_id=bootstrap.new_id)
    settings = RoundSettings(mode=Mode.OPEN, practices=tuple(assessment.practices))
    day = date(2026, 10, 5)
    round_ = rounds.open_round(book, team, assessment, settings, new_id=bootstrap.new_id, today=day)
    for n in range(12):
        response = responses.begin(book, round_, role=list(Role)[n % 2], new_id=bootstrap.new_id)
        for practice in round_.practices:
            responses.give_answers(book, response, {ItemId(practice): level_answer(1 + n % 4)})
        responses.give_comment(book, response, ItemId("1.1"), canary("comment"))
        responses.submit(book, round_, response)
    closed = closing.close_round(book, round_, today=day)
    practice = closed.practices[0]
    closed = rounds.set_aside(book, closed, closed.practices[-1], reason=canary("setaside"))
    talk = Discussion(
        facilitator=canary("facilitator"),
        settled={
            practice: Settled(outcome=Outcome.AGREED, level=3, why=canary("why"), evidence=canary("evidence"))
        },
        services=(Service(name=canary("service"), levels={}),),
    )
    discussion.put_whole(book, closed, talk)
    plans.accept(book, closed, start=day, new_id=bootstrap.new_id)
    plan = plans.accepted(book, closed)
    texts = {
        f.name: canary(f.name.replace("_", ""))
        for f in fields(plan.actions[0])
        if f.type in ("str", "str | None", str) and f.name not in ("id", "practice", "element")
    }
    action = replace(plan.actions[0], **texts)  # type: ignore[arg-type] # names of text fields
    changed = replace(
        plan,
        actions=(action, *plan.actions[1:]),
        aim=canary("aim"),
        sponsor=canary("sponsor"),
        log=(canary("log"),),
    )
    plans.store(book, closed, changed)
    book.close()
    return path.read_bytes()


def bad_files(folder: Path, canary: Canaries) -> list[Path]:
    """Files of answers and discussions that are refused, full of canaries."""
    practices = list(bootstrap.assessment("six-elements").practices)
    header = ",".join(["role", *practices])
    texts = {
        "cell.csv": f"{header}\nfrontline,{canary('cell')}" + ",3" * 36,
        "role.csv": f"{header}\n{canary('role')}" + ",3" * 37,
        "short.csv": f"{header}\nfrontline,{canary('short')}",
        "quote.csv": f'{header}\nfrontline,"{canary("quote")}',
        "talk.json": json.dumps({"agreed": {"1.1": canary("level")}, "why": {"1.1": canary("reason")}}),
        "talk2.json": json.dumps({"facilitator": [canary("name")]}),
        "talk3.json": '{"facilitator": "' + canary("open"),
    }
    paths = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return paths


def found_in(text: str) -> set[str]:
    return set(CANARY.findall(text))


def test_what_goes_wrong_quotes_nothing_that_people_wrote(
    tmp_path: Path, book: Path, canary: Canaries
) -> None:
    commands: list[Command] = [
        ("collect" if bad.suffix == ".csv" else "discuss", book, bad) for bad in bad_files(tmp_path, canary)
    ]
    commands += [
        ("close", book),
        ("plan", book, "--accept"),
        ("score", book, "--round", 7),
        ("report", book, "--out", tmp_path / "no" / "such" / "r.pdf"),
        ("report", book, "--out", "r.docx"),
        ("round", book, "--practices", "nonsense"),
    ]
    data = bytearray(book.read_bytes())
    data[4_096:40_960] = b"\xff" * 36_864
    (tmp_path / "damaged.sixe").write_bytes(data)
    commands += [(command, tmp_path / "damaged.sixe") for command in ("score", "check", "close")]
    for run in in_turn(*commands, cwd=tmp_path):
        assert run.returncode in (1, 2), run.stdout
        assert found_in(run.stderr) == set(), run.stderr
        assert "Traceback" not in run.stderr


def test_no_command_leaves_a_trace_outside_the_workbook_and_its_reports(tmp_path: Path, book: Path) -> None:
    commands: list[Command] = [
        ("score", book),
        ("plan", book),
        ("check", book),
        ("status", book),
        ("export", book, "--out", tmp_path / "figures.csv"),
        *(("report", book, "--out", tmp_path / f"out{ending}") for ending in bootstrap.REPORTS),
    ]
    assert [run.returncode for run in in_turn(*commands, cwd=tmp_path)] == [0] * len(commands)
    allowed = {book, tmp_path / "figures.csv", *(tmp_path / f"out{ending}" for ending in bootstrap.REPORTS)}
    for path in tmp_path.rglob("*"):
        if path.is_file() and path not in allowed and path.parent.name != f"{book.name} backups":
            assert found_in(path.read_text(encoding="utf-8", errors="replace")) == set(), path


def test_comments_facilitators_and_reasons_are_in_no_report(tmp_path: Path, book: Path) -> None:
    files = [tmp_path / f"out{ending}" for ending in (".json", ".csv", ".ics", ".svg", ".xlsx")]
    in_turn(*(("report", book, "--out", file) for file in files), cwd=tmp_path)
    text = "".join(file.read_text(encoding="utf-8").replace("\n ", "") for file in files[:-1])
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        text += "".join(parts.read(name).decode() for name in parts.namelist())
    leaked = {w for w in found_in(text) if w.startswith(("canarycomment", "canaryfacilitator", "canarywhy"))}
    assert leaked == set()


def test_nothing_tells_the_order_or_the_time_of_sheets(book: Path) -> None:
    """Comments come in alphabetical order, whoever wrote first."""
    opened = bootstrap.open_workbook(book, read_only=True)
    round_ = opened.rounds.of(opened.teams.all()[0].id)[0]
    comments = opened.responses.comments(round_.id)
    opened.close()
    for texts in comments.values():
        assert list(texts) == sorted(texts)


def test_a_response_is_a_value_without_a_time() -> None:
    assert {f.name for f in fields(Response)} == {"id", "round", "role", "answers", "comments"}

"""A full workbook, made once, and how a text of each kind is stored in it as a person would."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sixelements import bootstrap
from sixelements.application import (
    discussion,
    organization,
    plan_editing,
    plans,
    responses,
    rounds,
    teams,
    worksheets,
)
from sixelements.application.ports import Workbook
from sixelements.cli.main import run
from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import Outcome, Service, Settled
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.limits import Writing
from sixelements.domain.rounds import Round
from tests.application.test_limits import IN_A_PLAN, IN_WORKSHEETS

FILES = Path(__file__).parents[1] / "files"
PRACTICE = PracticeId("1.1")
Put = Callable[[Workbook, str], object]


def full_book(folder: Path) -> bytes:
    """A workbook with a closed round that was talked about and has a plan, and a second, open round."""
    path = folder / "full.sixe"
    for command in (
        ("new", path, "--organization", "Alder County", "--frontline", 20, "--mode", "open"),
        ("collect", path, FILES / "example-answers.csv"),
        ("close", path),
        ("discuss", path, FILES / "example-discussion.json"),
        ("plan", path, "--accept", "--start", "2026-11-02"),
        ("team", path, "Front desk"),
    ):
        assert run([str(word) for word in command]) == 0, command
    return path.read_bytes()


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook, which must open for writing."""
    book = bootstrap.open_workbook(path)
    try:
        assert not book.info.read_only, book.info.beyond
        yield book
    finally:
        book.close()


def assert_opens_again(path: Path) -> None:
    """For writing, in order, and so does its newest backup in its place."""
    with opened(path):
        pass
    assert bootstrap.problems(path) == []
    newest = bootstrap.backups_of(path)[0]
    bootstrap.restore(path, newest.path)
    with opened(path):
        pass
    assert bootstrap.problems(path) == []


def closed_round(book: Workbook) -> Round:
    return rounds.find_round(book, book.teams.all()[0].id)


def plan_of(book: Workbook) -> Plan:
    return plans.accepted(book, closed_round(book))


def _in_plan(writing: Writing) -> Put:
    def put(book: Workbook, text: str) -> object:
        plan = plan_of(book)
        known = replace(plan, actions=tuple(replace(a, depends_on=()) for a in plan.actions))
        return plans.store(book, closed_round(book), IN_A_PLAN[writing](known, text))

    return put


def _declined(book: Workbook, text: str) -> object:
    round_ = closed_round(book)
    plan = plan_of(book)
    editor = plan_editing.Editor(
        book=book, round=round_, start=plan.start, today=plan.start, new_id=bootstrap.new_id
    )
    last = plan.actions[-1].id
    with book.change():
        waiting = replace(plan, declined=(), actions=tuple(replace(a, depends_on=()) for a in plan.actions))
        book.plans.put(round_.id, replace(waiting, actions=tuple(a for a in waiting.actions if a.id != last)))
        return plans.store(book, round_, plan_editing.decline(editor, last, text))


def _settled(**texts: str) -> Callable[[Workbook], None]:
    def put(book: Workbook) -> None:
        round_ = closed_round(book)
        now = book.discussions.of(round_.id)
        one = replace(now.settled.get(PRACTICE, Settled(outcome=Outcome.CONFIRMED)), **texts)  # type: ignore[arg-type] # texts
        whole = replace(now, settled={**now.settled, PRACTICE: one})
        discussion.put_whole(book, round_, whole)

    return put


def _facilitator(book: Workbook, text: str) -> None:
    round_ = closed_round(book)
    now = book.discussions.of(round_.id)
    discussion.put_whole(book, round_, replace(now, facilitator=text))


def _service(book: Workbook, text: str) -> None:
    round_ = closed_round(book)
    service = Service(name=text, levels=dict.fromkeys(Leg, (1, 2, 3)))
    now = book.discussions.of(round_.id)
    discussion.put_whole(book, round_, replace(now, services=(service,)))
    teams.change_team(book, replace(book.teams.all()[0], services=(text,)))


def _team(book: Workbook, text: str) -> None:
    teams.change_team(book, replace(book.teams.all()[1], name=text))


def _firm(book: Workbook, text: str) -> None:
    organization.change_branding(book, replace(book.organization.branding(), firm=text))


def _comment(book: Workbook, text: str) -> None:
    round_ = rounds.find_round(book, book.teams.all()[1].id)
    sheet = responses.begin(book, round_, role=None, new_id=bootstrap.new_id)
    responses.give_comment(book, sheet, ItemId(PRACTICE), text)


def _set_aside(book: Workbook, text: str) -> object:
    return rounds.set_aside(book, closed_round(book), PRACTICE, reason=text)


def _in_worksheets(writing: Writing) -> Put:
    def put(book: Workbook, text: str) -> None:
        filled = IN_WORKSHEETS[writing](text)
        worksheets.change(book, closed_round(book), lambda _now: filled)

    return put


PUT: Mapping[Writing, Put] = {
    **{writing: _in_plan(writing) for writing in IN_A_PLAN},
    **{writing: _in_worksheets(writing) for writing in IN_WORKSHEETS},
    Writing.DECLINED: _declined,
    Writing.WHY: lambda book, text: _settled(why=text)(book),
    Writing.EVIDENCE: lambda book, text: _settled(evidence=text)(book),
    Writing.FACILITATOR: _facilitator,
    Writing.SERVICE: _service,
    Writing.TEAM: _team,
    Writing.ORGANIZATION: organization.rename,
    Writing.FIRM: _firm,
    Writing.COMMENT: _comment,
    Writing.SET_ASIDE: _set_aside,
}

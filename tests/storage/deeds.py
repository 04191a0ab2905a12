"""Every kind of change as a row of deeds, each one change: the same on disk and in memory.

A run that is cut short anywhere must leave what a workbook in memory holds after the deeds that were
reported as done, or after one more.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sixelements.application import closing, responses
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.ports import Branding, Workbook
from sixelements.domain.actions import Declined
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ActionId, ItemId, ResponseId
from sixelements.domain.matching import Form
from sixelements.domain.responses import Counts, Sheet
from sixelements.domain.rounds import Round, State
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN, PNG
from tests.builders import PRACTICES, a_response, a_round, a_team, an_answer, an_assessment
from tests.fakes.workbook import FakeWorkbook
from tests.storage.books import ROUND

SHEETS = 24
_ROLES = (None, *Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``prepare`` says what is there before the first deed; ``do`` does the n-th."""

    prepare: Callable[[Workbook], None]
    do: Callable[[Workbook, int], object]


def observed(book: Workbook) -> Mapping[str, object]:
    """All that can be seen of a workbook."""
    rounds_ = [round_ for team in book.teams.all() for round_ in book.rounds.of(team.id)]
    sheets = {n: book.responses.unfinished(sheet_id(n)) for n in range(1, SHEETS + 1)}
    return {
        "organization": (book.info.organization, book.organization.branding()),
        "teams": book.teams.all(),
        "rounds": [replace(round_, assessment="") for round_ in rounds_],
        "asked": [book.assessments.get(round_.assessment) for round_ in rounds_],
        "tally": book.responses.tally(ROUND, practices=PRACTICES, minimum=0),
        "arrived": book.responses.arrived(ROUND),
        "comments": book.responses.comments(ROUND),
        "unfinished": {n: sheet for n, sheet in sheets.items() if sheet},
        "paused": [n for n in range(60) if book.responses.paused(ROUND, words=b"%d" % n)],
        "taken in": [n for n in range(60) if book.responses.taken_in(ROUND, _digest(n))],
        "discussion": book.discussions.of(ROUND),
        "plan": book.plans.of(ROUND),
    }


def sheet_id(n: int) -> ResponseId:
    """As random as a real one, so that it can be looked for among the bytes."""
    return ResponseId(hashlib.md5(b"%d" % n, usedforsecurity=False).hexdigest())


def traces(book: FakeWorkbook) -> Iterator[bytes]:
    """What must not be in any byte of a file: ids of sheets that are gone, hashes of words no longer used."""
    for n in range(1, SHEETS + 1):
        if sheet_id(n) not in book.content.sheets:
            yield bytes.fromhex(sheet_id(n))
        if (ROUND, b"%d" % n) not in book.content.paused:
            yield hashlib.sha256(ROUND.encode() + b"\0%d" % n).digest()


def the_round(book: Workbook) -> Round:
    (round_,) = book.rounds.of(a_team().id)
    return round_


def with_round(book: Workbook) -> None:
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(assessment=book.assessments.put(an_assessment())))


def _with_begun(book: Workbook) -> None:
    with_round(book)
    with book.change():
        for n in range(1, SHEETS + 1):
            book.responses.begin(sheet_id(n), round_=ROUND, role=_ROLES[n % 4])
            for p in PRACTICES:
                book.responses.answer(sheet_id(n), ItemId(p), an_answer(1 + n % 5))
            book.responses.comment(sheet_id(n), ItemId("1.1"), "näh" * 100)
            book.responses.pause(sheet_id(n), words=b"%d" % n)


def _with_handed_in(book: Workbook) -> None:
    _with_begun(book)
    with book.change():
        for n in range(1, SHEETS + 1):
            book.responses.submit(sheet_id(n))


def _with_some_handed_in(book: Workbook) -> None:
    _with_begun(book)
    with book.change():
        for n in range(1, SHEETS - 3):
            book.responses.submit(sheet_id(n))


def answer(book: Workbook, n: int) -> None:
    sheet, step = sheet_id(1 + n // 9), n % 9
    if step == 0:
        book.responses.begin(sheet, round_=ROUND, role=_ROLES[n % 4])
    elif step <= 5:
        book.responses.answer(sheet, ItemId(PRACTICES[step - 1]), an_answer(1 + n % 5))
    elif step == 6:
        book.responses.comment(sheet, ItemId("1.1"), "x" * (9000 if n % 2 else 10))
    elif step == 7:
        book.responses.answer(sheet, ItemId(PRACTICES[0]), None)
    else:
        book.responses.pause(sheet, words=b"%d" % n)


def submit(book: Workbook, n: int) -> None:
    if n < SHEETS:
        book.responses.submit(sheet_id(n + 1))


def collect(book: Workbook, n: int) -> None:
    sheets = tuple(
        Sheet(role=_ROLES[i % 4], answers={ItemId(p): an_answer(1 + (n + i) % 5) for p in PRACTICES})
        for i in range(8)
    )
    numbers = iter(range(1000 * (n + 1), 2000 * (n + 1)))
    responses.collect(
        book,
        the_round(book),
        Path("answers.csv"),
        form=Form(practices=PRACTICES, lines=()),
        read=lambda _path, _form: SheetFile(digest=_digest(n), sheets=sheets),
        new_id=lambda: f"{next(numbers):032x}",
    )


def seal(book: Workbook, n: int) -> None:
    if n % 2:
        closing.reopen_round(book, the_round(book))
    else:
        closing.seal_round(book, the_round(book))


def publish(book: Workbook, n: int) -> None:
    """Publishing erases what was only begun. Back again there is no way but for a test."""
    if n % 2:
        with book.change():
            book.rounds.put(replace(the_round(book), state=State.OPEN))
            book.responses.begin(sheet_id(100 + n), round_=ROUND, role=None)
    else:
        closing.close_round(book, the_round(book), today=date(2026, 11, 2 + n % 20))


def accept(book: Workbook, n: int) -> None:
    """A change of many parts."""
    declined = (Declined(ActionId("2.1-start"), "Draw it", str(n)),)
    with book.change():
        book.plans.put(ROUND, replace(FULL_PLAN, aim=str(n), actions=FULL_PLAN.actions[: 1 + n % 2]))
        book.discussions.put(ROUND, replace(FULL_DISCUSSION, facilitator=str(n)))
        book.plans.put(ROUND, replace(FULL_PLAN, sponsor=str(n), declined=declined))
        book.responses.show_hands(ROUND, ItemId("1.1"), Counts(dont_know=n))


def set_up(book: Workbook, n: int) -> None:
    with book.change():
        book.organization.rename(f"Alder {n}")
        book.organization.put_branding(Branding(color=f"#{n:06d}", logo=PNG * (n % 3 * 30 + 1), firm=str(n)))
        book.teams.put(a_team(name=f"Desk {n}", services=tuple(map(str, range(n % 4)))))
        if n % 5 == 0:
            book.assessments.put(an_assessment(version=f"1.{n}"))


def remove(book: Workbook, n: int) -> None:
    if n % 4 == 3:
        book.responses.redact(ROUND, ItemId("1.1"), "näh" * 100, instead="[removed]")
    elif n < SHEETS:
        book.responses.remove(sheet_id(n + 1))


def discard(book: Workbook, n: int) -> None:
    if n % 2:
        book.responses.add([replace(a_response(1, dict.fromkeys(PRACTICES, 3)), id=sheet_id(100 + n))])
    else:
        book.responses.discard(ROUND)


def rename(book: Workbook, n: int) -> None:
    book.organization.rename(f"Alder {n}")


KINDS: Mapping[str, Kind] = {
    "answer": Kind(prepare=with_round, do=answer),
    "submit": Kind(prepare=_with_begun, do=submit),
    "collect": Kind(prepare=with_round, do=collect),
    "seal": Kind(prepare=_with_handed_in, do=seal),
    "publish": Kind(prepare=_with_some_handed_in, do=publish),
    "accept": Kind(prepare=with_round, do=accept),
    "set up": Kind(prepare=with_round, do=set_up),
    "remove": Kind(prepare=_with_handed_in, do=remove),
    "discard": Kind(prepare=_with_handed_in, do=discard),
}
"""The changes of a workbook."""


def _digest(n: int) -> bytes:
    return bytes([n]) * 32

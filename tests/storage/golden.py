"""The golden workbooks: one for each schema, with odd data in it, and a readable dump beside it.

The first schema has another one, with sheets that came late. The dumps say what must be held today.

``python -m tests.storage.golden`` writes the one of the present schema, which is done once, when
that schema is released; from then on it is never written again.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from sixelements.application.ports import Branding, Workbook
from sixelements.application.scores import score_round
from sixelements.domain.actions import (
    Action,
    Because,
    Declined,
    Difference,
    GroupRating,
    Guardrail,
    HeldReview,
    Horizon,
    Kind,
    LeftSo,
    NextReview,
    Note,
    Observation,
    Plan,
    PlanPerson,
    Reading,
    ReviewEntry,
    Status,
    WorksheetReason,
)
from sixelements.domain.assessment import Leg, Measure, Role, Size, Worksheet
from sixelements.domain.channels import Expectation
from sixelements.domain.discussion import Discussion, Outcome, Service, Settled
from sixelements.domain.facts import HardFact
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.domain.ids import ActionId, ElementId, ItemId, PlanId, ResponseId, RoundId
from sixelements.domain.marks import MarkedCell
from sixelements.domain.responses import Counts, Response, Way
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.scores import Unseen
from sixelements.domain.script import ScriptBlock, script_for
from sixelements.domain.teams import Headcount
from sixelements.domain.waste_walk import Ease, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import Worksheets
from sixelements.domain.workshop import Jotting, Workshop
from sixelements.storage.schema import THIS_SCHEMA
from tests.builders import LINES, PRACTICES, a_round, a_team, an_answer, an_assessment
from tests.storage.books import new_book
from tests.worksheet_examples import FULL_WORKSHEETS

FOLDER = Path(__file__).parents[1] / "files" / "golden"
WORDS = "Eule Fluß 🦉".encode()
PAUSED = "paused"
ODD = (
    "👩🏽‍🚒 Fire & “Rescue” <b>",
    "פנים אל פנים — שירות",
    "خدمة العملاء ١٢٣",
    "=1+1\t'; DROP TABLE team; --",
    "nai\u0308f, naïf",
    "two\nlines\r\nand more",
    "\u200bzero width\u202e right to left",
    "𝕊ix " * 300,
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def sheet_id(name: str) -> ResponseId:
    return ResponseId(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest())


def fill(book: Workbook) -> None:
    """Everything that a workbook can hold, as oddly as it may be."""
    with book.change():
        book.organization.rename(ODD[0])
        book.organization.put_branding(
            Branding(color="#00FF7A", logo=PNG, language="he-IL", firm=ODD[1], firm_logo=PNG[:-7], paper="a4")
        )
        digests = [book.assessments.put(an_assessment(version=version)) for version in ("1.0", "1.1 🦉")]
        nobody = Headcount(frontline=0, supervisor=0, manager=0)
        closed = (
            ClosedDays(date(2026, 12, 24), date(2027, 1, 3), ODD[4]),
            ClosedDays(date(2027, 5, 1), date(2027, 5, 1)),
        )
        book.organization.put_work_days(WorkDays(country="DE", subdivision="BE", closed=closed))
        book.teams.put(a_team("team-z", name=ODD[1], headcount=None))
        book.teams.put(a_team("team-a", name=ODD[2], headcount=nobody, services=(ODD[3], "", ODD[3])))
        book.teams.put(a_team("☂", name=ODD[6], headcount=Headcount(frontline=2_000_000_000)))
        for round_ in _rounds(digests):
            book.rounds.put(round_)
        _fill_sheets(book)
        book.discussions.put(RoundId("closed"), _discussion())
        book.workshops.put(RoundId("closed"), _workshop())
        book.worksheets.put(RoundId("closed"), _worksheets())
        book.plans.put(RoundId("closed"), _plan())
        book.plans.put(RoundId("open"), Plan(id=PlanId("p-2"), start=date(2999, 12, 31), actions=()))
        book.figures.put(RoundId("closed"), score_round(book, book.rounds.get(RoundId("closed"))))


def _rounds(digests: list[str]) -> tuple[Round, ...]:
    closed = a_round("closed", team="team-z", assessment=digests[0], state=State.PUBLISHED, threshold=3)
    return (
        replace(
            closed,
            practices=PRACTICES[::-1],
            closed_on=date(2026, 11, 30),
            set_aside={PRACTICES[1]: ODD[4], PRACTICES[4]: ""},
            several_sittings=True,
            horizon_days=90,
        ),
        replace(
            a_round("open", team="team-z", number=2, mode=Mode.OPEN, assessment=digests[1], threshold=50),
            headcount=Headcount(frontline=0, supervisor=3, manager=0),
            horizon_days=365,
        ),
        replace(
            a_round("sealed", team="☂", assessment=digests[0], state=State.SEALED, practices=PRACTICES[:1]),
        ),
    )


def _fill_sheets(book: Workbook) -> None:
    codes: tuple[int | str, ...] = (1, 2, 3, 4, 5, "dk", "na")
    for round_, batch, number in (("closed", 1, 9), ("closed", 2, 4), ("open", 1, 1), ("sealed", 1, 5)):
        book.responses.add(
            Response(
                id=sheet_id(f"{round_} {batch} {n}"),
                round=RoundId(round_),
                role=(None, *Role)[n % 4],
                answers={
                    ItemId(i): an_answer(codes[(n * 3 + k) % 7])
                    for k, i in enumerate((*PRACTICES, *LINES))
                    if (n + k) % 5 and (round_ != "sealed" or k in (0, 9))
                },
            )
            for n in range(number)
        )
    for name in (PAUSED, "commented"):
        book.responses.begin(sheet_id(name), round_=RoundId("open"), role=Role.MANAGER)
        for n, text in enumerate(ODD):
            book.responses.comment(sheet_id(name), ItemId(LINES[n]), f"{name} {text}")
        book.responses.answer(sheet_id(name), ItemId("1.1"), an_answer("na"))
    book.responses.submit(sheet_id("commented"))
    book.responses.pause(sheet_id(PAUSED), words=WORDS)
    book.responses.begin(sheet_id("empty"), round_=RoundId("sealed"), role=None)
    book.responses.show_hands(RoundId("closed"), ItemId("1.1"), Counts((0, 1, 2, 3, 4), 5, 6))
    book.responses.show_hands(RoundId("closed"), ItemId("t.10"), Counts(dont_know=1))
    book.responses.remember(RoundId("open"), b"\x00" * 32)
    book.responses.remember(RoundId("open"), b"\xff" * 32)
    newest = [sheet_id("open 1 0"), sheet_id("commented")]
    book.responses.came(RoundId("open"), {Way.FORM: 1, Way.TABLE: 1, Way.PAPER: 3})
    book.responses.put_newest(RoundId("open"), newest, [b"\xff" * 32], {Way.FORM: 1, Way.TABLE: 1})
    for name, whole in (("draft", False), ("draft, whole", True)):
        book.responses.begin(sheet_id(name), round_=RoundId("open"), role=Role.FRONTLINE)
        book.responses.put_draft(sheet_id(name), whole=whole)
        book.responses.answer(sheet_id(name), ItemId("1.1"), an_answer("dk"))
    book.responses.keep_matches(RoundId("open"), {b"\x01" * 32: "leave out", b"\x02" * 32: "dk"})


def _discussion() -> Discussion:
    return Discussion(
        facilitator=ODD[1],
        settled={
            PRACTICES[0]: Settled(outcome=Outcome.AGREED, level=2.5, why=ODD[5], evidence=ODD[6]),
            PRACTICES[1]: Settled(outcome=Outcome.AGREED, level=5.0),
            PRACTICES[2]: Settled(outcome=Outcome.NOT_AGREED, why=ODD[3]),
            PRACTICES[3]: Settled(outcome=Outcome.CONFIRMED),
        },
        aims={PRACTICES[0]: 5, PRACTICES[4]: 1},
        votes={PRACTICES[0]: 0, PRACTICES[3]: 99},
        discussed=(PRACTICES[3], PRACTICES[0]),
        services=(
            Service(name=ODD[2], levels={Leg.SPEED: (None, None, None), Leg.COURTESY: (1, None, 5)}),
            Service(
                levels={Leg.ACCURACY: (3, 3, 3)},
                all_three=5,
                facts={
                    1: HardFact(value=0.0, unit="", n=0),
                    10: HardFact(value=99.9, share=True, source=ODD[3], period=ODD[4]),
                },
            ),
        ),
        parking=(ODD[0], "", ODD[7]),
    )


def _plan() -> Plan:
    first, second = ActionId("1.1-start"), ActionId("own 🦉")
    full = Action(
        id=first, kind=Kind.LIBRARY, title=ODD[7], practice=PRACTICES[0], element=ElementId("1"),
        legs=(Leg.SPEED, Leg.COURTESY, Leg.ACCURACY), size=Size.LARGE, horizon=Horizon.DAYS_90,
        start=date(2026, 11, 30), due=date(2028, 2, 29), owner=ODD[1], helpers=ODD[0], first_step=ODD[5],
        first_step_by=date(2026, 12, 4), when="Montag", then=ODD[3],
        measure=Measure(name=ODD[4], unit="%", how="zählen", baseline=0.0, target=-0.125),
        depends_on=(second,), expected_level=5, because=ODD[6],
        guardrail=Guardrail.PREREQUISITES, locked=True, needs="an hour", risk=ODD[2], told=ODD[1],
        status=Status.SLIPPED_BACK, evidence="p. 7", review_notes="slow",
        short=ODD[2], not_before=date(2026, 12, 24), pinned=True, step_taken=date(2026, 12, 1),
        baseline_on=date(2026, 11, 30), target_by=date(2028, 2, 29), measure_first=True,
        readings=(Reading(date(2026, 12, 4), -0.5, ODD[5]), Reading(date(2028, 2, 29), 1e12)),
        carried_from=RoundId("open"),
    )  # fmt: skip
    bare = Action(
        id=second, kind=Kind.OWN, title="", practice=PRACTICES[4], element=ElementId("2"), expected_level=1,
        because=Because(
            practice=PRACTICES[4], level=2.375, agreed=True, aim=5, votes=0, all_votes=99,
            weakest_leg=Leg.SPEED,
            foundation_for=(PRACTICES[0], PRACTICES[3]), difference=Difference.ROLE_GAP, gap=-100,
            unseen=Unseen(dont_know=4, asked=12, leads=True),
        ),
    )  # fmt: skip
    found = replace(
        bare,
        id=ActionId("own of a sheet"),
        because=WorksheetReason(sheet=Worksheet.GATE, row=ODD[2], point=9),
    )
    return Plan(
        id=PlanId("p-1"),
        start=date(2026, 11, 23),
        actions=(full, bare, found),
        notes=(
            "a near tie",
            "a near tie",
            Note(about=Guardrail.PREREQUISITES, action=first, practice=PRACTICES[0], other=PRACTICES[4]),
            Note(about=Guardrail.THREE_ELEMENTS, practice=PRACTICES[1], until=date(2999, 12, 31)),
            Note(about=Guardrail.CONVERSATION, practice=PRACTICES[1], difference=Difference.SPLIT),
            Note(about=Guardrail.WEAKEST_LEG, practice=PRACTICES[1], leg=Leg.COURTESY),
            Note(about=Guardrail.NINE_ACTIONS, left_out=28),
            Note(about=Observation.NEAR_TIE, practices=(PRACTICES[2], PRACTICES[0])),
        ),
        aim=ODD[0],
        sponsor=ODD[1],
        log=ODD,
        parking=("",),
        stop_doing=(ODD[3],),
        declined=(
            Declined(ActionId("2.1-start"), ODD[2], ODD[5]),
            Declined(ActionId("2.1-start"), "", ""),
        ),
        people=(PlanPerson(ODD[1], Role.FRONTLINE), PlanPerson(ODD[1]), PlanPerson("", Role.MANAGER)),
        left_so=(LeftSo("overload", ODD[6], ODD[5]), LeftSo("", "", "")),
        reviews=_reviews(first),
        next_review=NextReview(date(2027, 1, 4), 23 * 60 + 59),
    )


def _reviews(action: ActionId) -> tuple[HeldReview, ...]:
    entries = (
        ReviewEntry(
            action=action, title=ODD[2], before=Status.DONE, status=Status.SLIPPED_BACK, line=ODD[5],
            read_on=date(2026, 12, 4),
        ),
        ReviewEntry(action=ActionId("gone"), title="", before=Status.TO_DO, status=Status.STUCK),
    )  # fmt: skip
    return (
        HeldReview(
            day=date(2026, 12, 7),
            entries=entries,
            ratings=(GroupRating(PRACTICES[0], 2.5), GroupRating(PRACTICES[1], None)),
            decisions=(ODD[3], ""),
            people=9,
            seconds=780,
            closed=True,
        ),
        HeldReview(day=date(2026, 12, 7), seconds=86_400),
    )


def _workshop() -> Workshop:
    script = script_for(minutes=90, practices=37, people=12).without([ScriptBlock.DOTS])
    first, second = PRACTICES[:2]
    return Workshop(
        script=script,
        begins=86_399,
        promised=90,
        people=12,
        practices=PRACTICES,
        block=ScriptBlock.TALK,
        page=0,
        here=86_400,
        extra=15,
        spent={ScriptBlock.WELCOME: 299, ScriptBlock.TALK: 86_400},
        paused=True,
        blank=True,
        revealed=True,
        order=(second, first),
        skipped=frozenset({first}),
        dots={first: 0, second: 72},
        dots_each=20,
        dots_done=True,
        counts_shown=True,
        begun=False,
        appointed=True,
        by_hands=True,
        jottings={
            first: Jotting(hands=(0, None, 3, 999, None), level=4.5, why=ODD[5], evidence=ODD[6], aim=5),
            second: Jotting(not_agreed=True, note=ODD[7]),
        },
    )


def _worksheets() -> Worksheets:
    full = FULL_WORKSHEETS
    channel, group = full.channels.channels[0], full.groups.groups[0]
    cell = MarkedCell(note=ODD[0], source=ODD[1], day=date(2999, 12, 31))
    step = ProcessStep(
        id=ODD[6], name=ODD[5], who=ODD[2], work=0.25, elapsed=0.0, usable=100.0, hand_off=False,
        adds_value=False, required=True,
        wastes={
            Waste.OVER_PROCESSING: WasteFound(
                text=ODD[4], minutes=0.0, share=100.0, ease=Ease.HARD, out_on=date(2000, 1, 1)
            )
        },
    )  # fmt: skip
    process = full.processes[0]
    return replace(
        full,
        channels=replace(
            full.channels,
            channels=(
                *full.channels.channels,
                replace(channel, id=ODD[0], name=ODD[1], cells={**channel.cells, Expectation.CHECKED: cell}),
            ),
            tested_on=date(2028, 2, 29),
        ),
        groups=replace(
            full.groups,
            groups=(*full.groups.groups, replace(group, id=ODD[3], name=ODD[5], cells={ODD[6]: cell})),
            silent=ODD[2],
        ),
        processes=(*full.processes, replace(process, id="p", name=ODD[3], steps=(*process.steps, step))),
    )


def dump(book: Workbook) -> Any:
    """All that can be read of a golden workbook, as JSON."""
    rounds = [r for team in book.teams.all() for r in book.rounds.of(team.id)]
    return plain(
        {
            "organization": book.info.organization,
            "branding": book.organization.branding(),
            "work days": book.organization.work_days(),
            "teams": book.teams.all(),
            "rounds": {r.id: _dump_round(book, r) for r in rounds},
            "files taken in": [
                bool(book.responses.taken_in(RoundId("open"), bytes([n]) * 32)) for n in (0, 1, 255)
            ],
            "paused": book.responses.paused(RoundId("open"), words=WORDS),
            "unfinished": [book.responses.unfinished(sheet_id(name)) for name in (PAUSED, "empty", "gone")],
        }
    )


def _dump_round(book: Workbook, round_: Round) -> Mapping[str, object]:
    asked, sheets = book.assessments.get(round_.assessment), book.responses
    elements = {e.id: tuple(p.id for p in e.practices) for e in asked.elements}
    sums = sheets.sheet_sums(round_.id, elements=elements, minimum=1, practices=tuple(asked.practices))
    return {
        "round": round_,
        "asked": (asked.id, asked.version, tuple(asked.practices), sorted(asked.items)),
        "arrived": sheets.arrived(round_.id),
        "tally": sheets.tally(round_.id, practices=round_.applicable, minimum=1),
        "sheet sums": sorted(map(str, plain(sums))),
        "comments": sheets.comments(round_.id),
        "paused": sheets.paused_count(round_.id),
        "newest": sheets.newest(round_.id),
        "drafts": sheets.drafts(round_.id),
        "ways": sheets.ways(round_.id),
        "known matches": {key.hex(): said for key, said in sheets.known_matches(round_.id).items()},
        "discussion": book.discussions.of(round_.id),
        "workshop": book.workshops.of(round_.id),
        "worksheets": book.worksheets.of(round_.id),
        "plan": book.plans.of(round_.id),
        **({"figures": figures} if (figures := book.figures.of(round_.id)) else {}),
    }


def plain(value: Any) -> Any:
    """Domain values as JSON knows them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(k)): plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(v) for v in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, date) else value


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"schema-{THIS_SCHEMA.version}.sixe"
    path.unlink(missing_ok=True)
    book = new_book(path)
    fill(book)
    text = json.dumps(dump(book), ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    book.backups.shuffle()
    book.close()
    shutil.rmtree(path.with_name(f"{path.name} backups"))  # the copy that follows sheets
    sys.stdout.write(f"Wrote {path}\n")


if __name__ == "__main__":
    main()

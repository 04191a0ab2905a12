"""What both sides say of a record that is chosen as a whole can be told apart, whatever kind it is of."""

from datetime import date

import pytest

from sixelements.application.ports import Branding
from sixelements.domain.actions import HeldReview, NextReview
from sixelements.domain.bringing_together import WHOLE, Fate, Met, Side
from sixelements.domain.channels import Channel, Expectation
from sixelements.domain.customer_groups import CustomerGroup
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.domain.marks import MarkedCell
from sixelements.domain.responses import Counts
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.waste_walk import Process, ProcessStep
from sixelements.wording.merging import said

PHONE, HOURS = "channel/phone", next(iter(Expectation))
STEP = ProcessStep(id="step", name="Check the form", work=5)


@pytest.mark.parametrize(
    ("name", "here", "there", "words"),
    [
        ("branding", Branding(firm="Harbor"), Branding(firm="Quay"), ("Firm: Harbor", "Firm: Quay")),
        (
            "branding",
            Branding(color="#114455", logo=b"1" * 9_000),
            Branding(color="#114455"),
            ("Logo: a picture of 9 KB", "Logo: none"),
        ),
        ("branding", Branding(paper="a4"), Branding(), ("Paper: a4", "Paper: none")),
        (
            "work_days",
            WorkDays(closed=(ClosedDays(first=date(2026, 12, 24), last=date(2026, 12, 31), name="Shut"),)),
            WorkDays(),
            ("Closed: Shut", "Closed: none"),
        ),
        (
            PHONE,
            Channel(id="phone", name="Phone", cells={HOURS: MarkedCell(mark=1)}),
            Channel(id="phone", name="Phone", cells={HOURS: MarkedCell(mark=2, note="Seen")}),
            ("1", "2; Seen"),
        ),
        (
            "group/new",
            CustomerGroup(id="new", name="New owners", main=True),
            CustomerGroup(id="new", name="New owners"),
            ("New owners; yes", "New owners; no"),
        ),
        (
            "process/permit",
            Process(id="permit", name="Permit", steps=(STEP,)),
            Process(id="permit", name="Permit", steps=(ProcessStep(id="step", name=STEP.name, work=7),)),
            ("Permit; Check the form; 5", "Permit; Check the form; 7"),
        ),
        (
            "request/tool",
            TechnologyRequest(id="tool", name="Portal", points={3: PointAnswer(yes=True)}),
            TechnologyRequest(id="tool", name="Portal", points={3: PointAnswer(yes=False)}),
            ("Portal; 3: yes", "Portal; 3: no"),
        ),
        (
            "next_review",
            NextReview(day=date(2026, 12, 1), minute=540),
            NextReview(day=date(2026, 12, 1), minute=600),
            ("December 1, 2026; 09:00", "December 1, 2026; 10:00"),
        ),
        (
            "review/2026-12-01 1",
            HeldReview(day=date(2026, 12, 1), decisions=("Go on",)),
            HeldReview(day=date(2026, 12, 1), decisions=("Stop",)),
            ("Go on", "Stop"),
        ),
        ("hands/1.1", Counts(levels=(1, 2, 3, 0, 0)), Counts(levels=(1, 2, 3, 0, 0), dont_know=1), None),
    ],
)
def test_what_differs_is_said(name: str, here: object, there: object, words: tuple[str, str] | None) -> None:
    met = Met(name=name, here=here, there=there, outcome=Fate.CLASH, parts=(WHOLE,))
    found = said(met, WHOLE, Side.HERE), said(met, WHOLE, Side.COPY)
    assert found[0] != found[1]
    assert "Something else" not in "".join(found)
    for part, one in zip(words or ("", ""), found, strict=True):
        assert part in one

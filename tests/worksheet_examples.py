"""Worksheets with something in every field, for tests that only need some."""

from datetime import date

from sixelements.domain.channels import Channel, ChannelMatrix, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import MarkedCell
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.waste_walk import Ease, Process, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import Worksheets

FULL_WORKSHEETS = Worksheets(
    channels=ChannelMatrix(
        channels=(
            Channel(
                id="forms",
                name="Forms",
                used=True,
                volume=Volume.HIGH,
                cells={
                    Expectation.SPEED: MarkedCell(mark=0, note="soon", source="Log", day=date(2027, 4, 20)),
                    Expectation.STAFF: MarkedCell(note="who knows"),
                },
            ),
            Channel(id="email", name="Email"),
        ),
        tested_on=date(2027, 4, 1),
    ),
    groups=GroupMatrix(
        groups=(
            CustomerGroup(id="builders", name="Builders", main=True, cells={"card": MarkedCell(mark=2)}),
            CustomerGroup(id="callers", name="Callers"),
        ),
        techniques=(
            Technique(id="debrief", name="Debrief", kind=TechniqueKind.HEAR),
            Technique(id="card", name="Card", kind=TechniqueKind.ASK, shown=True),
        ),
        silent="people who work nights",
        silent_on=date(2027, 4, 2),
    ),
    processes=(
        Process(
            id="permit",
            name="Permit",
            starts="form",
            ends="letter",
            customer="builder",
            monthly=85.0,
            contacts=164,
            repeats=67,
            steps=(
                ProcessStep(
                    id="check",
                    name="Check",
                    who="Counter",
                    work=12.5,
                    elapsed=240.0,
                    usable=70.0,
                    hand_off=False,
                    adds_value=True,
                    required=True,
                    wastes={
                        Waste.WAITING: WasteFound(),
                        Waste.MOTION: WasteFound(
                            text="Walks",
                            minutes=6.0,
                            share=50.0,
                            ease=Ease.MEDIUM,
                            out_on=date(2027, 2, 1),
                        ),
                    },
                ),
                ProcessStep(id="sign"),
            ),
        ),
        Process(id="hiring", name="Hiring"),
    ),
    requests=(
        TechnologyRequest(
            id="status",
            name="Status page",
            asked_by="manager",
            process="permit",
            opens=PracticeId("1.2"),
            points={
                1: PointAnswer(yes=True, note="41 of 100"),
                9: PointAnswer(yes=False),
                2: PointAnswer(note="soon"),
            },
        ),
        TechnologyRequest(id="chat", name="Chat"),
    ),
    customer_facts=(
        CustomerFact(id="trust", name="Trust"),
        CustomerFact(id="ease", name="Ease", fact=HardFact(value=58.5, share=True, n=209)),
    ),
)

"""What no worksheet can hold is refused with a sentence, and nothing of it is kept."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from sixelements.application import worksheets
from sixelements.domain.channels import Channel, ChannelMatrix
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix
from sixelements.domain.errors import BadInput
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import Process, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import Worksheets
from tests.presentation.test_closer import a_session

MANY = range(10_000)
TOO_MANY: dict[str, Callable[[], Worksheets]] = {
    "channels on a sheet": lambda: Worksheets(
        channels=ChannelMatrix(channels=tuple(Channel(id=str(n), name="x") for n in MANY))
    ),
    "customer groups on a sheet": lambda: Worksheets(
        groups=GroupMatrix(groups=tuple(CustomerGroup(id=str(n), name="x") for n in MANY))
    ),
    "processes in a round": lambda: Worksheets(processes=tuple(Process(id=str(n), name="x") for n in MANY)),
    "steps in a process": lambda: Worksheets(
        processes=(Process(id="p", name="x", steps=tuple(ProcessStep(id=str(n)) for n in MANY)),)
    ),
    "requests in a round": lambda: Worksheets(
        requests=tuple(TechnologyRequest(id=str(n), name="x") for n in MANY)
    ),
    "customer facts in a round": lambda: Worksheets(
        customer_facts=tuple(CustomerFact(id=str(n), name="x") for n in MANY)
    ),
}


def refused(sheets: Worksheets) -> str:
    """The sentence; what was there before still is."""
    session = a_session()
    before = worksheets.of(session.book, session.round)
    with pytest.raises(BadInput) as error:
        worksheets.change(session.book, session.round, lambda _now: sheets)
    assert worksheets.of(session.book, session.round) == before
    return str(error.value)


@pytest.mark.parametrize("what", TOO_MANY)
def test_ten_thousand_rows_are_refused_with_how_many_fit(what: str) -> None:
    words = refused(TOO_MANY[what]())
    assert what in words
    assert words.endswith(".")


STEP = ProcessStep(id="s", name="Check")
IMPOSSIBLE = (-1.0, 1e12, math.inf, math.nan)


@pytest.mark.parametrize("figure", IMPOSSIBLE)
@pytest.mark.parametrize("field", ["work", "elapsed", "usable"])
def test_a_figure_of_a_step_that_can_not_be_is_refused(field: str, figure: float) -> None:
    step = replace(STEP, **{field: figure})  # type: ignore[arg-type] # by its name
    assert refused(Worksheets(processes=(Process(id="p", name="x", steps=(step,)),))).endswith(".")


@pytest.mark.parametrize("figure", IMPOSSIBLE)
def test_a_figure_of_a_waste_or_a_fact_that_can_not_be_is_refused(figure: float) -> None:
    for found in (WasteFound(minutes=figure), WasteFound(share=figure)):
        step = replace(STEP, wastes={Waste.MOTION: found})
        assert refused(Worksheets(processes=(Process(id="p", name="x", steps=(step,)),)))
    assert refused(Worksheets(processes=(Process(id="p", name="x", monthly=figure),)))
    fact = CustomerFact(id="f", name="x", fact=HardFact(value=figure, share=True))
    assert refused(Worksheets(customer_facts=(fact,)))


def test_more_who_came_back_than_came_are_refused() -> None:
    process = Process(id="p", name="x", contacts=10, repeats=11)
    assert "More people came back" in refused(Worksheets(processes=(process,)))

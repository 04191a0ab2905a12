"""Small values for tests: an assessment of two elements, teams, rounds, sheets, and ids that count."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import count

from sixelements.application import plans
from sixelements.application.ports import Workbook
from sixelements.domain.actions import Action, Plan
from sixelements.domain.assessment import (
    Assessment,
    Element,
    Leg,
    LibraryAction,
    Line,
    Measure,
    Practice,
    Role,
    Scale,
    Size,
    Stage,
    ThreeThirds,
)
from sixelements.domain.ids import (
    ElementId,
    ItemId,
    LibraryActionId,
    LineId,
    PracticeId,
    ResponseId,
    RoundId,
    TeamId,
)
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, Response, level_answer
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.teams import Headcount, Team

PRACTICES = tuple(PracticeId(p) for p in ("1.1", "1.2", "1.3", "2.1", "2.2"))
LINES = tuple(LineId(f"t.{n}") for n in range(1, 11))
NINE = Headcount(frontline=9)
FIVE = ("one", "two", "three", "four", "five")


def counting_ids() -> Callable[[], str]:
    """Ids as the store wants them, 32 hexadecimal digits, that count up."""
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def a_response_id(n: int) -> ResponseId:
    return ResponseId(f"{n:032x}")


def an_action(practice: str, stage: Stage) -> LibraryAction:
    return LibraryAction(
        id=LibraryActionId(f"{practice}-{stage}"),
        practice=PracticeId(practice),
        stage=stage,
        title=f"Do something about {practice}",
        size=Size.SMALL,
        technology=False,
        lift=1,
        also=(),
        first_step="Ask around",
        when="the week starts",
        then="ask two people",
        measure=Measure(name="asked", unit="people"),
    )


def a_practice(id_: str, *, core: bool = True, legs: Mapping[Leg, int] | None = None) -> Practice:
    return Practice(
        id=PracticeId(id_),
        element=ElementId(id_[0]),
        name=f"Practice {id_}",
        statement=f"We do {id_}.",
        legs=legs or {Leg.COURTESY: 1, Leg.ACCURACY: 1, Leg.SPEED: 1},
        seen_by=tuple(Role),
        core=core,
        prerequisites=(),
        helper={},
        anchors=FIVE,
        evidence=("a list",),
        prompt="When did you last see it?",
        actions={stage: an_action(id_, stage) for stage in Stage},
    )


def an_assessment(*, version: str = "1.0") -> Assessment:
    """Two elements, of three and two practices, and ten three-thirds lines."""
    elements = tuple(
        Element(
            id=ElementId(e),
            title=f"Element {e}",
            summary="What it is about",
            practices=tuple(a_practice(p) for p in PRACTICES if p[0] == e),
        )
        for e in "12"
    )
    legs = (*(leg for leg in Leg for _ in range(3)), None)
    return Assessment(
        id="small",
        version=version,
        title="Small",
        language="en",
        license="CC0",
        source="tests",
        scale=Scale(words=FIVE, rule="When in doubt, lower", dont_know="don't know", not_applicable="n/a"),
        roles={role: role.value for role in Role},
        legs={leg: leg.value for leg in Leg},
        elements=elements,
        three_thirds=ThreeThirds(
            stem="Of ten contacts",
            anchors=FIVE,
            lines=tuple(Line(id=i, leg=leg, text=i) for i, leg in zip(LINES, legs, strict=True)),
        ),
    )


def a_team(
    id_: str = "team-1",
    *,
    name: str = "Front desk",
    headcount: Headcount | None = NINE,
    services: tuple[str, ...] = (),
) -> Team:
    return Team(id=TeamId(id_), name=name, headcount=headcount, services=services)


def a_round(
    id_: str = "round-1",
    *,
    team: str = "team-1",
    number: int = 1,
    mode: Mode = Mode.ANONYMOUS,
    threshold: int = 5,
    practices: tuple[PracticeId, ...] = PRACTICES,
    headcount: Headcount | None = None,
    state: State = State.OPEN,
    assessment: str = "",
) -> Round:
    return Round(
        id=RoundId(id_),
        team=TeamId(team),
        number=number,
        mode=mode,
        threshold=threshold,
        practices=practices,
        headcount=headcount,
        state=state,
        assessment=assessment,
        opened_on=date(2026, 11, 2),
    )


def an_answer(code: int | str) -> Answer:
    """``3``, ``"dk"`` or ``"na"``."""
    special = {"dk": DONT_KNOW, "na": NOT_APPLICABLE}
    return special[code] if isinstance(code, str) else level_answer(code)


def a_response(
    n: int, codes: Mapping[str, int | str], *, role: Role | None = None, round_: str = "round-1"
) -> Response:
    """A sheet with the n-th id, such as ``a_response(1, {"1.1": 3, "1.2": "dk"})``."""
    return Response(
        id=a_response_id(n),
        round=RoundId(round_),
        role=role,
        answers={ItemId(item): an_answer(code) for item, code in codes.items()},
    )


def change_action(book: Workbook, round_: Round, action: Action) -> Plan:
    """Store the accepted plan with an action in the place of the one that has its id."""
    return plans.store(book, round_, plans.accepted(book, round_).with_action(action))

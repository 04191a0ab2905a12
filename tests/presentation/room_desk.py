"""A workshop on the fake workbook, with a clock that a test moves."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sixelements.application import workshops
from sixelements.domain.assessment import Role
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.presentation.room.keeping import Keeper, StoredKeeper
from sixelements.presentation.room.runner import Runner
from tests.builders import PRACTICES
from tests.presentation.results_room import ResultsRoom, level, staff

NINE = 9 * 3600
P, Q, R3, S4, T5 = PRACTICES
APART = [level(2, _1_2=n, _1_1=m) for n, m in zip((1, 2, 2, 4, 4, 5), (1, 2, 3, 3, 4, 4), strict=True)]
"""Six people: two experiences in 1.2, a spread in 1.1, and all else alike."""


class Clock:
    """A clock that stands at nine until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2027, 4, 19, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class RoomDesk:
    """A published round with something to talk about, or an open one, and a runner over it."""

    def __init__(
        self,
        *,
        closed: bool = True,
        people: int = 12,
        minutes: int = 90,
        sheets: Sequence[Mapping[str, int | str]] = APART,
        **settings: object,
    ) -> None:
        given: Sequence[tuple[Role | None, Mapping[str, int | str]]] = staff(*sheets) if closed else ()
        self.room = ResultsRoom(*given, close=closed, **settings)
        self.session, self.clock = self.room.session, Clock()
        self.book = self.room.room.book
        at = workshops.prepare(self.room.round, minutes=minutes, begins=NINE, people=people)
        self.runner = self.run(at)
        self.runner.start()

    def run(self, at: Workshop, keeper: Keeper | None = None) -> Runner:
        return Runner(at, keeper or StoredKeeper(self.session), self.clock)

    def again(self) -> Runner:
        """As after a crash: all that is known is what lies in the workbook."""
        left = workshops.left_at(self.book, self.session.round)
        assert left
        return self.run(left)

    def open_all(self) -> None:
        """The answers to every item of the talk are shown, and nothing is recorded."""
        self.runner.go_to(ScriptBlock.TALK)
        for practice in self.runner.workshop.talk:
            self.runner.go_to_item(practice)
            self.runner.toggle_reveal()

    def ticks(self, seconds: int) -> None:
        for _second in range(seconds):
            self.clock.pass_by(1)
            self.runner.tick()

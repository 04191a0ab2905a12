"""A session on the fake workbook whose round was answered by sheets the test writes down."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sixelements.application import rounds
from sixelements.domain.assessment import Role
from sixelements.domain.rounds import Round
from sixelements.presentation.pages.results import ResultsPresenter
from sixelements.presentation.session import Session
from tests.application.test_rounds import Room
from tests.builders import LINES, PRACTICES, a_response, counting_ids
from tests.fakes.workbook import FakeWorkbook
from tests.presentation.plan_room import Shelf, services

Cells = Mapping[str, int | str]
FRONT, LEAD = Role.FRONTLINE, Role.MANAGER


def level(n: int | str, **others: int | str) -> dict[str, int | str]:
    """A sheet with one level on all practices; others by id with an underscore: ``level(3, _1_2=5)``."""
    cells: dict[str, int | str] = dict.fromkeys(PRACTICES, n)
    return {**cells, **{name[1:].replace("_", "."): cell for name, cell in others.items()}}


def legs(courtesy: int, accuracy: int, speed: int) -> dict[str, int | str]:
    """The ten three-thirds lines."""
    return dict(zip(LINES, [courtesy] * 3 + [accuracy] * 3 + [speed] * 3 + [2], strict=True))


class ResultsRoom:
    """One team of twelve, half of them leads."""

    def __init__(self, *sheets: tuple[Role | None, Cells], close: bool = True, **settings: object) -> None:
        self.room = Room()
        self._next = 0
        self.round = self.room.open(**settings)
        self.hand_in(*sheets)
        if close:
            self.close()
        self.session = Session(services(Shelf(), counting_ids()))
        self.session.put(self.room.book, Path("alder.sixe"))
        self.presenter = ResultsPresenter(self.session)
        self.presenter.look()

    def hand_in(self, *sheets: tuple[Role | None, Cells]) -> None:
        for role, cells in sheets:
            self._next += 1
            response = a_response(10_000 + self._next, cells, role=role, round_=self.round.id)
            self.room.book.responses.add([response])

    def close(self) -> None:
        self.round = self.room.close(self.round)

    def again(self, *sheets: tuple[Role | None, Cells]) -> None:
        """The next round, answered and closed, and looked at."""
        self.round = self.room.open()
        self.hand_in(*sheets)
        self.close()
        self.session.choose(self.room.team, 2)
        self.presenter.look()

    def read_only(self, *, example: bool = False) -> None:
        """The same workbook, opened a second time."""
        book = FakeWorkbook(read_only=True)
        book.content = self.room.book.content
        self.session.put(book, Path("alder.sixe"), example=example)
        self.presenter.look()

    @property
    def stored(self) -> Round:
        return rounds.find_round(self.room.book, self.room.team.id, self.round.number)


def staff(*cells: Cells) -> Sequence[tuple[Role | None, Cells]]:
    """Front-line people, one a sheet."""
    return [(FRONT, c) for c in cells]


def six(n: int = 3, **others: int | str) -> Sequence[tuple[Role | None, Cells]]:
    """Six front-line people who all answer alike."""
    return staff(*[level(n, **others)] * 6)

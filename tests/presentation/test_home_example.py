"""What Home says of the worked example is what the example says itself."""

from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.application.rounds import find_round
from sixelements.application.scores import score_round
from sixelements.charts.teaser import SmallBar
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import Score
from sixelements.presentation.journey import STEPS
from sixelements.presentation.pages.home import HomePresenter
from sixelements.presentation.pages.home_example import ELEMENTS, LEGS, teaser
from sixelements.wording import numbers
from tests.presentation.room_desk import RoomDesk


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """The example's last round, scored."""
    path: Path = tmp_path_factory.mktemp("example") / "permit-counter.sixe"
    book = bootstrap.build_example(path)
    try:
        return score_round(book, find_round(book, book.teams.all()[0].id))
    finally:
        book.close()


def test_the_bars_are_the_examples(score: Score) -> None:
    theirs = [SmallBar(e.id, float(numbers.points(e.score or 0)), e.level or 0) for e in score.elements]
    assert list(ELEMENTS) == theirs


def test_the_legs_are_the_examples(score: Score) -> None:
    assert score.legs is not None
    assert {leg: numbers.points(score.legs.scores[leg]) for leg in Leg} == {
        leg: str(points) for leg, points in LEGS.items()
    }


def test_both_are_said_in_words() -> None:
    assert teaser().spoken == (
        "The six elements in the example, of 100: 48, 46, 50, 30, 52, and 38. "
        "Contacts: courtesy about 8 of 10, accuracy about 8 of 10, speed about 6 of 10."
    )


def test_the_path_names_every_step_of_the_rail() -> None:
    home = HomePresenter(RoomDesk().session)
    assert [title for title, _takes in home.view().steps] == [step.title() for step in STEPS]

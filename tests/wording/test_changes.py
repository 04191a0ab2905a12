"""Change between two rounds, in the words of a first page."""

import pytest

from sixelements.domain.comparison import ELEMENT, Change, change
from sixelements.wording import changes


def moved(*points: float) -> list[tuple[str, Change]]:
    names = ("Expect", "Train", "Empower")
    found = (change(50, 50 + d, spread=ELEMENT, n=9) for d in points)
    return list(zip(names, found, strict=False))


BY_CHANCE = "By chance alone, about one element in 10 moves this much."


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((), ""),
        (
            (-20, -30, -18),
            f"Since round 1, all three elements went down, by more than chance usually explains. {BY_CHANCE}",
        ),
        (
            (20, 30, 18),
            f"Since round 1, all three elements went up, by more than chance usually explains. {BY_CHANCE}",
        ),
        ((2, -3, 8), "Since round 1, no element changed by more than chance usually explains."),
        (
            (20, -30, 1),
            (
                '"Expect" rose since round 1 by more than chance usually explains. '
                f'"Train" fell since round 1 by more than chance usually explains. {BY_CHANCE}'
            ),
        ),
    ],
)
def test_a_second_round_says_what_changed_up_and_down(points: tuple[float, ...], said: str) -> None:
    """Every element fell by 18 to 31 points, and page 1 had only an open mark."""
    assert changes.since(moved(*points), 1, elements=3) == said


def test_all_that_compare_are_not_called_all_elements() -> None:
    """One of six was asked in other words, and page 1 said: all five elements went down."""
    said = changes.since(moved(-20, -30), 1, elements=3)
    assert said.startswith("Since round 1, the two elements that compare went down, by more than chance")
    assert "no element that compares" in changes.since(moved(1, 2), 1, elements=3)

"""Change between two rounds, in the words of a first page."""

import pytest

from sixelements.domain.comparison import ELEMENT, Change, change
from sixelements.wording import changes


def moved(*points: float) -> list[tuple[str, Change]]:
    names = ("Expect", "Train", "Empower")
    found = (change(50, 50 + d, spread=ELEMENT, n=9) for d in points)
    return list(zip(names, found, strict=False))


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((), ""),
        ((-20, -30, -18), "Since round 1, all three elements went down, by more than chance can explain."),
        ((20, 30, 18), "Since round 1, all three elements went up, by more than chance can explain."),
        ((2, -3, 8), "Since round 1, no element changed by more than chance can explain."),
        (
            (20, -30, 1),
            (
                "Since round 1, up by more than chance can explain: Expect. "
                "Since round 1, down by more than chance can explain: Train."
            ),
        ),
    ],
)
def test_a_second_round_says_what_changed_up_and_down(points: tuple[float, ...], said: str) -> None:
    """Every element fell by 18 to 31 points, and page 1 had only an open mark."""
    assert changes.since(moved(*points), 1) == said

"""Figures of worksheets in words."""

import pytest

from sixelements.wording.worksheets import minutes


@pytest.mark.parametrize(
    ("figure", "said"), [(0.5, "0.5"), (99.9, "99.9"), (100, "100"), (2534.91, "2,535"), (2534, "2,534")]
)
def test_minutes_are_whole_where_their_digits_would_break_a_column(figure: float, said: str) -> None:
    assert minutes(figure) == said

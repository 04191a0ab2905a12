"""What is said to those who answer: the same wherever it is said."""

import pytest

from sixelements.wording import promise


@pytest.mark.parametrize(("practices", "minutes"), [(37, 20), (12, 8), (1, 2)])
def test_minutes_are_those_of_the_practices_and_the_ten_lines(practices: int, minutes: int) -> None:
    assert promise.minutes(practices, 10) == minutes

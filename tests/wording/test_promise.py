"""What is said to those who answer: the same wherever it is said."""

import re
from pathlib import Path

import pytest

from sixelements import paths
from sixelements.wording import promise


@pytest.mark.parametrize(("practices", "minutes"), [(37, 20), (12, 8), (1, 2)])
def test_minutes_are_those_of_the_practices_and_the_ten_lines(practices: int, minutes: int) -> None:
    assert promise.minutes(practices, 10) == minutes


def test_nothing_that_is_said_claims_more_than_the_promise() -> None:
    """The app shows nothing to anybody; whoever knows databases could look inside."""
    said = [paths.resources() / "guide" / "en.md", *Path(promise.__file__).parents[1].rglob("*.py")]
    claim = re.compile(
        r"(?i)nobody[^.]*can (read|see|open|change)[^.]*(answer|sheet)|can be (seen|read)[^.]*reached"
    )
    found = [f"{path.name}: {m[0]}" for path in said for m in claim.finditer(path.read_text("utf-8"))]
    assert found == []

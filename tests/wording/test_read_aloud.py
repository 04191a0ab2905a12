"""What a screen reader says of one thing."""

import pytest

from sixelements.wording.phrases import read_aloud


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), ""),
        (("", "2"), "2"),
        (("none", "2", "none"), "none. 2. none"),
        (("Is it so?", "Yes.", "", "3"), "Is it so? Yes. 3"),
    ],
)
def test_parts_are_parted_by_one_pause_also_where_the_last_was_said_before(
    parts: tuple[str, ...], said: str
) -> None:
    assert read_aloud(*parts) == said

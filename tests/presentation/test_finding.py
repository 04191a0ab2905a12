"""Finding by words: all of them, in any order, however they are written."""

import pytest

from sixelements.presentation.finding import matches, place_among

TEXTS = ("1.1 Written: our promises", "3.1 Clear limits", "4.4 Hard facts: promises in numbers")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("promises", (0, 2)),
        ("numbers PROMISES", (2,)),
        ("3.1", (1,)),
        ("clear facts", ()),
        ("  ", ()),
        ("", ()),
    ],
)
def test_a_text_is_found_that_holds_every_word(wanted: str, found: tuple[int, ...]) -> None:
    assert matches(wanted, TEXTS) == found


def test_how_many_were_found_is_said_once_something_is_wanted() -> None:
    assert place_among(1, 3, wanted="a") == "2 of 3"
    assert place_among(None, 0, wanted="a") == "Nothing found"
    assert place_among(None, 0, wanted=" ") == ""

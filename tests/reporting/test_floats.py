"""Numbers in files: as exact as they are known, and without the dust of binary fractions."""

import json

import pytest

from sixelements.domain.assessment import Leg
from sixelements.domain.legs import index
from sixelements.reporting.floats import undusted
from sixelements.reporting.spreadsheet.writer import in_cell
from sixelements.reporting.tables import as_text, json_bytes


@pytest.mark.parametrize(
    ("dusty", "clean"),
    [
        (59.99999999999999, 60.0),
        (0.1 + 0.2, 0.3),
        (0.0, 0.0),
        (-41.300000000000004, -41.3),
        (100 / 3, 100 / 3),
        (1e-9, 1e-9),
    ],
)
def test_no_file_holds_the_dust_of_binary_fractions(dusty: float, clean: float) -> None:
    """The index of 60, 60, and 60 stood in the spreadsheet as 59.99999999999999."""
    assert undusted(dusty) == in_cell(dusty) == clean
    assert as_text(dusty) == str(clean)
    assert json.loads(json_bytes({"a": [dusty], "n": 3, "yes": True, "none": None})) == {
        "a": [clean],
        "n": 3,
        "yes": True,
        "none": None,
    }


def test_a_count_stays_one() -> None:
    assert repr(undusted(3)) == "3"


def test_three_equal_legs_have_just_that_balance() -> None:
    assert [undusted(index([float(n)] * len(Leg))) for n in range(5, 101)] == [
        float(n) for n in range(5, 101)
    ]

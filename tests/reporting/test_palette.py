import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts.scene import Ink
from sixelements.reporting.pdf.palette import brand_ink, contrast_on_white, palette, parse


@pytest.mark.parametrize(
    ("brand", "ink"),
    [
        ("#17564B", "#17564B"),
        ("#F2A900", "#745100"),
        ("#FFFFFF", "#1B1B1B"),
        (None, "#1B1B1B"),
        ("green", "#1B1B1B"),
        ("#12345", "#1B1B1B"),
    ],
)
def test_a_brand_color_is_darkened_until_it_can_be_read(brand: str | None, ink: str) -> None:
    assert brand_ink(brand) == ink


def test_the_tints_of_the_example_are_those_of_the_design() -> None:
    """To the eye: the design gives #A9C2BC and #DDE7E4."""
    colors = palette("#17564B")
    for ink, design in ((Ink.MID, "#A9C2BC"), (Ink.PALE, "#DDE7E4")):
        made, wanted = parse(colors[ink]), parse(design)
        assert made is not None
        assert wanted is not None
        assert all(abs(a - b) <= 3 for a, b in zip(made, wanted, strict=True))


@given(st.tuples(*(st.integers(0, 255) for _ in range(3))))
def test_any_brand_color_stands_seven_to_one_on_white(rgb: tuple[int, int, int]) -> None:
    ink = parse(brand_ink("#{:02X}{:02X}{:02X}".format(*rgb)))
    assert ink is not None
    assert contrast_on_white(ink) >= 7


def test_every_role_has_a_color() -> None:
    assert set(palette(None)) == set(Ink)

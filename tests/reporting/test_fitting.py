"""Lettering of a drawing is cut to its room, measured in the digits it is drawn with."""

import pytest

from sixelements.charts.scene import SceneText, Weight
from sixelements.reporting.pdf import fonts
from sixelements.reporting.pdf.fitting import fitting


def lettering(words: str, *, room: float = 0.0, weight: Weight = Weight.REGULAR) -> SceneText:
    return SceneText(at=(0, 0), text=words, size=10, weight=weight, room=room)


def width(words: str, weight: Weight = Weight.REGULAR, *, tabular: bool = True) -> float:
    return fonts.width_of(words, fonts.face_of(weight, tabular=tabular), 10)


def test_lines_become_one_with_a_space_between() -> None:
    assert fitting(lettering("Set\nexpectations")) == "Set expectations"


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.SEMIBOLD])
def test_it_is_measured_in_tabular_digits_of_its_own_weight(weight: Weight) -> None:
    """As they are drawn: proportional ones are narrower."""
    words = "11 111"
    wide, narrow = width(words, weight), width(words, weight, tabular=False)
    assert narrow < wide
    assert fitting(lettering(words, room=wide, weight=weight)) == words
    assert fitting(lettering(words, room=(wide + narrow) / 2, weight=weight)) != words


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.SEMIBOLD])
@pytest.mark.parametrize("words", ["Improve processes", "11 111 111", "Straßenverkehrsamt", "a b c d e f"])
def test_what_is_cut_fits_and_one_letter_more_would_not(words: str, weight: Weight) -> None:
    for room in range(15, int(width(words, weight))):
        cut = fitting(lettering(words, room=room, weight=weight))
        assert cut.endswith(" …")
        assert width(cut, weight) <= room
        assert words.startswith(cut.removesuffix(" …"))


def test_where_there_is_room_for_nothing_nothing_but_the_sign_is_left() -> None:
    assert fitting(lettering("Improve processes", room=1)) == " …"


def test_no_space_is_left_before_the_sign_but_its_own() -> None:
    words = "Set   expectations"
    assert fitting(lettering(words, room=width("Set   …"))) == "Set …"


def test_what_can_not_be_drawn_is_not_measured() -> None:
    words = "Improve\u200b\x07 processes"
    assert fitting(lettering(words)) == "Improve processes"
    assert fitting(lettering(words, room=width("Improve processes"))) == "Improve processes"


def test_a_word_that_has_begun_is_left_out_where_much_is_left() -> None:
    words = "Improve processes"
    assert fitting(lettering(words, room=width("Improve proc …"))) == "Improve …"
    assert fitting(lettering("Processes improve", room=width("Proce …"))) == "Proce …"
    assert fitting(lettering("Set expectations", room=width("Set expect …"))) == "Set expect …"

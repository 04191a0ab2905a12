"""What the command line says of what was typed: in our words, and nothing of a field or of a window."""

import pytest

from tests.cli.conftest import Type


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("4,5", "Write a whole number from 0 to 100,000."),
        ("-1", "Write a whole number from 0 to 100,000."),
        ("many", "Write a whole number from 0 to 100,000."),
        ("1,234", ""),
    ],
)
def test_a_number_is_taken_as_in_the_window(sixelements: Type, typed: str, words: str) -> None:
    said = sixelements("new", "a.sixe", "--organization", "Alder", f"--frontline={typed}")
    assert (said.code, words in said.err) == (2 if words else 0, True)
    if not words:
        assert " of 1,234" in sixelements("status", "a.sixe").out


def test_a_day_that_is_asked_about_is_not_said_to_wait_for_being_saved(sixelements: Type) -> None:
    from datetime import date

    from sixelements.application.typed import Asked, read_day, written_day

    near = date(2026, 11, 30)
    for text in ("0207-01-05", "Feb 29, 2027"):
        with pytest.raises(Asked, match="It is not saved yet"):
            read_day(text, near=near)
        with pytest.raises(Asked) as asked:
            written_day(text, near=near)
        assert "saved" not in asked.value.sentence
        assert asked.value.replies


def test_a_folder_a_missing_file_and_a_long_name_are_said_for_what_they_are(
    sixelements: Type, closed: object
) -> None:
    said = sixelements("report", closed, "--out", ".")
    assert ". is a folder. Name a file that ends in one of .pdf," in said.err
    assert "There is no such file." in sixelements("discuss", closed, "nope.json").err
    said = sixelements("report", closed, "--out", "n" * 300 + ".csv")
    assert (said.code, "its name is longer" in said.err, "“nnn" in said.err) == (1, True, True), said.err


def test_where_no_workbook_can_be_read_no_line_is_empty(sixelements: Type) -> None:
    assert sixelements("status", "nope.sixe").out == ""

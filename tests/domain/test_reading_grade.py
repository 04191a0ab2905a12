"""School grades: as the formula says, and near what a package of linguists says of our own sentences."""

import pytest

from sixelements.domain.reading_grade import GradedSentence, grade, reading_grades


@pytest.mark.parametrize(
    ("sentence", "words", "syllables"),
    [
        ("We name one day.", 4, 4),
        ("Staff made whole rules safely.", 5, 6),
        ("People asked at the table.", 5, 7),
        ("It passes both boxes.", 4, 6),
        ("We don't know today's usual action.", 6, 10),
        ("A well-known idea.", 3, 6),
    ],
)
def test_a_grade_counts_words_and_syllables(sentence: str, words: int, syllables: int) -> None:
    assert grade(sentence) == pytest.approx(0.39 * words + 11.8 * syllables / words - 15.59)


@pytest.mark.parametrize("text", ["", " ", "… – “”"])
def test_without_words_there_is_no_grade(text: str) -> None:
    assert grade(text) == 0.0


def test_the_hardest_sentences_come_first() -> None:
    found = reading_grades([GradedSentence(g, f"1.{g}", "") for g in (8.0, 9.0, 2.0, 13.0)])
    assert (found.sentences, found.mean) == (4, 8.0)
    assert [one.where for one in found.hard] == ["1.13.0", "1.9.0"]
    assert reading_grades([]).mean == 0.0

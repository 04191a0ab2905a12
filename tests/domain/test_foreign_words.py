"""What a cell means: every word that is known, and that nothing else is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements import bootstrap
from sixelements.domain.assessment import Role
from sixelements.domain.foreign_words import (
    SKIPPED,
    Meaning,
    Vocabulary,
    folded,
    is_date,
    questions_of,
)
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, level_answer

ASSESSMENT = bootstrap.assessment("six-elements")
WORDS = Vocabulary(ASSESSMENT)
LINES = tuple(ItemId(line.id) for line in ASSESSMENT.three_thirds.lines)
QUESTIONS = {q.item: q for q in questions_of(ASSESSMENT.core, LINES, ASSESSMENT)}
PRACTICE, LINE = QUESTIONS[ItemId(ASSESSMENT.core[0])], QUESTIONS[LINES[0]]
ANCHORS = PRACTICE.levels


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (1, ["1", "1.0", "1,0", "１", " 1 ", "Not in place", "1 - Not in place", ANCHORS[0]]),
        (1, ["1. Not in place"]),
        (2, ["2", "2.00", "Level 2", "LEVEL 2", "started", "2 Started", f"2 {ANCHORS[1]}"]),
        (2, ["Level 2: Started"]),
        (3, ["3", "3 - Usual", "3 – usual", "3) Usual", "\u200bUsual\u00a0", f"Usual. {ANCHORS[2]}"]),
        (4, ["Checked", ANCHORS[3].upper(), ANCHORS[3].replace("checked on", "checked at")]),
        (5, ["5", "Built in", ANCHORS[4].rstrip("."), f"5 - {ANCHORS[4]}"]),
    ],
)
def test_a_level_in_words(level: int, words: list[str]) -> None:
    for word in words:
        assert WORDS.answer(word, PRACTICE) == Meaning(level_answer(level)), word


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        (Meaning(DONT_KNOW), ["dk", "DK", "?", "Don't know", "Don’t know.", "not sure", "Can’t say"]),
        (Meaning(DONT_KNOW), ["I have no way to judge this.", "Don't know. I have no way to judge this."]),
        (Meaning(NOT_APPLICABLE), ["na", "NA", "n/a", "N/A", "Not applicable", "does not apply"]),
        (Meaning(NOT_APPLICABLE), ["Our team has no such thing.", "n/a. Our team has no such thing."]),
        (SKIPPED, ["", "  ", "No answer", "NULL", ".", "\u200b"]),
    ],
)
def test_an_answer_outside_of_the_scale_in_words(meaning: Meaning, words: list[str]) -> None:
    for word in words:
        assert WORDS.answer(word, PRACTICE) == meaning, word
        if meaning != Meaning(NOT_APPLICABLE):
            assert WORDS.answer(word, LINE) == meaning, word


@pytest.mark.parametrize(
    "word",
    ["6", "7", "0", "-", "maybe", "-1", "3.5", "1 2", "=1", "½", "A3", "#N/A", "2 - Usual", "Level 6"],
)
def test_what_can_not_be_told_is_not_guessed(word: str) -> None:
    assert WORDS.answer(word, PRACTICE) is None


def test_another_questions_sentence_is_no_answer() -> None:
    other = QUESTIONS[ItemId(ASSESSMENT.core[-1])]
    assert [WORDS.answer(anchor, PRACTICE) for anchor in other.levels] == [None] * 5


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (1, ["0 to 4", "0-4", "0–4", "1"]),
        (2, ["5 or 6", "5 to 6", "5-6", "2"]),
        (3, ["7 or 8", "7-8", "3 - Usual"]),
        (4, ["9", "9.0"]),
        (5, ["All ten", "10", "5"]),
    ],
)
def test_a_band_of_contacts(level: int, words: list[str]) -> None:
    for word in words:
        assert WORDS.answer(word, LINE) == Meaning(level_answer(level)), word
    assert WORDS.answer("6", LINE) is None


def test_our_own_codes_count_in_our_own_survey_only() -> None:
    coded = [WORDS.answer(f"A{n}", PRACTICE, own_code=True) for n in range(1, 8)]
    levels = [Meaning(level_answer(n)) for n in range(1, 6)]
    assert coded == [*levels, Meaning(DONT_KNOW), Meaning(NOT_APPLICABLE)]
    assert WORDS.role("A2") is None
    assert WORDS.role("A2", coded=True) is Role.SUPERVISOR


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.FRONTLINE, ["Front line", "Front-line", "front line staff", "FRONTLINE", "Frontline "]),
        (Role.SUPERVISOR, ["Supervisor", "team lead", "Team-lead", "super"]),
        (Role.MANAGER, ["Manager", "director", "manag"]),
        (None, ["", "Mitarbeiter", "boss", "3"]),
    ],
)
def test_a_role_in_words(role: Role | None, words: list[str]) -> None:
    for word in words:
        assert WORDS.role(word) is role, word


@pytest.mark.parametrize(
    "word", ["01. Jan", "1. Mrz", "5-Jun", "Jun-06", "2026-06-05 00:00:00", "6/5/26", "02.03.2026"]
)
def test_a_spreadsheets_dates_are_known(word: str) -> None:
    assert is_date(word)


@pytest.mark.parametrize("word", ["1.1", "5-6", "3.0", "maybe", "May be", "1 - Not in place", "q1"])
def test_what_is_no_date_is_not_taken_for_one(word: str) -> None:
    assert not is_date(word)


@given(st.text())
def test_words_are_compared_the_same_however_often_they_were_folded(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_any_text_is_an_answer_or_asked_about(text: str) -> None:
    for question in (PRACTICE, LINE):
        meaning = WORDS.answer(text, question)
        assert meaning is None or meaning.answer is None or -1 <= meaning.answer.code <= 5

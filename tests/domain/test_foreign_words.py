"""What a cell means: every word that is known, and that nothing else is guessed."""

import re
from collections.abc import Iterator

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
        (4, ["Checked", ANCHORS[3].upper()]),
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


@pytest.mark.parametrize("mark", ["", "…", "..."])
def test_a_sentence_that_a_tool_cut_is_the_one_it_begins(mark: str) -> None:
    """Every cell of an export with sentences cut at 60 characters was refused."""
    for question in QUESTIONS.values():
        for level, sentence in enumerate(question.levels, start=1):
            others = [s for s in question.levels if s != sentence and folded(s)[:60] == folded(sentence)[:60]]
            if not others:
                cut = sentence[:60] + (mark if len(sentence) > 60 else "")
                assert WORDS.answer(cut, question) == Meaning(level_answer(level)), cut
    assert WORDS.answer(ANCHORS[0][:30], PRACTICE) is None


def _changes(sentence: str) -> Iterator[str]:
    """A sentence cut at each length, with each word less, and and with each "most" or "not" changed."""
    said = sentence.split()
    yield from (sentence[:n] + mark for n in range(1, len(sentence)) for mark in ("", "…"))
    yield from (" ".join(said[:n] + said[n + 1 :]) for n in range(len(said)))
    for word, others in HOW_MANY.items():
        for other in others:
            for found in re.finditer(rf"\b{word}\b", sentence, re.IGNORECASE):
                yield sentence[: found.start()] + other + sentence[found.end() :]


HOW_MANY = {
    "nearly all": ("most", "some", "few", "all", "no"),
    "most": ("nearly all", "some", "few", "all", "no"),
    "some": ("most", "few", "all", "no"),
    "few": ("most", "many", "no"),
    "all": ("most", "some", "no"),
    "no": ("some", "all", "a"),
    "none": ("some", "all"),
    "not": ("", "also", "always"),
    "never": ("always", "sometimes"),
    "have": ("have not", "have no"),
    "are": ("are not",),
    "is": ("is not",),
    "monthly": ("weekly", "yearly"),
    "weekly": ("monthly",),
    "usually": ("always", "rarely", "not"),
    "almost": ("",),
}


def test_no_sentence_that_was_cut_or_changed_counts_as_another_level() -> None:
    """A sentence was taken for the one most like it: some for most, none of for some, half of it for all."""
    tried = asked = 0
    for question in questions_of(tuple(ASSESSMENT.practices), (), ASSESSMENT):
        if question.is_line:
            continue
        whole = {folded(sentence): level for level, sentence in enumerate(question.levels, 1)}
        for level, sentence in enumerate(question.levels, 1):
            for changed in _changes(sentence):
                found = WORDS.answer(changed, question)
                tried, asked = tried + 1, asked + (found is None)
                right = whole.get(folded(changed), level)
                assert found in (None, Meaning(level_answer(right))), (question.item, level, changed)
                if found is not None:
                    begun = folded(changed).rstrip(" .…")
                    fits = [s for s in whole if s.startswith(begun)]
                    assert len(fits) == 1 or folded(changed) in whole, (question.item, changed)
    assert tried > 25_000
    assert 0 < asked < tried


def test_a_changed_sentence_is_proposed_and_not_taken() -> None:
    changed = ANCHORS[3].replace("channels", "channel")
    assert WORDS.answer(changed, PRACTICE) is None
    assert WORDS.nearest(changed, PRACTICE) == 4
    assert WORDS.nearest(f"4 - {changed}", PRACTICE) == 4
    assert WORDS.nearest("maybe", PRACTICE) == 0


def test_a_number_says_which_of_two_sentences_that_begin_alike_was_cut() -> None:
    question = QUESTIONS[ItemId("5.2")]
    cut = question.levels[3][:40]
    assert folded(question.levels[2]).startswith(folded(cut))
    assert WORDS.answer(cut, question) is None
    assert WORDS.answer(f"4 - {cut}", question) == Meaning(level_answer(4))
    assert WORDS.answer(f"1 - {cut}", question) is None
    assert WORDS.answer(f"Checked. {cut}", question) == Meaning(level_answer(4))

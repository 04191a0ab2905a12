"""The four words: plain, short, told apart, and by chance."""

from collections.abc import Sequence
from itertools import combinations

from sixelements.presentation.words import four_words, shipped_words


def test_the_list_is_long_enough_that_nobody_guesses() -> None:
    words = shipped_words()
    assert len(words) >= 1_000
    assert len(set(words)) == len(words)


def test_words_are_short_plain_letters() -> None:
    assert all(w.isascii() and w.isalpha() and w.islower() and 3 <= len(w) <= 9 for w in shipped_words())


def test_no_two_words_differ_by_one_letter_only() -> None:
    close = [
        (one, other)
        for one, other in combinations(shipped_words(), 2)
        if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) < 2
    ]
    assert close == []


def first(words: Sequence[str]) -> str:
    return words[0]


def test_four_different_words_are_chosen() -> None:
    words = four_words(first, taken=lambda _words: False).split()
    assert words == list(shipped_words()[:4])


def test_words_that_are_taken_are_chosen_again() -> None:
    answers = iter([True, True, False])
    assert len(four_words(taken=lambda _words: next(answers)).split()) == 4

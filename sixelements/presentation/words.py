"""Four plain words that let a participant continue a paused sheet."""

import secrets
from collections.abc import Callable, Sequence
from functools import cache

from sixelements import paths

Choose = Callable[[Sequence[str]], str]
"""Picks one word; by chance that can't be guessed, unless a test says otherwise."""
HOW_MANY = 4


@cache
def shipped_words() -> tuple[str, ...]:
    """The list that ships with the app: short, common, easily told apart."""
    text = (paths.resources() / "words" / "en.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def four_words(choose: Choose = secrets.choice, *, taken: Callable[[str], bool]) -> str:
    """Four different words that no other sheet of the round is paused with."""
    while True:
        left = list(shipped_words())
        chosen: list[str] = []
        for _turn in range(HOW_MANY):
            word = choose(left)
            left.remove(word)
            chosen.append(word)
        words = " ".join(chosen)
        if not taken(words):
            return words

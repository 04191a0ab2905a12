"""Letters that are keys, and words that somebody types beside all fields."""

from collections.abc import Callable
from functools import partial

import pytest

from sixelements.ui.room.stray_words import StrayWords

KEYS, WAITING = "bprn", "r"


class Typist:
    """Presses signs with so many seconds between them; ``on`` has the keys that are switched on by that."""

    def __init__(self) -> None:
        self.seconds, self.told = 0.0, 0
        self.on: set[str] = set()
        self.timers: list[tuple[float, Callable[[], object]]] = []
        self.letters = StrayWords(self._tell, lambda: self.seconds, self._later)

    def _later(self, milliseconds: int, do: Callable[[], object]) -> None:
        self.timers.append((self.seconds + milliseconds / 1000, do))

    def wait(self, seconds: float) -> None:
        """So much time goes by."""
        self.seconds += seconds
        due = [do for at, do in self.timers if at <= self.seconds]
        self.timers = [timer for timer in self.timers if timer[0] > self.seconds]
        for do in due:
            do()

    def _tell(self) -> None:
        self.told += 1

    def type(self, words: str, gap: float) -> None:
        for sign in words:
            self.wait(gap)
            if sign in KEYS:
                switch = partial(self._switch, sign)
                self.letters.press(sign, switch, switch, waits=sign in WAITING)
            else:
                self.letters.stray()

    def _switch(self, sign: str) -> None:
        self.on ^= {sign}


@pytest.mark.parametrize(
    "word", ["improve", "being", "pass", "bp", "bbc", "running", "print", "brb", "we pay"]
)
@pytest.mark.parametrize("gap", [0.05, 0.2, 0.35])
def test_a_word_changes_nothing_and_says_so_where_its_first_letter_did(word: str, gap: float) -> None:
    typist = Typist()
    typist.type(word, gap)
    assert typist.on == set()
    assert typist.told == (word[0] in KEYS)


def test_a_slow_word_takes_back_all_that_it_did() -> None:
    typist = Typist()
    typist.type("bpx", 0.6)
    assert typist.on == set()


def test_what_is_done_in_between_ends_a_word() -> None:
    """Reveal, the next page, and a number typed there right away: nothing is taken back."""
    typist = Typist()
    typist.type("r", 1)
    typist.wait(0.6)
    typist.letters.over()
    typist.type("3", 0.05)
    assert (typist.on, typist.told) == ({"r"}, 0)


@pytest.mark.parametrize("gap", [0.05, 0.2, 0.35, 0.45])
def test_what_the_room_would_see_waits_until_the_letter_stands_alone(gap: float) -> None:
    typist = Typist()
    for sign in "really? we r here":
        typist.type(sign, gap)
        assert "r" not in typist.on, "not even for a moment"
    typist.wait(2)
    assert typist.on == set()
    typist.type("r", 0)
    assert typist.on == set()
    typist.wait(0.5)
    assert typist.on == {"r"}
    typist.type("r", 0.1)
    assert typist.on == set(), "pressed again, it is done at once"


def test_after_words_enter_is_their_end_for_a_moment() -> None:
    typist = Typist()
    typist.type("b", 2)
    seen = [typist.letters.in_words]
    typist.type("ox", 0.1)
    seen.append(typist.letters.in_words)
    typist.wait(1)
    seen.append(typist.letters.in_words)
    assert seen == [False, True, False]
    assert typist.letters.space(), "it stood alone"
    seen = [typist.letters.in_words]
    typist.type("a", 0.1)
    typist.wait(0.1)
    assert not typist.letters.space()
    assert [*seen, typist.letters.in_words] == [False, True]


def test_keys_that_are_meant_work_at_once() -> None:
    typist = Typist()
    typist.type("b", 1)
    assert typist.on == {"b"}
    typist.type("b", 0.1)
    assert typist.on == set(), "a clicker pressed twice"
    typist.type("np", 0.5)
    assert typist.on == {"n", "p"}
    typist.type("x", 1)
    assert (typist.on, typist.told) == ({"n", "p"}, 0), "long after a key another sign takes nothing back"


def test_a_number_right_after_a_key_that_waits_for_one_goes_to_its_field() -> None:
    typist = Typist()
    typist.type("r", 1)
    typist.wait(0.1)
    assert not typist.letters.go_to_field("v")
    assert typist.letters.go_to_field("r")
    assert (typist.on, typist.told) == ({"r"}, 0)
    assert not typist.letters.go_to_field("r"), "nothing waits any more"


def test_what_is_taken_back_ends_no_word() -> None:
    typist = Typist()

    def again() -> None:
        typist.on ^= {"b"}
        typist.letters.over()

    typist.wait(1)
    typist.letters.press("b", again, again)
    typist.type("xp", 0.1)
    assert typist.on == set()

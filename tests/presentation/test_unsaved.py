"""The queue of what waits for the disk, alone: its order, what is refused in it, and what is forgotten."""

from datetime import UTC, datetime

import pytest

from sixelements.application.errors import DiskFull
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import RoundId
from sixelements.presentation.unsaved import PutAside, QueuedChange, TypedText, Unsaved, WaitingChange

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def typed(words: str, place: str = "name", label: str = "the name") -> WaitingChange:
    return WaitingChange(label, AT, RoundId("round-1"), TypedText(place, "Name", "", words, before="Old"))


def refusing(error: Exception) -> QueuedChange:
    def change() -> None:
        raise error

    return change


def store(queue: Unsaved) -> None:
    queue.store(lambda _step: None, lambda _change: None)


def nothing() -> None:
    """A change that goes through."""


def test_the_same_change_added_again_keeps_its_place_and_drops_nothing() -> None:
    queue, words = Unsaved(), typed("Birch")
    assert queue.add(nothing, words) is None
    assert queue.add(nothing, words) is None
    assert (len(queue), queue.waiting) == (1, (words,))


def test_what_a_field_shows_is_what_was_typed_into_it_last() -> None:
    """Something else waits between, so that both are kept."""
    queue, other = Unsaved(), typed("Licenses", place="team")
    for words in (typed("Birch"), other, typed("Birch County")):
        queue.add(lambda: None, words)
    assert [w.typed.words for w in queue.waiting if w.typed] == ["Birch", "Licenses", "Birch County"]
    assert queue.at("name") == typed("Birch County")


@pytest.mark.parametrize("first", [None, typed("Birch")])
def test_all_that_was_refused_is_said_also_where_nobody_may_read_a_part_of_it(
    first: WaitingChange | None,
) -> None:
    queue = Unsaved()
    queue.add(refusing(NotAllowed("The round is closed.")), first)
    queue.add(refusing(BadInput("That is too long.")), typed("Fifty", place="line", label="the line"))
    with pytest.raises(PutAside) as put_aside:
        store(queue)
    begins = "The round is closed." if first is None else 'Not stored: the name, "Birch".'
    assert put_aside.value.sentence.startswith(begins)
    assert put_aside.value.sentence.endswith('Not stored: the line, "Fifty". That is too long.')
    store(queue)  # it is said once


def test_what_is_given_up_is_not_said_to_be_refused_later() -> None:
    """One change was refused before the disk stopped the next, and then both were let go."""
    queue = Unsaved()
    queue.add(refusing(NotAllowed("The round is closed.")), typed("Birch"))
    queue.add(refusing(DiskFull("The disk is full.")), typed("Licenses", place="team"))
    with pytest.raises(DiskFull):
        store(queue)
    queue.clear()
    queue.add(nothing)
    store(queue)
    assert not queue


def test_words_that_were_taken_back_are_not_said_as_if_they_were_typed() -> None:
    """What is refused is that they go; the field says what was there before."""
    queue = Unsaved()
    queue.add(refusing(NotAllowed("The round is closed.")), typed("Birch").back(AT, None))
    with pytest.raises(PutAside) as put_aside:
        store(queue)
    assert put_aside.value.sentence == "Not stored: the name. The round is closed."

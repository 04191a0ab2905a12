"""Sharing a round with other laptops: how far it is when it is shared counts, not what somebody saw."""

from dataclasses import replace

import pytest

from sixelements.application.sharing import share
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import State
from tests.application.test_rounds import Room


def test_a_round_that_was_closed_since_somebody_looked_is_not_shared() -> None:
    room = Room()
    seen = room.open()
    room.book.rounds.put(replace(seen, state=State.SEALED))
    with pytest.raises(NotAllowed, match="takes no more sheets"):
        share(room.book, room.team, seen, lambda _name, _fill: pytest.fail("a file was written"))

"""What the presenter is told of what the room sees is true, whatever the screens do."""

import pytest

from sixelements.presentation.room.before import Equipment, Screens
from sixelements.presentation.room.room_presenter import RoomPresenter
from sixelements.presentation.room.seen import thumbnail_words
from tests.presentation.room_desk import RoomDesk

ROOM = "The room sees this"
UNSEEN = "The room does not see this page"


@pytest.mark.parametrize(
    ("screens", "wanted", "showing", "covered", "words"),
    [
        (Screens.APART, True, "1024 × 768", False, (ROOM, "Projector, 1024 × 768")),
        (
            Screens.APART,
            False,
            "",
            False,
            (UNSEEN, "The room sees whatever else is on its screen. F5 shows the page."),
        ),
        (
            Screens.ONE,
            True,
            "",
            False,
            (UNSEEN, "No second screen yet. Plug it in, or choose Use one screen."),
        ),
        (
            Screens.ONE,
            False,
            "",
            False,
            (UNSEEN, "No second screen yet. Plug it in, or choose Use one screen."),
        ),
        (
            Screens.ONE,
            False,
            "",
            True,
            ("The room sees this once you are back", "Keep the projector covered until then."),
        ),
    ],
    ids=["shown", "hidden", "no screen yet", "hidden, and no screen", "one screen"],
)
def test_the_thumbnail_is_headed_as_seen_only_where_the_room_sees_it(
    screens: Screens, wanted: bool, showing: str, covered: bool, words: tuple[str, str]
) -> None:
    assert thumbnail_words(ROOM, screens, wanted=wanted, showing=showing, covered=covered) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Equipment(screens=Screens.APART, showing=True), "The room sees only the test picture"),
        (Equipment(screens=Screens.APART), "the room sees whatever else is on its screen"),
        (Equipment(screens=Screens.APART, one_screen=True), ""),
        (Equipment(screens=Screens.MIRRORED), ""),
        (Equipment(screens=Screens.ONE), ""),
    ],
    ids=["shown", "hidden", "one screen chosen", "mirrored", "one"],
)
def test_before_the_room_comes_only_what_is_so_is_promised(found: Equipment, words: str) -> None:
    desk = RoomDesk(closed=False)
    desk.runner.end()
    facts = RoomPresenter(desk.session).before(found).facts
    assert facts.startswith("Ten minutes are enough.")
    assert words in facts
    assert ("The room" in facts or "the room" in facts) == bool(words)

"""What the presenter may do, by button, key and clicker; single keys work only outside of text fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.domain.script import ScriptBlock
from sixelements.i18n import _
from sixelements.presentation.room.runner import Runner


class RoomAct(Enum):
    """Something a button or key does that needs nothing else; `perform` does it."""

    NEXT = auto()
    BACK = auto()
    PAUSE = auto()
    LONGER = auto()
    BLANK = auto()
    REVEAL = auto()
    END_BLOCK = auto()
    CONFIRM_CLOSE = auto()
    DOTS_DONE = auto()
    COUNTS = auto()
    DROP = auto()
    UNDO = auto()
    VOTE = auto()
    """Go to the fields of the second vote: the window's own."""
    PROJECTOR = auto()
    """Show the projector's window, or hide it: the window's own."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Keys that do the same, as Qt names them, with what they do."""

    keys: tuple[str, ...]
    words: str
    act: RoomAct


def perform(runner: Runner, act: RoomAct) -> None:
    """Do it. Raises SixElementsError where it can't be done; VOTE and PROJECTOR are left to the window."""
    acts: Mapping[RoomAct, Callable[[], None]] = {
        RoomAct.NEXT: runner.next,
        RoomAct.BACK: runner.back,
        RoomAct.PAUSE: runner.pause_or_go_on,
        RoomAct.LONGER: runner.longer,
        RoomAct.BLANK: runner.toggle_blank,
        RoomAct.REVEAL: runner.toggle_reveal,
        RoomAct.END_BLOCK: runner.end_block,
        RoomAct.CONFIRM_CLOSE: runner.confirm_close,
        RoomAct.DOTS_DONE: runner.finish_dots,
        RoomAct.COUNTS: runner.toggle_counts,
        RoomAct.DROP: runner.drop,
        RoomAct.UNDO: runner.undo,
    }
    if act in acts:
        acts[act]()


def key_rows(block: ScriptBlock) -> tuple[KeyRow, ...]:
    """The keys of a block. In a text field none of them works but F5, PgUp and PgDn.

    The keys of the form in the talk (Alt 1 to 5 for a level, Alt 0 for Not agreed, Ctrl Enter to record,
    Alt Up and Down to reorder) need what was filled in, so the window calls the runner itself.
    """
    rows = [
        KeyRow(("PgDown",), _("Next page"), RoomAct.NEXT),
        KeyRow(("PgUp",), _("Page before"), RoomAct.BACK),
        KeyRow(("B", "."), _("Blank, or the page again"), RoomAct.BLANK),
        KeyRow(("P",), _("Pause, or go on"), RoomAct.PAUSE),
        KeyRow(("F5",), _("Projector on or off"), RoomAct.PROJECTOR),
    ]
    own = {
        ScriptBlock.BALLOT: [KeyRow(("L",), _("15 seconds longer"), RoomAct.LONGER)],
        ScriptBlock.TALK: [
            KeyRow(("R",), _("Reveal or hide answers"), RoomAct.REVEAL),
            KeyRow(("V",), _("Type the hands of the second vote"), RoomAct.VOTE),
        ],
    }
    return (*rows, *own.get(block, []))

"""The strip under the slide: the room may read it, so it holds nothing the room may not see."""

from dataclasses import dataclass

from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _
from sixelements.presentation.room.keys import RoomAct
from sixelements.presentation.room.script_view import block_name
from sixelements.wording import numbers


@dataclass(frozen=True, slots=True)
class StripButton:
    """A button. ``act`` None: the window's own, told by its name in `RoomStrip`."""

    act: RoomAct | None
    words: str
    key: str
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStrip:
    """What the strip says: who sees what, the step, and its buttons from left to right.

    ``private`` opens the door; it is empty on two screens, where notes are in the other window.
    """

    room: str
    step: str
    buttons: tuple[StripButton, ...]
    private: str
    own: tuple[str, ...]


def room_strip(at: Workshop, *, one_screen: bool) -> RoomStrip:
    """The strip of this page. Nothing in it depends on an answer, a record, or a reason of the agenda."""
    closing = at.block is ScriptBlock.CLOSE
    room = _("The room sees this page, without this strip")
    if one_screen:
        room = _("The room sees all of this screen")
    own = (_("Name an owner"), _("Print the handout…"), _("End the workshop"), _("Open the plan"))
    return RoomStrip(
        room=room,
        step=_step(at),
        buttons=_buttons(at),
        private=_("Private notes") if one_screen else "",
        own=own if closing else (),
    )


def _step(at: Workshop) -> str:
    """The block and how far it is, as the slide says, too."""
    name = block_name(at.block)
    if at.practice is None:
        return name
    place = _("{n} of {all}").format(n=at.page + 1, all=at.pages - (at.block is ScriptBlock.BALLOT))
    return numbers.series((name, place))


def _buttons(at: Workshop) -> tuple[StripButton, ...]:
    back = StripButton(RoomAct.BACK, _("Page before"), "PgUp")
    blank = StripButton(RoomAct.BLANK, _("Show the page") if at.blank else _("Blank the projector"), "B")
    hide = StripButton(RoomAct.REVEAL, _("Hide answers"), "R")
    reveal = StripButton(RoomAct.REVEAL, _("Reveal answers"), "R", filled=True)
    if at.last:
        return (back, blank)
    if at.block is ScriptBlock.TALK and at.practice is not None:
        on = StripButton(RoomAct.NEXT, _("Next page"), "PgDown", filled=at.revealed)
        return (back, hide if at.revealed else reveal, blank, on)
    return (back, blank, StripButton(RoomAct.NEXT, _("Next page"), "PgDown", filled=True))

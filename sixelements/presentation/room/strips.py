"""The strip under the slide: the room may read it, so it holds nothing the room may not see."""

from dataclasses import dataclass

from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _
from sixelements.presentation.room.keys import RoomAct
from sixelements.presentation.room.plain_desk import DeskAct, close_acts
from sixelements.presentation.room.script_view import place_words
from sixelements.wording import phrases


@dataclass(frozen=True, slots=True)
class StripButton:
    """A button of the strip, with its key."""

    act: RoomAct
    words: str
    key: str
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStrip:
    """What the strip says: who sees what, the step, and its buttons from left to right.

    ``private`` opens the door; it is empty on two screens, where notes are in the other window. ``own`` are
    what leads to other parts of the app, ``main`` the filled one of them. ``message``: that time stands
    still, and that something was said to the lead; never what, as the room may read it.
    """

    room: str
    step: str
    buttons: tuple[StripButton, ...]
    private: str
    own: tuple[tuple[DeskAct, str], ...]
    main: DeskAct | None
    message: str


def room_strip(
    at: Workshop,
    *,
    one_screen: bool,
    said: bool = False,
    second: bool = False,
    first: tuple[tuple[DeskAct, str], ...] = (),
    main: DeskAct | None = None,
) -> RoomStrip:
    """The strip of this page. Nothing in it depends on an answer, a record, or a reason of the agenda.

    ``said``: a message for the lead waits behind the door. ``second``: a screen of its own was plugged in
    since, which shows whatever lies there. ``first``: what has to be done before the next page can come, and
    ``main``: which of it is to be done now.
    """
    room = _("The room sees this page, without this strip")
    if one_screen:
        room = _("The room sees all of this screen")
        if second:
            room = _("A second screen is there, and not used. F5 puts the room's page on it.")
    return RoomStrip(
        room=room,
        step=place_words(at),
        buttons=_without_next(_buttons(at)) if first else _buttons(at),
        private=_("Private notes") if one_screen else "",
        message=_message(at, said=said) if one_screen else "",
        own=close_acts() if at.block is ScriptBlock.CLOSE else first,
        main=DeskAct.OPEN_PLAN if at.block is ScriptBlock.CLOSE else main,
    )


def _without_next(buttons: tuple[StripButton, ...]) -> tuple[StripButton, ...]:
    return tuple(button for button in buttons if button.act is not RoomAct.NEXT)


def _message(at: Workshop, *, said: bool) -> str:
    """Nothing else on this screen tells whether time goes by."""
    return phrases.sentences(
        _("Time stands still.") if at.paused else "",
        _("A message for you is in the private notes.") if said else "",
    )


def _buttons(at: Workshop) -> tuple[StripButton, ...]:
    back = StripButton(RoomAct.BACK, _("Page before"), "PgUp")
    blank = StripButton(RoomAct.BLANK, _("Show the page") if at.blank else _("Blank the projector"), "B")
    time = (StripButton(RoomAct.PAUSE, _("Let time go on"), "P"),) if at.paused else ()
    hide = StripButton(RoomAct.REVEAL, _("Hide answers"), "R")
    reveal = StripButton(RoomAct.REVEAL, _("Reveal answers"), "R", filled=True)
    if at.last:
        return (back, blank, *time)
    if at.block is ScriptBlock.TALK and at.practice is not None:
        on = StripButton(RoomAct.NEXT, _("Next page"), "PgDown", filled=at.revealed)
        return (back, hide if at.revealed else reveal, blank, *time, on)
    return (back, blank, *time, StripButton(RoomAct.NEXT, _("Next page"), "PgDown", filled=True))

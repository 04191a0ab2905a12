"""The door to what the room must not see, on one screen: it opens only after the amber test (picture 23).

The facilitator covers the projector, turns this screen amber, and looks at the wall. Only where the wall did
not follow, Enter opens what is private. There is no default, and every other way leads to the room's page.
"""

from dataclasses import dataclass, replace
from enum import Enum

from sixelements.i18n import _

IDLE = 300
"""Seconds without a key or a click after which the room's page comes back."""


LOOK = 3
"""Seconds of the clock in which Enter opens nothing: two whole ones, as the first may be cut short."""


class Private(Enum):
    """What is behind the door."""

    NOTES = "notes"
    GRID = "entry grid"
    COMMENTS = "comments"
    ROLES = "figures of roles"


class DoorState(Enum):
    """CLOSED: the room's page. ASKED: the band with the three steps. AMBER: all of the screen is amber.
    OPEN: what is private, edged in amber. UNCOVER: the room's page is up again, and the lens still covered.
    """

    CLOSED = "closed"
    ASKED = "asked"
    AMBER = "amber"
    OPEN = "open"
    UNCOVER = "uncover"


@dataclass(frozen=True, slots=True)
class Door:
    """Where the door stands, and what is behind it.

    ``idle`` are seconds without a key while it is open, ``lit`` those that the screen has been amber.
    """

    state: DoorState = DoorState.CLOSED
    behind: Private = Private.NOTES
    idle: int = 0
    lit: int = 0

    @property
    def private(self) -> bool:
        """Whether what is private is on the screen: only then, and only with a covered projector."""
        return self.state is DoorState.OPEN

    @property
    def room_page(self) -> bool:
        """Whether the room's page is on the screen."""
        return self.state in (DoorState.CLOSED, DoorState.ASKED, DoorState.UNCOVER)

    def ask(self, behind: Private) -> "Door":
        """Somebody wants to see it: the band opens, and the page shrinks."""
        if self.state in (DoorState.CLOSED, DoorState.UNCOVER):
            return Door(DoorState.ASKED, behind)
        return self

    def turn_amber(self) -> "Door":
        """All of this screen turns amber."""
        return replace(self, state=DoorState.AMBER, lit=0) if self.state is DoorState.ASKED else self

    @property
    def answers(self) -> bool:
        """Whether there was time to look at the wall: a second press of the same Enter is no answer."""
        return self.state is DoorState.AMBER and self.lit >= LOOK

    def enter(self) -> "Door":
        """The wall did not follow: open. Enter does nothing anywhere else, nor before anybody looked."""
        return Door(DoorState.OPEN, self.behind) if self.answers else self

    def escape(self) -> "Door":
        """Esc: the wall is amber, too, so back to the band; from anywhere else to the page.

        On the page it asks for what is private, where the workshop can be left.
        """
        if self.state is DoorState.CLOSED:
            return self.ask(Private.NOTES)
        if self.state is DoorState.AMBER:
            return replace(self, state=DoorState.ASKED)
        if self.state is DoorState.OPEN:
            return self.back()
        return Door()

    def back(self) -> "Door":
        """The room's page is painted first, and then says that the projector may be uncovered."""
        return Door(DoorState.UNCOVER, self.behind) if self.state is DoorState.OPEN else self

    def used(self) -> "Door":
        """A key or a click."""
        return replace(self, idle=0)

    def passed(self, seconds: int) -> "Door":
        """So many seconds went by; five idle minutes close it."""
        if self.state is DoorState.AMBER:
            return replace(self, lit=min(LOOK, self.lit + max(0, seconds)))
        if self.state is not DoorState.OPEN:
            return self
        later = replace(self, idle=self.idle + max(0, seconds))
        return later.back() if later.idle >= IDLE else later

    def next_page(self) -> "Door":
        """The workshop goes on: whatever was open is closed, and nothing is left to uncover."""
        return Door() if self.state in (DoorState.CLOSED, DoorState.UNCOVER, DoorState.ASKED) else self


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """The words of a state: of the band, of the amber page, and of the edge of what is private."""

    title: str
    steps: tuple[tuple[str, str], ...]
    amber: str
    question: str
    edge: str
    uncover: str
    announced: str


def door_view(door: Door) -> DoorView:
    """What stands on the screen. The room may read all of it but the edge, which only the covered one has."""
    steps = (
        (_("Cover the projector"), _("Press Blank or Freeze on its remote, or close the lens.")),
        (_("Try it"), _("Turn this screen amber.")),
        (
            _("Look at the wall"),
            _("Amber, too? Esc, and you are back here. Unchanged? Enter opens it."),
        ),
    )
    asked = door.state is DoorState.ASKED
    return DoorView(
        title=_("First make sure that the wall does not follow this screen") if asked else "",
        steps=steps if asked else (),
        amber=_("Turn this screen amber") if asked else "",
        question=_question(door),
        edge=_("Private. Back shows the room's page.") if door.private else "",
        uncover=_("Now uncover the projector.") if door.state is DoorState.UNCOVER else "",
        announced={
            DoorState.AMBER: _("Amber test on"),
            DoorState.OPEN: _("Open, private"),
            DoorState.UNCOVER: _("The room's page is up"),
        }.get(door.state, ""),
    )


def _question(door: Door) -> str:
    """What stands on the amber screen: first to look, then what to answer."""
    if door.state is not DoorState.AMBER:
        return ""
    if not door.answers:
        return _("Look at the wall. Is it amber, too? Then press Esc.")
    return _("Is the wall amber, too? Esc for yes, Enter for no.")

"""Whether a plan has room for more, and what is asked where it has not."""

from dataclasses import dataclass

from sixelements.domain.actions import Plan, open_actions
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ActionId
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.actions import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAsked:
    """What is asked before more is added than a team keeps up with.

    ``to_park``: what can be put off for it, by its short title.
    """

    title: str
    said: str
    to_park: tuple[tuple[ActionId, str], ...]


def room_for(plan: Plan | None, more: int, assessment: Assessment) -> RoomAsked | None:
    """What is asked before so many actions are added. None: they have room."""
    held = len(open_actions(plan.actions)) if plan else 0
    if held + more <= IN_A_PLAN:
        return None
    holds = _("The plan holds {n} of {most}.").format(n=held, most=IN_A_PLAN)
    with_them = ngettext(
        "With {more} more it would be {n}.", "With {more} more it would be {n}.", more
    ).format(more=more, n=held + more)
    return RoomAsked(
        title=_("What can wait for it?") if more == 1 else _("What can wait for them?"),
        said=phrases.sentences(holds, with_them, _("Tick what is put off to later; it keeps all it says.")),
        to_park=to_park(plan, assessment),
    )


def to_park(plan: Plan | None, assessment: Assessment) -> tuple[tuple[ActionId, str], ...]:
    """What can be put off for another action, by its short title."""
    found = open_actions(plan.actions) if plan else ()
    return tuple((a.id, short_title(a, assessment)) for a in found if not a.pinned)

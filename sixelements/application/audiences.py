"""Who a report is for, and which parts it may be made of."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from sixelements.domain.errors import NotAllowed
from sixelements.i18n import _


class Audience(StrEnum):
    """The versions of the report; the value is what a person types."""

    ROADMAP = "roadmap"
    """The shorter roadmap: for those who decide."""
    FULL = "full"
    """Every part: for those who check."""
    ONE_PAGE = "one-page"
    """A single page without roles, so that it can travel."""
    HANDOUT = "handout"
    """For everyone who took part: no roles, no counts, no comments."""
    CHANGES = "changes"
    """What changed since the round before."""
    REVIEW = "review"
    """What the last review changed."""


SUMMARY = "summary"
"""The part that always stands."""
PARTS: tuple[str, ...] = (
    SUMMARY,
    "how to read",
    "profile",
    "differences",
    "worksheets",
    "why",
    "plan",
    "timeline",
    "cards",
    "service plan",
    "review sheet",
    "method",
)
"""The parts of the roadmap in their order."""
_SHORT = frozenset({SUMMARY, "profile", "plan", "timeline", "cards", "method"})

_PARTS: Mapping[Audience, tuple[str, ...]] = MappingProxyType(
    {
        Audience.ROADMAP: tuple(part for part in PARTS if part in _SHORT),
        Audience.FULL: PARTS,
    }
)


def usual_parts(audience: Audience) -> tuple[str, ...]:
    """The parts a version has unless others are chosen; empty if there is nothing to choose."""
    return _PARTS.get(audience, ())


def has_parts(audience: Audience) -> bool:
    """Whether a person may choose the parts of a version."""
    return audience in _PARTS


def chosen_parts(audience: Audience, wanted: Collection[str] = ()) -> tuple[str, ...]:
    """The parts to make, in their order: the wanted ones and the summary, else the usual ones."""
    if not wanted:
        return usual_parts(audience)
    return tuple(part for part in PARTS if part == SUMMARY or part in wanted)


def require_review(audience: Audience, *, reviewed: bool) -> None:
    """Raise NotAllowed where a version tells of a review and none was ``reviewed``."""
    if audience is Audience.REVIEW and not reviewed:
        raise NotAllowed(
            _("No review was closed yet, so there is nothing to tell of one. Hold one on Review first.")
        )


def require_earlier(audience: Audience, *, earlier: bool) -> None:
    """Raise NotAllowed where a version compares rounds and there is no ``earlier`` one."""
    if audience is Audience.CHANGES and not earlier:
        raise NotAllowed(
            _(
                "The change sheet compares with an earlier round of the same assessment, and there is none. "
                "Make it after the next round is closed."
            )
        )

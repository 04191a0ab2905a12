"""What the report page shows: the choices as rows and ticks, and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sixelements.application.audiences import Audience
from sixelements.i18n import _
from sixelements.presentation.pages.report_exports import ExportView


class PaperChoice(Enum):
    """The paper; the value is what the report's maker calls it."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class AudienceView:
    """An audience as a row to choose; one that can't be made yet says why in ``about``."""

    audience: Audience
    title: str
    about: str
    chosen: bool
    enabled: bool


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the roadmap with its tick."""

    name: str
    title: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """All the page says.

    ``waiting``: why there is nothing to report yet. ``comments``: whether people's comments print.
    ``names``: whether the names that were typed into a process do; None if there are none.
    """

    title: str
    facts: str
    waiting: str = ""
    audiences: tuple[AudienceView, ...] = ()
    papers: tuple[tuple[PaperChoice, str, bool], ...] = ()
    parts: tuple[PartView, ...] = ()
    always: str = ""
    has_parts: bool = True
    comments: bool = False
    names: bool | None = None
    exports: tuple[ExportView, ...] = ()
    remarks: tuple[str, ...] = ()
    export: str = ""
    file_name: str = ""


def audience_words() -> Mapping[Audience, tuple[str, str]]:
    """The name of every version, and whom or what it is for."""
    return {
        Audience.ROADMAP: (_("Roadmap"), _("Those who decide")),
        Audience.FULL: (_("Full roadmap"), _("Those who check")),
        Audience.ONE_PAGE: (_("One page"), _("On the wall, no roles")),
        Audience.HANDOUT: (_("Team handout"), _("Everyone who took part")),
        Audience.CHANGES: (_("Change sheet"), _("Since the round before")),
        Audience.REVIEW: (_("Review"), _("What the last one changed")),
    }


def file_names() -> Mapping[Audience, str]:
    """The name to save every version under."""
    return {
        Audience.ROADMAP: _("{team} roadmap, round {n}"),
        Audience.FULL: _("{team} full roadmap, round {n}"),
        Audience.ONE_PAGE: _("{team} one page, round {n}"),
        Audience.HANDOUT: _("{team} handout, round {n}"),
        Audience.CHANGES: _("{team} changes, round {n}"),
        Audience.REVIEW: _("{team} last review, round {n}"),
    }


def paper_words(paper: PaperChoice) -> str:
    """The name of a paper."""
    return {PaperChoice.LETTER: _("Letter"), PaperChoice.A4: _("A4")}[paper]


def part_words(name: str) -> str:
    """What stands at the tick of a part."""
    return {
        "how to read": _("How to read this report"),
        "profile": _("Profile by element and practice"),
        "differences": _("Where people see it differently"),
        "worksheets": _("Worksheets"),
        "why": _("Why these actions"),
        "plan": _("Action plan"),
        "timeline": _("Timeline"),
        "cards": _("Action cards"),
        "service plan": _("Customer service plan view"),
        "review sheet": _("Review sheet to fill in by hand"),
        "method": _("Method and limits"),
    }[name]

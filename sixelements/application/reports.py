"""What a report is made from: all that a reader may see; and the pictures that leave on their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum

from sixelements.application import comments, plans
from sixelements.application.audiences import Audience
from sixelements.application.organization import NO_BRANDING, Printable, printable
from sixelements.application.ports import Workbook
from sixelements.application.results import RoundResults, results_of
from sixelements.application.worksheets import NO_FACTS, GroupFacts, group_facts
from sixelements.domain.actions import Action, Plan
from sixelements.domain.carried import explained_by_this_round
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.rounds import Round
from sixelements.domain.service_plan import gate_holds, gate_lacks
from sixelements.domain.teams import Team
from sixelements.domain.worksheets import contrasts
from sixelements.i18n import ENGLISH, Language, speaking
from sixelements.wording import left_out
from sixelements.wording.notes import notes


class Picture(StrEnum):
    """A chart; the value is what a person types."""

    BARS = "bars"
    """The six elements with their ranges."""
    STOOL = "stool"
    """Courtesy, accuracy, and speed."""
    ROLES = "roles"
    """Front line and leads, element by element."""
    TIMELINE = "timeline"
    """The plan on a line of days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(RoundResults):
    """Everything a report draws on: what the round says, and what is printed with it; nothing withheld.

    ``plan`` is the accepted plan, if any. ``actions`` is what prints: the plan's, else the
    recommended ones in words. ``notes`` holds sentences on what changed the list. ``earlier_plan`` is what
    was agreed in the round before. ``branding`` holds the organization's color and logo. ``comments`` are
    what people wrote beside a practice, where they are to be printed; their order tells nothing.
    ``language`` is the one that the report is written in, whatever the window speaks. ``facts`` is what the
    group found out on its worksheets, ``doers`` whether who does a step and who asked for a tool is printed.
    """

    organization: str
    team: str
    plan: Plan | None
    recommendation: Recommendation
    actions: tuple[Action, ...]
    notes: tuple[str, ...]
    made_on: date
    branding: Printable = NO_BRANDING
    language: Language = ENGLISH
    earlier_plan: Plan | None = None
    reworded: tuple[PracticeId, ...] = ()
    comments: Mapping[PracticeId, tuple[str, ...]] = field(default_factory=dict)
    facts: GroupFacts = NO_FACTS
    doers: bool = False

    @property
    def contrasts(self) -> Mapping[PracticeId, Contrast]:
        """The levels that worksheets suggest, beside what people said."""
        said = {p.id: p.mean for p in self.score.practices.values()}
        return contrasts(self.facts.sheets, self.assessment, said, on=self.made_on)

    def held_by_gate(self, action: Action) -> bool:
        """Whether an action waits for a gate: it is locked, or in the plan though a point was taken back."""
        return action.locked or gate_holds(action, self.assessment, self.gates)

    def gate_lacks(self, action: Action) -> tuple[int, ...] | None:
        """The open points of the gate that an action in the plan waits for; None: it waits for none."""
        return gate_lacks(action, self.assessment, self.gates)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPdf:
    """All that a report as PDF is made from: the same gives the same bytes.

    ``paper`` is one of `domain.papers`, the workbook's own unless given; ``parts`` what to include where that
    can be chosen (none named: the usual).
    """

    material: Material
    audience: Audience = Audience.ROADMAP
    paper: str = ""
    parts: frozenset[str] = frozenset()

    @property
    def on_paper(self) -> str:
        """The paper it is printed on."""
        return self.paper or self.material.branding.paper


def gather(
    book: Workbook,
    team: Team,
    round_: Round,
    *,
    made_on: date,
    start: date | None = None,
    with_comments: bool = False,
    with_doers: bool = False,
    language: Language | None = None,
) -> Material:
    """Everything a report of a round draws on; raises NotAllowed before the round was closed.

    ``start`` is the first day of a recommended plan (``made_on`` unless given); an accepted plan has
    its own. Comments are only in it when asked for: not every reader of a report was meant to read them.
    It is in the organization's language unless another is given.
    """
    branding = printable(book)
    language = language or branding.language
    found = results_of(book, round_)
    with speaking(language):
        view = plans.view(book, round_, start=start or made_on)
        recommended = view.recommended.recommendation
        told = left_out.remarks(recommended, view.actions, found.assessment, today=made_on)
        actions = explained_by_this_round(view.actions, found.score, found.discussion, recommended)
        remarks = (*told, *notes(view.notes, found.assessment))
    before = found.earlier_round
    as_found = {part.name: getattr(found, part.name) for part in fields(RoundResults) if part.init}
    return Material(
        **as_found,
        organization=book.info.organization,
        team=team.name,
        plan=replace(view.plan, actions=actions) if view.plan else None,
        recommendation=view.recommended.recommendation,
        actions=actions,
        notes=remarks,
        made_on=made_on,
        branding=branding,
        language=language,
        earlier_plan=book.plans.of(before.id) if before else None,
        comments=comments.printable_comments(book, round_, score=found.score) if with_comments else {},
        facts=group_facts(book, round_),
        doers=with_doers,
    )

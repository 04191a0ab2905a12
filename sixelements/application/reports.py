"""What a report is made from: one value that holds everything a reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sixelements.application import comments, plans, scores
from sixelements.application.organization import Printable, printable
from sixelements.application.ports import Workbook
from sixelements.domain.actions import Action, Plan
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import PracticeId
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.domain.teams import Team

NO_BRANDING = Printable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a report draws on; nothing withheld is in it.

    ``plan`` is the accepted plan, if any. ``actions`` is what prints: the plan's, else the
    recommended ones in words. ``notes`` holds sentences on what changed the list. ``earlier`` is the
    score of the round before, if there was one with the same assessment; ``earlier_plan`` is what was
    agreed then. ``branding`` holds the organization's color and logo. ``comments`` are what people wrote
    beside a practice, where they are to be printed; their order tells nothing.
    """

    organization: str
    team: str
    assessment: Assessment
    round: Round
    score: Score
    discussion: Discussion
    plan: Plan | None
    recommendation: Recommendation
    actions: tuple[Action, ...]
    notes: tuple[str, ...]
    made_on: date
    branding: Printable = NO_BRANDING
    earlier: Score | None = None
    earlier_round: Round | None = None
    earlier_plan: Plan | None = None
    comments: Mapping[PracticeId, tuple[str, ...]] = field(default_factory=dict)


def gather(
    book: Workbook,
    team: Team,
    round_: Round,
    *,
    made_on: date,
    start: date | None = None,
    with_comments: bool = False,
) -> Material:
    """Everything a report of a round draws on; raises NotAllowed before the round was closed.

    ``start`` is the first day of a recommended plan (``made_on`` unless given); an accepted plan has
    its own. Comments are only in it when asked for: not every reader of a report was meant to read them.
    """
    view = plans.view(book, round_, start=start or made_on)
    before = scores.earlier_round(book, round_)
    return Material(
        organization=book.info.organization,
        team=team.name,
        assessment=book.assessments.get(round_.assessment),
        round=round_,
        score=view.score,
        discussion=book.discussions.of(round_.id),
        plan=view.plan,
        recommendation=view.recommendation,
        actions=view.actions,
        notes=view.notes,
        made_on=made_on,
        branding=printable(book),
        earlier=scores.score_round(book, before) if before else None,
        earlier_round=before,
        earlier_plan=book.plans.of(before.id) if before else None,
        comments=comments.printable_comments(book, round_, score=view.score) if with_comments else {},
    )

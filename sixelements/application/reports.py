"""What a report is made from: one value that holds everything a reader may see."""

from dataclasses import dataclass
from datetime import date

from sixelements.domain.actions import Action, Plan
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import Discussion
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a report draws on; nothing withheld is in it.

    ``plan`` is the accepted plan, if any. ``actions`` is what prints: the plan's, else the
    recommended ones in words. ``notes`` holds sentences on what changed the list. ``earlier`` is the
    score of the round before, if there was one with the same assessment.
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
    earlier: Score | None = None
    earlier_round: Round | None = None

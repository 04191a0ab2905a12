"""What the plan check of a round stands on: scores, gates, days off, and today."""

from datetime import date

from sixelements.application.ports import Workbook
from sixelements.application.results import results_of
from sixelements.domain.plan_findings import PlanSetting
from sixelements.domain.priorities import standings
from sixelements.domain.rounds import Round
from sixelements.wording.plan_check import unit_says


def check_setting(book: Workbook, round_: Round, *, today: date) -> PlanSetting:
    """The setting in which a plan of this round is checked, by window and command alike."""
    found = results_of(book, round_)
    return PlanSetting(
        assessment=found.assessment,
        standings=standings(found.score.practices, found.score, found.discussion),
        gates=found.gates,
        today=today,
        unit_says=unit_says,
        days_off=found.days_off,
    )

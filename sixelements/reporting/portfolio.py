"""How far many teams are, as plain data for other programs."""

from collections.abc import Sequence

from sixelements.application.portfolio import TeamStatus, Unread, WorkbookStatus
from sixelements.domain.assessment import Role
from sixelements.reporting.data import Json


def portfolio_data(found: Sequence[WorkbookStatus | Unread]) -> Json:
    """The ``status`` contract: an entry a workbook, in the order of the list."""
    return {"workbooks": [_workbook(entry) for entry in found]}


def _workbook(entry: WorkbookStatus | Unread) -> Json:
    if isinstance(entry, Unread):
        return {"file": str(entry.path), "problem": entry.sentence}
    return {
        "file": str(entry.path),
        "organization": entry.organization,
        "writer": entry.writer or None,
        "teams": [_team(team) for team in entry.teams],
    }


def _team(status: TeamStatus) -> Json:
    round_, roles = status.round, {count.role: count for count in status.roles}
    by_role: dict[str, Json] = {
        role.value: {"answered": roles[role].answered, "asked": roles[role].people} if role in roles else None
        for role in Role
    }
    return {
        "team": status.team.name,
        "round": {
            "number": round_.number,
            "mode": round_.mode.value,
            "state": round_.state.value,
            "opened": round_.opened_on.isoformat() if round_.opened_on else None,
            "closed": round_.closed_on.isoformat() if round_.closed_on else None,
        },
        "answered": {
            "total": {"answered": status.gathered.answered, "asked": status.gathered.people},
            **by_role,
        },
        "plan": {
            "round": status.planned_in,
            "done": status.plan.done,
            "all": status.plan.all,
            "late": status.plan.late,
            "unowned": status.plan.unowned,
        }
        if status.plan
        else None,
        "next_review": status.review.isoformat() if status.review else None,
        "next": {
            "id": status.next.what.value,
            "count": status.next.count,
            "day": status.next.day.isoformat() if status.next.day else None,
        },
    }

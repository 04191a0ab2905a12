"""Backups in words: when each was made, and what it was made before."""

from collections.abc import Mapping
from datetime import datetime

from sixelements.i18n import _
from sixelements.wording import numbers


def line(made: datetime, note: str) -> str:
    """Such as "Nov 2, 2026, 12:00 (before answers were taken in)"."""
    when = _("{day}, {time}").format(day=numbers.day(made.date()), time=f"{made:%H:%M}")
    why = reason(note)
    return f"{when} ({why})" if why else when


def where_else(name: str) -> str:
    """Where the backups of a workbook may lie that has none beside it."""
    text = _("If it was moved, they lie where it was before, in the folder “{name} backups”: move that, too.")
    return text.format(name=name)


def reason(note: str) -> str:
    """Why a backup was made, from the note in its name; empty for one made by habit."""
    note, without, _rest = note.partition(" without sheets")
    why = _reasons().get(note.rstrip("+"), note)
    if note.startswith("before format"):
        why = _("before the app was updated")
    return _("{why}; open anonymous rounds stay as they are").format(why=why) if without else why


def _reasons() -> Mapping[str, str]:
    return {
        "while collecting": _("while a round was open"),
        "set aside": _("what was there before a backup took its place"),
        "before take-in": _("before answers were taken in"),
        "after take-in": _("after answers were taken in"),
        "before discuss": _("before a discussion was recorded"),
        "after discuss": _("after a discussion was recorded"),
        "before settle": _("before levels were agreed in the window"),
        "after settle": _("after levels were agreed in the window"),
        "before replace-discussion": _("before the record of a discussion was replaced"),
        "after replace-discussion": _("after the record of a discussion was replaced"),
        "before close": _("before a round was closed"),
        "after close": _("after a round was closed"),
        "before reopen": _("before a round was reopened"),
        "after reopen": _("after a round was reopened"),
        "before replace-plan": _("before the plan was replaced"),
        "after replace-plan": _("after the plan was replaced"),
        "before merge": _("before workbooks were merged"),
        "after merge": _("after workbooks were merged"),
        "before mend": _("before the workbook was mended"),
        "after mend": _("after the workbook was mended"),
    }

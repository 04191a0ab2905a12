"""What was typed and not stored, row by row: the queue as the people who typed it may read and copy it."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.presentation.unsaved import WaitingChange
from sixelements.wording.numbers import series

FEW = 3
"""So many rows are shown until somebody asks for all."""


class NotStoredRow(NamedTuple):
    """One field: what it belongs to, its name, and what was typed, which may be nothing.

    ``words`` is None if there is nothing to copy, as for a change that no text describes.
    """

    of: str
    field: str
    words: str | None

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        parts = series(part for part in (self.of, self.field, self.words) if part)
        return _("{row}, not stored.").format(row=parts)

    @property
    def text(self) -> str:
        """The row as it is copied among others."""
        name = _("{of}, {field}").format(of=self.of, field=self.field) if self.of else self.field
        return _("{name}: {words}").format(name=name, words=self.words or "")


class NotStoredView(NamedTuple):
    """``dropped``: the workbook was set aside, so nothing of this will be stored any more."""

    title: str
    how_many: str
    rows: tuple[NotStoredRow, ...]
    more: str
    dropped: bool

    @property
    def text(self) -> str:
        """All that was typed, to be copied."""
        return "\n".join(row.text for row in self.rows if row.words is not None)


def not_stored(session: Session) -> NotStoredView | None:
    """What waits for the disk, newest first; None if nothing does."""
    dropped = session.left_over
    rows = _rows(dropped or session.waiting)
    unlisted = 0 if dropped else session.unsaved - len(session.waiting)
    if not rows:
        return None
    title = _("Typed before, and not stored") if dropped else _("Typed and not stored")
    how_many = ngettext("{n} change", "{n} changes, newest first", len(rows)).format(n=len(rows))
    more = ngettext(
        "Answers on {n} sheet wait, too. Nobody can read them here.",
        "Answers on {n} sheets wait, too. Nobody can read them here.",
        unlisted,
    )
    return NotStoredView(title, how_many, rows, more.format(n=unlisted) if unlisted else "", bool(dropped))


def left_over(session: Session) -> tuple[str, ...]:
    """What was typed in the workbook that was set aside, a sentence a row."""
    return tuple(row.spoken for row in _rows(session.left_over))


def _rows(waiting: Sequence[WaitingChange]) -> tuple[NotStoredRow, ...]:
    """One row for each field, with what was typed last."""
    rows: dict[Hashable, NotStoredRow] = {}
    for n, change in enumerate(reversed(waiting)):
        typed = change.typed
        own = typed and not change.taken_back
        row = NotStoredRow(typed.of, typed.field, typed.words) if typed and own else _untyped(change)
        rows.setdefault(typed.place if typed else n, row)
    return tuple(rows.values())


def _untyped(change: WaitingChange) -> NotStoredRow:
    return NotStoredRow("", _("Changed: {what}").format(what=change.label), None)

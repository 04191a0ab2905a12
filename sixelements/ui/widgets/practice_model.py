"""The practices of an element as rows for the table; each row can be read as one sentence."""

from enum import IntEnum

from PySide6.QtCore import QObject

from sixelements.i18n import _
from sixelements.presentation.pages.element import PracticeRow
from sixelements.ui.widgets.rows_model import RowsModel
from sixelements.wording import numbers


class PracticeColumn(IntEnum):
    """The columns, left to right."""

    NAME = 0
    SPREAD = 1
    MEAN = 2
    AGREED = 3
    AGREEMENT = 4
    ROLES = 5
    DONT_KNOW = 6


class PracticeTableModel(RowsModel[PracticeRow]):
    """The first cell is heard as the whole row; its name is cut where room is short."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            parent,
            headers(),
            words=lambda row, column: words_of(row, PracticeColumn(column)),
            spoken=lambda row, column: words_of(row, PracticeColumn(column)) if column else row.spoken,
            tip=lambda row, column: "" if column else words_of(row, PracticeColumn.NAME),
            figures=(PracticeColumn.MEAN,),
        )


def headers() -> tuple[str, ...]:
    """What stands over the columns."""
    return (
        _("Practice"),
        _("Answers"),
        _("Mean"),
        _("Agreed"),
        _("Answers are"),
        _("Roles, points apart"),
        _("Don't know"),
    )


def words_of(row: PracticeRow, column: PracticeColumn) -> str:
    """What a cell says, for those who hear it."""
    spread = row.no_counts
    if row.counts:
        spread = numbers.series(
            _("{n} at level {level}").format(n=n, level=level)
            for level, n in enumerate(row.counts, start=1)
            if n
        )
    return {
        PracticeColumn.NAME: f"{row.id} {row.name}",
        PracticeColumn.SPREAD: spread,
        PracticeColumn.MEAN: row.mean,
        PracticeColumn.AGREED: row.agreed.label if row.agreed else row.agreed_words,
        PracticeColumn.AGREEMENT: row.agreement,
        PracticeColumn.ROLES: row.gap or row.no_roles,
        PracticeColumn.DONT_KNOW: row.dont_know,
    }[column]

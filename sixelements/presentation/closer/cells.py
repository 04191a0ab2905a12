"""A cell of a matrix beyond its mark: what is written about it, from where, when, and the round before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from sixelements.application import worksheets
from sixelements.application.typed import read_past_day
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.marks import MarkedCell
from sixelements.i18n import _
from sixelements.presentation.closer.desk import SheetField, WorksheetDesk
from sixelements.presentation.pages.plan_fields import FieldShape
from sixelements.wording import numbers, phrases

CellPath = tuple[str, str, str]
"""Sheet, row and column of a cell, by their ids."""
MarkWords = tuple[str, str, str]
"""What the marks 0, 1 and 2 are called."""
DayPut = Callable[[date | None], worksheets.SheetEdit]
CellPut = Callable[[Callable[[MarkedCell], MarkedCell]], worksheets.SheetEdit]


class CellPart(Enum):
    """What can be written about a marked cell."""

    NOTE = "note"
    SOURCE = "source"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpec:
    """How a part is filled in; ``words`` stand over it, ``name`` names it in a sentence."""

    name: str
    words: str
    shape: FieldShape
    most: int | None = None

    def label(self) -> str:
        """What stands over the field."""
        return self.words

    def hint(self) -> str:
        """Nothing stands in the empty field."""
        return ""

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Nothing is chosen from a list."""
        return ()


def part_spec(part: CellPart) -> PartSpec:
    """The words and the shape of a part."""
    if part is CellPart.NOTE:
        return PartSpec(
            name=_("Note"),
            words=_("Note: what is written, and where"),
            shape=FieldShape.TEXT,
            most=CHARACTERS[Writing.REMARK],
        )
    if part is CellPart.SOURCE:
        return PartSpec(
            name=_("Source"), words=_("Source"), shape=FieldShape.LINE, most=CHARACTERS[Writing.SOURCE]
        )
    return PartSpec(name=_("Looked up on"), words=_("Looked up on"), shape=FieldShape.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """The chosen cell of a matrix: its answers with their keys, what is written, and the round before."""

    of: str
    title: str
    name: str
    """Row and column in one."""
    answers: tuple[str, str, str]
    mark: int | None
    parts: Mapping[CellPart, SheetField]
    day: date
    """The day at which a calendar opens."""
    before: str
    """What its mark was in the round before; empty if there was none."""
    before_mark: int | None
    before_round: str
    locked: str
    no_mark: str = ""
    """Why it can't be marked, though written about: its row is not in use; empty if it can."""


class MatrixDesk(WorksheetDesk):
    """A sheet that is a matrix of marked cells."""

    def notes_words(self, n: int, cells: int) -> str:
        """How many cells have a note."""
        return _("Notes on {n} of {all} cells").format(n=n, all=cells)

    def write_day(
        self, *place: str, text: str, name: str, before: SheetField, put: DayPut, sure: bool
    ) -> None:
        """Store a day of the sheet as a whole; it is held if refused. Raises SixElementsError."""
        with self.typing(*place, text=text, name=name, instead_of=before.text):
            day = read_past_day(text, today=self.session.services.today(), sure=sure)
            self.change(name, put(day))

    def cell_view(
        self, at: CellPath, cell: MarkedCell, *, of: str, title: str, answers: MarkWords, before: int | None
    ) -> CellView:
        """A cell of a matrix with what is written about it. ``before``: its mark in the round before."""
        stored = {
            CellPart.NOTE: cell.note,
            CellPart.SOURCE: cell.source,
            CellPart.DAY: numbers.day(cell.day) if cell.day else "",
        }
        return CellView(
            of=of,
            title=title,
            name=phrases.labeled(of, title),
            answers=answers,
            mark=cell.mark,
            parts={part: self.field(*at, part.value, text=text) for part, text in stored.items()},
            day=cell.day or self.session.services.today(),
            before=answers[before] if before is not None else _("not marked"),
            before_mark=before,
            before_round=self.before_round,
            locked=self.locked,
        )

    def write_cell(
        self, at: CellPath, view: CellView, part: CellPart, text: str, put: CellPut, *, sure: bool
    ) -> None:
        """Store what was typed about a cell; it is held if refused, and waits with the disk.

        ``put`` makes the change of the sheets from that of the cell. Raises SixElementsError.
        """
        name, before, today = part_spec(part).name, view.parts[part].text, self.session.services.today()
        pieces = part is not CellPart.DAY
        with self.typing(
            *at, part.value, text=text, name=name, of=view.name, instead_of=before, in_pieces=pieces
        ):
            day = read_past_day(text, today=today, sure=sure) if part is CellPart.DAY else None
            written = text.strip()

            def change(cell: MarkedCell) -> MarkedCell:
                if part is CellPart.DAY:
                    return replace(cell, day=day)
                return replace(cell, note=written) if part is CellPart.NOTE else replace(cell, source=written)

            self.change(_("{field} of {of}").format(field=name, of=view.name), put(change))

"""The dots of a workshop as two tables to type into: what was talked about, and all others."""

from collections.abc import Mapping, Sequence
from functools import partial

from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.pages.dots import MOST
from sixelements.presentation.room.dots_desk import DotsDesk, DotsLine
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.table import CellPlace, TableView, WritableTable
from sixelements.wording import phrases

NOT_TYPED = "–"
"""In the cell of a practice that nobody typed dots of; 0 is typed."""
_DOTS = 1
"""The column that is typed into."""


class DotsTables:
    """Puts what is typed into the workshop, and keeps what can't be read as it was typed."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._refused: dict[PracticeId, tuple[str, BadInput]] = {}

    def tables(self, desk: DotsDesk) -> tuple[WritableTable, WritableTable]:
        """What was talked about, and the others, headed by their elements."""
        return self._talked(desk), self._others(desk)

    def _talked(self, desk: DotsDesk) -> WritableTable:
        rows = dict(enumerate(desk.talked))
        return self._table(desk.talked_title, len(desk.talked), rows, {})

    def _others(self, desk: DotsDesk) -> WritableTable:
        rows: dict[int, DotsLine] = {}
        heads: dict[int, tuple[str, str]] = {}
        n, element = 0, ""
        for line in desk.others:
            if line.element.id != element:
                element = line.element.id
                heads[n] = (element, line.element.title)
                n += 1
            rows[n] = line
            n += 1
        return self._table(desk.others_title, n, rows, heads)

    def _table(
        self, title: str, n: int, lines: Mapping[int, DotsLine], heads: Mapping[int, tuple[str, str]]
    ) -> WritableTable:
        practices = {row: line.practice for row, line in lines.items()}
        rows = [(lines[row].name, self._text(lines[row])) if row in lines else (heads[row][1], "")
                for row in range(n)]  # fmt: skip
        return WritableTable(
            table=TableView(title=title, headers=(_("Practice"), _("Dots")), rows=tuple(rows)),
            put=partial(self._put, practices),
            typed=frozenset({_DOTS}),
            figures=frozenset({_DOTS}),
            heads={row: element for row, (element, _title) in heads.items()},
            refused={(row, _DOTS): self._refused[p][1] for row, p in practices.items() if p in self._refused},
        )

    def _text(self, line: DotsLine) -> str:
        if line.practice in self._refused:
            return self._refused[line.practice][0]
        return NOT_TYPED if line.dots is None else str(line.dots)

    def _put(self, practices: Mapping[int, PracticeId], cells: Mapping[CellPlace, str]) -> None:
        """Put what was typed or pasted. Raises BadInput; of several nothing is put then."""
        typed = {practices[row]: text for (row, _column), text in cells.items()}
        if len(typed) == 1:
            self._put_one(*next(iter(typed.items())))
            return
        dots = {practice: _read_of(practice, text) for practice, text in typed.items()}
        for practice, n in dots.items():
            self._refused.pop(practice, None)
            self._runner.put_dots(practice, n)

    def _put_one(self, practice: PracticeId, text: str) -> None:
        try:
            n = _read(text)
        except BadInput as refusal:
            self._refused[practice] = (text, refusal)
            raise
        self._refused.pop(practice, None)
        self._runner.put_dots(practice, n)

    def clear(self) -> None:
        """Empty all cells, what can't be read among them."""
        self._refused.clear()
        self._runner.clear_dots()

    @property
    def refused(self) -> Sequence[PracticeId]:
        """Practices whose cell holds what is no number of dots."""
        return tuple(self._refused)


def _read_of(practice: PracticeId, text: str) -> int | None:
    """Of one among several. Raises BadInput, which says of which."""
    try:
        return _read(text)
    except BadInput as refusal:
        raise BadInput(phrases.labeled(practice, refusal.sentence)) from None


def _read(text: str) -> int | None:
    """A number of dots, or that none was typed. Raises BadInput."""
    if text.strip() in ("", NOT_TYPED, "-"):
        return None
    return read_whole(text, least=0, most=MOST)

"""One sheet of paper as it is typed in: every mark is stored as it is made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial

from sixelements.application import pile
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Answer
from sixelements.presentation.session import Session


@dataclass(slots=True)
class _Before:
    """What stood in a line before its last key."""

    item: ItemId
    answer: Answer | None
    passed: bool


@dataclass(slots=True)
class TypedSheet:
    """The marks of one sheet of paper.

    ``marks`` are those that show. ``passed`` are lines that were left empty on purpose. While a sheet is
    typed for the second time, ``first`` holds what was typed before, which is what is stored, and
    ``first_role`` the role; ``differ`` are the lines that were typed in two ways then, until somebody
    decides, and ``role_differs`` says so of the role. ``compared``: this was done, or is to
    be once nothing differs.
    """

    id: ResponseId
    role: Role | None = None
    marks: dict[ItemId, Answer] = field(default_factory=dict)
    passed: set[ItemId] = field(default_factory=set)
    whole: bool = False
    first: dict[ItemId, Answer] | None = None
    differ: set[ItemId] = field(default_factory=set)
    first_role: Role | None = None
    role_differs: bool = False
    compared: bool = False
    _keys: list[_Before] = field(default_factory=list)

    @property
    def touched(self) -> bool:
        """Whether anything of it was typed."""
        return bool(self.marks or self.passed or self.role or self.first)

    def put_role(self, session: Session, role: Role | None) -> None:
        """Mark a role. Raises SixElementsError where the workbook does not take it."""
        if self.first is None or self.role_differs:
            change = partial(pile.put_role, session.book, session.round, self.id, role)
            session.run_queued(change, behind=True)
        self.role, self.role_differs = role, False
        self._end_if_decided()

    @property
    def to_decide(self) -> bool:
        """Whether something was typed in two ways, and nobody has said yet what the paper says."""
        return bool(self.differ) or self.role_differs

    def _end_if_decided(self) -> None:
        """It is typed for the second time no more once it was compared and nothing is to decide."""
        if self.compared and not self.to_decide:
            self.first = None

    def put(self, session: Session, item: ItemId, answer: Answer | None) -> None:
        """Mark a line, or clear it. Raises SixElementsError where the workbook does not take it."""
        before = _Before(item, self.marks.get(item), item in self.passed)
        if self.first is None or item in self.differ:
            change = partial(pile.put_mark, session.book, session.round, self.id, item, answer)
            session.run_queued(change, behind=True)
        self.marks.pop(item, None)
        if answer is not None:
            self.marks[item] = answer
        if item in self.differ:
            self.differ.discard(item)
            self._end_if_decided()
        self.passed.discard(item)
        self._keys.append(before)

    def leave_empty(self, item: ItemId) -> None:
        """Go over a line that has no mark on paper."""
        if item not in self.marks and item not in self.passed:
            self._keys.append(_Before(item, None, passed=False))
            self.passed.add(item)

    def take_back(self, session: Session) -> ItemId | None:
        """Take the last key back; returns its line, None if there is none. Raises SixElementsError."""
        if not self._keys:
            return None
        before = self._keys[-1]
        self.put(session, before.item, before.answer)
        del self._keys[-2:]  # neither is a key to take back any more
        if before.passed:
            self.passed.add(before.item)
        return before.item

    def empty(self, items: Sequence[ItemId]) -> int:
        """How many lines have no mark and were not left empty on purpose."""
        return sum(item not in self.marks and item not in self.passed for item in items)

    def full(self, items: Sequence[ItemId]) -> bool:
        """Whether every line has its mark, and none is to be typed again."""
        return bool(self.marks) and self.first is None and not self.empty(items)

    def begin_again(self) -> None:
        """Type it for the second time: what is stored stays, and nothing of it shows."""
        self.first, self.marks, self.passed = self.marks, {}, set()
        self.first_role, self.role = self.role, None
        self._keys.clear()

    def compare(self, items: Collection[ItemId]) -> None:
        """See which lines were typed in two ways; where none was, it is typed for the second time no more."""
        first = self.first or {}
        self.differ = {item for item in items if first.get(item) != self.marks.get(item)}
        self.role_differs = self.role is not self.first_role
        self._keys.clear()
        self.compared = True
        self._end_if_decided()

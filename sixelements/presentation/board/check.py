"""The plan check as a panel: what should be settled first, each finding with its field (picture 32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sixelements.domain.assessment import Size
from sixelements.domain.errors import BadInput
from sixelements.domain.plan_findings import FindingKind, PlanFinding, Severity
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.desk import FIELD_OF, BoardDesk
from sixelements.presentation.board.library import LibraryFilter, Shelf
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.wording import numbers, phrases
from sixelements.wording import plan_findings as words
from sixelements.wording.plan_findings import FindingWords

_ICONS = {Severity.ROOM: "warning", Severity.WEEK: "pencil", Severity.LOOK: "info"}
_BY_ITSELF = frozenset(
    {
        FindingKind.DAY_OFF,
        FindingKind.TOO_MANY_AT_ONCE,
        FindingKind.STARTS_TOO_SOON,
        FindingKind.SPELLED_TWICE,
    }
)
"""What a finding's link mends at once, without a field."""
_OTHERWISE = frozenset({FindingKind.NO_BASELINE, FindingKind.STEP_MISSED})
"""What the second way settles without asking for a reason."""


class LeadsTo(Enum):
    """Where the link of a finding leads that no field of an action mends."""

    LIBRARY = "the actions that would mend it"
    GATE = "the sheet that says whether technology may come"
    TABLE = "the rows of the plan, to tick what can wait"


_LEADS = {
    FindingKind.NO_THANKS: LeadsTo.LIBRARY,
    FindingKind.NO_QUICK_START: LeadsTo.LIBRARY,
    FindingKind.ELEMENT_WITHOUT_ACTION: LeadsTo.LIBRARY,
    FindingKind.TECHNOLOGY: LeadsTo.GATE,
    FindingKind.TOO_MANY: LeadsTo.TABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding as a row. ``key`` tells it from others, and stays its own while others are settled.

    ``field`` opens in place where it has one; ``at_once``: its link mends it without a field; ``leads``: to
    what mends it elsewhere. ``second`` is the other way out; ``asks``: it asks for a reason first. ``spoken``
    is all of it, as it is read aloud.
    """

    key: str
    finding: PlanFinding
    icon: str
    head: str
    said: str
    link: str
    field: ActionField | None
    at_once: bool
    leads: LeadsTo | None
    second: str
    asks: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one severity under their heading."""

    severity: Severity
    title: str
    count: str
    amber: bool
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPanelView:
    """The panel as it is now; ``fixed`` are the lines that were settled since it was opened."""

    title: str
    left: str
    settled: str
    groups: tuple[FindingGroup, ...]
    fixed: tuple[str, ...]
    current: str
    empty: str
    locked: str

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """All findings in order."""
        return tuple(row for group in self.groups for row in group.rows)


class CheckDesk:
    """The panel while it is open: which finding is current, and which were settled since."""

    def __init__(self, desk: BoardDesk) -> None:
        self.desk = desk
        self.current = ""
        self._at = 0
        """Where the current finding stood last: once it is settled, the one after it stands there."""
        self._opened: dict[str, str] = {}
        self.open()

    def open(self) -> None:
        """Begin again: nothing is settled yet, and the first finding is current."""
        rows = self._rows()
        self._opened = {row.key: _as_line(row) for row in rows}
        self.choose(rows[0].key if rows else "")

    def view(self) -> CheckPanelView:
        """The panel as it is now."""
        rows = self._rows()
        there = {row.key for row in rows}
        for row in rows:
            self._opened.setdefault(row.key, _as_line(row))
        fixed = tuple(line for key, line in self._opened.items() if key not in there)
        self._find_current(rows)
        return CheckPanelView(
            title=_("Plan check"),
            left=ngettext("{n} left", "{n} left", len(rows)).format(n=len(rows)),
            settled=_("{n} fixed since you opened it").format(n=len(fixed)) if fixed else "",
            groups=tuple(g for s in Severity if (g := _group(s, rows)).rows),
            fixed=fixed,
            current=self.current,
            empty="" if rows else _("Everything is filled in."),
            locked=self.desk.fixed,
        )

    def next(self, by: int = 1) -> FindingRow | None:
        """The finding after the current one (negative: before), round and round; None if there is none.

        Once the current one is settled, the one after it has its place.
        """
        rows = self._rows()
        settled = bool(self.current) and self.current not in {row.key for row in rows}
        self._find_current(rows)
        if not rows:
            return None
        if not (settled and by > 0):
            self._at = (self._at + by) % len(rows)
        self.current = rows[self._at].key
        return rows[self._at]

    def _find_current(self, rows: Sequence[FindingRow]) -> None:
        """Find where the current one stands; one that is settled gives its place to the one after it."""
        keys = [row.key for row in rows]
        if self.current in keys:
            self._at = keys.index(self.current)
        else:
            self._at = self._at if self._at < len(keys) else 0
            self.current = keys[self._at] if keys else ""

    def choose(self, key: str) -> None:
        """Make a finding the current one."""
        self.current = key
        self._find_current(self._rows())

    def in_library(self, key: str) -> LibraryFilter:
        """What of the library would mend a finding."""
        finding = self._row(key).finding
        small = Size.SMALL if finding.kind is not FindingKind.ELEMENT_WITHOUT_ACTION else None
        branch = finding.elements[0] if len(finding.elements) == 1 else Shelf.ALL
        return LibraryFilter(branch=branch, size=small)

    def go(self, key: str) -> str:
        """Do what a finding's link does: what needs no field is mended at once. Returns what to say."""
        row = self._row(key)
        before = len(self._rows())
        said = self.desk.mend(row.finding)
        return self._settled(before) or said

    def second_way(self, key: str, reason: str = "") -> str:
        """Settle a finding the other way; ``reason`` where it asks for one. Returns what to say."""
        row = self._row(key)
        before = len(self._rows())
        if row.asks:
            self.desk.leave_so(row.finding, reason)
        else:
            self.desk.second_way(row.finding)
        return self._settled(before)

    def write(self, key: str, text: str, *, sure: bool = False) -> str:
        """Write what was typed into a finding's field. Raises BadInput where it can't be taken."""
        row = self._row(key)
        before = len(self._rows())
        if row.field is None or row.finding.action is None:
            raise BadInput(_("This finding has no field of its own. Follow its link."))
        self.desk.edit(row.finding.action, row.field, text, sure=sure)
        return self._settled(before)

    def as_text(self) -> str:
        """All findings as text, to be sent to those who are to settle them."""
        lines = []
        for group in self.view().groups:
            lines += [group.title, *(f"- {_as_line(row)}" for row in group.rows), ""]
        return "\n".join(lines).strip()

    def _settled(self, before: int) -> str:
        left = len(self._rows())
        return _("Fixed. {n} left.").format(n=left) if left < before else ""

    def _row(self, key: str) -> FindingRow:
        return next(row for row in self._rows() if row.key == key)

    def _rows(self) -> list[FindingRow]:
        found = self.desk.findings()
        if not found:
            return []
        of = self.desk.finding_words()
        return [_row(f, of, n, len(found)) for n, f in enumerate(found, start=1)]


def _row(finding: PlanFinding, of: FindingWords, n: int, every: int) -> FindingRow:
    head, said = words.head(finding, of), words.said(finding, of)
    second = words.second_way(finding)
    group = words.severity(finding.severity)
    place = _("Finding {n} of {all}, {group}").format(n=n, all=every, group=group)
    return FindingRow(
        key=f"{finding.kind.value} {finding.subject}",
        finding=finding,
        icon=_ICONS[finding.severity],
        head=head,
        said=said,
        link=words.mends(finding),
        field=FIELD_OF[finding.part] if finding.part and finding.action else None,
        at_once=finding.kind in _BY_ITSELF,
        leads=_LEADS.get(finding.kind),
        second=second,
        asks=bool(second) and finding.kind not in _OTHERWISE,
        spoken=phrases.read_aloud(place, head, said),
    )


def _group(severity: Severity, rows: list[FindingRow]) -> FindingGroup:
    found = tuple(row for row in rows if row.finding.severity is severity)
    return FindingGroup(
        severity=severity,
        title=words.severity(severity),
        count=numbers.count(len(found)),
        amber=severity is Severity.ROOM,
        rows=found,
    )


def _as_line(row: FindingRow) -> str:
    return phrases.labeled(row.head, row.said)

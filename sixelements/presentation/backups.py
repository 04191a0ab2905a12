"""The backups of a workbook by day, whether each opens, and what going back to the chosen one would do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from itertools import groupby
from pathlib import Path

from sixelements.application.ports import BackupCopy
from sixelements.domain.errors import SixElementsError
from sixelements.domain.going_back import GoingBack
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.wording import backups as words
from sixelements.wording import numbers, phrases

_RECENT = timedelta(days=13)
_FEW = 3
"""So many older ones need not be folded away."""
_SET_ASIDE, _COLLECTING = "set aside", "while collecting"
_KILO, _MEGA = 1_000, 1_000_000


class Soundness(Enum):
    """The result of looking into a backup."""

    UNKNOWN = auto()
    OPENS = auto()
    DAMAGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLook:
    """What was found in a backup; ``ahead`` for the chosen one, or why it can't be restored."""

    path: Path
    opens: bool
    ahead: GoingBack | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One backup. ``spoken``: what a screen reader says. ``copy`` is None for a row that unfolds others."""

    copy: BackupCopy | None
    time: str
    reason: str
    size: str
    soundness: Soundness
    spoken: str

    @property
    def state(self) -> str:
        """Its state in a word."""
        if self.copy is None:
            return _("Show")
        return {Soundness.UNKNOWN: "", Soundness.OPENS: _("opens"), Soundness.DAMAGED: _("damaged")}[
            self.soundness
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupGroup:
    """The backups of one day, newest first."""

    title: str
    rows: tuple[BackupRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsView:
    """The list. ``kept``: how long backups are kept. ``note``: why there are no more.

    ``nothing``: what is shown instead of an empty list.
    """

    title: str
    summary: str
    kept: str
    alarm: str
    groups: tuple[BackupGroup, ...]
    note: str
    nothing: str
    can_make: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenView:
    """What is said about the chosen backup. ``instead``: the nearest one that opens, if this one doesn't."""

    title: str
    reason: str
    table: TableView | None
    sentences: tuple[str, ...]
    problem: str = ""
    instead: BackupCopy | None = None
    can_restore: bool = False
    can_look: bool = False


class BackupsPresenter:
    """Looks into each backup, the chosen one first. ``damage``: what is wrong with the workbook.

    ``at``: the backup that is chosen first, where it is among them.
    """

    def __init__(self, session: Session, path: Path, damage: str = "", at: Path | None = None) -> None:
        self._session, self.path, self._damage = session, path, damage
        self._looks: dict[Path, BackupLook] = {}
        self._unfolded = False
        self.chosen: BackupCopy | None = None
        self._list()
        self.chosen = next((copy for copy in self._copies if copy.path == at), self.chosen)

    def _list(self) -> None:
        found = self._session.services.backups(self.path)
        here = next((copy for copy in found if copy.path == self._session.path), None)
        # the one that is looked into
        self.chosen = here or (found[0] if found else None)
        self._copies = tuple(sorted(found, key=lambda copy: copy.made, reverse=True))

    # the list

    def view(self) -> BackupsView:
        found = self._copies
        dated = [copy for copy in found if copy.note != _SET_ASIDE]
        groups = [*self._days(dated)]
        aside = tuple(self._row(copy, day=True) for copy in found if copy.note == _SET_ASIDE)
        if aside:
            groups.append(BackupGroup(title=_("Set aside"), rows=aside))
        return BackupsView(
            title=_("Backups of {file}").format(file=self.path.name),
            summary=self._summary(dated),
            kept=words.how_long_kept() if dated else "",
            alarm=self._damage or self._session.services.backups_unreadable(self.path),
            groups=tuple(groups),
            note=_one_only() if any(copy.note == _COLLECTING for copy in found) else "",
            nothing="" if found else self._nothing(),
            can_make=self._is_open and not self._session.read_only,
        )

    @property
    def _is_open(self) -> bool:
        return self._session.is_open and self._session.path == self.path

    def _nothing(self) -> str:
        if self._damage or not self._is_open:
            text = _("No backup of it was found here. {hint}")
            return text.format(hint=words.where_else(self.path.name))
        return _("No backup yet. One is made before the first change that replaces something.")

    def _summary(self, dated: list[BackupCopy]) -> str:
        if not dated:
            return ""
        looks = [self._looks.get(copy.path) for copy in dated]
        if None in looks:
            done = sum(look is not None for look in looks)
            return _("Checking {n} of {total}").format(n=done + 1, total=len(dated))
        opening = [copy for copy in dated if self._looks[copy.path].opens and not copy.another]
        text = ngettext(
            "{n} backup that opens, {size}, in the folder “{folder}”.",
            "{n} backups that open, {size}, in the folder “{folder}”.",
            len(opening),
        )
        size = _size(sum(copy.size for copy in opening))
        return text.format(n=len(opening), size=size, folder=self.folder.name)

    @property
    def folder(self) -> Path:
        """The folder of the backups, whether it exists or not."""
        return (
            self._copies[0].path.parent if self._copies else self.path.with_name(f"{self.path.name} backups")
        )

    def _days(self, dated: list[BackupCopy]) -> Iterator[BackupGroup]:
        oldest = self._session.services.today() - _RECENT
        older = [copy for copy in dated if copy.made.date() < oldest]
        fold = not self._unfolded and len(older) > _FEW and self.chosen not in older
        shown = dated[: len(dated) - len(older)] if fold else dated
        for day, copies in groupby(shown, key=lambda copy: copy.made.date()):
            yield BackupGroup(title=self._day(day), rows=tuple(self._row(copy) for copy in copies))
        if fold:
            yield BackupGroup(title=_("Older"), rows=(_folded(older),))

    def _day(self, day: date) -> str:
        today = self._session.services.today()
        if day == today:
            return _("Today, {day}").format(day=numbers.day(day))
        return numbers.day(day)

    def _row(self, copy: BackupCopy, *, day: bool = False) -> BackupRow:
        soundness = self._soundness(copy)
        why = self._why(copy)
        at = numbers.clock(copy.made)
        row = BackupRow(
            copy=copy,
            time=numbers.short_day(copy.made.date()) if day else at,
            reason=_("{time}, {reason}").format(time=at, reason=why) if day else why,
            size=_size(copy.size),
            soundness=soundness,
            spoken="",
        )
        said = (self._moment(copy), why, row.size, row.state or _("not checked yet"))
        return replace(row, spoken=numbers.series(said))

    def _why(self, copy: BackupCopy) -> str:
        """Why a backup was made; names the team if there are several."""
        teams = {other.about.team for other in self._copies if other.about}
        of = words.owner(copy.organization, another=copy.another)
        where = words.elsewhere(copy.path, self.path, copy.claimed)
        return phrases.facts(words.why(copy.note, copy.about, with_team=len(teams) > 1, of=of), where)

    def _moment(self, copy: BackupCopy) -> str:
        """For example "Today 10:02", or with the day."""
        if copy.made.date() == self._session.services.today():
            return _("Today {time}").format(time=numbers.clock(copy.made))
        return words.when(copy.made)

    def unfold(self) -> None:
        """Show the older ones, too."""
        self._unfolded = True

    # the chosen one

    def choose(self, copy: BackupCopy) -> None:
        self.chosen = copy

    def chosen_view(self) -> ChosenView | None:
        """The chosen backup; None if there is nothing to choose."""
        copy = self.chosen
        if copy is None:
            return None
        title, why = self._moment(copy), self._why(copy)
        look = self._looks.get(copy.path)
        if look is None or (look.opens and look.ahead is None and not look.refusal):
            return ChosenView(title=title, reason=why, table=None, sentences=(_("Being checked…"),))
        if not look.opens:
            return self._damaged(copy, title, why)
        if look.ahead is None:
            return ChosenView(
                title=title, reason=why, table=None, sentences=(), problem=look.refusal, can_look=True
            )
        return ChosenView(
            title=title,
            reason=why,
            table=_table(look.ahead),
            sentences=(_("It opens; checked just now."), *self.sentences(look.ahead)),
            can_restore=True,
            can_look=True,
        )

    def _damaged(self, copy: BackupCopy, title: str, why: str) -> ChosenView:
        instead = self._nearest(copy)
        parts = [_("It doesn’t open, so it can’t be restored, and it isn’t counted as a backup.")]
        if instead:
            parts.append(_("This one opens: {when}.").format(when=words.when(instead.made)))
        return ChosenView(
            title=title,
            reason=why,
            table=None,
            sentences=(),
            problem=phrases.sentences(*parts),
            instead=instead,
        )

    def _nearest(self, copy: BackupCopy) -> BackupCopy | None:
        """The backup of the same workbook that opens and is nearest in time."""
        own = (other for other in self._copies if not other.another)
        opening = [other for other in own if self._soundness(other) is Soundness.OPENS]
        return min(opening, key=lambda other: abs(other.made - copy.made), default=None)

    def sentences(self, ahead: GoingBack) -> tuple[str, ...]:
        """What going back does, and what is set aside first."""
        return (*words.going_back(ahead), *words.set_aside(ahead))

    def question(self) -> str:
        """The question before the chosen backup is restored."""
        when = words.when(self.chosen.made) if self.chosen else ""
        return _("Restore the backup of {when}?").format(when=when)

    def spoken(self) -> str:
        """The differences, read aloud: "Sheets, Permit counter, round 2: 11 now, 2 then"."""
        ahead = self.ahead
        rows = tuple(words.rows(ahead.differences)) if ahead else ()
        return phrases.facts(*rows) or phrases.sentences(*(words.going_back(ahead) if ahead else ()))

    @property
    def ahead(self) -> GoingBack | None:
        """What going back to the chosen backup would do, once it is known."""
        look = self._looks.get(self.chosen.path) if self.chosen else None
        return look.ahead if look else None

    # looking into them

    def next_look(self) -> Callable[[], BackupLook] | None:
        """The next thing to find out in the background; None once everything is known."""
        services, path, chosen = self._session.services, self.path, self.chosen
        if chosen and self.chosen_look_lacks:
            return lambda: _look(services.backup_opens, services.going_back, path, chosen.path)
        unknown = next((copy.path for copy in self._copies if copy.path not in self._looks), None)
        if unknown is None:
            return None
        return lambda: BackupLook(path=unknown, opens=services.backup_opens(unknown))

    @property
    def chosen_look_lacks(self) -> bool:
        """Whether it is still unknown what going back to the chosen backup would do."""
        look = self._looks.get(self.chosen.path) if self.chosen else None
        return look is None or (look.opens and look.ahead is None and not look.refusal)

    def note(self, look: BackupLook) -> None:
        """Remember what was found."""
        self._looks[look.path] = look

    def _soundness(self, copy: BackupCopy) -> Soundness:
        look = self._looks.get(copy.path)
        if look is None:
            return Soundness.UNKNOWN
        return Soundness.OPENS if look.opens else Soundness.DAMAGED

    # making one

    def make(self) -> None:
        """Make a backup of the open workbook now. Raises SixElementsError."""
        self._session.book.back_up(by_hand=True)
        self._looks = {path: replace(look, ahead=None) for path, look in self._looks.items()}
        self._looks.pop(self.folder / f"{_COLLECTING}.sixe", None)
        self._list()

    # saving one elsewhere

    def suggested_copy(self) -> Path:
        """A path beside the workbook, with the day and time of the chosen backup in its name."""
        made = f"{self.chosen.made:%Y-%m-%d %H%M}" if self.chosen else ""
        return self.path.with_name(f"{self.path.stem} {made}{self.path.suffix}")

    def saving(self, place: Path) -> Callable[[], str] | None:
        """The background work that saves the chosen backup elsewhere; it returns a sentence with the path."""
        services, chosen = self._session.services, self.chosen
        if chosen is None:
            return None

        def save() -> str:
            services.save_backup(chosen.path, place)
            return _("The copy is in {path}.").format(path=place)

        return save


def _look(
    opens: Callable[[Path], bool], going_back: Callable[[Path, Path], GoingBack], path: Path, backup: Path
) -> BackupLook:
    if not opens(backup):
        return BackupLook(path=backup, opens=False)
    try:
        return BackupLook(path=backup, opens=True, ahead=going_back(path, backup))
    except SixElementsError as refusal:
        return BackupLook(path=backup, opens=True, refusal=refusal.sentence)


def _folded(older: list[BackupCopy]) -> BackupRow:
    n = len(older)
    text = ngettext("{n} more", "{n} more", n).format(n=n)
    days = _("{first} to {last}").format(
        first=numbers.day(older[-1].made.date()), last=numbers.day(older[0].made.date())
    )
    return BackupRow(
        copy=None,
        time=text,
        reason=days,
        size=_size(sum(copy.size for copy in older)),
        soundness=Soundness.UNKNOWN,
        spoken=numbers.series((text, days)),
    )


def _one_only() -> str:
    return _(
        "While an anonymous round is open there is one whole backup only, made again in its place: two of "
        "them would show the difference of one sheet."
    )


def _table(ahead: GoingBack) -> TableView | None:
    """The differences, in counts; everything else is the same."""
    counted = [one for one in ahead.differences if one.part.counted]
    if not ahead.differences:
        return None
    rows = tuple((words.name(one), _count(one.now), words.then(one)) for one in counted)
    rest = ((_("Everything else"), "", _("the same")),) if len(counted) == len(ahead.differences) else ()
    headers = (_("What differs"), _("Now"), _("Then"))
    return TableView(title=_("What differs from now"), headers=headers, rows=(*rows, *rest)) if rows else None


def _count(n: int | None) -> str:
    return "–" if n is None else numbers.count(n)


def _size(bytes_: int) -> str:
    if bytes_ < _MEGA:
        return _("{n} kB").format(n=numbers.count(max(1, round(bytes_ / _KILO))))
    return _("{n} MB").format(n=f"{bytes_ / _MEGA:.1f}")

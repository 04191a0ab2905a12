"""Bringing a copy of the open workbook in: what happens, what is to be chosen, and whether all of it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sixelements.application.merge_words import MergeLine, back_up_name, lines, places, stays_out
from sixelements.application.merging import MergeAhead, RecordPlace, look_ahead, merge
from sixelements.application.ports import Workbook
from sixelements.domain.bringing_together import WHOLE, Met, Pick, Side, all_from
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import phrases
from sixelements.wording.merging import part_name, record_name, said
from sixelements.wording.numbers import count, series

_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashPart:
    """A part of a record with what either side says; ``label`` is empty where the whole is chosen."""

    part: str
    label: str
    here: str
    there: str
    chosen: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashView:
    """What was changed on both sides; ``two``: both are kept, where they ``can_be_two``."""

    place: RecordPlace
    name: str
    where: str
    parts: tuple[ClashPart, ...]
    can_be_two: bool
    two: bool
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeView:
    """All of it. ``out``: what of the copy stays out. ``open``: what is still to be chosen, in words.

    ``no_undo``: that steps can't be undone any more; empty if there are none. ``refusal``: why it can't be
    brought in; empty if it can.
    """

    lead: str
    lines: tuple[MergeLine, ...] = ()
    out: tuple[str, ...] = ()
    clashes: tuple[ClashView, ...] = ()
    open: str = ""
    backup: str = ""
    no_undo: str = ""
    can_merge: bool = False
    refusal: str = ""


class MergePresenter:
    """Reads the copy once; what is chosen is kept until it is brought in or left."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session, self.path = session, path
        self._picks: dict[RecordPlace, Pick] = {}
        self._copy: Workbook | None = None
        self._ahead = MergeAhead()
        self._refusal = ""
        try:
            if session.path and path.exists() and path.samefile(session.path):
                self._refusal = _("This is the workbook itself, and no copy of it.")
                return
            self._copy = session.services.open_read_only(path)
            self._ahead = look_ahead(session.book, self._copy)
        except SixElementsError as refusal:
            self._refusal = refusal.sentence

    @property
    def brings(self) -> bool:
        """Whether the copy was read and holds anything new."""
        return self._ahead.brings

    @property
    def refused(self) -> bool:
        """Whether the copy could not be read, so that nobody knows what it holds."""
        return bool(self._refusal)

    def view(self) -> MergeView:
        """What happens, and what is to be chosen."""
        text = _("This workbook and {path}. The same workbook by its id. Clocks are not asked.")
        lead = text.format(path=self.path)
        if self._refusal or self._copy is None:
            return MergeView(lead=str(self.path), refusal=self._refusal)
        ahead, teams = self._ahead, (self._session.book.teams.all(), self._copy.teams.all())
        if not ahead.brings:
            out = tuple(stays_out(one) for one in ahead.stays_out)
            return MergeView(lead=lead, out=out, refusal=_("The copy holds nothing new."))
        left = ahead.left_open(self._picks)
        of_rounds = places(ahead)
        backup = _("A backup is made first, named “{name}”. All of it comes in, or nothing.")
        return MergeView(
            lead=lead,
            lines=tuple(line for line in lines(ahead, *map(len, teams)) if line.changes or line.left_out),
            out=tuple(stays_out(one) for one in ahead.out),
            clashes=tuple(
                self._clash(place, met, of_rounds[place[0]]) for place, met in ahead.clashes.items()
            ),
            open=_open([record_name(met) for met in left.values()]),
            backup=backup.format(name=back_up_name(self._session.book)),
            no_undo=self._no_undo(),
            can_merge=not left and not self._session.read_only,
        )

    def _no_undo(self) -> str:
        """A step knows what was there before it, and nothing of what the copy brings."""
        if not (self._session.next_undo or self._session.next_redo):
            return ""
        return _("What was done before merging can't be undone or redone after it.")

    def _clash(self, place: RecordPlace, met: Met, where: str) -> ClashView:
        pick = self._picks.get(place, Pick())
        return ClashView(
            place=place,
            name=record_name(met),
            where=where,
            parts=tuple(
                ClashPart(
                    part=part,
                    label="" if part == WHOLE else part_name(part),
                    here=said(met, part, Side.HERE),
                    there=said(met, part, Side.COPY),
                    chosen=None if pick.two else pick.sides.get(part),
                )
                for part in met.parts
            ),
            can_be_two=met.can_be_two,
            two=pick.two,
            settled=pick.settles(met),
        )

    def choose(self, place: RecordPlace, part: str, side: Side) -> None:
        """Choose a side for a part."""
        known = self._picks.get(place, Pick())
        self._picks[place] = Pick(sides={**known.sides, part: side})

    def choose_all(self, place: RecordPlace, side: Side) -> None:
        """Choose every part of a record from one side."""
        self._picks[place] = all_from(side, self._ahead.clashes[place])

    def keep_two(self, place: RecordPlace) -> None:
        """Keep both, as two."""
        self._picks[place] = Pick(two=True)

    def merge(self) -> str:
        """Bring the copy in; returns what was done, in a sentence. Raises SixElementsError."""
        session, copy = self._session, self._copy
        if copy is None:
            return ""
        rounds = [r.id for team in session.book.teams.all() for r in session.book.rounds.of(team.id)]
        session.run_now(
            lambda: merge(
                session.book,
                [copy],
                lambda _copy, _ahead: self._picks,
                new_id=session.services.new_id,
                announce=session.announce,
            )
        )
        session.forget_steps(*rounds)
        return phrases.sentences(_("Merged."), _("The backup leads back."))

    def close(self) -> None:
        """Let the copy go."""
        if self._copy:
            self._copy.close(back_up=False)
            self._copy = None


def still_to_bring(session: Session) -> tuple[Path, ...]:
    """The copies beside the workbook that hold something new, then those that could not be read."""
    new, unread = list[Path](), list[Path]()
    for path in copies_beside(session):
        presenter = MergePresenter(session, path)
        try:
            if presenter.refused:
                unread.append(path)
            elif presenter.brings:
                new.append(path)
        finally:
            presenter.close()
    return (*new, *unread)


def copies_beside(session: Session) -> tuple[Path, ...]:
    """The copies that a sync client set beside the workbook, as far as they still lie there."""
    return tuple(path for path in session.book.info.conflicts if path.exists())


def _open(left: Sequence[str]) -> str:
    """How many choices are open, and of what; the first few are named."""
    if not left:
        return ""
    if len(left) <= _NAMED:
        text = ngettext(
            "{n} choice is open: {names}. Nothing is chosen for you.",
            "{n} choices are open: {names}. Nothing is chosen for you.",
            len(left),
        )
    else:
        text = _("{n} choices are open: {names}, and more. Nothing is chosen for you.")
    return text.format(n=count(len(left)), names=series(left[:_NAMED]))

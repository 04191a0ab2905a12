"""What the room settled about one practice: a level or none, one line why, evidence, the aim."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import TypeVar

from sixelements.application import discussion as discussions
from sixelements.application.results import RoundResults
from sixelements.domain.discussion import EVIDENCE_FROM, Discussion, Outcome, Settled
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_range_of
from sixelements.domain.scores import PracticeScore
from sixelements.i18n import _
from sixelements.presentation.pages.element import spoken_counts
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases
from sixelements.wording.discussion_changes import aim_below

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleForm:
    """What the facilitator filled in. ``level`` whole or half; ``aim`` None: left as it was."""

    level: float | None = None
    not_agreed: bool = False
    why: str = ""
    evidence: str = ""
    aim: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleView:
    """The record as it stands, with everything to talk about it."""

    title: str
    statement: str
    answers: str
    prompt: str
    words: tuple[str, ...]
    anchors: tuple[str, ...]
    form: SettleForm
    aim: int
    recorded: bool


def preset_aim(reading: RoundResults, practice: PracticeId, level: float | None) -> int:
    """The aim as recorded; else the usual one, but not below the agreed level, or that of the answers."""
    if practice in reading.discussion.aims:
        return reading.discussion.aims[practice]
    stands = reading.score.practices[practice].level if level is None else ceil(level)
    return max(reading.discussion.aim(practice), stands or 1)


def level_line(reading: RoundResults, practice: PracticeId, level: float | None, *, not_agreed: bool) -> str:
    """What a choice means: the sentence of the level, or what not agreeing does."""
    if not_agreed:
        return _("Both levels are kept, and the plan works from the average.")
    if level is None:
        return _("Choose the level that everyone in the room can live with.")
    low, high = level_range_of(level)
    words = reading.assessment.scale.words
    if low != high:
        text = _("Between {low} {low_word} and {high} {high_word}.")
        return text.format(low=low, low_word=words[low - 1], high=high, high_word=words[high - 1])
    return phrases.labeled(f"{low} {words[low - 1]}", reading.practice(practice).anchor(low))


def evidence_line(level: float | None) -> str:
    """What evidence does for the chosen level."""
    if level is not None and level >= EVIDENCE_FROM:
        return _("Without evidence this level prints as self-reported, and the plan works from the average.")
    text = _("A document, a number, or a date. Without it, a level of {level} or more is self-reported.")
    return text.format(level=numbers.level(EVIDENCE_FROM))


def aim_line(level: float | None, aim: int | None) -> str:
    """What is odd about an aim: it is below the level agreed on; else empty."""
    return aim_below(aim, level) if level is not None and aim is not None and aim < level else ""


class SettlePresenter:
    """Records about one practice of the round; every record can be undone."""

    def __init__(self, session: Session, reading: RoundResults, practice: PracticeId) -> None:
        self._session, self._reading, self._id = session, reading, practice

    def view(self) -> SettleView:
        """The record as it is now."""
        practice, discussion = self._reading.practice(self._id), self._reading.discussion
        settled = discussion.settled.get(self._id)
        form = SettleForm(
            level=settled.level if settled else None,
            not_agreed=discussion.not_agreed(self._id),
            why=settled.why if settled else "",
            evidence=settled.evidence if settled else "",
            aim=discussion.aims.get(self._id),
        )
        return SettleView(
            title=f"{self._id} {practice.name}",
            statement=practice.statement,
            answers=_answers(self._reading.score.practices[self._id]),
            prompt=practice.prompt,
            words=tuple(self._reading.assessment.scale.words),
            anchors=tuple(practice.anchors),
            form=form,
            aim=self.preset_aim(settled.level if settled else None),
            recorded=settled is not None or self._id in discussion.aims,
        )

    def preset_aim(self, level: float | None) -> int:
        return preset_aim(self._reading, self._id, level)

    def level_line(self, level: float | None, *, not_agreed: bool) -> str:
        return level_line(self._reading, self._id, level, not_agreed=not_agreed)

    def evidence_line(self, level: float | None) -> str:
        return evidence_line(level)

    def aim_line(self, level: float | None, aim: int | None) -> str:
        return aim_line(level, aim)

    def to_ask(self, form: SettleForm) -> str:
        """What to ask before the record is stored; empty where nothing in it looks like a slip."""
        return self.aim_line(form.level, form.aim)

    def record(self, form: SettleForm) -> None:
        """Store the record; raises BadInput where nothing was chosen."""
        before = _now(self._session)
        settled = dict(before.settled)
        known = settled.get(self._id)
        if form.not_agreed or form.level is not None:
            outcome = Outcome.NOT_AGREED if form.not_agreed else Outcome.AGREED
            level = None if form.not_agreed else form.level
            settled[self._id] = Settled(
                outcome=outcome, level=level, why=form.why.strip(), evidence=form.evidence.strip()
            )
        elif known is not None:
            settled[self._id] = replace(known, why=form.why.strip(), evidence=form.evidence.strip())
        elif form.aim is None or form.why.strip() or form.evidence.strip():
            raise BadInput(_("Choose a level, or Not agreed."))
        aims = dict(before.aims)
        if form.aim is not None:
            aims[self._id] = form.aim
        talked = before.discussed if self._id in before.discussed else (*before.discussed, self._id)
        self._put(before, replace(before, settled=settled, aims=aims, discussed=talked))

    def clear(self) -> None:
        """Take the whole record about the practice back."""
        before = _now(self._session)
        after = replace(
            before,
            settled=_without(before.settled, self._id),
            aims=_without(before.aims, self._id),
            discussed=tuple(p for p in before.discussed if p != self._id),
        )
        self._put(before, after)

    def _put(self, before: Discussion, after: Discussion) -> None:
        """Record a discussion in place of another, with a way back. Raises CannotWrite."""
        session = self._session
        put = partial(discussions.put_whole, session.book, session.round, announce=session.announce)
        label = _("the record of {practice}").format(practice=self._id)
        session.run_with_undo(label, partial(put, after), partial(put, before), keep=False)


def _now(session: Session) -> Discussion:
    """What is stored at this moment, which may be newer than what is on the screen."""
    return session.book.discussions.of(session.round.id)


def _without(entries: Mapping[PracticeId, Entry], practice: PracticeId) -> Mapping[PracticeId, Entry]:
    return {p: e for p, e in entries.items() if p != practice}


def _answers(p: PracticeScore) -> str:
    if p.mean is None:
        return _("Not enough answers to show this practice.")
    text = _("Answers: {counts}. Average {mean}.")
    return text.format(counts=spoken_counts(p), mean=numbers.levels(p.mean))

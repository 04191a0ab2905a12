"""What the room settled about one practice: a level or none, one line why, evidence, the aim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from sixelements.application import discussion as discussions
from sixelements.application.results import RoundResults, contrasts_of, results_of
from sixelements.domain import legs
from sixelements.domain.assessment import Assessment
from sixelements.domain.discussion import EVIDENCE_FROM, NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.discussion_patch import taken_back
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_range_of
from sixelements.domain.marks import Contrast
from sixelements.domain.scores import PracticeScore
from sixelements.i18n import _
from sixelements.presentation.pages.element import spoken_counts
from sixelements.presentation.session import Session
from sixelements.presentation.unsaved import TypedText
from sixelements.wording import numbers, phrases, worksheets
from sixelements.wording.discussion_changes import aim_below


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForm:
    """What the facilitator filled in. ``level`` whole or half; ``aim`` None: left as it was."""

    level: float | None = None
    not_agreed: bool = False
    why: str = ""
    evidence: str = ""
    aim: int | None = None


@dataclass(frozen=True, slots=True)
class OfferedFact:
    """What worksheets say against what people said: in words, and as the evidence of a level."""

    words: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleView:
    """The record as it stands, with everything to talk about it.

    ``counts`` are the answers at levels 1 to 5, empty if they are withheld; ``before`` and ``after`` are
    the practices beside this one, in printed order; ``place`` says which of how many it is. ``facts`` can
    be taken in as evidence.
    """

    dialog: str
    title: str
    statement: str
    answers: str
    prompt: str
    words: tuple[str, ...]
    anchors: tuple[str, ...]
    form: ItemForm
    aim: int
    recorded: bool
    counts: tuple[int, ...]
    before: PracticeId | None
    after: PracticeId | None
    place: str
    facts: tuple[OfferedFact, ...]


def offered_facts(
    assessment: Assessment, services: Sequence[Service], found: Contrast | None, practice: PracticeId
) -> tuple[OfferedFact, ...]:
    """Of a practice, or of the leg that it rests on; ``found``: what its worksheet suggests."""
    offered = []
    if found is not None and found.differs:
        offered.append(OfferedFact(worksheets.contrast(found), worksheets.suggested_as_evidence(found)))
    lines, names = assessment.three_thirds.lines, worksheets.line_names(assessment)
    for service, line, fact in legs.contradicted(services):
        leg = lines[line - 1].leg if line <= len(lines) else None
        if leg and assessment.practices[practice].rests_on(leg):
            words = worksheets.contradiction(service, line, fact, names)
            offered.append(OfferedFact(words, worksheets.fact_as_evidence(service, line, fact, names)))
    return tuple(offered)


def with_fact(evidence: str, fact: OfferedFact) -> str:
    """The evidence with a fact taken in; one that is there already is not taken in twice."""
    if taken_in(evidence, fact):
        return evidence
    return phrases.facts(evidence.strip(), fact.evidence)


def taken_in(evidence: str, fact: OfferedFact) -> bool:
    """Whether a fact is among the evidence."""
    return fact.evidence in evidence


def preset_aim(results: RoundResults, practice: PracticeId, level: float | None) -> int:
    """The aim as recorded; else the usual one, but not below the agreed level, or that of the answers."""
    if practice in results.discussion.aims:
        return results.discussion.aims[practice]
    stands = results.score.practices[practice].level if level is None else ceil(level)
    return max(results.discussion.aim(practice), stands or 1)


def level_line(results: RoundResults, practice: PracticeId, level: float | None, *, not_agreed: bool) -> str:
    """What a choice means: the sentence of the level, or what not agreeing does."""
    if not_agreed:
        return _("The private answers stand, and the plan works from their mean.")
    if level is None:
        return _("Choose the level that everyone in the room can live with.")
    low, high = level_range_of(level)
    words = results.assessment.scale.words
    if low != high:
        text = _("Between {low} {low_word} and {high} {high_word}.")
        return text.format(low=low, low_word=words[low - 1], high=high, high_word=words[high - 1])
    return phrases.labeled(f"{low} {words[low - 1]}", results.practice(practice).anchor(low))


def evidence_line(level: float | None, evidence: str = "") -> str:
    """What evidence does for the chosen level; empty once there is some."""
    if evidence.strip():
        return ""
    if level is not None and level >= EVIDENCE_FROM:
        return _("Without evidence this level prints as self-reported, and the plan works from the average.")
    text = _("A document, a number, or a date. Without it, a level of {level} or more is self-reported.")
    return text.format(level=numbers.level(EVIDENCE_FROM))


def aim_line(level: float | None, aim: int | None) -> str:
    """What is odd about an aim: it is below the level agreed on; else empty."""
    return aim_below(aim, level) if level is not None and aim is not None and aim < level else ""


class SettlePresenter:
    """Records about one practice of the round; every record can be undone."""

    def __init__(self, session: Session, results: RoundResults, practice: PracticeId) -> None:
        self._session, self._results, self._id = session, results, practice

    @property
    def results(self) -> RoundResults:
        """The results that the record stands beside."""
        return self._results

    @property
    def practice(self) -> PracticeId:
        """What is recorded about."""
        return self._id

    def of(self, practice: PracticeId) -> "SettlePresenter":
        """The same about another practice, by the results as they are now."""
        return SettlePresenter(self._session, results_of(self._session.book, self._session.round), practice)

    def view(self) -> SettleView:
        """The record as it is now."""
        practice, discussion = self._results.practice(self._id), record_now(self._session)
        settled = discussion.settled.get(self._id)
        form = ItemForm(
            level=settled.level if settled else None,
            not_agreed=discussion.not_agreed(self._id),
            why=settled.why if settled else "",
            evidence=settled.evidence if settled else "",
            aim=discussion.aims.get(self._id),
        )
        title, score = f"{self._id} {practice.name}", self._results.score.practices[self._id]
        order = tuple(p for p in self._results.assessment.practices if p in self._results.score.practices)
        at = order.index(self._id)
        done = sum(p in discussion.settled for p in order)
        return SettleView(
            dialog=_("What you agreed: {practice}").format(practice=title),
            title=title,
            statement=practice.statement,
            answers=_answers(self._results.score.practices[self._id]),
            prompt=practice.prompt,
            words=tuple(self._results.assessment.scale.words),
            anchors=tuple(practice.anchors),
            form=form,
            aim=preset_aim(self._results, self._id, settled.level if settled else None),
            recorded=settled is not None or self._id in discussion.aims,
            counts=tuple(score.counts or ()),
            before=order[at - 1] if at else None,
            after=order[at + 1] if at + 1 < len(order) else None,
            place=_("{n} of {all}, {done} settled").format(n=at + 1, all=len(order), done=done),
            facts=self._facts(),
        )

    def _facts(self) -> tuple[OfferedFact, ...]:
        session, results = self._session, self._results
        today = session.services.today()
        found = contrasts_of(session.book, session.round, results, on=today).get(self._id)
        return offered_facts(results.assessment, results.discussion.services, found, self._id)

    def to_ask(self, form: ItemForm) -> str:
        """What to ask before the record is stored; empty if nothing in it looks like a slip."""
        return aim_line(form.level, form.aim)

    def record(self, form: ItemForm) -> None:
        """Store the record; raises BadInput where nothing was chosen."""
        settled = form.level is not None or form.not_agreed or self._id in record_now(self._session).settled
        if not settled and (form.aim is None or form.why.strip() or form.evidence.strip()):
            raise BadInput(_("Choose a level, or Not agreed."))
        self._put(partial(_recorded, practice=self._id, form=form), self._typed(form))

    def clear(self) -> None:
        """Take the whole record about the practice back."""
        self._put(partial(taken_back, before=NO_DISCUSSION, practices={self._id}))

    def _typed(self, form: ItemForm) -> TypedText:
        """What was filled in, as one row to read and copy."""
        level = "" if form.level is None else _("Level {level}").format(level=numbers.level(form.level))
        parts = (_("Not agreed") if form.not_agreed else level, form.why.strip(), form.evidence.strip())
        words = phrases.sentences(*(phrases.sentence(part) for part in parts if part))
        of = f"{self._id} {self._results.practice(self._id).name}"
        return TypedText(object(), _("What you recorded"), of, words)

    def _put(self, edit: Callable[[Discussion], Discussion], typed: TypedText | None = None) -> None:
        """Change what is recorded about the practice, with a way back that leaves all else as it is then.

        It waits where the disk refuses it.
        """
        session, round_ = self._session, self._session.round
        before = record_now(session)

        def put(change: Callable[[Discussion], Discussion]) -> None:
            # with what waited for the disk, and what the talk recorded since; another round may be shown
            now = session.book.discussions.of(round_.id)
            after = replace(change(now), votes=now.votes, parking=now.parking)
            discussions.put_whole(session.book, round_, after, announce=session.announce)

        back = partial(taken_back, before=before, practices={self._id})
        label = _("the record of {practice}").format(practice=self._id)
        session.run_with_undo(
            label, partial(put, edit), partial(put, back), typed=typed, settles=edit, settles_back=back
        )


def record_now(session: Session) -> Discussion:
    """The record of the round that is shown, with what waits for the disk."""
    now = session.book.discussions.of(session.round.id)
    for waiting in session.waiting:
        if waiting.settles is not None and waiting.where == session.round.id:
            now = waiting.settles(now)
    return now


def _recorded(now: Discussion, *, practice: PracticeId, form: ItemForm) -> Discussion:
    """The record with what was filled in about a practice."""
    settled, aims = dict(now.settled), dict(now.aims)
    why, evidence = form.why.strip(), form.evidence.strip()
    if form.not_agreed or form.level is not None:
        settled[practice] = Settled(
            outcome=Outcome.NOT_AGREED if form.not_agreed else Outcome.AGREED,
            level=None if form.not_agreed else form.level,
            why=why,
            evidence=evidence,
        )
    elif practice in settled:
        settled[practice] = replace(settled[practice], why=why, evidence=evidence)
    if form.aim is not None:
        aims[practice] = form.aim
    talked = now.discussed if practice in now.discussed else (*now.discussed, practice)
    return replace(now, settled=settled, aims=aims, discussed=talked)


def _answers(p: PracticeScore) -> str:
    if p.mean is None:
        return _("Not enough answers to show this practice.")
    text = _("Answers: {counts}. Mean {mean}.")
    return text.format(counts=spoken_counts(p), mean=numbers.levels(p.mean))

"""The chosen practice: the sentence that is true now, the next one up, and what was said and settled."""

from dataclasses import dataclass

from sixelements.application.comments import comments_on
from sixelements.application.results import RoundResults, contrasts_of
from sixelements.domain import comparison
from sixelements.domain.assessment import Worksheet
from sixelements.domain.discussion import Outcome
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_of, next_level
from sixelements.domain.scores import PracticeScore, Scope
from sixelements.i18n import _, ngettext
from sixelements.presentation.level_views import LevelView, agreed_view
from sixelements.presentation.session import Session
from sixelements.wording import findings, numbers, phrases, worksheets
from sixelements.wording.withheld import withheld


@dataclass(frozen=True, slots=True)
class Stand:
    """A level with its sentence: ``head`` says whether it is now or next."""

    level: LevelView | None
    head: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the practice beside its figures."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailView:
    """Everything shown of the chosen practice. ``locked``: why nothing can be recorded; empty if it can."""

    id: PracticeId
    name: str
    statement: str
    why: str
    stands: tuple[Stand, ...]
    remarks: tuple[Remark, ...]
    record: str
    comments: str
    can_set_aside: bool
    locked: str
    sheets: tuple[tuple[Worksheet, str], ...]
    """The worksheets that tell about it, each with what the way there is called."""


def detail_view(results: RoundResults, id_: PracticeId, session: Session) -> DetailView:
    """The detail of one practice of the round."""
    practice, score = results.practice(id_), results.score.practices[id_]
    why = (
        _("Why no number?")
        if score.mean is None
        else _("Why {mean}?").format(mean=numbers.levels(score.mean))
    )
    settled = id_ in results.discussion.settled
    return DetailView(
        id=id_,
        name=practice.name,
        statement=_("“{statement}”").format(statement=practice.statement),
        why=why,
        stands=_stands(results, score),
        remarks=(*_sheet_says(results, id_, session), *_remarks(results, score)),
        record=_("Change the record…") if settled else _("Record what you agreed…"),
        comments=_comments(results, id_, session),
        can_set_aside=id_ in results.score.set_aside_offers,
        locked=locked(session),
        sheets=tuple(
            (sheet, worksheets.leads_to(sheet))
            for sheet in Worksheet
            if id_ in results.assessment.practices_of(sheet)
        ),
    )


def _comments(results: RoundResults, id_: PracticeId, session: Session) -> str:
    """How many comments there are to read; empty for none."""
    n = len(comments_on(session.book, session.round, id_, score=results.score))
    return ngettext("{n} comment…", "{n} comments…", n).format(n=n) if n else ""


def _sheet_says(results: RoundResults, id_: PracticeId, session: Session) -> tuple[Remark, ...]:
    """The level that a worksheet suggests beside what people said; nothing if none does."""
    today = session.services.today()
    found = contrasts_of(session.book, session.round, results, on=today).get(id_)
    if found is None:
        return ()
    words = worksheets.contrast(found) if found.differs else worksheets.suggestion(found)
    return (Remark("info" if found.differs else "check", words),)


def locked(session: Session) -> str:
    """Why nothing can be changed; empty if it can."""
    if not session.read_only:
        return ""
    if session.example:
        return _("The worked example is a copy to look at; nothing in it can be changed.")
    return _("This workbook is open for reading only, so nothing can be recorded.")


def _stands(results: RoundResults, score: PracticeScore) -> tuple[Stand, ...]:
    practice, words = results.practice(score.id), results.assessment.scale.words
    if results.discussion.not_agreed(score.id):
        return _not_agreed(results, score)
    if score.split and not results.discussion.stands_agreed(score.id):
        return _two_sides(results, score)
    standing = results.discussion.told(score.id, score.mean)
    if standing is None:
        return (Stand(None, "", _("Not enough answers to say where the team stands.")),)
    now = level_of(standing)
    head = _("Now: {words}.").format(words=agreed_view(results, standing).words)
    stands = [Stand(agreed_view(results, standing), head, practice.anchor(now))]
    following = next_level(standing, results.discussion.aim(score.id))
    if following is None:
        stands.append(Stand(None, _("Next:"), _("the aim is reached. Keep it, and show others how.")))
        return tuple(stands)
    head = _("Next: {words}.").format(words=words[following - 1])
    told = practice.anchor(following) if following != now else _("Not yet in full: make that sentence true.")
    stands.append(Stand(agreed_view(results, following), head, told))
    return tuple(stands)


def _not_agreed(results: RoundResults, score: PracticeScore) -> tuple[Stand, ...]:
    """Both levels where they may be shown; what to do is to find out first."""
    next_ = Stand(None, _("Next:"), _("first find out where the team really stands."))
    return (*_some(results, score), next_)


def _two_sides(results: RoundResults, score: PracticeScore) -> tuple[Stand, ...]:
    """Both experiences: the sentence of the level between them is one that nobody may have chosen."""
    return (*_some(results, score), Stand(None, _("Next:"), _("first talk about why it differs.")))


def _some(results: RoundResults, score: PracticeScore) -> tuple[Stand, ...]:
    practice = results.practice(score.id)
    return tuple(
        Stand(agreed_view(results, level), _("Some:"), practice.anchor(level))
        for level in comparison.apart(score)
    )


def _remarks(results: RoundResults, score: PracticeScore) -> tuple[Remark, ...]:
    found = (
        *_settled(results, score),
        _two_experiences(score),
        _gap(score),
        _dont_know(score, results.score.dropped),
        _not_applicable(score),
        _withheld(results, score),
        _change(results, score),
    )
    return tuple(r for r in found if r)


def _settled(results: RoundResults, score: PracticeScore) -> tuple[Remark, ...]:
    """What was recorded in the room: level or not, why, evidence, aim, dots."""
    discussion = results.discussion
    settled = discussion.settled.get(score.id)
    parts = []
    if settled and settled.outcome is Outcome.NOT_AGREED:
        parts.append(_("Not agreed; the plan works from the average."))
    elif settled and settled.level is not None:
        parts.append(_("Agreed: level {level}.").format(level=numbers.level(settled.level)))
    elif settled:
        parts.append(_("Nobody objected: the average stands."))
    if settled and settled.why:
        parts.append(_("Why: {why}").format(why=settled.why))
    remarks = [Remark("check", phrases.sentences(*parts))] if parts else []
    if settled and settled.evidence:
        remarks.append(Remark("paper", _("Evidence: {evidence}").format(evidence=settled.evidence)))
    elif discussion.self_reported(score.id):
        remarks.append(
            Remark("paper", _("Without evidence it is self-reported, and the plan works from the average."))
        )
    if score.id in discussion.aims or discussion.voted:
        remarks.append(Remark("star", _aim(results, score)))
    return tuple(remarks)


def _aim(results: RoundResults, score: PracticeScore) -> str:
    n = results.discussion.votes.get(score.id, 0)
    aim = _("Aim: level {level}.").format(level=results.discussion.aim(score.id))
    if not results.discussion.voted:
        return aim
    dots = ngettext("{n} importance dot.", "{n} importance dots.", n).format(n=n)
    return phrases.sentences(aim, dots)


def _two_experiences(score: PracticeScore) -> Remark | None:
    if not score.split or score.counts is None:
        return None
    text = _("Two experiences. {counts}").format(counts=findings.two_experiences(score.counts))
    return Remark("people", text)


def _gap(score: PracticeScore) -> Remark | None:
    if score.gap is None:
        return None
    if not score.gap.flagged:
        return _no_flag(score, score.gap.printed)
    text = _("Leads see it {points} points higher than the front line.")
    if score.gap.points < 0:
        text = _("The front line sees it {points} points higher than leads.")
    return Remark("scale", text.format(points=numbers.points(abs(score.gap.printed))))


def _no_flag(score: PracticeScore, apart: int) -> Remark | None:
    """Two sides that are not flagged; nothing if everybody chose one level, which says it all."""
    if score.counts and sum(map(bool, score.counts)) == 1:
        return None
    if not apart:
        return Remark("scale", _("Front line and leads rate this alike on average."))
    text = ngettext(
        "Front line and leads are {points} point apart: no flag, which doesn't prove agreement.",
        "Front line and leads are {points} points apart: no flag, which doesn't prove agreement.",
        abs(apart),
    )
    return Remark("scale", text.format(points=numbers.points(abs(apart))))


def _dont_know(score: PracticeScore, dropped: int) -> Remark | None:
    if not score.dont_know:
        return None
    if score.unseen:
        words = findings.unseen(score.unseen, dropped)
        return Remark("question", phrases.sentences(words, findings.hard_to_see(dropped)))
    words = phrases.sentence(findings.dont_know(score.dont_know, score.dont_know + score.rated))
    doubt = findings.not_expected() if score.not_expected else ""
    return Remark("question", phrases.sentences(words, doubt))


def _not_applicable(score: PracticeScore) -> Remark | None:
    n = score.not_applicable
    if not n:
        return None
    text = ngettext("{n} person calls it not applicable.", "{n} people call it not applicable.", n)
    return Remark("tag", text.format(n=n))


def _withheld(results: RoundResults, score: PracticeScore) -> Remark | None:
    """Why this practice has no role means although others have; what holds for the round is said there."""
    found = (s for s in results.score.suppressed if s.practice == score.id and s.scope is Scope.ROLES)
    item = next(found, None)
    if item is None:
        return None
    return Remark("lock", withheld(item, assessment=results.assessment, round_=results.round))


def _change(results: RoundResults, score: PracticeScore) -> Remark | None:
    moved = results.practice_change(score)
    if moved is None:
        return None
    text = ngettext(
        "Since the last round: {points} point, {verdict}.",
        "Since the last round: {points} points, {verdict}.",
        abs(moved.printed),
    )
    words = text.format(points=findings.signed(moved.printed), verdict=findings.verdict(moved))
    return Remark("clock", words)

"""What a round found beside the scores, one line a finding, most useful first; nobody is blamed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sixelements.application.results import RoundResults
from sixelements.domain.agreement import Agreement
from sixelements.domain.comparison import Verdict
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.rounds import minimum_rated
from sixelements.domain.scores import ElementScore, PracticeScore
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.withheld import withheld

NAMED = 6
"""How many practices a line names; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding. ``text`` goes on after ``title``; "See" leads to a practice or an element, if any."""

    icon: str
    title: str
    text: str = ""
    practice: PracticeId | None = None
    element: ElementId | None = None
    see: str = ""


def worth_knowing(reading: RoundResults, session: Session) -> tuple[FindingView, ...]:
    """All findings of the round."""
    practices = tuple(reading.score.practices.values())
    found = (
        _two_experiences(reading, practices),
        _leads_and_front_line(reading, practices),
        _hard_to_see(reading, practices),
        _not_expected(reading, practices),
        _mixed(reading, practices),
        _change(reading),
        *_set_aside_offers(reading),
        *_who_answered(reading, session),
        *_withheld(reading),
    )
    return tuple(f for f in found if f)


def _ids(practices: Sequence[PracticeScore]) -> str:
    names: list[str] = [p.id for p in practices[:NAMED]]
    if len(practices) > NAMED:
        rest = len(practices) - NAMED
        names.append(ngettext("{n} more", "{n} more", rest).format(n=rest))
    return phrases.sentence(numbers.listing(names))


def _names(reading: RoundResults, practices: Sequence[PracticeScore]) -> str:
    """Names and numbers of one or two practices, the numbers of more."""
    if len(practices) > 2:
        return _ids(practices)
    names = [f"{p.id} {reading.practice(p.id).name}" for p in practices]
    return phrases.sentence(numbers.listing(names))


def _see(reading: RoundResults, practice: PracticeScore) -> str:
    return _("See {id} {practice}").format(id=practice.id, practice=reading.practice(practice.id).name)


def _line(
    reading: RoundResults, icon: str, title: str, text: str, practices: Sequence[PracticeScore]
) -> FindingView:
    first = practices[0]
    return FindingView(icon=icon, title=title, text=text, practice=first.id, see=_see(reading, first))


def _two_experiences(reading: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.split]
    if not found:
        return None
    title = ngettext("Two experiences on {n} practice.", "Two experiences on {n} practices.", len(found))
    return _line(reading, "people", title.format(n=len(found)), _names(reading, found), found)


def _leads_and_front_line(reading: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    """Practices on which the two sides are flagged apart, widest first; both directions alike."""
    flagged = [(p.gap, p) for p in practices if p.gap and p.gap.flagged]
    if not flagged:
        return None
    title = _("Front line and leads see it differently.")
    if all(gap.points > 0 for gap, _practice in flagged):
        title = _("Leads see it higher.")
    elif all(gap.points < 0 for gap, _practice in flagged):
        title = _("The front line sees it higher.")
    found = [practice for _gap, practice in sorted(flagged, key=lambda pair: -pair[0].size)]
    text = _("By a level or more: {practices}")
    return _line(reading, "scale", title, text.format(practices=_ids(found)), found)


def _hard_to_see(reading: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.visibility_finding]
    if not found:
        return None
    text = _(
        "Three in ten or more of those who should see it don't know. It says that people can't see the work, "
        "not that it is weak."
    )
    if len(found) == 1 and found[0].unseen:
        text = findings.unseen(found[0].unseen)
    title = _("Hard to see: {practices}").format(practices=_ids(found))
    return _line(reading, "question", title, text, found)


def _not_expected(reading: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    """What many don't know and need not: no finding about the work."""
    found = [p for p in practices if p.not_expected]
    if not found:
        return None
    title = _("Many don't know: {practices}").format(practices=_ids(found))
    return _line(reading, "question", title, findings.not_expected(), found)


def _mixed(reading: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.agreement is Agreement.MIXED and not p.split]
    if not found:
        return None
    title = ngettext(
        "Answers are far apart on {n} practice.", "Answers are far apart on {n} practices.", len(found)
    )
    return _line(reading, "grid", title.format(n=len(found)), _names(reading, found), found)


def _change(reading: RoundResults) -> FindingView | None:
    """Elements that changed for real since the round before."""
    if reading.earlier is None or reading.earlier_round is None:
        return None
    up, down = _moved(reading, rising=True), _moved(reading, rising=False)
    n = reading.earlier_round.number
    if not up and not down:
        title = _("No clear change since round {n}.").format(n=n)
        return FindingView(
            icon="clock", title=title, text=_("As teams learn, they often rate themselves more strictly.")
        )
    text = phrases.sentence(numbers.listing(_titles(reading, up or down)))
    title = _("Up since round {n}.") if up else _("Down since round {n}.")
    if up and down:
        fell = numbers.listing(_titles(reading, down))
        text = _("{up}. Down: {down}.").format(up=numbers.listing(_titles(reading, up)), down=fell)
    elif up:
        text = _("{up}. Nothing fell.").format(up=numbers.listing(_titles(reading, up)))
    first = (*up, *down)[0].id
    see = _("See {element}").format(element=reading.element(first).title)
    title = title.format(n=n)
    return FindingView(icon="up" if up else "down", title=title, text=text, element=first, see=see)


def _titles(reading: RoundResults, elements: Iterable[ElementScore]) -> list[str]:
    return [reading.element(e.id).title for e in elements]


def _moved(reading: RoundResults, *, rising: bool) -> list[ElementScore]:
    changes = [(e, reading.element_change(e)) for e in reading.score.elements]
    return [e for e, c in changes if c and c.verdict is Verdict.REAL and (c.points > 0) is rising]


def _set_aside_offers(reading: RoundResults) -> tuple[FindingView, ...]:
    practices = reading.score.practices
    return tuple(
        FindingView(
            icon="tag",
            title=_("Half or more call {id} not applicable.").format(id=id_),
            text=_("You can set it aside for this team."),
            practice=id_,
            see=_see(reading, practices[id_]),
        )
        for id_ in reading.score.set_aside_offers
    )


def _who_answered(reading: RoundResults, session: Session) -> tuple[FindingView, ...]:
    lines = [asked.dropped(reading.score), _uniform(reading, session)]
    lines += [asked.role_mix(item, reading.assessment) for item in reading.score.role_mix]
    return tuple(FindingView(icon="info", title="", text=line) for line in lines if line)


def _uniform(reading: RoundResults, session: Session) -> str:
    """How many sheets give one level nearly everywhere; only the number is ever told."""
    practices = reading.round.practices
    n = session.book.responses.uniform(
        reading.round.id,
        practices=practices,
        minimum=minimum_rated(len(practices)),
    )
    text = ngettext(
        "{n} sheet gives one and the same level nearly everywhere.",
        "{n} sheets give one and the same level nearly everywhere.",
        n,
    )
    return text.format(n=n) if n else ""


def _withheld(reading: RoundResults) -> tuple[FindingView, ...]:
    """Why roles are not compared; said once for the whole round."""
    whole = [item for item in reading.score.suppressed if item.practice is None]
    texts = [withheld(item, assessment=reading.assessment, round_=reading.round) for item in whole]
    return tuple(FindingView(icon="lock", title="", text=text) for text in texts)

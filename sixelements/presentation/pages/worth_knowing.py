"""What a round found beside the scores, one line a finding, most useful first; nobody is blamed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sixelements.application.results import RoundResults, contrasts_of
from sixelements.domain.agreement import Agreement
from sixelements.domain.comparison import Verdict
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.scores import ElementScore, PracticeScore
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import asked, findings, numbers, phrases, worksheets
from sixelements.wording.changes import not_compared
from sixelements.wording.one_person import was_about_one
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


def worth_knowing(results: RoundResults, session: Session) -> tuple[FindingView, ...]:
    """All findings of the round."""
    practices = tuple(results.score.practices.values())
    found = (
        _two_experiences(results, practices),
        _leads_and_front_line(results, practices),
        _hard_to_see(results, practices),
        _not_expected(results, practices),
        _mixed(results, practices),
        _sheets_say_otherwise(results, session),
        _change(results),
        *_set_aside_offers(results),
        *_who_answered(results, session),
        *_withheld(results),
    )
    return tuple(f for f in found if f)


def _ids(practices: Sequence[PracticeScore]) -> str:
    names: list[str] = [p.id for p in practices[:NAMED]]
    if len(practices) > NAMED:
        rest = len(practices) - NAMED
        names.append(ngettext("{n} more", "{n} more", rest).format(n=rest))
    return phrases.sentence(numbers.listing(names))


def _names(results: RoundResults, practices: Sequence[PracticeScore]) -> str:
    """Names and numbers of one or two practices, the numbers of more."""
    if len(practices) > 2:
        return _ids(practices)
    names = [f"{p.id} {results.practice(p.id).name}" for p in practices]
    return phrases.sentence(numbers.listing(names))


def _see(results: RoundResults, practice: PracticeScore) -> str:
    return _("See {id} {practice}").format(id=practice.id, practice=results.practice(practice.id).name)


def _line(
    results: RoundResults, icon: str, title: str, text: str, practices: Sequence[PracticeScore]
) -> FindingView:
    first = practices[0]
    return FindingView(icon=icon, title=title, text=text, practice=first.id, see=_see(results, first))


def _two_experiences(results: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.split]
    if not found:
        return None
    title = ngettext("Two experiences on {n} practice.", "Two experiences on {n} practices.", len(found))
    chance = findings.split_by_chance([p.rated for p in results.score.practices.values() if p.rated])
    text = phrases.sentences(_names(results, found), chance)
    return _line(results, "people", title.format(n=len(found)), text, found)


def _leads_and_front_line(results: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
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
    text = _("Worth a conversation: {practices}")
    return _line(results, "scale", title, text.format(practices=_ids(found)), found)


def _hard_to_see(results: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.visibility_finding]
    if not found:
        return None
    dropped = results.score.dropped
    text = _("Three in ten or more of those who should see it don't know.")
    if dropped:
        text = _('"Don\'t know" on three in ten or more of the sheets that count.')
    text = phrases.sentences(text, findings.hard_to_see(dropped))
    if len(found) == 1 and found[0].unseen:
        text = findings.unseen(found[0].unseen, dropped)
    title = _("Hard to see: {practices}").format(practices=_ids(found))
    return _line(results, "question", title, text, found)


def _not_expected(results: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    """What many don't know and need not: no finding about the work."""
    found = [p for p in practices if p.not_expected]
    if not found:
        return None
    title = _("Many don't know: {practices}").format(practices=_ids(found))
    return _line(results, "question", title, findings.not_expected(), found)


def _mixed(results: RoundResults, practices: Iterable[PracticeScore]) -> FindingView | None:
    found = [p for p in practices if p.agreement is Agreement.MIXED and not p.split]
    if not found:
        return None
    title = ngettext(
        "Answers are far apart on {n} practice.", "Answers are far apart on {n} practices.", len(found)
    )
    return _line(results, "grid", title.format(n=len(found)), _names(results, found), found)


def _sheets_say_otherwise(results: RoundResults, session: Session) -> FindingView | None:
    """Where a worksheet suggests a level that lies a level or more from what people said."""
    told = contrasts_of(session.book, session.round, results, on=session.services.today())
    found = [(results.score.practices[p], contrast) for p, contrast in told.items() if contrast.differs]
    if not found:
        return None
    n = len(found)
    title = ngettext(
        "A worksheet says otherwise on {n} practice.", "Worksheets say otherwise on {n} practices.", n
    )
    practices = [practice for practice, _contrast in found]
    text = _names(results, practices)
    if n == 1:
        text = phrases.sentences(text, worksheets.contrast(found[0][1]))
    return _line(results, "info", title.format(n=n), text, practices)


def _change(results: RoundResults) -> FindingView | None:
    """Elements that changed for real since the round before."""
    if results.earlier is None or results.earlier_round is None:
        return None
    up, down = _moved(results, rising=True), _moved(results, rising=False)
    n = results.earlier_round.number
    if not any(results.element_change(e) for e in results.score.elements):
        return None
    if not up and not down:
        title = _("No clear change since round {n}.").format(n=n)
        return FindingView(
            icon="clock", title=title, text=_("As teams learn, they often rate themselves more strictly.")
        )
    text = phrases.sentence(numbers.listing(_titles(results, up or down)))
    title = _("Up since round {n}.") if up else _("Down since round {n}.")
    if up and down:
        fell = numbers.listing(_titles(results, down))
        text = _("{up}. Down: {down}.").format(up=numbers.listing(_titles(results, up)), down=fell)
    elif up:
        text = _("{up}. No clear fall.").format(up=numbers.listing(_titles(results, up)))
    first = (*up, *down)[0].id
    see = _("See {element}").format(element=results.element(first).title)
    title = title.format(n=n)
    return FindingView(icon="up" if up else "down", title=title, text=text, element=first, see=see)


def _titles(results: RoundResults, elements: Iterable[ElementScore]) -> list[str]:
    return [results.element(e.id).title for e in elements]


def _moved(results: RoundResults, *, rising: bool) -> list[ElementScore]:
    changes = [(e, results.element_change(e)) for e in results.score.elements]
    return [e for e, c in changes if c and c.verdict is Verdict.REAL and (c.points > 0) is rising]


def _set_aside_offers(results: RoundResults) -> tuple[FindingView, ...]:
    practices = results.score.practices
    return tuple(
        FindingView(
            icon="tag",
            title=_("Half or more call {id} not applicable.").format(id=id_),
            text=_("You can set it aside for this team."),
            practice=id_,
            see=_see(results, practices[id_]),
        )
        for id_ in results.score.set_aside_offers
    )


def _who_answered(results: RoundResults, session: Session) -> tuple[FindingView, ...]:
    lines = [asked.dropped(results.score), _uniform(results, session)]
    lines += [asked.role_mix(item, results.assessment) for item in results.score.role_mix]
    lines.append(was_about_one(results.assessment, results.round))
    if results.earlier_round:
        lines.append(not_compared(results.reworded, results.earlier_round.number))
    return tuple(FindingView(icon="info", title="", text=line) for line in lines if line)


def _uniform(results: RoundResults, session: Session) -> str:
    """How many sheets give one level nearly everywhere; only the number is ever told."""
    n = session.book.responses.uniform(
        results.round.id,
        practices=results.round.practices,
        minimum=results.round.least_rated,
    )
    text = ngettext(
        "On {n} sheet, nearly all answers are one level.",
        "On each of {n} sheets, nearly all answers are one level.",
        n,
    )
    return text.format(n=n) if n else ""


def _withheld(results: RoundResults) -> tuple[FindingView, ...]:
    """Why roles are not compared; said once for the whole round."""
    whole = [item for item in results.score.suppressed if item.practice is None]
    texts = [withheld(item, assessment=results.assessment, round_=results.round) for item in whole]
    return tuple(FindingView(icon="lock", title="", text=text) for text in texts)

"""One element: its score, and a row for every practice with what may be shown of it."""

from dataclasses import dataclass

from sixelements.application.results import RoundResults
from sixelements.domain.agreement import Agreement
from sixelements.domain.anonymity import ROLE_GROUPS, Withheld, showing_threshold
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.levels import score_of
from sixelements.domain.responses import Group
from sixelements.domain.scores import ElementScore, PracticeScore
from sixelements.i18n import _, ngettext
from sixelements.presentation.level_views import LevelView, agreed_view, level_view
from sixelements.presentation.pages.practice_detail import DetailView, detail_view
from sixelements.presentation.table import TableView
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording.withheld import all_withheld

__all__ = ["DetailView", "ElementView", "PracticeRow", "detail_view", "element_table", "element_view"]

NONE = "–"
LevelCounts = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """One practice in the table. ``counts`` and ``roles`` None: not shown; the words say why.

    ``roles`` are the scores (0 to 100) of front line and leads. ``gap_flag``, ``alert`` and
    ``hard_to_see`` mark what is worth a look; each also has its word.
    """

    id: PracticeId
    name: str
    counts: LevelCounts | None
    no_counts: str
    mean: str
    agreed: LevelView | None
    agreed_words: str
    agreement: str
    alert: bool
    roles: tuple[float, float] | None
    no_roles: str
    gap: str
    gap_flag: bool
    dont_know: str
    hard_to_see: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideRow:
    """A practice taken out of this round's figures, with the reason that prints."""

    id: PracticeId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementView:
    """Everything an element's view shows; without a score, ``missing`` says why."""

    id: ElementId
    title: str
    facts: str
    points: str
    level: LevelView | None
    range_line: str
    missing: str
    rows: tuple[PracticeRow, ...]
    compares_roles: bool
    withheld: tuple[str, ...]
    set_aside: tuple[SetAsideRow, ...]
    spoken: str


def element_view(results: RoundResults, id_: ElementId) -> ElementView:
    """The view of one element of the round."""
    score = results.score.element(id_)
    level = None
    if score.level is not None and score.level_range is not None:
        level = level_view(results, score.level_range, score.level)
    rows = tuple(practice_row(results, p) for p in score.practices)
    return ElementView(
        id=id_,
        title=results.element(id_).title,
        facts=_facts(results, score),
        points="" if score.score is None else numbers.points(score.score),
        level=level,
        range_line=_range_line(results, score),
        missing=findings.no_score(score) if score.score is None else "",
        rows=rows,
        compares_roles=any(row.roles for row in rows),
        withheld=_withheld(results, id_),
        set_aside=_set_aside(results, id_),
        spoken=phrases.sentences(*(row.spoken for row in rows)),
    )


def _facts(results: RoundResults, score: ElementScore) -> str:
    n = len(score.practices)
    practices = ngettext("{n} practice.", "{n} practices.", n).format(n=n)
    return phrases.sentences(practices, asked.answered(results.round, results.score))


def _range_line(results: RoundResults, score: ElementScore) -> str:
    if score.score is None:
        return ""
    parts = []
    if score.interval:
        low, high = map(numbers.points, score.interval)
        parts.append(_("Likely {low} to {high}.").format(low=low, high=high))
    elif score.no_range:
        parts.append(_("No range: {reason}.").format(reason=asked.no_range(score.no_range)))
    before, moved = results.element_before(score), results.element_change(score)
    if before and before.score is not None and moved and results.earlier_round:
        text = _("Round {n} was {score}: {verdict}.")
        points, verdict = numbers.points(before.score), findings.verdict(moved)
        parts.append(text.format(n=results.earlier_round.number, score=points, verdict=verdict))
    return phrases.sentences(*parts)


def _withheld(results: RoundResults, id_: ElementId) -> tuple[str, ...]:
    """What is withheld here and why: for the whole round first, then practice by practice."""
    here = {p.id for p in results.score.element(id_).practices}
    found = [s for s in results.score.suppressed if s.practice is None or s.practice in here]
    return all_withheld(found, assessment=results.assessment, round_=results.round)


def _set_aside(results: RoundResults, id_: ElementId) -> tuple[SetAsideRow, ...]:
    rows = []
    for practice in results.element(id_).practices:
        reason = results.round.set_aside.get(practice.id)
        if reason is not None:
            text = _("{id} {practice} is set aside: {reason}")
            text = text.format(id=practice.id, practice=practice.name, reason=reason)
            rows.append(SetAsideRow(id=practice.id, text=text))
    return tuple(rows)


def practice_row(results: RoundResults, p: PracticeScore) -> PracticeRow:
    """One practice as a row."""
    agreed = results.discussion.agreed(p.id)
    front_and_leads = _roles(p)
    asked_ = p.rated + p.dont_know
    return PracticeRow(
        id=p.id,
        name=results.practice(p.id).name,
        counts=p.counts,
        no_counts=_no_counts(p),
        mean=NONE if p.mean is None else numbers.levels(p.mean),
        agreed=None if agreed is None else agreed_view(results, agreed),
        agreed_words=_agreed_words(results, p),
        agreement=_agreement(p),
        alert=p.split or p.agreement is Agreement.MIXED,
        roles=front_and_leads,
        no_roles=_no_roles(results, p, front_and_leads),
        gap=findings.signed(p.gap.printed) if p.gap else "",
        gap_flag=p.gap is not None and p.gap.flagged,
        dont_know=_("{n} of {all}").format(n=p.dont_know, all=asked_) if p.dont_know else NONE,
        hard_to_see=p.visibility_finding,
        spoken=_spoken(results, p),
    )


def _roles(p: PracticeScore) -> tuple[float, float] | None:
    if Group.FRONTLINE not in p.roles or Group.LEADS not in p.roles:
        return None
    return score_of(p.roles[Group.FRONTLINE].mean), score_of(p.roles[Group.LEADS].mean)


def _no_counts(p: PracticeScore) -> str:
    return "" if p.counts else _("Not enough answers")


def _no_roles(results: RoundResults, p: PracticeScore, roles: tuple[float, float] | None) -> str:
    if roles is not None or p.mean is None:
        return "" if roles else NONE
    if p.withheld is Withheld.NO_ROLES:
        return _("Not asked")
    return _("Withheld") if results.round.anonymous else _("Too few")


def _agreed_words(results: RoundResults, p: PracticeScore) -> str:
    settled = results.discussion.settled.get(p.id)
    if settled is None:
        return NONE
    if results.discussion.not_agreed(p.id):
        return _("Not agreed")
    return _("Confirmed") if settled.level is None else ""


def _agreement(p: PracticeScore) -> str:
    if p.split:
        return _("Two experiences")
    if p.agreement is None:
        return NONE
    return findings.nearness(p.agreement)


def _spoken(results: RoundResults, p: PracticeScore) -> str:
    """The row in one sentence."""
    name = f"{p.id} {results.practice(p.id).name}"
    if p.mean is None:
        return _("{name}. Not enough answers.").format(name=name)
    parts = [name, spoken_counts(p), _("average {mean}").format(mean=numbers.levels(p.mean))]
    agreed = results.discussion.agreed(p.id)
    if agreed is not None:
        parts.append(_("agreed level {level}").format(level=numbers.level(agreed)))
    elif results.discussion.not_agreed(p.id):
        parts.append(_("no level agreed"))
    if p.agreement is not None and _agreement(p) != NONE:
        parts.append(_spoken_agreement(p.agreement))
    if p.gap:
        parts.append(
            _("leads minus front line {points} points").format(points=findings.signed(p.gap.printed))
        )
        parts.append(findings.gap_meaning(p.gap, practice=True))
    if p.dont_know:
        parts.append(findings.dont_know(p.dont_know, p.rated + p.dont_know))
    return phrases.clauses(parts)


def _spoken_agreement(agreement: Agreement) -> str:
    return {
        Agreement.CLOSE: _("answers are: close"),
        Agreement.FAIR: _("answers are: fair"),
        Agreement.MIXED: _("answers are: mixed"),
    }[agreement]


def spoken_counts(p: PracticeScore) -> str:
    """The answers by level in words."""
    counts = enumerate(p.counts or (), start=1)
    some = [_("{n} at level {level}").format(n=n, level=level) for level, n in counts if n]
    return numbers.series(some)


def element_table(results: RoundResults, id_: ElementId) -> TableView:
    """The practices of an element as a table."""
    headers = (
        _("Practice"),
        *(str(level) for level in range(1, 6)),
        _("Mean"),
        _("Agreed"),
        _("Answers are"),
        _("Front line"),
        _("Leads"),
        _("Points apart"),
        _("Don't know"),
        _("Not applicable"),
        _("Skipped"),
    )
    rows = tuple(_cells(results, p) for p in results.score.element(id_).practices)
    note = _("How many gave each level; front line and leads as average levels. A dash: none.")
    if results.round.anonymous:
        note = _(
            "How many gave each level; front line and leads as average levels, rounded to halves, and how "
            "many rated where both have enough. A dash: none."
        )
    title = _("{element}: the practices").format(element=results.element(id_).title)
    return TableView(title=title, headers=headers, rows=rows, note=note)


def role_cell(results: RoundResults, p: PracticeScore, group: Group) -> str:
    """What one role says of a practice, with how many of them rated it where that may be told."""
    shown = p.roles.get(group)
    words = numbers.levels(shown.mean) if shown else _no_roles(results, p, _roles(p)) or NONE
    if group not in p.rated_by:
        return words
    rated = numbers.at_least(p.rated_by[group], showing_threshold(results.round))
    return _("{words} ({n} rated)").format(words=words, n=rated)


def _cells(results: RoundResults, p: PracticeScore) -> tuple[str, ...]:
    row = practice_row(results, p)
    counts = [str(n) for n in p.counts] if p.counts else [row.no_counts] * 5
    return (
        f"{p.id} {row.name}",
        *counts,
        row.mean,
        row.agreed.label if row.agreed else row.agreed_words,
        row.agreement,
        *(role_cell(results, p, g) for g in ROLE_GROUPS),
        row.gap or row.no_roles,
        row.dont_know,
        str(p.not_applicable) if p.not_applicable else NONE,
        str(p.skipped) if p.skipped else NONE,
    )

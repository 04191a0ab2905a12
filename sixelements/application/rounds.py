"""Rounds: what they ask, opening one, finding one, setting a practice aside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_text, check_together
from sixelements.application.ports import NewId, Workbook
from sixelements.domain import limits
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ElementId, PracticeId, RoundId, TeamId
from sixelements.domain.limits import Writing
from sixelements.domain.rounds import (
    HALF_A_YEAR,
    HIGHEST_THRESHOLD,
    HORIZONS,
    LOWEST_THRESHOLD,
    Mode,
    Round,
    SettingProblem,
    default_threshold,
    problem_with,
)
from sixelements.domain.teams import Team
from sixelements.i18n import _, ngettext
from sixelements.wording.numbers import count
from sixelements.wording.rounds import no_results, only_published

USUAL_ASSESSMENT = "six-elements"
AssessmentShelf = Callable[[str], Assessment]
"""Reads the assessment of this id as it is now; raises NotFound where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSettings:
    """What a round is opened with; ``threshold`` None means the usual one for the mode."""

    mode: Mode = Mode.ANONYMOUS
    threshold: int | None = None
    practices: tuple[PracticeId, ...]
    several_sittings: bool = False
    horizon_days: int = HALF_A_YEAR

    @property
    def in_force(self) -> int:
        """The threshold the round gets."""
        return default_threshold(self.mode) if self.threshold is None else self.threshold


def choose_assessment(
    shelf: AssessmentShelf, id_: str | None, *, before: Assessment | None = None
) -> Assessment:
    """The assessment that was asked for; unless one was, that of an earlier round, or else the usual one.

    An earlier round's is taken as it is now, or as the workbook holds it once it has left the shelf.
    """
    if id_ is not None or before is None:
        return shelf(USUAL_ASSESSMENT if id_ is None else id_)
    try:
        return shelf(before.id)
    except NotFound:
        return before


def newest_assessment(book: Workbook) -> Assessment | None:
    """What the round of any team that was opened last was asked with; None before the first round."""
    newest = newest_round(book)
    return None if newest is None else book.assessments.get(newest.assessment)


def newest_round(book: Workbook) -> Round | None:
    """The round of any team that was opened last, of one day that of the last team; None before the first."""
    rounds = [round_ for team in book.teams.all() for round_ in book.rounds.of(team.id)]
    return max(reversed(rounds), key=lambda round_: round_.opened_on or date.min, default=None)


def practices_again(round_: Round, before: Assessment, now: Assessment) -> tuple[PracticeId, ...]:
    """A round's practices that can be asked again; all, where another assessment is asked now."""
    if before.id != now.id:
        return tuple(now.practices)
    return tuple(p for p in round_.practices if p in now.practices)


def choose_practices(assessment: Assessment, choice: str) -> tuple[PracticeId, ...]:
    """The practices of a choice: ``all``, ``core``, or elements and practices such as ``1,3,6.2``."""
    choice = choice.strip().lower()
    if choice == "all":
        return tuple(assessment.practices)
    if choice == "core":
        return assessment.core
    wanted = [part.strip() for part in choice.split(",") if part.strip()]
    elements = {e.id for e in assessment.elements}
    unknown = [w for w in wanted if w not in elements and w not in assessment.practices]
    if unknown or not wanted:
        raise BadInput(
            _("The choice of practices is not known. Use all, core, or numbers of elements such as 1,3,6.")
        )
    chosen = {PracticeId(w) for w in wanted}
    chosen |= set(assessment.of_elements(tuple(ElementId(w) for w in wanted)))
    return tuple(p for p in assessment.practices if p in chosen)


def open_round(
    book: Workbook,
    team: Team,
    assessment: Assessment,
    settings: RoundSettings,
    *,
    new_id: NewId,
    today: date,
    announce: Announce = tell_nobody,
) -> Round:
    """Open a team's next round; the last one must be published."""
    refuse_in_a_copy(book)
    check_settings(settings)
    with book.change():
        earlier = book.rounds.of(team.id)
        if len(earlier) >= limits.MOST_ROUNDS:
            text = _("This team had {n} rounds, and no more fit. Start another workbook.")
            raise NotAllowed(text.format(n=count(len(earlier))))
        if earlier and (refusal := not_the_next_yet(earlier[-1])):
            raise NotAllowed(refusal)
        round_ = Round(
            id=RoundId(new_id()),
            team=team.id,
            number=len(earlier) + 1,
            mode=settings.mode,
            threshold=settings.in_force,
            practices=settings.practices,
            headcount=team.headcount,
            assessment=book.assessments.put(assessment),
            opened_on=today,
            several_sittings=settings.several_sittings,
            horizon_days=settings.horizon_days,
        )
        book.rounds.put(round_)
    announce(StoreChange.of(What.ROUND, round_))
    return round_


def not_the_next_yet(last: Round) -> str:
    """Why no round can be opened after this one yet; empty if one can."""
    if last.readable:
        return ""
    text = _("Round {n} is still open. Close it before you open the next one.")
    if last.sealed:
        text = _("Round {n} is sealed. Show its results before you open the next one.")
    return text.format(n=last.number)


def check_settings(settings: RoundSettings) -> None:
    """Raise BadInput where a round can't be opened with these settings."""
    problem = problem_with(threshold=settings.in_force, practices=settings.practices)
    if problem is SettingProblem.NO_PRACTICES:
        raise BadInput(_("No practice is chosen. Choose at least one element."))
    if problem:
        text = _("The threshold must be from {low} to {high}, so that no small group can be recognized.")
        raise BadInput(text.format(low=LOWEST_THRESHOLD, high=HIGHEST_THRESHOLD))


def find_round(book: Workbook, team: TeamId, number: int | None = None) -> Round:
    """A team's round by its number; without one, the newest."""
    rounds = book.rounds.of(team)
    if number is None and rounds:
        return rounds[-1]
    found = [r for r in rounds if r.number == number]
    if found:
        return found[0]
    text = ngettext("There is {n} round so far.", "There are {n} rounds so far.", len(rounds))
    raise NotFound(text.format(n=len(rounds)))


def as_it_is(book: Workbook, round_: Round) -> Round:
    """A round as the workbook holds it; asked inside a change, nobody can change it meanwhile.

    Raises NotFound where it is gone.
    """
    return book.rounds.get(round_.id)


def published_as_it_is(book: Workbook, round_: Round) -> Round:
    """The same of a round whose results can be read. Raises NotAllowed where they can't now."""
    now = as_it_is(book, round_)
    if refusal := no_results(now):
        raise NotAllowed(refusal)
    return now


def refuse_in_a_copy(book: Workbook) -> None:
    """Raise NotAllowed in a workbook that was handed over: figures are as published, and no round begins."""
    if book.info.origin:
        raise NotAllowed(only_published())


def set_aside(
    book: Workbook,
    round_: Round,
    practice: PracticeId,
    *,
    reason: str,
    announce: Announce = tell_nobody,
) -> Round:
    """Take a practice out of the figures of this round, with a reason that prints."""
    if practice not in round_.practices:
        raise NotFound(_("Practice {id} is not part of this round.").format(id=practice))
    if not reason.strip():
        raise BadInput(_("Give a reason why the practice is set aside."))
    check_text(Writing.SET_ASIDE, reason.strip())
    refuse_in_a_copy(book)
    with book.change():
        now = as_it_is(book, round_)
        changed = replace(now, set_aside={**now.set_aside, practice: reason.strip()})
        check_together(changed.set_aside.values(), _("The reasons for setting aside are too long together"))
        if not changed.applicable:
            raise NotAllowed(_("At least one practice must stay in the round."))
        if changed == now:
            return now
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed


def bring_back(
    book: Workbook, round_: Round, practice: PracticeId, *, announce: Announce = tell_nobody
) -> Round:
    """Count a practice again that was set aside."""
    refuse_in_a_copy(book)
    with book.change():
        now = as_it_is(book, round_)
        kept = {p: reason for p, reason in now.set_aside.items() if p != practice}
        changed = replace(now, set_aside=kept)
        if changed == now:
            return now
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed


def has_answers(book: Workbook, round_: Round) -> bool:
    """Whether anybody has begun to answer a round, handed in or not, or has raised a hand."""
    responses = book.responses
    sheets = bool(responses.arrived(round_.id)) or responses.paused_count(round_.id) > 0
    return sheets or bool(responses.hands(round_.id))


def change_settings(
    book: Workbook, round_: Round, settings: RoundSettings, *, announce: Announce = tell_nobody
) -> Round:
    """Change mode, threshold, practices or sittings of a round nobody has answered yet."""
    check_settings(settings)
    with book.change():
        now = as_it_is(book, round_)
        if not now.collecting or has_answers(book, now):
            raise NotAllowed(_("These settings are fixed since the first answer came in."))
        changed = replace(
            now,
            mode=settings.mode,
            threshold=settings.in_force,
            practices=settings.practices,
            several_sittings=settings.several_sittings,
        )
        if changed == now:
            return now
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed


def change_horizon(book: Workbook, round_: Round, days: int, *, announce: Announce = tell_nobody) -> Round:
    """Change how far the plan of a round looks ahead; possible at any time."""
    if days not in HORIZONS:
        raise BadInput(_("A plan looks 90, 180, or 365 days ahead."))
    with book.change():
        now = as_it_is(book, round_)
        if now.horizon_days == days:
            return now
        changed = replace(now, horizon_days=days)
        book.rounds.put(changed)
    announce(StoreChange.of(What.ROUND, round_))
    return changed

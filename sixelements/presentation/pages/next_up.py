"""Another team, or a team's next round: what is asked before, and what is taken over."""

import math
from dataclasses import dataclass, replace

from sixelements.application import teams
from sixelements.application.results import results_of
from sixelements.application.rounds import (
    USUAL_ASSESSMENT,
    RoundSettings,
    choose_assessment,
    newest_assessment,
    not_the_next_yet,
    practices_again,
)
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.comparison import ELEMENT, ONE_BY_CHANCE_IN, PRACTICE, comparable, reworded, threshold
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Round
from sixelements.domain.scores import LegSource
from sixelements.domain.teams import Headcount
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.next_round import NextRoundDesk
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases
from sixelements.wording.changes import by_chance
from sixelements.wording.rounds import mode_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NextView:
    """The dialog for a next round. ``refusal``: why there can't be one now."""

    title: str
    points: tuple[str, ...]
    heads: tuple[tuple[Role, str, int], ...]
    button: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class NextComparedView:
    """What the next round will be compared in, what not and why, and how much a real change takes.

    ``asks`` says what it asks; empty if that is what the last round asked.
    """

    compared: tuple[str, ...]
    not_compared: tuple[str, ...]
    real: str
    asks: str = ""


def questionnaires(session: Session) -> tuple[tuple[str | None, str], ...]:
    """What the next round can ask, each with its words: nothing to choose without any of the person's own.

    None is what the last round asked.
    """
    own = session.services.own_names()
    last = session.book.rounds.of(session.team.id)[-1]
    names = dict.fromkeys((USUAL_ASSESSMENT, *own))
    asked = session.book.assessments.get(last.assessment).id
    others = tuple((name, name) for name in names if name != asked)
    return ((None, _("As in round {n}").format(n=last.number)), *others) if own and others else ()


def next_compared(session: Session, chosen: str | None = None) -> NextComparedView:
    """What will stand side by side once the next round is closed, if it is asked as it would be now.

    ``chosen`` names other questionnaires. Raises SixElementsError where they can't be asked.
    """
    book = session.book
    last = book.rounds.of(session.team.id)[-1]
    before = book.assessments.get(last.assessment)
    asked = choose_assessment(session.services.assessment, chosen, before=before)
    n = len(asked.practices)
    all_ = ngettext("It asks {name}, {n} practice.", "It asks {name}, all {n} practices.", n)
    asks = "" if before.id == asked.id else all_.format(name=asked.id, n=n)
    if not comparable(before, asked):
        nothing = _("Anything from round to round: practices, or the ten lines, are asked in other words")
        return NextComparedView((), (nothing,), "", asks)
    other = [p for p in last.practices if p in reworded(before, asked)]
    same = len([p for p in last.practices if p in asked.practices]) - len(other)
    plan = book.plans.of(last.id)
    score = results_of(book, last).score if last.readable else None
    legs = score.legs.source is LegSource.ANSWERS if score and score.legs else False
    compared = (
        ngettext(
            "{n} practice, asked in the same words", "{n} practices, asked in the same words", same
        ).format(n=same)
        if same
        else "",
        _("The three legs, as everybody answered them") if legs else "",
        _("What the plan did: what is done, and readings before and after") if plan and plan.actions else "",
    )
    names = [f"{p} {before.practices[p].name}" for p in other]
    left_out = (
        phrases.labeled(_("Asked in other words by now"), numbers.listing(names)) if names else "",
        _("What the group rated at reviews: it was one number for the room")
        if plan and any(r.ratings for r in plan.reviews)
        else "",
        _("Front line and leads, where one side is too few to be shown in either round"),
        _("People: nobody's answers are followed from round to round"),
    )
    n = score.responses if score else 0
    kept, left = tuple(filter(None, compared)), tuple(filter(None, left_out))
    return NextComparedView(kept, left, _real(n, same), asks)


def _real(n: int, practices: int) -> str:
    """How far something has to move to be called a real change; empty if nobody answered."""
    if not n:
        return ""
    text = _(
        "With {n} answers a practice has to move by {practice} points to be a real change, "
        "an element by {element}."
    )
    return phrases.sentences(
        text.format(
            n=n,
            practice=math.ceil(threshold(PRACTICE, n)),
            element=math.ceil(threshold(ELEMENT, n)),
        ),
        by_chance() if practices >= ONE_BY_CHANCE_IN else "",
    )


def head_rows(assessment: Assessment, heads: Headcount | None) -> tuple[tuple[Role, str, int], ...]:
    """The head count by role, to be typed over."""
    known = heads or Headcount()
    return tuple((role, assessment.roles[role], known.of(role)) for role in Role)


def heads_of(counts: dict[Role, int]) -> Headcount | None:
    """What was typed; None if nobody is counted."""
    heads = Headcount(
        frontline=counts[Role.FRONTLINE], supervisor=counts[Role.SUPERVISOR], manager=counts[Role.MANAGER]
    )
    return heads if heads.total else None


def next_round_view(session: Session) -> NextView:
    """What opening the next round means."""
    rounds = session.book.rounds.of(session.team.id)
    last = rounds[-1]
    title = _("Open round {n} of {team}").format(n=last.number + 1, team=session.team.name)
    heads = head_rows(session.assessment, session.team.headcount)
    refusal = session.under_way or not_the_next_yet(last)
    if session.read_only:
        refusal = _("The workbook is open for reading only.")
    asked = ngettext("{n} practice", "{n} practices", len(last.practices)).format(n=len(last.practices))
    mode = mode_words(last.mode)
    same = _("It is asked like round {n}: {practices}, {mode}, threshold {k}. Set up can change that.")
    points = (
        same.format(n=last.number, practices=asked, mode=mode, k=last.threshold),
        _("Round {n} and its plan stay as they are. Results show what has changed since.").format(
            n=last.number
        ),
    )
    return NextView(title=title, points=points, heads=heads, button=_("Open the round"), refusal=refusal)


def open_next_round(
    session: Session,
    counts: dict[Role, int],
    desk: NextRoundDesk | None = None,
    *,
    chosen: str | None = None,
) -> None:
    """Open the team's next round and look at it; ``desk`` knows what is said of unfinished actions.

    ``chosen`` names other questionnaires than the last round's. Raises NotAllowed where an action needs an
    answer, CannotWrite where the disk refuses.
    """
    asking = desk or NextRoundDesk(session)
    book, team = session.book, session.team
    last = book.rounds.of(team.id)[-1]
    before = book.assessments.get(last.assessment)
    asked = choose_assessment(session.services.assessment, chosen, before=before)
    settings = _like(last, practices_again(last, before, asked))
    opened = session.run_now(lambda: asking.open(asked, settings, replace(team, headcount=heads_of(counts))))
    session.choose(next(t for t in book.teams.all() if t.id == team.id), opened.number)


def add_team(session: Session, name: str, counts: dict[Role, int]) -> None:
    """Add a team with its round 1, asked like the round looked at. Raises CannotWrite."""
    book, last = session.book, session.round
    before = session.assessment
    asked = choose_assessment(session.services.assessment, None, before=newest_assessment(book))
    settings = _like(last, practices_again(last, before, asked))
    services = session.services
    added, opened = session.run_now(
        lambda: teams.begin_team(
            book,
            name=name,
            headcount=heads_of(counts),
            assessment=asked,
            settings=settings,
            new_id=services.new_id,
            today=services.today(),
            announce=session.announce,
        )
    )
    session.choose(added, opened.number)


def _like(round_: Round, practices: tuple[PracticeId, ...]) -> RoundSettings:
    """The settings of an earlier round."""
    return RoundSettings(
        mode=round_.mode,
        threshold=round_.threshold,
        practices=practices,
        several_sittings=round_.several_sittings,
        horizon_days=round_.horizon_days,
    )

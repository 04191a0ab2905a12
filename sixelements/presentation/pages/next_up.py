"""Another team, or a team's next round: what is asked before, and what is taken over."""

from dataclasses import dataclass, replace

from sixelements.application import teams
from sixelements.application.rounds import (
    RoundSettings,
    choose_assessment,
    newest_assessment,
    not_the_next_yet,
    practices_again,
)
from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Headcount
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording.rounds import mode_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NextView:
    """The dialog for a next round. ``refusal``: why there can't be one now."""

    title: str
    points: tuple[str, ...]
    heads: tuple[tuple[Role, str, int], ...]
    button: str
    refusal: str = ""


def head_rows(assessment: Assessment, heads: Headcount | None) -> tuple[tuple[Role, str, int], ...]:
    """The head count by role, to be typed over."""
    known = heads or Headcount()
    return tuple((role, assessment.roles[role], known.of(role)) for role in Role)


def heads_of(counts: dict[Role, int]) -> Headcount | None:
    """What was typed; None where nobody is counted."""
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


def open_next_round(session: Session, counts: dict[Role, int]) -> None:
    """Open the team's next round and look at it. Raises CannotWrite."""
    book, team = session.book, session.team
    last = book.rounds.of(team.id)[-1]
    before = book.assessments.get(last.assessment)
    asked = choose_assessment(session.services.assessment, None, before=before)
    settings = _like(last, practices_again(last, before, asked))
    services = session.services
    opened = session.run_now(
        lambda: teams.open_next_round(
            book,
            replace(team, headcount=heads_of(counts)),
            asked,
            settings,
            new_id=services.new_id,
            today=services.today(),
            announce=session.announce,
        )
    )
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

"""Plan: what is recommended and why, what the team took, what is still missing, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sixelements.application.plan_editing import undecided
from sixelements.application.plans import PlanView
from sixelements.domain.actions import Action, in_order, open_actions
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.i18n import _, ngettext
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_edit import Fact, PlanEditor
from sixelements.presentation.pages.plan_fields import SPECS
from sixelements.presentation.pages.plan_rows import practice_words
from sixelements.wording import findings, left_out, numbers
from sixelements.wording.actions import not_lean_yet
from sixelements.wording.because import because
from sixelements.wording.notes import notes


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedView:
    """A recommended action that nobody decided on yet. ``locked`` says why it can't be added, if so.

    ``rule``: the planning rule that put it there; ``near_tie``: that its place is the team's call.
    """

    id: ActionId
    element: ElementId
    practice: str
    facts: str
    title: str
    because: str
    locked: str
    rule: str = ""
    near_tie: str = ""


@dataclass(frozen=True, slots=True)
class DeclinedView:
    """A recommended action that the team said no to."""

    id: ActionId
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPageView:
    """All the page shows. ``waiting``: why there is no plan yet; then nothing else is asked for.

    ``fixed``: why nothing can be changed. ``next_step``: the plan is there and can be reported.
    ``refused``: why the aim, the sponsor or the first day is not stored as it was typed. ``unstored``: what
    is said of those that wait.
    ``near``: the first day, which dates that are typed without a year are near to; None while waiting.
    """

    title: str
    facts: str
    waiting: str = ""
    fixed: str = ""
    strengths: str = ""
    recommended_head: str = ""
    recommended: tuple[RecommendedView, ...] = ()
    add_all: str = ""
    empty: str = ""
    too_many: str = ""
    declined: tuple[DeclinedView, ...] = ()
    notes: tuple[str, ...] = ()
    aim: str = ""
    sponsor: str = ""
    start: str = ""
    refused: Mapping[Fact, BadInput] = field(default_factory=dict)
    unstored: Mapping[Fact, str] = field(default_factory=dict)
    near: date | None = None
    next_step: bool = False


class PlanPresenter(PlanEditor):
    """What the page says; how it is changed is the editor's."""

    def view(self) -> PlanPageView:
        """The page as it is now."""
        if not self.session.round.readable:
            return self._waiting()
        shown = self.shown()
        assessment = self.session.assessment
        left = undecided(shown)
        plan, actions = shown.plan, shown.plan.actions if shown.plan else ()
        held = {fact: text for fact in Fact if (text := self.held_fact(fact))}
        typed = {fact: text.text for fact, text in held.items()}
        return PlanPageView(
            title=_("Plan"),
            facts=self._facts(shown),
            fixed=self.fixed,
            strengths=_strengths(shown, assessment),
            recommended_head=_left_words(left, shown),
            recommended=tuple(_recommended(a, assessment) for a in left),
            add_all=_("Add all") if sum(not a.locked for a in left) > 1 else "",
            empty=self._empty(left, actions),
            too_many=_too_many(actions),
            declined=_declined(shown),
            notes=(
                *left_out.remarks(
                    shown.recommended.recommendation,
                    shown.actions,
                    assessment,
                    today=self.session.services.today(),
                ),
                *notes(shown.notes, assessment),
            ),
            aim=typed.get(Fact.AIM, plan.aim if plan else ""),
            sponsor=typed.get(Fact.SPONSOR, plan.sponsor if plan else ""),
            start=typed.get(Fact.START, numbers.day(shown.start)),
            refused={fact: text.refusal for fact, text in held.items()},
            unstored={fact: change.said for fact in Fact if (change := self.waiting_fact(fact))},
            near=shown.start,
            next_step=bool(actions),
        )

    def _waiting(self) -> PlanPageView:
        text = _("The plan grows from the results, and round {n} is still open. Close it first.")
        return PlanPageView(
            title=_("Plan"), facts="", waiting=text.format(n=self.session.round.number), fixed=self.fixed
        )

    @property
    def waits_for(self) -> StepId:
        """Where to go while there is no plan yet."""
        return StepId.COLLECT

    def _facts(self, shown: PlanView) -> str:
        actions = [a for a in shown.plan.actions if not a.locked] if shown.plan else []
        if not actions:
            return _("Nothing is agreed yet. You decide what the team takes on.")
        n, done = sum(not a.parked for a in actions), sum(a.finished for a in actions)
        count = ngettext("{n} action", "{n} actions", n).format(n=n)
        carried = sum(a.carried_from is not None and not a.parked for a in actions)
        parts = [_("{actions} from {day}").format(actions=count, day=numbers.day(shown.start))]
        if carried == n > 0:  # they have the days of the plan before, so none is said of this one
            parts = [_("{actions} carried over").format(actions=count)]
        elif carried:
            parts.append(_("{n} carried over").format(n=carried))
        if done:
            parts.append(_("{n} done").format(n=done))
        if n < len(actions):
            parts.append(_("{n} put off").format(n=len(actions) - n))
        return numbers.series(parts)

    def _empty(self, left: Sequence[Action], actions: Sequence[Action]) -> str:
        if actions:
            return ""
        if left:
            return _("Nothing is in the plan yet. Add a recommended action, or write your own.")
        return _("Nothing is in the plan yet. Write an action of your own.")

    def action_texts(self) -> tuple[tuple[ActionId, str], ...]:
        """The plan's actions in the order of its lists, and all that is written of each."""
        if not self.session.round.readable:
            return ()
        actions, assessment = self.explained(self._accepted()), self.session.assessment
        texts = {
            a.id: [practice_words(a, assessment), *(spec.read(a, assessment) for spec in SPECS)]
            for a in actions
        }
        return tuple((a.id, "\n".join(texts[a.id])) for a in in_order(actions))

    def practices(self) -> tuple[tuple[PracticeId, str], ...]:
        """What an own action can serve: every practice of the assessment."""
        found = self.session.assessment.practices.values()
        return tuple((p.id, f"{p.id} {p.name}") for p in found)


def _strengths(shown: PlanView, assessment: Assessment) -> str:
    found = shown.recommended.recommendation.strengths
    if not found:
        return findings.no_strengths() if shown.recommended.recommendation.priorities else ""
    named = [(assessment.practices[s.practice].name, s) for s in found]
    return findings.strengths(named, shown.recommended.recommendation.alike)


def _left_words(left: Sequence[Action], shown: PlanView) -> str:
    open_ = sum(not a.locked for a in left)
    if not left:
        return ""
    if shown.plan is None:
        text = ngettext("{n} action to decide on", "{n} actions to decide on", open_)
    else:
        text = ngettext("{n} left to decide on", "{n} left to decide on", open_)
    return text.format(n=open_)


def _recommended(action: Action, assessment: Assessment) -> RecommendedView:
    facts = "" if action.due is None else _("due {day}").format(day=numbers.short_day(action.due))
    locked = ""
    if action.locked:
        locked = not_lean_yet()
    return RecommendedView(
        id=action.id,
        element=action.element,
        practice=practice_words(action, assessment),
        facts=facts,
        title=action.title,
        because=because(action.because, assessment),
        locked=locked,
    )


def _too_many(actions: Sequence[Action]) -> str:
    n = len(open_actions(actions))
    if n <= IN_A_PLAN:
        return ""
    text = _("{n} actions are open. A team keeps up with about {most}; leave some for the next plan.")
    return text.format(n=n, most=IN_A_PLAN)


def _declined(shown: PlanView) -> tuple[DeclinedView, ...]:
    found = shown.plan.declined if shown.plan else ()
    return tuple(DeclinedView(d.action, d.title, d.reason) for d in found)

"""Recommended actions in words: the library's own, or those the app makes for a conversation."""

from dataclasses import replace

from sixelements.domain.actions import Action, Difference, Kind, Recommended
from sixelements.domain.assessment import Assessment, Measure
from sixelements.domain.schedule import first_step_by
from sixelements.i18n import _
from sixelements.wording.because import because
from sixelements.wording.notes import guardrail_line


def action(recommended: Recommended, assessment: Assessment) -> Action:
    """A recommended action as an action in words, which a team may then change."""
    base = Action(
        id=recommended.id,
        kind=recommended.kind,
        title="",
        practice=recommended.practice,
        element=recommended.element,
        legs=recommended.legs,
        size=recommended.size,
        horizon=recommended.horizon,
        start=recommended.start,
        due=recommended.due,
        first_step_by=first_step_by(recommended.start) if recommended.start else None,
        depends_on=recommended.depends_on,
        expected_level=recommended.expected_level,
        because=because(recommended.because, assessment),
        guardrail=guardrail_line(recommended.guardrail) if recommended.guardrail else None,
        locked=recommended.locked,
    )
    practice = assessment.practices[recommended.practice]
    name = practice.name
    if recommended.kind is Kind.CONVERSATION:
        if recommended.because.difference is Difference.VISIBILITY:
            return _shown_to_people(base, name)
        return _conversation(base, name, practice.prompt)
    if recommended.kind is Kind.FIND_OUT:
        return _find_out(base, name)
    if recommended.kind is Kind.STREAMLINE:
        return _streamline(base, recommended)
    return _from_library(base, recommended)


def _from_library(base: Action, recommended: Recommended) -> Action:
    library = recommended.library
    assert library is not None, "an action without a library action has a kind of its own"  # noqa: S101
    return replace(
        base,
        title=library.title,
        first_step=library.first_step,
        when=library.when,
        then=library.then,
        measure=library.measure,
    )


def _conversation(base: Action, name: str, prompt: str) -> Action:
    return replace(
        base,
        title=_("Talk through how each side sees: {practice}").format(practice=name),
        first_step=_("Ask each side for two real cases and write them down. {prompt}").format(prompt=prompt),
        when=_("the team meets for the talk about {practice}").format(practice=name),
        then=_("read both sides' cases aloud before anyone proposes a rule"),
        measure=Measure(
            name=_("Cases both sides read the same way: {practice}").format(practice=name),
            unit=_("of 10 cases"),
            how=_("Each side marks the same ten cases apart; count the matches."),
            target=8,
        ),
    )


def _shown_to_people(base: Action, name: str) -> Action:
    return replace(
        base,
        title=_("Show the team what is done: {practice}").format(practice=name),
        first_step=_("Write five lines on what is done today about {practice}.").format(practice=name),
        when=_("the next team talk begins, after the five lines about {practice} are on the wall").format(
            practice=name
        ),
        then=_("show one real example and ask who had seen it"),
        measure=Measure(
            name=_('People who answer "don\'t know": {practice}').format(practice=name),
            unit=_("people"),
            how=_("Ask by show of hands at the review."),
            target=0,
        ),
    )


def _find_out(base: Action, name: str) -> Action:
    return replace(
        base,
        title=_("Find out what is true today: {practice}").format(practice=name),
        first_step=_("Pick ten recent cases that show how it goes: {practice}.").format(practice=name),
        when=_("the ten cases about {practice} are on the table").format(practice=name),
        then=_("mark with two others which level each case shows"),
        measure=Measure(
            name=_("Cases checked: {practice}").format(practice=name),
            unit=_("cases"),
            how=_("Count the marked cases."),
            baseline=0,
            target=10,
        ),
    )


def _streamline(base: Action, recommended: Recommended) -> Action:
    tool = recommended.library.title if recommended.library else ""
    return replace(
        base,
        title=_("Streamline the process first: {action}").format(action=tool),
        first_step=_("Fill in the streamline-first worksheet for: {action}.").format(action=tool),
        when=_('someone asks for a tool for "{action}"').format(action=tool),
        then=_("show the worksheet and the next missing step"),
        measure=Measure(
            name=_("Streamline-first steps met: {action}").format(action=tool)[:120],
            unit=_("of 8 steps"),
            how=_("Count the steps marked yes on the worksheet."),
            target=8,
        ),
    )


def when_then(item: Action) -> str:
    """The sentence to say aloud: when something happens, who will do what; empty until filled in."""
    if not item.when or not item.then:
        return ""
    owner = item.owner or _("the owner")
    return _("When {event}, {owner} will {act}.").format(event=item.when, owner=owner, act=item.then)

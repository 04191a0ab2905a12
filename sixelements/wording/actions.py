"""Recommended actions in words: the library's own, or those the app makes for a conversation."""

from collections.abc import Collection
from dataclasses import replace

from sixelements.domain.actions import Action, Difference, Kind, RecommendedAction
from sixelements.domain.assessment import (
    SHIPPED_WORKSHEETS,
    Assessment,
    LibraryAction,
    Measure,
    Practice,
    Scale,
    Stage,
    Worksheet,
)
from sixelements.domain.levels import level_to_lift, next_level
from sixelements.domain.priorities import Standing
from sixelements.domain.schedule import first_step_by
from sixelements.i18n import _


def action(recommended: RecommendedAction, assessment: Assessment, *, anonymous: bool) -> Action:
    """A recommended action as an action in words, which a team may then change.

    After an ``anonymous`` round nobody is asked to say which side they are on.
    """
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
        because=recommended.because,
        guardrail=recommended.guardrail,
        locked=recommended.locked,
    )
    if recommended.kind is Kind.CONVERSATION:
        if recommended.because.difference is Difference.VISIBILITY:
            return _shown_to_people(base, recommended, assessment)
        if anonymous:
            return _conversation_unsigned(base, recommended, assessment)
        return _conversation(base, recommended, assessment)
    if recommended.kind is Kind.FIND_OUT:
        return _find_out(base, recommended, assessment)
    if recommended.kind is Kind.STREAMLINE:
        return _streamline(base, recommended)
    return _from_library(base, recommended)


def noun(practice: Practice) -> str:
    """What a practice is about, inside a sentence; its name in quotes where it has no noun."""
    return practice.noun or _('"{practice}"').format(practice=practice.name)


def _noun(recommended: RecommendedAction, assessment: Assessment) -> str:
    return noun(assessment.practices[recommended.practice])


def then_start(item: Action, found: Standing | None, assessment: Assessment) -> str:
    """What follows a talk: the action of the library for where the practice stands, none of technology.

    Empty for other actions, and where the first step says it, as it did in plans of older versions.
    """
    practice = assessment.practices.get(item.practice)
    if item.kind not in (Kind.CONVERSATION, Kind.FIND_OUT) or found is None or practice is None:
        return ""
    library = practice.actions[Stage.for_level(level_to_lift(found.level))]
    told = not item.first_step or library.title in item.first_step
    return "" if library.technology or told else library.title


def _from_library(base: Action, recommended: RecommendedAction) -> Action:
    library = recommended.library
    assert library is not None, "an action without a library action has a kind of its own"  # noqa: S101
    return replace(
        base,
        title=library.title,
        first_step=first_step(library),
        when=library.when,
        then=library.then,
        measure=library.measure,
    )


def first_step(library: LibraryAction, *, sheets: Collection[Worksheet] = SHIPPED_WORKSHEETS) -> str:
    """The first step, and the worksheet that helps with it where the app has that."""
    if library.worksheet not in sheets:
        return library.first_step
    text = _("{first} Worksheet {id} helps with it.")
    return text.format(first=library.first_step, id=library.worksheet)


def _conversation(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about = _noun(recommended, assessment)
    title, measure = _all_of_us(about)
    first = _("Ask people of both views for five real cases a side, and write the ten down.")
    if recommended.because.difference is Difference.ROLE_GAP:
        title, measure = _both_sides(about)
        first = _("Ask front line and leads for five real cases a side, and write the ten down.")
    return replace(
        base,
        title=title,
        first_step=first,
        when=_("the team meets to talk about {practice}").format(practice=about),
        then=_("read all cases aloud before anyone proposes a rule"),
        measure=_judged_alike(measure),
    )


def _all_of_us(about: str) -> tuple[str, str]:
    """Title and measure of a conversation in which nobody is taken for a side."""
    title = _("Talk through how we each see {practice}")
    measure = _("Cases on {practice} that we all judge alike")
    return title.format(practice=about), measure.format(practice=about)


def _both_sides(about: str) -> tuple[str, str]:
    title = _("Talk through how front line and leads see {practice}")
    measure = _("Cases on {practice} that both sides judge alike")
    return title.format(practice=about), measure.format(practice=about)


def without_sides(item: Action, practice: Practice) -> Action:
    """An action that names no side, for readers who are not to learn of differences between roles.

    Only what the app made is put in other words; what people wrote stays as it is.
    """
    title, measure = _all_of_us(noun(practice))
    sided_title, sided_measure = _both_sides(noun(practice))
    if item.title == sided_title:
        item = replace(item, title=title)
    if item.measure.name == sided_measure:
        item = replace(item, measure=replace(item.measure, name=measure))
    return item


def _conversation_unsigned(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about = _noun(recommended, assessment)
    title, measure = _all_of_us(about)
    return replace(
        base,
        title=title,
        first_step=_("Collect ten real cases, unsigned, and mix them."),
        when=_("the team meets to talk about {practice}").format(practice=about),
        then=_("read the unsigned cases aloud before anyone proposes a rule"),
        measure=_judged_alike(measure),
    )


def _judged_alike(name: str) -> Measure:
    return Measure(
        name=name,
        unit=_("of 10 cases"),
        how=_("Everyone marks the same ten cases alone; count those that are judged alike."),
        target=8,
    )


def _shown_to_people(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about, unseen = _noun(recommended, assessment), recommended.because.unseen
    named = assessment.practices[recommended.practice].name
    first = _("Write five lines on what we do today about {practice}.").format(practice=about)
    return replace(
        base,
        title=_("Show the team what we do about {practice}").format(practice=about),
        first_step=first,
        when=_("the next huddle opens beside the five lines on the wall"),
        then=_("show one real example and ask who had seen it"),
        measure=Measure(
            name=_('People who still can\'t rate "{practice}"').format(practice=named),
            unit=_("people"),
            how=_("Ask by show of hands at the review."),
            baseline=unseen.dont_know if unseen else None,
            target=0,
        ),
    )


def _find_out(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about = _noun(recommended, assessment)
    first = _("Pick ten recent cases that show where we stand on {practice}.").format(practice=about)
    return replace(
        base,
        title=_("Find out where we really stand on {practice}").format(practice=about),
        first_step=first,
        when=_("the ten cases on {practice} are on the table").format(practice=about),
        then=_("mark with two others which level each case shows"),
        measure=Measure(
            name=_("Cases on {practice} checked").format(practice=about),
            unit=_("cases"),
            how=_("Count the marked cases."),
            baseline=0,
            target=10,
        ),
    )


def _streamline(base: Action, recommended: RecommendedAction) -> Action:
    tool = recommended.library.title if recommended.library else ""
    return replace(
        base,
        title=_("Streamline the process first: {action}").format(action=tool),
        first_step=_("List the steps of the process as it is, and mark what could go: {action}.").format(
            action=tool
        ),
        when=_('someone asks for a tool for "{action}"').format(action=tool),
        then=_("show the list and the next step to drop"),
        measure=Measure(
            name=_("Steps dropped before buying: {action}").format(action=tool)[:120],
            unit=_("steps"),
            how=_("Count the marked steps that are gone."),
            baseline=0,
            target=2,
        ),
    )


def when_then(item: Action) -> str:
    """The sentence to say aloud: when something happens, who will do what; empty until filled in."""
    if not item.when or not item.then:
        return ""
    owner = item.owner or _("the owner")
    return _("When {event}, {owner} will {act}.").format(event=item.when, owner=owner, act=item.then)


def outlook(item: Action, found: Standing | None, scale: Scale) -> str:
    """What an action works toward, and what the levels ahead count for it; empty where no level is known.

    Level 2 is no goal, so an action from level 1 works toward 3, while one action counts as one level.
    """
    if found is None:
        return ""
    now, toward = level_to_lift(found.level), next_level(found.level, found.aim)
    if item.expected_level <= now:
        return _no_step_up(item, now, toward, scale)
    text = _("Should bring the practice from level {now} to level {level}, {word}.")
    named = item.expected_level
    if toward is not None and item.expected_level < toward:
        text = _("Works toward level {level}, {word}; the outlook counts one level, from {now} to {counted}.")
        named = toward
    return text.format(now=now, level=named, word=scale.words[named - 1], counted=item.expected_level)


def _no_step_up(item: Action, now: int, toward: int | None, scale: Scale) -> str:
    if item.kind in (Kind.CONVERSATION, Kind.FIND_OUT):
        return _("Clears up where the team stands; the outlook keeps level {now}.").format(now=now)
    if toward is None:
        return _("Keeps level {now}, {word}.").format(now=now, word=scale.words[now - 1])
    text = _("Prepares level {level}, {word}; the outlook keeps level {now}.")
    return text.format(level=toward, word=scale.words[toward - 1], now=now)

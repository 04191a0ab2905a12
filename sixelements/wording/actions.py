"""Recommended actions in words: the library's own, or those the app makes for a conversation."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import Enum

from sixelements.domain.actions import Action, Difference, Kind, RecommendedAction
from sixelements.domain.assessment import (
    Assessment,
    Leg,
    LibraryAction,
    Measure,
    Practice,
    Scale,
    Stage,
    Worksheet,
)
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId
from sixelements.domain.levels import level_to_lift, next_level
from sixelements.domain.priorities import Standing
from sixelements.domain.schedule import first_step_by
from sixelements.i18n import _
from sixelements.wording.worksheets import sheet_name


def action(
    recommended: RecommendedAction,
    assessment: Assessment,
    *,
    anonymous: bool,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
) -> Action:
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
        first_step_by=first_step_by(recommended.start, days_off) if recommended.start else None,
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


def short_title(item: Action, assessment: Assessment) -> str:
    """The title in a few words, for a card, a line of days, or an agenda.

    A title that the team wrote, or that an earlier version made, stands as it is, unless the team gave it a
    short one of its own.
    """
    if item.short:
        return item.short
    practice = assessment.practices.get(item.practice)
    known = {} if practice is None else _short_titles(practice)
    return known.get(item.title) or _short_of_sheet(item.title) or item.title


class SheetTitle(Enum):
    """What a worksheet calls an action that it suggests."""

    CHANNEL = "channel"
    GROUP = "group"
    WASTE = "waste"


def sheet_title(kind: SheetTitle, name: str) -> str:
    """The title of an action for a channel, a group, or a waste with this name."""
    return _sheet_titles()[kind].format(name=name)


def _sheet_titles() -> Mapping[SheetTitle, str]:
    return {
        SheetTitle.CHANNEL: _("Write the expectations for this channel: {name}"),
        SheetTitle.GROUP: _("Ask a silent group two questions: {name}"),
        SheetTitle.WASTE: _("Take out of the process: {name}"),
    }


def _short_of_sheet(title: str) -> str:
    """The title of a worksheet's action with what tells it apart in front; empty for other titles."""
    shorts = {
        SheetTitle.CHANNEL: _("{name}: expectations"),
        SheetTitle.GROUP: _("{name}: two questions"),
        SheetTitle.WASTE: _("Take out: {name}"),
    }
    for kind, whole in _sheet_titles().items():
        before, _sign, after = whole.partition("{name}")
        if title.startswith(before) and title.endswith(after) and len(title) > len(before + after):
            return shorts[kind].format(name=title[len(before) : len(title) - len(after)])
    return ""


def _short_titles(practice: Practice) -> dict[str, str]:
    """What each title that the app can give to an action of a practice is called in a few words."""
    about, library = noun(practice), practice.actions.values()
    talk = _("Talk: {practice}").format(practice=about)
    first = _("Streamline first: {action}")
    return {
        _all_of_us(about)[0]: talk,
        _both_sides(about)[0]: talk,
        _what_we_do(about): _("Show: {practice}").format(practice=about),
        _where_we_stand(about): _("Find out: {practice}").format(practice=about),
        **{a.title: a.short or a.title for a in library},
        **{_streamlined(a.title): first.format(action=a.short or a.title) for a in library if a.technology},
    }


def _from_library(base: Action, recommended: RecommendedAction) -> Action:
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


def from_library(library: LibraryAction, assessment: Assessment, *, expected_level: int) -> Action:
    """An action of the library that nothing recommended, as an action in words."""
    practice = assessment.practices[library.practice]
    return Action(
        id=ActionId(str(library.id)),
        kind=Kind.LIBRARY,
        title=library.title,
        practice=practice.id,
        element=practice.element,
        legs=tuple(leg for leg in Leg if practice.legs.get(leg)),
        size=library.size,
        first_step=library.first_step,
        when=library.when,
        then=library.then,
        measure=library.measure,
        expected_level=expected_level,
    )


def sheet_that_helps(item: Action, assessment: Assessment, begun: Collection[Worksheet]) -> str:
    """Which worksheet helps with an action; empty for one that nobody has begun, or that its words name."""
    sheet = None if item.locked else sheet_of(item, assessment)
    if sheet is None or sheet not in begun:
        return ""
    text = _("The worksheet {sheet} helps with it.").format(sheet=sheet_name(sheet))
    return "" if text in item.first_step else text


def locked_until() -> str:
    """Why an action that needs technology waits, and which worksheet opens it."""
    text = _("Locked until the worksheet {sheet} is passed for its process.")
    return text.format(sheet=sheet_name(Worksheet.GATE))


def sheet_of(item: Action, assessment: Assessment) -> Worksheet | None:
    """The worksheet that an action is easier with, or that opens it; None: none."""
    practice = assessment.practices.get(item.practice)
    library = tuple(practice.actions.values()) if practice else ()
    if item.locked or item.title in {_streamlined(a.title) for a in library if a.technology}:
        return Worksheet.GATE
    return next((a.worksheet for a in library if a.title == item.title), None)


def not_lean_yet() -> str:
    """Why a recommended action that needs technology can't be taken, and which worksheet opens it."""
    text = _("Locked: it needs technology. The worksheet {sheet} opens it for a lean process.")
    return text.format(sheet=sheet_name(Worksheet.GATE))


def _conversation(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about = _noun(recommended, assessment)
    title, measure = _all_of_us(about)
    first = _("Ask each person for two examples, and write them all down.")
    if recommended.because.difference is Difference.ROLE_GAP:
        title, measure = _both_sides(about)
        first = _("Ask front line and leads for two examples each, and write them all down.")
    return replace(
        base,
        title=title,
        first_step=first,
        when=_("the team meets to talk about {practice}").format(practice=about),
        then=_("read all examples aloud before anyone proposes a rule"),
        measure=_judged_alike(measure),
    )


def _all_of_us(about: str) -> tuple[str, str]:
    """Title and measure of a conversation in which nobody is taken for a side."""
    title = _("Talk about {practice}, with two examples from each of us")
    return title.format(practice=about), _("Examples that we all judge alike")


def _both_sides(about: str) -> tuple[str, str]:
    title = _("Talk through how front line and leads see {practice}")
    return title.format(practice=about), _("Examples that both sides judge alike")


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
        first_step=_("Ask each person for two examples, unsigned, and mix them."),
        when=_("the team meets to talk about {practice}").format(practice=about),
        then=_("read the unsigned examples aloud before anyone proposes a rule"),
        measure=_judged_alike(measure),
    )


def _judged_alike(name: str) -> Measure:
    return Measure(
        name=name,
        unit=_("% of examples"),
        how=_("Everyone marks the same examples alone. Count those that are judged alike."),
        target=80,
    )


def _shown_to_people(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about, unseen = _noun(recommended, assessment), recommended.because.unseen
    named = assessment.practices[recommended.practice].name
    first = _("Write five lines on what we do today about {practice}.").format(practice=about)
    return replace(
        base,
        title=_what_we_do(about),
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


def _what_we_do(about: str) -> str:
    return _("Show the team what we do about {practice}").format(practice=about)


def _find_out(base: Action, recommended: RecommendedAction, assessment: Assessment) -> Action:
    about = _noun(recommended, assessment)
    first = _("Ask each person for two recent cases, unsigned, and keep those about {practice}.")
    return replace(
        base,
        title=_where_we_stand(about),
        first_step=first.format(practice=about),
        when=_("the cases about {practice} are on the table").format(practice=about),
        then=_("ask two colleagues of each case if it shows {practice}, and count the yes answers").format(
            practice=about
        ),
        measure=Measure(
            name=_("Cases that everyone asked judges alike"),
            unit=_("% of cases"),
            how=_(
                "Count the cases on which all who were asked said the same, and of these, those that got a "
                "yes."
            ),
            target=80,
        ),
    )


def _where_we_stand(about: str) -> str:
    return _("Find out where we really stand on {practice}").format(practice=about)


def _streamline(base: Action, recommended: RecommendedAction) -> Action:
    tool = recommended.library.title if recommended.library else ""
    title = _streamlined(tool)
    first = _("List the steps of the process as it is, and mark what could go: {action}.").format(action=tool)
    if recommended.process:
        title = _("Streamline before buying a tool: {process}").format(process=recommended.process)
        first = _("List the steps of this process as it is, and mark what could go: {process}.")
        first = first.format(process=recommended.process)
    return replace(
        base,
        title=title,
        first_step=first,
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


def _streamlined(tool: str) -> str:
    return _("Streamline the process first: {action}").format(action=tool)


def when_then(item: Action) -> str:
    """The sentence to say aloud: when something happens, who will do what; empty until filled in."""
    if not item.when or not item.then:
        return ""
    owner = item.owner or _("the owner")
    return _("When {event}, {owner} will {act}.").format(event=item.when, owner=owner, act=item.then)


def when_then_of(said: str, owner: str | None) -> tuple[str, str] | None:
    """The two parts of a sentence such as `when_then` says of an owner; None for any other sentence."""
    text = _("When {event}, {owner} will {act}.").rstrip(".")
    parts = {
        "{event}": r"(?P<event>.+?)",
        "{owner}": re.escape(owner or _("the owner")),
        "{act}": r"(?P<act>.+?)",
    }
    pattern = "".join(parts.get(part) or re.escape(part) for part in re.split(r"(\{\w+\})", text))
    found = re.fullmatch(rf"\s*{pattern}\s*\.?\s*", said, re.IGNORECASE | re.DOTALL)
    return (found["event"].strip(), found["act"].strip()) if found else None


def outlook(item: Action, found: Standing | None, scale: Scale) -> str:
    """What an action works toward, and what the levels ahead count for it; empty if no level is known.

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
        return _("Clears up where the team stands; no level is counted for it yet.")
    if toward is None:
        return _("Keeps level {now}, {word}.").format(now=now, word=scale.words[now - 1])
    text = _("Prepares level {level}, {word}; no level is counted for it yet.")
    return text.format(level=toward, word=scale.words[toward - 1])

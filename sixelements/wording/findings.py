"""What a round found, in the report's sentences: facts first, then the reading, no blame and no praise."""

import math
from collections.abc import Mapping, Sequence
from datetime import date

from sixelements.domain import levels
from sixelements.domain.actions import Action
from sixelements.domain.agreement import WORDS_FROM, Agreement, chance_of_a_split
from sixelements.domain.assessment import Assessment, Leg, Measure
from sixelements.domain.comparison import Change, Verdict
from sixelements.domain.contacts import at_most
from sixelements.domain.ids import beside_the_six
from sixelements.domain.legs import index_at_most, short_legs
from sixelements.domain.priorities import short_leg
from sixelements.domain.recommendation import STRONG_LEVEL, Strength
from sixelements.domain.role_gaps import RoleGap
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore, LegScores, LegSource, Score, Unseen
from sixelements.i18n import _, ngettext, pgettext
from sixelements.wording import numbers, phrases


def no_strengths() -> str:
    """Where no practice reached level 3."""
    return _("Nothing stands out as a strength yet.")


def strengths(practices: Sequence[tuple[str, Strength]], alike: int) -> str:
    """What the team can build on: names and the levels they stand at, which are why they are named.

    Where most couldn't rate one, it is said how many could.

    ``alike``: how many practices there are, where all stand at one level and none is to be named.
    """
    if alike:
        text = _("All {n} practices stand at level {level}. Who could teach them?")
        return text.format(n=counted_inside(alike), level=levels.level_of(practices[0][1].level))
    named = [_strength(name, found) for name, found in practices]
    text = _("Furthest along, at level {level} or more: {practices}. Who could teach others?")
    return text.format(level=STRONG_LEVEL, practices=numbers.listing(named))


def _strength(name: str, found: Strength) -> str:
    text = _('"{practice}" ({level})')
    if found.by_few:
        text = _('"{practice}" ({level}, {few})')
    level = numbers.level_short(levels.level_range_of(found.level))
    return text.format(practice=name, level=level, few=by_few(found.rated, found.asked))


def by_few(rated: int, asked: int) -> str:
    """How many of those asked could rate what stands beside it."""
    return _("by {n} of {all}").format(n=rated, all=asked)


def level_rule() -> str:
    """How a mean reads as a level, with an example on each side of its borders."""
    low, high = (numbers.levels(2 + edge) for edge in levels.BETWEEN)
    text = _(
        "A mean reads as the nearest level. From {low} to just below {high} (unrounded) it lies between "
        "two and prints as {between}: the sentence is that of the nearer one ({half}: level 3), and the "
        "action starts from the lower one."
    )
    between = numbers.level_short(levels.level_range_of(2.5))
    return text.format(half=numbers.levels(2.5), low=low, high=high, between=between)


def between_levels(level_range: tuple[int, int]) -> str:
    """From which mean to which one lies between two levels."""
    low, high = (numbers.levels(level_range[0] + edge) for edge in levels.BETWEEN)
    return _("from {low} to just below {high}").format(low=low, high=high)


def service(legs: LegScores | None) -> str:
    """What staff say customers get; empty if the legs were not asked about."""
    if legs is None or legs.source is LegSource.PRACTICES:
        return ""
    if legs.two_ways:
        return phrases.sentences(_two_ways(legs), _the_others(legs))
    return _together(legs) or _one_by_one(legs)


def two_stories(score: Score) -> str:
    """Where the ten lines say that service falls short, or hardly ever, and the practices the opposite."""
    legs, standing = score.legs, [e.level for e in score.six]
    if legs is None or legs.source is LegSource.PRACTICES or legs.two_ways:
        return ""
    told = [level for level in standing if level is not None]
    shares = legs.scores.values()
    low_lines = max(shares) < _OFTEN_NOT and min(told, default=0) >= _PRACTICES_HIGH
    low_practices = min(shares) >= _NEARLY_ALWAYS and max(told, default=5) <= _PRACTICES_LOW
    if not (low_lines or low_practices) or len(told) < len(standing):
        return ""
    return _(
        "The ten lines and the practices tell two stories: ask which is closer before you act on either."
    )


_PRACTICES_LOW, _PRACTICES_HIGH = 2, 4
"""Levels that all elements have at most or at least where the practices contradict the ten lines."""


def _two_ways(legs: LegScores) -> str:
    """Which legs staff see in two ways, so that their means tell of nobody."""
    names = {Leg.COURTESY: _("respect"), Leg.ACCURACY: _("right answers"), Leg.SPEED: _("speed")}
    text = _(
        "Staff see {legs} in two very different ways: some in nine or ten contacts of ten, others in {most} "
        "or fewer."
    )
    seen = numbers.listing([names[leg] for leg in Leg if leg in legs.two_ways])
    return text.format(legs=seen, most=counted_inside(legs.divided_below))


def _the_others(legs: LegScores) -> str:
    """In how many contacts the one or two other legs are there; empty if there is none."""
    texts = {
        (Leg.COURTESY,): _("They say that customers are treated with respect in {courtesy} contacts."),
        (Leg.ACCURACY,): _("They say that customers get the right answer in {accuracy} contacts."),
        (Leg.SPEED,): _("They say that customers are served on time in {speed} contacts."),
        (Leg.COURTESY, Leg.ACCURACY): _(
            "They say that customers are treated with respect in {courtesy} contacts and get the right "
            "answer in {accuracy}."
        ),
        (Leg.COURTESY, Leg.SPEED): _(
            "They say that customers are treated with respect in {courtesy} contacts and are served on time "
            "in {speed}."
        ),
        (Leg.ACCURACY, Leg.SPEED): _(
            "They say that customers get the right answer in {accuracy} contacts and are served on time in "
            "{speed}."
        ),
    }
    others = tuple(leg for leg in Leg if leg not in legs.two_ways)
    if not others:
        return ""
    figures = {leg.value: numbers.contacts(legs.scores[leg]) for leg in others[:1]}
    figures |= {leg.value: numbers.contacts_after(legs.scores[leg]) for leg in others[1:]}
    return texts[others].format(**figures)


def means_of_two_groups(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """Whose figures beside the legs are the mean of two groups; empty if none is."""
    if not legs.two_ways:
        return ""
    text = _("{legs}: the mean of two groups, nobody's view.")
    if len(legs.two_ways) == len(Leg):
        return _("Each leg: the mean of two groups, nobody's view.")
    if len(legs.two_ways) > 1:
        text = _("{legs}: means of two groups, nobody's view.")
    return text.format(legs=numbers.listing([names[leg] for leg in Leg if leg in legs.two_ways]))


def _together(legs: LegScores) -> str:
    """One sentence for all three legs; empty if one of them may stand out."""
    if min(legs.scores.values()) >= _NEARLY_ALWAYS:
        return _(
            "Staff say that customers are nearly always treated with respect, given the right answer, and "
            "served on time."
        )
    if max(legs.scores.values()) < _MOSTLY_NOT:
        return _("Staff say that respect, right answers, and time all fall short in most contacts.")
    if max(legs.scores.values()) < _OFTEN_NOT:
        return _("Staff say that respect, right answers, and time all fall short in many contacts.")
    return ""


def _one_by_one(legs: LegScores) -> str:
    leg = short_leg(legs)
    if leg is None:
        return _about_the_same(legs)
    others = [score for other, score in legs.scores.items() if other is not leg]
    if legs.scores[leg] < _OFTEN_NOT and min(others) >= _MOSTLY:
        return _one_leg_short(leg)
    return _least(leg)


_MOSTLY_NOT, _OFTEN_NOT, _MOSTLY, _NEARLY_ALWAYS = 50, 65, 70, 85
"""Per cent of contacts: below the first two something is missing in most contacts, or often; from the others
on it is mostly there."""


def _about_the_same(legs: LegScores) -> str:
    """No leg is clearly shorter; how many contacts that is, where all three print the same."""
    shown = {numbers.contacts(legs.scores[leg]) for leg in Leg}
    if len(shown) == 1:
        text = _(
            "Staff say that in {contacts} contacts customers are treated with respect, in as many they get "
            "the right answer, and in as many they are served on time."
        )
        return text.format(contacts=shown.pop())
    text = _(
        "Staff say that customers are treated with respect in {courtesy} contacts, get the right answer in "
        "{accuracy}, and are served on time in {speed}."
    )
    return text.format(
        courtesy=numbers.contacts(legs.scores[Leg.COURTESY]),
        accuracy=numbers.contacts_after(legs.scores[Leg.ACCURACY]),
        speed=numbers.contacts_after(legs.scores[Leg.SPEED]),
    )


def apart(score: Score, assessment: Assessment, *, by_role: bool = True) -> str:
    """Where people see the team differently, in one sentence; empty if they don't, or it is not shown.

    Without ``by_role`` nothing is told of front line and leads.
    """
    titles = {e.id: e.title for e in assessment.elements}
    gaps = [(titles[e.id], e.gap) for e in score.elements if e.gap]
    shown = [p for p in score.practices.values() if p.mean is not None]
    split = sum(p.split for p in shown)
    return seen_differently(gaps, len(score.six), by_role=by_role) or in_two_groups(split, len(shown))


def seen_differently(gaps: Sequence[tuple[str, RoleGap]], elements: int, *, by_role: bool) -> str:
    """Where front line and leads are flagged as apart, by names of elements; empty if nowhere.

    Without ``by_role`` no side and no figure is told.
    """
    flagged = [(name, abs(gap.printed)) for name, gap in gaps if gap.flagged]
    if not flagged:
        return ""
    if not by_role:
        return _("Not everybody sees it the same way.")
    points = max(size for _name, size in flagged)
    most = [name for name, size in flagged if size == points]
    if len(flagged) == 1:
        text = _('Front line and leads are {points} points of 100 apart on "{element}."')
        return text.format(element=most[0], points=points)
    n, all_ = counted_inside(len(flagged)), counted_inside(elements)
    text = _("Front line and leads are far apart on {n} of {all} elements, by up to {points} points of 100.")
    if len(most) == 1:
        text = _(
            "Front line and leads are far apart on {n} of {all} elements, most of all on {element}: {points} "
            "points of 100."
        )
    if len(flagged) == elements:
        text = _far_apart_everywhere(one_most=len(most) == 1)
    return text.format(n=n, all=all_, element=numbers.names(most[:1]), points=points)


def _far_apart_everywhere(*, one_most: bool) -> str:
    if one_most:
        return _(
            "Front line and leads are far apart on all {all} elements, most of all on {element}: {points} "
            "points of 100."
        )
    return _("Front line and leads are far apart on all {all} elements, by up to {points} points of 100.")


def in_two_groups(split: int, practices: int) -> str:
    """Where half of the practices or more have two experiences; else empty."""
    if not split or 2 * split < practices:
        return ""
    text = _("On {n} of {all} practices the answers fall into two groups: level 1 or 2, and level 4 or 5.")
    if split == practices:
        text = _("On all {all} practices the answers fall into two groups: level 1 or 2, and level 4 or 5.")
    return text.format(n=split, all=practices)


def _one_leg_short(leg: Leg) -> str:
    texts = {
        Leg.COURTESY: _(
            "Staff say that customers are mostly given the right answer and served on time, "
            "but are often not treated with respect."
        ),
        Leg.ACCURACY: _(
            "Staff say that customers are mostly treated with respect and served on time, "
            "but often get a wrong or incomplete answer."
        ),
        Leg.SPEED: _(
            "Staff say that customers are mostly treated with respect and given the right answer, "
            "but often wait too long."
        ),
    }
    return texts[leg]


def _least(leg: Leg) -> str:
    texts = {
        Leg.COURTESY: _(
            "Staff say that customers are given the right answer and served on time more often than "
            "they are treated with respect."
        ),
        Leg.ACCURACY: _(
            "Staff say that customers are treated with respect and served on time more often than "
            "they are given the right answer."
        ),
        Leg.SPEED: _(
            "Staff say that customers are treated with respect and given the right answer more often than "
            "they are served on time."
        ),
    }
    return texts[leg]


def highest_and_lowest(scored: Sequence[tuple[str, float]]) -> str:
    """Which elements stand highest and lowest, by names and scores from 0 to 100; empty for fewer than two.

    Scores that chance may have put apart are called alike.
    """
    if len(scored) < 2:
        return ""
    if _alike(scored):
        low, high = _from_to(scored)
        text = _("The elements are close together, at {low} to {high} of 100.")
        if low == high:
            text = _("All elements score {low} of 100.")
        return text.format(low=low, high=high)
    highest, lowest = best_and_least(_as_printed(scored))
    text = _("{highest} stands highest, {lowest} lowest.")
    if len(highest) > 1:
        text = _("{highest} stand highest, {lowest} lowest.")
    return text.format(highest=numbers.names(highest), lowest=numbers.names(lowest))


def staff_rate(scored: Sequence[tuple[str, float]]) -> str:
    """The same as the first thing a report says."""
    if len(scored) < 2:
        return ""
    if _alike(scored):
        low, high = _from_to(scored)
        text = _("Staff rate these elements close together, at {low} to {high} of 100.")
        if low == high:
            text = _("Staff rate all these elements at {low} of 100.")
        return text.format(low=low, high=high)
    highest, lowest = best_and_least(_as_printed(scored))
    text = _("Staff rate {highest} highest and {lowest} lowest.")
    return text.format(highest=numbers.names(highest), lowest=numbers.names(lowest))


def _from_to(scored: Sequence[tuple[str, float]]) -> tuple[int, int]:
    """The lowest and the highest score, as printed."""
    values = [levels.whole_points(score) for _name, score in scored]
    return min(values), max(values)


def _as_printed(scored: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(name, levels.whole_points(score)) for name, score in scored]


def _alike(scored: Sequence[tuple[str, float]]) -> bool:
    values = [score for _name, score in scored]
    return round(max(values) - min(values), 6) < _APART


_APART = 10
"""Points by which the highest and the lowest score have to differ before a report begins with them."""


def best_and_least(scored: Sequence[tuple[str, float]]) -> tuple[list[str], list[str]]:
    """The names with the highest and with the lowest value, as printed: equals are named together."""
    if not scored:
        return [], []
    values = [value for _name, value in scored]
    high, low = max(values), min(values)
    return [name for name, v in scored if v == high], [name for name, v in scored if v == low]


def intent(
    practices: Sequence[str], *, start: date, end: date, today: date, begun: bool, talks: bool = False
) -> str:
    """What the plan sets out to do, by the practices its first actions lift, as seen on a day.

    ``begun``: the team says of some action that it was begun; without that nothing is said to be done.
    ``talks``: all of these actions are talks.
    """
    names = numbers.listing(practices)
    if today > end:
        text = _("From {first} to {last}, the team worked on {practices}.")
        if not begun:
            text = _("The plan from {first} to {last} was to work on {practices}.")
        return text.format(first=numbers.month(start), last=numbers.month(end), practices=names)
    if (start - today).days > _SOON:
        text = _("Starting {day}, the team will work on {practices}.")
        if talks:
            text = _("Starting {day}, the team will first talk over {practices}.")
        return text.format(day=numbers.day(start), practices=names)
    if (today - start).days > _SOON:
        text = _("Until {month}, the team works on {practices}.")
        if not begun:
            text = _("Until {month}, the plan is to work on {practices}.")
        return text.format(month=numbers.month(end), practices=names)
    text = _("In the next six months the team works on {practices}.")
    if talks:
        text = _("In the next six months the team first talks over {practices}.")
    return text.format(practices=names)


def carried_over(actions: Sequence[Action], before: Round | None) -> str:
    """What stands over actions that came along, from the round ``before`` or from several."""
    if before and all(a.carried_from == before.id for a in actions):
        return _("Carried over from round {n}").format(n=before.number)
    return _("Carried over from earlier rounds")


def run_out(number: int, *, done: int, working: int, left: int) -> str:
    """Where all that is planned was carried over from a round's plan whose last due date has passed."""
    over = _("The plan of round {n} has run out.").format(n=number)
    return phrases.sentences(over, how_far(done=done, working=working, left=left))


def how_far(*, done: int, working: int, left: int) -> str:
    """How many actions are done, work, or are not finished; kinds without any are not named."""
    said = [
        (done, ngettext("{n} action is done", "{n} actions are done", done)),
        (working, ngettext("{n} action works", "{n} actions work", working)),
        (left, ngettext("{n} action is not finished", "{n} actions are not finished", left)),
    ]
    parts = [words.format(n=counted_inside(n)) for n, words in said if n]
    return phrases.capital(_("{actions}.").format(actions=numbers.listing(parts))) if parts else ""


_SOON = 31
"""Days before and after its start in which a plan's six months are the next ones."""


def recommended(practices: Sequence[str], *, talks: bool = False) -> str:
    """What a plan would work on that nobody agreed on yet; not in which order. ``talks``: it only talks."""
    text = _("The recommended plan, not agreed yet, works on {practices}.")
    if talks:
        text = _("The recommended plan, not agreed yet, first talks over {practices}.")
    return text.format(practices=numbers.listing(practices))


def begins(first: Sequence[str], later: Sequence[str], days: Sequence[date]) -> str:
    """What a plan begins with, where what it is to lift comes later, on these days.

    ``later`` is empty where all that the sentence before names comes later.
    """
    month, same = numbers.month(min(days)), len({(day.year, day.month) for day in days}) == 1
    if not first:
        text = _("Not before {month}: {later}.") if later else _("None of this begins before {month}.")
    elif later:
        text = _("It begins with {first}; {later} will follow from {month} on.")
        text = _("It begins with {first}; {later} will follow in {month}.") if same else text
    else:
        text = _("It begins with {first} and turns to this from {month} on.")
        text = _("It begins with {first} and turns to this in {month}.") if same else text
    return text.format(first=numbers.listing(first), later=numbers.listing(later), month=month)


def comes_later(practices: Sequence[str], first: date) -> str:
    """What a plan turns to after its six months; ``first`` is the day the first of these begins."""
    text = _("Later, from {month} on, it turns to {practices}.")
    return text.format(practices=numbers.listing(practices), month=numbers.month(first))


def all_at_aim() -> str:
    """Where a team has nothing to lift."""
    return _("Every practice is at its aim or above.")


def still_needed(left: int, number: int | None) -> str:
    """What came along for aims that are reached by now; ``number``: from which round, if all of it did."""
    text = ngettext(
        "{n} action of earlier rounds is not finished: ask whether it is still needed.",
        "{n} actions of earlier rounds are not finished: ask which are still needed.",
        left,
    )
    if number is not None:
        text = ngettext(
            "{n} action of round {number} is not finished: ask whether it is still needed.",
            "{n} actions of round {number} are not finished: ask which are still needed.",
            left,
        )
    return text.format(n=counted(left), number=number)


def not_taken_up() -> str:
    """Where no action is on what the sentence before tells."""
    return _("No action takes this up yet: ask the team why.")


def could_not_say(score: Score) -> str:
    """Where many couldn't rate most of the practices, and how many sheets don't count for it; else empty."""
    asked = [p for p in score.practices.values() if p.asked]
    many = sum(10 * p.dont_know >= 3 * p.asked for p in asked)
    if 2 * many <= len(asked):
        return ""
    if not score.dropped:
        return _("On most practices many could not say.")
    text = ngettext(
        "On most practices many could not say: {n} of {all} sheets rates too little to count.",
        "On most practices many could not say: {n} of {all} sheets rate too little to count.",
        score.dropped,
    )
    return text.format(n=score.dropped, all=score.responses + score.dropped)


def no_standing() -> str:
    """Where no element has a score: what a report has to say before anything else."""
    return _("Too few people could rate enough practices to say where the team stands.")


def leg_remark(legs: LegScores, leg: Leg) -> str:
    """What stands beside a leg: that it is seen in two ways, or the short one; empty if neither."""
    if leg in legs.two_ways:
        return seen_in_two_ways()
    return _("the short leg") if leg is short_leg(legs) else ""


def seen_in_two_ways() -> str:
    """What stands beside the mean of two groups."""
    return _("seen in two ways")


def stool_heading(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """The heading over the three legs."""
    short = [leg for leg in Leg if leg in short_legs(legs)]
    if not short and legs.two_ways:
        return _seen_in_two_ways(legs, names)
    if not short:
        return _("No leg is clearly shorter")
    if len(short) > 1:
        return _("Two short legs")
    return _("{leg} is the short leg").format(leg=names[short[0]])


def _seen_in_two_ways(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """Short, as it stands over the narrow stool."""
    seen = [names[leg] for leg in Leg if leg in legs.two_ways]
    texts = {
        1: _("{leg} seen in two ways"),
        2: _("Two legs seen in two ways"),
        3: _("All seen in two ways"),
    }
    return texts[len(seen)].format(leg=seen[0])


def support(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """What the practices alone say of the legs, where nobody was asked about them."""
    figures = [
        _("{leg} {score}").format(leg=names[leg], score=numbers.points(legs.scores[leg])) for leg in Leg
    ]
    text = _("The ten lines were not answered by enough people, so no stool is drawn. {practices}")
    if legs.unanswered:
        text = _("Nobody answered the ten lines, so no stool is drawn. {practices}")
    alone = _("From the practices alone: {figures} of 100, too rough to tell them apart.")
    lowest = short_leg(legs)
    if lowest:
        alone = _("From the practices alone: {figures} of 100. {leg} is lowest by far, a rough sign.")
    return text.format(
        practices=alone.format(figures=numbers.listing(figures), leg=names[lowest] if lowest else "")
    )


def all_three(legs: LegScores, names: Mapping[Leg, str] | None) -> str:
    """The line on all three legs at once, in contacts of ten; empty if it was not answered.

    With the ``names`` of the legs also where it is more than one of them.
    """
    if legs.all_three is None:
        return ""
    if legs.all_three_divided:
        return _("All three in the same contact: seen in two very different ways.")
    said = _("All three in the same contact: {contacts}.").format(contacts=numbers.contacts(legs.all_three))
    return phrases.sentences(said, more_than_a_leg(legs, names)) if names else said


def more_than_a_leg(legs: LegScores, names: Mapping[Leg, str]) -> str:
    """Where all three are said to be there in more contacts than one leg alone; else empty.

    Both can be true: a leg is the mean of three lines that ask for more than the line on all three does. So
    nothing is said of less than a contact, nor where all three are in "4 of 10 or fewer", which may be fewer,
    nor of the practices' support, which is no share of contacts, nor of what is seen in two ways.
    """
    together, seen = legs.all_three, [leg for leg in Leg if leg not in legs.two_ways]
    if together is None or at_most(together) != together or legs.source is LegSource.PRACTICES:
        return ""
    if legs.all_three_divided or not seen:
        return ""
    least = min(seen, key=lambda leg: legs.scores[leg])
    alone = legs.scores[least]
    if round(together - at_most(alone), 6) < _ONE_CONTACT:
        return ""
    text = _(
        "{leg}, asked alone in three questions, is there in {contacts} contacts, fewer than all three "
        "together: ask what people had in mind."
    )
    return text.format(leg=names[least], contacts=numbers.contacts(alone))


_ONE_CONTACT = 10
"""Per cent of contacts."""


def balance(legs: LegScores) -> str:
    """The index of the three legs, which is no share of contacts, or why there is none."""
    if legs.two_ways:
        return _("Balance of the three: {why}.").format(why=no_balance())
    return _("Balance of the three: {index}.").format(index=balance_figure(legs))


def no_balance() -> str:
    """Why a round has no balance, within a sentence."""
    return _("none, as the mean of a leg that is seen in two ways is nobody's view")


def balance_figure(legs: LegScores) -> str:
    """The index itself; where contacts are only known to be few, what it can be at most; none is "–"."""
    if legs.two_ways:
        return "–"
    index = numbers.points(index_at_most(legs))
    if index_at_most(legs) == legs.index:
        return _("{index} of 100").format(index=index)
    return _("{index} of 100 or less").format(index=index)


def balance_short(legs: LegScores) -> str:
    """The same where a name stands beside it: "70", "≤40", or "–"."""
    if legs.two_ways:
        return "–"
    index = numbers.points(index_at_most(legs))
    return index if index_at_most(legs) == legs.index else f"≤{index}"


def no_score(element: ElementScore) -> str:
    """Why an element has none: it is beside the six, nobody has such a thing, or too few answered."""
    if beside_the_six(element.id):
        return _("Beside the six: each practice stands for itself")
    if all(p.not_applicable and not p.rated and not p.dont_know for p in element.practices):
        return _("Not applicable, all who answered say")
    return not_enough(element.scored, len(element.practices))


def not_enough(scored: int, practices: int) -> str:
    """An element without a score."""
    if not scored:
        return _("No practice has enough answers")
    text = ngettext(
        "Only {scored} of {all} practices has enough answers",
        "Only {scored} of {all} practices have enough answers",
        scored,
    )
    return text.format(scored=scored, all=practices)


def element(
    highest: Sequence[str],
    lowest: Sequence[str],
    ranges: Sequence[tuple[int, int]],
    gap: RoleGap | None,
    *,
    likely: tuple[int, int] | None = None,
    split: int = 0,
    not_agreed: Sequence[str] = (),
) -> str:
    """Where an element's practices stand, from the names of the highest and lowest and all their levels.

    ``likely``: the levels of the element's own range, which can reach farther than those of its practices.
    ``split``: on how many of them people see two different things, so that their mean is nobody's view.
    ``not_agreed``: those that the room came to no level on, whose levels are not among ``ranges``.
    """
    sentences = []
    if not ranges:
        sentences.append(_("No practice was rated by enough people."))
    elif len(ranges) == 1:
        sentences.append(_("One practice was rated by enough people."))
    elif len(set(ranges)) == 1:
        sentences.append(_at_one_level(ranges, split=split, not_agreed=not_agreed))
        if likely and likely != ranges[0]:
            reach = _("As a whole, the element is likely at level {level}.")
            sentences.append(reach.format(level=numbers.level_short(likely)))
    else:
        text = _("Highest: {highest}. Lowest: {lowest}.")
        sentences.append(text.format(highest=numbers.listing(highest), lowest=numbers.listing(lowest)))
    if split and 2 * split >= len(ranges):
        text = _("On {n} of {all} there are two experiences, so the mean is nobody's view.")
        if split == len(ranges):
            text = _("On each there are two experiences, so the mean is nobody's view.")
        sentences.append(text.format(n=split, all=len(ranges)))
    if gap and gap.flagged:
        text = _("Front line and leads are {points} points apart.")
        sentences.append(text.format(points=numbers.points(abs(gap.printed))))
    return phrases.sentences(*sentences)


def _at_one_level(ranges: Sequence[tuple[int, int]], *, split: int, not_agreed: Sequence[str]) -> str:
    level = numbers.level_short(ranges[0])
    if not_agreed:
        text = _("{n} practices are at level {level}.").format(n=counted(len(ranges)), level=level)
        open_ = ngettext("{practices} is not agreed.", "{practices} are not agreed.", len(not_agreed))
        return phrases.sentences(text, open_.format(practices=numbers.listing(not_agreed)))
    text = _("All {n} rated practices are at level {level}.")
    if 2 * split >= len(ranges):
        text = _("The means of all {n} rated practices read as level {level}.")
    elif len(ranges) == 2:
        text = _("Both rated practices are at level {level}.")
    return text.format(n=len(ranges), level=level)


def gap_meaning(gap: RoleGap, *, practice: bool) -> str:
    """What a gap between front line and leads may be called; of a practice never more than worth a talk."""
    if not gap.flagged:
        return _("no flag")
    return _("clear gap") if gap.clear and not practice else _("worth a conversation")


def two_experiences(counts: Sequence[int]) -> str:
    """The two sides of a split and the empty middle."""
    low, middle, high = counts[0] + counts[1], counts[2], counts[3] + counts[4]
    text = _("Of {n} people, {low} said level 1 or 2, {high} said level 4 or 5, and {middle} said level 3.")
    if not middle:
        text = _("Of {n} people, {low} said level 1 or 2, {high} said level 4 or 5, and nobody said level 3.")
    return text.format(n=low + middle + high, low=low, high=high, middle=middle)


def nearness(found: Agreement) -> str:
    """How near to one another the answers lie, as the head of a column or the beginning of a line."""
    return {
        Agreement.CLOSE: pgettext("answers", "Close"),
        Agreement.FAIR: pgettext("answers", "Fair"),
        Agreement.MIXED: pgettext("answers", "Mixed"),
    }[found]


def nearness_inside(found: Agreement) -> str:
    """The same among other words."""
    return {
        Agreement.CLOSE: pgettext("answers", "close"),
        Agreement.FAIR: pgettext("answers", "fair"),
        Agreement.MIXED: pgettext("answers", "mixed"),
    }[found]


def counted(n: int) -> str:
    """A number that begins a sentence, as a word up to nine."""
    words = (
        _("One"),
        _("Two"),
        _("Three"),
        _("Four"),
        _("Five"),
        _("Six"),
        _("Seven"),
        _("Eight"),
        _("Nine"),
    )
    return words[n - 1] if 1 <= n <= len(words) else str(n)


def counted_inside(n: int) -> str:
    """A number within a sentence, as a word up to nine."""
    words = (
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
    )
    return words[n - 1] if 1 <= n <= len(words) else str(n)


_LARGE_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""


def leg_inside(leg: Leg, assessment: Assessment) -> str:
    """A leg's name within a sentence, small where the language of the assessment writes nouns so."""
    name = assessment.legs[leg]
    return name if assessment.language.startswith(_LARGE_NOUNS) else name[:1].lower() + name[1:]


def unseen(found: Unseen, dropped: int) -> str:
    """How many of those who should see a practice couldn't rate it.

    ``dropped`` sheets rate too little to count, and perhaps this practice: then it is not said of people.
    """
    if dropped:
        text = _('"Don\'t know" on {n} of {all} sheets that count; {more} more rate too little to count.')
        if found.leads:
            text = _(
                "\"Don't know\" on {n} of {all} leads' sheets that count; {more} more sheets rate too little "
                "to count."
            )
        return text.format(n=found.dont_know, all=found.asked, more=dropped)
    text = ngettext(
        "{n} of {all} people couldn't rate this.", "{n} of {all} people couldn't rate this.", found.asked
    )
    if found.leads:
        text = ngettext(
            "{n} of {all} leads couldn't rate this.", "{n} of {all} leads couldn't rate this.", found.asked
        )
    return text.format(n=found.dont_know, all=found.asked)


def hard_to_see(dropped: int) -> str:
    """What an "I don't know" of many says; where sheets were ``dropped``, not that nobody can see it."""
    if dropped:
        return _("It does not say that the work is weak. Those whose sheets don't count may well see it.")
    return _("It says that people can't see the work, not that it is weak.")


def not_expected() -> str:
    """Of a practice that many don't know and most can't see."""
    return _("Most people here can't be expected to know.")


def dont_know(n: int, asked: int) -> str:
    """How many of those who answered don't know."""
    return _("{n} of {all} don't know").format(n=n, all=asked)


def agreement(near: int, worded: int, practices: int, split: int) -> str:
    """How far people agree: on ``near`` of the practices ``worded`` by enough answers, of all ``practices``.

    A practice that is ``split`` is none that people agree on, however near to the mean its answers lie.
    """
    if not worded:
        return _("Too few people answered for a word on how far they agree.")
    text = _agreement_on_some(near, worded) if worded < practices else _agreement_on_all(near, worded)
    sentences = [text.format(near=near, n=worded, enough=counted_inside(WORDS_FROM))]
    if split:
        sentences.append(
            ngettext(
                "{n} practice splits the team in two.", "{n} practices split the team in two.", split
            ).format(n=counted(split))
        )
    return phrases.sentences(*sentences)


def _agreement_on_all(near: int, practices: int) -> str:
    if near == practices:
        return ngettext(
            "People broadly agree on the one practice.",
            "People broadly agree on all {n} practices.",
            practices,
        )
    if not near:
        return ngettext(
            "People do not agree on the one practice.",
            "People broadly agree on none of the {n} practices.",
            practices,
        )
    return _("People broadly agree on {near} of {n} practices.")


def _agreement_on_some(near: int, worded: int) -> str:
    if near == worded:
        return ngettext(
            "People broadly agree on the one practice that {enough} or more rated.",
            "People broadly agree on all {n} practices that {enough} or more rated.",
            worded,
        )
    if not near:
        return ngettext(
            "People do not agree on the one practice that {enough} or more rated.",
            "People broadly agree on none of the {n} practices that {enough} or more rated.",
            worded,
        )
    return _("People broadly agree on {near} of the {n} practices that {enough} or more rated.")


def split_by_chance(rated: Sequence[int]) -> str:
    """On how many practices, rated by so many each, chance alone can make two experiences, at worst.

    Most teams see fewer. Empty if it is less than one practice.
    """
    n = round(math.fsum(chance_of_a_split(people) for people in rated))
    text = ngettext(
        "Even where a team has one experience, up to about {n} of {all} can look like this by chance.",
        "Even where a team has one experience, up to about {n} of {all} can look like this by chance.",
        n,
    )
    return text.format(n=counted_inside(n), all=len(rated)) if n else ""


def verdict(change: Change) -> str:
    """What a difference between two rounds is called."""
    texts = {
        Verdict.REAL: _("real change"),
        Verdict.LEANING: _("leaning"),
        Verdict.NONE: _("no clear change"),
    }
    return texts[change.verdict]


def signed(points: float) -> str:
    """A difference in points with its sign."""
    words = numbers.points(abs(points))
    if words == "0":
        return words
    return f"+{words}" if points > 0 else f"−{words}"


def in_unit(value: str, unit: str) -> str:
    """A number with its unit; a percent sign stands close."""
    return f"{value}{unit}" if unit.startswith("%") or not unit else f"{value} {unit}"


def amounts(measure: Measure) -> str:
    """The figures of a measure with a target: "19 to 12", "40% to 55%", or the target alone."""
    target = _with_sign(measure.target or 0, measure)
    if measure.baseline is None:
        return target
    baseline = _with_sign(measure.baseline, measure)
    return _("{baseline} to {target}").format(baseline=baseline, target=target)


def _with_sign(value: float, measure: Measure) -> str:
    return f"{numbers.quantity(value)}{'%' if measure.unit.startswith('%') else ''}"


def unit_words(measure: Measure) -> str:
    """What stands after the figures of a measure: its unit without a percent sign."""
    return measure.unit.removeprefix("%").strip()


def goal(measure: Measure, by: str = "") -> str:
    """From baseline to target ``by`` a day, or what is still missing."""
    if measure.target is None:
        if measure.baseline is None:
            return _("baseline and target to be set")
        now = in_unit(numbers.quantity(measure.baseline), measure.unit)
        return _("{now} now, target to be set").format(now=now)
    target = in_unit(numbers.quantity(measure.target), measure.unit)
    if measure.baseline is None:
        if not by:
            return _("target {target}; measure today's number first").format(target=target)
        text = _("target {target} by {day}; measure today's number first")
        return text.format(target=target, day=by)
    baseline = _with_sign(measure.baseline, measure)
    if measure.unit.startswith("%"):
        target = _with_sign(measure.target, measure)
    if not by:
        return _("{baseline} to {target}").format(baseline=baseline, target=target)
    text = _("from {baseline} to {target} by {day}")
    return text.format(baseline=baseline, target=target, day=by)

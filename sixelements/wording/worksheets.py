"""What the worksheets say: figures that a group found out, and where they stand beside what people said."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from sixelements.domain import legs
from sixelements.domain.assessment import Assessment, GatePoint, Worksheet
from sixelements.domain.channels import ChannelMatrix, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, TechniqueKind
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import CustomerFact, FactVerdict, HardFact
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.scores import Score
from sixelements.domain.technology_gate import GateVerdict, TechnologyRequest
from sixelements.domain.waste_walk import DAY, Ease, Waste
from sixelements.i18n import _, ngettext
from sixelements.wording import findings, numbers, phrases

SMALL_PERCENT = 10
"""Below it a share has a decimal."""


def sheet_name(sheet: Worksheet) -> str:
    """What a worksheet is called."""
    return {
        Worksheet.CHANNELS: _("Channels"),
        Worksheet.GROUPS: _("Customer groups"),
        Worksheet.WASTE: _("Waste walk"),
        Worksheet.GATE: _("Streamline first"),
        Worksheet.THIRDS: _("Three thirds"),
    }[sheet]


def leads_to(sheet: Worksheet) -> str:
    """What a way to a worksheet is called."""
    return _("Open the worksheet {sheet}").format(sheet=sheet_name(sheet))


def taken_over(round_: int) -> str:
    """That nobody looked at a sheet since the round that filled it in."""
    return _("Taken over from round {n}, not looked at yet.").format(n=round_)


def known(figure: float | None, words: Callable[[float], str] = numbers.quantity) -> str:
    """A figure in words; what nobody gave is "–", never 0."""
    return "–" if figure is None else words(figure)


_A_TENTH = 0.1
_WHOLE_MINUTES = 100
"""Minutes from which on a part of one says nothing, and its digits would break a narrow column."""


def minutes(figure: float) -> str:
    """Minutes of work, whole ones from a hundred on."""
    return numbers.quantity(round(figure) if figure >= _WHOLE_MINUTES else figure)


def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole per cent, or with one decimal where it is small."""
    if share is None:
        return "–"
    points = 100 * share
    steps = 10 if points < SMALL_PERCENT else 1
    return _("{n}%").format(n=numbers.quantity(math.floor(points * steps + 0.5 + 1e-9) / steps))


def days(minutes: float | None) -> str:
    """An elapsed time in working days."""
    if minutes is None:
        return "–"
    n = round(minutes / DAY, 1)
    text = ngettext("{n} working day", "{n} working days", 1 if n == 1 else 2)
    return text.format(n=numbers.quantity(n))


def often(share: float | None) -> str:
    """How many cases have a waste, as people say it: "3 in 10", "every one"."""
    if share is None:
        return "–"
    tenths = share / 10
    if share == 100:
        return _("every one")
    if round(tenths, 6) == int(tenths):
        return _("{n} in 10").format(n=int(tenths))
    return percent(share / 100)


def ease(found: Ease | None) -> str:
    """How hard a waste is to remove."""
    words = {Ease.EASY: _("Easy"), Ease.MEDIUM: _("Medium"), Ease.HARD: _("Hard")}
    return words[found] if found else "–"


def how_hard(found: Ease | None) -> str:
    """How hard a waste is to remove, as a sentence; empty if nobody said."""
    words = {
        Ease.EASY: _("It is easy to remove."),
        Ease.MEDIUM: _("It takes some work to remove."),
        Ease.HARD: _("It is hard to remove."),
    }
    return words[found] if found else ""


def fact_value(fact: HardFact) -> str:
    """A figure without its unit, as people print it: a share with one place at most, others with two."""
    return numbers.quantity(round(fact.value, 1 if fact.share else 2))


def few_places(value: float) -> str:
    """A time as people print it: two places at most, and three where it is less than a tenth."""
    return numbers.quantity(round(value, 2 if value >= _A_TENTH else 3))


def figure(fact: HardFact) -> str:
    """A figure with its unit: "71%", "15 days"; a share with one place at most, as a third has no end."""
    value = fact_value(fact)
    return _("{n}%").format(n=value) if fact.share else f"{value} {fact.unit}".strip()


def fact_verdict(found: FactVerdict) -> str:
    """How a fact stands to what was said; a dash where it is not held against it."""
    return {
        FactVerdict.DIFFERS: _("differs"),
        FactVerdict.AGREES: _("agrees"),
        FactVerdict.TOO_FEW: _("too few to say"),
        FactVerdict.BESIDE: "–",
    }[found]


def volume_name(volume: Volume) -> str:
    """How much comes by a channel."""
    return {Volume.HIGH: _("High"), Volume.MEDIUM: _("Medium"), Volume.LOW: _("Low")}[volume]


def doer_letters(lanes: Iterable[str]) -> Mapping[str, str]:
    """A letter for everyone who does a step, in the order given: A, B, … Z, AA; for print without names."""
    return {who: _letters(n) for n, who in enumerate(dict.fromkeys(lanes))}


def _letters(n: int) -> str:
    first, last = divmod(n, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def source(fact: HardFact | None) -> str:
    """Where a figure is from: source, period, and on how many cases it stands."""
    if fact is None:
        return _("Nobody has asked yet.")
    n = "" if fact.n is None else _("n {n}").format(n=numbers.count(fact.n))
    return phrases.facts(fact.source, fact.period, n)


def in_two_kinds(matrix: GroupMatrix) -> str:
    """How many groups are heard in two kinds, and how many where complaints and debriefs don't count.

    Without hearing, as practice 4.2 and level 4 of the sheet count.
    """
    n, sought = len(matrix.in_two_kinds), len(matrix.sought_in_two_kinds)
    text = ngettext(
        "{n} of {all} groups is heard in two kinds or more; asking, watching, and counting alone, {sought} "
        "of {all}.",
        "{n} of {all} groups are heard in two kinds or more; asking, watching, and counting alone, {sought} "
        "of {all}.",
        n,
    )
    return text.format(
        n=findings.counted(n),
        all=len(matrix.groups),
        sought=findings.counted_inside(sought),
    )


def verdict(found: GateVerdict) -> str:
    """What the gate says."""
    return {
        GateVerdict.STREAMLINE_FIRST: _("Streamline first"),
        GateVerdict.ALMOST: _("Almost"),
        GateVerdict.READY: _("Ready to look at technology"),
    }[found]


def point_answer(yes: object) -> str:
    """An answer to a point in a word; an open one says so."""
    return _("open") if yes is None else _("Yes") if yes else _("No")


def kind_name(kind: TechniqueKind) -> str:
    """What a kind of technique is called."""
    return {
        TechniqueKind.ASK: _("Ask"),
        TechniqueKind.WATCH: _("Watch"),
        TechniqueKind.COUNT: _("Count"),
        TechniqueKind.HEAR: _("Hear"),
    }[kind]


def read_groups(matrix: GroupMatrix) -> tuple[str, ...]:
    """How each group is heard, in words."""
    blind, alone = {g.id for g in matrix.blind}, {g.id for g in matrix.loudest_only}
    kinds = (_("not marked yet"), _("one kind"), _("two kinds"), _("three kinds"), _("four kinds"))

    def words(group: CustomerGroup) -> str:
        if group.id in blind:
            return _("not heard at all")
        if group.id in alone:
            return _("complaints and staff only")
        return kinds[len(matrix.kinds(group))]

    return tuple(map(words, matrix.groups))


def level_of_channels(matrix: ChannelMatrix, level: int | None) -> str:
    """Why the channels suggest a level, and what the next one needs."""
    if level is None:
        return _("A level is suggested once every channel in use is marked.")
    covered, used = len(matrix.covered), len(matrix.used)
    have = ngettext(
        "{n} of {all} channels has all three expectations in writing, at least in part.",
        "{n} of {all} channels have all three expectations in writing, at least in part.",
        covered,
    ).format(n=covered, all=used)
    return {
        1: _("No channel has all three expectations in writing, not even in part."),
        2: phrases.sentences(have, _("Level 3 needs more than half.")),
        3: phrases.sentences(have, _("Level 4 needs every channel to have them in full, and checked.")),
        4: _("Level 5 needs the same question asked across channels, less than a year ago."),
        5: _("Every channel has all three in writing, checked, and the same question was asked across them."),
    }[level]


def level_of_groups(matrix: GroupMatrix, level: int | None) -> str:
    """Why the customer groups suggest a level, and what the next one needs."""
    if level is None:
        return _("A level is suggested once half of the cells are marked.")
    if level == 2 and any(g.main for g in matrix.blind):
        return _("While a main group is not heard at all, level 2 is as high as it goes.")
    return {
        1: _("Most groups are not asked, watched, or counted."),
        2: _("Half of the groups or more are heard in one kind. Level 3 needs two ways for each main group."),
        3: _("Level 4 needs every group in two kinds, asked, watched, or counted, on a schedule."),
        4: _("Level 5 needs a note on who stays silent, less than a year old."),
        5: _("Every group is heard in two kinds, and who stays silent is noted."),
    }[level]


def channel_marks(assessment: Assessment) -> tuple[str, str, str]:
    """What the marks 0, 1, and 2 of a channel are called."""
    content = assessment.worksheets
    return content.channel_marks if content else (_("No"), _("Partly"), _("Yes"))


def technique_marks(assessment: Assessment) -> tuple[str, str, str]:
    """What the marks 0, 1, and 2 of a way to hear are called."""
    content = assessment.worksheets
    plain = (_("None"), _("Once in 24 months"), _("Scheduled, used in 12 months"))
    return content.technique_marks if content else plain


def expectations(assessment: Assessment) -> Mapping[Expectation, str]:
    """What is asked of a channel."""
    content = assessment.worksheets
    return content.expectations if content else {e: e.value for e in Expectation}


def waste_names(assessment: Assessment) -> Mapping[Waste, str]:
    """What the seven wastes are called."""
    content = assessment.worksheets
    names = {w.id: w.name for w in content.wastes} if content else {}
    return {waste: names.get(waste, waste.value) for waste in Waste}


def gate_points(assessment: Assessment) -> tuple[GatePoint, ...]:
    """The nine points of the gate in words."""
    return assessment.worksheets.points if assessment.worksheets else ()


def line_names(assessment: Assessment) -> tuple[str, ...]:
    """What the ten three-thirds lines are called in little room."""
    names = [line.name or line.text for line in assessment.three_thirds.lines]
    return (*names, *(f"t.{n}" for n in range(len(names) + 1, LINES + 1)))


def gate_why(request: TechnologyRequest, old: TechnologyRequest | None) -> str:
    """The verdict's reason in a sentence or two."""
    met = ngettext(
        "{n} of eight is met; point 9 is only noted.",
        "{n} of eight are met; point 9 is only noted.",
        request.met,
    ).format(n=findings.counted(request.met))
    return phrases.sentences(missing_points(request), met, _met_before(old) if old is not None else "")


def _met_before(old: TechnologyRequest) -> str:
    text = ngettext("In the last round, {n} was met.", "In the last round, {n} were met.", old.met)
    return text.format(n=findings.counted_inside(old.met))


def waits_for_gate(requests: Iterable[TechnologyRequest], practice: PracticeId | None) -> str:
    """Why a practice's technology is locked: the request that is to open it, and what that lacks."""
    held = (r for r in requests if r.opens == practice and r.verdict is not GateVerdict.READY)
    request = next(held, None)
    if request is None:
        return _("Waits for the gate: streamline its process first.")
    text = _("Waits for the gate of {request}.").format(request=request.name)
    return phrases.sentences(text, missing_points(request))


def planned_too_soon(request: TechnologyRequest) -> str:
    """That the plan has what waits for a gate: "In the plan already, though point 4 is open"."""
    text = ngettext(
        "In the plan already, though point {points} is open",
        "In the plan already, though points {points} are open",
        len(request.holding),
    )
    return text.format(points=numbers.listing([str(n) for n in request.holding]))


def missing_points(request: TechnologyRequest) -> str:
    """The points that decide the verdict, as a sentence."""
    holding = request.holding
    if not holding:
        return _("No point is missing.")
    text = ngettext("Point {points} comes first.", "Points {points} come first.", len(holding))
    return text.format(points=numbers.listing([str(n) for n in holding]))


def staff_said(told: CustomerFact, assessment: Assessment, score: Score, services: Sequence[Service]) -> str:
    """What stands beside a customer fact: its line by all answers, else by the group's sheet."""
    rows = assessment.worksheets.facts if assessment.worksheets else ()
    line = next((f.line for f in rows if f.id == told.id), None)
    if line is None:
        return _("not asked of the staff")
    name = line_names(assessment)[line - 1]
    asked = assessment.three_thirds.lines
    answers = score.legs.lines if score.legs and line <= len(asked) else {}
    if line <= len(asked) and (share := answers.get(ItemId(asked[line - 1].id))) is not None:
        return phrases.labeled(name, numbers.contacts(share))
    if (share := legs.of_line(services, line)) is not None:
        return phrases.labeled(_("{line}, on the group's sheet").format(line=name), numbers.contacts(share))
    return _("not asked of the staff")


def contrast(found: Contrast | None) -> str:
    """A suggested level beside the mean of what people said."""
    if found is None:
        return _("No level is suggested before the sheet is filled in.")
    if found.said is None:
        return _("What people said can't be shown yet.")
    if not found.differs:
        return _("You and the matrix agree.")
    text = _("The matrix says {level}, you said {said}.")
    return text.format(level=found.level, said=numbers.levels(found.said))


def suggestion(found: Contrast) -> str:
    """A suggested level that agrees with what people said, or stands alone."""
    text = _("The worksheet suggests level {level}, and you said {said}.")
    if found.said is None:
        return _("The worksheet suggests level {level}.").format(level=found.level)
    return text.format(level=found.level, said=numbers.levels(found.said))


def contradictions(services: Sequence[Service], names: Sequence[str]) -> tuple[str, ...]:
    """What facts and the group disagree about, each as a sentence; ``names`` are those of the ten lines."""
    return tuple(contradiction(s, n, fact, names) for s, n, fact in legs.contradicted(services))


def contradiction(service: Service, line: int, fact: HardFact, names: Sequence[str]) -> str:
    """What a fact and the group disagree about, as a sentence."""
    text = _("{service}, {line}: you said {said}. {source} says {fact}.")
    return _apart(text, service, line, fact, names)


def fact_as_evidence(service: Service, line: int, fact: HardFact, names: Sequence[str]) -> str:
    """A fact as the evidence of a level: what it is about, the figure, and where that is from."""
    said = _("{service}, {line}: {fact}").format(
        service=service.name or _("The service"), line=names[line - 1], fact=figure(fact)
    )
    where = source(fact)
    return _("{fact} ({source})").format(fact=said, source=where) if where else said


def suggested_as_evidence(found: Contrast) -> str:
    """A suggested level as the evidence of one."""
    return _("Worksheet: level {level}").format(level=found.level)


def contradictions_told(services: Sequence[Service], names: Sequence[str]) -> tuple[str, ...]:
    """The same for readers who were not in the room."""
    text = _("{service}, {line}: the group said {said}. {source} says {fact}.")
    return tuple(_apart(text, s, n, fact, names) for s, n, fact in legs.contradicted(services))


def _apart(text: str, service: Service, line: int, fact: HardFact, names: Sequence[str]) -> str:
    said = legs.of_line((service,), line)
    return text.format(
        service=service.name or _("The service"),
        line=names[line - 1],
        said="–" if said is None else numbers.contacts(said),
        source=phrases.capital(fact.source) or _("The fact"),
        fact=figure(fact),
    )

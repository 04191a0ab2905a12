"""Which slide the room sees: made from where the workshop stands and from what may be shown of the round.

`slide_of` is the only door to the projector. What it reads of answers comes from `RoundResults`, which holds
only what may be published; drafts, sheets, comments and figures of roles are never asked for here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sixelements.application.responses import asks_role
from sixelements.application.results import RoundResults
from sixelements.domain import comparison
from sixelements.domain.actions import Plan
from sixelements.domain.agenda import LEAST_MINUTES, NO_AGENDA, Agenda, agenda
from sixelements.domain.agreement import Agreement
from sixelements.domain.assessment import Assessment, Line, Practice, Role
from sixelements.domain.discussion import Outcome
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import next_level
from sixelements.domain.marks import Contrast
from sixelements.domain.rounds import Round
from sixelements.domain.scores import PracticeScore
from sixelements.domain.script import HANDS_SECONDS, LINES_SECONDS, MINUTE, ScriptBlock, practice_seconds
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _, ngettext
from sixelements.presentation.level_views import level_view
from sixelements.presentation.pages.overview import finding, spoken_element
from sixelements.presentation.room import closing
from sixelements.presentation.room.slides import (
    BARS_FROM,
    AnchorBox,
    AnchorRow,
    AnswerLine,
    BallotSlide,
    BlankSlide,
    BreakSlide,
    CloseOnesSlide,
    CloseSlide,
    DotsName,
    DotsSlide,
    ElementMark,
    LevelColumn,
    LinesSlide,
    PlanSlide,
    ProfileRow,
    ProfileSlide,
    SeatSlide,
    Slide,
    TalkSlide,
    WaitSlide,
    WelcomeSlide,
)
from sixelements.wording import findings, numbers, phrases, promise
from sixelements.wording.forms import BANDS

_FIRST_TO_AIM_AT = 3
"""Nobody means to stop at level 2, so no next step is below this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomMaterial:
    """What slides are made from. ``results`` is None until the round is published."""

    team: str
    assessment: Assessment
    round: Round
    results: RoundResults | None
    plan: Plan | None
    today: date
    contrasts: Mapping[PracticeId, Contrast] = field(default_factory=dict)
    """The levels that worksheets suggest beside what people said; none in a rehearsal."""

    def practice(self, practice: PracticeId) -> Practice:
        """The practice's words."""
        return self.assessment.practices[practice]

    def mark(self, practice: PracticeId) -> ElementMark:
        """The element that a practice is of."""
        id_ = self.practice(practice).element
        return ElementMark(id_, self.assessment.element(id_).title)


def ballot_seconds(material: RoomMaterial, workshop: Workshop) -> tuple[int, ...]:
    """Seconds that each page of the ballot may take: one a practice, and the ten lines; empty without one.

    A show of hands has no page for the ten lines.
    """
    time = workshop.script.of(ScriptBlock.BALLOT)
    if time is None:
        return ()
    if workshop.by_hands:
        return (HANDS_SECONDS,) * len(workshop.practices)
    practices = map(material.practice, workshop.practices)
    words = [sum(len(text.split()) for text in (p.statement, *p.anchors)) for p in practices]
    return (*practice_seconds(words, time.minutes), LINES_SECONDS)


def talk_agenda(workshop: Workshop, material: RoomMaterial) -> Agenda:
    """What to talk about in the minutes of the talk; nothing before the round is published."""
    time = workshop.script.of(ScriptBlock.TALK)
    if material.results is None or time is None:
        return NO_AGENDA
    contradicted = [p for p, found in material.contrasts.items() if found.differs]
    return agenda(material.results.score, minutes=time.minutes, contradicted=contradicted)


def item_seconds(workshop: Workshop, material: RoomMaterial) -> int:
    """Seconds that the item of the talk may take; one that nobody computed has the fewest."""
    practice = workshop.practice
    item = talk_agenda(workshop, material).item(practice) if practice else None
    return (item.minutes if item else LEAST_MINUTES) * MINUTE + workshop.extra


def item_left(workshop: Workshop, material: RoomMaterial) -> int:
    """Seconds left for the item; it ends quietly at 0."""
    return max(0, item_seconds(workshop, material) - workshop.here)


def slide_of(workshop: Workshop, material: RoomMaterial) -> Slide:
    """What the room sees now."""
    if workshop.blank:
        return BlankSlide(spoken=_("The room sees nothing."))
    made: Mapping[ScriptBlock, Callable[[Workshop, RoomMaterial], Slide]] = {
        ScriptBlock.WELCOME: _welcome,
        ScriptBlock.BALLOT: _ballot,
        ScriptBlock.BREAK: _break,
        ScriptBlock.PROFILE: _profile,
        ScriptBlock.TALK: _talk,
        ScriptBlock.DOTS: _dots,
        ScriptBlock.PLAN: _plan,
        ScriptBlock.CLOSE: _close,
    }
    return made[workshop.block](workshop, material)


def seat_slide() -> SeatSlide:
    """The picture before the workshop begins."""
    question = _("Can you read this from the last seat?")
    smallest = _("This line is as small as it gets today.")
    return SeatSlide(
        question=question, smallest=smallest, spoken=phrases.sentences(_("Test picture."), question)
    )


# --- welcome and ballot


def _welcome(workshop: Workshop, material: RoomMaterial) -> WelcomeSlide:
    asked = asks_role(material.round) and not workshop.by_hands
    names = [material.assessment.roles[role] for role in Role]  # as on the sheet
    roles = tuple(names) if asked and not workshop.beforehand else ()
    title = _("How well do we serve people?")
    purpose = _(
        "We look at how our team works today, talk about where we see it differently, "
        "and leave with a few first steps. It is about the team, not about anybody here."
    )
    promised = promise.sentences(material.round)
    role_note = _("Cross your role first, on top of the sheet.") if roles else ""
    marking = () if workshop.beforehand else _marking(material, by_hands=workshop.by_hands)
    return WelcomeSlide(
        title=title,
        purpose=purpose,
        promise=promised,
        roles=roles,
        role_note=role_note,
        marking=marking,
        length=_length(workshop, material),
        spoken=phrases.read_aloud(title, purpose, *promised, role_note, *marking),
    )


def _length(workshop: Workshop, material: RoomMaterial) -> str:
    """How long the sheet takes at the pace of the script; alone with a form it takes longer."""
    time = workshop.script.of(ScriptBlock.BALLOT)
    if time is None or workshop.by_hands:
        return ""
    return promise.length(len(workshop.practices), _lines_asked(material), paced=time.minutes)


def _marking(material: RoomMaterial, *, by_hands: bool) -> tuple[str, ...]:
    if by_hands:
        return (
            _("One hand a person, at one level of each statement."),
            material.assessment.scale.rule,
            _("No way to judge it? Wait for “Don't know”. That is a true answer."),
        )
    return (
        _("One sheet a person. Cross one box in each line."),
        material.assessment.scale.rule,
        _("No way to judge it? Cross ?. That is a true answer."),
        _("Look at the screen, not at the sheet beside you."),
    )


def _lines_asked(material: RoomMaterial) -> int:
    return len(material.assessment.three_thirds.lines)


def _ballot(workshop: Workshop, material: RoomMaterial) -> BallotSlide | LinesSlide:
    seconds = ballot_seconds(material, workshop)
    pace = min(1.0, workshop.here / max(1, workshop.page_seconds(seconds)))
    paused = _("Paused") if workshop.paused else ""
    if workshop.practice is None:
        return _lines(material, pace=pace, paused=paused)
    practice = material.practice(workshop.practice)
    place = _("{n} of {all}").format(n=workshop.page + 1, all=len(workshop.practices))
    scale = material.assessment.scale
    return BallotSlide(
        element=material.mark(practice.id),
        place=place,
        statement=practice.statement,
        rule=scale.rule,
        anchors=_anchors(material, practice),
        pace=pace,
        paused=paused,
        cross=_("Raise your hand once, at one level")
        if workshop.by_hands
        else _("Cross one box in line {id}").format(id=practice.id),
        by_hands=workshop.by_hands,
        line=AnswerLine(practice.id, practice.name, ("1", "2", "3", "4", "5"), ("?", _("n/a"))),
        legend=(("?", scale.dont_know), (_("n/a"), scale.not_applicable)),
        spoken=phrases.read_aloud(
            _("Practice {place}").format(place=place),
            practice.statement,
            *_anchors_spoken(material, practice),
        ),
    )


def _anchors(material: RoomMaterial, practice: Practice) -> tuple[AnchorRow, ...]:
    words = material.assessment.scale.words
    rows = zip(words, practice.anchors, strict=True)
    return tuple(AnchorRow(level, word, text) for level, (word, text) in enumerate(rows, start=1))


def _anchors_spoken(material: RoomMaterial, practice: Practice) -> Iterable[str]:
    """As whoever can't see the wall hears them: "1 Not in place: …"."""
    for row in _anchors(material, practice):
        yield phrases.labeled(f"{row.level} {row.word}", row.text)


def _lines(material: RoomMaterial, *, pace: float, paused: str) -> LinesSlide:
    asked = material.assessment.three_thirds
    title = _("The last ten contacts")
    return LinesSlide(
        title=title,
        stem=asked.stem,
        rule=_("Count as well as you can. It doesn't have to be exact."),
        lines=tuple((_answer_line(line), line.text) for line in asked.lines),
        bands=asked.anchors,
        pace=pace,
        paused=paused,
        spoken=phrases.read_aloud(title, asked.stem, *(line.text for line in asked.lines)),
    )


def _answer_line(line: Line) -> AnswerLine:
    return AnswerLine(line.id, line.name or phrases.capital(line.text), BANDS, ("?",))


def _break(workshop: Workshop, material: RoomMaterial) -> BreakSlide:
    title = _("Thank you. Time for a break.")
    if workshop.by_hands:
        return _break_of(workshop, title, (_("Your hands are counted. The results come up here soon."),))
    steps = (
        _("Lay your sheet face down on the pile."),
        _("Somebody shuffles the pile."),
        _("Somebody neutral types the sheets in."),
    )
    names = () if material.round.anonymous else (_("Answers in this round can be traced."),)
    return _break_of(workshop, title, (*steps, *names))


def _break_of(workshop: Workshop, title: str, steps: tuple[str, ...]) -> BreakSlide:
    minutes = -(-workshop.left() // MINUTE)
    text = ngettext("We go on in {n} minute.", "We go on in {n} minutes.", minutes)
    back_at = text.format(n=minutes) if minutes else _("We go on in a moment.")
    return BreakSlide(
        title=title, steps=steps, back_at=back_at, spoken=phrases.read_aloud(title, *steps, back_at)
    )


def _wait(material: RoomMaterial) -> WaitSlide:
    title = _("One moment")
    text = _("There is nothing to see before the round is closed.")
    if material.round.sealed:
        text = _("The answers are in. The results come up here soon.")
    return WaitSlide(title=title, text=text, spoken=phrases.read_aloud(title, text))


# --- profile and talk


def _profile(_workshop: Workshop, material: RoomMaterial) -> ProfileSlide | WaitSlide:
    results = material.results
    if results is None:
        return _wait(material)
    title, found = _("Where we stand"), finding(results)
    rows = tuple(_profile_rows(results))
    ranges = any(e.interval for e in results.score.elements)
    return ProfileSlide(
        title=title,
        finding=found,
        rows=rows,
        note=_ranges_note() if ranges else "",
        spoken=phrases.read_aloud(title, found, *(row.spoken for row in rows)),
    )


def _ranges_note() -> str:
    return _("Not everyone rated everything: the thin line on a bar is where its score likely lies.")


def _profile_rows(results: RoundResults) -> Iterable[ProfileRow]:
    for element in results.score.elements:
        level = None
        if element.level is not None and element.level_range is not None:
            level = level_view(results, element.level_range, element.level)
        missing = "" if element.score is not None else findings.no_score(element)
        yield ProfileRow(
            element=ElementMark(element.id, results.element(element.id).title),
            score=element.score,
            interval=element.interval,
            level=level,
            points="" if element.score is None else numbers.points(element.score),
            missing=missing,
            spoken=spoken_element(results, element),
        )


def _close_ones(workshop: Workshop, material: RoomMaterial, results: RoundResults) -> CloseOnesSlide | None:
    """Those that are close and were not talked through, with their level; None if there are none."""
    settled = results.discussion.settled
    close = [
        practice
        for practice in talk_agenda(workshop, material).close
        if practice not in settled or settled[practice].outcome is Outcome.CONFIRMED
    ]
    left, n = [p for p in close if p not in settled], len(close)
    title = ngettext("We are close on this one", "We are close on these {n}", n).format(n=n)
    how = _("Beside each is its level. Who sees one differently? Then we talk about it.")
    if not left:
        title = ngettext("We confirmed this one", "We confirmed these {n} together", n).format(n=n)
        how = _("Each keeps the average of your answers.")
    levels = ((p, results.score.practices[p].level) for p in printed_order(material, close))
    names = tuple(
        DotsName(
            material.mark(p),
            f"{p} {material.practice(p).name}",
            "" if level is None else str(level),
        )
        for p, level in levels
    )
    level = _("level {n}")
    said = [phrases.clauses(filter(None, (n.name, n.count and level.format(n=n.count)))) for n in names]
    spoken = phrases.read_aloud(title, how, *said)
    return CloseOnesSlide(title=title, how=how, names=names, spoken=spoken) if names else None


def _talk(workshop: Workshop, material: RoomMaterial) -> TalkSlide | CloseOnesSlide | WaitSlide:
    results = material.results
    if results is None:
        return _wait(material)
    if workshop.close_shown and (close := _close_ones(workshop, material, results)):
        return close
    if workshop.practice is None:
        title = _("Nothing to talk through")
        text = _("All answers are close. We confirm them together.")
        return WaitSlide(title=title, text=text, spoken=phrases.read_aloud(title, text))
    practice, score = material.practice(workshop.practice), results.score.practices.get(workshop.practice)
    place = _("{n} of {all}").format(n=workshop.page + 1, all=len(workshop.talk))
    if not workshop.revealed:
        return _statement(material, practice, place, note="")
    if score is None or score.counts is None or score.mean is None:  # set aside, or too few
        note = _("There are not enough answers to show this practice.")
        return _statement(material, practice, place, note=note)
    return _answers(material, practice, score, place, left=numbers.time_left(item_left(workshop, material)))


def _statement(material: RoomMaterial, practice: Practice, place: str, *, note: str) -> TalkSlide:
    """The practice alone; ``note`` says why its answers are not shown although they were asked for."""
    return TalkSlide(
        element=material.mark(practice.id),
        place=place,
        statement=practice.statement,
        revealed=False,
        anchors=_anchors(material, practice),
        columns=(),
        boxes=(),
        finding=note,
        answers="",
        left="",
        spoken=phrases.read_aloud(practice.statement, *_anchors_spoken(material, practice), note),
    )


def _answers(
    material: RoomMaterial, practice: Practice, score: PracticeScore, place: str, *, left: str
) -> TalkSlide:
    counts, words = score.counts or (), material.assessment.scale.words
    bars = max(counts, default=0) >= BARS_FROM
    columns = tuple(LevelColumn(level, words[level - 1], n, bars) for level, n in enumerate(counts, start=1))
    found = _finding(score)
    said = [_("{n} at level {level}").format(n=c.count, level=c.level) for c in columns]
    return TalkSlide(
        element=material.mark(practice.id),
        place=place,
        statement=practice.statement,
        revealed=True,
        anchors=(),
        columns=columns,
        boxes=_boxes(practice, score),
        finding=found,
        answers=_how_many(material.round, score.rated),
        left=left,
        spoken=phrases.sentences(phrases.labeled(_("Answers"), phrases.clauses(said)), found),
    )


def _how_many(round_: Round, n: int) -> str:
    answers = ngettext("{n} answer.", "{n} answers.", n).format(n=numbers.count(n))
    return phrases.sentences(answers, _("No names are kept.")) if round_.anonymous else answers


def _finding(score: PracticeScore) -> str:
    """What the dots say in few words: of everybody together, never of a group."""
    if score.split:
        return _("Two experiences.")
    found: Mapping[Agreement | None, str] = {
        Agreement.CLOSE: _("We are close."),
        Agreement.FAIR: _("We differ a little."),
        Agreement.MIXED: _("We differ."),
    }
    return found.get(score.agreement, "")


def _boxes(practice: Practice, score: PracticeScore) -> tuple[AnchorBox, ...]:
    """Now and next; where there are two experiences now for some, the next step, and now for others."""
    apart = comparison.apart(score)
    if score.split and len(apart) > 1:
        low, high = apart
        step = max(low + 1, _FIRST_TO_AIM_AT)
        some = AnchorBox(low, _("Now, for some"), practice.anchor(low))
        others = AnchorBox(high, _("Now, for others"), practice.anchor(high))
        between = (AnchorBox(step, _("Next step up"), practice.anchor(step), next=True),)
        return (some, *(between if low < step < high else ()), others)
    now = score.level or 1
    step_up = next_level(score.mean or 1.0, 5)
    boxes = [AnchorBox(now, _("Now"), practice.anchor(now))]
    if step_up is not None and step_up > now:
        boxes.append(AnchorBox(step_up, _("Next step up"), practice.anchor(step_up), next=True))
    return tuple(boxes)


# --- dots, plan, close


def printed_order(material: RoomMaterial, practices: Iterable[PracticeId]) -> tuple[PracticeId, ...]:
    """Practices as the list for dots prints them."""
    chosen = {*practices}
    return tuple(p for p in material.assessment.practices if p in chosen)


def _dots(workshop: Workshop, material: RoomMaterial) -> DotsSlide:
    title, talked = _("What matters most to the people we serve?"), talked_about(workshop, material)
    how = ngettext(
        "One dot each, on your own list.",
        "{n} dots each, on your own list. All on one, or spread.",
        workshop.dots_each,
    ).format(n=workshop.dots_each)
    if workshop.counts_shown:  # what got dots stands there with them, whether it was talked about or not
        voted = {p for p, n in workshop.dots.items() if n}
        talked = printed_order(material, voted.union(talked))
    names = tuple(_dots_names(workshop, material, talked))
    others = "" if workshop.counts_shown else _others(len(talked), len(for_dots(workshop, material)))
    said = [phrases.clauses(filter(None, (name.name, name.count))) for name in names]
    return DotsSlide(
        title=title,
        how=how,
        names=names,
        others=others,
        spoken=phrases.read_aloud(title, how, *said, others),
    )


def talked_about(workshop: Workshop, material: RoomMaterial) -> tuple[PracticeId, ...]:
    """What the room talked about, in printed order: it saw the answers, or something was settled about it.

    What was only confirmed together, skipped, or never come to is not among it.
    """
    settled = material.results.discussion.settled if material.results else {}
    recorded = {p for p, one in settled.items() if one.outcome is not Outcome.CONFIRMED}
    return printed_order(material, (workshop.opened | recorded) & {*for_dots(workshop, material)})


def for_dots(workshop: Workshop, material: RoomMaterial) -> tuple[PracticeId, ...]:
    """The practices that may get dots, in printed order: those asked and not set aside."""
    return printed_order(material, {*workshop.practices} - {*material.round.set_aside})


def _dots_names(
    workshop: Workshop, material: RoomMaterial, practices: Sequence[PracticeId]
) -> Iterable[DotsName]:
    for practice in practices:
        n = workshop.dots.get(practice, 0)
        count = numbers.count(n) if workshop.counts_shown and workshop.dots_done else ""
        yield DotsName(material.mark(practice), f"{practice} {material.practice(practice).name}", count)


def _others(talked: int, n: int) -> str:
    if not talked:
        return _("Any of the {n} on your list").format(n=n)
    return _("Or any other of the {n} on your list").format(n=n) if n > talked else ""


def _plan(workshop: Workshop, material: RoomMaterial) -> PlanSlide | WaitSlide:
    if material.results is None:
        return _wait(material)
    return closing.plan_slide(
        material.results, material.plan, today=material.today, counts=workshop.counts_shown
    )


def _close(workshop: Workshop, material: RoomMaterial) -> CloseSlide | WaitSlide:
    if material.results is None:
        return _wait(material)
    return closing.close_slide(
        material.results,
        material.plan,
        team=material.team,
        people=workshop.people,
        today=material.today,
        counts=workshop.counts_shown,
    )

"""Slides as a workshop makes them, of every kind, and the sizes of screens they are tried at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sixelements.application import workshops
from sixelements.application.results import RoundResults
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import Discussion, Outcome, Settled
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.presentation.level_views import LevelView
from sixelements.presentation.room.projector import RoomMaterial, seat_slide, slide_of
from sixelements.presentation.room.slides import (
    AgreedRow,
    CloseSlide,
    FirstRow,
    LevelColumn,
    PlanSlide,
    Slide,
    StepRow,
    TalkSlide,
)
from tests.domain.builders import a_round, filled, scored, shipped_assessment

SIZES = ((1024, 768), (1280, 720), (1280, 800), (1920, 1080), (3840, 2160))
"""Screens in pixels: 4:3, 16:10 and 16:9, the smallest and the largest."""
DAY = date(2027, 4, 19)
ASSESSMENT = shipped_assessment()
PRACTICES = tuple(ASSESSMENT.practices)


def published(answers: Mapping[PracticeId, Sequence[int]]) -> RoundResults:
    """A closed round of as many people as the longest row has answers; 3 where a practice has no row."""
    people = max(map(len, answers.values()))
    sheets = [
        filled(
            Role.FRONTLINE if n % 3 else Role.MANAGER,
            {p: answers[p][n] if p in answers else 3 for p in PRACTICES},
        )
        for n in range(people)
    ]
    discussion = Discussion(
        settled={p: Settled(outcome=Outcome.AGREED, level=3) for p in PRACTICES[:3]}, facilitator="", votes={}
    )
    score = scored(ASSESSMENT, sheets, discussion=discussion)
    return RoundResults(assessment=ASSESSMENT, round=a_round(ASSESSMENT), score=score, discussion=discussion)


def material(results: RoundResults | None = None) -> RoomMaterial:
    """What slides are made from; without results the round is open."""
    round_ = results.round if results else replace(a_round(ASSESSMENT), state=State.OPEN)
    return RoomMaterial(
        team="Permit Counter", assessment=ASSESSMENT, round=round_, results=results, plan=None, today=DAY
    )


def begun(room: RoomMaterial) -> Workshop:
    """A workshop of ninety minutes with twelve people, on its first page."""
    return workshops.prepare(room.round, minutes=90, begins=9 * 3600, people=12)


def ballot() -> Iterator[Slide]:
    """Every page of the ballot: all practices, and the ten lines."""
    room = material()
    at = begun(room).go_to(ScriptBlock.BALLOT)
    while at.block is ScriptBlock.BALLOT:
        yield slide_of(at, room)
        at = at.next()


APART = (1, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4)
CLOSE = (2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3)


def talks(answers: Sequence[int], practices: Sequence[PracticeId] = PRACTICES) -> Iterator[TalkSlide]:
    """Each practice with these answers: hidden, and shown."""
    room = material(published(dict.fromkeys(practices, answers)))
    at = begun(room).with_agenda(practices).go_to(ScriptBlock.TALK)
    for _practice in practices:
        for one in (at, at.reveal()):
            slide = slide_of(one, room)
            assert isinstance(slide, TalkSlide)
            yield slide
        at = at.next()


def crowd(slide: TalkSlide, counts: Sequence[int]) -> TalkSlide:
    """The slide with other counts."""
    bars = max(counts) > 20
    columns = tuple(LevelColumn(c.level, c.word, n, bars) for c, n in zip(slide.columns, counts, strict=True))
    return replace(slide, columns=columns)


def others() -> dict[str, Slide]:
    """One slide of each other kind."""
    opened, room = material(), material(published(dict.fromkeys(PRACTICES[:4], APART)))
    agreeing = material(published(dict.fromkeys(PRACTICES, (3,) * 12)))
    at, before = begun(room), begun(opened)
    talked = at.with_agenda(tuple(PRACTICES[n] for n in (1, 2, 5, 10, 15, 20, 26, 34)))
    dots = talked.go_to(ScriptBlock.DOTS).put_dots(PRACTICES[2], 17)
    return {
        "seat": seat_slide(),
        "welcome": slide_of(before, opened),
        "welcome-beforehand": slide_of(at, room),
        "break": slide_of(before.go_to(ScriptBlock.BREAK), opened),
        "wait": slide_of(before.go_to(ScriptBlock.PROFILE), opened),
        "blank": slide_of(at.blanked(blank=True), room),
        "profile": slide_of(at.go_to(ScriptBlock.PROFILE), room),
        "dots": slide_of(dots, room),
        "dots-counts": slide_of(dots.finish_dots().show_counts(shown=True), room),
        "dots-none": slide_of(at.go_to(ScriptBlock.DOTS), room),
        "close-ones": slide_of(begun(agreeing).go_to(ScriptBlock.TALK).show_close(shown=True), agreeing),
        "plan": PLAN,
        "plan-none": replace(
            PLAN, steps=(), beyond=0, none="No plan yet. Agree now who makes it, and by when."
        ),
        "close": CLOSING,
        "close-now": slide_of(at.go_to(ScriptBlock.CLOSE), room),
    }


def _level(level: int) -> LevelView:
    return LevelView(str(level), level, ASSESSMENT.scale.words[level - 1])


_FIRST = (
    FirstRow(1, "Right first time", "10 dots", "Feeds speed, our short leg"),
    FirstRow(2, "Several techniques", "8 dots", "2 levels below our aim"),
    FirstRow(3, "Streamline first", "9 dots", "1 level below our aim"),
)
_STEPS = (
    StepRow(
        "Apr 28",
        "Several techniques: Pick a silent group, write two questions",
        "Rosa Lindqvist",
        unowned=False,
    ),
    StepRow(
        "Apr 30", "Streamline first: List every open request for software", "Denise Whitfield", unowned=False
    ),
    StepRow(
        "May 3",
        "Right first time: A tally sheet at each phone and desk: why did people contact us again?",
        "Hannah Boyd",
        unowned=False,
    ),
    StepRow("May 5", "Numbers: Ask both counters which numbers they see", "Maria Delgado", unowned=False),
    StepRow("May 7", "Sit in on two contacts of volunteers", "No owner yet", unowned=True),
)
PLAN = PlanSlide(
    title="What we do first",
    first=_FIRST,
    steps=_STEPS,
    none="",
    beyond=4,
    spoken="What we do first",
)
CLOSING = CloseSlide(
    title="What we agreed today",
    facts="Permit Counter, April 19, 2027",
    agreed=(
        AgreedRow(_level(3), "Every channel", "", "Every channel, agreed level 3"),
        AgreedRow(None, "Numbers", "around 2 and 4", "Numbers, around 2 and 4"),
        AgreedRow(_level(3), "Leaders first", "", "Leaders first"),
        AgreedRow(LevelView("2–3", 3, "Started to Usual"), "Coaching", "aim 3", "Coaching"),
        AgreedRow(_level(3), "Clear limits", "aim 4", "Clear limits"),
        AgreedRow(_level(4), "Safe to judge", "self-reported, aim 5", "Safe to judge"),
        AgreedRow(_level(3), "Prompt and specific", "", "Prompt and specific"),
        AgreedRow(_level(2), "Streamline first", "aim 3", "Streamline first"),
    ),
    agreed_beyond=0,
    reported="Self-reported: nothing was named yet that shows it.",
    confirmed="29 more were close. We confirmed them together.",
    first=_FIRST,
    parking=(
        "Online status page: streamline first",
        "Typing the form in twice: needs a change in the permit system",
        "Service in the appraisal form: with the 2027 cycle",
    ),
    parking_beyond=0,
    steps=_STEPS,
    steps_beyond=3,
    no_steps="",
    thanks="Thank you, all 12, for saying how it is.",
    again="We look at this again on July 19, 2027, for 15 minutes.",
    spoken="What we agreed today",
)

"""What the presenter sees during the ballot: time left, now and next, what to say, and if someone asks."""

from dataclasses import dataclass

from sixelements.domain.assessment import Practice, Role
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.script import HANDS_SECONDS, ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.i18n import _, ngettext
from sixelements.presentation.room.before import too_few_people
from sixelements.presentation.room.projector import RoomMaterial
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import (
    ScriptView,
    block_name,
    done_line,
    ends_line,
    script_view,
)
from sixelements.presentation.room.slides import ElementMark
from sixelements.wording import numbers, phrases
from sixelements.wording.helping import helping


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A page of the ballot as the presenter reads it; ``element`` is None for the ten lines."""

    element: ElementMark | None
    name: str
    note: str
    statement: str


@dataclass(frozen=True, slots=True)
class ElementLine:
    """How much of an element was shown, 0 to 1."""

    element: ElementId
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotDesk:
    """Everything beside the thumbnail. ``late``: the line about the end is amber.

    ``warning`` is to be said before the first practice: nothing could be shown with so few people.
    """

    title: str
    facts: str
    script: ScriptView
    room: str
    left: str
    to_come: str
    shown: str
    elements: tuple[ElementLine, ...]
    done: str
    late: bool
    ends: str
    page: str
    longer: str
    now: Upcoming
    then: Upcoming | None
    say: str
    say_notes: tuple[str, ...]
    asks: str
    asks_note: str
    warning: str
    pause: str
    blank: str
    next: str
    announced: str


def room_line(runner: Runner) -> str:
    """What stands above the thumbnail."""
    return _("The room sees nothing") if runner.workshop.blank else _("The room sees this")


def pause_words(runner: Runner) -> str:
    """What the button that stops time says."""
    return _("Go on") if runner.workshop.paused else _("Pause time")


def ballot_desk(runner: Runner) -> BallotDesk:
    """The desk of the ballot's page."""
    at, material, seconds = runner.workshop, runner.material, runner.seconds
    done, shown = runner.block_done, min(at.page + 1, len(at.practices))
    now = _upcoming(material, at.practices, at.page)
    return BallotDesk(
        title=block_name(ScriptBlock.BALLOT),
        facts=_("Everybody raises one hand. You type how many, and the room sees no count.")
        if at.by_hands
        else _("Everybody marks a sheet. Nothing is typed in yet, and nothing is counted."),
        script=script_view(at),
        room=room_line(runner),
        left=numbers.time_left(at.left(seconds)),
        to_come=_to_come(runner),
        shown=_("{n} of {all} shown").format(n=shown, all=len(at.practices)),
        elements=_elements(material, at.practices, shown),
        done=done_line(done),
        late=done.late,
        ends=ends_line(runner.all_done, runner.of_day),
        page=_page(runner),
        longer="" if at.by_hands or at.at_lines else _longer(seconds),
        now=now,
        then=_upcoming(material, at.practices, at.page + 1) if at.page + 1 < at.pages else None,
        say=_say(at),
        say_notes=_say_notes(at),
        asks=_asks(material, at.practice),
        asks_note=_asks_note(material, at.practice),
        warning=too_few_people(at, material.round) if at.page == 0 else "",
        pause=pause_words(runner),
        blank=_("Show the page") if at.blank else _("Blank the projector"),
        next=_next(at),
        announced=now.name,
    )


def _to_come(runner: Runner) -> str:
    at = runner.workshop
    practices = len(at.practices) - at.page - 1
    if at.by_hands:
        return ngettext("{n} practice to come", "{n} practices to come", practices).format(n=practices)
    if at.at_lines:
        return _("the ten lines")
    if practices <= 0:
        return _("then the ten lines")
    text = ngettext("{n} practice, then ten lines", "{n} practices, then ten lines", practices)
    return text.format(n=practices)


def _elements(
    material: RoomMaterial, practices: tuple[PracticeId, ...], shown: int
) -> tuple[ElementLine, ...]:
    seen, asked = {*practices[:shown]}, {*practices}
    rows = []
    for element in material.assessment.elements:
        own = [p.id for p in element.practices if p.id in asked]
        if own:
            rows.append(ElementLine(element.id, sum(p in seen for p in own) / len(own)))
    return tuple(rows)


def _page(runner: Runner) -> str:
    at = runner.workshop
    if at.paused:
        return _("Paused. Nothing goes on by itself.")
    if at.by_hands:
        return _("About {n} s a practice. Nothing goes on by itself.").format(n=HANDS_SECONDS)
    if at.at_lines:
        return _("The ten lines stay until you go on.")
    text = _("{left} s of {all}, then it goes on by itself")
    return text.format(left=runner.page_left, all=at.page_seconds(runner.seconds))


def _longer(seconds: tuple[int, ...]) -> str:
    most = max(seconds[:-1], default=0)
    return _("Longer statements get up to {n} s").format(n=most) if most else ""


def _upcoming(material: RoomMaterial, practices: tuple[PracticeId, ...], page: int) -> Upcoming:
    if page >= len(practices):
        asked = material.assessment.three_thirds
        note = _("Say that these are about contacts, and not about levels.")
        return Upcoming(element=None, name=_("The ten lines"), note=note, statement=asked.stem)
    practice, mark = material.practice(practices[page]), material.mark(practices[page])
    return Upcoming(
        element=mark,
        name=f"{practice.id} {practice.name}",
        note=_note(material, practices, page, mark),
        statement=practice.statement,
    )


def _note(material: RoomMaterial, practices: tuple[PracticeId, ...], page: int, mark: ElementMark) -> str:
    """Whether a new element begins, or one ends."""
    before = material.mark(practices[page - 1]) if page else None
    after = material.mark(practices[page + 1]) if page + 1 < len(practices) else None
    if before != mark:
        return _("A new element: say its name, {title}").format(title=mark.title)
    return _("Last practice of {title}").format(title=mark.title) if after != mark else ""


def _next(at: Workshop) -> str:
    if at.page + 1 < at.pages:
        return _("Next practice")
    return _("All hands are counted") if at.by_hands else _("Hand in the sheets")


def _say_notes(at: Workshop) -> tuple[str, ...]:
    if at.by_hands:
        return _("Eyes to the screen. Managers raise last."), _("Count aloud, and name nobody.")
    return (
        _("Read the statement once, then stay quiet. Explain a word, never a level."),
        _("Look at the screen, not at hands."),
    )


def _say(at: Workshop) -> str:
    if at.by_hands:
        return _("“Hands up for level 1. Level 2. And so on. Who doesn't know?”")
    if at.at_lines:
        return _("“Think of your last ten contacts. In how many was it so? One box in each line.”")
    return _("“Take the highest line that is all true today. Between two? The lower one.”")


def _asks(material: RoomMaterial, practice: PracticeId | None) -> str:
    """What helps the front line: most people in the room."""
    if practice is None:
        return _("Count as well as you can. It doesn't have to be exact.")
    return helping(material.practice(practice), Role.FRONTLINE)


def _asks_note(material: RoomMaterial, practice: PracticeId | None) -> str:
    if practice is None or _seen(material.practice(practice)):
        return ""
    return phrases.sentences(_("Many at the counter can't see this one."), _("Don't know is a true answer."))


def _seen(practice: Practice) -> bool:
    return Role.FRONTLINE in practice.seen_by

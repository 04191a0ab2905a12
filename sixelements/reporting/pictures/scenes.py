"""What stands on each picture: the report's own charts, with the words that make them stand alone."""

from collections.abc import Callable, Mapping

from sixelements.application.reports import Material, Picture
from sixelements.charts import bars, gap, poster, stool
from sixelements.charts.poster import INNER, PosterWords, placed
from sixelements.charts.scene import Anchor, Ink, Scene, SceneText, Shape, StraightLine, Stroke, Weight
from sixelements.domain import comparison, levels
from sixelements.domain.errors import NotAllowed
from sixelements.domain.responses import Group
from sixelements.domain.scores import ElementScore, LegSource
from sixelements.i18n import _
from sixelements.reporting import facts, timeline_chart
from sixelements.reporting.standing import leg_words, margin
from sixelements.wording import asked, findings, numbers, phrases
from sixelements.wording import pictures as words_of

_NAMES, _BAR, _SIDES, _ROW, _HEAD = 178.0, 262.0, 206.0, 30.0, 18.0
_LETTERS, _NAME_SIZE, _LINE = 32, 9.5, 11.0
_NARROW = 400.0
"""Width of the picture of the stool."""
_SCORE, _LEVEL = INNER - 56.0, INNER
"""Right edges of the columns of scores and levels."""


def scene(material: Material, picture: Picture) -> Scene:
    """The picture. Raises NotAllowed where there is nothing that may be shown."""
    return _SCENES[picture](material)


def _six_bars(material: Material) -> Scene:
    elements = material.score.elements
    shapes: list[Shape] = [
        *placed(bars.paper_axis(_BAR, alt="").shapes, _NAMES, 0),
        _head(_SCORE, _("Score")),
        _head(_LEVEL, _("Level")),
    ]
    for n, element in enumerate(elements):
        shapes.append(_rule(n))
        shapes += placed(_bar_row(material, element), 0, _HEAD + n * _ROW)
    notes = [_("Mark: score from 0 to 100. Ticks: practices.")]
    if any(element.interval for element in elements):
        notes[0] = _("Mark: score from 0 to 100. Bracket: likely range. Ticks: practices.")
    if material.earlier_round and any(comparison.earlier_element(material.earlier, e) for e in elements):
        notes.append(_("Open mark: round {n}.").format(n=material.earlier_round.number))
    alt = phrases.sentences(*(_told(material, element) for element in elements))
    words = _around(material, _("Where the team stands"), notes, alt)
    return poster.poster(words, [*shapes, _rule(len(elements))], height=_HEAD + len(elements) * _ROW)


def _told(material: Material, element: ElementScore) -> str:
    bar = words_of.score_bar(element, earlier=_earlier(material, element))
    return _("{element}: {bar}").format(element=_title(material, element), bar=bar)


def _title(material: Material, element: ElementScore) -> str:
    return material.assessment.element(element.id).title


def _earlier(material: Material, element: ElementScore) -> float | None:
    before = comparison.earlier_element(material.earlier, element)
    return before.score if before else None


def _bar_row(material: Material, element: ElementScore) -> list[Shape]:
    shapes = _name(material, element)
    bar = bars.bar_of(element, earlier=_earlier(material, element))
    middle = _ROW / 2 + 3.5
    if bar is None or element.score is None or element.level_range is None:
        words = findings.no_score(element)
        return [*shapes, SceneText(at=(_NAMES, middle), text=words, size=9, ink=Ink.SOFT)]
    score = f"{numbers.points(element.score)}{margin(element)}"
    level = numbers.level_short(element.level_range)
    return [
        *shapes,
        *placed(bars.paper_bar(bar, width=_BAR, alt="", height=_ROW).shapes, _NAMES, 0),
        _figure(_SCORE, middle, score),
        _figure(_LEVEL, middle, level),
    ]


def _name(material: Material, element: ElementScore) -> list[Shape]:
    lines = poster.wrapped(f"{element.id}  {_title(material, element)}", _LETTERS, lines=2)
    top = _ROW / 2 + 3.5 - (len(lines) - 1) * _LINE / 2
    return [
        SceneText(at=(0, top + n * _LINE), text=line, size=_NAME_SIZE, weight=Weight.SEMIBOLD)
        for n, line in enumerate(lines)
    ]


def _rule(row: int) -> Shape:
    y = _HEAD + row * _ROW
    return StraightLine(start=(0, y), end=(INNER, y), stroke=Stroke(ink=Ink.HAIRLINE, width=0.5))


def _head(x: float, words: str) -> Shape:
    at = (x, bars.AXIS - 2.4)
    return SceneText(at=at, text=words, size=8, weight=Weight.SEMIBOLD, ink=Ink.SOFT, anchor=Anchor.END)


def _figure(x: float, y: float, words: str, *, bold: bool = True) -> Shape:
    weight = Weight.SEMIBOLD if bold else Weight.REGULAR
    return SceneText(at=(x, y), text=words, size=_NAME_SIZE, weight=weight, anchor=Anchor.END)


def _three_legs(material: Material) -> Scene:
    legs, names = material.score.legs, material.assessment.legs
    if legs is None or legs.source is LegSource.PRACTICES:
        raise NotAllowed(
            _("There are not enough answers to the lines on courtesy, accuracy, and speed to draw the stool.")
        )
    words = leg_words(legs, names)
    drawn = stool.paper_stool(legs, words=words, alt="")
    left = (_NARROW - 2 * poster.EDGE - drawn.width) / 2
    around = _around(
        material,
        findings.stool_heading(legs, names),
        [_("Contacts of ten, as staff say. Dashed: the rest of the way to ten.")],
        words_of.stool(legs, names),
    )
    return poster.poster(around, placed(drawn.shapes, left, 8), height=drawn.height + 8, width=_NARROW)


def _two_sides(material: Material) -> Scene:
    elements = [e for e in material.score.elements if e.gap is not None]
    if not elements:
        raise NotAllowed(_("Front line and leads are not both shown in this round, so they can't be drawn."))
    shapes: list[Shape] = [
        _head(_SCORE - 62, _("Front line")),
        _head(_SCORE - 14, _("Leads")),
        _head(_LEVEL, _("Points apart")),
        _head(_NAMES + 7, "0"),
        _head(_NAMES + _SIDES, "100"),
    ]
    for n, element in enumerate(elements):
        shapes.append(_rule(n))
        shapes += placed(_role_row(material, element), 0, _HEAD + n * _ROW)
    sides = [(e, *_sides(e)) for e in elements]
    told = (
        _("{element}: {bar}").format(element=_title(material, e), bar=words_of.gap(front, leads))
        for e, front, leads in sides
    )
    notes = [
        _("Circle: front line. Diamond: leads, that is supervisors and managers together. 0 to 100."),
        _('Heavy line: worth a conversation. Neither side is "right," and no flag doesn\'t prove agreement.'),
    ]
    words = _around(material, _("Front line and leads"), notes, phrases.sentences(*told))
    return poster.poster(words, [*shapes, _rule(len(elements))], height=_HEAD + len(elements) * _ROW)


def _sides(element: ElementScore) -> tuple[float, float]:
    return levels.score_of(element.roles[Group.FRONTLINE]), levels.score_of(element.roles[Group.LEADS])


def _role_row(material: Material, element: ElementScore) -> list[Shape]:
    front, leads = _sides(element)
    flagged = element.gap is not None and element.gap.flagged
    drawn = gap.gap(frontline=front, leads=leads, flagged=flagged, width=_SIDES, alt="")
    middle = _ROW / 2 + 3.5
    return [
        *_name(material, element),
        *placed(drawn.shapes, _NAMES, (_ROW - drawn.height) / 2),
        _figure(_SCORE - 62, middle, numbers.points(front), bold=False),
        _figure(_SCORE - 14, middle, numbers.points(leads), bold=False),
        _figure(_LEVEL, middle, numbers.points(abs(element.gap.printed) if element.gap else 0), bold=flagged),
    ]


def _on_days(material: Material) -> Scene:
    drawn = timeline_chart.charts(material)
    if not drawn:
        raise NotAllowed(_("No action has a due date yet, so there is no timeline to draw."))
    shapes: list[Shape] = []
    height = 6.0
    for part in drawn:
        shapes += placed(part.shapes, 0, height)
        height += part.height
    agreed = "" if material.plan else _("These actions are recommended, not agreed yet.")
    notes = [agreed, _("Bar: start to due date. Arrow: waits for. Diamond: review.")]
    words = PosterWords(
        title=_("The plan, day by day"),
        subtitle=_place_and_round(material),
        notes=tuple(note for note in notes if note),
        alt=phrases.sentences(*(part.alt for part in drawn)),
    )
    return poster.poster(words, shapes, height=height, width=drawn[0].width + 2 * poster.EDGE)


def _place_and_round(material: Material) -> str:
    closed = material.round.closed_on
    day = numbers.day(closed) if closed else numbers.day(material.made_on)
    text = _("{place} · round {n}, {day}")
    return text.format(place=facts.places(material), n=material.round.number, day=day)


def _around(material: Material, title: str, notes: list[str], told: str) -> PosterWords:
    """The words around a picture of scores, so that it can be understood without the report."""
    round_ = material.round
    subtitle = _place_and_round(material)
    who = phrases.sentences(
        asked.answered(round_, material.score), asked.mode(round_), _("A self-assessment.")
    )
    return PosterWords(title=title, subtitle=subtitle, notes=(*notes, who), alt=told)


_SCENES: Mapping[Picture, Callable[[Material], Scene]] = {
    Picture.BARS: _six_bars,
    Picture.STOOL: _three_legs,
    Picture.ROLES: _two_sides,
    Picture.TIMELINE: _on_days,
}

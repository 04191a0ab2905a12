"""What the marks of the drawings mean, each shown on a made-up sample."""

from sixelements.application.reports import Material
from sixelements.charts import bars, gap, strip
from sixelements.charts.bars import Bar
from sixelements.charts.scene import Scene
from sixelements.charts.strip import Answers
from sixelements.domain import comparison
from sixelements.domain.anonymity import showing_threshold
from sixelements.i18n import _
from sixelements.reporting.outline import Cell, Column, Figure, Row, Table, TableLook, cell
from sixelements.reporting.runs import Run, RunText, Voice, fill
from sixelements.wording import phrases, pictures

_BAR = 110.0


def marks_table(material: Material) -> Table:
    """A row for every mark that this report uses."""
    rows = [_row(_dots(material), _dots_mean(material))]
    if any(material.discussion.not_agreed(p) for p in material.score.practices):
        rows.append(_row(_apart(), _apart_means()))
    if any(e.score is not None for e in material.score.elements):
        rows.append(_row(_bar(material), _bar_means(material)))
    if any(p.gap is not None for p in material.score.practices.values()):
        rows.append(_row(_sides(), _sides_mean()))
    rows.append(_withheld(material))
    return Table(
        columns=(Column(header=_("Mark"), width=136), Column(header=_("What it means"), width=368)),
        rows=tuple(rows),
        summary=_("Marks on made-up samples, and what they mean"),
        look=TableLook.DENSE,
    )


def _row(scenes: tuple[Scene, ...], words: RunText) -> Row:
    picture = Cell(blocks=tuple(Figure(scene=scene) for scene in scenes), header=True)
    return Row(cells=(picture, cell(words)))


def _sample(words: str) -> str:
    return _("Sample: {drawing}").format(drawing=words)


def _named(template: str, name: str) -> RunText:
    """A sentence that begins with the name of the mark."""
    return fill(template, mark=Run(name, Voice.SEMIBOLD))


def _shows_agreed(material: Material) -> bool:
    return any(material.discussion.agreed(p) is not None for p in material.score.practices)


def _dots(material: Material) -> tuple[Scene, ...]:
    agreed = 2.0 if _shows_agreed(material) else None
    counts = (0, 1, 8, 2, 0)
    alt = pictures.strip(counts=counts, mean=3.1, agreed=agreed, not_agreed=False, aim=4)
    sample = Answers(mean=3.1, counts=counts, agreed=agreed, aim=4)
    return strip.header(alt=_("Levels 1 to 5")), strip.paper_strip(sample, alt=_sample(alt))


def _dots_mean(material: Material) -> RunText:
    first = _(
        "{mark} in the column of the level chosen. In this sample 1 person chose 2, 8 chose 3, and 2 chose 4."
    )
    parts = [_("Triangle: the mean.")]
    if _shows_agreed(material):
        parts.append(_("Box: the level the team agreed on."))
    parts.append(_("Thick line: the aim, where it is not reached yet."))
    return (*_named(first, _("One dot, one answer,")), Run(f" {phrases.sentences(*parts)}"))


def _apart() -> tuple[Scene, ...]:
    counts = (2, 4, 0, 5, 0)
    alt = pictures.strip(counts=counts, mean=2.7, agreed=None, not_agreed=True, aim=4)
    sample = Answers(mean=2.7, counts=counts, apart=(2, 4), aim=4)
    return (strip.paper_strip(sample, alt=_sample(alt)),)


def _apart_means() -> RunText:
    words = _(
        "{mark} the team did not agree. They mark where the private answers gather; the next step is to find "
        "out why."
    )
    return _named(words, _("Two dashed boxes:"))


def _compared(material: Material) -> bool:
    """Whether any bar carries the mark of the round before."""
    elements = [e for e in material.score.elements if e.score is not None]
    return any(comparison.earlier_element(material.earlier, e) for e in elements)


def _bar(material: Material) -> tuple[Scene, ...]:
    interval = (37, 43) if any(e.interval for e in material.score.elements) else None
    earlier = 31.0 if _compared(material) else None
    sample = Bar(score=40, interval=interval, practices=(34, 38, 40, 43, 45), earlier=earlier)
    parts = [_("Sample: score 40")]
    if interval:
        parts.append(_("likely 37 to 43"))
    parts.append(_("practices 34 to 45"))
    if earlier:
        parts.append(_("31 in the round before"))
    return (bars.paper_bar(sample, width=_BAR, height=22, alt=phrases.sentence(phrases.facts(*parts))),)


def _bar_means(material: Material) -> RunText:
    parts = [_("{mark} the thick mark is the element's score, from 0 to 100.")]
    people = material.round.headcount.total if material.round.headcount else None
    if any(e.interval for e in material.score.elements):
        if people:
            words = _("Bracket: where it would likely lie (9 times in 10) had all {people} answered.")
            if material.score.people + material.score.dropped >= people:
                words = _("Bracket: where it would likely lie (9 times in 10) had all {people} rated enough.")
            parts.append(words.format(people=people))
        else:
            parts.append(_("Bracket: where it would likely lie (9 times in 10)."))
    parts.append(_("Ticks: its practices; far apart means uneven."))
    if _compared(material):
        parts.append(_("Open mark: the round before."))
    return _named(phrases.sentences(*parts), _("Score bar:"))


def _sides() -> tuple[Scene, ...]:
    alt = _sample(pictures.gap(40, 65))
    return (gap.gap(frontline=40, leads=65, flagged=True, width=_BAR, alt=alt),)


def _sides_mean() -> RunText:
    words = _("{mark} what the front line and what the leads say. A heavy line: worth a conversation.")
    return _named(words, _("Circle and diamond:"))


def _withheld(material: Material) -> Row:
    k = showing_threshold(material.round)
    words = _("Withheld (fewer than {k})")
    why = _("A number from which one could tell what a few people said is not printed.")
    if not material.round.anonymous:
        words, why = _("Too few (fewer than {k})"), _("A figure of so few people is not printed.")
    name = Run(words.format(k=k), Voice.SEMIBOLD)
    return Row(
        cells=(
            cell(name, header=True),
            cell(phrases.sentences(why, _("Nothing is marked with color alone."))),
        )
    )

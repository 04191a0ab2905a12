"""What one sheet asks, in order: the practices of the round, then the three-thirds lines."""

from dataclasses import dataclass

from sixelements.domain.assessment import Assessment, Line, Practice, Role
from sixelements.domain.ids import ItemId
from sixelements.domain.rounds import Round
from sixelements.i18n import _

PRACTICE_SECONDS = 20
LINE_SECONDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One page of answering. ``section`` counts from 0; ``mark`` is the element's number or empty."""

    item: ItemId
    section: int
    mark: str
    section_title: str
    name: str
    lead: str
    statement: str
    rule: str
    helper: str
    anchors: tuple[str, str, str, str, str]
    words: tuple[str, ...]
    seconds: int

    @property
    def is_practice(self) -> bool:
        """Whether it is a practice, which can have a comment."""
        return bool(self.mark)


def questions(assessment: Assessment, round_: Round, role: Role | None) -> tuple[AskedQuestion, ...]:
    """Everything a participant is asked; a helper line fits the role, where one was given."""
    asked = set(round_.practices)
    found: list[AskedQuestion] = []
    section = -1
    for element in assessment.elements:
        chosen = [p for p in element.practices if p.id in asked]
        section += bool(chosen)
        title = element.title
        found += [_of_practice(assessment, p, title, section, role) for p in chosen]
    lines = assessment.three_thirds.lines
    return (*found, *(_of_line(assessment, line, section + 1) for line in lines))


def _of_practice(
    assessment: Assessment, practice: Practice, title: str, section: int, role: Role | None
) -> AskedQuestion:
    return AskedQuestion(
        item=ItemId(practice.id),
        section=section,
        mark=practice.element,
        section_title=title,
        name=practice.name,
        lead="",
        statement=practice.statement,
        rule=assessment.scale.rule,
        helper=practice.helper.get(role, "") if role else "",
        anchors=practice.anchors,
        words=assessment.scale.words,
        seconds=PRACTICE_SECONDS,
    )


def _of_line(assessment: Assessment, line: Line, section: int) -> AskedQuestion:
    asked = assessment.three_thirds
    return AskedQuestion(
        item=ItemId(line.id),
        section=section,
        mark="",
        section_title=_("The last ten contacts"),
        name=line.text[:1].upper() + line.text[1:],
        lead=asked.stem,
        statement=line.text,
        rule=_("Count as well as you can. It doesn't have to be exact."),
        helper="",
        anchors=asked.anchors,
        words=(),
        seconds=LINE_SECONDS,
    )

"""Places to mark: a box on paper, a button in the form that is filled in on the screen."""

from dataclasses import dataclass

from sixelements.application.forms import FormMaterial
from sixelements.charts import sheet
from sixelements.charts.scene import Scene
from sixelements.domain.assessment import LEVELS, Line, Practice, Role
from sixelements.i18n import _
from sixelements.reporting.outline import Figure, FormButton
from sixelements.wording import phrases
from sixelements.wording.forms import BANDS

LEVEL_VALUES = tuple(str(level) for level in LEVELS)
DONT_KNOW, NOT_APPLICABLE = "dk", "na"
"""What a file of answers says, in every format alike."""
ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """One answer to a question. ``value`` is what a file of answers says, ``sign`` what a box shows."""

    value: str
    sign: str
    word: str
    text: str
    outside: bool = False
    """Whether it is outside of the scale."""

    @property
    def head(self) -> str:
        """What heads its column: the level, the band, or the word of an answer outside of the scale."""
        return self.word if self.outside else self.text if not self.word else self.sign

    @property
    def said(self) -> str:
        """The answer in full."""
        parts = [part.rstrip(".") for part in (self.word, self.text)]
        return phrases.sentence(phrases.read_aloud(*parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion:
    """A question with its answers. ``id`` is that of a practice or a line, or ``role``.

    ``stem`` is what lines have in common; it ends in the sign for words left out. ``meaning`` is what the
    words of a practice mean, which every form says; what a role may think of is said where the role is known.
    """

    id: str
    name: str
    text: str
    choices: tuple[FormChoice, ...]
    stem: str = ""
    meaning: str = ""

    @property
    def full(self) -> str:
        """The question where it stands alone."""
        return f"{self.stem.rstrip(' …')} {self.text}" if self.stem else self.text

    @property
    def question(self) -> str:
        """The question with its number, as survey tools and their exports show it."""
        return self.text if self.id == ROLE else f"{self.id} {self.full}"

    @property
    def heading(self) -> str:
        """Its number and name; the role has no number."""
        return self.name if self.id == ROLE else f"{self.id} {self.name}"


def of_practice(material: FormMaterial, practice: Practice) -> FormQuestion:
    """A practice with its five anchors, don't know and not applicable."""
    words = material.assessment.scale.words
    levels = tuple(
        FormChoice(value=value, sign=value, word=word, text=anchor)
        for value, word, anchor in zip(LEVEL_VALUES, words, practice.anchors, strict=True)
    )
    outside = (dont_know(material), not_applicable(material))
    return FormQuestion(
        id=practice.id,
        name=practice.name,
        text=practice.statement,
        choices=(*levels, *outside),
        meaning=practice.meaning,
    )


def of_line(material: FormMaterial, line: Line) -> FormQuestion:
    """A three-thirds line with its five bands and don't know; it has no not applicable."""
    three = material.assessment.three_thirds
    choices = tuple(
        FormChoice(value=value, sign=sign, word="", text=band)
        for value, sign, band in zip(LEVEL_VALUES, BANDS, three.anchors, strict=True)
    )
    return FormQuestion(
        id=line.id,
        name=line.name or line.text,
        text=line.text,
        choices=(*choices, dont_know(material)),
        stem=three.stem,
    )


def of_role(material: FormMaterial) -> FormQuestion | None:
    """The question for the role; None if no role may be asked."""
    if not material.asks_role:
        return None
    names = material.assessment.roles
    choices = tuple(FormChoice(value=role.value, sign="", word=names[role], text="") for role in Role)
    return FormQuestion(
        id=ROLE, name=_("Your role"), text=_("What is your role on this team?"), choices=choices
    )


def all_asked(material: FormMaterial) -> tuple[FormQuestion, ...]:
    """Everything that is asked but the role, in order."""
    practices = tuple(of_practice(material, p) for p in material.practices)
    return (*practices, *(of_line(material, line) for line in material.lines))


def dont_know(material: FormMaterial) -> FormChoice:
    """The answer of those who have no way to judge."""
    text = material.assessment.scale.dont_know
    return FormChoice(value=DONT_KNOW, sign="?", word=_("Don't know"), text=text, outside=True)


def not_applicable(material: FormMaterial) -> FormChoice:
    """The answer of a team that has no such thing."""
    text = material.assessment.scale.not_applicable
    return FormChoice(value=NOT_APPLICABLE, sign=_("n/a"), word=_("Not applicable"), text=text, outside=True)


def box(choice: FormChoice, size: tuple[float, float], *, letters: float = 7.0, left: float = 0.0) -> Figure:
    """A box to cross on paper, in points; dashed outside of the scale. ``left`` is empty before it."""
    answer = choice.sign if choice.sign and not choice.outside else choice.word or choice.text
    said = _("{answer}, to cross").format(answer=answer)
    scene = sheet.answer_box(
        choice.sign, alt=said, size=size, letters=letters, left=left, quiet=choice.outside
    )
    return Figure(scene=scene)


def button(asked: FormQuestion, choice: FormChoice, *, width: float, height: float) -> Figure:
    """A button of the form that is filled in on the screen."""
    scene = sheet.hole(width, height, alt=choice.said)
    made = FormButton(
        group=asked.id,
        value=choice.value,
        question=phrases.read_aloud(asked.heading, asked.full),
        said=f"{asked.id} {choice.sign} {choice.said}" if choice.sign else choice.said,
    )
    return Figure(scene=scene, button=made)


def unseen(words: str) -> Scene:
    """In the head of a column of boxes: nothing is drawn, as the boxes say it; it is only heard."""
    return sheet.hole(1.0, 0.5, alt=words)

"""The shape of assessment files, as pydantic models; the JSON Schema for authors is made from them.

The models only say what one file may hold. What must hold between files (prerequisites that
exist, ids that are unique) is the loader's business.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

ANCHOR_MAX_CHARACTERS = 100
ANCHOR_MAX_WORDS = 16

ElementNumber = Annotated[str, StringConstraints(pattern=r"^[1-9]$")]
PracticeNumber = Annotated[str, StringConstraints(pattern=r"^[1-9]\.[1-9]$")]
LineNumber = Annotated[str, StringConstraints(pattern=r"^t\.([1-9]|10)$")]
ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=r"^[^\n]*$")
]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=r"^[^\n]*$")
]
AnchorText = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=ANCHOR_MAX_CHARACTERS, pattern=r"^[^\n]*$"
    ),
]
RoleName = Literal["frontline", "supervisor", "manager"]
LegName = Literal["courtesy", "accuracy", "speed"]
LevelKey = Literal["1", "2", "3", "4", "5"]


class Model(BaseModel):
    """A table of a file; an unknown key is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MeasureModel(Model):
    """How an action shows its effect: what is counted, in which unit, and how."""

    name: ShortText
    unit: ShortText
    how: Sentence
    target: float | None = Field(
        default=None, ge=0, le=100_000, description="Suggested target in the unit; the team may change it."
    )


class ActionModel(Model):
    """One ready-made action of a practice."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\.[1-9]-(start|firm|keep)$")]
    stage: Literal["start", "firm_up", "keep"]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    size: Literal["S", "M", "L"]
    technology: bool = False
    lift: Literal[1, 2] = Field(
        default=1,
        description="Levels the action is expected to add: 1, or 2 for a quick win of size S.",
    )
    also: tuple[PracticeNumber, ...] = Field(default=(), description="Other practices the action helps with.")
    first_step: Sentence = Field(description="Starts with a verb; two hours of work at most.")
    when: Sentence = Field(description='Goes into "When …, [owner] will …"; no capital, no full stop.')
    then: Sentence = Field(description='Goes into "When …, [owner] will …"; starts with a verb.')
    measure: MeasureModel

    @model_validator(mode="after")
    def _quick_wins_are_small(self) -> "ActionModel":
        if self.lift == 2 and self.size != "S":
            raise ValueError("lift = 2 is for quick wins of size S; use lift = 1 or size = 'S'")
        return self


class LegsModel(Model):
    """Weights of a practice on the three legs of service; 0 none, 1 some, 2 strong."""

    courtesy: int = Field(default=0, ge=0, le=2)
    accuracy: int = Field(default=0, ge=0, le=2)
    speed: int = Field(default=0, ge=0, le=2)

    @model_validator(mode="after")
    def _some_leg(self) -> "LegsModel":
        if not self.courtesy + self.accuracy + self.speed:
            raise ValueError("give at least one leg a weight of 1 or 2")
        return self


class PracticeModel(Model):
    """One practice: a statement, five anchors, and what a facilitator and a planner need."""

    id: PracticeNumber
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
    statement: Sentence
    legs: LegsModel
    seen_by: tuple[RoleName, ...] = Field(min_length=1)
    core: bool = False
    prerequisites: tuple[PracticeNumber, ...] = ()
    helper: dict[RoleName, Sentence]
    anchors: dict[LevelKey, AnchorText]
    evidence: tuple[Sentence, ...] = Field(min_length=1, max_length=5)
    prompt: Sentence
    actions: tuple[ActionModel, ...]

    @model_validator(mode="after")
    def _complete(self) -> "PracticeModel":
        if set(self.helper) != {"frontline", "supervisor", "manager"}:
            raise ValueError("helper needs a line for frontline, supervisor and manager")
        if set(self.anchors) != {"1", "2", "3", "4", "5"}:
            raise ValueError("anchors needs the levels 1 to 5")
        for level, text in self.anchors.items():
            if len(text.split()) > ANCHOR_MAX_WORDS:
                raise ValueError(f"anchor {level} has more than {ANCHOR_MAX_WORDS} words; shorten it")
        if [a.stage for a in self.actions] != ["start", "firm_up", "keep"]:
            raise ValueError("actions must be start, firm_up, keep, in this order")
        if any(a.id.rsplit("-", 1)[0] != self.id for a in self.actions):
            raise ValueError("the id of an action begins with the id of its practice")
        return self


class ElementModel(Model):
    """One questionnaire: an element and its practices."""

    id: ElementNumber
    title: ShortText
    summary: Sentence
    practices: tuple[PracticeModel, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _own_practices(self) -> "ElementModel":
        for practice in self.practices:
            if practice.id.split(".")[0] != self.id:
                raise ValueError(f"practice {practice.id} does not belong to element {self.id}")
        return self


class LineModel(Model):
    """One of the ten three-thirds lines."""

    id: LineNumber
    leg: LegName | None = Field(default=None, description="Left out for the line on all three at once.")
    text: Sentence


class ThreeThirdsModel(Model):
    """The share-of-contacts lines that every participant is asked after the practices."""

    stem: Sentence
    anchors: dict[LevelKey, ShortText]
    lines: tuple[LineModel, ...]


class ScaleModel(Model):
    """The words of the five levels and of the two answers outside the scale."""

    words: dict[LevelKey, ShortText]
    rule: Sentence
    dont_know: Sentence
    not_applicable: Sentence


class ManifestModel(Model):
    """What an assessment is called, where it comes from, and which files belong to it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
    title: ShortText
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    license: ShortText
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
    roles: dict[RoleName, ShortText]
    legs: dict[LegName, ShortText]
    scale: ScaleModel
    files: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.toml$")], ...] = Field(
        min_length=1, max_length=12
    )
    technology_waits_for: PracticeNumber | None = Field(
        default=None, description="The practice that comes before any action that needs technology."
    )
    three_thirds: ThreeThirdsModel

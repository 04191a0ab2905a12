"""The shape of assessment files, as pydantic models; the JSON Schema for authors is made from them.

The models say what each key may hold: text is text, a whole number a whole number, nothing is
guessed. What must fit together is the business of ``checks`` and ``between``.
"""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

ANCHOR_MAX_CHARACTERS = 100
ANCHOR_MAX_WORDS = 16
EVIDENCE_MAX = 5

# Patterns are JSON Schema's too, which has no \A and \Z; to pydantic's engine $ is the very end.
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"
ELEMENT_ID = r"^[1-9]$"
PRACTICE_ID = r"^[1-9]\.[1-9]$"
ACTION_ID = r"^[1-9]\.[1-9]-(start|firm|keep)$"
LINE_ID = r"^t\.([1-9]|10)$"
ROW_ID = r"^[a-z0-9-]{1,40}$"
ASSESSMENT_ID = r"^[a-z0-9-]{1,40}$"
VERSION = r"^[0-9]{1,4}\.[0-9]{1,4}$"
LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
FILE_NAME = r"^[a-z0-9-]{1,60}\.toml$"


def _line(longest: int) -> StringConstraints:
    """A text of one line; spaces around it do no harm."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest, pattern=ONE_LINE)


Item = TypeVar("Item")
Listed = Annotated[tuple[Item, ...], Strict(strict=False)]
"""A list in TOML, a tuple here; what it holds stays strict."""

ElementNumber = Annotated[str, StringConstraints(pattern=ELEMENT_ID)]
PracticeNumber = Annotated[str, StringConstraints(pattern=PRACTICE_ID)]
ActionNumber = Annotated[str, StringConstraints(pattern=ACTION_ID)]
LineNumber = Annotated[str, StringConstraints(pattern=LINE_ID)]
AssessmentName = Annotated[str, StringConstraints(pattern=ASSESSMENT_ID)]
VersionNumber = Annotated[str, StringConstraints(pattern=VERSION)]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE)]
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME)]
PracticeName = Annotated[str, _line(32)]
Noun = Annotated[str, _line(48)]
LineName = Annotated[str, _line(16)]
ShortText = Annotated[str, _line(60)]
ActionTitle = Annotated[str, _line(80)]
ShortTitle = Annotated[str, _line(34)]
AnchorText = Annotated[str, _line(ANCHOR_MAX_CHARACTERS)]
Sentence = Annotated[str, _line(240)]
SourceText = Annotated[str, _line(600)]
RoleName = Literal["frontline", "supervisor", "manager"]
LegName = Literal["courtesy", "accuracy", "speed"]
WorksheetName = Literal["W1", "W2", "W3", "W4", "W5"]
RowId = Annotated[str, StringConstraints(pattern=ROW_ID)]
RowName = Annotated[str, _line(48)]
TechniqueKindName = Literal["ask", "watch", "count", "hear"]
ExpectationName = Literal["courtesy", "accuracy", "speed", "staff", "customers", "checked"]
WasteName = Literal[
    "waiting", "defects", "over-processing", "overproduction", "inventory", "transport", "motion"
]
LevelKey = Literal["1", "2", "3", "4", "5"]


class Model(BaseModel):
    """A table of a file; an unknown key is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class MeasureModel(Model):
    """How an action shows its effect: what is counted, in which unit, and how."""

    name: ShortText
    unit: ShortText
    how: Sentence
    baseline: float | None = Field(
        default=None,
        ge=0,
        le=100_000,
        allow_inf_nan=False,
        description="Today's number where it is known beforehand: 0 of what is yet to be made.",
    )
    target: float | None = Field(
        default=None,
        ge=0,
        le=100_000,
        allow_inf_nan=False,
        description="Suggested target in the unit; the team may change it.",
    )


class ActionModel(Model):
    """One ready-made action of a practice."""

    id: ActionNumber
    stage: Literal["start", "firm_up", "keep"]
    title: ActionTitle
    short: ShortTitle = Field(
        default="",
        description="The title in a few words, for a card; without it, the title stands there.",
    )
    size: Literal["S", "M", "L"]
    technology: bool = False
    lift: int = Field(
        ge=0,
        le=2,
        description="Levels the action adds when done in full: 1 if it makes the next anchor true, else 0;"
        " 2 for a quick win of size S.",
    )
    also: Listed[PracticeNumber] = Field(default=(), description="Other practices the action helps with.")
    worksheet: WorksheetName | None = Field(
        default=None,
        description="The worksheet that helps with it; the words of the action stand without it.",
    )
    first_step: Sentence = Field(description="Starts with a verb; two hours of work at most.")
    when: Sentence = Field(description='Goes into "When …, [owner] will …"; no capital, no full stop.')
    then: Sentence = Field(description='Goes into "When …, [owner] will …"; starts with a verb.')
    measure: MeasureModel


class LegsModel(Model):
    """Weights of a practice on the three legs of service; 0 none, 1 some, 2 strong."""

    courtesy: int = Field(default=0, ge=0, le=2)
    accuracy: int = Field(default=0, ge=0, le=2)
    speed: int = Field(default=0, ge=0, le=2)


class PracticeModel(Model):
    """One practice: a statement, five anchors, and what a facilitator and a planner need."""

    id: PracticeNumber
    name: PracticeName
    noun: Noun = Field(description="What the practice is about, inside a sentence; no capital, no full stop.")
    statement: Sentence
    meaning: Sentence | None = Field(
        default=None,
        description="What special words mean, what to rate, how far back a level looks: the same for all.",
    )
    legs: LegsModel
    seen_by: Listed[RoleName] = Field(min_length=1)
    about: Listed[RoleName] = Field(
        default=(),
        description="Roles whose people it is about: where a team has one of them, it rates one.",
    )
    core: bool = False
    prerequisites: Listed[PracticeNumber] = ()
    helper: dict[RoleName, Sentence]
    anchors: dict[LevelKey, AnchorText]
    evidence: Listed[Sentence] = Field(min_length=1, json_schema_extra={"maxItems": EVIDENCE_MAX})
    prompt: Sentence
    actions: Listed[ActionModel]


class ElementModel(Model):
    """One questionnaire: an element and its practices."""

    id: ElementNumber
    title: ShortText
    summary: Sentence
    practices: Listed[PracticeModel] = Field(min_length=1)


class LineModel(Model):
    """One of the ten three-thirds lines."""

    id: LineNumber
    leg: LegName | None = Field(default=None, description="Left out for the line on all three at once.")
    name: LineName = Field(
        default="",
        description="What the line is called where its text has no room; without it, how its text begins.",
    )
    text: Sentence


class ThreeThirdsModel(Model):
    """The share-of-contacts lines that every participant is asked after the practices."""

    stem: Sentence
    anchors: dict[LevelKey, ShortText]
    lines: Listed[LineModel]


class ScaleModel(Model):
    """The words of the five levels and of the two answers outside the scale."""

    words: dict[LevelKey, ShortText]
    rule: Sentence
    dont_know: Sentence
    not_applicable: Sentence


class WorksheetRowModel(Model):
    """A row that a matrix begins with."""

    id: RowId
    name: RowName


class TechniqueModel(WorksheetRowModel):
    """A way to hear customers."""

    kind: TechniqueKindName
    shown: bool = Field(default=False, description="Whether it has a column from the start.")


class WasteModel(Model):
    """One of the seven wastes, with what it looks like in a public service."""

    id: WasteName
    name: RowName
    examples: Listed[RowName] = Field(min_length=1)


class GatePointModel(Model):
    """A point of "streamline first", and the action that mends it."""

    number: int = Field(ge=1, le=9)
    text: AnchorText
    action: ActionTitle
    first_step: Sentence


class FactModel(WorksheetRowModel):
    """A figure about customers that an agency may have."""

    unit: ShortText
    share: bool = Field(default=False, description="Whether it is per cent of people or cases.")
    line: LineNumber | None = Field(
        default=None, description="The three-thirds line that it stands beside; none: staff are not asked."
    )


class WorksheetsModel(Model):
    """Rows, examples, and words that the five worksheets begin with."""

    channels: Listed[WorksheetRowModel] = Field(min_length=1)
    groups: Listed[WorksheetRowModel] = Field(min_length=1)
    techniques: Listed[TechniqueModel] = Field(min_length=1)
    wastes: Listed[WasteModel]
    points: Listed[GatePointModel]
    facts: Listed[FactModel] = ()
    expectations: dict[ExpectationName, RowName]
    channel_marks: Listed[RowName] = Field(description="The words of the marks 0, 1, and 2.")
    technique_marks: Listed[RowName] = Field(description="The words of the marks 0, 1, and 2.")
    lesson: Sentence
    lesson_by: ShortText


class ManifestModel(Model):
    """What an assessment is called, where it comes from, and which files belong to it."""

    id: AssessmentName
    title: ShortText
    version: VersionNumber
    language: LanguageCode
    license: ShortText
    source: SourceText
    roles: dict[RoleName, ShortText]
    legs: dict[LegName, ShortText]
    scale: ScaleModel
    files: Listed[FileName] = Field(min_length=1)
    technology_waits_for: PracticeNumber | None = Field(
        default=None, description="The practice that comes before any action that needs technology."
    )
    worksheets: WorksheetsModel | None = Field(
        default=None, description="Without it, they begin with no rows."
    )
    three_thirds: ThreeThirdsModel

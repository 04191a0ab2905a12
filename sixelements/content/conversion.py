"""From checked file models to the domain's values."""

from typing import TypeVar

from sixelements.content.schema import (
    ActionModel,
    ElementModel,
    ManifestModel,
    PracticeModel,
    WorksheetsModel,
)
from sixelements.domain.assessment import (
    Assessment,
    Element,
    FactRow,
    GatePoint,
    Leg,
    LibraryAction,
    Line,
    Measure,
    Practice,
    Role,
    Scale,
    Size,
    Stage,
    TechniqueRow,
    ThreeThirds,
    WasteExamples,
    Worksheet,
    WorksheetContent,
    WorksheetRow,
)
from sixelements.domain.channels import Expectation
from sixelements.domain.customer_groups import TechniqueKind
from sixelements.domain.ids import ElementId, LibraryActionId, LineId, PracticeId
from sixelements.domain.waste_walk import Waste

Five = tuple[str, str, str, str, str]
Key = TypeVar("Key", bound=str)


def to_domain(manifest: ManifestModel, elements: tuple[ElementModel, ...]) -> Assessment:
    """The assessment that the files describe."""
    three = manifest.three_thirds
    return Assessment(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        language=manifest.language,
        license=manifest.license,
        source=manifest.source,
        scale=Scale(
            words=_five(manifest.scale.words),
            rule=manifest.scale.rule,
            dont_know=manifest.scale.dont_know,
            not_applicable=manifest.scale.not_applicable,
        ),
        roles={Role(role): text for role, text in manifest.roles.items()},
        legs={Leg(leg): text for leg, text in manifest.legs.items()},
        elements=tuple(_element(e) for e in elements),
        technology_waits_for=(
            PracticeId(manifest.technology_waits_for) if manifest.technology_waits_for else None
        ),
        worksheets=_worksheets(manifest.worksheets) if manifest.worksheets else None,
        three_thirds=ThreeThirds(
            stem=three.stem,
            anchors=_five(three.anchors),
            lines=tuple(
                Line(id=LineId(x.id), leg=Leg(x.leg) if x.leg else None, text=x.text, name=x.name)
                for x in three.lines
            ),
        ),
    )


def _worksheets(model: WorksheetsModel) -> WorksheetContent:
    return WorksheetContent(
        channels=tuple(WorksheetRow(id=r.id, name=r.name) for r in model.channels),
        groups=tuple(WorksheetRow(id=r.id, name=r.name) for r in model.groups),
        techniques=tuple(
            TechniqueRow(id=t.id, name=t.name, kind=TechniqueKind(t.kind), shown=t.shown)
            for t in model.techniques
        ),
        wastes=tuple(WasteExamples(id=Waste(w.id), name=w.name, examples=w.examples) for w in model.wastes),
        points=tuple(
            GatePoint(number=p.number, text=p.text, action=p.action, first_step=p.first_step)
            for p in model.points
        ),
        facts=tuple(
            FactRow(id=f.id, name=f.name, unit=f.unit, share=f.share, line=_line_number(f.line))
            for f in model.facts
        ),
        expectations={Expectation(e): name for e, name in model.expectations.items()},
        channel_marks=_three(model.channel_marks),
        technique_marks=_three(model.technique_marks),
        lesson=model.lesson,
        lesson_by=model.lesson_by,
    )


def _line_number(id_: str | None) -> int | None:
    return None if id_ is None else int(id_.removeprefix("t."))


def _three(texts: tuple[str, ...]) -> tuple[str, str, str]:
    none, some, full = texts
    return none, some, full


def _five(texts: dict[Key, str]) -> Five:
    one, two, three, four, five = (texts[key] for key in sorted(texts))
    return one, two, three, four, five


def _element(model: ElementModel) -> Element:
    element = ElementId(model.id)
    practices = tuple(_practice(p, element) for p in model.practices)
    return Element(id=element, title=model.title, summary=model.summary, practices=practices)


def _practice(model: PracticeModel, element: ElementId) -> Practice:
    actions = [_action(a, PracticeId(model.id)) for a in model.actions]
    return Practice(
        id=PracticeId(model.id),
        element=element,
        name=model.name,
        noun=model.noun,
        statement=model.statement,
        meaning=model.meaning or "",
        legs={Leg(leg): weight for leg, weight in model.legs.model_dump().items() if weight},
        seen_by=tuple(Role(role) for role in model.seen_by),
        about=tuple(Role(role) for role in model.about),
        core=model.core,
        prerequisites=tuple(PracticeId(p) for p in model.prerequisites),
        helper={Role(role): text for role, text in model.helper.items()},
        anchors=_five(model.anchors),
        evidence=model.evidence,
        prompt=model.prompt,
        actions={a.stage: a for a in actions},
    )


def _action(model: ActionModel, practice: PracticeId) -> LibraryAction:
    return LibraryAction(
        id=LibraryActionId(model.id),
        practice=practice,
        stage=Stage(model.stage),
        title=model.title,
        short=model.short,
        size=Size(model.size),
        technology=model.technology,
        lift=model.lift,
        also=tuple(PracticeId(p) for p in model.also),
        first_step=model.first_step,
        when=model.when,
        then=model.then,
        measure=Measure(
            name=model.measure.name,
            unit=model.measure.unit,
            how=model.measure.how,
            baseline=model.measure.baseline,
            target=model.measure.target,
        ),
        worksheet=Worksheet(model.worksheet) if model.worksheet else None,
    )

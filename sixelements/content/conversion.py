"""From checked file models to the domain's values."""

from typing import TypeVar

from sixelements.content.schema import ActionModel, ElementModel, ManifestModel, PracticeModel
from sixelements.domain.assessment import (
    Assessment,
    Element,
    Leg,
    LibraryAction,
    Line,
    Measure,
    Practice,
    Role,
    Scale,
    Size,
    Stage,
    ThreeThirds,
    Worksheet,
)
from sixelements.domain.ids import ElementId, LibraryActionId, LineId, PracticeId

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
        three_thirds=ThreeThirds(
            stem=three.stem,
            anchors=_five(three.anchors),
            lines=tuple(
                Line(id=LineId(x.id), leg=Leg(x.leg) if x.leg else None, text=x.text, name=x.name)
                for x in three.lines
            ),
        ),
    )


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
        legs={Leg(leg): weight for leg, weight in model.legs.model_dump().items() if weight},
        seen_by=tuple(Role(role) for role in model.seen_by),
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
            target=model.measure.target,
        ),
        worksheet=Worksheet(model.worksheet) if model.worksheet else None,
    )

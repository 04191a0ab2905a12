"""Words struck or changed for one export: every text people wrote is offered, and what is struck is gone."""

from dataclasses import fields, replace

import pytest

from sixelements.application.audiences import Audience
from sixelements.application.redaction import (
    Changes,
    Part,
    PrintedText,
    TextPlace,
    WrittenField,
    redacted,
    texts_of,
)
from sixelements.application.reports import Material, Picture
from sixelements.domain.actions import (
    Action,
    Declined,
    HeldReview,
    Plan,
    Reading,
    Reason,
    ReviewEntry,
    Status,
    WorksheetReason,
)
from sixelements.domain.assessment import Measure, Worksheet
from sixelements.domain.discussion import Outcome, Settled
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.people import person
from sixelements.reporting import formats
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.spreadsheet.about import sheets
from sixelements.reporting.tables import report_csv, report_json
from sixelements.reporting.versions import version
from tests.reporting.example import MADE_ON, Case, a_plan, discussion
from tests.reporting.test_worksheet_pages import everything

ONE = PracticeId("1.1")


def canaries(kind: type, prefix: str) -> dict[str, str]:
    """A word of its own for every text a value can hold."""
    texts = [f.name for f in fields(kind) if f.type in (str, str | None, Reason)]
    return {name: f"Canary-{prefix}-{name}" for name in texts}


def filled() -> Material:
    """A material in which every text that people write is a canary."""
    case = Case()
    base = a_plan(case, 2)
    action = replace(base.actions[0], **canaries(Action, "action"))  # type: ignore[arg-type] # texts only
    measure = replace(action.measure, **canaries(Measure, "measure"))  # type: ignore[arg-type] # as above
    action = replace(action, readings=(Reading(MADE_ON, 2.0, "Canary-reading"),))
    told = ReviewEntry(
        action=action.id,
        title=action.title,
        before=Status.TO_DO,
        status=Status.DOING,
        line="Canary-line",
        read_on=MADE_ON,
    )
    review = HeldReview(day=MADE_ON, entries=(told,), decisions=("Canary-decision",), closed=True)
    found = WorksheetReason(sheet=Worksheet.WASTE, row="Canary-row")
    plan = replace(
        base,
        actions=(replace(action, measure=measure), replace(base.actions[1], because=found)),
        **canaries(Plan, "plan"),  # type: ignore[arg-type] # as above
        reviews=(review,),
        log=("Canary-log",),
        parking=("Canary-parking",),
        stop_doing=("Canary-stop",),
        declined=(Declined(ActionId("1.2-start"), "Canary-declined-title", "Canary-declined-reason"),),
    )
    settled = Settled(outcome=Outcome.AGREED, level=4.0, why="Canary-why", evidence="Canary-evidence")
    talked = replace(
        discussion(),
        settled={**discussion().settled, ONE: settled},
        parking=("Canary-parked", "Canary-parking"),
    )
    one = replace(case, settled=talked).material(plan=plan, earlier=Case(number=0))
    aside = {PracticeId("6.7"): "Canary-aside"}
    return replace(
        one,
        comments={ONE: ("Canary-comment",)},
        round=replace(one.round, set_aside=aside),
        facts=everything("Canary-sheet"),
        doers=True,
    )


def outputs(material: Material) -> str:
    """Everything that can leave the app, as text."""
    return "\n".join(
        (
            *(outline_text(version(material, audience)) for audience in Audience),
            report_json(material).decode(),
            report_csv(material).decode(),
            formats.make(".ics", material).data.replace(b"\r\n ", b"").decode(),
            *(formats.picture(".svg", material, which).data.decode() for which in Picture),
            repr(sheets(material)),
        )
    )


def test_every_text_people_wrote_is_offered_once() -> None:
    found = [t.text for t in texts_of(filled())]
    assert len(found) == len({(t.place, t.text) for t in texts_of(filled())})
    names = [*canaries(Action, "action").values(), *canaries(Measure, "measure").values()]
    names += [
        *canaries(Plan, "plan").values(),
        "Canary-log",
        "Canary-parking",
        "Canary-parked",
        "Canary-stop",
    ]
    names += ["Canary-declined-title", "Canary-declined-reason", "Canary-why", "Canary-evidence"]
    names += ["Canary-line", "Canary-decision", "Canary-reading"]
    names += ["Canary-aside", "Canary-comment", "Canary-sheet", "Canary-row"]
    assert {n for n in found if "Canary" in n} == set(names)


def test_the_questionnaires_own_words_are_not_offered() -> None:
    case = Case()
    accepted = replace(a_plan(case), actions=case.recommended())
    actions = [t for t in texts_of(case.material(plan=accepted)) if t.place.part is Part.ACTION]
    assert actions == []
    assert [t for t in texts_of(case.material()) if t.place.part is Part.ACTION] == []


def test_what_is_struck_is_in_no_output() -> None:
    one = filled()
    assert outputs(one).count("Canary") > 20
    struck: Changes = dict.fromkeys(texts_of(one), "")
    assert "Canary" not in outputs(redacted(one, struck))


def test_other_words_stand_in_every_place_of_the_old_ones() -> None:
    one = filled()
    changed: Changes = {text: text.text.replace("Canary", "Robin") for text in texts_of(one)}
    before, after = outputs(one), outputs(redacted(one, changed))
    assert "Canary" not in after
    assert after.count("Robin") == before.count("Canary")


def test_nothing_changed_is_the_same_material() -> None:
    assert redacted(filled(), {}) == filled()
    stale = PrintedText(TextPlace(Part.PLAN, "", WrittenField.AIM), "An aim of last week")
    assert redacted(filled(), {stale: "Another"}) == filled()


@pytest.mark.parametrize(
    ("field", "stands"),
    [
        (WrittenField.TITLE, True),
        (WrittenField.PERSON, True),
        (WrittenField.FIRST_STEP, True),
        (WrittenField.NEEDS, False),
    ],
)
def test_a_struck_text_is_not_taken_for_one_that_was_never_written(
    field: WrittenField, *, stands: bool
) -> None:
    one = filled()
    at = {Part.ACTION: one.actions[0].id, Part.PERSON: person(one.actions[0].owner)}
    (text,) = [t for t in texts_of(one) if at.get(t.place.part) == t.place.of and t.place.field is field]
    action = redacted(one, {text: ""}).actions[0]
    values = {
        WrittenField.TITLE: action.title,
        WrittenField.PERSON: action.owner,
        WrittenField.FIRST_STEP: action.first_step,
        WrittenField.NEEDS: action.needs,
    }
    assert values[field] == ("[…]" if stands else "")


def test_a_person_is_offered_once_and_struck_in_every_place_and_spelling() -> None:
    spellings, base = ("Rosa Diaz", "rosa  diaz"), filled()
    assert base.plan
    actions = tuple(replace(a, owner=o) for a, o in zip(base.plan.actions, spellings, strict=True))
    one = replace(base, actions=actions, plan=replace(base.plan, actions=actions, sponsor="ROSA DIAZ"))
    (text,) = [t for t in texts_of(one) if "rosa" in t.text.lower()]
    struck = redacted(one, {text: ""})
    assert [a.owner for a in struck.actions] == ["[…]", "[…]"]
    assert "rosa" in outputs(one).lower()
    assert "rosa" not in outputs(struck).lower()
    assert {a.owner for a in redacted(one, {text: "The lead"}).actions} == {"The lead"}
    assert [a.owner for a in redacted(one, {text: text.text}).actions] == list(spellings)


def test_evidence_taken_out_does_not_become_a_self_report() -> None:
    one = filled()
    (text,) = [t for t in texts_of(one) if t.text == "Canary-evidence"]
    assert not redacted(one, {text: ""}).discussion.self_reported(ONE)


def test_what_a_change_sheet_tells_of_the_plan_before_can_be_struck() -> None:
    before = a_plan(Case(), 2, declined=(Declined(ActionId("1.2-start"), "Old title", "Old reason"),))
    first = replace(before.actions[0], title="Ask Anna", owner="Anna Berg")
    before = replace(before, actions=(first, *before.actions[1:]))
    material = replace(Case(), number=2).material(earlier=Case(), earlier_plan=before)

    def sheet(shown: Material) -> str:
        return outline_text(version(shown, Audience.CHANGES))

    changes = {text: "" for text in texts_of(material) if "Anna" in text.text or "Old" in text.text}
    assert len(changes) == 4
    for words in ("Ask Anna", "Anna Berg", "Old title", "Old reason"):
        assert words in sheet(material)
        assert words not in sheet(redacted(material, changes))


def test_who_does_a_step_is_offered_only_where_it_prints() -> None:
    one = filled()
    fields = {t.place.field for t in texts_of(one) if t.place.part is Part.WORKSHEET}
    assert fields == {
        WrittenField.ROW,
        WrittenField.DOER,
        WrittenField.SEEN,
        WrittenField.NOTE,
        WrittenField.SOURCE,
    }
    hidden = {t.place.field for t in texts_of(replace(one, doers=False))}
    assert WrittenField.DOER not in hidden

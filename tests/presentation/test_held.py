"""What is typed and can't be stored: nothing of it is stored, cut or lost, in any field of the window."""

import pytest

from sixelements.application.errors import DiskFull
from sixelements.application.typed import Asked
from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.teams import Headcount
from sixelements.domain.workshop import DOTS_EACH
from sixelements.presentation.held import HeldTexts
from sixelements.presentation.pages.answer import AnswerPresenter, AnswerStage
from sixelements.presentation.pages.answer_pages import Act
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import SPEC, SPECS, ActionField, FieldShape
from sixelements.presentation.pages.set_up import SetUpPresenter, TypedPart, TypedPlace
from sixelements.presentation.save_words import save_line
from sixelements.presentation.session_events import HeldChanged
from tests.presentation.desk import Desk, a_desk
from tests.presentation.plan_room import PlanRoom, a_room
from tests.presentation.results_room import ResultsRoom, six

FIRST, SECOND = PracticeId("1.1"), PracticeId("1.2")
CHARACTERS_TYPED = ("a", "ж", "\U0001f600", "e\u0301")
TEXTS = [spec for spec in SPECS if spec.most is not None]
DAYS = [spec.field for spec in SPECS if spec.shape is FieldShape.DAY]
NUMBERS = [spec.field for spec in SPECS if spec.shape is FieldShape.NUMBER]
NO_DAYS = ("May 3, 207", "Dec 31, 9999", "May 3, 0", "May 3, 2037", "12/12/12", "soon", "Nov 31", "9" * 400)
NO_NUMBERS = ("12,34", "1.250,5", "1,2,3", "ten", "9" * 400)


@pytest.fixture
def at() -> PlanRoom:
    return a_room()


@pytest.fixture
def page(at: PlanRoom) -> PlanPresenter:
    page = PlanPresenter(at.session)
    page.add_all()
    page.choose_first()
    return page


def chosen(page: PlanPresenter) -> ActionId:
    assert page.chosen
    return page.chosen


def stored(at: PlanRoom) -> Plan:
    plan = at.room.book.plans.of(at.round.id)
    assert plan
    return plan


def shown(page: PlanPresenter, field: ActionField) -> str:
    view = page.inspector()
    assert view
    return view.values[field]


def is_held(page: PlanPresenter, field: ActionField) -> bool:
    view = page.inspector()
    assert view
    return field in view.refused


@pytest.mark.parametrize("character", CHARACTERS_TYPED)
@pytest.mark.parametrize("field", [spec.field for spec in TEXTS])
def test_a_text_is_stored_whole_or_not_at_all(
    at: PlanRoom, page: PlanPresenter, field: ActionField, character: str
) -> None:
    most = SPEC[field].most
    assert most
    fits = (character * most)[:most]
    page.edit(chosen(page), field, fits)
    before = stored(at)
    assert shown(page, field) == fits
    with pytest.raises(BadInput, match="1 character too many"):
        page.edit(chosen(page), field, fits + "x")
    assert stored(at) == before
    assert shown(page, field) == fits + "x"
    assert is_held(page, field)


@pytest.mark.parametrize("text", NO_DAYS)
@pytest.mark.parametrize("field", DAYS)
def test_a_day_that_is_refused_or_asked_about_is_not_stored(
    at: PlanRoom, page: PlanPresenter, field: ActionField, text: str
) -> None:
    before = stored(at)
    with pytest.raises(BadInput):
        page.edit(chosen(page), field, text)
    assert stored(at) == before
    assert shown(page, field) == text
    assert is_held(page, field)


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_first_day_that_is_refused_or_asked_about_is_not_stored(
    at: PlanRoom, page: PlanPresenter, text: str
) -> None:
    before, start = stored(at), page.shown().start
    with pytest.raises(BadInput):
        page.set_fact(Fact.START, text)
    assert stored(at) == before
    assert page.shown().start == start
    assert (page.view().start, list(page.view().refused)) == (text, [Fact.START])


@pytest.mark.parametrize("text", NO_NUMBERS)
@pytest.mark.parametrize("field", NUMBERS)
def test_a_number_that_is_refused_or_asked_about_is_not_stored(
    at: PlanRoom, page: PlanPresenter, field: ActionField, text: str
) -> None:
    before = stored(at)
    with pytest.raises(BadInput):
        page.edit(chosen(page), field, text)
    assert stored(at) == before
    assert shown(page, field) == text


@pytest.mark.parametrize("field", DAYS)
def test_an_answer_to_what_was_asked_is_stored(at: PlanRoom, page: PlanPresenter, field: ActionField) -> None:
    with pytest.raises(Asked) as found:
        page.edit(chosen(page), field, "May 3, 2037")
    _likely, keep = found.value.replies
    if field in (ActionField.STEP_TAKEN, ActionField.BASELINE_ON):
        with pytest.raises(BadInput, match="on a day that is still to come"):
            page.edit(chosen(page), field, keep.text, sure=keep.sure)
        return
    if field is ActionField.START:
        page.edit(chosen(page), ActionField.DUE, keep.text, sure=keep.sure)
    page.edit(chosen(page), field, keep.text, sure=keep.sure)
    assert shown(page, field) == "May 3, 2037"
    assert not at.session.held


def test_a_text_is_kept_while_another_action_is_looked_at_and_after_undo(
    at: PlanRoom, page: PlanPresenter
) -> None:
    here, long = chosen(page), "x" * 2_009
    page.edit(here, ActionField.RISK, "Nobody comes")
    with pytest.raises(BadInput):
        page.edit(here, ActionField.RISK, long)
    page.chosen = next(a.id for a in stored(at).actions if a.id != here)
    assert shown(page, ActionField.RISK) == ""
    page.chosen = here
    assert shown(page, ActionField.RISK) == long
    at.session.undo()
    assert shown(page, ActionField.RISK) == "Nobody comes"
    at.session.redo()
    assert shown(page, ActionField.RISK) == long
    page.edit(here, ActionField.RISK, "It fits")
    assert not at.session.held
    assert shown(page, ActionField.RISK) == "It fits"


def test_coming_back_to_the_stored_text_holds_nothing(at: PlanRoom, page: PlanPresenter) -> None:
    owner = shown(page, ActionField.OWNER)
    with pytest.raises(BadInput):
        page.edit(chosen(page), ActionField.OWNER, "x" * 201)
    page.edit(chosen(page), ActionField.OWNER, owner)
    assert not at.session.held


@pytest.mark.parametrize(("fact", "writing"), [(Fact.AIM, Writing.AIM), (Fact.SPONSOR, Writing.SPONSOR)])
def test_the_plans_own_texts_are_stored_whole_or_not_at_all(
    at: PlanRoom, page: PlanPresenter, fact: Fact, writing: Writing
) -> None:
    page.set_fact(fact, "x" * CHARACTERS[writing])
    before = stored(at)
    with pytest.raises(BadInput, match="1 character too many"):
        page.set_fact(fact, "y" * CHARACTERS[writing] + "y")
    assert stored(at) == before
    assert list(page.view().refused) == [fact]


def test_the_rail_says_what_is_not_saved_yet(at: PlanRoom, page: PlanPresenter) -> None:
    at.heard.clear()
    with pytest.raises(BadInput):
        page.edit(chosen(page), ActionField.OWNER, "x" * 201)
    assert save_line(at.session).text == "1 field is not saved yet"
    assert [type(h) for h in at.heard] == [HeldChanged]
    at.session.close()
    assert not at.session.held


# set-up


@pytest.mark.parametrize(("what", "most"), [("organization", 200), ("team", 200), ("services", 200)])
def test_a_name_is_stored_whole_or_not_at_all(what: str, most: int) -> None:
    desk = a_desk(Headcount(frontline=6))
    page = SetUpPresenter(desk.session)
    store = {"organization": page.rename, "team": page.rename_team, "services": page.set_services}[what]
    assert store("ж" * most) == ""
    assert store("ж" * most + "x") != ""
    view = page.view()
    assert [held.text for held in view.held.values()] == ["ж" * most + "x"]
    assert getattr(view, what) == "ж" * most
    assert desk.session.held


# whole numbers


NO_HEADS = ("4,5", "0,5", "ten", "-3", "9" * 400)


@pytest.mark.parametrize("text", NO_HEADS)
@pytest.mark.parametrize("part", [*Role, TypedPart.THRESHOLD])
def test_a_number_of_set_up_is_stored_or_kept_as_it_was_typed(part: TypedPlace, text: str) -> None:
    desk = a_desk()
    page, before = SetUpPresenter(desk.session), desk.session.round

    def put(typed: str) -> str:
        return page.set_head(part, typed) if isinstance(part, Role) else page.set_threshold(typed)

    assert "whole number" in put(text)
    assert desk.session.round == before
    assert [(place, held.text) for place, held in page.view().held.items()] == [(part, text)]
    assert save_line(desk.session).text == "1 field is not saved yet"
    assert put("7") == ""
    assert not desk.session.held
    assert desk.session.round != before


def test_a_number_that_is_held_keeps_no_other_from_being_stored() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    page.set_head(Role.FRONTLINE, "4,5")
    assert page.set_head(Role.MANAGER, "3") == ""
    assert desk.session.round.headcount == Headcount(frontline=6, supervisor=5, manager=3)


@pytest.mark.parametrize("text", NO_HEADS)
def test_dots_are_stored_or_kept_as_they_were_typed(text: str) -> None:
    room = ResultsRoom(*six())
    dots = DotsPresenter(room.session)
    dots.put({FIRST: "3"})
    with pytest.raises(BadInput, match="whole number"):
        dots.put({FIRST: text})
    room.presenter.look()
    assert room.session.book.discussions.of(room.round.id).votes == {FIRST: 3}
    cells = dots.view(room.presenter.results).halves[0]
    assert cells.table.rows[1] == ("1.1 " + room.presenter.results.practice(FIRST).name, text)
    assert "whole number" in cells.notes(1)
    assert room.session.held.fields == ("Dots for 1.1",)


def test_more_dots_than_the_team_has_are_said() -> None:
    room = ResultsRoom(*six())
    dots = DotsPresenter(room.session)
    people = room.round.headcount
    assert people

    def total() -> tuple[str, bool]:
        room.presenter.look()
        view = dots.view(room.presenter.results)
        return view.total, view.too_many

    most = DOTS_EACH * people.total
    dots.put({FIRST: str(most)})
    assert total() == (f"{most} of {most} dots ({people.total} people, six each)", False)
    dots.put({SECOND: "1"})
    beside = f"{most + 1} of {most} dots ({people.total} people, six each). Check the counts."
    assert total() == (beside, True)


def test_what_is_held_stays_where_the_disk_refuses_what_is_typed_next() -> None:
    told: list[str] = []
    held = HeldTexts(lambda _place: told.append("changed"))

    with pytest.raises(BadInput), held.typing("here", "first", field="Owner"):
        raise BadInput("Too long.")
    for place in ("here", "there"):
        with pytest.raises(DiskFull), held.typing(place, "second", field="Owner"):
            raise DiskFull("The disk is full.")
    found = held.at("here")
    assert found
    assert (found.text, len(held), told) == ("first", 1, ["changed"])
    held.drop("here")
    held.drop("here")
    assert told == ["changed", "changed"]


# a comment on the laptop handed round


def answering() -> tuple[Desk, AnswerPresenter]:
    desk = a_desk()
    page = AnswerPresenter(desk.session)
    page.act(Act.START, "1234")
    page.act(Act.START_WITH_PIN, "1234")
    page.act(Act.BEGIN)
    page.act(Act.GO_ON)
    if page.stage is AnswerStage.ROLE:
        page.act(Act.GO_ON, "frontline")
    page.act(Act.GO_ON)
    page.choose(3)
    return desk, page


@pytest.mark.parametrize("act", [Act.NEXT, Act.PREVIOUS, Act.LIST, Act.PAUSE])
def test_a_comment_that_is_too_long_keeps_the_question_until_it_fits(act: Act) -> None:
    _desk, page = answering()
    page.comment("Because")
    page.comment("x" * 6_000)
    page.act(act)
    assert page.stage is AnswerStage.QUESTION
    assert "1,000 characters too many" in page.view().problem
    assert list(page.sheet.comments.values()) == ["Because"]
    page.comment("x" * 5_000)
    page.act(Act.NEXT)
    assert "too many" not in page.view().problem
    assert list(page.sheet.comments.values()) == ["x" * 5_000]

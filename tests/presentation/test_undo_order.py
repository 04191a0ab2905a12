"""Undo goes back the way a person came, whether the file is there, away, or back again meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.domain.actions import Action, Plan
from sixelements.domain.ids import PracticeId
from sixelements.presentation.closer.waste import ProcessField, WasteDesk
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_fields import SPEC, ActionField
from sixelements.presentation.pages.set_up import SetUpPresenter, TypedPart
from sixelements.presentation.session import Session
from tests.presentation.desk import FullDisk
from tests.presentation.test_closer import a_session
from tests.sampling import THOROUGH


@dataclass
class Field:
    """How a field is typed into, and what it says. ``in_pieces``: it is stored while somebody types."""

    type: Callable[[str], object]
    says: Callable[[], str]
    in_pieces: bool = True
    texts: tuple[str, ...] = ("Sam", "Sam Tran", "Ana", "Lee Wong")


def fields(session: Session) -> dict[str, Field]:
    """One of each kind."""
    return {**of_set_up(session), **of_plan(session), **of_sheets(session)}


def of_set_up(session: Session) -> dict[str, Field]:
    page = SetUpPresenter(session)
    place = session.team.id, TypedPart.TEAM
    return {"team": Field(page.rename_team, lambda: waiting(session, place) or session.team.name)}


def waiting(session: Session, place: object) -> str:
    """What a field says that waits."""
    waits = session.waiting_at(place)
    return waits.typed.words if waits and waits.typed else ""


def plan_of(session: Session) -> Plan:
    """The plan as it is shown, at no cost."""
    plans = [w.plan for w in session.waiting if w.plan]
    plan = plans[-1] if plans else session.book.plans.of(session.round.id)
    assert plan
    return plan


def of_plan(session: Session) -> dict[str, Field]:
    page = PlanPresenter(session)
    page.add_all()
    first, second = (a.id for a in plan_of(session).actions[:2])

    def part(action: object, part: ActionField) -> str:
        found = next(a for a in plan_of(session).actions if a.id == action)
        return SPEC[part].read(found, session.assessment)

    return {
        "owner": Field(
            lambda text: page.edit(first, ActionField.OWNER, text), lambda: part(first, ActionField.OWNER)
        ),
        "owner of another": Field(
            lambda text: page.edit(second, ActionField.OWNER, text), lambda: part(second, ActionField.OWNER)
        ),
        "size": Field(
            lambda text: page.edit(first, ActionField.SIZE, text),
            lambda: part(first, ActionField.SIZE),
            in_pieces=False,
            texts=tuple(value for value, _words in SPEC[ActionField.SIZE].choices()),
        ),
    }


def of_sheets(session: Session) -> dict[str, Field]:
    dots, waste = DotsPresenter(session), WasteDesk(session)
    practice = session.round.practices[0]

    def votes() -> Mapping[PracticeId, int]:
        return session.book.discussions.of(session.round.id).votes

    process = waste.add_process("Permit")
    return {
        "dots": Field(
            lambda text: dots.put({practice: text}),
            lambda: waiting(session, (session.round.id, "dots", practice)) or str(votes().get(practice, 0)),
            in_pieces=False,
            texts=("3", "5", "6"),
        ),
        "process": Field(
            lambda text: waste.put_field(process, ProcessField.STARTS, text),
            lambda: waste.fields(process)[ProcessField.STARTS].text,
        ),
    }


State = tuple[dict[str, str], tuple[Action, ...]]
"""What the fields say, and the actions of the plan whole, as their days follow."""


@dataclass
class Model:
    """The states of a workbook in the order in which a person made them, and where in it they stand."""

    states: list[State]
    at: int = 0
    open_field: str = ""
    waits: bool = False
    """Whether the last step is one that waits for the disk."""

    def goes_on(self, name: str, *, away: bool) -> bool:
        """Whether what is typed now belongs to the last step."""
        newest = self.at == len(self.states) - 1
        return newest and name == self.open_field and (self.waits or not away)

    def would_undo_itself(self, name: str, text: str, *, away: bool) -> bool:
        """Whether the last step would be none any more: typed and typed back before the field was left."""
        return self.goes_on(name, away=away) and self.states[self.at - 1][0][name] == text

    def edited(self, name: str, state: State, *, in_pieces: bool, away: bool) -> None:
        """A piece that is stored and one that waits are two steps, as each is taken back in its own way."""
        if in_pieces and self.goes_on(name, away=away):
            self.states[-1] = state
        else:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1
        self.open_field, self.waits = name, away


ACTIONS = st.one_of(
    st.tuples(
        st.sampled_from(["team", "owner", "owner of another", "size", "dots", "process"]),
        st.integers(0, 3),
    ),
    st.sampled_from([("leave", 0), ("away", 0), ("back", 0), ("undo", 0), ("undo", 0), ("redo", 0)]),
)


class Person:
    """Does what it is told, and knows what should be seen after it."""

    def __init__(self) -> None:
        self.session = a_session()
        book = self.session.book
        assert isinstance(book, FullDisk)
        self.book = book
        self.fields = fields(self.session)
        while self.session.undo_labels:
            self.session.forget_steps(self.session.round.id)
        self.model = Model([self.seen()])

    def seen(self) -> State:
        said = {name: field.says() for name, field in self.fields.items()}
        return said, plan_of(self.session).actions

    def does(self, what: str, n: int) -> None:
        model, session = self.model, self.session
        if what in self.fields:
            field = self.fields[what]
            text = field.texts[n % len(field.texts)]
            away = self.book.full
            if field.says() != text and not self.model.would_undo_itself(what, text, away=away):
                field.type(text)
                model.edited(what, self.seen(), in_pieces=field.in_pieces, away=away)
                assert field.says() == text
        elif what == "undo" and model.at:
            session.undo()
            model.at, model.open_field = model.at - 1, ""
        elif what == "redo" and model.at < len(model.states) - 1:
            session.redo()
            model.at, model.open_field = model.at + 1, ""
        elif what == "leave":
            session.end_step()
            model.open_field = ""
        elif what == "away":
            self.book.full = True
        elif what == "back":
            self.book.full = model.waits = False
            session.retry()
        assert self.seen() == model.states[model.at], what

    def goes_all_the_way_back(self) -> None:
        self.does("back", 0)
        while self.model.at:
            self.does("undo", 0)
        assert not self.session.undo_labels
        while self.model.at < len(self.model.states) - 1:
            self.does("redo", 0)


@settings(max_examples=200 if THOROUGH else 8, deadline=None)
@given(st.lists(ACTIONS, max_size=14))
def test_undo_and_redo_go_through_what_a_person_did_in_its_order_whether_the_file_is_there(
    actions: list[tuple[str, int]],
) -> None:
    person = Person()
    for what, n in actions:
        person.does(what, n)
    person.goes_all_the_way_back()

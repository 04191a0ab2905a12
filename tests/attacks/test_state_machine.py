"""A workbook on disk, driven in any order, says at every step what a dict says that is driven beside it.

Answer, skip, comment, pause, go on, hand in, close, reopen, set aside, settle, plan, edit, undo, redo, close
the file and open it, and be killed with and without a change half done.
"""

import os
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sixelements import paths
from sixelements.application import closing, responses, rounds
from sixelements.application.ports import Workbook
from sixelements.application.results import results_of
from sixelements.application.rounds import RoundSettings
from sixelements.application.scores import score_round
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed, NotFound
from sixelements.domain.ids import ItemId, PracticeId, ResponseId
from sixelements.domain.responses import add_up
from sixelements.domain.rounds import Mode, State
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.set_aside import bring_back, set_aside
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.presentation.session import Session
from tests.builders import PRACTICES, a_team, an_answer, an_assessment, counting_ids
from tests.presentation.plan_room import MONDAY, Shelf, services
from tests.sampling import THOROUGH
from tests.storage.books import new_book, open_book

pytestmark = pytest.mark.timeout(900)

K = 3
MEMORY = Path("/dev/shm")  # noqa: S108 - each run makes a folder of its own in it
"""Where there is one, a killed process loses no more on it than on a disk, and syncing costs nothing."""
ITEMS = st.sampled_from([ItemId(p) for p in PRACTICES])
CODES: st.SearchStrategy[int | str] = st.sampled_from([1, 2, 3, 4, 5, "dk", "na"])
ROLES: st.SearchStrategy[Role | None] = st.sampled_from([None, *Role])
WORDS = st.sampled_from(["owl river elm lake", "ash hill oak sea"])
ANY = st.integers(0, 99)
"""Chooses one of what is there, whatever that is."""
OWNERS = st.sampled_from(["Ana", "Ben", ""])
LEVELS = st.sampled_from([1, 2.5, 4])


@dataclass
class Sheet:
    """A sheet as the dict remembers it."""

    role: Role | None
    answers: dict[ItemId, int | str] = field(default_factory=dict)
    comments: dict[ItemId, str] = field(default_factory=dict)
    words: str = ""
    handed_in: bool = False

    @property
    def kept(self) -> bool:
        return 2 * sum(isinstance(code, int) for code in self.answers.values()) >= len(PRACTICES)


@dataclass(frozen=True)
class Editable:
    """What can be undone: owners by title, agreed levels, practices set aside."""

    plan: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[PracticeId, float] = field(default_factory=dict)
    aside: frozenset[PracticeId] = frozenset()


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.path = Path(self.folder.name) / "Alder & Söhne.sixe"
        self.new_id = counting_ids()
        self.session = Session(services(Shelf(), self.new_id))
        self.sheets: dict[ResponseId, Sheet] = {}
        self.state = State.OPEN
        self.now = Editable()
        self.done: list[tuple[str, Editable]] = []
        self.undone: list[tuple[str, Editable]] = []

    @initialize(sheets=st.integers(0, 7), mode=st.sampled_from(Mode), closed=st.booleans())
    def open_a_round(self, sheets: int, mode: Mode, *, closed: bool) -> None:
        book = new_book(self.path)
        book.teams.put(a_team(headcount=None))
        self.mode = mode
        asked = RoundSettings(practices=PRACTICES, threshold=K, mode=mode)
        rounds.open_round(book, book.teams.all()[0], an_assessment(), asked, new_id=self.new_id, today=MONDAY)
        book.close()
        self._open()
        for n in range(sheets):
            self.a_whole_sheet([None, *Role][n % 4], 1 + n % 5)
        if closed:
            self.close_round()

    def teardown(self) -> None:
        self.session.close()
        self.folder.cleanup()

    # sheets

    @precondition(lambda self: self.state is State.OPEN)
    @rule(role=ROLES)
    def begin(self, role: Role | None) -> None:
        id_ = responses.begin(self.book, self.session.round, role=role, new_id=self.new_id)
        self.sheets[id_] = Sheet(role)

    @precondition(lambda self: self.unfinished and self.state is State.OPEN)
    @rule(n=ANY, item=ITEMS, code=CODES)
    def answer(self, n: int, item: ItemId, code: int | str) -> None:
        id_ = self._one(n)
        responses.give_answers(self.book, id_, {item: an_answer(code)})
        self.sheets[id_].answers[item] = code

    @precondition(lambda self: self.unfinished and self.state is State.OPEN)
    @rule(n=ANY, item=ITEMS)
    def skip(self, n: int, item: ItemId) -> None:
        id_ = self._one(n)
        responses.give_answers(self.book, id_, {item: None})
        self.sheets[id_].answers.pop(item, None)

    @precondition(lambda self: self.unfinished and self.state is State.OPEN)
    @rule(n=ANY, item=ITEMS, text=st.sampled_from(["", "Signs are old", "näh " * 300]))
    def comment(self, n: int, item: ItemId, text: str) -> None:
        id_ = self._one(n)
        responses.give_comment(self.book, id_, item, text)
        self.sheets[id_].comments.pop(item, None)
        if text:
            self.sheets[id_].comments[item] = text.strip()

    @precondition(lambda self: self.unfinished and self.state is State.OPEN)
    @rule(n=ANY, words=WORDS)
    def pause(self, n: int, words: str) -> None:
        id_ = self._one(n)
        if any(s.words == words for other, s in self.sheets.items() if other != id_):
            with pytest.raises(NotAllowed):
                responses.pause(self.book, id_, words)
        else:
            responses.pause(self.book, id_, words)
            self.sheets[id_].words = words

    @rule(words=WORDS)
    def resume(self, words: str) -> None:
        waiting = [id_ for id_, s in self.sheets.items() if s.words == words]
        if waiting and self.state is State.OPEN:
            assert [responses.resume(self.book, self.session.round, words.upper())] == waiting
        else:
            with pytest.raises(NotFound if self.state is State.OPEN else NotAllowed):
                responses.resume(self.book, self.session.round, words)

    @precondition(lambda self: self.unfinished)
    @rule(n=ANY)
    def submit(self, n: int) -> None:
        id_ = self._one(n)
        if self.state is not State.OPEN:
            with pytest.raises(NotAllowed):
                responses.submit(self.book, self.session.round, id_)
            return
        responses.submit(self.book, self.session.round, id_)
        self.sheets[id_].handed_in, self.sheets[id_].words = True, ""

    @precondition(lambda self: self.state is State.OPEN)
    @rule(role=ROLES, code=st.integers(1, 5))
    def a_whole_sheet(self, role: Role | None, code: int) -> None:
        self.begin(role)
        id_ = [*self.sheets][-1]
        for item in PRACTICES:
            self.answer([*self.unfinished].index(id_), ItemId(item), code)
        self.submit([*self.unfinished].index(id_))

    # the round

    @precondition(lambda self: self.state is not State.PUBLISHED)
    @rule()
    def seal(self) -> None:
        """Only an anonymous round, once, with enough sheets."""
        if self.mode is Mode.OPEN or self.state is State.SEALED or not self._enough:
            with pytest.raises(NotAllowed):
                closing.seal_round(self.book, self.session.round)
            return
        self.session.run_queued(lambda: closing.seal_round(self.book, self.session.round))
        self._went_on(State.SEALED)

    @rule()
    def close_round(self) -> None:
        def close() -> None:
            closing.close_round(self.book, self.session.round, today=MONDAY)

        if self.state is State.PUBLISHED or not self._enough:
            with pytest.raises(NotAllowed):
                self.session.run_queued(close)
            return
        self.session.run_queued(close)
        self._went_on(State.PUBLISHED)
        if self.mode is Mode.ANONYMOUS:
            self._forget_unfinished()

    @rule()
    def reopen_round(self) -> None:
        def reopen() -> None:
            closing.reopen_round(self.book, self.session.round)

        final = self.state is State.PUBLISHED and self.mode is Mode.ANONYMOUS
        if final or self.state is State.OPEN:
            with pytest.raises(NotAllowed):
                self.session.run_queued(reopen)
            return
        self.session.run_queued(reopen)
        self._went_on(State.OPEN)

    @rule()
    def discard_what_was_begun(self) -> None:
        found = closing.discard_unfinished(self.book, self.session.round)
        assert found == len(self.unfinished)
        self._forget_unfinished()

    # what can be undone

    @rule(practice=st.sampled_from(PRACTICES[:2]))
    def set_aside_or_bring_back(self, practice: PracticeId) -> None:
        if practice in self.now.aside:
            bring_back(self.session, practice)
        else:
            set_aside(self.session, practice, "We have none.")
        self._did(aside=self.now.aside ^ {practice})

    @precondition(lambda self: self.state is State.PUBLISHED)
    @rule(practice=st.sampled_from(PRACTICES[2:]), level=LEVELS)
    def settle(self, practice: PracticeId, level: float) -> None:
        SettlePresenter(self.session, results_of(self.session.book, self.session.round), practice).record(
            ItemForm(level=level)
        )
        self._did(agreed={**self.now.agreed, practice: level})

    @precondition(lambda self: self.state is State.PUBLISHED)
    @rule()
    def accept(self) -> None:
        self.page.add_all()
        plan = self.book.plans.of(self.session.round.id)
        assert plan
        accepted = {a.title: a.owner or "" for a in plan.actions}
        assert self.now.plan.items() <= accepted.items()
        self._did(plan=accepted)

    @precondition(lambda self: self.state is State.PUBLISHED)
    @rule(practice=st.sampled_from(PRACTICES))
    def add_an_action(self, practice: PracticeId) -> None:
        title = f"Own {self.new_id()}"
        self.page.add_own(title, practice)
        self._did(plan={**self.now.plan, title: ""})

    @precondition(lambda self: self.state is State.PUBLISHED and self.now.plan)
    @rule(n=ANY, owner=OWNERS)
    def edit_an_action(self, n: int, owner: str) -> None:
        title = sorted(self.now.plan)[n % len(self.now.plan)]
        action = next(a.id for a in self.page.shown().actions if a.title == title)
        self.page.edit(action, ActionField.OWNER, owner)
        if self.now.plan[title] != owner:
            self._did(plan={**self.now.plan, title: owner}, key=title)

    @rule()
    def undo(self) -> None:
        self.session.undo()
        if self.done:
            key, before = self.done.pop()
            self.undone.append((key, self.now))
            self.now = before

    @rule()
    def redo(self) -> None:
        self.session.redo()
        if self.undone:
            key, after = self.undone.pop()
            self.done.append((key, self.now))
            self.now = after

    # the file

    @rule()
    def close_the_file_and_open_it(self) -> None:
        self.session.close()
        self._open()

    @precondition(lambda self: self.unfinished and self.state is State.OPEN)
    @rule(n=ANY, item=ITEMS, code=CODES, torn=st.booleans())
    def be_killed_after_an_answer(self, n: int, item: ItemId, code: int | str, *, torn: bool) -> None:
        """A process answers, perhaps is in the middle of more, and is killed with signal 9."""
        id_ = self._one(n)
        self.session.close()
        self._killed(lambda book: responses.give_answers(book, id_, {item: an_answer(code)}), torn=torn)
        self.sheets[id_].answers[item] = code
        self._open()

    # what must hold

    @invariant()
    def sheets_are_what_was_answered(self) -> None:
        for id_, sheet in self.sheets.items():
            found = self.book.responses.unfinished(id_)
            assert (found is None) is sheet.handed_in
            if found:
                assert found.answers == {item: an_answer(c) for item, c in sheet.answers.items()}
                assert found.role is sheet.role
                assert self.book.responses.unfinished_comments(id_) == sheet.comments
        arrived = Counter(s.role for s in self.sheets.values() if s.handed_in)
        assert self.book.responses.arrived(self.session.round.id) == arrived
        assert self.book.responses.paused_count(self.session.round.id) == len(self.unfinished)

    @invariant()
    def the_round_counts_what_was_handed_in(self) -> None:
        round_ = self.session.round
        assert (round_.mode, round_.state) == (self.mode, self.state)
        assert set(round_.set_aside) == self.now.aside
        counted = [s for s in self.sheets.values() if s.handed_in]
        kept = [s for s in counted if s.kept]
        tally = self.book.responses.tally(round_.id, practices=PRACTICES, minimum=K)
        assert (tally.responses, tally.dropped) == (len(kept), len(counted) - len(kept))
        for item in PRACTICES:
            found = add_up(tally.groups(ItemId(item)).values())
            codes = Counter(s.answers.get(ItemId(item)) for s in kept)
            assert found.levels == tuple(codes[level] for level in (1, 2, 3, 4, 5))
            assert (found.dont_know, found.not_applicable) == (codes["dk"], codes["na"])

    @invariant()
    def results_open_with_the_round_and_hold_what_was_kept(self) -> None:
        if self.state is not State.PUBLISHED:
            with pytest.raises(NotAllowed):
                score_round(self.book, self.session.round)
            return
        kept = [s for s in self.sheets.values() if s.handed_in and s.kept]
        score = score_round(self.book, self.session.round)
        assert score.responses == len(kept)
        assert not self.now.aside & set(score.practices)

    @invariant()
    def discussion_and_plan_are_what_was_last_stored(self) -> None:
        settled = self.book.discussions.of(self.session.round.id).settled
        assert {p: s.level for p, s in settled.items()} == self.now.agreed
        plan = self.book.plans.of(self.session.round.id)
        assert {a.title: a.owner or "" for a in plan.actions} == self.now.plan if plan else not self.now.plan
        assert (self.session.next_undo is not None) is bool(self.done)
        assert (self.session.next_redo is not None) is bool(self.undone)

    # helpers

    @property
    def book(self) -> Workbook:
        return self.session.book

    @property
    def page(self) -> PlanPresenter:
        return PlanPresenter(self.session)

    @property
    def unfinished(self) -> Mapping[ResponseId, Sheet]:
        return {id_: s for id_, s in self.sheets.items() if not s.handed_in}

    @property
    def _enough(self) -> bool:
        return sum(s.handed_in and s.kept for s in self.sheets.values()) >= K

    def _went_on(self, state: State) -> None:
        """Nothing that was done before is taken back afterwards."""
        self.state = state
        self.done.clear()
        self.undone.clear()

    def _forget_unfinished(self) -> None:
        self.sheets = {id_: s for id_, s in self.sheets.items() if s.handed_in}

    def _one(self, n: int) -> ResponseId:
        return [*self.unfinished][n % len(self.unfinished)]

    def _did(
        self,
        *,
        plan: Mapping[str, str] | None = None,
        agreed: Mapping[PracticeId, float] | None = None,
        aside: frozenset[PracticeId] | None = None,
        key: str = "",
    ) -> None:
        """Remember a change; typing on in one field is one step, and what changes nothing is none."""
        was = self.now
        now = Editable(
            was.plan if plan is None else plan,
            was.agreed if agreed is None else agreed,
            was.aside if aside is None else aside,
        )
        if now == was:
            return
        again = bool(key and self.done and not self.undone and self.done[-1][0] == key)
        if not again:
            self.done.append((key, self.now))
        self.undone.clear()
        self.now = now

    def _open(self) -> None:
        book = open_book(self.path)
        assert not book.info.read_only
        self.session.put(book, self.path)
        self.done.clear()
        self.undone.clear()

    def _killed(self, act: Callable[[Workbook], object], *, torn: bool) -> None:
        child = os.fork()
        if child == 0:
            try:
                book = open_book(self.path)
                act(book)
                if torn:
                    with book.change():
                        book.organization.rename("torn")
                        book.teams.put(a_team("torn"))
                        os.kill(os.getpid(), signal.SIGKILL)
                os.kill(os.getpid(), signal.SIGKILL)
            finally:
                os._exit(1)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can't be forked here")
def test_the_workbook_says_what_a_plain_dict_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "user data")
    run_state_machine_as_test(
        Machine,
        settings=settings(
            derandomize=True,
            deadline=None,
            max_examples=1000 if THOROUGH else 8,
            stateful_step_count=60,
            suppress_health_check=list(HealthCheck),
        ),
    )

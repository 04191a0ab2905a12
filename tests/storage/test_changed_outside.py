"""Whatever happens to a workbook's file while it is open: each method ends well or in a true sentence."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from sixelements.application import ports
from sixelements.application.ports import Branding
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.errors import SixElementsError
from sixelements.domain.holidays import ClosedDays, WorkDays
from sixelements.domain.ids import ElementId, ItemId
from sixelements.domain.responses import Counts, Way
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.application.test_workbook_contract import A_WORKSHOP, FULL_PLAN
from tests.builders import PRACTICES, a_response, a_response_id, a_round, a_team, an_answer, an_assessment
from tests.sampling import THOROUGH
from tests.storage.books import NOON, ROUND, new_book, open_book
from tests.storage.deeds import with_round
from tests.worksheet_examples import FULL_WORKSHEETS

NEW = a_response_id(1)
OLD = a_response_id(2)
ITEM = ItemId("1.1")
READS: Mapping[str, Callable[[StoredWorkbook], object]] = {
    "organization.branding": lambda b: b.organization.branding(),
    "organization.work_days": lambda b: b.organization.work_days(),
    "teams.all": lambda b: b.teams.all(),
    "rounds.get": lambda b: b.rounds.get(ROUND),
    "rounds.of": lambda b: b.rounds.of(a_team().id),
    "responses.unfinished": lambda b: b.responses.unfinished(OLD),
    "responses.unfinished_comments": lambda b: b.responses.unfinished_comments(OLD),
    "responses.paused": lambda b: b.responses.paused(ROUND, words=b"x"),
    "responses.paused_count": lambda b: b.responses.paused_count(ROUND),
    "responses.arrived": lambda b: b.responses.arrived(ROUND),
    "responses.digests": lambda b: b.responses.digests(ROUND),
    "responses.traces": lambda b: b.responses.traces(),
    "responses.kept": lambda b: b.responses.kept(ROUND, practices=PRACTICES, minimum=1),
    "responses.tally": lambda b: b.responses.tally(ROUND, practices=PRACTICES, minimum=1),
    "responses.sheet_sums": lambda b: b.responses.sheet_sums(
        ROUND, elements={ElementId("1"): PRACTICES[:2]}, practices=PRACTICES, minimum=1
    ),
    "responses.uniform": lambda b: b.responses.uniform(ROUND, practices=PRACTICES, minimum=1),
    "responses.comments": lambda b: b.responses.comments(ROUND),
    "responses.handed_in": lambda b: b.responses.handed_in(ROUND),
    "responses.there": lambda b: b.responses.there(ROUND, {OLD: {ITEM: an_answer(2)}}),
    "responses.taken_in": lambda b: b.responses.taken_in(ROUND, b"\1" * 32),
    "responses.newest": lambda b: b.responses.newest(ROUND),
    "responses.known_matches": lambda b: b.responses.known_matches(ROUND),
    "responses.drafts": lambda b: b.responses.drafts(ROUND),
    "responses.ways": lambda b: b.responses.ways(ROUND),
    "responses.hands": lambda b: b.responses.hands(ROUND),
    "discussions.of": lambda b: b.discussions.of(ROUND),
    "workshops.of": lambda b: b.workshops.of(ROUND),
    "worksheets.of": lambda b: b.worksheets.of(ROUND),
    "plans.of": lambda b: b.plans.of(ROUND),
    "assessments.get": lambda b: b.assessments.get(b.rounds.of(a_team().id)[0].assessment),
}
WRITES: Mapping[str, Callable[[StoredWorkbook], object]] = {
    "organization.rename": lambda b: b.organization.rename("Birch County"),
    "organization.put_branding": lambda b: b.organization.put_branding(Branding(color="#123456")),
    "organization.put_work_days": lambda b: b.organization.put_work_days(
        WorkDays(closed=(ClosedDays(NOON.date(), NOON.date(), "Move"),))
    ),
    "teams.remove": lambda b: b.teams.remove(a_team().id),
    "rounds.remove": lambda b: b.rounds.remove(ROUND),
    "teams.put": lambda b: b.teams.put(a_team("team-2")),
    "rounds.put": lambda b: b.rounds.put(a_round()),
    "responses.begin": lambda b: b.responses.begin(NEW, round_=ROUND, role=None),
    "responses.answer": lambda b: b.responses.answer(OLD, ITEM, an_answer(2)),
    "responses.comment": lambda b: b.responses.comment(OLD, ITEM, "fine"),
    "responses.pause": lambda b: b.responses.pause(OLD, words=b"x"),
    "responses.submit": lambda b: b.responses.submit(OLD),
    "responses.give_role": lambda b: b.responses.give_role(OLD, Role.MANAGER),
    "responses.put_draft": lambda b: b.responses.put_draft(OLD, whole=True),
    "responses.hand_in_drafts": lambda b: b.responses.hand_in_drafts(ROUND),
    "responses.came": lambda b: b.responses.came(ROUND, {Way.LAPTOP: 1}),
    "responses.discard_unfinished": lambda b: b.responses.discard_unfinished(ROUND),
    "responses.add": lambda b: b.responses.add([a_response(9, {"1.1": 3})]),
    "responses.remove": lambda b: b.responses.remove(OLD),
    "responses.discard": lambda b: b.responses.discard(ROUND),
    "responses.redact": lambda b: b.responses.redact(ROUND, ITEM, "x", instead="y"),
    "responses.show_hands": lambda b: b.responses.show_hands(ROUND, ITEM, Counts(dont_know=1)),
    "responses.forget_files": lambda b: b.responses.forget_files(ROUND),
    "responses.remember": lambda b: b.responses.remember(ROUND, b"\2" * 32),
    "responses.put_digests": lambda b: b.responses.put_digests(ROUND, [b"\4" * 32]),
    "responses.put_newest": lambda b: b.responses.put_newest(ROUND, [OLD], [b"\3" * 32]),
    "responses.take_out": lambda b: b.responses.take_out(ROUND, {OLD: Way.TABLE}, [b"\3" * 32]),
    "responses.take_newest_back": lambda b: b.responses.take_newest_back(ROUND),
    "responses.keep_matches": lambda b: b.responses.keep_matches(ROUND, {b"\4" * 32: "1.1"}),
    "discussions.put": lambda b: b.discussions.put(ROUND, NO_DISCUSSION),
    "workshops.put": lambda b: b.workshops.put(ROUND, A_WORKSHOP),
    "workshops.remove": lambda b: b.workshops.remove(ROUND),
    "worksheets.put": lambda b: b.worksheets.put(ROUND, FULL_WORKSHEETS),
    "plans.put": lambda b: b.plans.put(ROUND, FULL_PLAN),
    "assessments.put": lambda b: b.assessments.put(an_assessment(version="9")),
    "back_up": lambda b: b.back_up(),
}
PORTS: Mapping[str, type[object]] = {
    "organization": ports.Organization,
    "teams": ports.Teams,
    "rounds": ports.Rounds,
    "responses": ports.Responses,
    "discussions": ports.Discussions,
    "workshops": ports.Workshops,
    "worksheets": ports.WorksheetStore,
    "plans": ports.Plans,
    "assessments": ports.Assessments,
}


def a_file_of_another(path: Path) -> bytes:
    """Another client's workbook."""
    other = new_book(path.with_name("other.sixe"))
    with_round(other)
    for n in range(9):
        other.organization.rename(f"Cedar County {n}")
    other.teams._store.connection.execute("UPDATE workbook SET id = 'another'")
    other.close()
    data = path.with_name("other.sixe").read_bytes()
    path.with_name("other.sixe").unlink()
    shutil.rmtree(path.with_name("other.sixe backups"), ignore_errors=True)
    return data


def in_its_place(path: Path, data: bytes) -> None:
    path.with_name("new").write_bytes(data)
    path.with_name("new").replace(path)


def a_file_for_a_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


HAPPENINGS: Mapping[str, Callable[[Path], object]] = {
    "cut to nothing": lambda path: os.truncate(path, 0),
    "cut to its header": lambda path: os.truncate(path, 100),
    "cut to half": lambda path: os.truncate(path, path.stat().st_size // 8192 * 4096),
    "overwritten with a text": lambda path: path.write_bytes(b"Alder County\n" * 9_000),
    "overwritten with zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "overwritten with another workbook": lambda path: path.write_bytes(a_file_of_another(path)),
    "another workbook in its place": lambda path: in_its_place(path, a_file_of_another(path)),
    "a text in its place": lambda path: in_its_place(path, b"hello"),
    "deleted": Path.unlink,
    "its folder deleted": lambda path: shutil.rmtree(path.parent),
    "its folder a file": lambda path: a_file_for_a_folder(path.parent),
}


def test_every_method_of_every_port_is_here() -> None:
    methods = {
        f"{name}.{method}"
        for name, port in PORTS.items()
        for method in vars(port)
        if not method.startswith("_")
    }
    assert {*READS, *WRITES} - {"back_up"} == methods


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.sixe"
    book = new_book(path)
    with_round(book)
    book.responses.begin(OLD, round_=ROUND, role=None)
    book.close()
    return path.read_bytes()


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_each_method_ends_well_or_in_a_true_sentence(happening: str, sound: bytes, path: Path) -> None:
    """Each meets a third of what may happen, and each happening a third of them, or all of it."""
    first, step = (0, 1) if THOROUGH else ([*HAPPENINGS].index(happening) % 3, 3)
    for name, use in [*{**READS, **WRITES}.items()][first::step]:
        folder = path.parent.with_name(name)
        folder.mkdir()
        place = folder / path.name
        place.write_bytes(sound)
        book = open_book(place, now=NOON + timedelta(days=1))
        HAPPENINGS[happening](place)
        before = content(place)
        try:
            use(book)
        except SixElementsError as refusal:
            assert name in WRITES or "Not saved" not in refusal.sentence, name
            assert "not changed" not in refusal.sentence or content(place) == before, name
            assert "There is no" not in refusal.sentence or name == "assessments.get"
        book.close()
        if happening != "cut to half":  # where what is read may still be there, it may be written, too
            assert content(place) == before, name


def content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def test_another_clients_workbook_copied_over_an_open_one_is_not_written_to(sound: bytes, path: Path) -> None:
    path.write_bytes(sound)
    book = open_book(path)
    there = a_file_of_another(path)
    path.write_bytes(there)
    done = []
    for name, use in WRITES.items():
        try:
            use(book)
        except SixElementsError:
            continue
        done.append(name)
    assert done == ["back_up"]  # of what was ours
    book.close()
    assert content(path) == there

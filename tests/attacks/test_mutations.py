"""Seeded mutations of each kind of file: every one ends as a value or in words.

``SIXELEMENTS_THOROUGH=1`` tries 1,500 of each; else 400, and fewer of files whose reading takes long.

Each starts from a sound file. What is taken after all is used, so that nothing odd goes by unseen.
"""

import gc
import io
import random
import shutil
import sqlite3
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook

from sixelements import bootstrap, paths
from sixelements.application import discussion
from sixelements.application.arrivals import Arriving, take_all_in
from sixelements.application.foreign_sheets import reading
from sixelements.application.reports import gather
from sixelements.application.rounds import find_round
from sixelements.application.sharing import share
from sixelements.application.teams import find_team
from sixelements.content import loader
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.matching import Form
from sixelements.domain.rounds import State
from sixelements.intake import discussion_json, files
from tests.attacks.measured import MEGABYTES, SECONDS
from tests.builders import LINES, PRACTICES, a_response, a_round, a_team, an_assessment
from tests.fakes.workbook import FakeWorkbook
from tests.intake.test_pdf_forms import FORM as PDF_FORM
from tests.intake.test_pdf_forms import filled
from tests.sampling import THOROUGH

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.timeout(900)

MUTATIONS = 1_500 if THOROUGH else 400
SLOW = MUTATIONS if THOROUGH else 60
"""Of files whose reading takes long, 10 to 80 ms each."""
BOOKS = MUTATIONS if THOROUGH else 150
"""Of workbooks, 20 ms each."""
FORM = Form(practices=PRACTICES, lines=tuple(ItemId(line) for line in LINES))
INTERESTING = (
    *(b"\0", b"\r", b"\n", b",", b";", b"\t", b'"', b"'", b"\\", b"=", b"[", b"]", b"{", b"}", b".", b"#"),
    *(b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), b"\\u0000", b"\x1b[2J", b"-1", b"6", b"1e999", b"NaN"),
    *(b"9" * 400, b"null", b"true", b"[" * 2_000, b"a." * 30, b'"""', b"2026-02-30", b"[[practices]]"),
)
Chance = random.Random
LEVELS: Mapping[str, int | str] = dict.fromkeys(PRACTICES, 3)


def mutated(sound: bytes, chance: Chance) -> bytes:
    """Cut, doubled, moved, overwritten: one to four times."""
    data = sound
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 1, 2, 5, 40, 400)))
        kind = chance.randrange(6)
        if kind == 0:
            data = data[:start] + data[end:]
        elif kind == 1:
            data = data[:start] + data[start:end] * 2 + data[end:]
        elif kind == 2:
            data = data[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + data[end:]
        elif kind == 3:
            data = data[:start]
        else:
            data = data[:start] + chance.choice(INTERESTING) + data[end:]
        data = data or sound[:1]
    return data


def outcomes(use: Callable[[bytes], str], sound: bytes, times: int = MUTATIONS) -> Counter[str]:
    """How the mutations end: as what ``use`` says, or as the kind of refusal."""
    chance = random.Random(2026)  # noqa: S311 - repeatable
    return counted(use, (mutated(sound, chance) for _ in range(times)))


def counted(use: Callable[[bytes], str], contents: Iterable[bytes]) -> Counter[str]:
    """The same of contents that were made otherwise; none takes long, or much memory."""
    found: Counter[str] = Counter()
    gc.enable()  # as in the program: a test has it off, and what 1,500 files leave would be counted as taken
    began_with, longest = most_memory(), 0.0
    for content in contents:
        began = time.thread_time()
        try:
            found[use(content)] += 1
        except SixElementsError as refusal:
            assert refusal.sentence
            found[type(refusal).__name__] += 1
        longest = max(longest, time.thread_time() - began)
    assert longest < SECONDS
    assert most_memory() - began_with < MEGABYTES - 100  # what a bare reader has is there already
    return found


def most_memory() -> float:
    """Megabytes that this process had at its peak."""
    if sys.platform == "win32":
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_answers(tmp_path: Path) -> None:
    header = ",".join(["role", *PRACTICES, *LINES])
    sound = f"{header}\r\nfrontline,{'3,' * 14}4\r\nmanager,{'dk,' * 14}na\r\n".encode("utf-8-sig")
    path = tmp_path / "answers.csv"

    def use(data: bytes) -> str:
        path.write_bytes(data)
        file = reading(files.read)(path, FORM)
        assert (file.refusal is not None) or file.sheets or file.problems
        said = " ".join([file.refusal or "", *file.problems])
        assert said.isprintable()
        return "refused" if file.refusal else "problems" if file.problems else "taken"

    found = outcomes(use, sound)
    assert set(found) == {"refused", "problems", "taken"}, found
    assert min(found.values()) > MUTATIONS / 50, found


def test_workbooks_of_answers(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = Workbook()
    for row in (["role", *PRACTICES, *LINES], ["frontline", *[3] * 15], ["manager", *["dk"] * 15]):
        book.worksheets[0].append(row)
    book.save(out)
    path = tmp_path / "answers.xlsx"

    def use(data: bytes) -> str:
        path.write_bytes(data)
        file = reading(files.read)(path, FORM)
        assert " ".join([file.refusal or "", *file.problems]).isprintable()
        return "refused" if file.refusal else "problems" if file.problems else "taken"

    found = outcomes(use, out.getvalue(), SLOW)
    assert {"refused", "taken"} <= set(found), found
    chance = random.Random(5)  # noqa: S311 - repeatable
    found = counted(use, (one_part_mutated(out.getvalue(), chance) for _ in range(SLOW)))
    assert {"refused", "taken"} <= set(found), found


def one_part_mutated(packed: bytes, chance: Chance) -> bytes:
    """A packed file that is whole, but for what is written in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        spoiled_part = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == spoiled_part else part)
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_forms(packed: bool, tmp_path: Path) -> None:
    """As programs write them, and with all that they hold in the open, so that more of it is struck."""
    sound, path = filled() if packed else in_the_open(filled()), tmp_path / "form.pdf"

    def use(data: bytes) -> str:
        path.write_bytes(data)
        file = reading(files.read)(path, PDF_FORM)
        assert " ".join([file.refusal or "", *file.problems]).isprintable()
        return "refused" if file.refusal else "problems" if file.problems else "taken"

    found = outcomes(use, sound, SLOW)
    assert {"refused", "taken"} <= set(found), found


def in_the_open(form: bytes) -> bytes:
    """A form without pages' contents, with nothing compressed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for page in pdf.pages:
            page.Contents = pikepdf.Stream(pdf, b"")
        for key in ("/StructTreeRoot", "/Metadata"):
            del pdf.Root[key]
        modes = pikepdf.ObjectStreamMode
        pdf.save(out, compress_streams=False, object_stream_mode=modes.disable, qdf=True)
    return out.getvalue()


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A collection file that came back with six sheets."""
    path = tmp_path_factory.mktemp("back") / "back.sixc"
    home = FakeWorkbook()
    home.teams.put(a_team())
    home.rounds.put(a_round(assessment=home.assessments.put(an_assessment())))
    share(home, a_team(), a_round(), bootstrap.write_collection(path))
    book = bootstrap.open_workbook(path)
    book.responses.add(
        replace(a_response(n, LEVELS), id=ResponseId(bootstrap.new_id()), comments={ItemId("1.1"): "Ask us."})
        for n in range(6)
    )
    book.close()
    return path.read_bytes()


def brought(path: Path) -> Callable[[bytes], str]:
    """Takes a collection file into a round with two sheets: all of it, or nothing."""
    home = FakeWorkbook()
    round_ = a_round(assessment=home.assessments.put(an_assessment()))
    home.teams.put(a_team())
    home.rounds.put(round_)
    home.responses.add([a_response(90, LEVELS), a_response(91, LEVELS)])
    before = home.content.as_it_is()

    def use(data: bytes) -> str:
        path.write_bytes(data)
        home.content.__dict__.update(before.as_it_is().__dict__)
        with bootstrap.answer_gate() as read:
            arrival = Arriving(home, a_team(), round_).read(path, read)
        said = arrival.file.refusal or ""
        assert said.isprintable()
        (taken,) = take_all_in(home, [arrival], new_id=bootstrap.new_id)
        there = sum(home.responses.arrived(round_.id).values())
        assert there == 2 + taken.count
        assert taken.count == (0 if taken.problems else len(arrival.file.sheets))
        home.responses.tally(round_.id, practices=round_.practices, minimum=1)
        return "refused" if taken.problems else "taken"

    return use


def test_the_bytes_of_collection_files(collected: bytes, tmp_path: Path) -> None:
    found = outcomes(brought(tmp_path / "back.sixc"), collected, BOOKS)
    assert set(found) == {"refused", "taken"}, found
    assert min(found.values()) > BOOKS / 50, found


def test_the_content_of_collection_files(collected: bytes, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - repeatable
    found = counted(brought(tmp_path / "back.sixc"), (spoiled_book(collected, chance) for _ in range(BOOKS)))
    assert set(found) == {"refused", "taken"}, found
    assert min(found.values()) > BOOKS / 50, found


def test_decisions_about_columns_and_words(tmp_path: Path) -> None:
    sound = (
        b'[columns]  # Where each goes\n"Shoe size" = "leave out"\n"More" = "comment 1.1"\n"It" = "1.2"\n'
        b'\n[answers]\n"maybe" = "dk"\n"6" = "na"\n\n[lines]\n"6" = "dk"\n\n[roles]\n"Chef" = "manager"\n'
    )
    path = tmp_path / "match.toml"

    def use(data: bytes) -> str:
        path.write_bytes(data)
        bootstrap.read_match(path, FORM)
        return "taken"

    found = outcomes(use, sound)
    assert set(found) == {"taken", "BadInput"}, found
    assert min(found.values()) > MUTATIONS / 50, found


def test_discussions(tmp_path: Path) -> None:
    sound = (
        b'{"facilitator": "Ana", "agreed": {"1.1": 3, "1.2": 2.5, "1.3": null}, "confirmed": ["2.1"],'
        b' "second_votes": {"1.1": [3, 3, 4]}, "why": {"1.1": "We looked."}, "aims": {"1.1": 5},'
        b' "evidence": {"1.1": "Log"}, "importance_dots": {"1.1": 3},'
        b' "discussed": ["1.1"], "services": ["Permits"],'
        b' "three_thirds": {"courtesy": [[4, 4, null]], "accuracy": [[3, 3, 3]], "speed": [[1, 2, 2]]}}'
    )
    book, path, round_ = FakeWorkbook(), tmp_path / "talk.json", a_round(state=State.PUBLISHED)
    book.rounds.put(round_)

    def use(data: bytes) -> str:
        path.write_bytes(data)
        discussion.record(book, round_, discussion_json.read(path))
        return "taken"

    found = outcomes(use, sound)
    assert set(found) == {"taken", "BadInput"}, found
    assert min(found.values()) > MUTATIONS / 50, found


@pytest.mark.parametrize("name", ["manifest.toml", "3-empower-the-team.toml"])
def test_assessments(name: str, tmp_path: Path) -> None:
    """A manifest and one element with a single practice, so that many take seconds."""
    shipped = paths.assessments() / "six-elements"
    element = (shipped / "3-empower-the-team.toml").read_text(encoding="utf-8")
    first, practice = element.split("[[practices]]\n")[:2]
    manifest = (shipped / "manifest.toml").read_text(encoding="utf-8")
    listed = manifest.index("files = ["), manifest.index("]\n", manifest.index("files = [")) + 2
    texts = {
        "3-empower-the-team.toml": f"{first}[[practices]]\n{practice}",
        "manifest.toml": (
            manifest[: listed[0]] + 'files = ["3-empower-the-team.toml"]\n' + manifest[listed[1] :]
        ).replace('technology_waits_for = "6.4"', ""),
    }
    texts["3-empower-the-team.toml"] = "\n".join(
        "also = []"
        if line.startswith("also")
        else "prerequisites = []"
        if line.startswith("prereq")
        else line
        for line in texts["3-empower-the-team.toml"].split("\n")
    )
    folder = tmp_path / "six-elements"
    folder.mkdir()
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    assert len(loader.load(folder).practices) == 1

    def use(data: bytes) -> str:
        (folder / name).write_bytes(data)
        try:
            loader.load(folder)
        except loader.AssessmentProblems as found:
            assert found.problems
            assert all(str(problem).isprintable() for problem in found.problems)
            return "problems"
        return "taken"

    found = outcomes(use, texts[name].encode())
    assert set(found) == {"taken", "problems"}, found
    assert min(found.values()) > MUTATIONS / 50, found
    shutil.rmtree(folder)


def used(path: Path) -> str:
    """Everything that the command line reads of a workbook, but for the PDF."""
    book = bootstrap.open_workbook(path, read_only=True)
    try:
        team = find_team(book, None)
        material = gather(book, team, find_round(book, team.id), made_on=date(2026, 11, 2))
        book.responses.comments(material.round.id)
    finally:
        book.close()
    for ending in (".json", ".csv"):
        bootstrap.REPORTS[ending](material)
    return "read"


def test_the_bytes_of_workbooks(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.sixe"

    def use(data: bytes) -> str:
        path.write_bytes(data)
        try:
            return used(path)
        finally:
            assert path.read_bytes() == data

    found = outcomes(use, sound, BOOKS)
    known = {"read", "DamagedWorkbook", "NotAWorkbook", "NewerWorkbook", "CannotRead", "BadInput", "NotFound"}
    assert set(found) <= known, found
    assert found["read"] > BOOKS / 50, found
    assert found["DamagedWorkbook"] > BOOKS / 50, found


VALUES = (
    *(None, 0, -1, 1, 2, 3, 5, 6, 99, 2**31, 2**63 - 1, -(2**63), 0.5, -0.0, 1e308, float("inf"), -2.25),
    *("", " ", "x", "1.1", "2.2", "9.9", "x" * 300, "a\0b", "\x1b[2J", "\u202e", "<b>", "=1+1", "½", "\n"),
    *(
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "2026-11-02",
        "round-1",
        "team-1",
        "agreed",
        "done",
        "manager",
    ),
    *(b"", b"\0" * 16, b"\xff" * 32, b"\x89PNG\r\n\x1a\n"),
)


def spoiled(connection: sqlite3.Connection, chance: Chance) -> None:
    """One change that an SQL tool would make, against the rules of the schema or within them."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    )
    table = chance.choice(sorted(name for (name,) in tables))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    one, other = chance.choice(columns), chance.choice(columns)
    kind = chance.randrange(4)
    if kind == 0:
        connection.execute(f'DELETE FROM {table} WHERE "{one}" IN (SELECT "{one}" FROM {table} LIMIT 1)')
    elif kind == 1:
        connection.execute(f'UPDATE OR IGNORE {table} SET "{one}" = "{other}"')
    else:
        where = f'WHERE "{other}" IN (SELECT "{other}" FROM {table} LIMIT 1)' if kind == 2 else ""
        connection.execute(f'UPDATE OR IGNORE {table} SET "{one}" = ? {where}', (chance.choice(VALUES),))


def spoiled_book(sound: bytes, chance: Chance) -> bytes:
    """One to three such changes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(sound)
        if chance.random() < 0.7:
            connection.execute("PRAGMA ignore_check_constraints=ON")
        for _ in range(chance.choice((1, 1, 2, 3))):
            try:
                spoiled(connection, chance)
            except sqlite3.Error:
                continue
        return connection.serialize()


def test_the_content_of_workbooks(sound: bytes, tmp_path: Path) -> None:
    """Values that any SQL tool can put there: of the wrong kind, of no measure, or of another row."""
    path, chance = tmp_path / "book.sixe", random.Random(7)  # noqa: S311 - repeatable

    def use(data: bytes) -> str:
        path.write_bytes(data)
        try:
            return used(path)
        finally:
            assert path.read_bytes() == data

    found = counted(use, (spoiled_book(sound, chance) for _ in range(BOOKS)))
    assert set(found) <= {"read", "DamagedWorkbook", "BadInput", "NotFound", "NotAllowed"}, found
    assert found["read"] > BOOKS / 10, found
    assert found["DamagedWorkbook"] > BOOKS / 10, found


def test_a_sound_workbook_is_read(sound: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.sixe").write_bytes(sound)
    assert used(tmp_path / "book.sixe") == "read"
    assert a_team().name
    assert an_assessment().practices

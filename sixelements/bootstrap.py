"""The one place that names concrete classes of different rooms and joins them."""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sixelements.domain.errors import BadInput, SixElementsError

if TYPE_CHECKING:
    from sixelements.application.audiences import Audience
    from sixelements.application.comparing import Comparison
    from sixelements.application.files import MadeFile, Progress
    from sixelements.application.forms import FormMaterial, WantedForms
    from sixelements.application.handing_over import CopyToMake, WriteCopy, WrittenCopy
    from sixelements.application.own_assessments import OwnAssessment
    from sixelements.application.portfolio import Unread, WorkbookStatus
    from sixelements.application.ports import BackupCopy, Workbook
    from sixelements.application.published import PublishedRound
    from sixelements.application.reports import Material, Picture, WantedPdf
    from sixelements.application.reviews import ReviewPatch
    from sixelements.application.sharing import WriteCollection
    from sixelements.application.table_file import ReadTable, TableFile
    from sixelements.application.templates import Template
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.discussion_patch import DiscussionPatch
    from sixelements.domain.going_back import GoingBack
    from sixelements.domain.ids import WorkbookId
    from sixelements.domain.matching import Decisions, Form
    from sixelements.domain.plan_file import PlanFile
    from sixelements.domain.reading_grade import ReadingGrades
    from sixelements.i18n import Language
    from sixelements.presentation.services import Services, Settings
    from sixelements.storage.copies import Backup
    from sixelements.storage.stored_workbook import StoredWorkbook

    WriteReport = Callable[[Material], MadeFile]


def today() -> date:
    """The day where this laptop is."""
    return now().date()


def now() -> datetime:
    """The moment; SOURCE_DATE_EPOCH fixes it, so that exports can be made byte for byte again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()


def new_id() -> str:
    return uuid.uuid4().hex


def assessment(id_: str) -> Assessment:
    """The assessment of this id, the person's own before a shipped one; raises NotFound without either."""
    from sixelements.content import loader  # noqa: PLC0415 - each command loads only what it needs

    folder = loader.find(id_)
    try:
        found = [(file.name, file.stat()) for file in sorted(folder.iterdir())]
    except OSError:
        return loader.load(folder)  # says what is wrong with it
    return _loaded(folder, tuple((name, status.st_mtime_ns, status.st_size) for name, status in found))


@lru_cache(maxsize=8)
def _loaded(folder: Path, _as_it_lies: tuple[tuple[str, int, int], ...]) -> Assessment:
    """Read once as long as no file of it changes: a list of twenty workbooks asks for it twenty times."""
    from sixelements.content import loader  # noqa: PLC0415

    return loader.load(folder)


def assessment_folder(name: str) -> Path:
    """The folder of an assessment by its name, the person's own first, or by its path; raises NotFound."""
    from sixelements.content import own_shelf  # noqa: PLC0415

    return own_shelf.folder_of(name)


def assessment_in(folder: Path) -> Assessment:
    """The assessment in a folder; raises BadInput with everything that is wrong with it."""
    from sixelements.content import loader  # noqa: PLC0415

    return loader.load(folder)


def begin_assessment(name: str, like: str, *, own_practices: bool = False) -> Path:
    """Put a copy of an assessment on the person's shelf, as `content.own_shelf.begin` does."""
    from sixelements.content import own_shelf  # noqa: PLC0415

    return own_shelf.begin(name, like, own_practices=own_practices)


def own_assessments() -> tuple[OwnAssessment, ...]:
    """What lies on the person's shelf, each with what is wrong with it."""
    from sixelements.content import own_shelf  # noqa: PLC0415

    return tuple(own_shelf.on_shelf())


def own_names() -> tuple[str, ...]:
    """The names of what lies on the person's shelf, unread; none if it can't be looked into."""
    from sixelements.content import own_shelf  # noqa: PLC0415

    try:
        return tuple(folder.name for folder in own_shelf.folders())
    except SixElementsError:
        return ()


def put_away_assessment(name: str) -> Path:
    """Take a folder off the person's shelf; returns where it is kept."""
    from sixelements.content import own_shelf  # noqa: PLC0415

    return own_shelf.put_away(name)


def reading_grades(asked: Assessment) -> ReadingGrades:
    """How hard the sentences of an assessment are to read."""
    from sixelements.content import sentences  # noqa: PLC0415
    from sixelements.domain import reading_grade  # noqa: PLC0415

    return reading_grade.reading_grades(sentences.graded(asked))


def preview_assessment(asked: Assessment, paper: str = "") -> MadeFile:
    """The booklet of an assessment as a PDF, before any round asks it."""
    from sixelements.application import own_assessments as own  # noqa: PLC0415
    from sixelements.application.forms import WantedForms  # noqa: PLC0415

    material = own.preview_material(asked, made_on=today())
    (made,) = make_forms(material, WantedForms(kinds=frozenset((own.BOOKLET,)), paper=paper))
    return made


def create_workbook(path: Path, password: str | None = None) -> Callable[[str], Workbook]:
    """Makes a workbook at a place that must be free, once it is given the organization's name."""

    def create(organization: str) -> Workbook:
        from sixelements.content import snapshot  # noqa: PLC0415
        from sixelements.storage import passwords, workbook  # noqa: PLC0415

        key = passwords.new_key(password) if password is not None else None
        return workbook.create(
            path, organization=organization, codec=snapshot, new_id=new_id, today=today(), key=key
        )

    return create


def has_password(path: Path) -> bool:
    """Whether a workbook has a password, given or not; False for any other file, or none."""
    from sixelements.storage import passwords  # noqa: PLC0415 - Home asks, which needs no more of storage

    return passwords.salt_of(path) is not None


def is_locked(path: Path) -> bool:
    """Whether a workbook has a password that has yet to be given."""
    from sixelements.storage import unlocking  # noqa: PLC0415

    return unlocking.is_locked(path)


def unlock(path: Path, password: str) -> None:
    """Open a workbook without asking from now on; takes a good part of a second. Raises WrongPassword."""
    from sixelements.storage import unlocking  # noqa: PLC0415

    unlocking.unlock(path, password)


def give_password(password: str) -> None:
    """Try this password from now on with each workbook that has one."""
    from sixelements.storage import passwords  # noqa: PLC0415

    passwords.give(password)


def hold_password(path: Path) -> Callable[[], None]:
    """Know the password of a workbook while it is shown; returns what ends that.

    Once nobody needs it any more, it is asked for again.
    """
    from sixelements.storage import passwords  # noqa: PLC0415

    key = passwords.known_key_of(path)
    passwords.hold(key)
    return lambda: passwords.let_go(key)


def forget_passwords() -> None:
    """Ask for each password again from now on."""
    from sixelements.storage import passwords  # noqa: PLC0415

    passwords.forget_all()


def left_with_password(path: Path) -> Sequence[Path]:
    """The backups that have a password while their workbook has none, as where removing it was cut short."""
    from sixelements.storage import copies, identity, passwords, soundness  # noqa: PLC0415

    path = soundness.resolved(path)
    if passwords.salt_of(path) is not None:
        return ()
    id_ = identity.id_of(path)
    return copies.with_another_password(path, id_, None) if id_ else ()


def backups_apart(book: Workbook) -> Sequence[Path]:
    """The backups of an open workbook that have another password than it, or one where it has none."""
    return _stored(book).backups.with_another_password()


def have_backups_follow(book: Workbook) -> Sequence[Path]:
    """Have these open as the workbook does, where their password was given; returns those that don't."""
    return _stored(book).backups.follow_password()


def _stored(book: Workbook) -> StoredWorkbook:
    from sixelements.storage.stored_workbook import StoredWorkbook  # noqa: PLC0415

    if not isinstance(book, StoredWorkbook):
        raise TypeError
    return book


def set_password(book: Workbook, password: str | None) -> Sequence[Path]:
    """Give an open workbook another password, or with None none; returns backups that could not follow."""
    from sixelements.storage import passwords  # noqa: PLC0415

    return _stored(book).become(passwords.new_key(password) if password is not None else None)


def read_password(path: Path) -> str:
    """The first line of a file, or of what a program says in its place. Raises BadInput."""
    from sixelements.i18n import _  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            text = file.readline(10_000).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        said = _("The password can't be read from {path}. It is to be the first line of a text file.")
        raise BadInput(said.format(path=path)) from None
    return text.removesuffix("\n").removesuffix("\r")


def open_workbook(path: Path, *, read_only: bool = False) -> Workbook:
    """Open a workbook; read-only where somebody else is writing."""
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import workbook  # noqa: PLC0415

    return workbook.open_workbook(path, codec=snapshot, read_only=read_only)


def open_for_reading(path: Path) -> Workbook:
    """Open a workbook for reading only: no lock, no backup, and its file as it was."""
    return open_workbook(path, read_only=True)


def writer_at(path: Path) -> str:
    """Who has a workbook open for writing, such as "Ana on desk-3"; empty if nobody does."""
    from sixelements.storage import lock, soundness  # noqa: PLC0415

    found = lock.holder(soundness.resolved(path))
    return found.words if found else ""


def conflicts_beside(path: Path) -> tuple[Path, ...]:
    """The copies of a workbook that a sync client set beside it."""
    from sixelements.storage import conflict_copies, soundness  # noqa: PLC0415

    return conflict_copies.beside(soundness.resolved(path))


def writer_elsewhere(path: Path) -> str:
    """The same, unless it is this process, such as another window of the app."""
    from sixelements.storage import lock, soundness  # noqa: PLC0415

    found = lock.holder(soundness.resolved(path))
    return found.words if found and not found.ourselves else ""


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process has this workbook open for writing; False for anything else."""
    try:
        book = open_workbook(path)
    except SixElementsError:
        return False
    try:
        return book.info.writer is not None
    finally:
        book.close()


def write_collection(path: Path, like: Path | None = None) -> WriteCollection:
    """Writes a collection file at a place that must be free; it has the password of the workbook ``like``."""
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import collection, passwords  # noqa: PLC0415

    def write(organization: str, fill: Callable[[Workbook], None]) -> None:
        collection.write(
            path,
            organization=organization,
            fill=fill,
            codec=snapshot,
            new_id=new_id,
            today=today(),
            key=passwords.key_of(like) if like else None,
        )

    return write


def write_hand_over(
    path: Path, origin: WorkbookId, like: Path | None = None, password: str | None = None
) -> WriteCopy:
    """Writes a copy of the workbook of this id to be handed over, at a place that must be free.

    It has the ``password`` or, if none is given, that of the workbook ``like``.
    """
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import handing, passwords  # noqa: PLC0415

    def write(wanted: CopyToMake) -> WrittenCopy:
        as_there = passwords.key_of(like) if like else None
        key = as_there if password is None else passwords.new_key(password)
        return handing.write(
            path, wanted, origin=origin, codec=snapshot, new_id=new_id, today=today(), key=key
        )

    return write


@contextmanager
def answer_gate(coming: Sequence[Path] = ()) -> Iterator[ReadTable]:
    """Reads files of answers as tables in processes of their own, those that come ahead of their turn.

    Collection files are read as any workbook from elsewhere is.
    """
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.intake.files import COLLECTIONS  # noqa: PLC0415
    from sixelements.intake.gate import read_ahead  # noqa: PLC0415
    from sixelements.storage import collection  # noqa: PLC0415

    def is_collection(path: Path) -> bool:
        return path.suffix.lower() in COLLECTIONS

    with read_ahead([path for path in coming if not is_collection(path)]) as read:

        def read_any(path: Path, tab: str = "") -> TableFile:
            return collection.read(path, codec=snapshot) if is_collection(path) else read(path, tab)

        yield read_any


def read_match(path: Path, form: Form) -> Decisions:
    """Read what somebody decided about columns and words. Raises BadInput."""
    from sixelements.application.match_file import decisions_of  # noqa: PLC0415
    from sixelements.content.toml_gate import TomlProblem, read_toml  # noqa: PLC0415

    try:
        return decisions_of(read_toml(path), form)
    except TomlProblem as why:
        raise BadInput(str(why)) from None


def read_template(path: Path) -> Template:
    """Read settings for new workbooks. Raises BadInput, which names the file."""
    from sixelements.application.templates import template_of  # noqa: PLC0415
    from sixelements.content.toml_gate import TomlProblem, read_toml  # noqa: PLC0415
    from sixelements.wording.phrases import labeled  # noqa: PLC0415

    try:
        return template_of(read_toml(path), path.parent, read_logo)
    except (TomlProblem, BadInput) as why:
        raise BadInput(labeled(str(path), str(why))) from None


def machine_defaults() -> tuple[Template, str]:
    """What new workbooks begin with on this computer, and a sentence where that can't be read.

    Who makes a workbook can rarely mend it, so they get one without it.
    """
    from sixelements import paths  # noqa: PLC0415
    from sixelements.application.templates import NO_TEMPLATE, defaults_left_out  # noqa: PLC0415

    path = paths.machine_defaults()
    if not path.exists():
        return NO_TEMPLATE, ""
    try:
        return read_template(path), ""
    except BadInput as why:
        return NO_TEMPLATE, defaults_left_out(why.sentence)


def write_template(path: Path, template: Template) -> None:
    """Write settings for new workbooks, with the firm's logo beside them. Raises SixElementsError."""
    from sixelements.application.templates import written  # noqa: PLC0415

    logo = path.with_name(f"{path.stem}-logo.png")
    if template.firm_logo:
        write_file(logo, template.firm_logo)
    write_file(path, written(template, logo.name).encode())


def problems_csv(problems: Sequence[tuple[str, str]]) -> bytes:
    """Problems as a table that is known as our report: a file and what is wrong with it in a row."""
    from sixelements.application.form_mark import REPORT_MARK  # noqa: PLC0415
    from sixelements.reporting import tables  # noqa: PLC0415

    return tables.list_csv([(REPORT_MARK, ""), *problems])


def is_problems_csv(path: Path) -> bool:
    """Whether a file is such a table of ours, so that a newer one may take its place."""
    from sixelements.application.form_mark import REPORT_MARK  # noqa: PLC0415

    with suppress(OSError), path.open("rb") as file:
        return file.read(len(REPORT_MARK) + 3) == REPORT_MARK.encode("utf-8-sig")
    return False


def take_over(path: Path) -> None:
    """Let the next who opens a workbook write to it, though somebody on another computer has it."""
    from sixelements.storage import workbook  # noqa: PLC0415

    workbook.take_over(path)


def id_at(path: Path) -> WorkbookId | None:
    """The id of the workbook that lies at a path, if one does that is well enough to tell."""
    from sixelements.storage import identity  # noqa: PLC0415

    return identity.id_of(path)


def read_logo(path: Path) -> bytes:
    """Read a picture in a process of its own, as a small PNG. Raises BadInput for what can't be taken."""
    from sixelements.intake.gate import gate  # noqa: PLC0415
    from sixelements.intake.messages import Reads  # noqa: PLC0415

    with gate(Reads.LOGO) as door:
        return door.read_logo(path)


def hardly_seen(logo: bytes) -> bool:
    """Whether a logo that was read is as good as white, so that nobody sees it on paper."""
    from sixelements.reporting import logo_on_paper  # noqa: PLC0415

    return logo_on_paper.hardly_seen(logo)


def answer_files(path: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """The files meant by a path: itself, or the answer files of a folder; and those left alone there."""
    from sixelements.intake import files  # noqa: PLC0415

    try:
        if path.is_dir():
            return files.in_folder(path)
        return ([], [path]) if files.laid_beside(path) else ([path], [])
    except OSError:  # reading it says why, and what else was meant is read too
        return [path], []


def read_discussion(path: Path) -> DiscussionPatch:
    """Read what a file adds to the record of a discussion."""
    from sixelements.intake import discussion_json  # noqa: PLC0415

    return discussion_json.read(path)


def read_review(path: Path) -> ReviewPatch:
    """Read a review that a file tells."""
    from sixelements.intake import review_json  # noqa: PLC0415

    return review_json.read(path, today=today())


def read_plan(path: Path, tabs: Sequence[str]) -> PlanFile:
    """Read the sheets of a plan edited in a spreadsheet, in a process of its own. Raises BadInput."""
    from sixelements.intake.gate import gate  # noqa: PLC0415
    from sixelements.intake.messages import Reads  # noqa: PLC0415

    with gate(Reads.PLAN) as door:
        return door.read_plan(path, tabs)


def make_forms(material: FormMaterial, wanted: WantedForms) -> Iterator[MadeFile]:
    """The forms of a round that are wanted, one after another, as `reporting.forms.make` makes them."""
    from sixelements.reporting import forms  # noqa: PLC0415

    return forms.make(material, wanted)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none."""
    from sixelements.storage.safe_file import make_folder  # noqa: PLC0415

    make_folder(path)


def write_file(path: Path, data: bytes, *, overwrite: bool = True, private: bool = False) -> None:
    """Write a file completely or not at all, read back before it replaces another.

    A ``private`` one can be read by its owner only.
    """
    from sixelements.storage.safe_file import write_safely  # noqa: PLC0415

    write_safely(path, data, overwrite=overwrite, private=private)


def make_pdf(wanted: WantedPdf, progress: Progress | None = None) -> MadeFile:
    """The report as PDF, as `reporting.formats.pdf` makes it."""
    from sixelements.reporting import formats  # noqa: PLC0415

    return formats.pdf(wanted, progress)


def make_other(ending: str, material: Material, picture: Picture | None = None) -> MadeFile:
    """Any file but the PDF; ``picture`` says which chart an ``.svg`` or ``.png`` shows: the bars if none."""
    from sixelements.reporting import formats  # noqa: PLC0415

    return formats.other(ending, material, picture, made_at=now())


def printed_words(material: Material, audience: Audience, parts: frozenset[str]) -> str:
    """All the words of a PDF, without making it."""
    from sixelements.reporting import formats  # noqa: PLC0415

    return formats.words(material, audience, parts)


def _usual_pdf(material: Material) -> MadeFile:
    from sixelements.application.reports import WantedPdf  # noqa: PLC0415

    return make_pdf(WantedPdf(material=material))


PICTURES = (".svg", ".png")
REPORTS: dict[str, WriteReport] = {
    ".pdf": _usual_pdf,
    **{ending: partial(make_other, ending) for ending in (".xlsx", ".csv", ".json", ".ics", *PICTURES)},
}
"""How each ending is written."""


def score_json(material: Material) -> str:
    """The ``score`` contract as text."""
    from sixelements.reporting import data, tables  # noqa: PLC0415

    return tables.json_bytes(data.score_data(material)).decode()


def scores_json(found: Sequence[Material]) -> str:
    """The ``score`` contract of several teams as text: a list."""
    from sixelements.reporting import data, tables  # noqa: PLC0415

    return tables.json_bytes([data.score_data(material) for material in found]).decode()


def plans_json(found: Sequence[Material]) -> str:
    """The ``plan`` contract of several teams as text: a list."""
    from sixelements.reporting import data, tables  # noqa: PLC0415

    return tables.json_bytes([data.plan_data(material) for material in found]).decode()


def plan_json(material: Material) -> str:
    """The ``plan`` contract as text."""
    from sixelements.reporting import data, tables  # noqa: PLC0415

    return tables.json_bytes(data.plan_data(material)).decode()


COMPARISONS = (".pdf", ".xlsx", ".csv")
"""The endings of a comparison of teams."""


def shuffle(items: list[str]) -> None:
    """Put items in an order that nobody can foresee, by the system's own chance."""
    random.SystemRandom().shuffle(items)


def make_comparison(ending: str, comparison: Comparison, language: Language, paper: str = "") -> MadeFile:
    """Teams side by side as a file, as `reporting.compared_formats.make` makes it."""
    from sixelements.reporting import compared_formats  # noqa: PLC0415

    return compared_formats.make(ending, comparison, language, paper)


def comparison_key(comparison: Comparison) -> bytes:
    """Which team is which, as a table that says so itself."""
    from sixelements.reporting import compared_tables  # noqa: PLC0415

    return compared_tables.key_csv(comparison)


PARQUET = ".parquet"
LONG_FORMS = (".csv", PARQUET)
"""The endings of an export."""
_BLOCK = 1_000_000
"""Bytes of a file that are passed on at once."""


def write_long_form(path: Path, found: Iterable[PublishedRound]) -> None:
    """Write rounds in long form, one after another, completely or not at all; the ending says how."""
    from sixelements.reporting import long_form, parquet  # noqa: PLC0415
    from sixelements.storage.safe_file import write_parts_safely  # noqa: PLC0415

    if path.suffix.lower() == PARQUET:
        parquet.check()
        with (
            TemporaryDirectory(prefix="sixelements-") as folder,
            parquet.write(Path(folder), found).open("rb") as made,
        ):
            write_parts_safely(path, iter(partial(made.read, _BLOCK), b""))
        return
    write_parts_safely(path, chain([long_form.header()], map(long_form.lines, found)))


def status_json(found: Sequence[WorkbookStatus | Unread]) -> str:
    """The ``status`` contract as text."""
    from sixelements.reporting import portfolio, tables  # noqa: PLC0415

    return tables.json_bytes(portfolio.portfolio_data(found)).decode()


def problems(path: Path, progress: Progress = lambda _done, _total: None) -> Sequence[str]:
    """Everything wrong with a workbook, or with an assessment folder; ``progress`` is told of a workbook."""
    if path.is_dir():
        from sixelements.content import loader  # noqa: PLC0415

        try:
            loader.load(path)
        except loader.AssessmentProblems as found:
            return [str(problem) for problem in found.problems]
        return []
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import checks  # noqa: PLC0415

    return checks.problems(path, codec=snapshot, progress=progress)


def advice(path: Path) -> str:
    """What can be done with a workbook that holds more than fits; nothing for any other."""
    from sixelements.storage import checks  # noqa: PLC0415

    return "" if path.is_dir() else checks.advice(path)


def tell_found_beside() -> list[str]:
    """Sentences on what lay beside workbooks, each said once.

    A change cut short in another copy, which was put aside, and backups that can be read without the password
    of their workbook.
    """
    from sixelements.storage import copies, left_journal  # noqa: PLC0415
    from sixelements.wording.backups import put_aside  # noqa: PLC0415
    from sixelements.wording.passwords import readable  # noqa: PLC0415

    return [
        *(put_aside(workbook, journal) for workbook, journal in left_journal.tell_put_aside()),
        *(readable(workbook.name, files) for workbook, files in copies.tell_readable()),
    ]


def backups_of(path: Path) -> tuple[BackupCopy, ...]:
    """The backups of a workbook, newest first."""
    from sixelements.application.ports import BackupCopy  # noqa: PLC0415
    from sixelements.storage import restoring  # noqa: PLC0415

    found = restoring.list_backups(path)
    about, others = restoring.rounds_of(path, found), restoring.others(path, found)
    claimed = restoring.claimed(path)

    def copy(b: Backup) -> BackupCopy:
        organization, another = others.get(b.path, ("", False))
        return BackupCopy(
            path=b.path,
            made=b.made,
            note=b.note,
            about=about.get(b.path),
            size=b.size,
            organization=organization,
            another=another,
            claimed=claimed.get(b.path.parent, ""),
        )

    return tuple(map(copy, found))


def backups_unreadable(path: Path) -> str:
    """Why the folder with the backups of a workbook can't be read, in a sentence; empty if it can."""
    from sixelements.storage import copies  # noqa: PLC0415

    return copies.unreadable(path)


def look_into(backup: Path) -> Workbook:
    """Open a backup for reading, in memory, so that its file can be replaced meanwhile."""
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import workbook  # noqa: PLC0415

    return workbook.look_into(backup, codec=snapshot)


def backup_opens(backup: Path) -> bool:
    """Whether a backup passes the checks of any workbook."""
    from sixelements.storage import soundness  # noqa: PLC0415

    return soundness.opens(backup)


def going_back(path: Path, backup: Path, *, at: datetime | None = None) -> GoingBack:
    """What `restore` would do at this moment; nothing is changed."""
    from sixelements.storage import restoring  # noqa: PLC0415

    return restoring.outlook(path, backup, now=at or datetime.now().astimezone())


def restore(path: Path, backup: Path, *, at: datetime | None = None, anyway: bool = False) -> Path | None:
    """Put a backup in a workbook's place; returns where what lay there before was set aside.

    ``anyway``: also where it can't be told whose workbook lies there.
    """
    from sixelements.storage import restoring  # noqa: PLC0415

    return restoring.restore(path, backup, now=at or datetime.now().astimezone(), anyway=anyway)


def save_backup(backup: Path, place: Path) -> None:
    """Save a backup as a workbook of its own at a place that must be free."""
    from sixelements.storage import restoring  # noqa: PLC0415

    restoring.save_as(backup, place)


def mend(path: Path, target: Path) -> Sequence[str]:
    """Write a copy of a workbook in which everything fits; returns what was changed."""
    from sixelements.storage import mending  # noqa: PLC0415

    return mending.mend(path, target)


def run_window(file: Path | None, *, smoke: bool) -> int:
    """Open the window; returns its exit code. Raises NotAllowed where none can be shown."""
    from sixelements.ui import startup, system  # noqa: PLC0415 - Qt is loaded here and nowhere else

    system.check()
    with startup.nothing_collected():
        from sixelements.ui import app  # noqa: PLC0415

        return app.run(_services, file=file, smoke=smoke)


def warm_up() -> None:
    """Load what the first workbook needs, and all its pages show, while nobody waits for it."""
    from importlib import import_module  # noqa: PLC0415
    from pkgutil import iter_modules  # noqa: PLC0415

    from sixelements import presentation  # noqa: PLC0415
    from sixelements.content import loader, snapshot  # noqa: F401, PLC0415
    from sixelements.presentation import pages  # noqa: PLC0415
    from sixelements.storage import store, workbook  # noqa: F401, PLC0415

    store.load_writer()
    for package in (presentation, pages):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)


def _services(settings: Settings) -> Services:
    """Everything the window needs from the other rooms."""
    from sixelements import paths  # noqa: PLC0415
    from sixelements.presentation.services import Services  # noqa: PLC0415

    return Services(
        open_workbook=open_workbook,
        open_read_only=open_for_reading,
        writer_at=writer_at,
        writer_elsewhere=writer_elsewhere,
        create_workbook=create_workbook,
        has_password=has_password,
        is_locked=is_locked,
        unlock=unlock,
        hold_password=hold_password,
        set_password=set_password,
        backups_apart=backups_apart,
        have_backups_follow=have_backups_follow,
        build_example=build_example,
        backups=backups_of,
        backups_unreadable=backups_unreadable,
        backup_opens=backup_opens,
        going_back=going_back,
        look_into=look_into,
        restore=lambda path, backup, anyway: restore(path, backup, anyway=anyway),
        save_backup=save_backup,
        id_at=id_at,
        take_over=take_over,
        mend=mend,
        assessment=assessment,
        assessment_in=assessment_in,
        own_assessments=own_assessments,
        own_names=own_names,
        begin_assessment=lambda name, like, own: begin_assessment(name, like, own_practices=own),
        put_away_assessment=put_away_assessment,
        preview_assessment=preview_assessment,
        reading_grades=reading_grades,
        answer_gate=answer_gate,
        write_collection=write_collection,
        write_hand_over=write_hand_over,
        answer_files=answer_files,
        problems=problems,
        problems_csv=problems_csv,
        read_logo=read_logo,
        read_template=read_template,
        write_template=write_template,
        machine_defaults=machine_defaults,
        hardly_seen=hardly_seen,
        read_plan=read_plan,
        make_forms=make_forms,
        make_folder=make_folder,
        make_pdf=make_pdf,
        make_other=make_other,
        shuffle=shuffle,
        make_comparison=make_comparison,
        comparison_key=comparison_key,
        write_key=lambda path, data: write_file(path, data, overwrite=False, private=True),
        printed_words=printed_words,
        write_file=write_file,
        new_id=new_id,
        today=today,
        now=lambda: datetime.now().astimezone(),
        settings=settings,
        data_folder=paths.user_data(),
        warm_up=warm_up,
    )


def build_example(path: Path) -> Workbook:
    """Make the worked example's workbook at a place that must be free."""
    from sixelements import paths  # noqa: PLC0415
    from sixelements.application import example  # noqa: PLC0415
    from sixelements.application.foreign_sheets import reading  # noqa: PLC0415
    from sixelements.application.rounds import USUAL_ASSESSMENT  # noqa: PLC0415
    from sixelements.content import example as files  # noqa: PLC0415
    from sixelements.intake import files as shipped  # noqa: PLC0415

    found = files.load(paths.assessments() / "worked-example")
    asked = assessment(USUAL_ASSESSMENT)
    facts = asked.worksheets.facts if asked.worksheets else ()
    units = {f.id: (f.unit, f.share) for f in facts}
    rounds = tuple(
        example.ExampleRound(
            answers=part.answers,
            mode=part.mode,
            opened_on=part.opened_on,
            closed_on=part.closed_on,
            discussion=read_discussion(part.discussion),
            sheets=partial(part.worksheets.sheets, units=units),
            services=part.worksheets.told,
            plan=part.plan,
        )
        for part in found.rounds
    )
    whole = example.Example(
        organization=found.organization, team=found.team, headcount=found.headcount, rounds=rounds
    )
    return example.build(create_workbook(path), whole, asked, read=reading(shipped.read), new_id=new_id)

"""The one place that names concrete classes of different rooms and joins them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sixelements.application.audiences import Audience
    from sixelements.application.comparing import Comparison
    from sixelements.application.files import MadeFile, Progress
    from sixelements.application.foreign_sheets import ReadTable
    from sixelements.application.forms import FormMaterial, WantedForms
    from sixelements.application.portfolio import Unread, WorkbookStatus
    from sixelements.application.ports import BackupCopy, Workbook
    from sixelements.application.published import PublishedRound
    from sixelements.application.reports import Material, Picture, WantedPdf
    from sixelements.application.sharing import WriteCollection
    from sixelements.domain.assessment import Assessment
    from sixelements.domain.discussion_patch import DiscussionPatch
    from sixelements.domain.going_back import GoingBack
    from sixelements.domain.ids import WorkbookId
    from sixelements.domain.matching import Decisions, Form
    from sixelements.i18n import Language
    from sixelements.presentation.services import Services, Settings
    from sixelements.storage.copies import Backup

    WriteReport = Callable[[Material], MadeFile]


def today() -> date:
    """The day where this laptop is."""
    return now().date()


def now() -> datetime:
    """The moment; SOURCE_DATE_EPOCH fixes it, so that exports can be made byte for byte again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()


def new_id() -> str:
    import uuid  # noqa: PLC0415 - each command loads only what it needs

    return uuid.uuid4().hex


def assessment(id_: str) -> Assessment:
    """The assessment of this id, the person's own before a shipped one; raises NotFound without either."""
    from sixelements.content import loader  # noqa: PLC0415 - each command loads only what it needs

    return loader.load(loader.find(id_))


def create_workbook(path: Path) -> Callable[[str], Workbook]:
    """Makes a workbook at a place that must be free, once it is given the organization's name."""

    def create(organization: str) -> Workbook:
        from sixelements.content import snapshot  # noqa: PLC0415
        from sixelements.storage import workbook  # noqa: PLC0415

        return workbook.create(path, organization=organization, codec=snapshot, new_id=new_id, today=today())

    return create


def open_workbook(path: Path, *, read_only: bool = False) -> Workbook:
    """Open a workbook; read-only where somebody else is writing."""
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import workbook  # noqa: PLC0415

    return workbook.open_workbook(path, codec=snapshot, read_only=read_only)


def open_for_reading(path: Path) -> Workbook:
    """Open a workbook for reading only: no lock, no backup, and its file as it was."""
    return open_workbook(path, read_only=True)


def writer_at(path: Path) -> str:
    """Who has a workbook open for writing, such as "Ana on desk-3"; empty where nobody does."""
    from sixelements.storage import lock, soundness  # noqa: PLC0415

    found = lock.holder(soundness.resolved(path))
    return found.words if found else ""


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process has this workbook open for writing; False for anything else."""
    from sixelements.domain.errors import SixElementsError  # noqa: PLC0415

    try:
        book = open_workbook(path)
    except SixElementsError:
        return False
    try:
        return book.info.writer is not None
    finally:
        book.close()


def write_collection(path: Path) -> WriteCollection:
    """Writes a collection file at a place that must be free."""
    from sixelements.content import snapshot  # noqa: PLC0415
    from sixelements.storage import collection  # noqa: PLC0415

    def write(organization: str, fill: Callable[[Workbook], None]) -> None:
        collection.write(
            path, organization=organization, fill=fill, codec=snapshot, new_id=new_id, today=today()
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
        yield lambda path: collection.read(path, codec=snapshot) if is_collection(path) else read(path)


def read_match(path: Path, form: Form) -> Decisions:
    """Read what somebody decided about columns and words. Raises BadInput."""
    from sixelements.application.match_file import decisions_of  # noqa: PLC0415
    from sixelements.content.toml_gate import TomlProblem, read_toml  # noqa: PLC0415
    from sixelements.domain.errors import BadInput  # noqa: PLC0415

    try:
        return decisions_of(read_toml(path), form)
    except TomlProblem as why:
        raise BadInput(str(why)) from None


def problems_csv(problems: Sequence[str]) -> bytes:
    """Problems as a table, one a row, for what is too much to print."""
    from sixelements.reporting import tables  # noqa: PLC0415

    return tables.list_csv(problems)


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
        return files.in_folder(path) if path.is_dir() else ([path], [])
    except OSError:  # reading it says why, and what else was meant is read too
        return [path], []


def read_discussion(path: Path) -> DiscussionPatch:
    """Read what a file adds to the record of a discussion."""
    from sixelements.intake import discussion_json  # noqa: PLC0415

    return discussion_json.read(path)


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
    import random  # noqa: PLC0415

    random.SystemRandom().shuffle(items)


def make_comparison(ending: str, comparison: Comparison, language: Language, paper: str) -> MadeFile:
    """Teams side by side as a file, as `reporting.compared_formats.make` makes it."""
    from sixelements.reporting import compared_formats  # noqa: PLC0415

    return compared_formats.make(ending, comparison, language, paper)


def comparison_key(comparison: Comparison) -> bytes:
    """Which team is which, as a table that says so itself."""
    from sixelements.reporting import compared_tables  # noqa: PLC0415

    return compared_tables.key_csv(comparison)


def write_long_form(path: Path, found: Iterable[PublishedRound]) -> None:
    """Write rounds in long form, one after another, completely or not at all."""
    from itertools import chain  # noqa: PLC0415

    from sixelements.reporting import long_form  # noqa: PLC0415
    from sixelements.storage.safe_file import write_parts_safely  # noqa: PLC0415

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


def tell_put_aside() -> list[str]:
    """A sentence for each workbook beside which a change cut short in another copy lay; each is said once."""
    from sixelements.storage import left_journal  # noqa: PLC0415
    from sixelements.wording.backups import put_aside  # noqa: PLC0415

    return [put_aside(workbook, journal) for workbook, journal in left_journal.tell_put_aside()]


def backups_of(path: Path) -> tuple[BackupCopy, ...]:
    """The backups of a workbook, newest first."""
    from sixelements.application.ports import BackupCopy  # noqa: PLC0415
    from sixelements.storage import restoring  # noqa: PLC0415

    found = restoring.list_backups(path)
    about, others = restoring.rounds_of(path, found), restoring.others(path, found)

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
        )

    return tuple(map(copy, found))


def backups_unreadable(path: Path) -> str:
    """Why the folder with the backups of a workbook can't be read, in a sentence; empty where it can."""
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
        create_workbook=create_workbook,
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
        answer_gate=answer_gate,
        write_collection=write_collection,
        answer_files=answer_files,
        problems=problems,
        problems_csv=problems_csv,
        read_logo=read_logo,
        make_forms=make_forms,
        make_folder=make_folder,
        make_pdf=make_pdf,
        make_other=make_other,
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
    rounds = tuple(
        example.ExampleRound(
            answers=part.answers,
            mode=part.mode,
            opened_on=part.opened_on,
            closed_on=part.closed_on,
            discussion=read_discussion(part.discussion),
            plan=part.plan,
        )
        for part in found.rounds
    )
    whole = example.Example(
        organization=found.organization, team=found.team, headcount=found.headcount, rounds=rounds
    )
    asked = assessment(USUAL_ASSESSMENT)
    return example.build(create_workbook(path), whole, asked, read=reading(shipped.read), new_id=new_id)

"""Get the forms: what to make, on which paper, when and to whom they return, and which files are there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from pathlib import Path

from sixelements.application.files import MadeFile, Progress
from sixelements.application.forms import (
    FormMaterial,
    SavedForms,
    WantedForms,
    gather_forms,
    save_forms,
)
from sixelements.application.organization import printable
from sixelements.application.typed import read_day
from sixelements.domain.errors import BadInput
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.report_views import PaperChoice, paper_words
from sixelements.presentation.session import Session
from sixelements.wording import forms as words
from sixelements.wording import numbers, phrases
from sixelements.wording.numbers import day, listing

_USUAL_DAYS = 14
"""Until forms are to be back, unless another day is said."""
_PARTED = "-" * 60
"""The line between mail and reminder."""


class FormGroup(Enum):
    """What can be made, as people think of it."""

    FORM = auto()
    SHEET = auto()
    BOOKLET = auto()
    TABLES = auto()
    TOOLS = auto()
    WORKSHEETS = auto()
    DOTS = auto()


KINDS: Mapping[FormGroup, frozenset[str]] = {
    FormGroup.FORM: frozenset(("form.pdf",)),
    FormGroup.SHEET: frozenset(("answer-sheet.pdf",)),
    FormGroup.BOOKLET: frozenset(("questionnaire.pdf",)),
    FormGroup.TABLES: frozenset(("answers.xlsx", "answers.csv")),
    FormGroup.TOOLS: frozenset(("questions.csv", "questions.txt", "limesurvey.txt")),
    FormGroup.WORKSHEETS: frozenset(("worksheets.pdf", "sphere-of-influence.pdf")),
    FormGroup.DOTS: frozenset(("dots.pdf",)),
}


_IN_LARGE = KINDS[FormGroup.SHEET] | KINDS[FormGroup.BOOKLET]
"""What is made in large print, too, if that is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A row to tick, with its caption."""

    group: FormGroup
    text: str
    caption: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeView:
    """A file that was made: what is alike in all names, what is its own, what it is for, how long it is."""

    path: Path
    stem: str
    name: str
    use: str
    length: str

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        return numbers.series([part for part in (self.name, self.use, self.length) if part])


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsView:
    """The page. ``made`` is empty before; ``stale`` says that choices changed since.

    ``return_by`` is the day, or what was typed instead and ``return_by_refused`` as one.
    """

    title: str
    facts: str
    groups: tuple[GroupView, ...]
    large: bool
    large_enabled: bool
    papers: tuple[tuple[PaperChoice, str, bool], ...]
    return_by: str
    return_by_refused: BadInput | None
    near: date
    return_to: str
    reader: str
    folder: str
    said: str
    stale: bool
    button: str
    reason: str
    made_title: str
    made: tuple[MadeView, ...]
    message: str
    reminder: str
    steps: str


MakeForms = Callable[[Progress], SavedForms]


class FormsPresenter:
    """Keeps what was chosen while the app is open; none of it is stored."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted = WantedForms(kinds=frozenset().union(*KINDS.values()))
        self._return_by = session.services.today() + timedelta(days=_USUAL_DAYS)
        self._typed_day = ""
        self._refused: BadInput | None = None
        self._return_to = ""
        self._folder: Path | None = None
        self._saved: SavedForms | None = None
        self._made_of: object = None
        self._texts = ("", "")

    @property
    def is_open(self) -> bool:
        """Whether there is a round to make them for: a field that is left may be one of a closed workbook."""
        return self._session.is_open

    # what is chosen

    def tick(self, group: FormGroup, *, on: bool) -> None:
        """Want a group of files, or not."""
        kinds = self._wanted.kinds or frozenset()
        kinds = kinds | KINDS[group] if on else kinds - KINDS[group]
        self._wanted = replace(self._wanted, kinds=kinds)

    def tick_large(self, *, on: bool) -> None:
        """Want booklet and answer sheet in large print, too, or not."""
        self._wanted = replace(self._wanted, large=on)

    def choose_paper(self, paper: PaperChoice) -> None:
        """Make them on another paper."""
        self._wanted = replace(self._wanted, paper=paper.value)

    def put_return_by(self, text: str, *, sure: bool = False) -> None:
        """By when they are to be back, as it was typed; what is no day is kept and marked.

        ``sure``: it is meant as it is, which was asked about before.
        """
        self._typed_day, self._refused = text, None
        if text == day(self._return_by):
            return
        try:
            found = read_day(text, near=self._session.services.today(), sure=sure)
        except BadInput as refusal:
            self._refused = refusal
            return
        if found is None:
            self._refused = BadInput(_("Say by when the forms are to be back."))
        else:
            self._return_by = found

    def put_return_to(self, text: str) -> None:
        """Who takes them in."""
        self._return_to = " ".join(text.split())

    @property
    def folder(self) -> Path | None:
        """The folder that the round's folder goes into."""
        return self._folder

    def choose_folder(self, folder: Path) -> None:
        """Put them somewhere else."""
        self._folder = folder

    # making

    def making(self) -> MakeForms:
        """The work of making and writing them, in the background; stopped, it leaves nothing.

        Raises BadInput where no folder is chosen, or what was typed does not fit.
        """
        if self._folder is None:
            raise BadInput(_("Choose a folder first."))
        if self._refused:
            raise self._refused
        services, folder = self._session.services, self._folder
        material, wanted = self._material(), self._all_wanted

        def work(progress: Progress) -> SavedForms:
            made: list[MadeFile] = []
            for form in services.make_forms(material, wanted):
                made.append(form)
                progress(len(made), 0)
            self._texts = _texts(made)
            return save_forms(
                material, made, out=folder, make_folder=services.make_folder, write_file=services.write_file
            )

        self._made_of = self._chosen
        return work

    def made(self, saved: SavedForms) -> str:
        """Show what was made; returns what to say."""
        self._saved = saved
        return made(saved)

    @property
    def saved_in(self) -> Path | None:
        """The folder with the files."""
        return self._saved.folder if self._saved else None

    @property
    def _all_wanted(self) -> WantedForms:
        return replace(self._wanted, kinds=(self._wanted.kinds or frozenset()) | {"message.txt"})

    @property
    def _chosen(self) -> object:
        return self._wanted, self._return_by, self._return_to, self._folder

    def _material(self) -> FormMaterial:
        session = self._session
        return gather_forms(
            session.book,
            session.team,
            session.round,
            made_on=session.services.today(),
            return_by=self._return_by,
            return_to=self._return_to,
        )

    # what is shown

    def view(self) -> FormsView:
        """The page as it is now."""
        n = len(self._session.round.practices)
        facts = ngettext(
            "{n} practice and ten lines. You send them.", "{n} practices and ten lines. You send them.", n
        )
        kinds = self._wanted.kinds or frozenset()
        paper = self._wanted.paper or printable(self._session.book).paper
        reason = "" if kinds else _("Choose what to make.")
        stale = self._saved is not None and self._made_of != self._chosen
        mail, reminder = self._texts if self._saved else ("", "")
        return FormsView(
            title=_("Get the forms"),
            facts=facts.format(n=n),
            groups=tuple(
                GroupView(group=group, text=text, caption=caption, ticked=KINDS[group] <= kinds)
                for group, (text, caption) in _groups().items()
            ),
            large=self._wanted.large and bool(kinds & _IN_LARGE),
            large_enabled=bool(kinds & _IN_LARGE),
            papers=tuple((p, paper_words(p), p.value == paper) for p in PaperChoice),
            return_by=self._typed_day if self._refused else day(self._return_by),
            return_by_refused=self._refused,
            near=self._return_by,
            return_to=self._return_to,
            reader=_("Each file names who reads it. Best: not in the team."),
            folder=str(self._folder) if self._folder else _("Not chosen yet"),
            said=_("These files are older than your choices.") if stale else "",
            stale=stale,
            button=_("Make them again") if self._saved and not stale else _("Make the forms"),
            reason=reason,
            made_title=self._made_title(),
            made=tuple(self._rows()),
            message=mail,
            reminder=reminder,
            steps=_steps(),
        )

    def _made_title(self) -> str:
        if self._saved is None:
            return _("Choose what to make")
        n = len(self._saved.paths)
        return ngettext("{n} file made", "{n} files made", n).format(n=n)

    def _rows(self) -> list[MadeView]:
        saved = self._saved
        if saved is None:
            return []
        stem = f"{saved.folder.name}-"
        rows = []
        for path in saved.paths:
            kind = path.name[len(stem) :]
            pages = saved.pages.get(kind, 0)
            length = ngettext("{n} page", "{n} pages", pages).format(n=pages) if pages else ""
            rows.append(MadeView(path=path, stem=stem, name=kind, use=words.use_of(kind), length=length))
        return rows


def made(saved: SavedForms) -> str:
    """What to say once they lie there."""
    n = len(saved.paths)
    text = ngettext("{n} file is in {folder}.", "{n} files are in {folder}.", n)
    said = text.format(n=n, folder=saved.folder)
    if not saved.kept:
        return said
    kept = _("What lay there to be filled in may hold answers. It is kept as {names}.")
    return phrases.sentences(said, kept.format(names=listing([path.name for path in saved.kept])))


def _groups() -> Mapping[FormGroup, tuple[str, str]]:
    return {
        FormGroup.FORM: (_("Fillable PDF form"), _("To send by mail. The usual choice.")),
        FormGroup.SHEET: (_("Answer sheet"), _("One page, to mark while the projector shows the questions")),
        FormGroup.BOOKLET: (_("Booklet"), _("To read and mark by hand")),
        FormGroup.TABLES: (_("Excel and CSV"), _("One row a person")),
        FormGroup.TOOLS: (_("Questions for survey tools"), _("Microsoft Forms, Google Forms, LimeSurvey")),
        FormGroup.WORKSHEETS: (_("Blank worksheets"), _("For the group, and a page for each person")),
        FormGroup.DOTS: (_("List for dots"), _("One for each person, after the talk")),
    }


def _texts(made: list[MadeFile]) -> tuple[str, str]:
    """The mail and the reminder, as they were made."""
    text = next((form.data.decode("utf-8-sig") for form in made if form.kind == "message.txt"), "")
    mail, _line, reminder = text.replace("\r\n", "\n").partition(f"{_PARTED}\n")
    return mail.strip(), reminder.strip()


def _steps() -> str:
    parts = []
    for tool, steps in words.steps():
        numbered = "\n".join(f"{n}. {step}" for n, step in enumerate(steps, start=1))
        parts.append(f"{tool}\n{numbered}")
    return "\n\n".join(parts)

"""Taking in CSV files: a line a file, and the good rows of one that was refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sixelements.application.responses import Form, SheetFile, Taken, collect, form_of
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session

MOST_LINES = 6
"""So many problems of a file are listed; more are counted."""


class Outcome(Enum):
    """What came of a file."""

    TAKEN = "taken in"
    SAME = "same as before"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenView:
    """A file as a row; ``good`` offers to take the good rows of a refused one."""

    file: str
    outcome: Outcome
    result: str
    details: tuple[str, ...]
    good: str = ""

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        return f"{self.file}. {self.result}. {' '.join(self.details)}"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read, off the window's thread."""

    path: Path
    file: SheetFile


class TakingIn:
    """The files of this visit to the page. Their names are shown until it is left, and stored nowhere."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._done: list[tuple[ReadFile, TakenView]] = []

    @property
    def rows(self) -> tuple[TakenView, ...]:
        """A line a file, in the order in which they were taken in."""
        return tuple(view for _file, view in self._done)

    def forget(self) -> None:
        """Forget the files, as when the page is left."""
        self._done.clear()

    @property
    def form(self) -> Form:
        """What a file must hold."""
        return form_of(self._session.assessment, self._session.round)

    def reader(self, paths: Sequence[Path]) -> Callable[[Callable[[int, int], None]], tuple[ReadFile, ...]]:
        """The work of reading files; it touches no workbook, so that it can run beside the window."""
        read, form = self._session.services.read_sheets, self.form

        def work(progress: Callable[[int, int], None]) -> tuple[ReadFile, ...]:
            found = []
            for n, path in enumerate(paths):
                progress(n, len(paths))
                found.append(ReadFile(path, read(path, form)))
            progress(len(paths), len(paths))
            return tuple(found)

        return work

    def take(self, files: Sequence[ReadFile]) -> str:
        """Take in what was read, file by file; returns what to announce."""
        for file in files:
            self._done.append((file, self._take(file, skip_bad=False)))
        refused = sum(view.outcome is Outcome.REFUSED for _file, view in self._done[-len(files) :])
        text = ngettext("{n} file read, {refused} refused.", "{n} files read, {refused} refused.", len(files))
        return text.format(n=len(files), refused=refused)

    def take_good_rows(self, index: int) -> None:
        """Take the good rows of a file that was refused for its bad ones."""
        file, _view = self._done[index]
        self._done[index] = (file, self._take(file, skip_bad=True))

    def _take(self, file: ReadFile, *, skip_bad: bool) -> TakenView:
        session = self._session
        before = session.book.responses.taken_in(file.file.digest)

        def change() -> Taken:
            return collect(
                session.book,
                session.round,
                file.path,
                form=self.form,
                read=lambda _path, _form: file.file,
                new_id=session.services.new_id,
                skip_bad=skip_bad,
                announce=session.tell,
            )

        try:
            taken = session.attempt(change)
        except SixElementsError as refusal:
            taken = Taken(problems=(refusal.sentence,))
        return _view(file, taken, before=before)

    def template(self) -> tuple[str, bytes]:
        """The blank CSV file of the round: the name to offer, and its bytes."""
        name = _("answers-round-{n}.csv").format(n=self._session.round.number)
        return name, self._session.services.csv_template(self.form)

    def save_template(self, path: Path) -> str:
        """Write the blank file; returns the sentence to say."""
        self._session.services.write_file(path, self.template()[1])
        return _("Saved {path}. One row a person: 1 to 5, dk, na, or empty.").format(path=path)


def _view(file: ReadFile, taken: Taken, *, before: bool) -> TakenView:
    name = file.path.name
    if before and not taken.count:
        same = (_("This file was taken in before, so nothing was added."),)
        return TakenView(file=name, outcome=Outcome.SAME, result=_("Same as before"), details=same)
    problems = tuple(p.removeprefix(f"{name}: ").removeprefix(f"{name}, ") for p in taken.problems)
    if len(problems) > MOST_LINES:
        more = len(problems) - MOST_LINES
        text = ngettext("… and {n} more.", "… and {n} more.", more).format(n=more)
        problems = (*problems[:MOST_LINES], text)
    if taken.count:
        text = ngettext("{n} sheet.", "{n} sheets.", taken.count).format(n=taken.count)
        if problems:
            text += " " + _("These rows were left out:")
        details = (text, *taken.remarks, *problems)
        return TakenView(file=name, outcome=Outcome.TAKEN, result=_("Taken in"), details=details)
    good = len(file.file.sheets)
    offer = ngettext("Take the {n} good row", "Take the {n} good rows", good).format(n=good) if good else ""
    return TakenView(
        file=name, outcome=Outcome.REFUSED, result=_("Refused"), details=_sentences(problems), good=offer
    )


def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text[:1].upper() + text[1:] for text in texts)

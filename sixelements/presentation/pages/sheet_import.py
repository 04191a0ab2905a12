"""Taking files in: they are read, it is shown what they would bring, and all go in at once when asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path

from sixelements.application import responses, taking_out
from sixelements.application.arrivals import Arrival, Arriving, for_good, meant, outlooks, take_all_in
from sixelements.application.events import Announce, StoreChange
from sixelements.application.responses import NO_OUTLOOK, ImportResult, Outlook
from sixelements.application.taking_out import GoneOut
from sixelements.domain.errors import NotAllowed
from sixelements.domain.matching import IfChanged
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.matching import FilePlace, MatchingPresenter
from sixelements.presentation.session import Session
from sixelements.wording import backups, phrases
from sixelements.wording import matching as words
from sixelements.wording.numbers import listing
from sixelements.wording.rounds import no_way_back, way_back, with_its_file_here

MOST_LINES = 6
"""So many problems of a file are listed; more are counted."""
MOST_NAMED = 3
"""So many files that are left alone are named; more are counted."""


class FileOutcome(Enum):
    """What a file would bring, or what it brought."""

    READY = auto()
    TO_DECIDE = auto()
    SAME = auto()
    REFUSED = auto()
    TAKEN = auto()
    OUT = auto()


class FileWish(Enum):
    """What a person can want of a file."""

    GOOD_ROWS = auto()
    ANYWAY = auto()
    WITH_CHANGED = auto()
    INSTEAD = auto()
    WITHOUT_CHANGED = auto()
    MATCH = auto()
    TAKE_OUT = auto()
    GONE_OUT = auto()
    PUT_BACK = auto()
    AGAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """A file as a row, with what can be wanted of it and the words for that."""

    file: str
    outcome: FileOutcome
    result: str
    details: tuple[str, ...]
    wishes: tuple[tuple[FileWish, str], ...] = ()

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        result = phrases.sentence(self.result)
        return phrases.read_aloud(self.file, phrases.sentences(result, *self.details))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """What was read and is not taken in yet. ``button`` is empty if none of it can be.

    ``heed`` is what to know beforehand: what can't be taken back, and that there are more sheets than people.
    """

    title: str
    text: str
    heed: str
    rows: tuple[ImportView, ...]
    button: str


Work = Callable[[Callable[[int, int], None]], None]
"""Work in the background, given a way to report how many files of how many are done."""


def nothing_more() -> None:
    """What follows a change that nothing follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A row of what was done: the file, none for a pile that was typed in, and what went out of its round."""

    arrival: Arrival | None
    view: ImportView
    gone: GoneOut | None = None


class SheetImport:
    """The files of this visit to the page. Their names are shown until it is left, and stored nowhere."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: list[Arrival] = []
        self._begun: dict[bytes, MatchingPresenter] = {}
        self._alone: tuple[str, ...] = ()
        self._read: tuple[list[Arrival], tuple[str, ...]] | None = None
        self._taken: list[ImportResult] = []
        self._done: list[_Done] = []
        self._changes: list[StoreChange] = []
        self._said, self._then = "", nothing_more

    @property
    def rows(self) -> tuple[ImportView, ...]:
        """A line a file, the newest take-in first."""
        return tuple(done.view for done in self._done)

    @property
    def waits(self) -> bool:
        """Whether files were read that are not taken in yet."""
        return bool(self._waiting or self._alone)

    @property
    def only_one(self) -> bool:
        """Whether one file waits, so that deciding about it is deciding about all."""
        return len(self._waiting) == 1

    def forget(self) -> None:
        """Forget the files, as when the page is left."""
        self._done.clear()
        self._begun.clear()
        self.drop()

    def drop(self) -> None:
        """Take in nothing of what was read."""
        self._waiting, self._alone = [], ()

    # reading

    def reading(self, paths: Sequence[Path]) -> Work:
        """The work of reading files in the background; stopped, it leaves nothing. `finish_reading` follows.

        Raises CannotWrite where something waits that must be stored before.
        """
        session = self._session
        session.store_waiting()
        arriving = Arriving(session.book, session.team, session.round)
        services = session.services
        self._read = None
        session.begin_background(_("Files are being read. Wait a moment, or cancel."))

        def work(progress: Callable[[int, int], None]) -> None:
            files, alone = meant(paths, services.answer_files)
            found = []
            with services.answer_gate([*files]) as read:
                for n, path in enumerate(files):
                    progress(n, len(files))
                    found.append(arriving.read(path, read, found=files[path]))
            self._read = found, tuple(path.name for path in alone)

        return work

    def finish_reading(self) -> str:
        """Show what was read; returns what to announce. Called on the window's thread."""
        self._session.end_background()
        if self._read is None:
            return _("Nothing was read.")
        (found, alone), self._read = self._read, None
        self._waiting = [one for one in found if not one.left_alone]
        self._alone = (*(one.path.name for one in found if one.left_alone), *alone)
        preview = self.preview
        return preview.text if preview else ""

    # what was read

    @property
    def preview(self) -> PreviewView | None:
        """What was read and would go in now; none if nothing waits."""
        if not self.waits:
            return None
        ahead = outlooks(self._session.book, self._waiting)
        rows = tuple(
            self._with_way_out(n, _ahead(*both))
            for n, both in enumerate(zip(self._waiting, ahead, strict=True))
        )
        new = sum(its.new for its, row in zip(ahead, rows, strict=True) if row.outcome is FileOutcome.READY)
        button = ngettext("Take in {n} sheet", "Take in {n} sheets", new).format(n=new) if new else ""
        if not new and any(its.decides for its in ahead):
            button = _("Remember the decision")
        back = for_good(self._session.book, self._waiting)
        return PreviewView(
            title=_("Nothing is taken in yet"),
            text=phrases.sentences(self._summary(new), way_back(*back)),
            heed=_heed(*back),
            rows=rows,
            button=button,
        )

    def _with_way_out(self, index: int, view: ImportView) -> ImportView:
        """A row of a file that came in before and brings nothing new, with the wish to take it out again."""
        nothing_new = view.outcome is FileOutcome.SAME or view.result == _("Nothing new")
        book, one = self._session.book, self._waiting[index]
        if not nothing_new or self._session.read_only or not taking_out.can_be_taken_out(book, one):
            return view
        return replace(view, wishes=(*view.wishes, (FileWish.TAKE_OUT, _("Take its sheets out"))))

    def _or_out(self, one: Arrival, view: ImportView, taken: ImportResult) -> ImportView:
        """A row of a file that came in, with the wish to take it out where it can't be undone."""
        if not taken.count or self._session.book.responses.newest(one.to.round.id):
            return view
        return replace(view, wishes=(*view.wishes, (FileWish.TAKE_OUT, _("Take its sheets out"))))

    # taking back

    def undoing(self) -> Work:
        """The work of taking the newest take-in back, in the background. `finish_erasing` follows.

        Raises CannotWrite where something waits that must be stored before.
        """
        book, round_ = self._session.book, self._session.round

        def undo(announce: Announce) -> str:
            gone = responses.undo(book, round_, announce=announce)
            text = ngettext("{n} sheet was taken back.", "{n} sheets were taken back.", gone)
            return phrases.sentences(text.format(n=gone), backups.left_alone(book.left_alone))

        return self._erasing(undo, then=self.forget)

    def taking_out(self, index: int) -> Work:
        """The same of removing the sheets of a file that waits; it may come in again."""
        book, one = self._session.book, self._waiting[index]

        def take_out(announce: Announce) -> str:
            (its,) = taking_out.take_out(book, [one], announce=announce)
            if its.refusal:
                raise NotAllowed(phrases.labeled(one.path.name, its.refusal))
            text = ngettext("{n} sheet was taken out.", "{n} sheets were taken out.", its.count)
            return phrases.sentences(text.format(n=its.count), backups.left_alone(book.left_alone))

        return self._erasing(take_out, then=partial(self._was_taken_out, one))

    def _was_taken_out(self, taken_out: Arrival) -> None:
        """Its sheets are in no more: no row may count them, and nothing that waits brings them back."""
        for n, done in enumerate(self._done):
            if done.view.outcome is FileOutcome.TAKEN and _same_file(done.arrival, taken_out):
                del self._done[n]
                break
        self._waiting.remove(taken_out)
        view = ImportView(
            file=_name(taken_out),
            outcome=FileOutcome.OUT,
            result=_("Taken out"),
            details=(_("Its sheets are out of the round, and of backups, too."),),
            wishes=((FileWish.AGAIN, _("Take it in again")),),
        )
        self._done.insert(0, _Done(arrival=taken_out, view=view))

    def taking_gone_out(self, one: Arrival) -> Work:
        """The same of removing the sheets of rows that are gone from an export; they can be put back."""
        book = self._session.book
        gone: list[GoneOut] = []

        def take_out(announce: Announce) -> str:
            gone.append(taking_out.take_gone_out(book, one, announce=announce))
            n = len(gone[0].sheets)
            text = ngettext("{n} sheet was taken out.", "{n} sheets were taken out.", n)
            return phrases.sentences(text.format(n=n), backups.left_alone(book.left_alone))

        return self._erasing(take_out, then=lambda: self._note_gone(gone[0]))

    def _note_gone(self, gone: GoneOut) -> None:
        """List what went out, with the wish to put it back."""
        n = len(gone.sheets)
        view = ImportView(
            file=_name(gone.arrival),
            outcome=FileOutcome.OUT,
            result=ngettext("{n} sheet taken out", "{n} sheets taken out", n).format(n=n),
            details=(_("They can be put back until you leave this page."),),
            wishes=((FileWish.PUT_BACK, ngettext("Put it back", "Put them back", n)),),
        )
        self._done.insert(0, _Done(arrival=gone.arrival, view=view, gone=gone))

    def putting_back(self, index: int) -> Work:
        """The work of storing again what a row says was taken out."""
        book, done = self._session.book, self._done[index]
        gone = done.gone
        if gone is None:
            raise ValueError("nothing went out with this row")

        def back(announce: Announce) -> str:
            n = taking_out.put_back(book, gone, announce=announce)
            return ngettext("{n} sheet is in again.", "{n} sheets are in again.", n).format(n=n)

        return self._erasing(back, then=lambda: self._done.remove(done))

    def _erasing(self, change: Callable[[Announce], str], *, then: Callable[[], None] = nothing_more) -> Work:
        """The work of removing something from the workbook and from backups, which takes its time."""
        session = self._session
        session.refuse_under_way()
        session.store_waiting()
        session.begin_background(_("Sheets are being taken back. Wait a moment."))
        self._said, self._then = "", then

        def work(_progress: Callable[[int, int], None]) -> None:
            before = session.book.left_undone
            self._said = change(self._changes.append)
            left = session.book.left_undone
            if left and left is not before:
                raise left

        return work

    def finish_erasing(self) -> str:
        """Show what was removed; returns what to announce. Called on the window's thread."""
        self._session.end_background()
        changes, self._changes = self._changes, []
        said, self._said = self._said, ""
        if changes:
            self._session.was_stored(*changes)
            self._then()
        return said

    def _summary(self, new: int) -> str:
        n = len(self._waiting)
        files = ngettext("{n} file was read.", "{n} files were read.", n).format(n=n)
        sheets = ngettext("{n} sheet is new.", "{n} sheets are new.", new).format(n=new)
        return phrases.sentences(files, sheets, _left_alone(self._alone))

    def wish(self, index: int, wish: FileWish) -> None:
        """Want the good rows of a file that waits, or take it in although it came before."""
        one = self._waiting[index]
        changed = {
            FileWish.WITH_CHANGED: IfChanged.TAKE_IN,
            FileWish.WITHOUT_CHANGED: IfChanged.LEAVE_OUT,
            FileWish.INSTEAD: IfChanged.INSTEAD,
        }
        self._waiting[index] = one.wanted(
            good_rows=wish is FileWish.GOOD_ROWS, anyway=wish is FileWish.ANYWAY, changed=changed.get(wish)
        )

    def wish_of_done(self, index: int, wish: FileWish) -> int:
        """Want something of a file that was refused or held: it waits again; returns its place there."""
        one = self._done.pop(index).arrival
        if one is None:
            raise ValueError("a pile that was typed in is no file")
        self._waiting.append(one)
        if wish not in (FileWish.TAKE_OUT, FileWish.AGAIN):
            self.wish(len(self._waiting) - 1, wish)
        return len(self._waiting) - 1

    def waiting(self, index: int) -> Arrival:
        """A file that was read."""
        return self._waiting[index]

    def matching(self, index: int) -> MatchingPresenter:
        """What is decided about a file; it stays so until the file is read again or the page is left."""
        arrival = self._waiting[index]
        presenter = self._begun.get(arrival.table.digest)
        if presenter is None or presenter.arrival.table is not arrival.table:
            presenter = MatchingPresenter(self._session, arrival)
            self._begun[arrival.table.digest] = presenter
        ahead = outlooks(self._session.book, self._waiting)
        outcomes = [_ahead(one, its).outcome for one, its in zip(self._waiting, ahead, strict=True)]
        presenter.place = FilePlace(
            number=index + 1,
            files=len(self._waiting),
            ready=sum(outcome is FileOutcome.READY for n, outcome in enumerate(outcomes) if n != index),
            others_wait=any(n != index and self._is_to_decide(n) for n in range(len(self._waiting))),
        )
        return presenter

    def matched(self, index: int, arrival: Arrival) -> None:
        """Put a file in its place again, matched as somebody decided."""
        self._waiting[index] = arrival

    @property
    def to_decide(self) -> int | None:
        """The first file somebody has to decide about."""
        return next((n for n in range(len(self._waiting)) if self._is_to_decide(n)), None)

    def _is_to_decide(self, index: int) -> bool:
        one = self._waiting[index]
        return _undecided(one) and not one.file.good_rows

    # taking in

    def taking(self) -> Work:
        """The work of taking in all that waits, in the background, or nothing of it. `finish_taking` follows.

        Raises CannotWrite where something waits that must be stored before.
        """
        session, waiting = self._session, tuple(self._waiting)
        session.store_waiting()
        session.begin_background(_("Answers are being taken in. Wait a moment."))
        self._taken = []

        def work(progress: Callable[[int, int], None]) -> None:
            progress(0, 1)
            new_id = session.services.new_id
            self._taken = take_all_in(session.book, waiting, new_id=new_id, announce=self._changes.append)

        return work

    def finish_taking(self) -> str:
        """Show what was taken in; returns what to announce. Called on the window's thread.

        Where it was refused or stopped, the files wait as before.
        """
        self._session.end_background()
        changes, self._changes = self._changes, []
        if changes:
            self._session.was_stored(*changes)
        taken, self._taken = self._taken, []
        if not taken:
            return ""
        here = self._session.round.id
        done = [
            _Done(arrival=one, view=self._or_out(one, _came_of(one, its, here=one.to.round.id == here), its))
            for one, its in zip(self._waiting, taken, strict=True)
        ]
        self._done = done + self._done
        self.drop()
        n = sum(its.count for its in taken)
        if not n and any(its.decides for its in taken):
            return _("What is left out is remembered.")
        text = ngettext("{n} sheet taken in.", "{n} sheets taken in.", n)
        return text.format(n=n)

    def note_pile(self, sheets: int) -> None:
        """List a pile that was typed in and handed in, like a file that came in."""
        text = ngettext("{n} sheet", "{n} sheets", sheets).format(n=sheets)
        view = ImportView(
            file=_("Typed in from paper"),
            outcome=FileOutcome.TAKEN,
            result=text,
            details=(_("They were mixed."),),
        )
        self._done.insert(0, _Done(arrival=None, view=view))

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """All problems of the files that were refused in part or whole, each with its file, for a report."""
        files = (done.arrival for done in self._done if done.arrival)
        return tuple((one.path.name, text) for one in files for text in one.problems)


def _same_file(one: Arrival | None, other: Arrival) -> bool:
    return one is not None and (one.table.digest, one.to.round.id) == (other.table.digest, other.to.round.id)


def _heed(coming: int, stay: int) -> str:
    """How many sheets can't be taken back, and what still leads back; empty if all can."""
    said = no_way_back(coming, stay)
    return phrases.sentences(said, with_its_file_here()) if said else ""


def _undecided(one: Arrival) -> bool:
    return one.table.mark is None and one.file.matched is not None and words.undecided(one.file.matched)


def _left_alone(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = list(names[:MOST_NAMED])
    if left := len(names) - MOST_NAMED:
        shown += [ngettext("{n} more", "{n} more", left).format(n=left)] if left > 0 else []
    return _("Left alone, as they hold no answers: {names}.").format(names=listing(shown))


def _ahead(one: Arrival, its: Outlook) -> ImportView:
    """What a file would bring."""
    file, name = one.file, _name(one)
    if its.held:
        return _held(one, its)
    if its.refusal:
        return _refused(one, refusal=its.refusal)
    if file.refusal or ((file.problems or its.changed) and not file.good_rows):
        return _refused(one, its.changed)
    details = (
        *words.ahead(before=its.before, too_little=its.too_little, sheets=its.sheets, people=its.people),
        *its.left_out,
        *_cut((*its.changed, *file.problems)),
    )
    look = ((FileWish.MATCH, _("See what goes where")),) if _is_table(one) else ()
    again = _instead_or_too() if its.kept_out else ()
    result = (
        ngettext("{n} new sheet", "{n} new sheets", its.new).format(n=its.new)
        if its.new
        else _("Nothing new")
    )
    return ImportView(
        file=name,
        outcome=FileOutcome.READY,
        result=result,
        details=details,
        wishes=(*look, *again, *_gone(its)),
    )


def _instead_or_too() -> tuple[tuple[FileWish, str], ...]:
    """What can be wanted of rows that are left out, or may be."""
    return (
        (FileWish.INSTEAD, _("Take it in instead")),
        (FileWish.WITH_CHANGED, _("Take it in, too")),
    )


def _came_of(one: Arrival, taken: ImportResult, *, here: bool) -> ImportView:
    """The result of importing a file."""
    if taken.held:
        return _held(one)
    if taken.refused and not taken.count:
        return _refused(one, taken.changed, refusal=taken.refusal)
    left_out = _cut(taken.problems)
    before = (words.came_before(taken.before),) if taken.before else ()
    head = (_("These rows were left out:"),) if left_out else ()
    text = ngettext("{n} sheet", "{n} sheets", taken.count).format(n=taken.count)
    return ImportView(
        file=_name(one, here=here),
        outcome=FileOutcome.TAKEN,
        result=text if taken.count else _("Nothing new"),
        details=(*before, *taken.left_out, *taken.remarks, *head, *left_out),
    )


def _gone(its: Outlook) -> tuple[tuple[FileWish, str], ...]:
    """The wish to take out the sheets whose rows are gone from an export, where it can be told which."""
    text = ngettext(
        "Take out the sheet whose row is gone", "Take out the {n} sheets whose rows are gone", its.gone
    )
    return ((FileWish.GONE_OUT, text.format(n=its.gone)),) if its.gone else ()


def _held(one: Arrival, its: Outlook = NO_OUTLOOK) -> ImportView:
    return ImportView(
        file=_name(one),
        outcome=FileOutcome.SAME,
        result=_("Held"),
        details=(_("Same as a file that was taken in before, or as another one among these."), *its.left_out),
        wishes=((FileWish.ANYWAY, _("Take it in anyway")), *_gone(its)),
    )


def _refused(one: Arrival, changed: Sequence[str] = (), *, refusal: str = "") -> ImportView:
    """A file that waits for a decision, or can't be taken; ``changed`` says which rows changed since.

    ``refusal``: why nothing of it goes in, beside what the file itself says.
    """
    refusal = refusal or one.file.refusal or ""
    file, good, decide = one.file, len(one.file.sheets), _undecided(one)
    wishes = []
    if decide:
        wishes.append((FileWish.MATCH, _("Decide…")))
    elif changed and not refusal:
        wishes += [*_instead_or_too(), (FileWish.WITHOUT_CHANGED, _("Leave it out"))]
    if file.problems and good and not refusal:
        text = ngettext("Take the {n} good row", "Take the {n} good rows", good)
        hidden = file.matched is not None and any(word.doubt for word in file.matched.words)
        said = _("Take the good rows") if hidden else text.format(n=good)  # by the others it could be told
        wishes.append((FileWish.GOOD_ROWS, said))
    return ImportView(
        file=_name(one),
        outcome=FileOutcome.TO_DECIDE if decide or changed else FileOutcome.REFUSED,
        result=_("To decide") if decide or changed else _("Refused"),
        details=_cut((refusal,) if refusal else (*changed, *file.problems)),
        wishes=tuple(wishes),
    )


def _is_table(one: Arrival) -> bool:
    return one.table.mark is None and one.file.matched is not None


def _name(one: Arrival, *, here: bool = True) -> str:
    if here:
        return one.path.name
    text = _("{file} (for {team}, round {n})")
    return text.format(file=one.path.name, team=one.to.team.name, n=one.to.round.number)


def _cut(problems: Sequence[str]) -> tuple[str, ...]:
    """The first problems, and how many more there are."""
    shown = [*problems[:MOST_LINES]]
    if (more := len(problems) - MOST_LINES) > 0:
        shown.append(ngettext("… and {n} more.", "… and {n} more.", more).format(n=more))
    return tuple(map(phrases.capital, shown))

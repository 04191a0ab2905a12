"""Whatever happens to the open file: on each page the save line is true and whole, a way out in sight.

    python -m tests.ui.test_moved_pages FOLDER

prints the table of cases and pages, over six sizes of window, with what the save line says.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from os import utime
from pathlib import Path
from shutil import copyfile

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_edit import Fact, PlanEditor
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import WayOn
from sixelements.storage.lock import lock_path
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Look, Looks
from tests.own_process import own_process
from tests.sampling import THOROUGH
from tests.storage.test_moved import (
    a_text,
    another_state,
    another_workbook,
    cut_short,
    cut_to,
    emptied,
    over_it,
    written_to,
)
from tests.ui.looking import cut

SMALLEST, HIGH = (910, 512), (1280, 720)
"""Logical pixels of the window, of a screen of 1366 by 768 and of one of 1920 by 1080, at 150 %."""
ALL_SIZES = (SMALLEST, (960, 540), (1024, 600), (1093, 614), HIGH, (1536, 864))
LARGE, SCREEN = (1.5, 2.0), (1024, 600)
"""Larger text, and the logical pixels of the screen that it is looked at on."""
LEAST_OF_A_PAGE = 150
"""Logical pixels of a page that stay in sight under all that is said about the file."""
ANA = '{"user": "Ana", "host": "desk-3", "pid": 1, "started": "1", "token": "x"}'
WAITS = "Not saved since 10:42. {}. 1 change waits."
OTHER, DAMAGED = "Another file lies here now", "The file is damaged"
COPY = (WayOn.COPY, WayOn.RETRY)
OPEN = (WayOn.COPY, WayOn.OPEN, WayOn.RETRY)
MEND = (WayOn.COPY, WayOn.BACKUPS, WayOn.RETRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What happens to the open file, what the save line says once something is typed, and the ways out.

    ``before``: it happens before the file is opened. What ``happen`` returns ends it again. ``long``: what is
    typed takes more than a page of the file.
    """

    happen: Callable[[Path, Session], object]
    line: str
    ways: tuple[WayOn, ...] = ()
    before: bool = False
    long: bool = False

    @property
    def wrong(self) -> bool:
        """Whether it is anything to worry about."""
        return bool(self.ways) and not self.before


def to_the_file(happen: Callable[[Path], object], cause: str, ways: tuple[WayOn, ...]) -> Case:
    return Case(happen=lambda path, _session: happen(path), line=WAITS.format(cause), ways=ways)


def held(how: str) -> Callable[[Path], Callable[[], None]]:
    def happen(path: Path) -> Callable[[], None]:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(f"BEGIN {how}")
        return other.close

    return happen


def on_a_full_disk(_path: Path, session: Session) -> None:
    """A file that may not grow, with not one page to spare."""
    session.book._store.connection.execute("PRAGMA max_page_count=1")  # type: ignore[attr-defined]


def clock(by: timedelta) -> Callable[[Path, Session], None]:
    """Of the computer and of the file's own time."""

    def happen(path: Path, session: Session) -> None:
        now = session.services.now() + by
        session.services.now = lambda: now
        utime(path, (now.timestamp(), now.timestamp()))

    return happen


def taken_over(path: Path, _session: Session) -> Callable[[], None]:
    lock_path(path).write_text(ANA, encoding="utf-8")
    return lock_path(path).unlink


CASES = {
    "renamed": to_the_file(
        lambda path: path.rename(path.with_name("b.sixe")),
        "The file has another name now",
        (WayOn.GO_ON_THERE, WayOn.COPY, WayOn.RETRY),
    ),
    "deleted": to_the_file(Path.unlink, "The file is not there any more", COPY),
    "folder gone": to_the_file(
        lambda path: path.parent.rename(path.parent.with_name("away")), "The file is not there any more", COPY
    ),
    "replaced by another state": to_the_file(another_state, OTHER, OPEN),
    "replaced by another workbook": to_the_file(another_workbook, OTHER, OPEN),
    "replaced by a text": to_the_file(a_text, OTHER, COPY),
    "written to in place": to_the_file(written_to, OTHER, OPEN),
    "overwritten in place by another state": to_the_file(over_it(another_state), OTHER, OPEN),
    "overwritten in place by another workbook": to_the_file(over_it(another_workbook), OTHER, OPEN),
    "truncated to a half": to_the_file(cut_to(0.5), DAMAGED, MEND),
    "truncated to nothing": to_the_file(cut_to(0), DAMAGED, MEND),
    "replaced by a part": to_the_file(cut_short, DAMAGED, MEND),
    "replaced by nothing": to_the_file(emptied, DAMAGED, MEND),
    "held for writing": to_the_file(
        held("IMMEDIATE"), "Another program holds the file", (WayOn.RETRY, WayOn.COPY)
    ),
    "held whole": to_the_file(held("EXCLUSIVE"), "Another program holds the file", (WayOn.RETRY, WayOn.COPY)),
    "on a full disk": Case(
        happen=on_a_full_disk,
        line=WAITS.format("The disk is full"),
        ways=(WayOn.RETRY, WayOn.COPY),
        long=True,
    ),
    "taken over": Case(happen=taken_over, line=WAITS.format("Somebody took this workbook over"), ways=COPY),
    "clock a year back": Case(happen=clock(timedelta(days=-365)), line="Saved 10:42"),
    "clock three hours ahead": Case(happen=clock(timedelta(hours=3)), line="Saved 13:42"),
    "foreign lock": Case(
        happen=lambda path, _session: lock_path(path).write_text(ANA, encoding="utf-8"),
        line="Read only: Ana on desk-3 has it open",
        ways=(WayOn.TRY_AGAIN, WayOn.COPY, WayOn.IS_GONE),
        before=True,
    ),
}


WIDEST = ("renamed", "replaced by another state", "taken over", "foreign lock")
"""Of all cases, the longest titles, the widest ways, and a calm one."""


@contextmanager
def after(case: Case, path: Path, session: Session) -> Iterator[None]:
    """The workbook is open, something happened to its file, and something was typed."""
    if case.before:
        case.happen(path, session)
        session.open(path)
        yield
        return
    session.open(path)
    end = case.happen(path, session)
    if case.long:
        PlanEditor(session).set_fact(Fact.AIM, "\N{KEY}" * CHARACTERS[Writing.AIM])
    else:
        SetUpPresenter(session).rename("Birch County, Department of Permits and Licenses " * 2)
    try:
        yield
    finally:
        if callable(end):
            end()


def faults(window: MainWindow, session: Session, case: Case) -> list[str]:
    """What is false, cut or missing on the page that is shown."""
    found = cut(window.rail) if case.wrong or not window.rail._narrow else []
    said = window.rail._saved
    brief = case.line.partition(":")[0] if case.before and window.rail._narrow else case.line
    if case.wrong and window.rail.width() < window.theme.px(100):
        brief = "Not saved"
    if said.text() != brief:
        found.append(f"the line says {said.text()!r}")
    if not _inside(said, window):
        found.append("the line is out of sight")
    if case.wrong and not (session.unsaved == 1 and window.windowTitle().endswith("not saved")):
        found.append(f"{session.unsaved} wait, and the title says {window.windowTitle()!r}")
    bar = window.watch.bar if case.ways else None
    if bar is not None:
        ways = {way for way, button in bar.buttons.items() if _inside(button, window)}
        ways |= {*bar.ways_in_menu()} if _inside(bar.more, window) else set()
        found += [f"offers {ways}"] if ways != set(case.ways) else []
        found += cut(bar)
        told = bar._text.isVisible() or _inside(bar.details, window)
        found += [] if told else ["does not say the cause"]
    room = window.page.scroller.viewport().height()
    return found if room >= LEAST_OF_A_PAGE else [*found, f"leaves {room} pixels of the page"]


def _inside(part: QWidget, window: MainWindow) -> bool:
    return part.isVisible() and window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size()))


def walk(
    window: MainWindow,
    session: Session,
    case: Case,
    sizes: Sequence[tuple[int, int]],
    steps: Sequence[StepId] = tuple(StepId),
) -> Iterator[tuple[StepId, tuple[int, int], list[str]]]:
    for width, height in sizes:
        window.resize(width, height)
        window.watch.timer.timeout.emit()
        for step in steps:
            window.go(step)
            for _turn in range(3):
                QApplication.processEvents()
            yield step, (width, height), faults(window, session, case)


def test_the_save_line_is_true_and_whole_and_a_way_out_is_in_sight(
    window: MainWindow, session: Session, tmp_path: Path, built_example: Path
) -> None:
    """One window for all cases, as each makes its pages again."""
    found, services = dict[tuple[str, str, tuple[int, int]], list[str]](), session.services
    for n, (name, case) in enumerate(CASES.items()):
        path = tmp_path / f"Alder {n}" / "permit-counter.sixe"
        path.parent.mkdir()
        copyfile(built_example, path)
        session.services = replace(services)
        sizes = ALL_SIZES if THOROUGH else (SMALLEST, HIGH) if case.long else (SMALLEST,)
        alike = next(n for n, c in CASES.items() if (c.line, c.ways) == (case.line, case.ways))
        steps = (
            tuple(StepId) if THOROUGH or alike == name else (StepId.SET_UP,)
        )  # the same would be seen again
        with after(case, path, session):
            walked = walk(window, session, case, sizes, steps)
            found |= {(name, step.name, size): bad for step, size, bad in walked if bad}
            for scale in LARGE if case.ways and (THOROUGH or name in WIDEST) else ():
                window.theme.choose(Looks(look=Look.LIGHT, scale=scale))
                walked = walk(window, session, case, [SCREEN], steps if THOROUGH else (StepId.COLLECT,))
                for step, size, bad in walked:
                    found |= {(name, f"{step.name} at {scale:.0%}", size): bad} if bad else {}
        window.theme.choose(Looks(look=Look.LIGHT))
        session.without_backup = True
        session.close()
    assert found == {}


def main(application: QApplication, folder: Path) -> None:
    """Print the table, a line a case."""
    from sixelements import bootstrap
    from sixelements.ui.settings import StoredSettings
    from sixelements.ui.theme import Look, Looks, Theme

    settings = StoredSettings(folder / "settings.ini")
    theme, now = Theme(application, Looks(look=Look.LIGHT)), datetime(2026, 11, 18, 10, 42, tzinfo=UTC)
    example = folder / "example.sixe"
    bootstrap.build_example(example).close()
    sys.stdout.write(f"| case | the save line | ways | {' | '.join(s.name.lower() for s in StepId)} |\n")
    for n, (name, case) in enumerate(CASES.items()):
        real = bootstrap._services(settings)
        session = Session(replace(real, data_folder=folder / "data", today=now.date, now=lambda: now))
        window = MainWindow(session, theme, settings)
        window.show()
        path = folder / f"{n}" / "permit-counter.sixe"
        path.parent.mkdir()
        copyfile(example, path)
        bad: dict[StepId, list[str]] = {step: [] for step in StepId}
        with after(case, path, session):
            for step, size, found in walk(window, session, case, ALL_SIZES):
                bad[step] += [f"{size[0]}x{size[1]}: {what}" for what in found]
        ways = ", ".join(way.name.lower() for way in case.ways)
        cells = " | ".join(
            "; ".join(found) or f"{len(ALL_SIZES)} of {len(ALL_SIZES)}" for found in bad.values()
        )
        sys.stdout.write(f"| {name} | {case.line} | {ways} | {cells} |\n")
        sys.stdout.flush()
        session.without_backup = True
        with suppress(Exception):
            session.close()
        window.deleteLater()


if __name__ == "__main__":
    with own_process() as app:
        main(app, Path(sys.argv[1]))

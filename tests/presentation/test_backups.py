"""The Backups dialog without Qt: days, what is looked into first, what the chosen one would do."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sixelements.application.ports import BackupCopy
from sixelements.domain import thinning
from sixelements.domain.errors import NotAllowed
from sixelements.domain.going_back import BookDifference, BookPart, GoingBack, RoundName
from sixelements.presentation.backups import BackupsPresenter, ChosenView, Soundness
from tests.presentation.desk import Desk, a_desk

BOOK = Path("alder.sixe")
NOON = datetime(2026, 11, 2, 12, 0)  # noqa: DTZ001 - local time, as on a backup
DAY = timedelta(days=1)
ROUND = RoundName(team="Front desk", number=2)
AHEAD = GoingBack(
    differences=(BookDifference(part=BookPart.SHEETS, round=ROUND, now=11, then=2, goes=9),),
    aside="2026 set aside.sixe",
)


def a_copy(
    n: int, age: timedelta = timedelta(), note: str = "", about: RoundName | None = None
) -> BackupCopy:
    return BackupCopy(path=Path(f"{n}.sixe"), made=NOON - age, note=note, about=about, size=412_000)


def presenter(*copies: BackupCopy, damaged: tuple[int, ...] = (), damage: str = "") -> BackupsPresenter:
    """Those that are damaged by their number; the third can't be restored."""
    desk = a_desk()

    def going_back(_path: Path, backup: Path) -> GoingBack:
        if backup.stem == "3":
            raise NotAllowed("Its results were shown.")
        return AHEAD

    desk.session.services = replace(
        desk.session.services,
        backups=lambda _path: copies,
        backup_opens=lambda path: int(path.stem) not in damaged,
        going_back=going_back,
    )
    return BackupsPresenter(desk.session, BOOK, damage)


def look_on(shown: BackupsPresenter, times: int = 99) -> list[str]:
    """Look into so many; which, in this order."""
    seen = []
    while times and (work := shown.next_look()):
        look = work()
        shown.note(look)
        seen.append(look.path.stem)
        times -= 1
    return seen


def chosen(shown: BackupsPresenter) -> ChosenView:
    view = shown.chosen_view()
    assert view is not None
    return view


def test_backups_stand_under_their_days_and_what_was_set_aside_apart() -> None:
    shown = presenter(
        a_copy(1, note="before take-in", about=ROUND),
        a_copy(2, DAY, "set aside"),
        a_copy(4, 2 * DAY),
        a_copy(5, 2 * DAY + timedelta(hours=1)),
    )
    groups = shown.view().groups
    assert [(g.title, [row.time for row in g.rows]) for g in groups] == [
        ("Today, November 2, 2026", ["12:00"]),
        ("October 31, 2026", ["12:00", "11:00"]),
        ("Set aside", ["Nov 1"]),
    ]
    assert (
        groups[0].rows[0].spoken
        == "Today 12:00, before answers were taken in; round 2, 412 kB, not checked yet"
    )
    assert groups[1].rows[0].reason == "after changes"


def test_the_chosen_one_is_looked_into_first_also_when_another_is_chosen_meanwhile() -> None:
    copies = [a_copy(n, n * DAY) for n in (1, 2, 4, 5)]
    shown = presenter(*copies)
    assert look_on(shown, 1) == ["1"]
    shown.choose(copies[3])
    assert look_on(shown) == ["5", "2", "4"]
    assert shown.view().summary == "4 backups that open, 1.6 MB, in the folder “”."
    assert shown.next_look() is None
    shown.choose(copies[1])  # that it opens is known, what it would do is not
    assert look_on(shown) == ["2"]


def test_while_they_are_checked_it_is_said_how_far_that_is() -> None:
    shown = presenter(*(a_copy(n, n * DAY) for n in (1, 2, 4)))
    assert shown.view().summary == "Checking 1 of 3"
    assert not chosen(shown).can_restore
    look_on(shown, 1)
    assert shown.view().summary == "Checking 2 of 3"
    assert chosen(shown).can_restore


def test_the_one_that_is_looked_into_is_chosen_and_what_was_set_aside_is_told_apart_by_the_time() -> None:
    shown = presenter(a_copy(1), a_copy(2, note="set aside"), a_copy(4, timedelta(hours=2), "set aside"))
    shown._session.path = Path("2.sixe")
    shown._list()
    assert shown.chosen
    assert shown.chosen.path == Path("2.sixe")
    rows = shown.view().groups[-1].rows
    assert [(row.time, row.reason.partition(",")[0]) for row in rows] == [
        ("Nov 2", "12:00"),
        ("Nov 2", "10:00"),
    ]


def test_what_differs_is_told_in_counts_and_what_is_set_aside() -> None:
    shown = presenter(a_copy(1))
    look_on(shown)
    view = chosen(shown)
    assert view.table is not None
    assert view.table.rows == (
        ("Sheets, Front desk, round 2", "11", "2"),
        ("Everything else", "", "the same"),
    )
    assert view.sentences[1:] == (
        "Going back removes 9 sheets.",
        "What lies there now is set aside first, as “2026 set aside.sixe”.",
    )
    assert shown.spoken() == "Sheets, Front desk, round 2: 11 now, 2 then"


def test_a_damaged_one_can_not_be_restored_is_not_counted_and_the_nearest_good_one_is_named() -> None:
    copies = [a_copy(n, age) for n, age in ((1, timedelta()), (2, DAY), (4, 9 * DAY))]
    shown = presenter(*copies, damaged=(2,))
    look_on(shown)
    shown.choose(copies[1])
    view = chosen(shown)
    assert (view.can_restore, view.can_look, view.instead) == (False, False, copies[0])
    assert view.problem.startswith("It doesn’t open, so it can’t be restored")
    assert shown.view().summary.startswith("2 backups that open")
    assert shown.view().groups[1].rows[0].soundness is Soundness.DAMAGED
    assert shown.view().groups[1].rows[0].spoken.endswith("damaged")


def test_one_of_another_workbook_says_whose_it_is_and_stands_in_for_none_of_this_one() -> None:
    strange = replace(a_copy(2, DAY), organization="Birch County", another=True)
    copies = [a_copy(1), strange, a_copy(4, 2 * DAY), a_copy(5, 9 * DAY)]
    shown = presenter(*copies, damaged=(4,))
    look_on(shown)
    assert shown.view().groups[1].rows[0].reason == "of another workbook, Birch County; after changes"
    assert shown.view().summary.startswith("2 backups that open")
    shown.choose(copies[2])
    assert chosen(shown).instead == copies[0]


def test_one_that_must_not_be_restored_says_why_and_can_be_looked_into() -> None:
    shown = presenter(a_copy(3))
    look_on(shown)
    view = chosen(shown)
    assert (view.problem, view.can_restore, view.can_look) == ("Its results were shown.", False, True)


def test_older_ones_are_folded_until_they_are_wanted() -> None:
    shown = presenter(a_copy(1), *(a_copy(n, n * DAY) for n in range(20, 26)))
    (row,) = shown.view().groups[-1].rows
    assert (row.copy, row.time, row.reason) == (None, "6 more", "October 8, 2026 to October 13, 2026")
    shown.unfold()
    assert sum(len(group.rows) for group in shown.view().groups) == 7


def test_one_made_by_hand_is_called_that_and_how_long_they_stay_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = presenter(a_copy(1, note="by hand"), a_copy(2))
    assert [row.reason for row in shown.view().groups[0].rows] == ["made by hand", "after changes"]
    assert shown.view().kept == (
        "All of the last 2 days stay, and the newest of each of 12 days, 10 weeks, and 9 months."
    )
    monkeypatch.setattr(thinning, "WEEKS", 99)
    assert "99 weeks" in shown.view().kept
    assert presenter().view().kept == ""


def test_a_copy_of_the_chosen_one_is_named_after_its_moment() -> None:
    shown = presenter(a_copy(1))
    assert shown.suggested_copy() == Path("alder 2026-11-02 1200.sixe")
    saved: list[Path] = []
    shown._session.services = replace(shown._session.services, save_backup=lambda *paths: saved.extend(paths))
    save = shown.saving(Path("there.sixe"))
    assert save is not None
    assert save() == "The copy is in there.sixe."
    assert saved == [Path("1.sixe"), Path("there.sixe")]
    assert presenter().saving(Path("there.sixe")) is None


def test_what_lies_there_may_be_of_another_workbook_is_said_first() -> None:
    shown = presenter(a_copy(1))
    ahead = replace(AHEAD, readable=False, not_known_whose="Birch County")
    shown._session.services = replace(shown._session.services, going_back=lambda *_: ahead)
    look_on(shown)
    assert "doesn’t say whose workbook it is. This backup is of “Birch County”" in chosen(shown).sentences[1]


def test_while_an_anonymous_round_is_open_it_is_said_why_there_is_one_only() -> None:
    assert "one whole backup only" in presenter(a_copy(1, note="while collecting")).view().note
    assert presenter(a_copy(1)).view().note == ""


def test_without_any_it_is_said_when_there_will_be_one_or_where_they_may_lie() -> None:
    shown = presenter()
    assert shown.view().nothing.startswith("No backup yet. One is made before")
    assert shown.chosen_view() is None
    assert "“alder.sixe backups”" in presenter(damage="It is damaged.").view().nothing


def test_one_can_be_made_only_of_the_workbook_that_is_open() -> None:
    assert presenter().view().can_make
    desk: Desk = a_desk()
    other = BackupsPresenter(desk.session, Path("other.sixe"))
    assert not other.view().can_make

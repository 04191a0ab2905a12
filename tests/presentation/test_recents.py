"""The list of recent workbooks: path, title, day, id, and nothing for who wants no list."""

import json
from datetime import date
from pathlib import Path

import pytest

from sixelements.domain.ids import WorkbookId
from sixelements.presentation.pages.home import HomePresenter
from sixelements.presentation.recents import MOST, Recents, recent_title
from tests.builders import a_team
from tests.presentation.desk import a_desk

DAY = date(2026, 11, 18)


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, key: str) -> str:
        return self.values.get(key, "")

    def write(self, key: str, value: str) -> None:
        self.values[key] = value


def test_the_newest_stands_first_and_once() -> None:
    recents = Recents(Kept())
    for name in ("a", "b", "a"):
        recents.add(Path(name), name.upper(), DAY)
    assert [r.title for r in recents.all()] == ["A", "B"]


@pytest.mark.parametrize(
    ("teams", "title"),
    [
        (("Alder {County}",), "Alder {County}"),
        (("Permits",), "Alder {County}: Permits"),
        (("Permits", "Library"), "Alder {County}: Permits and Library"),
        (("Permits", "Library", "Pool"), "Alder {County}: Permits and 2 more teams"),
    ],
)
def test_a_row_says_whose_teams_are_in_the_workbook(teams: tuple[str, ...], title: str) -> None:
    desk = a_desk()
    desk.book.organization.rename("Alder {County}")
    for n, name in enumerate(teams):
        desk.book.teams.put(a_team(desk.session.team.id if not n else f"t{n}", name=name))
    assert recent_title(desk.book) == title
    desk.session.recents.add(Path("/a.sixe"), "Birch", DAY)
    path = desk.session.path
    assert path is not None
    desk.session.recents.add(path, "Alder", DAY)
    desk.session.recents.add(Path("/b.sixe"), "Cedar", DAY)
    desk.session.close()
    assert [r.title for r in desk.session.recents.all()] == ["Cedar", title, "Birch"]


def test_only_so_many_are_kept() -> None:
    recents = Recents(Kept())
    for number in range(MOST + 5):
        recents.add(Path(f"{number}"), "x", DAY)
    assert len(recents.all()) == MOST


def test_who_wants_no_list_has_none_from_then_on() -> None:
    kept = Kept()
    recents = Recents(kept)
    recents.add(Path("a"), "Secret client", DAY)
    recents.keep(yes=False)
    recents.add(Path("b"), "Another client", DAY)
    assert recents.all() == ()
    assert "client" not in str(kept.values)


def test_a_list_that_was_tampered_with_is_empty() -> None:
    kept = Kept()
    for broken in ("{", "[1]", '[["a", "b"]]', '[["a", "b", "no day"]]'):
        kept.values["recents"] = broken
        assert Recents(kept).all() == ()


def test_a_path_means_the_same_file_from_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recents, here = Recents(Kept()), tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    recents.add(Path("alder.sixe"), "Alder County", DAY, WorkbookId("one"))
    monkeypatch.chdir(tmp_path)
    (found,) = recents.all()
    assert (found.path, found.id) == (here.resolve() / "alder.sixe", "one")
    recents.add(Path("here/../here/alder.sixe"), "Alder County", DAY, WorkbookId("one"))
    assert len(recents.all()) == 1


def test_where_file_names_do_not_heed_case_one_file_is_one_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recents = Recents(Kept())
    recents.add(tmp_path / "Alder.sixe", "Alder County", DAY)
    recents.add(tmp_path / "alder.sixe", "Alder County", DAY)
    assert len(recents.all()) == 2
    monkeypatch.setattr("os.path.normcase", lambda path: str(path).casefold())
    recents.add(tmp_path / "ALDER.sixe", "Alder County", DAY)
    assert [r.path.name for r in recents.all()] == ["ALDER.sixe"]


def test_a_link_stands_for_the_file_it_leads_to(tmp_path: Path) -> None:
    file, link = tmp_path / "alder.sixe", tmp_path / "newest.sixe"
    file.touch()
    link.symlink_to(file)
    recents = Recents(Kept())
    recents.add(link, "Alder County", DAY)
    recents.add(file, "Alder County", DAY)
    assert [r.path for r in recents.all()] == [file.resolve()]


def test_entries_of_earlier_versions_go_on_and_uncertain_ones_are_told_apart() -> None:
    kept = Kept()
    kept.values["recents"] = json.dumps(
        [[str(Path("/data/alder.sixe")), "Alder", "2026-11-18"], ["brook.sixe", "Brook", "2026-11-17"]]
    )
    alder, brook = Recents(kept).all()
    assert (alder.id, alder.certain, brook.certain) == (None, True, False)


def test_what_was_replaced_is_known_until_it_is_opened_all_the_same(tmp_path: Path) -> None:
    recents, path = Recents(Kept()), tmp_path.resolve() / "alder.sixe"
    recents.add(path, "Alder", DAY, WorkbookId("one"))
    recents.note_replaced(path, WorkbookId("one"))
    assert recents.replaced(path)
    recents.add(path, "Brook", DAY, WorkbookId("two"))
    assert not recents.replaced(path)


def test_the_title_of_one_with_a_password_is_its_files_name_also_in_lists_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("alder.sixe").touch()
    session, locked = a_desk().session, set[str]()
    session.services.has_password = lambda path: path.name in locked

    def titles() -> list[str]:
        return [recent.title for recent in session.recents.all()]

    (secret,) = titles()
    for now, title in (({"alder.sixe"}, "alder.sixe"), (set[str](), secret)):
        locked.clear()
        locked |= now
        session.list_as_it_is()
        assert titles() == [title]
    session.close()
    assert titles() == [secret]
    locked.add("alder.sixe")
    home = HomePresenter(session)
    assert home.take_found(home.looking()())
    assert titles() == ["alder.sixe"]
    assert not home.take_found(home.looking()())

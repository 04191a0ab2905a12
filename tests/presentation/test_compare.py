"""Teams side by side without a window: what is shown, what is refused in words, what goes out."""

import csv
import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.domain.errors import NotAllowed
from sixelements.presentation.pages.compare import ComparePresenter, CompareView
from sixelements.presentation.session import Session
from tests.agencies import Answered, alike, an_agency, apart
from tests.application.test_comparing import a_gathered, a_world, closed, five
from tests.presentation.test_portfolio import Kept


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    teams = apart(8)
    an_agency(folder / "library.sixe", "Alder County Library", teams[:4], practices="core", rounds=2)
    an_agency(folder / "health.sixe", "Alder County Health", teams[4:], practices="core")
    an_agency(folder / "alike.sixe", "Brook County", alike(8), practices="core")
    kept_back = [Answered("One", 9, 2.0, kept_back="2"), *apart(6)[1:]]
    an_agency(folder / "kept.sixe", "Cedar County", kept_back, practices="core")
    return folder


def presenter(*paths: Path, shuffled: bool = False) -> ComparePresenter:
    services = replace(bootstrap._services(Kept()), today=lambda: date(2026, 11, 18))
    if not shuffled:
        services = replace(services, shuffle=lambda _items: None)
    page = ComparePresenter(Session(services))
    page.paths = paths
    return page


def read(page: ComparePresenter) -> CompareView | None:
    page.take(page.reading()(lambda _done, _all: None))
    return page.filled


def test_teams_that_differ_stand_under_aliases_with_no_name_anywhere(made: Path) -> None:
    page = presenter(made / "library.sixe", made / "health.sixe")
    told: list[tuple[int, int]] = []
    page.take(page.reading()(lambda done, all_: told.append((done, all_))))
    view = page.filled
    assert view is not None
    assert told == [(0, 2), (1, 2)]
    assert view.facts.startswith("8 teams in 2 workbooks, 84 of 108 people. Self-assessments, ")
    assert view.trust.endswith("of the differences between teams go beyond chance.")
    assert view.sources == (("Alder County Health", 4), ("Alder County Library", 4))  # not as they are drawn
    panels = page.panels(175.5)
    assert [scene.alt.split(",")[0] for scene in panels] == [f"Team {letter}" for letter in "ABCDEFGH"]
    shown = " ".join([*(scene.alt for scene in panels), view.table.as_text(), *view.how_to_read, view.trust])
    assert not [team.name for team in apart(8) if team.name in shown]
    assert view.tell_more == ()
    assert page.funnels[0] == ("1", "1 Set expectations")
    _scene, said = page.funnel(page.funnels[0][0])
    assert "outside" in said


def test_what_is_mostly_chance_is_refused_in_words_and_no_team_is_there(made: Path) -> None:
    page = presenter(made / "alike.sixe")
    view = read(page)
    assert view is not None
    assert view.trust == "Differences between teams are mostly chance here, so no team is shown."
    assert (view.shows_teams, page.panels(175.5), page.funnels) == (False, (), ())
    assert view.aliases == "None are drawn, because no team is shown."
    assert len(view.table.rows) == 2
    assert view.elements[0].spoken.startswith("Set expectations, all 8 teams, ")
    assert view.tell_more


def test_fewer_than_five_are_counted_and_one_alone_is_sent_to_its_workbook(made: Path) -> None:
    page = presenter(made / "health.sixe")
    view = read(page)
    assert view is not None
    assert view.trust == "Four teams are chosen. Comparing starts at five."
    page.left_out = frozenset(choice.key for choice in page.choices[1:])
    page.draw()
    assert page.filled is None
    assert page.refusal == "One team is chosen. Its own workbook shows more."


def test_an_element_that_one_team_kept_back_says_why_it_is_withheld(made: Path) -> None:
    view = read(presenter(made / "kept.sixe"))
    assert view is not None
    train = view.elements[1]
    assert (train.level, train.score, train.points) == (None, None, "")
    assert train.spoken == f"Train the team. {train.missing}"


def test_two_rounds_compare_the_teams_that_have_both(made: Path) -> None:
    page = presenter(made / "library.sixe", made / "health.sixe")
    page.two_rounds = True
    view = read(page)
    assert view is not None
    assert (view.since, len(page.comparison.teams) if page.comparison else 0) == ("Round 1", 4)
    assert all(element.before for element in view.elements)
    alone = presenter(made / "health.sixe")
    alone.two_rounds = True
    assert read(alone) is None
    assert alone.refusal == "No team has round 1 and a later one that was asked the same."


def test_the_key_fits_what_is_exported_and_is_never_written_over(made: Path, tmp_path: Path) -> None:
    page = presenter(made / "library.sixe", made / "health.sixe", shuffled=True)
    read(page)
    key, table = tmp_path / "key.csv", tmp_path / "teams.csv"
    page.save_key(key)
    page.exporting(table)(lambda _done, _all: None)
    with key.open(encoding="utf-8-sig", newline="") as file:
        named = {row[0] for row in list(csv.reader(file))[2:]}
    with table.open(encoding="utf-8-sig", newline="") as file:
        told = {row["who"] for row in csv.DictReader(file)}
    assert named == told - {"all teams"}
    assert len(named) == 8
    before = key.read_bytes()
    with pytest.raises(NotAllowed, match="may be the key of an earlier report"):
        page.save_key(key)
    assert key.read_bytes() == before
    assert page.filled is not None
    assert "drawn again" not in page.filled.aliases
    page.draw()
    assert page.filled.aliases.endswith(
        "the key you saved fits only what was exported before. Save a new one."
    )
    page.save_key(tmp_path / "new.csv")
    assert "drawn again" not in page.filled.aliases


def test_what_cannot_be_read_or_compared_is_said_and_the_rest_goes_on(made: Path) -> None:
    page = presenter(made / "gone.sixe", made / "library.sixe", made / "health.sixe")
    page.number = 2
    view = read(page)
    assert view is not None
    names = [f"{team.name} (Alder County Health)" for team in apart(8)[4:]]
    assert [note.split(":")[0] for note in page.notes[:4]] == names
    assert "gone.sixe is not there" in page.notes[-1]


def test_the_earlier_of_two_rounds_and_the_later_one_are_chosen(made: Path) -> None:
    page = presenter(made / "library.sixe")
    page.two_rounds = True
    read(page)
    assert page.comparison is not None
    assert page.comparison.since == 1
    page.since = 2
    read(page)
    assert page.refusal == "No team has round 2 and a later one that was asked the same."
    page.since, page.number = 1, 1
    read(page)
    assert page.refusal == "No team has round 1 and a later one that was asked the same."


def test_what_is_compared_is_known_to_be_outdated_once_a_workbook_changes(made: Path, tmp_path: Path) -> None:
    for name in ("library.sixe", "health.sixe"):
        shutil.copy2(made / name, tmp_path / name)
    page = presenter(tmp_path / "library.sixe", tmp_path / "health.sixe")
    said = [page.outdated]
    read(page)
    said.append(page.outdated)
    page.save_key(tmp_path / "key.csv")
    kept = [page.keeps_key]
    os.utime(tmp_path / "health.sixe", (1, 1))
    said.append(page.outdated)
    read(page)
    said.append(page.outdated)
    kept.append(page.keeps_key)
    (tmp_path / "health.sixe").unlink()
    said.append(page.outdated)
    assert said == [False, False, True, False, True]
    assert kept == [True, False]


def test_why_so_much_goes_beyond_chance_is_said_in_figures(made: Path) -> None:
    page = presenter(made / "library.sixe", made / "health.sixe")
    read(page)
    assert page.comparison is not None
    element = page.comparison.found.elements[0]
    assert element.differences is not None
    assert element.reliability is not None
    beyond, chance = element.differences.beyond**2, element.differences.chance**2
    assert beyond / (beyond + chance) == pytest.approx(element.reliability)
    view = page.why(element.id)
    assert view.title == "Set expectations: why this share?"
    assert [head for head, _text in view.rows] == ["By chance", "Beyond chance", "Together", "Shown"]
    assert view.rows[-1][1] == "Half is needed to show teams, and it is there."
    few = presenter(made / "library.sixe")
    read(few)
    assert few.why(element.id).rows == (
        ("Shown", "Comparing starts at five teams that published it, and four did."),
    )


def test_leaving_out_one_team_would_tell_which_it_is_beside_the_comparison_of_all(made: Path) -> None:
    page = presenter(made / "library.sixe", made / "health.sixe")
    read(page)
    first = page.choices[0].key
    page.left_out = frozenset({first})
    page.draw()
    assert page.filled is None
    assert "it would tell which figures are those of Permit counter (Alder County Library)" in page.refusal
    page.left_out = frozenset()
    page.draw()
    assert page.refusal == ""


def test_whom_two_rounds_leave_out_is_said_also_where_they_are_not_compared(
    made: Path, tmp_path: Path
) -> None:
    an_agency(tmp_path / "new.sixe", "Brook County", [Answered("New desk", 9, 2.0)], practices="core")
    page = presenter(made / "library.sixe", tmp_path / "new.sixe")
    page.two_rounds = True
    assert read(page) is None
    assert page.refusal.startswith("This is not compared: beside another comparison of these workbooks")
    (note,) = page.notes
    assert note.startswith("New desk (Brook County): It has no round 1 beside a later one")


def test_an_earlier_report_that_would_tell_a_team_is_warned_of_first(made: Path) -> None:
    others = [closed(team, 2, 10) for team in five()]
    page = presenter(made / "library.sixe")
    page.take(a_world(*others, closed(a_gathered("Transit", (1, 2), 4.4), 2, 20)))
    assert page.notes == ()
    assert page.warning == (
        "A report of these teams that was made on November 20, 2026 or before, beside this one, tells which "
        "figures are those of Transit: give no reader both."
    )

"""Teams of several workbooks side by side: under aliases, refused in words where it is mostly chance."""

import csv
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.cli import compare_command
from sixelements.domain.rounds import State
from tests.agencies import Answered, alike, an_agency, apart
from tests.application.test_comparing import a_gathered, a_world, closed, five
from tests.cli.conftest import Type


@pytest.fixture
def three(sixelements: Type) -> tuple[Path, ...]:
    """Three agencies with twelve teams that truly differ."""
    teams = apart()
    return (
        an_agency(Path("dev.sixe"), "Development", teams[:5]),
        an_agency(Path("lib.sixe"), "Library", teams[5:9]),
        an_agency(Path("health.sixe"), "Health", teams[9:]),
    )


def table(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_teams_stand_under_aliases_in_no_order_and_the_key_is_a_file_of_its_own(
    sixelements: Type, three: tuple[Path, ...]
) -> None:
    said = sixelements("compare", *three, "--out", "teams.csv", "--key", "key.csv")
    assert (said.code, said.err) == (0, "")
    rows = table("teams.csv")
    aliases = list(dict.fromkeys(row["who"] for row in rows))
    assert aliases[0] == "all teams"
    assert len(aliases) == 13
    text = Path("teams.csv").read_text(encoding="utf-8-sig")
    assert not any(team.name in text for team in apart())
    assert not any(name in text for name in ("Development", "Library", "Health"))
    key = Path("key.csv").read_text(encoding="utf-8-sig").splitlines()
    assert key[0].startswith('"This key tells which team is which. Keep it apart')
    assert {line.split(",")[0] for line in key[2:]} == set(aliases[1:])
    assert stat.S_IMODE(Path("key.csv").stat().st_mode) == 0o600
    sixelements("compare", *three, "--out", "again.csv")
    again = list(dict.fromkeys(row["who"] for row in table("again.csv")))
    assert again != aliases


def test_a_key_is_never_written_over_an_earlier_one_or_anything_else(
    sixelements: Type, three: tuple[Path, ...]
) -> None:
    sixelements("compare", *three, "--key", "key.csv")
    for there in (Path("key.csv"), three[0]):
        before = there.read_bytes()
        said = sixelements("compare", *three, "--key", there, "--out", "new.csv")
        assert said.code == 1
        assert "exists already, and it may be the key of an earlier report." in said.err
        assert there.read_bytes() == before
        assert not Path("new.csv").exists()
    assert sixelements("compare", *three, "--key", "one.csv", "--out", "one.csv").code == 2


def test_the_order_and_the_aliases_tell_nothing_of_the_scores(
    sixelements: Type, three: tuple[Path, ...]
) -> None:
    """Ten reports: the places of the highest team are not the same, and neither is its alias."""
    places, names = set(), set()
    for n in range(10):
        sixelements("compare", *three, "--out", f"{n}.csv")
        first = [row for row in table(f"{n}.csv") if row["element"] == "1" and row["who"] != "all teams"]
        place = max(range(len(first)), key=lambda at: float(first[at]["score"]))
        places.add(place)
        names.add(first[place]["who"])
    assert len(places) > 3
    assert len(names) > 3


def test_what_is_mostly_chance_is_refused_in_words_and_has_no_key(sixelements: Type) -> None:
    book = an_agency(Path("alike.sixe"), "Alder", alike())
    said = sixelements("compare", book, "--key", "key.csv")
    assert "Differences between teams are mostly chance here, so no team is shown." in said.out
    assert "Team " not in said.out
    assert "More answers: 36 people were asked and did not answer." in said.out
    assert (said.code, said.err) == (1, "No team is shown, so there is no key.\n")
    assert not Path("key.csv").exists()


@pytest.mark.parametrize(
    ("teams", "code", "words"),
    [
        (1, 1, "One team is chosen. Its own workbook shows more."),
        (2, 0, "fewer than three teams can show it"),
        (4, 0, "Four teams are chosen. Comparing starts at five."),
    ],
)
def test_fewer_than_five_are_not_compared(sixelements: Type, teams: int, code: int, words: str) -> None:
    said = sixelements("compare", an_agency(Path("few.sixe"), "Alder", apart(teams)))
    assert said.code == code
    assert words in said.out + said.err
    assert "Team " not in said.out


def test_an_element_that_one_team_kept_back_is_withheld_of_all(sixelements: Type) -> None:
    teams = [*apart(6), Answered("Seventh", 9, 3.0, kept_back="2")]
    said = sixelements("compare", an_agency(Path("held.sixe"), "Alder", teams), "--out", "held.csv")
    assert said.code == 0
    second = [row for row in table("held.csv") if row["element"] == "2"]
    assert [(row["who"], row["score"], row["teams"]) for row in second] == [("all teams", "", "6")]
    others = [row for row in table("held.csv") if row["element"] == "3"]
    assert len(others) == 8
    two = [*teams, Answered("Eighth", 9, 3.0, kept_back="2")]
    sixelements("compare", an_agency(Path("two.sixe"), "Alder", two), "--out", "two.csv")
    second = [row for row in table("two.csv") if row["element"] == "2"]
    assert len(second) == 7
    assert second[0]["score"] != ""


def test_what_can_t_be_compared_is_said_and_the_rest_goes_on(
    sixelements: Type, three: tuple[Path, ...]
) -> None:
    """A copy of a workbook does not count twice, or chance would look like certainty."""
    shutil.copy2(three[0], "copy.sixe")
    an_agency(Path("core.sixe"), "Other", [replace(apart(1)[0], name="Core desk")], practices="core")
    an_agency(Path("open.sixe"), "Other", [Answered("Open desk", 9, 3.0)], state=State.OPEN)
    more = ("copy.sixe", "core.sixe", "open.sixe", "missing.sixe")
    said = sixelements("compare", *three, *more, "--out", "t.csv")
    assert said.code == 1
    assert said.err.count("copy.sixe") == 1
    assert "copy.sixe (Development): A copy of another workbook of the list: its teams count once" in said.err
    assert "Core desk (Other): It was asked something else than most teams, so it is left out." in said.err
    assert "Open desk (Other): Round 1 is open, so nobody can read results yet." in said.err
    assert "missing.sixe is not there" in said.err
    assert len({row["who"] for row in table("t.csv")}) == 13


def test_no_word_of_anybody_and_no_rank_is_in_the_printout(
    sixelements: Type, three: tuple[Path, ...]
) -> None:
    said = sixelements("compare", *three)
    assert "12 teams in 3 workbooks, 123 of 159 people." in said.out
    assert "Not a ranking." in said.out
    assert "Nearly all of the differences between teams go beyond chance." in said.out
    assert "can't be told apart" not in said.out
    assert "11 to 15 answers per practice" in said.out
    assert not any(team.name in said.out for team in apart())


def test_two_rounds_of_the_same_teams_stand_beside_each_other(sixelements: Type) -> None:
    """Only teams that have both count, in both; the others are named."""
    two = an_agency(Path("two.sixe"), "Alder", apart(6), rounds=2)
    new = [Answered("New desk", 12, 5.0), Answered("Newer desk", 11, 1.2)]
    one = an_agency(Path("one.sixe"), "Birch", new)
    first = sixelements("compare", two, "--round", 1, "--out", "first.csv")
    said = sixelements("compare", two, one, "--since", 1, "--out", "both.csv")
    assert (first.code, said.code) == (0, 0)
    assert said.err == "".join(
        f"{team} (Birch): It has no round 1 beside a later one that was asked the same, so it is left out.\n"
        for team in ("New desk", "Newer desk")
    )
    then = [row for row in table("first.csv") if row["who"] == "all teams"]
    both = [row for row in table("both.csv") if row["who"] == "all teams"]
    assert [(r["since_round"], r["since_score"], r["since_from"]) for r in both] == [
        ("1", r["score"], r["score_from"]) for r in then
    ]
    assert all(float(r["score"]) > float(r["since_score"]) for r in both)
    assert "Round 1" in sixelements("compare", two, "--since", 1).out
    assert sixelements("compare", two, "--since", 1, "--out", "both.pdf").code == 0
    none = sixelements("compare", two, "--since", 2)
    assert (none.code, none.err.splitlines()[-1]) == (
        1,
        "No team has round 2 and a later one that was asked the same.",
    )


def test_a_team_that_alone_has_no_earlier_round_is_not_known_by_setting_two_reports_side_by_side(
    sixelements: Type,
) -> None:
    """The levels of the others would be nearly the same in both reports, so one alias would be left over."""
    two = an_agency(Path("two.sixe"), "Alder", apart(6), rounds=2)
    one = an_agency(Path("one.sixe"), "Birch", [Answered("New desk", 12, 5.0)])
    assert sixelements("compare", two, one, "--out", "all.csv").code == 0
    for more in (("--since", 1), ("--round", 1), ("--round", 2)):
        said = sixelements("compare", two, one, *more, "--out", "some.csv")
        assert said.code == 1
        assert "it would tell which figures are those of New desk (Birch)." in said.err
        assert not Path("some.csv").exists()


def test_options_that_do_not_fit_are_wrong_usage(sixelements: Type, three: tuple[Path, ...]) -> None:
    assert sixelements("compare", *three, "--out", "teams.docx").code == 2
    assert sixelements("compare", *three, "--paper", "a4").code == 2
    assert sixelements("compare").code == 2


def test_an_earlier_report_that_would_tell_a_team_is_warned_of(
    sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [closed(team, 2, 10) for team in five()]
    world = a_world(*others, closed(a_gathered("Transit", (1, 2), 4.4), 2, 20))
    monkeypatch.setattr(compare_command, "gather_published", lambda *_: world)
    said = sixelements("compare", "any.sixe", "--out", "teams.csv")
    assert said.code == 0
    assert said.err.startswith("A report of these teams that was made on November 20, 2026 or before, beside")
    assert "which figures are those of Transit: give no reader both." in said.err
    assert "Transit" not in Path("teams.csv").read_text(encoding="utf-8-sig")

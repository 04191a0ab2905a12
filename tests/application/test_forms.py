"""Questions out: what the forms of a round are called, what they are made from, and how they are written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.application.files import MadeFile
from sixelements.application.forms import (
    LONGEST_RETURN_TO,
    check_code,
    forms_name,
    gather_forms,
    questions_digest,
    save_forms,
)
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.teams import Headcount
from tests.application.test_rounds import Room
from tests.builders import a_round, a_team, an_assessment
from tests.reporting.forms.rounds import material_of

TODAY = date(2026, 11, 9)
NAMES = st.text(min_size=1, max_size=200).filter(str.strip)


def write_plainly(path: Path, data: bytes) -> None:
    path.write_bytes(data)


class TestNames:
    @pytest.mark.parametrize(
        ("team", "name"),
        [
            ("Permit Counter", "permit-counter-round-1"),
            ("  Licenses & Permits / North ", "licenses-permits-north-round-1"),
            ("Разрешительный отдел", "разрешительный-отдел-round-1"),
            ("Bu\u0308ro", "büro-round-1"),
            ("../../etc", "etc-round-1"),
            ("!!!", "team-round-1"),
            ("x" * 200, "x" * 60 + "-round-1"),
        ],
    )
    def test_a_name_can_stand_in_a_path(self, team: str, name: str) -> None:
        found = a_team(name=team)
        assert forms_name([found], found, a_round()) == name

    def test_the_round_is_part_of_it(self) -> None:
        assert forms_name([a_team()], a_team(), a_round(number=3)).endswith("-round-3")

    @given(st.lists(NAMES, min_size=1, max_size=6, unique_by=lambda name: name.strip().casefold()))
    def test_two_teams_never_share_one_whatever_they_are_called(self, names: list[str]) -> None:
        teams = [a_team(f"team-{n}", name=name) for n, name in enumerate(names)]
        found = [forms_name(teams, team, a_round()).casefold() for team in teams]
        assert len(set(found)) == len(teams)
        assert all(not set(name) & set('/\\:*?"<>|\0') for name in found)

    def test_a_team_called_like_a_numbered_one_keeps_its_own(self) -> None:
        teams = [a_team(f"t{n}", name=name) for n, name in enumerate(["A B", "A-B", "A B 1"])]
        assert len({forms_name(teams, team, a_round()) for team in teams}) == 3


class TestMaterial:
    def test_it_holds_the_practices_of_the_round_in_the_questionnaires_order(self) -> None:
        room = Room()
        round_ = room.open(practices=(PracticeId("2.1"), PracticeId("1.2")))
        material = gather_forms(room.book, room.team, round_, made_on=TODAY)
        assert [p.id for p in material.practices] == ["1.2", "2.1"]
        assert [e.id for e, _practices in material.elements] == ["1", "2"]

    def test_it_counts_answers_and_holds_none(self) -> None:
        room = Room()
        round_ = room.open()
        room.answers(round_, 3, 4)
        material = gather_forms(room.book, room.team, round_, made_on=TODAY)
        assert material.answered == 2

    @pytest.mark.parametrize(
        ("headcount", "asks"),
        [(Headcount(frontline=9, supervisor=5), True), (Headcount(frontline=9, supervisor=1), False)],
    )
    def test_a_role_is_asked_only_where_one_could_be_shown(self, headcount: Headcount, asks: bool) -> None:
        room = Room(team=a_team(headcount=headcount))
        material = gather_forms(room.book, room.team, room.open(), made_on=TODAY)
        assert material.asks_role is asks

    def test_who_takes_them_in_is_one_short_line(self) -> None:
        room = Room()
        round_ = room.open()
        found = gather_forms(room.book, room.team, round_, made_on=TODAY, return_to="  Dana\n Whitfield ")
        assert found.return_to == "Dana Whitfield"
        with pytest.raises(BadInput, match="Shorten"):
            gather_forms(room.book, room.team, round_, made_on=TODAY, return_to="x" * (LONGEST_RETURN_TO + 1))


class TestTheCheckCode:
    def test_it_is_the_same_for_the_same_questions(self) -> None:
        asked, round_ = an_assessment(), a_round()
        other = replace(round_, number=7, threshold=3)
        assert check_code(material_of(asked, round_)) == check_code(material_of(asked, other, team="Another"))

    def test_one_word_or_one_practice_less_changes_it(self) -> None:
        asked, round_ = an_assessment(), a_round()
        first = asked.elements[0]
        practice = replace(first.practices[0], anchors=("one", "two", "three", "four", "five "))
        words = replace(
            asked, elements=(replace(first, practices=(practice, *first.practices[1:])), asked.elements[1])
        )
        fewer = replace(round_, practices=round_.practices[1:])
        scale = replace(asked, scale=replace(asked.scale, rule="Another rule."))
        digests = [
            questions_digest(material_of(a, r))
            for a, r in ((asked, round_), (words, round_), (asked, fewer), (scale, round_))
        ]
        assert len(set(digests)) == 4


class TestSaving:
    def test_forms_go_into_a_folder_of_the_team_and_round_and_carry_both(self) -> None:
        written: dict[Path, bytes] = {}
        material = material_of(an_assessment(), a_round())
        saved = save_forms(
            material,
            [
                MadeFile(kind="form.pdf", data=b"f"),
                MadeFile(kind="message.txt", data=b"m", missing=frozenset("東")),
            ],
            out=Path("forms"),
            make_folder=lambda _path: None,
            write_file=written.__setitem__,
        )
        folder = Path("forms/permit-counter-round-1")
        assert saved.folder == folder
        assert written == {
            folder / "permit-counter-round-1-form.pdf": b"f",
            folder / "permit-counter-round-1-message.txt": b"m",
        }
        assert saved.paths == tuple(written)
        assert (saved.replaced, saved.missing) == (0, frozenset("東"))

    def test_only_files_of_their_names_are_replaced(self, tmp_path: Path) -> None:
        folder = tmp_path / "permit-counter-round-1"
        folder.mkdir()
        (folder / "permit-counter-round-1-message.txt").write_bytes(b"old")
        (folder / "notes.txt").write_bytes(b"mine")
        saved = save_forms(
            material_of(an_assessment(), a_round()),
            [MadeFile(kind="form.pdf", data=b"new"), MadeFile(kind="message.txt", data=b"m")],
            out=tmp_path,
            make_folder=lambda path: path.mkdir(exist_ok=True),
            write_file=write_plainly,
        )
        assert saved.replaced == 1
        assert (folder / "permit-counter-round-1-message.txt").read_bytes() == b"m"
        assert (folder / "notes.txt").read_bytes() == b"mine"

    @pytest.mark.parametrize("kind", ["answers.csv", "answers.xlsx", "form.pdf"])
    def test_what_people_may_have_filled_in_is_kept(self, tmp_path: Path, kind: str) -> None:
        """Made three times: filled in, filled in again, and just as it is made."""
        form = tmp_path / "permit-counter-round-1" / f"permit-counter-round-1-{kind}"
        form.parent.mkdir()
        kept: list[tuple[Path, ...]] = []
        for there in (b"answers", b"more answers", b"new"):
            form.write_bytes(there)
            saved = save_forms(
                material_of(an_assessment(), a_round()),
                [MadeFile(kind=kind, data=b"new")],
                out=tmp_path,
                make_folder=lambda path: path.mkdir(exist_ok=True),
                write_file=write_plainly,
            )
            kept.append(saved.kept)
        first, second = (form.with_stem(f"{form.stem}-before-{n}") for n in (1, 2))
        assert kept == [(first,), (second,), ()]
        found = [path.read_bytes() for path in (first, second, form)]
        assert found == [b"answers", b"more answers", b"new"]

    def test_nothing_is_written_where_one_can_not_be_made(self) -> None:
        def broken() -> Iterator[MadeFile]:
            yield MadeFile(kind="form.pdf", data=b"f")
            raise NotAllowed("no")

        written: dict[Path, bytes] = {}
        with pytest.raises(NotAllowed):
            save_forms(
                material_of(an_assessment(), a_round()),
                broken(),
                out=Path("forms"),
                make_folder=lambda _path: pytest.fail("a folder was made"),
                write_file=written.__setitem__,
            )
        assert written == {}

"""``assessment``: questionnaires of one's own from the first copy to the round that asks them."""

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from sixelements import paths
from tests.cli.conftest import Type

CANNOT = 'can\'t be the name. Use at most 40 small letters, digits, and hyphens, such as "parks".'


@pytest.fixture
def parks(sixelements: Type) -> Path:
    """A copy on the person's shelf, made by the command."""
    folder = paths.user_assessments() / "parks"
    if not folder.is_relative_to(Path.cwd()):
        pytest.skip("this system keeps a person's data elsewhere")
    said = sixelements("assessment", "new", "parks")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == f"Made {folder}."
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_can_be_asked_at_once_and_has_its_own_name(sixelements: Type, parks: Path) -> None:
    manifest = (parks / "manifest.toml").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^(?:id|version) = .*", manifest)[:2] == ['id = "parks"', 'version = "1.0"']
    assert sixelements("assessment", "check", "parks").out == f"{parks}: everything is in order.\n"
    said = sixelements("new", "own.sixe", "--organization", "Alder County", "--assessment", "parks")
    assert (said.code, said.err) == (0, "")


def test_an_editor_finds_the_schemas_that_the_files_name(parks: Path) -> None:
    for file in parks.glob("*.toml"):
        named = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
        assert json.loads((parks / named).read_text(encoding="utf-8"))["additionalProperties"] is False


def test_nothing_but_the_copy_and_the_schemas_is_left(parks: Path) -> None:
    assert {f.name for f in paths.user_assessments().iterdir()} == {"parks", "schema"}
    assert {f.name for f in paths.user_data().iterdir()} == {"assessments"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "Parks!",
            f'"Parks!" {CANNOT}',
        ),
        (
            "schema",
            f'"schema" {CANNOT}',
        ),
        (
            "../x",
            f'"../x" {CANNOT}',
        ),
        ("con", f'"con" {CANNOT}'),
        ("six-elements", '"six-elements" ships with the app. Choose another name.'),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(sixelements: Type, name: str, sentence: str) -> None:
    said = sixelements("assessment", "new", name)
    assert (said.code, said.out, said.err) == (1, "", f"{sentence}\n")
    assert not paths.user_assessments().exists()


def test_what_is_there_is_never_replaced(sixelements: Type, parks: Path) -> None:
    (parks / "notes.txt").write_text("mine", encoding="utf-8")
    said = sixelements("assessment", "new", "parks")
    assert (said.code, said.err) == (1, f"{parks} is there already. Choose another name.\n")
    assert (parks / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_one_of_your_own_can_be_copied_too_unless_it_is_broken(sixelements: Type, parks: Path) -> None:
    change(parks / "1-set-expectations.toml", 'name = "Written"', 'name = "On paper"')
    assert sixelements("assessment", "new", "pools", "--like", "parks").code == 0
    assert "On paper" in (parks.parent / "pools" / "1-set-expectations.toml").read_text(encoding="utf-8")
    change(parks / "1-set-expectations.toml", 'name = "On paper"', "name = 2")
    said = sixelements("assessment", "new", "lakes", "--like", "parks")
    assert said.code == 1
    assert said.err == "1-set-expectations.toml, 1.1 name: This must be text. Put it in quotes.\n"
    assert not (parks.parent / "lakes").exists()


def test_check_tells_all_problems_at_once_by_name_or_folder(sixelements: Type, parks: Path) -> None:
    change(parks / "manifest.toml", 'version = "1.0"', "version = 1.0")
    change(parks / "2-train-the-team.toml", 'name = "Hard moments"', "name = 2")
    told = [
        "manifest.toml, version: This must be text. Put it in quotes.",
        "2-train-the-team.toml, 2.2 name: This must be text. Put it in quotes.",
    ]
    for name in ("parks", str(parks)):
        said = sixelements("assessment", "check", name)
        assert (said.code, said.out.splitlines(), said.err) == (1, told, "2 problems found.\n")


def test_a_folder_without_a_manifest_is_checked_too(sixelements: Type, parks: Path) -> None:
    (parks / "manifest.toml").unlink()
    said = sixelements("assessment", "check", "parks")
    assert said.code == 1
    assert said.out.startswith("manifest.toml: This file is missing.")


def test_the_list_says_how_many_practices_or_problems_each_has(sixelements: Type, parks: Path) -> None:
    assert sixelements("assessment", "new", "pools").code == 0
    change(parks.parent / "pools" / "manifest.toml", 'version = "1.0"', "version = 1.0")
    said = sixelements("assessment", "list")
    assert [line.split("  ")[:2] for line in said.out.splitlines()] == [
        ["parks", "asks 37 practices"],
        ["pools", "1 problem"],
    ]


def test_without_any_the_list_says_how_to_begin(sixelements: Type) -> None:
    said = sixelements("assessment", "list")
    assert said.out == "You have no assessments of your own. Begin one: sixelements assessment new NAME\n"


def test_the_preview_is_the_booklet_with_grades(sixelements: Type, parks: Path) -> None:
    change(parks / "1-set-expectations.toml", "Our service expectations are written down as", "Parks write")
    said = sixelements("assessment", "preview", "parks", "--out", "look.pdf", "--paper", "a4")
    assert said.code == 0
    first, grades, *hard = said.out.splitlines()
    assert re.fullmatch(r"Wrote look\.pdf: \d+ pages\.", first)
    assert re.fullmatch(
        r"Reading grade \d\.\d on average\. \d+ of 1,\d\d\d sentences are over grade 8:", grades
    )
    assert len(hard) == 21
    assert re.fullmatch(r"\d+ more sentences are\.", hard[-1])
    found = [float(re.findall(r", grade (\d+\.\d): ", line)[0]) for line in hard[:-1]]
    assert found == sorted(found, reverse=True)
    with pikepdf.open("look.pdf") as pdf:
        assert pdf.pages[0].mediabox[3] == pytest.approx(842, abs=1)


def test_a_broken_one_has_no_preview(sixelements: Type, parks: Path) -> None:
    change(parks / "manifest.toml", 'version = "1.0"', "version = 1.0")
    said = sixelements("assessment", "preview", "parks")
    assert (said.code, said.out) == (1, "")
    assert said.err == "manifest.toml, version: This must be text. Put it in quotes.\n"
    assert not list(Path().glob("*.pdf"))


def test_removed_it_is_kept_and_its_name_is_free(sixelements: Type, parks: Path) -> None:
    kept = paths.user_data() / "removed-assessments"
    said = sixelements("assessment", "remove", "parks")
    assert said.out.splitlines() == [
        f"parks is asked no more. It is kept as {kept / 'parks'}.",
        "Workbooks that asked it keep its texts.",
    ]
    assert sixelements("assessment", "new", "parks").code == 0
    assert sixelements("assessment", "remove", "parks").code == 0
    assert {f.name for f in kept.iterdir()} == {"parks", "parks-2"}


@pytest.mark.parametrize("name", ["nope", "schema", "..", "."])
def test_only_a_folder_of_the_shelf_can_be_removed(sixelements: Type, parks: Path, name: str) -> None:
    said = sixelements("assessment", "remove", name)
    assert said.code == 1
    assert said.err.endswith("is not there any more.\n")
    assert parks.is_dir()


# practices of a team's own, beside the six elements

SIX = [f"{e}.{p}" for e, n in zip("123456", (6, 6, 6, 6, 6, 7), strict=True) for p in range(1, n + 1)]


def scored(sixelements: Type, name: str, assessment: str, sheets: list[dict[str, str]]) -> dict[str, Any]:
    """What ``score --json`` says of sheets in a round of this assessment."""
    items = [*SIX, *(["7.1"] if assessment == "parks" else [])]
    lines = [",".join(["role", *items]), *(",".join(["", *(s.get(i, "") for i in items)]) for s in sheets)]
    Path(f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = sixelements(
        "new", f"{name}.sixe", "--organization", "A", "--mode", "open", "--assessment", assessment
    )
    assert said.code == 0
    assert sixelements("collect", f"{name}.sixe", f"{name}.csv").code == 0
    assert sixelements("close", f"{name}.sixe").code == 0
    found: dict[str, Any] = json.loads(sixelements("score", f"{name}.sixe", "--json").out)
    return found


@pytest.fixture
def beside(sixelements: Type) -> Path:
    """A copy with a file for practices of a team's own, as the command makes it."""
    folder = paths.user_assessments() / "parks"
    if not folder.is_relative_to(Path.cwd()):
        pytest.skip("this system keeps a person's data elsewhere")
    assert sixelements("assessment", "new", "parks", "--own-practices").code == 0
    assert sixelements("assessment", "check", "parks").code == 0
    return folder


def test_own_practices_are_asked_and_count_in_none_of_the_six_scores(sixelements: Type, beside: Path) -> None:
    """Neither in a score, a leg, or the overall score, nor in which sheets are kept."""
    sheets = [{i: str(1 + (n + k) % 5) for k, i in enumerate(SIX)} for n in range(5)]
    sheets.append(dict.fromkeys(SIX[:19], "3"))  # kept, though less than half with the own practice
    sheets.append(dict.fromkeys(SIX[:18], "3"))  # dropped, also with its own practice
    own = [{**sheet, **({"7.1": "1"} if n != 5 else {})} for n, sheet in enumerate(sheets)]
    with_, without = (
        scored(sixelements, name, asked, answers)
        for name, asked, answers in (("with", "parks", own), ("without", "six-elements", sheets))
    )
    assert len(with_["round"]["practices"]) == 38
    assert (with_["round"]["responses"], with_["round"]["dropped"]) == (6, 1)
    for part in ("overall", "legs"):
        assert with_[part] == without[part]
    *six, last = with_["elements"]
    assert six == without["elements"]
    assert (last["id"], last["score"], last["level"], last["gap"]) == ("7", None, None, None)
    assert last["responses"] is None, "0 people were said to have answered it"
    assert (last["practices"][0]["mean"], last["practices"][0]["rated"]) == (1.0, 5)
    printed = sixelements("score", "with.sixe").out
    assert re.search(r"(?m)^7  Our own practices +Beside the six: each practice stands for itself$", printed)
    assert "7.1" in sixelements("plan", "with.sixe").out
    assert sixelements("export", "with.sixe", "--out", "long.csv").code == 0
    rows = Path("long.csv").read_text(encoding="utf-8")
    assert ",practice,7.1," in rows
    assert ",element,7," not in rows
    assert sixelements("report", "with.sixe", "--out", "with.pdf").code == 0
    pages = [page.extract_text() for page in PdfReader("with.pdf").pages]
    ahead = next(text for text in pages if "Day 30" in text and "Day 180" in text)
    assert "Our own practices" not in ahead, "its row said that not enough answered"
    assert sixelements("handover", "with.sixe", "--out", "client.sixe").code == 0
    assert sixelements("score", "client.sixe").out == printed


def test_a_round_that_asks_own_practices_is_compared_with_one_that_did_not(
    sixelements: Type, beside: Path
) -> None:
    """Practices with the same words are of one thing, whatever the copy is called."""
    change(
        beside / "2-train-the-team.toml", "Staff get a message when the right answer changes.", "They hear."
    )
    said = sixelements("new", "a.sixe", "--organization", "A", "--mode", "open")
    for n, more in ((1, ""), (2, ",7.1")):
        rows = [f",{','.join([str(n + k % 3)] * 37)}{',2' if more else ''}\n" for k in range(3)]
        Path(f"{n}.csv").write_text(f"role,{','.join(SIX)}{more}\n{''.join(rows)}", encoding="utf-8")
        assert sixelements("collect", "a.sixe", f"{n}.csv").code == 0
        assert sixelements("close", "a.sixe").code == 0
        said = sixelements("score", "a.sixe")
        if n == 1:
            assert sixelements("round", "a.sixe", "--assessment", "parks").code == 0
    moved = [
        line[0] for line in said.out.splitlines() if "since the last round" in line and line[0].isdigit()
    ]
    assert moved == ["1", "3", "4", "5", "6"]
    named = "2.3 is asked in other words than in round 1, so it is not compared, nor is its element."
    assert named in said.out


def test_own_practices_can_be_all_that_is_asked(sixelements: Type, beside: Path) -> None:
    said = sixelements(
        *("new", "own.sixe", "--organization", "A", "--mode", "open"),
        *("--assessment", "parks", "--practices", "7"),
    )
    assert said.code == 0
    Path("own.csv").write_text("role,7.1\n,4\n,2\n,3\n", encoding="utf-8")
    assert sixelements("collect", "own.sixe", "own.csv").code == 0
    assert sixelements("close", "own.sixe").code == 0
    found = json.loads(sixelements("score", "own.sixe", "--json").out)
    assert found["overall"]["score"] is None
    assert found["elements"][0]["practices"][0]["mean"] == 3.0


def test_the_file_for_own_practices_takes_the_next_free_id(sixelements: Type, beside: Path) -> None:
    for name, like in (("b", "parks"), ("c", "b")):
        assert sixelements("assessment", "new", name, "--like", like, "--own-practices").code == 0
    said = sixelements("assessment", "check", "c")
    assert said.code == 0
    assert 'id = "9.1-keep"' in (beside.parent / "c" / "9-our-own-practices.toml").read_text(encoding="utf-8")
    said = sixelements("assessment", "new", "d", "--like", "c", "--own-practices")
    assert said.err == "It has three elements beside the six already. Copy one that has fewer.\n"
    assert not (beside.parent / "d").exists()

"""The options of ``report``: who it is for, what it includes, on which paper."""

import io
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Type


def pages_of(path: str) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(Path(path).read_bytes())).pages)


def titles_of(path: str) -> list[str]:
    found = pypdf.PdfReader(io.BytesIO(Path(path).read_bytes())).outline
    return [str(item.title) for item in found if not isinstance(item, list)]


def test_the_full_roadmap_has_what_the_shorter_one_leaves_out(sixelements: Type, discussed: Path) -> None:
    assert sixelements("report", discussed, "--out", "short.pdf").code == 0
    assert sixelements("report", discussed, "--out", "full.pdf", "--audience", "full").code == 0
    assert "Agreement and differences" in titles_of("full.pdf")
    assert "Agreement and differences" not in titles_of("short.pdf")


def test_parts_are_chosen_by_name(sixelements: Type, discussed: Path) -> None:
    said = sixelements("report", discussed, "--out", "r.pdf", "--parts", "Plan, method")
    assert (said.code, said.err) == (0, "")
    assert titles_of("r.pdf")[-2:] == ["Action plan", "Method and limits"]
    assert not [title for title in titles_of("r.pdf") if title.startswith("Profile")]


def test_the_paper_is_chosen(sixelements: Type, discussed: Path) -> None:
    sixelements("report", discussed, "--out", "r.pdf", "--paper", "a4", "--parts", "method")
    assert round(pages_of("r.pdf")[0].mediabox.height) == 842


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            ("--out", "r.csv", "--audience", "full"),
            "--audience, --parts, --paper, and --comments are for PDFs",
        ),
        (("--out", "r.json", "--paper", "a4"), "and r.json is not one"),
        (("--out", "r.pdf", "--audience", "one-page", "--parts", "plan"), "one-page is always whole"),
        (("--out", "r.pdf", "--parts", "plan,poem"), "There is no part “poem”. Choose from summary, "),
        (("--out", "r.pdf", "--audience", "king"), "'king'"),
        (("--out", "r.pdf", "--paper", "a3"), "'a3'"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    sixelements: Type, discussed: Path, typed: tuple[str, ...], why: str
) -> None:
    said = sixelements("report", discussed, *typed)
    assert said.code == 2
    assert why in " ".join(said.err.split())
    assert not Path(typed[1]).exists()


def test_a_change_sheet_without_an_earlier_round_is_refused_in_a_sentence(
    sixelements: Type, discussed: Path
) -> None:
    said = sixelements("report", discussed, "--out", "r.pdf", "--audience", "changes")
    assert said.code == 1
    assert said.err == (
        "The change sheet compares with an earlier round of the same assessment, and there is none. "
        "Make it after the next round is closed.\n"
    )
    assert not Path("r.pdf").exists()


def test_an_export_replaces_no_table_that_is_not_one(sixelements: Type, discussed: Path) -> None:
    """``report T.sixe --out T.csv`` replaced the answers that lay there, and they were nowhere else."""
    mine = Path("answers.csv")
    mine.write_text("role,1.1\nfrontline,3\n", encoding="utf-8")
    said = sixelements("report", discussed, "--out", mine)
    assert said.code == 1
    assert "perhaps answers, so it is not replaced" in said.err
    assert mine.read_text(encoding="utf-8").startswith("role,1.1")
    for _ in range(2):
        assert sixelements("report", discussed, "--out", "figures.csv").code == 0

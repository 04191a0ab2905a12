"""Everything published in long form: the figures of the JSON, a row each, and nothing that it may not say."""

import csv
import json
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.domain.rounds import State
from sixelements.storage.safe_file import write_parts_safely
from tests.agencies import Answered, an_agency, apart
from tests.cli.conftest import Type


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_figures_are_those_of_the_json(sixelements: Type, discussed: Path) -> None:
    said = sixelements("export", discussed, "--out", "figures.csv")
    assert (said.code, said.out) == (0, "Wrote 1 round to figures.csv.\n")
    found = {(r["about"], r["item"], r["group"], r["figure"]): float(r["value"]) for r in rows("figures.csv")}
    told = json.loads(sixelements("score", discussed, "--json").out)
    assert found["round", "all", "everyone", "responses"] == told["round"]["responses"]
    assert found["round", "all", "everyone", "score"] == told["overall"]["score"]
    for element in told["elements"]:
        assert found["element", element["id"], "everyone", "score"] == element["score"]
        for practice in element["practices"]:
            whose = ("practice", practice["id"], "everyone")
            of = {key[3]: value for key, value in found.items() if key[:3] == whose}
            for figure in ("mean", "sd", "rated", "dont_know", "gap", "agreed"):
                assert of.get(figure) == practice[figure]
            assert [of.get(f"level_{n}") for n in range(1, 6)] == list(practice["counts"].values())
            leads = found.get(("practice", practice["id"], "leads", "mean"))
            assert leads == ((practice["roles"]["leads"] or {}).get("mean"))
    assert found["leg", "index", told["legs"]["source"], "score"] == told["legs"]["index"]


def test_what_may_not_be_shown_has_no_row_and_an_open_round_none_at_all(sixelements: Type) -> None:
    closed = an_agency(Path("a.sixe"), "=Alder", [Answered("Kept", 6, 3.0, kept_back="2")])
    open_ = an_agency(Path("b.sixe"), "Borough", apart(2), state=State.OPEN)
    sealed = an_agency(Path("c.sixe"), "City", apart(2), state=State.SEALED)
    said = sixelements("export", closed, open_, sealed, "missing.sixe", "--out", "figures.csv")
    assert (said.code, said.out) == (1, "Wrote 1 round to figures.csv.\n")
    assert "missing.sixe is not there" in said.err
    found = rows("figures.csv")
    assert {row["organization"] for row in found} == {"'=Alder"}
    second = {(row["item"], row["figure"]) for row in found if row["item"].startswith("2")}
    assert ("2", "score") not in second
    assert ("2.1", "mean") not in second
    assert ("2.1", "not_applicable") in second


def test_a_file_is_whole_or_not_there(sixelements: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    books = [an_agency(Path(f"{n}.sixe"), f"Agency {n}", apart(1), seed=n) for n in range(3)]
    Path("figures.csv").write_text("the old one", encoding="utf-8")
    read = list[Path]()

    def open_one(path: Path) -> object:
        read.append(path)
        if len(read) > 2:
            raise KeyboardInterrupt
        return bootstrap.open_workbook(path, read_only=True)

    monkeypatch.setattr(bootstrap, "open_for_reading", open_one)
    assert sixelements("export", *books, "--out", "figures.csv").code == 1
    assert Path("figures.csv").read_text(encoding="utf-8") == "the old one"
    assert not list(Path().glob(".sixelements*"))


def test_a_workbook_is_never_written_over(tmp_path: Path, sixelements: Type) -> None:
    book = an_agency(tmp_path / "a.csv", "Alder", apart(1))
    before = book.read_bytes()
    assert sixelements("export", book, "--out", book).code == 1
    assert book.read_bytes() == before
    write_parts_safely(tmp_path / "b.csv", [b"1", b"2"])
    assert (tmp_path / "b.csv").read_bytes() == b"12"


def test_parquet_is_refused_in_words_and_other_endings_as_wrong_usage(sixelements: Type, book: Path) -> None:
    said = sixelements("export", book, "--out", "figures.parquet")
    assert said.code == 1
    assert "Name a .csv: one line of DuckDB makes Parquet of it." in said.err
    assert sixelements("export", book, "--out", "figures.json").code == 2

"""Everything published in long form: the figures of the JSON, a row each, and nothing that it may not say."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from sixelements import bootstrap
from sixelements.domain.rounds import State
from sixelements.reporting.long_form import HEADER
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


def test_a_round_that_is_in_a_copy_too_is_written_once_and_that_is_said(sixelements: Type) -> None:
    book = an_agency(Path("a.sixe"), "Alder", apart(2), rounds=2)
    shutil.copy(book, "a (1).sixe")
    alone = sixelements("export", book, "--out", "one.csv")
    both = sixelements("export", book, "a (1).sixe", "--out", "two.csv")
    assert (both.code, both.out.replace("two", "one")) == (0, alone.out)
    assert both.err == (
        "a (1).sixe: 4 rounds are in another workbook of the list, too, and are written once.\n"
    )
    assert Path("two.csv").read_bytes() == Path("one.csv").read_bytes()


def test_the_line_of_the_readme_tells_teams_of_one_name_and_rounds_apart(sixelements: Type) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    books = [
        an_agency(Path(f"{n}.sixe"), f"Agency {n}", [Answered("Front desk", 9, level)], rounds=rounds)
        for n, (level, rounds) in enumerate(((2.0, 2), (4.0, 1)))
    ]
    sixelements("export", *books, "--out", "figures.csv")
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^SELECT .*;$", readme, re.MULTILINE)
    wanted = {}
    for book in books:
        told = json.loads(sixelements("score", book, "--json").out)
        scores = [element["score"] for element in told["elements"]]
        wanted[book.name] = (told["round"]["number"], pytest.approx(sum(scores) / 6))
    with duckdb.connect() as duck:
        found = duck.execute(line).fetchall()
    assert sorted((o, t, n) for o, t, n, _score in found) == [
        ("Agency 0", "Front desk", 2),
        ("Agency 1", "Front desk", 1),
    ]
    assert {f"{o[-1]}.sixe": (n, score) for o, _t, n, score in found} == wanted


def test_a_workbook_is_never_written_over(tmp_path: Path, sixelements: Type) -> None:
    book = an_agency(tmp_path / "a.csv", "Alder", apart(1))
    before = book.read_bytes()
    assert sixelements("export", book, "--out", book).code == 1
    assert book.read_bytes() == before
    write_parts_safely(tmp_path / "b.csv", [b"1", b"2"])
    assert (tmp_path / "b.csv").read_bytes() == b"12"


def test_parquet_holds_what_the_csv_does(sixelements: Type, closed: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    agency = an_agency(Path("a.sixe"), "=Al\"der, O'Hare ü", [Answered("Kept", 6, 3.0, kept_back="2")])
    for name in ("figures.csv", "figures.parquet"):
        said = sixelements("export", closed, agency, "missing.sixe", "--out", name)
        assert (said.code, said.out) == (1, f"Wrote 2 rounds to {name}.\n")
        assert said.err.count("\n") == 1
    with duckdb.connect() as duck:
        made = duck.execute("SELECT * FROM 'figures.parquet'")
        types = {name: str(kind) for name, kind, *_rest in made.description}
        told = made.fetchall()
    assert tuple(types) == HEADER
    assert (types["value"], types["round"], types["closed_on"], types["team"]) == (
        "DOUBLE",
        "INTEGER",
        "DATE",
        "VARCHAR",
    )
    wanted = [
        tuple({**row, "organization": row["organization"].removeprefix("'")}.values())
        for row in rows("figures.csv")
    ]
    assert [(*map(str, row[:-1]), row[-1]) for row in told] == [(*r[:-1], float(r[-1])) for r in wanted]


def test_without_the_package_parquet_is_refused_in_words_before_a_workbook_is_read(
    sixelements: Type, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sixelements.reporting.parquet.find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap, "open_for_reading", None)
    said = sixelements("export", book, "--out", "figures.parquet")
    assert said.code == 1
    assert "pip install duckdb. Or name a .csv" in said.err
    assert not Path("figures.parquet").exists()
    assert sixelements("export", book, "--out", "figures.json").code == 2


def test_an_earlier_export_stays_where_nothing_could_be_read(sixelements: Type, closed: Path) -> None:
    """A workbook whose password was forgotten on the line emptied the export of the week before."""
    assert sixelements("export", closed, "--out", "figures.csv").code == 0
    before = Path("figures.csv").read_bytes()
    Path("junk.sixe").write_text("no workbook", encoding="utf-8")
    said = sixelements("export", "junk.sixe", "--out", "figures.csv")
    assert (said.code, said.out) == (1, "")
    assert "There is nothing to write, so figures.csv was left alone." in said.err
    assert Path("figures.csv").read_bytes() == before

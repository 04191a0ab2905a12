"""An assessment of others brings its own sheets of the five kinds: rows, examples, scales, and words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application.reports import Material
from sixelements.application.worksheets import GroupFacts, first_rows
from sixelements.cli.main import run
from sixelements.content.loader import load
from sixelements.content.snapshot import freeze, thaw
from sixelements.content.toml_access import MANIFEST
from sixelements.domain.assessment import Assessment
from sixelements.domain.channels import Expectation
from sixelements.domain.customer_groups import CustomerGroup, TechniqueKind
from sixelements.domain.marks import MarkedCell
from sixelements.domain.waste_walk import Waste
from sixelements.domain.worksheets import Worksheets
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.roadmap import roadmap
from tests.content.folders import Copy
from tests.reporting.example import Case

LIBRARY = """
[worksheets]
channel_marks = ["Nie", "Manchmal", "Immer"]
technique_marks = ["Gar nicht", "Einmal", "Regelmäßig"]
lesson = "A bad shelf does not get better with a scanner."
lesson_by = "An old librarian"

[worksheets.expectations]
courtesy = "Freundlich"
accuracy = "Richtig"
speed = "Mit einer Zahl"
staff = "Bekannt im Team"
customers = "Bekannt draußen"
checked = "Nachgesehen"

[[worksheets.channels]]
id = "desk"
name = "Ausleihe"

[[worksheets.channels]]
id = "bus"
name = "Bücherbus"

[[worksheets.groups]]
id = "children"
name = "Kinder"

[[worksheets.techniques]]
id = "wall"
name = "Wunschwand"
kind = "ask"
shown = true

[[worksheets.facts]]
id = "returned"
name = "Pünktlich zurück"
unit = "%"
share = true
line = "t.8"
"""
WASTES = "".join(
    f'\n[[worksheets.wastes]]\nid = "{w.value}"\nname = "Art {n}"\nexamples = ["Ein Beispiel"]\n'
    for n, w in enumerate(Waste, start=1)
)
POINTS = "".join(
    f'\n[[worksheets.points]]\nnumber = {n}\ntext = "Frage {n} ist geklärt."\naction = "Frage {n} klären"\n'
    f'first_step = "Frage {n} an die Wand schreiben."\n'
    for n in range(1, 10)
)


@pytest.fixture
def library(copy: Copy) -> Path:
    """A copy of the shipped folder with sheets of a library's own."""
    text = copy.text(MANIFEST)
    start = text.index("[worksheets]")
    ends = [m.start() for m in re.finditer(r"^\[(?!\[?worksheets)", text, re.M) if m.start() > start]
    rest = text[ends[0] :] if ends else ""
    copy.write(MANIFEST, text[:start] + LIBRARY.lstrip() + WASTES + POINTS + rest)
    return copy.folder


def own(folder: Path) -> Assessment:
    return load(folder)


def test_its_rows_words_and_points_are_what_the_sheets_begin_with(library: Path) -> None:
    sheets = first_rows(own(library))
    assert [c.name for c in sheets.channels.channels] == ["Ausleihe", "Bücherbus"]
    assert [(t.name, t.kind, t.shown) for t in sheets.groups.techniques] == [
        ("Wunschwand", TechniqueKind.ASK, True)
    ]
    assert [f.id for f in sheets.customer_facts] == ["returned"]


def test_it_is_checked_and_kept_in_the_workbook_whole(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(library)]) == 0
    assert capsys.readouterr().err == ""
    assert thaw(freeze(own(library))) == own(library)


def test_all_that_is_wrong_with_its_sheets_is_told_at_once(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = library / MANIFEST
    text = manifest.read_text(encoding="utf-8")
    for old, new in (
        ('id = "bus"', 'id = "desk"'),
        ("number = 9", "number = 8"),
        ('"Manchmal", ', ""),
        ('line = "t.8"', 'line = "t.0"'),
        ("shown = true", "shown = false"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    manifest.write_text(text, encoding="utf-8")
    assert run(["check", str(library)]) == 1
    said = capsys.readouterr()
    for words in ("same id", "points 1 to 9", "three words", "t.1", "shown = true"):
        assert words in said.out + said.err, words


def test_the_roadmap_prints_them_in_its_own_words(library: Path) -> None:
    found = own(library)
    rows = first_rows(found)
    channel = replace(
        rows.channels.channels[0],
        used=True,
        cells={e: MarkedCell(mark=2 if e is Expectation.COURTESY else 0) for e in Expectation},
    )
    group = CustomerGroup(id="children", name="Kinder", cells={"wall": MarkedCell(mark=1)})
    sheets = Worksheets(
        channels=replace(rows.channels, channels=(channel,)),
        groups=replace(rows.groups, groups=(group,)),
    )
    material: Material = replace(Case().material(), assessment=found, facts=GroupFacts(sheets=sheets))
    text = outline_text(roadmap(material))
    assert "Freundlich | Richtig | Mit einer Zahl | Bekannt im Team" in text
    assert "Ausleihe | – | [figure: 2, Immer] | [figure: 0, Nie]" in text
    assert "Ask: Wunschwand." in text
    assert "Kinder | [figure: 1, Einmal] | one kind" in text

"""The command line speaks the person's language and a report its organization's, both at once and in full."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sixelements import bootstrap
from sixelements.application.audiences import Audience
from sixelements.application.comparing import Wanted, choose, compare, gather_published
from sixelements.application.reports import Material, WantedPdf
from sixelements.i18n import ENGLISH, Language, _, speaking
from sixelements.reporting import compared, compared_formats, formats
from sixelements.reporting.plain_text import outline_text
from tests import pseudo
from tests.agencies import an_agency, apart
from tests.cli.conftest import Type, book, closed, discussed, shelf, sixelements
from tests.pseudo import LONGER, RIGHT_TO_LEFT
from tests.reporting.example import Case, a_plan
from tests.reporting.readback import problems_of

__all__ = ["book", "closed", "discussed", "shelf", "sixelements"]
ACCENT = re.compile("[áéíóúýñçÁÉÍÓÚÝÑÇ]")


@pytest.fixture(autouse=True, scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pseudo.catalogs(tmp_path_factory.mktemp("translations")):
        yield


def material(language: Language) -> Material:
    case = Case()
    return replace(case.material(earlier=Case(number=0), plan=a_plan(case, 3)), language=language)


@pytest.mark.parametrize("language", [LONGER, RIGHT_TO_LEFT])
@pytest.mark.parametrize("audience", [Audience.ROADMAP, Audience.ONE_PAGE, Audience.CHANGES])
def test_a_report_is_set_in_a_longer_language_while_english_is_spoken(
    language: Language, audience: Audience
) -> None:
    made = formats.pdf(WantedPdf(material=material(language), audience=audience))
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert len(pdf.pages) == made.pages
        assert str(pdf.Root.Lang) == language.tag
    said = formats.words(material(language), audience, frozenset())
    assert len(ACCENT.findall(said)) > 100
    assert _("Owner") == "Owner"


@pytest.mark.parametrize("language", [LONGER, RIGHT_TO_LEFT])
def test_teams_side_by_side_are_set_in_a_longer_language(tmp_path: Path, language: Language) -> None:
    book = an_agency(tmp_path / "a.sixe", "Alder County", apart(7), rounds=2)
    gathered = gather_published([book], bootstrap.open_for_reading)
    chosen = choose(gathered, Wanted(since=1))
    found = compare(
        chosen.now, shuffle=lambda _items: None, made_on=date(2026, 11, 30), earlier=chosen.earlier
    )
    made = compared_formats.make(".pdf", found, language, "letter")
    assert problems_of(made.data) == []
    with speaking(language):
        said = outline_text(compared.document(found, language))
    assert len(ACCENT.findall(said)) > 100
    tables = [compared_formats.make(".csv", found, one, "letter").data for one in (language, ENGLISH)]
    assert tables[0].count(b"\n") == tables[1].count(b"\n")


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".ics", ".svg", ".png"])
def test_every_other_file_is_made_in_the_language_of_the_report(ending: str) -> None:
    spoken, english = (formats.other(ending, material(one)).data for one in (LONGER, ENGLISH))
    assert spoken != english


def test_a_table_for_machines_has_no_language() -> None:
    spoken, english = (formats.other(".csv", material(one)).data for one in (LONGER, ENGLISH))
    assert spoken == english


def test_the_reasons_of_a_plan_accepted_in_one_language_are_said_in_another(
    discussed: Path, sixelements: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = json.loads(sixelements("plan", discussed, "--accept", "--start", "2026-10-26", "--json").out)
    monkeypatch.setattr("sixelements.i18n.PERSONS", LONGER)
    spoken = json.loads(sixelements("plan", discussed, "--json").out)
    for was, now in zip(english["actions"], spoken["actions"], strict=True):
        assert was["because"] != now["because"]
        assert ACCENT.search(now["because"])
        assert (was["guardrail"] is None) is (now["guardrail"] is None)
        assert now["title"] == was["title"]
    assert any(one["guardrail"] and ACCENT.search(one["guardrail"]) for one in spoken["actions"])
    assert len(spoken["notes"]) == len(english["notes"]) > 1
    assert all(map(ACCENT.search, spoken["notes"]))


def test_the_command_line_speaks_one_language_and_the_report_another(
    discussed: Path, sixelements: Type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sixelements.i18n.PERSONS", LONGER)
    for command in ("score", "plan"):
        said = sixelements(command, discussed)
        assert said.code == 0, said.err
        lines = [line for line in said.out.splitlines() if re.search("[A-Za-z]{4}", line)]
        assert sum(bool(ACCENT.search(line)) for line in lines) > len(lines) // 2
    said = sixelements("report", discussed, "--out", tmp_path / "report.ics")
    assert said.code == 0, said.err
    assert ACCENT.search(said.out)
    made = (tmp_path / "report.ics").read_text(encoding="utf-8")
    assert "DESCRIPTION" in made
    assert not ACCENT.search(made)
    with speaking(RIGHT_TO_LEFT):
        assert _("Owner") == "\u2067Ówñér\u2069"

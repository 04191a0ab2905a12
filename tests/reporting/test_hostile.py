"""Whatever a person types is printed as typed, and never acted on."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab import rl_config

from sixelements.domain.actions import Plan
from sixelements.domain.discussion import Outcome, Settled
from sixelements.domain.ids import PracticeId
from sixelements.reporting import pdf
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.pdf import PdfResult, fonts
from sixelements.reporting.pdf.fonts import Face
from sixelements.reporting.pdf.text import held_together
from sixelements.reporting.printable import code_for, printable
from sixelements.reporting.roadmap import roadmap
from tests.reporting.example import Case, a_plan
from tests.reporting.readback import pdf_of, pieces_of, reader, squeezed, words_of
from tests.sampling import THOROUGH

TEXTS = {
    "markup": "a<b and c & <agency name> <b>bold</b> &lt; &amp;nbsp; </para>",
    "image": "<img src='/etc/passwd' width='10'/> <a href='https://example.org'>x</a>",
    "placeholders": "{n} {0} %s %(name)s {{ }}",
    "line ends": "one\r\ntwo\nthree\u2028four",
    "combined": "Zoe\u0308 Nu\u0303ez",
    "Cyrillic": "Ольга Шевченко",
    "Greek": "Ελευθερία",
    "math": "x ≥ 3 → ✓ ½ × π",
    "emoji": "well done 😀",
    "spaces": "a\u00a0b\u2003c\td",
    "quotes": "\"'`“”«» \\ / $ ^ ~ | ] [",
}

TRIED = [*TEXTS.values()] if THOROUGH else [" · ".join(TEXTS.values())]
LONG = ["x" * 5000, "word " * 1000] if THOROUGH else ["x" * 2500 + " word" * 500]
"""All in one file, or each in its own."""


def everywhere(words: str) -> Case:
    """The team's names, the plan and the discussion all say the same thing."""
    case = Case(team=words, organization=f"Org {words}")
    settled = {
        **case.settled.settled,
        PracticeId("2.1"): Settled(outcome=Outcome.AGREED, level=4, evidence=f"Seen {words}"),
        PracticeId("3.4"): Settled(outcome=Outcome.NOT_AGREED, why=f"Why {words}"),
    }
    return replace(case, settled=replace(case.settled, settled=settled))


def named(team: str, organization: str = "Alder") -> PdfResult:
    """The first page, where both names stand."""
    case = Case(team=team, organization=organization)
    return pdf_of(roadmap(case.material(), parts=frozenset({"summary"})))


def planned(case: Case, words: str) -> Plan:
    """A plan of three actions that all say the same thing."""
    plan = a_plan(case, 3, aim=f"Aim {words}", sponsor=f"S {words}", parking=(f"P {words}",), log=(words,))
    changed = tuple(
        replace(
            a,
            title=f"T {words}",
            owner=f"O {words}",
            helpers=f"H {words}",
            first_step=f"F {words}",
            because=f"B {words}",
            needs=f"N {words}",
            measure=replace(a.measure, name=f"M {words}", unit=f"U {words}"),
        )
        for a in plan.actions
    )
    return replace(plan, actions=changed)


@pytest.mark.parametrize("words", TRIED)
def test_free_text_is_printed_as_it_is_typed(words: str) -> None:
    case = everywhere(words)
    result = pdf_of(roadmap(case.material(plan=planned(case, words))))
    found = words_of(result)
    plain = squeezed(words)
    assert result.missing == frozenset()
    for letter in "TOFBSPNM":
        assert letter + plain in found, letter
    for start in ("Org", "Aim", "Seen", "Why"):
        assert start + plain in found, start


def test_no_link_image_or_file_comes_of_free_text() -> None:
    words = TEXTS["image"]
    case = everywhere(words)
    for page in reader(pdf_of(roadmap(case.material(plan=planned(case, words))))).pages:
        for link in page.get("/Annots", []):
            assert set(link) & {"/A", "/AA", "/URI"} == set()
        assert not page.images
        assert "/XObject" not in page["/Resources"]  # type: ignore[operator]  # pypdf types it loosely


def test_the_pdf_maker_trusts_no_address_and_no_file() -> None:
    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == []


def test_only_one_module_can_make_a_paragraph() -> None:
    package = Path(pdf.__file__).parent
    makers = [p.name for p in package.glob("*.py") if "platypus.para" in p.read_text(encoding="utf-8")]
    assert makers == ["text.py"]


def test_control_and_formatting_characters_are_left_out() -> None:
    words = "a\x00b\x07c\u202ed\u200be\ufefff\u00adg"
    assert printable(words) == "abcdefg"
    assert "Orgabcdefg" in words_of(named(team=words, organization=f"Org {words}"))


def test_a_character_no_font_has_prints_as_its_code_and_is_reported() -> None:
    result = named(team="東京 \U0001f3db")
    assert result.missing == frozenset("東京\U0001f3db")
    assert "[U+6771][U+4EAC][U+1F3DB]" in words_of(result)


def test_half_a_character_prints_as_its_code() -> None:
    result = named(team="Half \ud83d")
    assert "Half[U+D83D]" in words_of(result)


def test_arabic_names_are_joined_and_can_be_read_back_word_by_word() -> None:
    result = named(team="Team ليلى الخطيب")
    assert result.missing == frozenset()
    read = squeezed(reader(result).pages[0].extract_text())
    for word in ("ليلى", "الخطيب"):
        assert word in read


@pytest.mark.parametrize("words", LONG)
@pytest.mark.parametrize("paper", Paper if THOROUGH else [Paper.LETTER])
def test_five_thousand_characters_go_on_over_the_pages(words: str, paper: Paper) -> None:
    case = everywhere("short")
    result = pdf_of(roadmap(case.material(plan=planned(case, words))), paper)
    found = words_of(result)
    expected = squeezed(words)
    assert found.count("x") >= expected.count("x") * 3 * 7
    assert found.count("word") >= expected.count("word") * 3 * 7
    for piece in pieces_of(result):
        assert piece.right <= paper.margin + MEASURE + 1
        assert piece.y >= 27


def test_a_name_of_two_hundred_characters_wraps() -> None:
    name = "Department of Planning, Building and Code Enforcement " * 4
    result = named(team=name, organization=name[::-1])
    assert squeezed(name) in words_of(result)


@given(st.text())
def test_no_character_vanishes(words: str) -> None:
    kept = printable(words)
    missing: set[str] = set()
    printed = "".join(part for _face, part in fonts.runs(kept.replace("\n", ""), Face.REGULAR, missing))
    expected = "".join(code_for(c) if c in missing else c for c in kept.replace("\n", ""))
    assert printed == expected


@given(st.text())
def test_holding_words_together_changes_nothing_but_spaces(words: str) -> None:
    assert held_together(words).replace("\u00a0", " ") == words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("by Jan 15", "by\u00a0Jan\u00a015"),
        ("at level 2", "at level\u00a02"),
        ("action 3 takes 20 days", "action\u00a03 takes 20\u00a0days"),
        ("stand by me", "stand by me"),
        ("15 points", "15\u00a0points"),
    ],
)
def test_numbers_stay_with_their_words(words: str, held: str) -> None:
    assert held_together(words) == held

"""The guide that ships: every page has its section, every link leads somewhere, the words are ours."""

import re
from pathlib import Path

import pytest

from sixelements.presentation import guide
from sixelements.presentation.guide import GuidePage
from sixelements.wording import promise
from tests.builders import a_round

NAMES = (
    "start",
    "set-up",
    "collect",
    "answer",
    "results",
    "discuss",
    "look-closer",
    "plan",
    "report",
    "review",
    "portfolio",
    "compare",
    "keys",
    "privacy",
)


def section_of(name: str) -> GuidePage:
    (found,) = [section for section in guide.sections() if section.name == name]
    return found


def test_the_sections_are_there_in_the_order_of_the_journey() -> None:
    assert tuple(section.name for section in guide.sections()) == NAMES


@pytest.mark.parametrize("section", guide.sections(), ids=lambda s: s.name)
def test_every_section_has_a_title_and_links_that_lead_somewhere(section: GuidePage) -> None:
    assert section.text.startswith(f"# {section.title}\n")
    links = re.findall(r"\]\((.*?)\)", section.text)
    assert [link for link in links if link.removeprefix("#") not in NAMES] == []


@pytest.mark.parametrize("section", guide.sections(), ids=lambda s: s.name)
def test_the_guide_is_calm_and_plain(section: GuidePage) -> None:
    assert "!" not in section.text
    words = section.text.casefold()
    unwanted = ("please", "successfully", "two camps", "colour", "behaviour", "organisation")
    assert [word for word in unwanted if word in words] == []


def test_a_word_finds_its_section_whatever_its_letter_case() -> None:
    assert [section.name for section in guide.find("FOUR WORDS")] == ["answer"]
    assert guide.find("  ") == guide.sections()
    assert guide.find("xyzzy") == ()


def test_every_word_to_press_that_the_guide_quotes_stands_in_the_window() -> None:
    sources = [path.read_text("utf-8") for path in Path(guide.__file__).parents[1].rglob("*.py")]
    message = re.compile(r'\b(?:_|pgettext)\((?:"[^"]+", )?"([^"\n]+)"\)')
    said = {words.rstrip("…") for source in sources for words in message.findall(source)}
    quoted = {words for section in guide.sections() for words in re.findall(r"\*\*([^*]+)\*\*", section.text)}
    buttons = {words for words in quoted if words[:1].isupper()} - {"Settings"}  # what is kept, not a button
    assert sorted(words for words in buttons if words.rstrip("…") not in said) == []


def test_the_guide_says_the_minutes_that_are_worked_out() -> None:
    text = " ".join(section_of("set-up").text.split())
    for practices, words in ((37, "All 37"), (12, "The core 12")):
        assert f"{words} take about {promise.minutes(practices, 10)}" in text


def test_the_promise_of_anonymity_stands_in_its_own_words() -> None:
    text = " ".join(section_of("answer").text.split())
    sentences = [s.replace("than 5.", "than the threshold.") for s in promise.sentences(a_round(threshold=5))]
    assert [sentence for sentence in sentences if sentence not in text] == []

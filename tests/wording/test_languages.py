"""A language is a value: two are spoken at once, and what is said can be said in any."""

import ast
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sixelements import i18n
from sixelements.domain.actions import WorksheetReason
from sixelements.domain.assessment import Worksheet
from sixelements.i18n import ENGLISH, Language, _, ngettext, pgettext, speaking, spoken
from sixelements.wording import cldr, numbers
from sixelements.wording.because import because
from tests import pseudo
from tests.builders import an_assessment
from tests.pseudo import LONGER, PACKAGE, RIGHT_TO_LEFT

DAYS = [date(2024, 1, 1) + timedelta(days=9 * n) for n in range(90)]


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Translations into both languages that nobody speaks."""
    with pseudo.catalogs(tmp_path_factory.mktemp("translations")) as folder:
        yield folder


def test_a_language_is_spoken_where_it_was_asked_for_and_nowhere_else(catalogs: Path) -> None:
    assert _("Owner") == "Owner"
    with speaking(LONGER):
        assert _("Owner") == "Ówñér"
        with speaking(RIGHT_TO_LEFT):
            assert _("Owner") == "\u2067Ówñér\u2069"
        with ThreadPoolExecutor() as threads:
            assert threads.submit(lambda: _("Owner")).result() == "Owner"
        assert spoken() == LONGER
        assert ngettext("{n} practice", "{n} practices", 2).startswith("{n} práçtíçés")
        assert _("Never translated") == "Never translated"
    assert _("Owner") == "Owner"


def test_a_reason_that_a_worksheet_gave_is_said_in_the_language_that_is_spoken(catalogs: Path) -> None:
    found = WorksheetReason(sheet=Worksheet.WASTE, row="Deck permit")
    assert because(found, an_assessment()) == "The waste walk of Deck permit found it."
    with speaking(LONGER):
        assert because(found, an_assessment()).startswith("Thé wásté wálk óf Deck permit fóúñd ít.")


def test_lists_are_put_together_as_a_language_does_it() -> None:
    items = ("one", "two", "three")
    assert numbers.series(items) == "one, two, three"
    with speaking(LONGER):
        assert numbers.series(items) == numbers.listing(items) == "one, two y three"
    with speaking(RIGHT_TO_LEFT):
        assert "\u0648" in numbers.series(items)


def test_what_can_be_spoken_is_what_there_is_a_catalog_for(catalogs: Path) -> None:
    assert i18n.languages() == (ENGLISH, RIGHT_TO_LEFT, LONGER)
    assert [cldr.autonym(one) for one in (ENGLISH, LONGER)] == ["English (united states)", "Español"]
    assert (Language("xx-none").tag, Language("").tag) == ("xx-none", "en-US")


def test_a_word_of_several_meanings_is_told_apart_by_its_context(catalogs: Path) -> None:
    assert pgettext("a round", "open") == "open"


def test_every_message_can_be_taken_out_for_translators() -> None:
    """What Babel extracts is all there is: no message is put together while the program runs."""
    calls = {"_": 0, "ngettext": 0, "pgettext": 1}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls:
                said = node.args[calls[node.func.id]]
                assert isinstance(said, ast.Constant), f"{path}:{node.lineno}"
                found.add(said.value)
    extracted = {one if isinstance(one, str) else one[0] for _f, _l, one, _c in pseudo.messages()}
    assert extracted == found
    assert len(found) > 2_000


def test_english_is_written_as_unicode_knows_it() -> None:
    for day in DAYS:
        assert numbers.day(day) == cldr.day(day, "long", ENGLISH)
        assert numbers.dated(day) == cldr.day(day, "medium", ENGLISH)
        assert numbers.short_day(day) == cldr.part(day, "MMMd", ENGLISH)
        assert numbers.month(day) == cldr.part(day, "yMMMM", ENGLISH)
        skeleton = "yMMM" if day.month == 1 else "MMM"
        assert numbers.short_month(day) == cldr.part(day, skeleton, ENGLISH)
    for value in (0.0, 0.05, 1.5, 2.25, 3.0, 999.95, 1_234.5):
        assert numbers.levels(value) == cldr.number(numbers._half_up(value, 1), "0.0", ENGLISH)
        assert numbers.hundredths(value) == cldr.number(numbers._half_up(value, 2), "0.00", ENGLISH)
        assert numbers.quantity(value) == cldr.number(value, "#,##0.######", ENGLISH)
    assert numbers.count(1_234_567) == cldr.number(1_234_567, "#,##0", ENGLISH)
    for n in range(5):
        items = ["one", "two", "three", "four"][:n]
        assert numbers.listing(items) == cldr.listing(items, "standard", ENGLISH)
        assert numbers.any_of(items) == cldr.listing(items, "or", ENGLISH)


def test_other_languages_have_their_own_order_marks_and_words() -> None:
    with speaking(LONGER):
        assert numbers.day(date(2026, 11, 18)) == "18 de noviembre de 2026"
        assert numbers.short_day(date(2026, 11, 18)) == "18 nov"
        assert numbers.month(date(2026, 11, 18)) == "noviembre de 2026"
        assert numbers.levels(2.25) == "2,3"
        assert numbers.listing(["a", "b", "c"]) == "a, b y c"
        assert numbers.any_of(["a", "b"]) == "a o b"


def test_a_clock_has_the_hours_of_its_language() -> None:
    at = datetime(2026, 11, 2, 9, 5, 59)  # noqa: DTZ001 - as a person reads it
    assert numbers.clock(at) == "09:05"
    with speaking(LONGER):
        assert numbers.clock(at) == "9:05"

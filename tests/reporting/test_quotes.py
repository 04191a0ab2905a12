"""People's words in the profile: quoted and shuffled, with nothing beside them that tells who wrote."""

from dataclasses import replace
from datetime import date

import pytest

from sixelements.application.audiences import Audience
from sixelements.application.reports import Material, gather
from sixelements.domain.ids import PracticeId, RoundId
from sixelements.reporting import formats
from sixelements.reporting.plain_text import outline_text
from sixelements.reporting.quotes import quotes
from sixelements.reporting.roadmap import roadmap
from sixelements.reporting.tables import report_csv, report_json
from tests.application.test_comments import commented
from tests.application.test_rounds import Room
from tests.reporting.example import Case
from tests.reporting.readback import pdf_of, reader, squeezed, words_of

ONE, TWO = PracticeId("1.1"), PracticeId("1.2")
DAY = date(2026, 11, 2)


def with_comments(*texts: str) -> Material:
    return replace(Case().material(), comments={ONE: texts})


def printed(material: Material) -> list[str]:
    return [line for line in outline_text(roadmap(material)).splitlines() if "“quote" in line]


def test_comments_stand_under_their_element_in_quotation_marks() -> None:
    lines = outline_text(roadmap(with_comments("We say soon."))).splitlines()
    at = next(n for n, line in enumerate(lines) if "“We say soon.”" in line)
    heads = [n for n, line in enumerate(lines) if line.startswith("### ") and n < at]
    assert "Set expectations" in lines[heads[-1]]
    assert any("In people's words" in line for line in lines[at - 2 : at])


def test_the_order_tells_neither_practice_nor_alphabet_nor_order_of_writing() -> None:
    texts = [f"quote {n}" for n in range(8)]
    one = Case().material()
    first = printed(replace(one, comments={ONE: tuple(texts[:4]), TWO: tuple(texts[4:])}))
    other = printed(replace(one, comments={TWO: tuple(texts[3::-1]), ONE: tuple(texts[:3:-1])}))
    assert len(first) == 8
    assert first == other != sorted(first)
    moved = replace(one, round=replace(one.round, id=RoundId("another")), comments={ONE: tuple(texts)})
    assert printed(moved) != first


def test_without_comments_nothing_is_added() -> None:
    assert quotes(Case().material(), Case().material().score.elements[0]) == ()


def test_comments_are_only_gathered_when_asked_for_and_where_figures_are_shown() -> None:
    room = Room()
    closed = room.close(commented(room, "Ask more", "Signs are old"))
    assert gather(room.book, room.team, closed, made_on=DAY).comments == {}
    asked = gather(room.book, room.team, closed, made_on=DAY, with_comments=True)
    assert asked.comments == {ONE: ("Ask more", "Signs are old")}


def test_a_comment_taken_out_leaves_no_trace() -> None:
    room = Room()
    closed = room.close(commented(room, "Ask more", "(taken out)"))
    assert gather(room.book, room.team, closed, made_on=DAY, with_comments=True).comments == {
        ONE: ("Ask more",)
    }


@pytest.mark.parametrize("audience", [Audience.ONE_PAGE, Audience.HANDOUT, Audience.CHANGES])
def test_versions_for_everybody_hold_no_comments(audience: Audience) -> None:
    one = Case().material(earlier=Case(number=0))
    one = replace(one, comments={ONE: ("Canary of the counter",)})
    assert "Canary" not in formats.words(one, audience, frozenset())
    assert "Canary" in formats.words(one, Audience.ROADMAP, frozenset())


def test_figures_for_other_programs_hold_no_comments() -> None:
    one = with_comments("Canary of the counter")
    assert b"Canary" not in report_json(one) + report_csv(one)
    assert b"Canary" not in formats.make(".ics", one).data
    assert formats.make(".xlsx", one).data == formats.make(".xlsx", Case().material()).data


def test_long_comments_leave_the_first_element_on_the_page_it_begins_on() -> None:
    document = roadmap(with_comments("many words " * 450), parts=frozenset({"profile"}))
    pages = [page.extract_text() for page in reader(pdf_of(document)).pages]
    (first,) = [text for text in pages if "37 practices, now and next" in text]
    assert "1.6" in first


@pytest.mark.parametrize(
    "words", ["x" * 5_000, "many words " * 450, "<b>&", "الخدمة بطيئة", "two\nlines", "🙂"]
)
def test_any_comment_can_be_printed_and_heard(words: str) -> None:
    document = roadmap(with_comments(words, "short"), parts=frozenset({"profile"}))
    told = words_of(pdf_of(document))
    assert "“short”" in told
    if words.isascii():  # a page may end within it, so its letters are counted
        wanted = squeezed(words)
        assert all(told.count(letter) >= wanted.count(letter) for letter in set(wanted))

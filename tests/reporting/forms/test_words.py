"""What the forms say, word by word, as it was approved."""

import os
from pathlib import Path

from sixelements.reporting.forms import limesurvey, message, questions
from sixelements.reporting.forms.answer_sheet import answer_sheet
from sixelements.reporting.forms.booklet import booklet, form
from sixelements.reporting.paper import Paper
from sixelements.reporting.plain_text import outline_text
from tests.reporting.forms.rounds import core, own

GOLDEN = Path(__file__).parent.parent / "golden"


def approved(name: str, found: str) -> None:
    """Run with UPDATE_GOLDEN=1 after changing words, then read the difference."""
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_the_forms_of_a_small_open_round_read_as_approved() -> None:
    material = own()
    documents = (form(material), booklet(material), answer_sheet(material, Paper.LETTER))
    approved("forms.open.txt", "\n".join(outline_text(document) for document in documents))


def test_the_first_pages_of_an_anonymous_core_round_read_as_approved() -> None:
    material = core()
    documents = (form(material), answer_sheet(material, Paper.LETTER))
    approved("forms.core.txt", "\n".join(outline_text(document) for document in documents))


def test_mail_and_reminder_read_as_approved() -> None:
    found = message.message_txt(core()) + message.message_txt(own())
    approved("forms.messages.txt", found.decode("utf-8").replace("\r\n", "\n"))


def test_questions_to_paste_and_the_survey_read_as_approved() -> None:
    found = questions.questions_txt(own()) + limesurvey.limesurvey_txt(own())
    approved("forms.surveys.txt", found.decode("utf-8").replace("\r\n", "\n"))

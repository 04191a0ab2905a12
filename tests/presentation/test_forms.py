"""Get the forms: what is chosen is what is made, and what lies there is known to be older than choices."""

from datetime import date
from pathlib import Path

import pytest

from sixelements.application.files import MadeFile
from sixelements.application.forms import FormMaterial, WantedForms
from sixelements.domain.errors import BadInput
from sixelements.presentation.pages.forms import FormGroup, FormsPresenter
from sixelements.presentation.pages.report_views import PaperChoice
from tests.presentation.desk import Desk, a_desk
from tests.presentation.plan_room import FORMS

OUT = Path("forms")
FOLDER = OUT / "front-desk-round-1"
MAIL = MadeFile(
    kind="message.txt", data="Subject: Hello\r\n{line}\r\nSubject: Again\r\n".format(line="-" * 60).encode()
)


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def a_page(desk: Desk) -> FormsPresenter:
    page = FormsPresenter(desk.session)
    page.choose_folder(OUT)
    return page


def test_they_are_made_first_and_then_written_into_their_folder() -> None:
    desk = a_desk()
    page = a_page(desk)
    seen: list[int] = []
    said = page.made(page.making()(lambda done, _total: seen.append(done)))
    assert seen == [1, 2]
    assert set(desk.shelf.files) == {FOLDER / f"front-desk-round-1-{kind}" for kind in FORMS}
    assert said == f"2 files are in {FOLDER}."
    view = page.view()
    assert (view.made_title, view.button, view.stale) == ("2 files made", "Make them again", False)
    assert [row.spoken for row in view.made] == [
        "form.pdf, to fill in on the screen and mail back",
        "answers.csv, the same for any spreadsheet",
    ]


def test_forms_that_are_stopped_leave_nothing() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    desk = a_desk()
    with pytest.raises(KeyboardInterrupt):
        a_page(desk).making()(stop)
    assert desk.shelf.files == {}


def test_what_is_chosen_is_what_is_made_with_the_mail_always() -> None:
    desk = a_desk()
    asked: list[tuple[FormMaterial, WantedForms]] = []

    def make(material: FormMaterial, wanted: WantedForms) -> list[MadeFile]:
        asked.append((material, wanted))
        return [MAIL]

    desk.session.services.make_forms = make
    page = a_page(desk)
    for group in set(FormGroup) - {FormGroup.FORM}:
        page.tick(group, on=False)
    page.choose_paper(PaperChoice.A4)
    page.put_return_by("Dec 5, 2026")
    page.put_return_to("  Dana   Whitfield ")
    page.made(page.making()(quiet))
    ((material, wanted),) = asked
    assert (wanted.kinds, wanted.paper, wanted.large) == (frozenset(("form.pdf", "message.txt")), "a4", False)
    assert (material.return_by, material.return_to) == (date(2026, 12, 5), "Dana Whitfield")
    view = page.view()
    assert (view.message, view.reminder) == ("Subject: Hello", "Subject: Again")


def test_a_day_that_is_none_stays_as_it_was_typed_and_a_right_one_clears_it() -> None:
    page = a_page(a_desk())
    was = page.view().return_by
    page.put_return_by("31.2.2027")
    view = page.view()
    assert view.return_by == "31.2.2027"
    assert view.return_by_refused
    assert view.return_by_refused.sentence.startswith("There is no such day.")
    with pytest.raises(BadInput, match="no such day"):
        page.making()
    page.put_return_by("12/1")
    assert (page.view().return_by, page.view().return_by_refused) == ("December 1, 2026", None)
    page.put_return_by("")
    assert page.view().return_by_refused
    page.put_return_by(was)
    assert (page.view().return_by, page.view().return_by_refused) == (was, None)


def test_choices_changed_since_are_said_and_the_button_is_for_making_again() -> None:
    page = a_page(a_desk())
    page.made(page.making()(quiet))
    page.tick_large(on=True)
    view = page.view()
    assert (view.said, view.stale, view.button) == (
        "These files are older than your choices.",
        True,
        "Make the forms",
    )


def test_nothing_ticked_and_no_folder_are_said() -> None:
    page = FormsPresenter(a_desk().session)
    with pytest.raises(BadInput, match="folder"):
        page.making()
    for group in FormGroup:
        page.tick(group, on=False)
    assert page.view().reason == "Choose what to make."
    assert not page.view().large_enabled


def test_every_survey_tool_has_its_steps() -> None:
    steps = FormsPresenter(a_desk().session).view().steps
    for tool in ("Microsoft Forms and Google Forms", "LimeSurvey", "SurveyMonkey, Qualtrics"):
        assert tool in steps

"""Set up: stored as typed, undone step by step, and plain about what can be shown."""

from pathlib import Path

import pytest

from sixelements.application.organization import printable
from sixelements.application.ports import Branding
from sixelements.application.templates import Template
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.i18n import ENGLISH, Language
from sixelements.presentation.pages.next_up import add_team, next_round_view, open_next_round
from sixelements.presentation.pages.set_up import ALL, CHOSEN, CORE, LogoOf, SetUpPresenter, TypedPart
from tests.builders import PRACTICES
from tests.files.logos import PNG
from tests.presentation.desk import TWELVE, Desk, a_desk

SEVEN = {Role.FRONTLINE: 7, Role.SUPERVISOR: 0, Role.MANAGER: 0}


def told(headcount: Headcount | None, mode: Mode = Mode.ANONYMOUS) -> list[tuple[bool, str]]:
    view = SetUpPresenter(a_desk(headcount, mode=mode).session).view()
    return [(line.shown, line.text) for line in view.outlook]


# what can be shown


def test_with_enough_of_both_groups_roles_are_compared() -> None:
    lines = told(TWELVE)
    assert lines[0] == (True, "You will see the team as a whole, once 5 of the 12 people have answered.")
    assert lines[1][0]
    assert (
        lines[1][1] == "You will see front line (6) and leads (6) side by side, once 5 of each have answered."
    )
    assert not lines[2][0]


def test_an_open_round_with_too_few_leads_does_not_promise_them() -> None:
    lines = told(Headcount(frontline=9, supervisor=2), Mode.OPEN)
    assert lines[1] == (False, "With 9 front line, 2 leads, and a threshold of 3, roles are not compared.")
    lines = told(Headcount(frontline=9, supervisor=1), Mode.OPEN)
    assert lines[1] == (False, "With 9 front line, 1 lead, and a threshold of 3, roles are not compared.")


def test_where_no_role_can_be_shown_it_says_that_none_is_asked() -> None:
    _whole, roles, _never = told(Headcount(frontline=9, supervisor=2, manager=1))
    shown, text = roles
    assert not shown
    assert text.startswith("With 9 front line, 3 leads, and a threshold of 5, roles are not compared.")
    assert text.endswith("So no role is asked at all.")


def test_a_team_smaller_than_the_threshold_is_told_the_ways_out() -> None:
    (nothing, way) = told(Headcount(frontline=4))
    assert nothing[1].startswith("With 4 people and a threshold of 5, nothing can be shown")
    assert way == (
        True,
        "Lower the threshold, or choose an open round, which shows figures once 3 people have answered.",
    )


def test_two_people_can_be_shown_in_no_round() -> None:
    assert "No round can show" in told(Headcount(frontline=2), mode=Mode.OPEN)[1][1]


def test_all_must_answer_where_nobody_is_spare() -> None:
    assert "if all 5 people answer" in told(Headcount(frontline=5))[0][1]


def test_without_a_head_count_it_asks_for_one() -> None:
    said = (
        "Give the head count to see what this round can show. "
        "Until it is known, everybody is asked for a role."
    )
    assert told(None) == [(False, said)]
    assert told(Headcount(frontline=9, supervisor=0, manager=0))[1] == (
        False,
        "There is one role group only, so roles are not compared and none is asked.",
    )


def test_a_team_of_one_role_compares_none() -> None:
    words = "There is one role group only, so roles are not compared and none is asked."
    assert words in told(Headcount(frontline=9))[1][1]


# the organization


def undo(desk: Desk) -> None:
    desk.session.undo()


def test_the_organization_is_renamed_and_renamed_back() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.rename("  Birch   County ") == ""
    assert presenter.view().organization == "Birch County"
    assert desk.session.next_undo
    assert desk.session.next_undo.label == "the name of the organization"
    undo(desk)
    assert presenter.view().organization == "Alder County"
    desk.session.redo()
    assert presenter.view().organization == "Birch County"


def test_an_empty_name_is_refused_and_nothing_is_stored() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.rename("  ") == "The name is empty. Give one."
    assert presenter.view().organization == "Alder County"
    assert desk.session.undo_labels == ("what is typed in Name of the organization",)
    desk.session.undo()
    assert not desk.session.held
    assert desk.session.next_undo is None


@pytest.mark.parametrize(("typed", "stored"), [("2a4a8c", "#2A4A8C"), ("#ABCDEF", "#ABCDEF"), ("", "")])
def test_a_color_is_six_digits(typed: str, stored: str) -> None:
    presenter = SetUpPresenter(a_desk().session)
    assert presenter.set_color(typed) == ""
    assert presenter.view().color == stored


@pytest.mark.parametrize("typed", ["blue", "#12", "#GGGGGG"])
def test_anything_else_is_no_color(typed: str) -> None:
    presenter = SetUpPresenter(a_desk().session)
    assert "six digits" in presenter.set_color(typed)
    assert presenter.view().color == ""


def test_the_logo_can_be_set_and_removed() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.set_logo(PNG) == ""
    assert presenter.view().logo == PNG
    assert presenter.set_logo(None) == ""
    undo(desk)
    assert presenter.view().logo == PNG
    assert "PNG picture" in presenter.set_logo(b"GIF89a")


@pytest.mark.parametrize("white", [True, False])
def test_a_logo_that_nobody_sees_on_paper_is_taken_and_said_to_be_so(white: bool) -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    desk.session.services.read_logo = lambda _path: PNG
    desk.session.services.hardly_seen = lambda _png: white
    said = presenter.take_logo(presenter.reading_logo(Path("logo.png"))(lambda _done, _all: None))
    assert presenter.view().logo == PNG
    assert ("hardly differs from white paper" in said) is white


def test_a_logo_that_can_not_be_read_is_replaced_or_removed_and_does_not_come_back() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    for png in (PNG, None):
        desk.book.content.branding = Branding(logo=b"GIF89a")
        assert presenter.view().logo_problem.startswith("The logo can't be read")
        assert presenter.set_color("#123456") == ""
        assert desk.book.content.branding == Branding(logo=b"GIF89a", color="#123456")
        assert presenter.set_logo(png) == ""
        assert (presenter.view().logo, presenter.view().logo_problem) == (png, "")
        undo(desk)
        assert (presenter.view().logo, presenter.view().logo_problem) == (None, "")


def test_the_language_of_the_report_is_asked_only_where_there_are_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.view().languages == ()
    monkeypatch.setattr("sixelements.presentation.pages.set_up.languages", lambda: (ENGLISH, Language("es")))
    assert [code for code, _name in presenter.view().languages] == ["en-US", "es"]
    presenter.set_language("es")
    assert presenter.view().language == "es"
    desk.book.content.branding = Branding(language="eo")
    assert "eo" in dict(presenter.view().languages)


def test_a_firm_stands_beside_the_organization_and_can_be_taken_back() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.rename_firm("  Harbor\n Partners ") == ""
    assert presenter.set_logo(PNG, LogoOf.FIRM) == ""
    view = presenter.view()
    assert (view.firm, view.firm_logo, view.logo) == ("Harbor Partners", PNG, None)
    assert presenter.set_logo(None, LogoOf.FIRM) == ""
    undo(desk)
    undo(desk)
    assert presenter.view().firm_logo is None
    undo(desk)
    assert presenter.view().firm == ""
    assert "1 character too many" in presenter.rename_firm("x" * 201)


def test_the_paper_is_that_of_the_language_until_another_is_chosen() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.view().paper == ""
    assert presenter.view().papers == (("", "The usual one: Letter"), ("letter", "Letter"), ("a4", "A4"))
    assert presenter.set_paper("a4") == ""
    assert (presenter.view().paper, printable(desk.book).paper) == ("a4", "a4")
    assert presenter.set_paper("") == ""
    presenter.set_language("de")
    assert (presenter.view().papers[0][1], printable(desk.book).paper) == ("The usual one: A4", "a4")


def test_a_template_is_written_with_its_ending_or_the_reason_is_said() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    kept = dict[Path, Template]()
    desk.session.services.write_template = kept.__setitem__
    presenter.rename_firm("Harbor")
    assert presenter.save_template(Path("/t/harbor")) == "Wrote /t/harbor.toml."
    assert kept[Path("/t/harbor.toml")].firm == "Harbor"

    def full(_path: Path, _template: Template) -> None:
        raise BadInput("The disk is full.")

    desk.session.services.write_template = full
    assert presenter.save_template(Path("/t/harbor.toml")) == "The disk is full."


# the team


def test_a_head_count_goes_into_the_round_and_back() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.set_head(Role.FRONTLINE, "7") == ""
    assert desk.session.round.headcount == Headcount(frontline=7, supervisor=5, manager=1)
    assert presenter.view().total == "13 people"
    undo(desk)
    assert desk.session.round.headcount == TWELVE


def test_head_counts_that_waited_for_the_disk_keep_one_another() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    desk.book.full = True
    presenter.set_head(Role.FRONTLINE, "9")
    presenter.set_head(Role.MANAGER, "2")
    desk.book.full = False
    desk.session.retry()
    assert desk.session.round.headcount == Headcount(frontline=9, supervisor=5, manager=2)


def test_what_was_typed_for_the_round_goes_once_its_settings_are_fixed() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    presenter.set_head(Role.FRONTLINE, "4,5")
    presenter.set_threshold("many")
    presenter.rename_team(" ")
    desk.answers(3)
    presenter.start_over()
    assert desk.session.held.fields == ("Name of the team",)


def test_services_are_parted_by_commas_and_lines_and_told_once() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.set_services("Permits,  inspections \nPermits,,") == ""
    assert desk.session.team.services == ("Permits", "inspections")
    assert presenter.view().services == "Permits, inspections"


def test_a_team_keeps_its_services_when_it_is_renamed() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    presenter.set_services("Permits")
    assert presenter.rename_team("Counter") == ""
    assert (desk.session.team.name, desk.session.team.services) == ("Counter", ("Permits",))


# the round


def test_another_kind_of_round_brings_its_usual_threshold() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.set_mode(Mode.OPEN) == ""
    assert presenter.view().threshold == 3
    undo(desk)
    assert (desk.session.round.mode, desk.session.round.threshold) == (Mode.ANONYMOUS, 5)


def test_a_threshold_below_three_is_refused() -> None:
    presenter = SetUpPresenter(a_desk().session)
    assert "from 3 to 50" in presenter.set_threshold("2")
    assert presenter.view().threshold == 5


def test_practices_are_all_or_the_core_or_those_of_chosen_elements() -> None:
    desk = a_desk(practices=(PRACTICES[0],))
    presenter = SetUpPresenter(desk.session)
    assert presenter.view().practices == CHOSEN
    presenter.choose_practices(ALL)
    assert presenter.view().practices == ALL
    presenter.choose_practices(CHOSEN)
    assert presenter.view().practices == CHOSEN
    assert presenter.choose_element(ElementId("1"), yes=False) == ""
    assert desk.session.round.practices == (PracticeId("2.1"), PracticeId("2.2"))
    assert [e.chosen for e in presenter.view().elements] == [False, True]
    assert "Choose at least one" in presenter.choose_element(ElementId("2"), yes=False)
    presenter.choose_practices(CORE)
    assert desk.session.round.practices == desk.session.assessment.core


def test_the_sittings_and_the_horizon_are_stored() -> None:
    desk = a_desk()
    presenter = SetUpPresenter(desk.session)
    assert presenter.set_several_sittings(yes=True) == ""
    assert presenter.set_horizon(365) == ""
    assert (desk.session.round.several_sittings, desk.session.round.horizon_days) == (True, 365)
    assert "365" in presenter.set_horizon(1)


def test_after_the_first_answer_the_promise_is_fixed_and_says_why() -> None:
    desk = a_desk()
    desk.answers(3)
    presenter = SetUpPresenter(desk.session)
    assert "same promise" in presenter.view().fixed
    assert presenter.set_mode(Mode.OPEN) == "These settings are fixed since the first answer came in."
    assert presenter.set_head(Role.FRONTLINE, "7") == ""
    assert desk.session.round.headcount == TWELVE
    assert presenter.set_horizon(90) == ""


def test_while_answers_are_taken_in_the_round_is_left_as_it_is_and_its_undo_waits() -> None:
    desk = a_desk()
    presenter, session = SetUpPresenter(desk.session), desk.session
    presenter.set_threshold("4")
    before = session.round
    session.begin_background("Answers are being taken in.")
    assert presenter.view().fixed == "Answers are being taken in."
    for refusal in (
        presenter.set_mode(Mode.OPEN),
        presenter.set_threshold("7"),
        presenter.choose_element(ElementId("1"), yes=False),
        presenter.set_several_sittings(yes=True),
        presenter.set_head(Role.FRONTLINE, "9"),
        presenter.set_horizon(90),
    ):
        assert refusal == "Answers are being taken in."
    for held in (1, 0):
        session.undo()
        assert len(session.held) == held
    with pytest.raises(NotAllowed, match="taken in"):
        session.undo()
    assert session.round == before
    assert presenter.rename_team("Counter") == ""
    session.end_background()
    assert presenter.view().fixed == ""
    assert presenter.set_head(Role.FRONTLINE, "9") == ""


def test_a_sheet_that_is_only_begun_fixes_the_settings_too() -> None:
    desk = a_desk()
    desk.book.responses.begin(desk.room.new_id(), round_=desk.session.round.id, role=None)  # type: ignore[arg-type] # an id
    assert SetUpPresenter(desk.session).view().fixed


def test_read_only_locks_everything() -> None:
    view = SetUpPresenter(a_desk(read_only=True).session).view()
    assert view.closed == view.fixed == "The workbook is open for reading only."


# another team, the next round


def test_a_team_is_added_like_the_one_looked_at_and_looked_at_next() -> None:
    desk = a_desk(threshold=4, several_sittings=True)
    add_team(desk.session, "Library desk", SEVEN)
    assert desk.session.team.name == "Library desk"
    assert (desk.session.round.threshold, desk.session.round.several_sittings) == (4, True)
    assert desk.session.round.headcount == Headcount(frontline=7)


def test_a_team_needs_a_name_of_its_own() -> None:
    desk = a_desk()
    with pytest.raises(BadInput):
        add_team(desk.session, "front DESK", SEVEN)
    assert len(desk.book.teams.all()) == 1


def test_the_next_round_waits_until_the_last_is_closed() -> None:
    desk = a_desk()
    assert "still open" in next_round_view(desk.session).refusal
    with pytest.raises(NotAllowed):
        open_next_round(desk.session, SEVEN)


def test_the_next_round_takes_over_settings_and_a_new_head_count() -> None:
    desk = a_desk(threshold=4)
    desk.answers(1, 2, 3, 4)
    desk.room.close(desk.session.round)
    desk.session.reload()
    view = next_round_view(desk.session)
    assert view.refusal == ""
    assert [count for _role, _name, count in view.heads] == [6, 5, 1]
    open_next_round(desk.session, SEVEN)
    assert (desk.session.round.number, desk.session.round.threshold) == (2, 4)
    assert desk.session.round.headcount == Headcount(frontline=7)
    assert desk.book.rounds.of(desk.session.team.id)[0].headcount == TWELVE


def test_holidays_and_closed_days_are_typed_as_codes_and_undone() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    assert (page.view().holidays, page.view().closed_days) == ("US", "")
    assert page.set_holidays("us-ca") == ""
    assert page.set_closed_days("2026-12-24..2027-01-01 Winter break; 2027-05-14") == ""
    view = page.view()
    assert (view.holidays, view.closed_days) == (
        "US-CA",
        "2026-12-24..2027-01-01 Winter break; 2027-05-14",
    )
    desk.session.undo()
    desk.session.undo()
    assert (page.view().holidays, page.view().closed_days) == ("US", "")


def test_a_place_and_days_that_are_none_are_refused_beside_their_fields() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    assert page.set_holidays("XX").startswith("The holidays of XX are not known.")
    assert page.set_closed_days("Christmas").startswith("Christmas is no day.")
    assert page.set_closed_days("2027-01-02..2026-12-24").startswith("The last closed day lies before")
    held = page.view().held
    assert {held[TypedPart.HOLIDAYS].text, held[TypedPart.CLOSED].text} == {
        "XX",
        "2027-01-02..2026-12-24",
    }
    assert page.set_holidays("") == ""
    assert desk.book.organization.work_days().country == ""

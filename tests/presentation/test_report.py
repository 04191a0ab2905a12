"""The report page: choices, bytes made once, what an export writes."""

from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.application.audiences import PARTS, Audience, usual_parts
from sixelements.application.ports import Branding
from sixelements.domain.actions import Plan
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.report import ReportPresenter
from sixelements.presentation.pages.report_exports import Export
from sixelements.presentation.pages.report_views import PaperChoice
from sixelements.reporting.roadmap import SECTIONS
from tests.builders import PRACTICES, an_answer
from tests.files.logos import STORED
from tests.presentation.plan_room import PlanRoom, a_room


def untold(_done: int, _total: int) -> None:
    """Nobody listens."""


@pytest.fixture
def at() -> PlanRoom:
    return a_room()


@pytest.fixture
def page(at: PlanRoom) -> ReportPresenter:
    return ReportPresenter(at.session)


def test_there_is_no_report_before_the_round_is_closed() -> None:
    view = ReportPresenter(a_room(closed=False).session).view()
    assert "Close it first" in view.waiting
    assert view.audiences == ()


def test_the_parts_to_choose_are_those_the_roadmap_has() -> None:
    assert tuple(SECTIONS) == PARTS


def test_the_preview_and_the_export_are_the_same_bytes(at: PlanRoom, page: ReportPresenter) -> None:
    wanted = page.wanted()
    assert page.made(wanted) is None
    made = page.making(wanted)(untold)
    page.take(made)
    assert page.made(page.wanted())
    target = Path("roadmap.pdf")
    assert page.writing(made, target)(untold) == target
    assert at.shelf.files == {target: made.file.data}
    assert at.shelf.made == [(Audience.ROADMAP, "letter", frozenset(usual_parts(Audience.ROADMAP)))]


def test_another_choice_or_a_changed_plan_needs_other_bytes(at: PlanRoom, page: ReportPresenter) -> None:
    page.take(page.making(page.wanted())(untold))
    page.choose_paper(PaperChoice.A4)
    assert page.made(page.wanted()) is None
    page.choose_paper(PaperChoice.LETTER)
    assert page.made(page.wanted())
    page.include("plan", yes=False)
    assert page.wanted().parts == frozenset(usual_parts(Audience.ROADMAP)) - {"plan"}
    page.include("plan", yes=True)
    PlanPresenter(at.session).add_all()
    assert page.made(page.wanted()) is None
    page.take(page.making(page.wanted())(untold))
    page.forget()
    assert page.made(page.wanted()) is None


def test_the_next_workbook_begins_with_the_whole_roadmap(page: ReportPresenter) -> None:
    usual = page.wanted().parts
    page.include("plan", yes=False)
    page.choose_audience(Audience.HANDOUT)
    page.choose_paper(PaperChoice.A4)
    page.forget()
    assert page.wanted().audience is Audience.ROADMAP
    assert page.wanted().parts == usual
    assert page.wanted().paper == "letter"  # each workbook has its own


ENDINGS = {
    Export.EXCEL: [".xlsx"],
    Export.CSV: [".csv"],
    Export.JSON: [".json"],
    Export.CALENDAR: [".ics"],
    Export.BARS: [".png", ".svg"],
    Export.STOOL: [".png", ".svg"],
    Export.ROLES: [".png", ".svg"],
    Export.TIMELINE: [".png", ".svg"],
}


@pytest.mark.parametrize("export", list(Export))
def test_other_formats_are_written_from_the_same_material(
    at: PlanRoom, page: ReportPresenter, export: Export
) -> None:
    assert [view.export for view in page.view().exports] == list(Export)
    assert list(page.others.endings(export)) == ENDINGS[export]
    target = page.others.with_ending(export, Path("out"))
    assert target == Path(f"out{ENDINGS[export][0]}")
    assert page.others.with_ending(export, Path("out.SVG")).suffix.lower() in ENDINGS[export]
    assert page.others.exporting(export, page.material(), target)(untold) == target
    assert at.shelf.files[target].decode().startswith("Front desk")
    assert page.others.file_name(export).startswith("Front desk ")


def test_a_picture_of_the_stool_shows_the_stool(at: PlanRoom, page: ReportPresenter) -> None:
    page.others.exporting(Export.STOOL, page.material(), Path("a.svg"))(untold)
    assert at.shelf.files[Path("a.svg")] == b"Front desk stool.svg"


def test_what_is_struck_is_struck_in_every_export_until_the_workbook_is_closed(
    at: PlanRoom, page: ReportPresenter
) -> None:
    PlanPresenter(at.session).add_all()
    at.session.book.plans.put(at.round.id, replace(the_plan(at), sponsor="Carla Reyes", aim="Be quick"))
    words = page.words()
    (text,) = [row.text for group in words.groups() for row in group.rows if row.words == "Carla Reyes"]
    words.change(text, "")
    assert page.material().plan == the_plan(at)
    page.take_words(words.changes)
    printed = page.wanted().material.plan
    assert printed is not None
    assert (printed.sponsor, printed.aim) == ("", "Be quick")
    assert page.material() == page.wanted().material
    assert the_plan(at).sponsor == "Carla Reyes"
    assert "1 text is struck or changed in what you export now." in page.view().remarks
    page.forget()
    assert page.material().plan == the_plan(at)


def the_plan(at: PlanRoom) -> Plan:
    plan = at.session.book.plans.of(at.round.id)
    assert plan is not None
    return plan


def a_commented_room() -> PlanRoom:
    """A closed round in which one of six people wrote a comment."""
    at = a_room(closed=False)
    responses, id_ = at.room.book.responses, ResponseId(at.room.new_id())
    responses.begin(id_, round_=at.round.id, role=None)
    for practice in PRACTICES:
        responses.answer(id_, ItemId(practice), an_answer(3))
    responses.comment(id_, ItemId(PRACTICES[0]), "Too slow")
    responses.submit(id_)
    at.room.close(at.round)
    at.session.reload()
    return at


def test_comments_print_only_when_ticked_and_where_the_profile_stands() -> None:
    page = ReportPresenter(a_commented_room().session)
    warning = "Comments were written for the team. Check the words before you hand it on."
    assert warning not in page.view().remarks
    assert page.material().comments == {}
    page.print_comments(yes=True)
    assert warning in page.view().remarks
    assert page.material().comments == {PRACTICES[0]: ("Too slow",)}
    page.include("profile", yes=False)
    assert warning not in page.view().remarks
    assert page.material().comments == {}
    page.choose_audience(Audience.HANDOUT)
    assert page.material().comments == {}


def test_a_round_without_comments_says_so(page: ReportPresenter) -> None:
    page.print_comments(yes=True)
    assert "There are no comments to print." in page.view().remarks


def test_the_file_name_says_team_and_round_and_can_be_a_file_name(page: ReportPresenter) -> None:
    assert page.file_name == "Front desk roadmap, round 1.pdf"
    assert page.with_ending(Path("a/b")) == Path("a/b.pdf")
    assert page.with_ending(Path("a/b.PDF")) == Path("a/b.PDF")
    assert page.with_ending(Path("v1.2")) == Path("v1.2.pdf")


def test_a_logo_that_can_not_be_read_is_left_out_and_said(at: PlanRoom, page: ReportPresenter) -> None:
    at.session.book.organization.put_branding(Branding(logo=STORED["says-2147483647-pixels"]))
    assert "The logo can't be read, so the report has none." in page.view().remarks
    assert page.material().branding.logo is None


def test_remarks_say_what_to_know_before_handing_it_on(at: PlanRoom, page: ReportPresenter) -> None:
    assert page.view().remarks == (
        "No action is agreed yet, so the report shows the recommended ones as such.",
    )
    PlanPresenter(at.session).add_all()
    assert "no owner yet" in page.view().remarks[0]
    at.shelf.missing = frozenset("ツ")
    page.take(page.making(page.wanted())(untold))
    assert page.view().remarks[-1].endswith("ツ")


def test_cancelling_stops_the_making(page: ReportPresenter) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        page.making(page.wanted())(stop)


def test_it_says_where_the_file_is(page: ReportPresenter) -> None:
    assert page.written(Path("/home/ana/roadmap.pdf")) == "roadmap.pdf is in /home/ana."


def test_each_audience_has_its_usual_parts_and_its_file_name(page: ReportPresenter) -> None:
    page.choose_audience(Audience.FULL)
    assert page.wanted().parts == frozenset(PARTS)
    assert page.file_name == "Front desk full roadmap, round 1.pdf"
    page.choose_audience(Audience.ONE_PAGE)
    assert page.wanted().parts == frozenset()
    assert not page.view().has_parts
    assert page.file_name == "Front desk one page, round 1.pdf"


def test_a_change_sheet_waits_for_a_second_round_or_a_review(page: ReportPresenter) -> None:
    rows = {row.audience: row for row in page.view().audiences}
    assert [row.audience for row in rows.values() if row.enabled] == list(Audience)[:-2]
    assert "earlier round" in rows[Audience.CHANGES].about
    assert rows[Audience.REVIEW].about == "Needs a review"
    for audience in (Audience.CHANGES, Audience.REVIEW):
        page.choose_audience(audience)
        assert page.wanted().audience is Audience.ROADMAP


def test_only_words_that_would_print_are_counted_as_struck() -> None:
    page = ReportPresenter(a_commented_room().session)
    page.print_comments(yes=True)
    words = page.words()
    (comment,) = [row.text for group in words.groups() for row in group.rows if row.words == "Too slow"]
    words.change(comment, "")
    page.take_words(words.changes)
    assert "1 text is struck or changed in what you export now." in page.view().remarks
    page.print_comments(yes=False)
    assert not [remark for remark in page.view().remarks if "struck" in remark]
    page.take_words(page.words().changes)
    page.print_comments(yes=True)
    assert page.material().comments == {}

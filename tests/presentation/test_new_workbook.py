"""A new workbook: names for files, and what another workbook hands over."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.application.ports import Branding
from sixelements.application.templates import NO_TEMPLATE, Template
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Mode
from sixelements.presentation.new_workbook import NewWorkbook, NewWorkbookPresenter, file_name, there_is
from tests.fakes.workbook import FakeWorkbook
from tests.files.logos import EXTRA, PNG, STORED
from tests.presentation.desk import a_desk


@pytest.mark.parametrize(
    ("organization", "name"),
    [
        ("Alder County", "alder-county"),
        ("  Straßenbauamt, Köln!  ", "strassenbauamt-köln"),
        ("Dept. of Parks & Recreation", "dept-of-parks-recreation"),
        ("../../etc/passwd", "etc-passwd"),
        ("NUL", "workbook-nul"),
        ("com1", "workbook-com1"),
        ("???", "workbook"),
        ("", "workbook"),
        ("市役所", "市役所"),
    ],
)
def test_the_file_is_named_after_the_organization(organization: str, name: str) -> None:
    assert file_name(organization) == name


def test_where_there_is_no_folder_of_documents_it_is_the_persons_own(tmp_path: Path) -> None:
    assert there_is(tmp_path / "Documents", home=tmp_path) == tmp_path
    (tmp_path / "Documents").mkdir()
    assert there_is(tmp_path / "Documents", home=tmp_path) == tmp_path / "Documents"


@given(st.text(max_size=300))
def test_any_name_gives_a_file_name_that_every_system_takes(organization: str) -> None:
    name = file_name(organization)
    assert 0 < len(name) <= 70
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name.strip(". ") == name


@pytest.mark.parametrize(
    ("logo", "taken", "words"),
    [
        (EXTRA["text"], PNG, "logo, firm, color, language, paper, and how its newest round is asked."),
        (STORED["a-jpeg"], None, "is asked. Not every logo can be read."),
    ],
)
def test_only_a_logo_that_can_be_read_is_taken_over(logo: bytes, taken: bytes | None, words: str) -> None:
    like, desk, made = a_desk().book, a_desk(), FakeWorkbook()
    like.content.branding = Branding(color="#123456", logo=logo)
    desk.session.services = replace(
        desk.session.services,
        open_read_only=lambda _path: like,
        create_workbook=lambda _path: lambda _organization: made,
    )
    presenter = NewWorkbookPresenter(desk.session, Path("/documents"))
    assert presenter.handed_over(Path("like.sixe")).endswith(words)
    presenter.create(NewWorkbook(organization="Birch County", path="/birch.sixe", like=Path("like.sixe")))
    assert made.organization.branding() == Branding(color="#123456", logo=taken)


def test_a_template_or_else_the_defaults_of_this_computer_say_how_a_workbook_begins() -> None:
    harbor = Template(firm="Harbor", paper="a4", practices="core", mode=Mode.OPEN, threshold=4)
    for like, words in ((Path("/harbor.toml"), "Taken over from the template harbor."), (None, "")):
        desk, made = a_desk(), FakeWorkbook()
        desk.session.services = replace(
            desk.session.services,
            read_template=lambda _path: harbor,
            machine_defaults=lambda: (NO_TEMPLATE if words else harbor, ""),  # noqa: B023 - called at once
            create_workbook=lambda _path: lambda _organization: made,  # noqa: B023 - called at once
        )
        presenter = NewWorkbookPresenter(desk.session, Path("/documents"))
        if like:
            assert presenter.handed_over(like) == words
            assert presenter.fresh == "Settings and branding start fresh."
        else:
            assert presenter.fresh.startswith("Settings and branding begin as this computer has them")
        presenter.create(NewWorkbook(organization="Birch County", path="/birch.sixe", like=like))
        assert made.organization.branding() == Branding(firm="Harbor", paper="a4")
        (round_,) = made.rounds.of(made.teams.all()[0].id)
        assert (round_.mode, round_.threshold) == (Mode.OPEN, 4)


def test_defaults_that_can_not_be_read_are_said_and_left_out() -> None:
    desk = a_desk()
    desk.session.services = replace(
        desk.session.services, machine_defaults=lambda: (NO_TEMPLATE, "Left out.")
    )
    assert NewWorkbookPresenter(desk.session, Path("/documents")).fresh == "Left out."


@pytest.mark.parametrize(
    ("chosen", "like", "asked"), [(None, False, "six-elements"), ("parks", False, "parks"), (None, True, "a")]
)
def test_what_was_chosen_is_asked_or_what_the_other_workbook_asks(
    chosen: str | None, like: bool, asked: str
) -> None:
    """The window asked the usual ones even where it took over how another workbook's round is asked."""
    desk, made = a_desk(), FakeWorkbook()
    one, names = desk.session.assessment, list[str]()

    def shelf(name: str) -> Assessment:
        names.append(name)
        return one

    desk.session.services = replace(
        desk.session.services,
        open_read_only=lambda _path: desk.book,
        create_workbook=lambda _path: lambda _organization: made,
        assessment=shelf,
        own_names=lambda: ("parks",),
    )
    presenter = NewWorkbookPresenter(desk.session, Path("/documents"))
    assert presenter.questionnaires() == ((None, "The usual ones"), ("parks", "parks"))
    taken = Path("like.sixe") if like else None
    presenter.create(NewWorkbook(organization="B", path="/b.sixe", like=taken, asked=chosen))
    assert names == [one.id if like else asked]

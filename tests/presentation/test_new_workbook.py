"""A new workbook: names for files, and what another workbook hands over."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.application.ports import Branding
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
        (EXTRA["text"], PNG, "logo, color, language, and how its newest round is asked."),
        (STORED["a-jpeg"], None, "is asked. Its logo can't be read."),
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

"""A new workbook: names for files, and what another workbook hands over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.presentation.new_workbook import file_name


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


@given(st.text(max_size=300))
def test_any_name_gives_a_file_name_that_every_system_takes(organization: str) -> None:
    name = file_name(organization)
    assert 0 < len(name) <= 70
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name.strip(". ") == name

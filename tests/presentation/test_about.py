"""About: whose ideas, without her endorsement; every package that is used, with its license."""

import tomllib
from importlib.metadata import files as files_of
from importlib.metadata import metadata
from pathlib import Path

import pytest

from sixelements.presentation.about import PARTS, MadeWith, about

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))


KNOWN_BY = {"Zlib": "Altered source versions must be plainly marked as such"}
"""Words of a license by which it is known where its makers enclose it without its name."""


def license_text(package: str) -> str:
    files = [f for f in files_of(package) or () if "license" in f.name.lower()]
    return "\n".join(f.read_text(encoding="utf-8") for f in files)


def test_the_author_of_the_ideas_is_named_and_not_claimed() -> None:
    words = about().credits
    assert "Wendi Pomerance Brick" in words
    assert "has not reviewed or endorsed" in words


def test_every_package_that_is_needed_is_named() -> None:
    needed = {line.split(">")[0].split("=")[0] for line in PROJECT["project"]["dependencies"]}
    assert needed - {part.package for part in PARTS} == set()


@pytest.mark.parametrize("part", [p for p in PARTS if p.package], ids=lambda p: p.package)
def test_the_license_is_what_the_makers_say(part: MadeWith) -> None:
    said = metadata(part.package)
    words = str(said.json)
    assert part.license.split("-")[0] in words or KNOWN_BY[part.license] in license_text(part.package)

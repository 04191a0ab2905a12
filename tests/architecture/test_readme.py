"""What the README and the other papers say is true."""

import re
import tomllib
from dataclasses import fields
from itertools import chain
from pathlib import Path

from sixelements import __version__
from sixelements.application.templates import Template, template_of
from sixelements.bootstrap import REPORTS
from sixelements.cli.main import COMMANDS
from sixelements.presentation import about

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_documented_and_no_other() -> None:
    documented = re.findall(r"^\| `(\w+) ", README, flags=re.MULTILINE)
    assert tuple(documented) == COMMANDS


def test_every_report_ending_is_documented() -> None:
    for ending in REPORTS:
        assert f"`{ending}`" in README


def test_every_package_stays_between_a_floor_and_a_ceiling() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    loose = [
        entry
        for entry in chain(project["dependencies"], *extras)
        if not re.fullmatch(r"[\w-]+(==[\d.]+\*?|>=[\d.]+,<\d+)", entry)
    ]
    assert loose == []


def test_the_license_of_everything_it_is_made_with_is_told() -> None:
    credits_ = README.partition("## Credits and license")[2]
    untold = [part.name for part in about.PARTS if part.license not in credits_]
    assert untold == []


def test_ci_runs_the_readmes_own_test_command() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
    assert f"\n{command}\n" in README
    assert f"\n{command}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    for paper in ("README.md", "CONTRIBUTING.md", "assessments/README.md"):
        text = (ROOT / paper).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert ((ROOT / paper).parent / target).exists(), f"{paper}: {target}"


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_top_level_holds_what_it_should() -> None:
    allowed = {
        "sixelements",
        "resources",
        "assessments",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        ".ci",
        ".gitignore",
    }
    ignored = {".git", ".venv", "build", "dist"}
    found = {p.name for p in ROOT.iterdir()} - ignored
    assert not {name for name in found - allowed if not name.startswith(".")}


def test_the_template_shown_is_one_and_has_every_line_that_there_is() -> None:
    (text,) = re.findall(r"```toml\n(.+?)```", README, flags=re.DOTALL)
    shown = template_of(tomllib.loads(text), ROOT, lambda _path: b"a picture")
    assert all(getattr(shown, part.name) is not None for part in fields(Template))

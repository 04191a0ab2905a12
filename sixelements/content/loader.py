"""A folder of assessment files as one assessment, or the list of everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from sixelements import paths
from sixelements.content.toml_gate import TomlProblem, TomlTable, read_toml
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput
from sixelements.i18n import _

if TYPE_CHECKING:
    from pydantic import BaseModel

    from sixelements.content.schema import ElementModel, ManifestModel

MANIFEST = "manifest.toml"
Model = TypeVar("Model", bound="BaseModel")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, where in it, and what to do."""

    file: str
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: {self.what}"


class AssessmentProblems(BadInput):
    """An assessment can't be used; ``problems`` holds everything that is wrong in all its files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def find(assessment: str) -> Path:
    """The folder of an assessment: the person's own first, then the shipped one."""
    for shelf in (paths.user_assessments(), paths.assessments()):
        folder = shelf / assessment
        if (folder / MANIFEST).is_file():
            return folder
    raise BadInput(_('There is no assessment called "{name}".').format(name=assessment))


def load(folder: Path) -> Assessment:
    """Read an assessment; raises AssessmentProblems with every problem of every file."""
    from sixelements.content import checks, conversion  # noqa: PLC0415 - pydantic takes 0.1 s

    problems: list[Problem] = []
    manifest = _read_manifest(folder, problems)
    elements = _read_elements(folder, manifest, problems) if manifest else ()
    if manifest and not problems:
        problems += checks.problems(manifest, elements)
    if problems or manifest is None:
        _refuse(problems)
    return conversion.to_domain(manifest, tuple(element for _name, element in elements))


def _refuse(problems: list[Problem]) -> NoReturn:
    raise AssessmentProblems(tuple(problems))


def _read_manifest(folder: Path, problems: list[Problem]) -> "ManifestModel | None":
    from sixelements.content.schema import ManifestModel  # noqa: PLC0415

    if not (folder / MANIFEST).is_file():
        problems.append(Problem(MANIFEST, "", _("This file is missing. Every assessment needs one.")))
        return None
    return _read(folder / MANIFEST, ManifestModel, problems)


def _read_elements(
    folder: Path, manifest: "ManifestModel", problems: list[Problem]
) -> tuple[tuple[str, "ElementModel"], ...]:
    from sixelements.content.schema import ElementModel  # noqa: PLC0415

    found = []
    for name in manifest.files:
        if not (folder / name).is_file():
            problems.append(Problem(name, "", _("The manifest names this file, but it is missing.")))
            continue
        element = _read(folder / name, ElementModel, problems)
        if element is not None:
            found.append((name, element))
    listed = {MANIFEST, *manifest.files}
    problems += [
        Problem(file.name, "", _("The manifest does not name this file. Add it there or remove it."))
        for file in sorted(folder.glob("*.toml"))
        if file.name not in listed
    ]
    return tuple(found)


def _read(path: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        table = read_toml(path)
    except TomlProblem as problem:
        problems.append(Problem(path.name, "", str(problem)))
        return None
    try:
        return model.model_validate(table)
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            message = str(found["msg"]).removeprefix("Value error, ")
            problems.append(Problem(path.name, _place(table, found["loc"]), message))
        return None


def _place(table: TomlTable, location: tuple[int | str, ...]) -> str:
    """Where in the file, with the id of the nearest practice, action or line in place of its number."""
    words: list[str] = []
    here: object = table
    for step in location:
        here = _inside(here, step)
        known = here.get("id") if isinstance(here, dict) else None
        if isinstance(step, int) and isinstance(known, str):
            words = [known]
        else:
            words.append(str(step + 1) if isinstance(step, int) else step)
    return " ".join(words)


def _inside(value: object, step: int | str) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None

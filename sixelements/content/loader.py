"""A folder of assessment files as one assessment, or the list of everything that is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sixelements import paths
from sixelements.content import checks, conversion, cross_file_checks, messages
from sixelements.content.schema import ASSESSMENT_ID, FILE_NAME, ElementModel, ManifestModel
from sixelements.content.toml_access import MANIFEST, ContentProblem, length_of, name_of, text_in, texts_in
from sixelements.content.toml_gate import Allowance, TomlProblem, TomlTable, read_toml
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput, NotFound
from sixelements.i18n import _, ngettext

Model = TypeVar("Model", bound=BaseModel)

MOST_FILES = 100
MOST_TOLD = 1_000
"""Problems that are told one by one."""


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


def find(name: str) -> Path:
    """The folder of an assessment: the person's own first, then the shipped one; else NotFound."""
    shelves = (paths.user_assessments(), paths.assessments())
    for shelf in shelves if re.fullmatch(ASSESSMENT_ID, name) else ():
        if (shelf / name / MANIFEST).is_file():
            return shelf / name
    names = sorted({file.parent.name for shelf in shelves for file in shelf.glob(f"*/{MANIFEST}")})
    text = _('There is no assessment called "{name}". Choose one of these: {names}.')
    raise NotFound(text.format(name=name, names=", ".join(names)))


def load(folder: Path) -> Assessment:
    """Read an assessment; raises AssessmentProblems with every problem of every file."""
    found: list[ContentProblem] = []
    listed = _Listed(folder, found)
    manifest = _shaped(MANIFEST, ManifestModel, listed.manifest, found)
    models = [_shaped(file, ElementModel, table, found) for file, table in listed.elements.items()]
    if listed.manifest is not None:
        found += [ContentProblem(MANIFEST, place, what) for place, what in checks.manifest(listed.manifest)]
        found += _wrong_shelf(folder, listed.manifest)
    for file, table in listed.elements.items():
        found += [ContentProblem(file, place, what) for place, what in checks.element(table)]
    found += cross_file_checks.findings(listed.manifest, listed.elements, all_read=listed.all_read)
    if found or manifest is None:
        raise AssessmentProblems(_told(found, listed))
    return conversion.to_domain(manifest, tuple(model for model in models if model is not None))


class _Listed:
    """The tables of a folder: the manifest's, and those of the element files it names.

    Where the manifest's list can't be trusted, every other TOML file counts as named.
    """

    def __init__(self, folder: Path, found: list[ContentProblem]) -> None:
        beside = sorted(f.name for f in folder.glob("*.toml") if f.is_file() and f.name != MANIFEST)
        allowance = Allowance()
        missing = _("This file is missing. Every assessment needs one.")
        self.manifest = _table(folder / MANIFEST, missing, found, allowance)
        named = [name for _n, name in texts_in(self.manifest or {}, "files") if _can_be(name)]
        trusted = len(named) == length_of(self.manifest or {}, "files")
        found += _wrongly_listed(named)
        self.names = [name for name in dict.fromkeys(named) if name != MANIFEST]
        unnamed = [name for name in beside if name not in self.names]
        if trusted:
            what = _("The manifest does not name this file. Add it there or remove it.")
            found += [ContentProblem(name, (), what) for name in unnamed]
        else:
            self.names += unnamed
        missing = _("The manifest names this file, but it is missing.")
        if len(self.names) > MOST_FILES:
            what = _("The folder holds more than {n} files. Remove what is not needed.")
            found.append(ContentProblem(MANIFEST, ("files",), what.format(n=MOST_FILES)))
            self.names = []
        read = {name: _table(folder / name, missing, found, allowance) for name in self.names}
        self.elements = {name: table for name, table in read.items() if table is not None}
        self.all_read = trusted and not unnamed and len(self.elements) == len(read)


def _can_be(name: str) -> bool:
    return re.fullmatch(FILE_NAME, name) is not None


def _wrongly_listed(named: Sequence[str]) -> Iterable[ContentProblem]:
    for name, n in Counter(named).items():
        if name == MANIFEST:
            yield ContentProblem(
                MANIFEST, ("files",), _("The manifest is no element file. Take it off the list.")
            )
        elif n > 1:
            what = _("It names {file} {n} times. Name it once.")
            yield ContentProblem(MANIFEST, ("files",), what.format(file=name, n=n))


def _table(path: Path, missing: str, found: list[ContentProblem], allowance: Allowance) -> TomlTable | None:
    """The table of a file; ``missing`` says what is wrong where there is no such file."""
    try:
        if path.is_file():
            return read_toml(path, allowance)
        found.append(ContentProblem(path.name, (), missing))
    except TomlProblem as problem:
        found.append(ContentProblem(path.name, (), str(problem)))
    return None


def _shaped(
    file: str, model: type[Model], table: TomlTable | None, found: list[ContentProblem]
) -> Model | None:
    try:
        return None if table is None else model.model_validate(table)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found += [ContentProblem(file, detail["loc"], messages.sentence(detail)) for detail in details]
    return None


def _wrong_shelf(folder: Path, manifest: TomlTable) -> Iterable[ContentProblem]:
    """On the person's shelf, a folder is called like its assessment: rounds look for it by id."""
    on_shelf = folder.absolute().parent.resolve() == paths.user_assessments().resolve()
    id_ = text_in(manifest, "id")
    if on_shelf and id_ is not None and id_ != folder.absolute().name:
        yield ContentProblem(
            MANIFEST, ("id",), _("It differs from the name of the folder. Make them the same.")
        )


def _told(found: Sequence[ContentProblem], listed: _Listed) -> tuple[Problem, ...]:
    """The findings in words, file by file and practice by practice."""
    order = [MANIFEST, *listed.names]
    tables = {MANIFEST: listed.manifest, **listed.elements}

    def rank(finding: ContentProblem) -> tuple[int, str, list[int]]:
        file = finding.file
        known = order.index(file) if file in order else len(order)
        return known, file, [step for step in finding.place if isinstance(step, int)]

    first = sorted(found, key=rank)[:MOST_TOLD]
    told = [Problem(f.file, name_of(f.place, tables.get(f.file)), f.what) for f in first]
    left = len(found) - len(told)
    if left:
        more = ngettext("{n} more problem is not told here.", "{n} more problems are not told here.", left)
        told.append(Problem(told[-1].file, "", more.format(n=left)))
    return tuple(told)

"""The person's shelf: a copy is begun on it, what lies there is checked, and a folder is put away from it."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sixelements import paths
from sixelements.application.own_assessments import OwnAssessment
from sixelements.content import json_schema, loader
from sixelements.content.schema import ASSESSMENT_ID
from sixelements.content.toml_access import MANIFEST
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.i18n import _
from sixelements.wording.causes import cause

SCHEMA = "schema"
"""The folder beside the assessments that editors look into; no assessment can have its name."""
FIRST_VERSION = "1.0"
AWAY = "removed-assessments"
_NO_FOLDER = r"con|prn|aux|nul|(com|lpt)[0-9]"
"""Names that Windows keeps for devices."""


def begin(name: str, like: str, *, own_practices: bool = False) -> Path:
    """Put a copy of an assessment on the shelf, under another name, with the schemas for editors beside it.

    ``own_practices``: with a further file, for practices of a team's own beside the six elements.
    Returns its folder. Raises BadInput for a name that can't be one, NotAllowed for one that is taken,
    NotFound where there is nothing to copy, and AssessmentProblems where that is not in order.
    """
    if not re.fullmatch(ASSESSMENT_ID, name) or name == SCHEMA or re.fullmatch(_NO_FOLDER, name):
        text = _(
            '"{name}" can\'t be the name. Use at most 40 small letters, digits, and hyphens, such as "parks".'
        )
        raise BadInput(text.format(name=name))
    shelf = paths.user_assessments()
    if (paths.assessments() / name).exists():
        raise NotAllowed(_('"{name}" ships with the app. Choose another name.').format(name=name))
    if (shelf / name).exists():
        text = _("{folder} is there already. Choose another name.")
        raise NotAllowed(text.format(folder=shelf / name))
    source = loader.find(like)
    loader.load(source)
    with _told(shelf):
        shelf.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=paths.user_data(), prefix=".new-") as safe:
            made = Path(safe) / name
            made.mkdir()
            for file in sorted(source.glob("*.toml")):
                shutil.copyfile(file, made / file.name)
            _call(made / MANIFEST, name)
            if own_practices:
                _add_own_practices(made)
            loader.load(made)
            made.rename(shelf / name)
        json_schema.write(shelf / SCHEMA)
    return shelf / name


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in a sentence what the system does not do in a folder."""
    try:
        yield
    except OSError as trouble:
        text = _("{folder} can't be used: {reason}.")
        raise NotAllowed(text.format(folder=folder, reason=cause(trouble))) from trouble


def _call(manifest: Path, name: str) -> None:
    """Write the name and the first version into a manifest, where the first keys of these names stand."""
    text = manifest.read_text(encoding="utf-8")
    for key, value in (("id", name), ("version", FIRST_VERSION)):
        text = re.sub(rf"^{key}\s*=.*$", f'{key} = "{value}"', text, count=1, flags=re.MULTILINE)
    manifest.write_text(text, encoding="utf-8", newline="\n")


def _add_own_practices(folder: Path) -> None:
    """Put the file for own practices beside those of the elements, under the first of its ids that is free.

    Raises NotAllowed where none is.
    """
    taken = {element.id for element in loader.load(folder).elements}
    free = next((n for n in "789" if n not in taken), "")
    if not free:
        raise NotAllowed(_("It has three elements beside the six already. Copy one that has fewer."))
    template = (paths.assessments() / "own-practices.toml").read_text(encoding="utf-8")
    text = re.sub(r'"7(?=["\.])|7(?=\.2)', lambda found: found[0].replace("7", free), template)
    name = f"{free}-our-own-practices.toml"
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    manifest = (folder / MANIFEST).read_text(encoding="utf-8")
    manifest = re.sub(r"(?m)^(files\s*=\s*\[[^\]]*?),?\s*\]", rf'\1,\n    "{name}",\n]', manifest, count=1)
    (folder / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")


def folders() -> list[Path]:
    """The folders on the person's shelf, by name; raises NotAllowed where it can't be read."""
    shelf = paths.user_assessments()
    with _told(shelf):
        found = sorted(f for f in shelf.iterdir() if f.is_dir()) if shelf.is_dir() else []
    return [f for f in found if f.name != SCHEMA and not f.name.startswith(".")]


def on_shelf() -> Iterator[OwnAssessment]:
    """What lies on the person's shelf, each read and checked when it is asked for, by name."""
    return map(_read, folders())


def _read(folder: Path) -> OwnAssessment:
    hides = (paths.assessments() / folder.name / MANIFEST).is_file()
    try:
        with _told(folder):
            found = loader.load(folder)
    except loader.AssessmentProblems as wrong:
        told = tuple(map(str, wrong.problems))
        return OwnAssessment(
            name=folder.name, folder=folder, assessment=None, problems=told, hides_shipped=hides
        )
    return OwnAssessment(name=folder.name, folder=folder, assessment=found, hides_shipped=hides)


def put_away(name: str) -> Path:
    """Take a folder off the shelf; returns where it is kept. Raises NotFound where there is none."""
    folder = paths.user_assessments() / name
    if name in ("", ".", "..", SCHEMA) or Path(name).name != name or not folder.is_dir():
        raise NotFound(_("{folder} is not there any more.").format(folder=folder))
    kept = paths.user_data() / AWAY
    with _told(folder):
        kept.mkdir(parents=True, exist_ok=True)
        names = (kept / (name if n == 1 else f"{name}-{n}") for n in count(1))
        return folder.rename(next(path for path in names if not path.exists()))


def folder_of(name: str) -> Path:
    """The folder that somebody names: of an assessment, the person's own first, or by its path."""
    known = re.fullmatch(ASSESSMENT_ID, name) is not None
    own = paths.user_assessments() / name
    if known and name != SCHEMA and own.is_dir():
        return own  # also without a manifest, which checking it says
    path = Path(name)
    return (
        path if path.is_dir() and not (known and (paths.assessments() / name).is_dir()) else loader.find(name)
    )

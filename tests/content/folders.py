"""A copy of the shipped assessment that tests break on purpose."""

import shutil
from pathlib import Path

from sixelements import paths
from sixelements.content.loader import AssessmentProblems, Problem, load

SHIPPED = "six-elements"


class Copy:
    """A folder with the shipped assessment, and ways to break it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(paths.assessments() / SHIPPED, folder)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in the file exactly once."""
        text = self.text(name)
        assert text.count(old) == 1, f"{name} holds this {text.count(old)} times: {old}"
        self.write(name, text.replace(old, new))

    def in_practice(self, name: str, practice: str, old: str, new: str) -> None:
        """Replace the first such text after the heading of a practice."""
        before, mark, after = self.text(name).partition(f'\nid = "{practice}"\n')
        assert mark, f"{name} has no practice {practice}"
        assert old in after, f"{name}, {practice} does not hold: {old}"
        self.write(name, before + mark + after.replace(old, new, 1))

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def problems(self) -> tuple[Problem, ...]:
        """What the loader says is wrong; nothing if it takes the folder."""
        try:
            load(self.folder)
        except AssessmentProblems as error:
            return error.problems
        return ()

"""Questionnaires of the person's own: which there are, what is wrong with one, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sixelements import paths
from sixelements.application.rounds import USUAL_ASSESSMENT
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases
from sixelements.wording.own_assessments import graded, how_hard

if TYPE_CHECKING:
    from sixelements.application.files import MadeFile
    from sixelements.application.own_assessments import OwnAssessment
    from sixelements.domain.reading_grade import ReadingGrades


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A folder of the shelf as it was read, with its reading grades if it is in order."""

    own: OwnAssessment
    grades: ReadingGrades | None


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the list: the folder's name, how it stands, and whether something is wrong with it."""

    name: str
    state: str
    wrong: bool

    @property
    def spoken(self) -> str:
        return phrases.read_aloud(self.name, self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDetail:
    """All about one: sentences, then lines under a sentence that says what they are."""

    name: str
    facts: tuple[str, ...]
    lines_about: str
    lines: tuple[str, ...]
    can_preview: bool

    @property
    def as_text(self) -> str:
        """All of it, to be copied."""
        return "\n".join((self.name, *self.facts, self.lines_about, *self.lines))


class OwnQuestionnairesPresenter:
    """Reads the shelf when it is asked to, and remembers what it found."""

    def __init__(self, session: Session) -> None:
        self._services = session.services
        self._found: tuple[LookedThrough, ...] = ()
        self.chosen = ""

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return paths.user_assessments()

    def looking(self) -> Callable[[object], tuple[LookedThrough, ...]]:
        """The work: read and check all there are."""
        services = self._services

        def work(_report: object) -> tuple[LookedThrough, ...]:
            found = services.own_assessments()
            return tuple(
                LookedThrough(own, services.reading_grades(own.assessment) if own.assessment else None)
                for own in found
            )

        return work

    def note(self, found: tuple[LookedThrough, ...]) -> None:
        """What was found; the one that was chosen stays so, if it is still there."""
        self._found = found
        names = [one.own.name for one in found]
        if self.chosen not in names:
            self.chosen = names[0] if names else ""

    @property
    def summary(self) -> str:
        """How many there are, or how to begin."""
        n = len(self._found)
        if not n:
            return _("There are none yet. Begin one as a copy, and change its texts with a text editor.")
        text = ngettext("{n} lies in {folder}.", "{n} lie in {folder}.", n)
        return text.format(n=numbers.count(n), folder=self.folder)

    @property
    def names(self) -> tuple[str, ...]:
        """What a copy can be begun from: the shipped one, and those that are in order."""
        own = (one.own.name for one in self._found if one.own.assessment)
        return tuple(dict.fromkeys((USUAL_ASSESSMENT, *own)))

    def rows(self) -> tuple[OwnRow, ...]:
        """The list."""
        return tuple(OwnRow(one.own.name, _state(one.own), one.own.assessment is None) for one in self._found)

    def detail(self) -> OwnDetail | None:
        """What stands beside the list."""
        one = next((one for one in self._found if one.own.name == self.chosen), None)
        if one is None:
            return None
        own = one.own
        hides = _("It has the name of one that ships with the app, and is asked in its place.")
        if own.assessment is None or one.grades is None:
            problems = _("Correct these, save the file, and check again.")
            return OwnDetail(
                name=own.name,
                facts=(hides,) if own.hides_shipped else (),
                lines_about=problems,
                lines=tuple(own.problems),
                can_preview=False,
            )
        text = _("“{title}”, version {version}. Everything is in order.")
        facts = [text.format(title=own.assessment.title, version=own.assessment.version)]
        facts += [hides] if own.hides_shipped else []
        return OwnDetail(
            name=own.name,
            facts=tuple(facts),
            lines_about=how_hard(one.grades),
            lines=tuple(map(graded, one.grades.hard)),
            can_preview=True,
        )

    def begin(self, name: str, like: str, *, own_practices: bool) -> str:
        """Begin a copy, which is chosen then; returns what was done. Raises SixElementsError."""
        folder = self._services.begin_assessment(name.strip(), like, own_practices)
        self.chosen = folder.name
        return _("{name} is made. Change its files with a text editor, then check again.").format(
            name=folder.name
        )

    def put_away(self) -> str:
        """Take the chosen one off the shelf; returns where it is kept. Raises SixElementsError."""
        name = self.chosen
        kept = self._services.put_away_assessment(name)
        return _("{name} is asked no more. It is kept as {folder}.").format(name=name, folder=kept)

    def previewing(self) -> Callable[[object], MadeFile]:
        """The work: the booklet of the chosen one, as the files are now."""
        services, folder = self._services, self.folder / self.chosen

        def work(_report: object) -> MadeFile:
            return services.preview_assessment(services.assessment_in(folder))

        return work


def _state(own: OwnAssessment) -> str:
    if own.assessment is None:
        n = len(own.problems)
        return ngettext("{n} problem", "{n} problems", n).format(n=numbers.count(n))
    n = len(own.assessment.practices)
    return ngettext("asks {n} practice", "asks {n} practices", n).format(n=numbers.count(n))

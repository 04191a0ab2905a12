"""Questions out: everything that the forms of a round are made from, and what they are called."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from sixelements.application.files import MadeFile
from sixelements.application.form_mark import digest_of
from sixelements.application.hands import answered
from sixelements.application.organization import Printable, printable
from sixelements.application.ports import Workbook
from sixelements.application.responses import asks_role
from sixelements.domain.assessment import Assessment, Element, Line, Practice
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import WorkbookId
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.domain.workshop import DOTS_EACH
from sixelements.i18n import Language, _

LONGEST_RETURN_TO = 80
TWO_A_SHEET = 12
"""The most practices that leave room for two answer sheets on one page."""
AskedElements = Sequence[tuple[Element, tuple[Practice, ...]]]
"""Elements, each with those of its practices that are asked."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMaterial:
    """Everything the forms of a round draw on; no answer is in it.

    ``name`` is what their folder is called and their names begin with. ``answered`` counts the sheets
    that are in. ``return_to`` says who takes the answers in, empty if that is not known. ``dots_each``: how
    many dots a person puts on the list.
    """

    workbook: WorkbookId
    organization: str
    team: str
    assessment: Assessment
    round: Round
    made_on: date
    name: str
    asks_role: bool
    answered: int
    branding: Printable
    return_by: date | None = None
    return_to: str = ""
    dots_each: int = DOTS_EACH

    @property
    def language(self) -> Language:
        """The language that they are written in."""
        return self.branding.language

    @property
    def elements(self) -> AskedElements:
        """The elements asked, each with its practices of this round, in the order of the questionnaires."""
        return asked_elements(self.assessment, self.round)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The practices of this round in the order of the questionnaires."""
        return tuple(p for _element, practices in self.elements for p in practices)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The three-thirds lines, asked after the practices."""
        return self.assessment.three_thirds.lines


def asked_elements(assessment: Assessment, round_: Round) -> AskedElements:
    """The elements that a round asks, each with its practices, in the order of the questionnaires."""
    asked = set(round_.practices)
    chosen = ((e, tuple(p for p in e.practices if p.id in asked)) for e in assessment.elements)
    return tuple((element, practices) for element, practices in chosen if practices)


def columns_of(elements: AskedElements) -> tuple[AskedElements, AskedElements]:
    """The elements in two columns as equal as can be, on the answer sheet and where it is typed in."""
    sizes = [len(practices) + 1.5 for _element, practices in elements]
    cut = min(range(1, len(sizes) + 1), key=lambda n: (abs(sum(sizes[:n]) - sum(sizes[n:])), n))
    return elements[:cut], elements[cut:]


def gather_forms(
    book: Workbook,
    team: Team,
    round_: Round,
    *,
    made_on: date,
    return_by: date | None = None,
    return_to: str = "",
) -> FormMaterial:
    """Everything the forms of a round draw on. Raises BadInput where ``return_to`` is too long."""
    return_to = " ".join(return_to.split())
    if len(return_to) > LONGEST_RETURN_TO:
        text = _("Who takes the answers in has more than {n} characters. Shorten it.")
        raise BadInput(text.format(n=LONGEST_RETURN_TO))
    workshop = book.workshops.of(round_.id)
    return FormMaterial(
        workbook=book.info.id,
        organization=book.info.organization,
        team=team.name,
        assessment=book.assessments.get(round_.assessment),
        round=round_,
        made_on=made_on,
        name=forms_name(book.teams.all(), team, round_),
        asks_role=asks_role(round_),
        answered=answered(book, round_),
        branding=printable(book),
        return_by=return_by,
        return_to=return_to,
        dots_each=workshop.dots_each if workshop else DOTS_EACH,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedForms:
    """Which forms to make: all kinds unless some are named.

    ``paper``: the workbook's own unless given. ``large``: booklet and answer sheet in large print, too, of
    those that are made.
    """

    kinds: frozenset[str] | None = None
    paper: str = ""
    large: bool = False

    def __contains__(self, kind: str) -> bool:
        return self.kinds is None or kind in self.kinds


ALL_FORMS = WantedForms()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedForms:
    """Where the forms lie now. ``replaced`` counts those that lay there before.

    ``kept`` are files to fill in that lay there, by their new names. ``pages`` says how many the PDFs have.
    """

    folder: Path
    paths: tuple[Path, ...]
    replaced: int
    missing: frozenset[str]
    kept: tuple[Path, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)


_FILLED_IN = frozenset(("answers.csv", "answers.xlsx", "form.pdf"))


def save_forms(
    material: FormMaterial,
    forms: Iterable[MadeFile],
    *,
    out: Path,
    make_folder: Callable[[Path], None],
    write_file: Callable[[Path, bytes], None],
) -> SavedForms:
    """Write forms into a folder of their own within ``out``; only files of their names are replaced.

    One that people fill in is kept by another name, unless it is just as it is made now: it may hold answers.
    All are made before the first is written, so that those of before stand where one can't be made.
    """
    folder = out / material.name
    made = {folder / f"{material.name}-{form.kind}": form for form in forms}
    make_folder(folder)
    kept = tuple(_kept(path) for path, form in made.items() if _may_hold_answers(path, form))
    replaced = sum(path.exists() for path in made)
    for path, form in made.items():
        write_file(path, form.data)
    missing = frozenset(character for form in made.values() for character in form.missing)
    return SavedForms(
        folder=folder,
        paths=tuple(made),
        replaced=replaced,
        missing=missing,
        kept=kept,
        pages={form.kind: form.pages for form in made.values() if form.pages},
    )


def _may_hold_answers(path: Path, form: MadeFile) -> bool:
    return form.kind in _FILLED_IN and path.is_file() and path.read_bytes() != form.data


def _kept(path: Path) -> Path:
    """Where a file lies that was moved out of the way."""
    names = (path.with_stem(f"{path.stem}-before-{n}") for n in count(1))
    free = next(name for name in names if not name.exists())
    return path.rename(free)


def forms_name(teams: Sequence[Team], team: Team, round_: Round) -> str:
    """What the forms of a team's round are called, such as ``permit-counter-round-2``.

    Different for any two teams of the workbook, on disks that do not tell capitals apart, too.
    """
    name = _in_a_path(team.name)
    alike = [other.id for other in teams if _in_a_path(other.name) == name]
    if len(alike) > 1:
        name = f"{name}-{alike.index(team.id) + 1}"
        taken = {_in_a_path(other.name) for other in teams}
        while name in taken:
            name += "-"
    return _("{team}-round-{n}").format(team=name, n=round_.number)


def _in_a_path(words: str) -> str:
    """Words as they can stand in any file's name: letters and digits of any script, and hyphens."""
    folded = unicodedata.normalize("NFC", words.casefold())
    kept = "".join(c if c.isalnum() else " " for c in folded)
    return "-".join(kept.split())[:_LONGEST_NAME].strip("-") or _("team")


def questions_digest(material: FormMaterial) -> str:
    """What `form_mark.digest_of` says of the questions of a round."""
    return digest_of(material.assessment, {p.id for p in material.practices})


def check_code(material: FormMaterial) -> str:
    """The questions in eight letters and digits, the same on every sheet, to hold sheets against a grid."""
    digest = questions_digest(material).upper()
    return f"{digest[:4]}-{digest[4:8]}"

"""The questions for survey tools that have no format of their own: as a table, and as text to paste."""

import csv
import io

from sixelements.application.forms import FormMaterial
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.forms.marks import FormQuestion, all_asked, of_role
from sixelements.reporting.spreadsheet.writer import plain
from sixelements.reporting.tables import as_text
from sixelements.wording import phrases
from sixelements.wording.promise import ReturnWay

INTRODUCTION, TITLE = "introduction", "title"
"""What the rows are called that hold no question."""
_COLUMNS = (
    "id",
    "element",
    "question",
    "meaning",
    "answer_1",
    "answer_2",
    "answer_3",
    "answer_4",
    "answer_5",
    "answer_6",
    "answer_7",
)


def title(material: FormMaterial) -> str:
    """What a survey is called."""
    return _("How well do we serve people? {place}, round {n}").format(
        place=front.where(material), n=material.round.number
    )


def introduction(material: FormMaterial) -> tuple[str, ...]:
    """What a survey says before its first question, in sentences."""
    return (
        _("{round}. {length}.").format(round=front.which_round(material), length=front.length(material)),
        *front.said_first(material, ReturnWay.SURVEY),
        material.assessment.scale.rule,
    )


def answers(asked: FormQuestion) -> tuple[str, ...]:
    """The answers as a survey shows them; a level's is its own sentence, so that an export can be read."""
    return tuple(c.said if c.outside and c.text else c.text or c.word for c in asked.choices)


def questions_csv(material: FormMaterial) -> bytes:
    """A row a question with its answers; before them what the survey is called and says first."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(_rows(material))
    return out.getvalue().encode("utf-8-sig")


def csv_reads_back(data: bytes, material: FormMaterial) -> bool:
    """Whether a file holds these rows."""
    found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return list(found) == _rows(material)


def _rows(material: FormMaterial) -> list[list[str]]:
    titles = {str(p.id): element.title for element, practices in material.elements for p in practices}
    rows = [
        list(_COLUMNS),
        _row(TITLE, "", title(material)),
        _row(INTRODUCTION, "", phrases.sentences(*introduction(material))),
    ]
    role = of_role(material)
    asked = (*((role,) if role else ()), *all_asked(material))
    made = (_row(one.id, titles.get(one.id, ""), one.question, one.meaning, *answers(one)) for one in asked)
    return [*rows, *made]


def _row(*cells: str) -> list[str]:
    """Filled up to the length of the header; nothing in it that a spreadsheet takes for a formula."""
    filled = (*cells, *("" for _n in range(len(_COLUMNS) - len(cells))))
    return [as_text(plain(cell)) for cell in filled]


def questions_txt(material: FormMaterial) -> bytes:
    """The same to read and paste: a question with its number, its answers in lines of their own."""
    blocks = [title(material), "\n".join(introduction(material))]
    role = of_role(material)
    if role:
        blocks.append(_pasted(role))
    for element, practices in material.elements:
        asked = {one.id: one for one in all_asked(material)}
        blocks.append(f"{element.id} {element.title}\n{element.summary}")
        blocks += [_pasted(asked[p.id]) for p in practices]
    lines = {line.id for line in material.lines}
    if lines:
        blocks.append(_("The last ten contacts"))
        blocks += [_pasted(one) for one in all_asked(material) if one.id in lines]
    return ("\n\n".join(plain(block) for block in blocks) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _pasted(asked: FormQuestion) -> str:
    """The meaning under the question, for the tool's own line of help, if it has one."""
    return "\n".join((asked.question, *([asked.meaning] if asked.meaning else []), *answers(asked)))

"""The round as a survey that LimeSurvey imports: tab-separated, a row a group, a question, an answer.

The columns and their meaning are those of "Tab Separated Value survey structure" in LimeSurvey's manual.
Rows belong to the group and the question above them.
"""

import csv
import io
from collections.abc import Iterator
from html import escape

from sixelements.application.forms import FormMaterial
from sixelements.domain.assessment import Role
from sixelements.i18n import _
from sixelements.reporting.forms import questions
from sixelements.reporting.forms.marks import (
    DONT_KNOW,
    NOT_APPLICABLE,
    ROLE,
    FormQuestion,
    all_asked,
    of_role,
)
from sixelements.reporting.printable import printable

_COLUMNS = (
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
)
_RADIO_LIST = "L"
_ALWAYS = "1"
"""A question's condition; this one is always met."""
_CODES = {DONT_KNOW: "A6", NOT_APPLICABLE: "A7"}
_ROLE_CODES = {Role.FRONTLINE: "front", Role.SUPERVISOR: "super", Role.MANAGER: "manag"}
"""Codes of answers have five characters at most."""
SurveyRow = list[str]


def question_code(asked: FormQuestion) -> str:
    """A question's code: letters and digits only, a letter first, such as p1x1 and t1."""
    if asked.id.startswith("t."):
        return asked.id.replace(".", "")
    return asked.id if asked.id == ROLE else f"p{asked.id.replace('.', 'x')}"


def answer_code(asked: FormQuestion, value: str) -> str:
    """An answer's code: A1 to A5 for the levels, A6 don't know, A7 not applicable; the role's by its word."""
    if asked.id == ROLE:
        return _ROLE_CODES[Role(value)]
    return _CODES.get(value, f"A{value}")


def limesurvey_txt(material: FormMaterial) -> bytes:
    """The survey, UTF-8 with a mark as LimeSurvey writes it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(_rows(material))
    return out.getvalue().encode("utf-8-sig")


def reads_back(data: bytes, material: FormMaterial) -> bool:
    """Whether a file holds these rows."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter="\t", strict=True)) == _rows(material)


def _rows(material: FormMaterial) -> list[SurveyRow]:
    return [list(_COLUMNS), *_settings(material), *_groups(material)]


def _settings(material: FormMaterial) -> Iterator[SurveyRow]:
    language = _language(material)
    yes_if_anonymous = "Y" if material.round.anonymous else "N"
    kept = {
        "language": language,
        "format": "G",
        "anonymized": yes_if_anonymous,
        "datestamp": "N",
        "ipaddr": "N",
        "refurl": "N",
        "savetimings": "N",
        "allowprev": "Y",
        "showwelcome": "Y",
    }
    for name, value in kept.items():
        yield _row("S", name=name, text=value)
    said = {
        "surveyls_title": questions.title(material),
        "surveyls_welcometext": "\n".join(questions.introduction(material)),
        "surveyls_endtext": _("Your answers are in. Thank you."),
    }
    for name, value in said.items():
        yield _row("SL", name=name, text=_html(value), language=language)


def _groups(material: FormMaterial) -> Iterator[SurveyRow]:
    language = _language(material)
    role = of_role(material)
    if role:
        yield _row("G", kind="G0", name=_html(role.name), relevance=_ALWAYS, language=language)
        yield from _question(role, language)
    asked = {one.id: one for one in all_asked(material)}
    for n, (element, practices) in enumerate(material.elements, start=1):
        title = _html(f"{element.id} {element.title}")
        text = _html(element.summary)
        yield _row("G", kind=f"G{n}", name=title, text=text, relevance=_ALWAYS, language=language)
        for practice in practices:
            yield from _question(asked[practice.id], language)
    if material.lines:
        title = _html(_("The last ten contacts"))
        number = len(material.elements) + 1
        yield _row("G", kind=f"G{number}", name=title, relevance=_ALWAYS, language=language)
        for line in material.lines:
            yield from _question(asked[line.id], language)


def _question(asked: FormQuestion, language: str) -> Iterator[SurveyRow]:
    yield _row(
        "Q",
        kind=_RADIO_LIST,
        name=question_code(asked),
        text=_html(asked.question),
        relevance=_ALWAYS,
        help=_html(asked.meaning),
        language=language,
        mandatory="N",
        other="N",
    )
    for choice, text in zip(asked.choices, questions.answers(asked), strict=True):
        code = answer_code(asked, choice.value)
        yield _row("A", kind="0", name=code, text=_html(text), language=language)


def _row(class_: str, *, kind: str = "", **cells: str) -> SurveyRow:
    told = {"class": class_, "type/scale": kind, **cells}
    return [told.get(column, "") for column in _COLUMNS]


def _html(words: str) -> str:
    """Text as LimeSurvey shows it: HTML, in one line, and no braces, in which it looks for formulas."""
    shown = escape(printable(words)).replace("{", "&#123;").replace("}", "&#125;")
    return "<br />".join(shown.split("\n"))


def _language(material: FormMaterial) -> str:
    """The language without its country: LimeSurvey has one English."""
    return material.assessment.language.split("-")[0]

"""The same nine sheets in the shapes in which survey tools and spreadsheets export them, made again here."""

import csv
import io
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from openpyxl import Workbook

from sixelements.domain.assessment import Assessment, Practice, Role

Rows = Sequence[Sequence[object]]
SHEETS = 9
BEGAN = datetime(2026, 9, 14, 9, 2, 11)  # noqa: DTZ001 - as tools write it


@dataclass(frozen=True)
class Person:
    """A sheet: what a file of answers says for each item, empty where it was skipped."""

    role: Role
    said: Mapping[str, str]


@dataclass(frozen=True)
class Export:
    """Somebody's export as a file."""

    name: str
    data: bytes
    comments: int = 0


def people(assessment: Assessment, seed: int = 1) -> tuple[Person, ...]:
    chance = random.Random(seed)  # noqa: S311 - repeatable
    lines = [line.id for line in assessment.three_thirds.lines]
    practices = ("1", "2", "3", "4", "5", "dk", "na", "")
    roles = [Role.FRONTLINE] * 6 + [Role.SUPERVISOR] * 2 + [Role.MANAGER]
    return tuple(
        Person(
            role,
            {p: chance.choice(practices) for p in assessment.core}
            | {line: chance.choice("12345") for line in lines},
        )
        for role in roles
    )


class Survey:
    """What the tools show for each question and each answer."""

    def __init__(self, assessment: Assessment, seed: int = 1) -> None:
        self.assessment, self.people = assessment, people(assessment, seed)
        self.practices = [assessment.practices[p] for p in assessment.core]
        self.lines = assessment.three_thirds.lines

    def anchor(self, practice: Practice, said: str) -> str:
        scale = self.assessment.scale
        outside = {"dk": scale.dont_know, "na": scale.not_applicable, "": ""}
        return outside[said] if said in outside else practice.anchor(int(said))

    def band(self, said: str) -> str:
        return self.assessment.three_thirds.anchors[int(said) - 1]

    def numbered(self, said: str) -> str:
        outside = {"dk": "Don’t know", "na": "Not applicable", "": ""}
        return outside[said] if said in outside else f"{said} - {self.assessment.scale.words[int(said) - 1]}"

    def role(self, person: Person) -> str:
        return self.assessment.roles[person.role]

    @property
    def ids(self) -> list[str]:
        return ["role", *(p.id for p in self.practices), *(line.id for line in self.lines)]

    def plain(self, change: Callable[[str], str] = str) -> list[list[str]]:
        return [
            self.ids,
            *([p.role.value, *(change(p.said[c]) for c in self.ids[1:])] for p in self.people),
        ]

    def anchors(self, person: Person) -> list[str]:
        return [
            *(self.anchor(p, person.said[p.id]) for p in self.practices),
            *(self.band(person.said[line.id]) for line in self.lines),
        ]


def a_csv(rows: Rows, separator: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def an_xlsx(rows: Rows) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(out)
    return out.getvalue()


def microsoft_forms(survey: Survey) -> Rows:
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    asked = [p.statement + "\xa0" for p in survey.practices] + [line.text for line in survey.lines]
    quiz = [f"Points - {survey.practices[0].statement}", "Total points"]
    rows: list[list[object]] = [[*head, "What is your role?", *asked, "Anything you want to add?", *quiz]]
    for n, person in enumerate(survey.people):
        began = BEGAN + timedelta(minutes=37 * n)
        meta = [n + 1, began, began + timedelta(minutes=14), "anonymous", None, began]
        said = "Well,\nnobody writes it down" if n == 2 else None
        rows.append([*meta, survey.role(person), *survey.anchors(person), said, None, None])
    return rows


def google_forms(survey: Survey) -> Rows:
    titles = {p.id: e.title for e in survey.assessment.elements for p in e.practices}
    stem = survey.assessment.three_thirds.stem
    asked = [f"{titles[p.id]} [{p.statement}]" for p in survey.practices]
    asked += [f"{stem} [{line.text}]" for line in survey.lines]
    rows = [["Timestamp", "What is your role?", *asked, "Comments"]]
    for n, person in enumerate(survey.people):
        time = (BEGAN + timedelta(minutes=31 * n)).strftime("%Y/%m/%d %I:%M:%S %p GMT+2")
        said = [survey.numbered(person.said[p.id]) for p in survey.practices]
        bands = [survey.band(person.said[line.id]) for line in survey.lines]
        rows.append([time, survey.role(person), *said, *bands, "Two\nlines" if n == 1 else ""])
    return rows


def limesurvey(survey: Survey, *, full: bool) -> Rows:
    meta = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    codes = [f"p{p.id.replace('.', 'x')}" for p in survey.practices]
    codes += [line.id.replace(".", "") for line in survey.lines]
    asked = [f"{p.id} {p.statement}" for p in survey.practices]
    asked += [f"{line.id} {survey.assessment.three_thirds.stem} {line.text}" for line in survey.lines]
    rows = [[*meta, "role", *(asked if full else codes)]]
    short = {Role.FRONTLINE: "front", Role.SUPERVISOR: "super", Role.MANAGER: "manag"}
    for n, person in enumerate(survey.people):
        own = [str(n + 1), "1980-01-01 00:00:00", "7", "en", str(10**8 + n)]
        coded = {"dk": "A6", "na": "A7", "": ""}
        said = [coded.get(person.said[c], f"A{person.said[c]}") for c in survey.ids[1:]]
        role = survey.role(person) if full else short[person.role]
        rows.append([*own, role, *(survey.anchors(person) if full else said)])
    return rows


def limesurvey_vv(survey: Survey) -> str:
    """Its file for verification: texts, then codes, tabs, and signs by their names; each line ends in a tab."""
    codes, *rows = limesurvey(survey, full=False)
    texts = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    texts += [str(cell) for cell in limesurvey(survey, full=True)[0][5:]]
    nothing = "{question_not_shown}"
    said = [[str(cell) or nothing for cell in row] for row in rows]
    remarks = ["It is loud.{newline}{quote}Really{quote} {lbrace}sic}", *[nothing] * (len(rows) - 1)]
    table = [
        [*texts, "Access code", "Anything else?"],
        [*map(str, codes), "token", "comments"],
        *([*row, nothing, remark] for row, remark in zip(said, remarks, strict=True)),
    ]
    return "".join("\t".join((*row, "")) + "\n" for row in table)


def limesurvey_both(survey: Survey) -> Rows:
    """Its export with code and text in each header."""
    head, *rows = limesurvey(survey, full=True)
    codes = limesurvey(survey, full=False)[0]
    texts = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", *head[5:]]
    return [[f"{code}. {text}" for code, text in zip(codes, texts, strict=True)], *rows]


def kobo(survey: Survey, *, group: str = "", numbers: bool = True) -> Rows:
    """Kobo's export with names in place of words, as it makes them of questions and choices."""
    asked = [(p.id, p.statement) for p in survey.practices] + [(n.id, n.text) for n in survey.lines]

    def name(text: str) -> str:
        return group + "".join(c if c.isalnum() else "_" for c in text)[:60]

    heads = [name(f"_{i} {text}" if numbers else text) for i, text in asked]
    choices = {"dk": "don_t_know", "na": "not_applicable", "": ""}
    rows = [["start", "end", name("What is your role on this team?"), *heads, "__version__", "_id", "_uuid"]]
    for n, person in enumerate(survey.people):
        practices = [choices.get(person.said[p.id], f"level_{person.said[p.id]}") for p in survey.practices]
        bands = ["_".join(survey.band(person.said[line.id]).split()) for line in survey.lines]
        began = (BEGAN + timedelta(minutes=n)).isoformat()
        role = "front_line" if person.role is Role.FRONTLINE else person.role.value
        own = ["vAb", str(5_000 + n), f"0c5b3a1{n}-6f3e-4c0e-9a55-1d2a3b4c5d6e"]
        rows.append([began, began, role, *practices, *bands, *own])
    return rows


def surveymonkey(survey: Survey) -> Rows:
    """Two rows of headers, a block's question in its first cell only; statements cut."""
    meta = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address"]
    first = [*meta, "What is your role on this team?", "How well do we serve people?"]
    first += [""] * (len(survey.practices) - 1) + [survey.assessment.three_thirds.stem]
    first += [""] * (len(survey.lines) - 1)
    second = [""] * len(meta) + ["Response", *(p.statement[:60] for p in survey.practices)]
    rows = [first, second + [line.text for line in survey.lines]]
    for n, person in enumerate(survey.people):
        date = (BEGAN + timedelta(minutes=n)).strftime("%m/%d/%Y %H:%M:%S")
        own = [str(118_000_000_000 + n), "43", date, date, "", ""]
        rows.append([*own, survey.role(person), *survey.anchors(person)])
    return rows


def qualtrics(survey: Survey) -> Rows:
    """Three rows of headers, and codes: 6 and 7 are what no rule can tell."""
    meta = ["StartDate", "EndDate", "Status", "Progress", "Duration (in seconds)", "Finished", "ResponseId"]
    meta += ["DistributionChannel", "UserLanguage"]
    asked = [p.statement for p in survey.practices] + [line.text for line in survey.lines]
    names = [f"Q{2 + n}" for n in range(len(asked))]
    third = [json.dumps({"ImportId": f"QID{n}"}) for n in range(len(meta) + 1 + len(asked))]
    rows = [[*meta, "Q1", *names], [*meta, "What is your role?", *asked], third]
    code = {"dk": "6", "na": "7"}
    for n, person in enumerate(survey.people):
        time = (BEGAN + timedelta(minutes=n)).strftime("%Y-%m-%d %H:%M:%S")
        own = [time, time, "0", "100", "312", "1", f"R_{n:08x}", "anonymous", "EN"]
        said = [code.get(person.said[c], person.said[c]) for c in survey.ids[1:]]
        rows.append([*own, survey.role(person), *said])
    return rows


def exports(survey: Survey) -> tuple[Export, ...]:
    """All shapes that go in without a question."""
    plain = survey.plain()
    wide = str.maketrans("12345", "１２３４５")
    unseen = [[f"\u200b{cell}\u00a0" if cell else cell for cell in row] for row in plain]
    return (
        Export("microsoft.csv", a_csv(_texts(microsoft_forms(survey))).encode("utf-8-sig"), comments=1),
        Export("microsoft.xlsx", an_xlsx(microsoft_forms(survey)), comments=1),
        Export("google.csv", a_csv(google_forms(survey), end="\n").encode(), comments=1),
        Export("limesurvey-codes.csv", a_csv(limesurvey(survey, full=False)).encode("utf-8-sig")),
        Export("limesurvey-full.csv", a_csv(limesurvey(survey, full=True), ";").encode("utf-8-sig")),
        Export("limesurvey-both.csv", a_csv(limesurvey_both(survey), ";").encode("utf-8-sig")),
        Export("vvexport_811.csv", limesurvey_vv(survey).encode(), comments=1),
        Export("kobo.csv", a_csv(kobo(survey), ";").encode()),
        Export("kobo-groups.csv", a_csv(kobo(survey, group="group_ab1/part_2/"), ";").encode()),
        Export("kobo-words.csv", a_csv(kobo(survey, numbers=False), ";").encode()),
        Export("kobo.xlsx", an_xlsx(kobo(survey))),
        Export("titled.csv", ("Team North\n\n1 = low\n" + a_csv(plain)).encode()),
        Export("titled.xlsx", an_xlsx([["Team North"], [], ["1 = low"], *plain])),
        Export("surveymonkey.csv", a_csv(surveymonkey(survey)).encode()),
        Export("surveymonkey.xlsx", an_xlsx(surveymonkey(survey))),
        Export("german.csv", a_csv(plain, ";").encode("cp1252")),
        Export("commas.csv", a_csv(survey.plain(lambda c: f"{c},0" if c.isdigit() else c), ";").encode()),
        Export("points.csv", a_csv(survey.plain(lambda c: f"{c}.0" if c.isdigit() else c)).encode()),
        Export("unicode.txt", a_csv(plain, "\t").encode("utf-16")),
        Export("no-mark.txt", a_csv(plain, "\t").encode("utf-16-le")),
        Export("wide.csv", a_csv(survey.plain(lambda c: c.translate(wide))).encode()),
        Export("unseen.csv", a_csv(unseen).encode()),
        Export("macintosh.csv", a_csv(plain, end="\r").encode()),
        Export("numbers.xlsx", an_xlsx([[_number(cell) for cell in row] for row in plain])),
        Export("trailing.csv", a_csv([[*row, "", ""] for row in plain]).encode()),
        Export("blank.csv", a_csv([*plain, *[[""] * len(plain[0])] * 5_000]).encode()),
        Export("words.csv", a_csv(survey.plain(survey.numbered)).encode()),
    )


def _texts(rows: Rows) -> Rows:
    return [
        ["" if c is None else c.strftime("%m/%d/%y %H:%M:%S") if isinstance(c, datetime) else c for c in row]
        for row in rows
    ]


def _number(cell: str) -> object:
    return float(cell) if cell.replace(".", "", 1).isdigit() else cell

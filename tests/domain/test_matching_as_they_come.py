"""What tools put into their exports besides answers, as it was met in files of theirs."""

import re
import tomllib
from dataclasses import replace

import pytest

from sixelements import bootstrap
from sixelements.application import match_file
from sixelements.application.foreign_sheets import sheet_file
from sixelements.application.table_file import TableFile
from sixelements.domain.assessment import Role
from sixelements.domain.foreign_columns import Goes, MatchedColumn, match_columns
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_table import ForeignTable, FormMark
from sixelements.domain.foreign_words import Meaning, Question
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.matching import (
    NO_DECISIONS,
    Decisions,
    Form,
    Matched,
    RowDoubt,
    ToldBy,
    WordKind,
    match,
)
from sixelements.domain.responses import DONT_KNOW, IN_ALL, level_answer
from sixelements.wording import matching as words
from tests.builders import PRACTICES, an_assessment

FORM = Form(practices=PRACTICES[:2], lines=())


def understood(*rows: tuple[str, ...], decisions: Decisions = NO_DECISIONS) -> Matched:
    return match(ForeignTable(rows=rows, places=tuple(range(1, len(rows) + 1))), FORM, decisions)


@pytest.mark.parametrize(
    "header", ["Start language", "startlanguage", "Last page", "Access code", "Total time"]
)
def test_what_limesurvey_adds_is_known_in_each_of_its_styles(header: str) -> None:
    matched = understood((header, "1.1", "1.2"), ("en", "3", "4"))
    assert len(matched.sheets) == 1


@pytest.mark.parametrize("said", ["Survey Preview", "Survey Test", "Spam", "Possible spam"])
@pytest.mark.parametrize("header", ["Status", "Response Type"])
def test_a_preview_or_spam_goes_in_only_where_somebody_wants_it(header: str, said: str) -> None:
    rows = ((header, "1.1", "1.2"), ("IP Address", "3", "4"), (said, "5", "5"))
    matched = understood(*rows)
    assert len(matched.sheets) == 1
    assert matched.of_kind(RowDoubt.TRIAL, left_out=True) == (3,)
    wanted = understood(*rows, decisions=Decisions(rows={RowDoubt.TRIAL: True}))
    assert len(wanted.sheets) == 2


def test_codes_of_previews_count_only_where_the_tool_writes_them() -> None:
    coded = understood(("Response Type", "1.1", "1.2"), ("0", "3", "4"), ("1", "5", "5"), ("8", "5", "5"))
    assert len(coded.sheets) == 1
    assert len(understood(("Status", "1.1", "1.2"), ("0", "3", "4"), ("1", "5", "5")).sheets) == 2


def test_each_of_several_comments_is_on_the_question_before_it() -> None:
    matched = understood(("1.1", "Comment", "1.2", "Comment2"), ("3", "one", "4", "two"))
    (sheet,) = matched.sheets
    assert sheet.comments == {ItemId("1.1"): "one", ItemId("1.2"): "two"}


@pytest.mark.parametrize(
    ("header", "item"),
    [
        ("Anything to add?", None),
        ("Anything you'd like to add?", None),
        ("Is there anything else you would like to share?", None),
        ("Any other thoughts?", None),
        ("Möchten Sie noch etwas hinzufügen?", None),
        ("Souhaitez-vous ajouter autre chose ?", None),
        ("Comment on 1.1", "1.1"),
        ("Comments on 1,1 Written", "1.1"),
        ("Kommentar zu Frage 1.1", "1.1"),
        ("Comment (1.1)", "1.1"),
        ("Comment on: We do 1.1.", "1.1"),
        ("1.1 We do 1.1. Comments", "1.1"),
        ("1.1 Why?", "1.1"),
        ("1,1) Reason", "1.1"),
    ],
)
def test_words_for_a_box_of_ones_own_words_need_no_decision(header: str, item: str | None) -> None:
    assessment = an_assessment()
    form = replace(FORM, assessment=assessment)
    table_ = ForeignTable(rows=(("1.1", "1.2", header), ("3", "4", "one")), places=(1, 2))
    (sheet,) = match(table_, form).sheets
    assert sheet.comments == {ItemId(item) if item else IN_ALL: "one"}


@pytest.mark.parametrize("header", ["1,1", "1.1)", "1,1) We do 1.1.", "(1.1)", "[1.1]", "#1.1", "Frage 1.1"])
def test_a_number_is_known_whatever_stands_around_it(header: str) -> None:
    (sheet,) = understood((header, "1,2"), ("3", "4")).sheets
    assert len(sheet.answers) == 2


@pytest.mark.parametrize("header", ["11.1", "1,12", "1.1.1", "Version 1.1", "Comment on 1.1 and 1.2"])
def test_a_number_that_is_of_no_question_is_asked_about(header: str) -> None:
    assert len(understood(("1.1", "1.2", header), ("3", "4", "5")).undecided) == 1


def test_a_single_comment_is_on_all_wherever_it_stands() -> None:
    matched = understood(("1.1", "1.2", "Comment"), ("3", "4", "one"))
    assert [(c.goes, c.item) for c in matched.columns][-1] == (Goes.COMMENT, None)


def test_a_code_of_our_survey_in_front_of_the_question_reads_its_codes() -> None:
    matched = understood(
        ("role. What is your role on this team?", "p1x1. Every channel [all]", "p1x2. Another one"),
        ("", "A3", "A6"),
    )
    (sheet,) = matched.sheets
    assert [answer.level for answer in sheet.answers.values()] == [3, None]
    assert not matched.words


def test_the_role_codes_of_our_survey_make_the_codes_of_its_answers_known_under_full_headings() -> None:
    """With full headings LimeSurvey's export was asked about word by word: A1, A2, and so on."""
    head = ("What is your role on this team?", "1.1 Every channel", "1.2 Another one")
    (sheet,) = understood(head, ("super", "A3", "A7")).sheets
    assert [answer.level for answer in sheet.answers.values()] == [3, None]
    assert {w.word for w in understood(head, ("Supervisor", "A3", "A7")).words} == {
        "A3",
        "A7",
    }  # whose are they?


@pytest.mark.parametrize("second", ["1.1", "1.1 (again)"])
def test_of_two_columns_for_one_question_an_empty_one_is_left_out(second: str) -> None:
    for head, row in (((second, "1.1", "1.2"), ("", "3", "4")), (("1.1", second, "1.2"), ("3", "", "4"))):
        matched = understood(head, row)
        assert not matched.undecided
        assert {item: answer.level for item, answer in matched.sheets[0].answers.items()} == {
            "1.1": 3,
            "1.2": 4,
        }
    assert [c.header for c in understood(("1.1", "1.1", "1.2"), ("3", "5", "4")).undecided] == ["1.1"]


NUMBERED = (("Response ID", "1.1", "1.2"), ("7", "3", "4"), ("8", "2", "2"), ("7", "5", "4"), ("8", "2", "2"))


def test_a_number_that_stands_before_with_other_answers_is_asked_about() -> None:
    matched = understood(*NUMBERED)
    assert matched.of_kind(RowDoubt.NUMBERED, left_out=False) == (4,)
    assert len(matched.sheets) == 3  # the fifth row is the third again
    for taken, sheets in ((True, 4), (False, 3)):
        decided = understood(*NUMBERED, decisions=Decisions(rows={RowDoubt.NUMBERED: taken}))
        assert (len(decided.sheets), decided.decided_rows) == (sheets, {RowDoubt.NUMBERED: taken})


def test_what_was_decided_stands_with_the_table_without_how_often() -> None:
    words = {WordKind.ANSWERS: {"6": Meaning(DONT_KNOW)}}
    decisions = Decisions(words=words, roles={"chefin": Role.MANAGER, "unused": None})
    matched = understood(("Role", "1.1", "1.2"), ("Chefin", "6", "6"), ("", "6", "2"), decisions=decisions)
    assert [(w.kind, w.word, w.meaning, w.role) for w in matched.decided] == [
        (WordKind.ANSWERS, "6", Meaning(DONT_KNOW), None),
        (WordKind.ROLES, "Chefin", None, Role.MANAGER),
    ]
    assert not {"cells", "first"} & {*dir(matched.decided[0])}


TOOLS = {
    "Typeform": "#|Start Date (UTC)|Submit Date (UTC)|Network ID|Tags|Ending|Response Type|Stage Date (UTC)",
    "Jotform": "Submission Date|Submission ID|Submission IP|Last Update Date|Submission URL|Edit Link",
    "Kobo": "start|end|_id|_uuid|_submission_time|_validation_status|_status|_submitted_by|__version__"
    "|_index",
    "Nextcloud": "User ID|User display name|Timestamp",
    "Alchemer": "Response ID|Time Started|Date Submitted|Status|Contact ID|Language|Referer|SessionID"
    "|User Agent|Tags|IP Address|Longitude|Latitude|Country|City|State/Region|Postal",
    "Cognito": "Entry_Id|Entry_Status|Entry_DateCreated|Entry_DateSubmitted|Entry_DateUpdated",
    "SmartSurvey": "UserID|UserNo|Started|Ended|Tracking Link|Unique ID|Invite Code",
    "Zoho": "Response ID|Response Start Time|Response Submitted Time|Added Time|Modified Time|IP"
    "|Referrer Name",
    "Qualtrics": "ResponseId|Q_RecaptchaScore|Q_RelevantIDDuplicate",
    "Microsoft, Spanish": "ID|Hora de inicio|Hora de finalización|Correo electrónico|Nombre",
    "Google, French": "Horodateur",
    "LimeSurvey, German": "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert",
}


@pytest.mark.parametrize("head", TOOLS.values(), ids=TOOLS)
def test_what_other_tools_add_is_known_and_tells_their_rows_apart(head: str) -> None:
    own = head.split("|")
    matched = understood((*own, "1.1", "1.2"), (*["7"] * len(own), "3", "4"))
    assert [column.header for column in matched.undecided] == []
    assert {column.goes for column in matched.columns[: len(own)]} == {Goes.LEFT_OUT}
    assert len(matched.sheets) == 1
    assert matched.told_by is not ToldBy.NOTHING


STATEMENTS = {
    ItemId("1.1"): "Our service expectations are written down for everybody who serves customers",
    ItemId("1.2"): "Each channel shows how long people wait and what they can do about it meanwhile",
}


def columns_of(*headers: str) -> tuple[MatchedColumn, ...]:
    questions = [Question(item=item, text=text) for item, text in STATEMENTS.items()]
    return match_columns([(header,) for header in headers], questions, empty=[False] * len(headers))


@pytest.mark.parametrize(
    "said",
    [
        STATEMENTS[ItemId("1.1")],
        STATEMENTS[ItemId("1.1")][:60],
        STATEMENTS[ItemId("1.1")].replace("everybody", "everyone"),
    ],
    ids=["whole", "cut", "alike"],
)
@pytest.mark.parametrize("number", ["1.2", "p1x2."])
def test_a_number_with_the_words_of_another_question_is_asked_about(number: str, said: str) -> None:
    """Numbers of somebody's own went before the very words: 269 of 333 answers were somebody else's."""
    first, second = columns_of("1.1", f"{number} {said}")
    assert first.item == "1.1"
    assert (second.goes, second.why, second.nearest) == (Goes.UNDECIDED, Why.DISAGREES, "1.1")


@pytest.mark.parametrize(
    "said", [STATEMENTS[ItemId("1.2")], "Waiting", "Something that nobody asks here at all"]
)
def test_a_number_with_its_own_words_or_none_of_ours_needs_no_decision(said: str) -> None:
    (column,) = columns_of(f"1.2 {said}")
    assert (column.goes, column.item) == (Goes.ANSWER, "1.2")


def test_number_and_words_that_differ_are_said_without_calling_questions_missing() -> None:
    columns = columns_of(f"1.1 {STATEMENTS[ItemId('1.2')]}")
    matched = Matched(header=((columns[0].header,),), columns=columns, missing=(ItemId("1.1"), ItemId("1.2")))
    assert words.refusal(matched) == (
        "This column has the number of one question and the words of another: “1.1 Each channel shows how "
        "long people wait and what they ca…” (words of 1.2)."
    )


@pytest.mark.parametrize(
    ("places", "asked"), [((1, 2, 3, 4, 7), True), ((1, 2, 3, 4, 5), False), ((1, 2, 4, 6, 8), False)]
)
def test_a_last_row_below_empty_ones_may_be_averages_and_is_asked_about(
    places: tuple[int, ...], asked: bool
) -> None:
    """Averages without a label, whole numbers by chance, went in as one more person."""
    rows = (("1.1", "1.2"), ("3", "4"), ("3", "5"), ("3", "3"), ("3", "4"))

    def sheets(decisions: Decisions) -> int:
        return len(match(ForeignTable(rows=rows, places=places), FORM, decisions).sheets)

    matched = match(ForeignTable(rows=rows, places=places), FORM)
    assert bool(matched.of_kind(RowDoubt.APART, left_out=False)) is asked
    assert any("row 7" in text for text in words.problems(matched)) is asked
    assert sheets(Decisions(rows={RowDoubt.APART: True})) == 4
    assert sheets(Decisions(rows={RowDoubt.APART: False})) == (3 if asked else 4)


def test_a_box_for_comments_under_each_question_is_no_answer_and_its_marks_are_no_person() -> None:
    """The row of "Response" under the questions was read as a person, with no way in by command line."""
    matched = understood(
        ("1.1 One", "", "1.2 Two", ""),
        ("Response", "Other (please specify)", "Response", "Other (please specify)"),
        ("3", "why", "4", ""),
    )
    (sheet,) = matched.sheets
    assert [answer.level for answer in sheet.answers.values()] == [3, 4]
    assert sheet.comments == {ItemId("1.1"): "why"}


def test_columns_called_alike_or_nothing_are_decided_one_by_one() -> None:
    """The file of decisions had one line for both, so that neither could be chosen."""
    rows = (("1.1", "1.1", "", "", "1.2"), ("3", "4", "x", "y", "5"))
    matched = understood(*rows)
    assert [c.key for c in matched.columns] == [
        "1.1 [column A]",
        "1.1 [column B]",
        "[column C]",
        "[column D]",
        "1.2",
    ]
    text = match_file.written([matched])
    for key, said in (("1.1 [column A]", "leave out"), ("1.1 [column B]", "1.1"), ("[column C]", "comment")):
        text = re.sub(rf'^"{re.escape(key)}" = ".*?"', f'"{key}" = "{said}"', text, flags=re.MULTILINE)
    text = text.replace('"[column D]" = ""', '"[column D]" = "leave out"')
    (sheet,) = understood(*rows, decisions=match_file.decisions_of(tomllib.loads(text), FORM)).sheets
    assert [answer.level for answer in sheet.answers.values()] == [4, 5]
    assert list(sheet.comments.values()) == ["x"]


@pytest.mark.parametrize(
    "header",
    [
        "E-Mail-Adresse",
        "Punkte",
        "Dirección de correo electrónico",
        "Puntuación",
        "Adresse e-mail",
        "Id.",
        "today",
        "ID de la réponse",
        "Date de soumission",
        "Dernière page",
        "Langue de départ",
        "Tête de série",
        "Gesamtzeit",
        "Gruppenzeit: Standards",
        "Fragenzeit: p1x1",
        "ID de respuesta",
        "Fecha de envío",
        "Última página",
        "Lenguaje inicial",
        "Semilla",
    ],
)
def test_what_a_tool_adds_in_other_languages_needs_no_decision(header: str) -> None:
    assert len(understood((header, "1.1", "1.2"), ("1", "3", "4")).sheets) == 1


def test_a_row_of_sums_is_one_line_and_not_one_for_each_cell() -> None:
    form = Form(practices=PRACTICES, lines=())
    rows = (tuple(PRACTICES), ("3",) * 5, ("28", "31", "27", "30", "26"))
    matched = match(ForeignTable(rows=rows, places=(1, 2, 11)), form)
    assert list(words.problems(matched)) == [
        "row 11: 5 of its cells are no answers. If it holds sums or averages, delete the row."
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (("3", "4"), ("5", "4"), ("1.1", "1.2"), ("3", "4")),
            "Its header stands in row 3, and what is above",
        ),
        ((("", "A"), ("1.1", "3"), ("1.2", "4")), "Its questions stand below one another. Turn it"),
        ((("x", "y"), ("3", "4")), "These columns are not known"),
    ],
)
def test_where_a_header_stands_instead_is_said(rows: tuple[tuple[str, ...], ...], said: str) -> None:
    """All 37 questions were called missing."""
    table = ForeignTable(rows=rows, places=tuple(range(1, len(rows) + 1)))
    refusal = sheet_file(TableFile(digest=b"", table=table), FORM).refusal
    assert refusal
    assert refusal.startswith(said)


NUMBERS = (
    "Nr",
    "Nr.",
    "Lfd. Nr.",
    "Lfd.Nr.",
    "Lfd.-Nr.",
    "laufende Nummer",
    "Laufende Nr.",
    "N°",
    "N.º",
    "Nº",
    "N °",
    "No",
    "No.",
    "№",
    "n.",
    "Num",
    "Num.",
    "S.No.",
    "S. No.",
    "S/N",
    "Sl. No.",
    "Sr. No.",
    "Serial",
    "Serial number",
    "Row",
    "Line",
    "Zeile",
    "ID-Nr.",
    "Bogen",
    "Bogen-Nr.",
    "Fragebogen Nr.",
    "Fragebogennummer",
    "Questionnaire",
    "Questionnaire no.",
    "Teilnehmer/in",
    "TN",
    "TN-Nr.",
    "Participante",
    "Participant n°",
    "Répondant",
    "Folio",
    "Nro",
    "Nro.",
    "Núm.",
    "Pos.",
    "Index",
    "N. progressivo",
    "L.p.",
    "Löpnr",
    "Løbenr.",
    "Løpenummer",
    "Volgnummer",
    "Volgnr.",
    "Pořadí",
    "Č.",
    "Poř. č.",
    "Sorszám",
    "Sıra No",
    "Järjestysnumero",
    "№ п/п",
    "序号",
    "번호",
)


@pytest.mark.parametrize("header", NUMBERS)
def test_a_number_that_somebody_gave_a_row_needs_no_decision_in_whatever_language(header: str) -> None:
    matched = understood((header, "1.1", "1.2"), ("1", "3", "4"))
    assert (matched.columns[0].why, len(matched.sheets)) == (Why.RESPONSE_NUMBER, 1)


COMMENTS = (
    "Bemerkungen / Kommentare",
    "Ihr Kommentar",
    "Sonstiges",
    "Weitere Anmerkungen und Hinweise",
    "Vos commentaires",
    "Commentaires libres",
    "Sus comentarios",
    "Comentarios adicionales",
    "Obs.",
    "Uw opmerkingen",
    "Uwagi i komentarze",
    "Övriga kommentarer",
    "Bemærkninger",
    "Merknader",
    "Muita kommentteja",
    "Poznámky",
    "Komentář",
    "Připomínky",
    "Megjegyzések",
    "Comentarii",
    "Observații",
    "Napomene",
    "Opombe",
    "Σχόλια",
    "Παρατηρήσεις",
    "Комментарии",
    "Примечание",
    "Коментарі",
    "Yorumlar",
    "ملاحظات",
    "הערות",
    "评论",
    "備註",
    "의견",
    "Ghi chú",
    "Märkused",
    "Kommentaarid",
    "Komentāri",
    "Komentarai",
    "Pastabos",
    "Kommentar (freiwillig)",
    "Observations",
    "Comments and remarks",
    "Kommentare 2",
)


@pytest.mark.parametrize("header", COMMENTS)
def test_a_column_for_comments_is_one_in_whatever_language(header: str) -> None:
    matched = understood(("1.1", "1.2", header), ("3", "4", "It is loud."))
    assert [sheet.comments for sheet in matched.sheets] == [{IN_ALL: "It is loud."}]


FIVE = Form(practices=PRACTICES, lines=())
HEAD, ONE = ("Role", *PRACTICES), ("frontline", *"34521")
ABOVE: dict[str, tuple[tuple[str, ...], ...]] = {
    "a title": (("Team North, fall 2026",),),
    "a title as wide as the table": (("Team North", *[""] * len(PRACTICES)),),
    "a title and how to fill it in": (("Team North",), ("Please enter 1 to 5",), ("", "1 = low", "5 = high")),
    "a title that is called like a column": (("Comments",), ("Name",)),
    "the elements over the columns": (("", "Set expectations", "", "", "Train the team", ""),),
    "a date and a number": (("Date:", "2026-11-02"), ("Team", "3")),
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_titles_above_a_table_are_not_read_and_that_is_said(above: tuple[tuple[str, ...], ...]) -> None:
    """The table was refused, or the title was taken for the name of its first column."""
    rows = (*above, HEAD, ONE, ONE)
    table = ForeignTable(rows=rows, places=tuple(range(1, len(rows) + 1)))
    file = sheet_file(TableFile(digest=b"", table=table), FIVE)
    assert file.refusal is None
    assert [(sheet.role, len(sheet.answers)) for sheet in file.sheets] == [(Role.FRONTLINE, 5)] * 2
    assert file.places == (len(rows) - 1, len(rows))
    n = len(above)
    assert file.left_out[0].startswith(f"{n} row{'s' if n > 1 else ''} above its header ")


def test_the_same_table_is_known_again_whatever_its_title_says() -> None:
    """What was decided about its columns is kept by its header."""
    files = [
        sheet_file(
            TableFile(digest=b"", table=ForeignTable(rows=((said,), HEAD, ONE), places=(1, 2, 3))), FORM
        )
        for said in ("As of Monday", "As of Tuesday")
    ]
    assert files[0].form == files[1].form


def test_what_a_row_says_over_columns_without_a_name_belongs_to_the_header() -> None:
    rows = (("Role", "Set expectations", *[""] * 4), ("", *PRACTICES), ONE)
    file = sheet_file(TableFile(digest=b"", table=ForeignTable(rows=rows, places=(1, 2, 3))), FIVE)
    assert (file.refusal, [sheet.role for sheet in file.sheets], file.left_out) == (
        None,
        [Role.FRONTLINE],
        (),
    )


SUMS = (
    *(
        "Average",
        "TOTAL:",
        "Median",
        "n = 8",
        "n=",
        "Subtotal Desk",
        "Desk Total",
        "Grand Total",
        "Min",
        "max.",
    ),
    *(
        "Durchschnitt",
        "Gesamtergebnis",
        "Promedio",
        "Mínimo",
        "Moyenne",
        "Médiane",
        "Sous-total",
        "Ø",
        "Rounded mean",
        "Team result",
    ),
)


@pytest.mark.parametrize("head", ["Name", "ID", "Timestamp", "Email", "Role", "Comments"])
def test_a_row_that_is_called_a_sum_or_an_average_is_asked_about(head: str) -> None:
    for called in SUMS if head not in ("Comments", "Role") else ("Average", "Total", "Median", "Summe"):
        rows = ((head, "1.1", "1.2"), ("", "3", "4"), ("", "2", "2"), (called, "5", "5"))
        matched = understood(*rows)
        assert (matched.of_kind(RowDoubt.SUMS, left_out=False), len(matched.sheets)) == ((4,), 2), called
        left = understood(*rows, decisions=Decisions(rows={RowDoubt.SUMS: False}))
        assert [*words.left_out(left)] == ["1 row of sums or averages is left out, as decided: row 4."]


def test_people_called_as_sums_are_and_remarks_that_begin_so_are_people() -> None:
    named = understood(
        ("Name", "1.1", "1.2"), ("Max", "3", "4"), ("Min", "2", "2"), ("Ann Totally", "2", "2")
    )
    assert len(named.sheets) == 1  # two of them side by side look like sums
    alone = understood(
        ("Name", "1.1", "1.2"), ("Max", "3", "4"), ("Ann", "2", "2"), ("Min", "2", "2"), ("Bo", "1", "1")
    )
    assert len(alone.sheets) == 4
    remarks = understood(
        ("Comments", "1.1", "1.2"), ("Total chaos here", "3", "4"), ("Average team", "1", "2")
    )
    assert len(remarks.sheets) == 2


def test_a_table_of_a_header_alone_has_no_sums() -> None:
    assert understood(("Name", "1.1", "1.2")).rows == ()


@pytest.mark.parametrize("label", ["Why?", "Please explain your answer", "Comments", "Say it your way"])
def test_boxes_with_labels_of_ones_own_hold_comments_also_where_the_last_is_empty(label: str) -> None:
    """They stood undecided, one by one, as the tool writes each question once over two columns."""
    rows = (
        ("1.1", "", "1.2"),
        ("Response", label, "Response", label),
        ("3", "as is", "4"),
        ("2", "", "2", "so"),
    )
    boxes = understood(*rows)
    assert [sheet.comments for sheet in boxes.sheets] == [{"1.1": "as is"}, {"1.2": "so"}]


def test_a_row_without_the_time_that_it_was_sent_is_asked_about_in_portuguese() -> None:
    matched = understood(("Data de envio", "1.1", "1.2"), ("2026-09-14 10:00", "3", "4"), ("", "5", "5"))
    assert matched.of_kind(RowDoubt.UNFINISHED, left_out=False) == (3,)


OF_TOOLS = {
    "google": (
        ("Zeitstempel", "E-Mail-Adresse", "Punktzahl"),
        ("Horodateur", "Adresse e-mail", "Score total"),
        ("Marca temporal", "Dirección de correo electrónico", "Puntuación"),
        ("Carimbo de data/hora", "Endereço de e-mail", "Pontuação"),
        ("Informazioni cronologiche", "Indirizzo email", "Punteggio"),
        ("Tijdstempel", "E-mailadres", "Score"),
        ("Sygnatura czasowa", "Adres e-mail", "Wynik"),
        ("Tidstämpel", "E-postadress", "Poäng"),
        ("タイムスタンプ", "メールアドレス", "スコア"),
    ),
    "limesurvey": (
        ("Datum Abgeschickt", "Antwort-ID", "Datum gestartet", "Datum letzte Aktivität", "IP-Adresse"),
        ("Date de soumission", "ID de la réponse", "Date de lancement", "Date de la dernière action"),
        ("Fecha de envío", "ID de respuesta", "Fecha de inicio", "Fecha de la última acción", "Semilla"),
        ("Data de envio", "ID da resposta", "Data de início", "Data da última ação", "Endereço IP"),
        ("Data invio", "ID risposta", "Data di inizio", "Data ultima azione", "Indirizzo IP"),
    ),
    "microsoft": (
        ("Hora de conclusão", "Hora de início", "Email", "Nome", "Hora da última modificação"),
        ("Ora di completamento", "Ora di inizio", "Posta elettronica", "Nome", "Ora ultima modifica"),
        ("Tijd van voltooien", "Begintijd", "E-mail", "Naam", "Tijd van laatste wijziging"),
        ("Godzina ukończenia", "Godzina rozpoczęcia", "Adres e-mail", "Nazwa"),
        ("Slutförandetid", "Starttid", "E-post", "Namn", "Tid för senaste ändring"),
        ("完了時刻", "開始時刻", "メール", "名前", "最終変更時刻"),
    ),
    "people": (("Date", "No."), ("Datum", "Lfd. Nr."), ("Participant",), ("Nr.", "Name")),
}


@pytest.mark.parametrize("headers", [h for names in OF_TOOLS.values() for h in names])
def test_columns_of_tools_need_no_decision_in_any_of_their_languages(headers: tuple[str, ...]) -> None:
    cells = (f"2026-09-1{n} 10:0{n}" for n in range(2))
    first, second = ((cell, *[""] * (len(headers) - 1)) for cell in cells)
    matched = understood((*headers, "1.1", "1.2"), (*first, "3", "4"), (*second, "5", "5"))
    assert len(matched.sheets) == 2


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("2026/09/14 9:03:12 AM GMT+2", "2026/09/15 9:03:12 AM GMT+2"), Why.CELLS_ARE_TIMES),
        (("ann@example.org", "bo@example.org"), Why.PERSON),
        (("10.0.0.1", "10.0.0.2"), Why.PERSON),
        (("https://example.org/a", ""), Why.TOOL),
    ],
)
def test_what_a_header_does_not_say_its_cells_may(cells: tuple[str, str], why: Why) -> None:
    """Exports speak more languages than anybody listed."""
    matched = understood(("Aikaleima?", "1.1", "1.2"), (cells[0], "3", "4"), (cells[1], "5", "5"))
    assert (matched.columns[0].goes, matched.columns[0].why) == (Goes.LEFT_OUT, why)
    asked = understood(("Aikaleima?", "1.1", "1.2"), (cells[0], "3", "4"), ("Desk", "5", "5"))
    assert [column.header for column in asked.undecided] == ["Aikaleima?"]


def test_names_of_people_are_no_numbers_of_a_tool() -> None:
    """A digest of each would tell whoever holds the workbook who took part."""
    named = understood(("Participant", "1.1", "1.2"), ("Ann", "3", "4"), ("Bo", "5", "5"))
    assert (named.told_by, named.columns[0].why) == (ToldBy.NOTHING, Why.PERSON)
    numbered = understood(("Participant", "1.1", "1.2"), ("P1", "3", "4"), ("P2", "5", "5"))
    assert numbered.told_by is ToldBy.NUMBER


@pytest.mark.parametrize("header", ["Timestamp", "ID", "Name"])
def test_a_last_row_without_what_all_others_have_is_asked_about(header: str) -> None:
    """A row of averages that nobody labeled was a person."""
    cells = [f"2026-09-1{n} 10:0{n}" for n in range(4)]
    rows = ((header, "1.1", "1.2"), *((cell, "3", "4") for cell in cells), ("", "3", "4"))
    matched = understood(*rows)
    assert matched.of_kind(RowDoubt.BARE, left_out=False) == (6,)
    wanted = understood(*rows, decisions=Decisions(rows={RowDoubt.BARE: True}))
    assert len(wanted.sheets) == 5


@pytest.mark.parametrize(
    "header", ["element1/q1_1", "group_a/_1_1", "_1_1", "_1_1_Everybody_can_say", "question 1_1", "q1.1"]
)
def test_names_of_questions_with_the_number_in_them_are_known(header: str) -> None:
    matched = understood((header, header.replace("1_1", "1_2").replace("1.1", "1.2")), ("3", "4"))
    assert [column.item for column in matched.columns] == ["1.1", "1.2"]


@pytest.mark.parametrize("aim", ["target", "- goal", "(how important is this?)", "Ziel", "next year"])
def test_a_column_that_asks_for_an_aim_is_no_answer_about_today(aim: str) -> None:
    alone = understood((f"1.1 {aim}", "1.2"), ("5", "4"))
    assert [(c.why, c.nearest) for c in alone.undecided] == [(Why.AIM, "1.1")]
    beside = understood((f"1.1 {aim}", "1.1 now", "1.2"), ("5", "3", "4"))
    assert [(c.goes, c.item) for c in beside.columns[:2]] == [(Goes.LEFT_OUT, None), (Goes.ANSWER, "1.1")]


@pytest.mark.parametrize("told", ["0", "7", "9", "10"])
def test_where_contacts_of_ten_are_counted_a_small_number_is_asked_about(told: str) -> None:
    """5 of ten counted as All ten, and 3 of ten as 7 or 8."""
    lines = (ItemId("t.1"), ItemId("t.2"))
    rows = (("1.1", "t.1", "t.2"), ("3", told, "5"), ("4", "5", "3"))
    table = ForeignTable(rows=rows, places=(1, 2, 3))
    form = Form(practices=PRACTICES[:1], lines=lines, assessment=an_assessment())
    matched = match(table, form)
    assert {"3", "5"} <= {word.word for word in matched.words}
    assert {word.kind for word in matched.words} == {WordKind.LINES}
    assert all("contacts of ten are counted there" in text for text in words.problems(matched))
    bands = match(ForeignTable(rows=(*rows[:1], ("3", "2", "5"), ("4", "5", "3")), places=(1, 2, 3)), form)
    assert len(bands.sheets) == 2


def test_words_of_another_question_behind_a_number_are_asked_about_however_few_they_are() -> None:
    """All numbers were one off, with two or three words of each question behind them."""
    asked = [
        Question(item=ItemId(f"1.{n}"), text=text)
        for n, text in enumerate(
            (
                "Our expectations are written down as behaviors.",
                "Letters and telephone have their own standards.",
                "Supervisors coach people after real contacts.",
                "Complaints reach whoever can remove their cause.",
            ),
            start=1,
        )
    ]
    few = ("letters, telephone", "supervisors coach", "complaints: cause", "written expectations")
    shifted = match_columns([(f"1.{n} {text}",) for n, text in enumerate(few, 1)], asked, empty=[False] * 4)
    assert [c.nearest for c in shifted if c.why is Why.DISAGREES] == ["1.2", "1.3", "1.4", "1.1"]
    right = (few[3], *few[:3])
    same = match_columns([(f"1.{n} {text}",) for n, text in enumerate(right, 1)], asked, empty=[False] * 4)
    assert [c.item for c in same] == ["1.1", "1.2", "1.3", "1.4"]
    other = Question(item=ItemId("3.1"), text="Staff measure how long customers wait in line.")
    beside = [("1.1 Staff measure how long customers wait in line.",)]
    (column,) = match_columns(beside, asked[:1], empty=[False], beside=[other])
    assert (column.why, column.nearest) == (Why.DISAGREES, "3.1")


LEVELS_OVER = ("1.1", "", "", "", "", "1.2", "", "", "", "", "")
LEVELS_UNDER = (*"12345", *"12345", "Other (please specify)")


def test_one_column_a_level_is_one_question() -> None:
    """SurveyMonkey's expanded export: nothing but 194 columns to decide."""
    rows = (
        LEVELS_OVER,
        LEVELS_UNDER,
        ("", "", "3", "", "", "1", "", "", "", "", "so"),
        ("", "", "", "", "x", "", "2", "", "", "", ""),
    )
    matched = understood(*rows)
    assert [{i: a.level for i, a in sheet.answers.items()} for sheet in matched.sheets] == [
        {"1.1": 3, "1.2": 1},
        {"1.1": 5, "1.2": 2},
    ]
    assert [sheet.comments for sheet in matched.sheets] == [{"1.2": "so"}, {}]
    assert matched.columns[4].item == "1.1"  # in the place of its last level
    two = understood(*rows, ("1", "", "3", "", "", "1", "", "", "", "", ""))
    assert [word.word for word in two.words] == ["1 / 3"]  # and nobody can tell which


@pytest.mark.parametrize("stat", ["mean", "median", "least", "most", "count"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_what_the_other_rows_come_to_is_no_person_though_nothing_says_so(stat: str, place: str) -> None:
    practices = tuple(PracticeId(f"1.{n}") for n in range(1, 10))
    people = [[1 + (n * n * k + 3 * k + n) % 5 for n in range(9)] for k in range(1, 6)]
    columns = list(zip(*people, strict=True))
    came_to = {
        "mean": [round(sum(c) / 5) for c in columns],
        "median": [sorted(c)[2] for c in columns],
        "least": [*map(min, columns)],
        "most": [*map(max, columns)],
        "count": [5] * 9,
    }[stat]
    ordered = [came_to, *people] if place == "first" else [*people, came_to]
    rows = (practices, *(tuple(map(str, row)) for row in ordered))
    table = ForeignTable(rows=rows, places=tuple(range(1, 8)))
    matched = match(table, Form(practices=practices, lines=()))
    assert matched.of_kind(RowDoubt.SUMS, left_out=False) == (2 if place == "first" else 7,)
    alone = ForeignTable(rows=(practices, *rows[2:6]), places=(1, 2, 3, 4, 5))
    assert len(match(alone, Form(practices=practices, lines=())).sheets) == 4


def test_a_row_that_says_what_another_says_is_a_person_even_where_it_is_the_median() -> None:
    practices = tuple(PracticeId(f"1.{n}") for n in range(1, 10))
    threes, others = ("3",) * 9, [("2", "4") * 4 + ("3",), ("4", "2") * 4 + ("3",)]

    def doubted(*rows: tuple[str, ...]) -> tuple[int, ...]:
        table = ForeignTable(rows=(practices, *rows), places=tuple(range(1, len(rows) + 2)))
        return match(table, Form(practices=practices, lines=())).of_kind(RowDoubt.SUMS, left_out=False)

    assert doubted(threes, *others, *others) == (2,)
    assert doubted(threes, *others, *others, threes) == ()


def _coded(*rows: tuple[str, ...], importid: bool = False, decisions: Decisions = NO_DECISIONS) -> Matched:
    """A table of one practice and two lines, whose choices are numbers."""
    head = [("1.1", "t.1", "t.2"), *([('{"ImportId":"QID1"}',) * 3] if importid else [])]
    form = Form(practices=PRACTICES[:1], lines=(ItemId("t.1"), ItemId("t.2")), assessment=an_assessment())
    table = (*head, *rows)
    return match(ForeignTable(rows=table, places=tuple(range(1, len(table) + 1))), form, decisions)


def test_codes_of_dont_know_are_asked_about_once_in_practices_and_lines_and_told_without_counts() -> None:
    """A 6 in the lines made counts of contacts of their 1 to 5, and how often each was chosen was shown."""
    matched = _coded(("6", "6", "5"), ("7", "3", "6"), ("4", "1", "2"), importid=True)
    assert [(w.kind, w.word) for w in matched.words] == [
        (WordKind.ANSWERS, "6"),
        (WordKind.ANSWERS, "7"),
        (WordKind.LINES, "6"),
    ]
    told = [*words.problems(matched)]
    assert all("tools give don't know" in text for text in told)
    assert not any("cell" in text or "row" in text for text in told)
    assert "the ten lines" in told[2]
    (other,) = words.problems(_coded(("3", "7 to 9 of ten", "7 to 9 of ten")))
    assert other.startswith("“7 to 9 of ten” in the ten lines: none of the five bands. Decide which one")
    decided = {WordKind.ANSWERS: {}, WordKind.LINES: {"6": Meaning(DONT_KNOW)}}
    left = _coded(("6", "6", "5"), ("7", "3", "6"), decisions=Decisions(words=decided)).words
    assert {word.kind for word in left} == {WordKind.ANSWERS}


def test_whoever_says_that_a_6_is_a_band_is_asked_about_1_to_5_too() -> None:
    rows = (("3", "6", "5"), ("4", "4", "6"))
    assert {word.word for word in _coded(*rows).words} == {"6"}
    band = {WordKind.LINES: {"6": Meaning(level_answer(2))}}
    assert {word.word for word in _coded(*rows, decisions=Decisions(words=band)).words} == {"4", "5"}


def test_numbers_of_a_scale_that_begins_at_0_are_all_asked_about() -> None:
    """Only the 0 was, and all others counted as a level too low."""
    matched = _coded(("0", "1", "5"), ("4", "3", "2"), ("3", "3", "2"))
    assert {(w.kind, w.word) for w in matched.words} == {(WordKind.ANSWERS, w) for w in ("0", "3", "4")}
    assert all("begins at 0" in text for text in words.problems(matched))
    assert {w.word for w in _coded(("0", "1", "5"), ("5", "3", "2")).words} == {"0"}


@pytest.mark.parametrize(
    "word",
    ["6", "7", "0", "8", "99", "-9", "AO05", "A3", "x1", "alle zehn", "zehn", "Tous", "-", "keine Angabe"],
)
def test_how_often_a_word_stands_that_may_be_an_answer_is_nowhere_told(word: str) -> None:
    rows = tuple((word if n % 2 else "3", word if n % 3 else "2", "5") for n in range(9))
    for one in (w for w in _coded(*rows).words if w.word == word):
        assert one.doubt is not None
        for said in (words.where(one, quoting=True), words.in_columns(one, decided=False)):
            assert not {"cell", "cells", "row", "more"} & {*re.findall(r"\w+", said)}, said


def test_words_of_a_scale_in_another_language_are_told_without_counts() -> None:
    rows = tuple((said, "2", "5") for said in ("Üblich", "Üblich", "Begonnen", "Verankert", "Begonnen"))
    found = _coded(*rows).words
    assert [word.word for word in found] == ["Begonnen", "Verankert", "Üblich"]  # not in the order of rows
    assert all(word.doubt for word in found)
    maybe = _coded(("3", "2", "5"), ("maybe", "2", "5"), ("4", "2", "5")).words
    assert [words.where(word, quoting=True) for word in maybe] == ["“maybe” in 1.1, 1 cell, row 3"]


def test_a_sentence_that_is_nearly_one_of_the_five_is_asked_about_with_its_level() -> None:
    assessment = bootstrap.assessment("six-elements")
    anchor = assessment.practices[PRACTICES[0]].anchors[2]
    form = Form(practices=PRACTICES[:1], lines=(), assessment=assessment)
    rows = (("1.1",), (anchor.replace("specific", "special"),), (anchor,))
    matched = match(ForeignTable(rows=rows, places=(1, 2, 3)), form)
    assert [(word.nearest, word.doubt is not None) for word in matched.words] == [(3, True)]
    assert "much like the sentence of level 3" in next(iter(words.problems(matched)))
    assert "Much like the sentence of level 3" in match_file.written([matched])


@pytest.mark.parametrize(
    "header", ["Was ist Ihre Rolle im Team?", "Quel est votre rôle ?", "¿Cuál es su papel?"]
)
def test_a_heading_in_another_language_is_the_role_where_its_cells_name_roles(header: str) -> None:
    rows = ((header, "1.1", "1.2"), ("Front line", "3", "4"), ("Manager", "2", "4"), ("", "2", "4"))
    matched = understood(*rows)
    assert [(c.goes, c.why) for c in matched.columns[:1]] == [(Goes.ROLE, Why.CELLS_ARE_ROLES)]
    assert [sheet.role for sheet in matched.sheets] == [Role.FRONTLINE, Role.MANAGER, None]
    assert words.why(matched.columns[0].why) == "By its answers"


def test_a_column_is_no_role_by_its_cells_beside_another_or_with_a_word_that_names_none() -> None:
    beside = understood(("role", "Wer leitet?", "1.1", "1.2"), ("Manager", "Manager", "3", "4"))
    two = understood(("Wer?", "Wer leitet?", "1.1", "1.2"), ("Manager", "Manager", "3", "4"))
    other = understood(("Wer?", "1.1", "1.2"), ("Manager", "3", "4"), ("Chefin", "3", "4"))
    assert [len(matched.undecided) for matched in (beside, two, other)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("practice", "line"),
    [
        ("03", "7 - 8"),
        ("\u0663", "7 \u2013 8"),
        ("n.a.", "7 to 8 of ten"),
        ("N.A.", "7-8 of 10"),
        ("3", "03"),
    ],
)
def test_what_people_type_by_hand_is_read_without_a_question(practice: str, line: str) -> None:
    matched = _coded((practice, "2", line), ("4", "2", "5 to 6"))
    assert not matched.words
    assert len(matched.sheets) == 2


def test_no_scale_is_said_to_begin_at_0_where_none_does() -> None:
    assert not any("begins at 0" in text for text in words.problems(_coded(("003", "2", "5"))))


def test_sentences_that_fit_nothing_are_one_line_that_says_where_to_see_them() -> None:
    long = "Somebody pasted what stands under another question, number {n} here, whole and long."
    rows = tuple((long.format(n=n % 3), "2", "5") for n in range(9))
    (told,) = words.problems(_coded(*rows))
    assert "These are 3 different texts: --match-out lists them" in told
    assert "pasted" not in told


def test_of_bands_that_became_dates_it_is_not_told_how_often_each_was_chosen() -> None:
    june, august = "2026-06-05 00:00:00", "2026-08-07 00:00:00"
    matched = _coded(("3", "2", june), ("3", "2", august), ("3", "2", august))
    (told,) = words.problems(matched)
    assert told.startswith("Dates stand in t.2: a spreadsheet made them of bands such as 7-8.")
    assert not re.search(r"cell|row|Jun|Aug|2026", told)
    assert list(words.problems(matched, quoting=False)) == [told]
    (told,) = words.problems(_coded((june, "2", "5"), ("3", "2", "5")))
    assert told.startswith("Dates stand in 1.1: a spreadsheet made them of what was typed.")


def _stamped(*rows: tuple[str, ...], promised: int = 5) -> tuple[str, ...]:
    mark = FormMark(round="r", version="1", questions="q", promised=promised)
    form = replace(FORM, mark=mark)
    head = ("Timestamp", *FORM.practices, *FORM.lines)
    rest = ("3",) * len(FORM.practices), ("5",) * len(FORM.lines)
    table = ForeignTable(
        rows=(head, *((when, *rest[0], *rest[1]) for (when,) in rows)), places=tuple(range(1, len(rows) + 2))
    )
    return sheet_file(TableFile(digest=b"x", table=table), form).left_out


def test_a_row_stamped_at_midnight_takes_no_time_from_the_others() -> None:
    others = ("10/5/2026 9:14:03",), ("10/5/2026 9:20:44",)
    nothing = "Nothing tells its rows apart"
    assert not any(nothing in text for text in _stamped(*others, ("10/6/2026 0:00:00",)))
    assert any(nothing in text for text in _stamped(*others, *[("10/6/2026 0:00:00",)] * 2))
    assert any(nothing in text for text in _stamped(("10/5/2026 9:14",), ("10/5/2026 9:20",)))


def test_a_question_that_was_not_asked_is_skipped_by_a_decision_or_as_an_empty_column() -> None:
    head = (*FORM.practices, *FORM.lines)
    rows = tuple("3" if item in FORM.practices else "5" for item in head)
    left = understood(head[1:], rows[1:])
    assert words.refusal(left) == (
        f"No column answers this question: {head[0]}. If it was not asked, it can be skipped: collect with "
        "--not-asked, or decide it on Collect."
    )
    assert words.undecided(left)
    skipped = understood(head[1:], rows[1:], decisions=Decisions(unasked=True))
    assert not words.refusal(skipped)
    (sheet,) = skipped.sheets
    assert head[0] not in sheet.answers
    assert [*words.unasked(skipped)] == [f"No column answers {head[0]}, so it is skipped, as decided."]
    other = understood(("Shoe size", "Hat"), ("43", "L"), decisions=Decisions(unasked=True))
    assert not other.sheets, "what answers nothing is another file, whatever was decided"
    alone = replace(other, columns=(), missing=other.missing)
    assert (
        words.missing(alone) == "None of its columns answers a question of this round. Is it the right file?"
    )
    added = understood((*head[1:], head[0]), (*rows[1:], ""))
    assert not words.refusal(added)
    assert len(added.sheets) == 1


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        (("What is your role on this team?", "1", "2", "3"), 3),
        (("What is your role on this team?", "1", "2", "1.3 We do 1.3, and we do it well."), 2),
        (("", "1", "2", "1.3 We do 1.3, and we do it well."), 2),
    ],
)
def test_answers_typed_over_the_questions_below_the_header_are_somebodys(
    typed: tuple[str, ...], answered: int
) -> None:
    """Where two questions were left of them, the row passed for a header, and its answers were lost."""
    head = ("role", "1.1", "1.2", "1.3")
    form = Form(practices=PRACTICES[:3], lines=(), assessment=an_assessment())
    rows = (head, typed, ("frontline", "4", "5", "4"))
    matched = match(ForeignTable(rows=rows, places=(1, 2, 3)), form)
    assert not matched.words
    assert [len(sheet.answers) for sheet in matched.sheets] == [answered, 3]
    assert matched.sheets[0].role is None
    assert [*words.typed_over(matched)] == [
        "Row 2 has answers typed over its questions: what is left of those counts as skipped."
    ]
    ours = ("What is your role on this team?", *(f"{p} We do {p}, and we do it well." for p in PRACTICES[:3]))
    untouched = match(ForeignTable(rows=(head, ours, rows[2]), places=(1, 2, 3)), form)
    assert (len(untouched.sheets), untouched.typed_over) == (1, 0)
    said = "1.1 We do 1.1, and we do it well, says who?"
    about = match(
        ForeignTable(rows=((*head, "Comment"), ("frontline", "1", "2", "3", said)), places=(1, 2)), form
    )
    assert (about.typed_over, [*about.sheets[0].comments.values()]) == (0, [said])

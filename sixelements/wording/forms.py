"""What each file of the forms is for, and what to do with it in a survey tool, in steps."""

from collections.abc import Sequence

from sixelements.i18n import _

BANDS = ("0–4", "5–6", "7–8", "9", "10")
"""Contacts of ten by level, as figures; every assessment has the same."""


def use_of(kind: str) -> str:
    """What a file is for, in a few words."""
    return {
        "questionnaire.pdf": _("booklet to read and mark by hand"),
        "questionnaire-large.pdf": _("the same in large print"),
        "answer-sheet.pdf": _("one page, to mark while the projector shows the questions"),
        "answer-sheet-large.pdf": _("the same in large print, some pages"),
        "form.pdf": _("to fill in on the screen and mail back"),
        "answers.xlsx": _("one row a person, with lists to choose from"),
        "answers.csv": _("the same for any spreadsheet"),
        "questions.csv": _("for Microsoft Forms, Google Forms, and the like"),
        "questions.txt": _("the same to paste"),
        "limesurvey.txt": _("for LimeSurvey, ready to import"),
        "worksheets.pdf": _("blank worksheets, to fill in together"),
        "sphere-of-influence.pdf": _("a page for each person, to keep"),
        "dots.pdf": _("a list for each person to put dots on, after the talk"),
        "message.txt": _("the mail to send along, and the reminder"),
    }[kind]


def steps() -> Sequence[tuple[str, Sequence[str]]]:
    """For each survey tool what to do by hand, from the file to the export that comes back."""
    return (
        (
            _("Microsoft Forms and Google Forms"),
            (
                _("Make a form, and ask for the role first, as a choice."),
                _(
                    "Open questions.txt. Paste each question with its number, "
                    "as a choice of its seven answers."
                ),
                _(
                    "Or paste the statements of an element as the rows of a grid, "
                    "and the answers as its columns."
                ),
                _("When answers are in, export to Excel or CSV, and drop the file on Collect."),
            ),
        ),
        (
            _("LimeSurvey"),
            (
                _("Create a survey by importing limesurvey.txt. Change nothing of the codes."),
                _("Switch on anonymous responses, activate it, and send its link."),
                _(
                    "Export the responses as CSV, with question codes and answer codes, "
                    "and drop the file on Collect."
                ),
            ),
        ),
        (
            _("SurveyMonkey, Qualtrics, and others"),
            (
                _("Paste from questions.txt, each question with its number in front."),
                _(
                    "Export all responses as CSV or XLSX, with the words of the answers, "
                    "and drop the file on Collect."
                ),
                _("What is exported as codes is asked about once, when the file comes in."),
            ),
        ),
    )

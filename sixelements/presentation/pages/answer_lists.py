"""The list of all questions: to jump to one, and to look over all before handing in."""

from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE
from sixelements.domain.rounds import minimum_rated
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.answer_sheet import OpenSheet
from sixelements.presentation.pages.answer_views import Act, ButtonView, ListRow, ListView
from sixelements.presentation.session import Session

Group = tuple[str, tuple[ListRow, ...]]


def jump_list(sheet: OpenSheet, index: int) -> ListView:
    """All questions in their order."""
    return ListView(
        title=_("All questions"),
        facts=_facts(sheet),
        groups=_sections(sheet, index),
        primary=ButtonView(Act.BACK, _("Back to the question")),
        others=(ButtonView(Act.REVIEW, _("To the review")),),
    )


def review(session: Session, sheet: OpenSheet, problem: str) -> ListView:
    """The last look: what is not answered first, then everything."""
    skipped = tuple(row for _title, rows in _sections(sheet, None) for row in rows if row.missing)
    answered = tuple(
        (title, tuple(row for row in rows if not row.missing)) for title, rows in _sections(sheet, None)
    )
    groups: list[Group] = [(_("Not answered"), skipped)] if skipped else []
    groups += [group for group in answered if group[1]]
    begun = bool(sheet.answers)
    return ListView(
        title=_("Look over your answers"),
        facts=_facts(sheet),
        groups=tuple(groups),
        remark=_too_little(session, sheet),
        problem=problem,
        primary=ButtonView(Act.SUBMIT, _("Hand in"), "" if begun else _("Nothing is answered yet.")),
        others=(ButtonView(Act.BACK, _("Back to the questions")), ButtonView(Act.PAUSE, _("Pause"))),
    )


def _facts(sheet: OpenSheet) -> str:
    missing = sum(q.item not in sheet.answers for q in sheet.questions)
    if not missing:
        return _("Everything is answered. Choose a line to change it.")
    text = ngettext(
        "{n} is not answered. Choose a line to answer or change it.",
        "{n} are not answered. Choose a line to answer or change it.",
        missing,
    )
    return text.format(n=missing)


def _sections(sheet: OpenSheet, here: int | None) -> tuple[Group, ...]:
    groups: dict[int, list[ListRow]] = {}
    titles: dict[int, str] = {}
    for index, question in enumerate(sheet.questions):
        titles[question.section] = question.section_title
        row = ListRow(
            index=index,
            number=question.item if question.is_practice else "",
            name=question.statement if question.is_practice else question.name,
            state=_state(sheet, index, missing=_("Skipped") if here is None else _("Not answered")),
            missing=question.item not in sheet.answers,
            here=index == here,
        )
        groups.setdefault(question.section, []).append(row)
    return tuple((titles[section], tuple(rows)) for section, rows in groups.items())


def _state(sheet: OpenSheet, index: int, *, missing: str) -> str:
    question = sheet.questions[index]
    answer = sheet.answers.get(question.item)
    if answer is None:
        return missing
    if answer == DONT_KNOW:
        return _("Don't know")
    if answer == NOT_APPLICABLE:
        return _("Not applicable")
    word = question.words[answer.code - 1] if question.words else question.anchors[answer.code - 1]
    return f"{answer.code}  {word}" if question.words else word


def _too_little(session: Session, sheet: OpenSheet) -> str:
    """Said before handing in, because such a sheet is left out of the figures."""
    rated = sum(
        q.is_practice and q.item in sheet.answers and sheet.answers[q.item].level is not None
        for q in sheet.questions
    )
    if rated >= minimum_rated(len(session.round.practices)):
        return ""
    return _("Fewer than half of the practices have a level, so this sheet would not count in the figures.")

"""A question as the laptop shows it: statement, answers to choose, comment and progress."""

from collections.abc import Sequence

from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.answer_notices import minutes
from sixelements.presentation.pages.answer_questions import AskedQuestion
from sixelements.presentation.pages.answer_sheet import OpenSheet
from sixelements.presentation.pages.answer_views import Act, AnswerRowView, ButtonView, QuestionView, Segment
from sixelements.presentation.session import Session


def question_view(session: Session, sheet: OpenSheet, index: int, problem: str) -> QuestionView:
    """One question with everything around it."""
    asked = sheet.questions
    question = asked[index]
    chosen = sheet.answers.get(question.item)
    last = index + 1 == len(asked)
    return QuestionView(
        mark=question.mark,
        section=question.section_title,
        privacy=_("Anonymous") if session.round.anonymous else _("Open round"),
        progress=_progress(sheet, index),
        segments=_segments(sheet, question),
        lead=question.lead,
        statement=question.statement,
        rule=question.rule,
        helper=question.helper,
        rows=_rows(question),
        others=_others(session),
        chosen=chosen.code if chosen else None,
        comment=sheet.comments.get(question.item, "") if question.is_practice else None,
        comment_label=_(
            "Comment (optional). Don't name people: once the round is closed, the team and readers of its "
            "report may read comments, shuffled and without roles."
        ),
        hint=_hint(session, asked, index),
        problem=problem,
        keys=_(
            "[1] to [5] choose · [Enter] next · [Alt ←] previous · [C] comment · "
            "[Ctrl Enter] next, from the comment"
        ),
        previous=ButtonView(Act.PREVIOUS, _("Previous"), "" if index else _("This is the first one")),
        next=ButtonView(Act.NEXT, _("To the review") if last else _("Next")),
        pause=ButtonView(Act.PAUSE, _("Pause")),
        list=ButtonView(Act.LIST, _("All questions")),
    )


def _progress(sheet: OpenSheet, index: int) -> str:
    """ "12 of 37, about 9 minutes left"; the ten lines are counted apart."""
    asked, question = sheet.questions, sheet.questions[index]
    kind = [q for q in asked if q.is_practice is question.is_practice]
    left = minutes(sum(q.seconds for q in asked if q.item not in sheet.answers))
    text = ngettext("{n} of {all}, about {m} minute left", "{n} of {all}, about {m} minutes left", left)
    if all(q.item in sheet.answers for q in asked):
        text = _("{n} of {all}, all answered")
    return text.format(n=kind.index(question) + 1, all=len(kind), m=left)


def _segments(sheet: OpenSheet, here: AskedQuestion) -> tuple[Segment, ...]:
    result = []
    for section in range(sheet.questions[-1].section + 1):
        inside = [q for q in sheet.questions if q.section == section]
        answered = sum(q.item in sheet.answers for q in inside)
        result.append(
            Segment(
                label=inside[0].mark or "+",
                share=answered / len(inside),
                here=section == here.section,
            )
        )
    return tuple(result)


def _rows(question: AskedQuestion) -> tuple[AnswerRowView, ...]:
    rows = []
    for code, anchor in enumerate(question.anchors, start=1):
        word = question.words[code - 1] if question.words else ""
        if word:
            spoken = _("Level {n}, {word}. {anchor}").format(n=code, word=word, anchor=anchor)
        else:
            spoken = _("{n}. {anchor}").format(n=code, anchor=anchor)
        rows.append(AnswerRowView(code=code, key=str(code), word=word, text=anchor, spoken=spoken))
    return tuple(rows)


def _others(session: Session) -> tuple[AnswerRowView, ...]:
    scale = session.assessment.scale
    pairs = (
        (DONT_KNOW.code, _("D"), _("Don't know"), scale.dont_know),
        (NOT_APPLICABLE.code, _("N"), _("Not applicable"), scale.not_applicable),
    )
    return tuple(
        AnswerRowView(code=code, key=key, word=word, text=text, spoken=f"{word}. {text}")
        for code, key, word, text in pairs
    )


def _hint(session: Session, asked: Sequence[AskedQuestion], index: int) -> str:
    """In several sittings, where an element has just been finished."""
    new = index > 0 and asked[index - 1].section != asked[index].section
    if not (new and session.round.several_sittings):
        return ""
    return _("A new part begins here: a good place to pause and go on another day.")

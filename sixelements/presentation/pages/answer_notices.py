"""The pages of words around the questions: hand-over, promise, role, pause, PIN, thanks."""

from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Role
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.answer_questions import questions
from sixelements.presentation.pages.answer_views import Act, ButtonView, FieldView, NoticeView
from sixelements.presentation.session import Session
from sixelements.wording.promise import sentences


def minutes(seconds: int) -> int:
    """About how many minutes this is; at least one."""
    return max(1, round(seconds / 60))


def start(blocked: str, problem: str) -> NoticeView:
    """The facilitator's page before the laptop goes round."""
    return NoticeView(
        title=_("Hand the laptop round"),
        lead=_("From now on the laptop shows only the questionnaire. Your PIN is the way out."),
        points=(
            _("Set it up where nobody can look over a shoulder."),
            _("Each person begins at the same neutral page, answers, and hands in."),
            _("After that nothing of it can be seen or reached again on this laptop."),
        ),
        field=FieldView(label=_("Your PIN, 4 to 8 digits"), digits=True),
        problem=problem or blocked,
        primary=ButtonView(Act.START, _("Start"), blocked),
        others=(ButtonView(Act.LEAVE, _("Back to Collect")),),
    )


def hand_over() -> NoticeView:
    """The neutral page between two people."""
    return NoticeView(
        title=_("This laptop is ready for the next person"),
        primary=ButtonView(Act.BEGIN, _("Begin")),
        foot=(
            ButtonView(Act.RESUME, _("Go on with four words")),
            ButtonView(Act.ASK_PIN, _("Facilitator")),
        ),
    )


def promise(session: Session) -> NoticeView:
    """The first page: what is promised, and what to expect."""
    round_ = session.round
    asked = questions(session.assessment, round_, None)
    practices = sum(q.is_practice for q in asked)
    text = ngettext(
        "{n} practice and ten short lines, about {m} minutes. Each answer is saved as you give it.",
        "{n} practices and ten short lines, about {m} minutes. Each answer is saved as you give it.",
        practices,
    )
    first, *others = sentences(round_)
    if round_.several_sittings:
        pause = _("You can answer in several sittings: pause, and go on another day with four words.")
    else:
        pause = _("You can pause and go on later with four words.")
    return NoticeView(
        title=_("Before you begin"),
        lead=first,
        points=(
            *others,
            text.format(n=practices, m=minutes(sum(q.seconds for q in asked))),
            pause,
            _("Answer for the team as it is today. There are no right answers, and you may skip any."),
        ),
        primary=ButtonView(Act.GO_ON, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Not now")),),
    )


def role(session: Session) -> NoticeView:
    """Which role the person has; only where roles can be shown."""
    names = session.assessment.roles
    lead = _("Supervisors and managers are shown together as leads. A group smaller than {k} is never shown.")
    return NoticeView(
        title=_("What is your role on this team?"),
        lead=lead.format(k=showing_threshold(session.round)),
        choices=(*((r.value, names[r]) for r in Role), ("", _("I'd rather not say"))),
        primary=ButtonView(Act.GO_ON, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Not now")),),
    )


def paused(words: str) -> NoticeView:
    """The four words, to be written down."""
    return NoticeView(
        title=_("Paused. Write down these four words"),
        lead=_("They are the only way back to your answers. They are shown once, and nobody else has them."),
        big=words,
        primary=ButtonView(Act.NEXT_PERSON, _("I have written them down")),
    )


def resume(problem: str) -> NoticeView:
    """Going on with a paused sheet."""
    return NoticeView(
        title=_("Go on with your four words"),
        field=FieldView(label=_("The four words, in their order")),
        problem=problem,
        primary=ButtonView(Act.FIND, _("Go on")),
        others=(ButtonView(Act.CANCEL, _("Back")),),
    )


def pin(problem: str) -> NoticeView:
    """The facilitator's way out."""
    return NoticeView(
        title=_("For the facilitator"),
        lead=_("Type the PIN to take the laptop back."),
        field=FieldView(label=_("PIN"), digits=True, hidden=True),
        problem=problem,
        primary=ButtonView(Act.LEAVE, _("Take the laptop back")),
        others=(ButtonView(Act.CANCEL, _("Back")),),
    )


def done() -> NoticeView:
    """Handed in."""
    return NoticeView(
        title=_("Thank you. Your answers are in"),
        lead=_("Nobody can read or change this sheet any more, and nothing of it is left on the screen."),
        primary=ButtonView(Act.NEXT_PERSON, _("Ready for the next person")),
    )

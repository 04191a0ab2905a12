"""Not now, and set aside: ask why, because the reason is printed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonAsked:
    """What a reason is asked for, in words."""

    title: str
    about: str = ""
    label: str
    button: str
    writing: Writing


def why_not_now(action: str) -> ReasonAsked:
    """Why a recommended action is declined."""
    return ReasonAsked(
        title=action,
        label=_("Why not now? The reason is printed with the plan."),
        button=_("Not now"),
        writing=Writing.DECLINED,
    )


def why_left_so(finding: str) -> ReasonAsked:
    """Why a finding of the plan check is left as it is."""
    return ReasonAsked(
        title=_("Leave it so"),
        about=finding,
        label=_("Why may it stay so? The reason is kept with the plan."),
        button=_("Leave it so"),
        writing=Writing.DECLINED,
    )


def what_was_wrong(review: str) -> ReasonAsked:
    """What of a closed review is to be corrected."""
    return ReasonAsked(
        title=_("Correct: {review}").format(review=review),
        about=_("What it says stays. What you write is added to it with its day."),
        label=_("What was wrong, and how it is right"),
        button=_("Add"),
        writing=Writing.LOG,
    )


def why_set_aside(practice: PracticeId, name: str) -> ReasonAsked:
    """Why a practice is taken out of a round's figures."""
    return ReasonAsked(
        title=_("Set {id} {practice} aside").format(id=practice, practice=name),
        about=_(
            "It leaves the scores of this round. The reason prints in the report. You can bring it back."
        ),
        label=_("Why it does not apply to this team"),
        button=_("Set aside"),
        writing=Writing.SET_ASIDE,
    )


class ReasonDialog(Dialog):
    """Stays until there is a reason that can be stored."""

    def __init__(
        self, parent: QWidget, theme: Theme, asked: ReasonAsked, store: Callable[[str], object]
    ) -> None:
        super().__init__(parent, theme, asked.title, width=460)
        self._store = store
        self.add_words(asked.title, *filter(None, [asked.about]))
        self.reason = LineEdit()
        self.add_field(asked.label, self.reason, most=CHARACTERS[asked.writing])
        self.done_button = Button(theme, asked.button, self._done, kind="primary")
        self.finish(self.done_button)
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, asked: ReasonAsked, store: Callable[[str], object]) -> bool:
        """Ask for the reason; whether it was stored."""
        return cls(parent, theme, asked, store).run()

    def _done(self) -> None:
        if self.too_long:
            self.too_long.setFocus()
            return
        try:
            self._store(self.reason.text())
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.reason)
        else:
            self.accept()

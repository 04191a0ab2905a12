"""Templates: settings for new workbooks, as TOML that people pass on, or lay down for a whole computer."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sixelements.application.days_off import check_place
from sixelements.application.days_off_words import place_code, read_place
from sixelements.application.limits import check_text
from sixelements.application.organization import checked_color, readable_branding
from sixelements.application.ports import Branding, Workbook
from sixelements.application.rounds import newest_round
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput, NotFound
from sixelements.domain.limits import Writing
from sixelements.domain.papers import PAPERS
from sixelements.domain.rounds import HIGHEST_THRESHOLD, HORIZONS, LOWEST_THRESHOLD, Mode, Round
from sixelements.i18n import _, languages
from sixelements.wording import phrases
from sixelements.wording.numbers import any_of, listing
from sixelements.wording.quoted import quoted

ENDING = ".toml"
_FIRM, _FIRM_LOGO = "firm", "firm_logo"
_LINE = 60
"""The most letters of a key that is quoted."""
ReadLogo = Callable[[Path], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a new workbook begins with; None for what a template does not say.

    ``holidays`` is a code as `days_off_words.read_place` reads it, ``practices`` a choice as
    `rounds.choose_practices` does, ``horizon`` in days.
    """

    firm: str | None = None
    firm_logo: bytes | None = None
    color: str | None = None
    language: str | None = None
    paper: str | None = None
    holidays: str | None = None
    mode: Mode | None = None
    threshold: int | None = None
    practices: str | None = None
    several_sittings: bool | None = None
    horizon: int | None = None

    @property
    def branding(self) -> Branding:
        """What is printed."""
        return Branding(
            color=self.color,
            language=self.language or Branding().language,
            firm=self.firm or "",
            firm_logo=self.firm_logo,
            paper=self.paper,
        )


NO_TEMPLATE = Template()


def template_of(table: Mapping[str, object], folder: Path, read_logo: ReadLogo) -> Template:
    """What a template says; the firm's logo is a file named from its ``folder``. Raises BadInput.

    What is named there is checked as when it is typed: all of it is right, or nothing is taken.
    """
    unknown = [quoted(key, _LINE) for key in table if key not in _CHECKS]
    if unknown:
        text = _('A template has no "{name}". It may have {known}.')
        raise BadInput(text.format(name=unknown[0], known=listing(list(_CHECKS))))
    found = {key: _CHECKS[key](key, value) for key, value in table.items()}
    if _FIRM_LOGO in found:
        found[_FIRM_LOGO] = read_logo(folder / str(found[_FIRM_LOGO]))
    return Template(**found)  # type: ignore[arg-type]  # each was checked to be of its own kind


def template_from(book: Workbook) -> Template:
    """What a workbook would pass on: its firm and how it looks, and how its newest round is asked."""
    branding = readable_branding(book)
    found = Template(
        firm=branding.firm or None,
        firm_logo=branding.firm_logo,
        color=branding.color,
        language=branding.language,
        paper=branding.paper,
        holidays=place_code(book.organization.work_days()) or None,
    )
    newest = newest_round(book)
    if newest is None:
        return found
    return replace(
        found,
        mode=newest.mode,
        threshold=newest.threshold,
        practices=_choice(newest, book.assessments.get(newest.assessment)),
        several_sittings=newest.several_sittings,
        horizon=newest.horizon_days,
    )


def written(template: Template, logo: str) -> str:
    """A template as `template_of` reads it; ``logo`` is what the file with the firm's logo is called."""
    said: dict[str, object] = {
        key: logo if key == _FIRM_LOGO else value
        for key in _CHECKS
        if (value := getattr(template, key)) is not None
    }
    lines = [f"{key} = {_toml(value)}" for key, value in said.items()]
    head = "# " + _("Settings for new workbooks of Six Elements: sixelements new --like, or New workbook.")
    return "\n".join([head, *lines, ""])


def _choice(round_: Round, assessment: Assessment) -> str:
    """The practices of a round as they are typed."""
    for name, practices in (("all", tuple(assessment.practices)), ("core", assessment.core)):
        if set(round_.practices) == set(practices):
            return name
    return ",".join(round_.practices)


def _toml(value: object) -> str:
    """A value as TOML. Of text JSON differs in one character alone, which TOML wants to be told."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadInput(_("{key} of a template is text in quotes.").format(key=key))
    return value


def _beside(key: str, value: object) -> str:
    """A file's plain name: a template from elsewhere leads to no other folder, drive, or computer."""
    name = _text(key, value)
    if not name.strip(". ") or any(sign in name for sign in "/\\:\0"):
        raise BadInput(_("{key} of a template is the name of a picture beside it.").format(key=key))
    return name


def _one_of(*known: str) -> Callable[[str, object], str]:
    def check(key: str, value: object) -> str:
        text = _text(key, value)
        if text not in known:
            said = _("{key} of a template is {known}.")
            raise BadInput(said.format(key=key, known=any_of(known)))
        return text

    return check


def _number(least: int, most: int) -> Callable[[str, object], int]:
    def check(key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            said = _("{key} of a template is a whole number from {least} to {most}.")
            raise BadInput(said.format(key=key, least=least, most=most))
        return value

    return check


def _firm(key: str, value: object) -> str:
    name = " ".join(_text(key, value).split())
    check_text(Writing.FIRM, name)
    return name


def _color(key: str, value: object) -> str:
    return checked_color(_text(key, value))


def _language(key: str, value: object) -> str:
    return _one_of(*(language.code for language in languages()))(key, value)


def _holidays(key: str, value: object) -> str:
    code = _text(key, value)
    try:
        check_place(*read_place(code))
    except NotFound as why:
        raise BadInput(why.sentence) from None
    return code


def _mode(key: str, value: object) -> Mode:
    return Mode(_one_of(*(mode.value for mode in Mode))(key, value))


def _practices(key: str, value: object) -> str:
    choice = _text(key, value)
    if not re.fullmatch(r"all|core|[0-9a-z.-]+( *, *[0-9a-z.-]+)*", choice):
        text = _("{key} of a template is all, core, or numbers of elements such as 1,3,6.")
        raise BadInput(text.format(key=key))
    return choice


def _yes_or_no(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadInput(_("{key} of a template is true or false.").format(key=key))
    return value


def _horizon(key: str, value: object) -> int:
    if value not in HORIZONS or isinstance(value, bool):
        text = _("{key} of a template is {known}.")
        raise BadInput(text.format(key=key, known=any_of([str(days) for days in HORIZONS])))
    return int(str(value))


_CHECKS: Mapping[str, Callable[[str, object], object]] = {
    _FIRM: _firm,
    _FIRM_LOGO: _beside,
    "color": _color,
    "language": _language,
    "paper": _one_of(*PAPERS),
    "holidays": _holidays,
    "mode": _mode,
    "threshold": _number(LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
    "practices": _practices,
    "several_sittings": _yes_or_no,
    "horizon": _horizon,
}
"""What a template may say, in the order in which it is written, and what each value must be."""


def defaults_left_out(why: str) -> str:
    """That this computer's own settings are left out, as they can't be read."""
    return phrases.sentences(_("The settings of this computer for new workbooks are left out."), why)

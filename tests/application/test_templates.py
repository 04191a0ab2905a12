"""Templates say what new workbooks begin with; all of one is right, or nothing of it is taken."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sixelements.application.ports import Branding
from sixelements.application.rounds import RoundSettings
from sixelements.application.templates import NO_TEMPLATE, Template, template_from, template_of, written
from sixelements.application.workbooks import like_template, likeness, settings_like
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Mode
from tests.builders import PRACTICES, a_round, a_team, an_assessment
from tests.fakes.workbook import FakeWorkbook
from tests.files.logos import PNG

FULL = Template(
    firm='Harbor \\ "Partners" \x7f ü',
    firm_logo=PNG,
    color="#2A4A8C",
    language="en-US",
    paper="a4",
    holidays="US-CA",
    mode=Mode.OPEN,
    threshold=4,
    practices="core",
    several_sittings=True,
    horizon=90,
)


def read(text: str) -> Template:
    return template_of(tomllib.loads(text), Path("/templates"), lambda path: path.name.encode())


def test_what_is_written_is_read_as_it_was() -> None:
    assert all(getattr(FULL, part.name) is not None for part in fields(Template))
    again = template_of(
        tomllib.loads(written(FULL, "logo.png")),
        Path("/templates"),
        {Path("/templates/logo.png"): PNG}.__getitem__,
    )
    assert again == FULL
    assert read(written(NO_TEMPLATE, "")) == NO_TEMPLATE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("frim = 'x'", 'A template has no "frim". It may have firm, firm_logo, color,'),
        ("firm = 3", "firm of a template is text in quotes."),
        (f"firm = '{'x' * 201}'", "has 201 characters, and 200 fit"),
        ("firm_logo = 3", "firm_logo of a template is text in quotes."),
        *(
            (f"firm_logo = '{name}'", "firm_logo of a template is the name of a picture beside it.")
            for name in ("/etc/logo.png", "../logo.png", r"\\host\share\logo.png", "C:logo.png", "..", "")
        ),
        ("color = 'blue'", "A color is # and six digits"),
        ("language = 'xx'", "language of a template is en-US."),
        ("paper = 'a3'", "paper of a template is letter or a4."),
        ("holidays = 'XX'", "XX"),
        ("mode = 'secret'", "mode of a template is anonymous or open."),
        ("threshold = 2", "threshold of a template is a whole number from 3 to 50."),
        ("threshold = true", "threshold of a template is a whole number from 3 to 50."),
        ("threshold = 4.0", "threshold of a template is a whole number from 3 to 50."),
        ("practices = 'one two'", "practices of a template is all, core, or numbers"),
        ("several_sittings = 'yes'", "several_sittings of a template is true or false."),
        ("horizon = 91", "horizon of a template is 90, 180, or 365."),
        ("[firm]\nname = 'x'", "firm of a template is text in quotes."),
    ],
)
def test_what_is_wrong_in_one_is_said_with_its_key(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert said in refused.value.sentence


def test_a_workbook_passes_on_its_firm_and_how_its_newest_round_is_asked() -> None:
    book = FakeWorkbook()
    book.content.branding = Branding(firm="Harbor", firm_logo=b"no picture", logo=PNG, paper="letter")
    assert template_from(book) == Template(firm="Harbor", language="en-US", paper="letter", holidays="US")
    digest = book.assessments.put(an_assessment())
    book.teams.put(a_team())
    book.rounds.put(a_round(assessment=digest, mode=Mode.OPEN, threshold=4, practices=PRACTICES[:2]))
    found = template_from(book)
    assert (found.mode, found.threshold, found.practices, found.horizon) == (Mode.OPEN, 4, "1.1,1.2", 180)
    assert likeness(book).branding == Branding(firm="Harbor", logo=PNG, paper="letter")


def test_what_is_named_wins_over_a_template_and_a_template_over_what_is_usual() -> None:
    assessment = an_assessment()
    like = like_template(FULL)
    assert settings_like(like, assessment) == RoundSettings(
        mode=Mode.OPEN, threshold=4, practices=assessment.core, several_sittings=True, horizon_days=90
    )
    named = settings_like(like, assessment, mode=Mode.ANONYMOUS, practices="all")
    assert (named.mode, named.threshold, named.practices) == (
        Mode.ANONYMOUS,
        None,
        tuple(assessment.practices),
    )
    usual = settings_like(like_template(NO_TEMPLATE), assessment)
    assert usual == RoundSettings(practices=tuple(assessment.practices))
    assert like.place == ("US", "CA")

"""What pydantic finds wrong in a file, told to its author in sentences that say what to do."""

import re
from typing import TYPE_CHECKING

from sixelements.content import schema
from sixelements.content.toml_access import KEY
from sixelements.i18n import _, ngettext

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LIMITS = ("max_length", "min_length", "ge", "gt", "le", "lt")


def sentence(error: "ErrorDetails") -> str:
    """What is wrong at one place, and what to do about it."""
    context = error.get("ctx", {})
    kind = error["type"]
    if error["loc"][-1:] == (KEY,):
        kind = "key"
    limit = next((float(context[name]) for name in LIMITS if name in context), 0.0)
    told = _forms().get(context.get("pattern", "")) or _kinds(round(limit)).get(kind)
    text = (told or _("This can't be used ({reason}). Compare it with the shipped assessment.")).format(
        n=f"{limit:g}",
        choices=str(context.get("expected", "")).replace(" or ", ", "),
        reason=context.get("error", error["msg"]),
    )
    value = error["input"]
    if kind == "string_too_long" and isinstance(value, str) and not _in_one_line(value):
        text = f"{text} {_forms()[schema.ONE_LINE]}"
    return text


def _in_one_line(text: str) -> bool:
    """Checked again here, because pydantic reports only one fault for each text."""
    return re.fullmatch(schema.ONE_LINE, text.strip()) is not None


def _kinds(n: int) -> dict[str, str]:
    """A sentence for every kind of error that the models can give; ``n`` is the limit that was broken."""
    return {
        "missing": _("This key is missing. Add it."),
        "extra_forbidden": _("This key is not known. Check its spelling or remove it."),
        "key": _("This key is not known here. Use only these: {choices}."),
        "literal_error": _("It must be one of these: {choices}."),
        "string_type": _("This must be text. Put it in quotes."),
        "string_too_short": ngettext(
            "It is empty. Write something.", "It has fewer than {n} characters. Write more.", n
        ),
        "string_too_long": ngettext(
            "It has more than {n} character. Shorten it.", "It has more than {n} characters. Shorten it.", n
        ),
        "int_type": _("This must be a whole number, without a point or quotes."),
        "float_type": _("This must be a number of ordinary size, without quotes."),
        "finite_number": _("This must be a number of ordinary size, not inf or nan."),
        "bool_type": _("This must be true or false, without quotes."),
        "greater_than_equal": _("It is less than {n}. Give {n} or more."),
        "greater_than": _("It is {n} or less. Give more than {n}."),
        "less_than_equal": _("It is more than {n}. Give {n} or less."),
        "less_than": _("It is {n} or more. Give less than {n}."),
        "tuple_type": _("This must be a list. Put it in square brackets, headings of tables in double ones."),
        "too_short": ngettext(
            "It is empty. Add an entry.", "It has fewer than {n} entries. Add what is missing.", n
        ),
        "too_long": ngettext(
            "It has more than {n} entry. Keep one.", "It has more than {n} entries. Keep the best.", n
        ),
        "dict_type": _("This must be a table. Give it keys, each with its value."),
        "model_type": _("This must be a table. Give it keys, each with its value."),
        "value_error": "{reason}",
    }


def _forms() -> dict[str, str]:
    """A sentence for every pattern of the models."""
    return {
        schema.ONE_LINE: _("It holds a line break or another control character. Write it in one line."),
        schema.ELEMENT_ID: _('This is not the id of an element. Write a digit from 1 to 9, such as "3".'),
        schema.PRACTICE_ID: _(
            'This is not the id of a practice. Write two digits with a dot, such as "3.1".'
        ),
        schema.ACTION_ID: _(
            'This is not the id of an action. Write its practice and stage, such as "3.1-start", '
            '"3.1-firm", or "3.1-keep".'
        ),
        schema.LINE_ID: _('This is not the id of a line. Write "t.1" to "t.10".'),
        schema.ASSESSMENT_ID: _(
            'This can\'t be an id. Write at most 40 small letters, digits, and hyphens, such as "parks".'
        ),
        schema.VERSION: _('This is not a version. Write two numbers with a dot, such as "1.0".'),
        schema.LANGUAGE: _('This is not the code of a language. Write one such as "en" or "en-US".'),
        schema.FILE_NAME: _(
            "This can't be the name of an element file. Use small letters, digits, and hyphens, with .toml "
            "at the end, and no folder."
        ),
    }

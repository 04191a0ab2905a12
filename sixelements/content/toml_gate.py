"""Limits that a TOML file must pass before it is parsed.

A line of 20,000 dotted keys takes the parser seconds and more than a gigabyte; no assessment needs
one.
"""

import re
import tomllib
from pathlib import Path

from sixelements.i18n import _

LARGEST_FILE = 5_000_000
LONGEST_LINE = 10_000
MOST_DOTS = 20
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')

TomlTable = dict[str, object]


class TomlProblem(Exception):
    """Why a file can't be read; the text is a sentence for its author."""


def read_toml(path: Path) -> TomlTable:
    """Read a TOML file within the limits; raises TomlProblem with what to do."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TomlProblem(_("The file is larger than 5 MB. Split it or remove what is not needed."))
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise TomlProblem(_("The file is not UTF-8 text. Save it as UTF-8.")) from None
    except OSError as error:
        raise TomlProblem(
            _("The file can't be read: {reason}.").format(reason=error.strerror or _("unknown reason"))
        ) from None
    return parse_toml(text)


def parse_toml(text: str) -> TomlTable:
    """Parse TOML text within the limits; raises TomlProblem with what to do."""
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE or _QUOTED.sub("", line).count(".") > MOST_DOTS:
            raise TomlProblem(
                _("Line {line} is too long or has too many dots. Shorten it.").format(line=number)
            )
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlProblem(_("This is not valid TOML: {reason}.").format(reason=error)) from None
    except ValueError:
        raise TomlProblem(_("A number has too many digits. Shorten it.")) from None
    except RecursionError:
        raise TomlProblem(_("The file is nested too deeply. Make it flatter.")) from None

"""Limits that TOML files must pass before they are parsed.

A line of 20,000 dotted keys takes the parser seconds and more than a gigabyte, and a table costs it
a hundred times what it takes to write one; no assessment needs so many.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sixelements import bounded_read
from sixelements.i18n import _
from sixelements.wording.causes import cause

LARGEST_FILE = 5_000_000
"""Bytes of one file, and of all files of an assessment together."""
LONGEST_LINE = 10_000
MOST_DOTS = 20
MOST_DOTS_IN_TEXT = 500
"""Whatever the quotes in a line seem to say: they may have been opened in a line before."""
MOST_SIGNS = 20_000
"""Dots, commas, equals signs and opening brackets of all files: a key or value takes one at least."""
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')

TomlTable = dict[str, object]


class TomlProblem(Exception):
    """Why a file can't be read; the text is a sentence for its author."""


@dataclass
class Allowance:
    """What the files that are read together may still take."""

    size: int = LARGEST_FILE
    signs: int = MOST_SIGNS

    def spend(self, text: str) -> None:
        """Raises TomlProblem where a file takes more than is left, and then nothing of it counts."""
        size, signs = len(text.encode()), sum(map(text.count, ".,=[{"))
        if size > self.size:
            raise TomlProblem(_("All files together are larger than 5 MB. Remove what is not needed."))
        if signs > self.signs:
            raise TomlProblem(
                _("All files together hold too many keys and values. Remove what is not needed.")
            )
        self.size -= size
        self.signs -= signs


def read_toml(path: Path, allowance: Allowance | None = None) -> TomlTable:
    """Read a TOML file within the limits; raises TomlProblem with what to do."""
    try:
        text = bounded_read.content(path, largest=LARGEST_FILE).decode("utf-8-sig")
    except bounded_read.TooLarge:
        raise TomlProblem(_("The file is larger than 5 MB. Split it or remove what is not needed.")) from None
    except UnicodeDecodeError:
        raise TomlProblem(_("The file is not UTF-8 text. Save it as UTF-8.")) from None
    except bounded_read.NoOrdinaryFile:
        raise TomlProblem(_("It is a folder or a device, and no file.")) from None
    except OSError as error:
        raise TomlProblem(_("The file can't be read: {reason}.").format(reason=cause(error))) from None
    return parse_toml(text, allowance or Allowance())


def parse_toml(text: str, allowance: Allowance) -> TomlTable:
    """Parse TOML text within the limits; raises TomlProblem with what to do."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _too_much(line):
            raise TomlProblem(
                _("Line {line} is too long or has too many dots. Shorten it.").format(line=number)
            )
    allowance.spend(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlProblem(_("This is not valid TOML: {reason}.").format(reason=error)) from None
    except ValueError:
        raise TomlProblem(_("A number has too many digits. Shorten it.")) from None
    except RecursionError:
        raise TomlProblem(_("The file is nested too deeply. Make it flatter.")) from None


def _too_much(line: str) -> bool:
    """Whether a line is too long to be parsed; only "\\n" ends one, as in the parser."""
    dots = line.count(".")
    if len(line) > LONGEST_LINE or dots > MOST_DOTS_IN_TEXT:
        return True
    return dots > MOST_DOTS and _QUOTED.sub("", line).count(".") > MOST_DOTS

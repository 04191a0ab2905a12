"""The guide that ships with the app: its sections, found by name or by a word."""

import re
from dataclasses import dataclass

from sixelements import paths
from sixelements.i18n import spoken

_SECTION = re.compile(r"^<!-- section: ([a-z-]+) -->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the guide, in Markdown."""

    name: str
    title: str
    text: str

    def holds(self, word: str) -> bool:
        """Whether a word appears in it, ignoring case."""
        return word.casefold() in self.text.casefold()


def sections() -> tuple[GuidePage, ...]:
    """The guide in the language in use, or in English where it has none."""
    folder = paths.resources() / "guide"
    own = folder / f"{spoken().tag}.md"
    text = (own if own.is_file() else folder / "en.md").read_text(encoding="utf-8")
    parts = _SECTION.split(text)[1:]
    return tuple(_section(name, body) for name, body in zip(parts[::2], parts[1::2], strict=True))


def find(word: str) -> tuple[GuidePage, ...]:
    """The sections in which a word stands; all of them without a word."""
    return tuple(s for s in sections() if s.holds(word.strip()))


def _section(name: str, body: str) -> GuidePage:
    title, _line_end, _rest = body.strip().partition("\n")
    return GuidePage(name, title.removeprefix("# "), body.strip() + "\n")

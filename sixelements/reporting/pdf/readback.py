"""A PDF read again: whether its table of objects leads to every object, and all pages are there."""

import re

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n ?\r?\n")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PAGE = re.compile(rb"/Type /Page\n>>\nendobj\n")
"""How the object of a page ends. No title or comment has line ends of its own in the file, so none is one."""
_FIRST_SECTION = re.compile(rb"xref\s+0 (\d+)\s+")


def reads_back(data: bytes, *, pages: int) -> bool:
    """Whether the file is whole: header, end, one table in which each place holds its object, the pages."""
    start = _START.search(data[-64:])
    if not data.startswith(b"%PDF-") or start is None:
        return False
    table = data[int(start[1]) :]
    section = _FIRST_SECTION.match(table)
    if section is None:
        return False
    entries = _ENTRY.findall(table)
    if len(entries) != int(section[1]) - 1:  # the first one is the head of the free ones
        return False
    led = (
        data.startswith(b"%d %d obj" % (number, int(generation)), int(place))
        for number, (place, generation) in enumerate(entries, start=1)
    )
    return all(led) and len(_PAGE.findall(data)) == pages

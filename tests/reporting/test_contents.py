"""The list of contents: every part that prints, with the page it begins on."""

import re
from typing import Any

from sixelements.reporting import outline
from sixelements.reporting.contents import title_of, with_contents
from sixelements.reporting.outline import Contents, Document, Section, heading, paragraph
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.plain_text import outline_text
from tests.reporting.readback import pdf_of, reader
from tests.reporting.structure import opened, tree_of


def document_of(*sections: Section) -> Document:
    headers = PageHeaders(masthead="M", right=("R",), head="H", foot="F", page="{page} of {pages}")
    made = with_contents(sections)
    return Document(title="T", language="en-US", author="A", headers=headers, sections=made)


def section(title: str, *blocks: outline.Block, level: int = 2) -> Section:
    return Section(title=title, blocks=(heading(level, f"{title} in full"), *blocks))


LONG = section("Long", *(paragraph("words " * 300) for _ in range(6)))
SIDE = outline.Columns(widths=(240, 240), gap=24, columns=((paragraph("left"),), (Contents(),)))
DOCUMENT = document_of(section("First", SIDE, level=1), LONG, section("Last"))


def test_a_part_is_called_by_its_heading_and_the_first_page_by_its_short_name() -> None:
    assert [title_of(s) for s in DOCUMENT.sections] == ["First", "Long in full", "Last in full"]


def test_all_parts_are_read_in_their_order() -> None:
    lines = outline_text(DOCUMENT).splitlines()
    assert [x for x in lines if x.startswith("[contents]")] == [
        "[contents] First",
        "[contents] Long in full",
        "[contents] Last in full",
    ]


def test_every_part_has_the_page_it_begins_on() -> None:
    result = pdf_of(DOCUMENT)
    later = list(enumerate(reader(result).pages, start=1))[1:]
    begins = [
        next(n for n, page in later if f"{title} in full" in page.extract_text().replace("\u00a0", " "))
        for title in ("Long", "Last")
    ]
    assert begins[1] > begins[0] + 1
    words = reader(result).pages[0].extract_text().replace("\u00a0", " ")
    printed = re.search(r"First\s+1\s+Long in full\s+(\d+)\s+Last in full\s+(\d+)", words)
    assert printed
    assert [int(n) for n in printed.groups()] == begins


def test_a_listener_hears_entries_of_a_table_of_contents() -> None:
    (contents,) = tree_of(opened(pdf_of(DOCUMENT))).of("TOC")
    assert [kid.role for kid in contents.kids] == ["TOCI"] * 3
    for entry in contents.kids:
        (reference,) = entry.kids
        (link,) = reference.kids
        assert [reference.role, link.role] == ["Reference", "Link"]
        assert link.marks
        assert [kid.role for kid in link.kids] == ["Span"]


def test_every_entry_leads_to_the_page_it_names() -> None:
    pdf = opened(pdf_of(DOCUMENT))
    places: dict[Any, int] = {page.objgen: n for n, page in enumerate(pdf.pages, start=1)}
    links = list(pdf.pages[0].obj.Annots.as_list())
    assert [str(link.Contents) for link in links] == ["First", "Long in full", "Last in full"]
    words = reader(pdf_of(DOCUMENT)).pages[0].extract_text().replace("\u00a0", " ")
    printed = re.search(r"First\s+1\s+Long in full\s+(\d+)\s+Last in full\s+(\d+)", words)
    assert printed
    assert [places[link.Dest[0].objgen] for link in links] == [1, *map(int, printed.groups())]


def test_a_link_and_its_element_name_each_other() -> None:
    pdf = opened(pdf_of(DOCUMENT))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    elements = tree_of(pdf).of("Link")
    links = list(pdf.pages[0].obj.Annots.as_list())
    assert [parents[int(link.StructParent)].objgen for link in links] == [
        element.entries.objgen for element in elements
    ]
    assert [element.links[0].objgen for element in elements] == [link.objgen for link in links]
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(parents)


def test_text_that_looks_like_a_kept_place_stays_as_it_is() -> None:
    words = pdf_of(document_of(section("First", paragraph("% kept 0"), Contents(), level=1)))
    text = reader(words).pages[0].extract_text()
    assert "% kept 0" in text
    assert re.search(r"First\s+1\b", text)


def test_a_numbered_list_counts_for_eye_and_ear() -> None:
    result = pdf_of(document_of(section("First", outline.listing(["one", "two"], numbered=True), level=1)))
    (found,) = tree_of(opened(result)).of("L")
    assert str(found.attribute("List", "ListNumbering")) == "/Decimal"
    assert "1one2two" in "".join(reader(result).pages[0].extract_text().split())

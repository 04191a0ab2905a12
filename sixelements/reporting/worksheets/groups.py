"""The customer groups in the roadmap: by which kinds of ways each is heard, and who is not."""

from sixelements.application.reports import Material
from sixelements.domain.assessment import Worksheet
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, TechniqueKind
from sixelements.i18n import _, ngettext
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Row,
    Table,
    TableLook,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.worksheets import matrix
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.worksheets import (
    in_two_kinds,
    kind_name,
    level_of_groups,
    read_groups,
    technique_marks,
)

_NAME, _MARK, _READING = 226.0, 48.0, 86.0


def groups(material: Material) -> tuple[Block, ...]:
    """A row for every group, with its best mark in each kind."""
    sheet = material.facts.sheets.groups
    words = technique_marks(material.assessment)
    kinds = [k for k in TechniqueKind if any(t.kind is k for t in sheet.shown)]
    columns = (
        Column(header=_("Customer group"), width=_NAME),
        *(Column(header=kind_name(k), width=_MARK, align=Align.CENTER) for k in kinds),
        Column(header=_("How they are heard"), width=_READING),
    )
    table = Table(
        columns=columns,
        rows=tuple(
            _row(sheet, g, kinds, words, heard)
            for g, heard in zip(sheet.groups, read_groups(sheet), strict=True)
        ),
        summary=_("By which kinds of ways each customer group is heard"),
        caption=text(_caption(material, sheet, words)),
        look=TableLook.DENSE,
    )
    level = sheet.level(material.made_on)
    why = level_of_groups(sheet, level) if level else ""
    found = phrases.sentences(_counted(sheet), why)
    said = matrix.beside(material, Worksheet.GROUPS, facts_say=found)
    noted = matrix.notes((g.name, t.name, g.cell(t.id)) for g in sheet.groups for t in sheet.shown)
    return (heading(3, _("Who is heard, and how")), table, *said, *_silent(sheet), *noted)


def _row(
    sheet: GroupMatrix,
    group: CustomerGroup,
    kinds: list[TechniqueKind],
    words: tuple[str, str, str],
    heard: str,
) -> Row:
    name = text(group.name, *((" ", Run(_("main group"), Voice.SMALL)) if group.main else ()))
    weak = group in sheet.blind or group in sheet.loudest_only
    marks = (matrix.mark(_best(sheet, group, kind), words) for kind in kinds)
    return row(name, *marks, Run(heard, Voice.SEMIBOLD if weak else Voice.SOFT))


def _best(sheet: GroupMatrix, group: CustomerGroup, kind: TechniqueKind) -> int | None:
    """The best mark of a kind; None if nothing is marked, or what is marked is 0 and more is open."""
    marks = [group.cell(t.id).mark for t in sheet.shown if t.kind is kind]
    known = [m for m in marks if m is not None]
    best = max(known, default=None)
    return None if best == 0 and len(known) < len(marks) else best


def _caption(material: Material, sheet: GroupMatrix, words: tuple[str, str, str]) -> str:
    ways = []
    for kind in TechniqueKind:
        names = [t.name for t in sheet.shown if t.kind is kind]
        if names:
            ways.append(phrases.sentence(phrases.labeled(kind_name(kind), numbers.listing(names))))
    last = material.facts.before_of(Worksheet.GROUPS)
    before = ""
    if last is not None and material.facts.before.groups.marked:
        n = len(material.facts.before.groups.in_two_kinds)
        before = _("Heard in two kinds or more in round {round}: {n}.").format(round=last.number, n=n)
    return phrases.sentences(matrix.legend(words), *ways, before)


def _counted(sheet: GroupMatrix) -> str:
    unused = [k for k in TechniqueKind if any(t.kind is k for t in sheet.shown) and k not in sheet.kinds_used]
    nobody = ""
    if TechniqueKind.WATCH in unused and all(
        g.cell(t.id).mark == 0 for g in sheet.groups for t in sheet.shown if t.kind is TechniqueKind.WATCH
    ):
        nobody = _("No group is heard by watching.")
    return phrases.sentences(in_two_kinds(sheet), nobody)


def _silent(sheet: GroupMatrix) -> tuple[Block, ...]:
    if not sheet.silent.strip():
        return ()
    label = _("Who stays silent:")
    if sheet.silent_on:
        label = _("Who stays silent, noted on {day}:").format(day=numbers.day(sheet.silent_on))
    return (paragraph(text(Run(label, Voice.SEMIBOLD), f" {sheet.silent}")),)


def not_heard(material: Material) -> str:
    """How many groups are not heard at all, as a sentence; empty if none is known to be."""
    n = len(material.facts.sheets.groups.blind)
    if not n:
        return ""
    text_ = ngettext(
        "{n} customer group is not heard at all.", "{n} customer groups are not heard at all.", n
    )
    return text_.format(n=findings.counted(n))

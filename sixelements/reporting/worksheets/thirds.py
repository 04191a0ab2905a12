"""Three thirds in the roadmap: of ten contacts, how many, service by service, with the facts beside."""

from sixelements.application.reports import Material
from sixelements.domain import legs
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import FactVerdict, HardFact
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Row,
    RowKind,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import numbers, phrases
from sixelements.wording.forms import BANDS
from sixelements.wording.worksheets import contradictions_told, fact_verdict, figure, line_names, source

_LINE, _SERVICE, _WHOLE = 160.0, 68.8, 504.0


def thirds(material: Material) -> tuple[Block, ...]:
    """The ten lines by service, the facts beside them, and what both disagree about."""
    services, names = material.facts.services, line_names(material.assessment)
    apart = (paragraph(Run(words, Voice.BOLD)) for words in contradictions_told(services, names))
    return (
        heading(3, _("Three thirds of service")),
        _table(material, services),
        *_facts(services, names),
        *apart,
    )


def _table(material: Material, services: tuple[Service, ...]) -> Table:
    names = line_names(material.assessment)
    width = min(_SERVICE, (_WHOLE - _LINE) / len(services))
    columns = (
        Column(header=_("Of ten contacts, how many"), width=_LINE),
        *(
            Column(header=_service(s, n), width=width, align=Align.RIGHT, tabular=True)
            for n, s in enumerate(services, start=1)
        ),
    )
    rows: list[Row] = []
    for n, leg in enumerate(Leg):
        rows.append(_leg(material, services, leg, span=len(columns)))
        first = n * 3 + 1
        rows += [row(names[line - 1], *_answers(services, line)) for line in range(first, first + 3)]
    rows.append(Row(cells=(cell(Run(names[LINES - 1], Voice.BOLD), header=True), *_answers(services, LINES))))
    whole = legs.all_three_on_worksheet(services)
    together = ""
    if whole is not None:
        together = _("All three at once, on this sheet: {contacts} contacts.").format(
            contacts=numbers.contacts(whole)
        )
    return Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("The ten lines of the worksheet by service, in contacts of ten"),
        caption=text(phrases.sentences(_("Contacts of ten, as the group knows them."), together)),
        look=TableLook.DENSE,
    )


def _leg(material: Material, services: tuple[Service, ...], leg: Leg, *, span: int) -> Row:
    share = legs.of_leg(services, leg)
    said = _("needs two of its three lines") if share is None else numbers.contacts(share)
    words = phrases.labeled(material.assessment.legs[leg], said)
    was, last = legs.of_leg(material.facts.services_before, leg), material.facts.before_of(Worksheet.THIRDS)
    before = ""
    if was is not None and last is not None:
        before = _("round {n}: {contacts}").format(n=last.number, contacts=numbers.contacts(was))
    named = text(Run(words, Voice.BOLD), Run(f"  {before}", Voice.SMALL) if before else "")
    return Row(cells=(cell(named, span=span, header=True),), kind=RowKind.GROUP)


def _answers(services: tuple[Service, ...], line: int) -> list[Cell]:
    found = [s.answer(line) for s in services]
    return [cell("–" if answer is None else BANDS[answer - 1]) for answer in found]


def _service(service: Service, n: int) -> str:
    return service.name or _("Service {n}").format(n=n)


def _facts(services: tuple[Service, ...], names: tuple[str, ...]) -> tuple[Block, ...]:
    found = [
        (_service(s, n), s, line, fact)
        for n, s in enumerate(services, start=1)
        for line, fact in sorted(s.facts.items())
    ]
    if not found:
        return ()
    columns = (
        Column(header=_("Fact beside a line"), width=150),
        Column(header=_("Group"), width=40, align=Align.RIGHT, tabular=True),
        Column(header=_("Fact"), width=96, align=Align.RIGHT, tabular=True),
        Column(header=_("Source, period, number of cases"), width=146),
        Column(header=_("How it stands"), width=72),
    )
    rows = tuple(_fact_row(name, service, line, fact, names[line - 1]) for name, service, line, fact in found)
    words = _(
        "We compare only shares of 30 cases or more; 20 points apart counts as different. "
        "Other figures stand beside it, without a verdict."
    )
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Facts beside the lines, with what the group said"),
        caption=text(words),
        look=TableLook.DENSE,
    )
    return (table,)


def _fact_row(service_name: str, service: Service, line: int, fact: HardFact, name: str) -> Row:
    answer = service.answer(line)
    found = legs.judged(service, line)
    verdict = fact_verdict(found or FactVerdict.BESIDE)
    voice = Voice.BOLD if found is FactVerdict.DIFFERS else Voice.SOFT
    return row(
        phrases.facts(service_name, name),
        "–" if answer is None else BANDS[answer - 1],
        Run(figure(fact), Voice.SEMIBOLD),
        source(fact),
        Run(verdict, voice),
    )

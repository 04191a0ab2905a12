"""What a review changed, on one page: actions, what the group rated again, decisions, the next review."""

from collections.abc import Sequence

from sixelements.application.reports import Material
from sixelements.domain.actions import HeldReview, Plan
from sixelements.domain.reviews_held import ReviewChange, changes_of, day_as_one, last_closed
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.cover import document
from sixelements.reporting.outline import (
    Block,
    Column,
    Columns,
    Document,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.shortening import shortened
from sixelements.wording import numbers, phrases
from sixelements.wording.plan_check import status

_TITLE, _LINE = 60, 90
"""Letters of a title and of what was said; the whole stands in the plan."""
_SIDE = 244.0


def lengths(material: Material) -> Sequence[Document]:
    """The sheet of the day of the review that was closed last; there must be one."""
    plan, review = material.plan, last_closed(material.plan)
    assert plan is not None, "who asks has a review"  # noqa: S101
    assert review is not None, "who asks has a review"  # noqa: S101
    review = day_as_one(plan, review)
    title = _("Service Culture Roadmap, review")
    day = numbers.day(review.day)
    section = _section(material, plan, review)
    return [document(material, (section,), title=title, version=_("Review"), period=day)]


def _section(material: Material, plan: Plan, review: HeldReview) -> Section:
    title = _("Review of {day}").format(day=numbers.day(review.day))
    sides = ((*_rated(material, review),), (*_decided(review), *_next(plan)))
    blocks: list[Block] = [
        heading(1, title),
        paragraph(facts.places(material), role=ParagraphRole.ORGANIZATION),
        paragraph(_lead(review), role=ParagraphRole.LEAD),
        *_changes(plan, review),
        Columns(widths=(_SIDE, _SIDE), gap=16, columns=sides),
    ]
    return Section(title=title, blocks=tuple(blocks))


def _lead(review: HeldReview) -> str:
    """How many were there, how long it took, and what it was about."""
    n = len(review.entries)
    said = ngettext("{n} action was talked about.", "{n} actions were talked about.", n).format(n=n)
    people = ""
    if review.people:
        people = ngettext("{n} person was there.", "{n} people were there.", review.people)
    minutes = ""
    if review.seconds >= _MINUTE:
        minutes = _("It took {n} minutes.").format(n=round(review.seconds / _MINUTE))
    return phrases.sentences(said, people.format(n=review.people), minutes)


_MINUTE = 60


def _changes(plan: Plan, review: HeldReview) -> tuple[Block, ...]:
    if not review.entries:
        return ()
    columns = (
        Column(header=_("Action"), width=132),
        Column(header=_("Last time"), width=62),
        Column(header=_("Today"), width=70),
        Column(header=_("Reading"), width=80),
        Column(header=_("In one line"), width=160),
    )
    table = Table(
        columns=columns,
        rows=tuple(map(_change, changes_of(plan, review))),
        summary=_("Actions, where they stood last time and stand today, their readings, and what was said"),
        look=TableLook.DENSE,
    )
    return heading(3, _("What changed")), table


def _change(change: ReviewChange) -> Row:
    entry = change.entry
    moved = entry.status is not entry.before
    return row(
        Run(shortened(entry.title, _TITLE), Voice.SEMIBOLD),
        status(entry.before),
        Run(status(entry.status), Voice.BOLD) if moved else status(entry.status),
        _reading(change) or "–",
        shortened(entry.line, _LINE) or "–",
    )


def _reading(change: ReviewChange) -> str:
    if change.reading is None:
        return ""
    now = numbers.quantity(change.reading)
    if change.reading_before is None:
        return now
    return _("{before} to {now}").format(before=numbers.quantity(change.reading_before), now=now)


def _rated(material: Material, review: HeldReview) -> tuple[Block, ...]:
    """The levels that the group gave, beside what people answered and what was agreed."""
    head = heading(3, _("Rated again, as a group"))
    if not review.ratings:
        return head, paragraph(_("Nothing was rated on this day."))
    table = Table(
        columns=(Column(header=_("Practice"), width=170), Column(header=_("Level"), width=74)),
        rows=tuple(
            row(
                text(
                    Run(r.practice, Voice.NUMBER),
                    " ",
                    Run(facts.practice_of(material, r.practice).name, Voice.SEMIBOLD),
                ),
                numbers.level(r.level) if r.level is not None else _("not agreed"),
            )
            for r in review.ratings
        ),
        summary=_("Levels that the group gave at the review"),
        caption=text(_("Kept beside the private answers, never over them.")),
        look=TableLook.DENSE,
    )
    return head, table


def _decided(review: HeldReview) -> tuple[Block, ...]:
    head = heading(3, _("Decisions"))
    if not review.decisions:
        return head, paragraph(_("None was written down."))
    return head, *(paragraph(decision) for decision in review.decisions)


def _next(plan: Plan) -> tuple[Block, ...]:
    if plan.next_review is None:
        return ()
    said = _("On {day}.").format(day=numbers.day(plan.next_review.day))
    return heading(3, _("The next review")), paragraph(said)

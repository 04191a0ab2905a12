"""The mail that goes with the forms, and the reminder; nothing in them tells who has answered."""

from sixelements.application.forms import FormMaterial
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.printable import printable
from sixelements.wording import asked, phrases, promise


def message_txt(material: FormMaterial) -> bytes:
    """Both texts, each with its subject line, to paste into a mail."""
    parts = (*mail(material), "", "-" * 60, "", *reminder(material))
    text = "\n".join(printable(part) for part in parts) + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def mail(material: FormMaterial) -> tuple[str, ...]:
    """The mail to send along, in lines."""
    return (
        _("Subject: {subject}").format(subject=_subject(material)),
        "",
        _("Hello,"),
        "",
        _opening(material),
        "",
        _returning(material),
        "",
        phrases.sentences(*promise.sentences(material.round)),
        promise.reader(material.return_to),
        "",
        _("You may skip any question. There are no right answers: it is about the team, not about you."),
        "",
        _("Thank you."),
    )


def _opening(material: FormMaterial) -> str:
    text = _(
        "We are taking a look at how well we serve people at {place}, and every view counts. "
        "Fill in the attached form: {length}."
    )
    return text.format(place=front.where(material), length=front.length(material))


def reminder(material: FormMaterial) -> tuple[str, ...]:
    """The reminder, in lines; it counts answers and names nobody."""
    return (
        _("Subject: Reminder: {subject}").format(subject=_subject(material)),
        "",
        _("Hello,"),
        "",
        _counted(material),
        _(
            "If you have sent yours back, thank you. If not, your view is still missing: it takes {length}."
        ).format(length=_minutes(material)),
        "",
        _returning(material),
        "",
        _("The app keeps no list of who has answered, so this goes to everyone.")
        if material.round.anonymous
        else _("This goes to everyone."),
        "",
        _("Thank you."),
    )


def _subject(material: FormMaterial) -> str:
    if material.return_by is None:
        return _("How well do we serve people? Your view")
    day = front.last_day(material)
    return _("How well do we serve people? Your view by {day}").format(day=day)


def _returning(material: FormMaterial) -> str:
    return promise.returning(material.return_to, front.last_day(material) or _("[day]"))


def _counted(material: FormMaterial) -> str:
    """How many have answered, as a plain count."""
    headcount = material.round.headcount
    if not material.answered or headcount is None or not headcount.total:
        return _("A few days ago we sent you questions on how well we serve people.")
    if material.answered > headcount.total:
        return asked.more_sheets(material.answered, headcount.total)
    return _("{n} of {people} people have answered so far.").format(
        n=material.answered, people=headcount.total
    )


def _minutes(material: FormMaterial) -> str:
    m = promise.minutes(len(material.round.practices), len(material.lines))
    return _("about {m} minutes").format(m=m)

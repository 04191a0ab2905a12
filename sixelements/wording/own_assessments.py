"""What is said of a person's own assessments: how hard their sentences are to read."""

from sixelements.domain.reading_grade import HARD, GradedSentence, ReadingGrades
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases


def how_hard(found: ReadingGrades) -> str:
    """The mean grade of all sentences, and how many are hard."""
    if not found.sentences:
        return _("Reading grades are known for English only.")
    text = _("Reading grade {mean} on average.")
    mean = text.format(mean=numbers.levels(found.mean))
    if not found.hard:
        none = _("No sentence is over grade {grade}.")
        return phrases.sentences(mean, none.format(grade=numbers.count(round(HARD))))
    hard = ngettext(
        "{n} of {all} sentences is over grade {grade}:",
        "{n} of {all} sentences are over grade {grade}:",
        len(found.hard),
    )
    told = hard.format(
        n=numbers.count(len(found.hard)), all=numbers.count(found.sentences), grade=numbers.count(round(HARD))
    )
    return phrases.sentences(mean, told)


def graded(one: GradedSentence) -> str:
    """A sentence with its grade and where it stands in the files."""
    text = _("{where}, grade {grade}: {sentence}")
    return text.format(where=one.where, grade=numbers.levels(one.grade), sentence=one.text)


def more_hard(n: int) -> str:
    """That there are more hard sentences than were shown."""
    text = ngettext("{n} more sentence is.", "{n} more sentences are.", n)
    return text.format(n=numbers.count(n))

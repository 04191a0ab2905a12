"""The words that would be printed: each can be struck or changed, for what is exported now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sixelements.application.redaction import Changes, Part, PrintedText, WrittenField, texts_of
from sixelements.application.reports import Material
from sixelements.domain.assessment import Worksheet
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.wording.worksheets import sheet_name

_BEGINNING = 24
"""Letters of a text that are looked for in the PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionRowView:
    """One text: what it is called, and what would be printed now; empty words are struck."""

    text: PrintedText
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class RedactionGroupView:
    """Texts that belong together; ``elsewhere``: not in the PDF that is chosen now."""

    title: str
    rows: tuple[RedactionRowView, ...]
    elsewhere: bool


class RedactionPresenter:
    """Holds the changes until they are used or forgotten.

    ``printed`` is all the text of the PDF; words that are not in it belong to other formats.
    """

    def __init__(self, material: Material, changes: Changes, printed: str) -> None:
        self._material = material
        self._printed = _plain(printed)
        self._texts = texts_of(material)
        known = frozenset(self._texts)
        self._changes = {text: words for text, words in changes.items() if text in known}
        self._unseen = {text: words for text, words in changes.items() if text not in known}

    @property
    def changes(self) -> Changes:
        """What is printed in place of some texts, including those that only another version prints."""
        return {**self._unseen, **self._changes}

    def groups(self) -> tuple[RedactionGroupView, ...]:
        """All texts: those that stand in the PDF first, then the others."""
        found: dict[tuple[bool, str], list[RedactionRowView]] = {}
        title, labels = cache(self._title), _labels()
        for text in self._texts:
            place = text.place
            rows = found.setdefault((self._elsewhere(text), title(place.part, place.of)), [])
            words = self._changes.get(text, text.text)
            rows.append(RedactionRowView(text=text, label=labels[place.field], words=words))
        ordered = sorted(found.items(), key=lambda item: item[0][0])
        return tuple(RedactionGroupView(title, _numbered(rows), away) for (away, title), rows in ordered)

    def _elsewhere(self, text: PrintedText) -> bool:
        """A long text may be cut in the PDF, so its beginning counts."""
        return _plain(text.text)[:_BEGINNING] not in self._printed

    def change(self, text: PrintedText, words: str) -> None:
        """Print other words in place of a text; no words strike it, its own words bring it back."""
        words = words.strip()
        if words == text.text.strip():
            self._changes.pop(text, None)
        else:
            self._changes[text] = words

    def forget(self) -> None:
        """Print every text that is shown as it is."""
        self._changes.clear()

    def _title(self, part: Part, of: str) -> str:
        if part is Part.PLAN:
            return _("Around the plan")
        if part is Part.PERSON:
            return _("Owners and sponsor, each in all places")
        if part in (Part.ACTION, Part.DECLINED):
            return self._action(part, of)
        if part is Part.WORKSHEET:
            name = sheet_name(Worksheet(of)) if of else _("Customer facts")
            return _("Worksheet: {name}").format(name=name)
        practice = self._material.assessment.practices.get(PracticeId(of))
        text = {
            Part.COMMENT: _("Comments on {id} {practice}"),
            Part.SETTLED: _("What the room settled: {id} {practice}"),
            Part.SET_ASIDE: _("Set aside: {id} {practice}"),
        }[part]
        return text.format(id=of, practice=practice.name if practice else "").strip()

    def _action(self, part: Part, of: str) -> str:
        if part is Part.DECLINED:
            return _("Recommended, and declined")
        before = self._material.earlier_plan
        actions = [*(before.actions if before else ()), *self._material.actions]
        titles = {str(a.id): a.title for a in actions}
        return _("Action: {title}").format(title=titles[of])


def _plain(words: str) -> str:
    """Words without what can't be seen, on one line."""
    unseen = {ord(c): None for c in set(words) if not (c.isprintable() or c.isspace())}
    return " ".join(words.translate(unseen).split())


def _numbered(rows: list[RedactionRowView]) -> tuple[RedactionRowView, ...]:
    """Labels told apart by number where several are the same."""
    labels = Counter(row.label for row in rows)
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        seen[row.label] = seen.get(row.label, 0) + 1
        label = row.label
        if labels[label] > 1:
            label = _("{label} {n}").format(label=label, n=seen[label])
        made.append(RedactionRowView(text=row.text, label=label, words=row.words))
    return tuple(made)


def _labels() -> Mapping[WrittenField, str]:
    return {
        WrittenField.TEXT: _("Comment"),
        WrittenField.WHY: _("Why, in one line"),
        WrittenField.EVIDENCE: _("Evidence"),
        WrittenField.REASON: _("Reason"),
        WrittenField.TITLE: _("Action"),
        WrittenField.ROW: _("Name"),
        WrittenField.DOER: _("Done by"),
        WrittenField.SEEN: _("What was seen"),
        WrittenField.NOTE: _("Note"),
        WrittenField.SOURCE: _("Source"),
        WrittenField.SHORT: _("Short title"),
        WrittenField.OWNER: _("Owner"),
        WrittenField.PERSON: _("Name"),
        WrittenField.HELPERS: _("Helpers"),
        WrittenField.FIRST_STEP: _("First step"),
        WrittenField.WHEN: _("When"),
        WrittenField.THEN: _("Then"),
        WrittenField.MEASURE: _("Measure"),
        WrittenField.UNIT: _("Unit"),
        WrittenField.HOW: _("How it is counted"),
        WrittenField.BECAUSE: _("Because"),
        WrittenField.NEEDS: _("Decision or resource needed"),
        WrittenField.RISK: _("What could go wrong"),
        WrittenField.TOLD: _("How people are told"),
        WrittenField.NOTES: _("Review notes"),
        WrittenField.AIM: _("Aim"),
        WrittenField.SPONSOR: _("Sponsor"),
        WrittenField.STOP: _("What we will stop doing"),
        WrittenField.PARKING: _("Not now"),
        WrittenField.LOG: _("Decision"),
    }

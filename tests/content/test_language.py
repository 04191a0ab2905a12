"""The sentences are plain, short, US English, and no two actions say the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import readability

from sixelements.domain.assessment import Assessment, LibraryAction
from tests.content.texts import Kind, Text, words

Texts = tuple[Text, ...]

TARGET_GRADE = 8
HIGHEST_GRADE = 10
SHORT_TITLE, SHORT_TITLE_CUT = 34, 20
"""Letters that a card's line takes; those it shows at least, in narrow columns and large text."""
SHARE_OVER_TARGET = 0.06

OVER_TEN = {
    "1.1 statement": "nine words, of which expectations and behaviors have four syllables",
    "2.1 statement": "ten words; expectations and customers are what it is about",
    "6.2 evidence 1": "the names of the seven wastes, for whoever looks for them",
}
"""Texts over grade 10, each with the reason; nothing else may be."""

VERBS = words(
    """
    act add agree ask book brief build call chart check choose circle clip coach collect compare copy
    correct count cover cut discuss draft draw drop fill find finish fix follow gather give go hand hang
    have hear hold invite lay let list log look make map mark move name note offer open pair pass pick plot
    post practice print propose publish put quiz read reply report reset review rewrite say send
    set shorten show sit sort spot start stay step switch take tally teach tell thank time
    turn underline use walk watch widen write
    """
)
"""Verbs in base form that titles, first steps and "then" begin with."""

BRITISH = re.compile(
    r"""\b(
        (?:apolog|author|categor|central|critic|custom|emphas|familiar|final|maxim|memor|minim|normal|organ
          |penal|priorit|real|recogn|sensit|special|stabil|standard|summar|symbol|util|visual)
        is(?:e|es|ed|er|ers|ing|ation|ations)
      | (?:behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum)our\w*
      | practis\w+ | licenc\w+ | defence\w* | offence\w* | analys(?:e|ed|es|ing)
      | programmes? | cent(?:re|res|red) | met(?:re|res) | theatre\w* | catalogue\w* | dialogue\w*
      | cheques? | grey\w* | learnt | spelt | whilst | amongst | towards | afterwards | forwards
      | judgement\w* | enquir\w+ | fulfil(?!l)\w* | enrol(?!l)\w* | skilful\w*
      | (?:cancell|labell|modell|travell)\w+(?<!cancellation)
      | tick(?:s|ed|ing)? | rota | rotas | diary | fortnight\w* | timetable\w* | one-to-one
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
GENDERED = re.compile(
    r"\b(he|she|him|his|her|hers|himself|herself|man|men|woman|women|guys?|lad(?:y|ies)|gentlem[ae]n"
    r"|mankind|manpower|man-hours?|\w+(?:wo)?m[ae]n(?<!human)(?<!specimen)|husband|wife|mother|father)\b",
    re.IGNORECASE,
)
JARGON = re.compile(
    r"\b(kaizen|gemba|team talks?|case talks?|one-on-one talks?|waste walks?|worksheets?"
    r"|stakeholders?|leverag\w+|kpis?|run charts?|calibrat\w+|[we][1-7]|synerg\w+"
    r"|paradigm|touch ?points?|deliverables?|actionable|bandwidth|best practices?|going forward|utili[sz]\w+"
    r"|onboard\w*|baselines?|roadmaps?|root causes?|value stream|six sigma|lean|agile|scrum|sprints?"
    r"|ecosystem|holistic|optimi[sz]\w+|incentivi[sz]\w+|operationali[sz]\w+|impactful|proactive\w*"
    r"|alignment|ideat\w+|buy-in|rollout|go-live|internal customers?|escalat\w+|backlog|dashboards?"
    r"|metrics?|facilitat\w+|implement\w*|prioriti[sz]\w+)\b",
    re.IGNORECASE,
)
ONE_NAME = re.compile(  # the noun is "front line", the adjective "front-line"
    r"\b(frontline|front-line\b(?! (?:\w+ )?(?:people|person|staff|colleagues?|names?|reviewers?|leader))"
    r"|front line (?:people|person|staff|colleagues?|names?)|percentage|per cent|e-mail|hand over sheet"
    r"|check-list|co-worker|don't (?!know)|doesn't|didn't|isn't|aren't|won't|cannot|workdays)\b",
    re.IGNORECASE,
)
NO_SERIAL_COMMA = re.compile(r"\b[\w'-]+, (?!(?:and|or|then|including|before) )[\w'-]+ (?:and|or) [\w'-]+")
NOT_A_LIST = {
    "here, trained and watched",
    "columns, see and hear",
    "box, temps and back",
    "decide, decide and tell",
    "decide, decide and",
}

SHAPES = {
    Kind.SENTENCE: re.compile(r'["A-Z].*[^\s.?,;:][.?]$'),
    Kind.PROMISE: re.compile(r"When [a-z0-9].*[^\s.?,;:]\.$"),
    Kind.TITLE: re.compile(r'[A-Z].*[\w"]$'),
    Kind.NAME: re.compile(r'["A-Z0-9].*\w$'),
    Kind.NOUN: re.compile(r"[a-z].*\w$"),
    Kind.UNIT: re.compile(r"[%a-z].*\w$"),
}
"""How a text of each kind begins and ends."""

AND = re.compile(r"\band\b", re.IGNORECASE)
"""What joins a second claim; only level 5 may, which is level 4 and something more."""
SMUGGLED = re.compile(r"\bplus\b|, some made\b|, of any\b|\blike answers\b")
"""What anchors said so as not to say "and"."""

STOP_WORDS = words(
    "a an and are as at be by each every for from has have in is it its of on one or our that the their them"
    " then they this those to us we when which who will with"
)


def grade(sentence: str) -> float:
    """The Flesch-Kincaid school grade of a sentence."""
    measures = readability.getmeasures(sentence, lang="en")
    return float(measures["readability grades"]["Kincaid"])


def lines(found: Iterable[str]) -> str:
    """What a failing test prints: one finding a line."""
    return "\n  " + "\n  ".join(found)


def findings(texts: Texts, pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs: the place, the words found, and the text."""
    return [
        f"{t.where}: “{match[0]}” in: {t.text}"
        for t in texts
        for match in pattern.finditer(t.text)
        if match[0]
    ]


def graded(texts: Texts) -> Iterator[tuple[float, str, str]]:
    for text in texts:
        for sentence in text.sentences():
            yield grade(sentence), text.where, sentence


def test_reading_grade(texts: Texts) -> None:
    all_graded = sorted(graded(texts), reverse=True)
    over = [g for g in all_graded if g[0] > TARGET_GRADE]
    shown = lines(f"{g:4.1f}  {where}: {sentence}" for g, where, sentence in over)
    too_high = [where for g, where, _sentence in over if g > HIGHEST_GRADE and where not in OVER_TEN]
    assert not too_high, f"Over grade {HIGHEST_GRADE}: {', '.join(too_high)}. Over {TARGET_GRADE}:{shown}"
    share = len(over) / len(all_graded)
    assert share <= SHARE_OVER_TARGET, (
        f"{len(over)} of {len(all_graded)} sentences ({share:.1%}) are over grade {TARGET_GRADE}:{shown}"
    )


def test_exceptions_to_the_reading_grade_are_still_needed(texts: Texts) -> None:
    high = {where for g, where, _sentence in graded(texts) if g > HIGHEST_GRADE}
    assert OVER_TEN.keys() <= high, f"Remove from OVER_TEN: {sorted(OVER_TEN.keys() - high)}"


def test_anchors_are_short_and_claim_one_thing(shipped: Assessment) -> None:
    wrong = []
    for practice in shipped.practices.values():
        for level, anchor in enumerate(practice.anchors, start=1):
            reasons = [
                *([f"{len(anchor)} characters"] if len(anchor) > 100 else []),
                *([f"{len(anchor.split())} words"] if len(anchor.split()) > 16 else []),
                *(["holds 'and'"] if len(AND.findall(anchor)) > (level == 5) else []),
                *(["smuggles in a second claim"] if SMUGGLED.search(anchor) else []),
                *(["holds ';'"] if ";" in anchor else []),
                *(["more than one sentence"] if re.search(r"[.?!:]\s+[A-Z]", anchor) else []),
                *(["does not end with a full stop"] if not anchor.endswith(".") else []),
            ]
            wrong += [f"{practice.id} anchor {level}: {', '.join(reasons)}: {anchor}"] if reasons else []
        if len(set(practice.anchors)) < 5:
            wrong.append(f"{practice.id}: two levels have the same anchor")
    assert not wrong, lines(wrong)


def test_texts_begin_and_end_as_they_should(texts: Texts) -> None:
    wrong = [
        f"{t.where}, not a {t.kind.name.lower()}: {t.text}" for t in texts if not SHAPES[t.kind].match(t.text)
    ]
    wrong += [f"{t.where}, a space too many: {t.text}" for t in texts if t.text != " ".join(t.text.split())]
    wrong += [
        f"{t.where}, “{m[0]}”: {t.text}" for t in texts for m in re.finditer("!|; | - |--|\\.\\.", t.text)
    ]
    assert not wrong, lines(wrong)


def test_prompts_ask(shipped: Assessment) -> None:
    assert not [p.id for p in shipped.practices.values() if not p.prompt.endswith("?")]


def test_when_and_then_fit_their_pattern(shipped: Assessment) -> None:
    wrong = []
    for action in actions(shipped):
        for part in (action.when, action.then):
            if not (part[0].islower() or part[0].isdigit()) or part[-1] in ".,?":
                wrong.append(f"{action.id}: begins with a capital or ends with a mark: {part}")
            if re.search(r"\b(I|me|my|(?<!thank-)you|your)\b", part):
                wrong.append(f"{action.id}: speaks of I or you: {part}")
        if action.when.startswith("when "):
            wrong.append(f"{action.id}: the word When is added by the app: {action.when}")
    assert not wrong, lines(wrong)


def test_titles_and_steps_start_with_a_verb(shipped: Assessment) -> None:
    wrong = [
        f"{action.id} {place}: “{text.split()[0]}” in: {text}"
        for action in actions(shipped)
        for place, text in (
            ("title", action.title),
            ("short title", action.short),
            ("first step", action.first_step),
            ("then", action.then),
        )
        if text.split()[0].lower() not in VERBS
    ]
    assert not wrong, f"Start with a verb in base form. If it is one, add it to VERBS:{lines(wrong)}"


def test_verbs_are_in_use(shipped: Assessment) -> None:
    used = {t.split()[0].lower() for a in actions(shipped) for t in (a.title, a.short, a.first_step, a.then)}
    assert used >= VERBS, f"Remove from VERBS: {sorted(VERBS - used)}"


def test_titles_fit_a_card(shipped: Assessment) -> None:
    assert not [a.title for a in actions(shipped) if len(a.title) > 80]


def test_short_titles_fit_a_line_and_are_told_apart(shipped: Assessment) -> None:
    """A card of the board shows nothing else of an action's title."""
    short = [a.short for a in actions(shipped)]
    assert not [text for text in short if not 0 < len(text) <= SHORT_TITLE]
    assert len({text[:SHORT_TITLE_CUT].lower() for text in short}) == len(short)


def test_no_two_actions_say_the_same(shipped: Assessment) -> None:
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action in actions(shipped):
        for place, text in (
            ("title", action.title),
            ("short title", action.short),
            ("first step", action.first_step),
            ("when-then", f"{action.when} {action.then}"),
            ("when", action.when),
            ("measure", action.measure.name),
        ):
            seen[place, gist(text)].append(action.id)
    same = [
        f"{place} of {' and '.join(ids)}: {meaning}" for (place, meaning), ids in seen.items() if len(ids) > 1
    ]
    assert not same, lines(same)


def gist(text: str) -> str:
    """The words that carry the meaning, in no order, so that near copies are equal."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'s ", " ").replace("-", ""))
    return " ".join(sorted(word.removesuffix("s") for word in words if word not in STOP_WORDS))


def test_gist_sees_near_copies() -> None:
    assert gist("Count the marks, on each list.") == gist("On the list, count each mark")
    assert gist("Count the marks") != gist("Count the cards")


def test_us_spelling(texts: Texts) -> None:
    assert not (found := findings(texts, BRITISH)), lines(found)


def test_british_spelling_is_seen() -> None:
    british = words("recognise organisation behaviour favours programme practised tick realising centre")
    assert {word for word in british if BRITISH.search(word)} == british
    fine = words(
        "advise supervise surprise promise exercise otherwise practice raise revised noise ticket four"
    )
    assert not {word for word in fine if BRITISH.search(word)}


def test_no_gendered_words(texts: Texts) -> None:
    assert not (found := findings(texts, GENDERED)), lines(found)


def test_no_jargon(texts: Texts) -> None:
    assert not (found := findings(texts, JARGON)), lines(found)


def test_one_name_for_one_thing(texts: Texts) -> None:
    assert not (found := findings(texts, ONE_NAME)), lines(found)


def test_serial_commas(texts: Texts) -> None:
    found = [f for f in findings(texts, NO_SERIAL_COMMA) if not any(fine in f for fine in NOT_A_LIST)]
    assert not found, f"Put a comma before the last of three, or add to NOT_A_LIST:{lines(found)}"


def actions(assessment: Assessment) -> Iterator[LibraryAction]:
    """All actions of the library, in order."""
    for practice in assessment.practices.values():
        yield from practice.actions.values()

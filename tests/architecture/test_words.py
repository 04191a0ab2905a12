"""Every sentence a person can read goes through the translation function, and can be translated."""

import ast
import re
import string
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sixelements"


@cache
def calls() -> list[tuple[str, ast.Call]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = str(path.relative_to(PACKAGE))
        found += [(f"{name}:{n.lineno}", n) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return found


def messages() -> list[tuple[str, list[ast.expr]]]:
    counts = {"_": 1, "ngettext": 2, "pgettext": 2}
    return [
        (where, call.args[: counts[call.func.id]])
        for where, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id in counts and "i18n" not in where
    ]


def test_messages_are_whole_literals() -> None:
    bad = [w for w, args in messages() if not all(isinstance(a, ast.Constant) for a in args)]
    assert bad == []


def test_no_message_stands_inside_an_f_string() -> None:
    """What gathers messages for translators does not look into one."""
    inside = [
        f"{path.name}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for node in ast.walk(joined)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext", "pgettext"}
    ]
    assert inside == []


def test_placeholders_have_names() -> None:
    nameless = []
    for where, args in messages():
        for arg in args:
            assert isinstance(arg, ast.Constant)
            fields = [f for _t, f, _s, _c in string.Formatter().parse(str(arg.value)) if f is not None]
            nameless += [where for field in fields if not field.isidentifier()]
    assert nameless == []


def test_no_exclamation_and_no_please() -> None:
    """The tone of the product: calm, plain, no exclamation marks."""
    loud = []
    for where, args in messages():
        for arg in args:
            assert isinstance(arg, ast.Constant)
            text = str(arg.value)
            if "!" in text or "please" in text.lower() or "successfully" in text.lower():
                loud.append(f"{where} {text}")
    assert loud == []


NO_SERIAL_COMMA = re.compile(r"\b[\w'-]+, (?!(?:and|or|then|but|so) )[\w'-]+ (?:and|or) [\w'-]+")
NOT_A_LIST = (
    "comment, comment and a",
    "comments, shuffled and without",
    "practice, now and next",
    "practices, now and next",
    "it, Alt and an",
)


def test_the_last_of_three_has_a_comma_before_it() -> None:
    """Half the app had one and half had none."""
    found = [
        (where, str(arg.value)) for where, args in messages() for arg in args if isinstance(arg, ast.Constant)
    ]
    without = [f"{where} {m[0]}" for where, text in found for m in NO_SERIAL_COMMA.finditer(text)]
    assert [x for x in without if not x.endswith(NOT_A_LIST)] == []


GLUE = {"lower", "upper", "capitalize", "casefold", "removeprefix"}
"""What makes one word of another in English, and nonsense in another language."""
KNOWN = {
    "presentation/guide.py",  # of a heading's mark in Markdown
    "presentation/pages/sheet_import.py",  # of a file's name
    "presentation/pages/forms.py",  # likewise
    "wording/findings.py",  # of the percent sign of a unit
    "wording/cldr.py",  # of a language's own name
    "charts/marks.py",  # the letter in a leg's mark is of its id
    "charts/stool.py",
}


def test_no_words_are_made_of_others() -> None:
    """A message is translated as it stands: cut, joined in the middle or in other letters it is none."""
    rooms = ("wording", "presentation", "reporting", "charts", "ui")
    glued = [
        f"{where} .{call.func.attr}()"
        for where, call in calls()
        if where.startswith(rooms)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in GLUE
        and not _is_no_word(call.func)
        and where.split(":")[0] not in KNOWN
    ]
    assert glued == []


def _is_no_word(made: ast.Attribute) -> bool:
    """The ending of a file, a color, a value of ours, a stacking order, a search, a first letter alone."""
    words = ast.unparse(made)
    ours = ("suffix", "hex", "value.", "align", "kind", "color", "paper", "rail", "side", "button", "e.upper")
    return made.attr == "casefold" or any(part in words for part in (*ours, "[:1]"))


def test_no_message_is_a_piece_of_a_sentence() -> None:
    """One that begins or ends with a space or a mark is put together with others."""
    pieces = []
    for where, args in messages():
        for arg in args:
            assert isinstance(arg, ast.Constant)
            text = str(arg.value)
            pieces += [f"{where} {text}"] if text != text.strip() or text[:1] in ",.;:" else []
    assert pieces == []


def test_no_sentence_is_found_by_its_mark() -> None:
    """ "First. Then." has its full stop elsewhere in other languages."""
    split = [
        where
        for where, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"split", "partition", "rpartition", "rsplit"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and str(call.args[0].value).startswith(". ")
    ]
    assert split == []


ROOMS = ("wording", "presentation", "reporting", "charts", "ui", "cli", "application", "intake")
MARKS = {", ", "; ", ". ", ": ", " · "}
NO_SENTENCES = (
    "wording/phrases.py",  # here they are joined
    "wording/numbers.py",
    "reporting/pictures/svg.py",  # numbers of a drawing
    "reporting/pdf/",  # likewise, and spaces that a line is cut at
    "reporting/cover.py",  # marks between facts, which are read as such
    "reporting/action_plan.py",
    "intake/",  # places in a file, and what was typed
    "ui/system.py",  # a command to type
    "ui/dialogs/place.py",  # patterns of file names
    "application/responses.py",  # the four words
    "cli/report_command.py",  # what can be typed after an option
    "cli/output.py",  # cells of a table
    "presentation/words.py",  # the four words
    "presentation/pages/set_up.py",  # as it is typed
    "presentation/pages/report.py",  # single letters
    "presentation/pages/forms.py",  # numbered lines
    "ui/dialogs/crash.py",  # for us
    "ui/pages/collect.py",  # patterns of file names
    "wording/discussion_changes.py",  # levels side by side
)


def _puts_words_together(node: ast.AST) -> bool:
    """Whether a mark of ours, or a space between sentences, joins what is said."""
    if isinstance(node, ast.JoinedStr):
        between = [p.value for p in node.values if isinstance(p, ast.Constant)]
        return len(node.values) > len(between) + 1 and any(mark in MARKS for mark in between)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "join"
        and isinstance(node.func.value, ast.Constant)
        and node.func.value.value in MARKS | {" "}
        and ".split(" not in ast.unparse(node.args[0])
    )


def test_words_are_put_together_in_one_place_only() -> None:
    """Full stops, commas, colons, and the space after a sentence are others in other languages."""
    glued = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {ast.unparse(node)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if str(path.relative_to(PACKAGE)).startswith(ROOMS)
        and not str(path.relative_to(PACKAGE)).startswith(NO_SENTENCES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr | ast.Call) and _puts_words_together(node)
    ]
    assert glued == []


CALQUES = re.compile(
    r"\b(anew|in turns|(them|threads) in turn|(is|are|was) of the past|let(s|ting)? go of|(can|to) be had"
    r"|(told|made) to make do|gone on with|no telling|come back to is|beside the window"
    r"|turns? round themselves|whosoever|thereof|aught|all the more|colour|behaviour|whilst"
    r"|is another (one once|now|by now)|are others (there|than)|by which ways?|(what|nothing) came of"
    r"|of which any|from when on|knows? (it|them) again|[;.] (empty|none|nothing) where)\b"
    r"|(?-i:(?<!there )(?<!if )\b(is|are) none[.,:;])",
    re.IGNORECASE,
)
"""What reads as another language put into English words, or is not American."""
ROOT = PACKAGE.parent


def test_nothing_reads_as_if_translated_from_another_language() -> None:
    """Docstrings, comments, messages, and what is written beside them are plain American English."""
    texts = [
        *(PACKAGE.rglob("*.py")),
        *(ROOT / "resources" / "guide").rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    ]
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts
        for match in CALQUES.finditer(" ".join(path.read_text(encoding="utf-8").split()))
    ]
    assert found == []


BUTTONS = {"Button", "ButtonView", "MenuEntry", "addButton"}
SAME_ON_A_BUTTON = {"cancel", "collect", "comment", "facilitator", "settings", "strike"}
"""Words that mean the same on a button and elsewhere."""


def test_a_word_on_a_button_means_nothing_else_without_a_context() -> None:
    """ "Close" is what a button does, and how near answers lie: other languages have two words for it."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        on_buttons = {
            id(said)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            for said in [*_said_by(call), *(k.value for k in call.keywords if k.arg in {"cancel", "button"})]
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                word = str(ast.literal_eval(node.args[0]))
                if word.isalpha():
                    told[id(node) in on_buttons].add(word.lower())
    assert (told[True] & told[False]) - SAME_ON_A_BUTTON == set()
    assert told[True] & told[False] >= SAME_ON_A_BUTTON


def _said_by(call: ast.Call) -> list[ast.expr]:
    """What a call puts on a button; "Close" of a cancel button may stand behind an ``or``."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in BUTTONS:
        return []
    found = [*call.args, *(k.value for k in call.keywords if k.arg == "name")]
    return [part for one in found for part in (one.values if isinstance(one, ast.BoolOp) else [one])]


def test_figures_and_times_are_written_as_the_language_has_them() -> None:
    """Commas and 24 hours are English: `numbers.count` and `numbers.clock` know the others."""
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in PACKAGE.rglob("*.py")
        if path != PACKAGE / "wording" / "numbers.py"
        for match in re.finditer(r'\{\w+:,[}.]|strftime\("%H|:%H:%M\}', path.read_text(encoding="utf-8"))
    ]
    assert found == []

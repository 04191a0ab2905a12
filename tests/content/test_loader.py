"""The loader takes the shipped assessment, and tells an author everything that is wrong with another."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sixelements import paths
from sixelements.content.loader import AssessmentProblems, Problem, find, load
from sixelements.content.toml_access import MANIFEST
from sixelements.content.toml_gate import LARGEST_FILE, LONGEST_LINE, TomlProblem, read_toml
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import NotFound
from tests.content.folders import SHIPPED, Copy

ONE, TWO, THREE, FOUR, FIVE, SIX = (
    "1-set-expectations.toml",
    "2-train-the-team.toml",
    "3-empower-the-team.toml",
    "4-collect-feedback.toml",
    "5-reward-and-recognize.toml",
    "6-improve-processes.toml",
)
Break = Callable[[Copy], None]


# --- what is taken


def test_the_shipped_assessment_loads(shipped: Assessment) -> None:
    assert (shipped.id, shipped.version, shipped.language, shipped.license) == (
        SHIPPED,
        "2.5",
        "en-US",
        "MIT",
    )
    assert len(shipped.practices) == 37
    assert len(shipped.three_thirds.lines) == 10
    assert len(shipped.items) == 47
    assert shipped.practices[next(iter(shipped.practices))].anchor(1).startswith("We have nothing in writing")


def test_every_line_has_a_short_name_of_its_own(shipped: Assessment) -> None:
    names = [line.name for line in shipped.three_thirds.lines]
    assert len(set(names)) == 10
    assert all(0 < len(name) <= 16 for name in names)


def test_lines_of_an_assessment_of_others_may_go_without_a_short_name(copy: Copy) -> None:
    copy.replace(MANIFEST, 'name = "Told why"\n', "")
    assert copy.problems() == ()
    without = load(copy.folder).three_thirds.lines[2]
    assert (without.name, without.text) == ("", "was the customer told the reasons, even for a no?")


def test_an_untouched_copy_loads_as_the_same_assessment(copy: Copy, shipped: Assessment) -> None:
    assert copy.problems() == ()
    assert load(copy.folder) == shipped


def test_other_files_in_the_folder_do_no_harm(copy: Copy) -> None:
    (copy.folder / "notes.txt").write_bytes(b"\xff\x00")
    (copy.folder / "old").mkdir()
    (copy.folder / "old" / "1-draft.toml").write_text("not = [", encoding="utf-8")
    assert copy.problems() == ()


def test_dots_within_a_text_or_a_comment_do_no_harm(copy: Copy) -> None:
    copy.write(ONE, f"# {'. ' * 200}\n{copy.text(ONE)}")
    copy.in_practice(ONE, "1.1", 'prompt = "', f'prompt = "Think{"." * 60} ')
    assert copy.problems() == ()


def test_spaces_and_line_breaks_around_a_text_are_dropped(copy: Copy, shipped: Assessment) -> None:
    copy.replace(ONE, 'name = "Numbers"', 'name = """\n  Numbers\n"""')
    assert load(copy.folder) == shipped


# --- what is wrong, one thing at a time


def _missing_file(copy: Copy) -> None:
    (copy.folder / THREE).unlink()


def _missing_manifest(copy: Copy) -> None:
    (copy.folder / MANIFEST).unlink()


def _unlisted_file(copy: Copy) -> None:
    copy.write("7-extra.toml", 'id = "7"\n')


def _bad_toml(copy: Copy) -> None:
    copy.replace(TWO, 'title = "Train the team"', 'title = "Train the team')


def _wrong_type(copy: Copy) -> None:
    copy.replace(ONE, 'name = "Numbers"', "name = 13")


def _version_without_quotes(copy: Copy) -> None:
    copy.replace(MANIFEST, 'version = "2.5"', "version = 1.0")


def _two_channels_with_one_id(copy: Copy) -> None:
    copy.replace(MANIFEST, 'id = "email"', 'id = "forms"')


def _a_waste_missing(copy: Copy) -> None:
    copy.replace(MANIFEST, 'id = "motion"', 'id = "transport"')


def _a_waste_twice(copy: Copy) -> None:
    motion = '[[worksheets.wastes]]\nid = "motion"'
    copy.replace(MANIFEST, motion, f'{motion}\nname = "Motion"\nexamples = ["Walks"]\n\n{motion}')


def _a_point_twice(copy: Copy) -> None:
    copy.replace(MANIFEST, "number = 4", "number = 5")


def _channels_without_end(copy: Copy) -> None:
    rows = "".join(f'[[worksheets.channels]]\nid = "c{n}"\nname = "Channel {n}"\n\n' for n in range(200))
    first = '[[worksheets.channels]]\nid = "forms"\n'
    copy.replace(MANIFEST, first, rows + first)


def _nothing_watched_is_shown(copy: Copy) -> None:
    copy.replace(MANIFEST, 'kind = "watch"\nshown = true', 'kind = "watch"')


def _a_fact_beside_no_line(copy: Copy) -> None:
    copy.replace(MANIFEST, 'line = "t.7"', 'line = "t.11"')


def _two_words_for_three_marks(copy: Copy) -> None:
    copy.replace(MANIFEST, 'channel_marks = ["No", ', "channel_marks = [")


def _no_word_for_an_expectation(copy: Copy) -> None:
    copy.replace(MANIFEST, 'staff = "Staff know it"\n', "")


def _one_for_true(copy: Copy) -> None:
    copy.in_practice(ONE, "1.2", "core = true", "core = 1")


def _text_for_true(copy: Copy) -> None:
    copy.in_practice(ONE, "1.3", "core = true", 'core = "true"')


def _true_for_a_number(copy: Copy) -> None:
    copy.in_practice(TWO, "2.3-start", "lift = 1", "lift = true")


def _text_for_a_number(copy: Copy) -> None:
    copy.in_practice(TWO, "2.3-start", "lift = 1", 'lift = "1"')


def _weight_with_a_point(copy: Copy) -> None:
    copy.replace(TWO, "legs = { courtesy = 2 }", "legs = { courtesy = 2.0 }")


def _true_for_a_target(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1-start", "target = 60 }", "target = true }")


def _target_that_is_no_number(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1-start", "target = 60 }", "target = nan }")


def _target_without_end(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1-start", "target = 60 }", "target = inf }")


def _target_below_zero(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1-start", "target = 60 }", "target = -1 }")


def _lift_of_three(copy: Copy) -> None:
    copy.in_practice(TWO, "2.3-start", "lift = 1", "lift = 3")


def _number_of_5000_digits(copy: Copy) -> None:
    copy.in_practice(TWO, "2.3-start", "lift = 1", f"lift = {'1' * 5_000}")


def _broken_title(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1-start", 'title = "', 'title = "Two\\nlines ')


def _carriage_return(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1", 'prompt = "', 'prompt = "Two\\rlines ')


def _separator(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1", 'prompt = "', 'prompt = "Two\\u2028lines ')


def _broken_source(copy: Copy) -> None:
    copy.replace(MANIFEST, 'source = "', 'source = "Two\\nlines ')


def _id_with_a_line_break(copy: Copy) -> None:
    copy.replace(ONE, 'id = "1.6"', 'id = "1.6\\n"')


def _file_with_a_line_break(copy: Copy) -> None:
    copy.replace(MANIFEST, f'"{ONE}"', f'"{ONE}\\n"')


def _long_and_broken(copy: Copy) -> None:
    copy.in_practice(SIX, "6.3", '2 = "', f'2 = "Two\\n{"x" * 100}')


def _empty_text(copy: Copy) -> None:
    copy.replace(ONE, 'name = "Numbers"', 'name = "  "')


def _sixth_level(copy: Copy) -> None:
    copy.in_practice(SIX, "6.3", '5 = "', '6 = "We have more."\n5 = "')


def _sixth_evidence(copy: Copy) -> None:
    copy.in_practice(ONE, "1.1", "evidence = [", "evidence = [" + '"Another.", ' * 3)


def _nobody_sees(copy: Copy) -> None:
    copy.in_practice(ONE, "1.6", 'seen_by = ["frontline", "supervisor"]', "seen_by = []")


def _number_for_a_table(copy: Copy) -> None:
    copy.replace(TWO, "legs = { courtesy = 2 }", "legs = 2")


def _text_for_a_list(copy: Copy) -> None:
    copy.in_practice(ONE, "1.6", 'seen_by = ["frontline", "supervisor"]', 'seen_by = "frontline"')


def _unknown_key(copy: Copy) -> None:
    copy.in_practice(ONE, "1.2", "core = true", "cor = true")


def _left_out_key(copy: Copy) -> None:
    copy.in_practice(FOUR, "4.2-keep", 'size = "S"\n', "")


def _unknown_role(copy: Copy) -> None:
    copy.in_practice(TWO, "2.1", 'seen_by = ["frontline"', 'seen_by = ["volunteer"')


def _missing_anchor(copy: Copy) -> None:
    copy.replace(FIVE, '3 = "Our appraisals rate service as a set item on the form."\n', "")


def _missing_helper(copy: Copy) -> None:
    line = next(x for x in copy.text(FIVE).splitlines(keepends=True) if x.startswith("manager = "))
    copy.replace(FIVE, line, "")


def _long_anchor(copy: Copy) -> None:
    copy.in_practice(SIX, "6.3", '2 = "', f'2 = "{"Nonetheless " * 8}')


def _wordy_anchor(copy: Copy) -> None:
    copy.in_practice(SIX, "6.3", '2 = "', f'2 = "{"We do so. " * 3}')


def _quick_but_not_small(copy: Copy) -> None:
    copy.in_practice(TWO, "2.3-start", "lift = 1", "lift = 2")


def _no_leg(copy: Copy) -> None:
    copy.replace(TWO, "legs = { courtesy = 2 }", "legs = { courtesy = 0 }")


def _stages_out_of_order(copy: Copy) -> None:
    copy.in_practice(SIX, "6.1-start", 'stage = "start"', 'stage = "keep"')


def _action_of_another_practice(copy: Copy) -> None:
    copy.replace(SIX, 'id = "6.1-start"', 'id = "6.2-start"')


def _action_of_another_stage(copy: Copy) -> None:
    """Two actions share an id now."""
    copy.replace(SIX, 'id = "6.1-firm"', 'id = "6.1-start"')


def _fourth_action(copy: Copy) -> None:
    text = copy.text(SIX)
    start = text.index('[[practices.actions]]\nid = "6.1-keep"')
    action = text[start : text.index("[[practices]]", start)]
    copy.write(SIX, text.replace(action, action + action))


def _practice_of_another_element(copy: Copy) -> None:
    copy.write(SIX, copy.text(SIX).replace('id = "6.7', 'id = "5.7'))


def _not_utf_8(copy: Copy) -> None:
    (copy.folder / FOUR).write_bytes(copy.text(FOUR).replace("Loop closed", "Caf\xe9").encode("latin-1"))


def _six_megabytes(copy: Copy) -> None:
    comment = "# " + "x" * 98 + "\n"
    copy.write(FIVE, copy.text(FIVE) + comment * (6_000_000 // len(comment)))
    assert (copy.folder / FIVE).stat().st_size > LARGEST_FILE


def _line_of_dots(copy: Copy) -> None:
    copy.write(FIVE, "a" + ".a" * 20_000 + " = 1\n" + copy.text(FIVE))


def _short_line_of_dots(copy: Copy) -> None:
    line = "a" + ".a" * (LONGEST_LINE // 2 - 10) + " = 1\n"
    copy.write(FIVE, line + copy.text(FIVE))


def _long_line_without_dots(copy: Copy) -> None:
    copy.write(FIVE, "# " + "x" * LONGEST_LINE + "\n" + copy.text(FIVE))


def _deep_nesting(copy: Copy) -> None:
    copy.write(ONE, copy.text(ONE) + "\n[deep]\nx = " + "[" * 4_900 + "]" * 4_900 + "\n")


def _duplicate_practice(copy: Copy) -> None:
    copy.write(ONE, copy.text(ONE).replace('id = "1.2', 'id = "1.1'))


def _duplicate_element(copy: Copy) -> None:
    copy.write("1-again.toml", copy.text(ONE))
    copy.replace(MANIFEST, f'    "{ONE}",', f'    "{ONE}",\n    "1-again.toml",')


def _file_listed_twice(copy: Copy) -> None:
    copy.replace(MANIFEST, f'    "{ONE}",', f'    "{ONE}",\n    "{ONE}",')


def _manifest_in_its_own_list(copy: Copy) -> None:
    copy.replace(MANIFEST, f'    "{ONE}",', f'    "{ONE}",\n    "{MANIFEST}",')


def _unknown_prerequisite(copy: Copy) -> None:
    copy.in_practice(THREE, "3.2", '"3.4", ', '"3.9", ')


def _unknown_also(copy: Copy) -> None:
    copy.in_practice(THREE, "3.2-start", 'also = ["3.1"]', 'also = ["7.1"]')


def _prerequisite_of_itself(copy: Copy) -> None:
    copy.in_practice(SIX, "6.4", 'prerequisites = ["6.2"]', 'prerequisites = ["6.4"]')


def _cycle(copy: Copy) -> None:
    """6.1 waits for 6.4, which waits for 6.2, which waits for 6.1."""
    copy.in_practice(SIX, "6.1", "prompt = ", 'prerequisites = ["6.4"]\nprompt = ')


def _gate_that_does_not_exist(copy: Copy) -> None:
    copy.replace(MANIFEST, 'technology_waits_for = "6.4"', 'technology_waits_for = "6.9"')


def _scale_of_four(copy: Copy) -> None:
    copy.replace(MANIFEST, '5 = "Built in"\n', "")


def _no_manager(copy: Copy) -> None:
    copy.replace(MANIFEST, 'manager = "Manager"\n', "")


def _two_lines_with_one_name(copy: Copy) -> None:
    copy.replace(MANIFEST, 'name = "Listened to"', 'name = "Respect"')


def _a_long_name_of_a_line(copy: Copy) -> None:
    copy.replace(MANIFEST, 'name = "Respect"', 'name = "Treated with respect"')


def _two_lines_with_one_id(copy: Copy) -> None:
    copy.replace(MANIFEST, 'id = "t.2"', 'id = "t.1"')


def _file_outside_the_folder(copy: Copy) -> None:
    copy.replace(MANIFEST, f'"{ONE}"', f'"../{ONE}"')


@pytest.mark.parametrize(
    ("spoil", "file", "where", "what"),
    [
        (_missing_file, THREE, "", "it is missing"),
        (_missing_manifest, MANIFEST, "", "is missing. Every assessment needs one"),
        (_unlisted_file, "7-extra.toml", "", "Add it there or remove it"),
        (_bad_toml, TWO, "", "not valid TOML: Illegal character '\\n' (at line 3,"),
        (_wrong_type, ONE, "1.3 name", "This must be text. Put it in quotes."),
        (_version_without_quotes, MANIFEST, "version", "This must be text. Put it in quotes."),
        (_two_channels_with_one_id, MANIFEST, "forms id", "Another row has the same id."),
        (_a_waste_missing, MANIFEST, "worksheets wastes", "All seven wastes are needed, each once."),
        (_a_waste_twice, MANIFEST, "worksheets wastes", "All seven wastes are needed, each once."),
        (_a_point_twice, MANIFEST, "worksheets points", "the points 1 to 9, in this order"),
        (_channels_without_end, MANIFEST, "worksheets channels", "more than 120 rows. Leave some out."),
        (_nothing_watched_is_shown, MANIFEST, "worksheets techniques", 'None of the kind "watch" is shown.'),
        (_a_fact_beside_no_line, MANIFEST, "waiting line", 'Write "t.1" to "t.10".'),
        (_two_words_for_three_marks, MANIFEST, "worksheets channel_marks", "three words, for the marks"),
        (_no_word_for_an_expectation, MANIFEST, "worksheets expectations staff", "This key is missing."),
        (_one_for_true, ONE, "1.2 core", "This must be true or false, without quotes."),
        (_text_for_true, ONE, "1.3 core", "This must be true or false, without quotes."),
        (_true_for_a_number, TWO, "2.3-start lift", "This must be a whole number"),
        (_text_for_a_number, TWO, "2.3-start lift", "This must be a whole number"),
        (_weight_with_a_point, TWO, "2.2 legs courtesy", "This must be a whole number"),
        (_true_for_a_target, ONE, "1.1-start measure target", "This must be a number"),
        (_target_that_is_no_number, ONE, "1.1-start measure target", "not inf or nan"),
        (_target_without_end, ONE, "1.1-start measure target", "not inf or nan"),
        (_target_below_zero, ONE, "1.1-start measure target", "It is less than 0. Give 0 or more."),
        (_lift_of_three, TWO, "2.3-start lift", "It is more than 2. Give 2 or less."),
        (_number_of_5000_digits, TWO, "", "A number has too many digits. Shorten it."),
        (_broken_title, ONE, "1.1-start title", "It holds a line break"),
        (_carriage_return, ONE, "1.1 prompt", "It holds a line break"),
        (_separator, ONE, "1.1 prompt", "It holds a line break"),
        (_broken_source, MANIFEST, "source", "It holds a line break"),
        (_id_with_a_line_break, ONE, "'1.6\\n' id", 'Write two digits with a dot, such as "3.1".'),
        (_file_with_a_line_break, MANIFEST, "files 1", "This can't be the name of an element file."),
        (_empty_text, ONE, "1.3 name", "It is empty. Write something."),
        (_sixth_level, SIX, "6.3 anchors 6", "not known here. Use only these: '1', '2', '3', '4', '5'."),
        (_sixth_evidence, ONE, "1.1 evidence", "It has more than 5 entries. Keep the best."),
        (_nobody_sees, ONE, "1.6 seen_by", "It is empty. Add an entry."),
        (_number_for_a_table, TWO, "2.2 legs", "This must be a table. Give it keys"),
        (_text_for_a_list, ONE, "1.6 seen_by", "This must be a list. Put it in square brackets"),
        (_unknown_key, ONE, "1.2 cor", "This key is not known. Check its spelling or remove it."),
        (_left_out_key, FOUR, "4.3-start size", "This key is missing. Add it."),
        (_unknown_role, TWO, "2.1 seen_by 1", "one of these: 'frontline', 'supervisor', 'manager'."),
        (_missing_anchor, FIVE, "5.6 anchors 3", "This key is missing. Add it."),
        (_missing_helper, FIVE, "5.1 helper manager", "This key is missing. Add it."),
        (_long_anchor, SIX, "6.3 anchors 2", "It has more than 100 characters. Shorten it."),
        (_wordy_anchor, SIX, "6.3 anchors 2", "It has more than 16 words. Shorten it."),
        (_quick_but_not_small, TWO, "2.3-start", "Use lift = 1 or size = 'S'."),
        (_no_leg, TWO, "2.2 legs", "Give at least one leg a weight of 1 or 2."),
        (_stages_out_of_order, SIX, "6.1 actions", "start, firm_up, keep, in this order."),
        (_fourth_action, SIX, "6.1 actions", "start, firm_up, keep, in this order."),
        (_action_of_another_practice, SIX, "6.1", "Change its id to 6.1-start."),
        (_action_of_another_stage, SIX, "6.1", "Change its id to 6.1-firm, or its stage."),
        (_practice_of_another_element, SIX, "5.7", "It does not belong to element 6."),
        (_not_utf_8, FOUR, "", "Save it as UTF-8"),
        (_six_megabytes, FIVE, "", "larger than 5 MB. Split it"),
        (_line_of_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_short_line_of_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_long_line_without_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_deep_nesting, ONE, "", "nested too deeply. Make it flatter"),
        (_duplicate_practice, ONE, "1.1", "id 1.1 is used 2 times. Give each its own"),
        (_duplicate_element, "1-again.toml", "id", "id 1 is used 2 times. Give each its own"),
        (_unknown_prerequisite, THREE, "3.2 prerequisites 1", "practice 3.9, which does not exist"),
        (_unknown_also, THREE, "3.2-start also 1", "practice 7.1, which does not exist"),
        (_prerequisite_of_itself, SIX, "6.4 prerequisites 1", "names itself. Remove that"),
        (_gate_that_does_not_exist, MANIFEST, "technology_waits_for", "practice 6.9, which does not exist"),
        (_scale_of_four, MANIFEST, "scale words 5", "This key is missing. Add it."),
        (_no_manager, MANIFEST, "roles manager", "This key is missing. Add it."),
        (_two_lines_with_one_id, MANIFEST, "three_thirds lines", "t.1 to t.10, in this order"),
        (_two_lines_with_one_name, MANIFEST, "t.2 name", "Another line has the same name"),
        (_a_long_name_of_a_line, MANIFEST, "t.1 name", "16 characters"),
        (_file_listed_twice, MANIFEST, "files", f"It names {ONE} 2 times. Name it once."),
        (_manifest_in_its_own_list, MANIFEST, "files", "The manifest is no element file."),
        (_file_outside_the_folder, MANIFEST, "files 1", "and no folder."),
    ],
)
def test_a_problem_names_its_file_its_place_and_what_to_do(
    copy: Copy, spoil: Break, file: str, where: str, what: str
) -> None:
    spoil(copy)
    problems = copy.problems()
    assert any(p.file == file and p.where == where and what in p.what for p in problems), shown(problems)


def test_a_long_text_with_a_line_break_is_told_both(copy: Copy) -> None:
    _long_and_broken(copy)
    (problem,) = copy.problems()
    assert problem.where == "6.3 anchors 2"
    assert "more than 100 characters" in problem.what
    assert "line break" in problem.what


ALONE = (
    _missing_file,
    _missing_manifest,
    _bad_toml,
    _one_for_true,
    _left_out_key,
    _missing_helper,
    _action_of_another_practice,
    _action_of_another_stage,
    _wordy_anchor,
    _sixth_evidence,
    _file_listed_twice,
    _manifest_in_its_own_list,
    _file_outside_the_folder,
    _unknown_prerequisite,
    _prerequisite_of_itself,
    _gate_that_does_not_exist,
)


@pytest.mark.parametrize("spoil", ALONE)
def test_one_mistake_is_one_problem(copy: Copy, spoil: Break) -> None:
    spoil(copy)
    problems = copy.problems()
    assert len(problems) == 1, shown(problems)


def test_a_circle_is_told_at_its_first_practice_and_in_full(copy: Copy) -> None:
    _cycle(copy)
    (problem,) = copy.problems()
    assert problem == Problem(
        SIX, "6.1", "These practices wait for one another: 6.1, 6.4, 6.2. Break the circle."
    )


def test_every_circle_is_told(copy: Copy) -> None:
    _cycle(copy)
    copy.in_practice(ONE, "1.1", "prompt = ", 'prerequisites = ["4.4"]\nprompt = ')
    circles = {(p.file, p.where) for p in copy.problems() if "wait for one another" in p.what}
    assert circles == {(ONE, "1.1"), (SIX, "6.1")}


# --- everything at once


WITHIN: tuple[tuple[Break, str, str], ...] = (
    (_version_without_quotes, MANIFEST, "version"),
    (_no_manager, MANIFEST, "roles manager"),
    (_scale_of_four, MANIFEST, "scale words 5"),
    (_two_lines_with_one_id, MANIFEST, "three_thirds lines"),
    (_unknown_key, ONE, "1.2 cor"),
    (_wrong_type, ONE, "1.3 name"),
    (_text_for_a_list, ONE, "1.6 seen_by"),
    (_bad_toml, TWO, ""),
    (_missing_file, THREE, ""),
    (_not_utf_8, FOUR, ""),
    (_missing_helper, FIVE, "5.1 helper manager"),
    (_missing_anchor, FIVE, "5.6 anchors 3"),
    (_action_of_another_stage, SIX, "6.1"),
    (_stages_out_of_order, SIX, "6.1 actions"),
    (_long_anchor, SIX, "6.3 anchors 2"),
    (_prerequisite_of_itself, SIX, "6.4 prerequisites 1"),
    (_unlisted_file, "7-extra.toml", ""),
)


def test_every_problem_of_every_file_is_told_at_once(copy: Copy) -> None:
    for spoil, _file, _where in WITHIN:
        spoil(copy)
    assert places(copy) == {(file, where) for _spoil, file, where in WITHIN}


def test_problems_come_file_by_file_and_practice_by_practice(copy: Copy) -> None:
    for spoil, _file, _where in WITHIN:
        spoil(copy)
    files = [p.file for p in copy.problems()]
    assert list(dict.fromkeys(files)) == [MANIFEST, ONE, TWO, THREE, FOUR, FIVE, SIX, "7-extra.toml"]
    assert files == sorted(files, key=list(dict.fromkeys(files)).index)
    numbers = [p.where[:3] for p in copy.problems() if p.file == SIX]
    assert numbers == sorted(numbers)


def test_problems_between_the_files_are_told_beside_those_within_them(copy: Copy) -> None:
    for spoil in (
        _one_for_true,
        _duplicate_practice,
        _unknown_prerequisite,
        _unknown_also,
        _cycle,
        _gate_that_does_not_exist,
        _scale_of_four,
        _file_listed_twice,
        _left_out_key,
        _wrong_type,
    ):
        spoil(copy)
    assert places(copy) == {
        (MANIFEST, "files"),
        (MANIFEST, "scale words 5"),
        (MANIFEST, "technology_waits_for"),
        (ONE, "1.1"),
        (ONE, "1.1 core"),
        (ONE, "1.3 name"),
        (THREE, "3.2 prerequisites 1"),
        (THREE, "3.2-start also 1"),
        (FOUR, "4.3-start size"),
        (SIX, "6.1"),
    }


def test_all_that_is_wrong_with_one_practice_is_told_at_once(copy: Copy) -> None:
    copy.replace(FIVE, 'id = "5.6-firm"', 'id = "5.6-keep"')
    copy.in_practice(FIVE, "5.6", "statement = ", "stated = ")
    copy.in_practice(FIVE, "5.6", '1 = "', f'1 = "{"We do so. " * 6}')
    copy.in_practice(FIVE, "5.6-keep", 'stage = "firm_up"', 'stage = "keep"')
    _missing_anchor(copy)
    assert places(copy) == {
        (FIVE, "5.6 statement"),
        (FIVE, "5.6 stated"),
        (FIVE, "5.6 anchors 1"),
        (FIVE, "5.6 anchors 3"),
        (FIVE, "5.6 actions"),
    }


def test_a_manifest_that_cannot_be_read_hides_no_other_problem(copy: Copy) -> None:
    _wrong_type(copy)
    _cycle(copy)
    copy.write(MANIFEST, "not = [")
    assert places(copy) == {(MANIFEST, ""), (ONE, "1.3 name"), (SIX, "6.1")}


def test_a_list_that_is_none_hides_no_file(copy: Copy) -> None:
    _wrong_type(copy)
    copy.replace(MANIFEST, "files = [", "file = [")
    assert places(copy) == {(MANIFEST, "file"), (MANIFEST, "files"), (ONE, "1.3 name")}


@pytest.mark.parametrize("spoil", [_missing_file, _file_outside_the_folder])
def test_a_practice_is_missed_only_where_it_cannot_be_elsewhere(copy: Copy, spoil: Break) -> None:
    """3.2 waits for 3.9, 3.1 and 2.3; 1.1 names 7.7 in one of its actions."""
    _unknown_prerequisite(copy)
    copy.in_practice(ONE, "1.1-start", 'also = ["1.4"]', 'also = ["7.7", "1.9"]')
    copy.write(TWO, "not = [")
    spoil(copy)
    wanted = {(ONE, "1.1-start also 2"), (TWO, "")}
    if spoil is _missing_file:
        assert places(copy) == {*wanted, (THREE, "")}
    else:
        assert places(copy) == {*wanted, (MANIFEST, "files 1"), (THREE, "3.2 prerequisites 1")}


def test_a_practice_whose_id_cannot_be_read_is_not_missed(copy: Copy) -> None:
    copy.replace(SIX, 'id = "6.2"\n', 'id = "6,2"\n')
    assert {p.where for p in copy.problems()} == {"6,2 id"}


def test_a_place_shows_no_trace_of_pydantic_and_stays_one_line(copy: Copy) -> None:
    _sixth_level(copy)
    copy.in_practice(ONE, "1.2", "core = true", '"a\\nb" = true')
    problems = copy.problems()
    assert {p.where for p in problems} == {"6.3 anchors 6", "1.2 'a\\nb'"}
    assert all("\n" not in str(p) and "[key]" not in str(p) for p in problems)


def test_the_error_says_it_all_a_line_each(copy: Copy) -> None:
    _unlisted_file(copy)
    _missing_file(copy)
    with pytest.raises(AssessmentProblems) as caught:
        load(copy.folder)
    assert caught.value.sentence.splitlines() == [str(p) for p in caught.value.problems]
    assert caught.value.sentence.splitlines()[0].startswith(f"{THREE}: ")


def test_a_problem_reads_as_a_sentence_with_its_place() -> None:
    assert str(Problem("a.toml", "1.1 anchors 3", "Shorten it.")) == "a.toml, 1.1 anchors 3: Shorten it."
    assert str(Problem("a.toml", "", "Shorten it.")) == "a.toml: Shorten it."


def test_an_empty_folder_is_told_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(AssessmentProblems, match="This file is missing"):
        load(tmp_path)


# --- where assessments are found


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person's own assessments go, empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "sixelements" / "assessments"
    if paths.user_assessments() != folder:
        pytest.skip("this system keeps a person's data elsewhere")
    return folder


def test_the_shipped_one_is_found_where_a_person_has_none(own_folder: Path) -> None:
    assert not own_folder.exists()
    assert find(SHIPPED) == paths.assessments() / SHIPPED


def test_a_persons_own_folder_is_found_first(own_folder: Path) -> None:
    own = Copy(own_folder / SHIPPED)
    assert find(SHIPPED) == own.folder


def test_an_own_folder_without_a_manifest_does_not_hide_the_shipped_one(own_folder: Path) -> None:
    (own_folder / SHIPPED).mkdir(parents=True)
    assert find(SHIPPED) == paths.assessments() / SHIPPED


@pytest.mark.parametrize("name", ["parks", "", ".", "..", "../six-elements", "Six-Elements", "x" * 300])
def test_an_unknown_name_is_refused_with_those_there_are(own_folder: Path, name: str) -> None:
    with pytest.raises(NotFound) as refusal:
        find(name)
    assert refusal.value.sentence == (
        f'There is no assessment called "{name}". Choose one of these: six-elements.'
    )
    assert not own_folder.exists()


def test_on_the_shelf_a_folder_is_called_like_its_assessment(own_folder: Path) -> None:
    own = Copy(own_folder / "parks")
    assert [str(p) for p in own.problems()] == [
        f"{MANIFEST}, id: It differs from the name of the folder. Make them the same."
    ]
    own.replace(MANIFEST, 'id = "six-elements"', 'id = "parks"')
    assert load(find("parks")).id == "parks"


def shown(problems: tuple[Problem, ...]) -> str:
    """What a failing test prints."""
    return "\n  ".join(["", *map(str, problems)])


def places(copy: Copy) -> set[tuple[str, str]]:
    """Where something is wrong: files, and places in them."""
    return {(p.file, p.where) for p in copy.problems()}


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_said_to_be_none(kind: str, tmp_path: Path) -> None:
    strange = tmp_path / "match.toml"
    if kind == "folder":
        strange.mkdir()
    elif sys.platform != "win32":
        os.mkfifo(strange)
    with pytest.raises(TomlProblem, match="a folder or a device"):
        read_toml(strange)


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    """It puts an unseen sign in front, and the file was called no TOML."""
    (tmp_path / "decisions.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_toml(tmp_path / "decisions.toml") == {"a": 1}

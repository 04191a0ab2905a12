"""The loader takes the shipped assessment, and tells an author everything that is wrong with another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sixelements import paths
from sixelements.content.loader import MANIFEST, AssessmentProblems, Problem, find, load
from sixelements.content.toml_gate import LARGEST_FILE, LONGEST_LINE
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput
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
        "1.0",
        "en-US",
        "MIT",
    )
    assert len(shipped.practices) == 37
    assert len(shipped.three_thirds.lines) == 10
    assert len(shipped.items) == 47
    assert shipped.practices[next(iter(shipped.practices))].anchor(1).startswith("We have nothing in writing")


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
        (_wrong_type, ONE, "1.3 name", "should be a valid string"),
        (_text_for_a_list, ONE, "1.6 seen_by", "should be a valid tuple"),
        (_unknown_key, ONE, "1.2 cor", "not permitted"),
        (_left_out_key, FOUR, "4.2-keep size", "required"),
        (_unknown_role, TWO, "2.1 seen_by 1", "'frontline', 'supervisor' or 'manager'"),
        (_missing_anchor, FIVE, "5.6", "anchors needs the levels 1 to 5"),
        (_missing_helper, FIVE, "5.1", "helper needs a line for frontline, supervisor and manager"),
        (_long_anchor, SIX, "6.3 anchors 2", "at most 100 characters"),
        (_wordy_anchor, SIX, "6.3", "anchor 2 has more than 16 words; shorten it"),
        (_quick_but_not_small, TWO, "2.3-start", "use lift = 1 or size = 'S'"),
        (_no_leg, TWO, "2.2 legs", "give at least one leg a weight"),
        (_stages_out_of_order, SIX, "6.1", "start, firm_up, keep, in this order"),
        (_action_of_another_practice, SIX, "6.1", "begins with the id of its practice"),
        (_practice_of_another_element, SIX, "", "practice 5.7 does not belong to element 6"),
        (_not_utf_8, FOUR, "", "Save it as UTF-8"),
        (_six_megabytes, FIVE, "", "larger than 5 MB. Split it"),
        (_line_of_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_short_line_of_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_long_line_without_dots, FIVE, "", "Line 1 is too long or has too many dots. Shorten it"),
        (_deep_nesting, ONE, "", "nested too deeply. Make it flatter"),
        (_duplicate_practice, ONE, "1.1", "used 2 times. Give each its own"),
        (_duplicate_element, "1-again.toml", "1", "used 2 times. Give each its own"),
        (_unknown_prerequisite, THREE, "3.2", "practice 3.9, which does not exist"),
        (_unknown_also, THREE, "3.2", "practice 7.1, which does not exist"),
        (_prerequisite_of_itself, SIX, "6.4", "names itself. Remove that"),
        (_gate_that_does_not_exist, MANIFEST, "technology_waits_for", "practice 6.9, which does not exist"),
        (_scale_of_four, MANIFEST, "scale words", "needs the levels 1 to 5"),
        (_no_manager, MANIFEST, "roles", "needs frontline, manager, supervisor"),
        (_two_lines_with_one_id, MANIFEST, "three_thirds lines", "t.1 to t.10, in this order"),
        (_file_outside_the_folder, MANIFEST, "files 1", "should match pattern"),
    ],
)
def test_a_problem_names_its_file_its_place_and_what_to_do(
    copy: Copy, spoil: Break, file: str, where: str, what: str
) -> None:
    spoil(copy)
    problems = copy.problems()
    assert any(p.file == file and p.where == where and what in p.what for p in problems), shown(problems)


def test_a_cycle_is_named_in_full(copy: Copy) -> None:
    _cycle(copy)
    (problem,) = copy.problems()
    assert "These practices wait for one another: " in problem.what
    assert all(practice in problem.what for practice in ("6.1", "6.2", "6.4")), problem


# --- everything at once


def test_every_problem_of_every_file_is_told_at_once(copy: Copy) -> None:
    for spoil in (
        _unlisted_file,
        _wrong_type,
        _unknown_key,
        _text_for_a_list,
        _bad_toml,
        _missing_file,
        _not_utf_8,
        _missing_anchor,
        _missing_helper,
        _long_anchor,
        _stages_out_of_order,
    ):
        spoil(copy)
    found = {(p.file, p.where) for p in copy.problems()}
    assert found == {
        (ONE, "1.2 cor"),
        (ONE, "1.3 name"),
        (ONE, "1.6 seen_by"),
        (TWO, ""),
        (THREE, ""),
        (FOUR, ""),
        (FIVE, "5.1"),
        (FIVE, "5.6"),
        (SIX, "6.1"),
        (SIX, "6.3 anchors 2"),
        ("7-extra.toml", ""),
    }


def test_every_problem_between_the_files_is_told_at_once(copy: Copy) -> None:
    for spoil in (
        _duplicate_practice,
        _unknown_prerequisite,
        _unknown_also,
        _cycle,
        _gate_that_does_not_exist,
        _scale_of_four,
        _no_manager,
        _two_lines_with_one_id,
    ):
        spoil(copy)
    problems = copy.problems()
    assert {(p.file, p.where) for p in problems} >= {
        (ONE, "1.1"),
        (THREE, "3.2"),
        (MANIFEST, "technology_waits_for"),
        (MANIFEST, "scale words"),
        (MANIFEST, "roles"),
        (MANIFEST, "three_thirds lines"),
    }, shown(problems)
    named = " ".join(p.what for p in problems)
    for words in ("practice 3.9", "practice 7.1", "wait for one another"):
        assert words in named, shown(problems)


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


def test_an_unknown_name_is_refused(own_folder: Path) -> None:
    with pytest.raises(BadInput, match='There is no assessment called "parks"'):
        find("parks")
    assert not own_folder.exists()


def shown(problems: tuple[Problem, ...]) -> str:
    """What a failing test prints."""
    return "\n  ".join(["", *map(str, problems)])

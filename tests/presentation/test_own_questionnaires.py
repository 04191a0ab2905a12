"""Own questionnaires without a window: the list, what stands beside it, and what can be done with one."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements import bootstrap, paths
from sixelements.domain.errors import SixElementsError
from sixelements.presentation.new_workbook import NewWorkbook, NewWorkbookPresenter
from sixelements.presentation.own_questionnaires import OwnQuestionnairesPresenter
from sixelements.presentation.pages.next_up import next_compared, questionnaires
from sixelements.presentation.session import Session
from tests.presentation.plan_room import a_room


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session on an empty shelf of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if not paths.user_assessments().is_relative_to(tmp_path):
        pytest.skip("this system keeps a person's data elsewhere")
    of_a_room = a_room().session
    doors = {
        "assessment_in": bootstrap.assessment_in,
        "own_assessments": bootstrap.own_assessments,
        "own_names": bootstrap.own_names,
        "begin_assessment": lambda name, like, own: bootstrap.begin_assessment(name, like, own_practices=own),
        "put_away_assessment": bootstrap.put_away_assessment,
        "preview_assessment": bootstrap.preview_assessment,
        "reading_grades": bootstrap.reading_grades,
    }
    return Session(replace(of_a_room.services, **doors))  # type: ignore[arg-type] # doors of many kinds


@pytest.fixture
def presenter(session: Session) -> OwnQuestionnairesPresenter:
    return looked(OwnQuestionnairesPresenter(session))


def looked(presenter: OwnQuestionnairesPresenter) -> OwnQuestionnairesPresenter:
    presenter.note(presenter.looking()(None))
    return presenter


def spoil(folder: Path) -> None:
    manifest = folder / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('version = "1.0"', "version = 1.0"), encoding="utf-8")


def test_an_empty_shelf_says_how_to_begin(presenter: OwnQuestionnairesPresenter) -> None:
    assert (presenter.rows(), presenter.detail(), presenter.chosen) == ((), None, "")
    assert presenter.summary.startswith("There are none yet. Begin one as a copy")
    assert presenter.names == ("six-elements",)


def test_each_says_how_it_stands_and_stays_chosen(presenter: OwnQuestionnairesPresenter) -> None:
    said = presenter.begin(" parks ", "six-elements", own_practices=True)
    assert said == "parks is made. Change its files with a text editor, then check again."
    presenter.begin("pools", "parks", own_practices=False)
    spoil(presenter.folder / "pools")
    rows = looked(presenter).rows()
    assert [(row.name, row.state, row.wrong) for row in rows] == [
        ("parks", "asks 38 practices", False),
        ("pools", "1 problem", True),
    ]
    assert presenter.chosen == "pools"
    broken = presenter.detail()
    assert broken
    assert broken.as_text == (
        "pools\nCorrect these, save the file, and check again.\n"
        "manifest.toml, version: This must be text. Put it in quotes."
    )
    assert not broken.can_preview
    presenter.chosen = "parks"
    whole = looked(presenter).detail()
    assert whole
    assert whole.facts == ("“Six Elements”, version 1.0. Everything is in order.",)
    assert whole.can_preview
    assert whole.lines_about.startswith("Reading grade ")
    assert "6.2 evidence 1, grade " in whole.lines[0]
    assert presenter.names == ("six-elements", "parks")
    assert presenter.previewing()(None).data.startswith(b"%PDF")


def test_one_that_takes_the_place_of_a_shipped_one_says_so(presenter: OwnQuestionnairesPresenter) -> None:
    shutil.copytree(paths.assessments() / "six-elements", presenter.folder / "six-elements")
    detail = looked(presenter).detail()
    assert detail
    assert "It has the name of one that ships with the app, and is asked in its place." in detail.facts
    assert presenter.names == ("six-elements",)


def test_what_is_removed_is_kept_and_another_is_chosen(presenter: OwnQuestionnairesPresenter) -> None:
    for name in ("parks", "pools"):
        presenter.begin(name, "six-elements", own_practices=False)
    looked(presenter).chosen = "parks"
    kept = paths.user_data() / "removed-assessments" / "parks"
    assert presenter.put_away() == f"parks is asked no more. It is kept as {kept}."
    assert (kept / "manifest.toml").is_file()
    assert looked(presenter).chosen == "pools"


def test_a_shelf_that_cannot_be_read_is_a_sentence(
    presenter: OwnQuestionnairesPresenter, session: Session
) -> None:
    presenter.folder.parent.mkdir()
    presenter.folder.write_bytes(b"a file lies where the folder belongs")
    with pytest.raises(SixElementsError, match=r"can't be used: there is something of that name already\.$"):
        presenter.begin("parks", "six-elements", own_practices=False)
    assert session.services.own_names() == ()


def test_the_next_round_can_ask_others_and_says_what_is_compared(session: Session, tmp_path: Path) -> None:
    """A copy is compared where its words are the same, and what is nothing like it not at all."""
    for name, own in (("parks", True), ("pools", False)):
        session.services.begin_assessment(name, "six-elements", own)
    pools = paths.user_assessments() / "pools" / "manifest.toml"
    text = pools.read_text(encoding="utf-8")
    pools.write_text(text.replace('stem = "', 'stem = "Here '), encoding="utf-8")
    session.services = replace(
        session.services, assessment=bootstrap.assessment, create_workbook=bootstrap.create_workbook
    )
    new = NewWorkbookPresenter(session, tmp_path)
    new.create(NewWorkbook(organization="A", path=str(tmp_path / "a.sixe")))
    try:
        assert questionnaires(session) == ((None, "As in round 1"), ("parks", "parks"), ("pools", "pools"))
        assert next_compared(session).asks == ""
        assert next_compared(session, "parks").asks == "It asks parks, all 38 practices."
        assert next_compared(session, "parks").compared == ("37 practices, asked in the same words",)
        assert next_compared(session, "pools").compared == ()
        spoil(paths.user_assessments() / "parks")
        with pytest.raises(SixElementsError, match="version: This must be text"):
            next_compared(session, "parks")
    finally:
        session.close()

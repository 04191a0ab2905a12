"""``backups``: what can be gone back to, and going back, by command."""

from pathlib import Path

from tests.cli.conftest import Type


def test_a_backup_is_put_in_the_place_of_a_damaged_workbook_which_is_kept(
    sixelements: Type, closed: Path
) -> None:
    before = sixelements("score", closed, "--json").out
    assert sixelements("backups", closed).out.startswith("  1  ")
    damaged = closed.read_bytes()[:5000]
    closed.write_bytes(damaged)
    assert sixelements("score", closed).code == 1

    said = sixelements("backups", closed, "--restore", 1)
    assert said.code == 0, said.err
    assert said.out.startswith(f"Restored {closed} from ")
    (kept,) = [line for line in said.out.splitlines() if "is kept as" in line]
    assert Path(kept.partition("kept as ")[2].rstrip(".")).read_bytes() == damaged
    assert sixelements("score", closed, "--json").out == before


def test_a_backup_that_is_not_there_is_said_not_to_be(sixelements: Type, closed: Path) -> None:
    said = sixelements("backups", closed, "--restore", 99)
    assert said.code == 1
    assert "Choose a number from 1 to" in said.err
    Path("other.sixe").write_bytes(b"")
    assert "has no backups" in sixelements("backups", "other.sixe").err

"""What is to be erased with a round, or with a team and all its rounds."""

from sixelements.domain.ids import RoundId, TeamId
from sixelements.storage.erasing import Statement

_OF_ROUND = ("response", "hands", "discussion", "plan", "round_practice")
"""Tables that name their round; what hangs on their rows goes with those."""


def of_round(round_: RoundId) -> tuple[Statement, ...]:
    """What removes a round."""
    return *_held("= ?", round_), Statement(sql="DELETE FROM round WHERE id = ?", values=(round_,))


def of_team(team: TeamId) -> tuple[Statement, ...]:
    """What removes a team, with the rounds that a copy has of it."""
    own = ("DELETE FROM round WHERE team = ?", "DELETE FROM team_service WHERE team = ?")
    return (
        *_held("IN (SELECT id FROM round WHERE team = ?)", team),
        *(Statement(sql=sql, values=(team,)) for sql in (*own, "DELETE FROM team WHERE id = ?")),
    )


def _held(which: str, value: str) -> tuple[Statement, ...]:
    """What removes all that rounds hold; ``which`` says of which ones."""
    return (
        *(Statement(sql=f"DELETE FROM {table} WHERE round {which}", values=(value,)) for table in _OF_ROUND),  # noqa: S608 - names of ours
        Statement(
            sql=f"DELETE FROM file_taken_in WHERE round {which}",  # noqa: S608 - literal SQL
            values=(value,),
            first="DELETE FROM file_taken_in WHERE ? <> ''",  # it does not know of which round they are
        ),
        Statement(sql=f"DELETE FROM known_match WHERE round {which}", values=(value,), since=3),  # noqa: S608 - literal SQL
        Statement(sql=f"DELETE FROM way_in WHERE round {which}", values=(value,), since=4),  # noqa: S608 - literal SQL
        Statement(sql=f"DELETE FROM workshop WHERE round {which}", values=(value,), since=6),  # noqa: S608 - literal SQL
        Statement(sql=f"DELETE FROM worksheets WHERE round {which}", values=(value,), since=7),  # noqa: S608 - literal SQL
    )

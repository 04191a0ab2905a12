"""The workshop: what the room sees, as slides, and what the one who runs it sees and may do."""

"""The plan as a board, a table and a timeline: three views of one plan, and what is done in them."""

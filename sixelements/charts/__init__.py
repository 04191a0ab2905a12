"""Where a bar, dot or label of a chart lies: scenes of lines and text, painted elsewhere."""

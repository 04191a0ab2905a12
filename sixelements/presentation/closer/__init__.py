"""Look closer: the five worksheets and the facts about customers, as values that pages paint."""

"""Questions to the person, each asked by a classmethod `ask`."""

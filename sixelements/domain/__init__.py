"""What is true on paper: frozen values and pure functions, without clock, chance, files or words."""

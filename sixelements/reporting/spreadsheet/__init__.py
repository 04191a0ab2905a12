"""The figures and the plan as a spreadsheet file that explains itself."""

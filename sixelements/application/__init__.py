"""What a person would say: make a workbook, open a round, take in answers, close it, accept a plan."""

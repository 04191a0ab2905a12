"""Values turned into sentences: findings, because-lines, reasons withheld."""

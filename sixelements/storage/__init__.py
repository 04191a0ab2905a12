"""The workbook file: rows in, domain values out; migrations, locks, backups."""

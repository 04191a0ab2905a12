"""Rows in, domain values out: the workbook as one SQLite file, with its lock, migrations and backups.

Nothing here keeps sqlite_utils loaded for reading: a workbook opens and is counted through a plain
connection, and ``Store.table`` brings sqlite_utils in (0.2 s) with the first change.
"""

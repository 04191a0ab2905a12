"""What leaves the app: the outline of a report, and its PDF, CSV and JSON."""

"""Dates as people write them, their parsing and the bounds of those that count."""

"""Addresses that no list shows: which are tried, and what leads on without an end."""

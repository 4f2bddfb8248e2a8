"""Proving an archive: every file against the others, every record against its checksums; and mending what can be."""

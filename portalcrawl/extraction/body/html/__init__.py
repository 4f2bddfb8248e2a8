"""The text as sanitized HTML."""

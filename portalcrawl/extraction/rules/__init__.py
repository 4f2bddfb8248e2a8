"""A profile's rules, obeyed on a page."""

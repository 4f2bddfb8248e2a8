"""A page, made once of its bytes: its tree, links, layout and titles, for both readers."""

"""The rules of a profile, each learned from labelled samples: menu, pager, rows, fields, bodies, furniture."""

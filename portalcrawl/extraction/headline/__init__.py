"""An article's headline."""

"""Words and class names by which pages of all systems and languages say what their parts are."""
